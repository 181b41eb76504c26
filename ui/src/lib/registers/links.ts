// What rests on what: the links of a record, by how and which way they go.
import {
  call,
  choiceLabel,
  choices,
  commands,
  REGISTERS,
  type LinkEnd,
  type LinkKind,
  type RegisterInfo,
  type RegisterName,
} from '$lib/api';
import type { Choice } from '$lib/components/form';
import { t } from '$lib/text/index.svelte';

/** The registers whose records can be linked: those that can have files, and whose records are picked from a list. */
export const LINKABLE = Object.entries<RegisterInfo>(REGISTERS).flatMap(([name, info]) =>
  info.attachable && info.editable ? [name as RegisterName] : [],
);

/** How a record is linked with another, and whether it is the one that serves. */
export type Way = { kind: LinkKind; outgoing: boolean };

const kinds = () => choices('LinkKind').map(({ value }) => value as LinkKind);

/** Every way, those that go out first. */
export function waysOf(): Way[] {
  return [true, false].flatMap((outgoing) => kinds().map((kind) => ({ kind, outgoing })));
}

/** What the record says of the other. */
export function wayName({ kind, outgoing }: Way): string {
  return outgoing ? choiceLabel('LinkKind', kind) : t().links.incoming[kind];
}

/** The ways as choices of a form; `wayOf` reads what was chosen. */
export function wayChoices(): Choice[] {
  return waysOf().map((way) => ({ value: `${way.outgoing ? 'out' : 'in'}:${way.kind}`, label: wayName(way) }));
}

export function wayOf(chosen: string): Way {
  const [side, kind] = chosen.split(':');
  return { kind: kind as LinkKind, outgoing: side === 'out' };
}

/** The links of a record under each way that it has any. */
export function linkGroups(links: readonly LinkEnd[], ways: readonly Way[] = waysOf()): (Way & { ends: LinkEnd[] })[] {
  const groups = ways.map((way) => ({
    ...way,
    ends: links.filter(({ kind, outgoing }) => kind === way.kind && outgoing === way.outgoing),
  }));
  return groups.filter(({ ends }) => ends.length > 0);
}

/** How much goes with a record when it is removed. */
export async function restingOn(record: string): Promise<{ links: number; files: number }> {
  const [links, files] = await Promise.all([call(commands.linksOf(record)), call(commands.attachmentsList(record))]);
  return { links: links.length, files: files.length };
}
