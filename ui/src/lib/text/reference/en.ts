import { count as n } from '../format';
import type { reference as thai } from './th';

export const reference: typeof thai = {
  reference: {
    add: 'Add from reference data',
    hint: (year) =>
      `What is there already is not added twice; a set without a year is added for fiscal year ${year}. It can be edited or undone afterwards`,
    source: (source) => `Source: ${source}`,
    take: 'Take over',
    taken: (set, added) => (added === 0 ? `${set}: all of it was there already` : `${set}: ${n(added)} records added`),
  },
};
