// What the mock answers: the sample below, kept in memory. No rule is checked but one, so that a refusal can be seen.
import type {
  Agency,
  Choices,
  DateInDoubt,
  EditedRows,
  Filter,
  HistoryFilter,
  Identity,
  Indicator,
  IndicatorSheet,
  Query,
  ResultSheet,
  ScoreLine,
  TakingBack,
  Version,
} from '../src/lib/api/bindings';
import { Wrote } from './wrote';
import { doors } from './access';
import { REGISTERS, type TableName } from '../src/lib/api/registers';
import { carried } from './carry';
import { briefOf, DUE, GAPS, SETS } from './briefs';
import { CHECKED, importRows, makeSample, OPENED, type Row, type Tables } from './sample';

const OPERATIONS = [3, 2, 1].map((seq) => ({
  seq,
  at: `2026-11-2${seq}T03:15:00.000Z`,
  officer: '',
  action: { verb: seq === 1 ? 'import' : 'save', register: seq === 3 ? 'people' : 'agencies' },
  rows: 5,
  state: 'done',
  undoable: true,
}));
const LINES = [1, 2, 3].map((seq) => ({
  seq,
  at: `2026-11-2${seq}T03:15:00.000Z`,
  officer: '',
  verb: 'save',
  register: 'agencies',
  rows: 1,
  fields: 'agencies.vision',
  changes: '',
  previous: '',
  hash: `${seq}abcdef0`.repeat(8),
}));

let data: Tables | null = null;
const versions: Version[] = [];
const links: { id: string; from: [string, string]; to: [string, string]; kind: string; note: string }[] = [];
const kept = new Map<string, Identity>();
let undo: { verb: string; register: string } | null = null;

function tables(): Tables {
  data ??= makeSample();
  return data;
}

const rowsOf = (table: keyof Tables) => tables()[table] as unknown as Row[];

function below(agencyId: string | null): (id: unknown) => boolean {
  if (agencyId === null) return () => true;
  const within = new Set([agencyId]);
  for (const agency of tables().agencies) if (within.has(String(agency.parent_id))) within.add(agency.id);
  return (id) => within.has(String(id));
}

function save(table: keyof Tables, records: Row[]): Wrote {
  for (const record of records) {
    if ('title' in record && record.title === '') throw { code: 'invalid', field: 'title', rule: 'required' };
    if ('first_name' in record && record.first_name === '')
      throw { code: 'invalid', field: 'first_name', rule: 'required' };
    const rows = rowsOf(table);
    const at = rows.findIndex((row) => row.id === record.id);
    if (at < 0) rows.push(record);
    else rows[at] = record;
  }
  undo = { verb: 'save', register: table };
  return new Wrote([table]);
}

function remove(table: keyof Tables, id: unknown): Wrote {
  tables()[table] = rowsOf(table).filter((row) => row.id !== id) as never;
  undo = { verb: 'remove', register: table };
  return new Wrote([table]);
}

/** A record as the shared commands show it. */
function shownBy(table: string, row: Row) {
  const names =
    'agency_id' in row ? { agency_id: tables().agencies.find(({ id }) => id === row.agency_id)?.name_th } : {};
  const record = typeof row.national_id === 'string' ? { ...row, national_id: maskedId(row.national_id) } : row;
  return { record, names, facts: table === 'complaints' ? { duty: 'reply', by: '2026-08-24', overdue: true } : null };
}

function maskedId(id: string): string {
  return id.startsWith('x') ? id : `x-xxxx-xxxxx-${id.slice(10, 12)}-${id.slice(12)}`;
}

/** The page of a list: words are looked for in all that the record says. */
function pageOf(table: keyof Tables, query: Query, first: number, count: number) {
  const within = below(query.agency_id ?? null);
  const words = (query.text ?? '').split(/\s+/).filter(Boolean);
  const found = rowsOf(table).filter((row) => {
    const ofAgency =
      !('agency_id' in row || table === 'agencies') || within(table === 'agencies' ? row.id : row.agency_id);
    const inYear = query.year === null || typeof row.year !== 'number' || row.year === query.year;
    const parent: string = REGISTERS[table as TableName]?.parent ?? '';
    const isPart = !query.parent || !parent || row[parent] === query.parent;
    const holds = (query.filters ?? []).every(({ field, is }) => !is?.length || is.includes(String(row[field ?? ''])));
    const text = JSON.stringify(Object.values(row));
    return ofAgency && inYear && isPart && holds && words.every((word) => text.includes(word));
  });
  const { sort } = query;
  if (sort) {
    const sign = sort.descending ? -1 : 1;
    found.sort((a, b) => sign * String(a[sort.field]).localeCompare(String(b[sort.field]), 'th'));
  }
  return { rows: found.slice(first, first + count).map((row) => shownBy(table, row)), first, total: found.length };
}

