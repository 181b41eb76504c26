//! The gift register (ทะเบียนของขวัญ): what was received, what the rules say of it, and what became of it.
//!
//! Two verdicts stand beside each other: that of the law in force ([`law`]), and that of the agency, by the source deck's slides 42 (gifts
//! from outside) and 43 (gifts among officials) and by what the agency sets. How much is too much is data of each agency.

mod law;

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Scope, choice, ensure};
use super::{Agency, Person, WorkingDays};
use crate::values::thai::{baht, line_date};
use crate::values::{Date, Id, Money, MoneySum};
use crate::{Error, Reader, Result, Rule, Surroundings};

pub use law::{GiftRule, LawVerdict, ReceiverKind, SuperiorOrder, by_law, may_be_sold};

choice! {
    /// Who gives.
    GiverKind {
        /// A person.
        Person = "person" ("บุคคล", "Person"),
        /// An organisation.
        Organisation = "organisation" ("องค์กรหรือนิติบุคคล", "Organisation"),
    }
}

choice! {
    /// What the giver is to the agency and to the receiver.
    GiftRelation {
        /// From outside: does, is about to do or seeks business with the agency, or is under its control.
        Business = "business" ("บุคคลภายนอกที่มีธุรกิจหรืออยู่ในกำกับดูแล", "Outsider with business or under control"),
        /// From outside, without business with the agency.
        Public = "public" ("บุคคลภายนอกที่ไม่มีธุรกิจกับหน่วยงาน", "Outsider without business"),
        /// Among officials: the receiver is the giver's superior.
        Subordinate = "subordinate" ("ผู้ใต้บังคับบัญชา", "Subordinate"),
        /// Among officials: the receiver is the giver's subordinate.
        Superior = "superior" ("ผู้บังคับบัญชา", "Superior"),
        /// Among officials: neither is the other's superior.
        Colleague = "colleague" ("เพื่อนร่วมงาน", "Colleague"),
        /// A friend or a member of the family who gives for that reason, which has nothing to do with the position.
        Personal = "personal" ("เพื่อนหรือคนรู้จัก ให้โดยส่วนตัว", "Friend or acquaintance, given privately") ["เพื่อนหรือญาติ ให้โดยส่วนตัว", "Friend or family, given privately"],
        /// An ascendant, descendant, sibling, uncle or aunt, spouse, the spouse's line, by adoption.
        Relative = "relative" ("บุพการี ผู้สืบสันดาน พี่น้อง ลุง ป้า น้า อา หรือคู่สมรส", "Relative: in line, sibling, uncle, aunt, spouse") ["ญาติ"],
    }
}

impl GiftRelation {
    /// Whether giver and receiver are officials both.
    #[must_use]
    pub const fn is_among_officials(self) -> bool {
        matches!(self, Self::Subordinate | Self::Superior | Self::Colleague)
    }
}

choice! {
    /// What the gift was given for.
    Occasion {
        /// A custom or a special occasion: New Year, a retirement.
        Customary = "customary" ("เทศกาลหรือโอกาสพิเศษ", "Custom or special occasion"),
        /// A party whose cost is shared among colleagues and superiors.
        SharedParty = "shared_party" ("ร่วมออกค่าจัดเลี้ยง", "Share of a party’s cost"),
        /// Coffee or lunch.
        Refreshment = "refreshment" ("กาแฟหรืออาหารกลางวัน", "Coffee or lunch"),
        /// Anything else.
        Other = "other" ("อื่น ๆ", "Other"),
    }
}

choice! {
    /// What the rules say.
    GiftVerdict {
        /// May not be received at all.
        NotReceivable = "not_receivable" ("รับไม่ได้", "Not receivable"),
        /// May be received.
        Receivable = "receivable" ("รับได้", "Receivable"),
        /// Would be receivable, were it worth less.
        OverTheLimit = "over_the_limit" ("เกินเกณฑ์", "Over the limit"),
        /// The rules do not concern it.
        Exempt = "exempt" ("ได้รับยกเว้น", "Exempt"),
    }
}

