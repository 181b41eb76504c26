// What single registers have beside what all have: on the page of a record below its facts, and among the tools of a list.
import type { Component } from 'svelte';
import type { RegisterName, Shown } from '$lib/api';
import CalendarSave from './calendar/CalendarSave.svelte';
import DisclosureCarry from './disclosure/DisclosureCarry.svelte';
import CarryPlan from './plan/CarryPlan.svelte';
import Wave from './surveys/Wave.svelte';

type OfRecord<N extends RegisterName> = Component<{ record: Shown<N> }>;

const OF_RECORDS: { [N in RegisterName]?: OfRecord<N> } = {
  plan_reviews: CarryPlan,
  survey_waves: Wave,
};

const OF_LISTS: Partial<Record<string, Component>> = {
  calendar_entries: CalendarSave,
  disclosure_items: DisclosureCarry,
};

/** What the page of a record of a register shows below its facts. */
export function recordExtra<N extends RegisterName>(name: N): OfRecord<N> | undefined {
  return OF_RECORDS[name] as OfRecord<N> | undefined;
}

/** What stands among the tools of a register's list. */
export function listExtra(table: string): Component | undefined {
  return OF_LISTS[table];
}
