// The window's commands and records, as the Rust side declares them.
import { type Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

export type Result<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };

export type Failure =
  | { code: 'invalid'; field: string; rule: string }
  | { code: 'not_found'; what: string; key: string }
  | { code: 'duplicate'; field: string }
  | { code: 'in_use' }
  | { code: 'locked' }
  | { code: 'too_new' }
  | { code: 'damaged'; what: string }
  | { code: 'conflict' }
  | { code: 'file'; path: string; reason: string }
  | { code: 'db' }
  | { code: 'closed' }
  | { code: 'import'; reason: string; message: string }
  | { code: 'report' };

export type Scope = { agency_id: string | null; year: number | null };
export type WorkspaceState = { open: boolean; path: string | null; ministry: string | null; sample: boolean };
export type YearRounds = { year: number; rounds: number[] };

export type Agency = { id: string; parent_id: string | null; code: string; name_th: string; name_en: string; abbreviation: string; vision: string; mission: string };
export type Person = { id: string; agency_id: string; national_id: string | null; prefix: string; first_name: string; surname: string; position: string; position_number: string; level: string; staff_kind: string; unit: string; sex: string; education: string; birth_date: string | null; appointed_on: string | null; retires_on: string | null; phone: string; email: string; note: string; active: boolean };
export type PersonRow = Person & { masked_id: string | null };
export type NationalIdChange = 'keep' | { set: string | null };
export type StrategicPlan = { id: string; agency_id: string; title: string; first_year: number; last_year: number; vision: string; mission: string; review: string; approved_on: string | null };
export type Pillar = 'p1' | 'p2' | 'p3';
export type Strategy = { id: string; plan_id: string; code: string; title: string; goal: string; pillar: Pillar | null; position: number };
export type Area = 'a1' | 'a2' | 'a3' | 'a4' | 'a5';
export type Audience = 'officials' | 'public';
export type Measure = 'standards' | 'values' | 'training' | 'gifts' | 'awards' | 'complaints' | 'disclosure' | 'whistleblower' | 'network';
export type ActionStatus = 'planned' | 'underway' | 'done' | 'cancelled';
export type ActionItem = { id: string; strategy_id: string; year: number; code: string; title: string; target: string; responsible: string; area: Area | null; audience: Audience | null; measure: Measure | null; q1: boolean; q2: boolean; q3: boolean; q4: boolean; budget: number; spend: number; due_on: string | null; finished_on: string | null; status: ActionStatus };
export type ProgressEntry = { id: string; action_id: string; noted_on: string; percent: number; note: string };
export type Topic = 'prevention' | 'morals' | 'ethics' | 'code' | 'conflict_of_interest' | 'gifts' | 'law';
export type TrainingSession = { id: string; agency_id: string; year: number; title: string; topic: Topic; course: string; starts_on: string; ends_on: string; hours: string; required_hours: string; place: string; online: boolean; speakers: string; organiser: string; target_group: string; seats: number | null; budget: number; spend: number; pre_test: string | null; post_test: string | null; satisfaction: string | null };
export type Attendance = { id: string; session_id: string; person_id: string; registered: boolean; hours: string; passed: boolean; certificate: string };
export type AwardScheme = { id: string; agency_id: string; year: number; name: string; standard: string; criteria: string; eligibility: string; method: string; committee_order: string; rewards: string; announced_on: string | null };
export type Decision = 'nominated' | 'awarded' | 'declined';
export type Nomination = { id: string; scheme_id: string; person_id: string; nominator: string; reasons: string; evidence: string; score: string | null; decision: Decision };
export type ScaleKind = 'five_levels' | 'points_50_75_100';
export type NotAssessedRule = 'redistribute' | 'keep';
export type Agreement = { id: string; agency_id: string; year: number; scale: ScaleKind; floor: number; not_assessed: NotAssessedRule; weight_total: string; signed_on: string | null; compiler: string; compiler_position: string; centre_head: string; centre_head_position: string; agency_head: string; agency_head_position: string };
export type IndicatorKind = 'higher' | 'lower' | 'milestone' | 'composite';
export type ResultSource = 'by_hand' | 'staff_trained' | 'actions_done' | 'actions_on_time' | 'budget_spent';
export type Indicator = { id: string; agreement_id: string; parent_id: string | null; dimension: string; code: string; name: string; unit: string; weight: string; kind: IndicatorKind; cumulative: boolean; source: ResultSource; decimals: number; definition: string; formula: string; spacing: string; conditions: string; data_source: string; supervisor: string; supervisor_position: string; supervisor_phone: string; collector: string; collector_position: string; collector_phone: string; notes: string };
export type IndicatorLevel = { id: string; indicator_id: string; level: number; threshold: string | null; text: string };
export type IndicatorBaseline = { id: string; indicator_id: string; year: number; value: string };
export type IndicatorResult = { id: string; indicator_id: string; round: number; assessed: boolean; result: string | null; step1: boolean; step2: boolean; step3: boolean; step4: boolean; step5: boolean; done: string; supports: string; obstacles: string; committee_score: string | null };
export type Evidence = { id: string; result_id: string; position: number; title: string; reference: string };

