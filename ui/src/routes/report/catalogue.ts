// What the documents that can be printed are of.
import { call, commands, DOCUMENTS, type DocumentInfo, type DocumentKind } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';

export function infoOf(kind: DocumentKind): DocumentInfo {
  return DOCUMENTS.find((each) => each.kind === kind)!;
}

export type Choice = { key: string; name: string };

/** The training sessions or award schemes of the scope that a document can be of; none where it is of the agency itself. */
export async function choicesOf({ about }: DocumentInfo): Promise<Choice[]> {
  const { value } = scope;
  if (about === 'session') {
    const sessions = await call(commands.trainingsList(value));
    return sessions.map(({ id, title }) => ({ key: id, name: title }));
  }
  if (about === 'scheme') {
    const schemes = await call(commands.schemesList(value));
    return schemes.map(({ id, name }) => ({ key: id, name }));
  }
  return [];
}
