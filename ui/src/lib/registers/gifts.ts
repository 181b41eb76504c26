import { call, commands, newId, type Gift, type GiftLimits, type GiftRow } from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { Tone } from '$lib/components/tone';
import { scope } from '$lib/state/scope.svelte';
import { date, money } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, agencyColumn, choicesOf } from './choices';
import type { Register } from './register';

export const VERDICT_TONES: Record<Gift['verdict'], Tone> = {
  not_receivable: 'bad',
  over_the_limit: 'warn',
  receivable: 'good',
  exempt: 'plain',
};

export const gifts: Register<GiftRow> = {
  icon: 'gifts',
  exported: 'gifts',
  tables: ['gifts', 'people', 'gift_limits'],
  title: () => t().gifts.title,
  one: () => t().gifts.one,
  emptyHint: () => t().gifts.emptyHint,
  list: (within) => call(commands.giftsList(within)),
  save: ({ receiver_name: _, ...record }) => call(commands.giftsSave(record)),
  remove: (id) => call(commands.giftsRemove(id)),
  blank: () => ({
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    received_on: '',
    giver: '',
    giver_kind: 'person',
    relation: 'public',
    solicited: false,
    receiver_id: null,
    receiver: '',
    occasion_kind: 'customary',
    occasion: '',
    description: '',
    value: 0,
    cash: false,
    // found on saving
    verdict: 'receivable',
    reason: 'within_limits',
    decision: 'undecided',
    decided_on: null,
    handed_to: '',
    note: '',
    receiver_name: '',
  }),
  nameOf: (gift) => gift.description,
  columns: () => {
    const label = t().gifts.fields;
    return [
      {
        key: 'received_on',
        label: label.received_on,
        text: (row) => date(row.received_on),
        order: (row) => row.received_on,
        width: 8,
      },
      { key: 'description', label: label.description, text: (row) => row.description, width: [10, 2] },
      { key: 'giver', label: label.giver, text: (row) => row.giver, width: [8, 2] },
      { key: 'receiver', label: label.receiver, text: (row) => row.receiver_name, width: [8, 2] },
      {
        key: 'value',
        label: label.value,
        text: (row) => money(row.value),
        order: (row) => row.value,
        align: 'end',
        width: 7,
      },
      {
        key: 'verdict',
        label: label.verdict,
        text: (row) => t().gifts.verdicts[row.verdict],
        tone: (row) => VERDICT_TONES[row.verdict],
        width: 7,
      },
      { key: 'decision', label: label.decision, text: (row) => t().gifts.decisions[row.decision], width: 9 },
      ...agencyColumn<GiftRow>(label.agency_id),
    ];
  },
  fields: () => {
    const label = t().gifts.fields;
    const words = t().gifts;
    return [
      { key: 'description', label: label.description, kind: 'text', required: true, span: 12 },
      { key: 'agency_id', label: label.agency_id, kind: 'choice', choices: agencyChoices(), required: true },
      { key: 'received_on', label: label.received_on, kind: 'date', required: true, span: 3 },
      { key: 'value', label: label.value, kind: 'money', required: true, span: 3 },
      { key: 'giver', label: label.giver, kind: 'text', required: true },
      {
        key: 'giver_kind',
        label: label.giver_kind,
        kind: 'choice',
        choices: choicesOf(words.giverKinds),
        required: true,
      },
      { key: 'relation', label: label.relation, kind: 'choice', choices: choicesOf(words.relations), required: true },
      { key: 'receiver', label: label.receiver, kind: 'text' },
      {
        key: 'occasion_kind',
        label: label.occasion_kind,
        kind: 'choice',
        choices: choicesOf(words.occasions),
        required: true,
      },
      { key: 'occasion', label: label.occasion, kind: 'text' },
      { key: 'cash', label: label.cash, kind: 'flag' },
      { key: 'solicited', label: label.solicited, kind: 'flag' },
      { key: 'decision', label: label.decision, kind: 'choice', choices: choicesOf(words.decisions), required: true },
      { key: 'decided_on', label: label.decided_on, kind: 'date', nullable: true, span: 3, shown: isDecided },
      {
        key: 'handed_to',
        label: label.handed_to,
        kind: 'text',
        span: 3,
        shown: (draft) => draft.decision === 'handed_over',
      },
      { key: 'note', label: label.note, kind: 'area', rows: 2 },
    ];
  },
};

function isDecided(draft: Record<string, string | boolean>): boolean {
  return draft.decision !== 'undecided';
}

export const LIMITS_TABLES = ['gift_limits', 'agencies'] as const;

export function limitsFields(): FieldSpec<GiftLimits>[] {
  const label = t().gifts.limits.fields;
  return [
    { key: 'per_occasion', label: label.per_occasion, kind: 'money', required: true, hint: t().gifts.limits.hint },
    { key: 'per_year', label: label.per_year, kind: 'money', nullable: true },
  ];
}
