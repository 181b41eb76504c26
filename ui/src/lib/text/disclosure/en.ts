import { count as n } from '../format';
import type { disclosure as thai } from './th';

export const disclosure: typeof thai = {
  disclosure: {
    open: 'Copy who answers and where it is published from last year',
    tool: 'Copy from last year',
    lead: (from, to) =>
      `Pairs the items of ${to} with those of ${from} and fills only what is empty; whether it is published is not copied. It can be undone`,
    none: (year) => `No items of this list in ${year}`,
    beforeOf: (name) => `Last year’s item for ${name}`,
    drop: 'Do not copy',
    likeness: { title: 'Same title', code: 'Same code, other title: check', nothing: 'None like it', chosen: 'Chosen' },
    run: (count) => `Copy ${n(count)} pairs`,
    done: (count) => (count === 0 ? 'There was nothing to fill' : `Filled from last year: ${n(count)}`),
  },
};
