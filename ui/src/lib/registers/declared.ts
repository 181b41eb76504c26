// A register of the window made from its declaration; a register's own file says only what is really its own.
import {
  choiceLabel,
  choices,
  newId,
  partsOf,
  recordGet,
  recordPage,
  recordRemove,
  recordSave,
  REGISTERS,
  type DueNext,
  type FieldInfo,
  type RecordOf,
  type RegisterInfo,
  type RegisterName,
  type Shown,
  type TableName,
} from '$lib/api';
import type { Draft, FieldSpec } from '$lib/components/form';
import type { IconName } from '$lib/components/icons';
import type { Column } from '$lib/components/table';
import type { Tone } from '$lib/components/tone';
import { scope } from '$lib/state/scope.svelte';
import * as format from '$lib/text/format';
import { inLanguage, t } from '$lib/text/index.svelte';
import { yearChoices } from './choices';
import type { Register } from './register';

type Values = Record<string, unknown>;

/** What a register says besides its declaration. */
export type Own<N extends RegisterName> = {
  /** Other tables whose change means that the list may have changed. */
  tables?: readonly string[];
  emptyHint?: () => string;
  nameOf?: (record: Shown<N>) => string;
  /** What a new record holds that its declaration cannot know. */
  blank?: () => Partial<RecordOf[N]>;
  tones?: { [F in keyof RecordOf[N]]?: (row: Shown<N>) => Tone };
  /** The fields of the list, where it has another order than the form. */
  list?: readonly (keyof RecordOf[N] & string)[];
  /** The columns, from those that are declared. */
  columns?: (declared: Column<Shown<N>>[]) => Column<Shown<N>>[];
  /** The form, from the fields that are declared. */
  fields?: (declared: FieldSpec<Shown<N>>[], record: Shown<N>) => FieldSpec<Shown<N>>[];
};

export function declared<N extends RegisterName>(name: N, own: Own<N> = {}): Register<Shown<N>> {
  const info: RegisterInfo = REGISTERS[name];
  return {
    icon: info.icon as IconName,
    exported: info.listed,
    attachTo: info.attachable ? name : undefined,
    tables: [name, ...(own.tables ?? [])],
    title: () => inLanguage(info.many),
    one: () => inLanguage(info.one),
    emptyHint: own.emptyHint,
    page: (query, first, count, question) => recordPage(name, query, first, count, question),
    get: (id) => recordGet(name, id),
    save: (record) => recordSave(name, record),
    remove: (id) => recordRemove(name, id),
    blank: (parent) => {
      const part = info.parent === undefined || parent === undefined ? {} : { [info.parent]: parent };
      return {
        ...blankOf(info),
        ...part,
        ...own.blank?.(),
        called: null,
        names: {},
        facts: null,
        due: null,
      } as unknown as Shown<N>;
    },
    nameOf: own.nameOf ?? ((record) => record.called ?? String((record as Values)[info.called ?? ''] ?? '')),
    columns: () => {
      const place = ({ name }: FieldInfo) => own.list?.indexOf(name as keyof RecordOf[N] & string) ?? 0;
      const listed = info.fields.filter((field) => field.list).toSorted((a, b) => place(a) - place(b));
      const columns = listed.map((field) => columnOf<N>(field, own));
      return [...(own.columns?.(columns) ?? [...columns, ...dueColumn<N>(info)]), ...whose<N>(info)];
    },
    fields: (record) => {
      const typed = info.fields.filter((field) => !field.computed && !field.internal);
      const fields = typed.map((field) => specOf<Shown<N>>(field, record));
      return own.fields ? own.fields(fields, record) : fields;
    },
  };
}

/** How urgent a day looks by how near it is. */
export const DUE_TONES = { overdue: 'bad', week: 'warn', month: 'info', later: 'plain' } as const satisfies Record<
  string,
  Tone
>;

/** What is to be done of a record next, in words; only the day, where what it is goes without saying. */
export function dueText(info: RegisterInfo, due: DueNext | null, isNamed = true): string {
  const words = due && info.dues?.find(({ field }) => field === due.field)?.words;
  if (!due || !words) return '';
  const day = `${format.date(due.day)}${doubtOf(due)}`;
  const said = isNamed ? `${inLanguage(words)} ${day}` : day;
  return due.nearness === 'overdue' ? `${t().common.overdue} · ${said}` : said;
}

/** What is said beside a day that holidays may move, while they are not known. */
export function doubtOf(due: DueNext | null): string {
  return due?.is_doubtful ? ` ${t().due.unlisted}` : '';
}

export function dueTone(due: DueNext | null): Tone {
  return due ? DUE_TONES[due.nearness] : 'plain';
}

/** The column of what is to be done next, where a register has days for that. */
function dueColumn<N extends RegisterName>(info: RegisterInfo): Column<Shown<N>>[] {
  if (!info.dues) return [];
  const [first] = info.dues;
  return [
    {
      key: 'due',
      label: t().common.nextDue,
      // Where only one thing ever is, the day says it all.
      text: (row) => dueText(info, row.due, info.dues!.length > 1),
      tone: (row) => dueTone(row.due),
      field: first?.field ?? null,
      width: [13, 1],
    },
  ];
}

/** Whether a record has a page of its own: one with parts or files. */
export function hasPage(name: RegisterName): boolean {
  const info: RegisterInfo = REGISTERS[name];
  return info.attachable === true || partsOf(name).length > 0;
}

