// A file between its checks: what is imported was checked, and no decision is lost on the way.
import { afterEach, expect, it, vi } from 'vitest';
import type { ImportDecided, ImportPlace } from '$lib/api';
import { history } from '$lib/state/history.svelte';
import { answers } from '../../../dev/answers';
import { asked } from '../../../dev/core';
import { CHECKED } from '../../../dev/sample';
import { ImportFile } from './file.svelte';

const mocked = answers as unknown as Record<string, (args: { decided: ImportDecided }) => unknown>;
const place: ImportPlace = { agency: null, year: 2569, round: 12, parent: null };
const refusal = { status: 'error', error: { code: 'import', reason: 'cancelled', message: 'ยกเลิก' } };

async function opened(at: () => ImportPlace = () => place) {
  const file = new ImportFile({ handle: 'h', file_name: 'ก.xlsx' }, at);
  await file.read(null);
  return file;
}

/** Checks that end when they are told to, in the order they were asked for. */
function slowChecks() {
  const ends: ((answer: unknown) => void)[] = [];
  vi.spyOn(mocked, 'import_check').mockImplementation(() => new Promise((end) => ends.push(end)));
  return ends;
}

const last = (command: string) => asked.findLast((each) => each.command === command)?.args;
const count = (command: string) => asked.filter((each) => each.command === command).length;

afterEach(() => {
  vi.restoreAllMocks();
  asked.length = 0;
});

it('imports exactly what was checked', async () => {
  const file = await opened();
  await file.check({ ...file.choices, on_duplicate: 'keep' });
  expect(file.stands).toBe(true);
  await file.run();
  expect(last('import_run')).toMatchObject({ decided: { target: 'roster', place, choices: { on_duplicate: 'keep' } } });
  expect(file.step).toBe('done');
});

it('imports nothing by choices whose check was cancelled or refused, until they are checked again', async () => {
  const file = await opened();
  await file.check();
  vi.spyOn(mocked, 'import_check').mockImplementationOnce(() => Promise.reject(refusal.error));
  await file.check({ ...file.choices, accept_incomplete: true });
  expect(file.failure).toMatchObject({ reason: 'cancelled' });
  expect(file.choices.accept_incomplete, 'what was chosen stands there').toBe(true);
  expect(file.stands).toBe(false);
  await file.run();
  expect(count('import_run')).toBe(0);
  await file.check();
  expect(file.stands).toBe(true);
});

it('imports nothing into a place that was chosen after the check, and asks for each place once', async () => {
  let at = $state(place);
  const file = await opened(() => at);
  await file.check();
  at = { ...place, year: 2570 };
  expect([file.stands, file.astray]).toEqual([false, true]);
  vi.spyOn(mocked, 'import_check').mockImplementationOnce(() => Promise.reject(refusal.error));
  await file.check();
  expect(file.astray, 'a refusal is not asked for again by itself').toBe(false);
  at = { ...place, year: 2568 };
  expect(file.astray, 'another place is').toBe(true);
  await file.check();
  expect(file.stands).toBe(true);
});

it('checks anew with what is decided during a check', async () => {
  const file = await opened();
  const ends = slowChecks();
  void file.check();
  await vi.waitFor(() => expect(ends).toHaveLength(1));
  void file.skip(7);
  void file.skip(8);
  await vi.waitFor(() => expect(ends).toHaveLength(3));
  expect(last('import_check')).toMatchObject({ decided: { choices: { skip: [7, 8] } } });
  ends[0]?.(CHECKED);
  ends[1]?.(CHECKED);
  await Promise.resolve();
  expect(file.work, 'the older checks count for nothing').toBe('checking');
  ends[2]?.(CHECKED);
  await vi.waitFor(() => expect(file.stands).toBe(true));
  expect([...file.skipped]).toEqual([7, 8]);
});

it('puts choices back that the file refuses', async () => {
  const file = await opened();
  const before = file.choices;
  vi.spyOn(mocked, 'import_layout').mockImplementationOnce(() => Promise.reject(refusal.error));
  expect(await file.understand({ ...before, sheet: 'ไม่มี' })).toBe(false);
  expect(file.choices).toBe(before);
  expect(file.unsaved).toBe(false);
});

it('holds decisions until they are imported, and again when that was taken back', async () => {
  const file = await opened();
  expect(file.unsaved).toBe(false);
  await file.check();
  expect(file.unsaved, 'looking decides nothing').toBe(false);
  await file.skip(7);
  expect(file.unsaved).toBe(true);
  await file.run();
  expect(file.unsaved).toBe(false);
  file.takenBack();
  expect([file.imported, file.step, file.unsaved]).toEqual([undefined, 'columns', true]);
});

it('lets nothing be undone while it writes', async () => {
  const file = await opened();
  await file.check();
  let end: (answer: unknown) => void = () => {};
  vi.spyOn(mocked, 'import_run').mockImplementation(() => new Promise((resolve) => (end = resolve)));
  const running = file.run();
  await vi.waitFor(() => expect(count('import_run')).toBe(1));
  expect(history.held).toBe(true);
  await history.undo();
  expect(count('undo')).toBe(0);
  end({ counts: CHECKED.counts, with_problems: 0, operation: 7 });
  await running;
  expect(history.held).toBe(false);
});