choice! {
    /// Which rule led to the verdict.
    GiftReason {
        /// The position was used to obtain it, or a superior asked for it.
        Solicited = "solicited" ("ใช้ตำแหน่งหน้าที่แสวงหาประโยชน์ หรือผู้บังคับบัญชาเรียกรับ", "Obtained by position, or asked for by a superior"),
        /// Given for a personal relation, unconnected with the position.
        Personal = "personal" ("ให้ด้วยความสัมพันธ์ส่วนตัว ไม่เกี่ยวกับตำแหน่งหน้าที่", "Given for a personal relation, unconnected with the position"),
        /// The giver has business with the agency or is under its control.
        Business = "business" ("ผู้ให้มีธุรกิจกับหน่วยงานหรืออยู่ในกำกับดูแล", "The giver has business with the agency or is under its control"),
        /// A subordinate gives a superior nothing but on a customary or special occasion.
        NoOccasion = "no_occasion" ("ผู้ใต้บังคับบัญชาให้ผู้บังคับบัญชาได้เฉพาะเทศกาลหรือโอกาสพิเศษ", "A subordinate gives a superior only on a custom or special occasion"),
        /// A subordinate gives a superior no cash.
        Cash = "cash" ("ผู้ใต้บังคับบัญชาให้เงินสดแก่ผู้บังคับบัญชาไม่ได้", "A subordinate gives a superior no cash"),
        /// Coffee or lunch, which the agency lets be received.
        Refreshment = "refreshment" ("กาแฟหรืออาหารกลางวันรับได้ตามเกณฑ์ของส่วนราชการ แต่ควรระวังเมื่อผู้ให้มีธุรกิจกับหน่วยงาน", "Coffee or lunch may be received by the agency’s rule; take care where the giver has business"),
        /// A share of a party's cost.
        SharedParty = "shared_party" ("ร่วมออกค่าจัดเลี้ยงกับเพื่อนร่วมงานได้", "A party’s cost may be shared"),
        /// The agency receives no gifts (No Gift Policy).
        NoGiftPolicy = "no_gift_policy" ("ส่วนราชการประกาศงดรับของขวัญ (No Gift Policy)", "The agency receives no gifts (No Gift Policy)"),
        /// Worth more than the limit of one occasion, with what was received on it before.
        OverPerOccasion = "over_per_occasion" ("มูลค่ารวมเกินเกณฑ์ต่อโอกาส", "Together worth more than the limit of an occasion"),
        /// Worth more than the limit of one giver in a year, with what was received in it before.
        OverPerYear = "over_per_year" ("มูลค่ารวมจากผู้ให้รายนี้เกินเกณฑ์ต่อปี", "Together worth more than this giver’s limit of a year"),
        /// Within the limits.
        WithinLimits = "within_limits" ("มูลค่าไม่เกินเกณฑ์", "Within the limits"),
    }
}

impl GiftReason {
    /// The verdict that the rule leads to.
    #[must_use]
    pub const fn verdict(self) -> GiftVerdict {
        match self {
            Self::Personal => GiftVerdict::Exempt,
            Self::Solicited
            | Self::Business
            | Self::NoOccasion
            | Self::Cash
            | Self::NoGiftPolicy
            | Self::OverPerYear => GiftVerdict::NotReceivable,
            Self::OverPerOccasion => GiftVerdict::OverTheLimit,
            Self::SharedParty | Self::Refreshment | Self::WithinLimits => GiftVerdict::Receivable,
        }
    }
}

choice! {
    /// What became of the gift.
    GiftDecision {
        /// Not decided yet.
        Undecided = "undecided" ("รอพิจารณา", "Undecided"),
        /// The receiver keeps it.
        Kept = "kept" ("ผู้รับเก็บไว้", "Kept"),
        /// It was handed to the agency or to another body.
        HandedOver = "handed_over" ("ส่งมอบ", "Handed over"),
        /// It was returned, or not taken.
        Returned = "returned" ("ส่งคืนหรือไม่รับ", "Returned or not taken"),
    }
}

