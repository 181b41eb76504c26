-- The registers of the coordination centre (ศูนย์ประสานราชการใสสะอาด): centre, policies, reviews, risk, surveys, assessments, standards,
-- values, No Gift Policy, discipline, protection, disclosure, networks, hearings, calendar, and what rests on what.

-- วันหยุดราชการ
CREATE TABLE holidays (
  id TEXT PRIMARY KEY NOT NULL,
  day TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('fixed_or_lunar', 'substitute', 'special')),
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'likely', 'unsure')),
  provinces TEXT NOT NULL,
  UNIQUE (day)
) STRICT;

-- กำหนดการของหน่วยงาน
CREATE TABLE calendar_entries (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  due_on TEXT NOT NULL,
  done_on TEXT,
  responsible TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX calendar_entries_of_agency ON calendar_entries (agency_id, due_on);
CREATE TRIGGER calendar_entries_take_attachments AFTER DELETE ON calendar_entries BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ศูนย์ประสานราชการใสสะอาด
CREATE TABLE centres (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  order_number TEXT NOT NULL,
  ordered_on TEXT,
  valid_until TEXT,
  officer_in_charge TEXT NOT NULL,
  officer_position TEXT NOT NULL,
  phone TEXT NOT NULL,
  place TEXT NOT NULL,
  duties TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX centres_of_agency ON centres (agency_id);
CREATE TRIGGER centres_take_attachments AFTER DELETE ON centres BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- องค์ประกอบของศูนย์
CREATE TABLE centre_members (
  id TEXT PRIMARY KEY NOT NULL,
  centre_id TEXT NOT NULL REFERENCES centres (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('adviser', 'chair', 'deputy', 'member', 'secretary', 'assistant')),
  member TEXT NOT NULL CHECK (member <> ''),
  person_id TEXT REFERENCES people (id),
  post TEXT NOT NULL,
  duty TEXT NOT NULL,
  term_begins_on TEXT,
  term_ends_on TEXT
) STRICT;
CREATE INDEX centre_members_of_parent ON centre_members (centre_id);

-- ทรัพยากรที่จัดสรรให้ศูนย์
CREATE TABLE centre_resources (
  id TEXT PRIMARY KEY NOT NULL,
  centre_id TEXT NOT NULL REFERENCES centres (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('budget', 'staff', 'equipment', 'system', 'other')),
  description TEXT NOT NULL CHECK (description <> ''),
  amount INTEGER NOT NULL,
  count INTEGER,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX centre_resources_of_parent ON centre_resources (centre_id);

-- การทบทวนความคล่องตัวของศูนย์
CREATE TABLE centre_reviews (
  id TEXT PRIMARY KEY NOT NULL,
  centre_id TEXT NOT NULL REFERENCES centres (id) ON DELETE CASCADE,
  reviewed_on TEXT NOT NULL,
  changed TEXT NOT NULL CHECK (changed <> ''),
  reason TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX centre_reviews_of_parent ON centre_reviews (centre_id);
CREATE TRIGGER centre_reviews_take_attachments AFTER DELETE ON centre_reviews BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- คลังนโยบายและกฎหมาย
CREATE TABLE policies (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('constitution', 'act', 'decree', 'principle', 'chapter', 'regulation', 'resolution', 'state_plan', 'strategy', 'approach', 'value', 'framework', 'order')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  host TEXT NOT NULL,
  dated_on TEXT,
  strategy TEXT CHECK (strategy IN ('6.4.1', '6.4.2', '6.4.4')),
  status TEXT NOT NULL CHECK (status IN ('in_force', 'replaced', 'ended')),
  replaced_by TEXT NOT NULL,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'likely', 'unsure'))
) STRICT;
CREATE INDEX policies_of_agency ON policies (agency_id);
CREATE TRIGGER policies_take_attachments AFTER DELETE ON policies BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- การทบทวนแผน
CREATE TABLE plan_reviews (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  reviewed_on TEXT,
  participants TEXT NOT NULL,
  successes TEXT NOT NULL,
  problems TEXT NOT NULL,
  value_for_money TEXT NOT NULL,
  proposals TEXT NOT NULL,
  UNIQUE (agency_id, year)
) STRICT;
CREATE TRIGGER plan_reviews_take_attachments AFTER DELETE ON plan_reviews BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ประเด็นทบทวนรายกลยุทธ์และโครงการ
CREATE TABLE review_points (
  id TEXT PRIMARY KEY NOT NULL,
  review_id TEXT NOT NULL REFERENCES plan_reviews (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  strategy_id TEXT REFERENCES strategies (id),
  action_id TEXT REFERENCES action_items (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'improve', 'develop', 'cancel')),
  success TEXT NOT NULL,
  problem TEXT NOT NULL,
  proposal TEXT NOT NULL
) STRICT;
CREATE INDEX review_points_of_parent ON review_points (review_id);

-- ความเสี่ยงการทุจริต
CREATE TABLE risk_assessments (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  area TEXT NOT NULL CHECK (area IN ('permits', 'powers', 'spending', 'personnel')),
  reason TEXT NOT NULL,
  assessed_on TEXT,
  assessors TEXT NOT NULL,
  approved_on TEXT
) STRICT;
CREATE INDEX risk_assessments_of_agency ON risk_assessments (agency_id, year);
CREATE TRIGGER risk_assessments_take_attachments AFTER DELETE ON risk_assessments BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ความเสี่ยงที่ประเมิน
CREATE TABLE risks (
  id TEXT PRIMARY KEY NOT NULL,
  assessment_id TEXT NOT NULL REFERENCES risk_assessments (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  process TEXT NOT NULL CHECK (process <> ''),
  issue TEXT NOT NULL CHECK (issue <> ''),
  pattern TEXT NOT NULL,
  control TEXT NOT NULL,
  likelihood INTEGER NOT NULL,
  impact INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high', 'very_high')),
  strategy TEXT NOT NULL CHECK (strategy IN ('reduce', 'accept', 'transfer', 'avoid')),
  measure TEXT NOT NULL,
  sign TEXT NOT NULL,
  target TEXT NOT NULL,
  responsible TEXT NOT NULL,
  starts_on TEXT,
  due_on TEXT,
  budget INTEGER NOT NULL,
  progress TEXT NOT NULL CHECK (progress IN ('planned', 'underway', 'done')),
  done_on TEXT,
  result TEXT NOT NULL,
  residual_likelihood INTEGER,
  residual_impact INTEGER,
  residual_level TEXT CHECK (residual_level IN ('low', 'medium', 'high', 'very_high')),
  problems TEXT NOT NULL,
  suggestions TEXT NOT NULL
) STRICT;
CREATE INDEX risks_of_parent ON risks (assessment_id);
CREATE TRIGGER risks_take_attachments AFTER DELETE ON risks BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ตารางระดับความเสี่ยง 5 × 5
CREATE TABLE risk_cells (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  likelihood INTEGER NOT NULL,
  impact INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high', 'very_high')),
  UNIQUE (agency_id, likelihood, impact)
) STRICT;

-- เกณฑ์โอกาสและผลกระทบ
CREATE TABLE risk_scales (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  axis TEXT NOT NULL CHECK (axis IN ('likelihood', 'impact')),
  step INTEGER NOT NULL,
  meaning TEXT NOT NULL CHECK (meaning <> ''),
  UNIQUE (agency_id, axis, step)
) STRICT;

-- แบบสำรวจ
CREATE TABLE surveys (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('satisfaction', 'factors', 'adoption', 'iit', 'eit', 'other')),
  audience TEXT NOT NULL CHECK (audience IN ('officials', 'clients', 'public')),
  introduction TEXT NOT NULL,
  least_answers INTEGER NOT NULL
) STRICT;
CREATE INDEX surveys_of_agency ON surveys (agency_id, year);
CREATE TRIGGER surveys_take_attachments AFTER DELETE ON surveys BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ข้อคำถาม
CREATE TABLE survey_items (
  id TEXT PRIMARY KEY NOT NULL,
  survey_id TEXT NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (code <> ''),
  position INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  section TEXT NOT NULL,
  row_of TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('five', 'four', 'yes_no', 'choice', 'text')),
  polarity TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
  choices TEXT NOT NULL,
  value TEXT CHECK (value IN ('courage', 'honesty', 'transparency', 'fairness', 'results')),
  UNIQUE (survey_id, code)
) STRICT;
CREATE INDEX survey_items_of_parent ON survey_items (survey_id);

-- รอบการสำรวจ
CREATE TABLE survey_waves (
  id TEXT PRIMARY KEY NOT NULL,
  survey_id TEXT NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
  title TEXT NOT NULL CHECK (title <> ''),
  opened_on TEXT NOT NULL,
  closes_on TEXT,
  population INTEGER NOT NULL,
  wanted INTEGER,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX survey_waves_of_parent ON survey_waves (survey_id);
CREATE TRIGGER survey_waves_take_attachments AFTER DELETE ON survey_waves BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- แบบที่ตอบแล้ว
CREATE TABLE survey_responses (
  id TEXT PRIMARY KEY NOT NULL,
  wave_id TEXT NOT NULL REFERENCES survey_waves (id) ON DELETE CASCADE,
  sheet INTEGER NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('import', 'keyed')),
  UNIQUE (wave_id, sheet)
) STRICT;
CREATE INDEX survey_responses_of_parent ON survey_responses (wave_id);

-- คำตอบ
CREATE TABLE survey_answers (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES survey_responses (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES survey_items (id),
  number TEXT,
  words TEXT NOT NULL,
  UNIQUE (response_id, item_id)
) STRICT;
CREATE INDEX survey_answers_of_parent ON survey_answers (response_id);

-- ผลการประเมิน ITA
CREATE TABLE ita_scores (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL CHECK (indicator IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')),
  score TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (agency_id, year, indicator)
) STRICT;
CREATE TRIGGER ita_scores_take_attachments AFTER DELETE ON ita_scores BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- มาตรการจากผล ITA
CREATE TABLE ita_measures (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL CHECK (indicator IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')),
  analysis TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure <> ''),
  steps TEXT NOT NULL,
  responsible TEXT NOT NULL,
  due_on TEXT,
  done_on TEXT,
  follow_up TEXT NOT NULL
) STRICT;
CREATE INDEX ita_measures_of_agency ON ita_measures (agency_id, year);
CREATE TRIGGER ita_measures_take_attachments AFTER DELETE ON ita_measures BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ดัชนีอ้างอิงการทุจริต
CREATE TABLE index_scores (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cpi', 'cpi_100', 'perc', 'other')),
  year_ce INTEGER NOT NULL,
  country TEXT NOT NULL CHECK (country <> ''),
  score TEXT,
  rank INTEGER,
  countries INTEGER,
  source TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'likely', 'unsure')),
  note TEXT NOT NULL,
  UNIQUE (kind, year_ce, country)
) STRICT;

-- มาตรฐานคุณธรรมจริยธรรม
CREATE TABLE ethics_standards (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'code', 'guideline')),
  version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'in_force', 'replaced')),
  adopted_on TEXT,
  order_number TEXT NOT NULL,
  slogans TEXT NOT NULL,
  mission INTEGER NOT NULL CHECK (mission IN (0, 1)),
  governance INTEGER NOT NULL CHECK (governance IN (0, 1)),
  act INTEGER NOT NULL CHECK (act IN (0, 1)),
  decree INTEGER NOT NULL CHECK (decree IN (0, 1)),
  five_values INTEGER NOT NULL CHECK (five_values IN (0, 1)),
  misconduct INTEGER NOT NULL CHECK (misconduct IN (0, 1)),
  participation TEXT NOT NULL,
  published TEXT NOT NULL,
  personnel_use TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX ethics_standards_of_agency ON ethics_standards (agency_id);
