//! What must hold for any scale, any result, any weights.

use crate::Rule;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::agreement::total;
use super::*;

/// Thresholds of two decimals, rising; some levels without a value, the best always with one.
fn rising_levels() -> impl Strategy<Value = [Option<Decimal>; 5]> {
    let steps = prop::array::uniform5(1_i64..50_000);
    (-1_000_000_i64..1_000_000, steps, prop::array::uniform4(prop::bool::weighted(0.8))).prop_map(
        |(start, steps, given)| {
            let mut at = start;
            let mut levels = steps.map(|step| {
                at += step;
                Some(Decimal::new(at, 2))
            });
            for (level, _) in levels.iter_mut().zip(given).filter(|(_, given)| !given) {
                *level = None;
            }
            levels
        },
    )
}

fn scale_of(levels: [Option<Decimal>; 5]) -> Option<Scale> {
    Scale::five_levels(Direction::Higher, levels, Decimal::ONE).ok()
}

fn points(scale: &Scale, result: Decimal) -> Decimal {
    let score = score(&Criteria::Measured(scale.clone()), &Outcome::Measured(result)).expect("scored");
    score.exact().expect("a score")
}

fn result() -> impl Strategy<Value = Decimal> {
    (-2_000_000_000_i64..2_000_000_000).prop_map(|n| Decimal::new(n, 4))
}

