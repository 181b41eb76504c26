import { scope } from '$lib/state/scope.svelte';
import { t } from '$lib/text/index.svelte';
import { declared } from './declared';

export const agencies = declared('agencies', {
  list: ['code', 'name_th', 'abbreviation', 'name_en', 'parent_id'],
  blank: () => ({ parent_id: scope.agency?.id ?? null }),
  columns: (columns) =>
    columns.map((column) =>
      column.key === 'parent_id'
        ? { ...column, text: (row) => (row.parent_id === null ? t().agencies.ministry : (row.names.parent_id ?? '')) }
        : column,
    ),
  // The ministry has none above it; every other agency has one.
  fields: (fields, record) =>
    record.parent_id === null && scope.ministry?.id === record.id
      ? fields.filter(({ key }) => key !== 'parent_id')
      : fields.map((field) =>
          field.kind === 'agency' && field.key === 'parent_id' ? { ...field, nullable: false, required: true } : field,
        ),
});
