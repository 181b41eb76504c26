//! The sixty cases of the domain, as a table: each by the law in force, and those that are the agency's own by its rules.

use super::super::fixture::{day, office, refusal};
use super::*;
use crate::registers::{Holiday, NoGiftEntry, NoGiftKind};
use crate::{Action, Office, Verb};

use GiftRelation::{Business, Colleague, Personal, Public, Relative, Subordinate};
use LawVerdict::{Allowed as A, Forbidden as R, MustReport as P, Outside};
use Occasion::{Customary, Other, Refreshment, SharedParty};

/// A gift of so many satang on an occasion, from somebody of a relation, changed by what the case says.
fn gift(relation: GiftRelation, kind: Occasion, satang: i64, change: impl FnOnce(Gift) -> Gift) -> Gift {
    let (office, _, agency) = office();
    change(Gift {
        giver: "ผู้ให้".into(),
        receiver: "ผู้อำนวยการกอง".into(),
        relation,
        occasion_kind: kind,
        value: Money::from_satang(satang),
        ..Gift::blank(office.surroundings().new_id(), agency, day("2026-01-02"))
    })
}

fn law(gift: &Gift) -> LawVerdict {
    by_law(gift, &Limits::DEFAULT, &Received::default()).verdict()
}

fn with_before(satang: i64) -> Received {
    let sum = MoneySum::default() + Money::from_satang(satang);
    Received { on_the_occasion: sum, in_the_year: sum }
}

const NO_GIFT: Limits = Limits { per_occasion: Money::ZERO, ..Limits::DEFAULT };

const fn as_is(gift: Gift) -> Gift {
    gift
}

fn to_family(gift: Gift) -> Gift {
    Gift { receiver_kind: ReceiverKind::Family, ..gift }
}

fn former(left: &str) -> impl FnOnce(Gift) -> Gift {
    let left = day(left);
    move |gift| Gift { receiver_kind: ReceiverKind::Former, left_office_on: Some(left), ..gift }
}

#[test]
fn each_case_of_the_law_has_its_verdict() {
    let due = |gift| Gift { due_by_law: true, ..gift };
    let drawn = |gift| Gift { for_anyone: true, ..gift };
    let return_for = |gift| Gift { in_return: true, ..gift };
    let pooled = |gift| Gift { collected: true, ..gift };
    let asked = |gift| Gift { solicited: true, ..gift };
    let cases: [(u8, Gift, LawVerdict); 40] = [
        (1, gift(Public, Other, 5_000_000, due), A),
        (2, gift(Public, Other, 1_200_000, due), A),
        (3, gift(Relative, Customary, 10_000_000, as_is), A),
        (4, gift(Relative, Customary, 2_000_000, as_is), A),
        (5, gift(Relative, Other, 500_000, as_is), A),
        (6, gift(Personal, Customary, 500_000, as_is), P),
        (7, gift(Public, Customary, 299_999, as_is), A),
        (8, gift(Public, Customary, 300_000, as_is), A),
        (9, gift(Public, Customary, 300_001, as_is), P),
        (
            10,
            gift(Public, Customary, 300_000, |gift| Gift {
                giver: "ผู้ให้อีกราย".into(), ..gift
            }),
            A,
        ),
        (13, gift(Business, Customary, 50_000, return_for), R),
        (14, gift(Public, Customary, 100_000, as_is), A),
        (15, gift(Public, Customary, 250_000, as_is), A),
        (16, gift(Public, Other, 10_000, as_is), R),
        (17, gift(Public, Other, 3_000_000, drawn), A),
        (18, gift(Business, Other, 3_000_000, as_is), R),
        (19, gift(Public, Customary, 400_000, as_is), P),
        (20, gift(Business, Other, 9_000_000, as_is), R),
        (21, gift(Public, Customary, 350_000, as_is), P),
        (29, gift(Public, Customary, 500_000, former("2024-02-02")), P),
        (30, gift(Public, Customary, 500_000, former("2024-01-02")), Outside),
        (31, gift(Public, Customary, 500_000, former("2023-01-02")), Outside),
        (32, gift(Subordinate, Customary, 300_000, as_is), A),
        (33, gift(Subordinate, Customary, 300_001, as_is), R),
        (34, gift(Subordinate, Other, 20_000, as_is), R),
        (35, gift(Subordinate, Customary, 200_000, to_family), A),
        (36, gift(Subordinate, Other, 200_000, to_family), R),
        (37, gift(Subordinate, Customary, 300_000, pooled), R),
        (38, gift(Subordinate, Customary, 100_000, pooled), R),
        (39, gift(Subordinate, Customary, 100_000, asked), R),
        (40, gift(Colleague, SharedParty, 50_000, as_is), A),
        (41, gift(Subordinate, Customary, 100_000, |gift| Gift { cash: true, ..gift }), A),
        (42, gift(Business, Other, 100_000, to_family), R),
        (43, gift(Business, Customary, 300_000, to_family), A),
        (44, gift(Business, Customary, 350_000, to_family), R),
        (45, gift(Business, Other, 1_500_000, to_family), R),
        (46, gift(Public, Other, 1_000_000, to_family), A),
        (57, gift(Business, Refreshment, 12_000, as_is), R),
        (58, gift(Public, Customary, 0, as_is), LawVerdict::Unjudged),
        (59, gift(Personal, Customary, 400_000, as_is), P),
    ];
    for (number, gift, verdict) in cases {
        assert_eq!(law(&gift), verdict, "case {number}");
    }
}

