//! What differs between two reports of a round, over a report of the sample with everything a report can hold.

use std::sync::LazyLock;

use chrono::DateTime;
use proptest::prelude::*;
use serde_json::Value;

use saisaat_core::registers::{Agency, Decision, Scope, Signatory, SignedPaper};
use saisaat_core::summaries::{
    Difference, DifferenceKind, DifferenceReport, Disclosable, IndicatorReport, MASK, Nominee, difference,
    indicator_report,
};
use saisaat_core::values::{Exact, FiscalYear, Id, Round};
use saisaat_core::{Office, Surroundings};
use saisaat_sample::{NEWEST_YEAR, Size};

/// A report of the sample with everything a report can hold.
fn report() -> IndicatorReport {
    static REPORT: LazyLock<IndicatorReport> = LazyLock::new(gathered);
    REPORT.clone()
}

fn gathered() -> IndicatorReport {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 3, people: 90 }).expect("fills");
    let (year, day) = (FiscalYear::new(NEWEST_YEAR).expect("in range"), office.surroundings().clock.today());
    let agencies: Vec<Agency> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    let reports =
        agencies.iter().map(|a| office.read(|r| indicator_report(r, a.id, year, Round::Twelve, day)).expect("gathers"));
    let full = |report: &IndicatorReport| {
        report.cards.iter().any(|card| !card.parts.is_empty())
            && report.work.awards.iter().any(|award| !award.nominees.is_empty())
            && !report.work.plans.is_empty()
            && !report.work.trainings.is_empty()
    };
    let mut report = reports.into_iter().find(full).expect("the sample has one");
    // The sample attaches no files.
    let result = report.cards.iter().find_map(|card| card.result.clone()).expect("a result");
    let attachment = serde_json::json!({
        "id": result.id, "register": "indicator_results", "record_id": result.id, "name": "รายงาน.pdf", "size": 7,
        "sha256": "ab".repeat(32), "attached_on": "2026-09-01", "note": "ฉบับลงนาม",
    });
    report.cards[0].attachments.push(serde_json::from_value(attachment).expect("an attachment"));
    report
}

#[test]
fn a_report_survives_being_kept_as_json() {
    let report = report();
    let kept = serde_json::to_string(&report).expect("plain data");
    assert_eq!(serde_json::from_str::<IndicatorReport>(&kept).expect("reads back"), report);
}

#[test]
fn day_of_printing_and_audit_head_are_no_difference() {
    let before = report();
    let mut after = before.clone();
    after.head.printed_on = before.year.last_day();
    after.head.audit_head = "ffff".into();
    assert!(difference(&before, &after).is_empty());
}

#[test]
fn an_edited_result_tells_its_field_its_score_and_the_total() {
    let before = report();
    let mut after = before.clone();
    let line = &mut after.scorecard.lines[0];
    (line.score, line.weighted) = (Some(Exact::from(1)), None);
    after.scorecard.total = Some(Exact("3.1250".parse().expect("a decimal")));
    let told = difference(&before, &after);
    let total = told.total.as_ref().expect("the total changed");
    assert_eq!((total.label.as_str(), total.after.as_str()), ("คะแนนรวม", "3.1250"));
    let [indicator] = &told.items[..] else { panic!("{told:?}") };
    assert_eq!(indicator.kind, DifferenceKind::Edited);
    assert!(indicator.subject.contains(&before.scorecard.lines[0].code), "{indicator:?}");
    let facts: Vec<_> = indicator.facts.iter().map(|fact| (fact.label.as_str(), fact.after.as_str())).collect();
    assert_eq!(facts, [("คะแนน", "1.0000"), ("คะแนนถ่วงน้ำหนัก", "")]);
}

#[test]
fn indicators_that_come_and_go_are_told_as_such_and_back_again_the_other_way() {
    let before = report();
    let mut after = before.clone();
    let gone = after.cards.remove(1);
    let told = |before, after| {
        let items = difference(before, after).items.into_iter();
        items.map(|item| (item.kind, item.subject)).collect::<Vec<_>>()
    };
    let cards = std::iter::once(&gone).chain(&gone.parts);
    let called: Vec<String> =
        cards.map(|card| format!("ตัวชี้วัดที่ {} {}", card.indicator.code, card.indicator.name)).collect();
    let as_told = |kind: DifferenceKind| called.iter().map(|subject| (kind, subject.clone())).collect::<Vec<_>>();
    assert_eq!(told(&before, &after), as_told(DifferenceKind::Removed));
    assert_eq!(told(&after, &before), as_told(DifferenceKind::Added));
}

