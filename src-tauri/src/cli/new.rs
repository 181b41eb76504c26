//! `saisaat new`: makes a workspace, locked unless it is asked not to be.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use saisaat_core::files::{self, Outgoing, Readers, Refusal};
use saisaat_core::keys::RecoveryKey;
use saisaat_core::registers::Role;
use saisaat_report::{Printer, RecoverySheet};

use super::{Outcome, Place, not_empty, print};
use crate::error::Answer;
use crate::secret::Secret;
use crate::workspace::{self, Contents, Maker};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ชื่อกระทรวง
    #[arg(long, value_name = "NAME", value_parser = not_empty)]
    ministry: String,
    /// เติมข้อมูลตัวอย่าง: 6 ส่วนราชการ บุคลากรสมมุติ 1,200 คน
    #[arg(long)]
    sample: bool,
    /// ไม่ตั้งรหัสผ่าน: ผู้ใช้เครื่องนี้ทุกคนเปิดแฟ้มงานได้
    #[arg(long, conflicts_with_all = ["passphrase_file", "officer", "recovery_sheet"])]
    unprotected: bool,
    /// ชื่อเจ้าหน้าที่ผู้ดูแลแฟ้มงาน
    #[arg(long, value_name = "NAME", value_parser = not_empty, default_value = Role::Administrator.words().th)]
    officer: String,
    /// ไฟล์ PDF สำหรับใบกุญแจกู้คืน ถ้าไม่ระบุจะอยู่ข้างแฟ้มงาน
    #[arg(long, value_name = "FILE")]
    recovery_sheet: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let contents = if arguments.sample { Contents::Sample } else { Contents::Ministry };
    let passphrase = match (arguments.unprotected, arguments.sample) {
        (true, _) => None,
        // The sample holds nobody's data: it is locked only when a passphrase is given.
        (false, true) => arguments.place.passphrase.given()?,
        (false, false) => arguments.place.passphrase.chosen()?,
    };
    match passphrase {
        Some(passphrase) => locked(arguments, contents, &passphrase),
        None if arguments.unprotected || arguments.sample => {
            workspace::create(&arguments.place.workspace, &arguments.ministry, contents)?.office.close()?;
            print::say(&format!("สร้างแฟ้มงานแล้ว (ไม่มีรหัสผ่าน): {}", arguments.place.workspace.display()));
            Ok(Outcome::Done)
        }
        None => {
            print::complain(
                "ใช้คำสั่งไม่ถูกต้อง [usage] แฟ้มงานใหม่ต้องมีรหัสผ่าน: กำหนดตัวแปร SAISAAT_PASSPHRASE หรือ --passphrase-file \
                 หรือใช้ --unprotected หากต้องการแฟ้มงานที่ไม่มีรหัสผ่าน",
            );
            Ok(Outcome::Misused)
        }
    }
}

fn locked(arguments: &Arguments, contents: Contents, passphrase: &Secret) -> Answer<Outcome> {
    let folder = &arguments.place.workspace;
    let sheet = match &arguments.recovery_sheet {
        Some(chosen) => chosen.clone(),
        None => beside(&files::resolved(folder)?),
    };
    let to = Outgoing { readers: Readers::OwnerOnly, ..Outgoing::pdf(&sheet) };
    let place = to.place()?;
    if place.starts_with(files::resolved(folder)?) {
        // It would be copied with every backup, and lies open beside what it opens.
        return Err(Refusal::InsideWorkspace.at(&sheet).into());
    }
    let maker = Maker { name: &arguments.officer, position: "" };
    let (open, key) = workspace::create_locked(folder, &arguments.ministry, maker, passphrase.text(), contents)?;
    let today = open.office.surroundings().clock.today();
    open.office.close()?;
    let paper = RecoverySheet { ministry: &arguments.ministry, officer: maker.name, made_on: today, key: &key };
    if let Err(failure) = print_sheet(&paper, to) {
        // A workspace whose recovery key is on no paper must not be worked in; this one is empty.
        let _ = open.workspace.discard();
        return Err(failure);
    }
    drop::<RecoveryKey>(key);
    print::say(&format!("สร้างแฟ้มงานแล้ว: {}", folder.display()));
    print::say(&format!("ใบกุญแจกู้คืน: {} โปรดพิมพ์เก็บในที่ปลอดภัย แล้วลบไฟล์นี้", sheet.display()));
    Ok(Outcome::Done)
}

fn print_sheet(paper: &RecoverySheet<'_>, to: Outgoing<'_>) -> Answer<()> {
    Ok(to.write(&Printer::new()?.recovery_sheet(paper)?)?)
}

/// `WORKSPACE-recovery.pdf`: not within, where it would be copied with every backup.
fn beside(folder: &Path) -> PathBuf {
    let mut name: OsString = folder.file_name().unwrap_or_default().to_os_string();
    name.push("-recovery.pdf");
    folder.with_file_name(name)
}
