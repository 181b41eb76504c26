//! `saisaat backup`: a verified copy of the whole workspace.

use std::path::PathBuf;

use saisaat_core::workspace::Backup;
use serde_json::{Value, json};

use super::check::complaint;
use super::{Outcome, Place, print};
use crate::error::Answer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// โฟลเดอร์ปลายทาง ถ้าไม่ระบุจะเก็บไว้ในแฟ้มงาน
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut open = arguments.place.open_whole()?;
    let destination = arguments.to.clone().unwrap_or_else(|| open.workspace.backups());
    let backup = open.workspace.back_up(&mut open.office, &destination)?;
    // What is missing or altered here is so in the backup too, which is made all the same: the rest must not wait for it.
    let lacking = open.workspace.evidence_faults(&open.office)?;
    open.office.close()?;
    if arguments.json {
        let mut told = described(&backup);
        told["missing_evidence"] = lacking.len().into();
        print::say_json(&told);
    } else {
        let what = if lacking.is_empty() {
            "สำรองและตรวจแล้ว"
        } else {
            "สำรองแล้ว แต่ไฟล์หลักฐานไม่ครบ"
        };
        print::say(&format!("{what}: {}", backup.folder.display()));
    }
    lacking.iter().for_each(|fault| print::complain(&complaint(fault)));
    Ok(if lacking.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// A backup in JSON, which holds no name that is not Unicode.
pub(super) fn described(backup: &Backup) -> Value {
    json!({ "folder": backup.folder.display().to_string(), "at": backup.at, "head": backup.head })
}
