import { count as n } from '../format';
import type { surveys as thai } from './th';

export const surveys: typeof thai = {
  surveys: {
    title: 'Answers of this wave',
    lead: 'Key the sheets from paper one at a time, or import a file of answers at once',
    key: 'Key sheets from paper',
    importAnswers: 'Import a file of answers',
    none: 'This survey has no questions yet',
    sheet: (at) => `Sheet ${n(at)} of this sitting`,
    entered: (count) => `Sheets entered: ${n(count)}`,
    unitHint: 'Kept for the next sheet until it is changed; no names of persons',
    unanswered: 'Not answered',
    four: { least: 'Least', little: 'Little', much: 'Much', most: 'Most' },
    yes: 'Yes',
    no: 'No',
    empty: 'No answer was keyed yet',
    next: 'Save and key the next',
    finish: 'Save and close',
    counting: {
      title: 'Indicators counted from this survey',
      lead: (months) =>
        `By the mean of its newest wave that closed within the round of ${months} months and has answers enough`,
      none: (kind, counted) =>
        `No indicator is counted from it yet. Surveys of the kind “${kind}” are counted where an indicator’s template says “${counted}”`,
    },
  },
};
