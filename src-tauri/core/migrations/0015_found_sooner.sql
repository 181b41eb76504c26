-- The agencies below another are asked for at every question about it.
CREATE INDEX agencies_of_parent ON agencies (parent_id);

-- What a ministry has open is looked for by the day it is due.
CREATE INDEX centres_valid_until ON centres (valid_until) WHERE valid_until IS NOT NULL;
CREATE INDEX centre_members_term_ends_on ON centre_members (term_ends_on) WHERE term_ends_on IS NOT NULL;
CREATE INDEX complaints_acknowledge_by ON complaints (acknowledge_by) WHERE acknowledged_on IS NULL;
CREATE INDEX complaints_reply_by ON complaints (reply_by) WHERE replied_on IS NULL;
CREATE INDEX complaints_progress_by ON complaints (progress_by) WHERE closed_on IS NULL;
CREATE INDEX discipline_cases_due_on ON discipline_cases (due_on) WHERE closed_on IS NULL;
CREATE INDEX disclosure_items_next_due_on ON disclosure_items (next_due_on) WHERE next_due_on IS NOT NULL;
CREATE INDEX gifts_report_by ON gifts (report_by) WHERE reported_on IS NULL;
CREATE INDEX hearing_opinions_answer_by ON hearing_opinions (answer_by) WHERE answered_on IS NULL;
CREATE INDEX calendar_entries_due_on ON calendar_entries (due_on) WHERE done_on IS NULL;
CREATE INDEX ita_measures_due_on ON ita_measures (due_on) WHERE done_on IS NULL;
CREATE INDEX network_members_until_on ON network_members (until_on) WHERE until_on IS NOT NULL;
CREATE INDEX network_activities_planned_on ON network_activities (planned_on) WHERE held_on IS NULL;
CREATE INDEX citizen_members_until_on ON citizen_members (until_on) WHERE until_on IS NOT NULL;
CREATE INDEX protection_measures_until_on ON protection_measures (until_on) WHERE until_on IS NOT NULL;
CREATE INDEX retaliation_checks_due_on ON retaliation_checks (due_on) WHERE checked_on IS NULL;
CREATE INDEX risks_due_on ON risks (due_on) WHERE done_on IS NULL;
CREATE INDEX standard_measures_due_on ON standard_measures (due_on) WHERE done_on IS NULL;
CREATE INDEX survey_waves_closes_on ON survey_waves (closes_on) WHERE closes_on IS NOT NULL;
CREATE INDEX watch_items_next_look_on ON watch_items (next_look_on) WHERE closed_on IS NULL;
