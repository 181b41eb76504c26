// Choices that more than one register offers.
import type { Choice } from '$lib/components/form';
import { scope } from '$lib/state/scope.svelte';

/** The entries of a dictionary section as choices, in its order. */
export function choicesOf(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** Every agency, indented by its place in the tree. */
export function agencyChoices(except?: string): Choice[] {
  return scope.tree
    .filter(({ agency }) => agency.id !== except)
    .map(({ agency, depth }) => ({ value: agency.id, label: '\u2003'.repeat(depth) + agency.name_th }));
}

export function yearChoices(): Choice[] {
  return scope.years.map(({ year }) => ({ value: String(year), label: String(year) }));
}
