import { call, commands, newId, type AwardScheme } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { date } from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { agencyChoices, agencyColumn, yearChoices } from './choices';
import type { Register } from './register';

export const awards: Register<AwardScheme> = {
  icon: 'awards',
  exported: 'awards',
  tables: ['award_schemes'],
  title: () => t().awards.title,
  one: () => t().awards.one,
  list: (within) => call(commands.schemesList(within)),
  save: (record) => call(commands.schemesSave(record)),
  remove: (id) => call(commands.schemesRemove(id)),
  blank: () => ({
    id: newId(),
    agency_id: scope.agency?.id ?? '',
    year: scope.year ?? 0,
    name: '',
    standard: '',
    criteria: '',
    eligibility: '',
    method: '',
    committee_order: '',
    rewards: '',
    announced_on: null,
  }),
  nameOf: (scheme) => scheme.name,
  columns: () => {
    const label = t().awards.fields;
    return [
      { key: 'name', label: label.name, text: (row) => row.name, width: [18, 3] },
      { key: 'standard', label: label.standard, text: (row) => row.standard, width: [12, 2] },
      { key: 'rewards', label: label.rewards, text: (row) => row.rewards, width: [10, 1.5] },
      {
        key: 'announced_on',
        label: label.announced_on,
        text: (row) => date(row.announced_on),
        order: (row) => row.announced_on ?? '',
        width: 10,
      },
      ...agencyColumn<AwardScheme>(label.agency_id),
    ];
  },
  fields: () => {
    const label = t().awards.fields;
    return [
      { key: 'name', label: label.name, kind: 'text', required: true, span: 12 },
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
      { key: 'announced_on', label: label.announced_on, kind: 'date', nullable: true, span: 3 },
      { key: 'standard', label: label.standard, kind: 'text', span: 12 },
      { key: 'criteria', label: label.criteria, kind: 'area' },
      { key: 'eligibility', label: label.eligibility, kind: 'area', rows: 2 },
      { key: 'method', label: label.method, kind: 'area', rows: 2 },
      { key: 'committee_order', label: label.committee_order, kind: 'text' },
      { key: 'rewards', label: label.rewards, kind: 'text' },
    ];
  },
};
