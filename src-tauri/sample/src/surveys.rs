//! A survey of satisfaction a year, with one wave. The sheets of years that are over were destroyed once reported on.

use saisaat_core::registers::{
    AnswerKind, Polarity, ResponseSource, Survey, SurveyAnswer, SurveyAudience, SurveyItem, SurveyKind, SurveyResponse,
    SurveyWave,
};
use saisaat_core::values::{Exact, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::seeded_rng::{SeededRng, Subject};

struct Question {
    code: &'static str,
    text: &'static str,
    section: &'static str,
    kind: AnswerKind,
    polarity: Polarity,
    choices: &'static str,
}

/// How many sheets came back.
const RESPONSES: usize = 12;

/// The groups that are told of; the last has too few to be told of apart.
const GROUPS: [&str; 3] = ["ประชาชนทั่วไป", "ผู้ประกอบการ", "หน่วยงานของรัฐ"];

/// Puts the survey of each year, and the answers of the newest.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Surveys, ground.number);
    for &year in years {
        let survey = survey(ground, year, new);
        tx.put(&survey)?;
        let items: Vec<SurveyItem> =
            (1..).zip(&QUESTIONS).map(|(position, question)| item(question, position, &survey, new)).collect();
        items.iter().try_for_each(|item| tx.put(item))?;
        let wave = wave(ground, &survey, year, new, &mut rng);
        tx.put(&wave)?;
        if is_newest(year) {
            let good = (ground.quality(year) - 200) / 3;
            answers(tx, ground.number, &wave, &items, good, new, &mut rng)?;
        }
    }
    Ok(())
}

fn survey(ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> Survey {
    Survey {
        title: format!("แบบสำรวจความพึงพอใจผู้รับบริการ {} ปีงบประมาณ พ.ศ. {year}", ground.agency.name_th),
        kind: SurveyKind::Satisfaction,
        audience: SurveyAudience::Clients,
        introduction: format!("โปรดตอบจากประสบการณ์ที่ได้รับจาก{} คำตอบไม่ระบุตัวผู้ตอบ", ground.department.service),
        ..Survey::blank(new.key(), ground.agency.id, year)
    }
}

fn item(question: &Question, position: i32, survey: &Survey, new: &Keys) -> SurveyItem {
    SurveyItem {
        code: question.code.into(),
        position,
        text: question.text.into(),
        section: question.section.into(),
        kind: question.kind,
        polarity: question.polarity,
        choices: question.choices.into(),
        ..SurveyItem::blank(new.key(), survey.id)
    }
}

fn wave(ground: &Ground<'_>, survey: &Survey, year: FiscalYear, new: &Keys, rng: &mut SeededRng) -> SurveyWave {
    let opened_on = day(year, 9, 6);
    // The newest is still open to answers.
    let closes_on = if is_newest(year) { year.last_day() } else { after(opened_on, 45) };
    SurveyWave {
        title: format!("ครั้งที่ 1/{year} ({})", ground.agency.abbreviation),
        closes_on: Some(closes_on),
        population: i32::try_from(rng.between(240, 1_900)).unwrap_or_default(),
        note: if is_newest(year) {
            ""
        } else {
            "ทำลายแบบที่ตอบแล้วหลังรายงานผล"
        }
        .into(),
        ..SurveyWave::blank(new.key(), survey.id, opened_on)
    }
}

/// Puts the sheets of the `number`th agency, of whose answers so many in a hundred are good.
fn answers(
    tx: &Tx<'_>,
    number: usize,
    wave: &SurveyWave,
    items: &[SurveyItem],
    good: i64,
    new: &Keys,
    rng: &mut SeededRng,
) -> Result<()> {
    for place in 0..RESPONSES {
        let response = SurveyResponse {
            // Numbered on through the ministry.
            sheet: i32::try_from(number * RESPONSES + place + 1).unwrap_or(i32::MAX),
            unit: GROUPS[usize::from(place >= 5) + usize::from(place >= 10)].into(),
            source: if place.is_multiple_of(4) { ResponseSource::Keyed } else { ResponseSource::Import },
            ..SurveyResponse::blank(new.key(), wave.id)
        };
        tx.put(&response)?;
        for item in items {
            let is_good = rng.percent(good);
            let (number, words) = answered(item, place, is_good, rng);
            if number.is_some() || !words.is_empty() {
                let words = words.into();
                tx.put(&SurveyAnswer { number, words, ..SurveyAnswer::blank(new.key(), response.id, item.id) })?;
            }
        }
    }
    Ok(())
}

/// The answer of the sheet at a place; few write words.
fn answered(item: &SurveyItem, place: usize, good: bool, rng: &mut SeededRng) -> (Option<Exact>, &'static str) {
    match item.kind {
        AnswerKind::Five => (Some(Exact::from(if good { rng.between(4, 5) } else { rng.between(2, 4) })), ""),
        AnswerKind::Four | AnswerKind::YesNo => {
            let is_yes = good == (item.polarity == Polarity::Positive);
            (Some(Exact::from(if is_yes { 100 } else { 0 })), "")
        }
        AnswerKind::Choice => (Some(Exact::from(rng.between(1, 3))), ""),
        AnswerKind::Text => {
            (None, WORDS.get(place / 3).filter(|_| place.is_multiple_of(3)).copied().unwrap_or_default())
        }
    }
}

const WORDS: [&str; 3] =
    ["อยากให้เปิดรับคำขอช่วงพักกลางวัน", "เจ้าหน้าที่อธิบายชัดเจนและสุภาพ", "ขอให้ปรับปรุงระบบออนไลน์ให้แนบไฟล์ได้หลายไฟล์"];

/// A question that is answered from one to five.
const fn rated(code: &'static str, text: &'static str, section: &'static str) -> Question {
    Question { code, text, section, kind: AnswerKind::Five, polarity: Polarity::Positive, choices: "" }
}

const QUESTIONS: [Question; 6] = [
    rated("1.1", "ขั้นตอนการให้บริการชัดเจนและไม่ซ้ำซ้อน", "กระบวนการ"),
    rated("1.2", "แล้วเสร็จภายในระยะเวลาที่ประกาศไว้", "กระบวนการ"),
    rated("2.1", "เจ้าหน้าที่ให้บริการด้วยความเป็นธรรม ไม่เลือกปฏิบัติ", "เจ้าหน้าที่"),
    Question {
        code: "2.2",
        text: "ท่านเคยถูกเรียกรับเงินหรือประโยชน์อื่นใดจากเจ้าหน้าที่",
        section: "เจ้าหน้าที่",
        kind: AnswerKind::YesNo,
        polarity: Polarity::Negative,
        choices: "",
    },
    Question {
        code: "3",
        text: "ท่านติดต่อหน่วยงานทางใดมากที่สุด",
        section: "ช่องทาง",
        kind: AnswerKind::Choice,
        polarity: Polarity::Positive,
        choices: "มาด้วยตนเอง\nโทรศัพท์\nเว็บไซต์หรือแอป",
    },
    Question {
        code: "4",
        text: "ข้อเสนอแนะ",
        section: "ข้อเสนอแนะ",
        kind: AnswerKind::Text,
        polarity: Polarity::Positive,
        choices: "",
    },
];
