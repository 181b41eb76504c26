// What the documents that can be printed are of.
import {
  DOCUMENTS,
  query,
  recordPage,
  recordsGet,
  type DocumentInfo,
  type DocumentKind,
  type RegisterName,
} from '$lib/api';
import { declared } from '$lib/registers/declared';
import { scope } from '$lib/state/scope.svelte';

export function infoOf(kind: DocumentKind): DocumentInfo {
  return DOCUMENTS.find((each) => each.kind === kind)!;
}

export type Choice = { key: string; name: string };

/** Records that are offered; others are found in a smaller scope. */
const OFFERED = 200;

/** The records of the scope that a document can be of, and the one wanted though it is beyond; none where it is of the agency itself. */
export async function choicesOf({ about, from }: Pick<DocumentInfo, 'about' | 'from'>, wanted = ''): Promise<Choice[]> {
  if (about !== 'record') return [];
  const register = from as RegisterName;
  const page = await recordPage(register, query(scope.value), 0, OFFERED);
  const { nameOf } = declared(register);
  const beyond = wanted !== '' && !page.rows.some(({ id }) => id === wanted);
  // What was wanted of another document may be a record of another register.
  const others = beyond ? await recordsGet(register, [wanted]).catch(() => []) : [];
  return [...others, ...page.rows].map((row) => ({ key: row.id, name: nameOf(row) }));
}
