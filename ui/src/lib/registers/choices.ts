// Choices that more than one register offers.
import type { Choice } from '$lib/components/form';
import { scope } from '$lib/state/scope.svelte';

export function yearChoices(): Choice[] {
  return scope.years.map(({ year }) => ({ value: String(year), label: String(year) }));
}
