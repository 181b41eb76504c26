// The sections of the settings, in the order of their tabs. A new one is its component, a line here and its name in the
// dictionaries.
import type { Component } from 'svelte';
import { t } from '$lib/text/index.svelte';
import Backups from './Backups.svelte';
import Officers from './Officers.svelte';
import Retention from './Retention.svelte';
import Security from './Security.svelte';
import Undoing from './Undoing.svelte';
import Years from './Years.svelte';

export type Section = keyof ReturnType<typeof t>['settings']['sections'];

export const sections: Record<Section, Component> = {
  security: Security,
  officers: Officers,
  backups: Backups,
  years: Years,
  undoing: Undoing,
  retention: Retention,
};
