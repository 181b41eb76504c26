// The clean-agency strategic plan: plan → strategies → action items → progress. Lists within the plan's screen.
import {
  call,
  commands,
  newId,
  type ActionItem,
  type ProgressEntry,
  type StrategicPlan,
  type Strategy,
} from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { Tone } from '$lib/components/tone';
import { scope } from '$lib/state/scope.svelte';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, choicesOf, yearChoices } from './choices';

export const PLAN_TABLES = ['strategic_plans', 'strategies', 'action_items'] as const;
export const STATUS_TONES: Record<ActionItem['status'], Tone> = {
  planned: 'plain',
  underway: 'info',
  done: 'good',
  cancelled: 'bad',
};

export type PlanTree = { plan: StrategicPlan; strategies: { strategy: Strategy; actions: ActionItem[] }[] };

/** The plans in scope, each with its strategies and the year's actions. */
export async function listPlans(agencyId: string | null, year: number | null): Promise<PlanTree[]> {
  const [plans, strategies, actions] = await Promise.all([
    call(commands.plansList({ agency_id: agencyId, year: null })),
    call(commands.strategiesList({ agency_id: agencyId, year: null })),
    call(commands.actionsList({ agency_id: agencyId, year })),
  ]);
  const actionsOf = groups(actions, (action) => action.strategy_id);
  const strategiesOf = groups(strategies, (strategy) => strategy.plan_id);
  return plans.map((plan) => ({
    plan,
    strategies: (strategiesOf.get(plan.id) ?? []).map((strategy) => ({
      strategy,
      actions: actionsOf.get(strategy.id) ?? [],
    })),
  }));
}

function groups<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

export function blankPlan(): StrategicPlan {
  const year = scope.year ?? 0;
  return {
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    title: '',
    first_year: year,
    last_year: year + 3,
    vision: '',
    mission: '',
    review: '',
    approved_on: null,
  };
}

export function planFields(): FieldSpec<StrategicPlan>[] {
  const label = t().plan.planFields;
  return [
    { key: 'title', label: label.title, kind: 'text', required: true, span: 12 },
    { key: 'agency_id', label: label.agency_id, kind: 'choice', choices: agencyChoices(), required: true, span: 12 },
    { key: 'first_year', label: label.first_year, kind: 'integer', required: true, span: 4 },
    { key: 'last_year', label: label.last_year, kind: 'integer', required: true, span: 4 },
    { key: 'approved_on', label: label.approved_on, kind: 'date', nullable: true, span: 4 },
    { key: 'vision', label: label.vision, kind: 'area', rows: 2 },
    { key: 'mission', label: label.mission, kind: 'area', rows: 2 },
    { key: 'review', label: label.review, kind: 'area', rows: 4 },
  ];
}

export function blankStrategy(plan: StrategicPlan, position: number): Strategy {
  return { id: newId(), plan_id: plan.id, code: String(position), title: '', goal: '', pillar: null, position };
}

export function strategyFields(): FieldSpec<Strategy>[] {
  const label = t().plan.strategyFields;
  return [
    { key: 'code', label: label.code, kind: 'text', span: 3 },
    { key: 'position', label: label.position, kind: 'integer', required: true, span: 3 },
    { key: 'pillar', label: label.pillar, kind: 'choice', choices: choicesOf(t().plan.pillars), nullable: true },
    { key: 'title', label: label.title, kind: 'text', required: true, span: 12 },
    { key: 'goal', label: label.goal, kind: 'area' },
  ];
}

export function blankAction(strategy: Strategy): ActionItem {
  return {
    id: newId(),
    strategy_id: strategy.id,
    year: scope.year ?? 0,
    code: '',
    title: '',
    target: '',
    responsible: '',
    area: null,
    audience: null,
    measure: null,
    q1: false,
    q2: false,
    q3: false,
    q4: false,
    budget: 0,
    spend: 0,
    due_on: null,
    finished_on: null,
    status: 'planned',
  };
}

export function actionFields(): FieldSpec<ActionItem>[] {
  const label = t().plan.actionFields;
  return [
    { key: 'code', label: label.code, kind: 'text', span: 2 },
    { key: 'title', label: label.title, kind: 'text', required: true, span: 8 },
    { key: 'year', label: label.year, kind: 'choice', choices: yearChoices(), numeric: true, required: true, span: 2 },
    { key: 'target', label: label.target, kind: 'text' },
    { key: 'responsible', label: label.responsible, kind: 'text' },
    { key: 'area', label: label.area, kind: 'choice', choices: choicesOf(t().plan.areas), nullable: true, span: 4 },
    {
      key: 'audience',
      label: label.audience,
      kind: 'choice',
      choices: choicesOf(t().plan.audiences),
      nullable: true,
      span: 4,
    },
    {
      key: 'measure',
      label: label.measure,
      kind: 'choice',
      choices: choicesOf(t().plan.measures),
      nullable: true,
      span: 4,
    },
    { key: 'q1', label: label.q1, kind: 'flag', span: 3 },
    { key: 'q2', label: label.q2, kind: 'flag', span: 3 },
    { key: 'q3', label: label.q3, kind: 'flag', span: 3 },
    { key: 'q4', label: label.q4, kind: 'flag', span: 3 },
    { key: 'budget', label: label.budget, kind: 'money' },
    { key: 'spend', label: label.spend, kind: 'money' },
    {
      key: 'status',
      label: label.status,
      kind: 'choice',
      choices: choicesOf(t().plan.statuses),
      required: true,
      span: 4,
    },
    { key: 'due_on', label: label.due_on, kind: 'date', nullable: true, span: 4 },
    { key: 'finished_on', label: label.finished_on, kind: 'date', nullable: true, span: 4 },
  ];
}

export function blankProgress(action: ActionItem): ProgressEntry {
  return { id: newId(), action_id: action.id, noted_on: '', percent: 0, note: '' };
}

export function progressFields(): FieldSpec<ProgressEntry>[] {
  const label = t().plan.progressFields;
  return [
    { key: 'noted_on', label: label.noted_on, kind: 'date', required: true },
    { key: 'percent', label: label.percent, kind: 'integer', required: true },
    { key: 'note', label: label.note, kind: 'area' },
  ];
}
