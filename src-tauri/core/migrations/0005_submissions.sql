-- Rounds that were handed in: what the report said, how it was printed and the hash of the file, kept as they were.

CREATE TABLE submissions (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  round INTEGER NOT NULL CHECK (round IN (6, 9, 12)),
  version INTEGER NOT NULL CHECK (version >= 1),    -- 1, 2, … of the agency's round
  submitted_on TEXT NOT NULL,
  officer TEXT NOT NULL,                            -- the name, for the officer may be gone one day
  total TEXT,                                       -- NULL while nothing was scored
  form TEXT NOT NULL,                               -- how it was printed, JSON
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the file
  inputs TEXT NOT NULL CHECK (json_valid(inputs)),  -- all that the report says, JSON
  note TEXT NOT NULL,
  UNIQUE (agency_id, year, round, version)
) STRICT;

CREATE TRIGGER submissions_are_not_edited BEFORE UPDATE ON submissions
BEGIN SELECT RAISE(ABORT, 'a submission stands as it was made'); END;
CREATE TRIGGER submissions_are_numbered_without_gaps BEFORE INSERT ON submissions
WHEN NEW.version <> 1 + (SELECT ifnull(max(version), 0) FROM submissions
                         WHERE agency_id = NEW.agency_id AND year = NEW.year AND round = NEW.round)
 AND NOT EXISTS (SELECT 1 FROM submissions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a submission is numbered after the one before'); END;
CREATE TRIGGER submissions_are_not_removed BEFORE DELETE ON submissions
BEGIN SELECT RAISE(ABORT, 'a submission stands as it was made'); END;
