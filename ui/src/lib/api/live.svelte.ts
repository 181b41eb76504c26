// A question whose answer stays right: asked again when what it reads (scope, selection) or what it shows (tables) changes.
import type { Failure } from './bindings';
import { asFailure } from './call';
import { whenChanged } from './changed';

export class Live<T> {
  data = $state.raw<T>();
  failure = $state.raw<Failure>();
  busy = $state(true);
  #ask: () => Promise<T>;
  #latest = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks again. Answers that come after a newer question was asked are dropped. */
  refetch = (): void => {
    const mine = ++this.#latest;
    this.busy = true;
    this.#ask().then(
      (data) => {
        if (mine !== this.#latest) return;
        this.data = data;
        this.failure = undefined;
        this.busy = false;
      },
      (thrown: unknown) => {
        if (mine !== this.#latest) return;
        this.failure = asFailure(thrown);
        this.busy = false;
      },
    );
  };
}

/** To be called while a component is set up. `ask` must read its reactive inputs before its first await. */
export function live<T>(tables: readonly string[], ask: () => Promise<T>): Live<T> {
  const query = new Live(ask);
  $effect(() => {
    query.refetch();
    return whenChanged(tables, query.refetch);
  });
  return query;
}
