-- The registers of the main job. Keys are UUIDv7 text made by the caller; dates ISO text; money integer satang;
-- scores, weights and thresholds exact decimal text. Empty text means "not given"; NULL only where a value may be absent.

CREATE TABLE agencies (
  id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT REFERENCES agencies (id),          -- NULL: the ministry, the root of the tree
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_th TEXT NOT NULL CHECK (name_th <> ''),
  name_en TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  vision TEXT NOT NULL,
  mission TEXT NOT NULL,
  CHECK (parent_id IS NOT id)
) STRICT;
CREATE UNIQUE INDEX one_ministry ON agencies ((1)) WHERE parent_id IS NULL;

CREATE TABLE fiscal_years (
  id TEXT PRIMARY KEY NOT NULL,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2400 AND 2700),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE reporting_rounds (
  id TEXT PRIMARY KEY NOT NULL,
  year INTEGER NOT NULL REFERENCES fiscal_years (year),
  round INTEGER NOT NULL CHECK (round IN (6, 9, 12)),
  closes_on TEXT NOT NULL,                          -- the last day counted
  due_on TEXT NOT NULL,                             -- the self-assessment report is due
  UNIQUE (year, round)
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  national_id TEXT UNIQUE CHECK (national_id GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  prefix TEXT NOT NULL,
  first_name TEXT NOT NULL CHECK (first_name <> ''),
  surname TEXT NOT NULL,
  position TEXT NOT NULL,
  position_number TEXT NOT NULL,
  level TEXT NOT NULL,
  staff_kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  sex TEXT NOT NULL,
  education TEXT NOT NULL,
  birth_date TEXT,
  appointed_on TEXT,
  retires_on TEXT,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  note TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX people_of_agency ON people (agency_id, first_name, surname);

CREATE TABLE strategic_plans (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  title TEXT NOT NULL CHECK (title <> ''),
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL CHECK (last_year >= first_year),
  vision TEXT NOT NULL,
  mission TEXT NOT NULL,
  review TEXT NOT NULL,
  approved_on TEXT
) STRICT;
CREATE INDEX plans_of_agency ON strategic_plans (agency_id);

CREATE TABLE strategies (
  id TEXT PRIMARY KEY NOT NULL,
  plan_id TEXT NOT NULL REFERENCES strategic_plans (id),
  code TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  goal TEXT NOT NULL,
  pillar TEXT CHECK (pillar IN ('p1', 'p2', 'p3')),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX strategies_of_plan ON strategies (plan_id);

CREATE TABLE action_items (
  id TEXT PRIMARY KEY NOT NULL,
  strategy_id TEXT NOT NULL REFERENCES strategies (id),
  year INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  target TEXT NOT NULL,
  responsible TEXT NOT NULL,
  area TEXT CHECK (area IN ('a1', 'a2', 'a3', 'a4', 'a5')),
  audience TEXT CHECK (audience IN ('officials', 'public')),
  measure TEXT CHECK (measure IN ('standards', 'values', 'training', 'gifts', 'awards', 'complaints', 'disclosure', 'whistleblower', 'network')),
  q1 INTEGER NOT NULL CHECK (q1 IN (0, 1)),
  q2 INTEGER NOT NULL CHECK (q2 IN (0, 1)),
  q3 INTEGER NOT NULL CHECK (q3 IN (0, 1)),
  q4 INTEGER NOT NULL CHECK (q4 IN (0, 1)),
  budget INTEGER NOT NULL CHECK (budget >= 0),
  spend INTEGER NOT NULL CHECK (spend >= 0),
  due_on TEXT,
  finished_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'underway', 'done', 'cancelled')),
  CHECK ((status = 'done') = (finished_on IS NOT NULL))
) STRICT;
CREATE INDEX actions_of_strategy ON action_items (strategy_id);

CREATE TABLE progress_entries (
  id TEXT PRIMARY KEY NOT NULL,
  action_id TEXT NOT NULL REFERENCES action_items (id) ON DELETE CASCADE,
  noted_on TEXT NOT NULL,
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX progress_of_action ON progress_entries (action_id);

CREATE TABLE training_sessions (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  topic TEXT NOT NULL CHECK (topic IN ('prevention', 'morals', 'ethics', 'code', 'conflict_of_interest', 'gifts', 'law')),
  course TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
  hours TEXT NOT NULL,
  required_hours TEXT NOT NULL,
  place TEXT NOT NULL,
  online INTEGER NOT NULL CHECK (online IN (0, 1)),
  speakers TEXT NOT NULL,
  organiser TEXT NOT NULL,
  target_group TEXT NOT NULL,
  seats INTEGER,
  budget INTEGER NOT NULL CHECK (budget >= 0),
  spend INTEGER NOT NULL CHECK (spend >= 0),
  pre_test TEXT,
  post_test TEXT,
  satisfaction TEXT
) STRICT;
CREATE INDEX trainings_of_agency ON training_sessions (agency_id, year);

CREATE TABLE attendances (
  id TEXT PRIMARY KEY NOT NULL,
  session_id TEXT NOT NULL REFERENCES training_sessions (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id),
  registered INTEGER NOT NULL CHECK (registered IN (0, 1)),
  hours TEXT NOT NULL,
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  certificate TEXT NOT NULL,
  UNIQUE (session_id, person_id)
) STRICT;
CREATE INDEX attendances_of_person ON attendances (person_id);

CREATE TABLE award_schemes (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  standard TEXT NOT NULL,
  criteria TEXT NOT NULL,
  eligibility TEXT NOT NULL,
  method TEXT NOT NULL,
  committee_order TEXT NOT NULL,
  rewards TEXT NOT NULL,
  announced_on TEXT
) STRICT;
CREATE INDEX schemes_of_agency ON award_schemes (agency_id, year);

CREATE TABLE nominations (
  id TEXT PRIMARY KEY NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES award_schemes (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id),
  nominator TEXT NOT NULL,
  reasons TEXT NOT NULL,
  evidence TEXT NOT NULL,
  score TEXT,
  decision TEXT NOT NULL CHECK (decision IN ('nominated', 'awarded', 'declined')),
  UNIQUE (scheme_id, person_id)
) STRICT;
CREATE INDEX nominations_of_person ON nominations (person_id);

CREATE TABLE agreements (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  scale TEXT NOT NULL CHECK (scale IN ('five_levels', 'points_50_75_100')),
  floor INTEGER NOT NULL CHECK (floor IN (0, 1)),   -- the score below level 1
  not_assessed TEXT NOT NULL CHECK (not_assessed IN ('redistribute', 'keep')),
  weight_total TEXT NOT NULL,
  signed_on TEXT,
  compiler TEXT NOT NULL,
  compiler_position TEXT NOT NULL,
  centre_head TEXT NOT NULL,
  centre_head_position TEXT NOT NULL,
  agency_head TEXT NOT NULL,
  agency_head_position TEXT NOT NULL,
  UNIQUE (agency_id, year)
) STRICT;

CREATE TABLE indicators (
  id TEXT PRIMARY KEY NOT NULL,
  agreement_id TEXT NOT NULL REFERENCES agreements (id),
  parent_id TEXT REFERENCES indicators (id) ON DELETE CASCADE,  -- the composite it is a part of
  dimension TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  unit TEXT NOT NULL,
  weight TEXT NOT NULL,                             -- of the agreement, or of the composite for a part
  kind TEXT NOT NULL CHECK (kind IN ('higher', 'lower', 'milestone', 'composite')),
  cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)),
  source TEXT NOT NULL CHECK (source IN ('by_hand', 'staff_trained', 'actions_done', 'actions_on_time', 'budget_spent')),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  definition TEXT NOT NULL,
  formula TEXT NOT NULL,
  spacing TEXT NOT NULL,
  conditions TEXT NOT NULL,
  data_source TEXT NOT NULL,
  supervisor TEXT NOT NULL,
  supervisor_position TEXT NOT NULL,
  supervisor_phone TEXT NOT NULL,
  collector TEXT NOT NULL,
  collector_position TEXT NOT NULL,
  collector_phone TEXT NOT NULL,
  notes TEXT NOT NULL,
  UNIQUE (agreement_id, code)
) STRICT;
CREATE INDEX parts_of_indicator ON indicators (parent_id);

