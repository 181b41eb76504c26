import { expect, it, vi } from 'vitest';
import type { Filter, Fixed, Layout, RowView, View } from '$lib/api';
import {
  headerOf,
  withAlike,
  withCell,
  withField,
  withoutFix,
  withoutRow,
  withPerson,
  withRow,
  withSheet,
} from './choices';
import { PAGE, Pages } from './pages.svelte';
import { extent, inView, ROW, towards } from './scrolling';

const row = (number: number): RowView => ({
  row: number,
  outcome: { is: 'insert' },
  why: '',
  cells: [],
  also: [],
  problems: [],
  questions: [],
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

const layout = { sheet: 'แผ่น 1', header_first: 4, header_last: 5 } as Layout;
const cell = (row: number, column: string, raw = 'x', fixed: Fixed | null = null) => ({ row, column, raw, fixed });

it('reads a field from one column only, of the sheet that is shown', () => {
  const first = withField({}, layout, 'A', 'position');
  expect(withField(first, layout, 'C', 'position').columns).toEqual({ A: null, C: 'position' });
  expect(withField(first, layout, 'A', null)).toMatchObject({ sheet: 'แผ่น 1', columns: { A: null } });
});

it('keeps one fix for each cell, row and person, and drops them with the sheet', () => {
  let choices = withCell(withCell({}, cell(5, 'B'), 'ก'), cell(5, 'B'), 'ข');
  choices = withAlike(withAlike(choices, cell(6, 'B'), 'y'), cell(6, 'B'), 'z');
  choices = withPerson(withPerson(choices, 7, 'one'), 7, 'two');
  choices = withRow(withRow(choices, 9), 9);
  expect(choices.cells).toEqual([{ row: 5, column: 'B', text: 'ข' }]);
  expect(choices.alike).toEqual([{ column: 'B', written: 'x', row: null, text: 'z' }]);
  expect(choices.people).toEqual([{ row: 7, person: 'two' }]);
  expect(choices.skip).toEqual([9]);
  expect(withoutRow(choices, 9).skip).toEqual([]);
  expect(withAlike(choices, cell(5, 'B'), 'ค').cells, 'the fix of the one cell gives way').toEqual([]);
  const other = withSheet({ ...choices, key: 'national_id' }, 'แผ่น 2');
  expect(other).toMatchObject({ sheet: 'แผ่น 2', key: 'national_id', cells: [], skip: [] });
});

it('names ids that are alike by one of their rows, for they are not known here', () => {
  const choices = withAlike({}, cell(6, 'C', ''), '1');
  expect(choices.alike).toEqual([{ column: 'C', written: '', row: 6, text: '1' }]);
});

it('takes a fix back, of one cell or of all alike', () => {
  const cells = withCell({}, cell(5, 'B'), 'ก');
  expect(withoutFix(cells, cell(5, 'B', 'x', { by: 'cell' })).cells).toEqual([]);
  const alike = withAlike(withAlike({}, cell(6, 'B'), 'y'), cell(6, 'C', ''), '1');
  expect(withoutFix(alike, cell(8, 'B', 'x', { by: 'written' })).alike).toMatchObject([{ column: 'C' }]);
  expect(withoutFix(alike, cell(8, 'C', '', { by: 'like_row', row: 6 })).alike).toMatchObject([{ column: 'B' }]);
});

it('takes whole rows of the sheet for a header, and no others', () => {
  expect(headerOf('4', '5', 20)).toEqual([4, 5]);
  expect(headerOf('16', '20', 20)).toEqual([16, 20]);
  for (const [first, last] of [
    ['', '5'],
    ['1.5', '2'],
    ['0', '1'],
    ['-1', '1'],
    ['5', '4'],
    ['1', '6'],
    ['20', '21'],
    ['1', '999999999'],
    ['1e1', '10'],
  ] as const)
    expect(headerOf(first, last, 20), `${first}–${last}`).toBeNull();
});

it('reaches every row of the longest sheet, in a room that can be drawn', () => {
  const seen = { total: 1_048_576, height: 400 };
  const end = extent(seen.total) - seen.height;
  expect(extent(seen.total)).toBeLessThan(2 ** 25);
  expect(inView(end, seen).last).toBe(seen.total - 1);
  expect(inView(0, seen)).toMatchObject({ first: 0, shift: 0 });
  let scroll = 0;
  for (const row of [0, 5, 11, 12, 500_000, 1_048_575, 1_048_574, 1_048_560, 3]) {
    scroll = towards(row, scroll, seen);
    const { first, last, shift } = inView(scroll, seen);
    expect(first <= row && row <= last, `row ${row} is drawn`).toBe(true);
    // Whole, and nearer than a pixel.
    expect(row * ROW + shift - scroll).toBeGreaterThan(-1);
    expect((row + 1) * ROW + shift - scroll).toBeLessThan(seen.height + 1);
  }
});

it('scrolls a list that fits pixel by pixel', () => {
  const seen = { total: 1000, height: 400 };
  expect(extent(1000)).toBe(34_000);
  expect(inView(340, seen)).toEqual({ first: 0, last: 31, shift: 0 });
  expect(towards(20, 0, seen)).toBe(21 * ROW - 400);
  expect(towards(20, 21 * ROW - 400, seen), 'it is in view already').toBe(21 * ROW - 400);
  expect(inView(0, { total: 0, height: 400 })).toMatchObject({ first: 0, last: -1 });
});