#[test]
fn what_is_asked_for_or_given_in_return_is_forbidden_whoever_gives_and_whoever_of_the_family_takes_it() {
    for relation in GiftRelation::ALL {
        for receiver_kind in [ReceiverKind::Official, ReceiverKind::Family] {
            for (solicited, in_return) in [(true, false), (false, true)] {
                let change = |gift| Gift { receiver_kind, solicited, in_return, ..gift };
                let found = law(&gift(*relation, Customary, 10_000, change));
                assert_eq!(found, R, "{relation:?} {receiver_kind:?} {solicited} {in_return}");
            }
        }
    }
}

#[test]
fn what_one_giver_gives_on_two_occasions_is_not_added_up_and_on_one_it_is() {
    // 11: New Year and Songkran; 12: 2,000 and 1,500 on one.
    let second = gift(Public, Customary, 300_000, as_is);
    assert_eq!(by_law(&second, &Limits::DEFAULT, &Received::default()).verdict(), A);
    let (mut office, _, agency) = office();
    let of = |office: &Office, occasion: &str, on: &str, satang| {
        let given = gift(Public, Customary, satang, as_is);
        let (id, occasion, received_on) = (office.surroundings().new_id(), occasion.into(), day(on));
        Gift { id, agency_id: agency, occasion, received_on, description: "ของ".into(), ..given }
    };
    let mut saved = |occasion, on, satang| {
        let new = of(&office, occasion, on, satang);
        let id = new.id;
        let done = office.operate(Action::on::<Gift>(Verb::Save), |tx| {
            tx.save(new)?;
            tx.get(id)
        });
        done.expect("saves").value.law_verdict
    };
    assert_eq!(saved("ปีใหม่", "2026-01-02", 200_000), A);
    assert_eq!(saved("สงกรานต์", "2026-04-13", 300_000), A);
    assert_eq!(saved("ปีใหม่", "2026-01-05", 150_000), P);
}

#[test]
fn no_gift_policy_refuses_what_is_linked_to_duty_and_lets_the_family_give() {
    let by = |gift: &Gift, limits: &Limits| by_law(gift, limits, &Received::default()).verdict();
    assert_eq!(by(&gift(Business, Customary, 10_000, as_is), &NO_GIFT), R, "52");
    assert_eq!(by(&gift(Relative, Customary, 10_000_000, as_is), &NO_GIFT), A, "53");
    let calendars = gift(Business, Customary, 5_000, |gift| Gift { for_anyone: true, ..gift });
    assert_eq!(by(&calendars, &NO_GIFT), A, "54");
    assert_eq!(by(&calendars, &Limits { giveaways: false, ..NO_GIFT }), R, "54, where the agency sets so");
}

#[test]
fn what_an_agency_sets_stands_beside_the_law() {
    let own = |gift: &Gift, limits: &Limits, before: &Received| judged(gift, limits, before).verdict();
    let cash = gift(Subordinate, Customary, 100_000, |gift| Gift { cash: true, ..gift });
    assert_eq!(own(&cash, &Limits::DEFAULT, &Received::default()), GiftVerdict::NotReceivable, "41: the deck");
    let lets = Limits { cash_to_superior: true, ..Limits::DEFAULT };
    assert_eq!(own(&cash, &lets, &Received::default()), GiftVerdict::Receivable, "41: the agency's choice");

    let less = Limits { per_occasion: Money::from_baht(1_000), ..Limits::DEFAULT };
    let dear = gift(Public, Customary, 150_000, as_is);
    assert_eq!((own(&dear, &less, &Received::default()), law(&dear)), (GiftVerdict::OverTheLimit, A), "55");

    let yearly = Limits { per_year: Some(Money::from_baht(5_000)), ..Limits::DEFAULT };
    let third = gift(Public, Customary, 200_000, as_is);
    let before = Received { on_the_occasion: MoneySum::default(), ..with_before(400_000) };
    assert_eq!(own(&third, &yearly, &before), GiftVerdict::NotReceivable, "56");

    let coffee = gift(Business, Refreshment, 12_000, as_is);
    assert_eq!(
        (own(&coffee, &Limits::DEFAULT, &Received::default()), law(&coffee)),
        (GiftVerdict::Receivable, R),
        "57"
    );
    let strict = Limits { refreshments: false, ..Limits::DEFAULT };
    assert_eq!(own(&coffee, &strict, &Received::default()), GiftVerdict::NotReceivable, "57: the agency's choice");

    let friend = gift(Personal, Customary, 400_000, as_is);
    assert_eq!((own(&friend, &Limits::DEFAULT, &Received::default()), law(&friend)), (GiftVerdict::Exempt, P), "59");
}

