-- Gifts (ของขวัญ) and complaints (เรื่องร้องเรียน), with the limits and the deadlines of an agency, which are data. An agency without
-- a line of its own goes by the nearest above it, the ministry's at last, and by the program's defaults where there is none.

CREATE TABLE gift_limits (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL UNIQUE REFERENCES agencies (id) ON DELETE CASCADE,
  per_occasion INTEGER NOT NULL CHECK (per_occasion >= 0),  -- 0: No Gift Policy
  per_year INTEGER CHECK (per_year >= per_occasion)         -- of one giver to one receiver; NULL: no such limit
) STRICT;

CREATE TABLE gifts (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  received_on TEXT NOT NULL,
  giver TEXT NOT NULL CHECK (giver <> ''),
  giver_kind TEXT NOT NULL CHECK (giver_kind IN ('person', 'organisation')),
  relation TEXT NOT NULL CHECK (relation IN ('business', 'public', 'subordinate', 'superior', 'colleague', 'personal')),
  solicited INTEGER NOT NULL CHECK (solicited IN (0, 1)),
  receiver_id TEXT REFERENCES people (id),
  receiver TEXT NOT NULL,                           -- name or position; may be empty for somebody on the roster
  occasion_kind TEXT NOT NULL CHECK (occasion_kind IN ('customary', 'shared_party', 'other')),
  occasion TEXT NOT NULL,
  description TEXT NOT NULL CHECK (description <> ''),
  value INTEGER NOT NULL CHECK (value >= 0),
  cash INTEGER NOT NULL CHECK (cash IN (0, 1)),
  verdict TEXT NOT NULL CHECK (verdict IN ('not_receivable', 'receivable', 'over_the_limit', 'exempt')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  decision TEXT NOT NULL CHECK (decision IN ('undecided', 'kept', 'handed_over', 'returned')),
  decided_on TEXT,
  handed_to TEXT NOT NULL,
  note TEXT NOT NULL,
  CHECK (receiver_id IS NOT NULL OR receiver <> '')
) STRICT;
CREATE INDEX gifts_of_agency ON gifts (agency_id, received_on);
CREATE INDEX gifts_to_person ON gifts (receiver_id);

CREATE TABLE complaint_deadlines (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL UNIQUE REFERENCES agencies (id) ON DELETE CASCADE,
  acknowledge_days INTEGER NOT NULL CHECK (acknowledge_days BETWEEN 1 AND 365),
  reply_working_days INTEGER NOT NULL CHECK (reply_working_days BETWEEN 1 AND 365),
  progress_days INTEGER NOT NULL CHECK (progress_days BETWEEN 1 AND 365)
) STRICT;

-- Who told is not here: the protected store keeps it under the case code.
CREATE TABLE complaints (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  case_code TEXT NOT NULL UNIQUE CHECK (length(case_code) = 10),
  received_on TEXT NOT NULL,
  received_by TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('in_person', 'letter', 'telephone', 'email', 'online', 'drop_box', 'forwarded')),
  kind TEXT NOT NULL CHECK (kind IN ('corruption', 'misconduct', 'service', 'procurement', 'personnel')),
  summary TEXT NOT NULL CHECK (summary <> ''),
  unit TEXT NOT NULL,
  urgency TEXT NOT NULL CHECK (urgency IN ('ordinary', 'urgent', 'most_urgent')),
  protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
  owner TEXT NOT NULL,
  acknowledge_by TEXT NOT NULL,
  reply_by TEXT NOT NULL,
  progress_by TEXT NOT NULL,
  acknowledged_on TEXT,
  replied_on TEXT,
  closed_on TEXT,
  outcome TEXT NOT NULL,
  discipline TEXT NOT NULL,                         -- the reference of a discipline case, or empty
  CHECK (closed_on IS NULL OR outcome <> '')
) STRICT;
CREATE INDEX complaints_of_agency ON complaints (agency_id, received_on);

CREATE TABLE complaint_steps (
  id TEXT PRIMARY KEY NOT NULL,
  complaint_id TEXT NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
  taken_on TEXT NOT NULL,
  done TEXT NOT NULL CHECK (done <> '')
) STRICT;
CREATE INDEX steps_of_complaint ON complaint_steps (complaint_id, taken_on);

CREATE TRIGGER gifts_take_attachments AFTER DELETE ON gifts BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER complaints_take_attachments AFTER DELETE ON complaints BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER complaint_steps_take_attachments AFTER DELETE ON complaint_steps BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- Two more classes.
ALTER TABLE retention_rules RENAME TO retention_rules_before;
CREATE TABLE retention_rules (
  id TEXT PRIMARY KEY NOT NULL,
  class TEXT NOT NULL UNIQUE CHECK (class IN ('people', 'training', 'awards', 'gifts', 'complaints')),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;
INSERT INTO retention_rules (id, class, years) SELECT id, class, years FROM retention_rules_before;
DROP TABLE retention_rules_before;
