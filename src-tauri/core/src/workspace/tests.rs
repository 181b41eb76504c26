use std::fs;
mod backups;
mod entering;
mod identities;
mod rollback;
mod words;

use chrono::{DateTime, Duration, TimeZone, Utc};

use super::*;
use crate::registers::{Agency, Complaint, Scope, fixture};
use crate::values::{CaseCode, Id};
use crate::{Action, Rule, Verb};

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const OTHER: &str = "กุญแจดอกที่สองของศูนย์";

fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 9, 30, 9, 0, 0).single().expect("a moment")
}

fn surroundings() -> Surroundings {
    Surroundings::fixed(moment(), 11)
}

fn found(office: &mut Office, code: &str) -> Id<Agency> {
    let agency = |tx: &crate::Tx<'_>| Agency {
        code: code.into(),
        name_th: "กระทรวงตัวอย่าง".into(),
        ..Agency::blank(tx.new_id())
    };
    let found = office.operate(Action::on::<Agency>(Verb::Save), |tx| {
        let agency = agency(tx);
        tx.put(&agency).map(|()| agency.id)
    });
    found.expect("saves").value
}

fn rename(office: &mut Office, name: &str) {
    let mut ministry = office.read(|r| r.ministry()).expect("there");
    ministry.name_th = name.into();
    office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(&ministry)).expect("saves");
}

fn codes(office: &Office) -> Vec<String> {
    let agencies = office.read(|r| r.list::<Agency>(&Scope::default())).expect("lists");
    agencies.into_iter().map(|agency| agency.code).collect()
}

fn previewed(backup: &Backup) -> Previewed {
    backup.preview(Some(PASSPHRASE)).expect("looks into it")
}

/// A complaint that is saved; its code.
fn complaint(office: &mut Office, agency: Id<Agency>) -> CaseCode {
    let done = office.operate(Action::on::<Complaint>(Verb::Save), |tx| {
        let complaint = fixture::complaint(tx.new_id(), agency);
        let id = complaint.id;
        tx.save(complaint)?;
        tx.get(id)
    });
    done.expect("saves").value.case_code.expect("it has a code")
}

fn locked(folder: &Path) -> (Workspace, Made) {
    Workspace::create_locked(folder, "สมศรี ตรงเวลา", PASSPHRASE, surroundings()).expect("creates")
}

#[test]
fn a_locked_workspace_opens_with_its_passphrase_and_knows_who_it_is() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    assert!(matches!(workspace.open(surroundings()), Err(Error::Invalid { rule, .. }) if rule == Rule::Required));
    assert!(
        matches!(workspace.unlock("ไม่ใช่กุญแจของใคร", surroundings()), Err(Error::Invalid { rule, .. }) if rule == Rule::Wrong)
    );
    let office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    assert_eq!(office.officer().map(|officer| officer.name.as_str()), Some("สมศรี ตรงเวลา"));
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_recovery_key() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let officers = workspace.officers_by_recovery(&made.recovery).expect("lists");
    workspace
        .recover(&made.recovery, officers[0].id, OTHER, surroundings())
        .expect("recovers")
        .close()
        .expect("closes");
    assert!(workspace.unlock(PASSPHRASE, surroundings()).is_err());
    assert!(workspace.unlock(OTHER, surroundings()).is_ok());
}

#[test]
fn a_renewed_recovery_key_opens_and_the_lost_one_does_not() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let renewed = workspace.renew_recovery(&mut made.office).expect("renews");
    made.office.close().expect("closes");
    assert!(workspace.officers_by_recovery(&made.recovery).is_err());
    assert_eq!(workspace.officers_by_recovery(&renewed).expect("lists").len(), 1);
}

#[test]
fn a_second_officer_has_a_key_of_their_own_until_it_is_taken_away() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let second = Officer {
        name: "ประพันธ์ ซื่อตรง".into(),
        role: Role::Officer,
        ..Officer::blank(made.office.surroundings().new_id())
    };
    workspace.add_officer(&mut made.office, &second, OTHER).expect("adds");
    made.office.close().expect("closes");
    let mut office = workspace.unlock(OTHER, surroundings()).expect("opens");
    assert_eq!(office.officer().map(|officer| officer.id), Some(second.id));
    assert!(workspace.add_officer(&mut office, &second, "a third passphrase").is_err(), "only administrators add");
    office.close().expect("closes");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    let first = office.officer().expect("somebody").id;
    assert!(
        matches!(workspace.remove_officer(&mut office, first), Err(Error::Invalid { rule, .. }) if rule == Rule::LastAdministrator)
    );
    workspace.remove_officer(&mut office, second.id).expect("removes");
    office.close().expect("closes");
    assert!(workspace.unlock(OTHER, surroundings()).is_err());
}

