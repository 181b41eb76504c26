import type { calendar as thai } from './th';

export const calendar: typeof thai = {
  calendar: {
    save: 'Save the calendar (.ics)',
    saved: (path) => `The calendar was saved at ${path}`,
  },
};
