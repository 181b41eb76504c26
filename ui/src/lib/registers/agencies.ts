import { call, commands, newId, type Agency } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import { t } from '$lib/text/index.svelte';
import { agencyChoices } from './choices';
import type { Register } from './register';

export const agencies: Register<Agency> = {
  icon: 'agencies',
  exported: 'agencies',
  tables: ['agencies'],
  title: () => t().agencies.title,
  one: () => t().agencies.one,
  list: (within) => call(commands.agenciesList(within)),
  save: (record) => call(commands.agenciesSave(record)),
  remove: (id) => call(commands.agenciesRemove(id)),
  blank: () => ({
    id: newId(),
    parent_id: scope.agency?.id ?? null,
    code: '',
    name_th: '',
    name_en: '',
    abbreviation: '',
    vision: '',
    mission: '',
  }),
  nameOf: (agency) => agency.name_th,
  columns: () => {
    const label = t().agencies.fields;
    return [
      { key: 'code', label: label.code, text: (row) => row.code, width: 9 },
      { key: 'name_th', label: label.name_th, text: (row) => row.name_th, width: [16, 3] },
      { key: 'abbreviation', label: label.abbreviation, text: (row) => row.abbreviation, width: 9 },
      { key: 'name_en', label: label.name_en, text: (row) => row.name_en, width: [12, 2] },
      {
        key: 'parent_id',
        label: label.parent_id,
        text: (row) => (row.parent_id === null ? t().agencies.ministry : scope.nameOf(row.parent_id)),
        width: [9, 1],
      },
    ];
  },
  fields: (record) => {
    const label = t().agencies.fields;
    const isMinistry = record.parent_id === null && scope.ministry?.id === record.id;
    return [
      { key: 'name_th', label: label.name_th, kind: 'text', required: true, span: 12 },
      { key: 'name_en', label: label.name_en, kind: 'text', span: 12 },
      { key: 'code', label: label.code, kind: 'text', required: true, hint: t().agencies.codeHint },
      { key: 'abbreviation', label: label.abbreviation, kind: 'text' },
      ...(isMinistry
        ? []
        : [
            {
              key: 'parent_id',
              label: label.parent_id,
              kind: 'choice',
              choices: agencyChoices(record.id),
              required: true,
              span: 12,
            } as const,
          ]),
      { key: 'vision', label: label.vision, kind: 'area' },
      { key: 'mission', label: label.mission, kind: 'area' },
    ];
  },
};
