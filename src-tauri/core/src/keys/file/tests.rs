use super::*;

const PASSPHRASE: &str = "กุญแจของสมศรี";

fn sealed() -> (KeyFile, DataKey, RecoveryKey) {
    let (key, recovery) = (DataKey::random().expect("key"), RecoveryKey::random().expect("recovery"));
    let mut file = KeyFile::new(Store::Workspace).expect("file");
    file.seal_for_officer("a", PASSPHRASE, &key).expect("seals");
    file.seal_for_recovery(&recovery, &key).expect("seals");
    (file, key, recovery)
}

/// As version 1 sealed it.
fn seal_as_version_1(file: &mut KeyFile, holder: Holder, secret: &[u8], key: &DataKey) {
    let purpose = if matches!(holder, Holder::Recovery) { Purpose::Recovery } else { Purpose::Passphrase };
    let cipher = file.stretching().cipher(Derivation::Shared, purpose, secret).expect("stretches");
    let (nonce, aad) = ([7; 24], associated(Derivation::Shared, Store::Workspace, &holder));
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: key.bytes(), aad: &aad }).expect("seals");
    file.version = 1;
    file.seals.push(Seal { holder, nonce, sealed, derivation: Derivation::Shared });
}

fn written(file: &mut KeyFile, key: &DataKey) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("keys.json");
    file.write(&path, key).expect("writes");
    (folder, path)
}

/// Writes a file as it is, with a check that holds.
fn forge(file: &mut KeyFile, path: &Path) {
    file.check = file.digest();
    std::fs::write(path, serde_json::to_vec(file).expect("plain data")).expect("writes");
}

#[test]
fn each_holder_opens_the_same_key_and_is_told_apart() {
    let (mut file, key, recovery) = sealed();
    file.seal_for_officer("b", "another passphrase", &key).expect("seals");
    let opened = file.unlock("another passphrase").expect("opens");
    assert_eq!((opened.officer.as_str(), opened.key.bytes()), ("b", key.bytes()));
    assert_eq!(file.unlock(" กุญแจของสมศรี ").expect("opens").officer, "a");
    assert_eq!(file.recover(&recovery).expect("opens").bytes(), key.bytes());
    assert_eq!(file.unlock("wrong").err(), Some(WrongPassphrase));
}

#[test]
fn the_recovery_key_is_no_passphrase_in_either_version() {
    let (file, key, recovery) = sealed();
    let typed = String::from_utf8(recovery.secret().to_vec()).expect("letters and digits");
    assert_eq!(file.unlock(&typed).err(), Some(WrongPassphrase));
    let mut first = KeyFile::new(Store::Workspace).expect("file");
    seal_as_version_1(&mut first, Holder::Recovery, recovery.secret(), &key);
    assert_eq!(first.unlock(&typed).err(), Some(WrongPassphrase));
    assert!(first.recover(&recovery).is_ok());
}

#[test]
fn a_seal_of_one_purpose_or_store_does_not_open_as_anothers_with_the_same_secret() {
    let (mut file, key, recovery) = sealed();
    let typed = String::from_utf8(recovery.secret().to_vec()).expect("letters and digits");
    // The recovery seal under an officer's name: only how it was derived tells it apart.
    file.seals.iter_mut().find(|seal| seal.holder == Holder::Recovery).expect("there").holder =
        Holder::Officer("b".into());
    assert!(file.unlock(&typed).is_err());
    let mut identities = KeyFile::new(Store::Identities).expect("file");
    identities.seal_for_officer("a", PASSPHRASE, &key).expect("seals");
    assert!(identities.unlock(PASSPHRASE).is_ok());
    let moved = KeyFile { store: Store::Workspace, ..identities };
    assert!(moved.unlock(PASSPHRASE).is_err());
}

#[test]
fn a_file_of_version_1_opens_and_says_which_seals_are_to_be_made_anew() {
    let (_, key, recovery) = sealed();
    let mut first = KeyFile::new(Store::Workspace).expect("file");
    seal_as_version_1(&mut first, Holder::Officer("a".into()), PASSPHRASE.as_bytes(), &key);
    seal_as_version_1(&mut first, Holder::Recovery, recovery.secret(), &key);
    let (folder, path) = written(&mut KeyFile::new(Store::Workspace).expect("file"), &key);
    forge(&mut first, &path);
    let text = std::fs::read_to_string(&path).expect("reads");
    assert!(!text.contains("derivation") && !text.contains("tie"), "as version 1 wrote it: {text}");
    let mut read = KeyFile::read(&path, Store::Workspace).expect("reads");
    let opened = read.unlock(PASSPHRASE).expect("opens");
    assert!(opened.outdated && read.generation() == 0 && read.refuse_altered(&key).is_ok());
    read.seal_for_officer("a", PASSPHRASE, &opened.key).expect("seals");
    read.write(&path, &opened.key).expect("writes");
    let read = KeyFile::read(&path, Store::Workspace).expect("reads");
    assert!(!read.unlock(PASSPHRASE).expect("opens").outdated);
    assert_eq!(read.recover(&recovery).expect("the other seal is as it was").bytes(), key.bytes());
    assert_eq!((read.version, read.generation()), (2, 1));
    drop(folder);
}

