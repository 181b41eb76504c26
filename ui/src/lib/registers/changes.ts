// How the history names fields and shows their values: as their registers declare them.
import { choiceLabel, fieldInfo, labelOf } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import * as format from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import type { Screen } from '$lib/state/router.svelte';

/** What a field is called; one that only a newer program writes goes by its own name. */
export function fieldLabel(register: string, field: string): string {
  return labelOf(register, field) ?? field;
}

/** What stands for a personal value. */
const MASK = '•••';
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

/** A stored value as a person reads it; empty for none, and a masked one as it is. */
export function shownValue(register: string, field: string, value: string | null): string {
  if (value === null || value === '') return '';
  const info = fieldInfo(register, field);
  if (value === MASK) return value;
  switch (info?.kind) {
    case 'money':
      return `${format.money(Number(value))} ${t().common.baht}`;
    case 'flag':
      return value === '1' ? t().history.yes : t().history.no;
    case 'day':
      return format.date(value);
    case 'choice':
      return choiceLabel(info.of ?? '', value);
    case 'reference':
      return (info.of === 'agencies' && scope.nameOf(value)) || shortKey(value);
    default:
      return shortKey(value);
  }
}

/** Keys say nothing to a person: their last digits tell two apart. */
function shortKey(value: string): string {
  return KEY.test(value) ? `…${value.slice(-6)}` : value;
}

const SCREEN_OF: Record<string, Screen> = {
  agencies: 'agencies',
  officers: 'settings',
  fiscal_years: 'settings',
  reporting_rounds: 'settings',
  retention_rules: 'settings',
  people: 'people',
  strategic_plans: 'plan',
  strategies: 'plan',
  action_items: 'plan',
  progress_entries: 'plan',
  training_sessions: 'trainings',
  attendances: 'trainings',
  award_schemes: 'awards',
  nominations: 'awards',
  gifts: 'gifts',
  emblems: 'agencies',
  gift_limits: 'gifts',
  complaints: 'complaints',
  complaint_steps: 'complaints',
  complaint_deadlines: 'complaints',
  agreements: 'indicators',
  indicators: 'indicators',
  indicator_levels: 'indicators',
  indicator_baselines: 'indicators',
  indicator_results: 'indicators',
  evidence: 'indicators',
};
const OPENED_BY_KEY = new Set([
  'agencies',
  'people',
  'training_sessions',
  'award_schemes',
  'gifts',
  'complaints',
  'indicators',
]);
const SECTIONS: Record<string, string> = {
  officers: 'officers',
  fiscal_years: 'years',
  reporting_rounds: 'years',
  retention_rules: 'retention',
};

/** Where a record is shown: its screen, and what the screen is told; nowhere for what no screen shows. */
export function placeOf(register: string, key: string): { screen: Screen; key?: string } | undefined {
  const screen = SCREEN_OF[register];
  if (!screen) return undefined;
  if (OPENED_BY_KEY.has(register)) return { screen, key };
  return { screen, key: SECTIONS[register] };
}
