import type { people as thai } from './th';

export const people: typeof thai = {
  people: {
    name: 'Name',
    inactive: 'Left',
    inService: 'In service',
    status: 'Status',
    emptyHint: 'Add people one by one, or import a roster from Excel',
  },
};
