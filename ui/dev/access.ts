// What the mock answers at the doors: a workspace with two officers, whose passphrase is PASSPHRASE.
import type { BackupEntry, NewWorkspace, Notice, Officer, Stage, WorkspaceState } from '../src/lib/api/bindings';
import { Wrote } from './wrote';

export const PASSPHRASE = 'แมวสามตัวนอนบนหลังคา';
export const KEY = ['7K3QX', '1B2C3', '9WERT', 'A1B2C', 'ZZXYV', '40404', 'HJKMN', 'PQRST'];
const asked = 2;

const administrator: Officer = {
  id: 'o1',
  agency_id: null,
  name: 'สมศรี ตรงเวลา',
  position: 'นักวิเคราะห์นโยบายและแผน',
  role: 'administrator',
  active: true,
};
const reader: Officer = { ...administrator, id: 'o2', name: 'ประพันธ์ ซื่อตรง', position: 'ผู้ตรวจราชการ', role: 'reader' };

const begun = location.hash !== '' || new URLSearchParams(location.search).has('open');
let stage: Stage = begun ? 'open' : 'start';
let locked = false;
let passphrase = PASSPHRASE;
let officers = [administrator, reader];
let officer: Officer | null = null;
let wait = 0;
let wrong = 0;
let idle_minutes = 10;
let notices: Notice[] = [];
let recents = ['กระทรวงตัวอย่าง', 'กระทรวงที่ย้ายไปแล้ว'].map((ministry, i) => ({
  path: `/home/officer/แฟ้มงาน-${i + 1}`,
  ministry,
  opened_at: '2026-11-22T08:30:00Z',
  found: i === 0,
}));
const backups: BackupEntry[] = ['2026-11-22T08:30:00Z', '2026-11-21T09:00:00Z'].map((at, i) => ({
  handle: `b${i}`,
  path: `/home/officer/แฟ้มงาน-1/backups/saisaat-${i}`,
  at,
  head: ['3f9a1c20be47', '77ab01d2c4e9'][i] ?? '',
  kilobytes: 6200 - i * 130,
}));

/** For tests: what the opening found. */
export function findAtOpening(found: Notice[]): void {
  notices = found;
}

/** For tests: stands as if the workspace had just been opened by somebody. */
export function standAt(next: Stage, by: 'administrator' | 'reader' | null = 'administrator'): void {
  stage = next;
  locked = by !== null;
  officer = officers.find(({ role }) => role === by) ?? null;
  [wait, wrong] = [0, 0];
}

const go = (next: Stage) => () => void (stage = next);
const refuse = (field: string, rule: string) => ({ code: 'invalid', field, rule });
type Args = { passphrase: string; groups: string[]; group: string; path: string; officer: Officer; id: string };

export const doors = {
  workspace_state: (): WorkspaceState => ({
    stage,
    path: stage === 'start' ? null : '/home/officer/แฟ้มงาน-1',
    ministry: stage === 'start' ? null : 'กระทรวงตัวอย่าง',
    sample: !locked && stage === 'open',
    protected: locked,
    officer: stage === 'open' ? officer : null,
    notices: stage === 'open' ? notices : [],
  }),
  workspace_create_sample: () => ((locked = false), (officer = null), go('open')()),
  workspace_open: () => ((locked = true), go('locked')(), true),
  workspace_open_recent: () => ((locked = true), go('locked')()),
  workspaces_recent: () => recents,
  workspace_forget: ({ path }: Args) => void (recents = recents.filter((recent) => recent.path !== path)),
  workspace_place: ({ ministry }: { ministry: string }) => ({ handle: 'p', path: `/home/officer/${ministry}` }),
  workspace_choose_place: () => ({ handle: 'q', path: '/srv/แฟ้มงาน' }),
  workspace_create: ({ workspace }: { workspace: NewWorkspace }) => {
    [locked, passphrase, officer] = [true, workspace.passphrase, administrator];
    go('sheet')();
  },
  workspace_unlock: ({ passphrase: typed }: Args) => {
    if (wait > 0) throw refuse('passphrase', 'wait');
    if (typed !== passphrase) {
      if (++wrong >= 3) wait = 4;
      throw refuse('passphrase', 'wrong');
    }
    officer = administrator;
    go('open')();
  },
  workspace_wait: () => wait,
  workspace_lock: () => ((officer = null), go('locked')()),
  workspace_close: go('start'),
  recovery_sheet: () => ({ groups: KEY, asked }),
  recovery_save: () => '/home/officer/ใบกุญแจกู้คืน.pdf',
  recovery_confirm: ({ group }: Args) => {
    if (group.toUpperCase() !== KEY[asked]) throw refuse('group', 'wrong');
    go('open')();
  },
  recovery_renew: go('sheet'),
  recovery_groups: ({ groups }: Args) =>
    groups.map((group, at) =>
      group.length < 5 ? 'unfinished' : group.toUpperCase() === KEY[at] ? 'good' : 'mistyped',
    ),
  recovery_officers: () => officers,
  recovery_recover: ({ passphrase: chosen }: Args) => {
    [passphrase, officer] = [chosen, administrator];
    go('open')();
  },
  officers_list: () => officers,
  officer_add: ({ officer: added, passphrase: theirs }: Args) => {
    if (theirs === passphrase) throw { code: 'duplicate', field: 'passphrase' };
    officers = [...officers, added];
    return new Wrote(['officers']);
  },
  officer_save: ({ officer: saved }: Args) => {
    officers = officers.map((each) => (each.id === saved.id ? saved : each));
    return new Wrote(['officers']);
  },
  officer_remove: ({ id }: Args) => {
    officers = officers.map((each) => (each.id === id ? { ...each, active: false } : each));
    return new Wrote(['officers']);
  },
  passphrase_change: ({ present, chosen }: { present: string; chosen: string }) => {
    if (present !== passphrase) throw refuse('passphrase', 'wrong');
    passphrase = chosen;
  },
  backup_status: () => ({ running: false, closing: false, stuck: false, failure: null, failed_at: null }),
  backups_list: () => backups,
  backups_choose: () => backups.slice(1),
  backup_now: () => new Wrote(['backups'], '/home/officer/แฟ้มงาน-1/backups/saisaat-2'),
  backup_elsewhere: () => '/media/usb/saisaat-2',
  backup_verify: ({ handle }: { handle: string }) => {
    if (handle === 'b1') throw { code: 'damaged', what: 'audit head' };
  },
  restore_preview: ({ passphrase: typed }: { passphrase: string | null }) => {
    if (typed === null && stage !== 'open') throw refuse('passphrase', 'required');
    if (typed !== null && typed !== passphrase) throw refuse('passphrase', 'wrong');
    const rows = [
      { register: 'people', backup: 1180, now: 1200 },
      { register: 'indicators', backup: 21, now: 21 },
    ];
    return { rows, compared: true };
  },
  restore_choose_place: () => ({ handle: 'r', path: '/srv/กู้คืน' }),
  restore_leave: () => null,
  restore_run: () => (go('locked')(), { path: '/home/officer/แฟ้มงาน-1', aside: '/home/officer/แฟ้มงาน-1.before' }),
  window_unsaved: () => null,
  window_leave: () => null,
  window_close: () => null,
  window_stay: () => null,
  preferences: () => ({ idle_minutes }),
  preferences_save: ({ preferences }: { preferences: { idle_minutes: number } }) =>
    void (idle_minutes = preferences.idle_minutes),
};
