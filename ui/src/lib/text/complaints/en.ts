import type { complaints as thai } from './th';

export const complaints: typeof thai = {
  complaints: {
    title: 'Complaint register',
    one: 'complaint',
    emptyHint: 'Enter what was received; a code is given and the days are counted. Who told is kept apart, protected',
    due: 'To do',
    dueBy: (duty, day) => `${duty} by ${day}`,
    overdue: (duty, day) => `Overdue: ${duty} (${day})`,
    closed: 'Closed',
    duties: { acknowledge: 'Acknowledge', reply: 'First reply', progress: 'Report progress' },
    steps: {
      title: 'What was done',
      one: 'step',
      add: 'Add a step',
      none: 'Nothing done yet',
      noneHint: 'The day to report progress is counted from the last step',
    },
    deadlines: {
      title: 'Deadlines',
      one: 'deadlines of complaints',
      of: (name) => `Deadlines of ${name}`,
      hint: 'For this agency and those below it that set none of their own; working days are Monday to Friday, public holidays included',
    },
    informant: {
      title: 'Informant (protected store)',
      lead: 'The informant’s name and contact are in an encrypted store of their own; the register knows the case code alone. Every look needs a reason and is recorded',
      keep: 'Keep the informant’s identity',
      show: 'Show the informant’s identity',
      passphrase: 'Passphrase of the protected store',
      first:
        'There is no protected store yet. Set its passphrase, another than that of the workspace: only who knows it can see informants, and it cannot be recovered',
      name: 'Name',
      contact: 'Contact',
      note: 'Note',
      reason: 'Why it must be seen',
      reveal: 'Show',
      hide: 'Hide',
      kept: 'Kept in the protected store',
      locked: 'The protected store needs a workspace with a passphrase',
    },
  },
};