CREATE TABLE indicator_levels (
  id TEXT PRIMARY KEY NOT NULL,
  indicator_id TEXT NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  threshold TEXT,                                   -- NULL: the level has no value of its own
  text TEXT NOT NULL,
  UNIQUE (indicator_id, level)
) STRICT;

CREATE TABLE indicator_baselines (
  id TEXT PRIMARY KEY NOT NULL,
  indicator_id TEXT NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (indicator_id, year)
) STRICT;

CREATE TABLE indicator_results (
  id TEXT PRIMARY KEY NOT NULL,
  indicator_id TEXT NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
  round INTEGER NOT NULL CHECK (round IN (6, 9, 12)),
  assessed INTEGER NOT NULL CHECK (assessed IN (0, 1)),
  result TEXT,                                      -- a milestone's: the quantity of its last step
  step1 INTEGER NOT NULL CHECK (step1 IN (0, 1)),
  step2 INTEGER NOT NULL CHECK (step2 IN (0, 1)),
  step3 INTEGER NOT NULL CHECK (step3 IN (0, 1)),
  step4 INTEGER NOT NULL CHECK (step4 IN (0, 1)),
  step5 INTEGER NOT NULL CHECK (step5 IN (0, 1)),
  done TEXT NOT NULL,
  supports TEXT NOT NULL,
  obstacles TEXT NOT NULL,
  committee_score TEXT,
  UNIQUE (indicator_id, round)
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  result_id TEXT NOT NULL REFERENCES indicator_results (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  reference TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of_result ON evidence (result_id);
