import { expect, it, vi } from 'vitest';
import type { Filter, RowView, View } from '$lib/api';
import { withAlike, withCell, withField, withoutRow, withPerson, withRow, withSheet } from './choices';
import { PAGE, Pages } from './pages.svelte';

const row = (number: number): RowView => ({
  row: number,
  outcome: { is: 'insert' },
  why: '',
  cells: [],
  also: [],
  problems: [],
});

function pages(total: number) {
  const fetch = vi.fn(async (_: Filter, from: number, count: number): Promise<View> => {
    const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, i) => row(from + i));
    return { columns: [], total, rows };
  });
  return { fetch, pages: new Pages(fetch) };
}

it('asks for the page in view once, and for no other', async () => {
  const { fetch, pages: list } = pages(1_000_000);
  list.forget();
  await vi.waitFor(() => expect(list.total).toBe(1_000_000));
  list.see(500_000, 500_020);
  list.see(500_000, 500_020);
  await vi.waitFor(() => expect(list.at(500_010)?.row).toBe(500_010));
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(list.at(250_000)).toBeUndefined();
});

it('forgets the oldest pages and what an earlier filter answered', async () => {
  const { pages: list } = pages(100 * PAGE);
  list.forget();
  for (let page = 0; page < 30; page++) {
    list.see(page * PAGE, page * PAGE);
    await vi.waitFor(() => expect(list.at(page * PAGE)).toBeDefined());
  }
  expect(list.at(0)).toBeUndefined();
  list.show('problems');
  expect(list.at(29 * PAGE)).toBeUndefined();
});

it('reads a field from one column only', () => {
  const first = withField({}, 'A', 'position');
  expect(withField(first, 'C', 'position').columns).toEqual({ A: null, C: 'position' });
  expect(withField(first, 'A', null).columns).toEqual({ A: null });
});

it('keeps one fix for each cell, row and person, and drops them with the sheet', () => {
  let choices = withCell(withCell({}, 5, 'B', 'ก'), 5, 'B', 'ข');
  choices = withAlike(withAlike(choices, 6, 'B', 'x', 'y'), 6, 'B', 'x', 'z');
  choices = withPerson(withPerson(choices, 7, 'one'), 7, 'two');
  choices = withRow(withRow(choices, 9), 9);
  expect(choices.cells).toEqual([{ row: 5, column: 'B', text: 'ข' }]);
  expect(choices.alike).toEqual([{ column: 'B', written: 'x', text: 'z' }]);
  expect(choices.people).toEqual([{ row: 7, person: 'two' }]);
  expect(choices.skip).toEqual([9]);
  expect(withoutRow(choices, 9).skip).toEqual([]);
  expect(withAlike(choices, 5, 'B', 'ก', 'ค').cells, 'the fix of the one cell gives way').toEqual([]);
  const other = withSheet({ ...choices, key: 'national_id' }, 'แผ่น 2');
  expect(other).toMatchObject({ sheet: 'แผ่น 2', key: 'national_id', cells: [], skip: [] });
});
