//! Means, medians and spreads for briefs, exact until they are shown, and parts of a whole as they are read.

use super::block::{BriefCell, BriefTone};
use super::counted::{NOTHING, count_shown, percent};
pub(super) use crate::summaries::arithmetic::mean;
use crate::values::thai::{commas, decimal};
use crate::values::{Date, Decimal};

/// What as many are above as below; none of nothing.
pub(super) fn median(numbers: &[Decimal]) -> Option<Decimal> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let half = sorted.len() / 2;
    match sorted.len() % 2 {
        1 => sorted.get(half).copied(),
        _ => mean(sorted.get(half.checked_sub(1)?..=half)?),
    }
}

/// A number to two decimals, or a dash.
pub(super) fn two(number: Option<Decimal>) -> String {
    number.map_or_else(|| NOTHING.to_owned(), |number| decimal(number, 2))
}

/// `3 จาก 4 (ร้อยละ 75.00)`, or a dash of nothing.
pub(super) fn part_of(part: usize, whole: usize) -> String {
    match percent(part, whole) {
        Some(percent) => format!("{} จาก {} (ร้อยละ {})", count_shown(part), count_shown(whole), decimal(percent, 2)),
        None => NOTHING.to_owned(),
    }
}

/// How much more, or less, it became; none where one of the two is not known.
pub(super) fn change(by: Option<Decimal>) -> BriefCell {
    match by {
        None => BriefCell::new(NOTHING),
        Some(by) if by > Decimal::ZERO => BriefCell::toned(format!("+{}", decimal(by, 2)), BriefTone::Good),
        Some(by) if by < Decimal::ZERO => BriefCell::toned(decimal(by, 2), BriefTone::Warn),
        Some(by) => BriefCell::new(decimal(by, 2)),
    }
}

/// How many days lie between two days.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    (to.naive() - from.naive()).num_days()
}

/// The facts of how many days things took: mean, median, shortest and longest.
pub(super) fn spread(days: &[Decimal]) -> Vec<(String, String)> {
    let whole = |number: Option<&Decimal>| number.map_or_else(|| NOTHING.to_owned(), |number| commas(*number));
    vec![
        ("เฉลี่ย (วัน)".into(), two(mean(days))),
        ("มัธยฐาน (วัน)".into(), two(median(days))),
        ("เร็วที่สุด (วัน)".into(), whole(days.iter().min())),
        ("นานที่สุด (วัน)".into(), whole(days.iter().max())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(all: &[i64]) -> Vec<Decimal> {
        all.iter().copied().map(Decimal::from).collect()
    }

    #[test]
    fn of_nothing_there_is_no_percentage_no_mean_and_no_median() {
        assert_eq!((mean(&[]), median(&[])), (None, None));
        assert_eq!(part_of(0, 0), "—");
        assert!(spread(&[]).iter().all(|(_, shown)| shown == "—"));
    }

    #[test]
    fn figures_are_exact_and_rounded_half_up_only_where_they_are_shown() {
        assert_eq!(two(percent(1, 3)), "33.33");
        assert_eq!(two(percent(2, 3)), "66.67");
        assert_eq!(two(mean(&[Decimal::new(1005, 3)])), "1.01");
        assert_eq!(part_of(3, 4), "3 จาก 4 (ร้อยละ 75.00)");
    }

    #[test]
    fn the_median_is_the_middle_one_or_the_mean_of_the_two_in_the_middle() {
        assert_eq!(median(&numbers(&[9, 1, 4])), Some(Decimal::from(4)));
        assert_eq!(median(&numbers(&[9, 1, 4, 5])), Some(Decimal::new(45, 1)));
        assert_eq!(median(&numbers(&[7])), Some(Decimal::from(7)));
    }

    #[test]
    fn days_that_things_took_are_told_by_mean_median_and_both_ends() {
        let shown: Vec<String> = spread(&numbers(&[3, 10, 5, 1_200])).into_iter().map(|(_, shown)| shown).collect();
        assert_eq!(shown, ["304.50", "7.50", "3", "1,200"]);
        let day = |text| Date::from_iso(text).expect("a day");
        assert_eq!(days_between(day("2026-02-27"), day("2026-03-02")), 3);
    }
}
