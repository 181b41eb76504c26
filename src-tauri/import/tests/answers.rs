//! The answers of a survey as forms export them: what is kept, what is left out, what is asked and what is told.

mod shared;

use std::ops::ControlFlow;

use chrono::DateTime;
use saisaat_core::files::Outgoing;
use saisaat_core::registers::{
    AnswerKind, Answered, ResponseSource, Scope, Survey, SurveyAnswer, SurveyItem, SurveyResponse, SurveySheet,
    SurveyWave,
};
use saisaat_core::values::{Date, FiscalYear, Id, personal};
use saisaat_core::{Action, Verb};
use saisaat_import::{
    Choices, Counts, Import, OutProperties, Place, Skipped, Target, guess_target, inspect, layout, read_bytes,
    read_workbook,
};
use shared::book::{book, sheet};
use shared::{Ministry, Tried, ministry};

/// A ministry with a survey of every kind of question, and a wave of it.
struct Asked {
    ministry: Ministry,
    wave: Id<SurveyWave>,
    items: Vec<SurveyItem>,
    place: Place,
}

fn asked() -> Asked {
    let mut ministry = ministry();
    let agency = ministry.agencies[0];
    let made = ministry.office.operate(Action::on::<Survey>(Verb::Save), |tx| {
        let year = FiscalYear::new(2569).expect("a year");
        let survey =
            Survey { title: "ความโปร่งใส".into(), ..Survey::blank(tx.new_id(), agency, year) };
        tx.put(&survey)?;
        let questions = [
            ("1.1", "ขั้นตอนชัดเจน", "", AnswerKind::Five),
            ("1.2", "แล้วเสร็จตามเวลา", "", AnswerKind::Four),
            ("2", "เจ้าหน้าที่เป็นอย่างไร", "", AnswerKind::Five),
            ("2.1", "สุภาพ", "2", AnswerKind::Five),
            ("3", "เคยถูกเรียกรับเงิน", "", AnswerKind::YesNo),
            ("4", "มาติดต่อเรื่องใด", "", AnswerKind::Choice),
            ("5", "ข้อเสนอแนะ", "", AnswerKind::Text),
        ];
        let items: Vec<SurveyItem> = (1..)
            .zip(questions)
            .map(|(position, (code, text, row_of, kind))| SurveyItem {
                code: code.into(),
                text: text.into(),
                row_of: row_of.into(),
                kind,
                position,
                choices: if kind == AnswerKind::Choice {
                    "ขออนุญาต\nร้องเรียน"
                } else {
                    ""
                }
                .into(),
                ..SurveyItem::blank(tx.new_id(), survey.id)
            })
            .collect();
        items.iter().try_for_each(|item| tx.put(item))?;
        let opened_on = Date::from_iso("2026-03-02").expect("a day");
        let wave = SurveyWave {
            title: "ครั้งที่ 1".into(), ..SurveyWave::blank(tx.new_id(), survey.id, opened_on)
        };
        tx.put(&wave)?;
        Ok((wave.id, items))
    });
    let (wave, items) = made.expect("saves").value;
    let place = Place { parent: Some(wave.to_string()), ..Place::default() };
    Asked { ministry, wave, items, place }
}

impl Asked {
    fn sheets(&self) -> Vec<SurveySheet> {
        self.ministry.office.read(|reader| SurveySheet::of_wave(reader, self.wave)).expect("sheets")
    }

    /// What a sheet says, by the numbers of the questions.
    fn said(&self, sheet: &SurveySheet) -> Vec<String> {
        let told = |item: &SurveyItem| match sheet.said(item.id)? {
            Answered::Number(number) => Some(format!("{}={number}", item.code)),
            Answered::Words(words) => Some(format!("{}={words}", item.code)),
        };
        self.items.iter().filter_map(told).collect()
    }

    fn plan(&self, csv: &str, answers: &[(&str, &str)]) -> Tried {
        self.ministry.plan(csv, Target::Answers, &self.place, &shared::answers(answers))
    }

    fn import(&mut self, csv: &str, answers: &[(&str, &str)]) -> Counts {
        let tried = self.plan(csv, answers);
        let done = self.ministry.import(csv, Target::Answers, &self.place, &shared::answers(answers));
        assert_eq!(tried.check.rows, done.rows, "what is tried is what is done");
        done.counts
    }
}

fn counts(inserted: u32, updated: u32, unchanged: u32, skipped: u32) -> Counts {
    Counts { inserted, updated, unchanged, skipped }
}

