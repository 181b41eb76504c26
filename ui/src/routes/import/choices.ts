// Changing what the officer decided: every change is a new object, as the Rust side takes it whole.
import type { Choices } from '$lib/api';

export function withField(choices: Choices, column: string, field: string | null): Choices {
  const columns = { ...choices.columns };
  // A field is read from one column: whichever had it before has none now.
  for (const [letters, taken] of Object.entries(columns))
    if (field !== null && taken === field) columns[letters] = null;
  return { ...choices, columns: { ...columns, [column]: field } };
}

export function withSheet(choices: Choices, sheet: string): Choices {
  // Another sheet has columns of its own.
  return { ...choices, sheet, header: null, columns: {}, skip: [], cells: [], alike: [], people: [] };
}

export function withRow(choices: Choices, row: number): Choices {
  return { ...choices, skip: [...withoutRow(choices, row).skip!, row] };
}

export function withoutRow(choices: Choices, row: number): Choices {
  return { ...choices, skip: (choices.skip ?? []).filter((skipped) => skipped !== row) };
}

export function withCell(choices: Choices, row: number, column: string, text: string): Choices {
  const others = (choices.cells ?? []).filter((fix) => fix.row !== row || fix.column !== column);
  return { ...choices, cells: [...others, { row, column, text }] };
}

/** All cells of a column that hold the same; a fix of `row` alone gives way to it. */
export function withAlike(choices: Choices, row: number, column: string, written: string, text: string): Choices {
  const cells = (choices.cells ?? []).filter((fix) => fix.row !== row || fix.column !== column);
  const others = (choices.alike ?? []).filter((fix) => fix.column !== column || fix.written !== written);
  return { ...choices, cells, alike: [...others, { column, written, text }] };
}

export function withPerson(choices: Choices, row: number, person: string): Choices {
  const others = (choices.people ?? []).filter((choice) => choice.row !== row);
  return { ...choices, people: [...others, { row, person }] };
}
