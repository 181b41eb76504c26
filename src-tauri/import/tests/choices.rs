//! What the officer decides is done or refused, and never passed over in silence.

mod shared;

use saisaat_import::{AlikeFix, CellFix, Choices, ImportError, PersonChoice, Place, Target, layout, read_bytes};
use shared::{Ministry, ministry};

const CSV: &str = "ชื่อ,นามสกุล,รหัสผ่าน,งาน\nสมชาย,ใจดี,1234567890121,นิติกร\nสมใจ,งามยิ่ง,1234567890121,\n";

/// Why choices are refused: alike by the layout, the dry run and the import.
fn refused(ministry: &mut Ministry, choices: &Choices) -> String {
    let workbook = read_bytes(CSV.as_bytes()).expect("a csv");
    let told = |refused: ImportError| (refused.code(), refused.to_string());
    let of_layout = layout(&workbook, Target::Roster, choices).map(|_| ()).map_err(told);
    let place = Place::default();
    let tried = ministry.try_import(workbook.clone(), Target::Roster, &place, choices).map(|_| ()).map_err(told);
    let written = ministry.try_write(&workbook, Target::Roster, &place, choices).map(|_| ()).map_err(told);
    assert_eq!(of_layout, tried, "{choices:?}");
    assert_eq!(tried, written, "{choices:?}");
    let (code, message) = tried.expect_err("refused");
    assert_eq!(code, "bad_choice", "{message}");
    message
}

fn columns(meant: &[(&str, Option<&str>)]) -> Choices {
    let meant = meant.iter().map(|(letters, key)| ((*letters).to_owned(), key.map(ToOwned::to_owned)));
    Choices { columns: meant.collect(), ..Choices::default() }
}

#[test]
fn a_choice_that_names_what_is_not_there_is_refused_and_says_what_is() {
    let mut ministry = ministry();
    let text = String::new;
    let cell = |row, column: &str| CellFix { row, column: column.into(), text: text() };
    let person = |row| PersonChoice { row, person: shared::surroundings().new_id() };
    let alike = |column: &str, row| AlikeFix { column: column.into(), row, ..AlikeFix::default() };
    let nothing = Choices::default;
    for (choices, said) in [
        (columns(&[("A", Some("fullname"))]), "full_name, prefix, first_name"),
        (columns(&[("1", Some("first_name"))]), "“1”"),
        (columns(&[("ก", None)]), "A ถึง XFD"),
        (columns(&[("XFE", None)]), "A ถึง XFD"),
        (columns(&[("Z", None)]), "A, B, C, D"),
        (columns(&[("A", Some("position")), ("D", Some("position"))]), "A และ D"),
        (columns(&[("a", None), ("A", None)]), "มากกว่าหนึ่งครั้ง"),
        (columns(&[("C", Some("position"))]), "รหัสผ่าน"),
        (Choices { key: Some("code".into()), ..nothing() }, "national_id, name_unit"),
        (Choices { skip: vec![4], ..nothing() }, "แถว 4"),
        (Choices { cells: vec![cell(9, "A")], ..nothing() }, "แถว 9"),
        (Choices { cells: vec![cell(2, "A1")], ..nothing() }, "“A1”"),
        (Choices { alike: vec![alike("-", None)], ..nothing() }, "“-”"),
        (Choices { alike: vec![alike("A", Some(5))], ..nothing() }, "แถว 5"),
        (Choices { people: vec![person(0)], ..nothing() }, "แถว 0"),
    ] {
        let message = refused(&mut ministry, &choices);
        assert!(message.contains(said), "{message}");
    }
    assert!(ministry.people().is_empty());
}

#[test]
fn choices_are_held_against_their_target() {
    let named = columns(&[("A", Some("name_th"))]);
    assert!(named.check(Target::Agencies).is_ok());
    assert!(named.check(Target::Roster).expect_err("refused").to_string().contains("name_th"));
}

#[test]
fn a_column_without_a_heading_may_be_given_a_meaning() {
    let ministry = ministry();
    let csv = "ชื่อ,นามสกุล,\nสมชาย,ใจดี,นิติกร\n";
    let tried = ministry.plan(csv, Target::Roster, &Place::default(), &columns(&[("c", Some("position"))]));
    assert_eq!(tried.says(2, "position"), "นิติกร");
}

#[test]
fn a_column_of_passwords_is_no_column_of_ids_whatever_stands_in_it() {
    let ministry = ministry();
    for heading in ["รหัสผ่าน", "PIN", "user pwd", "รหัสลับ", "Passcode"] {
        let rows: String = (0..5).map(|n| format!("คน{n},ใจดี,1234567890121\n")).collect();
        let csv = format!("ชื่อ,นามสกุล,{heading}\n{rows}");
        let tried = ministry.plan(&csv, Target::Roster, &Place::default(), &Choices::default());
        assert_eq!(tried.fields(), [("A", "first_name"), ("B", "surname")], "{heading}");
        assert!(tried.notes().contains(&"password_column_ignored"), "{heading}");
    }
    let csv = "ชื่อ,นามสกุล,สังกัด\nสมชาย,ใจดี,Shopping\n";
    let tried = ministry.plan(csv, Target::Roster, &Place::default(), &Choices::default());
    assert!(!tried.notes().contains(&"password_column_ignored"));
}
