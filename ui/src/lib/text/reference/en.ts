import { count as n } from '../format';
import type { reference as thai } from './th';

export const reference: typeof thai = {
  reference: {
    add: 'Add from reference data',
    hint: 'What is there already is not added twice; it can be edited or undone afterwards',
    ofYear: (year) => `for fiscal year ${year}`,
    source: (source) => `Source: ${source}`,
    take: 'Take over',
    taken: (set, added) => (added === 0 ? `${set}: all of it was there already` : `${set}: ${n(added)} records added`),
  },
};