/// A gift that was received or offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "gifts", one("ของขวัญ", "gift"), many("ทะเบียนของขวัญ", "Gift register"), icon = "gifts", areas(Ethics),
    agency = agency_id, year = fiscal_year(received_on), order = "received_on DESC, id DESC", called = description,
    listed = "gifts", retained(Gifts), attachable, prepared, printed, ruled, due("รายงานการรับของขวัญ", "Gift to be reported", report_by, until = reported_on, reckoned),
    paper(
        "ทะเบียนของขวัญและประโยชน์อื่นใด", received_on, giver, relation, receiver, occasion, description, value, law_verdict, verdict, decision
    )
)]
pub struct Gift {
    /// Key.
    pub id: Id<Gift>,
    /// What it is.
    #[field("รายการ", "What it is", public, required, search, list(10, 2fr), print(15), span(12))]
    pub description: String,
    /// The agency of the receiver.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The day; its fiscal year is the gift's.
    #[field("วันที่รับ", "Received on", public, list(8), print(12), span(3))]
    pub received_on: Date,
    /// What it is worth.
    #[field("มูลค่า", "Value", public, list(7), print(13, "มูลค่า (บาท)"), span(3))]
    pub value: Money,
    /// Who gave it.
    #[field("ผู้ให้", "Giver", name, required, search, list(8, 2fr), print(15))]
    pub giver: String,
    /// What kind of giver.
    #[field("ประเภทผู้ให้", "Kind of giver", public)]
    pub giver_kind: GiverKind,
    /// What the giver is to the agency and to the receiver.
    #[field("ความเกี่ยวข้อง", "Relation", public, default("public"), print(14))]
    pub relation: GiftRelation,
    /// The receiver on the roster.
    #[field("ผู้รับในบัญชีบุคลากร", "Receiver on the roster", name, internal)]
    pub receiver_id: Option<Id<Person>>,
    /// The receiver's name or position; may be empty for somebody on the roster.
    #[field("ผู้รับ (ชื่อหรือตำแหน่ง)", "Receiver (name or position)", name, search, list(8, 2fr), print(16, "ผู้รับ"))]
    pub receiver: String,
    /// To whom it was given.
    #[field("ผู้รับเป็น", "Receiver is", public, default("official"), span(6))]
    pub receiver_kind: ReceiverKind,
    /// When somebody who left office left it.
    #[field("พ้นจากตำแหน่งเมื่อ", "Left office on", public, when(receiver_kind = "former"), span(6))]
    pub left_office_on: Option<Date>,
    /// What kind of occasion.
    #[field("ลักษณะโอกาส", "Kind of occasion", public)]
    pub occasion_kind: Occasion,
    /// The occasion in words.
    #[field("โอกาส", "Occasion", public, search, print(13))]
    pub occasion: String,
    /// Whether it is cash.
    #[field("เป็นเงินสด", "Cash", public)]
    pub cash: bool,
    /// The position was used to obtain it, or a superior asked for it.
    #[field("ใช้ตำแหน่งเรียกหรือขอรับ", "Asked for, or obtained by position", public)]
    pub solicited: bool,
    /// Due by law: salary, a dividend of a co-operative.
    #[field("ได้รับตามกฎหมาย (เช่น เงินปันผลสหกรณ์)", "Due by law", public, default(false), span(6))]
    pub due_by_law: bool,
    /// Aimed at nobody: a lucky draw, a gift of a shop.
    #[field(
        "ไม่เจาะจงผู้รับ (เช่น จับรางวัล ของแถม)",
        "Aimed at nobody (a draw, a giveaway)",
        public,
        default(false),
        span(6)
    )]
    pub for_anyone: bool,
    /// In return for duty.
    #[field("ให้เพื่อตอบแทนการปฏิบัติหน้าที่", "In return for duty", public, default(false), span(6))]
    pub in_return: bool,
    /// Collected for a superior.
    #[field("เรี่ยไรหรือใช้เงินสวัสดิการ", "Collected, or of welfare money", public, default(false), span(6))]
    pub collected: bool,
    /// Where.
    #[field("สถานที่รับ", "Place", public, span(6))]
    pub place: String,
    /// Why it had to be taken.
    #[field("เหตุที่จำเป็นต้องรับ", "Why it had to be taken", public, span(6))]
    pub taken_because: String,
    /// When the official learned of the family's.
    #[field("ทราบว่าครอบครัวรับเมื่อ", "Learned of it on", public, when(receiver_kind = "family"), span(6))]
    pub learned_on: Option<Date>,
    /// What the law says; found on saving.
    #[field("ผลตามกฎหมาย", "By law", public, computed, default("unjudged"), list(9), print(15))]
    pub law_verdict: LawVerdict,
    /// By which rule of it; found on saving.
    #[field("ข้อกฎหมาย", "Rule of the law", public, computed)]
    pub law_rule: GiftRule,
    /// To be reported by; found on saving.
    #[field("รายงานภายใน", "Report by", public, computed)]
    pub report_by: Option<Date>,
    /// Reported on.
    #[field(
        "รายงานเมื่อ",
        "Reported on",
        public,
        span(4),
        hint(
            "รายงานหัวหน้าส่วนราชการ หรือผู้มีอำนาจแต่งตั้งถ้าเป็นหัวหน้าส่วนราชการ",
            "To the head of agency; a head of agency reports to whoever appoints"
        )
    )]
    pub reported_on: Option<Date>,
    /// What the superior ordered.
    #[field("คำสั่งผู้บังคับบัญชา", "Superior’s order", public, span(4))]
    pub superior_order: Option<SuperiorOrder>,
    /// When what was kept by the agency was sold.
    #[field("ขายนำเงินส่งคลังเมื่อ", "Sold, the money to the state, on", public, when(decision = "handed_over"), span(4))]
    pub sold_on: Option<Date>,
    /// What the agency's rules say; found on saving.
    #[field("ผลตามเกณฑ์", "By the agency’s rules", public, computed, default("receivable"), list(7), print(19))]
    pub verdict: GiftVerdict,
    /// Which rule; found on saving.
    #[field("เหตุผล", "Reason", public, computed, default("within_limits"))]
    pub reason: GiftReason,
    /// What became of it.
    #[field("การดำเนินการ", "Decision", public, default("undecided"), list(9), print(15))]
    pub decision: GiftDecision,
    /// When that was decided.
    #[field("วันที่พิจารณา", "Decided on", public, when(decision != "undecided"), span(3))]
    pub decided_on: Option<Date>,
    /// Whom it was handed to.
    #[field("ส่งมอบให้", "Handed to", public, when(decision = "handed_over"), span(3))]
    pub handed_to: String,
    /// Note.
    #[field("หมายเหตุ", "Note", remark, lines(2))]
    pub note: String,
}

