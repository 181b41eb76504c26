// How the history names fields and shows their values: as the forms do, for every register.
import { scope } from '$lib/state/scope.svelte';
import * as format from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import type { Screen } from '$lib/state/router.svelte';

type Words = Record<string, string>;

function fieldsOf(register: string): Words {
  const words = t();
  const known: Record<string, Words> = {
    agencies: words.agencies.fields,
    officers: {
      name: words.officers.name,
      position: words.officers.position,
      agency_id: words.officers.agency,
      role: words.officers.role,
      active: words.officers.active,
    },
    people: words.people.fields,
    strategic_plans: words.plan.planFields,
    strategies: words.plan.strategyFields,
    action_items: words.plan.actionFields,
    progress_entries: words.plan.progressFields,
    training_sessions: words.trainings.fields,
    attendances: words.trainings.attendanceFields,
    award_schemes: words.awards.fields,
    nominations: words.awards.nominationFields,
    gifts: words.gifts.fields,
    emblems: words.agencies.emblem.fields,
    gift_limits: words.gifts.limits.fields,
    complaints: words.complaints.fields,
    complaint_steps: words.complaints.steps.fields,
    complaint_deadlines: words.complaints.deadlines.fields,
    indicators: words.indicators.fields,
    agreements: words.indicators.agreementFields,
    indicator_results: words.indicators.resultFields,
    evidence: words.indicators.evidenceFields,
    reporting_rounds: {
      year: words.settings.years.year,
      round: words.settings.years.round,
      closes_on: words.settings.years.closes_on,
      due_on: words.settings.years.due_on,
    },
  };
  return known[register] ?? {};
}

/** What a field is called; one that no form shows goes by its own name. */
export function fieldLabel(register: string, field: string): string {
  return fieldsOf(register)[field] ?? field;
}

const MONEY = new Set(['budget', 'spend', 'per_occasion', 'per_year', 'gifts.value']);
const FLAGS = new Set([
  'active',
  'online',
  'registered',
  'passed',
  'assessed',
  'q1',
  'q2',
  'q3',
  'q4',
  'solicited',
  'cash',
  'protected',
]);
const LISTED = /^step\d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

/** The words that a stored code stands for, by the field it is stored in, and by its register where the field is of several. */
function codes(register: string, field: string): Words | undefined {
  const { plan, trainings, awards, gifts, complaints, indicators, officers } = t();
  const known: Record<string, Words> = {
    pillar: plan.pillars,
    area: plan.areas,
    audience: plan.audiences,
    measure: plan.measures,
    status: plan.statuses,
    topic: trainings.topics,
    'nominations.decision': awards.decisions,
    'gifts.decision': gifts.decisions,
    giver_kind: gifts.giverKinds,
    relation: gifts.relations,
    occasion_kind: gifts.occasions,
    verdict: gifts.verdicts,
    reason: gifts.reasons,
    channel: complaints.channels,
    urgency: complaints.urgencies,
    'complaints.kind': complaints.kinds,
    'indicators.kind': indicators.kinds,
    source: indicators.sources,
    scale: indicators.scales,
    not_assessed: indicators.notAssessedRules,
    role: officers.roles,
  };
  return known[`${register}.${field}`] ?? known[field];
}

/** What stands for a value that the history does not show, of whatever kind. */
const MASK = '•••';

/** A stored value as a person reads it; empty for none. */
export function shownValue(register: string, field: string, value: string | null): string {
  if (value === null || value === '') return '';
  if (value === MASK) return MASK;
  if (MONEY.has(field) || MONEY.has(`${register}.${field}`)) return `${format.money(Number(value))} ${t().common.baht}`;
  if (FLAGS.has(field) || LISTED.test(field)) return value === '1' ? t().past.yes : t().past.no;
  if (DAY.test(value)) return format.date(value);
  if (field.endsWith('agency_id') || field === 'parent_id') return scope.nameOf(value) || shortKey(value);
  return codes(register, field)?.[value] ?? shortKey(value);
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
