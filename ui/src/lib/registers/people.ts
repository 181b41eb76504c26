import { call, commands, recordsGet, type Person, type Shown } from '$lib/api';
import type { Column } from '$lib/components/table';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';
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

const SUGGESTIONS: Partial<Record<string, string[]>> = {
  prefix: PREFIXES,
  level: LEVELS,
  staff_kind: STAFF_KINDS,
  sex: ['ชาย', 'หญิง'],
};

/** As the window has them: `national_id` is the masked number, until it is shown or replaced. */
export const people = declared('people', {
  emptyHint: () => t().people.emptyHint,
  nameOf: nameOfPerson,
  list: ['first_name', 'national_id', 'position', 'level', 'staff_kind', 'unit', 'active'],
  tones: { active: (row) => (row.active ? 'good' : 'plain') },
  columns: (columns) =>
    columns.map((column) => {
      if (column.key === 'first_name') return { ...column, label: t().people.name, text: nameOfPerson };
      if (column.key === 'active')
        return {
          ...column,
          label: t().people.status,
          text: (row) => (row.active ? t().people.inService : t().people.inactive),
        };
      return column;
    }),
  fields: (fields, record) =>
    fields.map((field) => {
      if (field.kind === 'secret')
        return {
          ...field,
          reveal: () => call(commands.personReveal(record.id)),
          copy: () => call(commands.personCopyId(record.id)),
        };
      return field.kind === 'text' ? { ...field, suggestions: SUGGESTIONS[field.key] } : field;
    }),
});

type Names = 'attendances' | 'nominations';
type WithPerson<N extends Names> = Shown<N> & { person?: Shown<'people'> };

/** A register whose records each name a person, listed with what that person is. */
export function namingPeople<N extends Names>(
  register: Register<Shown<N>>,
  told: readonly (keyof Person)[],
): Register<WithPerson<N>> {
  return {
    ...register,
    page: async (asked, first, count) => {
      const page = await register.page(asked, first, count);
      const named = await recordsGet('people', [...new Set(page.rows.map((row) => row.person_id))]);
      const byId = new Map(named.map((person) => [person.id, person]));
      return { ...page, rows: page.rows.map((row) => ({ ...row, person: byId.get(row.person_id) })) };
    },
    columns: () => {
      const [name, ...others] = register.columns();
      const beside = people
        .columns()
        .filter(({ key }) => told.includes(key as keyof Person))
        .map((column) => ({
          ...column,
          field: null,
          text: (row: WithPerson<N>) => (row.person ? column.text(row.person) : ''),
        }));
      return [name, ...beside, ...others].filter((column) => column !== undefined) as Column<WithPerson<N>>[];
    },
    save: ({ person: _, ...record }) => register.save(record as unknown as Shown<N>),
  } as Register<WithPerson<N>>;
}
