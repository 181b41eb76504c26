//! What an agency reports of an indicator in each round: the figure or the steps, the account of the work, and its evidence.

use saisaat_core::registers::{
    ActionItem, ActionStatus, Evidence, Indicator, IndicatorKind, IndicatorResult, ResultSheet, ResultSource,
};
use saisaat_core::values::{Decimal, Exact, FiscalYear, Round};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::patterns::{Criteria, Pace, Pattern};
use crate::seeded_rng::SeededRng;

/// The year an agency reports on.
pub(crate) struct Reported<'a> {
    pub(crate) ground: &'a Ground<'a>,
    pub(crate) year: FiscalYear,
    /// Years since the sample's first.
    pub(crate) since: i64,
    /// The year's actions that were not cancelled.
    pub(crate) actions: Vec<&'a ActionItem>,
}

impl<'a> Reported<'a> {
    pub(crate) fn new(ground: &'a Ground<'a>, year: FiscalYear, since: i64, actions: &'a [ActionItem]) -> Self {
        let of_year = |action: &&ActionItem| action.year == year && action.status != ActionStatus::Cancelled;
        Self { ground, year, since, actions: actions.iter().filter(of_year).collect() }
    }

    /// The text with its names and figures.
    pub(crate) fn told(&self, text: &str, pattern: &Pattern, result: Option<Exact>) -> String {
        text.replace("{agency}", &self.ground.agency.name_th)
            .replace("{year}", &self.year.to_string())
            .replace("{before}", &self.year.plus(-1).to_string())
            .replace("{service}", self.ground.department.service)
            .replace("{clients}", self.ground.department.clients)
            .replace("{unit}", pattern.unit)
            .replace("{result}", &result.map(|value| value.to_string()).unwrap_or_default())
    }

    /// The self-assessments of the three rounds.
    pub(crate) fn results(
        &self,
        pattern: &Pattern,
        indicator: &Indicator,
        new: &Keys,
        rng: &mut SeededRng,
    ) -> Vec<ResultSheet> {
        let target = (self.ground.quality(self.year) + rng.between(-70, 70)).clamp(130, 530);
        let rounds = (0..).zip(Round::ALL);
        rounds.map(|(number, round)| self.result(pattern, indicator, (number, round), target, new, rng)).collect()
    }

    fn result(
        &self,
        pattern: &Pattern,
        indicator: &Indicator,
        (number, round): (usize, Round),
        target: i64,
        new: &Keys,
        rng: &mut SeededRng,
    ) -> ResultSheet {
        let cancelled = self.is_cancelled(pattern);
        let assessed = !cancelled && (pattern.pace != Pace::YearEnd || round == Round::Twelve);
        let reached = target - behind(pattern.pace, round, rng);
        let (steps, result) = if assessed { self.achieved(pattern, round, reached, rng) } else { ([false; 5], None) };
        let [step1, step2, step3, step4, step5] = steps;
        let done = if cancelled { CANCELLED } else { pattern.story.done[number] };
        let supports = if assessed { some_of(pattern.story.supports, rng) } else { String::new() };
        let named: Vec<&str> = pattern.story.obstacles.iter().map(|(obstacle, _)| *obstacle).collect();
        let obstacles = if assessed { some_of(&named, rng) } else { String::new() };
        let remedy = remedy_of(pattern, &obstacles);
        let asks = round == Round::Twelve && !remedy.is_empty();
        let result = IndicatorResult {
            id: new.key(),
            indicator_id: indicator.id,
            round,
            assessed,
            result,
            step1,
            step2,
            step3,
            step4,
            step5,
            done: self.told(done, pattern, result),
            supports,
            remedy,
            request: if asks { pattern.story.request.to_owned() } else { String::new() },
            obstacles,
            committee_score: None,
        };
        let shown = if assessed { if round == Round::Twelve { 3 } else { 2 } } else { 0 };
        let evidence = (1..).zip(&pattern.story.evidence[..shown]).map(|(position, title)| Evidence {
            id: new.key(),
            result_id: result.id,
            position,
            title: format!("{title} ปีงบประมาณ พ.ศ. {}", self.year),
            reference: format!(
                "แฟ้ม {}-{}-{}/{position} รอบ {round} เดือน",
                self.ground.agency.code,
                self.year,
                pattern.code,
                round = round.months()
            ),
            dated_on: None,
        });
        ResultSheet { evidence: evidence.collect(), result }
    }

