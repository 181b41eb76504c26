//! The arithmetic of the integrity and transparency assessment: means of instruments, the weighted total, and its rating by both of its
//! conditions. Weights and ratings are reference data of the years they hold in.

use std::collections::HashMap;

use rust_decimal::RoundingStrategy;

use crate::registers::{ItaIndicator, ItaInstrument};
use crate::summaries::briefs::figures::mean;
use crate::values::{Decimal, FiscalYear};

/// What instruments weigh, from a year on.
#[derive(Clone, Copy, Debug)]
pub(in crate::summaries::briefs) struct Rule {
    /// The first fiscal year that it holds in.
    first_year: i32,
    /// What each instrument weighs, in the order of [`ItaInstrument::ALL`]; a hundred together.
    weights: [u32; 3],
    /// Where it was read, in Thai.
    pub(in crate::summaries::briefs) source: &'static str,
}

/// The newest last.
const RULES: [Rule; 1] = [Rule {
    first_year: 2566,
    weights: [30, 30, 40],
    source: "น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40 ตามเกณฑ์ของสำนักงาน ป.ป.ช. ที่ใช้ตั้งแต่วันที่ 8 มิถุนายน 2566",
}];

/// What holds in a year; none where that is not known.
pub(in crate::summaries::briefs) fn rule_of(year: FiscalYear) -> Option<&'static Rule> {
    RULES.iter().rev().find(|rule| rule.first_year <= year.number())
}

impl Rule {
    /// What an instrument weighs.
    pub(in crate::summaries::briefs) const fn weight(&self, instrument: ItaInstrument) -> u32 {
        self.weights[instrument as usize]
    }

    /// The weighted total of the means of the instruments, unrounded.
    pub(in crate::summaries::briefs) fn total(&self, means: &[Decimal; 3]) -> Decimal {
        let weighed = self.weights.iter().zip(means).map(|(weight, mean)| Decimal::from(*weight) * mean);
        weighed.sum::<Decimal>() / Decimal::ONE_HUNDRED
    }
}

/// The scores of an agency in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::summaries::briefs) struct ItaResult(HashMap<ItaIndicator, Decimal>);

impl ItaResult {
    /// Of scores by indicator.
    pub(in crate::summaries::briefs) fn of(scores: impl IntoIterator<Item = (ItaIndicator, Decimal)>) -> Self {
        Self(scores.into_iter().collect())
    }

    /// Whether no indicator has a score.
    pub(in crate::summaries::briefs) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The score of an indicator.
    pub(in crate::summaries::briefs) fn score(&self, indicator: ItaIndicator) -> Option<Decimal> {
        self.0.get(&indicator).copied()
    }

    /// Indicators without a score.
    pub(in crate::summaries::briefs) fn missing(&self) -> Vec<ItaIndicator> {
        ItaIndicator::ALL.iter().copied().filter(|indicator| !self.0.contains_key(indicator)).collect()
    }

    /// The mean of an instrument's indicators, unrounded; none while one of them has no score.
    pub(in crate::summaries::briefs) fn mean(&self, instrument: ItaInstrument) -> Option<Decimal> {
        let own = ItaIndicator::ALL.iter().filter(|indicator| indicator.instrument() == instrument);
        mean(&own.map(|indicator| self.score(*indicator)).collect::<Option<Vec<_>>>()?)
    }

    /// The means of all three; none while one is not known.
    pub(in crate::summaries::briefs) fn means(&self) -> Option<[Decimal; 3]> {
        let [iit, eit, oit] = ItaInstrument::ALL.map(|instrument| self.mean(instrument));
        Some([iit?, eit?, oit?])
    }

    /// The total, unrounded; none while an indicator has no score.
    pub(in crate::summaries::briefs) fn total(&self, rule: &Rule) -> Option<Decimal> {
        Some(rule.total(&self.means()?))
    }

    /// Whether its figures, as they are shown, would be rated otherwise than as they are.
    pub(in crate::summaries::briefs) fn is_rated_otherwise_when_rounded(&self, rule: &Rule) -> bool {
        let Some(means) = self.means() else { return false };
        let (total, shown) = (rule.total(&means), |number: Decimal| {
            number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        });
        Rating::of(total, &means) != Rating::of(shown(total), &means.map(shown))
    }
}

/// How a result is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::summaries::briefs) enum Rating {
    Excellent,
    Good,
    Pass,
    Improve,
    ImproveAtOnce,
}

