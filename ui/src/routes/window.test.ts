// The screens over the mock, as a person uses them.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers } from '../../dev/answers';
import { asked } from '../../dev/core';
import { DOCUMENTS, type DateInDoubt } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { setLocale } from '$lib/text/index.svelte';
import App from '../App.svelte';

async function open(hash: string): Promise<void> {
  location.hash = hash;
  // jsdom tells of a new hash only later.
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  if (screen.queryByTestId('nav-people')) return;
  await waitFor(() =>
    expect(screen.queryByTestId('start-sample') ?? screen.queryByTestId('nav-people')).not.toBeNull(),
  );
  const sample = screen.queryByTestId('start-sample');
  if (sample) await fireEvent.click(sample);
  await screen.findByTestId('nav-people');
}

/** All messages at the edge: those of an earlier test may still stand there. */
const said = () =>
  screen
    .queryAllByTestId('toast')
    .map((toast) => toast.textContent)
    .join();
const last = (command: string) => asked.findLast((each) => each.command === command)?.args;

beforeEach(() => {
  asked.length = 0;
});
afterEach(() => {
  cleanup();
  setLocale('th');
});

it('the sample is one press away from the start', async () => {
  await open('');
  expect(await screen.findByTestId('sample-banner')).toBeTruthy();
  expect((await screen.findAllByRole('heading', { level: 1 }))[0]?.textContent).toBe('ภาพรวม');
});

it('a list draws only the rows in view, and finds one by its words', async () => {
  await open('#/people');
  await waitFor(() => expect(screen.getByTestId('count').textContent).toContain('1,200'));
  expect((await screen.findAllByTestId('row')).length).toBeLessThan(60);
  await fireEvent.input(screen.getByTestId('search'), { target: { value: 'สมหญิง นิติกร' } });
  await waitFor(() => {
    const rows = screen.getAllByTestId('row');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.textContent).toMatch(/สมหญิง.*นิติกร/s);
  });
  await fireEvent.input(screen.getByTestId('search'), { target: { value: 'ไม่มีใครชื่อนี้' } });
  await waitFor(() => expect(screen.queryByTestId('table')).toBeNull());
});

it('search over all registers is reached by the keyboard, and opens what it found', async () => {
  await open('#/overview');
  await screen.findByTestId('search-everywhere');
  await fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
  const field = screen.getByTestId<HTMLInputElement>('search-everywhere');
  expect(document.activeElement).toBe(field);
  await fireEvent.input(field, { target: { value: 'สมหญิง' } });
  const hits = await screen.findAllByTestId('hit');
  await fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(hits[1]?.getAttribute('aria-selected')).toBe('true');
  await fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(location.hash).toBe(`#/people/${hits[1]?.dataset.key}`));
  expect(screen.queryByTestId('hit')).toBeNull();
  expect(await screen.findByTestId('record')).toBeTruthy();
});

it('while the index is being filled, search says so and asks again', async () => {
  const { search } = answers;
  let complete = false;
  answers.search = () => ({ hits: [], more: [], complete });
  await open('#/overview');
  await fireEvent.input(await screen.findByTestId('search-everywhere'), { target: { value: 'ก' } });
  expect(await screen.findByTestId('filling')).toBeTruthy();
  complete = true;
  await waitFor(() => expect(screen.queryByTestId('filling')).toBeNull(), { timeout: 3_000 });
  expect(screen.getByTestId('none-found')).toBeTruthy();
  answers.search = search;
});

it('an agency is picked by words of its name, of which the first fifty are asked for', async () => {
  await open('#/overview');
  const picker = await screen.findByTestId<HTMLInputElement>('scope-agency');
  await fireEvent.click(picker);
  const offered = await screen.findAllByTestId('agency-option');
  expect(last('record_page')).toMatchObject({ register: 'agencies', count: 50 });
  await fireEvent.keyDown(picker, { key: 'ArrowDown' });
  await fireEvent.keyDown(picker, { key: 'Enter' });
  await waitFor(() => expect(picker.value).toBe(offered[1]?.childNodes[0]?.textContent?.trim()));
  expect(screen.queryByTestId('agency-option')).toBeNull();
  scope.agencyId = null;
});

