//! Who may open the protected identities, and that an identity goes with its complaint.

use super::*;
use crate::registers::{Record as _, RecordClass};
use crate::values::Date;

const MINE: &str = "กุญแจของข้อมูลผู้ร้อง";
const THEIRS: &str = "กุญแจของข้อมูลผู้ร้องอีกดอก";

/// Two officers and a complaint, with the identity of who told kept under its code.
struct Kept {
    folder: tempfile::TempDir,
    workspace: Workspace,
    office: Office,
    second: Officer,
    code: CaseCode,
}

fn identity() -> Identity {
    Identity {
        name: "กล้าหาญ รักษ์ความจริง".into(), contact: String::new(), note: String::new()
    }
}

fn kept() -> Kept {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    let mut office = made.office;
    let second = Officer { id: office.surroundings().new_id(), ..office.officer().expect("somebody").clone() };
    workspace.add_officer(&mut office, &second, OTHER).expect("adds");
    let agency = found(&mut office, "A");
    let code = complaint(&mut office, agency);
    workspace.keep_identity(&mut office, &code, &identity(), MINE).expect("keeps");
    Kept { folder, workspace, office, second, code }
}

impl Kept {
    fn complaint(&self) -> Complaint {
        let found = self.office.read(|reader| Complaint::with_code(reader, &self.code));
        found.expect("reads").expect("is there")
    }

    fn named(&self) -> Vec<Id<Officer>> {
        let named = self.workspace.officers_of_identities(&self.office).expect("lists");
        named.into_iter().map(|officer| officer.id).collect()
    }

    fn clear(&mut self) -> u32 {
        self.workspace.clear_identities(&mut self.office, MINE).expect("opens")
    }

    fn told(&mut self) -> Result<Identity> {
        let protected = self.workspace.open_protected(&mut self.office, MINE)?;
        protected.reveal(&mut self.office, &self.code, "นัดสอบข้อเท็จจริง")
    }

    fn remove(&mut self) {
        let id = self.complaint().id;
        self.office.operate(Action::on::<Complaint>(Verb::Remove), |tx| tx.take_away(id)).expect("removes");
    }
}

#[test]
fn a_further_officer_is_named_with_the_passphrase_of_one_who_is_and_the_audit_log_tells() {
    let mut kept = kept();
    let first = kept.office.officer().expect("somebody").id;
    assert_eq!(kept.named(), [first]);
    let second = kept.second.id;
    let name =
        |kept: &mut Kept, theirs, mine| kept.workspace.name_for_identities(&mut kept.office, second, theirs, mine);
    assert_eq!(
        fixture::refusal(name(&mut kept, THEIRS, PASSPHRASE)).1,
        Rule::Wrong,
        "the workspace's own is not enough"
    );
    assert_eq!(fixture::refusal(name(&mut kept, "สั้น", MINE)).1, Rule::TooShort);
    name(&mut kept, THEIRS, MINE).expect("names");
    let line = kept.office.audit().expect("reads").pop().expect("a line");
    assert_eq!((line.verb.as_str(), line.register.as_str()), ("passphrase", "identities"));
    assert_eq!(line.fields, format!("named:{second}"));
    assert_eq!(kept.named().len(), 2);
    let Kept { folder: _folder, workspace, office, .. } = kept;
    office.close().expect("closes");
    let office = workspace.unlock(OTHER, surroundings()).expect("opens");
    assert!(workspace.unlock_protected(&office, THEIRS).is_ok());
}

#[test]
fn an_officer_is_withdrawn_from_the_identities_while_another_is_left_and_keeps_the_workspace() {
    let mut kept = kept();
    let (first, second) = (kept.office.officer().expect("somebody").id, kept.second.id);
    let withdraw = |kept: &mut Kept, id| kept.workspace.withdraw_from_identities(&mut kept.office, id, MINE);
    assert_eq!(fixture::refusal(withdraw(&mut kept, first)).1, Rule::LastForIdentities);
    assert!(matches!(withdraw(&mut kept, second), Err(Error::NotFound { what: "officers", .. })), "is not named");
    kept.workspace.name_for_identities(&mut kept.office, second, THEIRS, MINE).expect("names");
    withdraw(&mut kept, second).expect("withdraws");
    let line = kept.office.audit().expect("reads").pop().expect("a line");
    assert_eq!(line.fields, format!("withdrawn:{second}"));
    assert_eq!(kept.named(), [first]);
    let Kept { folder: _folder, workspace, office, .. } = kept;
    office.close().expect("closes");
    let office = workspace.unlock(OTHER, surroundings()).expect("still opens the workspace");
    assert!(workspace.unlock_protected(&office, THEIRS).is_err());
}

