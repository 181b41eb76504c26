import { count as n } from './format';
import { overview } from './overview/en';
import { agencies } from './agencies/en';
import { people } from './people/en';
import { plan } from './plan/en';
import { trainings } from './trainings/en';
import { awards } from './awards/en';
import { indicators } from './indicators/en';
import { settings } from './settings/en';
import { attachments } from './attachments/en';
import { complaints } from './complaints/en';
import { gifts } from './gifts/en';
import { imports } from './imports/en';
import { access } from './access/en';
import { retention } from './retention/en';
import { search } from './search/en';
import { history } from './history/en';
import { report } from './report/en';
import { forms } from './forms/en';
import { briefs } from './briefs/en';
import { coverage } from './coverage/en';
import { due } from './due/en';
import { links } from './links/en';
import { reference } from './reference/en';
import { surveys } from './surveys/en';
import { disclosure } from './disclosure/en';
import { carry } from './carry/en';
import { calendar } from './calendar/en';
import type { Dictionary } from './th';

export const en: Dictionary = {
  ...attachments,
  ...complaints,
  ...gifts,
  ...access,
  ...retention,
  ...search,
  ...history,
  app: {
    name: 'Saisaat',
    tagline: 'Clean-government coordination centre',
    sampleBanner: 'Sample data — every person and result is invented.',
    skip: 'Skip to content',
    switchLanguage: 'ไทย',
    switchLanguageLabel: 'เปลี่ยนเป็นภาษาไทย',
    theme: { auto: 'System colours', light: 'Light', dark: 'Dark' },
    themeLabel: 'Colours',
    starting: 'Opening…',
  },
  nav: {
    label: 'Main menu',
    close: 'Close workspace',
    groups: {
      first: 'Main',
      a1: 'Coordination centre',
      a2: 'Strategic plan',
      a3: 'Morals and ethics',
      a4: 'Campaigns and scrutiny',
      a5: 'Networks',
      results: 'Indicators and reports',
      tools: 'Tools',
    },
    /** Shorter than the register's own name, or of no register. */
    screens: {
      overview: 'Overview',
      plan: 'Strategic plan',
      coverage: 'Coverage',
      gifts: 'Gifts',
      complaints: 'Complaints',
      import: 'Import roster',
      report: 'Report',
      history: 'History',
      settings: 'Settings',
    },
  },
  scope: {
    label: 'Scope of the data',
    agency: 'Agency',
    year: 'Fiscal year',
    round: 'Round',
    roundOf: (months) => `${months} months`,
    noAgency: 'No agency yet',
    noYear: 'No fiscal year yet',
  },
  undoRedo: {
    undo: 'Undo',
    redo: 'Redo',
    undoOf: (name) => `Undo: ${name}`,
    redoOf: (name) => `Redo: ${name}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    undoing: (name) => `Undoing “${name}” …`,
    redoing: (name) => `Doing “${name}” again …`,
    undone: (name) => `Undid “${name}”`,
    redone: (name) => `Redid “${name}”`,
    entry: (verb, register) => `${verb} ${register}`,
  },
  common: {
    copyForAWhile: 'Copy (cleared from the clipboard after 30 seconds)',
    copiedForAWhile: 'Copied; it is cleared from the clipboard after 30 seconds',
    add: 'Add',
    addOf: (what) => `Add ${what}`,
    edit: 'Edit',
    editOf: (what) => `Edit ${what}`,
    save: 'Save',
    saved: 'Saved',
    removed: 'Removed',
    cancel: 'Cancel',
    close: 'Close',
    remove: 'Remove',
    back: 'Back',
    search: 'Search',
    searchHint: 'Type to search…',
    clear: 'Clear',
    retry: 'Try again',
    loading: 'Loading…',
    saving: 'Saving…',
    count: (shown, all) => (shown === all ? `${n(all)} records` : `${n(shown)} of ${n(all)} records`),
    empty: 'Nothing here yet',
    emptyOf: (what) => `No ${what} yet`,
    emptyHint: 'Add the first with the button above',
    noMatch: 'Nothing matches the search',
    notGiven: '—',
    overdue: 'Overdue',
    nextDue: 'Next due',
    choose: 'Choose…',
    none: 'Not given',
    yes: 'Yes',
    no: 'No',
    baht: 'baht',
    total: 'Total',
    sortBy: (column) => `Sort by ${column}`,
    confirmRemove: (what) => `Remove this ${what}?`,
    confirmRemoveHint: 'It can be brought back with “Undo”',
    dateHint: 'day/month/B.E. year',
    reveal: 'Show number',
    replace: 'Change number',
    error: 'Something went wrong',
    dismiss: 'Dismiss',
  },
  ...overview,
  ...forms,
  ...briefs,
  ...coverage,
  ...due,
  ...links,
  ...reference,
  ...surveys,
  ...disclosure,
  ...carry,
  ...calendar,
  ...agencies,
  ...people,
  ...plan,
  ...trainings,
  ...awards,
  ...indicators,
  ...imports,
  report,
  ...settings,
  errors: {
    invalid: 'Some fields are not right yet; see the ones marked',
    not_found: 'That record is not there; it may have been removed',
    duplicate: 'Another record has the same value',
    in_use: 'Other records refer to it; remove or move them first',
    locked: 'This workspace is open in another window or program; close it there and try again',
    too_new: 'This workspace was made by a newer version; update the program first',
    damaged: 'The workspace is damaged and cannot be read; restore a backup',
    conflict: 'Not possible: the same data was changed since. Undo what came later first, in the history.',
    handed_in_only: 'The round is handed in, but its file could not be saved; save it again from the list of versions',
    file: 'The file could not be read or written; check permissions and free space',
    db: 'The database refused; nothing was saved. Try again',
    closed: 'No workspace is open; open one first',
    import: 'This file cannot be imported',
    report: 'The report could not be made',
    no_glyph: 'Not made: no typeface has one of its characters; mend that text and try again',
    cell_too_long:
      'No Excel file was made: a text is longer than the 32,767 letters a cell takes; shorten it or save as PDF',
    no_such_format: 'This document cannot be had in that format; choose another or PDF',
    does_not_fit: 'Not made: a page does not hold its text, however small; shorten the name or the text and try again',
    not_masked:
      'Not made: personal data that was masked can still be read elsewhere in the document; see remarks and names',
    not_reviewed: 'Some passages may be names of people; look at them before the document is made public',
  },
  files: {
    missing: 'Not found',
    exists: 'Something has this name already and is not replaced; use another name, or a new or empty folder',
    taken: 'A file of this name exists already; use another name',
    inside_workspace:
      'It is inside a workspace or a backup; choose another folder, so that it does not mix with their files',
    extension: 'The name does not end as this kind of file does',
    link: 'It is a link to another place; choose the real file or folder',
    other_kind: 'A file of another kind has this name and is not replaced; use another name',
    denied: 'Not allowed to read or write there',
    full: 'The disk is full; free some space and try again',
    holds_pack: 'This folder is a pack of reports; use another one, so that nothing else goes with the pack',
    other_pack: 'This folder holds a pack of another year, round or form (internal or public); use a new folder',
    foreign: 'The program did not write this file; move it away or use a new folder',
    altered: 'This file of the earlier pack was altered and is not removed; move it away and try again',
    too_long: 'The name or path is longer than the system takes; use a shorter one',
  },
  verbs: {
    create: 'Create',
    save: 'Save',
    remove: 'Remove',
    import: 'Import',
    undo: 'Undo',
    redo: 'Redo',
    revert: 'Revert',
    unlock: 'Unlock',
    recover: 'Enter with the recovery key:',
    passphrase: 'Change passphrase of',
    reveal: 'Show ID of',
    export: 'Export',
    export_ended: 'Export ended early:',
    back_up: 'Back up',
    restore: 'Restore',
    restore_unproven: 'Unproven word of a restore:',
    purge: 'Purge',
    submit: 'Hand in',
    confirm_date: 'Confirm the date of',
  },
  outside: { workspace: 'workspace', identities: 'identities' },
};
