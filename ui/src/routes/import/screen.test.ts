// The import screen over the mock: what is decided on it is not lost, and the keyboard finds its way.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Filter, GridColumn, ImportDecided, RowView, TargetInfo, View } from '$lib/api';
import { answers } from '../../../dev/answers';
import { asked } from '../../../dev/core';
import { CHECKED, OPENED } from '../../../dev/sample';
import App from '../../App.svelte';
import FixDialog from './FixDialog.svelte';
import Grid from './Grid.svelte';
import { Pages } from './pages.svelte';
import PlaceFields from './PlaceFields.svelte';

const mocked = answers as unknown as Record<string, (args: Record<string, unknown>) => unknown>;
const refused = { code: 'import', reason: 'cancelled', message: 'ยกเลิก' };
const count = (command: string) => asked.filter((each) => each.command === command).length;
const last = (command: string) => asked.findLast((each) => each.command === command)?.args;
const enabled = (testid: string) => !(screen.getByTestId(testid) as HTMLButtonElement).disabled;

function goTo(hash: string) {
  location.hash = hash;
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
}

async function openScreen() {
  goTo('#/import');
  render(App);
  const sample = await waitFor(() => screen.queryByTestId('start-sample') ?? screen.getByTestId('nav-people'));
  if (sample.dataset['testid'] === 'start-sample') await fireEvent.click(sample);
  await fireEvent.click(await screen.findByTestId('choose-file'));
  await screen.findByTestId('step-columns');
}

async function openCheck() {
  await openScreen();
  await fireEvent.click(screen.getByTestId('to-check'));
  await screen.findByTestId('cell-6-position');
  await waitFor(() => expect(enabled('run-import')).toBe(true));
}

