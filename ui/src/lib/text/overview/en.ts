import { count as n } from '../format';
import type { overview as thai } from './th';

export const overview: typeof thai = {
  overview: {
    title: 'Overview',
    people: 'People',
    plans: 'Action items',
    trainings: 'Training sessions',
    awards: 'Awards',
    budget: 'Budget (baht)',
    total: 'Total score',
    scorecard: 'Scorecard',
    noScorecard: 'No indicators this year',
    noScorecardHint: 'Add them under “Indicators”',
    ofScale: (top) => `of ${top}`,
    agencyScores: 'Totals by agency',
    sumNote: 'Summed from unrounded values',
    agenciesBelow: 'Agencies in scope',
    trained: (people) => `${n(people)} trained this year`,
    actionsDone: (actions) => `${n(actions)} done`,
    spent: (amount) => `${amount} baht spent`,
    awarded: (people) => `${n(people)} received one`,
    missing: (codes) => `Not complete: ${codes}`,
  },
};
