// Agencies that screens name, fetched by their keys as they are asked for: of thousands, only those that were in view are here.
import { SvelteMap } from 'svelte/reactivity';
import { recordsGet, whenChanged, type Agency } from '$lib/api';

/** More are forgotten together, and those in view fetched again. */
const MOST = 500;
const known = new SvelteMap<string, Agency | null>();
let wanted = new Set<string>();

/** The agency of a key, once it is here. */
export function agencyOf(id: string | null): Agency | undefined {
  if (id === null || id === '') return undefined;
  const agency = known.get(id);
  if (agency === undefined && !wanted.has(id)) {
    if (wanted.size === 0) setTimeout(fetchWanted);
    wanted.add(id);
  }
  return agency ?? undefined;
}

export function forgetAgencies(): void {
  known.clear();
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted].slice(0, MOST);
  const agencies = await recordsGet('agencies', ids).catch(() => []);
  wanted = new Set([...wanted].slice(MOST));
  if (wanted.size > 0) setTimeout(fetchWanted);
  if (known.size > MOST) known.clear();
  for (const id of ids) known.set(id, agencies.find((agency) => agency.id === id) ?? null);
}

whenChanged(['agencies'], forgetAgencies);
