use chrono::DateTime;

use super::*;
use crate::registers::{
    ActionItem, ActionStatus, Agency, Agreement, Attendance, Indicator, IndicatorLevel, IndicatorResult,
    IndicatorSheet, Person, ResultSheet, ResultSource, StrategicPlan, Strategy, Submission, Topic, TrainingSession,
};
use crate::values::{Date, Exact, FiscalYear, Id, Round};
use crate::{Action, Error, HistoryFilter, Office, Rule, Surroundings, Tx, Verb, versions};

const ENTER: Action = Action::on::<Indicator>(Verb::Save);

fn year() -> FiscalYear {
    FiscalYear::new(2569).expect("in range")
}

fn exact(text: &str) -> Exact {
    Exact(text.parse().expect("a decimal"))
}

fn agreed() -> (Office, Agreement) {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, 3)).expect("opens");
    let agreement = office
        .operate(ENTER, |tx| {
            let ministry = Agency {
                code: "M".into(), name_th: "กระทรวงตัวอย่าง".into(), ..Agency::blank(tx.new_id())
            };
            tx.put(&ministry)?;
            let agreement = Agreement::blank(tx.new_id(), ministry.id, year());
            tx.put(&agreement)?;
            Ok(agreement)
        })
        .expect("saves")
        .value;
    (office, agreement)
}

fn sheet(tx: &Tx<'_>, agreement: &Agreement, code: &str, weight: &str, thresholds: [&str; 5]) -> IndicatorSheet {
    let indicator = Indicator {
        dimension: "มิติประสิทธิผล".into(),
        code: code.into(),
        name: format!("ร้อยละตัวอย่าง {code}"),
        unit: "ร้อยละ".into(),
        weight: exact(weight),
        ..Indicator::blank(tx.new_id(), agreement.id)
    };
    let levels = (1..)
        .zip(thresholds)
        .map(|(level, threshold)| IndicatorLevel {
            id: tx.new_id(),
            indicator_id: indicator.id,
            level,
            threshold: Some(exact(threshold)),
            text: String::new(),
        })
        .collect();
    IndicatorSheet { indicator, levels, baselines: Vec::new() }
}

fn result(tx: &Tx<'_>, indicator_id: Id<Indicator>, value: Option<&str>) -> ResultSheet {
    let result = IndicatorResult {
        result: value.map(exact),
        ..IndicatorResult::blank(tx.new_id(), indicator_id, Round::Twelve)
    };
    ResultSheet { result, evidence: Vec::new() }
}

const LEVELS: [&str; 5] = ["50", "60", "70", "80", "90"];

fn card(office: &Office, agreement: &Agreement) -> crate::Result<Scorecard> {
    office.read(|r| scorecard(r, agreement.agency_id, year(), Round::Twelve))
}

#[test]
fn a_scorecard_weighs_each_result_and_explains_it() {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            for (code, weight, value) in [("1.10", "40", "86.40"), ("1.2", "60", "70")] {
                let sheet = sheet(tx, &agreement, code, weight, LEVELS);
                sheet.save(tx)?;
                result(tx, sheet.indicator.id, Some(value)).save(tx)?;
            }
            Ok(())
        })
        .expect("saves");
    let card = card(&office, &agreement).expect("scores");
    assert_eq!(card.lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), ["1.2", "1.10"]);
    assert_eq!(card.lines[1].score, Some(exact("4.6400")));
    assert_eq!(card.lines[1].weighted, Some(exact("1.8560")));
    assert_eq!(card.total.expect("a total").to_string(), "3.6560");
    let explained = card.lines[1].explanation.join("\n");
    assert!(explained.contains("4 + (86.40 − 80) ÷ (90 − 80) = 4.6400"), "{explained}");
    assert!(explained.contains("4.6400 × 40 ÷ 100 = 1.8560"), "{explained}");
}

#[test]
fn weights_that_do_not_sum_are_refused_naming_the_field() {
    let (mut office, agreement) = agreed();
    office.operate(ENTER, |tx| sheet(tx, &agreement, "1", "95", LEVELS).save(tx)).expect("saves");
    assert!(matches!(card(&office, &agreement),
        Err(Error::Invalid { field, rule }) if field == "weight_total" && rule == Rule::WeightsDoNotSum));
}

