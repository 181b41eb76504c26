-- How an agency's documents look, and who signs them. What an agency leaves open goes by the nearest above it that says it.

CREATE TABLE print_forms (
  id TEXT PRIMARY KEY NOT NULL,
  agency_id TEXT NOT NULL UNIQUE REFERENCES agencies (id) ON DELETE CASCADE,
  digits TEXT CHECK (digits IN ('thai', 'arabic')),
  page_numbers TEXT CHECK (page_numbers IN ('foot', 'top')),
  first_page TEXT CHECK (first_page IN ('numbered', 'bare')),
  margins TEXT CHECK (margins IN ('official', 'compact', 'own')),
  margin_left INTEGER CHECK (margin_left BETWEEN 10 AND 40),       -- millimetres
  margin_right INTEGER CHECK (margin_right BETWEEN 10 AND 40),
  margin_top INTEGER CHECK (margin_top BETWEEN 15 AND 50),
  margin_bottom INTEGER CHECK (margin_bottom BETWEEN 15 AND 50),
  certificate_design TEXT CHECK (certificate_design IN ('official', 'formal', 'modern')),
  certificate_sheet TEXT CHECK (certificate_sheet IN ('landscape', 'upright')),
  file_pattern TEXT NOT NULL
) STRICT;

CREATE TABLE signatories (
  id TEXT PRIMARY KEY NOT NULL,
  form_id TEXT NOT NULL REFERENCES print_forms (id) ON DELETE CASCADE,
  paper TEXT NOT NULL
    CHECK (paper IN ('indicator_report', 'indicator_templates', 'strategic_plan', 'plan_review', 'training_record', 'training_certificates', 'award_announcement', 'award_certificates', 'memo', 'registers')),
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 3),            -- from the left
  role TEXT NOT NULL,                                              -- said under the line
  signer TEXT NOT NULL CHECK (signer <> ''),
  position TEXT NOT NULL,
  UNIQUE (form_id, paper, place)
) STRICT;
