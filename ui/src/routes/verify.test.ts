import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked } from '../../dev/core';
import VerifyCode from './VerifyCode.svelte';

const input = () => screen.getByTestId('verify-input') as HTMLInputElement;
const standing = () => screen.getByTestId('verify-standing').textContent;

async function ask(code: string) {
  await fireEvent.input(input(), { target: { value: code } });
  await fireEvent.click(screen.getByTestId('verify-ask'));
}

beforeEach(async () => {
  asked.length = 0;
  render(VerifyCode);
  await fireEvent.click(screen.getByTestId('verify-code'));
});
afterEach(cleanup);

it('says whose a code is, with what the paper must say, and what no code can tell', async () => {
  await ask('a1b2 3c4d 5e6f');
  await waitFor(() => expect(standing()).toBe('ตรงกับทะเบียน'));
  const said = screen.getByTestId('verify-dialog').textContent;
  for (const part of ['นายสมชาย ใจดี', '2569/4-0030', '24 ก.ค. 2569', 'บอกไม่ได้ว่าใครพิมพ์']) expect(said).toContain(part);
  expect(asked.findLast(({ command }) => command === 'certificate_verify')?.args).toEqual({ code: 'a1b2 3c4d 5e6f' });
});

it('does not say that a certificate is forged where its record may have changed, nor of whom one is that none has', async () => {
  await ask('B1B2-3C4D-5E6F');
  await waitFor(() => expect(standing()).toBe('ไม่ตรงกับทะเบียนวันนี้'));
  expect(screen.getByTestId('verify-dialog').textContent).toContain('บอกไม่ได้ว่าเป็นกรณีใด');
  await ask('C1B2-3C4D-5E6F');
  await waitFor(() => expect(standing()).toBe('ไม่พบในทะเบียน'));
  expect(screen.getByTestId('verify-dialog').textContent).not.toContain('นายสมชาย');
});

it('says of what is no code how one looks', async () => {
  await ask('1234');
  await waitFor(() => expect(screen.getByTestId('verify-dialog').textContent).toContain('ไม่ใช่รหัสตรวจสอบ'));
  expect(input().getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByTestId('verify-standing')).toBeNull();
});
