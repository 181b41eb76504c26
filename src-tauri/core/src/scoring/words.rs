//! Traces in Thai: terse official sentences and the arithmetic with its numbers.
//!
//! Says only what the trace holds. Minus is U+2212, and a negative number inside arithmetic stands in brackets.

use rust_decimal::{Decimal, RoundingStrategy};

use super::criteria::{Counting, Direction, Mark, Scale};
use super::trace::{MeasuredTrace, MilestoneTrace, PartTrace, Reading, Trace};
use super::{Standing, four_decimals};
use crate::Rule;
use crate::values::thai;

/// Decimals of a figure before it is cut off with `…`; the most an indicator's unit may have.
const FIGURE_DECIMALS: u32 = 6;

impl Trace {
    /// The trace in Thai, a line per statement, as the report and the screen print it. Figures as typed (at most six
    /// decimals, then `…`), scores to four decimals.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::NotAssessed => vec!["ไม่ประเมินในรอบนี้".into()],
            Self::NoResult => vec!["ยังไม่มีผลการดำเนินงาน".into()],
            Self::Measured(measured) => measured_lines(measured),
            Self::Milestone(milestone) => milestone_lines(milestone),
            Self::Composite { parts, divisor, standing } => composite_lines(parts, *divisor, *standing),
        }
    }
}

/// A figure as typed, with thousands commas; beyond six decimals cut off, never rounded, so that it cannot seem to have
/// reached a threshold that it has not.
pub(crate) fn figure(value: Decimal) -> String {
    let cut = value.round_dp_with_strategy(FIGURE_DECIMALS, RoundingStrategy::ToZero);
    let ellipsis = if cut == value { "" } else { "…" };
    let as_typed = if value.scale() > FIGURE_DECIMALS && cut == value { value.normalize() } else { cut };
    format!("{}{ellipsis}", thai::commas(as_typed).replace('-', "−"))
}

/// Why nothing can be scored, from the field and the rule of a refusal, the field led by the indicator's code where it is one's:
/// `ตัวชี้วัดที่ 1.1: ค่าเป้าหมายระดับ 3 ไม่เรียงลำดับ`. None for a field that no score is made of, unless the rule stands alone.
#[must_use]
pub fn refusal(field: &str, rule: Rule) -> Option<String> {
    let parts: Vec<&str> = field.split('.').collect();
    let named = parts.iter().position(|part| part.starts_with(|c: char| c.is_ascii_lowercase())).unwrap_or(parts.len());
    let code = if named == 0 {
        String::new()
    } else {
        format!("ตัวชี้วัดที่ {}: ", parts[..named].join("."))
    };
    let what = match parts.get(named).copied() {
        _ if rule.stands_alone() => String::new(),
        None => "น้ำหนัก".into(),
        Some("steps") => "ขั้นตอน".into(),
        Some("parts") => "ตัวชี้วัดย่อย".into(),
        Some("floor") => "คะแนนต่ำสุด".into(),
        Some(part) => match part.strip_prefix("level_") {
            Some(level) => format!("ค่าเป้าหมายระดับ {level} "),
            None if named == 0 => return None,
            None => "ข้อมูล".into(),
        },
    };
    Some(format!("{code}{what}{}", rule.th()))
}

fn measured_lines(trace: &MeasuredTrace) -> Vec<String> {
    vec![reading_line(trace), score_line(trace)]
}

fn reading_line(trace: &MeasuredTrace) -> String {
    let result = figure(trace.result);
    let place = match trace.reading {
        Reading::Below { lowest } => format!("ไม่ถึง{}", named(lowest, &trace.scale)),
        Reading::At { mark } => format!("เท่ากับ{}", named(mark, &trace.scale)),
        Reading::Between { lower, upper } => {
            format!("อยู่ระหว่าง{} และ{}", named(lower, &trace.scale), named(upper, &trace.scale))
        }
        Reading::Above { highest } => format!("ดีกว่า{}", named(highest, &trace.scale)),
    };
    let note = if trace.scale.direction == Direction::Lower {
        " (ค่ายิ่งน้อยยิ่งดี)"
    } else {
        ""
    };
    format!("ผล {result} {place}{note}")
}

fn score_line(trace: &MeasuredTrace) -> String {
    let score = four_decimals(trace.score);
    match trace.reading {
        Reading::Below { .. } => format!("คะแนน = {score} (คะแนนต่ำสุด)"),
        Reading::At { .. } => format!("คะแนน = {score}"),
        Reading::Above { .. } => format!("คะแนน = {score} (คะแนนเต็ม)"),
        Reading::Between { lower, upper } => {
            format!("คะแนน = {} = {score}", arithmetic(trace, lower, upper))
        }
    }
}