/// As Google Forms writes it: a time, an address, a name, then the questions in one way or another.
const FORM: &str = "ประทับเวลา,ที่อยู่อีเมล,ชื่อ-สกุล,หน่วยงาน,1.1,1.2 แล้วเสร็จตามเวลา,เจ้าหน้าที่เป็นอย่างไร [สุภาพ],เคยถูกเรียกรับเงิน,ข้อที่ 4,5. ข้อเสนอแนะ\n\
    2/3/2026 9:00:00,somchai@example.go.th,นายสมชาย ลับมาก,กองคลัง,๔,มากที่สุด,5,ไม่มี,ร้องเรียน,ดีแล้ว\n\
    2/3/2026 9:05:00,somsri@example.go.th,นางสมศรี ลับมาก,,1,33,2,ใช่,1,โทรกลับ 081-234-5678\n";

#[test]
fn a_forms_export_becomes_sheets_that_lead_to_nobody_and_one_undo_takes_them_away() {
    let mut asked = asked();
    assert_eq!(asked.import(FORM, &[]), counts(2, 0, 0, 0));
    let sheets = asked.sheets();
    assert_eq!(asked.said(&sheets[0]), ["1.1=4", "1.2=100", "2.1=5", "3=0", "4=2", "5=ดีแล้ว"]);
    let words = format!("5=โทรกลับ {}", personal::MASK);
    assert_eq!(asked.said(&sheets[1]), ["1.1=1", "1.2=33", "2.1=2", "3=100", "4=1", words.as_str()]);
    let units: Vec<&str> = sheets.iter().map(|sheet| sheet.response.unit.as_str()).collect();
    assert_eq!(units, ["กองคลัง", ""]);
    assert_eq!(sheets.iter().map(|sheet| sheet.response.sheet).collect::<Vec<_>>(), [1, 2]);
    assert!(sheets.iter().all(|sheet| sheet.response.source == ResponseSource::Import));
    let all = format!("{sheets:?}");
    for personal in ["ลับมาก", "example", "9:0", "5678"] {
        assert!(!all.contains(personal), "{personal} is kept");
    }
    asked.ministry.office.undo().expect("undone");
    let left = |asked: &Asked| {
        let answers: Vec<SurveyAnswer> =
            asked.ministry.office.read(|reader| reader.list(&Scope::default())).expect("answers");
        (asked.sheets().len(), answers.len())
    };
    assert_eq!(left(&asked), (0, 0));
}

#[test]
fn who_answered_and_when_is_neither_read_nor_shown_in_whatever_form_it_stands() {
    let asked = asked();
    let rows: [&[&str]; 2] = [
        &["ID", "Start time", "Completion time", "Email", "Name", "โทรศัพท์", "ขั้นตอนชัดเจน", "3"],
        &["#1", "2/3/2026", "2/3/2026", "a@example.go.th", "นายสมชาย ลับมาก", "0812345678", "#4", "ไม่ใช่"],
    ];
    let book = book(vec![sheet(&rows)]);
    let tried = asked.ministry.answered(&book, Target::Answers, &asked.place, &[]);
    assert_eq!(tried.counts(), counts(1, 0, 0, 0), "{:?}", tried.check.problems);
    let answers: Vec<&str> =
        tried.fields().into_iter().filter(|(_, field)| field.starts_with("answer_")).map(|(at, _)| at).collect();
    assert_eq!(answers, ["G", "H"]);
    let shown = format!("{:?}", tried.view());
    assert!(!shown.contains("ลับมาก") && !shown.contains("example"), "{shown}");
}

#[test]
fn an_answer_that_cannot_be_read_is_told_at_its_cell_and_its_response_is_not_taken() {
    let mut asked = asked();
    let csv = "หน่วยงาน,1.1,1.2,3,4\nกองคลัง,6,มาก,มี,1\nกองคลัง,5,ปานกลาง,อาจจะ,อื่น ๆ\nกองคลัง,5,มาก,มี,ขออนุญาต\n";
    let tried = asked.plan(csv, &[]);
    let places =
        [(2, "B", "not_an_answer"), (3, "C", "not_an_answer"), (3, "D", "not_an_answer"), (3, "E", "not_an_answer")];
    assert_eq!(tried.problems(), places);
    assert_eq!(tried.skipped(Skipped::AgainstRule), [2, 3]);
    let first = &tried.check.problems[0].message;
    assert!(
        first.contains("ข้อ 1.1") && first.contains("“6”") && first.contains(AnswerKind::Five.words().th),
        "{first}"
    );
    assert!(tried.check.problems[3].message.contains("ขออนุญาต, ร้องเรียน"));
    assert_eq!(asked.import(csv, &[]), counts(1, 0, 0, 2));
}