it('a person is saved with the stored number kept unless it was replaced', async () => {
  await open('#/people');
  await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
  await fireEvent.input(screen.getByTestId('field-position'), { target: { value: 'นิติกรชำนาญการ' } });
  await fireEvent.click(screen.getByTestId('save'));
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  expect(last('record_save')).toMatchObject({
    register: 'people',
    records: [{ position: 'นิติกรชำนาญการ', national_id: expect.stringMatching(/^x-xxxx-xxxxx-/) }],
  });

  await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
  await fireEvent.click(screen.getByTestId('replace-national_id'));
  await fireEvent.input(screen.getByTestId('field-national_id'), { target: { value: '1-2345-67890-12-1' } });
  await fireEvent.click(screen.getByTestId('save'));
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  expect(last('record_save')).toMatchObject({ records: [{ national_id: '1234567890121' }] });
});

it('a number that was shown is copied for a while only, by button, keyboard and menu', async () => {
  await open('#/people');
  await fireEvent.click((await screen.findAllByTestId('row'))[1]!);
  expect(screen.queryByTestId('copy-national_id')).toBeNull();
  await fireEvent.click(screen.getByTestId('reveal-national_id'));
  await fireEvent.click(await screen.findByTestId('copy-national_id'));
  const copies = () => asked.filter((each) => each.command === 'person_copy_id').length;
  await waitFor(() => expect(copies()).toBe(1));
  await waitFor(() => expect(said()).toContain('30 วินาที'));

  const field = screen.getByTestId('field-national_id') as HTMLInputElement;
  const shown = field.value;
  // Not in the page's own way, which would leave it on the clipboard.
  expect(await fireEvent.copy(field)).toBe(false);
  expect(await fireEvent.cut(field)).toBe(false);
  await waitFor(() => expect(copies()).toBe(3));
  expect(field.value).toBe(shown);

  await fireEvent.input(field, { target: { value: '1-2345' } });
  expect(screen.queryByTestId('copy-national_id')).toBeNull();
  expect(await fireEvent.copy(field)).toBe(true);
  expect(copies()).toBe(3);
});

it('a list with national ids leaves masked, and whole only when that is chosen and confirmed', async () => {
  await open('#/people');
  await fireEvent.click(await screen.findByTestId('export-list'));
  await fireEvent.click(await screen.findByTestId('confirm-export'));
  await waitFor(() => expect(last('list_export')).toMatchObject({ name: 'people', wholeIds: false }));
  await waitFor(() => expect(screen.queryByTestId('export-ids')).toBeNull());

  await fireEvent.click(screen.getByTestId('export-list'));
  await fireEvent.click(await screen.findByTestId('ids-whole'));
  expect(screen.getByTestId('export-ids').textContent).toContain('บันทึกการใช้งาน');
  expect(last('list_export')).toMatchObject({ wholeIds: false });
  await fireEvent.click(screen.getByTestId('confirm-export'));
  await waitFor(() => expect(last('list_export')).toMatchObject({ name: 'people', wholeIds: true }));
});

