import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { finish, undo } = vi.hoisted(() => {
  const waiting: (() => void)[] = [];
  return {
    finish: () => waiting.splice(0).forEach((done) => done()),
    undo: vi.fn(() => new Promise<null>((done) => waiting.push(() => done(null)))),
  };
});

vi.mock('$lib/api', async (original) => ({
  ...(await original<object>()),
  asFailure: (thrown: unknown) => thrown,
  call: (answer: unknown) => answer,
  commands: { undo },
  live: () => ({ data: { undo: { verb: 'import', register: 'people' }, redo: null }, refetch: () => {} }),
}));

import { history } from './history.svelte';

beforeEach(() => {
  vi.useFakeTimers();
  history.follow();
});
afterEach(() => vi.useRealTimers());

it('an undo that takes its time says so, and is not asked for twice', async () => {
  const undone = history.undo();
  expect(history.going).toBeNull();
  vi.advanceTimersByTime(100);
  expect(history.going).toBe('undo');
  await history.undo();
  expect(undo).toHaveBeenCalledTimes(1);
  finish();
  await undone;
  expect(history.going).toBeNull();
});