/** The links of a record, as it sees them. */
function linksOf(record: string) {
  const own = links.filter(({ from, to }) => from[1] === record || to[1] === record);
  return own.map(({ id, from, to, kind, note }) => {
    const outgoing = from[1] === record;
    const [register, other] = outgoing ? to : from;
    const row = rowsOf(register as keyof Tables).find((each) => each.id === other);
    return { id, outgoing, register, record: other, name: String(row?.title ?? row?.name ?? ''), kind, note };
  });
}

/** A number that comes back masked stays as it is stored. */
function withWholeIds(table: keyof Tables, record: Row): Row {
  const stored = rowsOf(table).find((row) => row.id === record.id);
  return String(record.national_id).startsWith('x') ? { ...record, national_id: stored?.national_id } : record;
}

/** Of 200 rows, three edited since, of which two are named, and one that is needed. */
function weighed(operation: number, edited: EditedRows): TakingBack {
  if (operation === 404) throw { code: 'not_found', what: 'journal', key: '404' };
  const taken = typeof edited === 'string' ? (edited === 'keep' ? 0 : 3) : edited.revert_these.length;
  const row = (key: string, name: string) => ({ register: 'people', key, name, there: true, operation: 3 });
  return {
    reverted: 196 + taken,
    kept: 4 - taken,
    edited: { total: 3, rows: [row('p1', 'นายสมชาย ใจดี'), row('p2', 'นางสมใจ มีสุข')] },
    needed: { total: 1, rows: [row('p3', 'นางสาวสมศรี รักงาน')] },
  };
}

