// Who shows which tables. The Rust side says after every write, undo and redo which tables changed.
import { events } from './bindings';

type Listener = { tables: readonly string[]; refetch: () => void };
const listeners = new Set<Listener>();

/** Calls `refetch` whenever one of `tables` changed; returns how to stop. */
export function whenChanged(tables: readonly string[], refetch: () => void): () => void {
  const listener = { tables, refetch };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announce(tables: readonly string[]): void {
  for (const listener of [...listeners]) {
    if (listener.tables.some((table) => tables.includes(table))) listener.refetch();
  }
}

/** Starts listening to the window's events; once, at boot. */
export async function listenToChanges(): Promise<void> {
  await events.changed.listen((event) => announce(event.payload.tables));
}
