// A document is saved in the format that was chosen, where it can be had in it.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked } from '../../../dev/core';
import App from '../../App.svelte';

// Pages are drawn on a canvas, which is not there outside a browser.
vi.mock('./Preview.svelte', () => ({ default: () => {} }));

const saved = () => asked.filter((each) => each.command === 'report_save').map(({ args }) => args.format);

async function open(): Promise<void> {
  location.hash = '#/report';
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  const ready = () => screen.queryByTestId('start-sample') ?? screen.queryByTestId('report-save');
  await waitFor(() => expect(ready()).not.toBeNull());
  if (!screen.queryByTestId('report-save')) await fireEvent.click(screen.getByTestId('start-sample'));
}

async function save(): Promise<void> {
  await waitFor(() => expect(screen.getByTestId('report-save')).toHaveProperty('disabled', false));
  const before = saved().length;
  await fireEvent.click(screen.getByTestId('report-save'));
  await waitFor(() => expect(saved()).toHaveLength(before + 1));
}

const choose = (testid: string, value: string) => fireEvent.change(screen.getByTestId(testid), { target: { value } });

beforeEach(() => {
  asked.length = 0;
});
afterEach(cleanup);

it('a document is saved as PDF, and as another file once that is chosen', async () => {
  await open();
  await save();
  const select = screen.getByTestId<HTMLSelectElement>('report-format');
  expect([...select.options].map((option) => option.value)).toEqual(['pdf', 'docx', 'xlsx']);
  await choose('report-format', 'docx');
  await save();
  expect(saved()).toEqual(['pdf', 'docx']);
});

it('the files of the evidence appendix are shown where that is asked for, and of no other document', async () => {
  await open();
  expect(screen.queryByTestId('with-files')).toBeNull();
  await choose('report-kind', 'evidence_appendix');
  await fireEvent.click(await screen.findByTestId('with-files'));
  const shown = () => asked.filter((each) => each.command === 'report_preview').at(-1)?.args.order;
  await waitFor(() => expect(shown()).toMatchObject({ kind: 'evidence_appendix', with_files: true }));
  await choose('report-kind', 'indicator_report');
  await waitFor(() => expect(shown()).toMatchObject({ kind: 'indicator_report', with_files: false }));
});

it('a document that is not had in the format chosen before is saved as PDF', async () => {
  await open();
  await waitFor(() => expect(screen.getByTestId('report-save')).toHaveProperty('disabled', false));
  await choose('report-format', 'xlsx');
  await choose('report-kind', 'indicator_templates');
  await save();
  expect(saved()).toEqual(['pdf']);
  expect(screen.getByTestId<HTMLSelectElement>('report-format').value).toBe('pdf');
});
