// The registers that stand in the menu, by the screens they are shown on. A register with no screen of its own has the general one.
import { registerInfo, REGISTERS, type RegisterInfo, type RegisterName } from '$lib/api';
import type { IconName } from '$lib/components/icons';
import { inLanguage, t } from '$lib/text/index.svelte';

/** Screens that are called otherwise than their tables. */
const SCREEN_NAMES: Partial<Record<RegisterName, string>> = {
  strategic_plans: 'plan',
  training_sessions: 'trainings',
  award_schemes: 'awards',
};

/** The register of each screen: what declares an icon is in the menu. */
const REGISTER_OF = new Map(
  Object.entries<RegisterInfo>(REGISTERS).flatMap(([table, { icon }]) => {
    const name = table as RegisterName;
    return icon ? [[SCREEN_NAMES[name] ?? name, name]] : [];
  }),
);

/** The screens of registers, those that every centre has from the beginning first. */
const FIRST = ['agencies', 'people', 'plan', 'trainings', 'awards', 'gifts', 'complaints'];
const OTHERS = [...REGISTER_OF.keys()].filter((screen) => !FIRST.includes(screen) && screen !== 'indicators');

export const SCREENS: readonly string[] = [
  'overview',
  ...FIRST,
  ...OTHERS,
  'indicators',
  'import',
  'report',
  'history',
  'settings',
];

/** The screen of a register that is in the menu. */
export function screenOf(table: string): string | undefined {
  return registerInfo(table)?.icon && (SCREEN_NAMES[table as RegisterName] ?? table);
}

/** What stands before a screen's name. */
export function iconOf(screen: string): IconName {
  const register = registerOf(screen);
  return ((register && registerInfo(register)?.icon) || screen) as IconName;
}

export function registerOf(screen: string): RegisterName | undefined {
  return REGISTER_OF.get(screen);
}

/** What the menu calls a screen: as its register is called, where it has no shorter name. */
export function screenName(screen: string): string {
  const names: Partial<Record<string, string>> = t().nav.screens;
  const register = registerOf(screen);
  return names[screen] ?? (register ? inLanguage(REGISTERS[register].many) : screen);
}

/** What the records of a table are called, one of them. */
export function recordName(table: string): string {
  const info = registerInfo(table);
  const others: Partial<Record<string, string>> = t().outside;
  return info ? inLanguage(info.one) : (others[table] ?? table);
}

/** Everything that the history tells of: the registers, and what is none. */
export function historyTables(): string[] {
  return [...Object.keys(REGISTERS), ...Object.keys(t().outside)];
}
