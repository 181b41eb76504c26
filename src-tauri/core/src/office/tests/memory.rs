//! How long operations can be undone, whatever the machine's clock says.

use crate::Rule;
use chrono::{DateTime, Duration, Utc};

use super::*;
use crate::registers::AwardScheme;
use crate::values::FiscalYear;

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).expect("in range")
}

/// The office as it is opened so many days after the start.
fn opened(office: Office, day: i64) -> Office {
    Office { surroundings: on(day), notices: Vec::new(), ..office }.tidied().expect("tidies")
}

fn on(day: i64) -> Surroundings {
    Surroundings::fixed(start() + Duration::days(day), 70_000_u64.wrapping_add_signed(day))
}

fn kinds(office: &Office) -> Vec<&'static str> {
    let kind = |notice: &Notice| match notice {
        Notice::ClockBehind { .. } => "behind",
        Notice::ClockAhead { .. } => "ahead",
        _ => "other",
    };
    office.notices().iter().map(kind).collect()
}

fn states(office: &Office) -> Vec<(i64, String, bool)> {
    let operations = office.operations(&HistoryFilter::default(), None, 100).expect("lists");
    operations.into_iter().map(|o| (o.seq, o.state, o.undoable)).collect()
}

#[test]
fn one_opening_with_the_clock_two_years_ahead_loses_no_undo_and_is_told() {
    let mut office = opened(office(), 0);
    let ministry = saved(&mut office, None, "M");
    for day in 1..5 {
        office = opened(office, day);
        saved(&mut office, Some(&ministry), &format!("A{day}"));
    }
    let mut ahead = opened(office, 735);
    assert_eq!(kinds(&ahead), ["ahead"]);
    // Also when it is worked with.
    saved(&mut ahead, Some(&ministry), "B");
    ahead = opened(ahead, 736);
    assert!(ahead.notices().is_empty(), "told once, until it is set right");
    let far = opened(ahead, 1_500);
    assert_eq!(kinds(&far), ["ahead"]);
    let mut far = far;
    let purged = far.purge(RecordClass::People, &[]).map(|_| ());
    assert!(matches!(purged, Err(Error::Invalid { rule, .. }) if rule == Rule::Contradicted), "its clock tells no age");
    let mut back = opened(far, 6);
    assert_eq!(kinds(&back), ["behind"]);
    assert!(states(&back).iter().all(|(_, state, undoable)| state == "done" && *undoable), "{:?}", states(&back));
    for _ in 0..6 {
        back.undo().expect("undoes").expect("something to undo");
    }
    assert!(codes(&back).is_empty());
}

#[test]
fn what_was_done_with_the_clock_behind_is_undone_like_anything_else() {
    let mut office = opened(office(), 0);
    let ministry = saved(&mut office, None, "M");
    let mut behind = opened(office, -3_000);
    assert_eq!(kinds(&behind), ["behind"]);
    saved(&mut behind, Some(&ministry), "A");
    let mut office = opened(behind, 1);
    assert!(office.notices().is_empty(), "the clock is right again: {:?}", office.notices());
    saved(&mut office, Some(&ministry), "B");
    let mut office = opened(office, 2);
    assert!(states(&office).iter().all(|(_, state, _)| state == "done"), "{:?}", states(&office));
    office.revert(2).expect("reverts what was done with the clock behind");
    assert_eq!(codes(&office), ["M", "B"]);
}

#[test]
fn two_real_years_with_work_in_between_make_the_oldest_operations_forgotten() {
    let mut office = opened(office(), 0);
    let ministry = saved(&mut office, None, "M");
    for week in 1..=104 {
        office = opened(office, week * 7);
        saved(&mut office, Some(&ministry), &format!("A{week}"));
    }
    let mut office = opened(office, 105 * 7);
    let (kept, forgotten): (Vec<_>, Vec<_>) = states(&office).into_iter().partition(|(_, _, undoable)| *undoable);
    // 400 days are 57 weeks and a day.
    assert_eq!((kept.len(), kept.last().map(|(seq, ..)| *seq)), (57, Some(49)), "{kept:?}");
    assert!(!forgotten.is_empty() && forgotten.iter().all(|(_, state, _)| state == "forgotten"));
    assert!(office.details(1, 10).expect("asks").is_empty(), "its values are gone, that it was done is not");
    assert!(matches!(office.revert(1), Err(Error::NotFound { .. })));
    office.undo().expect("undoes").expect("the newest");
}

