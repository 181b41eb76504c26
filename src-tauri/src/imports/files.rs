//! The spreadsheets that the window has open, by handle: read once, checked as often as the officer decides anew.
//!
//! Invariant: one job is at a file at a time; beginning another ends it, and what an ended job found is not kept. So nothing
//! personal comes back after its file or its workspace was left, and nothing older replaces what is newer.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use saisaat_import::{Check, Choices, ImportError, Place, Target, Workbook};
use serde::Deserialize;
use specta::Type;

use crate::error::{Answer, Failure};

/// The open spreadsheets; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Files(Arc<Mutex<HashMap<String, Slot>>>);

/// One of them.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) workbook: Arc<Workbook>,
    /// What the last check found, and for which decisions.
    pub(crate) checked: Option<Arc<Checked>>,
}

/// A check and what was decided for it.
pub(crate) struct Checked {
    pub(crate) decided: Decided,
    pub(crate) check: Check,
}

/// All that the officer decides about a file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename = "ImportDecided")]
pub(crate) struct Decided {
    /// As what it is imported.
    pub(crate) target: Target,
    /// Where its rows belong.
    pub(crate) place: Place,
    /// The rest.
    pub(crate) choices: Choices,
}

/// A place for a file, from before it is read until it is closed.
#[derive(Default)]
struct Slot {
    file: Option<File>,
    job: Job,
}

/// A job at a file, which is ended from elsewhere; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Job {
    ended: Arc<AtomicBool>,
    kind: Kind,
}

/// What a job does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It reads or checks: leaving the workspace ends it.
    #[default]
    Looks,
    /// It writes: leaving the workspace waits for it.
    Writes,
}

