//! What every declaration is held to: the tables of a fresh database, and itself.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::*;
use crate::values::{FiscalYear, Money};

/// None until the record is saved, and never after: what the store fills in.
const FILLED_ON_SAVING: [(&str, &str); 4] = [
    ("complaints", "case_code"),
    ("complaints", "acknowledge_by"),
    ("complaints", "reply_by"),
    ("complaints", "progress_by"),
];

/// More of them come with the rules: the table takes any.
const WORDS_NOT_IN_THE_TABLE: [(&str, &str); 1] = [("gifts", "reason")];

fn fresh() -> Connection {
    crate::store::open::in_memory().expect("opens")
}

fn each_field() -> impl Iterator<Item = (&'static Declaration, &'static Field)> {
    REGISTERS.iter().flat_map(|register| register.fields.iter().map(|field| (*register, field)))
}

/// The columns of a table: name, type, and whether it may be none.
fn columns(connection: &Connection, table: &str) -> Vec<(String, String, bool)> {
    let sql = r#"SELECT name, type, "notnull" AS filled FROM pragma_table_info(:table)"#;
    let mut statement = connection.prepare(sql).expect("is a query");
    let rows = statement.query_map(named_params! { ":table": table }, |row| {
        Ok((row.get("name")?, row.get("type")?, !row.get::<_, bool>("filled")?))
    });
    rows.expect("asks").collect::<rusqlite::Result<_>>().expect("reads")
}

/// The SQL that made a table.
fn sql_of(connection: &Connection, table: &str) -> String {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :table";
    connection.query_row(sql, named_params! { ":table": table }, |row| row.get("sql")).expect("is there")
}

/// The words a column's CHECK allows, where it has one.
fn words_allowed(sql: &str, column: &str) -> Option<Vec<String>> {
    let (_, after) = sql.split_once(&format!("CHECK ({column} IN ("))?;
    let (words, _) = after.split_once(')')?;
    Some(words.split(", ").map(|word| word.trim_matches('\'').to_owned()).collect())
}

const fn type_of(kind: &Kind) -> &'static str {
    match kind {
        Kind::Money | Kind::Whole | Kind::Flag | Kind::Year | Kind::Round => "INTEGER",
        Kind::Bytes => "BLOB",
        _ => "TEXT",
    }
}

#[test]
fn every_table_has_the_columns_and_types_that_its_register_declares() {
    let connection = fresh();
    for register in REGISTERS {
        let declared = register.fields.iter().map(|field| {
            let may_be_none = field.optional && !FILLED_ON_SAVING.contains(&(register.table, field.name));
            (field.name.to_owned(), type_of(&field.kind).to_owned(), may_be_none)
        });
        let declared: BTreeSet<_> = [("id".to_owned(), "TEXT".to_owned(), false)].into_iter().chain(declared).collect();
        let there: BTreeSet<_> = columns(&connection, register.table).into_iter().collect();
        assert_eq!(declared, there, "{}", register.table);
        assert!(sql_of(&connection, register.table).trim_end().ends_with("STRICT"), "{}", register.table);
    }
}

#[test]
fn every_table_of_the_database_is_declared_or_the_journals_own() {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let connection = fresh();
    let mut statement = connection.prepare(sql).expect("is a query");
    let there =
        statement.query_map([], |row| row.get("name")).expect("asks").collect::<rusqlite::Result<BTreeSet<String>>>();
    let own = ["audit", "audit_key", "changeset_parts", "journal"];
    let declared = TABLES.iter().copied().chain(own).map(str::to_owned).collect();
    assert_eq!(there.expect("reads"), declared);
    assert_eq!(TABLES.iter().collect::<BTreeSet<_>>().len(), TABLES.len());
}

#[test]
fn every_table_allows_the_words_that_its_fields_can_hold_and_no_others() {
    let connection = fresh();
    for (register, field) in each_field() {
        let declared: Vec<&str> = match &field.kind {
            Kind::Choice(choices) => choices.all.iter().map(|choice| choice.stored).collect(),
            Kind::Flag => vec!["0", "1"],
            Kind::Round => vec!["6", "9", "12"],
            _ => continue,
        };
        let place = (register.table, field.name);
        let allowed = words_allowed(&sql_of(&connection, register.table), field.name);
        if !WORDS_NOT_IN_THE_TABLE.contains(&place) {
            assert_eq!(allowed.unwrap_or_default(), declared, "{place:?}");
        }
    }
}

