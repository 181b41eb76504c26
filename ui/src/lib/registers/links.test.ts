import { expect, it } from 'vitest';
import type { LinkEnd } from '$lib/api';
import { linkGroups, wayOf, type Way } from './links';

const WAYS: Way[] = [
  { kind: 'evidence', outgoing: true },
  { kind: 'serves', outgoing: true },
  { kind: 'evidence', outgoing: false },
];
const end = (record: string, kind: LinkEnd['kind'], outgoing: boolean): LinkEnd => ({
  id: `l-${record}`,
  register: 'campaigns',
  record,
  name: record,
  note: '',
  kind,
  outgoing,
});

it('links stand under how and which way they go, and a way without any is not told', () => {
  const links = [end('a', 'evidence', false), end('b', 'evidence', true), end('c', 'evidence', false)];
  expect(
    linkGroups(links, WAYS).map(({ kind, outgoing, ends }) => [kind, outgoing, ends.map((e) => e.record)]),
  ).toEqual([
    ['evidence', true, ['b']],
    ['evidence', false, ['a', 'c']],
  ]);
});

it('a way that was chosen says the kind and the side', () => {
  expect(wayOf('out:serves')).toEqual({ kind: 'serves', outgoing: true });
  expect(wayOf('in:came_of')).toEqual({ kind: 'came_of', outgoing: false });
});
