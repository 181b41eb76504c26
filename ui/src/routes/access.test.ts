// The doors over the mock, as an officer uses them.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked } from '../../dev/core';
import { announceChange } from '../../dev/event';
import { findAtOpening, KEY, PASSPHRASE, standAt } from '../../dev/access';
import { toasts } from '$lib/state/toasts.svelte';
import { workspace } from '$lib/state/workspace.svelte';
import App from '../App.svelte';

const last = (command: string) => asked.findLast((each) => each.command === command)?.args;
const type = (testid: string, value: string) => fireEvent.input(screen.getByTestId(testid), { target: { value } });
const disabled = (testid: string) => (screen.getByTestId(testid) as HTMLButtonElement).disabled;

async function stand(...at: Parameters<typeof standAt>): Promise<void> {
  standAt(...at);
  workspace.current = undefined;
  render(App);
  await waitFor(() => expect(workspace.current?.stage).toBe(at[0]));
}

async function see(hash: string): Promise<void> {
  location.hash = hash;
  dispatchEvent(new HashChangeEvent('hashchange'));
  await screen.findByTestId('nav-settings');
}

beforeEach(() => {
  asked.length = 0;
  toasts.list = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  location.hash = '';
});

it('a workspace is made with a passphrase typed twice, and its place follows its name until another is chosen', async () => {
  await stand('start', null);
  await fireEvent.click(await screen.findByTestId('start-create'));
  await type('ministry-name', 'กระทรวงใหม่');
  await fireEvent.change(screen.getByTestId('ministry-name'));
  await waitFor(() => expect(screen.getByTestId('place').textContent).toContain('กระทรวงใหม่'));
  await type('officer-name', 'สมศรี');
  await type('passphrase', 'สั้นไป');
  expect(screen.getByTestId('passphrase-strength').textContent).toContain('อีก 6 ตัวอักษร');
  await type('passphrase', PASSPHRASE);
  await type('passphrase-again', 'ไม่ตรง');
  expect(screen.getByTestId('problem-passphrase-again')).toBeTruthy();
  expect(disabled('create-workspace')).toBe(true);
  await type('passphrase-again', PASSPHRASE);
  await fireEvent.click(screen.getByTestId('choose-place'));
  await waitFor(() => expect(screen.getByTestId('place').textContent).toBe('/srv/แฟ้มงาน'));
  await fireEvent.click(screen.getByTestId('create-workspace'));
  await screen.findByTestId('recovery-key');
  expect(last('workspace_create')).toMatchObject({
    workspace: { ministry: 'กระทรวงใหม่', name: 'สมศรี', passphrase: PASSPHRASE, place: 'q' },
  });
});

it('the recovery sheet is passed with one group of its key and no other text', async () => {
  await stand('sheet');
  expect((await screen.findByTestId('recovery-key')).textContent).toContain(KEY[2]);
  await fireEvent.click(screen.getByTestId('sheet-ready'));
  expect(screen.queryByTestId('recovery-key'), 'the key is not beside the question').toBeNull();
  await type('sheet-group', KEY[3]!);
  await fireEvent.click(screen.getByTestId('sheet-confirm'));
  await waitFor(() => expect(screen.getByTestId('sheet-problem').textContent).not.toBe(''));
  await type('sheet-group', KEY[2]!.toLowerCase());
  await fireEvent.click(screen.getByTestId('sheet-confirm'));
  await screen.findByTestId('nav-overview');
});

