import { expect, it } from 'vitest';
import { CHOICES, REGISTERS } from '$lib/api';
import { en } from './en';
import { th } from './th';

function keys(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? keys(inner as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

it('both dictionaries have the same entries', () => {
  expect(keys(en).sort()).toEqual(keys(th).sort());
});

it('no entry is empty', () => {
  const empty = (value: object): boolean =>
    Object.values(value).some((inner) => inner === '' || (typeof inner === 'object' && empty(inner as object)));
  expect(empty(th)).toBe(false);
  expect(empty(en)).toBe(false);
});

/** Plain nouns that head many things of the window besides a field. */
const NOUNS = 'active class gifts name note officer position register result round status total year years'.split(' ');

/** Every text, with the name it goes by. */
function texts(value: object): [key: string, text: string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[key, inner]] : typeof inner === 'object' ? texts(inner as object) : [],
  );
}

it('no Thai entry says again what a field or a choice declares', () => {
  const fields = Object.values(REGISTERS).flatMap((register) => register.fields);
  const declared = new Set([
    ...fields.map(({ name, label }) => `${name}: ${label.th}`),
    ...Object.values(CHOICES).flatMap((all) => all.map(({ value, words }) => `${value}: ${words.th}`)),
  ]);
  const twice = texts(th).filter(([key, text]) => !NOUNS.includes(key) && declared.has(`${key}: ${text}`));
  expect(twice).toEqual([]);
});
