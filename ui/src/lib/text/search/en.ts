import type { search as thai } from './th';

export const search: typeof thai = {
  search: {
    label: 'Search all registers',
    hint: 'Search all registers (Ctrl+K)',
    none: 'No record holds these words',
    found: (count: number) => `${count} found`,
    more: 'There may be more: type another word to narrow the search',
    filling: 'The search index is being made: there may be more',
    agencyHint: 'Type an agency’s name or code',
    recordHint: (what) => `Type to find: ${what}`,
    ordering: 'Putting the list in order',
  },
};
