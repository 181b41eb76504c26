// Stands in for @tauri-apps/api/event.
type Listener = (event: { payload: unknown }) => void;
const listeners = new Set<Listener>();

export async function listen(_name: string, then: Listener): Promise<() => void> {
  listeners.add(then);
  return () => listeners.delete(then);
}

export function announceChange(tables: string[]): void {
  for (const listener of listeners) listener({ payload: { tables } });
}

export async function once(name: string, then: Listener): Promise<() => void> {
  return listen(name, then);
}

export async function emit(): Promise<void> {}
export async function emitTo(): Promise<void> {}
