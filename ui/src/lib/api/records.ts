// Records through the commands that the editable registers share.
import { commands, type DueNext, type FieldFilter, type Query, type Question } from './bindings';
import { call, Refused } from './call';
import type { RegisterName } from './declared';
import type { RecordOf } from './registers';

/** A record as lists show it. */
export type Shown<N extends RegisterName> = RecordOf[N] & {
  /** What it is called, where that is no field of its own. */
  called: string | null;
  /** What the records are called that it refers to, by field. */
  names: Partial<Record<string, string>>;
  /** What is found whenever it is shown; its type is the register's own. */
  facts: unknown;
  /** What is to be done of it next. */
  due: DueNext | null;
};

export type Page<R> = { rows: R[]; first: number; total: number };

type Row = {
  record: unknown;
  called: string | null;
  names: Partial<Record<string, string>>;
  facts: unknown;
  due: DueNext | null;
};

function shown<N extends RegisterName>({ record, ...found }: Row): Shown<N> {
  return { ...(record as RecordOf[N]), ...found };
}

/** The list asked another question before this one was answered. */
export class Superseded extends Error {}

/** Some of the rows of a list; throws `Superseded` once the list asked a later question. */
export async function recordPage<N extends RegisterName>(
  register: N,
  query: Query,
  first: number,
  count: number,
  question: Question = newQuestion(),
): Promise<Page<Shown<N>>> {
  const page = await call(commands.recordPage(register, query, first, count, question));
  if (!page) throw new Superseded();
  return { ...page, rows: page.rows.map((row) => shown<N>(row)) };
}

/** The first question of a list; the page before a reload had others. */
export function newQuestion(): Question {
  return { list: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, number: 1 };
}

/** What is asked of a list: all of it, but for what is said. */
export function query(asked: Partial<Query> = {}): Query {
  return { agency_id: null, year: null, parent: null, text: '', filters: [], sort: null, ...asked };
}

/** Those whose field holds one of these. */
export function having(field: string, ...is: string[]): FieldFilter {
  return { field, is, from: null, to: null };
}

const AT_ONCE = 500;

/** All rows of a list that is short by its nature: the parts of one record. */
export async function recordAll<N extends RegisterName>(register: N, asked: Query): Promise<Shown<N>[]> {
  const rows: Shown<N>[] = [];
  for (;;) {
    const page = await recordPage(register, asked, rows.length, AT_ONCE);
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
  }
}

export async function recordGet<N extends RegisterName>(register: N, id: string): Promise<Shown<N>> {
  const [found] = await recordsGet(register, [id]);
  if (!found) throw new Refused({ code: 'not_found', what: register, key: id });
  return found;
}

/** Records by their keys, in that order. */
export async function recordsGet<N extends RegisterName>(register: N, ids: string[]): Promise<Shown<N>[]> {
  return (await call(commands.recordsGet(register, ids))).map((row) => shown<N>(row));
}

/** Adds or replaces records as one operation with one undo. */
export function recordSave<N extends RegisterName>(register: N, ...records: RecordOf[N][]): Promise<null> {
  const bare = records.map((record) => {
    const { called: _, names: __, facts: ___, due: ____, ...own } = record as Shown<N>;
    return own;
  });
  return call(commands.recordSave(register, bare));
}

export function recordRemove(register: RegisterName, id: string): Promise<null> {
  return call(commands.recordRemove(register, id));
}