impl Gift {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.receiver_id.is_some() || !self.receiver.trim().is_empty(), "receiver", Rule::Required)?;
        ensure(self.value >= Money::ZERO, "value", Rule::Negative)?;
        let officials_are_people = !self.relation.is_among_officials() || self.giver_kind == GiverKind::Person;
        ensure(officials_are_people, "giver_kind", Rule::OfficialsArePeople)?;
        let party_of_officials = self.occasion_kind != Occasion::SharedParty || self.relation.is_among_officials();
        ensure(party_of_officials, "occasion_kind", Rule::PartyOfOfficials)?;
        ensure(self.reason.verdict() == self.verdict, "verdict", Rule::NotOfTheReason)?;
        match self.decision {
            GiftDecision::Undecided => ensure(self.decided_on.is_none(), "decided_on", Rule::OnlyWhenDecided)?,
            _ => ensure(self.decided_on.is_some(), "decided_on", Rule::RequiredWhenDecided)?,
        }
        ensure(self.decided_on.is_none_or(|day| day >= self.received_on), "decided_on", Rule::BeforeReceipt)?;
        let handed_over = self.decision == GiftDecision::HandedOver;
        ensure(!handed_over || !self.handed_to.trim().is_empty(), "handed_to", Rule::Required)?;
        ensure(self.law_rule.verdict() == self.law_verdict, "law_verdict", Rule::NotOfTheReason)?;
        let former = self.receiver_kind != ReceiverKind::Former || self.left_office_on.is_some();
        ensure(former, "left_office_on", Rule::Required)?;
        ensure(self.reported_on.is_none_or(|day| day >= self.received_on), "reported_on", Rule::BeforeReceipt)?;
        let sold = self.sold_on.zip(self.decided_on).is_none_or(|(sold, handed)| may_be_sold(handed, sold));
        ensure(sold, "sold_on", Rule::KeptLessThanAYear)
    }

    /// The gift with what the rules say of it. What was decided stands as it was judged then, though the limits change later; it is
    /// judged anew when the facts are corrected.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self> {
        let stored = reader.find(self.id)?;
        let standing =
            stored.filter(|stored: &Self| stored.decision != GiftDecision::Undecided && self.is_the_same(stored));
        let limits = Limits::of(reader, self.agency_id)?;
        let before = self.before(reader)?;
        let judged_before = standing.as_ref().map(|stored| (stored.reason, stored.law_rule));
        let (reason, law_rule) = match judged_before {
            Some((reason, rule)) if rule != GiftRule::NotJudged => (reason, rule),
            Some((reason, _)) => (reason, by_law(&self, &limits, &before)),
            None => (judged(&self, &limits, &before), by_law(&self, &limits, &before)),
        };
        let law_verdict = law_rule.verdict();
        let gift = Self { verdict: reason.verdict(), reason, law_verdict, law_rule, ..self };
        let report_by = law::report_by(&gift, &limits, &WorkingDays::of(reader)?);
        Ok(Self { report_by, ..gift })
    }

    /// Who received it, on a line: the name on the roster, and what was written beside or instead of it.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn receiver_name(&self, reader: &Reader<'_>) -> Result<String> {
        Ok(self.receiver_lines(reader)?.join(" "))
    }

    /// The name on the roster, and what was written beside or instead of it.
    pub(crate) fn receiver_lines(&self, reader: &Reader<'_>) -> Result<Vec<String>> {
        let person: Option<Person> = self.receiver_id.map(|id| reader.get(id)).transpose()?;
        let name = person.as_ref().map(Person::full_name).unwrap_or_default();
        Ok([name, self.receiver.trim().to_owned()].into_iter().filter(|line| !line.is_empty()).collect())
    }

    fn printed(&self, reader: &Reader<'_>, field: &str, _: Date) -> Result<Option<String>> {
        Ok(Some(match field {
            "receiver" => self.receiver_lines(reader)?.join("\n"),
            "description" if self.cash => format!("{} (เงินสดหรือเทียบเท่า)", self.description),
            "law_verdict" => format!("{}\n{}", self.law_verdict.words().th, self.law_rule.on_paper()),
            "verdict" => format!("{}\n{}", self.verdict.words().th, self.reason.words().th),
            "decision" => self.decision_on_paper(),
            _ => return Ok(None),
        }))
    }

    /// The limits that the agency goes by.
    fn rule_on_paper(reader: &Reader<'_>, agency: Id<Agency>) -> Result<String> {
        let limits = Limits::of(reader, agency)?;
        let occasion = match limits.per_occasion {
            Money::ZERO => "งดรับของขวัญทุกชนิด (No Gift Policy)".to_owned(),
            most => format!("มูลค่าไม่เกิน {} บาทต่อคนต่อโอกาส", baht(most.satang())),
        };
        let year = limits.per_year.map(|most| format!(" และไม่เกิน {} บาทต่อผู้ให้หนึ่งรายต่อปี", baht(most.satang())));
        Ok(format!("เกณฑ์ที่ใช้: {occasion}{}", year.unwrap_or_default()))
    }

    fn decision_on_paper(&self) -> String {
        let decided = self.decided_on.map(|on| format!("\n{}", line_date(on.naive()))).unwrap_or_default();
        let done = self.decision.words().th;
        match self.decision {
            GiftDecision::Undecided => done.to_owned(),
            GiftDecision::HandedOver => format!("{done}{}{decided}", self.handed_to),
            GiftDecision::Kept | GiftDecision::Returned => format!("{done}{decided}"),
        }
    }

    /// Whether what the rules look at is the same.
    fn is_the_same(&self, other: &Self) -> bool {
        let facts =
            |gift: &Self| (gift.agency_id, gift.received_on, gift.relation, gift.solicited, gift.value, gift.cash);
        let legal = |gift: &Self| {
            (gift.receiver_kind, gift.left_office_on, gift.due_by_law, gift.for_anyone, gift.in_return, gift.collected)
        };
        facts(self) == facts(other)
            && legal(self) == legal(other)
            && (self.occasion_kind, self.occasion.trim()) == (other.occasion_kind, other.occasion.trim())
            && self.giver_name() == other.giver_name()
            && self.has_receiver_of(other)
    }

    /// What the receiver had from this giver before this gift: on the same occasion or day, and in the same fiscal year. Gifts that were not
    /// kept, and those the rules do not concern, do not count.
    fn before(&self, reader: &Reader<'_>) -> Result<Received> {
        let year = self.received_on.fiscal_year();
        let scope = Scope { agency: Some(self.agency_id), year: Some(year), parent: None };
        let counts = |gift: &Self| {
            let kept = matches!(gift.decision, GiftDecision::Undecided | GiftDecision::Kept);
            let earlier = (gift.received_on, gift.id) < (self.received_on, self.id);
            kept && earlier && gift.reason != GiftReason::Personal
        };
        let from_the_giver = |gift: &Self| {
            gift.agency_id == self.agency_id && gift.giver_name() == self.giver_name() && gift.has_receiver_of(self)
        };
        let mut received = Received::default();
        for gift in reader.list::<Self>(&scope)?.iter().filter(|gift| counts(gift) && from_the_giver(gift)) {
            received.in_the_year = received.in_the_year + gift.value;
            let same_occasion = !self.occasion.trim().is_empty() && gift.occasion.trim() == self.occasion.trim();
            if gift.received_on == self.received_on || same_occasion {
                received.on_the_occasion = received.on_the_occasion + gift.value;
            }
        }
        Ok(received)
    }

    /// The giver however the spaces were typed.
    fn giver_name(&self) -> String {
        self.giver.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn has_receiver_of(&self, other: &Self) -> bool {
        match (self.receiver_id, other.receiver_id) {
            (None, None) => self.receiver.trim() == other.receiver.trim(),
            (mine, theirs) => mine == theirs,
        }
    }
}

