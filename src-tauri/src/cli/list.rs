//! `saisaat list`: the records of a register, a page at a time, so that however many there are, few are held.

use clap::builder::PossibleValuesParser;
use saisaat_core::lists::Query;
use saisaat_core::registers::{Declaration, Field, Kind, REGISTERS, Register};
use saisaat_core::{Office, with_register};
use serde::Serialize;
use serde_json::Value;

use super::{Outcome, Place, agency_id, not_empty, print};
use crate::error::{Answer, Failure};
use crate::records::shown;

/// Records read at once.
const PAGE: u32 = 500;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ทะเบียน
    #[arg(value_parser = PossibleValuesParser::new(REGISTERS.iter().filter_map(|register| register.listed)))]
    register: String,
    /// รหัสส่วนราชการ รวมหน่วยงานในสังกัด
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    office.hold_little()?;
    let named = |register: &&&Declaration| register.listed == Some(arguments.register.as_str());
    let register = REGISTERS.iter().find(named).expect("clap lets only these names through");
    let agency_id = office.read(|reader| agency_id(reader, arguments.agency.as_deref()))?;
    let query = Query { agency_id, ..Query::default() };
    let listed = with_register!(register.table, T => match arguments.json {
        true => json::<T>(&mut office, &query, &arguments.register),
        false => lines::<T>(&mut office, &query),
    });
    listed.unwrap_or_else(|| Err(Failure::NotFound { what: "register".into(), key: arguments.register.clone() }))?;
    Ok(Outcome::Done)
}

/// Shows the pages of a list in turn, each with how many records the whole list has; at least one.
fn pages<T: Register + Serialize>(
    office: &mut Office,
    query: &Query,
    mut look: impl FnMut(Vec<Value>, u32),
) -> Answer<()> {
    let mut first = 0;
    loop {
        let page = office.page::<T>(query, first, PAGE)?;
        let total = page.total;
        look(page.rows.into_iter().map(shown).collect(), total);
        first += PAGE;
        if first >= total {
            return Ok(());
        }
    }
}

/// One JSON object, written as its records are read: `{count, records, register}`.
fn json<T: Register + Serialize>(office: &mut Office, query: &Query, name: &str) -> Answer<()> {
    let (mut told, mut all) = (0, 0);
    pages::<T>(office, query, |records, total| {
        let mut text = String::new();
        if told == 0 {
            text += &format!("{{\n  \"count\": {total},\n  \"records\": [");
        }
        for record in records {
            let pretty = serde_json::to_string_pretty(&record).unwrap_or_default().replace('\n', "\n    ");
            text += if told == 0 { "\n    " } else { ",\n    " };
            text += &pretty;
            told += 1;
        }
        all = total;
        print::say_part(&text);
    })?;
    let end = if told == 0 { "]" } else { "\n  ]" };
    print::say_part(&format!("{end},\n  \"register\": \"{name}\"\n}}\n"));
    debug_assert_eq!(told, all, "every record is told");
    Ok(())
}

/// A line for each record.
fn lines<T: Register + Serialize>(office: &mut Office, query: &Query) -> Answer<()> {
    let columns = columns(&T::DECLARATION);
    pages::<T>(office, query, |records, _| records.iter().for_each(|record| print::say(&line(record, &columns))))
}

/// The columns that a line shows, joined by tabs; JSON has all. Those of the window's list and those that are searched, or where a
/// register has no list, every field of one line.
fn columns(register: &Declaration) -> Vec<&'static str> {
    let has_list = register.fields.iter().any(|field| field.list.is_some());
    let is_shown = |field: &&Field| match has_list {
        true => field.list.is_some() || field.search,
        false => field.lines.is_none() && !(field.internal && field.computed) && !matches!(field.kind, Kind::Bytes),
    };
    register.fields.iter().filter(is_shown).map(|field| field.name).collect()
}

fn line(record: &Value, columns: &[&str]) -> String {
    let shown = |column: &&str| match &record[*column] {
        Value::Null => String::new(),
        // A tab or line break inside a value would end its column.
        Value::String(text) => text.replace(['\t', '\n', '\r'], " "),
        other => other.to_string(),
    };
    columns.iter().map(shown).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_shows_some_of_every_register_that_is_listed_and_nothing_that_is_left_out_of_its_records() {
        for register in REGISTERS.iter().filter(|register| register.listed.is_some()) {
            let columns = columns(register);
            assert!(!columns.is_empty(), "{}", register.table);
            assert!(!columns.contains(&"inputs"), "{}", register.table);
        }
    }

    #[test]
    fn a_value_cannot_break_out_of_its_column() {
        let record = json!({ "name": "ก\tข\nค", "year": 2569, "note": null });
        assert_eq!(line(&record, &["name", "year", "note"]), "ก ข ค\t2569\t");
    }
}
