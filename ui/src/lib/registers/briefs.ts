// Which briefs tell of a register: of an agency's records together, or of one of them.
import { DOCUMENTS, partsOf, REGISTERS, type BriefKind, type DocumentInfo, type DocumentKind } from '$lib/api';
import { route } from '$lib/state/router.svelte';
import { screenOf, SCREENS } from './menu';

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

/** The briefs of an agency that stand beside a register's list: its own and those of its parts, but for one that has a screen of its own. */
export function briefsBeside(register: string): BriefInfo[] {
  const withParts = (name: string): string[] => [
    name,
    ...partsOf(name)
      .filter((part) => !screenOf(part))
      .flatMap(withParts),
  ];
  return withParts(register)
    .flatMap((name) => briefsOf(name, 'agency'))
    .filter(({ kind }) => !SCREENS.includes(kind));
}

/** The brief beside a register's list that the address names. */
export function shownBrief(register: string): BriefCode | null {
  return briefsBeside(register).find(({ kind }) => kind === route.key)?.kind ?? null;
}

/** The record that the address names, unless it names a brief. */
export function shownRecord(register: string): string | null {
  return shownBrief(register) === null ? route.key : null;
}
