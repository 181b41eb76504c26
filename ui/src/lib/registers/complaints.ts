import {
  call,
  commands,
  newId,
  type Complaint,
  type ComplaintDeadlines,
  type ComplaintRow,
  type ComplaintStep,
} from '$lib/api';
import type { FieldSpec } from '$lib/components/form';
import type { Column } from '$lib/components/table';
import type { Tone } from '$lib/components/tone';
import { scope } from '$lib/state/scope.svelte';
import { date } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, agencyColumn, choicesOf } from './choices';
import type { Register } from './register';

const URGENCY_TONES: Record<Complaint['urgency'], Tone> = { ordinary: 'plain', urgent: 'warn', most_urgent: 'bad' };

/** What must be done next, in words. */
export function dueText({ due }: ComplaintRow): string {
  const words = t().complaints;
  if (!due) return words.closed;
  return (due.overdue ? words.overdue : words.dueBy)(words.duties[due.duty], date(due.by));
}

export function dueTone({ due }: ComplaintRow): Tone {
  return !due ? 'good' : due.overdue ? 'bad' : 'info';
}

export const complaints: Register<ComplaintRow> = {
  icon: 'complaints',
  exported: 'complaints',
  tables: ['complaints', 'complaint_steps', 'complaint_deadlines'],
  title: () => t().complaints.title,
  one: () => t().complaints.one,
  emptyHint: () => t().complaints.emptyHint,
  list: (within) => call(commands.complaintsList(within)),
  save: ({ due: _, ...record }) => call(commands.complaintsSave(record)),
  remove: (id) => call(commands.complaintsRemove(id)),
  blank: () => ({
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    case_code: null,
    received_on: '',
    received_by: '',
    channel: 'letter',
    kind: 'corruption',
    summary: '',
    unit: '',
    urgency: 'ordinary',
    protected: false,
    owner: '',
    acknowledge_by: null,
    reply_by: null,
    progress_by: null,
    acknowledged_on: null,
    replied_on: null,
    closed_on: null,
    outcome: '',
    discipline: '',
    due: null,
  }),
  nameOf: (complaint) => complaint.case_code ?? '',
  columns: () => {
    const label = t().complaints.fields;
    const words = t().complaints;
    return [
      { key: 'case_code', label: label.case_code, text: (row) => row.case_code ?? '', width: 7.5 },
      {
        key: 'received_on',
        label: label.received_on,
        text: (row) => date(row.received_on),
        order: (row) => row.received_on,
        width: 7,
      },
      { key: 'kind', label: label.kind, text: (row) => words.kinds[row.kind], width: 7.5 },
      { key: 'summary', label: label.summary, text: (row) => row.summary, width: [9, 3] },
      {
        key: 'urgency',
        label: label.urgency,
        text: (row) => words.urgencies[row.urgency],
        tone: (row) => URGENCY_TONES[row.urgency],
        width: 6,
      },
      { key: 'owner', label: label.owner, text: (row) => row.owner, width: [6.5, 1] },
      {
        key: 'due',
        label: words.due,
        text: dueText,
        tone: dueTone,
        order: (row) => row.due?.by ?? '9999',
        width: 16.5,
      },
      ...agencyColumn<ComplaintRow>(label.agency_id),
    ];
  },
  fields: () => {
    const label = t().complaints.fields;
    const words = t().complaints;
    return [
      { key: 'summary', label: label.summary, kind: 'area', rows: 3, required: true, hint: words.noNames },
      { key: 'agency_id', label: label.agency_id, kind: 'choice', choices: agencyChoices(), required: true },
      { key: 'received_on', label: label.received_on, kind: 'date', required: true, span: 3 },
      {
        key: 'channel',
        label: label.channel,
        kind: 'choice',
        choices: choicesOf(words.channels),
        required: true,
        span: 3,
      },
      { key: 'kind', label: label.kind, kind: 'choice', choices: choicesOf(words.kinds), required: true, span: 3 },
      {
        key: 'urgency',
        label: label.urgency,
        kind: 'choice',
        choices: choicesOf(words.urgencies),
        required: true,
        span: 3,
      },
      { key: 'unit', label: label.unit, kind: 'text' },
      { key: 'received_by', label: label.received_by, kind: 'text' },
      { key: 'owner', label: label.owner, kind: 'text' },
      { key: 'protected', label: label.protected, kind: 'flag' },
      {
        key: 'acknowledge_by',
        label: label.acknowledge_by,
        kind: 'date',
        nullable: true,
        span: 4,
        hint: words.reckoned,
      },
      { key: 'reply_by', label: label.reply_by, kind: 'date', nullable: true, span: 4, hint: words.reckoned },
      { key: 'progress_by', label: label.progress_by, kind: 'date', nullable: true, span: 4, hint: words.reckoned },
      { key: 'acknowledged_on', label: label.acknowledged_on, kind: 'date', nullable: true, span: 4 },
      { key: 'replied_on', label: label.replied_on, kind: 'date', nullable: true, span: 4 },
      { key: 'closed_on', label: label.closed_on, kind: 'date', nullable: true, span: 4 },
      { key: 'outcome', label: label.outcome, kind: 'area', rows: 2 },
      { key: 'discipline', label: label.discipline, kind: 'text', span: 12 },
    ];
  },
};

export const STEP_TABLES = ['complaint_steps'] as const;

export function blankStep(complaintId: string): ComplaintStep {
  return { id: newId(), complaint_id: complaintId, taken_on: '', done: '' };
}

export function stepColumns(): Column<ComplaintStep>[] {
  const label = t().complaints.steps.fields;
  return [
    {
      key: 'taken_on',
      label: label.taken_on,
      text: (row) => date(row.taken_on),
      order: (row) => row.taken_on,
      width: 9,
    },
    { key: 'done', label: label.done, text: (row) => row.done, width: [16, 4] },
  ];
}

export function stepFields(): FieldSpec<ComplaintStep>[] {
  const label = t().complaints.steps.fields;
  return [
    { key: 'taken_on', label: label.taken_on, kind: 'date', required: true },
    { key: 'done', label: label.done, kind: 'area', rows: 4, required: true, hint: t().complaints.noNames },
  ];
}

export function deadlinesFields(): FieldSpec<ComplaintDeadlines>[] {
  const { fields: label, hint } = t().complaints.deadlines;
  return [
    { key: 'acknowledge_days', label: label.acknowledge_days, kind: 'integer', required: true, span: 12, hint },
    { key: 'reply_working_days', label: label.reply_working_days, kind: 'integer', required: true },
    { key: 'progress_days', label: label.progress_days, kind: 'integer', required: true },
  ];
}
