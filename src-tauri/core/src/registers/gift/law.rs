//! Gifts by the law in force: section 128 of the organic act on anti-corruption B.E. 2561, the notification of the National
//! Anti-Corruption Commission of B.E. 2563, the Prime Minister's Office regulation of B.E. 2565 and the No Gift Policy — rules R1–R21
//! of the domain. Amounts and days are data of each agency's limits; what the agency sets besides is judged apart.

use chrono::Months;

use super::super::record::choice;
use super::{Gift, GiftRelation, Limits, Occasion, Received};
use crate::registers::WorkingDays;
use crate::values::{Date, Money};

choice! {
    /// To whom it was given.
    ReceiverKind {
        /// An official.
        Official = "official" ("เจ้าหน้าที่ของรัฐ", "An official"),
        /// An official's family.
        Family = "family" ("คู่สมรสหรือบุตรของเจ้าหน้าที่", "An official’s family") ["ครอบครัวของเจ้าหน้าที่"],
        /// Somebody who left office.
        Former = "former" ("ผู้พ้นจากตำแหน่งแล้ว", "Left office"),
    }
}

choice! {
    /// What the law says.
    LawVerdict {
        /// May be received.
        Allowed = "allowed" ("รับได้ตามกฎหมาย", "Allowed by law"),
        /// May not.
        Forbidden = "forbidden" ("กฎหมายห้ามรับ", "Forbidden by law"),
        /// To be reported.
        MustReport = "must_report" ("ต้องรายงานผู้บังคับบัญชา", "To be reported"),
        /// No longer under the law.
        Outside = "outside" ("พ้นจากบังคับของกฎหมาย", "No longer under the law"),
        /// Cannot be judged.
        Unjudged = "unjudged" ("ยังวินิจฉัยตามกฎหมายไม่ได้", "Cannot be judged yet"),
    }
}

choice! {
    /// By which rule.
    GiftRule {
        /// Not judged since the rules came in.
        NotJudged = "not_judged" ("ยังไม่ได้วินิจฉัย โปรดบันทึกรายการนี้อีกครั้ง", "Not judged yet; save the record again"),
        /// R1.
        DueByLaw = "r1" ("R1 ได้รับตามกฎหมาย", "R1 Due by law"),
        /// R2.
        Relative = "r2" ("R2 ได้รับจากญาติโดยธรรมจรรยา", "R2 From a relative"),
        /// R3.
        Customary = "r3" ("R3 ตามโอกาสประเพณี มูลค่าไม่เกินเพดาน", "R3 Customary, within the ceiling"),
        /// R4.
        OverTheCeiling = "r4" ("R4 ตามโอกาสประเพณี มูลค่าเกินเพดาน", "R4 Customary, above the ceiling"),
        /// R5.
        ForAnyone = "r5" ("R5 ไม่เจาะจงผู้รับ", "R5 Aimed at nobody"),
        /// R6.
        NoOccasion = "r6" ("R6 ไม่มีโอกาสตามประเพณี หรือตอบแทนการปฏิบัติหน้าที่", "R6 No occasion, or in return for duty"),
        /// R10.
        LeftOffice = "r10" ("R10 พ้นจากตำแหน่งครบสองปี", "R10 Left office two years ago"),
        /// R11.
        ToASuperior = "r11" ("R11 ให้ผู้บังคับบัญชาโดยไม่มีโอกาสตามประเพณี", "R11 To a superior without an occasion"),
        /// R12, within.
        SuperiorWithin = "r12" ("R12 ให้ผู้บังคับบัญชาตามประเพณี ไม่เกินเพดาน", "R12 To a superior, within the ceiling"),
        /// R12, above.
        SuperiorAbove = "r12_above" ("R12 ให้ผู้บังคับบัญชาเกินเพดาน", "R12 To a superior, above the ceiling"),
        /// R13.
        Collected = "r13" ("R13 เรี่ยไรหรือใช้เงินสวัสดิการเพื่อให้ผู้บังคับบัญชา", "R13 Collected for a superior"),
        /// R15, with business.
        FamilyOfBusiness = "r15" ("R15 ครอบครัวรับจากผู้มีเรื่องเกี่ยวข้องกับหน้าที่", "R15 Family, from somebody with business"),
        /// R15, within.
        FamilyWithin = "r15_within" ("R15 ครอบครัวรับตามประเพณี ไม่เกินเพดาน", "R15 Family, customary and within"),
        /// Family, without a link.
        FamilyUnlinked = "r14" ("R14 ครอบครัวรับจากผู้ไม่เกี่ยวข้องกับหน้าที่", "R14 Family, from somebody without a link"),
        /// R19.
        NoGiftPolicy = "r19" ("R19 No Gift Policy: เกี่ยวข้องกับการปฏิบัติหน้าที่", "R19 No Gift Policy, linked to duty"),
        /// No value.
        NoValue = "no_value" ("ยังไม่ระบุมูลค่า", "No value is given"),
    }
}

