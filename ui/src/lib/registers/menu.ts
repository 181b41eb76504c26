// The registers that stand in the menu, by the screens they are shown on. A register with no screen of its own has the general one.
import { registerInfo, REGISTERS, type RegisterInfo, type RegisterName } from '$lib/api';
import { inLanguage, t } from '$lib/text/index.svelte';

/** The register of each screen: what declares an icon is in the menu, and its screen is called by the icon. */
const REGISTER_OF = new Map(
  Object.entries<RegisterInfo>(REGISTERS).flatMap(([table, { icon }]) => (icon ? [[icon, table as RegisterName]] : [])),
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
