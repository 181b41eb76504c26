import { expect, it } from 'vitest';
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
