//! The report on gifts under the No Gift Policy (รายงานผลการรับของขวัญตามนโยบาย No Gift Policy): what was done for the policy, and the gifts of
//! each half of the year in numbers; that there was none is told too. O20; DOMAIN-TODAY §2 and §3.

use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{baht_column, count_shown, day_shown, of_year};
use super::table::of_records;
use super::{BriefAsked, last_day};
use crate::registers::{
    Gift, GiftDecision, GiftRelation, GiftVerdict, GiverKind, NoGiftEntry, NoGiftKind, Register as _,
};
use crate::values::{Date, MoneySum, Round, thai};
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let mut entries: Vec<NoGiftEntry> = reader.list(&of_year(asked))?;
    entries.retain(|entry| entry.done_on <= until);
    let mut gifts: Vec<Gift> = reader.list(&of_year(asked))?;
    gifts.retain(|gift| gift.received_on <= until);
    for gift in &mut gifts {
        gift.decision = as_of(gift.decision, gift.decided_on, until);
    }
    let first_half = last_day(reader, asked.year, Round::Six)?;
    let undecided: Vec<Gift> = gifts.iter().filter(|gift| gift.decision == GiftDecision::Undecided).cloned().collect();
    let open = [("description", 26), ("received_on", 12), ("value", 12), ("relation", 24), ("verdict", 14)];
    let mut sections = vec![BriefSection::new("สถานะการรายงาน", standing(&entries, &gifts))];
    for kind in [NoGiftKind::Declaration, NoGiftKind::Activity, NoGiftKind::Teaching] {
        sections.push(done(reader, &entries, kind)?);
    }
    sections.push(BriefSection::new("จำนวนและมูลค่าของขวัญที่รับ", counted(&gifts, first_half, until)));
    let decided = BriefBlock::Text("ไม่มีของขวัญที่ค้างพิจารณา ณ วันที่รายงาน".into());
    let table = of_records(reader, &undecided, &open)?;
    let open = if undecided.is_empty() { decided } else { BriefBlock::Table(table) };
    sections.push(BriefSection::new("ของขวัญที่ยังไม่ได้พิจารณา", vec![open]));
    Ok(sections)
}

/// What had been decided by a day.
fn as_of(decision: GiftDecision, decided_on: Option<Date>, until: Date) -> GiftDecision {
    if decided_on.is_some_and(|on| on > until) { GiftDecision::Undecided } else { decision }
}

/// Whether the head declared, and whether gifts, or that there were none, are reported.
fn standing(entries: &[NoGiftEntry], gifts: &[Gift]) -> Vec<BriefBlock> {
    let newest = |kind: NoGiftKind| entries.iter().find(|entry| entry.kind == kind);
    let told = |entry: &NoGiftEntry| {
        let period = entry.period.trim();
        let period = if period.is_empty() { String::new() } else { format!(" ({period})") };
        BriefCell::toned(format!("{}{period}", day_shown(Some(entry.done_on))), BriefTone::Good).of(entry)
    };
    let fact = |kind: NoGiftKind| {
        let cell = newest(kind).map_or_else(|| BriefCell::new("ยังไม่มี"), told);
        (kind.words().th.to_owned(), cell)
    };
    let declared = newest(NoGiftKind::Declaration);
    let missing = || BriefCell::toned("ยังไม่มีประกาศของปีนี้", BriefTone::Bad);
    let mut facts = vec![(NoGiftKind::Declaration.words().th.to_owned(), declared.map_or_else(missing, told))];
    facts.extend([fact(NoGiftKind::Report), fact(NoGiftKind::NilReport)]);
    let nil = newest(NoGiftKind::NilReport).is_some();
    let reported = nil || newest(NoGiftKind::Report).is_some();
    facts.push(("ผลการรับในรอบนี้".to_owned(), received(gifts.len(), reported, nil)));
    let mut blocks = vec![BriefBlock::Facts(facts)];
    if declared.is_none() || !reported {
        let register = NoGiftEntry::DECLARATION.one.th;
        blocks.push(BriefBlock::Note(format!("บันทึกประกาศและรายงานของแต่ละรอบได้ในทะเบียน{register}")));
    }
    blocks
}

/// What was received, and whether the reports say so.
#[expect(clippy::fn_params_excessive_bools, reason = "two facts that are read side by side")]
fn received(gifts: usize, reported: bool, nil: bool) -> BriefCell {
    match (gifts, reported, nil) {
        (0, true, _) => BriefCell::toned("ไม่มีการรับของขวัญ", BriefTone::Good),
        (0, false, _) => BriefCell::toned("ไม่มีการรับของขวัญ และยังไม่ได้รายงาน", BriefTone::Warn),
        (some, _, true) => {
            let told = format!("รับ {} รายการ ขัดกับรายงานว่าไม่มี โปรดตรวจสอบ", count_shown(some));
            BriefCell::toned(told, BriefTone::Bad)
        }
        (some, true, false) => BriefCell::new(format!("รับ {} รายการ", count_shown(some))),
        (some, false, false) => {
            BriefCell::toned(format!("รับ {} รายการ ยังไม่ได้รายงาน", count_shown(some)), BriefTone::Warn)
        }
    }
}

