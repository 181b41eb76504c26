import { expect, it } from 'vitest';
import { newId } from './id';

it('a key is a version 7 UUID that carries its millisecond', () => {
  const id = newId(0x0190_1234_5678);
  expect(id).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId()).not.toBe(newId());
});