    /// The steps done, and the figure.
    fn achieved(
        &self,
        pattern: &Pattern,
        round: Round,
        reached: i64,
        rng: &mut SeededRng,
    ) -> ([bool; 5], Option<Exact>) {
        match pattern.criteria {
            Criteria::Steps(_, None) => (self.steps_of_the_plan(round), None),
            Criteria::Steps(_, Some(quantities)) => network_steps(quantities, round, reached),
            Criteria::Thresholds { .. } if pattern.source == ResultSource::ByHand => {
                ([false; 5], Some(value(pattern, self.since, reached + rng.between(-2, 2))))
            }
            Criteria::Thresholds { .. } | Criteria::Parts => ([false; 5], None),
        }
    }

    /// The clean-government milestone follows the actions: planned, approved, 60, 80 and 100 percent done.
    fn steps_of_the_plan(&self, round: Round) -> [bool; 5] {
        let until = round.last_day(self.year);
        let done = self.actions.iter().filter(|action| action.finished_on.is_some_and(|day| day <= until)).count();
        let reaches = |percent: usize| done * 100 >= percent * self.actions.len();
        [true, true, reaches(60), reaches(80), reaches(100)]
    }

    /// One agency's waiting time was struck from the newest agreement during the year.
    fn is_cancelled(&self, pattern: &Pattern) -> bool {
        self.since == 2 && self.ground.number % 6 == 2 && pattern.kind == IndicatorKind::Lower
    }
}

/// The figure that earns a score (hundredths) in the year so many after the sample's first, within what is possible.
pub(crate) fn value(pattern: &Pattern, since: i64, score: i64) -> Exact {
    let figure = threshold(pattern, since, score);
    Exact(match pattern.kind {
        IndicatorKind::Lower => figure.max(Decimal::new(150, 2)),
        _ => figure.min(Decimal::new(9_950, 2)),
    })
}

/// The same on the straight line through the levels, which may go beyond them.
pub(crate) fn threshold(pattern: &Pattern, since: i64, score: i64) -> Decimal {
    let figure = match pattern.criteria {
        Criteria::Thresholds { first, step, yearly } => first + yearly * since + step * (score - 100) / 100,
        Criteria::Steps(..) | Criteria::Parts => score,
    };
    Decimal::new(figure, 2)
}

/// How far a round stays behind the year's score, in hundredths.
fn behind(pace: Pace, round: Round, rng: &mut SeededRng) -> i64 {
    match (pace, round) {
        (_, Round::Twelve) => 0,
        (Pace::Growing, Round::Six) => rng.between(130, 200),
        (Pace::Growing, Round::Nine) => rng.between(50, 110),
        (_, Round::Six) => rng.between(20, 60),
        (_, Round::Nine) => rng.between(5, 30),
    }
}

/// A network is listed and planned by six months, agreed by nine, and its activities counted at the end.
fn network_steps((from, to): (i64, i64), round: Round, reached: i64) -> ([bool; 5], Option<Exact>) {
    match round {
        Round::Six => ([true, true, false, false, false], None),
        Round::Nine => ([true, true, reached >= 240, false, false], None),
        Round::Twelve if reached < 350 => ([true, true, true, false, false], None),
        Round::Twelve => {
            let quantity = (from + (to - from) * (reached - 400) / 100).clamp(from, to);
            ([true, true, true, true, quantity == to], Some(Exact(Decimal::new(quantity, 2))))
        }
    }
}

/// One or two of a list, numbered as officers write them.
/// What is done about each obstacle that is told, in its order.
fn remedy_of(pattern: &Pattern, obstacles: &str) -> String {
    let at = |(obstacle, remedy): &(&str, &'static str)| Some((obstacles.find(obstacle)?, *remedy));
    let mut told: Vec<(usize, &str)> = pattern.story.obstacles.iter().filter_map(at).collect();
    told.sort_unstable();
    match told.as_slice() {
        [(_, only)] => (*only).to_owned(),
        all => (1..).zip(all).map(|(n, (_, remedy))| format!("{n}) {remedy}")).collect::<Vec<_>>().join(" "),
    }
}

fn some_of(list: &[&str], rng: &mut SeededRng) -> String {
    match list {
        [] => String::new(),
        [only] => (*only).into(),
        _ => {
            let start = rng.below(list.len());
            format!("1) {} 2) {}", list[start], list[(start + 1) % list.len()])
        }
    }
}

const CANCELLED: &str = "คณะกรรมการกำกับการประเมินผลเห็นชอบให้ยกเลิกการประเมินตัวชี้วัดนี้ในปีงบประมาณ พ.ศ. {year} \
                         เนื่องจากอยู่ระหว่างเปลี่ยนระบบรับคำขอ ทำให้ข้อมูลระยะเวลาไม่สามารถเทียบกับปีก่อนได้ \
                         โดยให้กระจายน้ำหนักไปยังตัวชี้วัดอื่นตามสัดส่วน";
