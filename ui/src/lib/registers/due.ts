// What is due soon, by how near its day is.
import type { DueItem } from '$lib/api';

/** What is farther away than a month is not shown among what is due. */
const NEARNESS = ['overdue', 'week', 'month'] as const;

export type DueGroup = { nearness: (typeof NEARNESS)[number]; items: DueItem[] };

/** The first of what is due, by nearness and in their order, and how many there are besides. */
export function dueGroups(items: readonly DueItem[], most: number): { groups: DueGroup[]; more: number } {
  const near = NEARNESS.flatMap((nearness) => items.filter((item) => item.nearness === nearness));
  const shown = near.slice(0, most);
  const groups = NEARNESS.map((nearness) => ({ nearness, items: shown.filter((item) => item.nearness === nearness) }));
  return { groups: groups.filter(({ items }) => items.length > 0), more: near.length - shown.length };
}