beforeEach(() => {
  asked.length = 0;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('a check that was cancelled is asked for again before anything is imported', async () => {
  await openCheck();
  vi.spyOn(mocked, 'import_check').mockImplementationOnce(() => Promise.reject(refused));
  await fireEvent.change(screen.getByTestId('on-duplicate'), { target: { value: 'keep' } });
  await screen.findByTestId('not-checked');
  expect(enabled('run-import')).toBe(false);
  await fireEvent.click(screen.getByTestId('check-again'));
  await waitFor(() => expect(enabled('run-import')).toBe(true));
  expect(screen.queryByTestId('not-checked')).toBeNull();
  expect(last('import_check')).toMatchObject({ decided: { choices: { on_duplicate: 'keep' } } });
});

it('a sheet that is no roster shows its columns and why, and is checked once they are matched', async () => {
  const understood = {
    ...OPENED.understood,
    layout: { ...OPENED.understood.layout, refused: { code: 'no_name_or_id_column', message: 'ไม่พบคอลัมน์ชื่อ' } },
  };
  vi.spyOn(mocked, 'import_read').mockImplementation(() => ({ ...OPENED, understood }));
  await openScreen();
  expect(screen.getByTestId('columns-refused').textContent).toContain('ไม่พบคอลัมน์ชื่อ');
  expect(enabled('to-check')).toBe(false);
  await fireEvent.change(screen.getByTestId('field-B'), { target: { value: 'surname' } });
  await waitFor(() => expect(screen.queryByTestId('columns-refused')).toBeNull());
  await waitFor(() => expect(enabled('to-check')).toBe(true));
});

it('a row that no header can stand in is refused at its field and asked of nobody', async () => {
  await openScreen();
  for (const typed of ['1.5', '', '999999999', '251']) {
    await fireEvent.change(screen.getByTestId('header-first'), { target: { value: typed } });
    expect((await screen.findByTestId('header-refused')).textContent).toContain('250');
    expect(screen.getByTestId('header-first').getAttribute('aria-invalid')).toBe('true');
  }
  expect(count('import_layout')).toBe(0);
});

it('a target that was guessed wrong is changed where the columns are', async () => {
  await openScreen();
  await fireEvent.change(screen.getByTestId('file-target'), { target: { value: 'agencies' } });
  await waitFor(() => expect(last('import_read_as')).toMatchObject({ target: 'agencies', reading: 'found' }));
});

it('decisions are asked about before another screen, and kept by staying', async () => {
  await openCheck();
  goTo('#/people');
  await screen.findByTestId('count');
  goTo('#/import');
  cleanup();

  await openCheck();
  await fireEvent.click(screen.getByTestId('skip-row'));
  await waitFor(() => expect(screen.queryByTestId('unskip-row')).not.toBeNull());
  goTo('#/people');
  await fireEvent.click(await screen.findByTestId('unsaved-stay'));
  expect(location.hash).toBe('#/import');
  expect(screen.getByTestId('unskip-row')).toBeTruthy();
  goTo('#/people');
  await fireEvent.click(await screen.findByTestId('unsaved-go'));
  await waitFor(() => expect(screen.queryByTestId('step-check')).toBeNull());
  expect(location.hash).toBe('#/people');
  expect(last('import_close')).toEqual({ handle: 'h' });
});

it('of several files each is found as it was left', async () => {
  const both = ['a', 'b'].map((handle) => ({ handle, file_name: `${handle}.xlsx` }));
  vi.spyOn(mocked, 'import_choose').mockImplementation(() => both);
  await openScreen();
  await fireEvent.change(screen.getByTestId('field-D'), { target: { value: '' } });
  await waitFor(() => expect(count('import_layout')).toBe(1));
  await waitFor(() => expect(enabled('step-back')).toBe(true));
  await fireEvent.click(screen.getByTestId('step-back'));
  await fireEvent.click(screen.getAllByTestId('open-file')[1]!);
  await screen.findByTestId('step-columns');
  await waitFor(() => expect(enabled('step-back')).toBe(true));
  await fireEvent.click(screen.getByTestId('step-back'));
  await fireEvent.click(screen.getAllByTestId('open-file')[0]!);
  await screen.findByTestId('step-columns');
  expect(count('import_read'), 'each was read once').toBe(2);
  await fireEvent.click(screen.getByTestId('to-check'));
  await waitFor(() =>
    expect(last('import_check')).toMatchObject({ handle: 'a', decided: { choices: { columns: { D: null } } } }),
  );
});

it('the session that was chosen stays chosen while the list of them is fetched', async () => {
  const info = { target: 'attendance', asks_for: ['session'] } as unknown as TargetInfo;
  const rows = [{ record: { id: 's1', title: 'อบรม ก' }, names: {}, facts: null }];
  vi.spyOn(mocked, 'record_page').mockImplementation(() => ({ rows, first: 0, total: 1 }));
  render(PlaceFields, { info, parent: 's1', round: 12 });
  await waitFor(() => expect(screen.getByTestId('import-parent').textContent).toContain('อบรม ก'));
  expect((screen.getByTestId('import-parent') as HTMLSelectElement).value).toBe('s1');
});

const column = (key: string): GridColumn => ({
  key,
  label: { th: key, en: key },
  column: 'A',
  is_part: false,
  is_number: false,
  is_lines: false,
});
const cell = {
  text: 'ก',
  written: '',
  raw: 'ก',
  is_masked: false,
  is_repair: false,
  problem: '',
  is_changed: false,
  fixed: null,
};
const rowOf = (row: number): RowView => ({
  row,
  outcome: { is: 'insert' },
  why: '',
  cells: [cell, cell],
  also: [],
  problems: [],
  questions: [],
});

function grid(totals: Partial<Record<Filter, number>>) {
  const answer: (() => void)[] = [];
  const pages = new Pages(
    (filter, from, size) =>
      new Promise<View>((resolve) => {
        const total = totals[filter] ?? 0;
        const rows = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, i) => rowOf(from + i));
        answer.push(() => resolve({ columns: [column('x'), column('y')], total, rows }));
      }),
  );
  const answerAll = async () => {
    answer.splice(0).forEach((resolve) => resolve());
    await new Promise((later) => setTimeout(later));
  };
  const onrow = vi.fn();
  const onfix = vi.fn();
  render(Grid, { pages, label: 'grid', onrow, onfix });
  pages.forget();
  const element = screen.getByTestId('grid');
  const active = () => {
    const id = element.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.dataset['testid'] ?? 'nowhere');
  };
  return { pages, answerAll, onrow, onfix, element, active };
}

it('the keyboard goes to rows that are not here yet, and on from there', async () => {
  const { answerAll, element, active, onfix } = grid({ all: 1_048_576 });
  await answerAll();
  element.focus();
  await fireEvent.keyDown(element, { key: 'ArrowRight' });
  expect(active()).toBe('cell-0-y');
  await fireEvent.keyDown(element, { key: 'End' });
  expect(active(), 'nothing is pointed at that is not drawn').toBeNull();
  await fireEvent.keyDown(element, { key: 'ArrowUp' });
  await answerAll();
  expect(active()).toBe('cell-1048574-y');
  expect(document.activeElement).toBe(element);
  await fireEvent.keyDown(element, { key: 'Enter' });
  expect(onfix).toHaveBeenCalledWith(expect.objectContaining({ row: 1_048_574 }));
});