/// The rule that a gift falls under, by what was received from the giver before.
///
/// Slides 42 and 43; the order is that of strictness: what is asked for is never received, what is given for a friendship is no
/// matter of the office, and amounts are looked at last.
#[must_use]
pub fn judged(gift: &Gift, limits: &Limits, before: &Received) -> GiftReason {
    if gift.solicited {
        return GiftReason::Solicited;
    }
    if gift.occasion_kind == Occasion::Refreshment && limits.refreshments {
        return GiftReason::Refreshment;
    }
    match gift.relation {
        GiftRelation::Personal | GiftRelation::Relative => return GiftReason::Personal,
        GiftRelation::Business => return GiftReason::Business,
        _ if gift.occasion_kind == Occasion::SharedParty => return GiftReason::SharedParty,
        GiftRelation::Subordinate if gift.occasion_kind != Occasion::Customary => return GiftReason::NoOccasion,
        GiftRelation::Subordinate if gift.cash && !limits.cash_to_superior => return GiftReason::Cash,
        _ => {}
    }
    if limits.per_occasion == Money::ZERO {
        GiftReason::NoGiftPolicy
    } else if before.on_the_occasion + gift.value > limits.per_occasion.into() {
        GiftReason::OverPerOccasion
    } else if limits.per_year.is_some_and(|limit| before.in_the_year + gift.value > limit.into()) {
        GiftReason::OverPerYear
    } else {
        GiftReason::WithinLimits
    }
}

