//! Indices of corruption (ดัชนีอ้างอิงการทุจริต): Thailand over the years, and the countries of the newest year in order of their rank, with
//! what is known of misprints beside them. Slides 15–19.

use super::BriefAsked;
use super::block::{Bar, BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{NOTHING, count_shown};
use crate::registers::{Certainty, IndexKind, IndexScore, Register as _, Scope};
use crate::values::Exact;
use crate::{Reader, Result};

/// By what the index calls the country.
const THAILAND: [&str; 3] = ["ไทย", "ประเทศไทย", "Thailand"];

/// Countries told of the newest year before and after Thailand's.
const BESIDE: usize = 12;

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let newest = asked.until(reader)?.buddhist_year() - 543;
    let mut all: Vec<IndexScore> = reader.list(&Scope::default())?;
    all.retain(|score| score.year_ce <= newest);
    let mut sections = Vec::new();
    for kind in IndexKind::ALL {
        let own: Vec<&IndexScore> = all.iter().filter(|score| score.kind == *kind).collect();
        if !own.is_empty() {
            sections.extend(of_kind(*kind, &own));
        }
    }
    if sections.is_empty() {
        let none = format!("ยังไม่มีค่าดัชนี โปรดนำเข้าหรือเพิ่มในทะเบียน{}", IndexScore::DECLARATION.many.th);
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none)]));
    }
    Ok(sections)
}

fn is_thailand(score: &IndexScore) -> bool {
    THAILAND.contains(&score.country.trim())
}

fn of_kind(kind: IndexKind, scores: &[&IndexScore]) -> Vec<BriefSection> {
    let mut years: Vec<&IndexScore> = scores.iter().copied().filter(|score| is_thailand(score)).collect();
    years.sort_by_key(|score| score.year_ce);
    let mut thailand = vec![BriefBlock::Table(over_the_years(&years).or("ยังไม่มีค่าดัชนีของไทย"))];
    let bars: Vec<Bar> = years.iter().filter_map(|score| bar(kind, score)).collect();
    if !bars.is_empty() {
        thailand.push(BriefBlock::Bars(bars));
    }
    let newest = scores.iter().map(|score| score.year_ce).max().unwrap_or_default();
    let of_newest: Vec<&IndexScore> = scores.iter().copied().filter(|score| score.year_ce == newest).collect();
    let name = kind.words().th;
    vec![
        BriefSection::new(format!("{name}: ประเทศไทย"), thailand),
        BriefSection::new(format!("{name}: อันดับปี {}", both_eras(newest)), beside(of_newest)),
    ]
}

/// A year by both of its names.
fn both_eras(year_ce: i32) -> String {
    format!("พ.ศ. {} (ค.ศ. {year_ce})", year_ce + 543)
}

fn score_of(score: &IndexScore) -> String {
    score.score.map_or_else(|| NOTHING.to_owned(), |score| score.to_string())
}

fn rank_of(score: &IndexScore) -> String {
    match (score.rank, score.countries) {
        (Some(rank), Some(countries)) => format!("{rank}/{countries}"),
        (Some(rank), None) => rank.to_string(),
        (None, _) => NOTHING.to_owned(),
    }
}

/// What is known of a row besides its figures: the remark, and that it is not sure.
fn remark(score: &IndexScore) -> BriefCell {
    let sure = match score.certainty {
        Certainty::Sure => "",
        certainty => certainty.words().th,
    };
    let parts: Vec<&str> = [score.note.trim(), sure].into_iter().filter(|part| !part.is_empty()).collect();
    let tone = if sure.is_empty() { BriefTone::Plain } else { BriefTone::Warn };
    BriefCell::toned(parts.join(" · "), tone)
}

fn over_the_years(years: &[&IndexScore]) -> BriefTable {
    let row = |score: &&IndexScore| {
        vec![
            BriefCell::new(both_eras(score.year_ce)).of(*score),
            score_of(score).into(),
            rank_of(score).into(),
            remark(score),
            score.source.as_str().into(),
        ]
    };
    let columns = vec![
        BriefColumn::text("ปี", 30),
        BriefColumn::number(label!(IndexScore.score), 12),
        BriefColumn::text(label!(IndexScore.rank), 12),
        BriefColumn::text(label!(IndexScore.note), 32),
        BriefColumn::text(label!(IndexScore.source), 18),
    ];
    BriefTable::new(columns, years.iter().map(row).collect())
}

