//! The published figures: every worked example of scoring, as tables, and what is refused.

use crate::Rule;
use rust_decimal::Decimal;

use super::agreement::{group_mean, total};
use super::*;

fn number(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn numbers<const N: usize>(text: &str) -> [Option<Decimal>; N] {
    let given: Vec<_> = text.split('/').map(|level| (level != "-").then(|| number(level))).collect();
    given.try_into().expect("as many levels as the scale has")
}

fn levels(direction: Direction, text: &str) -> Result<Scale, ScoringError> {
    Scale::five_levels(direction, numbers(text), Decimal::ONE)
}

fn points(text: &str) -> Criteria {
    Criteria::Measured(Scale::fifty_to_hundred(Direction::Higher, numbers(text)).expect("in order"))
}

fn higher(text: &str) -> Criteria {
    Criteria::Measured(levels(Direction::Higher, text).expect("in order"))
}

fn lower(text: &str) -> Criteria {
    Criteria::Measured(levels(Direction::Lower, text).expect("in order"))
}

fn scored(criteria: &Criteria, outcome: &Outcome) -> Score {
    score(criteria, outcome).expect("scored")
}

fn measured(criteria: &Criteria, result: &str) -> Score {
    scored(criteria, &Outcome::Measured(number(result)))
}

fn shown(score: &Score) -> String {
    score.shown().expect("a score").to_string()
}

#[test]
fn every_published_result_earns_its_published_score() {
    let cases: [(Criteria, &[(&str, &str)]); 7] = [
        (higher("50/60/70/80/90"), &[("86.40", "4.6400")]),
        (
            higher("74/78/82/86/90"),
            &[
                ("74", "1.0000"),
                ("79", "2.2500"),
                ("85.5", "3.8750"),
                ("89.99", "4.9975"),
                ("90", "5.0000"),
                ("95", "5.0000"),
                ("60", "1.0000"),
            ],
        ),
        (
            higher("80/85/90/95/100"),
            &[
                ("80", "1.0000"),
                ("92.17", "3.4340"),
                ("97.5", "4.5000"),
                ("101", "5.0000"),
                ("72.46", "1.0000"),
                ("93.67", "3.7340"),
            ],
        ),
        (higher("60/70/80/90/100"), &[("65", "1.5000"), ("99", "4.9000"), ("59.99", "1.0000")]),
        (
            lower("15/12/9/6/3"),
            &[("15", "1.0000"), ("10", "2.6667"), ("3", "5.0000"), ("2", "5.0000"), ("16", "1.0000")],
        ),
        (points("98.72/98.84/98.90"), &[("98.94", "100.0000")]),
        (points("1150.40/1202.17/1256.27"), &[("1259.86", "100.0000")]),
    ];
    for (criteria, results) in cases {
        for (result, published) in results {
            assert_eq!(shown(&measured(&criteria, result)), *published, "{result} on {criteria:?}");
        }
    }
}

#[test]
fn every_published_score_weighs_as_published() {
    for (weight, score, sum, published) in [
        ("4", "5.0000", "100", "0.2000"),
        ("4", "4.8000", "100", "0.1920"),
        ("3", "2.0000", "100", "0.0600"),
        ("3", "1.6000", "100", "0.0480"),
        ("1", "4.64", "102", "0.0455"),
        ("1.5", "5", "102", "0.0735"),
        ("2.5", "5", "102", "0.1225"),
        ("1", "4", "102", "0.0392"),
        ("25", "2.2848", "100", "0.5712"),
        ("25", "2.1721", "100", "0.5430"),
        ("25", "2.5212", "100", "0.6303"),
        ("25", "0.0400", "100", "0.0100"),
        ("25", "1.6126", "100", "0.4032"),
        ("25", "1.6926", "100", "0.4232"),
        ("25", "1.7042", "100", "0.4261"),
        ("25", "1.7878", "100", "0.4470"),
        ("25", "1.7324", "100", "0.4331"),
        ("25", "2.9137", "100", "0.7284"),
    ] {
        let rest = (number(sum) - number(weight)).to_string();
        let totals = total(&items(&[(weight, Some(score)), (&rest, Some("1"))]), number(sum), Unassessed::Redistribute);
        let row = totals.expect("summing to what is stated").rows.swap_remove(0);
        assert_eq!(row.shown.expect("scored").to_string(), published, "{score} × {weight} ÷ {sum}");
    }
}

#[test]
fn a_group_has_the_weighted_mean_of_its_items() {
    for (scores, published) in [(["5", "2", "1"], "2.9000"), (["4.8", "1.6", "4"], "3.6000")] {
        let group = items(&[("4", Some(scores[0])), ("3", Some(scores[1])), ("3", Some(scores[2]))]);
        let mean = group_mean(&group, Unassessed::Redistribute).map(four_decimals);
        assert_eq!(mean, Some(number(published)));
    }
    assert_eq!(group_mean(&[], Unassessed::Keep), None);
}

#[test]
fn below_level_one_the_floor_of_the_agreement_holds() {
    let zero = Scale::five_levels(Direction::Higher, numbers("60/70/80/90/100"), Decimal::ZERO).expect("in order");
    let zero = Criteria::Measured(zero);
    assert_eq!(shown(&measured(&zero, "59.99")), "0.0000");
    assert_eq!(shown(&measured(&zero, "60")), "1.0000");
}

#[test]
fn the_points_of_a_year_are_nothing_below_the_lower_target_and_linear_between() {
    let criteria = points("1150.40/1202.17/1256.27");
    for (result, expected) in [
        ("1150.39", "0.0000"),
        ("1150.40", "50.0000"),
        ("1176.285", "62.5000"),
        ("1202.17", "75.0000"),
        ("1256.27", "100.0000"),
    ] {
        assert_eq!(shown(&measured(&criteria, result)), expected, "{result}");
    }
}

#[test]
fn a_level_without_a_value_is_interpolated_across() {
    let score = measured(&higher("50/60/-/80/90"), "65");
    assert_eq!(shown(&score), "2.5000");
    assert_eq!(score.trace.lines()[1], "คะแนน = 2 + (65 − 60) × (4 − 2) ÷ (80 − 60) = 2.5000");
    assert_eq!(shown(&measured(&higher("-/-/70/80/90"), "69")), "1.0000", "below the first value lies the floor");
}

#[test]
fn cumulative_steps_stop_counting_at_the_first_gap() {
    for (done, cumulative, each) in [
        ([false; 5], "1.0000", "1.0000"),
        ([true, false, false, false, false], "1.0000", "1.0000"),
        ([true, true, true, false, false], "3.0000", "3.0000"),
        ([true, true, false, true, true], "2.0000", "4.0000"),
        ([false, true, true, true, true], "1.0000", "4.0000"),
        ([true; 5], "5.0000", "5.0000"),
    ] {
        for (counting, expected) in [(Counting::Cumulative, cumulative), (Counting::Each, each)] {
            let milestone = Milestone::five_steps(Decimal::ONE, counting, None).expect("in order");
            let outcome = Outcome::Steps { done: done.to_vec(), last: None };
            assert_eq!(shown(&scored(&Criteria::Milestone(milestone), &outcome)), expected, "{done:?} {counting:?}");
        }
    }
}

#[test]
fn no_step_done_earns_the_floor() {
    let milestone = Milestone::five_steps(Decimal::ZERO, Counting::Cumulative, None).expect("in order");
    let outcome = Outcome::Steps { done: vec![false; 5], last: None };
    assert_eq!(shown(&scored(&Criteria::Milestone(milestone), &outcome)), "0.0000");
}

#[test]
fn a_quantitative_last_step_lies_between_the_two_best_scores_once_all_before_it_is_done() {
    let rising = LastStep { from: number("60"), to: number("100") };
    let falling = LastStep { from: number("10"), to: number("5") };
    let four = vec![true, true, true, true, false];
    let all = vec![true; 5];
    let three = vec![true, true, true, false, true];
    for (last, done, quantity, expected) in [
        (rising, &four, Some("80"), "4.5000"),
        (rising, &four, Some("50"), "4.0000"),
        (rising, &four, Some("100"), "5.0000"),
        (rising, &four, None, "4.0000"),
        (rising, &all, None, "4.0000"),
        (rising, &three, Some("80"), "3.0000"),
        (falling, &four, Some("6"), "4.8000"),
        (falling, &four, Some("11"), "4.0000"),
    ] {
        let milestone = Milestone::five_steps(Decimal::ONE, Counting::Cumulative, Some(last)).expect("in order");
        let outcome = Outcome::Steps { done: done.clone(), last: quantity.map(number) };
        let score = scored(&Criteria::Milestone(milestone), &outcome);
        assert_eq!(shown(&score), expected, "{done:?} {quantity:?}");
    }
}

#[test]
fn a_composite_is_the_weighted_mean_of_its_parts_each_scored_by_its_kind() {
    let milestone = Milestone::five_steps(Decimal::ONE, Counting::Cumulative, None).expect("in order");
    let composite = composite(&[
        ("0.5", higher("50/60/70/80/90")),
        ("0.3", lower("15/12/9/6/3")),
        ("0.2", Criteria::Milestone(milestone)),
    ]);
    let outcome = Outcome::Parts(vec![
        Outcome::Measured(number("86.40")),
        Outcome::Measured(number("10")),
        Outcome::Steps { done: vec![true, true, true, false, false], last: None },
    ]);
    assert_eq!(shown(&scored(&composite, &outcome)), "3.7200", "0.5 × 4.64 + 0.3 × 2.6667 + 0.2 × 3");
}

#[test]
fn a_part_not_assessed_leaves_its_weight_to_the_others_and_a_part_without_result_leaves_no_score() {
    let composite = composite(&[("60", higher("50/60/70/80/90")), ("40", higher("50/60/70/80/90"))]);
    let of = |second| scored(&composite, &Outcome::Parts(vec![Outcome::Measured(number("70")), second]));
    assert_eq!(of(Outcome::NotAssessed).exact(), Some(number("3")));
    assert_eq!(of(Outcome::NoResult).standing, Standing::NoResult);
    let none = scored(&composite, &Outcome::Parts(vec![Outcome::NotAssessed, Outcome::NotAssessed]));
    assert_eq!(none.standing, Standing::NotAssessed);
}

#[test]
fn weight_not_assessed_is_shared_out_or_kept_and_reported_as_the_agreement_sets() {
    let items = items(&[("60", Some("4")), ("40", None)]);
    let shared = total(&items, Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect("summing to 100");
    assert_eq!((shared.shown, shared.divisor), (Some(number("4.0000")), number("60")));
    assert!(shared.missing.is_empty());
    let kept = total(&items, Decimal::ONE_HUNDRED, Unassessed::Keep).expect("summing to 100");
    assert_eq!((kept.shown, kept.divisor), (Some(number("2.4000")), number("100")));
    assert_eq!(kept.missing, ["item 2"]);
}

#[test]
fn a_result_not_yet_entered_is_reported_as_missing_and_earns_nothing() {
    let mut items = items(&[("60", Some("4")), ("40", None)]);
    items[1].standing = Standing::NoResult;
    let totals = total(&items, Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect("summing to 100");
    assert_eq!((totals.shown, totals.missing.as_slice()), (Some(number("2.4000")), ["item 2".to_owned()].as_slice()));
    items[0].standing = Standing::NoResult;
    let nothing = total(&items, Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect("summing to 100");
    assert_eq!((nothing.exact, nothing.missing.len()), (None, 2));
}

#[test]
fn an_item_that_carries_no_weight_makes_no_total_of_its_own() {
    let items = items(&[("0", Some("4")), ("100", None)]);
    let totals = total(&items, Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect("summing to 100");
    assert_eq!((totals.shown, totals.rows[0].shown), (None, Some(number("0.0000"))));
}

#[test]
fn a_composite_that_keeps_unassessed_weight_may_score_below_the_floor_of_its_parts_and_says_so_in_its_bounds() {
    let parts = parts_of(&[("60", higher("50/60/70/80/90")), ("40", higher("50/60/70/80/90"))]);
    let criteria = Criteria::Composite(Composite::new(parts, Unassessed::Keep).expect("summing to 100"));
    let outcome = Outcome::Parts(vec![Outcome::Measured(number("40")), Outcome::NotAssessed]);
    assert_eq!(shown(&scored(&criteria, &outcome)), "0.6000");
    assert_eq!(criteria.bounds(), (number("0"), number("5")));
}

#[test]
fn a_column_of_rounded_scores_that_misses_its_total_is_flagged() {
    // 1.0002 × 25 % = 0.25005 shows as 0.2501, four times 1.0004; their exact sum shows as 1.0002.
    let totals = total(&items(&[("25", Some("1.0002")); 4]), Decimal::ONE_HUNDRED, Unassessed::Redistribute);
    let totals = totals.expect("summing to 100");
    assert_eq!(totals.shown, Some(number("1.0002")));
    assert!(!totals.column_adds_up);
    let even = total(&items(&[("25", Some("4")); 4]), Decimal::ONE_HUNDRED, Unassessed::Redistribute);
    assert!(even.expect("summing to 100").column_adds_up);
}

#[test]
fn what_is_out_of_order_or_does_not_sum_is_refused_with_the_field_named() {
    use Direction::{Higher, Lower};
    for (criteria, field, rule) in [
        (levels(Higher, "50/60/55/80/90"), "level_3", Rule::OutOfOrder),
        (levels(Higher, "50/60/60/80/90"), "level_3", Rule::OutOfOrder),
        (levels(Higher, "50/60/-/60/90"), "level_4", Rule::OutOfOrder),
        (levels(Lower, "3/6/9/12/15"), "level_2", Rule::OutOfOrder),
        (levels(Lower, "15/12/9/6/7"), "level_5", Rule::OutOfOrder),
        (levels(Higher, "50/60/70/80/-"), "level_5", Rule::Required),
        (levels(Higher, "-/-/-/-/90"), "levels", Rule::TooFew),
        (levels(Higher, "1/2/3/4/10000000000001"), "level_5", Rule::TooLarge),
        (Scale::five_levels(Higher, numbers("1/2/3/4/5"), number("1.5")), "floor", Rule::OutOfOrder),
        (Scale::five_levels(Higher, numbers("1/2/3/4/5"), number("-1")), "floor", Rule::Negative),
        (Scale::new(Higher, &[], Decimal::ZERO), "levels", Rule::TooFew),
        (
            Scale::new(Higher, &[(number("2"), None), (number("1"), Some(number("9")))], Decimal::ZERO),
            "level_2",
            Rule::OutOfOrder,
        ),
    ] {
        assert_eq!(criteria, Err(ScoringError::new(field, rule)));
    }
    for (weights, stated, field, rule) in [
        (["60", "39.99"], "100", "weight_total", Rule::WeightsDoNotSum),
        (["60", "40"], "102", "weight_total", Rule::WeightsDoNotSum),
        (["101", "-1"], "100", "item 2", Rule::Negative),
    ] {
        let items = items(&weights.map(|weight| (weight, Some("1"))));
        assert_eq!(total(&items, number(stated), Unassessed::Keep), Err(ScoringError::new(field, rule)));
    }
}

#[test]
fn steps_and_parts_that_cannot_be_scored_are_refused_with_the_field_named() {
    let last = Some(LastStep { from: number("60"), to: number("60") });
    let milestone = |points: &[&str], last| {
        let points: Vec<_> = points.iter().map(|text| number(text)).collect();
        Milestone::new(&points, Decimal::ONE, Counting::Cumulative, last).map(|_| ())
    };
    assert_eq!(milestone(&["1"], None), Err(ScoringError::new("steps", Rule::TooFew)));
    assert_eq!(milestone(&["1", "3", "2"], None), Err(ScoringError::new("level_3", Rule::OutOfOrder)));
    assert_eq!(milestone(&["1", "2", "3"], last), Err(ScoringError::new("level_3", Rule::OutOfOrder)));
    let parts = |parts: &[(&str, Criteria)]| Composite::new(parts_of(parts), Unassessed::Redistribute).map(|_| ());
    let criteria = || higher("1/2/3/4/5");
    assert_eq!(parts(&[]), Err(ScoringError::new("parts", Rule::TooFew)));
    assert_eq!(
        parts(&[("0.5", criteria()), ("0.4", criteria())]),
        Err(ScoringError::new("parts", Rule::WeightsDoNotSum))
    );
    assert_eq!(
        parts(&[("2", criteria()), ("-1", criteria())]),
        Err(ScoringError::new("parts.2.weight", Rule::Negative))
    );
    assert_eq!(
        parts(&[("1", criteria()), ("0", points("1/2/3"))]),
        Err(ScoringError::new("parts.2", Rule::MixedScales))
    );
}

#[test]
fn an_outcome_of_another_kind_is_refused_and_inside_a_composite_says_which_part() {
    let steps = Outcome::Steps { done: vec![true; 4], last: None };
    let milestone =
        Criteria::Milestone(Milestone::five_steps(Decimal::ONE, Counting::Cumulative, None).expect("in order"));
    assert_eq!(score(&higher("1/2/3/4/5"), &steps), Err(ScoringError::new("result", Rule::DoesNotFit)));
    assert_eq!(score(&milestone, &steps), Err(ScoringError::new("steps", Rule::DoesNotFit)));
    let composite = composite(&[("0.5", higher("1/2/3/4/5")), ("0.5", milestone)]);
    let parts = Outcome::Parts(vec![Outcome::Measured(number("3")), steps]);
    assert_eq!(score(&composite, &parts), Err(ScoringError::new("parts.2.steps", Rule::DoesNotFit)));
    let short = Outcome::Parts(vec![Outcome::Measured(number("3"))]);
    assert_eq!(score(&composite, &short), Err(ScoringError::new("parts", Rule::DoesNotFit)));
    let huge = Outcome::Measured(Decimal::MAX);
    assert_eq!(score(&higher("1/2/3/4/5"), &huge), Err(ScoringError::new("result", Rule::TooLarge)));
}

fn items(rows: &[(&str, Option<&str>)]) -> Vec<ScoredItem> {
    let item = |(number_, (weight, score)): (u32, &(&str, Option<&str>))| ScoredItem {
        field: format!("item {number_}"),
        weight: number(weight),
        standing: score.map_or(Standing::NotAssessed, |score| Standing::Scored(number(score))),
    };
    (1..).zip(rows).map(item).collect()
}

fn parts_of(parts: &[(&str, Criteria)]) -> Vec<Part> {
    let part = |(weight, criteria): &(&str, Criteria)| Part {
        name: format!("ส่วนที่หนัก {weight}"),
        weight: number(weight),
        criteria: criteria.clone(),
    };
    parts.iter().map(part).collect()
}

fn composite(parts: &[(&str, Criteria)]) -> Criteria {
    Criteria::Composite(Composite::new(parts_of(parts), Unassessed::Redistribute).expect("weights that sum"))
}

#[test]
fn a_weighted_row_prints_its_arithmetic_only_when_scored() {
    let totals =
        total(&items(&[("1", Some("4.64")), ("101", None)]), number("102"), Unassessed::Keep).expect("summing");
    assert_eq!(totals.rows[0].line(totals.divisor).as_deref(), Some("คะแนนถ่วงน้ำหนัก = 4.6400 × 1 ÷ 102 = 0.0455"));
    assert_eq!(totals.rows[1].line(totals.divisor), None);
}

#[test]
fn scores_and_totals_are_json_with_exact_numbers_as_text() {
    let score = measured(&higher("50/60/70/80/90"), "86.40");
    let json = serde_json::to_value(&score).expect("JSON");
    assert_eq!(json["standing"], serde_json::json!({ "state": "scored", "score": "4.64" }));
    assert_eq!(json["trace"]["kind"], "measured");
    assert_eq!(json["trace"]["result"], "86.40");
    assert_eq!(json["trace"]["reading"]["at"], "between");
    assert_eq!(json["trace"]["reading"]["upper"], serde_json::json!({ "points": "5", "threshold": "90" }));
}

#[test]
fn a_refusal_says_in_thai_which_indicator_and_what_of_it() {
    let said = |field, rule| super::refusal(field, rule).expect("a rule of scoring");
    assert_eq!(said("weight_total", Rule::WeightsDoNotSum), "น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับที่คำรับรองกำหนด");
    assert_eq!(said("1.1.2.level_3", Rule::OutOfOrder), "ตัวชี้วัดที่ 1.1.2: ค่าเป้าหมายระดับ 3 ไม่เรียงลำดับ");
    assert_eq!(said("level_3", Rule::OutOfOrder), "ค่าเป้าหมายระดับ 3 ไม่เรียงลำดับ");
    assert_eq!(said("1.2.parts", Rule::WeightsDoNotSum), "ตัวชี้วัดที่ 1.2: น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับที่คำรับรองกำหนด");
    assert_eq!(said("2.1", Rule::Negative), "ตัวชี้วัดที่ 2.1: น้ำหนักต้องไม่ติดลบ");
    assert_eq!(super::refusal("name", Rule::Required), None);
}
