//! Briefs: a subject told in facts, tables and pictures, as of a round — the same for the window, for paper and for spreadsheets.
//!
//! Invariant: a brief is text that is ready to be read, in Thai, with digits as typed; who draws it decides nothing but how it looks. What a
//! column holds of people is masked by its class. Knows no paper and no window.

/// What a field of a register is called in Thai, as its declaration has it.
macro_rules! label {
    ($register:ident.$field:ident) => {
        const {
            <crate::registers::$register as crate::registers::Register>::DECLARATION.named(stringify!($field)).label.th
        }
    };
}

mod block;
mod calendar;
mod centre;
mod complaint_statistics;
mod counted;
mod coverage;
mod discipline_report;
mod disclosure_report;
mod ethics_annual_report;
mod ethics_breaches;
mod figures;
mod hearing_minutes;
mod ita_development;
mod ita_report;
mod network_directory;
mod no_gift_report;
mod plan_year;
mod prevention_plan;
mod prevention_report;
mod reference_indices;
mod review_of_the_year;
mod risk_report;
mod standards_read;
mod standards_report;
mod survey_answers;
mod survey_results;
mod survey_sheet;
mod table;
mod values_report;
mod virtue_report;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use block::{
    Bar, Box as BriefBox, Brief, BriefBlock, BriefCell, BriefColumn, BriefMember, BriefNetwork, BriefSection,
    BriefTable, BriefTone,
};

pub use calendar::{DueItem, DueSoon, centres_without_officer, due_between, due_soon};
pub use counted::NOTHING;
pub use coverage::{GapRow, coverage_gaps};

use super::letterhead::letterhead;
use super::scorecard::last_day;
use crate::registers::{Agency, Record, Words};
use crate::values::{Date, FiscalYear, Id, Round};
use crate::{Error, Reader, Result};

/// What a brief is asked for.
#[derive(Clone, Debug)]
pub struct BriefAsked {
    /// Whose.
    pub agency: Id<Agency>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round as of whose last day it tells.
    pub round: Round,
    /// The record that it is of, where it is of one.
    pub record: Option<String>,
    /// The day.
    pub today: Date,
}

impl BriefAsked {
    /// The last day of its round, or today where that is not over.
    pub(crate) fn until(&self, reader: &Reader<'_>) -> Result<Date> {
        Ok(last_day(reader, self.year, self.round)?.min(self.today))
    }

    /// The key of the record that it is of.
    pub(crate) fn key<T: Record>(&self) -> Result<Id<T>> {
        let key = self.record.clone().unwrap_or_default();
        Id::parse(&key).ok_or(Error::NotFound { what: T::TABLE, key })
    }
}

/// Declares the briefs: code, words, the table of the record that one is of where it is of one, and what tells it.
macro_rules! briefs {
    ($($kind:ident = $code:literal ($th:literal, $en:literal) $(of $record:ident)? => $tell:path,)+) => {
        /// A brief.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        pub enum BriefKind { $(#[doc = $en] #[serde(rename = $code)] $kind),+ }

        impl BriefKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What it is called.
            #[must_use]
            pub const fn words(self) -> Words {
                match self { $(Self::$kind => Words { th: $th, en: $en }),+ }
            }

            /// The table of the record that it is of; none of one of a whole agency.
            #[must_use]
            pub fn of(self) -> Option<&'static str> {
                match self { $(Self::$kind => of_record!($($record)?)),+ }
            }

            fn tell(self, reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
                match self { $(Self::$kind => $tell(reader, asked)),+ }
            }
        }
    };
}

macro_rules! of_record {
    () => {
        None
    };
    ($record:ident) => {
        Some(<crate::registers::$record as Record>::TABLE)
    };
}