it('every list is saved from its own screen, with the place it is of', async () => {
  await open('#/plan');
  await fireEvent.click(await screen.findByTestId('export-list'));
  await waitFor(() => expect(last('list_export')).toMatchObject({ name: 'actions', place: { year: 2569 } }));
  expect(last('list_export')?.place).toHaveProperty('agency', expect.stringMatching(/.+/));
  cleanup();
  await open('#/indicators');
  await fireEvent.click(await screen.findByTestId('export-indicators'));
  await waitFor(() => expect(last('list_export')).toMatchObject({ name: 'indicators', place: { year: 2569 } }));
  await fireEvent.click(await screen.findByTestId('export-results'));
  await waitFor(() => expect(last('list_export')).toMatchObject({ name: 'results', place: { round: 12 } }));
  for (const [screens, list] of [
    ['trainings', 'attendances'],
    ['awards', 'nominations'],
  ] as const) {
    cleanup();
    await open(`#/${screens}`);
    await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
    dispatchEvent(new HashChangeEvent('hashchange'));
    await fireEvent.click(await screen.findByTestId(`export-${list}`));
    await fireEvent.click(await screen.findByTestId('confirm-export'));
    await waitFor(() => expect(last('list_export')).toMatchObject({ name: list, wholeIds: false }));
    expect(last('list_export')?.place).toHaveProperty('parent', expect.stringMatching(/.+/));
  }
});

it('a refused field is marked and takes the focus', async () => {
  await open('#/people');
  await fireEvent.click(await screen.findByTestId('add'));
  await fireEvent.click(screen.getByTestId('save'));
  const problem = await screen.findByTestId('problem-first_name');
  expect(problem.textContent).toBe('ต้องระบุ');
  const field = screen.getByTestId('field-first_name');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.getAttribute('aria-describedby')).toBe(problem.id);
  await waitFor(() => expect(document.activeElement).toBe(field));
});

it('a date is typed in the Buddhist Era and sent in the common one', async () => {
  await open('#/trainings');
  await fireEvent.click(await screen.findByTestId('add'));
  const typed = { title: 'อบรมจริยธรรม', starts_on: '15/6/2569', ends_on: '31/6/2569', hours: '๖.๕' };
  for (const [key, value] of Object.entries(typed)) {
    await fireEvent.input(screen.getByTestId(`field-${key}`), { target: { value } });
  }
  await fireEvent.click(screen.getByTestId('save'));
  expect((await screen.findByTestId('problem-ends_on')).textContent).toContain('พ.ศ.');
  expect(last('record_save')).toBeUndefined();
  await fireEvent.input(screen.getByTestId('field-ends_on'), { target: { value: '16/6/2569' } });
  await fireEvent.click(screen.getByTestId('save'));
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  expect(last('record_save')).toMatchObject({
    register: 'training_sessions',
    records: [{ starts_on: '2026-06-15', ends_on: '2026-06-16', hours: '6.5' }],
  });
});

it('a gift shows what the rules say of it, by the limits of its agency', async () => {
  await open('#/gifts');
  const row = (await screen.findAllByTestId('row'))[0]!;
  expect(row.textContent).toContain('รับไม่ได้');
  await fireEvent.click(row);
  dispatchEvent(new HashChangeEvent('hashchange'));
  expect((await screen.findByTestId('verdict')).textContent).toContain('มีธุรกิจกับหน่วยงาน');
  expect(await screen.findByText(/3,000.* บาทต่อคนต่อโอกาส/)).toBeTruthy();
});

it('the limits of an agency start from those it goes by, and a year without limit stays without', async () => {
  await open('#/gifts');
  await fireEvent.click(await screen.findByTestId('limits'));
  await fireEvent.input(await screen.findByTestId('field-per_occasion'), { target: { value: '0' } });
  await fireEvent.click(screen.getByTestId('save'));
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  expect(last('record_save')).toMatchObject({
    register: 'gift_limits',
    records: [{ per_occasion: 0, per_year: null }],
  });
});

