//! Read models: what screens and reports show, derived from the registers and never stored.

mod arithmetic;
pub mod award_report;
mod beyond_bounds;
pub mod briefs;
pub mod counted;
pub mod difference;
pub mod disclosure;
pub mod disclosure_state;
pub mod indicator_report;
pub mod known_names;
pub mod letterhead;
mod measured;
pub mod ministers_page;
pub mod ministry_book;
pub mod ministry_report;
pub mod overview;
pub mod plan_report;
pub mod proof;
pub mod register_print;
pub mod scorecard;
pub mod submission_status;
mod survey_means;
pub mod training_report;
pub mod verification;
pub mod year_report;
pub mod years_work;

pub use award_report::{AwardReport, Nominee, award_report};
pub use beyond_bounds::{BeyondBounds, beyond_bounds};
pub use briefs::{Brief, BriefAsked, BriefKind, brief};
pub use counted::{Counted, CountedRecord, counted};
pub use difference::{Difference, DifferenceKind, DifferenceReport, FactChange, ItemDifference, difference};
pub use disclosure::{Disclosable, FieldClass, Hidden, MASK, Unmaskable};
pub use disclosure_state::{DisclosureState, OitGrouping, disclosure_state};
pub use indicator_report::{IndicatorCard, IndicatorReport, PastLine, PastTotal, indicator_report};
pub use known_names::{KnownName, KnownNames, Passage, Told};
pub use letterhead::{Letterhead, letterhead};
pub use ministers_page::{Furthest, MinistersPage, Request, ministers_page};
pub use ministry_book::{MinistryBook, ministry_book};
pub use ministry_report::{MinistryLine, MinistryReport, MinistryRow, ministry_report};
pub use overview::{Overview, overview};
pub use plan_report::{ActionSums, ActionWork, PlanReport, PlanWork, StrategyWork, plan_report};
pub use proof::{Remark, RemarkKind, proof};
pub use register_print::{RegisterColumn, RegisterPrint, register_print};
pub use scorecard::{Provisional, ScoreLine, Scorecard, last_day as round_end, scorecard};
pub use submission_status::{AgencyStatus, PaperStanding, RoundStatus, SubmissionStatus, submission_status};
pub use training_report::{Attendee, TrainingReport, training_report};
pub use verification::{Certified, CertifiedRecord, CodeStanding, CodeVerdict, read_code, verified};
pub use year_report::{YearReport, year_report};
pub use years_work::{AwardWork, Coverage, TrainingWork, YearsWork};

#[cfg(test)]
mod tests;