#[test]
fn levels_out_of_order_are_refused_when_saved_and_nothing_is_kept() {
    let (mut office, agreement) = agreed();
    let refused =
        office.operate(ENTER, |tx| sheet(tx, &agreement, "1", "100", ["50", "60", "55", "80", "90"]).save(tx));
    assert!(matches!(refused, Err(Error::Invalid { field, rule }) if field == "level_3" && rule == Rule::OutOfOrder));
    assert_eq!(office.read(|r| r.count::<Indicator>(&crate::registers::Scope::default())).expect("counts"), 0);
}

#[test]
fn a_sheet_saved_again_drops_the_rows_that_are_no_longer_on_it() {
    let (mut office, agreement) = agreed();
    let mut saved = office
        .operate(ENTER, |tx| {
            let sheet = sheet(tx, &agreement, "1", "100", LEVELS);
            sheet.save(tx)?;
            Ok(sheet)
        })
        .expect("saves")
        .value;
    saved.levels.remove(1);
    office.operate(ENTER, |tx| saved.save(tx)).expect("saves");
    assert_eq!(office.read(|r| IndicatorSheet::read(r, saved.indicator.id)).expect("reads"), saved);
    office.undo().expect("undoes");
    assert_eq!(office.read(|r| IndicatorSheet::read(r, saved.indicator.id)).expect("reads").levels.len(), 5);
}

#[test]
fn an_indicator_drawn_from_attendance_counts_distinct_active_staff_who_passed_with_enough_hours() {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            let mut sheet = sheet(tx, &agreement, "1", "100", LEVELS);
            sheet.indicator.source = ResultSource::StaffTrained;
            sheet.save(tx)?;
            let sessions = [training(tx, &agreement, "2026-02-10"), training(tx, &agreement, "2026-03-10")];
            sessions.iter().try_for_each(|session| tx.put(session))?;
            // Of four active: two sessions count once; enough hours; too few hours; not passed. The fifth has left.
            for (active, attended) in [
                (true, vec![("6", true), ("6", true)]),
                (true, vec![("6", true)]),
                (true, vec![("3", true)]),
                (true, vec![("6", false)]),
                (false, vec![("6", true)]),
            ] {
                let person = person(tx, &agreement, active);
                tx.put(&person)?;
                for (session, (hours, passed)) in sessions.iter().zip(attended) {
                    tx.put(&attendance(tx, session, &person, hours, passed))?;
                }
            }
            Ok(())
        })
        .expect("saves");
    let line = card(&office, &agreement).expect("scores").lines.remove(0);
    assert_eq!((line.result, line.score), (Some(exact("50.00")), Some(exact("1.0000"))));
    let six_months = office.read(|r| overview(r, agreement.agency_id, year(), Round::Six)).expect("counts");
    assert_eq!((six_months.trained, six_months.staff), (2, 4));
}

#[test]
fn actions_on_time_count_only_what_is_due_and_cancelled_ones_never() {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            let mut sheet = sheet(tx, &agreement, "1", "100", LEVELS);
            sheet.indicator.source = ResultSource::ActionsOnTime;
            sheet.save(tx)?;
            let strategy = strategy(tx, &agreement)?;
            for (finished, status) in [
                (Some("2025-12-20"), ActionStatus::Done),
                (Some("2026-01-05"), ActionStatus::Done),
                (None, ActionStatus::Planned),
                (None, ActionStatus::Cancelled),
            ] {
                action(tx, &strategy, finished, status).put_as_told(tx)?;
            }
            Ok(())
        })
        .expect("saves");
    let line = card(&office, &agreement).expect("scores").lines.remove(0);
    assert_eq!(line.result, Some(exact("33.33")));
}

#[test]
fn without_an_agreement_there_is_no_total_and_no_error() {
    let (office, agreement) = agreed();
    let other = year().plus(-1);
    let card = office.read(|r| scorecard(r, agreement.agency_id, other, Round::Six)).expect("scores");
    assert_eq!((card.lines.len(), card.total), (0, None));
    let report = office.read(|r| indicator_report(r, agreement.agency_id, other, Round::Six, other.last_day()));
    assert!(report.expect("gathers").cards.is_empty());
}

/// Gives the ministry another agency with an agreement of one indicator and its result.
fn another(tx: &Tx<'_>, agreement: &Agreement, code: &str, value: &str) -> crate::Result<()> {
    let ministry: Agency = tx.get(agreement.agency_id)?;
    let agency = Agency { id: tx.new_id(), parent_id: Some(ministry.id), code: code.into(), ..ministry };
    tx.put(&agency)?;
    let agreement = Agreement { id: tx.new_id(), agency_id: agency.id, ..agreement.clone() };
    tx.put(&agreement)?;
    let sheet = sheet(tx, &agreement, "1.1", "100", ["50", "60", "70", "80", "90"]);
    sheet.save(tx)?;
    result(tx, sheet.indicator.id, Some(value)).save(tx)
}