/// `p + (x − a) × (q − p) ÷ (b − a)`; the factor is left out where the levels are neighbours, and both differences are
/// turned round where lower is better, so that they read as positive.
fn arithmetic(trace: &MeasuredTrace, lower: Mark, upper: Mark) -> String {
    let difference = |one: Decimal, other: Decimal| {
        let (from, less) = if one < other { (other, one) } else { (one, other) };
        format!("({} − {})", bracketed(from), bracketed(less))
    };
    let gained = difference(trace.result, lower.threshold);
    let width = difference(upper.threshold, lower.threshold);
    let points = lower.points.normalize();
    if upper.points - lower.points == Decimal::ONE {
        return format!("{points} + {gained} ÷ {width}");
    }
    format!("{points} + {gained} × ({} − {points}) ÷ {width}", upper.points.normalize())
}

/// `ระดับ 4 (80)` on a scale of levels, `ระดับ 75 คะแนน (98.84)` on a scale of points.
fn named(mark: Mark, scale: &Scale) -> String {
    let points = mark.points.normalize();
    let unit = if is_of_levels(scale) { "" } else { " คะแนน" };
    format!("ระดับ {points}{unit} ({})", figure(mark.threshold))
}

/// Five levels earn at most 5 points; any longer scale counts in points of a hundred.
fn is_of_levels(scale: &Scale) -> bool {
    scale.marks.iter().all(|mark| mark.points <= Decimal::from(5))
}

fn milestone_lines(trace: &MilestoneTrace) -> Vec<String> {
    let MilestoneTrace { done, steps, counted, .. } = trace;
    let to_count = if trace.quantitative { steps - 1 } else { *steps };
    let mut lines = vec![match (trace.counting, counted) {
        (_, 0) if done.is_empty() => format!("ยังไม่มีขั้นตอนที่แล้วเสร็จ จากทั้งหมด {steps} ขั้น"),
        (_, 0) => format!("ขั้นที่ 1 ยังไม่แล้วเสร็จ จากทั้งหมด {steps} ขั้น"),
        (Counting::Cumulative, _) => format!("แล้วเสร็จต่อเนื่องถึงขั้นที่ {counted} จากทั้งหมด {steps} ขั้น"),
        (Counting::Each, _) => format!("แล้วเสร็จ {counted} ขั้น จากทั้งหมด {steps} ขั้น"),
    }];
    let uncounted: Vec<String> =
        done.iter().filter(|step| **step > *counted && **step <= to_count).map(u32::to_string).collect();
    if trace.counting == Counting::Cumulative && !uncounted.is_empty() {
        lines.push(format!("ไม่นับขั้นที่ {} เพราะขั้นก่อนหน้ายังไม่แล้วเสร็จ", uncounted.join(", ")));
    }
    match &trace.last {
        Some(last) => {
            lines.push(format!("ขั้นที่ {steps} วัดเชิงปริมาณ: {}", reading_line(last)));
            lines.push(score_line(last).replace(" (คะแนนต่ำสุด)", ""));
        }
        None => {
            if trace.quantitative && *counted == to_count {
                lines.push(format!("ขั้นที่ {steps} วัดเชิงปริมาณ: ยังไม่มีผลการดำเนินงาน"));
            }
            lines.push(format!("คะแนน = {}", four_decimals(trace.score)));
        }
    }
    lines
}

fn composite_lines(parts: &[PartTrace], divisor: Decimal, standing: Standing) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, part) in (1..).zip(parts) {
        lines.push(format!("{number}) {} (น้ำหนัก {})", part.name, figure(part.weight)));
        lines.extend(part.score.trace.lines().into_iter().map(|line| format!("    {line}")));
    }
    lines.push(match standing {
        Standing::Scored(score) => weighing_line(parts, divisor, score),
        Standing::NotAssessed => "ไม่มีตัวชี้วัดย่อยที่ประเมินในรอบนี้".into(),
        Standing::NoResult => "ยังไม่มีคะแนน เพราะผลของตัวชี้วัดย่อยยังไม่ครบ".into(),
    });
    lines
}

