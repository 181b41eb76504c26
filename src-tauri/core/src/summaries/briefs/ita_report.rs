//! The result of the integrity and transparency assessment (ผลการประเมิน ITA และแนวโน้ม): the ten indicators of a year, the total and its
//! rating, three years beside each other, and what may be expected while the OIT is not assessed yet. DOMAIN-TODAY §1.

pub(super) mod score;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{NOTHING, count_shown};
use super::figures::{change, two};
use crate::registers::{Agency, DisclosureScheme, ItaIndicator, ItaInstrument, ItaScore, Register as _, Scope};
use crate::summaries::disclosure_state::disclosure_state;
use crate::values::{Decimal, FiscalYear, Id};
use crate::{Reader, Result};
use score::{ItaResult, Rating, Rule, rule_of};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let years = [-2, -1, 0].map(|before| asked.year.plus(before));
    let mut results = Vec::new();
    for year in years {
        results.push((year, of_year(reader, asked.agency, year)?));
    }
    let (_, result) = &results[2];
    let mut sections = Vec::new();
    if result.is_empty() {
        let none = format!("ยังไม่มีคะแนนของปี {} โปรดเพิ่มในทะเบียน{}", asked.year, ItaScore::DECLARATION.many.th);
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none)]));
    } else {
        sections.push(BriefSection::new("สรุปผล", whole(result, asked.year)));
        sections.push(BriefSection::new("คะแนนรายตัวชี้วัด", vec![BriefBlock::Table(indicators(result))]));
    }
    if let Some(expected) = expected(reader, asked, result)? {
        sections.push(BriefSection::new("คะแนนที่คาดการณ์", expected));
    }
    sections.push(BriefSection::new("แนวโน้ม 3 ปี", vec![BriefBlock::Table(trend(&results))]));
    Ok(sections)
}

/// The scores of an agency itself in a year.
pub(super) fn of_year(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear) -> Result<ItaResult> {
    let scores: Vec<ItaScore> = reader.list(&Scope { agency: Some(agency), year: Some(year), parent: None })?;
    let own = scores.into_iter().filter(|score| score.agency_id == agency);
    Ok(ItaResult::of(own.map(|score| (score.indicator, score.score.0))))
}

const fn tone(rating: Rating) -> BriefTone {
    match rating {
        Rating::Excellent | Rating::Good => BriefTone::Good,
        Rating::Pass => BriefTone::Fair,
        Rating::Improve => BriefTone::Warn,
        Rating::ImproveAtOnce => BriefTone::Bad,
    }
}

fn rated(rule: &Rule, result: &ItaResult) -> BriefCell {
    let rating = result.total(rule).zip(result.means()).map(|(total, means)| Rating::of(total, &means));
    rating.map_or_else(|| BriefCell::new(NOTHING), |rating| BriefCell::toned(rating.words(), tone(rating)))
}

fn whole(result: &ItaResult, year: FiscalYear) -> Vec<BriefBlock> {
    let mut facts: Vec<(String, BriefCell)> = Vec::new();
    let rule = rule_of(year);
    for instrument in ItaInstrument::ALL {
        let weight = rule.map(|rule| format!(" (น้ำหนัก {})", rule.weight(instrument))).unwrap_or_default();
        facts.push((format!("{}{weight}", instrument.name()), two(result.mean(instrument)).into()));
    }
    let Some(rule) = rule else {
        let unknown = format!("ไม่มีเกณฑ์น้ำหนักและระดับผลของปี {year} จึงไม่คิดคะแนนรวม");
        return vec![BriefBlock::Facts(facts), BriefBlock::Note(unknown)];
    };
    facts.push(("คะแนนรวม ITA".into(), two(result.total(rule)).into()));
    facts.push(("ระดับผลการประเมิน".into(), rated(rule, result)));
    let mut told = vec![BriefBlock::Facts(facts)];
    let missing = result.missing();
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|indicator| indicator.words().th).collect();
        told.push(BriefBlock::Note(format!("ยังไม่มีคะแนนรวม เพราะขาดคะแนนตัวชี้วัด {}", names.join(", "))));
    }
    if result.is_rated_otherwise_when_rounded(rule) {
        told.push(BriefBlock::Note("ระดับผลคิดจากคะแนนก่อนปัดเศษ ซึ่งต่างจากระดับของคะแนนที่แสดง 2 ตำแหน่ง".into()));
    }
    told.push(BriefBlock::Note(rule.source.into()));
    told
}

fn indicators(result: &ItaResult) -> BriefTable {
    let row = |indicator: &ItaIndicator| {
        vec![
            BriefCell::new(indicator.words().th),
            indicator.instrument().name().into(),
            two(result.score(*indicator)).into(),
        ]
    };
    let columns = vec![
        BriefColumn::text(label!(ItaScore.indicator), 50),
        BriefColumn::text("เครื่องมือ", 14),
        BriefColumn::number(label!(ItaScore.score), 16),
    ];
    BriefTable::new(columns, ItaIndicator::ALL.iter().map(row).collect())
}

