-- What makes the store trusted: audit lines that name the fields, changesets that are forgotten in time, files attached to any
-- record, and how long each class of records is kept.

ALTER TABLE audit ADD COLUMN fields TEXT NOT NULL DEFAULT '';

-- Keys the hashes of changesets in the audit log, so that a short value cannot be guessed from its hash alone.
CREATE TABLE audit_key (key BLOB NOT NULL CHECK (length(key) = 32)) STRICT;
INSERT INTO audit_key (key) VALUES (randomblob(32));

-- 'forgotten': it stands, but its changeset is gone and it can no longer be undone.
DROP INDEX journal_by_state;
ALTER TABLE journal RENAME TO journal_before;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  officer TEXT NOT NULL,
  verb TEXT NOT NULL,
  register TEXT NOT NULL,
  rows INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'forgotten'))
) STRICT;
INSERT INTO journal (seq, at, officer, verb, register, rows, changeset, state)
SELECT seq, at, officer, verb, register, rows, changeset, state FROM journal_before;
DROP TABLE journal_before;
CREATE INDEX journal_by_state ON journal (state, seq);

-- The file itself lies in the evidence folder under its SHA-256.
CREATE TABLE attachments (
  id TEXT PRIMARY KEY NOT NULL,
  register TEXT NOT NULL CHECK (register <> ''),
  record_id TEXT NOT NULL CHECK (record_id <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  size INTEGER NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  attached_on TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_of_record ON attachments (record_id);
CREATE INDEX attachments_of_file ON attachments (sha256);

-- A record that goes takes its attachments along, also when it goes with the record it is part of.
CREATE TRIGGER agencies_take_attachments AFTER DELETE ON agencies BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER people_take_attachments AFTER DELETE ON people BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER strategic_plans_take_attachments AFTER DELETE ON strategic_plans BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER strategies_take_attachments AFTER DELETE ON strategies BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER action_items_take_attachments AFTER DELETE ON action_items BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER progress_entries_take_attachments AFTER DELETE ON progress_entries BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER training_sessions_take_attachments AFTER DELETE ON training_sessions BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER award_schemes_take_attachments AFTER DELETE ON award_schemes BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER nominations_take_attachments AFTER DELETE ON nominations BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER agreements_take_attachments AFTER DELETE ON agreements BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER indicators_take_attachments AFTER DELETE ON indicators BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER indicator_results_take_attachments AFTER DELETE ON indicator_results BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- How many fiscal years after its last one a record of a class is kept; a class without a line is kept for ten.
CREATE TABLE retention_rules (
  id TEXT PRIMARY KEY NOT NULL,
  class TEXT NOT NULL UNIQUE CHECK (class IN ('people', 'training', 'awards')),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;
