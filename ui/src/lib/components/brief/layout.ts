// How the pieces of a brief are laid out: which column names a row, where the sums stand, how long a bar is.
import type { BriefBlock, BriefCell, BriefTable } from '$lib/api';
import type { Tone } from '../tone';

export type Levels = Extract<BriefBlock, { kind: 'levels' }>['of'];
export type Bars = Extract<BriefBlock, { kind: 'bars' }>['of'];
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

/** The width of each column, by its share of them all. */
export function widths({ columns }: Pick<BriefTable, 'columns'>): string[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => `${((share / Math.max(all, 1)) * 100).toFixed(2)}%`);
}