#[test]
fn a_reference_is_one_in_the_database() {
    let connection = fresh();
    let sql = r#"SELECT 1 FROM pragma_foreign_key_list(:table) WHERE "from" = :field AND "table" = :other"#;
    let mut statement = connection.prepare(sql).expect("is a query");
    for (register, field) in each_field() {
        if let Kind::Reference(other) = field.kind {
            let place = named_params! { ":table": register.table, ":field": field.name, ":other": other };
            assert!(statement.exists(place).expect("asks"), "{}.{}", register.table, field.name);
        }
    }
}

#[test]
fn what_tells_records_apart_is_what_the_database_holds_them_to() {
    let connection = fresh();
    let sql = "SELECT c.name FROM pragma_index_list(:table) AS i, pragma_index_info(i.name) AS c WHERE i.origin = 'u'";
    let mut statement = connection.prepare(sql).expect("is a query");
    for register in REGISTERS {
        let rows = statement.query_map(named_params! { ":table": register.table }, |row| row.get("name"));
        let there: BTreeSet<String> = rows.expect("asks").collect::<rusqlite::Result<_>>().expect("reads");
        let declared: BTreeSet<String> = register.unique.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(declared, there, "{}", register.table);
        assert!(register.distinct.is_none_or(|field| register.unique == [field]), "{}", register.table);
    }
}

#[test]
fn what_is_printed_has_columns_with_their_share_of_the_paper() {
    for register in REGISTERS {
        let fields: BTreeSet<_> = register.fields.iter().filter(|f| f.print.is_some()).map(|f| f.name).collect();
        let paper: BTreeSet<_> = register.paper.iter().flat_map(|paper| paper.fields).copied().collect();
        assert_eq!(fields, paper, "{}", register.table);
    }
}

#[test]
fn a_text_is_required_where_its_table_refuses_an_empty_one() {
    let connection = fresh();
    for (register, field) in each_field().filter(|(_, field)| matches!(field.kind, Kind::Text) && !field.internal) {
        let refuses = sql_of(&connection, register.table).contains(&format!("CHECK ({} <> '')", field.name));
        assert_eq!(field.required, refuses, "{}.{}", register.table, field.name);
        assert!(!(field.required && field.computed), "nobody can be asked for {}.{}", register.table, field.name);
    }
}

/// Whether a field of this kind can hold a word as it is stored.
fn holds(kind: &Kind, word: &str) -> bool {
    match kind {
        Kind::Choice(choices) => choices.all.iter().any(|choice| choice.stored == word),
        Kind::Flag => matches!(word, "true" | "false"),
        Kind::Round => matches!(word, "6" | "9" | "12"),
        Kind::Money | Kind::Whole | Kind::Number | Kind::Year => word.parse::<crate::values::Decimal>().is_ok(),
        _ => true,
    }
}

#[test]
fn what_a_form_begins_with_and_what_it_looks_at_are_words_of_the_field() {
    for (register, field) in each_field() {
        let place = format!("{}.{}", register.table, field.name);
        assert!(field.default.is_none_or(|word| holds(&field.kind, word)), "{place}");
        if let Some(when) = field.when {
            let (_, other) = register.field(when.field).expect("the derive looks");
            assert!(when.words.iter().all(|word| holds(&other.kind, word)), "{place}");
        }
    }
}

#[test]
fn every_name_is_said_in_both_languages_and_once() {
    let said = |words: Words| !words.th.trim().is_empty() && !words.en.trim().is_empty();
    for register in REGISTERS {
        assert!(said(register.one) && said(register.many), "{}", register.table);
        let names: BTreeSet<_> = register.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), register.fields.len(), "{}", register.table);
        let labels: BTreeSet<_> = register.fields.iter().map(|field| field.label.th).collect();
        assert_eq!(labels.len(), register.fields.len(), "two fields of {} have one label", register.table);
    }
    for (register, field) in each_field() {
        let place = format!("{}.{}", register.table, field.name);
        assert!(said(field.label) && field.hint.is_none_or(said), "{place}");
        assert!(field.print.is_none_or(|print| print.share > 0), "{place}");
        assert!(field.span.is_none_or(|span| (1..=12).contains(&span)), "{place}");
        assert!(field.list.is_none_or(|list| list.least + list.growth > 0.0), "{place}");
        if let Kind::Choice(choices) = field.kind {
            assert!(choices.all.iter().all(|choice| said(choice.words)), "{place}");
        }
    }
}

