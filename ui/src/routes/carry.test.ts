// What goes on into the next year or the next hands, and what single registers have of their own.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { standAt } from '../../dev/access';
import { answers } from '../../dev/answers';
import { OLD, STORE } from '../../dev/carry';
import { asked } from '../../dev/core';
import { row } from '../../dev/sample';
import type { TableName } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import App from '../App.svelte';

async function open(hash: string): Promise<void> {
  location.hash = hash;
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
  standAt('open');
  render(App);
  await screen.findByTestId('nav-people');
}

const keep = (register: TableName, ...own: object[]) =>
  answers.record_save({ register, records: own.map((each) => row(register, each as never)) } as never);
const said = () =>
  screen
    .queryAllByTestId('toast')
    .map((toast) => toast.textContent)
    .join();
const last = (command: string) => asked.findLast((each) => each.command === command)?.args;
const press = async (name: string) => fireEvent.click(await screen.findByTestId(name));
const type = async (name: string, value: string) =>
  fireEvent.input(await screen.findByTestId(name), { target: { value } });

beforeEach(() => {
  asked.length = 0;
});
afterEach(cleanup);

it('a reviewed plan is carried without what the review cancels, what is there already and what was unticked', async () => {
  keep('plan_reviews', { id: 'v1', agency_id: 'a0', year: 2569 });
  await open('#/plan_reviews/v1');
  await press('carry-plan');
  const rows = await screen.findAllByTestId('carry-action');
  expect(rows[0]!.textContent).toMatch(/อบรมจริยธรรม.*ปรับปรุง.*ข้อเสนอ: เพิ่มภาคปฏิบัติ/s);
  expect(within(rows[2]!).getByTestId('carry-why').textContent).toContain('ให้ยกเลิก');
  const ticks = screen.getAllByTestId<HTMLInputElement>('carry-tick');
  expect(ticks.map(({ checked, disabled }) => [checked, disabled])).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, true],
  ]);
  await fireEvent.click(ticks[1]!);
  await press('carry-run');
  await waitFor(() => expect(said()).toContain('ยกไปปีถัดไปแล้ว 1 โครงการ'));
  expect(last('plan_carry')).toEqual({ reviewId: 'v1', actionIds: ['1.1'] });
});

it('sheets are keyed one after the other, a refused answer is marked, and the group stays', async () => {
  keep('survey_waves', { id: 'w1', survey_id: 'y1', title: 'รอบแรก' });
  keep(
    'survey_items',
    { id: 'q2', survey_id: 'y1', code: '2', position: 2, kind: 'text', text: 'ข้อเสนอแนะ' },
    { id: 'q1', survey_id: 'y1', code: '1', position: 1, kind: 'four', text: 'คุณภาพ' },
  );
  await open('#/survey_waves/w1');
  expect((await screen.findByTestId('import-answers')).getAttribute('href')).toBe('#/import/answers');
  await press('key-sheet');
  const unit = await screen.findByTestId('field-unit');
  expect(document.activeElement).toBe(unit);
  await press('sheet-next');
  expect(said()).toContain('ยังไม่ได้คีย์');
  await type('field-unit', 'กลุ่ม ก');
  await fireEvent.change(await screen.findByTestId('answer-1'), { target: { value: '67' } });
  await type('answer-2', 'ผิด');
  await press('sheet-next');
  await waitFor(() => expect(screen.getByTestId('answer-2').getAttribute('aria-invalid')).toBe('true'));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('answer-2')));
  await type('answer-2', 'ดี');
  await press('sheet-next');
  await waitFor(() => expect(screen.getByTestId('sheets-entered').textContent).toContain('1'));
  expect(last('survey_enter')).toEqual({
    waveId: 'w1',
    unit: 'กลุ่ม ก',
    answers: [
      { item_id: 'q1', typed: '67' },
      { item_id: 'q2', typed: 'ดี' },
    ],
  });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('answer-1')));
  expect(screen.getByTestId<HTMLSelectElement>('answer-1').value).toBe('');
  expect(screen.getByTestId<HTMLInputElement>('field-unit').value).toBe('กลุ่ม ก');
  await fireEvent.change(screen.getByTestId('answer-1'), { target: { value: '0' } });
  await press('sheet-last');
  await waitFor(() => expect(screen.queryByTestId('key-dialog')).toBeNull());
  expect(said()).toContain('บันทึกแล้ว 2 ชุด');
});

