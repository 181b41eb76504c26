// The agreement of a year, its indicators, and what their scores depend on.
import { newId, type Agreement, type Indicator } from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import { scope } from '$lib/state/scope.svelte';
import { t } from '$lib/text/index.svelte';
import { choicesOf } from './choices';

/** Tables whose change may change a score: results may be drawn from any of the registers. */
export const SCORED = [
  'agreements',
  'indicators',
  'indicator_levels',
  'indicator_results',
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
    { key: 'source', label: label.source, kind: 'choice', choices: choicesOf(t().indicators.sources), required: true },
    { key: 'cumulative', label: label.cumulative, kind: 'flag', span: 12 },
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
