-- Who works with the workspace. Their seals are in the key file, named by these keys.

CREATE TABLE officers (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT REFERENCES agencies (id),
  name TEXT NOT NULL CHECK (name <> ''),
  position TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'officer', 'reader')),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
