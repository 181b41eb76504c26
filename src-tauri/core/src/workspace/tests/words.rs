//! The word that a restore leaves: believed when the workspace's key vouches for it, told and not believed when it does not.

use super::super::heads::{HeadStanding, HeadsVerdict, Unknown};
use super::*;
use crate::Notice;
use crate::Rule;

/// A workspace with two backups of its own, closed: the second tells of what the first has not.
fn twice_backed_up(folder: &Path) -> (Workspace, Backup, Backup) {
    let (workspace, mut made) = locked(&folder.join("w"));
    found(&mut made.office, "A");
    let first = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    rename(&mut made.office, "B");
    let second = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    made.office.close().expect("closes");
    (workspace, first, second)
}

fn word(workspace: &Workspace) -> PathBuf {
    workspace.folder().join("restored.json")
}

fn standing(verdict: &HeadsVerdict, backup: &Backup) -> HeadStanding {
    verdict.compared.iter().find(|named| named.head == backup.head).expect("compared").standing
}

/// Opens, compares and closes; answers what was told at the opening too.
fn looked_at(workspace: &Workspace) -> (HeadsVerdict, Vec<Notice>, Vec<(String, String)>) {
    let office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    let verdict = workspace.compare_heads(&office).expect("compares");
    let notices = office.notices().to_vec();
    let lines = office.audit().expect("reads").into_iter().filter(|line| line.verb.starts_with("restore"));
    let lines = lines.map(|line| (line.verb, line.fields)).collect();
    office.close().expect("closes");
    (verdict, notices, lines)
}

/// The first backup's database lies where the workspace's own did, as somebody puts it there who has no key.
fn put_back(workspace: &Workspace, backup: &Backup) {
    fs::copy(backup.folder.join(DATABASE), workspace.database()).expect("puts the older one back");
    fs::remove_file(workspace.folder().join("workspace.head.json")).expect("removes");
}

fn is_refused(workspace: &Workspace, given_up: &Backup) {
    let (verdict, notices, lines) = looked_at(workspace);
    assert!(!verdict.hold && standing(&verdict, given_up) == HeadStanding::Missing, "{verdict:?}");
    assert!(verdict.unknown.contains(&Unknown::RestoreUnproven), "{verdict:?}");
    assert_eq!(notices, [Notice::RestoreUnproven]);
    assert!(matches!(&lines[..], [(verb, _)] if verb == "restore_unproven"), "{lines:?}");
    assert!(!word(workspace).exists(), "told once");
    let (verdict, notices, again) = looked_at(workspace);
    assert!(!verdict.hold && notices.is_empty() && again == lines, "it is not forgotten: {verdict:?}");
}

#[test]
fn a_word_that_nobody_vouches_for_gives_nothing_up_and_is_told() {
    let unsigned = |first: &Backup, second: &Backup| {
        serde_json::json!({ "backup": first.head, "before": [first.head, second.head] }).to_string()
    };
    let guessed = |first: &Backup, second: &Backup| {
        let mac = "0".repeat(64);
        serde_json::json!({ "backup": first.head, "at": "", "before": [second.head], "mac": mac }).to_string()
    };
    let unfitting =
        |_: &Backup, second: &Backup| serde_json::json!({ "backup": second.head, "before": [second.head] }).to_string();
    for forged in [unsigned as fn(&Backup, &Backup) -> String, guessed, unfitting] {
        let folder = tempfile::tempdir().expect("folder");
        let (workspace, first, second) = twice_backed_up(folder.path());
        put_back(&workspace, &first);
        fs::write(word(&workspace), forged(&first, &second)).expect("writes");
        is_refused(&workspace, &second);
    }
}

