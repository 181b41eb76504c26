import type { coverage as thai } from './th';

export const coverage: typeof thai = {
  coverage: {
    gaps: 'Not covered by any work yet',
    plan: 'Plan an action item',
    strategyHint: 'Choose the strategy that the action item belongs to, then go on to its details',
    none: 'No gaps in the coverage',
    noneHint: 'This year’s work covers everything',
  },
};