#[test]
fn indicators_of_another_year_are_known_by_their_number() {
    let before = report();
    let mut text = serde_json::to_string(&before).expect("plain data");
    for (n, card) in (0_u8..).zip(&before.cards) {
        // Another year's agreement has keys of its own.
        text = text.replace(&card.indicator.id.to_string(), &format!("0196f000-0000-7000-8000-0000000000{n:02x}"));
    }
    let after: IndicatorReport = serde_json::from_str(&text).expect("a report");
    assert_ne!(before, after);
    assert_eq!(difference(&before, &after), Difference::default());
}

/// What follows from other fields, or is a key, or is no part of what a report says.
const NOT_COMPARED: &[&str] = &[
    "id",
    "agency_id",
    "parent_id",
    "agreement_id",
    "indicator_id",
    "result_id",
    "record_id",
    "plan_id",
    "strategy_id",
    "action_id",
    "scheme_id",
    "person_id",
    "audit_head",
    "printed_on",
    "column_adds_up",
    "register",
    "size",
    "position",
];

#[test]
fn who_signs_the_report_is_a_difference_and_who_signs_other_papers_is_none() {
    let before = report();
    let signing = |paper| {
        let mut after = before.clone();
        let key = after.head.agency.id.to_string();
        let (id, form) = (Id::parse(&key).expect("a key"), Id::parse(&key).expect("a key"));
        let signatory = Signatory::blank(id, form);
        after.head.signatories =
            vec![Signatory { paper, signer: "นางผู้แทน ลงนาม".into(), ..signatory }];
        difference(&before, &after)
    };
    assert!(!signing(SignedPaper::IndicatorReport).is_empty());
    assert!(signing(SignedPaper::Memo).is_empty());
}

#[test]
fn no_edit_of_a_record_goes_unnoticed_and_every_one_has_a_thai_label() {
    let before = report();
    let whole = serde_json::to_value(&before).expect("plain data");
    let mut noticed = 0;
    for pointer in leaves(&whole) {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let last = *steps.last().expect("a leaf");
        let derived =
            steps[0] == "scorecard" && ["trace", "explanation", "standing"].iter().any(|part| steps.contains(part));
        // Cards say again what lines of the scorecard say; people are printed by name and post.
        let said_elsewhere =
            steps[0] == "scorecard" && steps.len() > 2 && !["score", "weighted", "result"].contains(&last);
        let of_person = steps.contains(&"person") && !["first_name", "level", "unit"].contains(&last);
        // Why someone was nominated, and by whom, is neither printed nor kept.
        let of_nominating = steps.contains(&"nomination") && ["nominator", "reasons", "evidence"].contains(&last);
        // Where an action stood is told by the action itself, and each indicator of an earlier round by that round's report.
        let of_progress = steps.contains(&"progress") && ["status", "spend", "finished_on"].contains(&last);
        let of_earlier = steps[0] == "past" && steps.contains(&"lines") || last == "assumed";
        // The figure is told with its score, which a card alone does not have.
        let of_score = last == "result" && steps[0] == "cards" && !steps.contains(&"parts");
        let of_round = last == "year" || last == "round" || last == "level" && !steps.contains(&"person");
        if NOT_COMPARED.contains(&last) || derived || said_elsewhere || of_person || of_nominating || of_round {
            continue;
        }
        // How pages look says nothing else; of those who sign other papers no report tells.
        let of_form = steps.contains(&"looks") || steps.contains(&"signatories");
        if of_progress || of_earlier || of_score || of_form {
            continue;
        }
        let Some(after) = edited(&whole, &pointer) else { continue };
        let told = difference(&before, &after);
        assert!(!told.is_empty(), "{pointer} was edited and no difference is told");
        let facts = told.items.iter().flat_map(|item| &item.facts);
        for fact in told.total.iter().chain(facts) {
            assert!(fact.label.starts_with(|c| ('ก'..='๛').contains(&c)), "{fact:?}");
        }
        noticed += 1;
    }
    assert!(noticed > 300, "only {noticed} fields of the sample could be edited");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_report_does_not_differ_from_itself_and_any_two_differ_both_ways(picks in proptest::collection::vec(any::<u32>(), 0..6)) {
        let before = report();
        let mut whole = serde_json::to_value(&before).expect("plain data");
        let leaves = leaves(&whole);
        for pick in picks {
            let after = edited(&whole, &leaves[pick as usize % leaves.len()]);
            whole = after.map_or(whole, |after| serde_json::to_value(after).expect("plain data"));
        }
        let after: IndicatorReport = serde_json::from_value(whole).expect("a report");
        prop_assert!(difference(&after, &after).is_empty());
        prop_assert_eq!(difference(&before, &after).is_empty(), difference(&after, &before).is_empty());
    }
}

