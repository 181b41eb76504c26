//! How long operations can be undone, whatever the machine's clock says.

use chrono::{DateTime, Duration, Utc};

use super::*;

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
    assert!(matches!(purged, Err(Error::Invalid { rule, .. }) if rule == "contradicted"), "its clock tells no age");
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
