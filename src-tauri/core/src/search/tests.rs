use crate::registers::fixture::{complaint, office};
use crate::registers::{Agency, Complaint, Person, Register as _, Scope, TABLES};
use crate::values::{Id, NationalId};
use crate::{Action, Office, Surroundings, Verb};

use super::*;

const SAVE: Action = Action::on::<Person>(Verb::Save);

fn person(office: &Office, agency_id: Id<Agency>, first_name: &str, surname: &str) -> Person {
    Person {
        first_name: first_name.into(),
        surname: surname.into(),
        position: "นักวิเคราะห์นโยบายและแผน".into(),
        unit: "กอง ๑๐ ICT".into(),
        ..Person::blank(office.surroundings().new_id(), agency_id)
    }
}

fn put(office: &mut Office, people: &[Person]) {
    office.operate(SAVE, |tx| people.iter().try_for_each(|person| tx.put(person))).expect("saves");
}

/// Many at once, as an import brings them.
fn import(office: &mut Office, agency_id: Id<Agency>, count: usize) {
    let people: Vec<Person> =
        (0..count).map(|n| person(office, agency_id, &format!("สมชาย{n}"), &format!("สกุล{}", n % 7))).collect();
    office
        .operate(Action::on::<Person>(Verb::Import), |tx| people.iter().try_for_each(|p| tx.add(p)))
        .expect("imports");
}

fn found(office: &Office, words: &str) -> Found {
    office.read(|reader| reader.search(words, &Scope::default(), 50)).expect("searches")
}

fn names(office: &Office, words: &str) -> Vec<String> {
    found(office, words).hits.into_iter().map(|hit| hit.called).collect()
}

fn fill(office: &mut Office) {
    while office.fill_search().expect("fills") {}
}

/// Of people.
fn segments_filled(office: &Office) -> usize {
    let place = index::registers().find(|(_, register)| register.table == "people").expect("searched").0;
    office.read(|reader| Ok(index::filled(reader.connection(), place)?.len())).expect("counts")
}

#[test]
fn any_part_of_a_thai_word_finds_a_record_and_short_words_where_words_begin() {
    let (mut office, _, agency) = office();
    let people = [person(&office, agency, "สมใจ", "รักษ์ไทย"), person(&office, agency, "กมล", "ใจดี")];
    put(&mut office, &people);
    for full in [false, true] {
        if full {
            fill(&mut office);
        }
        assert_eq!(names(&office, "ษ์ไท"), ["สมใจ รักษ์ไทย"]);
        assert_eq!(names(&office, "วิเคราะห์ กมล"), ["กมล ใจดี"]);
        // Of two signs, and of one.
        assert_eq!(names(&office, "ใจ"), ["กมล ใจดี"]);
        assert_eq!(names(&office, "ร"), ["สมใจ รักษ์ไทย"]);
        assert_eq!(names(&office, "ไทยแลนด์"), Vec::<String>::new());
        assert_eq!(names(&office, "  "), Vec::<String>::new());
    }
}

#[test]
fn thai_digits_are_arabic_ones_and_capital_letters_small_ones() {
    let (mut office, _, agency) = office();
    let people = [person(&office, agency, "สมใจ", "ดี")];
    put(&mut office, &people);
    fill(&mut office);
    for words in ["10", "๑๐", "ict", "กอง ๑0 Ict"] {
        assert_eq!(names(&office, words), ["สมใจ ดี"], "{words}");
    }
}

#[test]
fn what_begins_with_the_words_comes_first_and_then_thai_order() {
    let (mut office, _, agency) = office();
    let of = |first: &str| person(&office, agency, first, "ก");
    let people = [of("ทองแก้ว"), of("แก้วตา"), of("เก้าแก้ว"), of("แก้ว")];
    put(&mut office, &people);
    fill(&mut office);
    assert_eq!(names(&office, "แก้ว"), ["แก้ว ก", "แก้วตา ก", "เก้าแก้ว ก", "ทองแก้ว ก"]);
}

#[test]
fn a_hit_says_its_register_what_holds_the_word_and_whose_it_is() {
    let (mut office, ministry, agency) = office();
    let people = [person(&office, agency, "สมใจ", "ดี")];
    put(&mut office, &people);
    let hit = found(&office, "วิเคราะห์").hits.remove(0);
    assert_eq!((hit.register, hit.field, hit.text.as_str()), ("people", "position", "นักวิเคราะห์นโยบายและแผน"));
    assert_eq!((hit.id, hit.agency.as_deref()), (people[0].id.to_string(), Some("A")));
    for (of, there) in [(agency, 1), (ministry, 1)] {
        let scope = Scope { agency: Some(of), ..Scope::default() };
        assert_eq!(office.read(|reader| reader.search("สมใจ", &scope, 9)).expect("searches").hits.len(), there);
    }
    let elsewhere = Scope { agency: Some(office.surroundings().new_id()), ..Scope::default() };
    assert!(office.read(|reader| reader.search("สมใจ", &elsewhere, 9)).expect("searches").hits.is_empty());
}