/// The report with another value at a place, if the place admits one.
fn edited(whole: &Value, pointer: &str) -> Option<IndicatorReport> {
    let mut edited = whole.clone();
    let place = edited.pointer_mut(pointer)?;
    let candidates = match place {
        Value::Bool(value) => vec![Value::Bool(!*value)],
        Value::Number(number) => vec![Value::from(number.as_i64()? + 1)],
        Value::String(text) => ["17", "2026-02-03", "อื่น", "done", "keep", "p2"]
            .map(Value::from)
            .into_iter()
            .filter(|v| v != text)
            .collect(),
        Value::Null => vec![Value::from("17"), Value::from("2026-02-03")],
        Value::Array(_) | Value::Object(_) => return None,
    };
    candidates.into_iter().find_map(|candidate| {
        *edited.pointer_mut(pointer)? = candidate;
        serde_json::from_value(edited.clone()).ok()
    })
}

/// Pointers to all values that hold no others.
fn leaves(value: &Value) -> Vec<String> {
    let below =
        |step: &str, inner: &Value| leaves(inner).into_iter().map(|leaf| format!("/{step}{leaf}")).collect::<Vec<_>>();
    match value {
        Value::Array(items) => (0..).zip(items).flat_map(|(n, item)| below(&n.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(name, field)| below(name, field)).collect(),
        _ => vec![String::new()],
    }
}

#[test]
fn outside_the_ministry_nobody_reads_who_was_put_forward_and_not_chosen() {
    let report = report();
    let (disclosed, _) = report.disclosable().expect("is a model still");
    let nominees = |report: &IndicatorReport| {
        let all = report.work.awards.iter().flat_map(|award| award.nominees.clone());
        all.partition::<Vec<_>, _>(|nominee| nominee.nomination.decision == Decision::Awarded)
    };
    let ((chosen, passed_over), (chosen_outside, passed_over_outside)) = (nominees(&report), nominees(&disclosed));
    assert!(!chosen.is_empty() && !passed_over.is_empty(), "the sample has both");
    let names = |nominees: &[Nominee]| nominees.iter().map(|nominee| nominee.person.full_name()).collect::<Vec<_>>();
    assert_eq!(names(&chosen_outside), names(&chosen));
    assert!(names(&passed_over_outside).iter().all(|name| name == MASK), "{passed_over_outside:?}");

    let mut earlier = report.clone();
    for nominee in earlier.work.awards.iter_mut().flat_map(|award| &mut award.nominees) {
        nominee.nomination.score = Some(Exact::from(1));
    }
    let told = difference(&earlier, &report);
    let named = told.items.iter().find(|item| item.person.is_some()).expect("a nominee's score changed");
    assert!(!named.facts.is_empty());
    let (head, year, round) = (report.head.clone(), report.year, report.round);
    let printed = DifferenceReport {
        head,
        year,
        round,
        before: String::new(),
        after: String::new(),
        difference: told,
        unscorable: None,
    };
    let (outside, _) = printed.disclosable().expect("is a model still");
    let text = format!("{:?}", outside.difference);
    assert!(names(&chosen).iter().chain(&names(&passed_over)).all(|name| !text.contains(name)), "{text}");
}
