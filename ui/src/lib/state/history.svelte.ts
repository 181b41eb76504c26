// What undo and redo would do, by name.
import { asFailure, call, commands, live, type Action, type HistoryState, type Live, type Touched } from '$lib/api';
import { historyTables, recordName } from '$lib/registers/menu';
import { t } from '$lib/text/index.svelte';
import { toasts } from './toasts.svelte';

class History {
  #state = $state.raw<Live<HistoryState>>();
  #busy = false;
  /** Which way it has been going for longer than an eye-blink: an import takes its time. */
  going = $state<'undo' | 'redo' | null>(null);
  /** Something is being written that undo is not to take back the moment it is there. */
  held = $state(false);
  /** What stands in the way of an undo that was asked for, until it is read. */
  conflict = $state.raw<Touched[] | null>(null);
  undoName = $derived(nameOf(this.#state?.data?.undo ?? null));
  redoName = $derived(nameOf(this.#state?.data?.redo ?? null));

  follow(): void {
    this.#state = live(historyTables(), () => call(commands.historyState()));
  }

  undo = (): Promise<void> => this.#run('undo', this.undoName, () => call(commands.undo()), t().undoRedo.undone);
  redo = (): Promise<void> => this.#run('redo', this.redoName, () => call(commands.redo()), t().undoRedo.redone);

  /** While it lasts, undo and redo do nothing. */
  async hold(job: () => Promise<unknown>): Promise<void> {
    this.held = true;
    try {
      await job();
    } finally {
      this.held = false;
    }
  }

  /** A conflict is explained at length; anything else is a message at the edge. */
  fail(thrown: unknown): void {
    const failure = asFailure(thrown);
    if (failure.code === 'conflict' && failure.records.length > 0) this.conflict = failure.records;
    else toasts.fail(thrown);
  }

  async #run(
    way: 'undo' | 'redo',
    name: string | null,
    command: () => Promise<unknown>,
    say: (name: string) => string,
  ): Promise<void> {
    if (name === null || this.#busy || this.held) return;
    this.#busy = true;
    const slow = setTimeout(() => (this.going = way), 100);
    try {
      await command();
      toasts.say(say(name));
      this.#state?.refetch();
    } catch (thrown) {
      this.fail(thrown);
    } finally {
      clearTimeout(slow);
      this.going = null;
      this.#busy = false;
    }
  }
}

function nameOf(action: Action | null): string | null {
  return action ? operationName(action) : null;
}

/** What an operation is called: “บันทึกบุคลากร”; one that only a newer program does goes by its own word. */
export function operationName({ verb, register }: { verb: string; register: string }): string {
  // Who told has no number to show.
  if (verb === 'reveal' && register === 'identities') return t().complaints.informant.revealed;
  const verbs: Partial<Record<string, string>> = t().verbs;
  return t().undoRedo.entry(verbs[verb] ?? verb, recordName(register));
}

export const history = new History();
