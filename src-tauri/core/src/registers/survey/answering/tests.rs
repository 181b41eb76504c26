use proptest::prelude::*;

use super::*;
use crate::registers::{Survey, fixture};
use crate::{Action, Office, Verb};

fn item(code: &str, kind: AnswerKind) -> SurveyItem {
    let new = Surroundings::fixed(chrono::DateTime::UNIX_EPOCH, 7);
    SurveyItem {
        code: code.into(),
        text: code.into(),
        kind,
        choices: "กองกลาง\nกองคลัง\nICT Center".into(),
        ..SurveyItem::blank(new.new_id(), new.new_id())
    }
}

fn counts(kind: AnswerKind, typed: &str) -> std::result::Result<Option<i64>, Rule> {
    match item("1.1", kind).answered(typed) {
        Ok(None) => Ok(None),
        Ok(Some(Answered::Number(number))) => Ok(Some(i64::try_from(number).expect("a whole number"))),
        Ok(Some(Answered::Words(words))) => panic!("{words}"),
        Err(Error::Invalid { field, rule }) => {
            assert_eq!(field, "1.1", "the question is named");
            Err(rule)
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn each_kind_of_question_reads_what_may_be_typed_and_nothing_else() {
    let (five, four, yes_no, choice) = (AnswerKind::Five, AnswerKind::Four, AnswerKind::YesNo, AnswerKind::Choice);
    let read: [(AnswerKind, &str, i64); 38] = [
        (five, "1", 1),
        (five, "5", 5),
        (five, " ๔ ", 4),
        (five, "3.0", 3),
        (four, "1", 0),
        (four, "2", 33),
        (four, "๓", 67),
        (four, "4", 100),
        (four, "0", 0),
        (four, "33", 33),
        (four, "๖๗", 67),
        (four, "100", 100),
        (four, FOUR[0].0, 0),
        (four, LEAST_OR_NONE, 0),
        (four, FOUR[1].0, 33),
        (four, FOUR[2].0, 67),
        (four, FOUR[3].0, 100),
        (yes_no, "มี", 100),
        (yes_no, "ไม่มี", 0),
        (yes_no, "ใช่", 100),
        (yes_no, "ไม่ใช่", 0),
        (yes_no, YES_NO[0].0, 100),
        (yes_no, YES_NO[1].0, 0),
        (yes_no, "Yes", 100),
        (yes_no, "NO", 0),
        (yes_no, "1", 100),
        (yes_no, "๐", 0),
        (yes_no, "100", 100),
        (choice, "กองกลาง", 1),
        (choice, "กองคลัง", 2),
        (choice, "ict  center", 3),
        (choice, "1", 1),
        (choice, "๓", 3),
        (choice, "2.0", 2),
        (five, "๕", 5),
        (four, "๑๐๐", 100),
        (yes_no, "๑", 100),
        (choice, "3", 3),
    ];
    for (kind, typed, counted) in read {
        assert_eq!(counts(kind, typed), Ok(Some(counted)), "{kind:?} {typed}");
    }
    let refused = [
        (five, "0", Rule::OutOfRange),
        (five, "6", Rule::OutOfRange),
        (five, "2.5", Rule::OutOfRange),
        (five, "-1", Rule::OutOfRange),
        (five, FOUR[3].0, Rule::Number),
        (four, "5", Rule::OutOfRange),
        (four, "50", Rule::OutOfRange),
        (four, "ปานกลาง", Rule::Format),
        (yes_no, "2", Rule::OutOfRange),
        (yes_no, "ไม่แน่ใจ", Rule::Format),
        (choice, "0", Rule::OutOfRange),
        (choice, "4", Rule::OutOfRange),
        (choice, "กองพัสดุ", Rule::Format),
    ];
    for (kind, typed, rule) in refused {
        assert_eq!(counts(kind, typed), Err(rule), "{kind:?} {typed}");
    }
    for kind in AnswerKind::ALL {
        assert_eq!(item("1", *kind).answered("  ").expect("read"), None, "an empty answer is none");
    }
}

#[test]
fn what_looks_like_a_person_is_masked_in_words() {
    let text = item("9", AnswerKind::Text);
    let said = |typed: &str| match text.answered(typed).expect("read") {
        Some(Answered::Words(words)) => words,
        other => panic!("{other:?}"),
    };
    assert_eq!(said("ขอบคุณเจ้าหน้าที่ทุกคน"), "ขอบคุณเจ้าหน้าที่ทุกคน");
    for personal in ["1-2345-67890-12-1", "๐๘๑ ๒๓๔ ๕๖๗๘", "081-234-5678", "somchai@example.go.th"] {
        let words = said(&format!("ติดต่อ {personal} ได้"));
        assert!(words.contains(personal::MASK) && !words.contains(personal), "{words}");
    }
}

/// Digits as Thai people write them.
fn thai(text: &str) -> String {
    let one = |sign: char| sign.to_digit(10).and_then(|digit| char::from_u32(u32::from('๐') + digit)).unwrap_or(sign);
    text.chars().map(one).collect()
}

proptest! {
    #[test]
    fn whatever_is_typed_counts_what_its_kind_can_count_or_is_refused(at in 0..AnswerKind::ALL.len(), typed in "[0-9๐-๙.มีไ่ใชyesno กองlงคั-]{0,8}") {
        let item = item("1", AnswerKind::ALL[at]);
        let may_be: &[i64] = match item.kind {
            AnswerKind::Five => &[1, 2, 3, 4, 5],
            AnswerKind::Four => &[0, 33, 67, 100],
            AnswerKind::YesNo => &[0, 100],
            AnswerKind::Choice => &[1, 2, 3],
            AnswerKind::Text => &[],
        };
        match item.answered(&typed) {
            Ok(None) => prop_assert!(typed.trim().is_empty()),
            Ok(Some(Answered::Number(number))) => prop_assert!(may_be.iter().any(|one| Decimal::from(*one) == number)),
            Ok(Some(Answered::Words(_))) => prop_assert_eq!(item.kind, AnswerKind::Text),
            Err(refused) => {
                let is_told = matches!(refused, Error::Invalid { .. });
                prop_assert!(is_told);
            }
        }
    }

    #[test]
    fn an_answer_typed_as_it_is_kept_says_the_same_in_digits_of_either_kind(at in 0..AnswerKind::ALL.len(), place in 0usize..5) {
        let item = item("1", AnswerKind::ALL[at]);
        let all: Vec<i64> = match item.kind {
            AnswerKind::Five => (1..=5).collect(),
            AnswerKind::Four => FOUR.iter().map(|(_, counts)| *counts).collect(),
            AnswerKind::YesNo => YES_NO.iter().map(|(_, counts)| *counts).collect(),
            AnswerKind::Choice => (1..=3).collect(),
            AnswerKind::Text => return Ok(()),
        };
        let said = Answered::Number(all[place % all.len()].into());
        let typed = item.typed(&said);
        prop_assert_eq!(item.answered(&typed).expect("read"), Some(said.clone()));
        prop_assert_eq!(item.answered(&thai(&typed)).expect("read"), Some(said));
    }
}

#[test]
fn a_choice_whose_words_are_a_number_is_chosen_by_its_words() {
    let item = SurveyItem { choices: "2\n1\nอื่น".into(), ..item("1", AnswerKind::Choice) };
    for place in 1i64..=3 {
        let said = Answered::Number(place.into());
        assert_eq!(item.answered(&item.typed(&said)).expect("read"), Some(said), "{place}");
    }
    assert_eq!(item.answered("2").expect("read"), Some(Answered::Number(1.into())));
}

/// A survey of a scale, a question with a row, and words; with a wave.
fn asked() -> (Office, Id<SurveyWave>, Vec<SurveyItem>) {
    let (mut office, _, agency) = fixture::office();
    let made = office.operate(Action::on::<Survey>(Verb::Save), |tx| {
        let survey = Survey {
            title: "ความพึงพอใจ".into(),
            ..Survey::blank(tx.new_id(), agency, crate::values::FiscalYear::new(2569).expect("a year"))
        };
        tx.put(&survey)?;
        let one = |code: &str, row_of: &str, kind, position| SurveyItem {
            code: code.into(),
            text: code.into(),
            row_of: row_of.into(),
            kind,
            position,
            ..SurveyItem::blank(tx.new_id(), survey.id)
        };
        let items = vec![
            one("1", "", AnswerKind::Five, 1),
            one("2", "", AnswerKind::Four, 2),
            one("2.1", "2", AnswerKind::Four, 3),
            one("3", "", AnswerKind::Text, 4),
        ];
        items.iter().try_for_each(|item| tx.put(item))?;
        let wave = SurveyWave {
            title: "ครั้งที่ 1".into(),
            ..SurveyWave::blank(tx.new_id(), survey.id, fixture::day("2026-03-02"))
        };
        tx.put(&wave)?;
        Ok((wave.id, items))
    });
    let (wave, items) = made.expect("saves").value;
    (office, wave, items)
}

fn entered(office: &mut Office, wave: Id<SurveyWave>, answers: &[(Id<SurveyItem>, &str)]) -> Result<()> {
    let answers: Vec<_> = answers.iter().map(|(item, typed)| (*item, (*typed).to_owned())).collect();
    let action = Action::on::<SurveyResponse>(Verb::Create);
    let done =
        office.operate(action, |tx| enter_sheet(tx, wave, "กองคลัง 081-234-5678", ResponseSource::Keyed, &answers));
    done.map(|_| ())
}

#[test]
fn sheets_are_numbered_on_from_the_highest_and_one_undo_takes_one_away() {
    let (mut office, wave, items) = asked();
    entered(&mut office, wave, &[(items[0].id, "๔"), (items[2].id, "2"), (items[3].id, "")]).expect("entered");
    entered(&mut office, wave, &[(items[3].id, "โทร 081-234-5678")]).expect("entered");
    let sheets = |office: &Office| office.read(|reader| SurveySheet::of_wave(reader, wave)).expect("sheets");
    let there = sheets(&office);
    assert_eq!(there.iter().map(|sheet| sheet.response.sheet).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(there[0].said(items[0].id), Some(Answered::Number(4.into())));
    assert_eq!(there[0].said(items[2].id), Some(Answered::Number(33.into())));
    assert_eq!((there[0].said(items[3].id), there[0].answers.len()), (None, 2), "what was not typed is no answer");
    let masked = format!("โทร {}", personal::MASK);
    assert_eq!(there[1].said(items[3].id), Some(Answered::Words(masked)));
    assert!(there.iter().all(|sheet| !sheet.response.unit.contains("5678")));
    office.undo().expect("undone");
    assert_eq!(sheets(&office).len(), 1);
}

#[test]
fn a_sheet_is_refused_whole_and_the_question_is_named() {
    let (mut office, wave, items) = asked();
    let (other, _, others) = asked();
    drop(other);
    let refused =
        |office: &mut Office, answers: &[(Id<SurveyItem>, &str)]| fixture::refusal(entered(office, wave, answers));
    let office = &mut office;
    assert_eq!(refused(office, &[(items[3].id, "ดี"), (items[0].id, "6")]), ("1".into(), Rule::OutOfRange));
    assert_eq!(refused(office, &[(items[1].id, "4")]), ("2".into(), Rule::NotAllowed), "its row is answered");
    assert_eq!(refused(office, &[(items[0].id, "4"), (items[0].id, "4")]), ("1".into(), Rule::Duplicate));
    assert_eq!(refused(office, &[(items[0].id, " ")]), ("item_id".into(), Rule::Required));
    let stranger = Id::parse("019f0000-0000-7000-8000-000000000000").unwrap_or(others[0].id);
    assert!(matches!(entered(office, wave, &[(stranger, "4")]), Err(Error::NotFound { .. })));
    assert_eq!(office.read(|reader| SurveySheet::of_wave(reader, wave)).expect("sheets"), []);
}
