//! `saisaat restore`: a backup to a new place, or over a workspace, which is moved aside.

use std::path::{Path, PathBuf};

use saisaat_core::workspace::{Backup, Census, census};
use saisaat_core::{Error, Notice, Rule, Workspace, files};
use serde::Serialize;
use serde_json::json;

use super::{Outcome, backup, passphrase, print, words};
use crate::error::{Answer, Failure};
use crate::secret::Secret;
use crate::{names, workspace};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// โฟลเดอร์สำเนาสำรอง (saisaat-…)
    backup: PathBuf,
    /// โฟลเดอร์แฟ้มงานที่จะกู้คืน แฟ้มงานเดิมจะถูกย้ายไปไว้ข้างกัน
    target: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
    /// แสดงความแตกต่างเท่านั้น ยังไม่กู้คืน
    #[arg(long)]
    dry_run: bool,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// How many records a register has in the backup, and where it would be restored to.
#[derive(Serialize)]
struct Difference {
    register: &'static str,
    backup: u32,
    now: Option<u32>,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let backup = found(&arguments.backup)?;
    // Before anything moves: a folder named by a dot is another one afterwards.
    let target = files::resolved(&arguments.target)?;
    let secret = backup.is_locked().then(|| arguments.passphrase.known()).transpose()?;
    let previewed = backup.preview(secret.as_ref().map(Secret::text))?;
    let differences = differences(previewed.census(), now(&target, secret.as_ref()));
    let aside = match arguments.dry_run {
        true => None,
        false => Workspace::restore(&previewed, &target, saisaat_core::Clock::System.now())?,
    };
    // The restore is done, whatever becomes of its opening: it is said, and where the workspace went that was there.
    let unopened = if arguments.dry_run { None } else { noted(&target, secret).err() };
    if arguments.json {
        print::say_json(&json!({
            "backup": backup::described(&backup), "target": target.display().to_string(), "restored": !arguments.dry_run,
            "aside": aside.map(|aside| aside.display().to_string()), "registers": differences,
            "problem": unopened.as_ref().map(Failure::in_thai),
        }));
    } else {
        differences.iter().for_each(show);
        if !arguments.dry_run {
            print::say(&format!("กู้คืนแล้ว: {}", target.display()));
        }
        if let Some(aside) = aside {
            print::say(&format!("แฟ้มงานเดิมอยู่ที่: {}", aside.display()));
        }
    }
    unopened.iter().for_each(warn);
    Ok(Outcome::Done)
}

/// The backup in a folder.
pub(super) fn found(folder: &Path) -> Answer<Backup> {
    let missing = || Error::NotFound { what: "backup", key: folder.display().to_string() };
    Ok(Backup::at(&files::resolved(folder)?).ok_or_else(missing)?)
}

/// What is at the target now; nothing is known of one that does not open with the same passphrase.
fn now(target: &Path, secret: Option<&Secret>) -> Option<Census> {
    let workspace = Workspace::at(target).ok()?;
    let surroundings = saisaat_core::Surroundings::system();
    let office = match secret {
        Some(secret) if workspace.is_locked() => workspace.unlock(secret.text(), surroundings),
        _ => workspace.open(surroundings),
    };
    let office = office.ok()?;
    office.notices().iter().for_each(tell);
    census(&office).ok()
}

fn differences(held: &Census, now: Option<Census>) -> Vec<Difference> {
    let count = |register| {
        let rows = &now.as_ref()?.rows;
        rows.iter().find(|(known, _)| *known == register).map(|(_, rows)| *rows)
    };
    let rows = held.rows.iter();
    rows.map(|(register, backup)| Difference { register, backup: *backup, now: count(*register) }).collect()
}

/// Opens what was restored once, so that the restore stands in its audit log.
fn noted(target: &Path, secret: Option<Secret>) -> Answer<()> {
    let needed = || Error::invalid("passphrase", Rule::Required).into();
    let open = workspace::open_with(target, || secret.ok_or_else(needed))?;
    open.office.notices().iter().for_each(tell);
    Ok(open.office.close()?)
}

fn tell(notice: &Notice) {
    print::complain(&words::notice(notice));
}

fn warn(failure: &Failure) {
    let why = failure.in_thai();
    print::complain(&format!("คำเตือน [{}] กู้คืนแล้ว แต่ยังเปิดแฟ้มงานที่กู้คืนไม่ได้: {why}", failure.code()));
}

fn show(difference: &Difference) {
    let Difference { register, backup, now } = difference;
    let now = now.map_or_else(|| "–".to_owned(), |rows| rows.to_string());
    print::say(&format!("{}\tสำเนาสำรอง {backup}\tปัจจุบัน {now}", names::register(register)));
}
