// A small invented ministry for the mock: every record is made from its register's declaration, with what the screens need said.
import type * as api from '../src/lib/api/bindings';
import { CHOICES, REGISTERS, type ChoicesName, type TableName } from '../src/lib/api/registers';

export type Row = { id: string } & Record<string, unknown>;
export type Tables = Record<TableName, Row[]> & { results: api.ResultSheet[] };

/** A record that says nothing but what it must. */
export function row(table: TableName, own: Row): Row {
  const fields = REGISTERS[table].fields.map(({ name, kind, of, optional }) => {
    if (optional || kind === 'reference' || kind === 'national_id') return [name, null];
    if (kind === 'flag') return [name, false];
    if (kind === 'money' || kind === 'whole') return [name, 0];
    if (kind === 'choice') return [name, CHOICES[of as ChoicesName][0]?.value];
    return [name, { number: '0', day: '2026-01-15', year: 2569, round: 12 }[kind as 'day'] ?? ''];
  });
  return { ...Object.fromEntries(fields), ...own };
}

/** Records of a register, from what each says. */
const rows = (table: TableName, ...own: Row[]) => own.map((each) => row(table, each));

const GIVEN = [
  'สมชาย',
  'สมหญิง',
  'วิชัย',
  'กมลวรรณ',
  'เกษม',
  'แก้วตา',
  'ประเสริฐ',
  'นภาพร',
  'ธนกฤต',
  'อรทัย',
  'ไพโรจน์',
  'โสภา',
];
const FAMILY = ['ใจดี', 'ทองสุข', 'ศรีสวัสดิ์', 'วงศ์ประเสริฐ', 'ณ อยุธยา', 'แก้วมณี', 'บุญเรือง', 'เจริญผล', 'พิทักษ์ธรรม'];
const LEVELS = ['ปฏิบัติการ', 'ชำนาญการ', 'ชำนาญการพิเศษ', 'ปฏิบัติงาน', 'ชำนาญงาน'];
const NAMES = [
  ['สป.', 'สำนักงานปลัดกระทรวงตัวอย่าง'],
  ['กสบ.', 'กรมส่งเสริมธรรมาภิบาลและการบริหาร'],
  ['กคป.', 'กรมคุ้มครองประโยชน์สาธารณะ'],
  ['กพท.', 'กรมพัฒนาทรัพยากรและเครือข่ายท้องถิ่น'],
] as const;
const pick = <T>(list: readonly T[], i: number) => list[i % list.length] as T;

