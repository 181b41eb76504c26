// The documents that can be printed, and of what each is.
import { call, commands, type Kind } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';

export type Source = 'indicators' | 'plan' | 'training' | 'award' | 'gifts' | 'complaints' | 'ministry' | 'changes';

/** In the order they are offered. */
export const KINDS: { kind: Kind; source: Source }[] = [
  { kind: 'indicator_report', source: 'indicators' },
  { kind: 'indicator_templates', source: 'indicators' },
  { kind: 'strategic_plan', source: 'plan' },
  { kind: 'plan_review', source: 'plan' },
  { kind: 'training_record', source: 'training' },
  { kind: 'attendance_sheet', source: 'training' },
  { kind: 'training_certificates', source: 'training' },
  { kind: 'award_announcement', source: 'award' },
  { kind: 'award_certificates', source: 'award' },
  { kind: 'gift_register', source: 'gifts' },
  { kind: 'complaint_register', source: 'complaints' },
  { kind: 'ministry_report', source: 'ministry' },
  { kind: 'changes_since_submission', source: 'changes' },
  { kind: 'changes_since_round', source: 'changes' },
];

export function sourceOf(kind: Kind): Source {
  return KINDS.find((each) => each.kind === kind)?.source ?? 'indicators';
}

/** Where what a document is of is entered. */
export const SCREENS = {
  indicators: 'indicators',
  plan: 'plan',
  training: 'trainings',
  award: 'awards',
  gifts: 'gifts',
  complaints: 'complaints',
  ministry: 'indicators',
  changes: 'indicators',
} as const satisfies Record<Source, string>;

export type Choice = { key: string; name: string };

/** The training sessions or award schemes of the scope that a document can be of; none where it is of the agency itself. */
export async function choicesOf(source: Source): Promise<Choice[]> {
  const { value } = scope;
  if (source === 'training') {
    const sessions = await call(commands.trainingsList(value));
    return sessions.map(({ id, title }) => ({ key: id, name: title }));
  }
  if (source === 'award') {
    const schemes = await call(commands.schemesList(value));
    return schemes.map(({ id, name }) => ({ key: id, name }));
  }
  return [];
}