briefs! {
    Centre = "centre" ("คำสั่งและองค์ประกอบศูนย์ประสานราชการใสสะอาด", "Order and composition of the centre") => centre::tell,
    Coverage = "coverage" ("ความครอบคลุมของแผน", "Coverage of the plan") => coverage::tell,
    PreventionPlan = "prevention_plan" ("แผนปฏิบัติการป้องกันการทุจริต", "Action plan for the prevention of corruption") => prevention_plan::tell,
    PreventionReport = "prevention_report" ("รายงานผลการดำเนินการป้องกันการทุจริต", "Report on the prevention of corruption") => prevention_report::tell,
    ReviewOfTheYear = "review_of_the_year" ("การทบทวนแผนประจำปีงบประมาณ", "Review of the year") => review_of_the_year::tell,
    StandardsReport = "standards_report" ("มาตรฐานคุณธรรมจริยธรรมและการรับทราบ", "Standards and who acknowledged them") => standards_report::tell,
    ValuesReport = "values_report" ("รายงานการส่งเสริมค่านิยมสร้างสรรค์", "Creative values") => values_report::tell,
    NoGiftReport = "no_gift_report" ("รายงานผลการรับของขวัญตามนโยบาย No Gift Policy", "Gifts under the No Gift Policy") => no_gift_report::tell,
    EthicsAnnualReport = "ethics_annual_report" ("รายงานประจำปีด้านจริยธรรม", "Annual report on ethics") => ethics_annual_report::tell,
    VirtueReport = "virtue_report" ("ผลการประเมินองค์กรคุณธรรม", "Assessment of the organisation of virtue") => virtue_report::tell,
    NetworkDirectory = "network_directory" ("ทำเนียบเครือข่ายราชการใสสะอาด", "Directory of the network") => network_directory::tell,
    ComplaintStatistics = "complaint_statistics" ("สถิติเรื่องร้องเรียน", "Statistics of complaints") => complaint_statistics::tell,
    DisciplineReport = "discipline_report" ("รายงานผลการดำเนินการทางวินัย", "Disciplinary proceedings") => discipline_report::tell,
    DisclosureReport = "disclosure_report" ("ตารางการเปิดเผยข้อมูลและหลักฐาน", "Disclosure and its evidence") => disclosure_report::tell,
    RiskAssessment = "risk_assessment" ("การประเมินความเสี่ยงการทุจริตและแผนจัดการ", "Corruption risk and what is to be done") => risk_report::tell_assessment,
    RiskReport = "risk_report" ("การประเมินความเสี่ยงการทุจริตและผลการจัดการ", "Corruption risk and what was done") => risk_report::tell_report,
    HearingMinutes = "hearing_minutes" ("บันทึกการรับฟังความคิดเห็น", "Minutes of a hearing") of Hearing => hearing_minutes::tell,
    SurveyResults = "survey_results" ("ผลการสำรวจ", "Results of a survey") of SurveyWave => survey_results::tell,
    SurveySheet = "survey_sheet" ("แบบสำรวจสำหรับกรอกบนกระดาษ", "Survey to fill in on paper") of Survey => survey_sheet::tell,
    ItaReport = "ita_report" ("ผลการประเมิน ITA และแนวโน้ม", "Result of the ITA and its trend") => ita_report::tell,
    ItaDevelopment = "ita_development" ("การนำผล ITA ไปสู่การพัฒนา", "What is made of the result of the ITA") => ita_development::tell,
    ReferenceIndices = "reference_indices" ("ดัชนีอ้างอิงการทุจริต", "Reference indices of corruption") => reference_indices::tell,
    Calendar = "calendar" ("ปฏิทินงานประจำปี", "Calendar of the year") => calendar::tell,
}

/// Tells a brief.
///
/// # Errors
/// [`Error::NotFound`] without its agency or its record; [`Error::Db`].
pub fn brief(reader: &Reader<'_>, kind: BriefKind, asked: &BriefAsked) -> Result<Brief> {
    Ok(Brief {
        head: letterhead(reader, asked.agency, asked.today)?,
        title: kind.words().th.to_owned(),
        year: asked.year,
        round: asked.round,
        until: asked.until(reader)?,
        sections: kind.tell(reader, asked)?,
    })
}

#[cfg(test)]
mod tests;