it('the page of a wave leads to the indicators that are counted from its survey, and looks at their agency', async () => {
  keep('survey_waves', { id: 'w1', survey_id: 'y1', title: 'รอบแรก' });
  await open('#/survey_waves/w1');
  const row = await screen.findByTestId('counting-indicator');
  expect(row.textContent).toMatch(/1 ความพึงพอใจ.*กรมตัวอย่าง.*นับ/s);
  expect(last('survey_counting')).toEqual({ surveyId: 'y1', round: 12 });
  const link = screen.getByTestId('to-counted');
  expect(link.getAttribute('href')).toBe('#/indicators/i1');
  await fireEvent.click(link);
  expect(scope.agencyId).toBe('a0');
  scope.agencyId = null;
});

it('disclosure pairs are proposed, changed, dropped and carried; the calendar is saved', async () => {
  keep('disclosure_items', ...OLD);
  await open('#/disclosure_items');
  await press('disclosure-carry');
  const selects = await screen.findAllByTestId<HTMLSelectElement>('disclosure-before');
  expect(selects.map(({ value }) => value)).toEqual(['d1', 'd2', '']);
  expect(screen.getAllByTestId('disclosure-pair')[1]!.textContent).toContain('โปรดตรวจ');
  await fireEvent.change(selects[1]!, { target: { value: '' } });
  await fireEvent.change(selects[2]!, { target: { value: 'd2' } });
  await press('disclosure-run');
  await waitFor(() => expect(said()).toContain('เติมจากปีก่อนแล้ว 2 รายการ'));
  const pairs = [
    { item: 'e1', before: 'd1' },
    { item: 'e3', before: 'd2' },
  ];
  expect(last('disclosure_carry')).toEqual({ pairs });
  cleanup();
  await open('#/calendar_entries');
  await press('calendar-save');
  await waitFor(() => expect(said()).toContain('ปฏิทิน.ics'));
  expect(last('calendar_save')).toEqual({ agencyId: 'm', year: 2569 });
});

it('who may open the protected store is named and withdrawn with its passphrase', async () => {
  const state = vi.spyOn(answers, 'informants_state').mockReturnValue('ready');
  const third = { id: 'o3', agency_id: null, name: 'มานะ ดีงาม', position: 'นิติกร', role: 'officer', active: true };
  answers.officer_add({ officer: third, passphrase: 'อื่น' } as never);
  await open('#/complaints/c1');
  await press('opener-name');
  await fireEvent.change(await screen.findByTestId('field-opener'), { target: { value: 'o3' } });
  await type('opener-theirs', 'รหัสผ่านของมานะเอง');
  await type('opener-theirs-again', 'รหัสผ่านของมานะเอง');
  await type('opener-passphrase', 'ผิด');
  await press('opener-do');
  expect((await screen.findByTestId('problem-opener-passphrase')).textContent).toContain('ไม่ถูกต้อง');
  await type('opener-passphrase', STORE);
  await press('opener-do');
  await waitFor(() => expect(screen.getAllByTestId('opener')).toHaveLength(2));
  await fireEvent.click(screen.getAllByTestId('opener-withdraw')[1]!);
  await type('withdraw-passphrase', STORE);
  await press('withdraw-do');
  await waitFor(() => expect(screen.getAllByTestId('opener')).toHaveLength(1));
  expect(last('informants_withdraw')).toEqual({ officerId: 'o3', passphrase: STORE });
  state.mockRestore();
});

it('after complaints were purged, the identities behind them are cleared', async () => {
  const due = vi
    .spyOn(answers, 'purge_due')
    .mockReturnValue([{ class: 'complaints', key: 'c9', label: 'R2555-001', last_year: 2555, parts: 2 }]);
  await open('#/settings/retention');
  await press('purge-all');
  expect(screen.queryByTestId('identities-clear')).toBeNull();
  await press('purge');
  await press('confirm-step');
  await press('identities-clear');
  await type('identities-passphrase', STORE);
  await press('identities-do');
  await waitFor(() => expect(said()).toContain('ล้างตัวตนผู้แจ้งแล้ว 2 ราย'));
  expect(screen.queryByTestId('identities-hint')).toBeNull();
  due.mockRestore();
});

it('what an indicator counts is listed, records of persons without their names', async () => {
  const sheet = answers.indicator_sheet;
  const counting = vi.spyOn(answers, 'indicator_sheet').mockImplementation((args) => {
    const found = sheet(args);
    return { ...found, indicator: { ...found.indicator, counts: 'risk_measures' } };
  });
  await open('#/indicators/i1');
  expect((await screen.findByTestId('counted-of')).textContent).toContain('นับได้ 1 จาก 2 รายการ');
  expect(screen.getAllByTestId('counted-record')[0]!.textContent).toMatch(/ลำดับที่ 1.*นับ/s);
  expect(screen.queryByTestId('field-result')).toBeNull();
  expect(last('records_get')?.register).not.toBe('acknowledgements');
  counting.mockRestore();
});
