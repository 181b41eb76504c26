use super::super::fixture::{day, office, refusal};
use super::*;
use crate::registers::{Record as _, RecordClass};
use crate::{Action, Office, Verb};

const SAVE: Action = Action::on::<Gift>(Verb::Save);

/// A basket worth a thousand baht from somebody outside, at the New Year.
fn gift(office: &Office, agency_id: Id<Agency>) -> Gift {
    Gift {
        giver: "สมาคมตัวอย่าง".into(),
        giver_kind: GiverKind::Organisation,
        relation: GiftRelation::Public,
        receiver: "ผู้อำนวยการกอง".into(),
        occasion: "ปีใหม่".into(),
        description: "กระเช้าผลไม้".into(),
        value: Money::from_baht(1_000),
        verdict: GiftVerdict::Receivable,
        reason: GiftReason::WithinLimits,
        ..Gift::blank(office.surroundings().new_id(), agency_id, day("2025-12-29"))
    }
}

/// From a subordinate, who is a person.
fn among(relation: GiftRelation, gift: Gift) -> Gift {
    Gift { relation, giver_kind: GiverKind::Person, ..gift }
}

fn by_default(gift: &Gift) -> GiftReason {
    judged(gift, &Limits::DEFAULT, &Received::default())
}

fn save(office: &mut Office, gift: &Gift) -> Gift {
    office.operate(SAVE, |tx| tx.save(gift.clone())).expect("saves");
    office.read(|reader| reader.get(gift.id)).expect("is there")
}

#[test]
fn what_is_asked_for_and_what_comes_from_business_is_not_received_however_little_it_is_worth() {
    let (office, _, agency) = office();
    let small = Gift { value: Money::from_baht(1), ..gift(&office, agency) };
    for relation in GiftRelation::ALL {
        let asked = Gift { solicited: true, relation: *relation, ..small.clone() };
        assert_eq!(by_default(&asked), GiftReason::Solicited, "{relation:?}");
    }
    let business = Gift { relation: GiftRelation::Business, ..small };
    assert_eq!(by_default(&business), GiftReason::Business);
    assert_eq!(GiftReason::Business.verdict(), GiftVerdict::NotReceivable);
}

#[test]
fn what_a_friend_gives_is_exempt_at_any_worth_and_under_any_policy() {
    let (office, _, agency) = office();
    let dear = Gift { relation: GiftRelation::Personal, value: Money::from_baht(1_000_000), ..gift(&office, agency) };
    let none_allowed = Limits { per_occasion: Money::ZERO, ..Limits::DEFAULT };
    assert_eq!(judged(&dear, &none_allowed, &Received::default()).verdict(), GiftVerdict::Exempt);
}

#[test]
fn a_gift_from_outside_is_received_up_to_the_limit_to_the_satang() {
    let (office, _, agency) = office();
    let worth = |satang| Gift { value: Money::from_satang(satang), ..gift(&office, agency) };
    assert_eq!(by_default(&worth(300_000)).verdict(), GiftVerdict::Receivable);
    assert_eq!(by_default(&worth(300_001)), GiftReason::OverPerOccasion);
    assert_eq!(GiftReason::OverPerOccasion.verdict(), GiftVerdict::OverTheLimit);
}

#[test]
fn a_subordinate_gives_a_superior_no_cash_and_only_on_an_occasion() {
    let (office, _, agency) = office();
    let given = among(GiftRelation::Subordinate, gift(&office, agency));
    assert_eq!(by_default(&given).verdict(), GiftVerdict::Receivable);
    assert_eq!(by_default(&Gift { cash: true, ..given.clone() }), GiftReason::Cash);
    let any_day = Gift { occasion_kind: Occasion::Other, ..given.clone() };
    assert_eq!(by_default(&any_day), GiftReason::NoOccasion);
    let dear = Gift { value: Money::from_baht(3_001), ..given.clone() };
    assert_eq!(by_default(&dear), GiftReason::OverPerOccasion);
    // A superior may give, in cash and on any day, within the limit.
    let back = Gift { cash: true, ..among(GiftRelation::Superior, any_day) };
    assert_eq!(by_default(&back).verdict(), GiftVerdict::Receivable);
    let party = Gift { occasion_kind: Occasion::SharedParty, cash: true, ..given };
    assert_eq!(by_default(&party), GiftReason::SharedParty);
}

#[test]
fn an_agency_that_receives_no_gifts_receives_none_worth_nothing_either() {
    let (office, _, agency) = office();
    let none_allowed = Limits { per_occasion: Money::ZERO, ..Limits::DEFAULT };
    let worthless = Gift { value: Money::ZERO, ..gift(&office, agency) };
    assert_eq!(judged(&worthless, &none_allowed, &Received::default()), GiftReason::NoGiftPolicy);
}

