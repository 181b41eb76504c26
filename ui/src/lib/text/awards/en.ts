import type { awards as thai } from './th';

export const awards: typeof thai = {
  awards: {
    addNomination: 'Nominate',
    noNominationsHint: 'Nominate people from the roster',
  },
};