it('a complaint says what is overdue, and who told is shown for a reason only', async () => {
  await open('#/complaints/c1');
  expect((await screen.findByTestId('due')).textContent).toContain('เกินกำหนด: ตอบกลับครั้งแรก');
  await fireEvent.click(await screen.findByTestId('informant-keep'));
  const typed = async (field: string, value: string) =>
    fireEvent.input(await screen.findByTestId(field), { target: { value } });
  await typed('field-name', 'นางสาวผู้แจ้ง');
  await typed('informant-passphrase', 'คลังคุ้มครองของศูนย์ฯ');
  await typed('informant-passphrase-again', 'คลังคุ้มครองของศูนย์ฯ');
  await fireEvent.click(screen.getByTestId('informant-do'));
  await fireEvent.click(await screen.findByTestId('informant-show'));
  await typed('informant-passphrase', 'คลังคุ้มครองของศูนย์ฯ');
  await fireEvent.click(screen.getByTestId('informant-do'));
  expect((await screen.findByTestId('problem-reason')).textContent).toBe('ต้องระบุ');
  expect(screen.queryByText('นางสาวผู้แจ้ง')).toBeNull();
  await typed('field-reason', 'นัดสอบข้อเท็จจริง');
  await typed('informant-passphrase', 'คลังคุ้มครองของศูนย์ฯ');
  await fireEvent.click(screen.getByTestId('informant-do'));
  expect(await screen.findByText('นางสาวผู้แจ้ง')).toBeTruthy();
  await fireEvent.click(screen.getByTestId('informant-hide'));
  expect(screen.queryByText('นางสาวผู้แจ้ง')).toBeNull();
});

it('attendance of several people is one save', async () => {
  await open('#/trainings/t1');
  await fireEvent.click(await screen.findByTestId('add-attendance'));
  const picker = await screen.findByTestId('people-picker');
  const rows = await within(picker).findAllByTestId('row');
  await fireEvent.click(rows[0]!);
  await fireEvent.click(rows[1]!);
  await fireEvent.click(within(picker).getByTestId('choose'));
  await waitFor(() => expect(screen.queryByTestId('people-picker')).toBeNull());
  expect(last('record_save')?.register).toBe('attendances');
  expect(last('record_save')?.records).toHaveLength(2);
  await waitFor(() => expect(screen.getByTestId('attendance-count').textContent).toContain('2'));
});

it('a result is saved with its evidence and the score follows', async () => {
  await open('#/indicators/i1');
  await fireEvent.click((await screen.findAllByTestId('indicator'))[3]!);
  await waitFor(() => expect(screen.getByTestId('line-score').textContent).toBe('4.6400'));
  await fireEvent.input(await screen.findByTestId('field-result'), { target: { value: '88.25' } });
  await fireEvent.click(screen.getByTestId('save-result'));
  await waitFor(() => expect(screen.getByTestId('line-result').textContent).toBe('88.25'));
  expect(last('result_save')).toMatchObject({
    sheet: { result: { result: '88.25', round: 12 }, evidence: [{ position: 1 }] },
  });
  expect(screen.getByTestId('trace').textContent).toContain('88.25');
});

it('undo says what it will take back and can be pressed from the keyboard', async () => {
  await open('#/people');
  await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
  await fireEvent.click(screen.getByTestId('save'));
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('บันทึกบุคลากร'));
  await waitFor(() => expect(screen.queryByTestId('record')).toBeNull());
  await fireEvent.keyDown(window, { code: 'KeyZ', key: 'ผ', ctrlKey: true });
  await waitFor(() => expect(last('undo')).toBeDefined());
  await waitFor(() => expect(screen.getByTestId('undo')).toHaveProperty('disabled', true));
});

