//! The registers of gifts and of complaints, from saving to print; and that who told is in neither, nor anywhere beside them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use driver::workspace::plain;
use driver::{Workspace, tools};
use saisaat_core::registers::{
    Agency, Complaint, ComplaintChannel, ComplaintKind, ComplaintStep, Gift, GiftReason, GiftRelation, GiftVerdict,
    Occasion, REGISTERS, Record, Urgency,
};
use saisaat_core::values::{Date, Id, Money};
use saisaat_core::workspace::Identity;
use saisaat_core::{Action, HistoryFilter, Office, Surroundings, Verb};

use super::within::{AGENCY, within};

const GIVER: &str = "นางสาวปรานี ช่างให้";
const INFORMANT: &str = "นายกล้าหาญ รักษ์ความจริง";
const CONTACT: &str = "kla.han@informant.example";

fn day(text: &str) -> Result<Date> {
    Date::from_iso(text).context("a day")
}

/// The text of a register's print, without white space.
fn printed(workspace: &Workspace, document: &str, more: &[&str]) -> Result<String> {
    let out = workspace.beside(&format!("{document}{}", more.concat()));
    let arguments =
        ["--year", "2569", "--round", "12", "--agency", AGENCY, "--document", document, "--out", plain(&out)];
    let _ = workspace.run("report", arguments.into_iter().chain(more.iter().copied())).succeeded();
    let file = fs::read_dir(&out)?.next().context("a file")??.path();
    tools::pdf_is_sound(&file)?;
    Ok(unspaced(&tools::pdf_text(&file)?))
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

fn gift(office: &Office, agency_id: Id<Agency>) -> Result<Gift> {
    Ok(Gift {
        giver: GIVER.into(),
        relation: GiftRelation::Public,
        receiver: "หัวหน้าฝ่ายทะเบียนประวัติ".into(),
        occasion_kind: Occasion::Other,
        occasion: "มาติดต่อราชการ".into(),
        description: format!("ผ้าไหมทอมือจาก{GIVER}"),
        value: Money::from_baht(2_900),
        // What the rules say is not the page's to say.
        verdict: GiftVerdict::Exempt,
        reason: GiftReason::Personal,
        ..Gift::blank(office.surroundings().new_id(), agency_id, day("2026-02-11")?)
    })
}

fn save_gift(workspace: &Workspace, gift: &Gift) -> Result<()> {
    within(workspace, |office, _| {
        let saved = office.operate(Action::on::<Gift>(Verb::Save), |tx| tx.save(gift.clone()))?;
        ensure!(saved.rows == 1, "a gift is one row");
        Ok(())
    })
}

#[test]
fn a_gift_is_saved_listed_edited_undone_and_printed_with_its_giver_masked_for_the_public() -> Result<()> {
    let workspace = Workspace::sample();
    let before = workspace.list("gifts").len();
    let gift = within(&workspace, |office, agency| gift(office, agency))?;
    save_gift(&workspace, &gift)?;
    let listed = || -> Result<_> {
        let gifts = workspace.list("gifts");
        let found = gifts.iter().find(|listed| listed["giver"] == GIVER).context("the gift is listed")?;
        Ok((gifts.len(), found["verdict"].clone(), found["reason"].clone()))
    };
    assert_eq!(listed()?, (before + 1, "receivable".into(), "within_limits".into()));

    save_gift(&workspace, &Gift { value: Money::from_baht(3_100), ..gift.clone() })?;
    assert_eq!(listed()?, (before + 1, "over_the_limit".into(), "over_per_occasion".into()));
    assert!(workspace.run("undo", []).succeeded().stdout.contains("ของขวัญ"));
    assert_eq!(listed()?, (before + 1, "receivable".into(), "within_limits".into()));

    let internal = printed(&workspace, "gift_register", &[])?;
    for told in [&unspaced(GIVER), "2,900.00", "มูลค่าไม่เกินเกณฑ์", "รอพิจารณา", "11ก.พ.69"]
    {
        assert!(internal.contains(told), "{told}: {internal}");
    }
    let public = printed(&workspace, "gift_register", &["--disclosable"])?;
    assert!(public.contains("2,900.00") && public.contains("ผ้าไหมทอมือจาก•••"), "{public}");
    assert!(!public.contains(&unspaced(GIVER)) && !public.contains("หัวหน้าฝ่ายทะเบียนประวัติ"), "{public}");

    workspace.undoes();
    assert_eq!(workspace.list("gifts").len(), before);
    assert!(!printed(&workspace, "gift_register", &["--compact"])?.contains(&unspaced(GIVER)));
    Ok(())
}

fn complaint(office: &Office, agency_id: Id<Agency>) -> Result<Complaint> {
    Ok(Complaint {
        received_by: "งานสารบรรณ".into(),
        channel: ComplaintChannel::Letter,
        kind: ComplaintKind::Procurement,
        summary: "ผู้รับจ้างส่งงานไม่ครบแต่ได้รับการตรวจรับ".into(),
        unit: "กลุ่มพัสดุ".into(),
        urgency: Urgency::Urgent,
        protected: true,
        owner: "ศูนย์ปฏิบัติการต่อต้านการทุจริต".into(),
        acknowledged_on: Some(day("2026-03-04")?),
        ..Complaint::blank(office.surroundings().new_id(), agency_id, day("2026-03-02")?)
    })
}

fn save_complaint(workspace: &Workspace, complaint: &Complaint) -> Result<Complaint> {
    within(workspace, |office, _| {
        office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(complaint.clone()))?;
        Ok(office.read(|reader| reader.get(complaint.id))?)
    })
}

