// What the screens look at: an agency with everything below it, a fiscal year, a reporting round.
import { call, commands, live, type AgencyInScope, type Live, type YearRounds } from '$lib/api';
import { agencyOf, forgetAgencies } from './agencies.svelte';

class ScopeState {
  agencyId = $state<string | null>(null);
  year = $state<number | null>(null);
  round = $state(12);
  #path: string | null = null;
  #found = $state.raw<Live<AgencyInScope>>();
  #years = $state.raw<Live<YearRounds[]>>();

  years = $derived([...(this.#years?.data ?? [])].sort((a, b) => b.year - a.year));
  #asked = $derived([this.#found, this.#years]);
  ready = $derived(this.#asked.every((query) => query?.data !== undefined));
  failure = $derived(this.#asked.find((query) => query?.failure)?.failure);
  ministry = $derived(this.#found?.data?.ministry);
  /** Until one is chosen, the first that has an agreement, so that there are scores to see. */
  agency = $derived(this.#found?.data?.agency);
  /** Whether the agency in scope has others below it. */
  hasOthers = $derived(this.#found?.data?.has_others ?? false);
  rounds = $derived(this.years.find((entry) => entry.year === this.year)?.rounds ?? [6, 9, 12]);
  /** As the list commands take it. */
  value = $derived({ agency_id: this.agency?.id ?? null, year: this.year });

  /** Starts following a workspace; called while the shell is set up. After unlocking it the choice is as it was. */
  follow(path: string | null): void {
    if (path !== this.#path) {
      this.agencyId = null;
      this.year = null;
    }
    this.#path = path;
    forgetAgencies();
    this.#found = live(['agencies', 'agreements'], () => call(commands.agencyInScope(this.agencyId)));
    this.#years = live(['fiscal_years', 'reporting_rounds'], () => call(commands.fiscalYears()));
    $effect(() => {
      const known = this.years.some((entry) => entry.year === this.year);
      if (!known && this.years[0]) this.year = this.years[0].year;
    });
  }

  retry(): void {
    for (const query of this.#asked) query?.refetch();
  }

  nameOf(id: string | null): string {
    const agency = agencyOf(id);
    return agency ? agency.abbreviation || agency.name_th : '';
  }
}

export const scope = new ScopeState();
