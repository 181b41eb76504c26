//! The registers: one file per noun, each a struct whose fields are its table's columns, and its rules.
//!
//! Adding one: a migration, a file here, its line above and its name in the list below; list, edit, undo and audit come from
//! [`crate::office`].

mod agency;
mod agreement;
mod attachment;
mod award;
mod campaign;
mod centre;
mod complaint;
pub(crate) mod criteria;
mod declaration;
mod discipline;
mod disclosure_carry;
mod disclosure_item;
mod emblem;
mod field_type;
#[cfg(test)]
pub(crate) mod fixture;
mod gift;
mod hearing;
mod holiday;
mod index_score;
mod indicator;
mod ita;
mod link;
mod network;
mod no_gift;
mod officer;
mod person;
mod plan;
pub mod plan_carry;
mod plan_review;
mod policy;
mod print_form;
mod progress;
mod protection;
mod record;
mod retention;
mod risk;
mod sheet;
mod standard;
mod submission;
mod survey;
mod training;
mod virtue;
mod watch;
mod whose;
mod year;

pub use agency::Agency;
pub use agreement::{Agreement, NotAssessedRule, ScaleKind};
pub use attachment::Attachment;
pub use award::{AwardScheme, Decision, Nomination};
pub use campaign::{Campaign, CampaignMedium, Medium};
pub use centre::{Centre, CentreMember, CentreResource, CentreReview, ResourceKind, SeatRole};
pub(crate) use complaint::says;
pub use complaint::{
    Complaint, ComplaintChannel, ComplaintDeadlines, ComplaintKind, ComplaintStep, DayCount, Deadlines, Due, Duty,
    Term, Urgency,
};
pub use declaration::{
    Called, Cell, ChoiceWords, Choices, Class, Declaration, DueDay, Field, Kind, Nearness, OnPaper, Paper, Register,
    Retained, When, Width, Words,
};
pub use discipline::{DisciplineCase, DisciplineStage, Penalty};
pub use disclosure_carry::{DisclosureLikeness, DisclosureMatch, DisclosurePair, disclosure_carry, disclosure_matches};
pub use disclosure_item::{DisclosureItem, DisclosureScheme, DisclosureStatus};
pub use emblem::{Emblem, EmblemKind, Image};
pub(crate) use field_type::Blank;
pub use field_type::FieldType;
pub use gift::{
    Gift, GiftDecision, GiftLimits, GiftReason, GiftRelation, GiftRule, GiftVerdict, GiverKind, LawVerdict, Limits,
    Occasion, Received, ReceiverKind, SuperiorOrder, by_law, judged, may_be_sold,
};
pub use hearing::{Hearing, HearingOpinion, OpinionStanding};
pub use holiday::{CalendarEntry, Holiday, HolidayKind, Reckoned, WorkingDays};
pub use index_score::{IndexKind, IndexScore};
pub use indicator::{
    CountedResult, Evidence, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel, IndicatorResult, ResultSource,
};
pub use ita::{ItaIndicator, ItaInstrument, ItaMeasure, ItaScore};
pub use link::{LinkEnd, LinkKind, RecordLink};
pub use network::{CitizenMember, MemberKind, NetworkActivity, NetworkApproach, NetworkMember, NetworkTie, Sector};
pub use no_gift::{NoGiftEntry, NoGiftKind};
pub use officer::{Officer, Role};
pub use person::{LEVELS, Person};
pub use plan::{ActionItem, ActionStatus, Area, Audience, Measure, Pillar, StrategicPlan, Strategy};
pub use plan_review::{PlanReview, ReviewPoint, ReviewVerdict};
pub use policy::{Certainty, DecreeChapter, Policy, PolicyKind, PolicyStatus, StateStrategy};
pub use print_form::{
    CertificateDesign, CertificateSheet, DigitKind, FirstPage, Looks, Margins, Millimetres, PATTERN_WORDS, PageNumbers,
    PrintForm, Signatory, SignedPaper,
};
pub use progress::{ProgressEntry, Standing};
pub use protection::{ProtectionKind, ProtectionMeasure, RetaliationCheck};
pub use record::{Listing, Record, Scope};
pub(crate) use record::{below, choice, required, within_bounds};
pub use retention::{RecordClass, RetentionRule, YEARS_KEPT};
pub use risk::{Risk, RiskArea, RiskAssessment, RiskAxis, RiskCell, RiskMatrix, RiskProgress, RiskScale, RiskStrategy};
pub use sheet::{IndicatorSheet, ResultSheet};
pub use standard::{
    Acknowledgement, AdoptionStage, CodeItem, CreativeValue, EthicsAspect, EthicsStandard, StandardAdoption,
    StandardItem, StandardKind, StandardMeasure, StandardMeasureKind, StandardStatus, ValueActivity,
};
pub use submission::Submission;
pub use survey::{
    AnswerKind, Answered, Polarity, ResponseSource, Survey, SurveyAnswer, SurveyAudience, SurveyItem, SurveyKind,
    SurveyResponse, SurveySheet, SurveyWave, enter_sheet, survey_items,
};
pub(crate) use survey::{FOUR, YES_NO};
pub use training::{Attendance, Topic, TrainingSession};
pub use virtue::{VirtueActivity, VirtueAssessment, VirtueScore};
pub use watch::{RiskLevel, WatchItem, WatchSource};
pub(crate) use whose::{Whose, own};
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
    Agency, Officer, Year, ReportingRound, Holiday, CalendarEntry, Person, Centre, CentreMember, CentreResource, CentreReview, Policy,
    StrategicPlan, Strategy, ActionItem, ProgressEntry, PlanReview, ReviewPoint, RiskAssessment, Risk, RiskCell, RiskScale, Survey, SurveyItem,
    SurveyWave, SurveyResponse, SurveyAnswer, ItaScore, ItaMeasure, IndexScore, EthicsStandard, StandardItem, StandardMeasure,
    StandardAdoption, Acknowledgement, ValueActivity, TrainingSession, Attendance, AwardScheme, Nomination, VirtueAssessment, VirtueScore,
    Campaign, CampaignMedium, Emblem, PrintForm, Signatory, GiftLimits, Gift, NoGiftEntry, ComplaintDeadlines, Complaint, ComplaintStep,
    ProtectionMeasure, RetaliationCheck, DisciplineCase, WatchItem, DisclosureItem, NetworkMember, NetworkTie, NetworkActivity, Hearing,
    HearingOpinion, CitizenMember, RecordLink, Agreement, Indicator, IndicatorLevel, IndicatorBaseline, IndicatorResult, Evidence, Attachment, RetentionRule, Submission,
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