#[test]
fn thirty_openings_with_a_clock_that_jumps_to_and_fro_forget_nothing() {
    let mut office = opened(office(), 0);
    let ministry = saved(&mut office, None, "M");
    for day in 1..=30 {
        office = opened(office, day);
        saved(&mut office, Some(&ministry), &format!("A{day}"));
        for wrong in [day + 1_000, day - 1_000] {
            office = opened(office, wrong);
            office.record(SAVE, 1).expect("records");
        }
    }
    let office = opened(office, 31);
    assert!(states(&office).iter().all(|(_, state, _)| state == "done"));
}

/// A year's award that is past its time in the fiscal year 2569 of the start, and one that is not for another five years.
fn awarded(office: &mut Office) {
    let ministry = saved(office, None, "M");
    for (year, name) in [(2558, "เก่า"), (2564, "ใหม่")] {
        let scheme = AwardScheme {
            name: name.into(),
            ..AwardScheme::blank(office.surroundings().new_id(), ministry.id, FiscalYear::new(year).expect("a year"))
        };
        office.operate(Action::on::<AwardScheme>(Verb::Save), |tx| tx.put(&scheme)).expect("saves");
    }
}

fn due(office: &Office) -> Vec<String> {
    office.due_for_purge().expect("asks").into_iter().map(|candidate| candidate.label).collect()
}

#[test]
fn however_often_it_is_opened_with_the_clock_ten_years_ahead_nothing_more_is_past_its_time() {
    let mut office = opened(office(), 0);
    awarded(&mut office);
    for day in 1..5 {
        office = opened(office, day);
        office.record(SAVE, 1).expect("records");
    }
    let right = due(&office);
    assert_eq!(right, ["เก่า"]);
    for day in 0..4 {
        office = opened(office, 3_650 + day);
        assert_eq!(due(&office), right, "at opening {day}");
        office.record(SAVE, 1).expect("records");
    }
    assert!(office.notices().is_empty(), "the log knows this time by now");
    let newest = office.read(|r| r.list::<AwardScheme>(&Scope::default())).expect("lists").swap_remove(0);
    let purged = office.purge(RecordClass::Awards, &[newest.id.to_string()]);
    assert!(matches!(purged, Err(Error::Invalid { rule, .. }) if rule == Rule::NotDue));
    assert_eq!(due(&opened(office, 6)), right, "nor when it is set right");
}

#[test]
fn who_confirms_the_date_after_a_long_pause_purges_at_once_and_is_not_asked_again() {
    let mut office = opened(office(), 0);
    awarded(&mut office);
    // Nothing was written for six years: in a workspace without a passphrase an opening leaves no line.
    for _ in 0..2 {
        office = opened(office, 6 * 366);
        assert_eq!((kinds(&office), due(&office)), (vec!["ahead"], vec!["เก่า".to_owned()]));
    }
    let doubt = office.date_in_doubt().expect("asks").expect("in doubt");
    assert_eq!((doubt.clock, doubt.log), (on(6 * 366).clock.today(), on(0).clock.today()));
    let other = office.confirm_date(doubt.log);
    assert!(matches!(other, Err(Error::Invalid { field, rule }) if field == "clock" && rule == Rule::AnotherDay));
    office.confirm_date(doubt.clock).expect("confirms");
    assert_eq!(office.date_in_doubt().expect("asks"), None);
    assert_eq!(due(&office), ["เก่า", "ใหม่"]);
    let keys: Vec<String> = office.due_for_purge().expect("asks").into_iter().map(|candidate| candidate.key).collect();
    office.purge(RecordClass::Awards, &keys).expect("purges");
    let office = opened(office, 6 * 366 + 190);
    assert_eq!((office.date_in_doubt().expect("asks"), kinds(&office)), (None, vec![]));
    assert_eq!(office.audit().expect("reads")[3].verb, "confirm_date");
    office.verify_audit().expect("holds");
}

#[test]
fn a_clock_set_back_after_its_wrong_date_was_confirmed_is_believed_again() {
    let mut office = opened(office(), 0);
    awarded(&mut office);
    office = opened(office, 3_650);
    office.confirm_date(on(3_650).clock.today()).expect("confirms");
    office = opened(office, 2);
    assert_eq!(kinds(&office), ["behind"]);
    let doubt = office.date_in_doubt().expect("asks").expect("in doubt");
    assert_eq!((doubt.clock, doubt.log), (on(2).clock.today(), on(3_650).clock.today()));
    assert_eq!(due(&office), ["เก่า"]);
    office.confirm_date(doubt.clock).expect("confirms");
    let office = opened(office, 3);
    assert_eq!((office.date_in_doubt().expect("asks"), due(&office)), (None, vec!["เก่า".to_owned()]));
}
