import type { plan as thai } from './th';

export const plan: typeof thai = {
  plan: {
    progress: 'Progress',
    progressOf: (title) => `Progress: ${title}`,
    years: (first, last) => `B.E. ${first}–${last}`,
    choosePlan: 'Plan',
    noStrategies: 'This plan has no strategies yet',
    noActions: 'No action items this fiscal year',
    assumed: 'day assumed',
    totalStanding: 'Total without what was cancelled',
    noProgress: 'No progress noted yet',
    addProgress: 'Note progress',
    quarters: 'Quarters',
  },
};
