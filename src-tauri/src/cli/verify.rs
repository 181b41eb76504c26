//! `saisaat verify`: opens every backup of a workspace, or in a folder, and checks it whole.

use std::path::PathBuf;

use saisaat_core::workspace::Backup;
use saisaat_core::{Workspace, files};
use serde_json::{Value, json};

use super::{Outcome, backup, passphrase, print, restore};
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
    let locked = backups.iter().any(Backup::is_locked);
    let secret = locked.then(|| arguments.passphrase.known()).transpose()?;
    let checked: Vec<(&Backup, Answer<_>)> = backups
        .iter()
        .map(|backup| (backup, backup.preview(secret.as_ref().map(Secret::text)).map_err(Failure::from)))
        .collect();
    let all_hold = checked.iter().all(|(_, outcome)| outcome.is_ok());
    if arguments.json {
        let described: Vec<Value> = checked.iter().map(|(backup, outcome)| describe(backup, outcome)).collect();
        print::say_json(&json!({ "verified": all_hold, "backups": described }));
    } else {
        checked.iter().for_each(|(backup, outcome)| show(backup, outcome));
    }
    Ok(if all_hold { Outcome::Done } else { Outcome::Refused })
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

fn describe(backup: &Backup, outcome: &Answer<saisaat_core::workspace::Census>) -> Value {
    let mut value = backup::described(backup);
    value["verified"] = outcome.is_ok().into();
    value["problem"] = outcome.as_ref().err().map(Failure::in_thai).into();
    let rows = outcome.as_ref().map(|census| census.rows.as_slice()).unwrap_or_default();
    value["registers"] = rows.iter().map(|(register, rows)| json!({ "register": register, "rows": rows })).collect();
    value
}

fn show(backup: &Backup, outcome: &Answer<saisaat_core::workspace::Census>) {
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
