// Which screen is shown: the hash is `#/screen` or `#/screen/key`.
import { isScreen } from '$lib/registers/menu';

/** By its name in the address: one of its own, or that of a register in the menu. */
export type Screen = string;

function read(): { screen: Screen; key: string | null } {
  const [, screen, key] = location.hash.split('/');
  const known = screen !== undefined && isScreen(screen);
  return { screen: known ? screen : 'overview', key: key ? decodeURIComponent(key) : null };
}

let current = $state.raw(read());

type Guard = (go: () => void) => void;
const open: Guard = (go) => go();
let guard = open;

/** Asks `ask` before another screen is shown; what it is given goes there. Answers how to stop. */
export function guardScreens(ask: Guard): () => void {
  guard = ask;
  return () => (guard = open);
}

addEventListener('hashchange', () => {
  const [next, wanted] = [read(), location.hash];
  if (next.screen === current.screen) {
    current = next;
    return;
  }
  // The address is that of the screen in view until it is decided.
  const stay = current;
  guard(() => {
    current = next;
    history.replaceState(null, '', wanted);
  });
  if (current === stay) history.replaceState(null, '', hrefOf(stay.screen, stay.key ?? undefined));
});

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
