// From a gap in the plan's coverage to the work that closes it.
import { having, query, recordPage, type ActionItem, type GapRow, type Shown } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';

const TOLD = ['area', 'audience', 'measure', 'chapter', 'state_strategy'] as const;

/** What an action item that closes a gap holds from the beginning. Its pillar is its strategy's. */
export function prefillOf(gap: GapRow): Partial<ActionItem> {
  return Object.fromEntries(TOLD.flatMap((field) => (gap[field] === null ? [] : [[field, gap[field]]])));
}

/** The first strategy in scope that serves a pillar. */
export async function strategyOf(pillar: string | null): Promise<Shown<'strategies'> | null> {
  if (pillar === null) return null;
  const asked = query({ agency_id: scope.agency?.id ?? null, filters: [having('pillar', pillar)] });
  return (await recordPage('strategies', asked, 0, 1)).rows[0] ?? null;
}
