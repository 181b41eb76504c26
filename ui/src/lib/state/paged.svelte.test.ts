import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { Superseded, type Query } from '$lib/api';
import { PAGE, Paged } from './paged.svelte';

const QUERY: Query = { agency_id: null, year: null, parent: null, text: '', filters: [], sort: null };

/** A list of so many numbers, and every page that was asked for. */
function listOf(total: number) {
  const asked: number[] = [];
  const list = { total, offset: 0 };
  const paged = new Paged<number>(async (_, first, count) => {
    asked.push(first);
    const rows = Array.from(
      { length: Math.max(0, Math.min(count, list.total - first)) },
      (_, at) => list.offset + first + at,
    );
    return { rows, first, total: list.total };
  });
  return { list, paged, asked };
}

const settled = () => new Promise((done) => setTimeout(done));

it('only the pages near the view are asked for, each once', async () => {
  const { paged, asked } = listOf(3_000_000);
  paged.show(QUERY);
  await settled();
  expect(paged.total).toBe(3_000_000);
  expect(paged.at(5)).toBe(5);
  expect(paged.at(2_999_999)).toBeUndefined();
  paged.see(2_999_980, 2_999_999);
  paged.see(2_999_980, 2_999_999);
  await settled();
  expect(paged.at(2_999_999)).toBe(2_999_999);
  expect(asked).toEqual([0, 2_999_900]);
});

it('what is here stays until the changed list has come, and is never mixed with it', async () => {
  const { list, paged, asked } = listOf(1_000);
  paged.show(QUERY);
  paged.see(0, PAGE + 10);
  await settled();
  list.offset = 10_000;
  paged.refresh();
  expect(paged.at(0)).toBe(0);
  await settled();
  flushSync();
  expect([paged.at(0), paged.at(PAGE)]).toEqual([10_000, 10_000 + PAGE]);
  expect(paged.at(5 * PAGE)).toBeUndefined();
  expect(asked).toEqual([0, PAGE, 0, PAGE]);
});

it('an answer to an earlier question is dropped', async () => {
  const answers: ((total: number) => void)[] = [];
  const paged = new Paged<number>(
    () => new Promise((answer) => answers.push((total) => answer({ rows: [total], first: 0, total }))),
  );
  paged.show(QUERY);
  paged.show({ ...QUERY, text: 'ก' });
  answers[1]?.(2);
  await settled();
  answers[0]?.(1);
  await settled();
  expect([paged.total, paged.at(0)]).toEqual([2, 2]);
});

it('far more pages than are kept do not pile up', async () => {
  const { paged } = listOf(100_000);
  paged.show(QUERY);
  for (let page = 0; page < 40; page++) {
    paged.see(page * PAGE, page * PAGE + 30);
    await settled();
  }
  expect(paged.at(0)).toBeUndefined();
  expect(paged.at(39 * PAGE)).toBe(39 * PAGE);
});

it('a list that waits for its order says so, and is no longer asked for once another is wanted', async () => {
  const questions: number[] = [];
  const answers: ((total: number | null) => void)[] = [];
  const paged = new Paged<number>((_query, _first, _count, { number }) => {
    questions.push(number);
    return new Promise((answer, refuse) =>
      answers.push((total) => (total === null ? refuse(new Superseded()) : answer({ rows: [total], first: 0, total }))),
    );
  });
  paged.show(QUERY);
  answers[0]?.(1);
  await settled();
  expect([paged.working, paged.answered]).toEqual([false, QUERY]);
  paged.show({ ...QUERY, text: 'ก' });
  await new Promise((done) => setTimeout(done, 95));
  expect([paged.working, paged.at(0)]).toEqual([true, 1]);
  // Back to what is shown: the later question ends the earlier one.
  paged.show(QUERY);
  answers[1]?.(null);
  answers[2]?.(1);
  await settled();
  expect([paged.working, paged.total]).toEqual([false, 1]);
  expect(questions).toEqual([1, 2, 3].map((step) => (questions[0] ?? 0) + step - 1));
});
