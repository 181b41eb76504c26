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
  const { groups, more } = dueGroups({
    items: [item('month', 'c'), item('overdue', 'a'), item('week', 'b')],
    total: 3,
  });
  expect(groups.map(({ nearness, items }) => [nearness, items.map(({ name }) => name)])).toEqual([
    ['overdue', ['a']],
    ['week', ['b']],
    ['month', ['c']],
  ]);
  expect(more).toBe(0);
});

it('those that are not told one by one are counted', () => {
  expect(dueGroups({ items: [item('overdue', 'z')], total: 4 }).more).toBe(3);
});
