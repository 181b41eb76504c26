//! Everything the indicator report (รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ) of an agency prints.

use serde::Serialize;
use specta::Type;

use super::scorecard::{Sheet, agreement, last_day};
use super::{Scorecard, scorecard};
use crate::registers::{
    Agency, Agreement, Attachment, Evidence, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult, Scope,
};
use crate::store::audit;
use crate::values::{Date, FiscalYear, Id, Round};
use crate::{Reader, Result};

/// The report of an agency, fiscal year and round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct IndicatorReport {
    /// The ministry's Thai name.
    pub ministry: String,
    /// The agency.
    pub agency: Agency,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The head of the audit log as of the last change, its first sixteen hex digits; empty before any change.
    pub audit_head: String,
    /// The day it is printed on: passed in, so that the same input gives the same bytes.
    pub printed_on: Date,
    /// The agreement with its signatories; none when the agency has none this year.
    pub agreement: Option<Agreement>,
    /// The scores.
    pub scorecard: Scorecard,
    /// A card for each line of the scorecard, in the same order.
    pub cards: Vec<IndicatorCard>,
}

/// The card of one indicator (SAR card).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct IndicatorCard {
    /// The template.
    pub indicator: Indicator,
    /// Its levels in order.
    pub levels: Vec<IndicatorLevel>,
    /// Results of earlier years, oldest first.
    pub baselines: Vec<IndicatorBaseline>,
    /// The round's self-assessment, if one was entered.
    pub result: Option<IndicatorResult>,
    /// Its evidence, in order.
    pub evidence: Vec<Evidence>,
    /// The files attached to it.
    pub attachments: Vec<Attachment>,
    /// The cards of a composite's parts.
    pub parts: Vec<IndicatorCard>,
}

/// Gathers the report of an agency.
///
/// # Errors
/// As [`scorecard()`]: what cannot be scored cannot be reported.
pub fn indicator_report(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    printed_on: Date,
) -> Result<IndicatorReport> {
    let agreement = agreement(reader, agency, year)?;
    let scorecard = scorecard(reader, agency, year, round)?;
    let cards = match agreement.clone() {
        None => Vec::new(),
        Some(agreement) => {
            let sheet = Sheet::read(reader, agreement, round, last_day(reader, year, round)?)?;
            let wholes = sheet.indicators.iter().filter(|indicator| indicator.parent_id.is_none());
            wholes.map(|indicator| card(reader, &sheet, indicator)).collect::<Result<_>>()?
        }
    };
    let (ministry, agency) = (reader.ministry()?.name_th, reader.get(agency)?);
    let audit_head = audit::change_head(reader.connection())?.chars().take(16).collect();
    Ok(IndicatorReport { ministry, agency, year, round, audit_head, printed_on, agreement, scorecard, cards })
}

fn card(reader: &Reader<'_>, sheet: &Sheet, indicator: &Indicator) -> Result<IndicatorCard> {
    let key = indicator.id.to_string();
    let result = sheet.result(indicator).cloned();
    let (evidence, attachments) = match &result {
        Some(result) => {
            let (key, all) = (result.id.to_string(), Scope::default());
            let part = Scope { parent: Some(&key), ..all };
            (reader.list(&part)?, reader.list(&part)?)
        }
        None => (Vec::new(), Vec::new()),
    };
    Ok(IndicatorCard {
        indicator: indicator.clone(),
        levels: sheet.levels(indicator),
        baselines: reader.list(&Scope { parent: Some(&key), ..Scope::default() })?,
        result,
        evidence,
        attachments,
        parts: sheet.parts(indicator).map(|part| card(reader, sheet, part)).collect::<Result<_>>()?,
    })
}
