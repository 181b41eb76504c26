use super::super::fixture::{self, day, office, refusal};
use super::*;
use crate::registers::RecordClass;
use crate::values::FiscalYear;
use crate::{Action, Office, Verb};

fn complaint(office: &Office, agency: Id<Agency>) -> Complaint {
    fixture::complaint(office.surroundings().new_id(), agency)
}

fn received(office: &mut Office, agency: Id<Agency>) -> Complaint {
    let new = complaint(office, agency);
    save(office, &new)
}

fn save(office: &mut Office, complaint: &Complaint) -> Complaint {
    office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(complaint.clone())).expect("saves");
    read(office, complaint.id)
}

fn read(office: &Office, id: Id<Complaint>) -> Complaint {
    office.read(|reader| reader.get(id)).expect("is there")
}

fn dues(complaint: &Complaint) -> [String; 3] {
    [complaint.acknowledge_by, complaint.reply_by, complaint.progress_by].map(|due| due.expect("reckoned").to_string())
}

#[test]
fn a_new_complaint_gets_a_code_for_good_and_the_days_it_is_due() {
    let (mut office, _, agency) = office();
    let saved = received(&mut office, agency);
    assert_eq!(dues(&saved), ["2026-03-09", "2026-03-17", "2026-04-01"]);
    let other = received(&mut office, agency);
    assert!(saved.case_code.is_some() && saved.case_code != other.case_code);

    let edited = Complaint { case_code: other.case_code, unit: "กองคลัง".into(), ..saved.clone() };
    assert_eq!(save(&mut office, &edited).case_code, saved.case_code);
}

#[test]
fn deadlines_are_the_agencys_own_or_those_of_the_nearest_above_it() {
    let (mut office, ministry, agency) = office();
    let set = |office: &mut Office, agency_id, acknowledge_days| {
        let done = office.operate(Action::on::<ComplaintDeadlines>(Verb::Save), |tx| {
            let own = Deadlines {
                acknowledge: Term { days: acknowledge_days, count: DayCount::Calendar },
                reply: Term { days: 5, count: DayCount::Working },
                progress: Term { days: 15, count: DayCount::Calendar },
            };
            tx.put(&own.set_by(tx.new_id(), agency_id))
        });
        assert_eq!(done.expect("saves").rows, 1);
    };
    let of = |office: &Office, agency| office.read(|reader| Deadlines::of(reader, agency)).expect("asks");
    assert_eq!(of(&office, agency), Deadlines::DEFAULT);
    set(&mut office, ministry, 3);
    assert_eq!(of(&office, agency).acknowledge.days, 3);
    set(&mut office, agency, 1);
    assert_eq!((of(&office, agency).acknowledge.days, of(&office, ministry).acknowledge.days), (1, 3));
    let saved = received(&mut office, agency);
    assert_eq!(dues(&saved), ["2026-03-03", "2026-03-09", "2026-03-17"]);
}

#[test]
fn a_day_that_was_set_by_hand_stays_and_one_that_was_reckoned_follows_a_corrected_receipt() {
    let (mut office, _, agency) = office();
    let by_hand = Complaint { reply_by: Some(day("2026-05-01")), ..complaint(&office, agency) };
    let saved = save(&mut office, &by_hand);
    assert_eq!(dues(&saved), ["2026-03-09", "2026-05-01", "2026-04-01"]);
    let corrected = Complaint { received_on: day("2026-03-03"), reply_by: Some(day("2026-05-04")), ..saved };
    assert_eq!(dues(&save(&mut office, &corrected)), ["2026-03-10", "2026-05-04", "2026-04-02"]);
}

#[test]
fn progress_is_due_so_many_days_after_the_last_step_and_goes_back_with_it() {
    let (mut office, _, agency) = office();
    let saved = received(&mut office, agency);
    let step = |office: &mut Office, on: &str| {
        let done = office.operate(Action::on::<ComplaintStep>(Verb::Save), |tx| {
            let (id, taken_on) = (tx.new_id(), day(on));
            tx.save(ComplaintStep {
                id, complaint_id: saved.id, taken_on, done: "ขอเอกสารจากกลุ่มพัสดุ".into()
            })?;
            Ok(id)
        });
        done.map(|done| done.value)
    };
    let due = |office: &Office| dues(&read(office, saved.id))[2].clone();
    step(&mut office, "2026-03-20").expect("saves");
    assert_eq!(due(&office), "2026-04-20", "the nineteenth is a Sunday");
    let last = step(&mut office, "2026-04-10").expect("saves");
    step(&mut office, "2026-03-25").expect("saves");
    assert_eq!(due(&office), "2026-05-11", "a step noted later does not bring the day forward");
    office
        .operate(Action::on::<ComplaintStep>(Verb::Remove), |tx| tx.take_away::<ComplaintStep>(last))
        .expect("removes");
    assert_eq!(due(&office), "2026-04-24");
    office.undo().expect("undoes").expect("the removal");
    assert_eq!(due(&office), "2026-05-11");
    assert_eq!(refusal(step(&mut office, "2026-03-01").map(|_| ())), ("taken_on".into(), Rule::BeforeReceipt));
}

