-- The changeset of an operation becomes a sequence of parts, so that an import of any size is recorded, undone and done again
-- with one part in memory, and no value comes near SQLite's limit.

CREATE TABLE changeset_parts (
  operation INTEGER NOT NULL REFERENCES journal (seq),
  part INTEGER NOT NULL CHECK (part >= 1),          -- 1, 2, … in the order they were recorded
  changeset BLOB NOT NULL CHECK (length(changeset) > 0),
  PRIMARY KEY (operation, part)
) STRICT;

-- What was forgotten or can no longer be done again had an empty one; it now has no part.
INSERT INTO changeset_parts (operation, part, changeset) SELECT seq, 1, changeset FROM journal WHERE length(changeset) > 0;
ALTER TABLE journal DROP COLUMN changeset;
