//! What a wave's figures come to, reckoned by hand.

use super::groups::grouped;
use super::spread::frequencies;
use super::statistics::{deviation, root};
use super::*;
use crate::registers::{AnswerKind, ResponseSource, SurveyAnswer, SurveyResponse, fixture};
use crate::summaries::briefs::survey_answers::tests::item;
use crate::values::{Exact, Id, Round};
use crate::{Action, Office, Verb};

fn numbers(all: &[i64]) -> Vec<Decimal> {
    all.iter().copied().map(Decimal::from).collect()
}

/// Sheets on which an item is answered so.
fn sheets(answers: &[(&SurveyItem, &[i64])]) -> Vec<Sheet> {
    let most = answers.iter().map(|(_, all)| all.len()).max().unwrap_or_default();
    let sheet = |at: usize| {
        let given = answers.iter().filter_map(|(item, all)| Some((item.id, Decimal::from(*all.get(at)?))));
        Sheet { numbers: given.collect(), ..Sheet::default() }
    };
    (0..most).map(sheet).collect()
}

#[test]
fn the_deviation_is_that_of_a_sample() {
    // mean 4.2, squares 0.04 + 0.64 + 0.64 + 1.44 + 0.04 = 2.80, by 4 = 0.70
    assert_eq!(two(deviation(&numbers(&[4, 5, 5, 3, 4]))), "0.84");
    // mean 50, squares 2500 + 289 + 289 + 2500 = 5578, by 3 = 1859.33…
    assert_eq!(two(deviation(&numbers(&[0, 33, 67, 100]))), "43.12");
    assert_eq!(deviation(&numbers(&[3, 3, 3])), Some(Decimal::ZERO));
    assert_eq!((deviation(&numbers(&[4])), deviation(&[])), (None, None));
}

#[test]
fn a_root_is_one() {
    assert_eq!(root(Decimal::from(144)).round_dp(12), Decimal::from(12));
    assert_eq!(root(Decimal::TWO).round_dp(10), "1.4142135624".parse().expect("a number"));
    assert_eq!(root(Decimal::new(25, 2)).round_dp(12), Decimal::new(5, 1));
    assert_eq!(root(Decimal::ZERO), Decimal::ZERO);
}

#[test]
fn a_negative_question_is_turned_round_and_what_it_does_not_offer_is_not_counted() {
    let negative = SurveyItem { polarity: Polarity::Negative, ..item("1", "", AnswerKind::Five) };
    let sheets = sheets(&[(&negative, &[1, 2, 5, 9])]);
    let all: Vec<&Sheet> = sheets.iter().collect();
    // 5, 4 and 1; 9 is on no scale of five
    let figure = of_item(&negative, &all);
    assert_eq!((figure.answers, two(figure.mean)), (3, "3.33".to_owned()));
    let told = frequencies(&negative, &all, 3).expect("enough");
    assert_eq!(told.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 1, 0, 0, 1], "as they were given");
    assert_eq!(frequencies(&negative, &all, 4), None);
}

#[test]
fn a_question_with_rows_is_the_mean_of_their_means_and_not_of_all_answers() {
    let items = [("1", ""), ("1.1", "1"), ("1.2", "1")].map(|(code, of)| item(code, of, AnswerKind::Four));
    let sheets = sheets(&[(&items[1], &[100, 100, 100, 100]), (&items[2], &[0, 33])]);
    let all: Vec<&Sheet> = sheets.iter().collect();
    let questions = questions(&items);
    // 100 and 16.5
    let figure = of_question(&questions[0], &all, 2);
    assert_eq!((figure.answers, two(figure.mean), figure.deviation), (4, "58.25".to_owned(), None));
    let few = of_question(&questions[0], &all, 3);
    assert_eq!(two(few.mean), "100.00", "a row that few answered is not in it, or it could be reckoned from it");
}

