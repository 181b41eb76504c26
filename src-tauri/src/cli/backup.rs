//! `saisaat backup`: a verified copy of the whole workspace.

use std::path::PathBuf;

use saisaat_core::workspace::Backup;
use serde_json::{Value, json};

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
    open.office.close()?;
    if arguments.json {
        print::say_json(&described(&backup));
    } else {
        print::say(&format!("สำรองและตรวจแล้ว: {}", backup.folder.display()));
    }
    Ok(Outcome::Done)
}

/// A backup in JSON, which holds no name that is not Unicode.
pub(super) fn described(backup: &Backup) -> Value {
    json!({ "folder": backup.folder.display().to_string(), "at": backup.at, "head": backup.head })
}
