// A form's fields as data, and the way from what is typed to a record. Knows no register and no rule but the form of a value.
import type { RegisterName, Rule } from '$lib/api';
import * as format from '$lib/text/format';

export type Choice = { value: string; label: string };

type Common<R> = {
  key: keyof R & string;
  label: string;
  hint?: string;
  /** Marks the label; whether it may be empty is the record's own rule. */
  required?: boolean;
  /** Columns of twelve; six unless told. */
  span?: 2 | 3 | 4 | 5 | 6 | 8 | 12;
  /** Whether the field belongs to what is typed so far; always, unless told. */
  shown?: (draft: Draft) => boolean;
};

export type FieldSpec<R> = Common<R> &
  (
    | { kind: 'text'; suggestions?: string[] }
    | { kind: 'area'; rows?: number }
    | { kind: 'date' | 'decimal' | 'integer'; nullable?: boolean }
    | { kind: 'money'; nullable?: boolean }
    | { kind: 'flag' }
    /** A number shown masked (`x-…`) until it is asked for or replaced. */
    | { kind: 'secret'; reveal?: () => Promise<string | null>; copy?: () => Promise<unknown> }
    | { kind: 'choice'; choices: Choice[]; nullable?: boolean; numeric?: boolean }
    /** An agency, by its key. */
    | { kind: 'agency'; except?: string; nullable?: boolean }
    /** A record of a register, by its key; what those are called that are referred to already. */
    | { kind: 'record'; of: RegisterName; names?: Partial<Record<string, string>>; nullable?: boolean }
  );

/** What the controls hold while a record is edited: text, or a tick. */
export type Draft = Record<string, string | boolean>;
export type Problems = Record<string, Rule>;

export function draftOf<R>(record: R, fields: readonly FieldSpec<R>[]): Draft {
  return Object.fromEntries(fields.map((field) => [field.key, asTyped(record[field.key], field.kind)]));
}

function asTyped(value: unknown, kind: FieldSpec<unknown>['kind']): string | boolean {
  if (kind === 'flag') return value === true;
  if (value === null || value === undefined) return '';
  if (kind === 'date') return format.dateForEditing(String(value));
  if (kind === 'money') return format.moneyForEditing(Number(value));
  return String(value);
}

/** The record with what was typed, or which fields cannot be read and by what rule. */
export function read<R>(record: R, fields: readonly FieldSpec<R>[], draft: Draft): { record: R; problems: Problems } {
  const made = { ...record } as Record<string, unknown>;
  const problems: Problems = {};
  for (const field of fields) {
    const typed = draft[field.key];
    const value = typeof typed === 'boolean' ? typed : valueOf(field, typed ?? '');
    if (value instanceof Unreadable) problems[field.key] = value.rule;
    else made[field.key] = value;
  }
  return { record: made as R, problems };
}

class Unreadable {
  constructor(readonly rule: Rule) {}
}

/** The largest count the core takes; beyond it a number is no `i32`, and would not even reach the core's own rule. */
const LARGEST_COUNT = 1_000_000_000;

function amountOf(read: number | 'inexact' | null): number | Unreadable {
  if (read === null) return new Unreadable('number');
  return read === 'inexact' ? new Unreadable('amount_not_exact') : read;
}

function valueOf<R>(field: FieldSpec<R>, typed: string): unknown {
  const text = typed.trim();
  switch (field.kind) {
    case 'text':
    case 'area':
      return text;
    case 'secret':
      return format.isMasked(text) ? text : format.arabicDigits(text).replace(/[\s-]/g, '') || null;
    case 'flag':
      return text === 'true';
    case 'money':
      if (text === '') return field.nullable ? null : 0;
      return amountOf(format.moneyFromEditing(text));
    default:
      if (text === '') return field.nullable ? null : new Unreadable('required');
  }
  switch (field.kind) {
    case 'choice':
      return field.numeric ? Number(text) : text;
    case 'agency':
    case 'record':
      return text;
    case 'date':
      return format.dateFromEditing(text) ?? new Unreadable('date');
    case 'decimal':
      return format.decimalFromEditing(text) ?? new Unreadable('number');
    case 'integer': {
      const digits = format.decimalFromEditing(text);
      if (!digits || !/^-?\d+$/.test(digits)) return new Unreadable('number');
      return Math.abs(Number(digits)) > LARGEST_COUNT ? new Unreadable('count_too_large') : Number(digits);
    }
  }
}