export function makeSample(): Tables {
  const people = Array.from({ length: 1200 }, (_, i) =>
    row('people', {
      id: `p${i}`,
      agency_id: `a${i % 4}`,
      national_id: String(1234567890121 + i),
      prefix: pick(['นาย', 'นางสาว', 'นาง', 'ว่าที่ร้อยตรี'], i * 7),
      first_name: pick(GIVEN, i * 5 + 3),
      surname: pick(FAMILY, i * 11),
      position: pick(['นักวิเคราะห์นโยบายและแผน', 'นักทรัพยากรบุคคล', 'นิติกร', 'เจ้าพนักงานธุรการ'], i),
      position_number: String(1000 + i),
      level: pick(LEVELS, i * 3),
      unit: pick(['กลุ่มงานจริยธรรม', 'กองการเจ้าหน้าที่', 'สำนักงานเลขานุการกรม'], i),
      active: i % 23 !== 0,
    }),
  );
  const actions = [0, 1, 2].flatMap((i) =>
    [0, 1].map((s) => ({
      id: `x${i}${s}`,
      strategy_id: `s${s}`,
      code: `${s + 1}.${i + 1}`,
      title: pick(
        ['อบรมเสริมสร้างคุณธรรมและจริยธรรมสำหรับข้าราชการบรรจุใหม่', 'จัดทำมาตรฐานทางคุณธรรม', 'เผยแพร่แผนการจัดซื้อจัดจ้าง'],
        i,
      ),
      responsible: 'กลุ่มงานจริยธรรม',
      q2: true,
      budget: 35_000_000 + i * 1_250_050,
      spend: 12_345_600 * i,
      due_on: '2026-06-30',
      finished_on: i === 1 ? '2026-05-12' : null,
      status: pick(['underway', 'done', 'planned'], i),
    })),
  );
  const indicators = [
    'ระดับความสำเร็จของการดำเนินการตามมาตรการป้องกันและปราบปรามการทุจริต',
    'ร้อยละของบุคลากรที่ผ่านการอบรมด้านคุณธรรมและจริยธรรม',
    'ร้อยละของความพึงพอใจของผู้รับบริการ',
    'ร้อยละการเบิกจ่ายงบประมาณตามแผนกลยุทธ์',
  ].map((name, i) => ({
    id: `i${i}`,
    agreement_id: 'g',
    dimension: i < 2 ? 'มิติที่ 1 ประสิทธิผล' : 'มิติที่ 2 คุณภาพการให้บริการ',
    code: `${i < 2 ? 1 : 2}.${(i % 2) + 1}`,
    name,
    unit: i ? 'ร้อยละ' : 'ระดับ',
    weight: '25',
    kind: i ? 'higher' : 'milestone',
    cumulative: true,
    source: i === 1 ? 'staff_trained' : 'by_hand',
    decimals: 2,
  }));
  const steps = ['ทบทวนและจัดทำแผน', 'แผนได้รับความเห็นชอบ', 'ดำเนินการร้อยละ 60', 'ดำเนินการร้อยละ 80', 'ดำเนินการครบถ้วน'];
  const none = Object.fromEntries(Object.keys(REGISTERS).map((table) => [table, []])) as unknown as Tables;
  return {
    ...none,
    people,
    agencies: rows(
      'agencies',
      { id: 'm', code: 'MTY', name_th: 'กระทรวงตัวอย่าง', name_en: 'Sample Ministry', abbreviation: 'กต.' },
      ...NAMES.map(([abbreviation, name_th], i) => ({
        id: `a${i}`,
        parent_id: 'm',
        code: `A0${i + 1}`,
        name_th,
        abbreviation,
      })),
    ),
    action_items: rows('action_items', ...actions),
    indicators: rows('indicators', ...indicators),
    strategic_plans: rows('strategic_plans', {
      id: 'pl',
      agency_id: 'a0',
      title: 'แผนกลยุทธ์ราชการใสสะอาด',
      first_year: 2568,
      last_year: 2571,
    }),
    strategies: rows(
      'strategies',
      { id: 's0', plan_id: 'pl', code: '1', title: 'เสริมสร้างจิตสำนึกแก่เจ้าหน้าที่ของรัฐ', pillar: 'p1', position: 1 },
      { id: 's1', plan_id: 'pl', code: '2', title: 'วางระบบป้องกันการทุจริต', pillar: 'p2', position: 2 },
    ),
    progress_entries: rows('progress_entries', { id: 'e1', action_id: 'x00', percent: 40, note: 'จัดอบรมรุ่นที่ 1 แล้ว' }),
    training_sessions: [0, 1, 2].map((i) =>
      row('training_sessions', {
        id: `t${i}`,
        agency_id: 'a0',
        title: pick(['การป้องกันผลประโยชน์ทับซ้อน', 'จริยธรรมข้าราชการยุคดิจิทัล', 'กฎหมาย ป.ป.ช.'], i),
        starts_on: `2026-0${i + 1}-12`,
        ends_on: `2026-0${i + 1}-13`,
        hours: '12',
        place: 'ห้องประชุมใหญ่ ชั้น 5',
        online: i === 1,
        budget: 8_000_000,
        spend: 7_654_321,
      }),
    ),
    attendances: people
      .filter((each) => each.agency_id === 'a0')
      .slice(0, 40)
      .map((each, i) =>
        row('attendances', {
          id: `at${i}`,
          session_id: 't0',
          person_id: each.id,
          registered: true,
          hours: i % 7 ? '12' : '3',
          passed: i % 7 !== 0,
        }),
      ),
    award_schemes: rows('award_schemes', { id: 'aw', agency_id: 'a0', name: 'คนดีศรีราชการใสสะอาด' }),
    nominations: [0, 1, 2, 3, 4].map((i) =>
      row('nominations', {
        id: `n${i}`,
        scheme_id: 'aw',
        person_id: `p${i * 4}`,
        score: pick(['92.5', '92.5', '88', '75', null], i),
        decision: pick(['awarded', 'awarded', 'declined', 'declined', 'nominated'], i),
      }),
    ),
    gifts: rows('gifts', {
      id: 'g1',
      agency_id: 'a0',
      received_on: '2025-12-28',
      giver: 'บริษัทตัวอย่าง จำกัด',
      relation: 'business',
      receiver: 'ผู้อำนวยการกองคลัง',
      description: 'กระเช้าของขวัญปีใหม่',
      value: 250_000,
      verdict: 'not_receivable',
      reason: 'business',
      decision: 'returned',
      decided_on: '2025-12-29',
    }),
    complaints: rows('complaints', {
      id: 'c1',
      agency_id: 'a0',
      case_code: '7K2M9QXR4D',
      received_on: '2026-08-03',
      channel: 'online',
      kind: 'procurement',
      summary: 'ขอให้ตรวจสอบการกำหนดคุณลักษณะครุภัณฑ์',
      urgency: 'urgent',
      acknowledge_by: '2026-08-10',
      reply_by: '2026-08-24',
      acknowledged_on: '2026-08-04',
    }),
    complaint_steps: rows('complaint_steps', {
      id: 'cs1',
      complaint_id: 'c1',
      taken_on: '2026-08-04',
      done: 'แจ้งรับเรื่องและขอเอกสารจากกองคลัง',
    }),
    agreements: rows('agreements', { id: 'g', agency_id: 'm', weight_total: '100', signed_on: '2025-10-10' }),
    indicator_levels: indicators.flatMap(({ id, kind }) =>
      steps.map((text, i) =>
        row('indicator_levels', {
          id: `${id}l${i}`,
          indicator_id: id,
          level: i + 1,
          threshold: kind === 'milestone' ? null : String(50 + i * 10),
          text: kind === 'milestone' ? text : '',
        }),
      ),
    ),
    results: [2, 3].map((i) => ({
      result: row('indicator_results', {
        id: `r${i}`,
        indicator_id: `i${i}`,
        assessed: true,
        result: '86.40',
        done: 'สำรวจความพึงพอใจผู้รับบริการจำนวน 400 ราย',
      }) as unknown as api.IndicatorResult,
      evidence: [
        { id: `ev${i}`, result_id: `r${i}`, position: 1, title: 'รายงานผลการสำรวจ', reference: 'ศปท. 015/2569' },
      ],
    })),
  };
}

