// Which component shows which screen.
import type { Component } from 'svelte';
import type { Screen } from '$lib/state/router.svelte';
import Agencies from './agencies/Agencies.svelte';
import Awards from './awards/Awards.svelte';
import Overview from './overview/Overview.svelte';
import People from './people/People.svelte';
import Trainings from './trainings/Trainings.svelte';

export const screens: Record<Screen, Component> = {
  overview: Overview,
  agencies: Agencies,
  people: People,
  plan: Overview,
  trainings: Trainings,
  awards: Awards,
  indicators: Overview,
  import: Overview,
  report: Overview,
};