#[test]
fn a_signed_word_that_somebody_edited_or_another_key_signed_gives_nothing_up() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    let apart = folder.path().join("apart");
    Workspace::restore(&previewed(&first), &apart, moment()).expect("restores");
    let genuine = fs::read_to_string(apart.join("restored.json")).expect("reads");
    let mut edited: serde_json::Value = serde_json::from_str(&genuine).expect("JSON");
    assert_eq!(edited["before"], serde_json::json!([]), "nothing lay there");
    edited["before"] = serde_json::json!([second.head]);
    put_back(&workspace, &first);
    fs::write(word(&workspace), edited.to_string()).expect("writes");
    is_refused(&workspace, &second);

    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    let (other, made) = locked(&folder.path().join("other"));
    made.office.close().expect("closes");
    let key = made_word_with_the_key_of(&other, &first, &second);
    put_back(&workspace, &first);
    fs::write(word(&workspace), key).expect("writes");
    is_refused(&workspace, &second);
}

/// Word as another workspace's key signs it: of a backup of that one, renamed to bear our head, over a place with our other backup.
fn made_word_with_the_key_of(other: &Workspace, first: &Backup, second: &Backup) -> String {
    let office = &mut other.unlock(PASSPHRASE, surroundings()).expect("opens");
    let theirs = other.back_up(office, &other.backups()).expect("backs up");
    let mut renamed = previewed(&theirs);
    renamed.backup.head.clone_from(&first.head);
    let place = other.folder().with_file_name("place");
    let ours = place.join("backups").join(second.folder.file_name().expect("a name"));
    fs::create_dir_all(&ours).expect("makes");
    [&ours, &place].into_iter().for_each(|folder| fs::write(folder.join(DATABASE), "").expect("writes"));
    Workspace::restore(&renamed, &place, moment()).expect("restores");
    let word = fs::read_to_string(place.join("restored.json")).expect("reads");
    assert!(word.contains(&first.head) && word.contains(&second.head), "{word}");
    word
}

#[test]
fn a_genuine_word_put_back_later_gives_up_nothing_that_was_written_down_since() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    Workspace::restore(&previewed(&first), workspace.folder(), moment()).expect("restores");
    let kept = fs::read(word(&workspace)).expect("reads");
    let (verdict, _, _) = looked_at(&workspace);
    assert!(verdict.hold && !verdict.unknown.contains(&Unknown::Restored), "{verdict:?}");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    rename(&mut office, "C");
    let since = workspace.back_up(&mut office, &workspace.backups()).expect("backs up");
    office.close().expect("closes");

    let first = Backup::at(&workspace.backups().join(first.folder.file_name().expect("a name"))).expect("it stays");
    put_back(&workspace, &first);
    fs::write(word(&workspace), kept).expect("writes");
    let (verdict, notices, _) = looked_at(&workspace);
    assert_eq!(
        (standing(&verdict, &second), standing(&verdict, &since)),
        (HeadStanding::GivenUp, HeadStanding::Missing)
    );
    assert!(!verdict.hold, "{verdict:?}");
    // How old the word is, is told.
    assert!(
        matches!(&notices[..], [Notice::Restored { at: Some(at), .. }] if at == "2026-09-30T09:00:00Z"),
        "{notices:?}"
    );
}

#[test]
fn a_signed_word_waits_for_who_can_open_and_is_then_believed() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    let aside = Workspace::restore(&previewed(&first), workspace.folder(), moment()).expect("restores").expect("aside");
    let before = fs::read(word(&workspace)).expect("reads");
    assert!(matches!(workspace.unlock(OTHER, surroundings()), Err(Error::Invalid { rule, .. }) if rule == Rule::Wrong));
    assert_eq!(fs::read(word(&workspace)).expect("reads"), before, "it waits");
    let office = Workspace::at(&aside).expect("whole").unlock(PASSPHRASE, surroundings()).expect("the old one opens");
    assert!(office.audit_hashes().expect("reads").iter().any(|hash| hash.starts_with(&second.head)));
    office.close().expect("closes");
    let (verdict, notices, lines) = looked_at(&workspace);
    assert!(verdict.hold && standing(&verdict, &second) == HeadStanding::GivenUp, "{verdict:?}");
    assert!(matches!(notices[..], [Notice::Restored { .. }]) && lines.len() == 1, "{notices:?} {lines:?}");
}

