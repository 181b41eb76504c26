//! What a roster spreadsheet does to the open workspace, for the window and the command line alike.
//!
//! Invariant: the dry run and the real one are the same plan, made from the people who are there at that moment.

use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::values::{Date, Id};
use saisaat_core::{Reader, Tx};
use saisaat_import::{ExistingPeople, ImportError, RosterOptions, RosterPlan, Workbook, plan_roster};

/// Plans the import. Without an agency, or for the ministry, people who are in its agencies stay there.
///
/// # Errors
/// What the register cannot answer outside; why the spreadsheet is refused inside.
pub(crate) fn plan(
    reader: &Reader<'_>,
    workbook: &Workbook,
    agency: Option<Id<Agency>>,
    today: Date,
) -> saisaat_core::Result<Result<RosterPlan, ImportError>> {
    let ministry = reader.ministry()?.id;
    let options = match agency.filter(|agency| *agency != ministry) {
        Some(agency) => RosterOptions::of_agency(agency, today),
        None => RosterOptions::of_ministry(ministry, today),
    };
    let people = ExistingPeople::of(reader.list::<Person>(&Scope::default())?);
    Ok(plan_roster(workbook, &options, &people))
}

/// Plans the import and does it, within the caller's one operation.
///
/// # Errors
/// As [`plan`]; what the register refuses. Nothing is kept then.
pub(crate) fn import(
    tx: &Tx<'_>,
    workbook: &Workbook,
    agency: Option<Id<Agency>>,
) -> saisaat_core::Result<Result<RosterPlan, ImportError>> {
    let plan = plan(tx, workbook, agency, tx.surroundings().clock.today())?;
    if let Ok(plan) = &plan {
        plan.apply(tx)?;
    }
    Ok(plan)
}
