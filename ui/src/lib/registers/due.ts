// What is due soon, by how near its day is.
import type { DueItem, DueSoon } from '$lib/api';

/** What is farther away than a month is not shown among what is due. */
const NEARNESS = ['overdue', 'week', 'month'] as const;

export type DueGroup = { nearness: (typeof NEARNESS)[number]; items: DueItem[] };

/** The first of what is due, by nearness and in their order, and how many there are besides. */
export function dueGroups({ items, total }: DueSoon): { groups: DueGroup[]; more: number } {
  const groups = NEARNESS.map((nearness) => ({ nearness, items: items.filter((item) => item.nearness === nearness) }));
  return { groups: groups.filter(({ items }) => items.length > 0), more: total - items.length };
}
