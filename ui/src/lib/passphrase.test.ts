import { expect, it } from 'vitest';
import { signs, strengthOf } from './passphrase';

it('counts signs as the core does: spaces at the ends aside', () => {
  expect(signs('  กุญแจดอกแรก ')).toBe(11);
  expect(strengthOf('  กุญแจดอกแรก ')).toBe('short');
  expect(strengthOf('กุญแจดอกแรกๆ')).toBe('fair');
});

it('finds what is guessed first', () => {
  for (const weak of ['aaaaaaaaaaaa', '123456789012', 'abcdefghijklmn', 'กขกขกขกขกขกขกข', 'สวัสดีสวัสดีสวัสดี'])
    expect(strengthOf(weak), weak).toBe('guessable');
  expect(strengthOf('แมวสามตัวนอนบนหลังคาวัด')).toBe('good');
});
