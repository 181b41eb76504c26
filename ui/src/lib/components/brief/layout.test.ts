import { expect, it } from 'vitest';
import type { BriefTable } from '$lib/api';
import { filled, naming, read, sumsOf, widths } from './layout';

const column = (name: string, numbers = false, share = 1) =>
  ({ name, numbers, share, class: 'public' }) as BriefTable['columns'][number];

it('a row is named by its first column of words, not by its running number', () => {
  expect(naming({ columns: [column('ลำดับ', true), column('เรื่อง'), column('สถานะ')] })).toBe(1);
  expect(naming({ columns: [column('ลำดับ', true)] })).toBe(-1);
});

it('the label of the sums stands over the columns before the first', () => {
  expect(sumsOf({ sums: [null, null, '40', null, '2'] })).toEqual({ before: 2, sums: ['40', null, '2'] });
});

it('without a sum, or without room for its label, there is no row of sums', () => {
  expect(sumsOf({ sums: [] })).toBeNull();
  expect(sumsOf({ sums: [null, null] })).toBeNull();
  expect(sumsOf({ sums: ['40', '2'] })).toBeNull();
});

it('a bar is never longer than its whole, and nothing of nothing is nothing', () => {
  expect(filled('2.5', '5')).toBe(0.5);
  expect(filled('7', '5')).toBe(1);
  expect(filled('-1', '5')).toBe(0);
  expect(filled('0', '0')).toBe(0);
});

it('columns have their shares of the width', () => {
  expect(widths({ columns: [column('a', false, 1), column('b', false, 3)] })).toEqual(['25.00%', '75.00%']);
});

it('an empty cell reads as a dash', () => {
  expect(read({ text: ' ' })).toBe('—');
  expect(read({ text: '0' })).toBe('0');
});