#[test]
fn a_changed_passphrase_encrypts_nothing_again() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let before = fs::read(workspace.database()).expect("reads");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    workspace.change_passphrase(&mut office, PASSPHRASE, OTHER).expect("changes");
    assert_eq!(office.audit().expect("reads").pop().expect("a line").verb, "passphrase");
    assert_eq!(
        fs::read(workspace.database()).expect("reads")[..4096],
        before[..4096],
        "the first page has its old key"
    );
    let change = |office: &mut _, new| match workspace.change_passphrase(office, OTHER, new) {
        Err(Error::Invalid { rule, .. }) => rule,
        other => panic!("{other:?}"),
    };
    assert_eq!(change(&mut office, "สั้นไป"), Rule::TooShort);
    office.close().expect("closes");
    assert!(workspace.unlock(PASSPHRASE, surroundings()).is_err());
    assert!(workspace.unlock(OTHER, surroundings()).is_ok());
}

#[test]
fn damage_to_the_key_file_and_to_the_database_are_told_apart() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let keys = fs::read(workspace.keys()).expect("reads");
    fs::write(workspace.keys(), &keys[..keys.len() / 2]).expect("writes");
    assert!(matches!(workspace.unlock(PASSPHRASE, surroundings()), Err(Error::Damaged { what }) if what == "key file"));
    fs::write(workspace.keys(), &keys).expect("writes");
    let mut database = fs::read(workspace.database()).expect("reads");
    database[100] ^= 1;
    fs::write(workspace.database(), database).expect("writes");
    assert!(matches!(workspace.unlock(PASSPHRASE, surroundings()), Err(Error::Damaged { what }) if what != "key file"));
}

#[test]
fn evidence_is_encrypted_kept_once_and_a_flipped_bit_is_found() {
    let folder = tempfile::tempdir().expect("folder");
    let key = DataKey::random().expect("key");
    let store = EvidenceStore::new(folder.path().into(), Some(&key));
    let first = store.take("a.pdf", b"%PDF-1.7 MARKER").expect("takes");
    assert_eq!(store.take("b.PDF", b"%PDF-1.7 MARKER").expect("takes"), first);
    let path = folder.path().join(&first.sha256[..2]).join(&first.sha256);
    let mut stored = fs::read(&path).expect("reads");
    assert!(!stored.windows(6).any(|window| window == b"MARKER"));
    assert!(store.read(&first.sha256).is_ok());
    stored[30] ^= 1;
    fs::write(&path, stored).expect("writes");
    assert!(matches!(store.read(&first.sha256), Err(Error::Damaged { .. })));
    store.take("a.pdf", b"%PDF-1.7 MARKER").expect("heals");
    assert!(store.read(&first.sha256).is_ok());
    assert_eq!(store.sweep(&std::collections::HashSet::new()).expect("sweeps"), 1);
}

#[test]
fn evidence_of_an_unknown_type_or_with_a_false_name_is_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let store = EvidenceStore::new(folder.path().into(), None);
    for (name, bytes, rule) in
        [("a.exe", &b"MZ"[..], Rule::UnknownType), ("a.pdf", b"MZ", Rule::UnknownType), ("a.pdf", b"", Rule::Empty)]
    {
        assert!(matches!(store.take(name, bytes), Err(Error::Invalid { rule: found, .. }) if found == rule), "{name}");
    }
}

#[test]
fn wrong_passphrases_slow_down_and_stand_in_the_audit_log_after_the_next_success() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    for _ in 0..3 {
        assert!(
            matches!(workspace.unlock("ไม่ใช่กุญแจของใคร", surroundings()), Err(Error::Invalid { rule, .. }) if rule == Rule::Wrong)
        );
    }
    assert!(
        matches!(workspace.unlock(PASSPHRASE, surroundings()), Err(Error::Invalid { rule, .. }) if rule == Rule::Wait)
    );
    let later = Surroundings::fixed(moment() + Duration::seconds(2), 12);
    let office = workspace.unlock(PASSPHRASE, later).expect("opens");
    let line = office.audit().expect("reads").pop().expect("a line");
    assert_eq!((line.verb.as_str(), line.rows), ("unlock", 3));
    office.close().expect("closes");
    assert!(workspace.unlock(PASSPHRASE, surroundings()).is_ok(), "the count starts again");
}