it('an import is matched, seen and mended before it is done, and taken back afterwards', async () => {
  await open('#/import');
  await fireEvent.click(await screen.findByTestId('choose-file'));
  await screen.findByTestId('step-columns');
  await fireEvent.change(screen.getByTestId('field-D'), { target: { value: '' } });
  await waitFor(() => expect(last('import_layout')).toMatchObject({ choices: { columns: { D: null } } }));
  await waitFor(() => expect(screen.queryByTestId('working')).toBeNull());
  await fireEvent.click(screen.getByTestId('to-check'));
  expect((await screen.findByTestId('count-inserted')).textContent).toBe('184');
  expect(last('import_run')).toBeUndefined();

  await fireEvent.click(screen.getByTestId('filter-problems'));
  const cell = await screen.findByTestId('cell-242-national_id');
  expect(cell.textContent).toContain('13 หลัก');
  await fireEvent.dblClick(cell);
  await fireEvent.input(await screen.findByTestId('fix-input'), { target: { value: '1234567890121' } });
  await fireEvent.click(screen.getByTestId('fix-one'));
  await waitFor(() =>
    expect(last('import_check')).toMatchObject({
      decided: { choices: { cells: [{ row: 242, column: 'C', text: '1234567890121' }] } },
    }),
  );

  await waitFor(() => expect(screen.queryByTestId('working')).toBeNull());
  await fireEvent.click(screen.getByTestId('run-import'));
  await screen.findByTestId('import-done');
  await fireEvent.click(screen.getByTestId('undo-import'));
  expect((await screen.findByTestId('to-revert')).textContent).toContain('196');
  await fireEvent.click(screen.getByTestId('confirm-take-back'));
  await waitFor(() => expect(last('import_take_back')).toEqual({ operation: 7, edited: 'keep' }));
  expect(await screen.findByTestId('choose-file')).toBeTruthy();
});

it('the whole window switches to English and back', async () => {
  await open('#/plan');
  await fireEvent.click(await screen.findByTestId('language'));
  expect(screen.getByTestId('nav-plan').textContent).toBe('Strategic plan');
  expect(document.documentElement.lang).toBe('en');
  await fireEvent.click(screen.getByTestId('language'));
  expect(screen.getByTestId('nav-plan').textContent).toBe('แผนกลยุทธ์');
});

it('the history shows what an operation changed, before and after, and is narrowed by register', async () => {
  await open('#/history');
  await waitFor(async () => expect((await screen.findAllByTestId('row')).length).toBe(3));
  await fireEvent.click((await screen.findAllByTestId('row'))[1]!);
  const changes = await screen.findAllByTestId('change');
  expect(changes[0]?.textContent).toMatch(/แก้ไข.*ส่วนราชการ: กรมตัวอย่าง.*วิสัยทัศน์.*ว่าง.*→.*โปร่งใส 2/s);
  expect(changes[1]?.textContent).toMatch(/ลบ.*ชื่อ.*•••/s);
  await fireEvent.change(screen.getByTestId('filter-register'), { target: { value: 'people' } });
  await waitFor(async () => expect((await screen.findAllByTestId('row')).length).toBe(1));
  expect(last('history_list')).toMatchObject({ filter: { register: 'people', officer: null, from: null } });
});

it('a single undo that later operations stand in the way of names them and leads to them', async () => {
  await open('#/history/2');
  await fireEvent.click(await screen.findByTestId('revert'));
  await fireEvent.click(await screen.findByTestId('confirm-step'));
  expect((await screen.findByTestId('conflict-record')).textContent).toContain('รายการที่ 3');
  await fireEvent.click(screen.getByTestId('conflict-see'));
  expect(location.hash).toBe('#/history/3');
});

it('the audit log is verified, and a printed hash is found in it or said to be missing', async () => {
  await open('#/history/audit');
  await fireEvent.click(await screen.findByTestId('audit-verify'));
  await waitFor(() => expect(screen.getByTestId('audit-verdict').textContent).toContain('ถูกต้องทั้ง 3 บรรทัด'));
  const seek = (text: string) => fireEvent.input(screen.getByTestId('audit-find'), { target: { value: text } });
  await seek('saisaat-20261121T000000Z-2abcdef02abc');
  expect(screen.getByTestId('audit-found').textContent).toContain('บรรทัด 2');
  await seek('ffffffffffff');
  expect(screen.getByTestId('audit-found').textContent).toContain('ไม่พบ');
});