/// A year's score as a bar, where the scale is known to have clean at its top.
fn bar(kind: IndexKind, score: &IndexScore) -> Option<Bar> {
    let full = match kind {
        IndexKind::Cpi => Exact::from(10),
        IndexKind::Cpi100 => Exact::from(100),
        IndexKind::Perc | IndexKind::Other => return None,
    };
    let value = score.score?;
    Some(Bar { label: both_eras(score.year_ce), value, full, shown: value.to_string() })
}

/// The countries of a year by rank; of many, those nearest to Thailand.
fn beside(mut scores: Vec<&IndexScore>) -> Vec<BriefBlock> {
    // Without a rank they come last.
    scores.sort_by_key(|score| (score.rank.is_none(), score.rank));
    let (all, own) = (scores.len(), scores.iter().position(|score| is_thailand(score)));
    let near = own.map_or(0..all, |at| at.saturating_sub(BESIDE)..all.min(at + BESIDE + 1));
    let near = if all <= 2 * BESIDE + 1 { 0..all } else { near };
    let row = |score: &&IndexScore| {
        let tone = if is_thailand(score) { BriefTone::Fair } else { BriefTone::Plain };
        vec![
            rank_of(score).into(),
            BriefCell::toned(&*score.country, tone).of(*score),
            score_of(score).into(),
            remark(score),
        ]
    };
    let columns = vec![
        BriefColumn::text(label!(IndexScore.rank), 12),
        BriefColumn::text(label!(IndexScore.country), 26),
        BriefColumn::number(label!(IndexScore.score), 12),
        BriefColumn::text(label!(IndexScore.note), 40),
    ];
    let shown = near.len();
    let mut told = vec![BriefBlock::Table(BriefTable::new(columns, scores[near].iter().map(row).collect()))];
    if shown < all {
        let (shown, all) = (count_shown(shown), count_shown(all));
        told.push(BriefBlock::Note(format!("แสดง {shown} ประเทศที่มีอันดับใกล้ไทย จากทั้งหมด {all} ประเทศในทะเบียน")));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::values::Decimal;

    fn score(country: &str, year_ce: i32, rank: Option<i32>) -> IndexScore {
        let (office, _, _) = fixture::office();
        let blank = IndexScore::blank(office.surroundings().new_id());
        let score = Some(Exact(Decimal::new(38, 1)));
        IndexScore { country: country.into(), year_ce, rank, score, countries: Some(158), ..blank }
    }

    #[test]
    fn countries_stand_by_rank_and_those_without_one_come_last() {
        let scores = [score("ก", 2005, None), score("ไทย", 2005, Some(59)), score("ข", 2005, Some(5))];
        let told = beside(scores.iter().collect());
        let BriefBlock::Table(table) = &told[0] else { panic!("a table") };
        let countries: Vec<&str> = table.rows.iter().map(|row| row[1].text.as_str()).collect();
        assert_eq!(countries, ["ข", "ไทย", "ก"]);
        assert_eq!((table.rows[1][0].text.as_str(), table.rows[2][0].text.as_str()), ("59/158", "—"));
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn of_many_countries_those_near_thailand_are_told() {
        let mut scores: Vec<IndexScore> = (1..=60).map(|rank| score("ก", 2005, Some(rank))).collect();
        scores[49].country = "ไทย".into();
        let told = beside(scores.iter().collect());
        let BriefBlock::Table(table) = &told[0] else { panic!("a table") };
        assert_eq!((table.rows.len(), table.rows[0][0].text.as_str()), (23, "38/158"));
        assert_eq!(told.len(), 2, "and how many are left out");
    }

    #[test]
    fn a_year_is_named_in_both_eras_and_a_bar_is_drawn_only_where_the_top_is_clean() {
        assert_eq!(both_eras(2005), "พ.ศ. 2548 (ค.ศ. 2005)");
        let thai = score("ไทย", 2005, Some(59));
        assert!(bar(IndexKind::Cpi, &thai).is_some() && bar(IndexKind::Perc, &thai).is_none());
    }
}
