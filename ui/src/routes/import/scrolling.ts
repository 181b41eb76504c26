// Which rows of a long list are in view. WebKit draws no element higher than 2^25 px, so the rows of a very long list are
// scrolled through faster than the bar moves.

/** The height of a row. */
export const ROW = 34;
/** Higher than this the room for the rows does not get. */
export const HIGHEST = 15_000_000;
/** Rows drawn above and below those in view. */
const BESIDES = 10;

/** A list and the height it is seen through. */
export type Seen = { total: number; height: number };

/** The height of the room for the rows. */
export function extent(total: number): number {
  return Math.min(total * ROW, HIGHEST);
}

/** How far the rows move while the bar moves by one. */
function pace({ total, height }: Seen): number {
  return total * ROW <= HIGHEST ? 1 : (total * ROW - height) / (HIGHEST - height);
}

/** The rows to be drawn, and what is added to a row's own place (`index * ROW`) so that it stands in view. */
export function inView(scroll: number, seen: Seen): { first: number; last: number; shift: number } {
  const furthest = Math.max(0, seen.total * ROW - seen.height);
  const offset = Math.min(furthest, scroll * pace(seen));
  const first = Math.max(0, Math.floor(offset / ROW) - BESIDES);
  const last = Math.min(seen.total - 1, Math.floor((offset + seen.height) / ROW) + BESIDES);
  return { first, last, shift: pace(seen) === 1 ? 0 : scroll - offset };
}

/** Where the bar must be for a row to be in view whole, moved as little as possible. */
export function towards(row: number, scroll: number, seen: Seen): number {
  const offset = scroll * pace(seen);
  const [top, bottom] = [row * ROW, (row + 1) * ROW];
  if (top < offset) return top / pace(seen);
  if (bottom > offset + seen.height) return Math.max(0, bottom - seen.height) / pace(seen);
  return scroll;
}
