// What the generated declarations are made of, and the words of what they declare in the language of the window.
import { inLanguage } from '$lib/text/index.svelte';
import type { Format, DocumentKind, Words } from './bindings';
import { CHOICES, REGISTERS, type ChoicesName, type RecordOf, type TableName } from './registers';

export type ChoiceInfo = { value: string; words: Words };

export type FieldInfo = {
  name: string;
  label: Words;
  class: 'public' | 'name' | 'contact' | 'identifier' | 'confidential' | 'remark';
  kind:
    | 'text'
    | 'day'
    | 'money'
    | 'number'
    | 'whole'
    | 'flag'
    | 'choice'
    | 'year'
    | 'round'
    | 'reference'
    | 'national_id'
    | 'case_code'
    | 'bytes';
  /** The list of choices, or the register referred to. */
  of?: string;
  optional?: boolean;
  required?: boolean;
  search?: boolean;
  computed?: boolean;
  internal?: boolean;
  lines?: number;
  span?: number;
  list?: readonly [least: number, growth: number];
  hint?: Words;
  example?: string;
  default?: string;
  when?: { field: string; is?: boolean; words: readonly string[] };
};

export type RegisterInfo = {
  one: Words;
  many: Words;
  icon?: string;
  listed?: string;
  agency?: boolean;
  year?: boolean;
  /** The areas of work it serves, by their stored words. */
  areas?: readonly string[];
  /** The days by which something is to be done of a record. */
  dues?: readonly { field: string; words: Words }[];
  attachable?: boolean;
  editable?: boolean;
  /** The field that a record is called by. */
  called?: string;
  /** The field that says which record it is part of. */
  parent?: string;
  fields: readonly FieldInfo[];
};

/** A document of the catalogue: what it is of, and the register that what it tells is entered in. */
export type DocumentInfo = {
  kind: DocumentKind;
  words: Words;
  about: 'agreement' | 'agency' | 'record' | 'ministry';
  from: TableName;
  formats: readonly Format[];
  /** Whether the window shows the same as a brief. */
  brief?: true;
};

export type RegisterName = keyof RecordOf;
export type { TableName };

/** What a register says of itself; nothing of a table that is none's. */
export function registerInfo(table: string): RegisterInfo | undefined {
  return (REGISTERS as Partial<Record<string, RegisterInfo>>)[table];
}

/** What the registers say of a field; nothing of one that is none of theirs. */
export function fieldInfo(register: string, field: string): FieldInfo | undefined {
  return registerInfo(register)?.fields.find(({ name }) => name === field);
}

/** What a field of a register is called. */
export function label<N extends TableName>(
  register: N,
  field: N extends RegisterName ? keyof RecordOf[N] & string : string,
): string {
  return labelOf(register, field) ?? field;
}

export function labelOf(register: string, field: string): string | undefined {
  const info = fieldInfo(register, field);
  return info && inLanguage(info.label);
}

/** What one can choose of, in order. */
export function choices(name: string): { value: string; label: string }[] {
  return CHOICES[name as ChoicesName].map(({ value, words }) => ({ value, label: inLanguage(words) }));
}

/** What a choice is called. */
export function choiceLabel(name: string, value: string): string {
  const found = CHOICES[name as ChoicesName].find((choice) => choice.value === value);
  return found ? inLanguage(found.words) : value;
}

/** The registers whose records are parts of those of another. */
export function partsOf(register: string): RegisterName[] {
  const isPart = ({ parent, fields, editable }: RegisterInfo) =>
    editable && fields.some(({ name, of }) => name === parent && of === register);
  return Object.entries<RegisterInfo>(REGISTERS).flatMap(([name, info]) =>
    isPart(info) ? [name as RegisterName] : [],
  );
}
