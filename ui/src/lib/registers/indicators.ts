// The agreement of a year, its indicators, and what their scores depend on.
import {
  call,
  commands,
  newId,
  type Agreement,
  type Indicator,
  type IndicatorResult,
  type IndicatorSheet,
} from '$lib/api';
import type { Draft, FieldSpec } from '$lib/components/form';
import { scope } from '$lib/state/scope.svelte';
import { inThaiOrder } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { choicesOf } from './choices';

/** Tables whose change may change a score: results may be drawn from any of the registers. */
export const SCORED = [
  'agreements',
  'indicators',
  'indicator_levels',
  'indicator_results',
  'reporting_rounds',
  'people',
  'action_items',
  'training_sessions',
  'attendances',
] as const;

export function blankAgreement(): Agreement {
  return {
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    year: scope.year ?? 0,
    scale: 'five_levels',
    floor: 1,
    not_assessed: 'redistribute',
    weight_total: '100',
    signed_on: null,
    compiler: '',
    compiler_position: '',
    centre_head: '',
    centre_head_position: '',
    agency_head: '',
    agency_head_position: '',
  };
}

export function agreementFields(): FieldSpec<Agreement>[] {
  const label = t().indicators.agreementFields;
  return [
    { key: 'scale', label: label.scale, kind: 'choice', choices: choicesOf(t().indicators.scales), required: true },
    { key: 'floor', label: label.floor, kind: 'integer', required: true, span: 3 },
    { key: 'weight_total', label: label.weight_total, kind: 'decimal', required: true, span: 3 },
    {
      key: 'not_assessed',
      label: label.not_assessed,
      kind: 'choice',
      choices: choicesOf(t().indicators.notAssessedRules),
      required: true,
    },
    { key: 'signed_on', label: label.signed_on, kind: 'date', nullable: true },
    { key: 'compiler', label: label.compiler, kind: 'text' },
    { key: 'compiler_position', label: label.compiler_position, kind: 'text' },
    { key: 'centre_head', label: label.centre_head, kind: 'text' },
    { key: 'centre_head_position', label: label.centre_head_position, kind: 'text' },
    { key: 'agency_head', label: label.agency_head, kind: 'text' },
    { key: 'agency_head_position', label: label.agency_head_position, kind: 'text' },
  ];
}

export function blankIndicator(agreementId: string, parentId: string | null): Indicator {
  return {
    id: newId(),
    agreement_id: agreementId,
    parent_id: parentId,
    dimension: '',
    code: '',
    name: '',
    unit: '',
    weight: '',
    kind: 'higher',
    cumulative: true,
    source: 'by_hand',
    decimals: 2,
    definition: '',
    formula: '',
    spacing: '',
    conditions: '',
    data_source: '',
    supervisor: '',
    supervisor_position: '',
    supervisor_phone: '',
    collector: '',
    collector_position: '',
    collector_phone: '',
    notes: '',
  };
}

export function indicatorFields(): FieldSpec<Indicator>[] {
  const label = t().indicators.fields;
  return [
    { key: 'code', label: label.code, kind: 'text', required: true, span: 2 },
    { key: 'name', label: label.name, kind: 'text', required: true, span: 8 },
    { key: 'weight', label: label.weight, kind: 'decimal', required: true, span: 2 },
    { key: 'dimension', label: label.dimension, kind: 'text' },
    { key: 'unit', label: label.unit, kind: 'text', span: 3 },
    { key: 'decimals', label: label.decimals, kind: 'integer', required: true, span: 3 },
    { key: 'kind', label: label.kind, kind: 'choice', choices: choicesOf(t().indicators.kinds), required: true },
    {
      key: 'source',
      label: label.source,
      kind: 'choice',
      choices: choicesOf(t().indicators.sources),
      required: true,
      shown: (draft) => draft.kind === 'higher' || draft.kind === 'lower',
    },
    { key: 'cumulative', label: label.cumulative, kind: 'flag', shown: (draft) => draft.kind === 'milestone' },
    { key: 'definition', label: label.definition, kind: 'area', span: 6 },
    { key: 'formula', label: label.formula, kind: 'area', span: 6 },
    { key: 'spacing', label: label.spacing, kind: 'text' },
    { key: 'conditions', label: label.conditions, kind: 'text' },
    { key: 'data_source', label: label.data_source, kind: 'area', rows: 2 },
    { key: 'supervisor', label: label.supervisor, kind: 'text', span: 4 },
    { key: 'supervisor_position', label: label.supervisor_position, kind: 'text', span: 4 },
    { key: 'supervisor_phone', label: label.supervisor_phone, kind: 'text', span: 4 },
    { key: 'collector', label: label.collector, kind: 'text', span: 4 },
    { key: 'collector_position', label: label.collector_position, kind: 'text', span: 4 },
    { key: 'collector_phone', label: label.collector_phone, kind: 'text', span: 4 },
    { key: 'notes', label: label.notes, kind: 'area', rows: 2 },
  ];
}