export type IndicatorSheet = { indicator: Indicator; levels: IndicatorLevel[]; baselines: IndicatorBaseline[] };
export type ResultSheet = { result: IndicatorResult; evidence: Evidence[] };
export type Standing = { state: 'scored'; score: string } | { state: 'not_assessed' } | { state: 'no_result' };
export type ScoreLine = { indicator_id: string; dimension: string; code: string; name: string; unit: string; weight: string; kind: IndicatorKind; thresholds: (string | null)[]; result: string | null; score: string | null; weighted: string | null; standing: Standing; explanation: string[] };
export type Scorecard = { agency_id: string; year: number; round: number; until: string; full: string; lines: ScoreLine[]; divisor: string; total: string | null; column_adds_up: boolean; missing: string[] };
export type ActionCounts = { planned: number; underway: number; done: number; cancelled: number };
export type Overview = { agencies: number; staff: number; trained: number; trainings: number; actions: ActionCounts; budget: number; spend: number; schemes: number; awarded: number };

export type Counts = { inserted: number; updated: number; unchanged: number; skipped: number };
export type Problem = { sheet: string; row: number; column: string; code: string; message: string };
export type Repair = { sheet: string; row: number; column: string; code: string; before: string; after: string };
export type Note = { code: string; message: string };
export type PreviewColumn = { column: string; heading: string; field: string | null; label: string; confidence: number };
export type PreviewRow = { row: number; outcome: string; skipped: string | null; why: string; changed: string[]; name: string; national_id: string; position: string; level: string; staff_kind: string; unit: string; birth_date: string; appointed_on: string; email: string; phone: string };
export type RosterPreview = { sheet: string; header_first: number; header_last: number; columns: PreviewColumn[]; rows: PreviewRow[]; counts: Counts; problems: Problem[]; repairs: Repair[]; notes: Note[] };
export type ReportProgress = { done: number; total: number; agency: string };

export type Verb = 'create' | 'save' | 'remove' | 'import' | 'undo' | 'redo' | 'reveal';
export type Action = { verb: Verb; register: string };
export type HistoryState = { undo: Action | null; redo: Action | null };
export type Changed = { tables: string[] };

async function ask<T>(command: string, args: Record<string, unknown> = {}): Promise<Result<T, Failure>> {
  try {
    return { status: 'ok', data: await invoke<T>(command, args) };
  } catch (error) {
    return { status: 'error', error: error as Failure };
  }
}

