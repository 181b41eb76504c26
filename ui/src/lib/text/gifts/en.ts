import type { gifts as thai } from './th';

export const gifts: typeof thai = {
  gifts: {
    title: 'Gift register',
    one: 'gift',
    emptyHint: 'Enter gifts and benefits that were received or offered; each is judged at once by the agency’s limits',
    by: (giver) => `From ${giver}`,
    chooseReceiver: 'Choose from the roster',
    dropReceiver: 'Not on the roster',
    limits: {
      title: 'Limits of gifts',
      one: 'limits of gifts',
      hint: 'For this agency and those below it that set none of their own; 0 means that no gift is received (No Gift Policy)',
      of: (name) => `Limits of ${name}`,
      perOccasion: (amount) => `up to ${amount} baht a person and occasion`,
      perYear: (amount) => `up to ${amount} baht a giver and year`,
      none: 'No Gift Policy',
    },
  },
};
