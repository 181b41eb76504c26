// How the menu and the keyboard ask to lock, to close the workspace or to quit; the shell answers, after asking about unsaved text.
export type Way = 'lock' | 'close' | 'quit';

class Leaving {
  /** What was asked for and waits for an answer about unsaved text. */
  asked = $state<Way | null>(null);
  request: (way: Way) => void = () => {};
}

export const leaving = new Leaving();
