//! Packs of a small sample.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use saisaat_core::registers::{Gift, GiverKind, Indicator, Scope};
use saisaat_core::{Action, Office, Surroundings, Verb};
use saisaat_sample::{NEWEST_YEAR, Size};

use super::*;

const PUBLIC: Wishes = Wishes { thai_digits: false, arabic_digits: false, compact: false, disclosable: true };

/// A sample, a printer and the pack of its newest round into a folder.
struct Bed {
    office: Office,
    printer: Printer,
    agencies: Vec<Agency>,
    folder: tempfile::TempDir,
    pack: Pack,
}

impl Bed {
    fn new(agencies: usize, wishes: Wishes, review: Review) -> Self {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 5)).expect("opens");
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies, people: 60 }).expect("fills");
        let folder = tempfile::tempdir().expect("a folder");
        let year = FiscalYear::new(NEWEST_YEAR).expect("a year");
        let agencies = super::super::agencies_with_agreement(&office, year).expect("some");
        let pack = Pack { year, round: Round::Twelve, wishes, review, folder: folder.path().to_owned() };
        Self { office, printer: Printer::new().expect("prints"), agencies, folder, pack }
    }

    fn make(&mut self) -> Answer<Packed> {
        self.make_telling(&AtomicBool::new(false), |_| {})
    }

    fn make_telling(&mut self, cancel: &AtomicBool, tell: impl Fn(PackProgress<'_>) + Sync) -> Answer<Packed> {
        make(&self.pack, &self.printer, &self.agencies, &mut self.office, cancel, tell)
    }

    fn all(&self) -> u32 {
        count(self.agencies.len())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The report of the first agency.
    fn report(&self) -> PathBuf {
        let ending = if self.pack.wishes.disclosable { "-public" } else { "" };
        self.path(&format!("SAR_{}_{NEWEST_YEAR}_รอบ12{ending}.pdf", self.agencies[0].abbreviation))
    }

    /// The newest lines of the audit log about reports.
    fn told(&self, lines: usize) -> Vec<(String, u32)> {
        let audit = self.office.audit().expect("reads");
        audit.iter().rev().take(lines).rev().map(|line| (line.verb.clone(), line.rows)).collect()
    }

    /// Gives a giver of an agency's first gift this name, and each indicator's name these words more.
    fn know(&mut self, giver: &str) {
        let save = self.office.operate(Action::on::<Gift>(Verb::Save), |tx| {
            let gift = tx.list::<Gift>(&Scope::default())?.swap_remove(0);
            tx.put(&Gift { giver: giver.into(), giver_kind: GiverKind::Person, ..gift })
        });
        assert_eq!(save.expect("saves").rows, 1);
    }

    /// Writes into the name of an indicator of the round.
    fn write_in_an_indicator(&mut self, of: usize, words: &str) {
        let agency = self.agencies[of].id;
        let (year, words) = (self.pack.year, words.to_owned());
        let save = self.office.operate(Action::on::<Indicator>(Verb::Save), |tx| {
            let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
            let indicator = tx.list::<Indicator>(&scope)?.swap_remove(0);
            tx.put(&Indicator { name: format!("{} {words}", indicator.name), ..indicator })
        });
        assert_eq!(save.expect("saves").rows, 1);
    }
}

fn line(verb: &str, rows: u32) -> (String, u32) {
    (verb.to_owned(), rows)
}

fn is_refused(made: Answer<Packed>, with: &str, at: &Path) {
    match made {
        Err(Failure::File { path, reason }) => assert_eq!((reason.as_str(), Path::new(&path)), (with, at)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_run_that_finds_nothing_changed_is_cancelled_too_and_leaves_the_manifest_as_it_was() {
    let mut bed = Bed::new(3, Wishes::default(), Review::Due);
    let first = bed.make().expect("is made");
    assert_eq!((first.printed, first.cancelled), (bed.all(), false));
    let manifest = fs::read(bed.path(MANIFEST)).expect("written");
    assert_eq!(bed.told(1), [line("export", bed.all())]);

    // Raised by the first agency it is told of.
    let cancel = AtomicBool::new(false);
    let second = bed.make_telling(&cancel, |_| cancel.store(true, Ordering::Relaxed)).expect("is ended");
    assert_eq!((second.printed, second.unchanged, second.cancelled), (0, 1, true));
    assert_eq!(fs::read(bed.path(MANIFEST)).expect("there"), manifest);
    assert_eq!(bed.told(2), [line("export", bed.all()), line("export_ended", 1)]);
}

#[test]
fn reports_that_stand_unchanged_count_as_left() {
    let mut bed = Bed::new(2, Wishes::default(), Review::Due);
    bed.make().expect("is made");
    let again = bed.make().expect("is made");
    assert_eq!((again.printed, again.unchanged), (0, bed.all()));
    assert_eq!(bed.told(1), [line("export", bed.all())]);
}

#[test]
fn a_panic_while_printing_is_told_with_what_left_and_the_next_run_goes_on() {
    let mut bed = Bed::new(2, Wishes::default(), Review::Due);
    let panicked =
        catch_unwind(AssertUnwindSafe(|| bed.make_telling(&AtomicBool::new(false), |_| panic!("asked for"))));
    assert!(panicked.is_err());
    let told = bed.told(2);
    let begun = told.iter().position(|told| *told == line("export", bed.all())).expect("told before the first file");
    // How many the threads had written by then is chance: told where they are fewer.
    assert!(told[begun + 1..].iter().all(|(verb, left)| verb == "export_ended" && *left < bed.all()), "{told:?}");
    bed.make().expect("goes on where it stopped");
}

#[test]
fn what_only_has_the_name_of_a_packs_own_file_is_foreign_and_stays_as_it_is() {
    for (name, text) in [
        ("pack.log", "บันทึกการแพ็กของของเจ้าหน้าที่\nบรรทัดที่สอง\n"),
        ("pack.log", "ไม่มีบรรทัดใหม่"),
        (MANIFEST, r#"{"name": "an extension"}"#),
        (SUMS, "ของเจ้าหน้าที่\n"),
    ] {
        let mut bed = Bed::new(1, Wishes::default(), Review::Due);
        fs::write(bed.path(name), text).expect("writes");
        let path = bed.path(name);
        is_refused(bed.make(), "foreign", &path);
        assert_eq!(fs::read_to_string(&path).expect("there"), text);
    }
    let mut bed = Bed::new(1, Wishes::default(), Review::Due);
    bed.make().expect("is made");
    fs::write(bed.path(SUMS), "ของเจ้าหน้าที่\n").expect("writes");
    let path = bed.path(SUMS);
    is_refused(bed.make(), "foreign", &path);
}

#[test]
fn a_log_that_a_run_was_ended_in_is_gone_on_with_wherever_its_last_line_is_cut_off() {
    let mut bed = Bed::new(1, Wishes::default(), Review::Due);
    let earlier = Earlier::of(&bed.pack).expect("reads");
    drop(Folder::begin(earlier).expect("begins"));
    let header = fs::read_to_string(bed.path("pack.log")).expect("written");
    for log in [String::new(), header[..9].to_owned(), format!("{header}{{\"agency\":\"CD")] {
        fs::write(bed.path("pack.log"), &log).expect("writes");
        drop(Folder::begin(Earlier::of(&bed.pack).expect("reads")).expect("begins"));
        let text = fs::read_to_string(bed.path("pack.log")).expect("written");
        assert!(text.lines().all(|line| format!("{line}\n") == header), "{text} after {log}");
    }
    bed.make().expect("is made");
}

#[test]
fn a_report_that_somebody_altered_is_not_written_over() {
    let mut bed = Bed::new(2, Wishes::default(), Review::Due);
    bed.make().expect("is made");
    fs::write(bed.report(), "%PDF ที่ลงนามแล้ว").expect("writes");
    let report = bed.report();
    is_refused(bed.make(), "altered", &report);
    assert_eq!(fs::read_to_string(bed.report()).expect("there"), "%PDF ที่ลงนามแล้ว");
    // Gone, it is made anew.
    fs::remove_file(bed.report()).expect("removes");
    assert_eq!(bed.make().expect("is made").printed, 1);
}

#[test]
fn a_name_registered_since_makes_a_standing_report_and_the_roll_up_be_looked_at_again() {
    let mut bed = Bed::new(3, PUBLIC, Review::Due);
    // A word that is a name too, in a report of another agency than the one whose register knows the name.
    bed.write_in_an_indicator(0, "ด้วยความปรานีต่อผู้ยากไร้");
    bed.make().expect("is made");
    assert!(bed.make().expect("is made").problems.is_empty());

    bed.know("นางสาวปรานี ช่างให้");
    let packed = bed.make().expect("is made");
    let documents: Vec<&str> = packed.passages.iter().map(|passage| passage.document.as_str()).collect();
    assert!(documents.iter().any(|document| document.contains("สรุประดับกระทรวง")), "{documents:?}");
    assert!(packed.problems.iter().all(|problem| problem.failure == "not_reviewed"), "{:?}", packed.problems);
    let names: Vec<String> = fs::read_dir(bed.folder.path())
        .expect("lists")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().all(|name| !name.contains("-ministry")), "what is to be looked at does not stand: {names:?}");

    bed.pack.review = Review::Done;
    let reviewed = bed.make().expect("is made");
    assert!(reviewed.problems.is_empty() && reviewed.passages.is_empty(), "{reviewed:?}");
    bed.pack.review = Review::Due;
    let again = bed.make().expect("is made");
    let of_agencies = again.passages.iter().filter(|passage| !passage.document.contains("สรุประดับกระทรวง")).count();
    assert_eq!((again.unchanged, of_agencies), (bed.all(), 0), "what was looked at is not asked about again");
}

#[test]
fn what_is_given_away_with_a_public_pack_tells_no_number_that_stands_in_a_name() {
    let mut bed = Bed::new(2, Wishes { disclosable: true, ..Wishes::default() }, Review::Done);
    let named = "กรมตัวอย่าง โทร. 081-234-5678 1-2345-67890-12-1";
    let renamed = bed.office.operate(saisaat_core::Action::on::<Agency>(saisaat_core::Verb::Save), |tx| {
        let agency = tx.list::<Agency>(&saisaat_core::registers::Scope::default())?.swap_remove(1);
        tx.put(&Agency { name_th: named.into(), ..agency })
    });
    renamed.expect("saves");
    bed.agencies =
        bed.office.read(|reader| bed.agencies.iter().map(|agency| reader.get(agency.id)).collect()).expect("there");
    bed.make().expect("is made");
    let manifest = fs::read_to_string(bed.path(MANIFEST)).expect("written");
    assert!(manifest.contains("กรมตัวอย่าง"), "{manifest}");
    for hidden in ["5678", "67890", "234567"] {
        assert!(!manifest.contains(hidden), "{manifest}");
    }
}

#[test]
fn a_folder_that_holds_a_pack_takes_no_other_documents_and_no_folder_in_a_systems_name() {
    let mut bed = Bed::new(1, Wishes { disclosable: true, ..Wishes::default() }, Review::Done);
    bed.make().expect("is made");
    let refused = super::refuse_pack(bed.folder.path()).expect_err("a pack's");
    assert!(matches!(&refused, Failure::File { reason, .. } if reason == "holds_pack"), "{refused:?}");
    fs::create_dir(bed.path(".directory")).expect("makes");
    let path = bed.path(".directory");
    is_refused(bed.make(), "foreign", &path);
}

#[test]
fn a_report_with_a_character_no_face_draws_is_told_by_its_name_and_stops_no_other() {
    let mut bed = Bed::new(4, Wishes::default(), Review::Due);
    bed.write_in_an_indicator(0, "งาน\u{e000}");
    let packed = bed.make().expect("packs");
    assert_eq!(packed.printed, bed.all() - 1);
    let problem = packed.problems.iter().find(|problem| problem.agency == bed.agencies[0].code).expect("is told");
    assert_eq!(problem.failure, "no_glyph");
    assert!(problem.message.contains("U+E000") && problem.message.contains("งาน⟨U+E000⟩"), "{}", problem.message);
    assert!(!bed.report().exists());
    assert!(bed.path(MANIFEST).exists(), "the pack is whole but for that");
}