const COLUMNS: api.GridColumn[] = [
  {
    key: 'prefix',
    label: { th: 'คำนำหน้า', en: 'Prefix' },
    column: 'B',
    is_part: true,
    is_number: false,
    is_lines: false,
  },
  {
    key: 'first_name',
    label: { th: 'ชื่อ', en: 'First name' },
    column: 'B',
    is_part: true,
    is_number: false,
    is_lines: false,
  },
  {
    key: 'surname',
    label: { th: 'นามสกุล', en: 'Surname' },
    column: 'B',
    is_part: true,
    is_number: false,
    is_lines: false,
  },
  {
    key: 'national_id',
    label: { th: 'เลขประจำตัวประชาชน', en: 'National ID' },
    column: 'C',
    is_part: false,
    is_number: false,
    is_lines: false,
  },
  {
    key: 'position',
    label: { th: 'ตำแหน่ง', en: 'Position' },
    column: 'D',
    is_part: false,
    is_number: false,
    is_lines: false,
  },
];

const cell = (text: string): api.CellView => ({
  text,
  written: '',
  raw: text,
  is_masked: false,
  is_repair: false,
  problem: '',
  is_changed: false,
  fixed: null,
});

/** A file of 238 rows: the last two have ids that are none. */
export function importRows(filter: api.Filter, from: number, count: number): api.View {
  const all = Array.from({ length: 238 }, (_, i): api.RowView => {
    const bad = i >= 236;
    const id = bad
      ? { ...cell(''), written: 'xxxxxxxxxxxx', problem: 'เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พบ 12 หลัก จึงไม่เก็บเลขนี้' }
      : cell('x-xxxx-xxxxx-12-1');
    return {
      row: i + 6,
      outcome: bad ? { is: 'skip', why: 'bad_id' } : { is: i < 184 ? 'insert' : i < 196 ? 'update' : 'unchanged' },
      why: bad ? 'เลขประจำตัวประชาชนไม่ถูกต้อง' : '',
      cells: [cell('นาย'), cell(pick(GIVEN, i)), cell(pick(FAMILY, i)), id, cell('นักทรัพยากรบุคคล')],
      also: [],
      problems: [],
      questions: [],
    };
  });
  const is: Partial<Record<api.Filter, string>> = {
    inserted: 'insert',
    updated: 'update',
    unchanged: 'unchanged',
    skipped: 'skip',
    problems: 'skip',
  };
  const through = all.filter((row) => filter === 'all' || row.outcome.is === is[filter]);
  return { columns: COLUMNS, total: through.length, rows: through.slice(from, from + count) };
}

export const CHECKED: api.CheckedFile = {
  counts: { inserted: 184, updated: 12, unchanged: 40, skipped: 2 },
  with_problems: 2,
  with_repairs: 0,
  incomplete: 0,
  sheet: 'รายชื่อ',
  questions: [],
  unanswered: 0,
};

const LAYOUT: api.Layout = {
  sheets: [{ name: 'รายชื่อ', rows: 243, last_row: 250, is_hidden: false }],
  sheet: 'รายชื่อ',
  header_first: 4,
  header_last: 5,
  columns: ['ลำดับ', 'ชื่อ-สกุล', 'เลขบัตรประชาชน', 'ตำแหน่ง'].map((heading, i) => ({
    column: 'ABCD'[i] ?? '',
    heading,
    field: ['order', 'full_name', 'national_id', 'position'][i] ?? null,
    label: heading,
    confidence: i === 2 ? 90 : 100,
    guess: 'text' as const,
    samples: [['1', '2'], ['นายสมชาย ใจดี'], ['x-xxxx-xxxxx-12-1'], ['นักทรัพยากรบุคคล']][i] ?? [],
  })),
  fields: COLUMNS.map(({ key, label }) => ({ key, label, required: false })),
  keys: [{ key: 'national_id', label: { th: 'เลขประจำตัวประชาชน', en: 'National ID' } }],
  notes: [{ code: 'unmapped_columns', message: 'มี 1 คอลัมน์ที่บัญชีรายชื่อบุคลากรไม่ใช้ จึงไม่นำเข้า' }],
  refused: null,
};

export const OPENED: api.OpenedFile = {
  sheets: LAYOUT.sheets,
  target: 'roster',
  reading: 'found',
  may_be_tis620: false,
  understood: { choices: {}, recognised: false, layout: LAYOUT },
};
