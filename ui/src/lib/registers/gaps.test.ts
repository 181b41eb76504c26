import { expect, it } from 'vitest';
import type { GapRow } from '$lib/api';
import { prefillOf } from './gaps';

const NOTHING = { pillar: null, area: null, audience: null, measure: null, chapter: null, state_strategy: null };

it('an action item that closes a gap begins with what the gap says, and nothing else', () => {
  const gap = { ...NOTHING, words: 'ยังไม่มีงานรับเรื่องร้องเรียน', audience: 'public', measure: 'complaints' } as GapRow;
  expect(prefillOf(gap)).toEqual({ audience: 'public', measure: 'complaints' });
});

it('the pillar of a gap is its strategy’s, not the action item’s', () => {
  expect(prefillOf({ ...NOTHING, words: 'ยังไม่มีงานด้านการป้องกัน', pillar: 'p2' } as GapRow)).toEqual({});
});
