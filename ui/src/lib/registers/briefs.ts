// Which briefs tell of a register: of an agency's records together, or of one of them.
import { DOCUMENTS, REGISTERS, type BriefKind, type DocumentInfo, type DocumentKind } from '$lib/api';

/** A brief that is a document of the catalogue too. */
export type BriefCode = BriefKind & DocumentKind;
export type BriefInfo = DocumentInfo & { kind: BriefCode };

/** A brief may tell of any register. */
export const EVERY_TABLE: readonly string[] = Object.keys(REGISTERS);

export function briefsOf(register: string, about: 'agency' | 'record'): BriefInfo[] {
  const isOf = (info: DocumentInfo): info is BriefInfo =>
    info.brief === true && info.about === about && info.from === register;
  return DOCUMENTS.filter(isOf);
}
