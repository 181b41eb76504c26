// Which forms hold text that was typed and not saved, so that nothing throws it away unasked.
import { SvelteSet } from 'svelte/reactivity';

const forms = new SvelteSet<symbol>();

export const unsaved = {
  get any() {
    return forms.size > 0;
  },
};

/** For a form while it is shown: `typed()` when something was, `saved()` when nothing is left to lose. */
export function unsavedText() {
  const form = Symbol('form');
  $effect(() => () => void forms.delete(form));
  return { typed: () => void forms.add(form), saved: () => void forms.delete(form) };
}