#[test]
fn the_next_duty_is_the_earliest_that_is_open_and_is_overdue_the_day_after() {
    let (mut office, _, agency) = office();
    let open = received(&mut office, agency);
    let due = |complaint: &Complaint, on: &str| complaint.due(day(on)).map(|due| (due.duty, due.overdue));
    assert_eq!(due(&open, "2026-03-09"), Some((Duty::Acknowledge, false)));
    assert_eq!(due(&open, "2026-03-10"), Some((Duty::Acknowledge, true)));
    let acknowledged = Complaint { acknowledged_on: Some(day("2026-03-04")), ..open };
    assert_eq!(due(&acknowledged, "2026-03-10"), Some((Duty::Reply, false)));
    let replied = Complaint { replied_on: Some(day("2026-03-12")), ..acknowledged };
    assert_eq!(due(&replied, "2026-04-02"), Some((Duty::Progress, true)));
    let closed =
        Complaint { closed_on: Some(day("2026-04-02")), outcome: "ไม่มีมูล".into(), ..replied };
    assert_eq!(due(&closed, "2026-04-02"), None);
}

#[test]
fn nothing_happens_before_receipt_and_nothing_is_closed_without_an_outcome() {
    let (mut office, _, agency) = office();
    let whole = received(&mut office, agency);
    let (early, field) = (Some(day("2026-03-01")), |complaint: Complaint| refusal(complaint.check()).0);
    assert_eq!(field(Complaint { summary: " ".into(), ..whole.clone() }), "summary");
    assert_eq!(field(Complaint { case_code: None, ..whole.clone() }), "case_code");
    assert_eq!(field(Complaint { reply_by: None, ..whole.clone() }), "reply_by");
    assert_eq!(field(Complaint { progress_by: early, ..whole.clone() }), "progress_by");
    assert_eq!(field(Complaint { acknowledged_on: early, ..whole.clone() }), "acknowledged_on");
    assert_eq!(field(Complaint { replied_on: early, ..whole.clone() }), "replied_on");
    let closed = Complaint { closed_on: Some(day("2026-04-01")), ..whole };
    assert_eq!(refusal(closed.check()), ("outcome".into(), Rule::RequiredWhenClosed));
    assert_eq!(field(Complaint { closed_on: early, ..closed }), "closed_on");
}

#[test]
fn a_complaint_goes_with_its_steps_and_belongs_to_the_year_it_was_received_in() {
    let (mut office, _, agency) = office();
    let saved = received(&mut office, agency);
    office
        .operate(Action::on::<ComplaintStep>(Verb::Save), |tx| {
            let id = tx.new_id();
            tx.save(ComplaintStep {
                id, complaint_id: saved.id, taken_on: saved.received_on, done: "รับเรื่อง".into()
            })
        })
        .expect("saves");
    let in_year = |office: &Office, year| {
        let scope = Scope { year: FiscalYear::new(year), ..Scope::default() };
        office.read(|reader| reader.count::<Complaint>(&scope)).expect("counts")
    };
    assert_eq!((in_year(&office, 2568), in_year(&office, 2569)), (0, 1));
    office.operate(Action::on::<Complaint>(Verb::Remove), |tx| tx.remove(saved.id)).expect("removes");
    let steps = office.read(|reader| reader.count::<ComplaintStep>(&Scope::default())).expect("counts");
    assert_eq!(steps, 0);
}

#[test]
fn a_complaint_is_purged_with_its_steps_ten_years_after_it_was_closed_and_never_while_it_is_open() {
    let (mut office, _, agency) = office();
    let long_ago = |office: &Office| Complaint { received_on: day("2012-10-01"), ..complaint(office, agency) };
    let open = long_ago(&office);
    save(&mut office, &open);
    let closing = |on: &str| (Some(day(on)), "ไม่มีมูล".to_owned());
    let mut closed = Vec::new();
    for on in ["2015-09-30", "2015-10-01"] {
        let (closed_on, outcome) = closing(on);
        let new = Complaint { closed_on, outcome, ..long_ago(&office) };
        closed.push(save(&mut office, &new));
    }
    office
        .operate(Action::on::<ComplaintStep>(Verb::Save), |tx| {
            let (id, complaint_id) = (tx.new_id(), closed[0].id);
            tx.save(ComplaintStep {
                id, complaint_id, taken_on: day("2012-10-02"), done: "รับเรื่อง".into()
            })
        })
        .expect("saves");
    let due = office.due_for_purge().expect("asks");
    let [candidate] = due.as_slice() else { panic!("{due:?}") };
    let code = closed[0].case_code.as_ref().map(ToString::to_string);
    assert_eq!((candidate.class, Some(&candidate.label), candidate.parts), (RecordClass::Complaints, code.as_ref(), 1));
    office.purge(RecordClass::Complaints, std::slice::from_ref(&candidate.key)).expect("purges");
    let left = office.read(|reader| reader.count::<Complaint>(&Scope::default())).expect("counts");
    let steps = office.read(|reader| reader.count::<ComplaintStep>(&Scope::default())).expect("counts");
    assert_eq!((left, steps), (2, 0));
}

#[test]
fn a_text_that_a_complaint_or_its_steps_tell_is_found_however_it_is_spaced() {
    let (mut office, _, agency) = office();
    let saved = received(&mut office, agency);
    office
        .operate(Action::on::<ComplaintStep>(Verb::Save), |tx| {
            let (id, complaint_id) = (tx.new_id(), saved.id);
            tx.save(ComplaintStep {
                id, complaint_id, taken_on: saved.received_on, done: "โทรหานายกล้า หาญดี".into()
            })
        })
        .expect("saves");
    let code = saved.case_code.expect("it has a code");
    let tells = |text: &str| {
        office.read(|reader| Complaint::with_code(reader, &code)?.expect("is there").tells(reader, text)).expect("asks")
    };
    assert!(tells("กล้า  หาญดี") && tells("ผู้เสนอราคา รายเดียว"));
    assert!(!tells("กล้า หาญมาก") && !tells(" "));
    let unknown = office.surroundings().new_case_code();
    assert_eq!(office.read(|reader| Complaint::with_code(reader, &unknown)).expect("asks"), None);
}