impl Rating {
    /// By the total, and by whether each instrument reaches as much.
    pub(in crate::summaries::briefs) fn of(total: Decimal, means: &[Decimal; 3]) -> Self {
        let reach = |least: i64| {
            let least = Decimal::from(least);
            (total >= least, means.iter().all(|mean| *mean >= least))
        };
        match (reach(95), reach(85), reach(70).0) {
            ((true, true), _, _) => Self::Excellent,
            (_, (true, true), _) => Self::Good,
            (_, (true, false), _) => Self::Pass,
            (_, _, true) => Self::Improve,
            _ => Self::ImproveAtOnce,
        }
    }

    /// As it is read.
    pub(in crate::summaries::briefs) const fn words(self) -> &'static str {
        match self {
            Self::Excellent => "ผ่านดีเยี่ยม",
            Self::Good => "ผ่านดี",
            Self::Pass => "ผ่าน",
            Self::Improve => "ต้องปรับปรุง",
            Self::ImproveAtOnce => "ต้องปรับปรุงโดยด่วน",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn rated(total: &str, means: [&str; 3]) -> Rating {
        Rating::of(number(total), &means.map(number))
    }

    fn year(number: i32) -> FiscalYear {
        FiscalYear::new(number).expect("in range")
    }

    #[test]
    fn a_result_is_rated_by_its_total_and_by_each_instrument() {
        assert_eq!(rated("95", ["95", "95", "95"]), Rating::Excellent);
        assert_eq!(rated("94.99", ["95", "95", "94.99"]), Rating::Good, "the total falls short");
        assert_eq!(rated("97", ["94.99", "99", "97"]), Rating::Good, "an instrument falls short");
        assert_eq!(rated("85", ["85", "85", "85"]), Rating::Good);
        assert_eq!(rated("96", ["84.99", "100", "100"]), Rating::Pass);
        assert_eq!(rated("85", ["84.99", "85", "86"]), Rating::Pass);
        assert_eq!(rated("84.99", ["85", "85", "84.9"]), Rating::Improve);
        assert_eq!(rated("84.999", ["90", "90", "80"]), Rating::Improve, "unrounded");
        assert_eq!(rated("70", ["70", "70", "70"]), Rating::Improve);
        assert_eq!(rated("69.99", ["100", "100", "10"]), Rating::ImproveAtOnce);
        assert_eq!(rated("0", ["0", "0", "0"]), Rating::ImproveAtOnce);
        assert_eq!(rated("100", ["100", "100", "100"]), Rating::Excellent);
    }

    /// 90 for those within, 80 for those outside, 100 for what is disclosed.
    fn result() -> ItaResult {
        ItaResult::of(ItaIndicator::ALL.iter().map(|indicator| {
            let score = match indicator.instrument() {
                ItaInstrument::Iit => 90,
                ItaInstrument::Eit => 80,
                ItaInstrument::Oit => 100,
            };
            (*indicator, Decimal::from(score))
        }))
    }

    #[test]
    fn the_total_weighs_the_means_of_the_instruments() {
        let rule = rule_of(year(2569)).expect("known");
        assert_eq!(result().total(rule), Some(number("91")), "27 + 24 + 40");
        assert_eq!(ItaInstrument::ALL.map(|instrument| rule.weight(instrument)), [30, 30, 40]);
        let of = ItaInstrument::ALL.map(|instrument| ItaInstrument::ALL[instrument as usize] == instrument);
        assert_eq!(of, [true; 3]);
    }

    #[test]
    fn a_missing_indicator_leaves_no_mean_of_its_instrument_and_no_total() {
        let mut scores = result().0;
        scores.remove(&ItaIndicator::Remedy);
        let lacking = ItaResult(scores);
        let rule = rule_of(year(2569)).expect("known");
        assert_eq!((lacking.mean(ItaInstrument::Iit), lacking.total(rule)), (None, None));
        assert_eq!(lacking.mean(ItaInstrument::Eit), Some(Decimal::from(80)));
        assert_eq!(lacking.missing(), [ItaIndicator::Remedy]);
    }

    #[test]
    fn what_is_weighed_how_is_not_known_of_every_year() {
        assert!(rule_of(year(2565)).is_none());
        assert_eq!(rule_of(year(2566)).map(|rule| rule.first_year), Some(2566));
        assert!(RULES.iter().all(|rule| rule.weights.iter().sum::<u32>() == 100));
        assert!(RULES.windows(2).all(|pair| pair[0].first_year < pair[1].first_year));
    }

    #[test]
    fn it_is_said_where_rounding_would_rate_otherwise() {
        let rule = rule_of(year(2569)).expect("known");
        let alike = |score: &str| ItaResult::of(ItaIndicator::ALL.iter().map(|one| (*one, number(score))));
        assert!(alike("84.996").is_rated_otherwise_when_rounded(rule));
        assert!(!alike("84.994").is_rated_otherwise_when_rounded(rule));
        assert!(!alike("85").is_rated_otherwise_when_rounded(rule));
    }
}
