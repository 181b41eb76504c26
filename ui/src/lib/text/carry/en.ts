import { count as n } from '../format';
import type { carry as thai } from './th';

export const carry: typeof thai = {
  carry: {
    open: 'Carry actions into next year’s plan',
    title: (year) => `Carry actions into the plan of ${year}`,
    lead: 'What you tick is added to the next year under the same strategy, not yet begun; it can be undone',
    none: 'The reviewed year has no actions',
    unsaid: 'The review says nothing of it',
    proposal: (text) => `Proposed: ${text}`,
    cancelled: 'Not carried: the review cancels it',
    there: 'Not carried: the next year has it already',
    run: (count) => `Carry ${n(count)}`,
    done: (count) => `Carried into the next year: ${n(count)}`,
  },
};
