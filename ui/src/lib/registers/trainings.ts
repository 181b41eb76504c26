import { call, commands, newId, type TrainingSession } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { dates, decimal, money } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, agencyColumn, choicesOf, yearChoices } from './choices';
import type { Register } from './register';

export const trainings: Register<TrainingSession> = {
  icon: 'trainings',
  exported: 'trainings',
  tables: ['training_sessions'],
  title: () => t().trainings.title,
  one: () => t().trainings.one,
  list: (within) => call(commands.trainingsList(within)),
  save: (record) => call(commands.trainingsSave(record)),
  remove: (id) => call(commands.trainingsRemove(id)),
  blank: () => ({
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    year: scope.year ?? 0,
    title: '',
    topic: 'prevention',
    course: '',
    starts_on: '',
    ends_on: '',
    hours: '6',
    required_hours: '6',
    place: '',
    online: false,
    speakers: '',
    organiser: '',
    target_group: '',
    seats: null,
    budget: 0,
    spend: 0,
    pre_test: null,
    post_test: null,
    satisfaction: null,
  }),
  nameOf: (session) => session.title,
  columns: () => {
    const label = t().trainings.fields;
    return [
      {
        key: 'starts_on',
        label: t().trainings.dates,
        text: (row) => dates(row.starts_on, row.ends_on),
        order: (row) => row.starts_on,
        width: 13,
      },
      { key: 'title', label: label.title, text: (row) => row.title, width: [18, 3] },
      {
        key: 'topic',
        label: label.topic,
        text: (row) => t().trainings.topics[row.topic],
        tone: () => 'info',
        width: 12,
      },
      {
        key: 'hours',
        label: label.hours,
        text: (row) => decimal(row.hours),
        order: (row) => Number(row.hours),
        align: 'end',
        width: 8,
      },
      {
        key: 'place',
        label: label.place,
        text: (row) => (row.online ? t().trainings.onlinePlace : row.place),
        width: [9, 1],
      },
      {
        key: 'spend',
        label: label.spend,
        text: (row) => money(row.spend),
        order: (row) => row.spend,
        align: 'end',
        width: 9,
      },
      ...agencyColumn<TrainingSession>(label.agency_id),
    ];
  },
  fields: () => {
    const label = t().trainings.fields;
    return [
      { key: 'title', label: label.title, kind: 'text', required: true, span: 12 },
      { key: 'agency_id', label: label.agency_id, kind: 'choice', choices: agencyChoices(), required: true },
      {
        key: 'year',
        label: label.year,
        kind: 'choice',
        choices: yearChoices(),
        numeric: true,
        required: true,
        span: 3,
      },
      {
        key: 'topic',
        label: label.topic,
        kind: 'choice',
        choices: choicesOf(t().trainings.topics),
        required: true,
        span: 3,
      },
      { key: 'starts_on', label: label.starts_on, kind: 'date', required: true, span: 3 },
      { key: 'ends_on', label: label.ends_on, kind: 'date', required: true, span: 3 },
      { key: 'hours', label: label.hours, kind: 'decimal', required: true, span: 3 },
      { key: 'required_hours', label: label.required_hours, kind: 'decimal', required: true, span: 3 },
      { key: 'course', label: label.course, kind: 'text' },
      { key: 'target_group', label: label.target_group, kind: 'text' },
      { key: 'place', label: label.place, kind: 'text' },
      { key: 'online', label: label.online, kind: 'flag' },
      { key: 'speakers', label: label.speakers, kind: 'text' },
      { key: 'organiser', label: label.organiser, kind: 'text' },
      { key: 'seats', label: label.seats, kind: 'integer', nullable: true, span: 4 },
      { key: 'budget', label: label.budget, kind: 'money', span: 4 },
      { key: 'spend', label: label.spend, kind: 'money', span: 4 },
      { key: 'pre_test', label: label.pre_test, kind: 'decimal', nullable: true, span: 4 },
      { key: 'post_test', label: label.post_test, kind: 'decimal', nullable: true, span: 4 },
      { key: 'satisfaction', label: label.satisfaction, kind: 'decimal', nullable: true, span: 4 },
    ];
  },
};
