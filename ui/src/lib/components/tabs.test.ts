import { expect, it } from 'vitest';
import { stepTo } from './tabs';

const keys = ['list', 'summary', 'chart'];

it('the arrow keys move to the tab beside, and beyond the last to the first', () => {
  expect(stepTo(keys, 'list', 'ArrowRight')).toBe('summary');
  expect(stepTo(keys, 'chart', 'ArrowRight')).toBe('list');
  expect(stepTo(keys, 'list', 'ArrowLeft')).toBe('chart');
});

it('Home and End lead to the first tab and the last', () => {
  expect(stepTo(keys, 'summary', 'Home')).toBe('list');
  expect(stepTo(keys, 'summary', 'End')).toBe('chart');
});

it('any other key moves nowhere', () => {
  for (const pressed of ['Tab', 'Enter', 'a', 'ArrowDown']) expect(stepTo(keys, 'list', pressed)).toBeUndefined();
});
