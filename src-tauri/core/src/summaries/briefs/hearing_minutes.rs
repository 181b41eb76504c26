//! Minutes of a hearing (บันทึกการรับฟังความคิดเห็น): what was asked, what was said with its answer, and what became of it. Slide 51; O19 of
//! the assessment of integrity and transparency.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{count_shown, day_shown, percent, percent_shown};
use super::table::of_records;
use crate::registers::{Hearing, HearingOpinion, OpinionStanding, Register as _, Scope};
use crate::values::{Date, thai};
use crate::{Reader, Result};

/// The columns of an opinion; what becomes of it in their midst.
const SHOWN: [(&str, u8); 6] =
    [("position", 7), ("sector", 14), ("opinion", 32), ("response", 32), ("standing", 19), ("answered_on", 14)];
const STANDING: usize = 4;

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let hearing: Hearing = reader.get(asked.key()?)?;
    let key = hearing.id.to_string();
    let opinions: Vec<HearingOpinion> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    let mut table = of_records(reader, &opinions, &SHOWN)?.or("ยังไม่มีความคิดเห็น โปรดเพิ่มในเวทีรับฟังนี้");
    // Numbers of order are not added up.
    table.sums.clear();
    for (row, opinion) in table.rows.iter_mut().zip(&opinions) {
        row[STANDING].tone = tone(opinion, until);
    }
    Ok(vec![
        BriefSection::new("", vec![BriefBlock::Facts(facts(&hearing))]),
        BriefSection::new(HearingOpinion::DECLARATION.many.th, vec![BriefBlock::Table(table)]),
        BriefSection::new(label!(HearingOpinion.standing), by_standing(&opinions, until)),
        said(label!(Hearing.summary), &hearing.summary),
        said(label!(Hearing.used), &hearing.used),
    ])
}

fn said(heading: &str, text: &str) -> BriefSection {
    let told = match text.trim() {
        "" => BriefBlock::Note("ยังไม่ได้บันทึก โปรดเพิ่มในเวทีรับฟังนี้".into()),
        text => BriefBlock::Text(text.to_owned()),
    };
    BriefSection::new(heading, vec![told])
}

fn facts(hearing: &Hearing) -> Vec<(String, BriefCell)> {
    let people = hearing.participants.map(|people| thai::commas(people.into())).unwrap_or_default();
    vec![
        (label!(Hearing.topic).into(), BriefCell::new(&*hearing.topic).of(hearing)),
        (label!(Hearing.held_on).into(), day_shown(Some(hearing.held_on)).into()),
        (label!(Hearing.place).into(), hearing.place.as_str().into()),
        (label!(Hearing.participants).into(), people.into()),
        (label!(Hearing.chair).into(), hearing.chair.as_str().into()),
        (label!(Hearing.recorder).into(), hearing.recorder.as_str().into()),
    ]
}

fn is_late(opinion: &HearingOpinion, day: Date) -> bool {
    let is_open = opinion.answered_on.is_none_or(|answered| answered > day);
    is_open && opinion.answer_by.is_some_and(|by| by < day)
}

fn tone(opinion: &HearingOpinion, day: Date) -> BriefTone {
    match opinion.standing {
        _ if is_late(opinion, day) => BriefTone::Bad,
        OpinionStanding::Adopted => BriefTone::Good,
        OpinionStanding::Partly => BriefTone::Fair,
        OpinionStanding::Explained => BriefTone::Plain,
        OpinionStanding::Open => BriefTone::Warn,
    }
}

/// How many opinions each thing became of, and how many answers are late.
fn by_standing(opinions: &[HearingOpinion], day: Date) -> Vec<BriefBlock> {
    let row = |standing: &OpinionStanding| {
        let of = opinions.iter().filter(|opinion| opinion.standing == *standing).count();
        let share = percent_shown(percent(of, opinions.len()));
        vec![BriefCell::new(standing.words().th), count_shown(of).into(), share.into()]
    };
    let columns = vec![
        BriefColumn::text(label!(HearingOpinion.standing), 40),
        BriefColumn::number("จำนวนความเห็น", 16),
        BriefColumn::number("ร้อยละ", 12),
    ];
    let sums = vec![None, Some(count_shown(opinions.len())), None];
    let table = BriefTable { sums, ..BriefTable::new(columns, OpinionStanding::ALL.iter().map(row).collect()) };
    let late = opinions.iter().filter(|opinion| is_late(opinion, day)).count();
    let told = match late {
        0 => None,
        some => Some(BriefBlock::Note(format!("ยังไม่ได้ตอบและเกินกำหนดแล้ว {} ความเห็น", count_shown(some)))),
    };
    [BriefBlock::Table(table)].into_iter().chain(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{Sector, fixture};
    use crate::values::Round;
    use crate::{Action, Verb};

    #[test]
    fn the_minutes_tell_what_became_of_each_opinion_and_which_answers_are_late() {
        let (mut office, _, agency) = fixture::office();
        let today = fixture::day("2026-03-20");
        let new = office.surroundings();
        let hearing =
            Hearing { topic: "แผน".into(), ..Hearing::blank(new.new_id(), agency, fixture::day("2026-03-02")) };
        let opinion = |standing, answer_by| HearingOpinion {
            standing,
            answer_by: Some(fixture::day(answer_by)),
            opinion: "o".into(),
            response: "r".into(),
            sector: Sector::People,
            ..HearingOpinion::blank(new.new_id(), hearing.id)
        };
        let adopted = HearingOpinion {
            answered_on: Some(fixture::day("2026-03-18")),
            ..opinion(OpinionStanding::Adopted, "2026-03-10")
        };
        let opinions =
            [adopted, opinion(OpinionStanding::Open, "2026-03-19"), opinion(OpinionStanding::Open, "2026-03-20")];
        let key = hearing.id.to_string();
        let save = office.operate(Action::on::<Hearing>(Verb::Save), |tx| {
            tx.save(hearing)?;
            opinions.into_iter().try_for_each(|opinion| tx.save(opinion))
        });
        save.expect("saves");
        let asked = BriefAsked { agency, year: today.fiscal_year(), round: Round::Six, record: Some(key), today };
        let told = office.read(|reader| tell(reader, &asked)).expect("tells");
        let BriefBlock::Table(table) = &told[1].blocks[0] else { panic!("a table") };
        let tones: Vec<BriefTone> = table.rows.iter().map(|row| row[STANDING].tone).collect();
        assert_eq!(tones, [BriefTone::Good, BriefTone::Bad, BriefTone::Warn]);
        assert_eq!(told[2].blocks.len(), 2, "one is late");
    }
}
