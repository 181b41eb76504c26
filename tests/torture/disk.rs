//! A full disk: a 3 MB file system is filled at a save, an import, a backup, an upgrade, an evidence file and a report. Nothing
//! acknowledged is lost, the error names the disk, and everything works again once there is room. Needs the right to mount.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use driver::{Ran, executable, paths};
use saisaat_core::registers::{Attachment, Person, Scope};
use saisaat_core::{Error, Office, Surroundings, Workspace};

use super::ministry::{self, FIXTURE_PASSPHRASE, PASSPHRASE};
use super::{Findings, NotPermitted};

type Torture = fn(&Path) -> Result<()>;

const TORTURES: &[(&str, Torture)] = &[
    ("save", save),
    ("import", import),
    ("backup", backup),
    ("upgrade", upgrade),
    ("evidence", evidence),
    ("report", report),
];

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings {
        tried: 0,
        failures: Vec::new(),
        note: "save, import, backup, upgrade, evidence and report on 3 MB".into(),
    };
    for _ in 0..times {
        let folder = tempfile::tempdir()?;
        let small = Mounted::tmpfs(folder.path(), "size=3m")?;
        for (name, torture) in TORTURES {
            let place = folder.path().join(name);
            fs::create_dir_all(&place)?;
            found.tried += 1;
            if let Err(error) = torture(&place) {
                found.failures.push(format!("{name}: {error:#}"));
            }
            fs::remove_dir_all(&place)?;
        }
        drop(small);
    }
    Ok(found)
}

fn save(place: &Path) -> Result<()> {
    let (workspace, mut office) = ministry::locked(&place.join("w"))?;
    let root = ministry::root(&office)?;
    fill(place)?;
    let mut acknowledged = 1;
    let refused = loop {
        match ministry::add(&mut office, Some(root), &format!("A{acknowledged}")) {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
        ensure!(acknowledged < 10_000, "the disk never fills");
    };
    names_the_disk(&refused)?;
    ensure!(ministry::count(&office)? == acknowledged, "the office shows what was acknowledged");
    fs::remove_file(place.join("filler"))?;
    ministry::add(&mut office, Some(root), "AFTER").context("works again with room")?;
    office.close()?;
    let office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    ensure!(ministry::count(&office)? == acknowledged + 1, "all acknowledged are there after reopening");
    Ok(())
}

fn backup(place: &Path) -> Result<()> {
    let (workspace, mut office) = ministry::locked(&place.join("w"))?;
    fill(place)?;
    let refused =
        workspace.back_up(&mut office, &workspace.backups()).err().context("a backup without room is refused")?;
    names_the_disk(&refused.into())?;
    ensure!(Workspace::backups_in(&workspace.backups())?.is_empty(), "no half backup has a name");
    fs::remove_file(place.join("filler"))?;
    let backup = workspace.back_up(&mut office, &workspace.backups()).context("works again with room")?;
    backup.verify(&office)?;
    Ok(())
}

fn evidence(place: &Path) -> Result<()> {
    let (workspace, mut office) = ministry::locked(&place.join("w"))?;
    let ministry = ministry::root(&office)?.to_string();
    let bytes = [b"%PDF-1.7 ".as_slice(), &[1; 600_000]].concat();
    fill(place)?;
    let attach = |office: &mut Office| workspace.attach(office, "agencies", &ministry, "a.pdf", &bytes);
    let refused = attach(&mut office).err().context("evidence without room is refused")?;
    names_the_disk(&refused.into())?;
    let listed: Vec<Attachment> = office.read(|reader| reader.list(&Scope::default()))?;
    ensure!(listed.is_empty(), "a file that was not written is listed");
    fs::remove_file(place.join("filler"))?;
    let attached = attach(&mut office).context("works again with room")?;
    ensure!(workspace.evidence_store(&office).read(&attached.sha256)? == bytes);
    ensure!(workspace.evidence_faults(&office)?.is_empty());
    Ok(())
}

/// Through the executable, as an officer would meet it.
fn import(place: &Path) -> Result<()> {
    let (workspace, office) = ministry::locked(&place.join("w"))?;
    office.close()?;
    let roster = place.join("roster.csv");
    let rows: String = (0..400).map(|n| format!("นาย,ชื่อ{n},สกุล{n},นักวิชาการ\n")).collect();
    fs::write(&roster, format!("คำนำหน้า,ชื่อ,สกุล,ตำแหน่ง\n{rows}"))?;
    fill(place)?;
    let import = || {
        let mut command = executable::command(["import"]);
        command.arg(workspace.folder()).arg("roster").arg(&roster).env("SAISAAT_PASSPHRASE", PASSPHRASE);
        executable::ran(&mut command)
    };
    tells_of_the_disk(&import())?;
    fs::remove_file(place.join("filler"))?;
    ensure!(people(&workspace)? == 0, "half an import");
    let again = import();
    ensure!(again.code == 0 && people(&workspace)? == 400, "works again with room: {again:?}");
    Ok(())
}

fn upgrade(place: &Path) -> Result<()> {
    let workspace = place.join("w");
    fs::create_dir_all(&workspace)?;
    let fixture = paths::repository().join("tests/fixtures/schema-3-locked");
    for file in ["workspace.db", "keys.json"] {
        fs::copy(fixture.join(file), workspace.join(file))?;
    }
    fill(place)?;
    let workspace = Workspace::at(&workspace)?;
    let open = || workspace.unlock(FIXTURE_PASSPHRASE, Surroundings::system());
    let refused = open().err().context("an upgrade without room is refused")?;
    names_the_disk(&refused.into())?;
    fs::remove_file(place.join("filler"))?;
    let office = open().context("works again with room")?;
    office.check()?;
    ensure!(ministry::count(&office)? == 2, "the upgrade lost an agency");
    Ok(office.close()?)
}

/// Through the executable; the workspace itself lies elsewhere.
fn report(place: &Path) -> Result<()> {
    let elsewhere = tempfile::tempdir()?;
    let workspace = elsewhere.path().join("w");
    let made = executable::ran(executable::command(["new"]).arg(&workspace).args(["--ministry", "ก", "--sample"]));
    ensure!(made.code == 0, "{made:?}");
    fill(place)?;
    let out = place.join("out");
    let report = || {
        let mut command = executable::command(["report"]);
        command.arg(&workspace).args(["--year", "2569", "--round", "12", "--all", "--out"]).arg(&out);
        executable::ran(&mut command)
    };
    tells_of_the_disk(&report())?;
    let written = |ending: &str| -> Result<usize> {
        let names = fs::read_dir(&out)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter(|name| name.ends_with(ending)).count())
    };
    ensure!(written(".part")? == 0, "half a report takes the room that is missing");
    fs::remove_file(place.join("filler"))?;
    let again = report();
    ensure!(again.code == 0 && written(".pdf")? > 1, "works again with room: {again:?}");
    Ok(())
}

