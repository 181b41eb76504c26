import { expect, it } from 'vitest';
import { matching, sorted, type Column } from './table';

type Row = { name: string; n: number };
const columns: Column<Row>[] = [
  { key: 'name', label: 'ชื่อ', text: (row) => row.name },
  { key: 'n', label: 'จำนวน', text: (row) => String(row.n), order: (row) => row.n },
];
const rows: Row[] = [
  { name: 'แก้ว ทองดี', n: 10 },
  { name: 'กมล ทองมา', n: 9 },
  { name: 'Somchai T.', n: 100 },
];

it('a search finds rows that hold all its words, in any column and case', () => {
  expect(matching(rows, columns, 'ทอง 9')).toEqual([rows[1]]);
  expect(matching(rows, columns, 'SOMCHAI')).toEqual([rows[2]]);
  expect(matching(rows, columns, '  ')).toEqual(rows);
});

it('numbers sort by value and Thai by dictionary order', () => {
  expect(sorted(rows, columns, { key: 'n', descending: true }).map((row) => row.n)).toEqual([100, 10, 9]);
  expect(sorted(rows.slice(0, 2), columns, { key: 'name', descending: false }).map((row) => row.n)).toEqual([9, 10]);
});
