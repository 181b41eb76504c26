-- Campaigns and publicity (รณรงค์ ประชาสัมพันธ์), a class of their own among what is kept for so many years.

CREATE TABLE campaigns (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  title TEXT NOT NULL CHECK (title <> ''),
  message TEXT NOT NULL,
  media TEXT NOT NULL,
  audience TEXT CHECK (audience IN ('officials', 'public')),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
  place TEXT NOT NULL,
  cost INTEGER NOT NULL CHECK (cost >= 0),
  reached INTEGER CHECK (reached >= 0),
  serves TEXT NOT NULL,                             -- the value or standard
  result TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX campaigns_of_agency ON campaigns (agency_id, starts_on);
CREATE TRIGGER campaigns_take_attachments AFTER DELETE ON campaigns BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

ALTER TABLE retention_rules RENAME TO retention_rules_before;
CREATE TABLE retention_rules (
  id TEXT PRIMARY KEY NOT NULL,
  class TEXT NOT NULL UNIQUE
    CHECK (class IN ('people', 'training', 'awards', 'gifts', 'complaints', 'campaigns')),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;
INSERT INTO retention_rules (id, class, years) SELECT id, class, years FROM retention_rules_before;
DROP TABLE retention_rules_before;
