// Which component shows which screen. What is not here is a register that needs no screen of its own.
import type { Component } from 'svelte';
import Agencies from './agencies/Agencies.svelte';
import Awards from './awards/Awards.svelte';
import Complaints from './complaints/Complaints.svelte';
import Coverage from './coverage/Coverage.svelte';
import Forms from './forms/Forms.svelte';
import Gifts from './gifts/Gifts.svelte';
import History from './history/History.svelte';
import Import from './import/Import.svelte';
import Indicators from './indicators/Indicators.svelte';
import Overview from './overview/Overview.svelte';
import People from './people/People.svelte';
import Plan from './plan/Plan.svelte';
import Report from './report/Report.svelte';
import Settings from './settings/Settings.svelte';
import Trainings from './trainings/Trainings.svelte';

export const screens: Partial<Record<string, Component>> = {
  overview: Overview,
  agencies: Agencies,
  people: People,
  plan: Plan,
  coverage: Coverage,
  trainings: Trainings,
  awards: Awards,
  gifts: Gifts,
  complaints: Complaints,
  print_forms: Forms,
  indicators: Indicators,
  import: Import,
  report: Report,
  history: History,
  settings: Settings,
};