#[test]
fn a_protected_identity_is_shown_to_named_officers_only_with_a_reason_that_is_kept() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let identity = Identity {
        name: "MARKER ผู้ร้องเรียน".into(), contact: "080".into(), note: String::new()
    };
    let agency = found(&mut made.office, "A");
    let code = complaint(&mut made.office, agency);
    let nameless = Identity { name: " ".into(), ..identity.clone() };
    let refused = workspace.keep_identity(&mut made.office, &code, &nameless, OTHER);
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "name"));
    assert!(!workspace.has_protected(), "what is refused makes no store");
    workspace.keep_identity(&mut made.office, &code, &identity, OTHER).expect("keeps");
    assert!(workspace.keep_identity(&mut made.office, &code, &identity, OTHER).is_err(), "a case has one");
    assert!(
        workspace.unlock_protected(&made.office, PASSPHRASE).is_err(),
        "the workspace's own passphrase is not enough"
    );
    let protected = workspace.unlock_protected(&made.office, OTHER).expect("opens");
    assert!(
        matches!(protected.reveal(&mut made.office, &code, " "), Err(Error::Invalid { field, .. }) if field == "reason")
    );
    assert!(protected.reveals().expect("lists").is_empty());
    assert_eq!(protected.reveal(&mut made.office, &code, "นัดสอบข้อเท็จจริง").expect("reveals"), identity);
    assert_eq!(protected.reveals().expect("lists").len(), 1);
    assert_eq!(made.office.audit().expect("reads").pop().expect("a line").verb, "reveal");
    drop(protected);
    let bytes = fs::read(workspace.folder().join(PROTECTED)).expect("reads");
    assert!(!bytes.windows(6).any(|window| window == b"MARKER"));
}

#[test]
fn an_identity_is_not_kept_while_the_complaint_itself_tells_it() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let agency = found(&mut made.office, "A");
    let done = made.office.operate(Action::on::<Complaint>(Verb::Save), |tx| {
        let complaint = fixture::complaint(tx.new_id(), agency);
        let summary = "นายกล้าหาญ  รักษ์ความจริงแจ้งว่าตรวจรับไม่ครบ".into();
        tx.save(Complaint { summary, ..complaint })?;
        tx.list::<Complaint>(&Scope::default())
    });
    let complaint = done.expect("saves").value.remove(0);
    let code = complaint.case_code.clone().expect("it has a code");
    let identity = Identity {
        name: "กล้าหาญ รักษ์ความจริง".into(), contact: String::new(), note: String::new()
    };
    let refused = workspace.keep_identity(&mut made.office, &code, &identity, OTHER);
    assert!(
        matches!(refused, Err(Error::Invalid { field, rule }) if field == "name" && rule == Rule::ToldInTheRegister)
    );
    assert!(!workspace.has_protected(), "what is refused makes no store");
    let told_no_more = Complaint { summary: "ตรวจรับไม่ครบ".into(), ..complaint };
    made.office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(told_no_more)).expect("saves");
    workspace.keep_identity(&mut made.office, &code, &identity, OTHER).expect("keeps");
}

#[test]
fn an_attached_file_is_found_again_and_its_loss_or_change_is_noticed() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let agency = found(&mut made.office, "A").to_string();
    let office = &mut made.office;
    let attach = |office: &mut Office, name, bytes| workspace.attach(office, "agencies", &agency, name, bytes);
    let first = attach(office, "../คำสั่ง.pdf", b"%PDF-1.7 one").expect("attaches");
    let second = attach(office, "รูป.pdf", b"%PDF-1.7 two").expect("attaches");
    assert!(matches!(attach(office, "x.exe", b"MZ"), Err(Error::Invalid { rule, .. }) if rule == Rule::UnknownType));
    let unknown = workspace.attach(office, "agencies", "nobody", "a.pdf", b"%PDF-1.7 three");
    assert!(matches!(unknown, Err(Error::NotFound { .. })));
    let nowhere = workspace.attach(office, "officers", &agency, "a.pdf", b"%PDF-1.7 three");
    assert!(matches!(nowhere, Err(Error::Invalid { rule, .. }) if rule == Rule::NotAttachable));

    let copies = folder.path().join("copies");
    let copy = workspace.open_evidence(office, first.id, &copies).expect("opens");
    assert!(copy.starts_with(&copies) && fs::read(copy).expect("reads") == b"%PDF-1.7 one");
    assert!(workspace.evidence_faults(office).expect("checks").is_empty());
    let stored = |sha256: &str| workspace.folder().join("evidence").join(&sha256[..2]).join(sha256);
    fs::remove_file(stored(&first.sha256)).expect("removes");
    let mut bytes = fs::read(stored(&second.sha256)).expect("reads");
    bytes[40] ^= 1;
    fs::write(stored(&second.sha256), bytes).expect("writes");
    let faults: Vec<_> =
        workspace.evidence_faults(office).expect("checks").into_iter().map(|f| (f.attachment.id, f.fault)).collect();
    assert!(
        faults.len() == 2
            && faults.contains(&(first.id, Fault::Missing))
            && faults.contains(&(second.id, Fault::Altered))
    );
}