#[test]
fn a_complaint_is_saved_listed_edited_undone_and_printed_without_its_substance_for_the_public() -> Result<()> {
    let workspace = Workspace::sample();
    let before = workspace.list("complaints").len();
    let saved = save_complaint(&workspace, &within(&workspace, |office, agency| complaint(office, agency))?)?;
    let code = saved.case_code.clone().context("it has a code")?.to_string();
    let listed = || -> Result<_> {
        let complaints = workspace.list("complaints");
        let found = complaints.iter().find(|listed| listed["case_code"] == *code).context("it is listed")?;
        Ok((complaints.len(), found["reply_by"].clone(), found["outcome"].clone()))
    };
    // The agency promises a reply within ten working days, of which the third of March, a holiday, is none.
    assert_eq!(listed()?, (before + 1, "2026-03-17".into(), "".into()));

    let outcome = "ไม่มีมูล งานครบตามสัญญา";
    save_complaint(&workspace, &Complaint { closed_on: Some(day("2026-03-20")?), outcome: outcome.into(), ..saved })?;
    assert_eq!(listed()?, (before + 1, "2026-03-17".into(), outcome.into()));
    assert!(workspace.run("undo", []).succeeded().stdout.contains("เรื่องร้องเรียน"));
    assert_eq!(listed()?, (before + 1, "2026-03-17".into(), "".into()));

    let internal = printed(&workspace, "complaint_register", &[])?;
    for told in [&code, "ผู้รับจ้างส่งงานไม่ครบแต่ได้รับการตรวจรับ", "แจ้งรับ4มี.ค.69", "ตอบภายใน17มี.ค.69", "คุ้มครอง"]
    {
        assert!(internal.contains(told), "{told}: {internal}");
    }
    let public = printed(&workspace, "complaint_register", &["--disclosable"])?;
    assert!(public.contains("แจ้งรับ4มี.ค.69") && public.contains("การจัดซื้อจัดจ้าง"), "{public}");
    for masked in [&code, "ผู้รับจ้างส่งงานไม่ครบ", "คุ้มครอง"]
    {
        assert!(!public.contains(masked), "{masked}: {public}");
    }

    workspace.undoes();
    assert_eq!(workspace.list("complaints").len(), before);
    Ok(())
}

#[test]
fn who_told_is_in_no_file_list_history_audit_backup_or_print_but_the_protected_store() -> Result<()> {
    // Without a passphrase every other file is in clear: what is anywhere in them is found.
    let workspace = Workspace::sample();
    let saved = save_complaint(&workspace, &within(&workspace, |office, agency| complaint(office, agency))?)?;
    let code = saved.case_code.context("it has a code")?;
    let identity = Identity { name: INFORMANT.into(), contact: CONTACT.into(), note: INFORMANT.into() };
    let core = saisaat_core::Workspace::at(&workspace.path())?;
    // The store opens for officers only, who are in locked workspaces: one of another's looks after it here.
    let locked = workspace.beside("locked");
    let made =
        saisaat_core::Workspace::create_locked(&locked, "Officer", "a passphrase of officers", Surroundings::system());
    let mut theirs = made?.1.office;
    let (history, audit) = within(&workspace, |office, _| {
        let protected = core.create_protected(&theirs, "a passphrase of identities")?;
        protected.keep(&code, &identity)?;
        let revealed = protected.reveal(&mut theirs, &code, "นัดสอบข้อเท็จจริง")?;
        ensure!(revealed == identity, "the protected store has it");
        office.operate(Action::on::<ComplaintStep>(Verb::Save), |tx| {
            let (id, taken_on) = (tx.new_id(), saved.received_on);
            tx.save(ComplaintStep {
                id, complaint_id: saved.id, taken_on, done: "สอบข้อเท็จจริงแล้ว".into()
            })
        })?;
        core.back_up(office, &core.backups())?;
        let operations = office.operations(&HistoryFilter::default(), None, 100)?;
        let details = operations.iter().map(|operation| office.details(operation.seq, 50));
        let details = details.collect::<Result<Vec<_>, _>>()?;
        Ok((format!("{details:?}"), format!("{:?} {:?}", office.audit()?, theirs.audit()?)))
    })?;
    assert!(history.contains(code.as_str()), "the history tells of the complaint");
    assert!(!history.contains(&saved.summary), "and not what it is about");
    assert!(!history.contains("สอบข้อเท็จจริงแล้ว"), "nor what was found out");
    assert!(audit.contains("identities"), "that an identity was shown is in the log");

    let mut told = vec![history, audit];
    for register in ["complaints", "complaint_steps", "people", "gifts"] {
        told.extend(workspace.list(register).iter().map(ToString::to_string));
    }
    for more in [&[][..], &["--disclosable"]] {
        told.push(printed(&workspace, "complaint_register", more)?);
    }
    for secret in [INFORMANT, CONTACT] {
        assert!(!told.iter().any(|text| text.contains(secret) || text.contains(&unspaced(secret))), "{secret}");
        assert!(!any_file_holds(&workspace.path(), secret.as_bytes())?, "{secret}");
    }
    assert!(any_file_holds(&workspace.path(), saved.summary.as_bytes())?, "what is there is found");
    Ok(())
}

fn any_file_holds(folder: &Path, bytes: &[u8]) -> Result<bool> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let held = match path.is_dir() {
            true => any_file_holds(&path, bytes)?,
            false => fs::read(&path)?.windows(bytes.len()).any(|window| window == bytes),
        };
        if held {
            return Ok(true);
        }
    }
    Ok(false)
}

#[test]
fn a_table_leads_to_the_type_of_its_records_from_any_crate() {
    for register in REGISTERS {
        let columns = saisaat_core::with_register!(register.table, T => <T as Record>::COLUMNS.len());
        assert_eq!(columns, Some(register.fields.len() + 1), "{}", register.table);
    }
}