#[test]
fn small_groups_are_pooled_and_a_pool_that_is_small_takes_another_along() {
    let told = |units: &[&str]| {
        let Groups { apart, pooled, small } = grouped(units, 3);
        let apart: Vec<(String, usize)> = apart.into_iter().map(|(name, of)| (name, of.len())).collect();
        (apart, pooled.map(|of| of.len()), small)
    };
    let of = |name: &str, count: usize| (name.to_owned(), count);
    assert_eq!(told(&["ก", "ก", "ก", "ข", "ข", "ข"]), (vec![of("ก", 3), of("ข", 3)], None, 0));
    assert_eq!(told(&["ก", "ก", "ก", "ข", "ข", "ค"]), (vec![of("ก", 3)], Some(3), 2));
    assert_eq!(told(&["ก", "ก", "ก", "ก", "ข", "ข", "ข", "ค"]), (vec![of("ก", 4)], Some(4), 1));
    assert_eq!(told(&["ก", "ก", "ก", "ค"]), (vec![], None, 1), "the one who is left would be told");
    assert_eq!(told(&["ก", "ค"]), (vec![], None, 2));
    assert_eq!(told(&["", "", ""]), (vec![of("ไม่ระบุกลุ่ม", 3)], None, 0));
}

/// A survey with a question and a wave, each answer on a sheet of its own.
fn asked_once(office: &mut Office, agency: Id<crate::registers::Agency>, answers: &[i64]) -> Id<SurveyWave> {
    let day = fixture::day("2026-03-02");
    let new = office.surroundings();
    let survey = Survey { title: "s".into(), ..Survey::blank(new.new_id(), agency, day.fiscal_year()) };
    let item = SurveyItem {
        code: "1".into(), text: "ข้อแรก".into(), ..SurveyItem::blank(new.new_id(), survey.id)
    };
    let wave = SurveyWave { title: "w".into(), population: 20, ..SurveyWave::blank(new.new_id(), survey.id, day) };
    let sheet = |(at, number): (i32, &i64)| {
        let blank = SurveyResponse::blank(new.new_id(), wave.id);
        let response =
            SurveyResponse { sheet: at, unit: "กองกลาง".into(), source: ResponseSource::Keyed, ..blank };
        let answer = SurveyAnswer {
            number: Some(Exact::from(*number)),
            ..SurveyAnswer::blank(new.new_id(), response.id, item.id)
        };
        (response, answer)
    };
    let sheets: Vec<_> = (1..).zip(answers).map(sheet).collect();
    let id = wave.id;
    let save = office.operate(Action::on::<Survey>(Verb::Save), |tx| {
        tx.save(survey)?;
        tx.save(item)?;
        tx.save(wave)?;
        sheets.into_iter().try_for_each(|(response, answer)| {
            tx.save(response)?;
            tx.save(answer)
        })
    });
    save.expect("saves");
    id
}

fn told(answers: &[i64]) -> Vec<BriefSection> {
    let (mut office, _, agency) = fixture::office();
    let wave = asked_once(&mut office, agency, answers);
    let today = fixture::day("2026-03-20");
    let (year, record) = (today.fiscal_year(), Some(wave.to_string()));
    let asked = BriefAsked { agency, year, round: Round::Six, record, today };
    office.read(|reader| tell(reader, &asked)).expect("tells")
}

#[test]
fn a_wave_is_told_of_with_its_mean_and_against_its_sample() {
    let sections = told(&[4, 5, 5, 3, 4]);
    let BriefBlock::Facts(facts) = &sections[0].blocks[0] else { panic!("facts") };
    assert_eq!(facts[7].1.text, "5 จาก 20 (ร้อยละ 25.00)");
    let BriefBlock::Table(table) = &sections[1].blocks[0] else { panic!("a table") };
    let cells: Vec<&str> = table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["1", "ข้อแรก", "5", "4.20", "0.84"]);
}

#[test]
fn of_a_wave_that_fewer_answered_than_the_limit_only_that_is_told() {
    assert_eq!(told(&[4, 5, 5, 3]).len(), 2);
    assert_eq!(told(&[]).len(), 2);
}