impl Job {
    /// Whether to go on.
    pub(crate) fn flow(&self) -> ControlFlow<()> {
        if self.ended.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

impl Files {
    /// Makes room for a file that is going to be read, and begins reading it.
    pub(crate) fn open(&self, handle: &str) -> Job {
        begin(self.all().entry(handle.to_owned()).or_default(), Kind::Looks)
    }

    /// Begins a job at a file that is open.
    ///
    /// # Errors
    /// As [`Files::get`].
    pub(crate) fn begin(&self, handle: &str, kind: Kind) -> Answer<Job> {
        Ok(begin(self.all().get_mut(handle).ok_or_else(|| not_open(handle))?, kind))
    }

    /// Keeps the file that a job read.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`] when the job was ended or the file closed meanwhile.
    pub(crate) fn keep(&self, handle: &str, job: &Job, file: File) -> Answer<()> {
        let mut all = self.all();
        slot_of(&mut all, handle, job)?.file = Some(file);
        Ok(())
    }

    /// Keeps what a job's check found.
    ///
    /// # Errors
    /// As [`Files::keep`].
    pub(crate) fn checked(&self, handle: &str, job: &Job, checked: Checked) -> Answer<()> {
        let mut all = self.all();
        if let Some(file) = &mut slot_of(&mut all, handle, job)?.file {
            file.checked = Some(Arc::new(checked));
        }
        Ok(())
    }

    /// A file by its handle.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is not open, or no longer.
    pub(crate) fn get(&self, handle: &str) -> Answer<File> {
        self.all().get(handle).and_then(|slot| slot.file.clone()).ok_or_else(|| not_open(handle))
    }

    /// What the last check found.
    ///
    /// # Errors
    /// As [`Files::get`]; also when nothing was checked yet.
    pub(crate) fn last_check(&self, handle: &str) -> Answer<(Arc<Workbook>, Arc<Checked>)> {
        let file = self.get(handle)?;
        let checked = file.checked.ok_or_else(|| not_open(handle))?;
        Ok((file.workbook, checked))
    }

    /// What the last check found, if it was of exactly these decisions: what is imported is what the officer saw.
    ///
    /// # Errors
    /// As [`Files::last_check`]; `import` with the reason `not_checked` when anything was decided since.
    pub(crate) fn check_of(&self, handle: &str, decided: &Decided) -> Answer<Arc<Workbook>> {
        let (workbook, last) = self.last_check(handle)?;
        if last.decided == *decided { Ok(workbook) } else { Err(not_checked()) }
    }

    /// Ends the job at a file; nothing of it is kept.
    pub(crate) fn cancel(&self, handle: &str) {
        if let Some(slot) = self.all().get(handle) {
            slot.job.end();
        }
    }

    /// Closes a file and ends the job at it.
    pub(crate) fn forget(&self, handle: &str) {
        if let Some(slot) = self.all().remove(handle) {
            slot.job.end();
        }
    }

    /// Ends all reading and checking, so that whoever waits for the workspace need not wait for it.
    pub(crate) fn stop_looking(&self) {
        self.all().values().filter(|slot| slot.job.kind == Kind::Looks).for_each(|slot| slot.job.end());
    }

    /// Closes all: personal values must not outlive the workspace they were read for.
    pub(crate) fn forget_all(&self) {
        self.all().drain().for_each(|(_, slot)| slot.job.end());
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Slot>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn begin(slot: &mut Slot, kind: Kind) -> Job {
    slot.job.end();
    slot.job = Job { ended: Arc::default(), kind };
    slot.job.clone()
}

/// The place of a file at which this job still is.
fn slot_of<'a>(all: &'a mut HashMap<String, Slot>, handle: &str, job: &Job) -> Answer<&'a mut Slot> {
    let slot = all.get_mut(handle).filter(|slot| Arc::ptr_eq(&slot.job.ended, &job.ended) && job.flow().is_continue());
    slot.ok_or_else(|| ImportError::Cancelled.into())
}

fn not_open(handle: &str) -> Failure {
    Failure::NotFound { what: "file".into(), key: handle.into() }
}

fn not_checked() -> Failure {
    let message = "ยังไม่ได้ตรวจข้อมูลตามที่เลือกไว้ล่าสุด จึงยังไม่นำเข้า โปรดกด “ตรวจอีกครั้ง” แล้วดูผลก่อนนำเข้า";
    Failure::Import { reason: "not_checked".into(), message: message.into() }
}

#[cfg(test)]
mod tests {
    use saisaat_import::read_bytes;

    use super::*;

    const HANDLE: &str = "0";

    fn file() -> File {
        File {
            workbook: Arc::new(read_bytes("ชื่อ,นามสกุล\nสมชาย,ใจดี\n".as_bytes()).expect("a csv")), checked: None
        }
    }

    fn decided(choices: Choices) -> Decided {
        Decided { target: Target::Roster, place: Place::default(), choices }
    }

    fn reason(failure: Failure) -> String {
        if let Failure::Import { reason, .. } = failure { reason } else { failure.code().into() }
    }

    #[test]
    fn a_file_that_was_read_after_its_workspace_was_left_is_not_kept() {
        for leave in [Files::forget_all, |files: &Files| files.forget(HANDLE)] {
            let files = Files::default();
            let job = files.open(HANDLE);
            leave(&files);
            assert!(job.flow().is_break(), "the reading is told to end");
            assert_eq!(files.keep(HANDLE, &job, file()).map_err(reason), Err("cancelled".into()));
            assert!(files.get(HANDLE).is_err());
        }
    }

    #[test]
    fn leaving_ends_a_check_and_waits_for_a_write() {
        let files = Files::default();
        let reading = files.open(HANDLE);
        files.keep(HANDLE, &reading, file()).expect("kept");
        let checking = files.begin(HANDLE, Kind::Looks).expect("open");
        files.stop_looking();
        assert!(checking.flow().is_break());
        let writing = files.begin(HANDLE, Kind::Writes).expect("open");
        files.stop_looking();
        assert!(writing.flow().is_continue());
        files.cancel(HANDLE);
        assert!(writing.flow().is_break());
    }

    #[test]
    fn a_check_that_another_replaced_is_not_kept() {
        let files = Files::default();
        let reading = files.open(HANDLE);
        files.keep(HANDLE, &reading, file()).expect("kept");
        let checked = |skip: &[u32]| Checked {
            decided: decided(Choices { skip: skip.into(), ..Choices::default() }),
            check: Check::default(),
        };
        let older = files.begin(HANDLE, Kind::Looks).expect("open");
        let newer = files.begin(HANDLE, Kind::Looks).expect("open");
        files.checked(HANDLE, &newer, checked(&[5])).expect("kept");
        assert_eq!(files.checked(HANDLE, &older, checked(&[])).map_err(reason), Err("cancelled".into()));
        assert_eq!(files.last_check(HANDLE).expect("checked").1.decided.choices.skip, [5]);
    }

    #[test]
    fn only_what_was_checked_is_imported() {
        let files = Files::default();
        let job = files.open(HANDLE);
        files.keep(HANDLE, &job, file()).expect("kept");
        let seen = decided(Choices::default());
        assert!(files.check_of(HANDLE, &seen).is_err(), "nothing was checked");
        files.checked(HANDLE, &job, Checked { decided: seen.clone(), check: Check::default() }).expect("kept");
        assert!(files.check_of(HANDLE, &seen).is_ok());
        let later = [
            decided(Choices { accept_incomplete: true, ..Choices::default() }),
            Decided { place: Place { parent: Some("x".into()), ..Place::default() }, ..seen.clone() },
            Decided { target: Target::Nominees, ..seen },
        ];
        for decided in later {
            assert_eq!(files.check_of(HANDLE, &decided).map(|_| ()).map_err(reason), Err("not_checked".into()));
        }
    }
}