#[test]
fn an_identity_stays_while_undo_could_bring_its_complaint_back() {
    let mut kept = kept();
    kept.remove();
    assert_eq!(kept.clear(), 0);
    kept.office.undo().expect("undoes").expect("something");
    assert_eq!(kept.told().expect("is there still"), identity());
    kept.remove();
    let done = kept.office.change(Action::on::<Agency>(Verb::Purge), crate::office::Memory::Wiped, |tx| {
        tx.put(&tx.ministry().map(|ministry| Agency { name_en: "M".into(), ..ministry })?)
    });
    done.expect("forgets what could be undone");
    assert_eq!(kept.clear(), 1, "nothing brings the complaint back any more");
    assert!(matches!(kept.told(), Err(Error::NotFound { what: "identities", .. })));
}

#[test]
fn a_purge_of_a_complaint_takes_the_identity_at_the_next_opening_and_no_others() {
    let mut kept = kept();
    let agency = kept.complaint().agency_id;
    let other = complaint(&mut kept.office, agency);
    kept.workspace.keep_identity(&mut kept.office, &other, &identity(), MINE).expect("keeps");
    let long_ago = |text| Date::from_iso(text).expect("a day");
    let closed = Complaint {
        received_on: long_ago("2009-03-02"),
        closed_on: Some(long_ago("2009-04-02")),
        acknowledge_by: Some(long_ago("2009-03-09")),
        reply_by: Some(long_ago("2009-03-16")),
        progress_by: Some(long_ago("2009-04-02")),
        outcome: "ยุติเรื่อง".into(),
        ..kept.complaint()
    };
    let key = closed.key();
    kept.office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(closed)).expect("saves");
    kept.office.purge(RecordClass::Complaints, &[key]).expect("purges");
    let before = kept.office.audit().expect("reads").len();
    assert!(matches!(kept.told(), Err(Error::NotFound { what: "identities", .. })), "the opening cleared it");
    let lines = kept.office.audit().expect("reads");
    let told: Vec<_> =
        lines[before..].iter().map(|line| (line.verb.as_str(), line.register.as_str(), line.rows)).collect();
    assert_eq!(told, [("remove", "identities", 1)]);
    assert_eq!(kept.clear(), 0);
    kept.code = other;
    assert_eq!(kept.told().expect("the other is there"), identity());
}

#[test]
fn no_identity_goes_while_an_older_database_may_have_been_put_back() {
    let mut kept = kept();
    let Kept { folder, workspace, office, second, code } = kept;
    office.close().expect("closes");
    let database = workspace.folder().join(DATABASE);
    let older = fs::read(&database).expect("reads");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    let agency = office.read(|reader| reader.ministry()).expect("there").id;
    let later = complaint(&mut office, agency);
    workspace.keep_identity(&mut office, &later, &identity(), MINE).expect("keeps");
    office.close().expect("closes");
    fs::write(&database, older).expect("puts the older one back");
    let office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    assert!(office.notices().iter().any(|notice| matches!(notice, crate::Notice::RolledBack { .. })));
    kept = Kept { folder, workspace, office, second, code };
    assert_eq!(kept.clear(), 0);
    kept.code = later;
    assert_eq!(kept.told().expect("is there still"), identity());
}

#[test]
fn an_identity_is_kept_under_the_code_of_a_complaint_only() {
    let mut kept = kept();
    let nobodys = kept.office.surroundings().new_case_code();
    let refused = kept.workspace.keep_identity(&mut kept.office, &nobodys, &identity(), MINE);
    assert!(matches!(refused, Err(Error::NotFound { what: "complaints", .. })));
}
