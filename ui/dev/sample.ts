// A small invented ministry for the mock.
import type * as api from '../src/lib/api/bindings';

export type Tables = {
  agencies: api.Agency[];
  people: api.Person[];
  strategic_plans: api.StrategicPlan[];
  strategies: api.Strategy[];
  action_items: api.ActionItem[];
  progress_entries: api.ProgressEntry[];
  training_sessions: api.TrainingSession[];
  attendances: api.Attendance[];
  award_schemes: api.AwardScheme[];
  nominations: api.Nomination[];
  gifts: api.Gift[];
  gift_limits: api.GiftLimits[];
  complaints: api.Complaint[];
  complaint_steps: api.ComplaintStep[];
  complaint_deadlines: api.ComplaintDeadlines[];
  agreements: api.Agreement[];
  indicators: api.Indicator[];
  indicator_levels: api.IndicatorLevel[];
  results: api.ResultSheet[];
};

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
  const agencies: api.Agency[] = [
    {
      id: 'm',
      parent_id: null,
      code: 'MTY',
      name_th: 'กระทรวงตัวอย่าง',
      name_en: 'Sample Ministry',
      abbreviation: 'กต.',
      vision: 'ราชการใสสะอาด',
      mission: '',
    },
  ];
  NAMES.forEach(([abbreviation, name_th], i) =>
    agencies.push({
      id: `a${i}`,
      parent_id: 'm',
      code: `A0${i + 1}`,
      name_th,
      name_en: `Agency ${i + 1}`,
      abbreviation,
      vision: '',
      mission: '',
    }),
  );
  const people = Array.from({ length: 1200 }, (_, i): api.Person => ({
    id: `p${i}`,
    agency_id: `a${i % 4}`,
    national_id: String(1234567890121 + i),
    prefix: pick(['นาย', 'นางสาว', 'นาง', 'ว่าที่ร้อยตรี'], i * 7),
    first_name: pick(GIVEN, i * 5 + 3),
    surname: pick(FAMILY, i * 11),
    position: pick(['นักวิเคราะห์นโยบายและแผน', 'นักทรัพยากรบุคคล', 'นิติกร', 'เจ้าพนักงานธุรการ'], i),
    position_number: String(1000 + i),
    level: pick(LEVELS, i * 3),
    staff_kind: pick(['ข้าราชการ', 'พนักงานราชการ'], i),
    unit: pick(['กลุ่มงานจริยธรรม', 'กองการเจ้าหน้าที่', 'สำนักงานเลขานุการกรม'], i),
    sex: '',
    education: '',
    birth_date: '1980-02-29',
    appointed_on: '2005-10-01',
    retires_on: null,
    phone: '',
    email: '',
    note: '',
    active: i % 23 !== 0,
  }));
  const titles = [
    'อบรมเสริมสร้างคุณธรรมและจริยธรรมสำหรับข้าราชการบรรจุใหม่',
    'จัดทำมาตรฐานทางคุณธรรมและจริยธรรมของหน่วยงาน',
    'เผยแพร่แผนการจัดซื้อจัดจ้างและผลการเบิกจ่ายรายไตรมาส',
  ];
  const action_items = titles.flatMap((title, i) =>
    [0, 1].map((s): api.ActionItem => ({
      id: `x${i}${s}`,
      strategy_id: `s${s}`,
      year: 2569,
      code: `${s + 1}.${i + 1}`,
      title,
      target: '',
      responsible: 'กลุ่มงานจริยธรรม',
      area: 'a3',
      audience: 'officials',
      measure: 'training',
      q1: i !== 2,
      q2: true,
      q3: i > 0,
      q4: i === 2,
      budget: 35_000_000 + i * 1_250_050,
      spend: 12_345_600 * i,
      due_on: '2026-06-30',
      finished_on: i === 1 ? '2026-05-12' : null,
      status: pick(['underway', 'done', 'planned'] as const, i),
    })),
  );
  const training = (i: number): api.TrainingSession => ({
    id: `t${i}`,
    agency_id: 'a0',
    year: 2569,
    title: pick(['การป้องกันผลประโยชน์ทับซ้อนในการจัดซื้อจัดจ้าง', 'จริยธรรมข้าราชการยุคดิจิทัล', 'กฎหมาย ป.ป.ช. และการรับของขวัญ'], i),
    topic: pick(['conflict_of_interest', 'ethics', 'gifts'] as const, i),
    course: '',
    starts_on: `2026-0${i + 1}-12`,
    ends_on: `2026-0${i + 1}-13`,
    hours: '12',
    required_hours: '6',
    place: 'ห้องประชุมใหญ่ ชั้น 5',
    online: i === 1,
    speakers: 'นายวิทยากร ตัวอย่าง',
    organiser: 'กองการเจ้าหน้าที่',
    target_group: 'ข้าราชการทุกระดับ',
    seats: 120,
    budget: 8_000_000,
    spend: 7_654_321,
    pre_test: null,
    post_test: null,
    satisfaction: '92.5',
  });
  const indicators = [
    'ระดับความสำเร็จของการดำเนินการตามมาตรการป้องกันและปราบปรามการทุจริต',
    'ร้อยละของบุคลากรที่ผ่านการอบรมด้านคุณธรรมและจริยธรรม',
    'ร้อยละของความพึงพอใจของผู้รับบริการ',
    'ร้อยละการเบิกจ่ายงบประมาณตามแผนกลยุทธ์',
  ].map((name, i): api.Indicator => ({
    id: `i${i}`,
    agreement_id: 'g',
    parent_id: null,
    dimension: i < 2 ? 'มิติที่ 1 ประสิทธิผล' : 'มิติที่ 2 คุณภาพการให้บริการ',
    code: `${i < 2 ? 1 : 2}.${(i % 2) + 1}`,
    name,
    unit: i ? 'ร้อยละ' : 'ระดับ',
    weight: '25',
    kind: i ? 'higher' : 'milestone',
    cumulative: true,
    source: i === 1 ? 'staff_trained' : 'by_hand',
    decimals: 2,
    definition: 'พิจารณาจากผลการดำเนินงานเทียบกับเป้าหมายที่กำหนดไว้ในแผน',
    formula: '(จำนวนที่ผ่าน × 100) ÷ จำนวนทั้งหมด',
    spacing: '+/− 10',
    conditions: '',
    data_source: '',
    supervisor: 'นายสมชาย ใจดี',
    supervisor_position: 'ผู้อำนวยการกอง',
    supervisor_phone: '0 2000 0000',
    collector: '',
    collector_position: '',
    collector_phone: '',
    notes: '',
  }));
  const steps = [
    'ทบทวนและจัดทำแผน',
    'แผนได้รับความเห็นชอบและจัดส่ง',
    'ดำเนินกิจกรรมได้ไม่น้อยกว่าร้อยละ 60',
    'ดำเนินกิจกรรมได้ไม่น้อยกว่าร้อยละ 80',
    'ดำเนินกิจกรรมครบถ้วนและประเมินผล',
  ];
  return {
    agencies,
    people,
    action_items,
    indicators,
    strategic_plans: [
      {
        id: 'pl',
        agency_id: 'a0',
        title: 'แผนกลยุทธ์ราชการใสสะอาด',
        first_year: 2568,
        last_year: 2571,
        vision: '',
        mission: '',
        review: '',
        approved_on: '2024-10-15',
      },
    ],
    strategies: [
      {
        id: 's0',
        plan_id: 'pl',
        code: '1',
        title: 'เสริมสร้างจิตสำนึกและค่านิยมสร้างสรรค์แก่เจ้าหน้าที่ของรัฐ',
        goal: '',
        pillar: 'p1',
        position: 1,
      },
      {
        id: 's1',
        plan_id: 'pl',
        code: '2',
        title: 'วางระบบป้องกันการทุจริตในกระบวนงานที่มีความเสี่ยง',
        goal: '',
        pillar: 'p2',
        position: 2,
      },
    ],
    progress_entries: [{ id: 'e1', action_id: 'x00', noted_on: '2026-02-03', percent: 40, note: 'จัดอบรมรุ่นที่ 1 แล้ว' }],
    training_sessions: [0, 1, 2].map(training),
    attendances: people
      .filter((each) => each.agency_id === 'a0')
      .slice(0, 40)
      .map((each, i) => ({
        id: `at${i}`,
        session_id: 't0',
        person_id: each.id,
        registered: true,
        hours: i % 7 ? '12' : '3',
        passed: i % 7 !== 0,
        certificate: i % 7 ? `ปก. ${i + 1}/2569` : '',
      })),
    award_schemes: [
      {
        id: 'aw',
        agency_id: 'a0',
        year: 2569,
        name: 'คนดีศรีราชการใสสะอาด',
        standard: 'ซื่อสัตย์และรับผิดชอบ',
        criteria: 'ครองตน ครองคน ครองงาน',
        eligibility: 'ข้าราชการทุกระดับ',
        method: 'คณะกรรมการคัดเลือก',
        committee_order: '12/2569',
        rewards: 'โล่และเกียรติบัตร',
        announced_on: '2026-04-01',
      },
    ],
    nominations: people.slice(0, 5).map((each, i) => ({
      id: `n${i}`,
      scheme_id: 'aw',
      person_id: people[i * 4]?.id ?? each.id,
      nominator: 'กองการเจ้าหน้าที่',
      reasons: 'ปฏิบัติงานด้วยความซื่อสัตย์',
      evidence: '',
      score: ['92.5', '92.5', '88', '75', null][i] ?? null,
      decision: (['awarded', 'awarded', 'declined', 'declined', 'nominated'] as const)[i] ?? 'nominated',
    })),
    gifts: [
      {
        id: 'g1',
        agency_id: 'a0',
        received_on: '2025-12-28',
        giver: 'บริษัทตัวอย่าง จำกัด',
        giver_kind: 'organisation',
        relation: 'business',
        solicited: false,
        receiver_id: null,
        receiver: 'ผู้อำนวยการกองคลัง',
        occasion_kind: 'customary',
        occasion: 'ปีใหม่',
        description: 'กระเช้าของขวัญปีใหม่',
        value: 250_000,
        cash: false,
        verdict: 'not_receivable',
        reason: 'business',
        decision: 'returned',
        decided_on: '2025-12-29',
        handed_to: '',
        note: '',
      },
    ],
    gift_limits: [],
    complaints: [
      {
        id: 'c1',
        agency_id: 'a0',
        case_code: '7K2M9QXR4D',
        received_on: '2026-08-03',
        received_by: 'ศูนย์ประสานราชการใสสะอาด',
        channel: 'online',
        kind: 'procurement',
        summary: 'ขอให้ตรวจสอบการกำหนดคุณลักษณะครุภัณฑ์',
        unit: 'กองคลัง',
        urgency: 'urgent',
        protected: true,
        owner: 'กลุ่มงานจริยธรรม',
        acknowledge_by: '2026-08-10',
        reply_by: '2026-08-24',
        progress_by: '2026-09-02',
        acknowledged_on: '2026-08-04',
        replied_on: null,
        closed_on: null,
        outcome: '',
        discipline: '',
      },
    ],
    complaint_steps: [{ id: 'cs1', complaint_id: 'c1', taken_on: '2026-08-04', done: 'แจ้งรับเรื่องและขอเอกสารจากกองคลัง' }],
    complaint_deadlines: [],
    agreements: [
      {
        id: 'g',
        agency_id: 'm',
        year: 2569,
        scale: 'five_levels',
        floor: 1,
        not_assessed: 'redistribute',
        weight_total: '100',
        signed_on: '2025-10-10',
        compiler: '',
        compiler_position: '',
        centre_head: '',
        centre_head_position: '',
        agency_head: '',
        agency_head_position: '',
      },
    ],
    indicator_levels: indicators.flatMap(({ id, kind }) =>
      steps.map((text, i) => ({
        id: `${id}l${i}`,
        indicator_id: id,
        level: i + 1,
        threshold: kind === 'milestone' ? null : String(50 + i * 10),
        text: kind === 'milestone' ? text : '',
      })),
    ),
    results: [2, 3].map((i) => ({
      result: {
        id: `r${i}`,
        indicator_id: `i${i}`,
        round: 12,
        assessed: true,
        result: '86.40',
        step1: false,
        step2: false,
        step3: false,
        step4: false,
        step5: false,
        done: 'สำรวจความพึงพอใจผู้รับบริการจำนวน 400 ราย',
        supports: 'ผู้บริหารให้ความสำคัญ',
        obstacles: '',
        committee_score: null,
      },
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
};

const LAYOUT: api.Layout = {
  sheets: [{ name: 'รายชื่อ', rows: 243, last_row: 250 }],
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