impl GiftRule {
    /// As a narrow column says it: by its number, where it has one.
    pub(super) fn on_paper(self) -> &'static str {
        let words = self.words().th;
        match words.split_once(' ') {
            Some((number, _)) if number.starts_with('R') => number,
            _ => words,
        }
    }

    /// The verdict that the rule leads to.
    #[must_use]
    pub const fn verdict(self) -> LawVerdict {
        match self {
            Self::NotJudged | Self::NoValue => LawVerdict::Unjudged,
            Self::LeftOffice => LawVerdict::Outside,
            Self::OverTheCeiling => LawVerdict::MustReport,
            Self::DueByLaw
            | Self::Relative
            | Self::Customary
            | Self::ForAnyone
            | Self::SuperiorWithin
            | Self::FamilyWithin
            | Self::FamilyUnlinked => LawVerdict::Allowed,
            Self::NoOccasion
            | Self::ToASuperior
            | Self::SuperiorAbove
            | Self::Collected
            | Self::FamilyOfBusiness
            | Self::NoGiftPolicy => LawVerdict::Forbidden,
        }
    }
}

choice! {
    /// What the superior ordered of a gift that was reported.
    SuperiorOrder {
        /// The receiver keeps it.
        Keep = "keep" ("ให้ผู้รับเก็บไว้", "Keep it"),
        /// It is returned.
        Return = "return" ("ให้ส่งคืนโดยเร็ว", "Return it"),
        /// It goes to the agency.
        HandOver = "hand_over" ("ให้ส่งมอบแก่หน่วยงาน", "Hand it to the agency"),
    }
}

/// Months after which somebody who left office is no longer under the law.
const AFTER_OFFICE: Months = Months::new(24);

/// Months that an agency keeps what could not be returned before it is sold.
const KEPT: Months = Months::new(12);

/// The rule of the law that a gift falls under, by what was received from the giver on the occasion before.
#[must_use]
pub fn by_law(gift: &Gift, limits: &Limits, before: &Received) -> GiftRule {
    let customary = matches!(gift.occasion_kind, Occasion::Customary | Occasion::SharedParty);
    let within = before.on_the_occasion + gift.value <= limits.by_law.into();
    if gift.receiver_kind == ReceiverKind::Former
        && gift.left_office_on.is_some_and(|left| is_past(left, gift.received_on))
    {
        return GiftRule::LeftOffice;
    }
    if gift.due_by_law {
        return GiftRule::DueByLaw;
    }
    // What is asked for or given in return is no custom, whoever gives and whoever of the family takes it.
    if gift.solicited || gift.in_return {
        return in_return(gift, limits);
    }
    if gift.relation == GiftRelation::Relative {
        return GiftRule::Relative;
    }
    if gift.for_anyone {
        return if limits.no_gift_policy() && !limits.giveaways { GiftRule::NoGiftPolicy } else { GiftRule::ForAnyone };
    }
    if gift.collected {
        return GiftRule::Collected;
    }
    if gift.receiver_kind == ReceiverKind::Family {
        return to_family(gift, customary, within);
    }
    if gift.relation == GiftRelation::Subordinate && gift.occasion_kind != Occasion::SharedParty {
        return to_superior(gift, customary, within);
    }
    if limits.no_gift_policy() && gift.relation == GiftRelation::Business {
        return GiftRule::NoGiftPolicy;
    }
    match (!customary, gift.value == Money::ZERO, within) {
        (true, _, _) => GiftRule::NoOccasion,
        (false, true, _) => GiftRule::NoValue,
        (false, false, true) => GiftRule::Customary,
        (false, false, false) => GiftRule::OverTheCeiling,
    }
}

fn in_return(gift: &Gift, limits: &Limits) -> GiftRule {
    let is_linked = gift.in_return || gift.relation == GiftRelation::Business;
    match gift.receiver_kind {
        ReceiverKind::Family => GiftRule::FamilyOfBusiness,
        _ if gift.solicited && gift.relation.is_among_officials() => GiftRule::Collected,
        _ if limits.no_gift_policy() && is_linked => GiftRule::NoGiftPolicy,
        _ => GiftRule::NoOccasion,
    }
}

fn is_past(left: Date, day: Date) -> bool {
    left.naive().checked_add_months(AFTER_OFFICE).is_some_and(|end| day.naive() >= end)
}

fn to_superior(gift: &Gift, customary: bool, within: bool) -> GiftRule {
    match (customary, gift.value == Money::ZERO, within) {
        (false, _, _) => GiftRule::ToASuperior,
        (true, true, _) => GiftRule::NoValue,
        (true, false, true) => GiftRule::SuperiorWithin,
        (true, false, false) => GiftRule::SuperiorAbove,
    }
}

fn to_family(gift: &Gift, customary: bool, within: bool) -> GiftRule {
    match gift.relation {
        GiftRelation::Subordinate => to_superior(gift, customary, within),
        GiftRelation::Business if customary && within && gift.value > Money::ZERO => GiftRule::FamilyWithin,
        GiftRelation::Business if customary && gift.value == Money::ZERO => GiftRule::NoValue,
        GiftRelation::Business => GiftRule::FamilyOfBusiness,
        _ => GiftRule::FamilyUnlinked,
    }
}

/// The last day to report it: so many days after receipt, or after an official learned of the family's; on the next working day where
/// that day is none.
pub(super) fn report_by(gift: &Gift, limits: &Limits, days: &WorkingDays) -> Option<Date> {
    let is_due = gift.law_rule.verdict() == LawVerdict::MustReport || gift.law_rule == GiftRule::FamilyOfBusiness;
    let from = gift.learned_on.unwrap_or(gift.received_on);
    is_due.then(|| days.calendar_days_after(from, limits.report_days.unsigned_abs()).day)
}

/// Whether what was handed to the agency on a day may be sold on another.
#[must_use]
pub fn may_be_sold(handed: Date, sold: Date) -> bool {
    handed.naive().checked_add_months(KEPT).is_some_and(|end| sold.naive() >= end)
}
