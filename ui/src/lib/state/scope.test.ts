import { expect, it } from 'vitest';
import type { Agency } from '$lib/api';
import { agenciesBelow, branches } from './scope.svelte';

const agency = (id: string, parent_id: string | null): Agency => ({
  id,
  parent_id,
  code: id,
  name_th: id,
  name_en: '',
  abbreviation: '',
  vision: '',
  mission: '',
});
const tree = branches([
  agency('b', 'm'),
  agency('a1', 'a'),
  agency('m', null),
  agency('a', 'm'),
  agency('lost', 'gone'),
]);

it('agencies stand below their parent, in order of code, an orphan at the top', () => {
  expect(tree.map((branch) => [branch.agency.id, branch.depth])).toEqual([
    ['lost', 0],
    ['m', 0],
    ['a', 1],
    ['a1', 2],
    ['b', 1],
  ]);
});

it('what is below an agency ends where its depth is met again', () => {
  const below = (id: string) => agenciesBelow(tree, id).map((each) => each.id);
  expect(below('m')).toEqual(['a', 'a1', 'b']);
  expect(below('a')).toEqual(['a1']);
  expect(below('b')).toEqual([]);
  expect(below('nowhere')).toEqual([]);
});