/** The column of the agency, where a list holds those of several. */
function whose<N extends RegisterName>(info: RegisterInfo): Column<Shown<N>>[] {
  const agency = info.fields.find(({ name }) => name === 'agency_id');
  if (!agency || !scope.hasOthers) return [];
  return [
    { key: agency.name, label: inLanguage(agency.label), text: (row) => row.names.agency_id ?? '', width: [8, 1] },
  ];
}

/** What a field holds, as a person reads it; empty for nothing. */
export function valueText(field: FieldInfo, value: unknown, names: Partial<Record<string, string>> = {}): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'day':
      return format.date(String(value));
    case 'money':
      return format.money(Number(value));
    case 'whole':
      return format.count(Number(value));
    case 'number':
      return format.decimal(String(value));
    case 'flag':
      return value ? t().common.yes : '';
    case 'choice':
      return choiceLabel(field.of ?? '', String(value));
    case 'reference':
      return names[field.name] ?? '';
    default:
      return String(value);
  }
}

/** The form of a record that has commands of its own. */
export function fieldsOf<R>(name: TableName, record: object = {}): FieldSpec<R>[] {
  const info: RegisterInfo = REGISTERS[name];
  const typed = info.fields.filter((field) => !field.computed && !field.internal);
  return typed.map((field) => specOf<R>(field, record as R));
}

/** Such a record when it is new. */
export function blankRecord<R>(name: TableName, own: Partial<NoInfer<R>> = {}): R {
  return { ...blankOf(REGISTERS[name]), ...own } as R;
}

export type Fact = { label: string; value: string };

/** What a record holds, in the order of its form; `own` has what is told otherwise, or not here. */
export function factsOf<R extends object>(
  name: TableName,
  record: R,
  own: { [F in keyof R]?: Fact | null } = {},
): Fact[] {
  const values = record as Values;
  const names = (record as Partial<Shown<RegisterName>>).names;
  const told = REGISTERS[name].fields.filter((field) => !field.internal && isShown(field, values as Draft));
  return told.flatMap((field) => {
    const otherwise = own[field.name as keyof R];
    if (otherwise !== undefined) return otherwise ?? [];
    const value = valueText(field, values[field.name], names);
    const unit = field.kind === 'money' && value !== '' ? ` ${t().common.baht}` : '';
    return { label: inLanguage(field.label), value: value + unit };
  });
}

const NUMBERS = new Set(['money', 'number', 'whole']);

function columnOf<N extends RegisterName>(field: FieldInfo, own: Own<N>): Column<Shown<N>> {
  const [least, growth] = field.list ?? [8, 1];
  return {
    key: field.name,
    label: inLanguage(field.label),
    text: (row) => valueText(field, (row as Values)[field.name], row.names),
    width: growth === 0 ? least : [least, growth],
    align: NUMBERS.has(field.kind) ? 'end' : undefined,
    tone: own.tones?.[field.name as keyof RecordOf[N]],
  };
}

function specOf<R>(field: FieldInfo, record: R): FieldSpec<R> {
  const common = {
    key: field.name as keyof R & string,
    label: inLanguage(field.label),
    hint: field.hint && inLanguage(field.hint),
    required: field.required || (!field.optional && field.kind !== 'text' && field.kind !== 'flag'),
    span: field.span as FieldSpec<R>['span'],
    shown: field.when && ((draft: Draft) => isShown(field, draft)),
  };
  const nullable = field.optional;
  switch (field.kind) {
    case 'day':
      return { ...common, kind: 'date', nullable };
    case 'money':
      return { ...common, kind: 'money', nullable };
    case 'number':
      return { ...common, kind: 'decimal', nullable };
    case 'whole':
      return { ...common, kind: 'integer', nullable };
    case 'flag':
      return { ...common, kind: 'flag' };
    case 'choice':
      return { ...common, kind: 'choice', choices: choices(field.of ?? ''), nullable };
    case 'year':
      return { ...common, kind: 'choice', choices: yearChoices(), numeric: true, nullable };
    case 'reference':
      if (field.of === 'agencies')
        return { ...common, kind: 'agency', except: (record as { id?: string }).id, nullable };
      return {
        ...common,
        kind: 'record',
        of: field.of as RegisterName,
        names: (record as Partial<Shown<RegisterName>>).names,
        nullable,
      };
    case 'national_id':
      return { ...common, kind: 'secret' };
    default:
      return field.lines ? { ...common, kind: 'area', rows: field.lines } : { ...common, kind: 'text' };
  }
}

function isShown({ when }: FieldInfo, draft: Draft): boolean {
  if (!when) return true;
  return when.words.includes(String(draft[when.field])) === (when.is === true);
}

function blankOf(info: RegisterInfo): Values {
  return { id: newId(), ...Object.fromEntries(info.fields.map((field) => [field.name, blankValue(field)])) };
}

function blankValue(field: FieldInfo): unknown {
  const { default: given } = field;
  if (field.name === 'agency_id') return scope.agency?.id ?? '';
  switch (field.kind) {
    case 'flag':
      return given === 'true';
    case 'money':
    case 'whole':
      return field.optional ? null : Number(given ?? 0);
    case 'year':
      return field.optional ? null : (scope.year ?? 0);
    case 'choice':
      return given ?? (field.optional ? null : (choices(field.of ?? '')[0]?.value ?? ''));
    case 'text':
      return given ?? '';
    default:
      return given ?? (field.optional || field.kind === 'national_id' ? null : '');
  }
}
