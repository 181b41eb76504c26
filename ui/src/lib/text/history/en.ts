import type { history as thai } from './th';

export const history: typeof thai = {
  history: {
    title: 'History',
    lead: 'Every change to this workspace: who made it, when, and what it changed',
    tabs: { changes: 'Changes', audit: 'Audit log' },
    when: 'When',
    who: 'Who',
    what: 'What',
    rows: 'Rows',
    undone: 'Undone',
    number: (n) => `Operation ${n}`,
    records: (n) => `${n.toLocaleString('en-US')} rows`,
    nobody: 'Whoever uses this machine',
    older: 'Show earlier ones',
    none: 'Nothing matches',
    noneHint: 'Change the filters, or clear them to see everything',
    filters: {
      label: 'Filters',
      register: 'Register',
      all: 'All',
      officer: 'Officer',
      person: 'Person',
      choosePerson: 'Choose a person',
      from: 'From',
      to: 'Until',
      clear: 'Clear filters',
      dateHint: 'day/month/B.E. year',
    },
    changes: 'What changed',
    choose: 'Choose an operation to see what it changed',
    kinds: { added: 'Added', edited: 'Edited', removed: 'Removed' },
    field: 'Field',
    before: 'Before',
    after: 'After',
    more: (n) => `and ${n.toLocaleString('en-US')} more rows`,
    forgotten: 'Its details are past their time: what it changed can be neither seen nor undone',
    masked: 'Personal values are shown as •••',
    go: 'Go to the record',
    yes: 'Yes',
    no: 'No',
    empty: 'empty',
    revert: 'Undo only this',
    revertQuestion: 'Undo only this operation?',
    revertHint: 'What was done later stays, and this undo can itself be undone',
    reverted: 'The operation was undone',
    conflict: {
      title: 'It cannot be undone',
      lead: 'Later operations changed the same records or refer to them. Undo those first.',
      later: (n) => `Changed or referred to in operation ${n}`,
      unknown: 'Changed since',
      open: 'See it',
    },
    bounds: {
      title: 'History and undo',
      text: (operations, days) =>
        `The last ${operations.toLocaleString('en-US')} operations can be undone, for ${days} days. After that it stays known who did what and when; the values are deleted, so that personal data that was removed does not linger.`,
    },
  },
  notices: {
    clockBehind: (last) => `The clock of this machine is behind the last entry (${last}). Please set it right`,
    clockAhead: (last) => `The clock of this machine is far ahead of the last entry (${last}). Please check it`,
    rolledBack: (lines) =>
      `Line ${lines.toLocaleString('en-US')} of the audit log is not what it was: the database may be an older one`,
    headFile: 'workspace.head.json was altered or damaged, so the audit log could not be compared with the last time',
    restored: (heads, when) =>
      `This workspace was restored from a backup since it was last opened${when === null ? '' : `, at ${when}`}` +
      (heads === 0 ? '' : `; ${heads.toLocaleString('en-US')} hashes written down after that backup were given up`),
    restoreUnproven:
      'Somebody left word of a restore that the key of this workspace does not vouch for: the database may be an older one. Keep this workspace as evidence',
    look: 'Verify in the history',
  },
  audit: {
    contradicted:
      'A hash written down elsewhere is not in the audit log: the database may be an older one. Keep this workspace as evidence and verify it in the history',
    lead: 'Lines are only ever added, each bound to the one before by its hash: editing, deleting, inserting or reordering is found',
    verify: 'Verify',
    verifying: 'Verifying…',
    holds: (lines) => `All ${lines.toLocaleString('en-US')} lines hold`,
    broken: (line) => `Line ${line} is not what was written. Keep this workspace as evidence and restore a backup`,
    heads: (found, all) =>
      `It has ${found.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} hashes written down in backups, in reports handed in and beside the database`,
    givenUp: (heads) => `a restore gave up ${heads.toLocaleString('en-US')}`,
    missing: (place, head) =>
      `Hash ${head}, written down in ${place}, is not in the log: the database is an older one, or the end of the log was cut off. Keep this workspace as evidence and restore the newest backup`,
    foreign: (place) => `Cannot be read, or is not of this workspace: ${place}`,
    sources: { backup: 'backup', submission: 'report handed in', head_file: 'workspace.head.json' },
    unknown: {
      whole_folder:
        'Cannot be told: whether the whole folder, its backups too, is an older one. Compare with a report on paper or a backup kept elsewhere',
      no_head_file: 'Cannot be told: there was no workspace.head.json before this opening to compare with',
      no_backups: 'Cannot be told: there are no backups in the workspace to compare with',
      restored:
        'Cannot be told: a restore that no key of this workspace vouches for gave heads up; make sure that it was meant, at the time that the log says',
      restore_unproven:
        'Cannot be told: the log has word of a restore that the key of this workspace does not vouch for. Somebody put an older database back, or an earlier version of the program restored one, which cannot be proven. If it was meant, restore the backup again',
      open_to_all: 'Cannot be told: without a passphrase, whoever can write in the folder can write all of it anew',
    },
    head: 'Newest hash',
    copy: 'Copy',
    copied: 'Copied',
    compare: 'Find a hash from a report’s foot or a backup’s name',
    compareHint: 'When a hash that was printed is not in the log, its end was cut off',
    found: (line, when) => `Found at line ${line} (${when})`,
    notFound: 'Not in this log. If it is typed right, the log was cut short or belongs to another workspace',
    tooShort: 'Type at least 8 signs',
    line: 'Line',
    fields: 'Fields or record',
    hash: 'Hash',
  },
};