/// What a receiver had from a giver before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// On the same day.
    pub on_the_occasion: MoneySum,
    /// In the same fiscal year, that day included.
    pub in_the_year: MoneySum,
}

/// How much is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Limits {
    /// What one giver may give one receiver on an occasion; nothing under a No Gift Policy.
    pub per_occasion: Money,
    /// What one giver may give one receiver in a fiscal year, where that is limited.
    pub per_year: Option<Money>,
    /// The ceiling that the law sets for an occasion.
    pub by_law: Money,
    /// Days in which what is above it is reported.
    pub report_days: i32,
    /// Whether giveaways for everybody are received under a No Gift Policy.
    pub giveaways: bool,
    /// Whether coffee and lunch are received.
    pub refreshments: bool,
    /// Whether a subordinate may give a superior cash.
    pub cash_to_superior: bool,
}

impl Limits {
    /// Where no agency says otherwise: 3,000 baht per person and occasion, as the National Anti-Corruption Commission's announcement
    /// on receiving property or other benefits on a moral basis has it.
    pub const DEFAULT: Self = Self {
        per_occasion: Money::from_baht(3_000),
        per_year: None,
        by_law: Money::from_baht(3_000),
        report_days: 30,
        giveaways: true,
        refreshments: true,
        cash_to_superior: false,
    };