/// `คะแนน = (50 × 4.6400 + 50 × 3.0000) ÷ 100 = 3.8200`, with a note where the scores shown would give another result.
fn weighing_line(parts: &[PartTrace], divisor: Decimal, score: Decimal) -> String {
    let scored: Vec<_> = parts.iter().filter_map(|part| Some((part.weight, part.score.shown()?))).collect();
    let products: Vec<_> = scored.iter().map(|(weight, shown)| format!("{} × {shown}", figure(*weight))).collect();
    let from_shown: Decimal = scored.iter().map(|(weight, shown)| *weight * *shown).sum();
    let shown = four_decimals(score);
    let note = if four_decimals(from_shown / divisor) == shown {
        ""
    } else {
        " (คำนวณจากค่าที่ไม่ปัดเศษ)"
    };
    format!("คะแนน = ({}) ÷ {} = {shown}{note}", products.join(" + "), figure(divisor))
}

fn bracketed(value: Decimal) -> String {
    if value < Decimal::ZERO { format!("({})", figure(value)) } else { figure(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::{Composite, Criteria, LastStep, Milestone, Outcome, Part, Unassessed, score};

    fn number(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn scale(direction: Direction, levels: [i32; 5]) -> Criteria {
        let levels = levels.map(|level| Some(Decimal::from(level)));
        Criteria::Measured(Scale::five_levels(direction, levels, Decimal::ONE).expect("in order"))
    }

    fn lines_of(criteria: &Criteria, outcome: &Outcome) -> Vec<String> {
        score(criteria, outcome).expect("scored").trace.lines()
    }

    fn measured(text: &str) -> Outcome {
        Outcome::Measured(number(text))
    }

    #[test]
    fn a_measured_score_says_where_the_result_lies_and_how_its_points_come_about() {
        let higher = scale(Direction::Higher, [50, 60, 70, 80, 90]);
        for (result, place, sum) in [
            ("86.40", "ผล 86.40 อยู่ระหว่างระดับ 4 (80) และระดับ 5 (90)", "คะแนน = 4 + (86.40 − 80) ÷ (90 − 80) = 4.6400"),
            ("49.99", "ผล 49.99 ไม่ถึงระดับ 1 (50)", "คะแนน = 1.0000 (คะแนนต่ำสุด)"),
            ("70", "ผล 70 เท่ากับระดับ 3 (70)", "คะแนน = 3.0000"),
            ("90.0", "ผล 90.0 เท่ากับระดับ 5 (90)", "คะแนน = 5.0000"),
            ("95", "ผล 95 ดีกว่าระดับ 5 (90)", "คะแนน = 5.0000 (คะแนนเต็ม)"),
        ] {
            assert_eq!(lines_of(&higher, &measured(result)), [place, sum]);
        }
    }

    #[test]
    fn where_lower_is_better_the_line_says_so_and_differences_read_as_positive() {
        let lower = scale(Direction::Lower, [15, 12, 9, 6, 3]);
        assert_eq!(
            lines_of(&lower, &measured("10")),
            ["ผล 10 อยู่ระหว่างระดับ 2 (12) และระดับ 3 (9) (ค่ายิ่งน้อยยิ่งดี)", "คะแนน = 2 + (12 − 10) ÷ (12 − 9) = 2.6667"]
        );
        assert_eq!(lines_of(&lower, &measured("16"))[0], "ผล 16 ไม่ถึงระดับ 1 (15) (ค่ายิ่งน้อยยิ่งดี)");
    }

    #[test]
    fn negative_figures_carry_a_minus_and_stand_in_brackets_within_arithmetic() {
        let around_zero = scale(Direction::Higher, [-10, -5, 0, 5, 10]);
        assert_eq!(
            lines_of(&around_zero, &measured("-7.5")),
            ["ผล −7.5 อยู่ระหว่างระดับ 1 (−10) และระดับ 2 (−5)", "คะแนน = 1 + ((−7.5) − (−10)) ÷ ((−5) − (−10)) = 1.5000"]
        );
    }

    #[test]
    fn a_scale_of_points_names_its_levels_by_their_points() {
        let targets = ["1150.40", "1202.17", "1256.27"].map(|target| Some(number(target)));
        let points = Criteria::Measured(Scale::fifty_to_hundred(Direction::Higher, targets).expect("in order"));
        assert_eq!(
            lines_of(&points, &measured("1176.285")),
            [
                "ผล 1,176.285 อยู่ระหว่างระดับ 50 คะแนน (1,150.40) และระดับ 75 คะแนน (1,202.17)",
                "คะแนน = 50 + (1,176.285 − 1,150.40) × (75 − 50) ÷ (1,202.17 − 1,150.40) = 62.5000"
            ]
        );
    }

    #[test]
    fn a_figure_with_endless_decimals_is_cut_and_never_seems_to_reach_a_threshold() {
        assert_eq!(figure(Decimal::from(200) / Decimal::from(3)), "66.666666…");
        assert_eq!(figure(number("89.99999999")), "89.999999…");
        assert_eq!(figure(number("80.00000000")), "80");
        assert_eq!(figure(number("86.40")), "86.40");
    }

    #[test]
    fn steps_are_counted_aloud_and_a_gap_is_explained() {
        let milestone = Milestone::five_steps(Decimal::ONE, Counting::Cumulative, None).expect("in order");
        let lines = |done: [bool; 5]| {
            lines_of(&Criteria::Milestone(milestone.clone()), &Outcome::Steps { done: done.to_vec(), last: None })
        };
        assert_eq!(lines([true, true, true, true, false]), ["แล้วเสร็จต่อเนื่องถึงขั้นที่ 4 จากทั้งหมด 5 ขั้น", "คะแนน = 4.0000"]);
        assert_eq!(
            lines([true, true, false, true, true]),
            ["แล้วเสร็จต่อเนื่องถึงขั้นที่ 2 จากทั้งหมด 5 ขั้น", "ไม่นับขั้นที่ 4, 5 เพราะขั้นก่อนหน้ายังไม่แล้วเสร็จ", "คะแนน = 2.0000"]
        );
        assert_eq!(lines([false; 5]), ["ยังไม่มีขั้นตอนที่แล้วเสร็จ จากทั้งหมด 5 ขั้น", "คะแนน = 1.0000"]);
    }

    #[test]
    fn a_quantitative_last_step_shows_its_own_reading() {
        let last = LastStep { from: number("60"), to: number("100") };
        let milestone = Milestone::five_steps(Decimal::ONE, Counting::Cumulative, Some(last)).expect("in order");
        let lines = |last| {
            let outcome = Outcome::Steps { done: vec![true, true, true, true, false], last };
            lines_of(&Criteria::Milestone(milestone.clone()), &outcome)
        };
        assert_eq!(
            lines(Some(number("80")))[1..],
            [
                "ขั้นที่ 5 วัดเชิงปริมาณ: ผล 80 อยู่ระหว่างระดับ 4 (60) และระดับ 5 (100)",
                "คะแนน = 4 + (80 − 60) ÷ (100 − 60) = 4.5000"
            ]
        );
        assert_eq!(lines(None)[1..], ["ขั้นที่ 5 วัดเชิงปริมาณ: ยังไม่มีผลการดำเนินงาน", "คะแนน = 4.0000"]);
    }

    #[test]
    fn a_composite_shows_each_part_and_the_mean() {
        let part = |name: &str, weight| Part {
            name: name.into(),
            weight: Decimal::from(weight),
            criteria: scale(Direction::Lower, [15, 12, 9, 6, 3]),
        };
        let composite = Composite::new(vec![part("ก", 60), part("ข", 40)], Unassessed::Redistribute);
        let composite = Criteria::Composite(composite.expect("summing to 100"));
        let lines = lines_of(&composite, &Outcome::Parts(vec![measured("10"), measured("9")]));
        assert_eq!(
            lines,
            [
                "1) ก (น้ำหนัก 60)",
                "    ผล 10 อยู่ระหว่างระดับ 2 (12) และระดับ 3 (9) (ค่ายิ่งน้อยยิ่งดี)",
                "    คะแนน = 2 + (12 − 10) ÷ (12 − 9) = 2.6667",
                "2) ข (น้ำหนัก 40)",
                "    ผล 9 เท่ากับระดับ 3 (9) (ค่ายิ่งน้อยยิ่งดี)",
                "    คะแนน = 3.0000",
                "คะแนน = (60 × 2.6667 + 40 × 3.0000) ÷ 100 = 2.8000"
            ]
        );
        let lines = lines_of(&composite, &Outcome::Parts(vec![measured("10"), Outcome::NotAssessed]));
        assert_eq!(lines[3..], ["2) ข (น้ำหนัก 40)", "    ไม่ประเมินในรอบนี้", "คะแนน = (60 × 2.6667) ÷ 60 = 2.6667"]);
    }

    #[test]
    fn a_mean_that_the_shown_scores_would_not_give_is_noted() {
        let part = |weight| Part {
            name: String::new(),
            weight: Decimal::from(weight),
            criteria: scale(Direction::Higher, [0, 7, 14, 21, 28]),
        };
        let composite = Composite::new(vec![part(60), part(40)], Unassessed::Redistribute).expect("summing to 100");
        let lines = lines_of(&Criteria::Composite(composite), &Outcome::Parts(vec![measured("7"), measured("7.37")]));
        assert_eq!(lines[6], "คะแนน = (60 × 2.0000 + 40 × 2.0529) ÷ 100 = 2.0211 (คำนวณจากค่าที่ไม่ปัดเศษ)");
    }
}