#[test]
fn answers_that_the_wave_has_already_are_asked_about_and_may_be_anothers() {
    let mut asked = asked();
    asked.import(FORM, &[]);
    let again = asked.plan(FORM, &[]);
    assert_eq!(shared::rows::open(&again), [(2, "same_answers"), (3, "same_answers")]);
    assert_eq!(asked.import(FORM, &[("same_answers", "leave_out")]), counts(0, 0, 0, 2));
    assert_eq!(asked.import(FORM, &[("same_answers:2", "take"), ("same_answers:3", "leave_out")]), counts(1, 0, 0, 1));
    assert_eq!(asked.sheets().len(), 3);
    // A sheet of the wave speaks for one row.
    let mut thrice = FORM.to_owned();
    let row = FORM.lines().nth(2).expect("a row");
    thrice.push_str(&format!("{row}\n{row}\n"));
    assert_eq!(shared::rows::open(&asked.plan(&thrice, &[])), [(2, "same_answers"), (3, "same_answers")]);
}

#[test]
fn a_row_with_the_number_of_a_sheet_is_that_sheet_and_other_answers_on_it_are_asked_about() {
    let mut asked = asked();
    assert_eq!(asked.import("เลขที่แบบ,กลุ่มผู้ตอบ,1.1\n7,กองคลัง,4\n9,กองคลัง,5\n", &[]), counts(2, 0, 0, 0));
    let csv = "เลขที่แบบ,กลุ่มผู้ตอบ,1.1\n7,กองกลาง,4\n9,กองคลัง,1\n,กองคลัง,2\n";
    assert_eq!(shared::rows::open(&asked.plan(csv, &[])), [(3, "other_answers")]);
    assert_eq!(asked.import(csv, &[("other_answers", "leave_out")]), counts(1, 1, 0, 1));
    assert_eq!(asked.sheets().iter().map(|sheet| sheet.response.sheet).collect::<Vec<_>>(), [7, 9, 10]);
    assert_eq!(asked.import("เลขที่แบบ,1.1\n9,1\n", &[("other_answers", "as_new")]), counts(1, 0, 0, 0));
    assert_eq!(asked.import("เลขที่แบบ,1.1\n9,1\n", &[("other_answers", "take")]), counts(0, 1, 0, 0));
    let sheets = asked.sheets();
    let said: Vec<_> = sheets.iter().map(|sheet| (sheet.response.sheet, asked.said(sheet).concat())).collect();
    let told = [(7, "1.1=4"), (9, "1.1=1"), (10, "1.1=2"), (11, "1.1=1")];
    assert_eq!(said, told.map(|(number, said)| (number, said.to_owned())));
}

#[test]
fn columns_of_no_question_and_questions_without_a_column_are_told_by_name() {
    let asked = asked();
    let tried = asked.plan("หน่วยงาน,1.1,เพศ,1.1\nกองคลัง,4,ชาย,5\n", &[]);
    assert_eq!(tried.counts(), counts(1, 0, 0, 0));
    let note = |code: &str| tried.check.notes.iter().find(|note| note.code == code).expect(code).message.clone();
    let strangers = note("columns_of_no_question");
    assert!(strangers.contains("C “เพศ”") && strangers.contains("D “"), "{strangers}");
    let unasked = note("questions_without_column");
    assert!(unasked.contains("1.2, 2.1, 3, 4, 5") && !unasked.contains(" 2,"), "{unasked}");
    let none = asked.plan("หน่วยงาน,เพศ\nกองคลัง,ชาย\n", &[]);
    assert_eq!((none.problems(), none.skipped(Skipped::Missing)), (vec![(2, "B", "no_answers")], vec![2]));
}

#[test]
fn numbers_alone_are_answers_and_need_no_known_heading() {
    let asked = asked();
    let tried = asked.plan("ข้อ 1.1,ข้อ 1.2,ข้อ 2.1\n1,2,3\n2,3,4\n", &[]);
    assert_eq!(tried.counts(), counts(2, 0, 0, 0), "1, 2, 3 number no columns here");
    let rows: [&[&str]; 3] =
        [&["กลุ่มผู้ตอบ", "#1.1", "#1.2", "#3"], &["กองคลัง", "#1", "#2", "#0"], &["กองคลัง", "#5", "#100", "#1"]];
    let tried = asked.ministry.answered(&book(vec![sheet(&rows)]), Target::Answers, &asked.place, &[]);
    assert_eq!((tried.counts(), tried.problems()), (counts(2, 0, 0, 0), vec![]), "numbers head columns");
}

