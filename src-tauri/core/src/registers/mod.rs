//! The registers: one file per noun, each a struct whose fields are its table's columns, and its rules.
//!
//! Adding one: a migration, a file here, its line above and its name in the list below; list, edit, undo and audit come from
//! [`crate::office`].

mod agency;
mod agreement;
mod attachment;
mod award;
mod campaign;
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
mod print_form;
mod progress;
mod record;
mod retention;
mod sheet;
mod submission;
mod training;
mod year;

pub use agency::Agency;
pub use agreement::{Agreement, NotAssessedRule, ScaleKind};
pub use attachment::Attachment;
pub use award::{AwardScheme, Decision, Nomination};
pub use campaign::Campaign;
pub use complaint::{
    Complaint, ComplaintChannel, ComplaintDeadlines, ComplaintKind, ComplaintStep, Deadlines, Due, Duty, Urgency,
};
pub use declaration::{
    Called, Cell, ChoiceWords, Choices, Class, Declaration, Field, Kind, OnPaper, Paper, Register, Retained, When,
    Width, Words,
};
pub use emblem::{Emblem, EmblemKind, Image};
pub(crate) use field_type::Blank;
pub use field_type::FieldType;
pub use gift::{
    Gift, GiftDecision, GiftLimits, GiftReason, GiftRelation, GiftVerdict, GiverKind, Limits, Occasion, Received,
    judged,
};
pub use indicator::{
    Evidence, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel, IndicatorResult, ResultSource,
};
pub use officer::{Officer, Role};
pub use person::{LEVELS, Person};
pub use plan::{ActionItem, ActionStatus, Area, Audience, Measure, Pillar, StrategicPlan, Strategy};
pub use print_form::{
    CertificateDesign, CertificateSheet, DigitKind, FirstPage, Looks, Margins, Millimetres, PATTERN_WORDS, PageNumbers,
    PrintForm, Signatory, SignedPaper,
};
pub use progress::{ProgressEntry, Standing};
pub use record::{Listing, Record, Scope};
pub(crate) use record::{below, choice, required, within_bounds};
pub use retention::{RecordClass, RetentionRule, YEARS_KEPT};
pub use sheet::{IndicatorSheet, ResultSheet};
pub use submission::Submission;
pub use training::{Attendance, Topic, TrainingSession};
pub use year::{ReportingRound, Year};

/// Makes, of the list of registers, what is known of all of them, and `with_register!`, which calls an expression with the type
/// that a table's records have.
macro_rules! registers {
    ($d:tt $($register:ident),+ $(,)?) => {
        /// What every register says of itself, parents before children.
        pub const REGISTERS: &[&Declaration] = &[$(&<$register as Register>::DECLARATION),+];

        /// Every table a session records, parents before children.
        pub const TABLES: &[&str] = &[$(<$register as Record>::TABLE),+];

        /// Calls an expression with the type of a table's records: `with_register!(table, T => expression)`; none for a table
        /// of no register.
        #[macro_export]
        macro_rules! with_register {
            ($d table:expr, $d record:ident => $d body:expr) => {
                match $d table {
                    $(<$d crate::registers::$register as $d crate::registers::Record>::TABLE => {
                        type $d record = $d crate::registers::$register;
                        Some($d body)
                    })+
                    _ => None,
                }
            };
        }
        // As the crate itself calls it.
        pub(crate) use with_register as of_register;
    };
}

registers! { $
    Agency, Officer, Year, ReportingRound, Person, StrategicPlan, Strategy, ActionItem, ProgressEntry, TrainingSession,
    Attendance, AwardScheme, Nomination, Campaign, Emblem, PrintForm, Signatory, GiftLimits, Gift, ComplaintDeadlines, Complaint,
    ComplaintStep, Agreement, Indicator, IndicatorLevel, IndicatorBaseline, IndicatorResult, Evidence, Attachment, RetentionRule, Submission,
}

/// The registers whose records can have files. Each has a trigger that takes the attachments along when a record goes.
pub const ATTACHABLE: &[&str] = &attachable::<{ count_attachable() }>();

const fn count_attachable() -> usize {
    let (mut at, mut count) = (0, 0);
    while at < REGISTERS.len() {
        count += REGISTERS[at].attachable as usize;
        at += 1;
    }
    count
}

const fn attachable<const N: usize>() -> [&'static str; N] {
    let (mut found, mut at, mut count) = ([""; N], 0, 0);
    while at < REGISTERS.len() {
        if REGISTERS[at].attachable {
            found[count] = REGISTERS[at].table;
            count += 1;
        }
        at += 1;
    }
    found
}

/// What the register of a table says of itself.
#[must_use]
pub fn register_named(table: &str) -> Option<&'static Declaration> {
    REGISTERS.iter().copied().find(|register| register.table == table)
}

/// The name of a table as operations carry it.
pub(crate) fn table_named(name: &str) -> Option<&'static str> {
    register_named(name).map(|register| register.table)
}

#[cfg(test)]
mod tests;