#[test]
fn a_ministry_ranks_its_agencies_and_equal_totals_share_a_place() {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            for (code, value) in [("A", "70"), ("B", "86.40"), ("C", "70"), ("D", "60")] {
                another(tx, &agreement, code, value)?;
            }
            Ok(())
        })
        .expect("saves");
    let today = Date::new(2026, 10, 15).expect("a day");
    let report = office.read(|reader| ministry_report(reader, year(), Round::Twelve, today)).expect("gathers");
    let places: Vec<_> = report.rows.iter().map(|row| (row.agency.code.as_str(), row.rank, row.total)).collect();
    let total = |text| Some(exact(text));
    assert_eq!(
        places,
        [
            ("A", Some(2), total("3.0000")),
            ("B", Some(1), total("4.6400")),
            ("C", Some(2), total("3.0000")),
            ("D", Some(4), total("2.0000")),
            ("M", None, None),
        ]
    );
    let ranking: Vec<_> = report.ranking().iter().map(|row| row.agency.code.as_str()).collect();
    assert_eq!(ranking, ["B", "A", "C", "D"]);
    assert_eq!(report.mean(exact("5")), Some(exact("3.16")));
    assert_eq!(report.earlier, [(year().plus(-1), Round::Twelve), (year(), Round::Nine)]);
    assert_eq!(report.rows[0].before, [None, None]);
}

#[test]
fn a_total_with_results_missing_is_provisional_and_neither_ranked_nor_averaged() {
    let (mut office, agreement) = agreed();
    let half_reported = |tx: &Tx<'_>| {
        another(tx, &agreement, "A", "70")?;
        let levels = ["50", "60", "70", "80", "90"];
        let (told, untold) = (sheet(tx, &agreement, "1.1", "70", levels), sheet(tx, &agreement, "1.2", "30", levels));
        told.save(tx)?;
        untold.save(tx)?;
        result(tx, told.indicator.id, Some("90")).save(tx)
    };
    office.operate(ENTER, half_reported).expect("saves");
    let told = Provisional { missing: 1, of: 2, weight: exact("30") };
    let lacking = Some(told);
    assert_eq!(card(&office, &agreement).expect("scores").provisional, lacking);
    assert_eq!(told.told(), "คะแนนชั่วคราว (ขาดผล 1 จาก 2 ตัวชี้วัด น้ำหนัก 30)");
    let today = Date::new(2026, 10, 15).expect("a day");
    let report = office.read(|reader| ministry_report(reader, year(), Round::Twelve, today)).expect("gathers");
    let rows: Vec<_> = report.rows.iter().map(|row| (row.agency.code.as_str(), row.rank, row.provisional)).collect();
    assert_eq!(rows, [("A", Some(1), None), ("M", None, lacking)]);
    assert_eq!(report.mean(exact("5")), Some(exact("3")), "of the final ones alone");
    assert_eq!(report.ranking().len(), 1);
}

#[test]
fn a_round_is_compared_with_the_same_round_a_year_before_first_and_then_with_the_round_before() {
    let (mut office, agreement) = agreed();
    let earlier = |tx: &Tx<'_>| {
        let levels = ["50", "60", "70", "80", "90"];
        for (back, results) in
            [(1, [(Round::Nine, "60"), (Round::Twelve, "80")]), (0, [(Round::Six, "70"), (Round::Nine, "50")])]
        {
            let of_year = Agreement { id: tx.new_id(), year: year().plus(-back), ..agreement.clone() };
            let of_year = if back == 0 { agreement.clone() } else { of_year };
            tx.put(&of_year)?;
            let sheet = sheet(tx, &of_year, "1", "100", levels);
            sheet.save(tx)?;
            for (round, value) in results {
                let ResultSheet { result, evidence } = result(tx, sheet.indicator.id, Some(value));
                ResultSheet { result: IndicatorResult { round, ..result }, evidence }.save(tx)?;
            }
        }
        Ok(())
    };
    office.operate(ENTER, earlier).expect("saves");
    let report = office.read(|r| indicator_report(r, agreement.agency_id, year(), Round::Nine, year().last_day()));
    let report = report.expect("gathers");
    let compared: Vec<_> = report.compared_with().map(|past| (past.year, past.round, past.total)).collect();
    assert_eq!(compared, [(year().plus(-1), Round::Nine, exact("2.0000")), (year(), Round::Six, exact("3.0000"))]);
    let before = report.compared_with().next().and_then(|past| past.line(&report.scorecard.lines[0]));
    assert_eq!(before.map(|line| (line.result, line.score)), Some((Some(exact("60.00")), Some(exact("2.0000")))));
    assert!(report.past.iter().all(|past| (past.year, past.round) != (year().plus(-1), Round::Twelve)));
}