#[test]
fn an_import_without_its_wave_is_refused_and_says_what_to_choose() {
    let asked = asked();
    let book = read_bytes(FORM.as_bytes()).expect("a csv");
    let refused = asked.ministry.try_import(book, Target::Answers, &Place::default(), &Choices::default());
    assert_eq!(refused.expect_err("no wave").code(), "no_wave");
    assert_eq!(Target::Answers.asks_for(), ["wave"]);
    assert_eq!(Target::Answers.lacking(&Place::default()), ["wave"]);
}

#[test]
fn a_form_is_taken_for_one_where_it_is_no_table_of_another_register_and_the_registers_stay_targets() {
    let form = "ประทับเวลา,ขั้นตอนชัดเจน,เคยถูกเรียกรับเงิน\n2/3/2026,5,ไม่มี\n";
    let book = read_bytes(form.as_bytes()).expect("a csv");
    assert_eq!(guess_target(&book), Some(Target::Answers));
    assert_eq!(inspect(&book, None).target, Some(Target::Answers));
    let other = read_bytes("ข้อความใด ๆ,ขั้นตอนชัดเจน\nก,5\n".as_bytes()).expect("a csv");
    assert_ne!(guess_target(&other), Some(Target::Answers));
    let plain = Target::of_name("survey_responses").expect("a register");
    assert_ne!(plain, Target::Answers);
}

#[test]
fn a_column_that_the_officer_leaves_out_is_no_answer() {
    let asked = asked();
    let columns = [("E".to_owned(), None)].into_iter().collect();
    let choices = Choices { columns, ..Choices::default() };
    let understood = layout(&read_bytes(FORM.as_bytes()).expect("a csv"), Target::Answers, &choices).expect("a table");
    assert_eq!(understood.columns[4].field, None);
    let tried = asked.ministry.plan(FORM, Target::Answers, &asked.place, &choices);
    assert_eq!(tried.counts(), counts(2, 0, 0, 0));
    let unasked = tried.check.notes.iter().find(|note| note.code == "questions_without_column").expect("told");
    assert!(unasked.message.contains("1.1"));
}

#[test]
fn rows_to_be_mended_leave_without_the_names_of_those_who_answered() {
    let asked = asked();
    let csv = FORM.replace("๔", "๙");
    let tried = asked.plan(&csv, &[]);
    assert_eq!(tried.counts(), counts(1, 0, 0, 1));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("problems.xlsx");
    let properties = OutProperties { title: "ทดสอบ".into(), created: DateTime::UNIX_EPOCH };
    let choices = Choices::default();
    let to = Outgoing::workbook(&file);
    let written = tried.check.write_problem_rows(&tried.workbook, Target::Answers, &choices, to, &properties);
    written.expect("written").expect("understood");
    let book = read_workbook(&file).expect("readable");
    let rows = book.sheets[0].rows();
    let cells: Vec<String> = rows.flat_map(|row| row.cells().map(|(_, v)| v.written().into_owned())).collect();
    assert!(cells.iter().any(|cell| cell == "๙"), "{cells:?}");
    assert!(!cells.iter().any(|cell| cell.contains("ลับมาก") || cell.contains("example")), "{cells:?}");
}

#[test]
fn while_a_question_is_open_nothing_of_the_file_is_kept() {
    let mut asked = asked();
    asked.import(FORM, &[]);
    let book = read_bytes(FORM.as_bytes()).expect("a csv");
    assert!(asked.ministry.refused_unanswered(&book, Target::Answers, &asked.place));
    let choices = Choices::default();
    let import = Import { workbook: &book, target: Target::Answers, place: &asked.place, choices: &choices };
    let surroundings = asked.ministry.office.surroundings();
    let check = asked
        .ministry
        .office
        .read(|reader| import.check(reader, surroundings, &mut |_, _| ControlFlow::Continue(())))
        .expect("answers")
        .expect("understood");
    assert_eq!(check.unanswered, 2);
    let responses: Vec<SurveyResponse> =
        asked.ministry.office.read(|reader| reader.list(&Scope::default())).expect("responses");
    assert_eq!(responses.len(), 2);
}