/// With the holidays of B.E. 2569 that matter here.
fn days() -> WorkingDays {
    let (mut office, _, _) = office();
    let songkran = ["2026-04-13", "2026-04-14", "2026-04-15"];
    let done = office.operate(Action::on::<Holiday>(Verb::Save), |tx| {
        songkran.into_iter().try_for_each(|on| {
            let day = day(on);
            tx.save(Holiday { name: "สงกรานต์".into(), ..Holiday::blank(tx.new_id(), day) })
        })
    });
    done.expect("saves");
    office.read(WorkingDays::of).expect("reads")
}

#[test]
fn a_report_is_due_on_the_thirtieth_day_or_the_next_that_is_open() {
    let must = |on: &str| {
        let given = gift(Public, Customary, 500_000, |gift| Gift { received_on: day(on), ..gift });
        Gift { law_rule: GiftRule::OverTheCeiling, law_verdict: P, ..given }
    };
    let due = |gift: &Gift| law::report_by(gift, &Limits::DEFAULT, &days()).expect("is due");
    // 22 and 23: on day 30 in time, on day 31 late.
    let due_on = due(&must("2026-01-02"));
    assert_eq!(due_on, day("2026-02-02"), "the thirtieth day is a Sunday: Monday is in time (24)");
    assert_eq!(due(&must("2026-01-05")), day("2026-02-04"));
    assert_eq!(due(&must("2026-03-14")), day("2026-04-16"), "and Songkran is no working day");
    // 47 and 48: counted from when the family's was known.
    let known = Gift { learned_on: Some(day("2026-01-12")), ..must("2026-01-02") };
    assert_eq!(due(&known), day("2026-02-11"));
    assert!(day("2026-01-27") <= due(&known) && day("2026-02-12") > due(&known));
}

#[test]
fn what_was_handed_over_is_kept_a_year_before_it_is_sold() {
    let handed = day("2025-01-10");
    assert!(!may_be_sold(handed, day("2026-01-09")), "50: day 364");
    assert!(may_be_sold(handed, day("2026-01-10")), "51");
    let early = gift(Public, Customary, 500_000, |gift| Gift {
        received_on: day("2025-01-02"),
        description: "แจกัน".into(),
        decision: GiftDecision::HandedOver,
        decided_on: Some(handed),
        handed_to: "กองคลัง".into(),
        sold_on: Some(day("2026-01-09")),
        law_verdict: P,
        law_rule: GiftRule::OverTheCeiling,
        ..gift
    });
    assert_eq!(refusal(early.rules()), ("sold_on".into(), Rule::KeptLessThanAYear));
}

#[test]
fn a_superior_decides_an_unknown_givers_goes_to_the_agency_and_a_nil_report_is_a_report() {
    let decided = |order, decision, to: &str| {
        let to = to.to_owned();
        gift(Public, Customary, 500_000, |gift| Gift {
            description: "แจกัน".into(),
            superior_order: Some(order),
            decision,
            decided_on: Some(day("2026-01-03")),
            handed_to: to,
            law_verdict: P,
            law_rule: GiftRule::OverTheCeiling,
            reported_on: Some(day("2026-01-03")),
            ..gift
        })
    };
    assert!(decided(SuperiorOrder::Keep, GiftDecision::Kept, "").rules().is_ok(), "25");
    assert!(decided(SuperiorOrder::Return, GiftDecision::Returned, "").rules().is_ok(), "26");
    assert!(decided(SuperiorOrder::HandOver, GiftDecision::HandedOver, "กองคลัง").rules().is_ok(), "27 and 49");
    assert!(decided(SuperiorOrder::HandOver, GiftDecision::HandedOver, "").rules().is_err(), "49 names the agency");
    let (office, _, agency) = office();
    let today = day("2026-03-31");
    let nil = NoGiftEntry {
        title: "ไม่มีการรับของขวัญ".into(),
        kind: NoGiftKind::NilReport,
        ..NoGiftEntry::blank(office.surroundings().new_id(), agency, today.fiscal_year(), today)
    };
    assert!(crate::registers::Record::check(&nil).is_ok(), "60");
}
