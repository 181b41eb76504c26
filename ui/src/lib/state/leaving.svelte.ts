// How the menu and the keyboard ask to lock, to close the workspace or to quit; the shell answers, after asking about unsaved
// work. Whatever else would lose unsaved work asks here too.
import { unsaved } from './unsaved.svelte';

export type Way = 'lock' | 'close' | 'quit';

class Leaving {
  /** What was asked for and waits for an answer about unsaved work. */
  asked = $state.raw<(() => void) | null>(null);
  request: (way: Way) => void = () => {};

  /** Goes on at once, or when the officer would rather lose what is not saved. */
  ask = (go: () => void): void => {
    if (unsaved.any) this.asked = go;
    else go();
  };
}

export const leaving = new Leaving();
