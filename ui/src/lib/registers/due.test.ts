import { expect, it } from 'vitest';
import type { DueItem } from '$lib/api';
import { dueGroups } from './due';

const item = (nearness: DueItem['nearness'], name: string): DueItem => ({
  register: 'calendar_entries',
  key: name,
  words: { th: 'กำหนดการ', en: 'Appointment' },
  name,
  day: '2026-11-30',
  nearness,
});

it('what is overdue comes first, then what is due in a week, then in a month', () => {
  const { groups, more } = dueGroups([item('month', 'c'), item('overdue', 'a'), item('week', 'b')], 12);
  expect(groups.map(({ nearness, items }) => [nearness, items.map(({ name }) => name)])).toEqual([
    ['overdue', ['a']],
    ['week', ['b']],
    ['month', ['c']],
  ]);
  expect(more).toBe(0);
});

it('of more than are shown the nearest are shown, and the others are counted', () => {
  const many = [...'abcde'].map((name) => item('month', name));
  const { groups, more } = dueGroups([...many, item('overdue', 'z')], 3);
  expect(groups.flatMap(({ items }) => items.map(({ name }) => name))).toEqual(['z', 'a', 'b']);
  expect(more).toBe(3);
});

it('what is due later than in a month is neither shown nor counted', () => {
  expect(dueGroups([item('later', 'a')], 12)).toEqual({ groups: [], more: 0 });
});
