import type { settings as thai } from './th';

export const settings: typeof thai = {
  settings: {
    title: 'Settings',
    sections: {
      security: 'Locking and passphrase',
      officers: 'Officers',
      backups: 'Backups',
      years: 'Fiscal years',
      undoing: 'History and undo',
      retention: 'Retention',
    },
    years: {
      title: 'Fiscal years and reporting rounds',
      lead: 'Work counts until the day a round closes; the report on the agreement is handed in by the day it is due.',
      begin: (year: number) => `Begin fiscal year ${year}`,
      begun: (year: number) => `Fiscal year ${year} has begun; check when each round is due`,
      one: 'the dates of the round',
    },
  },
};