#[test]
fn a_removed_officer_and_a_changed_passphrase_open_nothing() {
    let (mut file, key, _) = sealed();
    file.seal_for_officer("a", "ใหม่กว่าเดิม", &key).expect("seals");
    assert!(file.unlock(PASSPHRASE).is_err());
    file.unseal("a");
    assert!(file.unlock("ใหม่กว่าเดิม").is_err());
}

#[test]
fn two_officers_cannot_have_one_passphrase() {
    let (mut file, key, _) = sealed();
    let refused = file.seal_for_officer("b", PASSPHRASE, &key);
    assert!(matches!(refused, Err(Error::Duplicate { field }) if field == "passphrase"));
}

#[test]
fn a_damaged_key_file_is_told_from_a_wrong_passphrase() {
    let (mut file, key, _) = sealed();
    let (_folder, path) = written(&mut file, &key);
    assert!(KeyFile::read(&path, Store::Workspace).expect("reads").unlock(PASSPHRASE).is_ok());
    let text = std::fs::read_to_string(&path).expect("reads");
    std::fs::write(&path, text.replacen("\"passes\": 3", "\"passes\": 2", 1)).expect("writes");
    let read = KeyFile::read(&path, Store::Workspace);
    assert!(matches!(read, Err(Error::Damaged { what }) if what == "key file"));
}

#[test]
fn a_seal_moved_to_another_holder_does_not_open() {
    let (mut file, ..) = sealed();
    file.seals[0].holder = Holder::Officer("b".into());
    assert!(file.unlock(PASSPHRASE).is_err());
}

#[test]
fn a_removed_officers_seal_put_back_by_hand_is_found_though_the_check_is_made_anew() {
    let (mut file, key, _) = sealed();
    let older = file.seals[0].clone();
    file.unseal("a");
    let (_folder, path) = written(&mut file, &key);
    file.seals.push(older);
    forge(&mut file, &path);
    let read = KeyFile::read(&path, Store::Workspace).expect("its check holds");
    let opened = read.unlock(PASSPHRASE).expect("the seal itself is sound");
    assert!(matches!(read.refuse_altered(&opened.key), Err(Error::Damaged { what }) if what == "key file altered"));
}

type Change = fn(&mut KeyFile);

#[test]
fn a_key_file_that_asks_for_the_absurd_is_refused_at_once() {
    let (mut file, key, _) = sealed();
    let (_folder, path) = written(&mut file, &key);
    let absurd: [(&str, Change); 8] = [
        ("too much memory", |file| file.memory_kib = 1024 * 1024 + 1),
        ("all memory", |file| file.memory_kib = u32::MAX),
        ("too little memory", |file| file.memory_kib = 8 * 1024 - 1),
        ("no pass", |file| file.passes = 0),
        ("too many passes", |file| file.passes = 17),
        ("too many seals", |file| file.seals = vec![file.seals[0].clone(); MOST_SEALS + 1]),
        ("a long seal", |file| file.seals[0].sealed.push(0)),
        ("a huge file", |file| file.seals[0].sealed = vec![200; 2 * 1024 * 1024]),
    ];
    let started = std::time::Instant::now();
    for (name, change) in absurd {
        let mut changed = file.clone();
        change(&mut changed);
        forge(&mut changed, &path);
        let read = KeyFile::read(&path, Store::Workspace);
        assert!(matches!(read, Err(Error::Damaged { what }) if what == "key file"), "{name}");
    }
    assert!(started.elapsed().as_secs() < 5, "nothing was stretched");
    forge(&mut file, &path);
    assert!(KeyFile::read(&path, Store::Workspace).is_ok());
    assert!(matches!(KeyFile::read(path.parent().expect("a folder"), Store::Workspace), Err(Error::Damaged { .. })));
}

#[test]
fn a_newer_key_file_is_told_from_a_damaged_one() {
    let (mut file, key, _) = sealed();
    let (_folder, path) = written(&mut file, &key);
    file.version = 3;
    std::fs::write(&path, serde_json::to_vec(&file).expect("plain data")).expect("writes");
    assert!(matches!(KeyFile::read(&path, Store::Workspace), Err(Error::TooNew { found: 3, known: 2 })));
}
