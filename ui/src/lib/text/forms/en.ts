import type { forms as thai } from './th';

export const forms: typeof thai = {
  forms: {
    openHint:
      'What is left empty goes by the nearest agency above that says it, or by the program. The digits chosen when printing always win.',
    noSignatoriesHint: 'A document without signatories is signed by those of the agreement, or has lines to fill in',
    verify: {
      title: 'Check a certificate’s code',
      code: 'The code on the document',
      ask: 'Check',
      hint: 'The 12 signs in small print at the end of certificates',
      noCode: 'Not a code: one has 12 signs, such as 1A2B-3C4D-5E6F',
      standings: { holds: 'As the register has it', changed: 'Not as the register has it today', unknown: 'Not found' },
      about: {
        holds:
          'A certificate printed today would say the same. Compare the name and the number on the paper with those below; who printed that sheet, no code can tell.',
        changed:
          'It begins as the code of what is below, but ends otherwise: the record may have changed since, or the code is mistyped or made up. Which, the program cannot know; see the history.',
        unknown: 'It may be of another workspace or of a record that was removed, or be mistyped or made up.',
      },
      name: 'Name on the document',
      number: 'Number',
      what: 'What for',
      date: 'Date on the document',
      notCertified: 'Today this record would get no certificate',
    },
  },
};
