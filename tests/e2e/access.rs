//! How an officer enters, leaves, shares and rescues a workspace.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use driver::{Window, tools};

const MINISTRY: &str = "กระทรวงทดสอบประตู";
const PASSPHRASE: &str = "แมวสามตัวนอนบนหลังคา";
const SECOND: &str = "ประพันธ์ ซื่อตรง";
const SECONDS_PASSPHRASE: &str = "ปลาทองว่ายในโอ่งมังกร";
const RECOVERED: &str = "ดอกบัวบานก่อนพระอาทิตย์ขึ้น";
const AGENCY: &str = "กรมพิสูจน์การกู้คืน";

#[test]
fn a_workspace_is_made_locked_shared_recovered_backed_up_damaged_and_restored() -> Result<()> {
    let window = Window::open()?;
    let place = create(&window)?;
    let key = pass_the_sheet(&window)?;
    lock_and_unlock(&window)?;
    add_the_second_officer(&window)?;
    recover_the_second_officer(&window, &key)?;
    add_an_agency(&window)?;
    back_up(&window)?;
    damage(&window, &place)?;
    restore(&window, &place)?;
    window.click("nav-agencies")?;
    window.text_of_css(&format!("[role=gridcell][title=\"{AGENCY}\"]")).map(drop)
}

#[test]
fn a_window_that_is_closed_backs_up_first_and_the_workspace_is_on_the_list_afterwards() -> Result<()> {
    let window = Window::open()?;
    let place = create(&window)?;
    pass_the_sheet(&window)?;
    add_an_agency(&window)?;
    let window = window.closed_and_opened_again()?;
    ensure!(fs::read_dir(place.join("backups"))?.count() > 0, "closing made a backup");
    window.text_when("recent", |text| text.contains(MINISTRY))?;
    window.click("open-recent")?;
    window.fill("passphrase", PASSPHRASE)?;
    window.click("unlock")?;
    window.see("nav-agencies")
}

#[test]
fn a_backup_that_fails_is_in_plain_sight_until_one_succeeds_and_closing_asks() -> Result<()> {
    let window = Window::open()?;
    let place = create(&window)?;
    pass_the_sheet(&window)?;
    add_an_agency(&window)?;
    // A file where the folder of backups should be: nothing can be written there.
    fs::write(place.join("backups"), "")?;
    window.press_with_control('q')?;
    window.see("leaving-stuck")?;
    window.click("leaving-back")?;
    window.see("backup-failed")?;
    window.click("lock")?;
    unlock(&window, PASSPHRASE)?;
    window.see("backup-failed")?;

    fs::remove_file(place.join("backups"))?;
    window.click("backup-again")?;
    window.see_gone("backup-failed")?;
    ensure!(fs::read_dir(place.join("backups"))?.count() == 1, "the backup was made");
    Ok(())
}

#[test]
fn what_keeps_a_workspace_shut_is_said_in_words_of_its_own() -> Result<()> {
    let first = Window::open()?;
    let place = create(&first)?;
    pass_the_sheet(&first)?;

    let second = Window::open()?;
    approach(&second, &place)?;
    second.fill("passphrase", PASSPHRASE)?;
    second.click("unlock")?;
    second.text_when("trouble", |text| text.contains("หน้าต่างหรือโปรแกรมอื่น"))?;
    first.click("lock")?;
    first.see("unlock")?;
    unlock(&second, PASSPHRASE)?;
    // Closing writes a backup and folds the log away: the folder is at rest once the start screen is back.
    second.click("close-workspace")?;
    second.see("start-open")?;

    let synced = second.folder().join("Dropbox/แฟ้มงาน");
    copy_folder(&place, &synced)?;
    second.answer_chooser(&synced)?;
    second.click("start-open")?;
    second.text_when("trouble", |text| text.contains("คลาวด์"))?;
    second.answer_chooser(second.folder())?;
    second.click("start-open")?;
    second.text_when("trouble", |text| text.contains("workspace.db"))?;

    fs::write(place.join("keys.json"), "{")?;
    approach(&second, &place)?;
    second.fill("passphrase", PASSPHRASE)?;
    second.click("unlock")?;
    second.text_when("trouble", |text| text.contains("ไฟล์กุญแจ") && text.contains("สำเนาสำรอง"))?;
    Ok(())
}