it('a head that a backup names and the log has not is said, with what cannot be told', async () => {
  await open('#/history/audit');
  await fireEvent.click(await screen.findByTestId('audit-verify'));
  const heads = await screen.findByTestId('audit-heads');
  expect(heads.dataset.hold).toBe('false');
  expect(heads.textContent).toContain('0123456789ab');
  expect(heads.textContent).toContain('saisaat-20260930T090000Z-0123456789ab');
  expect(heads.textContent).toContain('บอกไม่ได้');
  setLocale('en');
  await waitFor(() => expect(heads.textContent).toContain('is not in the log'));
});

it('an attached file shows its hash, and a wrong type is refused with what is taken', async () => {
  await open('#/trainings');
  await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
  expect((await screen.findByTestId('attachment')).textContent).toMatch(
    /รายงานการประชุม\.pdf.*348 kB.*SHA-256 ab12ab12ab12…/s,
  );
  await fireEvent.click(screen.getByTestId('attach'));
  await waitFor(() => expect(said()).toContain('รับเฉพาะไฟล์ PDF'));
  await fireEvent.click(screen.getByTestId('attachment-remove'));
  await waitFor(() => expect(last('attachments_remove')).toEqual({ id: 'f1' }));
});

it('what is past its time is reviewed, chosen and purged class by class after a warning', async () => {
  await open('#/settings/retention');
  const rows = await screen.findAllByTestId('row');
  expect(rows[0]?.textContent).toMatch(/อบรมจริยธรรม ปี 2555.*2555.*40/s);
  expect(screen.getByTestId('purge')).toHaveProperty('disabled', true);
  await fireEvent.click(screen.getByTestId('purge-all'));
  await fireEvent.click(screen.getByTestId('purge'));
  expect(screen.getByTestId('confirm').textContent).toContain('เลิกทำไม่ได้');
  expect(last('purge_run')).toBeUndefined();
  await fireEvent.click(screen.getByTestId('confirm-step'));
  await waitFor(() => expect(asked.filter((each) => each.command === 'purge_run').length).toBe(2));
  expect(last('purge_run')).toEqual({ ofClass: 'people', keys: ['p1'] });
});

it('a date that the audit log speaks against is confirmed by naming both dates, and asked about no more', async () => {
  let doubt: DateInDoubt | null = { clock: '2036-11-28', log: '2026-11-29' };
  const asking = vi.spyOn(answers, 'date_in_doubt').mockImplementation(() => doubt);
  const confirming = vi.spyOn(answers, 'date_confirm').mockImplementation(() => (doubt = null));
  await open('#/settings/retention');
  expect((await screen.findByTestId('date-doubt')).textContent).toMatch(/28 พ\.ย\. 2579.*29 พ\.ย\. 2569/s);
  await fireEvent.click(screen.getByTestId('date-confirm'));
  expect(screen.getByTestId('confirm').textContent).toMatch(/28 พ\.ย\. 2579.*29 พ\.ย\. 2569/s);
  expect(last('date_confirm')).toBeUndefined();
  await fireEvent.click(screen.getByTestId('confirm-step'));
  await waitFor(() => expect(screen.queryByTestId('date-doubt')).toBeNull());
  expect(last('date_confirm')).toEqual({ today: '2036-11-28' });
  asking.mockRestore();
  confirming.mockRestore();
});

it('a check of the whole workspace names the evidence that is not as it was', async () => {
  await open('#/settings/backups');
  await fireEvent.click(await screen.findByTestId('check'));
  await waitFor(() =>
    expect(screen.getByTestId('check-verdict').textContent).toMatch(
      /ผิดปกติ 1 ไฟล์.*ถูกแก้ไขหรือเสียหาย.*รายงานการประชุม\.pdf.*ผลการดำเนินงาน/s,
    ),
  );
});