#[test]
fn what_people_write_for_a_choice_names_no_other_of_its_list() {
    for (register, field) in each_field() {
        let Kind::Choice(choices) = field.kind else { continue };
        let mut known = BTreeSet::new();
        for choice in choices.all {
            let own: BTreeSet<_> =
                [choice.words.th, choice.words.en].into_iter().chain(choice.also.iter().copied()).collect();
            assert!(own.iter().all(|word| known.insert(*word)), "{}.{}: {}", register.table, field.name, choice.stored);
        }
    }
}

#[test]
fn what_is_listed_and_what_is_purged_together_is_one_register() {
    let listed: Vec<_> = REGISTERS.iter().filter_map(|register| register.listed).collect();
    assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len());
    for class in RecordClass::ALL {
        assert_eq!(
            REGISTERS.iter().filter(|register| register.retained.is_some_and(|kept| kept.class == *class)).count(),
            1,
            "{class:?}"
        );
    }
}

#[test]
fn a_table_leads_to_the_type_of_its_records() {
    for register in REGISTERS {
        let name = with_register!(register.table, T => <T as Register>::DECLARATION.type_name);
        assert_eq!(name, Some(register.type_name));
        let fields = with_register!(register.table, T => T::COLUMNS.len());
        assert_eq!(fields, Some(register.fields.len() + 1));
    }
    assert_eq!(with_register!("workspace", T => T::TABLE), None);
}

#[test]
fn what_keeps_its_own_commands_is_not_edited_by_those_that_all_share() {
    let guarded: Vec<_> =
        REGISTERS.iter().filter(|register| !register.editable).map(|register| register.table).collect();
    assert_eq!(
        guarded,
        [
            "officers",
            "fiscal_years",
            "reporting_rounds",
            "emblems",
            "record_links",
            "indicators",
            "indicator_levels",
            "indicator_baselines",
            "indicator_results",
            "evidence",
            "attachments",
            "retention_rules",
            "submissions",
        ]
    );
}

/// Fields of a new record that hold neither what is declared for them nor nothing.
fn wrongly_filled<T: Register + serde::Serialize>(record: &T) -> Vec<&'static str> {
    let stored = serde_json::to_value(record).expect("is JSON");
    let holds = |(at, field): (usize, &Field)| match (field.default, record.cell(at)) {
        (Some(given), _) if !field.optional => stored[field.name].to_string().trim_matches('"') == given,
        (_, Cell::Choice(choice)) => matches!(field.kind, Kind::Choice(of) if of.all[0].stored == choice.stored),
        (_, Cell::Number(number)) => number.is_zero(),
        (_, Cell::Money(money)) => money == Money::default(),
        (_, cell) => {
            matches!(cell, Cell::Empty | Cell::Whole(0) | Cell::Flag(false) | Cell::Reference(_)) || asked(field)
        }
    };
    T::DECLARATION.fields.iter().enumerate().filter(|each| !holds(*each)).map(|(_, field)| field.name).collect()
}

/// Whether a new record has to be told it: there is no day and no year that says nothing.
const fn asked(field: &Field) -> bool {
    !field.optional && matches!(field.kind, Kind::Day | Kind::Year | Kind::Round)
}

#[test]
fn a_new_record_holds_what_is_declared_and_says_nothing_else() {
    let (office, agency, _) = fixture::office();
    let (new, day) = (office.surroundings(), fixture::day("2026-03-02"));
    let year = FiscalYear::of(day);
    assert_eq!(wrongly_filled(&Agreement::blank(new.new_id(), agency, year)), [""; 0]);
    assert_eq!(wrongly_filled(&Indicator::blank(new.new_id(), new.new_id())), [""; 0]);
    assert_eq!(wrongly_filled(&TrainingSession::blank(new.new_id(), agency, year, day, day)), [""; 0]);
    assert_eq!(wrongly_filled(&Attendance::blank(new.new_id(), new.new_id(), new.new_id())), [""; 0]);
    assert_eq!(wrongly_filled(&Complaint::blank(new.new_id(), agency, day)), [""; 0]);
    assert_eq!(wrongly_filled(&ComplaintDeadlines::blank(new.new_id(), agency)), [""; 0]);
    assert_eq!(wrongly_filled(&AwardScheme::blank(new.new_id(), agency, year)), [""; 0]);
    assert_eq!(wrongly_filled(&Person::blank(new.new_id(), agency)), [""; 0]);
}