#[test]
fn edits_undo_redo_and_what_goes_along_are_found_as_they_are_now() {
    let (mut office, _, agency) = office();
    let mut one = person(&office, agency, "สมใจ", "ดี");
    put(&mut office, std::slice::from_ref(&one));
    fill(&mut office);
    one.surname = "รักชาติ".into();
    put(&mut office, std::slice::from_ref(&one));
    assert_eq!((names(&office, "รักชาติ").len(), names(&office, "ดี").len()), (1, 0));
    office.undo().expect("undoes");
    assert_eq!((names(&office, "รักชาติ").len(), names(&office, "ดี").len()), (0, 1));
    office.redo().expect("does it again");
    assert_eq!(names(&office, "รักชาติ").len(), 1);
    office.operate(SAVE, |tx| tx.remove(one.id)).expect("removes");
    assert!(names(&office, "รักชาติ").is_empty());
    office.undo().expect("undoes");
    fill(&mut office);
    assert_eq!(names(&office, "รักชาติ").len(), 1);
}

#[test]
fn an_import_leaves_a_mark_and_search_says_so_until_the_index_is_filled() {
    let (mut office, _, agency) = office();
    fill(&mut office);
    assert!(found(&office, "สมชาย").complete);
    import(&mut office, agency, 70_000);
    assert!(!found(&office, "สมชาย").complete);
    let mut edited = false;
    while office.fill_search().expect("fills") {
        if !edited && segments_filled(&office) == 1 {
            edited = true;
            // The first segment is there, and an edit between two slices is not lost.
            let part = found(&office, "สมชาย");
            assert!(!part.hits.is_empty() && !part.complete);
            let people = [person(&office, agency, "ระหว่าง", "ทาง")];
            put(&mut office, &people);
        }
    }
    assert!(edited);
    let all = found(&office, "สมชาย");
    assert!(all.complete && all.more == ["people"]);
    assert_eq!(names(&office, "สมชาย69999").len(), 1);
    assert_eq!(names(&office, "ระหว่าง").len(), 1);
    // Undone, it is gone.
    office.undo().expect("undoes");
    office.undo().expect("undoes");
    fill(&mut office);
    let none = found(&office, "สมชาย");
    assert!(none.complete && none.hits.is_empty());
}

#[test]
fn the_index_is_filled_again_where_it_was_forgotten() {
    let (mut office, _, agency) = office();
    import(&mut office, agency, 300);
    office.repair_search().expect("fills");
    assert!(found(&office, "สมชาย299").complete);
    office.forget_search().expect("forgets");
    assert!(!found(&office, "สมชาย299").complete);
    office.repair_search().expect("fills");
    assert_eq!(names(&office, "สมชาย299"), ["สมชาย299 สกุล5"]);
}

#[test]
fn filling_records_nothing_and_the_check_takes_the_index_for_its_own() {
    let (mut office, _, agency) = office();
    import(&mut office, agency, 300);
    let before = (office.audit().expect("reads").len(), office.audit_head().expect("reads"));
    fill(&mut office);
    assert_eq!((office.audit().expect("reads").len(), office.audit_head().expect("reads")), before);
    office.check().expect("sound");
    assert!(TABLES.iter().all(|table| !table.starts_with("search")));
}

#[test]
fn where_not_every_row_could_be_looked_at_there_may_be_more() {
    let (mut office, _, agency) = office();
    import(&mut office, agency, 3_000);
    fill(&mut office);
    let elsewhere = Scope { agency: Some(office.surroundings().new_id()), ..Scope::default() };
    let found = office.read(|reader| reader.search("สมชาย", &elsewhere, 9)).expect("searches");
    assert_eq!((found.hits.len(), found.more), (0, vec!["people"]));
}

#[test]
fn no_national_id_and_no_confidential_field_is_in_the_index() {
    for (_, register) in index::registers() {
        for field in index::fields(register) {
            assert!(index::is_indexed(field.class), "{}.{}", register.table, field.name);
        }
    }
    let (mut office, _, agency) = office();
    let whole = NationalId::parse("1234567890121").ok();
    let person =
        Person { national_id: whole, ..person(&office, agency, "สมใจ", "บัตร 1-2345-67890-12-1") };
    let told = complaint(office.surroundings().new_id(), agency);
    put(&mut office, std::slice::from_ref(&person));
    office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(told)).expect("saves");
    fill(&mut office);
    assert!(names(&office, "1234567890121").is_empty());
    assert!(names(&office, "ครุภัณฑ์").is_empty(), "what a complaint tells is nobody else's affair");
    assert_eq!(found(&office, "พัสดุ").hits[0].register, "complaints");
    let hit = found(&office, "บัตร").hits.remove(0);
    assert!(!hit.called.contains("67890") && !hit.text.contains("67890"), "{hit:?}");
}