export const commands = {
  workspaceState: () => ask<WorkspaceState>('workspace_state'),
  workspaceCreateSample: () => ask<WorkspaceState>('workspace_create_sample'),
  workspaceCreate: (ministryName: string) => ask<WorkspaceState | null>('workspace_create', { ministryName }),
  workspaceOpen: () => ask<WorkspaceState | null>('workspace_open'),
  workspaceClose: () => ask<null>('workspace_close'),
  fiscalYears: () => ask<YearRounds[]>('fiscal_years'),
  agenciesList: (scope: Scope) => ask<Agency[]>('agencies_list', { scope }),
  agenciesSave: (record: Agency) => ask<null>('agencies_save', { record }),
  agenciesRemove: (id: string) => ask<null>('agencies_remove', { id }),
  peopleList: (scope: Scope) => ask<PersonRow[]>('people_list', { scope }),
  peopleSave: (record: Person, nationalId: NationalIdChange) => ask<null>('people_save', { record, nationalId }),
  personReveal: (id: string) => ask<string | null>('person_reveal', { id }),
  peopleRemove: (id: string) => ask<null>('people_remove', { id }),
  plansList: (scope: Scope) => ask<StrategicPlan[]>('plans_list', { scope }),
  plansSave: (record: StrategicPlan) => ask<null>('plans_save', { record }),
  plansRemove: (id: string) => ask<null>('plans_remove', { id }),
  strategiesList: (scope: Scope) => ask<Strategy[]>('strategies_list', { scope }),
  strategiesSave: (record: Strategy) => ask<null>('strategies_save', { record }),
  strategiesRemove: (id: string) => ask<null>('strategies_remove', { id }),
  actionsList: (scope: Scope) => ask<ActionItem[]>('actions_list', { scope }),
  actionsSave: (record: ActionItem) => ask<null>('actions_save', { record }),
  actionsRemove: (id: string) => ask<null>('actions_remove', { id }),
  progressList: (actionId: string) => ask<ProgressEntry[]>('progress_list', { actionId }),
  progressSave: (record: ProgressEntry) => ask<null>('progress_save', { record }),
  progressRemove: (id: string) => ask<null>('progress_remove', { id }),
  trainingsList: (scope: Scope) => ask<TrainingSession[]>('trainings_list', { scope }),
  trainingsSave: (record: TrainingSession) => ask<null>('trainings_save', { record }),
  trainingsRemove: (id: string) => ask<null>('trainings_remove', { id }),
  attendancesList: (sessionId: string) => ask<Attendance[]>('attendances_list', { sessionId }),
  attendancesSave: (records: Attendance[]) => ask<null>('attendances_save', { records }),
  attendancesRemove: (id: string) => ask<null>('attendances_remove', { id }),
  schemesList: (scope: Scope) => ask<AwardScheme[]>('schemes_list', { scope }),
  schemesSave: (record: AwardScheme) => ask<null>('schemes_save', { record }),
  schemesRemove: (id: string) => ask<null>('schemes_remove', { id }),
  nominationsList: (schemeId: string) => ask<Nomination[]>('nominations_list', { schemeId }),
  nominationsSave: (records: Nomination[]) => ask<null>('nominations_save', { records }),
  nominationsRemove: (id: string) => ask<null>('nominations_remove', { id }),
  agreementsList: (scope: Scope) => ask<Agreement[]>('agreements_list', { scope }),
  agreementsSave: (record: Agreement) => ask<null>('agreements_save', { record }),
  agreementsRemove: (id: string) => ask<null>('agreements_remove', { id }),
  indicatorsList: (scope: Scope) => ask<Indicator[]>('indicators_list', { scope }),
  indicatorsRemove: (id: string) => ask<null>('indicators_remove', { id }),
  indicatorSheet: (id: string) => ask<IndicatorSheet>('indicator_sheet', { id }),
  indicatorSave: (sheet: IndicatorSheet) => ask<null>('indicator_save', { sheet }),
  resultSheet: (indicatorId: string, round: number) => ask<ResultSheet | null>('result_sheet', { indicatorId, round }),
  resultSave: (sheet: ResultSheet) => ask<null>('result_save', { sheet }),
  overview: (agencyId: string, year: number, round: number) => ask<Overview>('overview', { agencyId, year, round }),
  scorecard: (agencyId: string, year: number, round: number) => ask<Scorecard>('scorecard', { agencyId, year, round }),
  rosterChoose: () => ask<{ handle: string; file_name: string } | null>('roster_choose'),
  rosterPreview: (handle: string, agencyId: string | null) => ask<RosterPreview>('roster_preview', { handle, agencyId }),
  rosterImport: (handle: string, agencyId: string | null) => ask<Counts>('roster_import', { handle, agencyId }),
  reportPreview: (agencyId: string, year: number, round: number, thaiDigits: boolean) => ask<number[]>('report_preview', { agencyId, year, round, thaiDigits }),
  reportSave: (agencyId: string, year: number, round: number, thaiDigits: boolean) => ask<string | null>('report_save', { agencyId, year, round, thaiDigits }),
  reportAll: (year: number, round: number, thaiDigits: boolean, progress: Channel<ReportProgress>) => ask<string | null>('report_all', { year, round, thaiDigits, progress }),
  reportCancel: () => ask<null>('report_cancel'),
  historyState: () => ask<HistoryState>('history_state'),
  undo: () => ask<Action | null>('undo'),
  redo: () => ask<Action | null>('redo'),
};

export const events = {
  changed: { listen: (then: (event: { payload: Changed }) => void) => listen<Changed>('changed', then) },
};
