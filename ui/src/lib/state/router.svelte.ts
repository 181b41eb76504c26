// Which screen is shown: the hash is `#/screen` or `#/screen/key`.
export const SCREENS = [
  'overview',
  'agencies',
  'people',
  'plan',
  'trainings',
  'awards',
  'gifts',
  'complaints',
  'indicators',
  'import',
  'report',
  'history',
  'settings',
] as const;
export type Screen = (typeof SCREENS)[number];

function read(): { screen: Screen; key: string | null } {
  const [, screen, key] = location.hash.split('/');
  const known = SCREENS.find((name) => name === screen);
  return { screen: known ?? 'overview', key: key ? decodeURIComponent(key) : null };
}

let current = $state.raw(read());
addEventListener('hashchange', () => (current = read()));

export const route = {
  get screen() {
    return current.screen;
  },
  get key() {
    return current.key;
  },
};

export function hrefOf(screen: Screen, key?: string): string {
  return key ? `#/${screen}/${encodeURIComponent(key)}` : `#/${screen}`;
}

export function go(screen: Screen, key?: string): void {
  location.hash = hrefOf(screen, key);
}
