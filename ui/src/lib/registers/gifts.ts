import { type Gift, type Shown } from '$lib/api';
import type { Tone } from '$lib/components/tone';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';

export const VERDICT_TONES: Record<Gift['verdict'], Tone> = {
  not_receivable: 'bad',
  over_the_limit: 'warn',
  receivable: 'good',
  exempt: 'plain',
};

export const LAW_TONES: Record<Gift['law_verdict'], Tone> = {
  forbidden: 'bad',
  must_report: 'warn',
  unjudged: 'warn',
  allowed: 'good',
  outside: 'plain',
};

/** Who received it: the name on the roster, and what was written beside or instead of it. */
export function receiverOf(gift: Shown<'gifts'>): string {
  return [gift.names.receiver_id, gift.receiver.trim()].filter(Boolean).join(' ');
}

export const gifts = declared('gifts', {
  list: ['received_on', 'description', 'giver', 'receiver', 'value', 'law_verdict', 'verdict', 'decision'],
  tables: ['people', 'gift_limits'],
  emptyHint: () => t().gifts.emptyHint,
  tones: {
    law_verdict: (gift) => LAW_TONES[gift.law_verdict],
    verdict: (gift) => VERDICT_TONES[gift.verdict],
  },
  columns: (columns) => columns.map((column) => (column.key === 'receiver' ? { ...column, text: receiverOf } : column)),
});