#[test]
fn a_file_is_swept_only_when_no_record_and_no_undo_needs_it() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let agency = found(&mut made.office, "A");
    let office = &mut made.office;
    let kept = workspace.attach(office, "agencies", &agency.to_string(), "a.pdf", b"%PDF-1.7 one").expect("attaches");
    workspace.evidence_store(office).take("b.pdf", b"%PDF-1.7 of an attempt that failed").expect("takes");
    assert_eq!(workspace.sweep_evidence(office).expect("sweeps"), 1);
    office.operate(Action::on::<Agency>(Verb::Remove), |tx| tx.remove(agency)).expect("removes");
    assert!(office.read(|r| r.list::<crate::registers::Attachment>(&Scope::default())).expect("lists").is_empty());
    assert_eq!(workspace.sweep_evidence(office).expect("sweeps"), 0, "undo could bring it back");
    office.undo().expect("undoes").expect("something");
    assert_eq!(office.read(|r| r.get(kept.id)).expect("there"), kept);
    assert!(workspace.evidence_faults(office).expect("checks").is_empty());
}

#[test]
fn an_officers_role_changes_while_an_administrator_is_left() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let first = made.office.officer().expect("somebody").clone();
    let placed = Officer { position: "ผู้อำนวยการ".into(), active: false, ..first.clone() };
    workspace.save_officer(&mut made.office, &placed).expect("saves");
    let at_work = made.office.officer().expect("somebody");
    assert_eq!((at_work.position.as_str(), at_work.active), ("ผู้อำนวยการ", true), "access is not taken this way");
    let demoted = Officer { role: Role::Officer, ..first };
    let refused = workspace.save_officer(&mut made.office, &demoted);
    assert!(matches!(refused, Err(Error::Invalid { rule, .. }) if rule == Rule::LastAdministrator));
}

#[test]
fn who_has_access_is_changed_by_administrators_only_and_never_by_undo() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let first = made.office.officer().expect("somebody").clone();
    let second = Officer { id: made.office.surroundings().new_id(), role: Role::Officer, ..first.clone() };
    workspace.add_officer(&mut made.office, &second, OTHER).expect("adds");
    assert!(made.office.undo().expect("asks").is_none(), "neither the first officer nor the second can be undone away");
    let recovery = made.recovery;
    made.office.close().expect("closes");

    let mut office = workspace.unlock(OTHER, surroundings()).expect("opens");
    let rule = |refused: Result<()>| match refused {
        Err(Error::Invalid { rule, .. }) => rule,
        other => panic!("{other:?}"),
    };
    let promoted = Officer { role: Role::Administrator, ..second.clone() };
    let himself = office.operate(Action::on::<Officer>(Verb::Save), |tx| tx.put(&promoted)).map(|_| ());
    assert_eq!(rule(himself), Rule::AdministratorsOnly);
    assert_eq!(rule(workspace.add_officer(&mut office, &promoted, PASSPHRASE)), Rule::AdministratorsOnly);
    assert_eq!(rule(office.purge(crate::registers::RecordClass::People, &[]).map(|_| ())), Rule::AdministratorsOnly);
    office.close().expect("closes");

    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    workspace.remove_officer(&mut office, second.id).expect("removes");
    assert!(office.undo().expect("asks").is_none());
    office.close().expect("closes");
    let back = workspace.recover(&recovery, second.id, OTHER, surroundings()).map(|_| ());
    assert_eq!(rule(back), Rule::NotActive);
    let offered = workspace.officers_by_recovery(&recovery).expect("lists");
    assert_eq!(offered, [first]);
}

#[test]
fn the_only_one_who_can_open_the_identities_is_not_removed() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let first = made.office.officer().expect("somebody").clone();
    let second = Officer { id: made.office.surroundings().new_id(), ..first.clone() };
    workspace.add_officer(&mut made.office, &second, OTHER).expect("adds");
    let (mine, theirs) = ("กุญแจของข้อมูลผู้ร้อง", "กุญแจของข้อมูลผู้ร้องอีกดอก");
    let protected = workspace.create_protected(&made.office, mine).expect("creates");
    made.office.close().expect("closes");
    let mut office = workspace.unlock(OTHER, surroundings()).expect("opens");
    let refused = workspace.remove_officer(&mut office, first.id);
    assert!(matches!(refused, Err(Error::Invalid { rule, .. }) if rule == Rule::LastForIdentities));
    workspace.name_for_protected(&office, &protected, second.id, theirs).expect("names");
    drop(protected);
    workspace.remove_officer(&mut office, first.id).expect("removes");
    assert!(workspace.unlock_protected(&office, mine).is_err());
    assert!(workspace.unlock_protected(&office, theirs).is_ok());
}