/// What the total may come to while scores of the OIT are missing, from what is disclosed.
fn expected(reader: &Reader<'_>, asked: &BriefAsked, result: &ItaResult) -> Result<Option<Vec<BriefBlock>>> {
    if result.mean(ItaInstrument::Oit).is_some() {
        return Ok(None);
    }
    let until = asked.until(reader)?;
    let state = disclosure_state(reader, asked.agency, asked.year, DisclosureScheme::Oit, until)?;
    let Some((oit, grouping)) = state.expected.zip(state.grouping) else {
        let none = "ยังคาดการณ์ไม่ได้ เพราะไม่มีรายการ OIT ของปีนี้ในทะเบียนการเปิดเผยข้อมูล";
        return Ok(Some(vec![BriefBlock::Note(none.into())]));
    };
    let published = format!("{} จาก {}", count_shown(state.published), count_shown(state.applicable()));
    let mut facts: Vec<(String, BriefCell)> =
        vec![("รายการที่เผยแพร่แล้ว".into(), published.into()), ("OIT (คาดการณ์)".into(), two(Some(oit)).into())];
    let means = result.mean(ItaInstrument::Iit).zip(result.mean(ItaInstrument::Eit));
    let reckoned = rule_of(asked.year).zip(means.map(|(iit, eit)| [iit, eit, oit]));
    let total = match reckoned {
        Some((rule, means)) => {
            let (total, words) = (rule.total(&means), Rating::of(rule.total(&means), &means).words());
            format!("{} ({words})", two(Some(total)))
        }
        None => NOTHING.to_owned(),
    };
    facts.push(("คะแนนรวม (คาดการณ์)".into(), total.into()));
    let mut told = vec![BriefBlock::Facts(facts), BriefBlock::Note(grouping.words().into())];
    if means.is_none() {
        told.push(BriefBlock::Note("ยังคาดการณ์คะแนนรวมไม่ได้ เพราะคะแนน IIT หรือ EIT ยังไม่ครบ".into()));
    }
    Ok(Some(told))
}

/// Indicators, instruments and the total of each year, and what changed in the last.
fn trend(results: &[(FiscalYear, ItaResult)]) -> BriefTable {
    let mut columns = vec![BriefColumn::text(label!(ItaScore.indicator), 40)];
    columns.extend(results.iter().map(|(year, _)| BriefColumn::number(year.to_string(), 13)));
    columns.push(BriefColumn::number("เปลี่ยนแปลง", 13));
    let row = |name: &str, of: &dyn Fn(FiscalYear, &ItaResult) -> Option<Decimal>| {
        let numbers: Vec<Option<Decimal>> = results.iter().map(|(year, result)| of(*year, result)).collect();
        let mut cells = vec![BriefCell::new(name)];
        cells.extend(numbers.iter().map(|number| BriefCell::new(two(*number))));
        let last = numbers.last_chunk::<2>();
        cells.push(change(last.and_then(|[before, now]| Some((*now)? - (*before)?))));
        cells
    };
    let mut rows: Vec<Vec<BriefCell>> = ItaIndicator::ALL
        .iter()
        .map(|indicator| row(indicator.words().th, &|_, result| result.score(*indicator)))
        .collect();
    rows.extend(ItaInstrument::ALL.map(|of| row(of.name(), &|_, result| result.mean(of))));
    rows.push(row("คะแนนรวม ITA", &|year, result| result.total(rule_of(year)?)));
    let mut ratings = vec![BriefCell::new("ระดับผลการประเมิน")];
    let cell = |(year, result): &(FiscalYear, ItaResult)| {
        rule_of(*year).map_or_else(|| BriefCell::new(NOTHING), |rule| rated(rule, result))
    };
    ratings.extend(results.iter().map(cell));
    ratings.push(BriefCell::default());
    rows.push(ratings);
    BriefTable::new(columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::values::{Exact, Round};
    use crate::{Action, Verb};

    #[test]
    fn a_year_without_its_oit_is_told_without_a_total_and_with_what_may_be_expected() {
        let (mut office, ministry, agency) = fixture::office();
        let today = fixture::day("2026-03-20");
        let year = today.fiscal_year();
        let mut scores = Vec::new();
        for indicator in ItaIndicator::ALL.iter().filter(|indicator| indicator.instrument() != ItaInstrument::Oit) {
            for (agency, score) in [(agency, 90), (ministry, 10)] {
                let blank = ItaScore::blank(office.surroundings().new_id(), agency, year);
                scores.push(ItaScore { indicator: *indicator, score: Exact::from(score), ..blank });
            }
        }
        office
            .operate(Action::on::<ItaScore>(Verb::Save), |tx| scores.into_iter().try_for_each(|score| tx.save(score)))
            .expect("saves");
        let asked = BriefAsked { agency, year, round: Round::Six, record: None, today };
        let of = |agency| office.read(|reader| of_year(reader, agency, year)).expect("reads");
        assert_eq!(of(agency).mean(ItaInstrument::Iit), Some(Decimal::from(90)));
        assert_eq!(of(ministry).mean(ItaInstrument::Iit), Some(Decimal::from(10)), "not those of its agencies");
        let told = office.read(|reader| tell(reader, &asked)).expect("tells");
        let BriefBlock::Facts(facts) = &told[0].blocks[0] else { panic!("facts") };
        let shown: Vec<&str> = facts.iter().map(|(_, cell)| cell.text.as_str()).collect();
        assert_eq!(shown, ["90.00", "90.00", "—", "—", "—"]);
        assert!(told.iter().any(|section| section.heading == "คะแนนที่คาดการณ์"));
    }
}