/// Chooses a workspace that exists, and stands before it.
fn approach(window: &Window, place: &Path) -> Result<()> {
    window.answer_chooser(place)?;
    window.click("start-open")?;
    window.see("unlock")
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("entries have names")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// Makes a workspace and returns its folder.
pub(crate) fn create(window: &Window) -> Result<PathBuf> {
    window.click("start-create")?;
    window.fill("ministry-name", MINISTRY)?;
    window.fill("officer-name", "สมศรี ตรงเวลา")?;
    window.fill("officer-position", "นักวิเคราะห์นโยบายและแผน")?;
    window.text_when("place", |text| text.contains(MINISTRY))?;

    window.fill("passphrase", "สั้นเกินไป")?;
    ensure!(!window.is_enabled("create-workspace")?, "a short passphrase cannot be sent");
    window.fill("passphrase", PASSPHRASE)?;
    window.fill("passphrase-again", PASSPHRASE)?;
    let place = window.folder().join("แฟ้มงาน");
    window.answer_chooser(&place)?;
    window.click("choose-place")?;
    window.text_when("place", |text| text.ends_with("แฟ้มงาน"))?;
    window.click("create-workspace")?;
    window.see("recovery-key")?;
    Ok(place)
}

/// Saves the sheet, reads the key from its text as another program sees it, and confirms it; returns the key.
pub(crate) fn pass_the_sheet(window: &Window) -> Result<String> {
    let pdf = window.folder().join("sheet.pdf");
    window.answer_chooser(&pdf)?;
    window.click("save-sheet")?;
    window.see("sheet-saved")?;
    let text = tools::pdf_text(&pdf)?;
    let key = text.split_whitespace().find(|word| is_key(word)).context("the key stands on the sheet")?.to_owned();
    let groups: Vec<&str> = key.split('-').collect();

    window.click("sheet-ready")?;
    let asked: usize = window.attribute("sheet-group", "data-asked")?.parse()?;
    window.fill("sheet-group", groups[(asked + 1) % 8])?;
    window.click("sheet-confirm")?;
    window.text_when("sheet-problem", |text| !text.is_empty())?;
    window.fill("sheet-group", &groups[asked].to_lowercase())?;
    window.click("sheet-confirm")?;
    window.see("nav-overview")?;
    Ok(key)
}

fn is_key(word: &str) -> bool {
    let groups: Vec<&str> = word.split('-').collect();
    groups.len() == 8 && groups.iter().all(|group| group.len() == 5 && group.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn lock_and_unlock(window: &Window) -> Result<()> {
    window.click("nav-agencies")?;
    window.see("add")?;
    window.press_with_control('l')?;
    window.see("unlock")?;
    ensure!(window.page_text()?.contains(MINISTRY), "the locked workspace says whose it is");
    window.fill("passphrase", "ไม่ใช่รหัสผ่านของใคร")?;
    window.click("unlock")?;
    window.text_when("problem-passphrase", |text| !text.is_empty())?;
    unlock(window, PASSPHRASE)?;
    // The screen one was at.
    window.see("add")
}

fn unlock(window: &Window, passphrase: &str) -> Result<()> {
    window.fill("passphrase", passphrase)?;
    window.click("unlock")?;
    window.see("nav-overview")
}

fn add_the_second_officer(window: &Window) -> Result<()> {
    window.click("nav-settings")?;
    window.click("tab-officers")?;
    window.click("add-officer")?;
    window.fill("field-name", SECOND)?;
    window.fill("passphrase", SECONDS_PASSPHRASE)?;
    window.fill("passphrase-again", SECONDS_PASSPHRASE)?;
    window.click("save-officer")?;
    window.see_gone("officer-dialog")?;
    window.until("two officers are listed", || Ok((window.count("officer")? == 2).then_some(())))
}

fn recover_the_second_officer(window: &Window, key: &str) -> Result<()> {
    window.click("lock")?;
    unlock(window, SECONDS_PASSPHRASE)?;
    window.text_when("at-work", |text| text.contains(SECOND))?;
    ensure!(window.count("add-officer")? == 0, "only administrators add officers");

    window.click("lock")?;
    window.click("forgot")?;
    let groups: Vec<String> = key.split('-').map(|group| group.to_lowercase().replace('0', "o")).collect();
    for (at, group) in groups.iter().enumerate() {
        window.fill(&format!("group-{at}"), group)?;
    }
    window.fill("group-3", &turned(&groups[3]))?;
    window.until("the mistyped group is marked", || {
        Ok((window.attribute("group-3", "data-state")? == "mistyped").then_some(()))
    })?;
    ensure!(!window.is_enabled("recover-next")?, "a mistyped key cannot be sent");
    window.fill("group-3", &groups[3])?;
    window.click("recover-next")?;
    window.choose("recover-officer", SECOND)?;
    window.fill("passphrase", RECOVERED)?;
    window.fill("passphrase-again", RECOVERED)?;
    window.click("recover-submit")?;
    window.text_when("at-work", |text| text.contains(SECOND))?;
    Ok(())
}

/// The group with its first two signs changed for others.
fn turned(group: &str) -> String {
    let other = |sign: char| if sign == 'a' { 'b' } else { 'a' };
    group.chars().enumerate().map(|(at, sign)| if at < 1 { other(sign) } else { sign }).collect()
}

fn add_an_agency(window: &Window) -> Result<()> {
    window.click("nav-agencies")?;
    window.click("add")?;
    window.fill("field-name_th", AGENCY)?;
    window.fill("field-code", "RESTORE")?;
    window.click("save")?;
    window.see_gone("record")
}

fn back_up(window: &Window) -> Result<()> {
    window.click("nav-settings")?;
    window.click("tab-backups")?;
    // Locking made some already.
    window.see("backup")?;
    let before = window.count("backup")?;
    window.click("backup-now")?;
    window.until("one more backup is listed", || Ok((window.count("backup")? > before).then_some(())))?;
    window.click("backup-verify")?;
    window.text_when("backup-state", |text| text.contains("ถูกต้อง"))?;
    Ok(())
}

fn damage(window: &Window, place: &Path) -> Result<()> {
    window.click("lock")?;
    window.see("unlock")?;
    let database = place.join("workspace.db");
    let mut bytes = fs::read(&database)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    bytes[100] ^= 1;
    fs::write(&database, bytes)?;
    window.fill("passphrase", RECOVERED)?;
    window.click("unlock")?;
    window.text_when("trouble", |text| text.contains("ฐานข้อมูล") && text.contains("สำเนาสำรอง"))?;
    Ok(())
}

fn restore(window: &Window, place: &Path) -> Result<()> {
    window.click("to-restore")?;
    window.click("choose-backup")?;
    window.fill("restore-passphrase", RECOVERED)?;
    window.click("restore-look")?;
    window.text_when("restore-counts", |text| text.contains("ส่วนราชการ"))?;
    window.click("restore-run")?;
    window.see_gone("restore-run")?;
    unlock(window, RECOVERED)?;
    let beside = fs::read_dir(place.parent().context("a place lies somewhere")?)?;
    let aside = |name: &str| name.contains("before-restore");
    let kept = beside.flatten().any(|entry| entry.file_name().to_str().is_some_and(aside));
    ensure!(kept, "the damaged workspace is kept beside the restored one");
    Ok(())
}