/// Weights of two decimals that sum to 100, with a score of 1 to 5 each.
fn weights_and_scores() -> impl Strategy<Value = Vec<(Decimal, Decimal)>> {
    let cuts = prop::collection::btree_set(1_i64..10_000, 1..12);
    (cuts, prop::collection::vec(10_000_i64..=50_000, 12)).prop_map(|(cuts, scores)| {
        let ends = cuts.iter().copied().chain([10_000]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        let weights = ends.zip(starts).map(|(end, start)| Decimal::new(end - start, 2));
        weights.zip(scores.into_iter().map(|score| Decimal::new(score, 4))).collect()
    })
}

fn items(weighted: &[(Decimal, Decimal)]) -> Vec<ScoredItem> {
    let item = |&(weight, score): &(Decimal, Decimal)| ScoredItem {
        field: "weight".into(),
        weight,
        standing: Standing::Scored(score),
    };
    weighted.iter().map(item).collect()
}

proptest! {
    #[test]
    fn a_better_result_never_scores_less(levels in rising_levels(), one in result(), other in result()) {
        let Some(scale) = scale_of(levels) else { return Err(TestCaseError::reject("fewer than two values")) };
        let (worse, better) = (one.min(other), one.max(other));
        prop_assert!(points(&scale, worse) <= points(&scale, better));
    }

    #[test]
    fn a_score_lies_between_the_floor_and_the_full_score(levels in rising_levels(), result in result()) {
        let Some(scale) = scale_of(levels) else { return Err(TestCaseError::reject("fewer than two values")) };
        let (floor, full) = Criteria::Measured(scale.clone()).bounds();
        prop_assert!((floor..=full).contains(&points(&scale, result)));
    }

    #[test]
    fn a_result_on_a_level_earns_exactly_that_level(levels in rising_levels()) {
        let Some(scale) = scale_of(levels) else { return Err(TestCaseError::reject("fewer than two values")) };
        for (level, threshold) in (1..).zip(levels) {
            if let Some(threshold) = threshold {
                prop_assert_eq!(points(&scale, threshold), Decimal::from(level));
            }
        }
    }

    #[test]
    fn lower_is_better_mirrors_higher_is_better(levels in rising_levels(), result in result()) {
        let Some(scale) = scale_of(levels) else { return Err(TestCaseError::reject("fewer than two values")) };
        let mirrored = levels.map(|level| level.map(|value| -value));
        let mirror = Scale::five_levels(Direction::Lower, mirrored, Decimal::ONE).expect("falling where the other rises");
        prop_assert_eq!(points(&scale, result), points(&mirror, -result));
    }

    #[test]
    fn halfway_between_neighbouring_values_lies_halfway_between_their_points(levels in rising_levels()) {
        let Some(scale) = scale_of(levels) else { return Err(TestCaseError::reject("fewer than two values")) };
        for pair in scale.marks.windows(2) {
            let halfway = (pair[0].threshold + pair[1].threshold) / Decimal::TWO;
            prop_assert_eq!(points(&scale, halfway), (pair[0].points + pair[1].points) / Decimal::TWO);
        }
    }

    #[test]
    fn weights_that_sum_to_100_give_a_total_within_the_bounds_of_the_scores(weighted in weights_and_scores()) {
        let totals = total(&items(&weighted), Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect("summing to 100");
        let (exact, shown) = (totals.exact.expect("scored"), totals.shown.expect("scored"));
        let scores = weighted.iter().map(|(_, score)| *score);
        let (least, most) = (scores.clone().min().expect("one"), scores.max().expect("one"));
        prop_assert!((least..=most).contains(&exact));
        prop_assert!((exact - shown).abs() <= Decimal::new(5, 5));
        let column: Decimal = totals.rows.iter().filter_map(|row| row.shown).sum();
        prop_assert_eq!(totals.column_adds_up, column == shown);
    }

    #[test]
    fn the_total_shown_is_the_exact_fraction_rounded_half_up(
        results in prop::array::uniform3(3_000_i64..=15_000), first in 1_i64..49, second in 1_i64..49,
    ) {
        let thresholds = [15, 12, 9, 6, 3].map(|level| Some(Decimal::from(level)));
        let scale = Scale::five_levels(Direction::Lower, thresholds, Decimal::ONE).expect("falling");
        let weights = [first, second, 100 - first - second];
        let weighted = weights.into_iter().zip(results);
        let scored = weighted.clone().map(|(w, x)| (Decimal::from(w), points(&scale, Decimal::new(x, 3))));
        let totals = total(&items(&scored.collect::<Vec<_>>()), Decimal::ONE_HUNDRED, Unassessed::Redistribute);
        // A score is 1 + (15000 − x) ÷ 3000, a total their weighted sum ÷ 100: in ten-thousandths, n ÷ 30.
        let in_thirtieths: i64 = weighted.map(|(weight, x)| weight * (18_000 - x)).sum();
        let half_up = (in_thirtieths + 15).div_euclid(30);
        prop_assert_eq!(totals.expect("summing to 100").shown, Some(Decimal::new(half_up, 4)));
    }

    #[test]
    fn weights_that_miss_100_are_refused(weighted in weights_and_scores(), extra in 1_i64..500) {
        let mut items = items(&weighted);
        items[0].weight += Decimal::new(extra, 2);
        let refused = total(&items, Decimal::ONE_HUNDRED, Unassessed::Redistribute).expect_err("not 100");
        prop_assert_eq!(refused, ScoringError::new("weight_total", Rule::WeightsDoNotSum));
    }

    #[test]
    fn two_thresholds_out_of_order_are_always_refused_by_the_later_level(levels in rising_levels(), at in 0_usize..4) {
        let mut levels = levels.map(|level| level.unwrap_or_default());
        for (index, level) in levels.iter_mut().enumerate() {
            *level = Decimal::from(index) * Decimal::TEN;
        }
        levels.swap(at, at + 1);
        let refused = Scale::five_levels(Direction::Higher, levels.map(Some), Decimal::ONE).expect_err("out of order");
        prop_assert_eq!(refused, ScoringError::new(format!("level_{}", at + 2), Rule::OutOfOrder));
    }

    #[test]
    fn any_figures_an_agreement_may_hold_are_scored_without_overflow(
        (low, width, x) in (-10_000_000_000_000_i64..10_000_000_000_000, 1_i64..1_000, -10_000_000_000_000_i64..=10_000_000_000_000),
        decimals in 0_u32..=12,
    ) {
        let (low, high) = (Decimal::new(low, decimals), Decimal::new(low + width, decimals));
        let scale = Scale::new(Direction::Higher, &[(Decimal::from(50), Some(low)), (Decimal::from(100), Some(high))], Decimal::ZERO);
        if let Ok(scale) = scale {
            let points = points(&scale, Decimal::from(x));
            prop_assert!((Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&points));
        }
    }
}
