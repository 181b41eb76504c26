//! Making and opening workspaces, for the window and the command line alike.
//!
//! Invariant: a workspace that is handed out has its ministry; one whose making was interrupted is not handed out.

use std::path::Path;

use saisaat_core::keys::RecoveryKey;
use saisaat_core::registers::{Agency, ReportingRound, Scope, Year};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_core::{Action, Clock, Done, Error, Office, Rule, Surroundings, Tx, Verb, Workspace};

use crate::error::Answer;
use crate::secret::Secret;

/// A workspace that is open.
pub(crate) struct Open {
    /// Its folder.
    pub(crate) workspace: Workspace,
    /// Its database.
    pub(crate) office: Office,
}

/// What a new workspace holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    /// The ministry and its fiscal years.
    Ministry,
    /// The synthetic ministry.
    Sample,
}

/// Makes a workspace in a folder that is new or empty.
///
/// # Errors
/// `file` when the folder holds something, `invalid` on `folder` where a workspace may not lie.
pub(crate) fn create(folder: &Path, ministry: &str, contents: Contents) -> Answer<Open> {
    // Refused before the folder is made.
    Clock::System.refuse_unset()?;
    required("ministry", ministry)?;
    let (workspace, mut office) = Workspace::create(folder, Surroundings::system())?;
    fill(&mut office, ministry.trim(), contents)?;
    Ok(Open { workspace, office })
}

/// The officer who makes a locked workspace, and is its first administrator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Maker<'a> {
    /// Name.
    pub(crate) name: &'a str,
    /// Position; may be empty.
    pub(crate) position: &'a str,
}

/// Makes a workspace that opens with a passphrase only; answers its recovery key too, which exists nowhere else.
///
/// # Errors
/// As [`create`]; `invalid` on `passphrase` when it is too short, on `name` when there is none.
pub(crate) fn create_locked(
    folder: &Path,
    ministry: &str,
    maker: Maker<'_>,
    passphrase: &str,
    contents: Contents,
) -> Answer<(Open, RecoveryKey)> {
    Clock::System.refuse_unset()?;
    required("ministry", ministry)?;
    required("name", maker.name)?;
    let (workspace, made) = Workspace::create_locked(folder, maker.name.trim(), passphrase, Surroundings::system())?;
    let mut office = made.office;
    fill(&mut office, ministry.trim(), contents)?;
    if let Some(mut officer) = office.officer().cloned() {
        officer.position = maker.position.trim().into();
        workspace.save_officer(&mut office, &officer)?;
    }
    Ok((Open { workspace, office }, made.recovery))
}

fn required(field: &str, text: &str) -> Answer<()> {
    if text.trim().is_empty() { Err(Error::invalid(field, Rule::Required).into()) } else { Ok(()) }
}

fn fill(office: &mut Office, ministry: &str, contents: Contents) -> Answer<()> {
    match contents {
        Contents::Ministry => {
            office.operate(Action::on::<Agency>(Verb::Create), |tx| found(tx, ministry))?;
        }
        Contents::Sample => {
            saisaat_sample::fill(office, ministry, &saisaat_sample::Size::default())?;
        }
    }
    Ok(())
}

/// Opens the workspace in a folder.
///
/// # Errors
/// `not_found` when the folder is none, and what opening refuses.
pub(crate) fn open(folder: &Path) -> Answer<Open> {
    let workspace = Workspace::at(folder)?;
    let office = workspace.open(Surroundings::system())?;
    office.read(|reader| reader.ministry())?;
    Ok(Open { workspace, office })
}

/// Opens the workspace in a folder with an officer's passphrase, which is asked for only where it needs one.
///
/// # Errors
/// As [`open`]; `invalid` on `passphrase`, and what asking refuses.
pub(crate) fn open_with(folder: &Path, passphrase: impl FnOnce() -> Answer<Secret>) -> Answer<Open> {
    let workspace = Workspace::at(folder)?;
    if !workspace.is_locked() {
        return open(folder);
    }
    let office = workspace.unlock(passphrase()?.text(), Surroundings::system())?;
    office.read(|reader| reader.ministry())?;
    Ok(Open { workspace, office })
}

