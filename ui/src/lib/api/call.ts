// Every question to the Rust side goes through `call`: its answer, or a Failure thrown for the caller to show.
import type { Failure } from './bindings';

/** What a command answers. */
type Result<T> = { status: 'ok'; data: T } | { status: 'error'; error: Failure };

/** A Failure on its way to the screen: `failure.code` picks the words, `field` the place. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

export async function call<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (result.status === 'error') throw new Refused(asFailure(result.error));
  return result.data;
}

/** Whatever was thrown, as a Failure; an unforeseen one counts as the store refusing, and is written to the console. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Refused) return thrown.failure;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) return thrown as Failure;
  console.error(thrown);
  return { code: 'db' } as Failure;
}
