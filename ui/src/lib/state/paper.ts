// The document that the report screen is to open with, when another screen sends there.
import type { DocumentKind } from '$lib/api';
import { go } from './router.svelte';

type Paper = { kind: DocumentKind; record: string };
let wanted: Paper | null = null;

/** Shows a document in the report screen: of the agency in scope, or of a record. */
export function openPaper(kind: DocumentKind, record = ''): void {
  wanted = { kind, record };
  go('report');
}

/** What was asked for; once, so that the screen opens as usual the next time. */
export function takePaper(): Paper | null {
  const taken = wanted;
  wanted = null;
  return taken;
}
