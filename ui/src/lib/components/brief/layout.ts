// How the pieces of a brief are laid out: which column names a row, where the sums stand, how long a bar is.
import type { BriefBlock, BriefCell, BriefTable } from '$lib/api';
import type { Tone } from '../tone';

export type Levels = Extract<BriefBlock, { kind: 'levels' }>['of'];
export type Bars = Extract<BriefBlock, { kind: 'bars' }>['of'];
export type Network = Extract<BriefBlock, { kind: 'network' }>['of'];
export type BriefTone = NonNullable<BriefCell['tone']>;

/** The badge of a tone; what is in between is neither praised nor warned of. */
export const TONES: Record<BriefTone, Tone> = { plain: 'plain', good: 'good', fair: 'info', warn: 'warn', bad: 'bad' };

/** What is read in a cell; nothing is a dash, as on paper. */
export function read({ text }: Pick<BriefCell, 'text'>): string {
  return text.trim() || '—';
}

/** The column whose cells name their rows: the first of words, since a running number names nothing. None without words. */
export function naming({ columns }: Pick<BriefTable, 'columns'>): number {
  return columns.findIndex(({ numbers }) => !numbers);
}

/** The row of sums: its label stands over the columns before the first sum. None where nothing is summed, or no room is left for the label. */
export function sumsOf({ sums }: Pick<BriefTable, 'sums'>): { before: number; sums: (string | null)[] } | null {
  const before = sums.findIndex((sum) => sum !== null);
  return before > 0 ? { before, sums: sums.slice(before) } : null;
}

/** How much of its whole a bar fills, from nothing to all of it; nothing of nothing. */
export function filled(value: string, full: string): number {
  const share = Number(value) / Number(full);
  return Number.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
}

/** Members down the right, then down the left, as on paper. */
export function columnsOf<T>(members: readonly T[]): { left: T[]; right: T[] } {
  const rows = Math.ceil(members.length / 2);
  return { left: members.slice(rows), right: members.slice(0, rows) };
}

type Line = { x1: number; y1: number; x2: number; y2: number; tie: boolean };

/** The lines of a network in hundredths of its middle: from each member to the centre, and between those that are tied. */
export function linesOf({ members, ties }: Network): Line[] {
  const { left, right } = columnsOf(members);
  const place = (at: number) => {
    const isLeft = at >= right.length;
    const [row, rows] = isLeft ? [at - right.length, left.length] : [at, right.length];
    return { x: isLeft ? 0 : 100, y: ((row + 0.5) / rows) * 100 };
  };
  const line = (from: { x: number; y: number }, to: { x: number; y: number }, tie: boolean) => ({
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    tie,
  });
  const spokes = members.map((_, at) => line(place(at), { x: 50, y: 50 }, false));
  return [...spokes, ...ties.map(([one, two]) => line(place(one), place(two), true))];
}

/** The width of each column, by its share of them all. */
export function widths({ columns }: Pick<BriefTable, 'columns'>): string[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => `${((share / Math.max(all, 1)) * 100).toFixed(2)}%`);
}
