//! What a reader of a round's report would stumble on, before it is printed; for the window and the command line alike.

use saisaat_core::registers::Agency;
use saisaat_core::summaries::{Remark, proof};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Error, agreed_report};
use saisaat_report::{Document, Options, Printer, ReportError};

use super::Source;
use crate::error::{Answer, Failure};

/// Reads the report of an agency's round. Characters that cannot be drawn are looked for only where the report itself is refused
/// for one: not everything that is typed is printed.
///
/// # Errors
/// `not_found` without the agency; `db`.
pub(crate) fn remarks<S: Source>(
    source: &mut S,
    printer: &Printer,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Vec<Remark>> {
    let report = source.read(|office| {
        let today = office.surroundings().clock.today();
        match office.read(|reader| agreed_report(reader, agency, year, round, today)) {
            Ok(report) => Ok(Some(report)),
            Err(Error::NotFound { .. } | Error::Invalid { .. }) => Ok(None),
            Err(error) => Err(Failure::from(error)),
        }
    })?;
    let printed = report.map(|report| printer.print(Document::IndicatorReport(&report), &Options::default()));
    let refused = matches!(printed, Some(Err(ReportError::NoGlyph(_))));
    let undrawn = |text: &str| if refused { printer.undrawn_in(text) } else { None };
    source.read(|office| Ok(office.read(|reader| proof(reader, agency, year, round, &undrawn))?))
}