#[test]
fn the_committees_scores_have_a_total_of_their_own_once_they_are_whole() {
    let (mut office, agreement) = agreed();
    let mut score = |first: Option<&str>, second: Option<&str>| {
        let scored = office.operate(ENTER, |tx| {
            for (code, weight, given) in [("1", "40", first), ("2", "60", second)] {
                let known: Vec<Indicator> = tx.list(&crate::registers::Scope::default())?;
                let id = match known.iter().find(|indicator| indicator.code == code) {
                    Some(indicator) => indicator.id,
                    None => {
                        let sheet = sheet(tx, &agreement, code, weight, ["50", "60", "70", "80", "90"]);
                        sheet.save(tx)?;
                        sheet.indicator.id
                    }
                };
                let sheet = ResultSheet::read(tx, id, Round::Twelve)?.unwrap_or_else(|| result(tx, id, Some("90")));
                let result = IndicatorResult { committee_score: given.map(exact), ..sheet.result };
                ResultSheet { result, evidence: Vec::new() }.save(tx)?;
            }
            Ok(())
        });
        scored.expect("saves");
        let card = card(&office, &agreement).expect("scores");
        (card.committee, card.lines.iter().map(|line| line.committee_weighted).collect::<Vec<_>>())
    };
    assert_eq!(score(Some("4"), None).0, None, "not whole");
    let whole = score(Some("4"), Some("3.5"));
    assert_eq!(whole, (Some(exact("3.7")), vec![Some(exact("1.6")), Some(exact("2.1"))]));
}

#[test]
fn an_agency_that_cannot_be_scored_is_told_and_keeps_no_other_from_its_place() {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            another(tx, &agreement, "A", "70")?;
            sheet(tx, &agreement, "1.1", "60", ["50", "60", "70", "80", "90"]).save(tx)
        })
        .expect("saves");
    let today = Date::new(2026, 10, 15).expect("a day");
    let report = office.read(|reader| ministry_report(reader, year(), Round::Twelve, today)).expect("gathers");
    let [scored, unscored] = &report.rows[..] else { panic!("two agencies") };
    assert_eq!((scored.rank, scored.problem.as_ref()), (Some(1), None));
    assert!(unscored.rank.is_none() && unscored.problem.is_some(), "{unscored:?}");
}

#[test]
fn what_is_disclosed_of_a_report_has_no_telephone_no_remark_and_no_address_typed_anywhere() {
    let (mut office, agreement) = agreed();
    let (phone, typed) = ("0 2547 1012", "ติดต่อ somsri@example.go.th หรือ 081-234-5678");
    office
        .operate(ENTER, |tx| {
            let mut sheet = sheet(tx, &agreement, "1.1", "100", ["50", "60", "70", "80", "90"]);
            sheet.indicator.collector_phone = phone.into();
            sheet.save(tx)?;
            let mut result = result(tx, sheet.indicator.id, Some("70"));
            result.result.obstacles = typed.into();
            result.save(tx)
        })
        .expect("saves");
    let today = Date::new(2026, 10, 15).expect("a day");
    let agency = agreement.agency_id;
    let report = office.read(|reader| indicator_report(reader, agency, year(), Round::Twelve, today)).expect("gathers");
    let (disclosed, hidden) = report.disclosable().expect("is a model still");
    assert_eq!(hidden.len(), 3);
    for text in [phone, typed, "0812345678"] {
        assert!(!hidden.absent_from(text), "{text}");
    }
    assert_eq!(disclosed.cards[0].indicator.collector_phone, MASK);
    assert_eq!(disclosed.scorecard, report.scorecard);
    assert!(hidden.absent_from(&format!("{disclosed:?}")));
}