fn done(reader: &Reader<'_>, entries: &[NoGiftEntry], kind: NoGiftKind) -> Result<BriefSection> {
    let of: Vec<NoGiftEntry> = entries.iter().filter(|entry| entry.kind == kind).cloned().collect();
    let fields = [("done_on", 12), ("title", 30), ("participants", 12), ("sent_to", 20), ("details", 26)];
    let table = of_records(reader, &of, &fields)?.or("ยังไม่มีรายการของปีนี้");
    Ok(BriefSection::new(kind.words().th, vec![BriefBlock::Table(table)]))
}

/// The gifts of each half of the year by giver, relation, verdict and decision; of each choice that occurs.
fn counted(gifts: &[Gift], first_half: Date, until: Date) -> Vec<BriefBlock> {
    if gifts.is_empty() {
        return vec![BriefBlock::Text("ไม่มีการรับของขวัญในช่วงที่รายงาน".into())];
    }
    let halves = Halves { first_half, second: until > first_half };
    vec![
        halves.table(gifts, label!(Gift.giver_kind), GiverKind::ALL, |gift| gift.giver_kind, |one| one.words().th),
        halves.table(gifts, label!(Gift.relation), GiftRelation::ALL, |gift| gift.relation, |one| one.words().th),
        halves.table(gifts, label!(Gift.verdict), GiftVerdict::ALL, |gift| gift.verdict, |one| one.words().th),
        halves.table(gifts, label!(Gift.decision), GiftDecision::ALL, |gift| gift.decision, |one| one.words().th),
    ]
}

/// The halves of the year that are told.
#[derive(Clone, Copy, Debug)]
struct Halves {
    /// The last day of the first.
    first_half: Date,
    /// Whether the second has begun.
    second: bool,
}

impl Halves {
    fn table<T: Copy + PartialEq>(
        self,
        gifts: &[Gift],
        label: &str,
        choices: &[T],
        of: fn(&Gift) -> T,
        words: fn(T) -> &'static str,
    ) -> BriefBlock {
        let mut columns = vec![BriefColumn::text(label, 40), BriefColumn::number("6 เดือนแรก", 12)];
        if self.second {
            columns.extend([BriefColumn::number("6 เดือนหลัง", 12), BriefColumn::number("รวมทั้งปี", 12)]);
        }
        columns.push(baht_column(label!(Gift.value), 16));
        let row = |choice: &T| {
            let is: Vec<&Gift> = gifts.iter().filter(|gift| of(gift) == *choice).collect();
            let cells = self.cells(&is).into_iter().map(BriefCell::from);
            (!is.is_empty()).then(|| [BriefCell::new(words(*choice))].into_iter().chain(cells).collect::<Vec<_>>())
        };
        let rows = choices.iter().filter_map(row).collect();
        let all: Vec<&Gift> = gifts.iter().collect();
        let sums = [None].into_iter().chain(self.cells(&all).into_iter().map(Some)).collect();
        BriefBlock::Table(BriefTable { sums, ..BriefTable::new(columns, rows) })
    }

    /// How many in each half and in both, and what they are worth.
    fn cells(self, gifts: &[&Gift]) -> Vec<String> {
        let first = gifts.iter().filter(|gift| gift.received_on <= self.first_half).count();
        let mut cells = vec![count_shown(first)];
        if self.second {
            cells.extend([count_shown(gifts.len() - first), count_shown(gifts.len())]);
        }
        let value: MoneySum = gifts.iter().map(|gift| gift.value).sum();
        cells.push(thai::baht(value.satang()));
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::values::Money;

    #[test]
    fn a_later_decision_is_none_of_the_round() {
        let (until, later) = (fixture::day("2026-03-31"), Some(fixture::day("2026-04-01")));
        assert_eq!(as_of(GiftDecision::Kept, Some(until), until), GiftDecision::Kept);
        assert_eq!(as_of(GiftDecision::Kept, later, until), GiftDecision::Undecided);
        assert_eq!(as_of(GiftDecision::Undecided, None, until), GiftDecision::Undecided);
    }

    #[test]
    fn gifts_count_in_their_half_of_the_year() {
        let (office, _, agency) = fixture::office();
        let new = office.surroundings();
        let of = |day: &str| {
            let gift = Gift::blank(new.new_id(), agency, fixture::day(day));
            Gift { value: Money::from_baht(100), ..gift }
        };
        let gifts = [of("2025-10-01"), of("2026-03-31"), of("2026-04-01")];
        let gifts: Vec<&Gift> = gifts.iter().collect();
        let halves = Halves { first_half: fixture::day("2026-03-31"), second: true };
        assert_eq!(halves.cells(&gifts), ["2", "1", "3", "300.00"]);
        assert_eq!(Halves { second: false, ..halves }.cells(&gifts[..2]), ["2", "200.00"]);
    }

    #[test]
    fn a_nil_report_beside_gifts_is_told() {
        let tone = |gifts, reported, nil| received(gifts, reported, nil).tone;
        assert_eq!(tone(0, true, true), BriefTone::Good);
        assert_eq!(tone(0, false, false), BriefTone::Warn);
        assert_eq!(tone(2, true, true), BriefTone::Bad);
        assert_eq!(tone(2, true, false), BriefTone::Plain);
        assert_eq!(tone(2, false, false), BriefTone::Warn);
    }
}
