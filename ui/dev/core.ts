// Stands in for @tauri-apps/api/core while screens are worked on (`npm run dev:mock`) and in unit tests.
import { announceChange } from './event';
import { answers } from './answers';
import { Wrote } from './wrote';

export class Channel<T> {
  onmessage: (message: T) => void = () => {};
}

type Answer = (args: Record<string, unknown>) => unknown;

/** Every question asked, for tests to look at. */
export const asked: { command: string; args: Record<string, unknown> }[] = [];

export async function invoke<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  asked.push({ command, args });
  const answer = (answers as unknown as Record<string, Answer | undefined>)[command];
  if (!answer) throw new Error(`the mock knows no ${command}`);
  await Promise.resolve();
  const { value, changed } = unwrap(await answer(structuredCloneOf(args)));
  if (changed.length > 0) setTimeout(() => announceChange(changed), 0);
  return structuredCloneOf(value) as T;
}

function unwrap(answer: unknown): { value: unknown; changed: string[] } {
  return answer instanceof Wrote ? answer : { value: answer, changed: [] };
}

function structuredCloneOf<T>(value: T): T {
  if (value instanceof Uint8Array || value instanceof ArrayBuffer || containsChannel(value)) return value;
  return structuredClone(value);
}

function containsChannel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => each instanceof Channel);
}