/// An agency with one scored indicator, and its report.
fn reported() -> (Office, IndicatorReport) {
    let (mut office, agreement) = agreed();
    office
        .operate(ENTER, |tx| {
            let sheet = sheet(tx, &agreement, "1.1", "100", ["50", "60", "70", "80", "90"]);
            sheet.save(tx)?;
            result(tx, sheet.indicator.id, Some("86.40")).save(tx)
        })
        .expect("saves");
    let report = report_of(&office, agreement.agency_id);
    (office, report)
}

fn report_of(office: &Office, agency: Id<Agency>) -> IndicatorReport {
    let today = Date::new(2026, 10, 15).expect("a day");
    office.read(|reader| indicator_report(reader, agency, year(), Round::Twelve, today)).expect("gathers")
}

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn edit_the_result(office: &mut Office, report: &IndicatorReport, value: &str) {
    let mut edited = report.cards[0].result.clone().expect("a result");
    edited.result = Some(exact(value));
    office.operate(ENTER, |tx| tx.put(&edited)).expect("saves");
}

#[test]
fn a_round_that_was_handed_in_stands_and_later_edits_are_told_against_it() {
    let (mut office, report) = reported();
    let agency = report.head.agency.id;
    let state = |office: &Office| office.submission_state(agency, year(), Round::Twelve).expect("reads");
    assert_eq!(state(&office).newest, None);

    let first = office.submit(&report, "{}", HASH, "ครั้งแรก").expect("is handed in").value;
    assert_eq!((first.version, first.total), (1, Some(exact("4.6400"))));
    assert_eq!(first.report().expect("reads"), report);
    let unchanged = state(&office);
    assert!(unchanged.changes.is_empty(), "{:?}", unchanged.changes);

    edit_the_result(&mut office, &report, "70");
    let changed = state(&office);
    assert_eq!(changed.newest.as_ref(), Some(&first), "what was handed in is as it was");
    let total = changed.changes.total.expect("the total changed");
    assert_eq!((total.before.as_str(), total.after.as_str()), ("4.6400", "3.0000"));
    let [item] = &changed.changes.items[..] else { panic!("one indicator") };
    assert_eq!((item.kind, item.subject.as_str()), (DifferenceKind::Edited, "ตัวชี้วัดที่ 1.1 ร้อยละตัวอย่าง 1.1"));
    let result = item.facts.iter().find(|fact| fact.label == "ผลการดำเนินงาน").expect("the result");
    assert_eq!((result.before.as_str(), result.after.as_str()), ("86.40", "70.00"));

    let second = office.submit(&report_of(&office, agency), "{}", HASH, "").expect("is handed in").value;
    assert_eq!(second.version, 2);
    assert!(state(&office).changes.is_empty());
}

#[test]
fn a_submission_cannot_be_undone_edited_or_removed_and_no_stale_or_empty_report_is_handed_in() {
    let (mut office, report) = reported();
    let submission = office.submit(&report, "{}", HASH, "").expect("is handed in").value;
    let handing_in = office.operations(&HistoryFilter::default(), None, 1).expect("lists").remove(0);
    assert_eq!((handing_in.action.verb, handing_in.undoable), (Verb::Submit, false));
    let stands = |refused: crate::Result<crate::Done<()>>| matches!(refused, Err(Error::Invalid { field, rule }) if field == "submission" && rule == Rule::Final);
    assert!(stands(office.revert(handing_in.seq)));

    let edited = Submission { note: "แก้ไข".into(), ..submission.clone() };
    let touch = Action::on::<Submission>(Verb::Save);
    assert!(stands(office.operate(touch, |tx| tx.put(&edited))));
    assert!(stands(office.operate(touch, |tx| tx.remove(submission.id))));

    edit_the_result(&mut office, &report, "70");
    let stale = office.submit(&report, "{}", HASH, "");
    assert!(matches!(stale, Err(Error::Invalid { rule, .. }) if rule == Rule::ChangedSince));
    let mut empty = report_of(&office, report.head.agency.id);
    empty.scorecard.total = None;
    assert!(matches!(office.submit(&empty, "{}", HASH, ""), Err(Error::Invalid { field, .. }) if field == "total"));
    let kept = office.read(|reader| versions(reader, report.head.agency.id, year(), Round::Twelve)).expect("lists");
    assert_eq!(kept, [submission]);
}

