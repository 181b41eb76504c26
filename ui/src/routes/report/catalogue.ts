// What the documents that can be printed are of.
import { DOCUMENTS, query, recordPage, type DocumentInfo, type DocumentKind } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';

export function infoOf(kind: DocumentKind): DocumentInfo {
  return DOCUMENTS.find((each) => each.kind === kind)!;
}

export type Choice = { key: string; name: string };

/** Sessions and schemes that are offered; others are found in a smaller scope. */
const OFFERED = 200;

/** The training sessions or award schemes of the scope that a document can be of; none where it is of the agency itself. */
export async function choicesOf({ about }: Pick<DocumentInfo, 'about'>): Promise<Choice[]> {
  const asked = query(scope.value);
  if (about === 'session') {
    const page = await recordPage('training_sessions', asked, 0, OFFERED);
    return page.rows.map(({ id, title }) => ({ key: id, name: title }));
  }
  if (about === 'scheme') {
    const page = await recordPage('award_schemes', asked, 0, OFFERED);
    return page.rows.map(({ id, name }) => ({ key: id, name }));
  }
  return [];
}