export const answers = {
  ...doors,
  ...carried,
  fiscal_years: () => [2569, 2568, 2567].map((year) => ({ year, rounds: [6, 9, 12] })),
  attachments_list: ({ recordId }: { recordId: string }) => [
    {
      id: 'f1',
      register: 'indicator_results',
      record_id: recordId,
      name: 'รายงานการประชุม.pdf',
      size: 348_211,
      sha256: 'ab12'.repeat(16),
      attached_on: '2026-09-01',
      note: '',
      missing: false,
    },
  ],
  workspace_check: () => ({
    faults: [
      {
        attachment: { id: 'f1', register: 'indicator_results', record_id: 'r', name: 'รายงานการประชุม.pdf', note: '' },
        fault: 'altered',
      },
    ],
    foreign: ['บันทึกส่วนตัว.docx', 'evidence/ลิงก์ไปที่อื่น'],
  }),
  attach: () => {
    throw { code: 'invalid', field: 'file', rule: 'unknown_type' };
  },
  attachment_open: () => null,
  attachment_save_copy: () => null,
  attachments_remove: () => new Wrote(['attachments']),
  retention_list: () =>
    ['people', 'training', 'awards', 'gifts', 'complaints'].map((name) => ({ class: name, years: 10 })),
  retention_save: ({ years }: { years: number }) => {
    if (years < 1 || years > 100) throw { code: 'invalid', field: 'years', rule: 'out_of_range' };
    return new Wrote(['retention_rules']);
  },
  date_in_doubt: (): DateInDoubt | null => null,
  date_confirm: () => null,
  purge_due: () => [
    { class: 'training', key: 's1', label: 'อบรมจริยธรรม ปี 2555', last_year: 2555, parts: 40 },
    { class: 'people', key: 'p1', label: 'นายสมมุติ พ้นราชการ', last_year: 2554, parts: 0 },
  ],
  purge_run: () => new Wrote(['people', 'training_sessions']),
  history_list: ({ filter, before, limit }: { filter: HistoryFilter; before: number | null; limit: number }) =>
    OPERATIONS.filter((each) => !filter.register || each.action.register === filter.register)
      .filter((each) => before === null || (each.seq ?? 0) < before)
      .slice(0, limit),
  history_details: ({ operation }: { operation: number }) => ({
    changes: [
      {
        register: 'agencies',
        key: tables().agencies[1]?.id ?? '',
        name: 'กรมตัวอย่าง',
        there: true,
        what: 'edited',
        fields: [{ field: 'vision', before: '', after: `โปร่งใส ${operation}` }],
      },
      {
        register: 'people',
        key: 'p',
        name: null,
        there: false,
        what: 'removed',
        fields: [
          { field: 'first_name', before: '•••', after: null },
          { field: 'active', before: '1', after: null },
        ],
      },
    ],
    more: 3,
  }),
  history_revert: ({ operation }: { operation: number }) => {
    if (operation === 2) throw { code: 'conflict', records: [{ register: 'agencies', key: 'a', operation: 3 }] };
    return new Wrote(['agencies']);
  },
  undo_bounds: () => ({ operations: 1000, days: 400 }),
  audit_lines: () => LINES,
  audit_verify: () => ({
    head: LINES.at(-1)?.hash ?? null,
    bad_line: null,
    heads: {
      hold: false,
      compared: [
        { source: 'backup', name: 'saisaat-20260930T090000Z-0123456789ab', head: '0123456789ab', standing: 'missing' },
        { source: 'head_file', name: '', head: LINES.at(-1)?.hash ?? '', standing: 'in_log' },
      ],
      unknown: ['whole_folder'],
    },
  }),
  history_state: () => ({ undo, redo: null }),
  undo: () => ((undo = null), new Wrote(['people'])),
  redo: () => null,
  record_page: ({
    register,
    query,
    first,
    count,
  }: {
    register: keyof Tables;
    query: Query;
    first: number;
    count: number;
  }) => pageOf(register, query, first, count),
  records_get: ({ register, ids }: { register: keyof Tables; ids: string[] }) =>
    ids.map((id) => {
      const row = rowsOf(register).find((each) => each.id === id);
      if (!row) throw { code: 'not_found', what: register, key: id };
      return shownBy(register, row);
    }),
  agency_in_scope: ({ id }: { id: string | null }) => {
    const { agencies, agreements } = tables();
    const ministry = agencies.find((agency) => agency.parent_id === null);
    const first = agencies.find((agency) => agreements.some(({ agency_id }) => agency_id === agency.id));
    const agency = agencies.find((each) => each.id === id) ?? first ?? ministry;
    return { agency, ministry, has_others: agencies.some(({ parent_id }) => parent_id === agency?.id) };
  },
  agencies_agreed: ({ id, year }: { id: string; year: number }) =>
    tables().agencies.filter(
      (agency) =>
        agency.id !== id &&
        below(id)(agency.id) &&
        tables().agreements.some((agreement) => agreement.agency_id === agency.id && agreement.year === year),
    ),
  search: ({ words }: { words: string }) => ({
    hits: rowsOf('people')
      .filter((row) => `${String(row.first_name)} ${String(row.surname)}`.includes(words.trim()))
      .map((row) => ({
        register: 'people',
        id: row.id,
        called: `${String(row.first_name)} ${String(row.surname)}`,
        field: 'first_name',
        text: String(row.first_name),
        agency_id: String(row.agency_id),
        agency: null,
        year: null,
      })),
    more: [],
    complete: true,
  }),
  record_save: ({ register, records }: { register: keyof Tables; records: Row[] }) =>
    save(
      register,
      records.map((record) => withWholeIds(register, record)),
    ),
  record_remove: ({ register, id }: { register: keyof Tables; id: string }) => remove(register, id),
  person_copy_id: () => null,
  person_reveal: ({ id }: { id: string }) => rowsOf('people').find((row) => row.id === id)?.national_id ?? null,
  gift_limits_of: () => ({
    per_occasion: 300_000,
    per_year: null,
    by_law: 300_000,
    report_days: 30,
    giveaways: false,
    refreshments: false,
    cash_to_superior: false,
  }),
  complaint_deadlines_of: ({ agencyId }: { agencyId: string }) => ({
    id: 'deadlines',
    agency_id: agencyId,
    acknowledge_days: 7,
    acknowledge_count: 'calendar',
    reply_days: 15,
    reply_count: 'working',
    progress_days: 30,
    progress_count: 'calendar',
  }),
  certificate_verify: ({ code }: { code: string }) => {
    const signs = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
    if (signs.length !== 12) return null;
    const written = signs.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
    const standing = signs.startsWith('A') ? 'holds' : signs.startsWith('B') ? 'changed' : 'unknown';
    const record = { register: 'attendances', id: 'a1', name: 'นายสมชาย ใจดี', number: '2569/4-0030' };
    const about = { what: 'จริยธรรมข้าราชการ', date: '2026-07-24', certified: true };
    return { code: written, standing, records: standing === 'unknown' ? [] : [{ ...record, ...about }] };
  },
  emblem_of: () => null,
  emblem_choose: () => false,
  emblem_remove: () => new Wrote(['emblems']),
  informants_state: () => (kept.size > 0 ? 'ready' : 'missing'),
  informants_keep: ({ code, identity }: { code: string; identity: Identity }) => {
    if (identity.name === '') throw { code: 'invalid', field: 'name', rule: 'required' };
    kept.set(code, identity);
    return null;
  },
  informants_reveal: ({ code, reason, passphrase }: { code: string; reason: string; passphrase: string }) => {
    if (passphrase !== 'คลังคุ้มครองของศูนย์ฯ') throw { code: 'invalid', field: 'passphrase', rule: 'wrong' };
    if (reason === '') throw { code: 'invalid', field: 'reason', rule: 'required' };
    return kept.get(code) ?? null;
  },
  indicators_list: ({ agreementId }: { agreementId: string }) =>
    rowsOf('indicators').filter((row) => row.agreement_id === agreementId),
  indicators_remove: ({ id }: { id: string }) => remove('indicators', id),
  indicator_sheet: ({ id }: { id: string }): IndicatorSheet => ({
    indicator: tables().indicators.find((each) => each.id === id) as unknown as Indicator,
    levels: tables().indicator_levels.filter((each) => each.indicator_id === id) as unknown as IndicatorSheet['levels'],
    baselines: [{ id: 'b', indicator_id: id, year: 2568, value: '81.25' }],
  }),
  indicator_save: ({ sheet }: { sheet: IndicatorSheet }) => {
    tables().indicator_levels = [
      ...tables().indicator_levels.filter((each) => each.indicator_id !== sheet.indicator.id),
      ...sheet.levels,
    ];
    return save('indicators', [sheet.indicator as unknown as Row]);
  },
  result_sheet: ({ indicatorId, round }: { indicatorId: string; round: number }) =>
    tables().results.find(({ result }) => result.indicator_id === indicatorId && result.round === round) ?? null,
  result_save: ({ sheet }: { sheet: ResultSheet }) => {
    tables().results = [...tables().results.filter((each) => each.result.id !== sheet.result.id), sheet];
    undo = { verb: 'save', register: 'indicator_results' };
    return new Wrote(['indicator_results', 'evidence']);
  },
  brief: ({ kind, agencyId, year, round }: { kind: string; agencyId: string; year: number; round: number }) =>
    briefOf(
      kind,
      tables().agencies.find(({ id }) => id === agencyId),
      year,
      round,
    ),
  due_items: () => ({ items: DUE, total: DUE.length }),
  coverage_gaps: () => GAPS,
  links_of: ({ record }: { record: string }) => linksOf(record),
  link_add: ({
    from,
    to,
    kind,
    note,
  }: {
    from: [string, string];
    to: [string, string];
    kind: string;
    note: string;
  }) => {
    links.push({ id: `link${links.length}`, from, to, kind, note });
    return new Wrote(['record_links']);
  },
  link_remove: ({ id }: { id: string }) => {
    links.splice(0, links.length, ...links.filter((link) => link.id !== id));
    return new Wrote(['record_links']);
  },
  reference_sets: ({ register }: { register: string }) => (register === 'campaigns' ? SETS : []),
  reference_adopt: () => new Wrote(['campaigns'], 2),
  overview: () => ({
    agencies: tables().agencies.length,
    staff: 1187,
    trained: 842,
    trainings: 12,
    actions: { planned: 4, underway: 9, done: 17, cancelled: 1 },
    budget: 4_250_000_00,
    spend: 2_981_450_50,
    schemes: 3,
    awarded: 5,
  }),
  scorecard: ({ agencyId, year, round }: { agencyId: string; year: number; round: number }) => {
    const agreement = tables().agreements.find((each) => each.agency_id === agencyId && each.year === year);
    const lines = agreement
      ? tables()
          .indicators.filter((each) => each.agreement_id === agreement.id && !each.parent_id)
          .map((each) => lineOf(each as unknown as Indicator, round))
      : [];
    return {
      agency_id: agencyId,
      year,
      round,
      until: '2026-09-30',
      full: '5',
      lines,
      divisor: '100',
      total: lines.length ? '4.2371' : null,
      column_adds_up: false,
      missing: [],
    };
  },
  import_targets: () =>
    [
      ['roster', 'people', 'บัญชีรายชื่อบุคลากร', 'Roster', ['agency']],
      ['agencies', 'agencies', 'ส่วนราชการ', 'Agencies', []],
      ['attendance', 'attendances', 'การเข้าร่วม', 'Attendance', ['session']],
      ['nominees', 'nominations', 'การเสนอชื่อ', 'Nominees', ['scheme']],
    ].map(([target, register, th, en, asks_for]) => ({
      target,
      label: { th, en },
      register,
      asks_for,
      listed: register,
      has_ids: target !== 'agencies',
    })),
  import_choose: () => [{ handle: 'h', file_name: 'บัญชีรายชื่อ.xlsx' }],
  import_read: () => OPENED,
  import_read_as: () => OPENED,
  import_layout: ({ choices }: { choices: Choices }) => ({ ...OPENED.understood, choices }),
  import_check: () => CHECKED,
  import_rows: ({ filter, from, count }: { filter: Filter; from: number; count: number }) =>
    importRows(filter, from, count),
  import_candidates: () => [],
  import_run: () => (
    (undo = { verb: 'import', register: 'people' }),
    new Wrote(['people'], { counts: CHECKED.counts, with_problems: 2, operation: 7 })
  ),
  import_weigh: ({ operation, edited }: { operation: number; edited: EditedRows }) => weighed(operation, edited),
  import_take_back: () => ((undo = null), new Wrote(['people'], { reverted: 196, kept: 4 })),
  import_cancel: () => null,
  import_close: () => null,
  import_save_problems: () => '/home/officer/แถวที่มีปัญหา.xlsx',
  template_save: () => '/home/officer/แบบฟอร์ม.xlsx',
  list_export: () => '/home/officer/บุคลากร.xlsx',
  report_preview: async () => {
    // Outside a browser there is no such page.
    const page = await fetch('/dev/report.pdf').catch(() => null);
    return page ? [...new Uint8Array(await page.arrayBuffer())] : [];
  },
  report_save: () => '/home/officer/รายงาน.pdf',
  submission_state: () => ({ versions, changes: { total: null, items: [] }, unscorable: null }),
  submission_make: ({ note }: { note: string }) => {
    const made = {
      id: `s${versions.length}`,
      version: versions.length + 1,
      submitted_on: '2026-10-15',
      officer: 'สมศรี ตรงเวลา',
      total: '4.2371',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      note,
    };
    versions.unshift(made);
    return new Wrote(['submissions'], made);
  },
  submission_save: () => ({ path: '/home/officer/รายงาน-v1.pdf', same: true }),
  report_open: () => null,
  report_pack: () => ({
    folder: '/home/officer/ชุดรายงาน',
    printed: 5,
    unchanged: 1,
    problems: [{ agency: 'X', name: 'กรมตัวอย่าง', failure: 'invalid', message: 'น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับที่คำรับรองกำหนด' }],
    cancelled: false,
    passages: [],
  }),
  report_cancel: () => null,
};

function lineOf(indicator: Indicator, round: number): ScoreLine {
  const sheet = tables().results.find(({ result }) => result.indicator_id === indicator.id && result.round === round);
  const result = sheet?.result.result ?? null;
  const score = result === null ? null : '4.6400';
  return {
    indicator_id: indicator.id,
    dimension: indicator.dimension,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    weight: indicator.weight,
    kind: indicator.kind,
    thresholds: ['50', '60', '70', '80', '90'],
    result,
    score,
    weighted: score && '0.9280',
    standing: score ? { state: 'scored', score } : { state: 'no_result' },
    trace: { kind: 'no_result' },
    explanation: score
      ? [
          `ผลการดำเนินงาน ${result} อยู่ระหว่างระดับ 4 (80) กับระดับ 5 (90)`,
          `คะแนน = 4 + (${result} − 80) ÷ (90 − 80) = 4.6400`,
          'คะแนนถ่วงน้ำหนัก = 4.6400 × 20 ÷ 100 = 0.9280',
        ]
      : [],
  };
}

export function agencyNamed(name: string): Agency | undefined {
  return tables().agencies.find((agency) => agency.name_th === name) as unknown as Agency | undefined;
}
