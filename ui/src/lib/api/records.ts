// Records through the door that the editable registers share.
import { commands, type Query } from './bindings';
import { call } from './call';
import type { RegisterName } from './declared';
import type { RecordOf } from './registers';

/** A record as lists show it. */
export type Shown<N extends RegisterName> = RecordOf[N] & {
  /** What the records are called that it refers to, by field. */
  names: Partial<Record<string, string>>;
  /** What is found whenever it is shown; its type is the register's own. */
  facts: unknown;
};

export type Page<R> = { rows: R[]; first: number; total: number };

type Row = { record: unknown; names: Partial<Record<string, string>>; facts: unknown };

function shown<N extends RegisterName>({ record, names, facts }: Row): Shown<N> {
  return { ...(record as RecordOf[N]), names, facts };
}

export async function recordPage<N extends RegisterName>(
  register: N,
  query: Query,
  first: number,
  count: number,
): Promise<Page<Shown<N>>> {
  const page = await call(commands.recordPage(register, query, first, count));
  return { ...page, rows: page.rows.map((row) => shown<N>(row)) };
}

export async function recordGet<N extends RegisterName>(register: N, id: string): Promise<Shown<N>> {
  return shown<N>(await call(commands.recordGet(register, id)));
}

/** Adds or replaces records as one operation with one undo. */
export function recordSave<N extends RegisterName>(register: N, ...records: RecordOf[N][]): Promise<null> {
  const bare = records.map((record) => {
    const { names: _, facts: __, ...own } = record as Shown<N>;
    return own;
  });
  return call(commands.recordSave(register, bare));
}

export function recordRemove(register: RegisterName, id: string): Promise<null> {
  return call(commands.recordRemove(register, id));
}
