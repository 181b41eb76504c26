// How the history names fields and shows their values: as their registers declare them.
import { choiceLabel, fieldInfo, labelOf, registerInfo, type RegisterName } from '$lib/api';
import { scope } from '$lib/state/scope.svelte';
import * as format from '$lib/text/format';
import { t } from '$lib/text/index.svelte';
import { hasPage } from './declared';
import { screenOf } from './menu';
import type { Screen } from '$lib/state/router.svelte';

/** What a field is called; one that only a newer program writes goes by its own name. */
export function fieldLabel(register: string, field: string): string {
  return labelOf(register, field) ?? field;
}

/** What stands for a personal value. */
const MASK = '•••';
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

/** A stored value as a person reads it; empty for none, and a masked one as it is. */
export function shownValue(register: string, field: string, value: string | null): string {
  if (value === null || value === '') return '';
  const info = fieldInfo(register, field);
  if (value === MASK) return value;
  switch (info?.kind) {
    case 'money':
      return `${format.money(Number(value))} ${t().common.baht}`;
    case 'flag':
      return value === '1' ? t().history.yes : t().history.no;
    case 'day':
      return format.date(value);
    case 'choice':
      return choiceLabel(info.of ?? '', value);
    case 'reference':
      return (info.of === 'agencies' && scope.nameOf(value)) || shortKey(value);
    default:
      return shortKey(value);
  }
}

/** Keys say nothing to a person: their last digits tell two apart. */
function shortKey(value: string): string {
  return KEY.test(value) ? `…${value.slice(-6)}` : value;
}

/** Where those are shown that are neither in the menu nor part of one that is. */
const ELSEWHERE: Partial<Record<string, { screen: Screen; key?: string }>> = {
  officers: { screen: 'settings', key: 'officers' },
  fiscal_years: { screen: 'settings', key: 'years' },
  reporting_rounds: { screen: 'settings', key: 'years' },
  retention_rules: { screen: 'settings', key: 'retention' },
  emblems: { screen: 'agencies' },
  gift_limits: { screen: 'gifts' },
  complaint_deadlines: { screen: 'complaints' },
  agreements: { screen: 'indicators' },
};

/** Where a record is shown: its screen, and what the screen is told; nowhere for what no screen shows. */
export function placeOf(register: string, key: string): { screen: Screen; key?: string } | undefined {
  const info = registerInfo(register);
  const own = screenOf(register);
  if (own) return own === 'plan' ? { screen: own } : { screen: own, key };
  const elsewhere = ELSEWHERE[register];
  if (elsewhere) return elsewhere;
  // A part with parts or files of its own has a page of its own.
  if (info?.editable && hasPage(register as RegisterName)) return { screen: register, key };
  const whole = info?.parent && fieldInfo(register, info.parent)?.of;
  return whole ? { screen: placeOf(whole, '')?.screen ?? 'overview' } : undefined;
}
