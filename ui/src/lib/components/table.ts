// What a list shows of a record, and how its rows are found and ordered. Knows no register.
import { inThaiOrder } from '$lib/text/format';
import type { Tone } from './tone';

export type Column<R> = {
  key: string;
  label: string;
  /** The text shown, searched and, unless `order` says otherwise, sorted by. */
  text: (row: R) => string;
  order?: (row: R) => string | number;
  /** A width in rem, or the least width and its share of what is left; `[8, 1]` unless told. */
  width?: number | readonly [least: number, share: number];
  align?: 'end';
  /** The field that a list which is not all here is ordered by; the key, unless told; by none where it is null. */
  field?: string | null;
  /** Shows the text as a badge. */
  tone?: (row: R) => Tone;
};

export type Sorting = { key: string; descending: boolean };

/** A list that is not all here: rows arrive as they come into view, ordered where they come from. */
export interface Arriving<R> {
  readonly total: number;
  sort: { field: string; descending: boolean } | null;
  at(index: number): R | undefined;
  see(first: number, last: number): void;
}

/** The rows in which every word of `query` occurs in some column, case aside. */
export function matching<R>(rows: readonly R[], columns: readonly Column<R>[], query: string): R[] {
  const words = query.toLocaleLowerCase('th').split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...rows];
  return rows.filter((row) => {
    const text = columns
      .map((column) => column.text(row))
      .join('\u0000')
      .toLocaleLowerCase('th');
    return words.every((word) => text.includes(word));
  });
}

/** The rows by one column, the order they came in breaking ties. */
export function sorted<R>(rows: R[], columns: readonly Column<R>[], by: Sorting | null): R[] {
  const column = by && columns.find((candidate) => candidate.key === by.key);
  if (!column) return rows;
  const key = column.order ?? column.text;
  const sign = by.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(key(a), key(b)));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : inThaiOrder(String(a), String(b));
}

/** The columns as a CSS grid, and the width in rem below which the list scrolls sideways. */
export function gridOf<R>(columns: readonly Column<R>[]): { tracks: string; least: number } {
  const widths = columns.map((column) => column.width ?? ([8, 1] as const));
  return {
    tracks: widths
      .map((width) => (typeof width === 'number' ? `${width}rem` : `minmax(${width[0]}rem, ${width[1]}fr)`))
      .join(' '),
    least: widths.reduce<number>((sum, width) => sum + (typeof width === 'number' ? width : width[0]), 0),
  };
}