export type IndicatorBranch = { indicator: Indicator; parts: Indicator[] };

/** The agreement of exactly this agency and year, with its indicators; parts under their composite. */
export async function findAgreement(
  agencyId: string,
  year: number,
): Promise<{ agreement: Agreement | null; indicators: IndicatorBranch[] }> {
  const within = { agency_id: agencyId, year };
  const [agreements, indicators] = await Promise.all([
    call(commands.agreementsList(within)),
    call(commands.indicatorsList(within)),
  ]);
  const agreement = agreements.find((each) => each.agency_id === agencyId) ?? null;
  const own = indicators.filter((indicator) => indicator.agreement_id === agreement?.id);
  const byCode = own.toSorted((a, b) => inThaiOrder(a.code, b.code));
  return {
    agreement,
    indicators: byCode
      .filter((indicator) => indicator.parent_id === null)
      .map((indicator) => ({ indicator, parts: byCode.filter((part) => part.parent_id === indicator.id) })),
  };
}

/** How many levels an agreement's scale has. */
export function levelCount(scale: Agreement['scale']): number {
  return scale === 'five_levels' ? 5 : 3;
}

export function levelName(scale: Agreement['scale'], level: number): string {
  if (scale === 'five_levels') return t().indicators.levelN(level);
  return t().indicators.points[level as 1 | 2 | 3] ?? t().indicators.levelN(level);
}

export function blankResult(indicatorId: string, round: number): IndicatorResult {
  return {
    id: newId(),
    indicator_id: indicatorId,
    round,
    assessed: true,
    result: null,
    step1: false,
    step2: false,
    step3: false,
    step4: false,
    step5: false,
    done: '',
    supports: '',
    obstacles: '',
    committee_score: null,
  };
}

/** The form of a round's result: a figure, steps to tick, or only the text, as the indicator's kind asks. */
export function resultFields(
  sheet: IndicatorSheet,
  scale: Agreement['scale'],
  round: number,
): FieldSpec<IndicatorResult>[] {
  const label = t().indicators.resultFields;
  const { indicator, levels } = sheet;
  const assessed = (draft: Draft) => draft.assessed === true;
  const textOf = (level: number) => levels.find((each) => each.level === level)?.text ?? '';
  const fields: FieldSpec<IndicatorResult>[] = [{ key: 'assessed', label: label.assessed, kind: 'flag', span: 12 }];
  const measured = indicator.kind === 'higher' || indicator.kind === 'lower';
  if (measured && indicator.source === 'by_hand') {
    const unit = indicator.unit ? ` (${indicator.unit})` : '';
    fields.push({ key: 'result', label: label.result + unit, kind: 'decimal', nullable: true, shown: assessed });
  }
  if (indicator.kind === 'milestone') {
    for (const step of ([1, 2, 3, 4, 5] as const).slice(0, levelCount(scale))) {
      const name = `${t().indicators.stepN(step)} ${textOf(step)}`.trim();
      fields.push({ key: `step${step}`, label: name, kind: 'flag', span: 12, shown: assessed });
    }
    if (levels.some((level) => level.threshold !== null)) {
      fields.push({ key: 'result', label: t().indicators.lastStep, kind: 'decimal', nullable: true, shown: assessed });
    }
  }
  if (round === 12)
    fields.push({ key: 'committee_score', label: label.committee_score, kind: 'decimal', nullable: true });
  return [
    ...fields,
    { key: 'done', label: label.done, kind: 'area', rows: 3 },
    { key: 'supports', label: label.supports, kind: 'area', rows: 2, span: 6 },
    { key: 'obstacles', label: label.obstacles, kind: 'area', rows: 2, span: 6 },
  ];
}
