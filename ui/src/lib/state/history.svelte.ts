// What undo and redo would do, by name.
import { call, commands, live, type Action, type HistoryState, type Live } from '$lib/api';
import { t } from '$lib/text/index.svelte';
import { toasts } from './toasts.svelte';

class History {
  #state = $state.raw<Live<HistoryState>>();
  #busy = false;
  undoName = $derived(nameOf(this.#state?.data?.undo ?? null));
  redoName = $derived(nameOf(this.#state?.data?.redo ?? null));

  follow(): void {
    this.#state = live(Object.keys(t().tables), () => call(commands.historyState()));
  }

  undo = (): Promise<void> => this.#run(this.undoName, () => call(commands.undo()), t().history.undone);
  redo = (): Promise<void> => this.#run(this.redoName, () => call(commands.redo()), t().history.redone);

  async #run(name: string | null, command: () => Promise<unknown>, say: (name: string) => string): Promise<void> {
    if (name === null || this.#busy) return;
    this.#busy = true;
    try {
      await command();
      toasts.say(say(name));
      this.#state?.refetch();
    } catch (thrown) {
      toasts.fail(thrown);
    } finally {
      this.#busy = false;
    }
  }
}

function nameOf(action: Action | null): string | null {
  if (!action) return null;
  return t().history.entry(t().verbs[action.verb], t().tables[action.register] ?? action.register);
}

export const history = new History();
