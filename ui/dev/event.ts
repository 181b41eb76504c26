// Stands in for @tauri-apps/api/event.
type Listener = (event: { payload: unknown }) => void;
const listeners = new Set<{ name: string; then: Listener }>();

export async function listen(name: string, then: Listener): Promise<() => void> {
  const listener = { name, then };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announceChange(tables: string[]): void {
  for (const { name, then } of listeners) if (name === 'changed') then({ payload: { tables } });
}

export async function once(name: string, then: Listener): Promise<() => void> {
  return listen(name, then);
}

export async function emit(): Promise<void> {}
export async function emitTo(): Promise<void> {}
