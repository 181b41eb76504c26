// What the mock answers where plans, disclosure lists, sheets and identities go on into the next year or the next hands.
import type {
  CarriedAction,
  Counted,
  CountingIndicator,
  DisclosureMatch,
  DisclosurePair,
  KeyedAnswer,
  Officer,
} from '../src/lib/api/bindings';
import { doors } from './access';
import { row } from './sample';
import { Wrote } from './wrote';

export const STORE = 'คลังคุ้มครองของศูนย์ฯ';
const wrong = () => ({ code: 'invalid', field: 'passphrase', rule: 'wrong' });

const strategy = row('strategies', { id: 's1', code: '1', title: 'ปลูกฝังค่านิยม' });
const action = (id: string, title: string) => row('action_items', { id, code: id, title, year: 2569 });
const point = (verdict: string) =>
  row('review_points', { id: verdict, verdict, subject: 'อบรม', proposal: 'เพิ่มภาคปฏิบัติ' });
const actions = [
  { action: action('1.1', 'อบรมจริยธรรม'), strategy, points: [point('improve')], standing: 'open' },
  { action: action('1.2', 'รณรงค์'), strategy, points: [], standing: 'open' },
  { action: action('1.3', 'ประกวดคำขวัญ'), strategy, points: [point('cancel')], standing: 'cancelled' },
  { action: action('1.4', 'ประชุม'), strategy, points: [], standing: 'there' },
] as unknown as CarriedAction[];

const item = (id: string, code: string, title: string, year: number) =>
  row('disclosure_items', { id, agency_id: 'm', code, title, year, scheme: 'oit' });
/** Last year's list. */
export const OLD = [item('d1', 'O1', 'โครงสร้าง', 2568), item('d2', 'O2', 'แผน', 2568)];
const matches = [
  { item: item('e1', 'O1', 'โครงสร้าง', 2569), before: OLD[0], likeness: 'title' },
  { item: item('e2', 'O2', 'งบประมาณ', 2569), before: OLD[1], likeness: 'code' },
  { item: item('e3', 'O3', 'ข้อมูลใหม่', 2569), before: null, likeness: 'nothing' },
] as unknown as DisclosureMatch[];

let named = ['o1'];

export const carried = {
  plan_carry_preview: () => actions,
  plan_carry: ({ actionIds }: { actionIds: string[] }) => new Wrote(['action_items'], actionIds.length),
  disclosure_matches: ({ scheme }: { scheme: string }) => (scheme === 'oit' ? matches : []),
  disclosure_carry: ({ pairs }: { pairs: DisclosurePair[] }) => new Wrote(['disclosure_items'], pairs.length),
  calendar_save: () => '/home/officer/ปฏิทิน.ics',
  survey_enter: ({ answers }: { answers: KeyedAnswer[] }) => {
    if (answers.some(({ typed }) => typed === 'ผิด')) throw { code: 'invalid', field: '2', rule: 'format' };
    return new Wrote(['survey_responses'], 'r1');
  },
  survey_counting: (): CountingIndicator[] => [
    { id: 'i1', code: '1', name: 'ความพึงพอใจ', agency_id: 'a0', agency: 'กรมตัวอย่าง', year: 2569, counts: true },
  ],
  indicator_counted: (): Counted => ({
    figure: '50',
    records: ['n1', 'n2'].map((key) => ({ register: 'acknowledgements', key, counts: key === 'n1' })),
  }),
  informants_officers: () => doors.officers_list().filter((officer: Officer) => named.includes(officer.id)),
  informants_name: ({ officerId, passphrase }: { officerId: string; passphrase: string }) => {
    if (passphrase !== STORE) throw wrong();
    named = [...named, officerId];
    return null;
  },
  informants_withdraw: ({ officerId, passphrase }: { officerId: string; passphrase: string }) => {
    if (passphrase !== STORE) throw wrong();
    named = named.filter((id) => id !== officerId);
    return null;
  },
  informants_clear: ({ passphrase }: { passphrase: string }) => {
    if (passphrase !== STORE) throw wrong();
    return 2;
  },
};
