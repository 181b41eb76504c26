// The agreement of a year, its indicators, and what their scores depend on.
import {
  call,
  commands,
  having,
  query,
  type Agreement,
  type Indicator,
  type IndicatorResult,
  type IndicatorSheet,
  type Shown,
} from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import { inThaiOrder } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { blankRecord, declared, fieldsOf } from './declared';

/** Tables whose change may change a score: results may be drawn from any of the registers. */
export const SCORED = [
  'agreements',
  'indicators',
  'indicator_levels',
  'indicator_results',
  'reporting_rounds',
  'people',
  'action_items',
  'progress_entries',
  'training_sessions',
  'attendances',
  'acknowledgements',
  'ethics_standards',
  'complaints',
  'disclosure_items',
  'network_activities',
  'surveys',
  'survey_waves',
  'survey_answers',
  'risks',
  'ita_measures',
] as const;

export const agreements = declared('agreements');

export function blankIndicator(agreement_id: string, parent_id: string | null): Indicator {
  return blankRecord('indicators', { agreement_id, parent_id });
}

export type IndicatorBranch = { indicator: Indicator; parts: Indicator[] };

/** The agreement of exactly this agency and year, with its indicators; parts under their composite. */
export async function findAgreement(
  agencyId: string,
  year: number,
): Promise<{ agreement: Shown<'agreements'> | null; indicators: IndicatorBranch[] }> {
  const { rows } = await agreements.page(query({ year, filters: [having('agency_id', agencyId)] }), 0, 1);
  const agreement = rows[0] ?? null;
  const own = agreement ? await call(commands.indicatorsList(agreement.id)) : [];
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

export function blankResult(indicator_id: string, round: number): IndicatorResult {
  return blankRecord('indicator_results', { indicator_id, round });
}

/** Whether the result comes from the registers: then nothing is typed in its place. */
export function isCounted({ source, counts }: Indicator): boolean {
  return source !== 'by_hand' || Boolean(counts);
}

/** The form of a round's result: a figure, steps to tick, or only the text, as the indicator's kind asks. */
export function resultFields(
  sheet: IndicatorSheet,
  scale: Agreement['scale'],
  round: number,
): FieldSpec<IndicatorResult>[] {
  const { indicator, levels } = sheet;
  const textOf = (level: number) => levels.find((each) => each.level === level)?.text ?? '';
  const measured = indicator.kind === 'higher' || indicator.kind === 'lower';
  const unit = indicator.unit ? ` (${indicator.unit})` : '';
  return fieldsOf<IndicatorResult>('indicator_results').flatMap((field) => {
    const step = /^step(\d)$/.exec(field.key)?.[1];
    if (step !== undefined) {
      const there = indicator.kind === 'milestone' && Number(step) <= levelCount(scale);
      return there ? { ...field, label: `${field.label} ${textOf(Number(step))}`.trim() } : [];
    }
    if (field.key === 'committee_score') return round === 12 ? { ...field, shown: undefined } : [];
    if (field.key !== 'result') return field;
    if (measured) return isCounted(indicator) ? [] : { ...field, label: field.label + unit };
    const counted = indicator.kind === 'milestone' && levels.some((level) => level.threshold !== null);
    return counted ? { ...field, label: t().indicators.lastStep } : [];
  });
}
