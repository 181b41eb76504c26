// The clean-agency strategic plan: plan → strategies → action items → progress. Lists within the plan's screen.
import { query, recordAll, type ActionItem, type Shown } from '$lib/api';
import type { Tone } from '$lib/components/tone';
import { scope } from '$lib/state/scope.svelte';
import { declared } from './declared';

export const STATUS_TONES: Record<ActionItem['status'], Tone> = {
  planned: 'plain',
  underway: 'info',
  done: 'good',
  cancelled: 'bad',
};

export const plans = declared('strategic_plans', {
  blank: () => ({ first_year: scope.year ?? 0, last_year: (scope.year ?? 0) + 3 }),
});
export const strategies = declared('strategies');
export const actions = declared('action_items');
export const progress = declared('progress_entries');

/** Plans that one can choose of; more are found by narrowing the scope. */
const MOST_PLANS = 200;

/** The plans in scope, those of the agency itself first. */
export async function plansInScope(agencyId: string | null): Promise<Shown<'strategic_plans'>[]> {
  const [own, all] = await Promise.all([
    agencyId === null ? [] : recordAll('strategic_plans', query({ parent: agencyId })),
    plans.page(query({ agency_id: agencyId }), 0, MOST_PLANS),
  ]);
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...all.rows.filter(({ id }) => !ids.has(id))];
}
