//! Read models: what screens and reports show, derived from the registers and never stored.

pub(crate) mod criteria;
pub mod indicator_report;
mod measured;
pub mod overview;
pub mod scorecard;

pub use indicator_report::{IndicatorCard, IndicatorReport, indicator_report};
pub use overview::{Overview, overview};
pub use scorecard::{ScoreLine, Scorecard, scorecard};

#[cfg(test)]
mod tests;
