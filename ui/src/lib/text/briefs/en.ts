import type { briefs as thai } from './th';

export const briefs: typeof thai = {
  briefs: {
    views: 'Views of the register',
    until: (day) => `Data up to ${day}`,
    asDocument: 'Open as a document',
    none: 'Nothing to summarise yet',
    noneHint: 'Choose an agency, a fiscal year and a round in the bar above, or add records first',
    tones: { good: '(good)', fair: '(fair)', warn: '(to be watched)', bad: '(to be mended)' },
  },
};
