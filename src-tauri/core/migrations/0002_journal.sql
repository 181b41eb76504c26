-- What happened: the changesets that undo and redo apply, and the append-only audit chain. Neither is recorded by sessions.

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  officer TEXT NOT NULL,
  verb TEXT NOT NULL,
  register TEXT NOT NULL,
  rows INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX journal_by_state ON journal (state, seq);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  officer TEXT NOT NULL,
  verb TEXT NOT NULL,
  register TEXT NOT NULL,
  rows INTEGER NOT NULL,
  changes TEXT NOT NULL,                            -- BLAKE3 of the changeset, keyed data never in clear
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_links_hold BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM audit)
  OR NEW.previous <> ifnull((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT raise(ABORT, 'the audit chain is broken'); END;
