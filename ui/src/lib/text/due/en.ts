import { count as n } from '../format';
import type { due as thai } from './th';

export const due: typeof thai = {
  due: {
    title: 'Due',
    within: { week: 'Within 7 days', month: 'Within 30 days' },
    unlisted: '(holidays of that year not announced yet)',
    all: 'See all',
    more: (others) => `and ${n(others)} more`,
    none: 'Nothing is due in the next 30 days',
  },
};
