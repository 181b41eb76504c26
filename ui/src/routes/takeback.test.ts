import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asked } from '../../dev/core';
import OperationDetail from './history/OperationDetail.svelte';
import TakeBack from './TakeBack.svelte';

const confirm = () => screen.getByTestId('confirm-take-back') as HTMLButtonElement;
const says = (part: string, text: string) => waitFor(() => expect(screen.getByTestId(part).textContent).toBe(text));
const last = (command: string) => asked.findLast((each) => each.command === command)?.args;

function show(operation: number) {
  const ondone = vi.fn();
  render(TakeBack, { operation, ondone, onclose: vi.fn() });
  return ondone;
}

beforeEach(() => {
  asked.length = 0;
});
afterEach(cleanup);

it('names the rows that stay, says how many more there are, and counts anew with each choice', async () => {
  const ondone = show(1);
  expect(confirm().disabled, 'nothing is known yet').toBe(true);
  await says('to-revert', 'เลิกทำ 196 แถว');
  expect(screen.getByTestId('edited-rows').textContent).toMatch(/บุคลากร: นายสมชาย ใจดี.*และอีก 1 แถว/s);
  expect(screen.getByTestId('needed-rows').textContent).toContain('นางสาวสมศรี รักงาน');
  await fireEvent.click(screen.getByTestId('edited-revert'));
  await says('to-revert', 'เลิกทำ 199 แถว');
  await fireEvent.click(screen.getByTestId('edited-some'));
  await says('to-keep', 'คงไว้ 4 แถว');
  await fireEvent.click(screen.getAllByTestId('pick')[1]!);
  await says('to-revert', 'เลิกทำ 197 แถว');
  await says('to-keep', 'คงไว้ 3 แถว');
  await fireEvent.click(confirm());
  await waitFor(() => expect(ondone).toHaveBeenCalled());
  expect(last('import_take_back')).toEqual({ operation: 1, edited: { revert_these: ['p2'] } });
});

it('takes nothing back that could not be weighed, and says what to do', async () => {
  show(404);
  expect((await screen.findByTestId('cannot-weigh')).textContent).toContain('โปรดลองใหม่');
  expect(screen.getByTestId('error')).toBeTruthy();
  expect(confirm().disabled).toBe(true);
});

it('an import in the history is taken back sorted, and nothing else is', async () => {
  const operation = { seq: 1, at: '2026-11-21T03:15:00.000Z', officer: '', rows: 5, state: 'done', undoable: true };
  const action = { verb: 'import', register: 'people' } as const;
  const { rerender } = render(OperationDetail, { operation: { ...operation, action }, who: '' });
  expect(screen.queryByTestId('revert')).toBeNull();
  await fireEvent.click(screen.getByTestId('undo-import'));
  await says('to-revert', 'เลิกทำ 196 แถว');
  await rerender({ operation: { ...operation, action: { ...action, verb: 'save' } } });
  expect(screen.queryByTestId('undo-import')).toBeNull();
  expect(screen.getByTestId('revert')).toBeTruthy();
});
