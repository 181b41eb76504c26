//! A ministry of twelve thousand people in the real window: its list opens, scrolls to the end, sorts and is searched, and no frame
//! waits for data; search finds over all registers, and agencies are found by words.

use anyhow::{Result, ensure};
use driver::{Window, saisaat};
use saisaat_core::registers::{Agency, Person};
use saisaat_core::{Action, Office, Surroundings, Verb};

const PEOPLE: usize = 12_000;
const AGENCIES: usize = 300;
/// Milliseconds of a frame that nobody waits for.
const AT_ONCE: f64 = 100.0;
/// The machine may be at other work: what is as quick once is quick.
const TRIES: usize = 5;

#[test]
fn a_list_of_twelve_thousand_people_opens_scrolls_sorts_and_is_searched_without_a_long_frame() -> Result<()> {
    let window = with_a_ministry()?;
    let last_row = format!("[aria-rowindex=\"{}\"]", PEOPLE + 1);
    quick(&window, "opening", || {
        window.click("nav-overview")?;
        window.click("nav-people")?;
        window.text_when("count", |text| text.contains("12,000")).map(|_| ())
    })?;
    quick(&window, "scrolling to the end", || {
        for share in [0.2, 0.4, 0.6, 0.8, 1.0] {
            window.scroll("[data-testid=table]", share)?;
        }
        window.see_css(&last_row)?;
        window.scroll("[data-testid=table]", 0.0)
    })?;
    quick(&window, "sorting", || {
        for _ in 0..3 {
            window.click_css("[role=columnheader]:nth-child(4) button")?;
            window.see_css("[aria-rowindex=\"2\"][data-testid=row]")?;
        }
        Ok(())
    })?;
    quick(&window, "searching", || {
        window.fill("search", "สกุล1199")?;
        window.text_when("count", |text| text.starts_with("11 ")).map(|_| ())?;
        window.fill("search", "")?;
        window.text_when("count", |text| text.contains("12,000")).map(|_| ())
    })
}

#[test]
fn the_keyboard_finds_a_record_of_any_register_and_opens_it() -> Result<()> {
    let window = with_a_ministry()?;
    window.press_with_control('k')?;
    window.see_focused("search-everywhere")?;
    window.fill("search-everywhere", "สกุล๑๑๙๙๙")?;
    one_hit(&window)?;
    window.press_enter()?;
    window.see("record")?;
    assert_eq!(window.value("field-surname")?, "สกุล11999");
    window.click("cancel")?;
    window.see_gone("record")?;
    window.fill("search-everywhere", "ไม่มีคำนี้")?;
    window.see("none-found")?;
    window.fill("search-everywhere", "หน่วยงานที่ 299")?;
    one_hit(&window)?;
    window.press_enter()?;
    window.see("record")?;
    assert_eq!(window.value("field-code")?, "A299");
    Ok(())
}

#[test]
fn an_agency_is_found_by_its_name_and_only_the_first_fifty_are_offered() -> Result<()> {
    let window = with_a_ministry()?;
    window.click("scope-agency")?;
    window.until("fifty are offered", || Ok((window.count("agency-option")? == 50).then_some(())))?;
    window.fill("scope-agency", "A277")?;
    window.until("one is offered", || Ok((window.count("agency-option")? == 1).then_some(())))?;
    window.press_enter()?;
    window.until("it is in scope", || Ok((window.value("scope-agency")? == "หน่วยงานที่ 277").then_some(())))?;
    window.click("nav-people")?;
    window.text_when("count", |text| text.starts_with("40 ")).map(|_| ())
}

/// Once the index is filled there is one, and it stays.
fn one_hit(window: &Window) -> Result<()> {
    window.until("there is one hit", || {
        let found = window.count("hit")? == 1 && window.count("filling")? == 0;
        Ok(found.then_some(()))
    })
}

fn quick(window: &Window, what: &str, mut work: impl FnMut() -> Result<()>) -> Result<()> {
    let mut longest = f64::MAX;
    for _ in 0..TRIES {
        longest = longest.min(window.longest_frame(&mut work)?);
        if longest <= AT_ONCE {
            return Ok(());
        }
    }
    ensure!(longest <= AT_ONCE, "{what} takes a frame of {longest} ms");
    Ok(())
}

fn with_a_ministry() -> Result<Window> {
    let window = Window::open()?;
    let place = window.folder().join("ministry");
    let place_named = place.to_str().expect("plain");
    let _ = saisaat(["new", place_named, "--ministry", "กระทรวงใหญ่", "--unprotected"]).succeeded();
    let mut office = Office::open(&place.join("workspace.db"), Surroundings::system())?;
    office.operate(Action::on::<Person>(Verb::Import), |tx| {
        let ministry = tx.ministry()?;
        let mut agencies = Vec::new();
        for number in 0..AGENCIES {
            let (code, name_th) = (format!("A{number}"), format!("หน่วยงานที่ {number}"));
            let agency = Agency { id: tx.new_id(), parent_id: Some(ministry.id), code, name_th, ..ministry.clone() };
            tx.add(&agency)?;
            agencies.push(agency.id);
        }
        for number in 0..PEOPLE {
            tx.add(&Person {
                first_name: format!("สมชาย{}", number * 7 % 997),
                surname: format!("สกุล{number}"),
                position: ["นิติกร", "วิศวกร", "นักทรัพยากรบุคคล"][number % 3].into(),
                ..Person::blank(tx.new_id(), agencies[number % AGENCIES])
            })?;
        }
        Ok(())
    })?;
    office.close()?;
    window.answer_chooser(&place)?;
    window.click("start-open")?;
    window.see("nav-people")?;
    Ok(window)
}
