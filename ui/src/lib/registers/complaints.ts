import { choiceLabel, type Complaint, type Due, type Shown } from '$lib/api';
import type { Tone } from '$lib/components/tone';
import { date } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { declared, doubtOf } from './declared';

const URGENCY_TONES: Record<Complaint['urgency'], Tone> = { ordinary: 'plain', urgent: 'warn', most_urgent: 'bad' };

type Row = Shown<'complaints'>;

/** What must be done next; nothing once it is closed. */
function dueOf(row: Row): Due | null {
  return row.facts as Due | null;
}

/** What must be done next, in words. */
export function dueText(row: Row): string {
  const words = t().complaints;
  const due = dueOf(row);
  if (!due) return words.closed;
  return (due.overdue ? words.overdue : words.dueBy)(words.duties[due.duty], date(due.by)) + doubtOf(row.due);
}

export function dueTone(row: Row): Tone {
  const due = dueOf(row);
  return !due ? 'good' : due.overdue ? 'bad' : 'info';
}

export const complaints = declared('complaints', {
  tables: ['complaint_steps', 'complaint_deadlines'],
  emptyHint: () => t().complaints.emptyHint,
  list: ['case_code', 'received_on', 'kind', 'summary', 'urgency', 'owner'],
  tones: { urgency: (row) => URGENCY_TONES[row.urgency] },
  columns: (columns) => [
    ...columns,
    { key: 'due', label: t().complaints.due, text: dueText, tone: dueTone, field: null, width: 16.5 },
  ],
});

export const steps = declared('complaint_steps', {
  emptyHint: () => t().complaints.steps.noneHint,
  nameOf: (step) => date(step.taken_on),
});

/** How who told is protected. */
export const measures = declared('protection_measures', {
  emptyHint: () => t().complaints.measuresHint,
  nameOf: (measure) => choiceLabel('ProtectionKind', measure.kind),
});

/** Whether who told was retaliated against. */
export const checks = declared('retaliation_checks', {
  emptyHint: () => t().complaints.checksHint,
  nameOf: (check) => t().complaints.checkAfter(check.months),
});
