import { expect, it, vi } from 'vitest';
import { Live } from './live.svelte';
import { announce, whenChanged } from './changed';
import { asFailure, call, Refused } from './call';

it('an answer that comes after a newer question is dropped', async () => {
  const answers: ((value: string) => void)[] = [];
  const query = new Live(() => new Promise<string>((answer) => answers.push(answer)));
  query.refetch();
  query.refetch();
  answers[1]?.('new');
  answers[0]?.('old');
  await vi.waitFor(() => expect(query.busy).toBe(false));
  expect(query.data).toBe('new');
});

it('a failed question keeps what was shown and says why', async () => {
  let fail = false;
  const query = new Live(async () => {
    if (fail) throw new Refused({ code: 'locked' });
    return 'shown';
  });
  query.refetch();
  await vi.waitFor(() => expect(query.data).toBe('shown'));
  fail = true;
  query.refetch();
  await vi.waitFor(() => expect(query.failure).toEqual({ code: 'locked' }));
  expect(query.data).toBe('shown');
});

it('only those who show a changed table ask again', () => {
  const people = vi.fn();
  const plans = vi.fn();
  const stop = whenChanged(['people'], people);
  whenChanged(['strategic_plans', 'strategies'], plans);
  announce(['people', 'attendances']);
  announce(['strategies']);
  stop();
  announce(['people']);
  expect(people).toHaveBeenCalledTimes(1);
  expect(plans).toHaveBeenCalledTimes(1);
});

it('a refused command throws its failure, and an unforeseen error becomes one', async () => {
  const refused = call(Promise.resolve({ status: 'error' as const, error: { code: 'in_use' as const } }));
  await expect(refused).rejects.toMatchObject({ failure: { code: 'in_use' } });
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(asFailure(new Error('boom'))).toEqual({ code: 'db' });
  expect(quiet).toHaveBeenCalled();
  quiet.mockRestore();
});