fn people(workspace: &Workspace) -> Result<usize> {
    let office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    let people: Vec<Person> = office.read(|reader| reader.list(&Scope::default()))?;
    office.close()?;
    Ok(people.len())
}

/// In Thai, with what to do.
fn tells_of_the_disk(ran: &Ran) -> Result<()> {
    let told = ["[file]", "พื้นที่จัดเก็บเต็ม", "โปรดเพิ่มพื้นที่ว่าง"].iter().all(|words| ran.stderr.contains(words));
    ensure!(ran.code == 1 && told, "the disk is not named: {ran:?}");
    Ok(())
}

fn names_the_disk(error: &anyhow::Error) -> Result<()> {
    match error.downcast_ref::<Error>() {
        Some(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::StorageFull => Ok(()),
        _ => anyhow::bail!("the error does not name the disk: {error:?}"),
    }
}

/// Leaves 20 kB.
fn fill(place: &Path) -> Result<()> {
    let filler = place.join("filler");
    let mut bytes = Vec::new();
    while fs::write(&filler, &bytes).is_ok() {
        bytes.resize(bytes.len() + 64 * 1024, 0);
    }
    bytes.truncate(bytes.len().saturating_sub(84 * 1024));
    Ok(fs::write(&filler, &bytes)?)
}

pub(crate) struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    pub(crate) fn tmpfs(at: &'a Path, size: &str) -> Result<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(at).output()?;
        if mount.status.success() {
            Ok(Self(at))
        } else {
            Err(NotPermitted("mounting a file system needs root").into())
        }
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}
