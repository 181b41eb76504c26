import type { attachments as thai } from './th';

export const attachments: typeof thai = {
  attachments: {
    title: 'Evidence files',
    none: 'No files attached',
    kinds: 'PDF, PNG or JPEG pictures, and Word, Excel or PowerPoint documents, up to 50 MB',
    attach: 'Attach a file',
    attaching: 'Attaching and encrypting…',
    done: (name) => `${name} is attached`,
    open: 'Open',
    openOf: (name) => `Open ${name}`,
    save: 'Save a copy',
    saveOf: (name) => `Save a copy of ${name}`,
    saved: (path) => `A copy is at ${path}`,
    remove: (name) => `Remove ${name}`,
    removed: 'The file was removed; this can be undone',
    missing: 'The file is missing from its store',
    hash: (sha256) => `Copy SHA-256 ${sha256}`,
    copied: 'SHA-256 copied',
    first: 'Save the result first; then files can be attached',
    check: {
      title: 'Check the whole workspace',
      lead: 'Checks the database, its references, the audit log and every evidence file',
      run: 'Check now',
      running: 'Checking…',
      sound: 'Everything is sound',
      faults: (n) =>
        `${n.toLocaleString('en-US')} evidence files are not as they were; restore a backup, or attach the same files again`,
      kinds: { missing: 'Missing', altered: 'Altered or damaged' },
      foreign: (n) =>
        `${n.toLocaleString('en-US')} of the things in the workspace’s folder are not its own. They were not read, backed up or removed; move what is yours elsewhere`,
      seeAudit: 'See the audit log',
    },
    wiped: 'The copy that is opened is deleted when the workspace is locked or closed',
  },
};
