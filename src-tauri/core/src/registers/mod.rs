//! The registers: one file per noun, each a struct whose fields are its table's columns, and its rules.
//!
//! Adding one: a migration, a file here and its lines below; list, edit, undo and audit come from [`crate::office`].

mod agency;
mod attachment;
mod award;
mod complaint;
pub(crate) mod criteria;
mod declaration;
mod emblem;
mod field_type;
#[cfg(test)]
pub(crate) mod fixture;
mod gift;
mod indicator;
mod officer;
mod person;
mod plan;
mod record;
mod retention;
mod sheet;
mod submission;
mod training;
mod year;

pub use agency::Agency;
pub use attachment::{ATTACHABLE, Attachment};
pub use award::{AwardScheme, Decision, Nomination};
pub use complaint::{
    Complaint, ComplaintChannel, ComplaintDeadlines, ComplaintKind, ComplaintStep, Deadlines, Due, Duty, Urgency,
};
pub use declaration::{
    Called, Cell, ChoiceWords, Choices, Class, Declaration, Field, Kind, OnPaper, Register, When, Width, Words,
};
pub use emblem::{Emblem, EmblemKind, Image};
pub use field_type::FieldType;
pub use gift::{
    Gift, GiftDecision, GiftLimits, GiftReason, GiftRelation, GiftVerdict, GiverKind, Limits, Occasion, Received,
    judged,
};
pub use indicator::{
    Agreement, Evidence, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel, IndicatorResult, NotAssessedRule,
    ResultSource, ScaleKind,
};
pub use officer::{Officer, Role};
pub use person::Person;
pub use plan::{ActionItem, ActionStatus, Area, Audience, Measure, Pillar, ProgressEntry, StrategicPlan, Strategy};
pub use record::{Listing, Record, Scope};
pub(crate) use record::{choice, fiscal_year, required, within_bounds};
pub use retention::{RecordClass, RetentionRule, YEARS_KEPT};
pub use sheet::{IndicatorSheet, ResultSheet};
pub use submission::Submission;
pub use training::{Attendance, Topic, TrainingSession};
pub use year::{ReportingRound, Year};

/// Every table a session records, parents before children.
pub const TABLES: &[&str] = &[
    Agency::TABLE,
    Officer::TABLE,
    Year::TABLE,
    ReportingRound::TABLE,
    Person::TABLE,
    StrategicPlan::TABLE,
    Strategy::TABLE,
    ActionItem::TABLE,
    ProgressEntry::TABLE,
    TrainingSession::TABLE,
    Attendance::TABLE,
    AwardScheme::TABLE,
    Nomination::TABLE,
    Emblem::TABLE,
    GiftLimits::TABLE,
    Gift::TABLE,
    ComplaintDeadlines::TABLE,
    Complaint::TABLE,
    ComplaintStep::TABLE,
    Agreement::TABLE,
    Indicator::TABLE,
    IndicatorLevel::TABLE,
    IndicatorBaseline::TABLE,
    IndicatorResult::TABLE,
    Evidence::TABLE,
    Attachment::TABLE,
    RetentionRule::TABLE,
    Submission::TABLE,
];

/// The name of a table as operations carry it.
pub(crate) fn table_named(name: &str) -> Option<&'static str> {
    TABLES.iter().copied().find(|table| *table == name)
}
