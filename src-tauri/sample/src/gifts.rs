//! Gifts to the people of an agency, of every verdict. No giver exists.

use saisaat_core::registers::{
    Gift, GiftDecision, GiftLimits, GiftRelation, GiftVerdict, GiverKind, LawVerdict, Limits, Occasion, Person,
    Received, WorkingDays, by_law, judged,
};
use saisaat_core::values::{Date, FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::names;
use crate::people::Staff;
use crate::seeded_rng::{SeededRng, Subject};

struct Pattern {
    /// A person of a name by chance when empty.
    giver: &'static str,
    relation: GiftRelation,
    solicited: bool,
    occasion_kind: Occasion,
    occasion: &'static str,
    description: &'static str,
    /// Baht, from and to.
    worth: (i64, i64),
    cash: bool,
    /// Months after the fiscal year's first day.
    month: u32,
}

/// How many of [`PATTERNS`] an agency meets in the newest year and in each year before.
const IN_A_YEAR: (usize, usize) = (6, 2);

/// The department, of the sample's six, that receives no gifts.
const NO_GIFT_POLICY: usize = 2;

/// Puts the gifts of each year, and the limits of an agency that has its own.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut limits = Limits::DEFAULT;
    if ground.number % 6 == NO_GIFT_POLICY {
        limits = Limits { per_occasion: Money::ZERO, ..Limits::DEFAULT };
        let own = GiftLimits::blank(new.key(), ground.agency.id);
        tx.put(&GiftLimits { per_occasion: limits.per_occasion, ..own })?;
    }
    let days = WorkingDays::of(tx)?;
    let mut rng = SeededRng::of(Subject::Gifts, ground.number);
    let receivers: Vec<&Person> = staff.people.iter().filter(|person| person.active).take(30).collect();
    for (ago, &year) in years.iter().rev().enumerate() {
        let count = if ago == 0 { IN_A_YEAR.0 } else { IN_A_YEAR.1 };
        for place in 0..count {
            let pattern = &PATTERNS[(ground.number + 3 * ago + place) % PATTERNS.len()];
            let receiver = (!receivers.is_empty()).then(|| rng.pick(&receivers));
            let gift = gift(pattern, ground, receiver, year, new, &mut rng);
            // The newest is still to be decided on.
            let open = ago == 0 && place + 1 == count;
            tx.put(&decided(gift, &limits, &days, open, &mut rng))?;
        }
    }
    Ok(())
}

fn gift(
    pattern: &Pattern,
    ground: &Ground<'_>,
    receiver: Option<&Person>,
    year: FiscalYear,
    new: &Keys,
    rng: &mut SeededRng,
) -> Gift {
    let first = year.first_day().naive() + chrono::Months::new(pattern.month);
    let giver_kind = if pattern.giver.is_empty() { GiverKind::Person } else { GiverKind::Organisation };
    // Some are written down by their post alone.
    let known = receiver.filter(|_| !rng.percent(15));
    let (id, received_on) = (new.key(), rng.weekday(first.into(), (first + chrono::Duration::days(25)).into()));
    Gift {
        giver: if giver_kind == GiverKind::Person { person(rng) } else { pattern.giver.into() },
        giver_kind,
        relation: pattern.relation,
        solicited: pattern.solicited,
        receiver_id: known.map(|person| person.id),
        receiver: if known.is_some() { String::new() } else { ground.department.head.into() },
        occasion_kind: pattern.occasion_kind,
        occasion: pattern.occasion.into(),
        description: pattern.description.into(),
        value: Money::from_baht(rng.between(pattern.worth.0 / 50, pattern.worth.1 / 50) * 50),
        cash: pattern.cash,
        ..Gift::blank(id, ground.agency.id, received_on)
    }
}

