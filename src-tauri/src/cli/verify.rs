//! `saisaat verify`: opens every backup of a workspace, or in a folder, and checks it whole; of a workspace also whether its audit
//! log has the heads that they name.

use std::path::{Path, PathBuf};

use saisaat_core::workspace::{Backup, Census, HeadsVerdict};
use saisaat_core::{Surroundings, Workspace, files};
use serde_json::{Value, json};

use super::{Outcome, backup, heads, passphrase, print, restore, words};
use crate::error::{Answer, Failure};
use crate::secret::Secret;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// แฟ้มงาน สำเนาสำรอง หรือโฟลเดอร์ที่เก็บสำเนาสำรอง
    place: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let backups = backups(arguments)?;
    let locked = backups.iter().any(Backup::is_locked) || is_locked(&arguments.place);
    let secret = locked.then(|| arguments.passphrase.known()).transpose()?;
    let checked: Vec<(&Backup, Answer<_>)> = backups
        .iter()
        .map(|backup| {
            let previewed = backup.preview(secret.as_ref().map(Secret::text));
            (backup, previewed.map(|previewed| previewed.census().clone()).map_err(Failure::from))
        })
        .collect();
    let compared = compared(&arguments.place, secret.as_ref()).transpose();
    let log_holds = match &compared {
        Ok(verdict) => Some(verdict.as_ref().is_none_or(|verdict| verdict.hold)),
        // Open elsewhere: nothing is known of it, for better or worse.
        Err(Failure::Locked) => None,
        Err(_) => Some(false),
    };
    let backups_hold = checked.iter().all(|(_, outcome)| outcome.is_ok());
    let verified = if backups_hold { log_holds } else { Some(false) };
    if arguments.json {
        let described: Vec<Value> = checked.iter().map(|(backup, outcome)| describe(backup, outcome)).collect();
        let problem = compared.as_ref().err().map(Failure::in_thai);
        let heads = compared.ok().flatten();
        print::say_json(&json!({ "verified": verified, "heads": heads, "problem": problem, "backups": described }));
    } else {
        checked.iter().for_each(|(backup, outcome)| show(backup, outcome));
        match &compared {
            Ok(verdict) => verdict.iter().for_each(heads::show),
            Err(Failure::Locked) => {
                print::complain(&format!("คำเตือน [locked] ยังไม่ได้เทียบกับแฟ้มงาน: {}", Failure::Locked.in_thai()))
            }
            Err(failure) => print::refuse(failure, false),
        }
    }
    Ok(if verified == Some(false) { Outcome::Refused } else { Outcome::Done })
}

/// Whether the place is a workspace that takes a passphrase, which its backups need not do.
fn is_locked(place: &Path) -> bool {
    Backup::at(place).is_none() && Workspace::at(place).is_ok_and(|workspace| workspace.is_locked())
}

/// Whether the audit log of the workspace has the heads that its backups name; none where the place is no workspace.
fn compared(place: &Path, secret: Option<&Secret>) -> Option<Answer<HeadsVerdict>> {
    if Backup::at(place).is_some() || !Workspace::is_at(place) {
        return None;
    }
    let compare = || {
        let workspace = Workspace::at(place)?;
        let office = match secret {
            Some(secret) if workspace.is_locked() => workspace.unlock(secret.text(), Surroundings::system())?,
            _ => workspace.open(Surroundings::system())?,
        };
        office.notices().iter().for_each(|notice| print::complain(&words::notice(notice)));
        let verdict = workspace.compare_heads(&office)?;
        office.close()?;
        Ok(verdict)
    };
    Some(compare())
}

/// # Errors
/// `not_found` when there is none.
fn backups(arguments: &Arguments) -> Answer<Vec<Backup>> {
    let place = files::resolved(&arguments.place)?;
    if let Some(one) = Backup::at(&place) {
        return Ok(vec![one]);
    }
    let folder = if Workspace::is_at(&place) { place.join("backups") } else { place };
    let found = Workspace::backups_in(&folder)?;
    if found.is_empty() { restore::found(&folder).map(|one| vec![one]) } else { Ok(found) }
}

fn describe(backup: &Backup, outcome: &Answer<Census>) -> Value {
    let mut value = backup::described(backup);
    value["verified"] = outcome.is_ok().into();
    value["problem"] = outcome.as_ref().err().map(Failure::in_thai).into();
    let rows = outcome.as_ref().map(|census| census.rows.as_slice()).unwrap_or_default();
    value["registers"] = rows.iter().map(|(register, rows)| json!({ "register": register, "rows": rows })).collect();
    value
}

fn show(backup: &Backup, outcome: &Answer<Census>) {
    let folder = backup.folder.display();
    match outcome {
        Ok(census) => {
            let rows: u64 = census.rows.iter().map(|(_, rows)| u64::from(*rows)).sum();
            print::say(&format!("สมบูรณ์\t{rows} รายการ\t{folder}"));
        }
        Err(failure) => {
            print::complain(&format!("ข้อผิดพลาด [{}] {folder}: {}", failure.code(), failure.in_thai()));
        }
    }
}