/// Whether the office was filled with the synthetic ministry.
///
/// # Errors
/// `db`.
pub(crate) fn is_sample(office: &Office) -> Answer<bool> {
    // The sample notes it on its fiscal years, which nothing else edits.
    let years = office.read(|reader| reader.list::<Year>(&Scope::default()))?;
    Ok(years.iter().any(|year| year.note == "ข้อมูลตัวอย่าง"))
}

/// What undo would take back. The making of the workspace stays, for without its ministry it is none.
///
/// # Errors
/// `db`.
pub(crate) fn undoable(office: &Office) -> saisaat_core::Result<Option<Action>> {
    Ok(office.history()?.0.filter(|action| action.verb != Verb::Create))
}

/// Undoes the newest operation; `None` when there is nothing to take back.
///
/// # Errors
/// `conflict` when its rows were changed since.
pub(crate) fn undo(office: &mut Office) -> saisaat_core::Result<Option<Done<Action>>> {
    if undoable(office)?.is_some() { office.undo() } else { Ok(None) }
}

/// The ministry, this fiscal year and the one before, whose last report is due in October.
fn found(tx: &Tx<'_>, ministry: &str) -> saisaat_core::Result<()> {
    tx.put(&Agency { code: "M".into(), name_th: ministry.into(), ..Agency::blank(tx.new_id()) })?;
    let this_year = tx.surroundings().clock.today().fiscal_year();
    [this_year.plus(-1), this_year].into_iter().try_for_each(|year| begin(tx, year))
}

/// A fiscal year with its three rounds; the self-assessment is due thirty days after a round closes.
pub(crate) fn begin(tx: &Tx<'_>, year: FiscalYear) -> saisaat_core::Result<()> {
    tx.put(&Year { id: tx.new_id(), year, note: String::new() })?;
    Round::ALL.into_iter().try_for_each(|round| {
        let closes_on = round.last_day(year);
        let due_on = (closes_on.naive() + chrono::Days::new(30)).into();
        tx.put(&ReportingRound { id: tx.new_id(), year, round, closes_on, due_on })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Failure;

    #[test]
    fn a_new_workspace_has_its_ministry_and_two_years_and_cannot_be_undone_away() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("w");
        let mut made = create(&place, " กระทรวงทดสอบ ", Contents::Ministry)?;
        assert_eq!(made.office.read(|reader| reader.ministry())?.name_th, "กระทรวงทดสอบ");
        assert_eq!(made.office.read(|reader| reader.list::<ReportingRound>(&Scope::default()))?.len(), 6);
        assert!(!is_sample(&made.office)?);
        assert_eq!(undoable(&made.office)?, None);
        assert!(undo(&mut made.office)?.is_none());

        let mut ministry = made.office.read(|reader| reader.ministry())?;
        ministry.vision = "โปร่งใส".into();
        made.office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(&ministry))?;
        assert!(undo(&mut made.office)?.is_some());
        made.office.close()?;
        assert_eq!(open(&place)?.office.read(|reader| reader.ministry())?.vision, "");
        Ok(())
    }

    #[test]
    fn a_folder_that_is_no_workspace_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let found = open(folder.path());
        assert!(matches!(found, Err(Failure::NotFound { what, .. }) if what == "workspace"));
        assert!(matches!(create(folder.path(), "  ", Contents::Ministry), Err(Failure::Invalid { .. })));
        std::fs::write(folder.path().join("letter.docx"), "").expect("writable");
        let refused = create(folder.path(), "ก", Contents::Ministry);
        assert!(matches!(refused, Err(Failure::File { reason, .. }) if reason == "exists"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[test]
    fn the_sample_is_known_as_one() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = create(&folder.path().join("w"), "กระทรวงตัวอย่าง", Contents::Sample)?;
        assert!(is_sample(&made.office)?);
        assert_eq!(undoable(&made.office)?, None);
        Ok(())
    }
}