it('a check names what lies in the workspace and is not its own, and says that it was not touched', async () => {
  await open('#/settings/backups');
  await fireEvent.click(await screen.findByTestId('check'));
  const listed = async () => (await screen.findAllByTestId('foreign')).map((each) => each.textContent);
  expect(await listed()).toEqual(['บันทึกส่วนตัว.docx', 'evidence/ลิงก์ไปที่อื่น']);
  const verdict = screen.getByTestId('check-verdict');
  expect(verdict.textContent).toContain('2 รายการที่ไม่ใช่ของแฟ้มงาน โปรแกรมไม่ได้อ่าน สำรอง หรือลบ');
  setLocale('en');
  await waitFor(() => expect(verdict.textContent).toContain('not read, backed up or removed'));

  // What is not the workspace's own takes nothing from its being sound.
  setLocale('th');
  const sound = (foreign: string[]) =>
    vi.spyOn(answers, 'workspace_check').mockImplementation(() => ({ faults: [], foreign }));
  for (const foreign of [['x.txt'], []]) {
    sound(foreign);
    await fireEvent.click(screen.getByTestId('check'));
    await waitFor(() => expect(verdict.textContent).toContain('สมบูรณ์ทั้งหมด'));
    expect(screen.queryAllByTestId('foreign').length).toBe(foreign.length);
  }
  vi.restoreAllMocks();
});

it('a check that finds an older database says so where it was asked, and leads to the audit log', async () => {
  vi.spyOn(answers, 'workspace_check').mockImplementation(() => {
    throw { code: 'damaged', what: 'audit heads' };
  });
  await open('#/settings/backups');
  await fireEvent.click(await screen.findByTestId('check'));
  const link = await screen.findByTestId('check-see-audit');
  expect(link.getAttribute('href')).toBe('#/history/audit');
  expect(screen.getByTestId('check-verdict').textContent).toContain('ฉบับเก่า');
  vi.restoreAllMocks();
});

it('every declared document is offered by its name, and shown of any of its records, as it is wished', async () => {
  await open('#/report');
  const kinds = await screen.findByTestId<HTMLSelectElement>('report-kind');
  const offered = [...kinds.options].map(({ value, text }) => ({ kind: value, th: text }));
  expect(offered).toEqual(DOCUMENTS.map(({ kind, words }) => ({ kind, th: words.th })));
  await waitFor(() => expect(last('report_preview')).toMatchObject({ order: { kind: 'indicator_report' } }));
  await fireEvent.change(kinds, { target: { value: 'attendance_sheet' } });
  await fireEvent.click(screen.getByTestId('disclosable'));
  const session = await screen.findByTestId<HTMLSelectElement>('report-record');
  const wanted = { order: { kind: 'attendance_sheet' }, whose: { of: 'record', key: session.value } };
  await waitFor(() => expect(last('report_preview')).toMatchObject({ ...wanted, wishes: { disclosable: true } }));
});

it('a pack says what was printed, what stood already and what could not be made', async () => {
  await open('#/report');
  await fireEvent.click(await screen.findByTestId('report-all'));
  const result = await screen.findByTestId('pack-result');
  expect(result.textContent).toContain('พิมพ์ 5 ฉบับ ไม่เปลี่ยนแปลง 1 ฉบับ');
  expect(within(result).getByText(/น้ำหนัก/).textContent).toContain('กรมตัวอย่าง');
});

it('a round is handed in once it is asked twice, and its versions are listed with their hashes', async () => {
  await open('#/report');
  expect((await screen.findByTestId('round-state')).textContent).toContain('ยังไม่ได้ส่ง');
  await fireEvent.click(screen.getByTestId('hand-in'));
  expect(last('submission_make')).toBeUndefined();
  await fireEvent.input(await screen.findByTestId('hand-in-note'), { target: { value: 'ครั้งแรก' } });
  await fireEvent.click(screen.getByTestId('hand-in-confirm'));
  await waitFor(() => expect(last('submission_make')).toMatchObject({ note: 'ครั้งแรก' }));
  await waitFor(() => expect(screen.getByTestId('round-state').textContent).toContain('ส่งฉบับที่ 1'));
  await fireEvent.click(screen.getByTestId('round-look'));
  expect((await screen.findByTestId('version')).textContent).toContain('SHA-256 9f86d081');
});