#[test]
fn a_report_that_says_nothing_new_is_not_handed_in_twice() {
    let (mut office, report) = reported();
    let first = office.submit(&report, "{}", HASH, "").expect("is handed in").value;
    let again = office.submit(&report_of(&office, report.head.agency.id), r#"{"compact":true}"#, HASH, "อีกครั้ง");
    assert!(
        matches!(&again, Err(Error::Invalid { field, rule }) if field == "report" && *rule == Rule::Unchanged),
        "{again:?}"
    );
    let kept = office.read(|reader| versions(reader, report.head.agency.id, year(), Round::Twelve)).expect("lists");
    assert_eq!(kept, [first]);
}

#[test]
fn a_round_that_can_no_longer_be_scored_still_answers_what_was_handed_in_and_why_it_is_changed() {
    let (mut office, report) = reported();
    let agency = report.head.agency.id;
    let first = office.submit(&report, "{}", HASH, "").expect("is handed in").value;
    let agreement = report.agreement.clone().expect("an agreement");
    office
        .operate(ENTER, |tx| tx.put(&Agreement { weight_total: exact("90"), ..agreement.clone() }))
        .expect("saves weights that no longer sum");
    let state = office.submission_state(agency, year(), Round::Twelve).expect("answers");
    assert_eq!(state.newest.as_ref(), Some(&first));
    let why = state.unscorable.as_ref().expect("cannot be scored");
    assert_eq!((why.field.as_str(), why.rule), ("weight_total", Rule::WeightsDoNotSum));
    assert!(state.is_changed() && state.changes.is_empty());

    office.operate(ENTER, |tx| tx.put(&agreement)).expect("saves");
    assert!(!office.submission_state(agency, year(), Round::Twelve).expect("answers").is_changed());
}

#[test]
fn the_store_refuses_a_version_that_leaves_a_gap() {
    let (mut office, report) = reported();
    let first = office.submit(&report, "{}", HASH, "").expect("is handed in").value;
    let hand_in = |office: &mut Office, version| {
        let touch = Action::on::<Submission>(Verb::Save);
        office.operate(touch, |tx| tx.put(&Submission { id: tx.new_id(), version, ..first.clone() }))
    };
    assert!(hand_in(&mut office, 3).is_err(), "3 after 1");
    let _ = hand_in(&mut office, 2).expect("2 after 1");
}

#[test]
fn an_indicator_that_came_or_went_is_told_as_such() {
    let (_, report) = reported();
    let mut without = report.clone();
    without.cards.clear();
    without.scorecard.lines.clear();
    let kinds = |before, after| difference(before, after).items.iter().map(|item| item.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&without, &report), [DifferenceKind::Added]);
    assert_eq!(kinds(&report, &without), [DifferenceKind::Removed]);
    assert!(difference(&report, &report).is_empty());
}

fn training(tx: &Tx<'_>, agreement: &Agreement, day: &str) -> TrainingSession {
    let (day, _text) = (Date::from_iso(day).expect("a day"), String::new);
    TrainingSession {
        title: "อบรม".into(),
        topic: Topic::Ethics,
        required_hours: exact("4.5"),
        ..TrainingSession::blank(tx.new_id(), agreement.agency_id, year(), day, day)
    }
}

fn person(tx: &Tx<'_>, agreement: &Agreement, active: bool) -> Person {
    Person {
        prefix: "นาย".into(),
        first_name: "สมชาย".into(),
        surname: "ใจดี".into(),
        active,
        ..Person::blank(tx.new_id(), agreement.agency_id)
    }
}

fn attendance(tx: &Tx<'_>, session: &TrainingSession, person: &Person, hours: &str, passed: bool) -> Attendance {
    Attendance {
        id: tx.new_id(),
        session_id: session.id,
        person_id: person.id,
        registered: true,
        hours: exact(hours),
        passed,
        certificate: String::new(),
    }
}

fn strategy(tx: &Tx<'_>, agreement: &Agreement) -> crate::Result<Strategy> {
    let plan = StrategicPlan {
        title: "แผน".into(),
        ..StrategicPlan::blank(tx.new_id(), agreement.agency_id, year(), year())
    };
    tx.put(&plan)?;
    let strategy =
        Strategy {
            code: "1".into(), title: "กลยุทธ์".into(), position: 1, ..Strategy::blank(tx.new_id(), plan.id)
        };
    tx.put(&strategy)?;
    Ok(strategy)
}

fn action(tx: &Tx<'_>, strategy: &Strategy, finished: Option<&str>, status: ActionStatus) -> ActionItem {
    ActionItem {
        title: "กิจกรรม".into(),
        q1: true,
        finished_on: finished.and_then(Date::from_iso),
        status,
        ..ActionItem::blank(tx.new_id(), strategy.id, year())
    }
}