it('when rows go, the nearest that is left is gone to, and the focus stays though none is left', async () => {
  const totals: Partial<Record<Filter, number>> = { all: 50, problems: 0 };
  const { pages, answerAll, element, active, onrow } = grid(totals);
  await answerAll();
  element.focus();
  await fireEvent.keyDown(element, { key: 'End' });
  expect(active()).toBe('cell-49-x');
  totals.all = 20;
  pages.forget();
  await answerAll();
  expect(active()).toBe('cell-19-x');
  pages.show('problems');
  await answerAll();
  expect(onrow).toHaveBeenLastCalledWith(undefined);
  expect(document.activeElement).toBe(element);
  expect(element.textContent).toContain('ไม่มีแถว');
});

function dialog(key: string, shown: Partial<typeof cell> & { fixed?: { by: 'cell' } | null }) {
  const calls = { onfix: vi.fn(), onalike: vi.fn(), onwithdraw: vi.fn(), onclose: vi.fn() };
  const place = { row: 6, column: column(key), cell: { ...cell, ...shown } };
  render(FixDialog, { place, ...calls });
  return { ...calls, input: screen.getByTestId('fix-input') as HTMLInputElement };
}

it('a dialog that nothing was typed in changes nothing, least of all an id', async () => {
  const { onfix, onalike, onclose } = dialog('national_id', { text: 'x-xxxx-xxxxx-12-1', raw: '', is_masked: true });
  await fireEvent.submit(document.querySelector('form')!);
  await fireEvent.click(screen.getByTestId('fix-alike'));
  expect(onclose).toHaveBeenCalledTimes(2);
  expect([onfix.mock.calls, onalike.mock.calls]).toEqual([[], []]);
  await fireEvent.click(screen.getByTestId('fix-empty'));
  expect(onfix).toHaveBeenCalledWith('');
});

it('lines stay lines when they are mended', async () => {
  const { onfix, input } = dialog('unit', { text: 'ก\nข' });
  expect([input.tagName, input.value]).toEqual(['TEXTAREA', 'ก\nข']);
  await fireEvent.input(input, { target: { value: 'ก\nค' } });
  await fireEvent.click(screen.getByTestId('fix-one'));
  expect(onfix).toHaveBeenCalledWith('ก\nค');
});

it('a fix is taken back where one was made', async () => {
  const { onwithdraw } = dialog('unit', { fixed: { by: 'cell' } } as never);
  await fireEvent.click(screen.getByTestId('fix-withdraw'));
  expect(onwithdraw).toHaveBeenCalled();
});

it('what a file leaves in doubt is answered in one press, and nothing is imported before', async () => {
  const asked = (answer: string | null) => ({
    kind: 'name_of_another',
    count: 2,
    unanswered: answer ? 0 : 2,
    some: [5, 9].map((row) => ({
      kind: 'name_of_another',
      code: `name_of_another:${row}`,
      sheet: 'รายชื่อ',
      row,
      column: 'B',
      message: 'เลขประจำตัวเป็นของอีกคนหนึ่ง',
      choices: [
        { choice: 'leave_out', label: { th: 'ไม่นำเข้า', en: 'Leave out' } },
        { choice: 'take', label: { th: 'นำเข้า', en: 'Take' } },
      ],
      answer,
    })),
  });
  vi.spyOn(mocked, 'import_check').mockImplementation((args) => {
    const answers = (args['decided'] as ImportDecided).choices.answers ?? {};
    const answer = answers['name_of_another'] ?? null;
    return { ...CHECKED, questions: [asked(answer)], unanswered: answer ? 0 : 2 };
  });
  await openScreen();
  await fireEvent.click(screen.getByTestId('to-check'));
  await screen.findByTestId('question-name_of_another');
  expect(enabled('run-import')).toBe(false);
  expect(screen.getByTestId('run-import').textContent).toContain('ตอบคำถามก่อนนำเข้า');
  await fireEvent.click(screen.getByTestId('answer-name_of_another-leave_out'));
  await waitFor(() => expect(enabled('run-import')).toBe(true));
  expect(screen.getByTestId('answer-name_of_another-leave_out').ariaPressed).toBe('true');
  expect(last('import_check')).toMatchObject({ decided: { choices: { answers: { name_of_another: 'leave_out' } } } });
});