it('a workspace that is gone is shown as such and can be taken off the list', async () => {
  await stand('start', null);
  const rows = await screen.findAllByTestId('recent');
  expect(rows).toHaveLength(2);
  expect((screen.getAllByTestId('open-recent')[1] as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.click(screen.getAllByTestId('forget-recent')[1]!);
  await waitFor(() => expect(screen.getAllByTestId('recent')).toHaveLength(1));
});

it('a wrong passphrase is said, too many say how long to wait, and the right one opens', async () => {
  await stand('locked');
  for (let i = 0; i < 3; i++) {
    await type('passphrase', 'ผิด');
    await fireEvent.click(screen.getByTestId('unlock'));
    await screen.findByTestId('problem-passphrase');
    await waitFor(() => expect(workspace.busy).toBe(false));
  }
  await waitFor(() => expect(screen.getByTestId('problem-passphrase').textContent).toContain('4 วินาที'));
  await type('passphrase', PASSPHRASE);
  expect(disabled('unlock')).toBe(true);
  standAt('locked');
  await waitFor(() => expect(disabled('unlock')).toBe(false), { timeout: 6000 });
  await fireEvent.click(screen.getByTestId('unlock'));
  await screen.findByTestId('nav-overview');
}, 10_000);

it('what the opening found stands on every screen: a clock far ahead, an older database', async () => {
  findAtOpening([
    { kind: 'clock_ahead', last: '2026-11-22T08:30:00Z' },
    { kind: 'rolled_back', lines: 42 },
  ]);
  await stand('open');
  const notices = await screen.findAllByTestId('notice');
  expect(notices.map((notice) => notice.dataset.kind)).toEqual(['clock_ahead', 'rolled_back']);
  expect(notices[0]?.textContent).toContain('นาฬิกา');
  expect(notices[1]?.textContent).toContain('42');
  findAtOpening([]);
});

it('a restore says when it was, and one that no key vouches for leads to the audit log', async () => {
  findAtOpening([{ kind: 'restored', at: '2026-11-22T08:30:00Z', given_up: 3 }, { kind: 'restore_unproven' }]);
  await stand('open');
  const [restored, unproven] = await screen.findAllByTestId('notice');
  expect(restored?.textContent).toMatch(/22 พ.ย. 2569.*3 ค่า/);
  expect(unproven?.textContent).toContain('ฐานข้อมูลฉบับเก่า');
  expect(screen.getAllByTestId('notice-look')).toHaveLength(1);
  expect(unproven?.contains(screen.getByTestId('notice-look'))).toBe(true);
  findAtOpening([]);
});

it('what opened a backup is dropped when the officer turns away from restoring it', async () => {
  await stand('open');
  await see('#/settings/backups');
  await waitFor(() => expect(screen.getAllByTestId('backup')).toHaveLength(2));
  await fireEvent.click(screen.getAllByTestId('backup-restore')[0]!);
  await screen.findByTestId('restore-counts');
  expect(last('restore_leave')).toBeUndefined();
  await fireEvent.click(screen.getByTestId('restore-back'));
  await waitFor(() => expect(last('restore_leave')).toBeDefined());
});

it('a key pasted whole fills all groups, and a mistyped group is named', async () => {
  await stand('locked');
  await fireEvent.click(screen.getByTestId('forgot'));
  await type('group-0', KEY.join('-').toLowerCase());
  await waitFor(() => expect(disabled('recover-next')).toBe(false));
  await type('group-4', 'ZZZZZ');
  await waitFor(() => expect(screen.getByTestId('group-4').dataset.state).toBe('mistyped'));
  expect(screen.getByTestId('group-4').getAttribute('aria-label')).toContain('พิมพ์ผิด');
  expect(disabled('recover-next')).toBe(true);
  await type('group-4', KEY[4]!);
  await waitFor(() => expect(disabled('recover-next')).toBe(false));
  await fireEvent.click(screen.getByTestId('recover-next'));
  await screen.findByTestId('recover-officer');
  await type('passphrase', 'ดอกบัวบานก่อนพระอาทิตย์');
  await type('passphrase-again', 'ดอกบัวบานก่อนพระอาทิตย์');
  await fireEvent.click(screen.getByTestId('recover-submit'));
  await screen.findByTestId('nav-overview');
  expect(last('recovery_recover')).toMatchObject({ officerId: 'o1' });
});

it('locking asks first when something typed is not saved', async () => {
  await stand('open');
  await see('#/people');
  await fireEvent.keyDown(window, { code: 'KeyL', key: 'l', ctrlKey: true });
  await screen.findByTestId('unlock');
  cleanup();

  await stand('open');
  await see('#/people');
  await fireEvent.click(await screen.findByTestId('add'));
  await type('field-first_name', 'สมหญิง');
  await fireEvent.keyDown(window, { code: 'KeyL', key: 'l', ctrlKey: true });
  await screen.findByTestId('unsaved');
  expect(screen.queryByTestId('unlock')).toBeNull();
  await fireEvent.click(screen.getByTestId('unsaved-stay'));
  await waitFor(() => expect(screen.queryByTestId('unsaved')).toBeNull());
  expect((screen.getByTestId('field-first_name') as HTMLInputElement).value).toBe('สมหญิง');
});

it('closing from the title bar asks first when something typed is not saved', async () => {
  await stand('open');
  await see('#/people');
  await fireEvent.click(await screen.findByTestId('add'));
  await type('field-first_name', 'สมหญิง');
  await waitFor(() => expect(last('window_unsaved')).toEqual({ unsaved: true }));
  announceChange(['closing']);
  await screen.findByTestId('unsaved');
  expect(last('window_leave')).toBeUndefined();
  await fireEvent.click(screen.getByTestId('unsaved-go'));
  await waitFor(() => expect(last('window_leave')).toBeDefined());
});

it('nobody at work is warned of with a countdown that a key stops, then the workspace locks', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await stand('open');
  await screen.findByTestId('nav-overview');
  await waitFor(() => expect(last('preferences')).toBeDefined());
  await vi.advanceTimersByTimeAsync(9 * 60_000 + 35_000);
  expect(screen.getByTestId('idle-warning').textContent).toMatch(/2[0-9] วินาที/);
  await fireEvent.keyDown(document.body, { key: 'a' });
  expect(screen.queryByTestId('idle-warning')).toBeNull();
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(last('workspace_lock')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(last('workspace_lock')).toBeDefined();
  await waitFor(() => expect(screen.queryByTestId('unlock')).not.toBeNull());
});

it('a reader sees every field and no control that writes', async () => {
  await stand('open', 'reader');
  await see('#/people');
  expect(await screen.findByTestId('read-only')).toBeTruthy();
  expect(screen.queryByTestId('add')).toBeNull();
  expect(screen.queryByTestId('undo')).toBeNull();
  await fireEvent.click((await screen.findAllByTestId('row'))[0]!);
  await screen.findByTestId('record');
  expect(screen.queryByTestId('save')).toBeNull();
  expect(screen.queryByTestId('remove')).toBeNull();
  expect((screen.getByTestId('field-position').closest('fieldset') as HTMLFieldSetElement).disabled).toBe(true);
});

it('an officer is added with a passphrase of their own, which nobody else may have', async () => {
  await stand('open');
  await see('#/settings/officers');
  await fireEvent.click(await screen.findByTestId('add-officer'));
  await type('field-name', 'มานี มีใจ');
  expect(disabled('save-officer')).toBe(true);
  for (const each of ['passphrase', 'passphrase-again']) await type(each, 'ดอกบัวบานก่อนพระอาทิตย์');
  await fireEvent.click(screen.getByTestId('save-officer'));
  expect((await screen.findByTestId('problem-passphrase')).textContent).toContain('ตั้งใหม่');
  for (const each of ['passphrase', 'passphrase-again']) await type(each, 'ปลาทองว่ายในโอ่งมังกร');
  await fireEvent.click(screen.getByTestId('save-officer'));
  await waitFor(() => expect(screen.queryByTestId('officer-dialog')).toBeNull());
  await waitFor(() => expect(screen.getAllByTestId('officer')).toHaveLength(3));
  expect(last('officer_add')).toMatchObject({ officer: { name: 'มานี มีใจ', role: 'officer' } });
});

it('a backup is checked, compared with what is there, and restored', async () => {
  await stand('open');
  await see('#/settings/backups');
  await waitFor(() => expect(screen.getAllByTestId('backup')).toHaveLength(2));
  await fireEvent.click(screen.getAllByTestId('backup-verify')[1]!);
  await waitFor(() => expect(screen.getAllByTestId('backup-state')[1]!.textContent).toContain('เสียหาย'));
  await fireEvent.click(screen.getAllByTestId('backup-restore')[0]!);
  const counts = await screen.findByTestId('restore-counts');
  const people = counts.querySelector('[data-register=people]');
  expect([...(people?.children ?? [])].map((cell) => cell.textContent)).toEqual(['บุคลากร', '1,180', '1,200', '−20']);
  await fireEvent.click(screen.getByTestId('restore-run'));
  await screen.findByTestId('unlock');
  expect(last('restore_run')).toEqual({ handle: 'b0', place: null });
});