#[test]
fn what_one_giver_gives_one_receiver_is_added_up_by_the_day_and_by_the_fiscal_year() {
    let (mut office, ministry, agency) = office();
    office
        .operate(Action::on::<GiftLimits>(Verb::Save), |tx| {
            let (per_occasion, per_year) = (Money::from_baht(2_000), Some(Money::from_baht(3_000)));
            tx.put(&GiftLimits { per_occasion, per_year, ..GiftLimits::blank(tx.new_id(), ministry) })
        })
        .expect("saves");
    let first = gift(&office, agency);
    let again = |office: &Office, on: &str, satang: i64| Gift {
        received_on: day(on),
        giver: " สมาคมตัวอย่าง ".into(),
        value: Money::from_satang(satang),
        ..gift(office, agency)
    };
    assert_eq!(save(&mut office, &first).reason, GiftReason::WithinLimits, "the ministry's limits hold below it");
    let same_day = again(&office, "2025-12-29", 100_001);
    assert_eq!(save(&mut office, &same_day).reason, GiftReason::OverPerOccasion);
    let same_year = Gift { occasion: "เกษียณ".into(), ..again(&office, "2026-09-30", 100_000) };
    assert_eq!(save(&mut office, &same_year).reason, GiftReason::OverPerYear);
    let next_year = again(&office, "2026-10-01", 100_000);
    assert_eq!(save(&mut office, &next_year).reason, GiftReason::WithinLimits);
    let to_another =
        Gift { receiver: "เลขานุการกรม".into(), ..again(&office, "2026-09-30", 100_000) };
    assert_eq!(save(&mut office, &to_another).reason, GiftReason::WithinLimits);
    // Once what was too much is returned, it no longer counts.
    let (decision, decided_on) = (GiftDecision::Returned, Some(day("2026-01-05")));
    save(&mut office, &Gift { decision, decided_on, ..same_day });
    assert_eq!(save(&mut office, &same_year).reason, GiftReason::WithinLimits);
}

#[test]
fn a_verdict_stands_once_it_was_decided_on_until_the_facts_are_corrected() {
    let (mut office, _, agency) = office();
    let decided = Gift { decision: GiftDecision::Kept, decided_on: Some(day("2026-01-05")), ..gift(&office, agency) };
    assert_eq!(save(&mut office, &decided).reason, GiftReason::WithinLimits);
    office
        .operate(Action::on::<GiftLimits>(Verb::Save), |tx| tx.put(&GiftLimits::blank(tx.new_id(), agency)))
        .expect("saves");
    let noted = Gift {
        note: "เก็บไว้ที่ห้องกลาง".into(), reason: GiftReason::Business, ..decided.clone()
    };
    assert_eq!(save(&mut office, &noted).reason, GiftReason::WithinLimits, "the page does not say what the rules say");
    let corrected = Gift { value: Money::from_baht(1_500), ..decided };
    assert_eq!(save(&mut office, &corrected).reason, GiftReason::NoGiftPolicy);
}

#[test]
fn a_gift_names_giver_receiver_and_what_became_of_it() {
    let (office, _, agency) = office();
    let whole = gift(&office, agency);
    assert_eq!(whole.check().ok(), Some(()));
    let field = |gift: Gift| refusal(gift.check()).0;
    assert_eq!(field(Gift { giver: " ".into(), ..whole.clone() }), "giver");
    assert_eq!(field(Gift { receiver: String::new(), ..whole.clone() }), "receiver");
    assert_eq!(field(Gift { description: String::new(), ..whole.clone() }), "description");
    assert_eq!(field(Gift { value: Money::from_satang(-1), ..whole.clone() }), "value");
    assert_eq!(field(Gift { decision: GiftDecision::Kept, ..whole.clone() }), "decided_on");
    assert_eq!(field(Gift { decided_on: Some(day("2026-01-01")), ..whole.clone() }), "decided_on");
    let handed = Gift { decision: GiftDecision::HandedOver, decided_on: Some(day("2026-01-01")), ..whole.clone() };
    assert_eq!(field(handed.clone()), "handed_to");
    let too_early =
        Gift { handed_to: "งานพัสดุ".into(), decided_on: Some(day("2025-12-28")), ..handed };
    assert_eq!(refusal(too_early.check()), ("decided_on".into(), Rule::BeforeReceipt));
    assert_eq!(field(Gift { relation: GiftRelation::Colleague, ..whole.clone() }), "giver_kind");
    assert_eq!(field(Gift { occasion_kind: Occasion::SharedParty, ..whole.clone() }), "occasion_kind");
    assert_eq!(field(Gift { verdict: GiftVerdict::Exempt, ..whole }), "verdict");
}

#[test]
fn a_gift_of_the_last_day_of_september_belongs_to_the_year_that_ends() {
    let (mut office, _, agency) = office();
    for (on, year) in [("2025-09-30", 2568), ("2025-10-01", 2569), ("2026-01-01", 2569)] {
        let given = Gift { received_on: day(on), ..gift(&office, agency) };
        save(&mut office, &given);
        let scope = Scope { year: crate::values::FiscalYear::new(year), ..Scope::default() };
        let listed: Vec<Gift> = office.read(|reader| reader.list(&scope)).expect("lists");
        assert!(listed.iter().any(|listed| listed.id == given.id), "{on}");
    }
}

#[test]
fn a_gift_is_purged_after_ten_years_and_its_receiver_only_then() {
    let (mut office, _, agency) = office();
    // A key that tells of a day long ago.
    let id = Id::parse("0121b5d9-0800-7000-8000-000000000001").expect("a key");
    let gone = Person { first_name: "กนก".into(), active: false, ..Person::blank(id, agency) };
    office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&gone)).expect("saves");
    let given = Gift { received_on: day("2015-09-30"), receiver_id: Some(id), ..gift(&office, agency) };
    save(&mut office, &given);
    let newer = Gift { received_on: day("2015-10-01"), ..gift(&office, agency) };
    save(&mut office, &newer);
    let due = |office: &Office| {
        let due = office.due_for_purge().expect("asks");
        due.into_iter().map(|candidate| (candidate.class, candidate.key)).collect::<Vec<_>>()
    };
    assert_eq!(due(&office), [(RecordClass::Gifts, given.id.to_string())]);
    office.purge(RecordClass::Gifts, &[given.id.to_string()]).expect("purges");
    assert_eq!(due(&office), [(RecordClass::People, id.to_string())]);
}
