import { expect, it } from 'vitest';
import type { SurveyItem } from '$lib/api';
import { blankRecord } from './declared';
import { answersOf, inOrder, isAnswered } from './surveys';

const item = (code: string, own: Partial<SurveyItem> = {}) =>
  blankRecord<SurveyItem>('survey_items', { id: code, code, ...own });

it('a question with rows is answered by its rows', () => {
  const items = [item('1'), item('1.1', { row_of: ' 1 ' }), item('2')];
  expect(items.map((each) => isAnswered(each, items))).toEqual([false, true, true]);
});

it('the digit that chooses an answer heads it, and what is sent is what the core reads', () => {
  expect(answersOf(item('1', { kind: 'five' })).map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
  expect(answersOf(item('1', { kind: 'four' })).map(({ value }) => value)).toEqual(['0', '33', '67', '100']);
  expect(answersOf(item('1', { kind: 'yes_no' })).map(({ value }) => value)).toEqual(['1', '0']);
  expect(answersOf(item('1', { kind: 'choice', choices: 'ชาย\n\n หญิง \n' }))).toEqual([
    { value: 'ชาย', label: '1 · ชาย' },
    { value: 'หญิง', label: '2 · หญิง' },
  ]);
  expect(answersOf(item('1', { kind: 'text' }))).toEqual([]);
});

it('questions stand in their order', () => {
  const items = [item('b', { position: 2 }), item('a', { position: 1 })];
  expect(inOrder(items).map(({ code }) => code)).toEqual(['a', 'b']);
});
