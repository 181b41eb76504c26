// Briefs, links, reference data and what is due, as a person comes upon them.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked } from '../../dev/core';
import { briefOf } from '../../dev/briefs';
import Brief from '$lib/components/Brief.svelte';
import App from '../App.svelte';

// Pages are drawn on a canvas, which is not there outside a browser.
vi.mock('./report/Preview.svelte', () => ({ default: () => {} }));

function turnTo(hash: string): void {
  location.hash = hash;
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
}

async function open(hash: string): Promise<void> {
  turnTo(hash);
  render(App);
  const ready = () => screen.queryByTestId('start-sample') ?? screen.queryByTestId('nav-people');
  await waitFor(() => expect(ready()).not.toBeNull());
  if (!screen.queryByTestId('nav-people')) await fireEvent.click(screen.getByTestId('start-sample'));
  await screen.findByTestId('nav-people');
}

const last = (command: string) => asked.findLast((each) => each.command === command)?.args;
const press = async (name: string) => fireEvent.click(await screen.findByTestId(name));

beforeEach(() => {
  asked.length = 0;
});
afterEach(cleanup);

it('a brief is drawn with named rows and columns, sums, links to its records, and words for its colours', () => {
  render(Brief, { brief: briefOf('centre', { id: 'a0', name_th: 'กรมตัวอย่าง' }, 2569, 12) });
  const [table, heat] = screen.getAllByRole('table');
  const rowHeads = within(table!).getAllByRole('rowheader');
  expect(rowHeads.map((head) => head.textContent?.trim())).toEqual(['อบรมจริยธรรม', 'จัดทำมาตรฐาน', 'รวม']);
  expect(within(table!).getAllByRole('columnheader')).toHaveLength(3);
  expect(table!.querySelector('tfoot')?.textContent).toMatch(/รวม.*350,000/s);
  expect(screen.getByRole('link', { name: 'อบรมจริยธรรม' }).getAttribute('href')).toBe('#/trainings/t1');
  expect(heat!.querySelector('.bad')?.textContent).toMatch(/0.*ต้องแก้ไข/s);
});

it('the briefs of a register stand behind tabs, which the arrow keys move among', async () => {
  await open('#/centres');
  const list = await screen.findByTestId('tab-list');
  expect(list.getAttribute('aria-selected')).toBe('true');
  list.focus();
  await fireEvent.keyDown(list, { key: 'ArrowRight' });
  const brief = screen.getByTestId('tab-centre');
  expect(document.activeElement).toBe(brief);
  expect(await screen.findByTestId('brief')).toBeTruthy();
  expect([list.tabIndex, brief.tabIndex]).toEqual([-1, 0]);
  expect(location.hash).toBe('#/centres/centre');
  expect(last('brief')).toMatchObject({ kind: 'centre', year: 2569, round: 12, record: null });
  expect(screen.queryByTestId('search')).toBeNull();
});

it('a brief is opened as the document that it is, once', async () => {
  await open('#/centres');
  await press('tab-centre');
  await press('brief-paper');
  dispatchEvent(new HashChangeEvent('hashchange'));
  const kind = await screen.findByTestId<HTMLSelectElement>('report-kind');
  expect(kind.value).toBe('centre');
  await waitFor(() => expect(last('report_preview')).toMatchObject({ order: { kind: 'centre' } }));
  turnTo('#/people');
  await screen.findByTestId('search');
  turnTo('#/report');
  await waitFor(() => expect(screen.getByTestId<HTMLSelectElement>('report-kind').value).toBe('indicator_report'));
});

it('a record is linked with another, seen from both, and unlinked', async () => {
  await open('#/complaints/c1');
  await press('add-link');
  await fireEvent.change(await screen.findByTestId('link-register'), { target: { value: 'training_sessions' } });
  await fireEvent.click(await screen.findByTestId('field-to_id'));
  await fireEvent.click((await screen.findAllByTestId('record-option'))[0]!);
  await fireEvent.change(screen.getByTestId('field-kind'), { target: { value: 'out:serves' } });
  await press('save-link');
  const link = await screen.findByTestId('link');
  const to = last('link_add')?.to as [string, string];
  expect(last('link_add')).toMatchObject({ from: ['complaints', 'c1'], kind: 'serves' });
  expect(within(link).getByRole('link').getAttribute('href')).toBe(`#/trainings/${to[1]}`);

  turnTo(`#/trainings/${to[1]}`);
  const ways = () => screen.getAllByRole('heading', { level: 5 }).map((way) => way.textContent);
  await waitFor(() => expect(ways()).toEqual([expect.stringContaining('มีงานที่สนับสนุน')]));
  await press('remove-link');
  await waitFor(() => expect(screen.queryByTestId('link')).toBeNull());
});

it('removing a record tells first how many links and files go with it', async () => {
  await open('#/complaints/c1');
  await press('edit');
  await press('remove');
  const confirm = await screen.findByTestId('confirm');
  expect(confirm.textContent).toContain('ไฟล์แนบ 1 ไฟล์ จะถูกลบไปด้วย');
  expect(last('record_remove')).toBeUndefined();
});

it('reference data is offered where there is some, with its source, and taken over for the year in scope', async () => {
  await open('#/campaigns');
  await press('adopt');
  const dialog = await screen.findByTestId('reference');
  expect(dialog.textContent).toMatch(/ปีงบประมาณ 2569.*แบบการรณรงค์.*3 รายการ.*ที่มา: สำนักงาน ป\.ป\.ช\./s);
  await press('adopt-campaigns');
  await waitFor(() => expect(screen.queryByTestId('reference')).toBeNull());
  expect(last('reference_adopt')).toMatchObject({ set: 'campaigns', year: 2569 });
  expect(await screen.findByText('แบบการรณรงค์: เพิ่ม 2 รายการแล้ว')).toBeTruthy();
  turnTo('#/gifts');
  await screen.findByTestId('limits');
  expect(screen.queryByTestId('adopt')).toBeNull();
});

it('the overview leads to what is due, the overdue first', async () => {
  await open('#/overview');
  const items = await screen.findAllByTestId('due-item');
  expect(items.map((item) => item.querySelector('a')?.getAttribute('href'))).toEqual([
    '#/campaigns/d0',
    '#/campaigns/d1',
    '#/campaigns/d2',
  ]);
  expect(screen.getByTestId('due-panel').textContent).toMatch(/เกินกำหนด.*ภายใน 7 วัน.*ภายใน 30 วัน/s);
  expect(screen.getByTestId('due-all').getAttribute('href')).toBe('#/calendar_entries/calendar');
});

it('a gap is planned for under a strategy of its pillar, with what the gap says', async () => {
  await open('#/coverage');
  const plan = async (at: number) => fireEvent.click((await screen.findAllByTestId('plan-gap'))[at]!);
  await plan(0);
  const next = await screen.findByTestId<HTMLButtonElement>('plan-gap-next');
  expect(next.disabled).toBe(true);
  await fireEvent.click(screen.getByText('ยกเลิก'));

  await plan(1);
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('plan-gap-next').disabled).toBe(false));
  await press('plan-gap-next');
  await fireEvent.input(await screen.findByTestId('field-title'), { target: { value: 'วางระบบตรวจสอบ' } });
  await press('save');
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  expect(last('record_save')).toMatchObject({ register: 'action_items', records: [{ strategy_id: 's1', year: 2569 }] });
});
