//! The indicator templates that the sample's agreements are filled from: eight indicators in four dimensions, of every kind.
//!
//! Texts may name `{agency}`, `{year}` (fiscal year), `{before}` (the year before), `{service}`, `{clients}` and `{result}`.

mod capacity;
mod effectiveness;
mod efficiency;
mod service;

use saisaat_core::registers::{IndicatorKind, ResultSource};

/// The indicators of an agreement, in order.
pub(crate) const INDICATORS: [Pattern; 8] = [
    effectiveness::PROJECTS,
    effectiveness::INTEGRITY_DRIVE,
    service::SATISFACTION,
    service::DURATION,
    efficiency::CLEAN_GOVERNMENT,
    efficiency::ON_TIME,
    capacity::STAFF_TRAINED,
    capacity::TRANSPARENCY,
];

/// The weights of the eight: agencies agree on one of these.
pub(crate) const WEIGHTS: [[&str; 8]; 3] = [
    ["20", "20", "10", "10", "5", "15", "10", "10"],
    ["25", "15", "15", "10", "5", "10", "10", "10"],
    ["15", "20", "15", "10", "2.5", "17.5", "10", "10"],
];

/// An indicator as it is agreed upon year after year.
#[derive(Clone, Copy)]
pub(crate) struct Pattern {
    pub(crate) dimension: &'static str,
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    /// Of a part: its share of the composite. An indicator's own comes from [`WEIGHTS`].
    pub(crate) share: &'static str,
    pub(crate) kind: IndicatorKind,
    pub(crate) source: ResultSource,
    pub(crate) criteria: Criteria,
    pub(crate) pace: Pace,
    pub(crate) definition: &'static str,
    pub(crate) formula: &'static str,
    pub(crate) spacing: &'static str,
    pub(crate) conditions: &'static str,
    pub(crate) data_source: &'static str,
    /// The unit whose head supervises it and whose officer collects its data.
    pub(crate) in_charge: &'static str,
    pub(crate) story: Story,
    pub(crate) parts: &'static [Pattern],
}

/// What earns the levels.
#[derive(Clone, Copy)]
pub(crate) enum Criteria {
    /// Thresholds in hundredths: level 1 of the sample's first year, the step between levels, and what a year adds.
    Thresholds { first: i64, step: i64, yearly: i64 },
    /// The steps in words; with two quantities the last step is read between them.
    Steps([&'static str; 5], Option<(i64, i64)>),
    /// Scored by its parts.
    Parts,
}

/// How a result comes about within the year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// About the same in every round.
    Steady,
    /// Grows with the year's work.
    Growing,
    /// Only known when the year is over; not assessed before.
    YearEnd,
}

/// What the self-assessments say.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    /// What was done by 6, 9 and 12 months.
    pub(crate) done: [&'static str; 3],
    pub(crate) supports: &'static [&'static str],
    /// Each with what is done about it.
    pub(crate) obstacles: &'static [(&'static str, &'static str)],
    /// What those who decide are asked for at the end of the year, where anything hindered.
    pub(crate) request: &'static str,
    pub(crate) evidence: [&'static str; 3],
}

/// What most of the indicators have in common.
const USUAL: Pattern = Pattern {
    dimension: "",
    code: "",
    name: "",
    unit: "ร้อยละ",
    share: "0",
    kind: IndicatorKind::Higher,
    source: ResultSource::ByHand,
    criteria: Criteria::Parts,
    pace: Pace::Growing,
    definition: "",
    formula: "",
    spacing: "",
    conditions: "นับผลการดำเนินงานสะสมตั้งแต่วันที่ 1 ตุลาคม ถึงวันสิ้นสุดของรอบการรายงาน โดยต้องมีเอกสารหลักฐานประกอบครบถ้วน",
    data_source: "",
    in_charge: crate::posts::CENTRE,
    story: Story { done: [""; 3], supports: &[], obstacles: &[], request: "", evidence: [""; 3] },
    parts: &[],
};