    /// Whether the agency receives no gifts.
    #[must_use]
    pub const fn no_gift_policy(&self) -> bool {
        self.per_occasion.satang() == 0
    }

    /// The limits of an agency: its own, or those of the nearest agency above it that has any.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Self> {
        let own = reader.nearest::<GiftLimits>(agency)?;
        Ok(own.map_or(Self::DEFAULT, |own| Self {
            per_occasion: own.per_occasion,
            per_year: own.per_year,
            by_law: own.by_law,
            report_days: own.report_days,
            giveaways: own.giveaways,
            refreshments: own.refreshments,
            cash_to_superior: own.cash_to_superior,
        }))
    }
}

/// The limits that an agency set for itself and the agencies below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "gift_limits", one("เกณฑ์มูลค่าของขวัญ", "limits of gifts"), many("เกณฑ์มูลค่าของขวัญ", "Limits of gifts"),
    agency = agency_id, order = "agency_id", called = nothing,
    listed = "gift_limits", unique(agency_id)
)]
pub struct GiftLimits {
    /// Key.
    pub id: Id<GiftLimits>,
    /// The agency; one line each.
    #[field("ส่วนราชการ", "Agency", public, internal)]
    pub agency_id: Id<Agency>,
    /// What one giver may give one receiver on an occasion; 0 is a No Gift Policy.
    #[field(
        "ต่อคนต่อโอกาส",
        "A person and occasion",
        public,
        hint(
            "ใช้กับส่วนราชการนี้และหน่วยงานในสังกัดที่ไม่ได้กำหนดเอง มูลค่า 0 หมายถึงงดรับของขวัญ (No Gift Policy)",
            "For this agency and those below it that set none of their own; 0 means that no gift is received (No Gift Policy)"
        )
    )]
    pub per_occasion: Money,
    /// What one giver may give one receiver in a fiscal year; none where that is not limited.
    #[field("ต่อผู้ให้หนึ่งรายต่อปี (เว้นว่างหากไม่กำหนด)", "A giver and year (empty: not limited)", public)]
    pub per_year: Option<Money>,
    /// The ceiling that the law sets for an occasion.
    #[field(
        "เพดานตามประกาศ ป.ป.ช. ต่อโอกาส",
        "The law’s ceiling for an occasion",
        public,
        default(300000),
        hint(
            "ประกาศ ป.ป.ช. พ.ศ. 2563: 3,000 บาท แก้ไขเมื่อประกาศเปลี่ยน",
            "Notification of B.E. 2563: 3,000 baht; changed when it changes"
        )
    )]
    pub by_law: Money,
    /// Days in which what is above it is reported.
    #[field("รายงานภายใน (วัน)", "Report within (days)", public, default(30))]
    pub report_days: i32,
    /// Whether giveaways for everybody are received under a No Gift Policy.
    #[field("รับของแจกทั่วไปได้แม้งดรับของขวัญ", "Giveaways for everybody are received", public, default(true), span(12))]
    pub giveaways: bool,
    /// Whether coffee and lunch are received.
    #[field(
        "รับกาแฟหรืออาหารกลางวันได้ (สไลด์ 42)",
        "Coffee and lunch are received (slide 42)",
        public,
        default(true),
        span(12)
    )]
    pub refreshments: bool,
    /// Whether a subordinate may give a superior cash.
    #[field("ให้เงินสดแก่ผู้บังคับบัญชาได้", "A subordinate may give a superior cash", public, default(false), span(12))]
    pub cash_to_superior: bool,
}

impl GiftLimits {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.per_occasion >= Money::ZERO, "per_occasion", Rule::Negative)?;
        ensure(self.by_law > Money::ZERO, "by_law", Rule::NotPositive)?;
        ensure((1..=365).contains(&self.report_days), "report_days", Rule::OutOfRange)?;
        ensure(self.per_year.is_none_or(|year| year >= self.per_occasion), "per_year", Rule::LessThanAnOccasion)
    }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