CREATE TRIGGER ethics_standards_take_attachments AFTER DELETE ON ethics_standards BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ข้อของมาตรฐาน
CREATE TABLE standard_items (
  id TEXT PRIMARY KEY NOT NULL,
  standard_id TEXT NOT NULL REFERENCES ethics_standards (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  behaviour TEXT NOT NULL CHECK (behaviour <> ''),
  dos TEXT NOT NULL,
  donts TEXT NOT NULL,
  value TEXT CHECK (value IN ('courage', 'honesty', 'transparency', 'fairness', 'results')),
  aspect TEXT CHECK (aspect IN ('results', 'relationships', 'rules', 'means')),
  code_item TEXT CHECK (code_item IN ('1', '2', '3', '4', '5', '6', '7'))
) STRICT;
CREATE INDEX standard_items_of_parent ON standard_items (standard_id);

-- มาตรการนำมาตรฐานไปปฏิบัติ
CREATE TABLE standard_measures (
  id TEXT PRIMARY KEY NOT NULL,
  standard_id TEXT NOT NULL REFERENCES ethics_standards (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('personnel', 'courses', 'recognition', 'culture', 'models', 'knowledge', 'rewards', 'examples', 'clubs', 'campaigns', 'publicity', 'visits')),
  description TEXT NOT NULL CHECK (description <> ''),
  responsible TEXT NOT NULL,
  due_on TEXT,
  done_on TEXT
) STRICT;
CREATE INDEX standard_measures_of_parent ON standard_measures (standard_id);
CREATE TRIGGER standard_measures_take_attachments AFTER DELETE ON standard_measures BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ระดับการยึดถือมาตรฐานรายหน่วยงาน
CREATE TABLE standard_adoptions (
  id TEXT PRIMARY KEY NOT NULL,
  standard_id TEXT NOT NULL REFERENCES ethics_standards (id) ON DELETE CASCADE,
  unit TEXT NOT NULL CHECK (unit <> ''),
  stage TEXT NOT NULL CHECK (stage IN ('understanding', 'internalised', 'way_of_life')),
  measured_on TEXT NOT NULL,
  mean TEXT,
  answers INTEGER
) STRICT;
CREATE INDEX standard_adoptions_of_parent ON standard_adoptions (standard_id);

-- ผู้รับทราบมาตรฐาน
CREATE TABLE acknowledgements (
  id TEXT PRIMARY KEY NOT NULL,
  standard_id TEXT NOT NULL REFERENCES ethics_standards (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id),
  acknowledged_on TEXT NOT NULL,
  method TEXT NOT NULL,
  UNIQUE (standard_id, person_id)
) STRICT;
CREATE INDEX acknowledgements_of_parent ON acknowledgements (standard_id);

-- ค่านิยมสร้างสรรค์
CREATE TABLE value_activities (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  value TEXT NOT NULL CHECK (value IN ('courage', 'honesty', 'transparency', 'fairness', 'results')),
  held_on TEXT NOT NULL,
  participants INTEGER,
  cost INTEGER NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX value_activities_of_agency ON value_activities (agency_id, held_on);
CREATE TRIGGER value_activities_take_attachments AFTER DELETE ON value_activities BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- องค์กรคุณธรรม
CREATE TABLE virtue_assessments (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  problem TEXT NOT NULL,
  good TEXT NOT NULL,
  sufficiency INTEGER NOT NULL CHECK (sufficiency IN (0, 1)),
  discipline INTEGER NOT NULL CHECK (discipline IN (0, 1)),
  honesty INTEGER NOT NULL CHECK (honesty IN (0, 1)),
  volunteering INTEGER NOT NULL CHECK (volunteering IN (0, 1)),
  gratitude INTEGER NOT NULL CHECK (gratitude IN (0, 1)),
  signers INTEGER NOT NULL,
  staff INTEGER NOT NULL,
  assessed_on TEXT,
  UNIQUE (agency_id, year)
) STRICT;
CREATE TRIGGER virtue_assessments_take_attachments AFTER DELETE ON virtue_assessments BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- คะแนนรายกิจกรรม
CREATE TABLE virtue_scores (
  id TEXT PRIMARY KEY NOT NULL,
  assessment_id TEXT NOT NULL REFERENCES virtue_assessments (id) ON DELETE CASCADE,
  activity TEXT NOT NULL CHECK (activity IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
  points INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (assessment_id, activity)
) STRICT;
CREATE INDEX virtue_scores_of_parent ON virtue_scores (assessment_id);
CREATE TRIGGER virtue_scores_take_attachments AFTER DELETE ON virtue_scores BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- สื่อที่ใช้รณรงค์
CREATE TABLE campaign_media (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  medium TEXT NOT NULL CHECK (medium IN ('print', 'radio', 'television', 'website', 'social', 'event', 'signs')),
  description TEXT NOT NULL CHECK (description <> ''),
  cost INTEGER NOT NULL,
  reached INTEGER
) STRICT;
CREATE INDEX campaign_media_of_parent ON campaign_media (campaign_id);

-- No Gift Policy
CREATE TABLE no_gift_entries (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('declaration', 'activity', 'teaching', 'report', 'nil_report')),
  done_on TEXT NOT NULL,
  period TEXT NOT NULL,
  participants INTEGER,
  sent_to TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX no_gift_entries_of_agency ON no_gift_entries (agency_id, year);
CREATE TRIGGER no_gift_entries_take_attachments AFTER DELETE ON no_gift_entries BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- มาตรการคุ้มครองผู้แจ้ง
CREATE TABLE protection_measures (
  id TEXT PRIMARY KEY NOT NULL,
  complaint_id TEXT NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('secrecy', 'transfer', 'position', 'safety', 'legal', 'other')),
  from_on TEXT NOT NULL,
  until_on TEXT,
  responsible TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX protection_measures_of_parent ON protection_measures (complaint_id);

-- การตรวจการตอบโต้ผู้แจ้ง
CREATE TABLE retaliation_checks (
  id TEXT PRIMARY KEY NOT NULL,
  complaint_id TEXT NOT NULL REFERENCES complaints (id) ON DELETE CASCADE,
  months INTEGER NOT NULL,
  due_on TEXT,
  checked_on TEXT,
  lawsuit INTEGER NOT NULL CHECK (lawsuit IN (0, 1)),
  criminal INTEGER NOT NULL CHECK (criminal IN (0, 1)),
  discipline INTEGER NOT NULL CHECK (discipline IN (0, 1)),
  transfer INTEGER NOT NULL CHECK (transfer IN (0, 1)),
  appraisal INTEGER NOT NULL CHECK (appraisal IN (0, 1)),
  duties INTEGER NOT NULL CHECK (duties IN (0, 1)),
  threat INTEGER NOT NULL CHECK (threat IN (0, 1)),
  found TEXT NOT NULL,
  UNIQUE (complaint_id, months)
) STRICT;
CREATE INDEX retaliation_checks_of_parent ON retaliation_checks (complaint_id);

-- ทะเบียนเรื่องทางวินัย
CREATE TABLE discipline_cases (
  id TEXT PRIMARY KEY NOT NULL,
  case_number TEXT NOT NULL CHECK (case_number <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  opened_on TEXT NOT NULL,
  complaint_id TEXT REFERENCES complaints (id),
  offence TEXT NOT NULL CHECK (offence <> ''),
  unit TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('allegation', 'preliminary', 'inquiry', 'serious_inquiry', 'resolution', 'order', 'reported', 'appeal')),
  stage_on TEXT,
  extended_days INTEGER NOT NULL,
  due_on TEXT,
  penalty TEXT CHECK (penalty IN ('probation', 'pay_cut', 'pay_reduction', 'step_reduction', 'discharge', 'dismissal', 'undertaking', 'warning', 'dropped')),
  order_number TEXT NOT NULL,
  closed_on TEXT,
  told_on TEXT
) STRICT;
CREATE INDEX discipline_cases_of_agency ON discipline_cases (agency_id, opened_on);
CREATE TRIGGER discipline_cases_take_attachments AFTER DELETE ON discipline_cases BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- บัญชีเฝ้าระวังการทุจริต
CREATE TABLE watch_items (
  id TEXT PRIMARY KEY NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  noted_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('complaints', 'risk', 'audit', 'media', 'network', 'other')),
  level TEXT NOT NULL CHECK (level IN ('low', 'medium', 'high', 'very_high')),
  unit TEXT NOT NULL,
  responsible TEXT NOT NULL,
  next_look_on TEXT,
  closed_on TEXT,
  findings TEXT NOT NULL
) STRICT;
CREATE INDEX watch_items_of_agency ON watch_items (agency_id, noted_on);
CREATE TRIGGER watch_items_take_attachments AFTER DELETE ON watch_items BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- การเปิดเผยข้อมูล
CREATE TABLE disclosure_items (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  scheme TEXT NOT NULL CHECK (scheme IN ('oit', 'section_7', 'section_9', 'own')),
  year INTEGER NOT NULL,
  section TEXT NOT NULL,
  basis TEXT NOT NULL,
  data_of TEXT NOT NULL,
  shows TEXT NOT NULL,
  responsible TEXT NOT NULL,
  published_at TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('missing', 'partial', 'published', 'not_applicable')),
  updated_on TEXT,
  next_due_on TEXT,
  certainty TEXT NOT NULL CHECK (certainty IN ('sure', 'likely', 'unsure')),
  takes TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (agency_id, scheme, year, code)
) STRICT;
CREATE TRIGGER disclosure_items_take_attachments AFTER DELETE ON disclosure_items BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- สมาชิกเครือข่าย
CREATE TABLE network_members (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  kind TEXT NOT NULL CHECK (kind IN ('organisation', 'person', 'agency', 'province')),
  sector TEXT NOT NULL CHECK (sector IN ('people', 'private', 'state', 'media', 'academia')),
  province TEXT NOT NULL,
  contact_person TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  agreement TEXT NOT NULL,
  since_on TEXT,
  until_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX network_members_of_agency ON network_members (agency_id);
CREATE TRIGGER network_members_take_attachments AFTER DELETE ON network_members BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- กิจกรรมเครือข่าย
CREATE TABLE network_activities (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  approach TEXT NOT NULL CHECK (approach IN ('1', '2', '3', '4')),
  planned_on TEXT NOT NULL,
  held_on TEXT,
  place TEXT NOT NULL,
  partners TEXT NOT NULL,
  participants INTEGER,
  cost INTEGER NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX network_activities_of_agency ON network_activities (agency_id, planned_on);
CREATE TRIGGER network_activities_take_attachments AFTER DELETE ON network_activities BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ความเชื่อมโยงเครือข่าย
CREATE TABLE network_ties (
  id TEXT PRIMARY KEY NOT NULL,
  member_id TEXT NOT NULL REFERENCES network_members (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES network_members (id),
  about TEXT NOT NULL CHECK (about <> ''),
  since_on TEXT
) STRICT;
CREATE INDEX network_ties_of_parent ON network_ties (member_id);

-- กรรมการภาคประชาชน
CREATE TABLE citizen_members (
  id TEXT PRIMARY KEY NOT NULL,
  member TEXT NOT NULL CHECK (member <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  represents TEXT NOT NULL,
  sector TEXT NOT NULL CHECK (sector IN ('people', 'private', 'state', 'media', 'academia')),
  committee TEXT NOT NULL CHECK (committee <> ''),
  activity TEXT NOT NULL,
  appointed_on TEXT,
  until_on TEXT,
  order_number TEXT NOT NULL
) STRICT;
CREATE INDEX citizen_members_of_agency ON citizen_members (agency_id);
CREATE TRIGGER citizen_members_take_attachments AFTER DELETE ON citizen_members BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- การรับฟังความคิดเห็น
CREATE TABLE hearings (
  id TEXT PRIMARY KEY NOT NULL,
  topic TEXT NOT NULL CHECK (topic <> ''),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  held_on TEXT NOT NULL,
  place TEXT NOT NULL,
  participants INTEGER,
  chair TEXT NOT NULL,
  recorder TEXT NOT NULL,
  summary TEXT NOT NULL,
  used TEXT NOT NULL
) STRICT;
CREATE INDEX hearings_of_agency ON hearings (agency_id, held_on);
CREATE TRIGGER hearings_take_attachments AFTER DELETE ON hearings BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;

-- ความคิดเห็นและคำชี้แจง
CREATE TABLE hearing_opinions (
  id TEXT PRIMARY KEY NOT NULL,
  hearing_id TEXT NOT NULL REFERENCES hearings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sector TEXT NOT NULL CHECK (sector IN ('people', 'private', 'state', 'media', 'academia')),
  opinion TEXT NOT NULL CHECK (opinion <> ''),
  response TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('open', 'adopted', 'partly', 'explained')),
  answer_by TEXT,
  answered_on TEXT
) STRICT;
CREATE INDEX hearing_opinions_of_parent ON hearing_opinions (hearing_id);

-- ความเชื่อมโยงของข้อมูล
CREATE TABLE record_links (
  id TEXT PRIMARY KEY NOT NULL,
  from_register TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_register TEXT NOT NULL,
  to_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('evidence', 'serves', 'came_of')),
  note TEXT NOT NULL,
  UNIQUE (from_register, from_id, to_register, to_id)
) STRICT;

-- What an action and a strategy carry out besides, and which value a campaign serves.
ALTER TABLE strategies ADD COLUMN chapter TEXT CHECK (chapter IN ('1', '2', '3', '4', '5', '6', '7', '8'));
ALTER TABLE strategies ADD COLUMN state_strategy TEXT CHECK (state_strategy IN ('6.4.1', '6.4.2', '6.4.4'));
ALTER TABLE action_items ADD COLUMN chapter TEXT CHECK (chapter IN ('1', '2', '3', '4', '5', '6', '7', '8'));
ALTER TABLE action_items ADD COLUMN state_strategy TEXT CHECK (state_strategy IN ('6.4.1', '6.4.2', '6.4.4'));
ALTER TABLE campaigns ADD COLUMN value TEXT CHECK (value IN ('courage', 'honesty', 'transparency', 'fairness', 'results'));

-- A link goes with either of its records.
CREATE TRIGGER action_items_take_links AFTER DELETE ON action_items BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER agencies_take_links AFTER DELETE ON agencies BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER agreements_take_links AFTER DELETE ON agreements BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER award_schemes_take_links AFTER DELETE ON award_schemes BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER calendar_entries_take_links AFTER DELETE ON calendar_entries BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER campaigns_take_links AFTER DELETE ON campaigns BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER centre_reviews_take_links AFTER DELETE ON centre_reviews BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER centres_take_links AFTER DELETE ON centres BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER citizen_members_take_links AFTER DELETE ON citizen_members BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER complaint_steps_take_links AFTER DELETE ON complaint_steps BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER complaints_take_links AFTER DELETE ON complaints BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER discipline_cases_take_links AFTER DELETE ON discipline_cases BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER disclosure_items_take_links AFTER DELETE ON disclosure_items BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER ethics_standards_take_links AFTER DELETE ON ethics_standards BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER gifts_take_links AFTER DELETE ON gifts BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER hearings_take_links AFTER DELETE ON hearings BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER indicator_results_take_links AFTER DELETE ON indicator_results BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER indicators_take_links AFTER DELETE ON indicators BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER ita_measures_take_links AFTER DELETE ON ita_measures BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER ita_scores_take_links AFTER DELETE ON ita_scores BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER network_activities_take_links AFTER DELETE ON network_activities BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER network_members_take_links AFTER DELETE ON network_members BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER no_gift_entries_take_links AFTER DELETE ON no_gift_entries BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER nominations_take_links AFTER DELETE ON nominations BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER people_take_links AFTER DELETE ON people BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER plan_reviews_take_links AFTER DELETE ON plan_reviews BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER policies_take_links AFTER DELETE ON policies BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER progress_entries_take_links AFTER DELETE ON progress_entries BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER risk_assessments_take_links AFTER DELETE ON risk_assessments BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER risks_take_links AFTER DELETE ON risks BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER standard_measures_take_links AFTER DELETE ON standard_measures BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER strategic_plans_take_links AFTER DELETE ON strategic_plans BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER strategies_take_links AFTER DELETE ON strategies BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER survey_waves_take_links AFTER DELETE ON survey_waves BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER surveys_take_links AFTER DELETE ON surveys BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER training_sessions_take_links AFTER DELETE ON training_sessions BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER value_activities_take_links AFTER DELETE ON value_activities BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER virtue_assessments_take_links AFTER DELETE ON virtue_assessments BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER virtue_scores_take_links AFTER DELETE ON virtue_scores BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE TRIGGER watch_items_take_links AFTER DELETE ON watch_items BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
CREATE INDEX links_from ON record_links (from_id);
CREATE INDEX links_to ON record_links (to_id);

-- Four more classes of what is kept for so many years.
ALTER TABLE retention_rules RENAME TO retention_rules_before;
CREATE TABLE retention_rules (
  id TEXT PRIMARY KEY NOT NULL,
  class TEXT NOT NULL UNIQUE
    CHECK (class IN ('people', 'training', 'awards', 'gifts', 'complaints', 'campaigns', 'discipline', 'networks', 'citizens', 'surveys')),
  years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
) STRICT;
INSERT INTO retention_rules (id, class, years) SELECT id, class, years FROM retention_rules_before;
DROP TABLE retention_rules_before;

-- Gifts by the law in force beside the agency's own rules. What was judged before is judged by the law when it is saved again. New columns
-- come last and have defaults: what was done before and is undone after knows only those that were there.
DROP TRIGGER gifts_take_attachments;
DROP TRIGGER gifts_take_links;
DROP INDEX gifts_of_agency;
DROP INDEX gifts_to_person;
ALTER TABLE gifts RENAME TO gifts_before;
CREATE TABLE gifts (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  received_on TEXT NOT NULL,
  giver TEXT NOT NULL CHECK (giver <> ''),
  giver_kind TEXT NOT NULL CHECK (giver_kind IN ('person', 'organisation')),
  relation TEXT NOT NULL CHECK (relation IN ('business', 'public', 'subordinate', 'superior', 'colleague', 'personal', 'relative')),
  solicited INTEGER NOT NULL CHECK (solicited IN (0, 1)),
  receiver_id TEXT REFERENCES people (id),
  receiver TEXT NOT NULL,
  occasion_kind TEXT NOT NULL CHECK (occasion_kind IN ('customary', 'shared_party', 'refreshment', 'other')),
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
  receiver_kind TEXT NOT NULL DEFAULT 'official' CHECK (receiver_kind IN ('official', 'family', 'former')),
  left_office_on TEXT,
  due_by_law INTEGER NOT NULL DEFAULT 0 CHECK (due_by_law IN (0, 1)),
  for_anyone INTEGER NOT NULL DEFAULT 0 CHECK (for_anyone IN (0, 1)),
  in_return INTEGER NOT NULL DEFAULT 0 CHECK (in_return IN (0, 1)),
  collected INTEGER NOT NULL DEFAULT 0 CHECK (collected IN (0, 1)),
  place TEXT NOT NULL DEFAULT '',
  taken_because TEXT NOT NULL DEFAULT '',
  learned_on TEXT,
  law_verdict TEXT NOT NULL DEFAULT 'unjudged' CHECK (law_verdict IN ('allowed', 'forbidden', 'must_report', 'outside', 'unjudged')),
  law_rule TEXT NOT NULL DEFAULT 'not_judged' CHECK (law_rule IN ('not_judged', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r10', 'r11', 'r12', 'r12_above', 'r13', 'r15', 'r15_within', 'r14', 'r19', 'no_value')),
  report_by TEXT,
  reported_on TEXT,
  superior_order TEXT CHECK (superior_order IN ('keep', 'return', 'hand_over')),
  sold_on TEXT,
  CHECK (receiver_id IS NOT NULL OR receiver <> '')
) STRICT;
INSERT INTO gifts (id, agency_id, received_on, giver, giver_kind, relation, solicited, receiver_id, receiver, receiver_kind, occasion_kind,
    occasion, description, value, cash, due_by_law, for_anyone, in_return, collected, place, taken_because, law_verdict, law_rule, verdict,
    reason, decision, decided_on, handed_to, note)
  SELECT id, agency_id, received_on, giver, giver_kind, relation, solicited, receiver_id, receiver, 'official', occasion_kind,
    occasion, description, value, cash, 0, 0, 0, 0, '', '', 'unjudged', 'not_judged', iif(reason = 'over_per_year', 'not_receivable', verdict),
    reason, decision, decided_on, handed_to, note
  FROM gifts_before;
DROP TABLE gifts_before;
CREATE INDEX gifts_of_agency ON gifts (agency_id, received_on);
CREATE INDEX gifts_to_person ON gifts (receiver_id);
CREATE TRIGGER gifts_take_attachments AFTER DELETE ON gifts BEGIN DELETE FROM attachments WHERE record_id = OLD.id; END;
CREATE TRIGGER gifts_take_links AFTER DELETE ON gifts BEGIN DELETE FROM record_links WHERE from_id = OLD.id OR to_id = OLD.id; END;
ALTER TABLE gift_limits ADD COLUMN by_law INTEGER NOT NULL DEFAULT 300000 CHECK (by_law > 0);
ALTER TABLE gift_limits ADD COLUMN report_days INTEGER NOT NULL DEFAULT 30 CHECK (report_days BETWEEN 1 AND 365);
ALTER TABLE gift_limits ADD COLUMN giveaways INTEGER NOT NULL DEFAULT 1 CHECK (giveaways IN (0, 1));
ALTER TABLE gift_limits ADD COLUMN refreshments INTEGER NOT NULL DEFAULT 1 CHECK (refreshments IN (0, 1));
ALTER TABLE gift_limits ADD COLUMN cash_to_superior INTEGER NOT NULL DEFAULT 0 CHECK (cash_to_superior IN (0, 1));

-- Deadlines of complaints in calendar or working days, each; those set before counted the first reply in working days.
ALTER TABLE complaint_deadlines RENAME TO complaint_deadlines_before;
CREATE TABLE complaint_deadlines (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL UNIQUE REFERENCES agencies (id) ON DELETE CASCADE,
  acknowledge_days INTEGER NOT NULL CHECK (acknowledge_days BETWEEN 1 AND 365),
  reply_days INTEGER NOT NULL CHECK (reply_days BETWEEN 1 AND 365),
  progress_days INTEGER NOT NULL CHECK (progress_days BETWEEN 1 AND 365),
  acknowledge_count TEXT NOT NULL DEFAULT 'calendar' CHECK (acknowledge_count IN ('calendar', 'working')),
  reply_count TEXT NOT NULL DEFAULT 'working' CHECK (reply_count IN ('calendar', 'working')),
  progress_count TEXT NOT NULL DEFAULT 'calendar' CHECK (progress_count IN ('calendar', 'working'))
) STRICT;
INSERT INTO complaint_deadlines (id, agency_id, acknowledge_days, reply_days, progress_days)
  SELECT id, agency_id, acknowledge_days, reply_working_days, progress_days FROM complaint_deadlines_before;
DROP TABLE complaint_deadlines_before;
ALTER TABLE complaints ADD COLUMN risk TEXT CHECK (risk IN ('low', 'medium', 'high', 'very_high'));
ALTER TABLE complaints ADD COLUMN assigned_on TEXT;
ALTER TABLE complaints ADD COLUMN told_on TEXT;

-- What a result is counted from, beside the registers that were there.
ALTER TABLE indicators ADD COLUMN counts TEXT
  CHECK (counts IN ('acknowledged', 'complaints_in_time', 'disclosure', 'network_held', 'survey_mean', 'risk_measures', 'ita_measures'));
