// What the screens look at: an agency with everything below it, a fiscal year, a reporting round.
import {
  call,
  commands,
  live,
  query,
  recordAll,
  type Agency,
  type Agreement,
  type Live,
  type YearRounds,
} from '$lib/api';
import { inThaiOrder } from '$lib/text/format';

export type Branch = { agency: Agency; depth: number };

class ScopeState {
  agencyId = $state<string | null>(null);
  year = $state<number | null>(null);
  round = $state(12);
  #path: string | null = null;
  #agencies = $state.raw<Live<Agency[]>>();
  #years = $state.raw<Live<YearRounds[]>>();
  #agreements = $state.raw<Live<Agreement[]>>();

  agencies = $derived(this.#agencies?.data ?? []);
  years = $derived([...(this.#years?.data ?? [])].sort((a, b) => b.year - a.year));
  agreements = $derived(this.#agreements?.data ?? []);
  #asked = $derived([this.#agencies, this.#years, this.#agreements]);
  ready = $derived(this.#asked.every((query) => query?.data !== undefined));
  failure = $derived(this.#asked.find((query) => query?.failure)?.failure);
  tree = $derived(branches(this.agencies));
  ministry = $derived(this.agencies.find((agency) => agency.parent_id === null));
  agency = $derived(this.agencies.find((agency) => agency.id === this.agencyId) ?? this.#firstToShow());
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
    this.#agencies = live(['agencies'], () => call(commands.agenciesList({ agency_id: null, year: null })));
    this.#years = live(['fiscal_years', 'reporting_rounds'], () => call(commands.fiscalYears()));
    this.#agreements = live(['agreements'], () => recordAll('agreements', query()));
    $effect(() => {
      const known = this.years.some((entry) => entry.year === this.year);
      if (!known && this.years[0]) this.year = this.years[0].year;
    });
  }

  retry(): void {
    for (const query of this.#asked) query?.refetch();
  }

  /** Until one is chosen: the first agency that has an agreement, so that there are scores to see; the ministry while none has. */
  #firstToShow(): Agency | undefined {
    const agreed = new Set(this.agreements.map((agreement) => agreement.agency_id));
    return this.tree.find(({ agency }) => agreed.has(agency.id))?.agency ?? this.ministry;
  }

  /** The agencies in scope that have an agreement in the year, the one in scope left out. */
  agreedBelow = $derived.by(() => {
    const agreed = new Set(this.agreements.filter(({ year }) => year === this.year).map(({ agency_id }) => agency_id));
    return agenciesBelow(this.tree, this.agency?.id).filter((agency) => agreed.has(agency.id));
  });

  nameOf(id: string | null): string {
    const agency = this.agencies.find((candidate) => candidate.id === id);
    return agency ? agency.abbreviation || agency.name_th : '';
  }
}

/** The tree in reading order, each agency with its depth. An agency whose parent is missing stands at the top. */
export function branches(agencies: readonly Agency[]): Branch[] {
  const known = new Set(agencies.map((agency) => agency.id));
  const below = new Map<string | null, Agency[]>();
  for (const agency of agencies) {
    const parent = agency.parent_id !== null && known.has(agency.parent_id) ? agency.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), agency]);
  }
  const walk = (parent: string | null, depth: number): Branch[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => inThaiOrder(a.code, b.code))
      .flatMap((agency) => [{ agency, depth }, ...walk(agency.id, depth + 1)]);
  return walk(null, 0);
}

/** What comes after an agency in the tree and lies deeper than it. */
export function agenciesBelow(tree: readonly Branch[], id: string | undefined): Agency[] {
  const at = tree.findIndex(({ agency }) => agency.id === id);
  const depth = tree[at]?.depth;
  if (depth === undefined) return [];
  const after = tree.slice(at + 1);
  const end = after.findIndex((branch) => branch.depth <= depth);
  return (end < 0 ? after : after.slice(0, end)).map(({ agency }) => agency);
}

export const scope = new ScopeState();
