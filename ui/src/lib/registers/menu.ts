// The registers that stand in the menu, by the screens they are shown on. A register with no screen of its own has the general one.
import { CHOICES, registerInfo, REGISTERS, type Area, type RegisterInfo, type RegisterName } from '$lib/api';
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

/** A part of the menu: the screens of an area of work, or those beside all areas. */
export type MenuGroup = { key: 'first' | 'results' | 'tools' | Area; screens: readonly string[] };

/** Screens of an area that show no register of their own. */
const BESIDE: Partial<Record<Area, readonly string[]>> = { a2: ['coverage'] };

/** Screens that stand apart from the areas. */
const APART = ['agencies', 'people', 'indicators'];

const AREAS = CHOICES.Area.map(({ value }) => value as Area);

function ofArea(area: Area): string[] {
  return [...REGISTER_OF].flatMap(([screen, name]) => {
    const isOf = REGISTERS[name as RegisterName] as RegisterInfo;
    return isOf.areas?.[0] === area && !APART.includes(screen) ? [screen] : [];
  });
}

/** The registers that serve no area: how papers look, for one. */
const OTHERS = [...REGISTER_OF.keys()].filter((screen) => {
  const info = REGISTERS[REGISTER_OF.get(screen)!] as RegisterInfo;
  return !info.areas && !APART.includes(screen);
});

export const MENU: readonly MenuGroup[] = [
  { key: 'first', screens: ['overview', 'agencies', 'people'] },
  ...AREAS.map((key) => ({ key, screens: [...ofArea(key), ...(BESIDE[key] ?? [])] })),
  { key: 'results', screens: ['indicators', 'report'] },
  { key: 'tools', screens: ['import', 'history', ...OTHERS, 'settings'] },
];

export const SCREENS: readonly string[] = MENU.flatMap(({ screens }) => screens);

/** What a part of the menu is called. */
export function groupName(key: MenuGroup['key']): string {
  return t().nav.groups[key];
}

/** Every screen: those of the menu, and the records of registers that are parts of others. */
export function isScreen(name: string): boolean {
  return SCREENS.includes(name) || registerInfo(name)?.editable === true;
}

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
  return REGISTER_OF.get(screen) ?? (registerInfo(screen)?.editable ? (screen as RegisterName) : undefined);
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
