// How the menu and the settings ask to lock or to close; the shell answers, after asking about unsaved text.
class Leaving {
  /** What was asked for and waits for an answer about unsaved text. */
  asked = $state<'lock' | 'close' | null>(null);
  request: (way: 'lock' | 'close') => void = () => {};
}

export const leaving = new Leaving();
