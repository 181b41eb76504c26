-- Who stands behind a case code. A file of its own with a key of its own; the main database holds the code only.

CREATE TABLE identities (
  case_code TEXT PRIMARY KEY NOT NULL CHECK (case_code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  contact TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE reveals (
  seq INTEGER PRIMARY KEY,
  case_code TEXT NOT NULL,
  officer TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE TRIGGER reveals_are_never_changed BEFORE UPDATE ON reveals BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER reveals_are_never_removed BEFORE DELETE ON reveals BEGIN SELECT raise(ABORT, 'append-only'); END;