#[test]
fn what_was_purged_is_in_no_segment_any_more() {
    let (mut office, _, agency) = office();
    let gone = person(&office, agency, "ฆฌฎ", "ลาออก");
    put(&mut office, std::slice::from_ref(&gone));
    fill(&mut office);
    let gram = grams::of_word("ฆฌฎ", false)[0];
    let sql = "SELECT count(*) FROM search_grams WHERE gram = ?1";
    let kept = |office: &Office| -> i64 {
        office.read(|reader| Ok(reader.connection().query_row(sql, [gram], |row| row.get(0))?)).expect("counts")
    };
    assert_eq!(kept(&office), 1);
    let wiping = Action::on::<Person>(Verb::Purge);
    office.change(wiping, crate::office::Memory::Wiped, |tx| tx.remove(gone.id)).expect("purges");
    assert_eq!(kept(&office), 0);
}

#[test]
fn a_list_is_the_same_with_the_index_as_without() {
    let (mut office, _, agency) = office();
    import(&mut office, agency, 6_000);
    let asked = |office: &mut Office, text: &str| {
        let query = crate::lists::Query { text: text.into(), ..Default::default() };
        office.page::<Person>(&query, 0, 10_000).expect("answers").rows
    };
    let texts = ["สมชาย5999", "ชาย12 กุล3", "ไม่มีเลย", "กอง", "สมชาย๑๒๓", "12"];
    let without: Vec<Vec<Person>> = texts.iter().map(|text| asked(&mut office, text)).collect();
    fill(&mut office);
    let known = |text: &str| office.read(|r| candidates(r.connection(), &Person::DECLARATION, text)).expect("asks");
    assert!(known("สมชาย5999").is_some_and(|rows| rows.len() == 1));
    assert!(known("12").is_none(), "too short");
    let people = [person(&office, agency, "ใหม่", "สกุล")];
    // Forgets what was kept.
    import(&mut office, agency, 201);
    office.undo().expect("undoes");
    fill(&mut office);
    for (text, without) in texts.iter().zip(without) {
        assert_eq!(asked(&mut office, text), without, "{text}");
    }
    put(&mut office, &people);
    assert_eq!(asked(&mut office, "ใหม่").len(), 1);
}

#[test]
fn an_index_made_for_other_fields_is_made_anew_when_the_database_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.db");
    let surroundings = || Surroundings::fixed(chrono::DateTime::from_timestamp(1_780_000_000, 0).expect("in range"), 7);
    let mut office = Office::create(&path, surroundings()).expect("creates");
    let agency = Agency {
        id: office.surroundings().new_id(),
        parent_id: None,
        code: "M".into(),
        name_th: "กระทรวงตัวอย่าง".into(),
        name_en: String::new(),
        abbreviation: String::new(),
        vision: String::new(),
        mission: String::new(),
    };
    office.operate(SAVE, |tx| tx.put(&agency)).expect("saves");
    fill(&mut office);
    office.close().expect("closes");
    let mut office = Office::open(&path, surroundings()).expect("opens");
    assert!(found(&office, "ตัวอย่าง").complete, "it was kept");
    office.read(|r| Ok(r.connection().execute("UPDATE search_about SET made_for = 'other'", [])?)).expect("writes");
    office.close().expect("closes");
    office = Office::open(&path, surroundings()).expect("opens");
    assert!(!found(&office, "ตัวอย่าง").complete);
    fill(&mut office);
    assert_eq!(names(&office, "ตัวอย่าง"), ["กระทรวงตัวอย่าง"]);
    office.close().expect("closes");
}

#[test]
fn an_edit_elsewhere_loses_nothing_of_what_was_read_and_one_within_all() {
    let (mut office, ministry, agency) = office();
    fill(&mut office);
    import(&mut office, agency, 3_000);
    let reads = |office: &mut Office, change: fn(&mut Office, Id<Agency>)| {
        office.forget_search().expect("forgets");
        let mut slices = 0;
        while segments_filled(office) == 0 {
            office.fill_search().expect("fills");
            slices += 1;
            // Agencies are filled by then, and people are being read.
            if slices == 5 {
                change(office, ministry);
            }
        }
        slices
    };
    let undisturbed = reads(&mut office, |_, _| {});
    let elsewhere = reads(&mut office, |office, ministry| {
        let ministry = office.read(|reader| reader.get(ministry)).expect("is there");
        office.operate(SAVE, |tx| tx.put(&Agency { name_en: "Other".into(), ..ministry })).expect("saves");
    });
    let within = reads(&mut office, |office, ministry| {
        let people = [person(office, ministry, "ระหว่าง", "ทาง")];
        put(office, &people);
    });
    assert_eq!(undisturbed, elsewhere);
    assert!(within > undisturbed);
}

#[test]
fn a_segment_is_cleared_and_written_in_short_slices() {
    let (mut office, _, agency) = office();
    import(&mut office, agency, 3_000);
    let grams = |office: &Office| -> i64 {
        let sql = "SELECT count(*) FROM search_grams";
        office.read(|reader| Ok(reader.connection().query_row(sql, [], |row| row.get(0))?)).expect("counts")
    };
    for _ in 0..2 {
        let (mut before, mut more) = (grams(&office), true);
        while more {
            more = office.fill_search().expect("fills");
            let after = grams(&office);
            assert!((-100..=500).contains(&(after - before)), "{before} to {after}");
            before = after;
        }
        import(&mut office, agency, 300);
    }
}
