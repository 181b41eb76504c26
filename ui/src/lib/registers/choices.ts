// Choices that more than one register offers.
import type { Choice } from '$lib/components/form';
import type { Column } from '$lib/components/table';
import { agenciesBelow, scope } from '$lib/state/scope.svelte';

/** Every agency, indented by its place in the tree. */
export function agencyChoices(except?: string): Choice[] {
  return scope.tree
    .filter(({ agency }) => agency.id !== except)
    .map(({ agency, depth }) => ({ value: agency.id, label: '\u2003'.repeat(depth) + agency.name_th }));
}

export function yearChoices(): Choice[] {
  return scope.years.map(({ year }) => ({ value: String(year), label: String(year) }));
}

/** The column that names a row's agency: there only where a list holds those of several. */
export function agencyColumn<R extends { agency_id: string }>(label: string): Column<R>[] {
  if (agenciesBelow(scope.tree, scope.agency?.id).length === 0) return [];
  return [{ key: 'agency_id', label, text: (row) => scope.nameOf(row.agency_id), width: [6, 0.5] }];
}
