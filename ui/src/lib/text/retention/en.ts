import type { retention as thai } from './th';

export const retention: typeof thai = {
  retention: {
    title: 'Retention',
    lead: 'Counted in fiscal years after a record’s last one; ten unless set',
    years: 'years',
    saved: 'The period is saved',
    due: 'Past their time',
    dueLead: 'Review them and choose what to purge',
    none: 'Nothing is past its time',
    doubt: (clock, log) =>
      `The clock of this machine says ${clock}, the audit log ${log}; what is past its time goes by the earlier date. If the clock is wrong, set it right and open the workspace again.`,
    doubtConfirm: (clock) => `Confirm that today is ${clock}`,
    doubtQuestion: (clock) => `Is today ${clock}?`,
    doubtHint: (log) =>
      `The audit log counts up to ${log}. Compare with a calendar: once confirmed, what is past its time and which backups are pruned goes by this date, and it is recorded who confirmed it.`,
    class: 'Class',
    label: 'Record',
    lastYear: 'Last year',
    parts: 'Goes with it',
    all: 'Choose all',
    purge: (n) => `Purge ${n.toLocaleString('en-US')}`,
    question: 'Purge what you chose for good?',
    hint: 'It cannot be undone, nor can anything that was done before it. Earlier backups still hold it until they are pruned.',
    confirm: 'Purge for good',
    purged: (n) => `${n.toLocaleString('en-US')} records were purged`,
    identities: {
      hint: 'Who told of the purged complaints is in the protected store until it is next opened; its passphrase clears it now.',
      others: 'An officer who may open the store clears it.',
      clear: 'Clear the identities left over',
      cleared: (n) =>
        n === 0 ? 'No identities were left over' : `${n.toLocaleString('en-US')} identities were cleared`,
    },
  },
};