/// With the verdict, and with what usually follows from it.
fn decided(gift: Gift, limits: &Limits, days: &WorkingDays, open: bool, rng: &mut SeededRng) -> Gift {
    let reason = judged(&gift, limits, &Received::default());
    let law_rule = by_law(&gift, limits, &Received::default());
    let gift = Gift { reason, verdict: reason.verdict(), law_rule, law_verdict: law_rule.verdict(), ..gift };
    let report_by =
        (gift.law_verdict == LawVerdict::MustReport).then(|| days.calendar_days_after(gift.received_on, 30).day);
    let gift = Gift { report_by, ..gift };
    if open {
        return gift;
    }
    let decision = match gift.verdict {
        GiftVerdict::Receivable | GiftVerdict::Exempt => GiftDecision::Kept,
        GiftVerdict::OverTheLimit => GiftDecision::HandedOver,
        GiftVerdict::NotReceivable => GiftDecision::Returned,
    };
    let handed_over = decision == GiftDecision::HandedOver;
    let later = chrono::Duration::days(rng.between(0, 4));
    Gift {
        decision,
        decided_on: Some(Date::from(gift.received_on.naive() + later)),
        reported_on: gift.report_by.map(|_| Date::from(gift.received_on.naive() + later)),
        handed_to: if handed_over {
            "กองคลัง เพื่อขึ้นทะเบียนเป็นของส่วนราชการ".into()
        } else {
            String::new()
        },
        ..gift
    }
}

fn person(rng: &mut SeededRng) -> String {
    let name = if rng.percent(50) { names::of_a_woman(rng) } else { names::of_a_man(rng) };
    format!("คุณ{} {}", name.first.thai, name.surname.thai)
}

const PATTERNS: [Pattern; 9] = [
    Pattern {
        giver: "สมาคมผู้ประกอบการตัวอย่าง",
        relation: GiftRelation::Public,
        solicited: false,
        occasion_kind: Occasion::Customary,
        occasion: "ปีใหม่",
        description: "ปฏิทินตั้งโต๊ะและสมุดบันทึก",
        worth: (300, 600),
        cash: false,
        month: 2,
    },
    Pattern {
        giver: "บริษัท ตัวอย่างก่อสร้าง จำกัด",
        relation: GiftRelation::Business,
        solicited: false,
        occasion_kind: Occasion::Customary,
        occasion: "ปีใหม่",
        description: "กระเช้าของขวัญ",
        worth: (1_000, 2_500),
        cash: false,
        month: 2,
    },
    Pattern {
        giver: "",
        relation: GiftRelation::Public,
        solicited: false,
        occasion_kind: Occasion::Other,
        occasion: "ขอบคุณการให้บริการ",
        description: "ผลไม้ตามฤดูกาล",
        worth: (300, 800),
        cash: false,
        month: 7,
    },
    Pattern {
        giver: "คณะศึกษาดูงานจากองค์การตัวอย่าง",
        relation: GiftRelation::Public,
        solicited: false,
        occasion_kind: Occasion::Other,
        occasion: "เยี่ยมชมการดำเนินงาน",
        description: "ชุดเครื่องเบญจรงค์ในกล่องกำมะหยี่",
        worth: (4_200, 6_800),
        cash: false,
        month: 4,
    },
    Pattern {
        giver: "",
        relation: GiftRelation::Subordinate,
        solicited: false,
        occasion_kind: Occasion::Customary,
        occasion: "รดน้ำขอพรวันสงกรานต์",
        description: "แจกันดอกไม้",
        worth: (500, 1_200),
        cash: false,
        month: 6,
    },
    Pattern {
        giver: "",
        relation: GiftRelation::Subordinate,
        solicited: false,
        occasion_kind: Occasion::Customary,
        occasion: "วันคล้ายวันเกิด",
        description: "บัตรของขวัญแทนเงินสด",
        worth: (1_000, 2_000),
        cash: true,
        month: 5,
    },
    Pattern {
        giver: "",
        relation: GiftRelation::Colleague,
        solicited: false,
        occasion_kind: Occasion::SharedParty,
        occasion: "งานเกษียณอายุราชการ",
        description: "ร่วมออกค่าอาหารงานเลี้ยง",
        worth: (300, 500),
        cash: true,
        month: 11,
    },
    Pattern {
        giver: "",
        relation: GiftRelation::Personal,
        solicited: false,
        occasion_kind: Occasion::Other,
        occasion: "วันเกิด ให้ในฐานะญาติ",
        description: "นาฬิกาข้อมือ",
        worth: (8_000, 15_000),
        cash: false,
        month: 8,
    },
    Pattern {
        giver: "ห้างหุ้นส่วนจำกัด ตัวอย่างครุภัณฑ์",
        relation: GiftRelation::Business,
        solicited: true,
        occasion_kind: Occasion::Other,
        occasion: "ศึกษาดูงานของผู้รับจ้าง",
        description: "ค่าเดินทางและที่พักต่างจังหวัด",
        worth: (12_000, 28_000),
        cash: false,
        month: 9,
    },
];