#[test]
fn a_restore_cut_between_its_moves_keeps_its_signed_word() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    let place = workspace.folder();
    let aside = Workspace::restore(&previewed(&first), place, moment()).expect("restores").expect("was there");
    // As it is when the power goes between the moves: the backups are still with the old one.
    fs::rename(place.join("backups"), aside.join("backups")).expect("moves");
    fs::rename(place, folder.path().join("w.saisaat-restored")).expect("moves");
    let (verdict, notices, _) = looked_at(&Workspace::at(place).expect("ended"));
    assert!(verdict.hold && standing(&verdict, &second) == HeadStanding::GivenUp, "{verdict:?}");
    assert!(matches!(notices[..], [Notice::Restored { .. }]), "{notices:?}");
}

#[test]
fn another_workspaces_backup_restored_over_this_one_is_vouched_for_by_its_own_key() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, _, second) = twice_backed_up(folder.path());
    let passphrase = "กุญแจของแฟ้มงานอีกแฟ้มหนึ่ง";
    let (other, mut made) =
        Workspace::create_locked(&folder.path().join("other"), "ก", passphrase, surroundings()).expect("creates");
    found(&mut made.office, "OTHER");
    let theirs = other.back_up(&mut made.office, &other.backups()).expect("backs up");
    made.office.close().expect("closes");
    let theirs = theirs.preview(Some(passphrase)).expect("looks into it");
    Workspace::restore(&theirs, workspace.folder(), moment()).expect("restores");
    assert!(workspace.unlock(PASSPHRASE, surroundings()).is_err(), "it is theirs now");
    let office = workspace.unlock(passphrase, surroundings()).expect("opens");
    let verdict = workspace.compare_heads(&office).expect("compares");
    assert!(verdict.hold && standing(&verdict, &second) == HeadStanding::GivenUp, "{verdict:?}");
    assert!(!verdict.unknown.contains(&Unknown::Restored), "{verdict:?}");
    assert_eq!(codes(&office), ["OTHER"]);
}

#[test]
fn a_word_that_was_never_opened_is_taken_over_by_the_next_restore_only_when_it_is_signed() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, first, second) = twice_backed_up(folder.path());
    let planted = "0123456789ab";
    fs::write(word(&workspace), format!(r#"{{"backup":"","before":["{planted}"]}}"#)).expect("writes");
    Workspace::restore(&previewed(&first), workspace.folder(), moment()).expect("restores");
    let once = fs::read_to_string(word(&workspace)).expect("reads");
    assert!(once.contains(&second.head) && !once.contains(planted), "{once}");
    let heads = |word: &str| {
        let word: serde_json::Value = serde_json::from_str(word).expect("JSON");
        word["before"].as_array().expect("heads").len()
    };
    let first = Backup::at(&workspace.backups().join(first.folder.file_name().expect("a name"))).expect("it stays");
    Workspace::restore(&previewed(&first), workspace.folder(), moment() + Duration::seconds(5)).expect("restores");
    // The head file of the first place went aside with it: only the first word knows its head.
    assert_eq!(heads(&fs::read_to_string(word(&workspace)).expect("reads")), heads(&once));
}

#[test]
fn a_workspace_without_a_passphrase_believes_any_word_and_says_so() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut office) = Workspace::create(&folder.path().join("w"), surroundings()).expect("creates");
    found(&mut office, "A");
    let first = workspace.back_up(&mut office, &workspace.backups()).expect("backs up");
    rename(&mut office, "B");
    let second = workspace.back_up(&mut office, &workspace.backups()).expect("backs up");
    office.close().expect("closes");
    let open = first.preview(None).expect("looks into it");
    Workspace::restore(&open, workspace.folder(), moment()).expect("restores");
    let office = workspace.open(surroundings()).expect("opens");
    let verdict = workspace.compare_heads(&office).expect("compares");
    assert!(verdict.hold && standing(&verdict, &second) == HeadStanding::GivenUp, "{verdict:?}");
    assert!([Unknown::OpenToAll, Unknown::Restored].iter().all(|unknown| verdict.unknown.contains(unknown)));
    assert_eq!(office.notices(), [Notice::Restored { at: None, given_up: 2 }]);
}
