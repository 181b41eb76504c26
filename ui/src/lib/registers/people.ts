import { call, commands, newId, type Person } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { maskedId } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices } from './choices';
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

export const people: Register<Person> = {
  icon: 'people',
  tables: ['people'],
  title: () => t().people.title,
  one: () => t().people.one,
  emptyHint: () => t().people.emptyHint,
  list: (within) => call(commands.peopleList(within)),
  save: (record) => call(commands.peopleSave(record)),
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
        width: 'minmax(14rem, 2fr)',
      },
      { key: 'national_id', label: label.national_id, text: (row) => maskedId(row.national_id), width: '12rem' },
      { key: 'position', label: label.position, text: (row) => row.position, width: 'minmax(12rem, 2fr)' },
      { key: 'level', label: label.level, text: (row) => row.level, width: '9rem' },
      { key: 'staff_kind', label: label.staff_kind, text: (row) => row.staff_kind, width: '9rem' },
      { key: 'unit', label: label.unit, text: (row) => row.unit, width: 'minmax(10rem, 1.5fr)' },
      {
        key: 'agency_id',
        label: label.agency_id,
        text: (row) => scope.nameOf(row.agency_id),
        width: 'minmax(7rem, 1fr)',
      },
      {
        key: 'active',
        label: label.active,
        text: (row) => (row.active ? t().common.yes : t().people.inactive),
        tone: (row) => (row.active ? 'good' : 'plain'),
        width: '8.5rem',
      },
    ];
  },
  fields: () => {
    const label = t().people.fields;
    return [
      { key: 'prefix', label: label.prefix, kind: 'text', suggestions: PREFIXES, span: 3 },
      { key: 'first_name', label: label.first_name, kind: 'text', required: true, span: 4 },
      { key: 'surname', label: label.surname, kind: 'text', span: 4 },
      { key: 'national_id', label: label.national_id, kind: 'secret' },
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
