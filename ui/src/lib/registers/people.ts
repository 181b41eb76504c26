import { call, commands, newId, type Person } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { isMasked } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, agencyColumn } from './choices';
import type { Register } from './register';

// Offered, not imposed: the roster's own words are kept as they came.
const PREFIXES = ['นาย', 'นาง', 'นางสาว', 'ว่าที่ร้อยตรี', 'ดร.'];
const LEVELS = [
  'ปฏิบัติงาน',
  'ชำนาญงาน',
  'อาวุโส',
  'ทักษะพิเศษ',
  'ปฏิบัติการ',
  'ชำนาญการ',
  'ชำนาญการพิเศษ',
  'เชี่ยวชาญ',
  'ทรงคุณวุฒิ',
  'อำนวยการต้น',
  'อำนวยการสูง',
  'บริหารต้น',
  'บริหารสูง',
];
const STAFF_KINDS = ['ข้าราชการ', 'ลูกจ้างประจำ', 'พนักงานราชการ', 'ลูกจ้างชั่วคราว'];

export function nameOfPerson(person: Pick<Person, 'prefix' | 'first_name' | 'surname'>): string {
  return `${person.prefix}${person.first_name} ${person.surname}`.trim();
}

/** As the window has them: `national_id` is the masked number, until it is replaced. */
export const people: Register<Person> = {
  icon: 'people',
  exported: 'roster',
  tables: ['people'],
  title: () => t().people.title,
  one: () => t().people.one,
  emptyHint: () => t().people.emptyHint,
  list: async (within) => {
    const rows = await call(commands.peopleList(within));
    return rows.map(({ masked_id, ...person }) => ({ ...person, national_id: masked_id }));
  },
  // A number that is still masked was not touched: the stored one stays.
  save: (record) =>
    call(
      commands.peopleSave(
        { ...record, national_id: null },
        record.national_id !== null && isMasked(record.national_id) ? 'keep' : { set: record.national_id },
      ),
    ),
  remove: (id) => call(commands.peopleRemove(id)),
  blank: () => ({
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    national_id: null,
    prefix: '',
    first_name: '',
    surname: '',
    position: '',
    position_number: '',
    level: '',
    staff_kind: '',
    unit: '',
    sex: '',
    education: '',
    birth_date: null,
    appointed_on: null,
    retires_on: null,
    phone: '',
    email: '',
    note: '',
    active: true,
  }),
  nameOf: nameOfPerson,
  columns: () => {
    const label = t().people.fields;
    return [
      {
        key: 'name',
        label: t().people.name,
        text: nameOfPerson,
        order: (row) => `${row.first_name} ${row.surname}`,
        width: [11, 2],
      },
      { key: 'national_id', label: label.national_id, text: (row) => row.national_id ?? '', width: 11 },
      { key: 'position', label: label.position, text: (row) => row.position, width: [10, 2] },
      { key: 'level', label: label.level, text: (row) => row.level, width: [6.5, 1] },
      { key: 'staff_kind', label: label.staff_kind, text: (row) => row.staff_kind, width: [8, 0.5] },
      { key: 'unit', label: label.unit, text: (row) => row.unit, width: [8, 1.5] },
      ...agencyColumn<Person>(label.agency_id),
      {
        key: 'active',
        label: t().people.status,
        text: (row) => (row.active ? t().people.inService : t().people.inactive),
        tone: (row) => (row.active ? 'good' : 'plain'),
        width: 7,
      },
    ];
  },
  fields: (record) => {
    const label = t().people.fields;
    return [
      { key: 'prefix', label: label.prefix, kind: 'text', suggestions: PREFIXES, span: 3 },
      { key: 'first_name', label: label.first_name, kind: 'text', required: true, span: 4 },
      { key: 'surname', label: label.surname, kind: 'text', span: 5 },
      {
        key: 'national_id',
        label: label.national_id,
        kind: 'secret',
        reveal: () => call(commands.personReveal(record.id)),
        copy: () => call(commands.personCopyId(record.id)),
      },
      { key: 'agency_id', label: label.agency_id, kind: 'choice', choices: agencyChoices(), required: true },
      { key: 'position', label: label.position, kind: 'text' },
      { key: 'level', label: label.level, kind: 'text', suggestions: LEVELS, span: 3 },
      { key: 'position_number', label: label.position_number, kind: 'text', span: 3 },
      { key: 'staff_kind', label: label.staff_kind, kind: 'text', suggestions: STAFF_KINDS },
      { key: 'unit', label: label.unit, kind: 'text' },
      { key: 'birth_date', label: label.birth_date, kind: 'date', nullable: true, span: 4 },
      { key: 'appointed_on', label: label.appointed_on, kind: 'date', nullable: true, span: 4 },
      { key: 'retires_on', label: label.retires_on, kind: 'date', nullable: true, span: 4 },
      { key: 'sex', label: label.sex, kind: 'text', suggestions: ['ชาย', 'หญิง'], span: 3 },
      { key: 'education', label: label.education, kind: 'text', span: 3 },
      { key: 'phone', label: label.phone, kind: 'text', span: 3 },
      { key: 'email', label: label.email, kind: 'text', span: 3 },
      { key: 'note', label: label.note, kind: 'area', rows: 2 },
      { key: 'active', label: label.active, kind: 'flag' },
    ];
  },
};
