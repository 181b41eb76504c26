// Changing what the officer decided: every change is a new object, as the Rust side takes it whole.
import type { AlikeFix, Choices, Fixed, Layout } from '$lib/api';

/** Rows that a header takes up at most. */
export const HIGHEST = 5;

/** Where a cell is, and what stands in it; an id is not known here. */
export type Cell = { row: number; column: string; raw: string; fixed: Fixed | null };

/** The sheet is named with its first decision: another might look better once a column has a meaning. */
export function withField(choices: Choices, layout: Layout, column: string, field: string | null): Choices {
  const columns = { ...choices.columns };
  // A field is read from one column: whichever had it before has none now.
  for (const [letters, taken] of Object.entries(columns))
    if (field !== null && taken === field) columns[letters] = null;
  return { ...choices, sheet: layout.sheet, columns: { ...columns, [column]: field } };
}

export function withSheet(choices: Choices, sheet: string): Choices {
  // Another sheet has columns of its own.
  return { ...choices, sheet, header: null, columns: {}, skip: [], cells: [], alike: [], people: [], answers: {} };
}

export function withHeader(choices: Choices, layout: Layout, header: [number, number]): Choices {
  return { ...choices, sheet: layout.sheet, header, columns: {} };
}

/** The rows of a header as they were typed; null where no header can stand. */
export function headerOf(first: string, last: string, lastRow: number): [number, number] | null {
  const rows = [first, last].map((typed) => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0));
  const [from = 0, to = 0] = rows;
  return from >= 1 && from <= to && to <= lastRow && to - from < HIGHEST ? [from, to] : null;
}

export function withRow(choices: Choices, row: number): Choices {
  return { ...choices, skip: [...withoutRow(choices, row).skip!, row] };
}

export function withoutRow(choices: Choices, row: number): Choices {
  return { ...choices, skip: (choices.skip ?? []).filter((skipped) => skipped !== row) };
}

export function withCell(choices: Choices, { row, column }: Cell, text: string): Choices {
  const others = (choices.cells ?? []).filter((fix) => fix.row !== row || fix.column !== column);
  return { ...choices, cells: [...others, { row, column, text }] };
}

/** All cells of a column that hold the same; a fix of the one gives way to it. */
export function withAlike(choices: Choices, cell: Cell, text: string): Choices {
  const { row, column, raw } = cell;
  const fix: AlikeFix = raw ? { column, written: raw, row: null, text } : { column, written: '', row, text };
  const cells = (choices.cells ?? []).filter((other) => other.row !== row || other.column !== column);
  const others = (choices.alike ?? []).filter((other) => !isOf(other, fix));
  return { ...choices, cells, alike: [...others, fix] };
}

/** The cell says again what the file does. */
export function withoutFix(choices: Choices, { row, column, raw, fixed }: Cell): Choices {
  if (fixed?.by === 'cell')
    return { ...choices, cells: (choices.cells ?? []).filter((fix) => fix.row !== row || fix.column !== column) };
  const gone = fixed?.by === 'like_row' ? { column, written: '', row: fixed.row } : { column, written: raw, row: null };
  return { ...choices, alike: (choices.alike ?? []).filter((fix) => !isOf(fix, gone)) };
}

function isOf(fix: AlikeFix, other: AlikeFix): boolean {
  return fix.column === other.column && fix.written === other.written && fix.row === other.row;
}

/** A question answered where it stands. */
export function withAnswer(choices: Choices, code: string, choice: string): Choices {
  return { ...choices, answers: { ...choices.answers, [code]: choice } };
}

/** All questions of a kind answered alike; answers of single places give way. */
export function withAnswerToAll(choices: Choices, kind: string, choice: string): Choices {
  const others = Object.entries(choices.answers ?? {}).filter(([code]) => code.split(':')[0] !== kind);
  return { ...choices, answers: { ...Object.fromEntries(others), [kind]: choice } };
}

export function withPerson(choices: Choices, row: number, person: string): Choices {
  const others = (choices.people ?? []).filter((choice) => choice.row !== row);
  return { ...choices, people: [...others, { row, person }] };
}
