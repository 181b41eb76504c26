//! A ministry whose agencies all keep what the sample's one agency keeps: every register has rows of every agency, and those of one
//! agency lie among those of the others, as they do where all write at the same time.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use rusqlite::{Connection, params_from_iter};
use saisaat_core::registers::{Agency, Agreement, REGISTERS, Record, Register, Scope, TABLES};
use saisaat_core::values::Id;
use saisaat_core::{Action, Office, Verb, with_register};
use saisaat_sample::{NEWEST_YEAR, Size};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The staff of each agency.
const PEOPLE: usize = 24;
/// Read by nothing that is asked here, and many.
const LEFT_OUT: [&str; 7] = [
    "evidence",
    "indicator_baselines",
    "ita_scores",
    "survey_items",
    "survey_responses",
    "survey_answers",
    "virtue_scores",
];
/// Agencies of one operation.
const TOGETHER: usize = 200;
/// A department and the offices below it.
const OF_A_DEPARTMENT: usize = 100;
/// Where a key tells the agencies apart: the fourth group of its digits, in which the sample's own have a bit that no number has.
const GROUP: std::ops::Range<usize> = 19..23;
/// What stands there in a pattern.
const MARK: &str = "@@@@";

/// What was filled.
pub(super) struct Filled {
    pub(super) ministry: Id<Agency>,
    /// Offices, none with others below it.
    pub(super) offices: Vec<Id<Agency>>,
    /// Records of all registers.
    pub(super) records: usize,
}

/// A record of the sample's agency as JSON, the agency's own keys with a mark in them.
struct Pattern {
    table: &'static str,
    text: String,
}

impl Pattern {
    fn of<T: DeserializeOwned>(&self, number: usize) -> Result<T> {
        Ok(serde_json::from_str(&self.text.replace(MARK, &format!("{number:04X}")))?)
    }
}

/// Fills an empty workspace with a ministry of so many agencies.
pub(super) fn fill(office: &mut Office, agencies: usize) -> Result<Filled> {
    ensure!((OF_A_DEPARTMENT.min(2)..0x8000).contains(&agencies), "no number of agencies: {agencies}");
    saisaat_sample::fill(office, "กระทรวงทดสอบ", &Size { agencies: 1, people: PEOPLE })?;
    let ministry = office.read(|reader| reader.ministry())?.id;
    let patterns = Gathering::of(office, ministry)?.patterns;
    let whose = patterns.iter().find(|pattern| pattern.table == Agency::TABLE).context("an agency")?;
    let all = (0..agencies).map(|number| Ok(whose.of::<Agency>(number)?.id)).collect::<Result<Vec<_>>>()?;
    for first in (0..agencies).step_by(TOGETHER) {
        let numbers = first..agencies.min(first + TOGETHER);
        office.operate(Action::on::<Agency>(Verb::Import), |tx| {
            for (pattern, number) in
                patterns.iter().flat_map(|pattern| numbers.clone().map(move |number| (pattern, number)))
            {
                let added = match pattern.table {
                    Agency::TABLE => tx.add(&agency(pattern, number, ministry, &all)),
                    table => with_register!(table, T => tx.add(&read::<T>(pattern, number))).unwrap_or(Ok(())),
                };
                added?;
            }
            Ok(())
        })?;
    }
    let offices = all.into_iter().enumerate().filter(|(number, _)| number % OF_A_DEPARTMENT != 0);
    Ok(Filled { ministry, offices: offices.map(|(_, id)| id).collect(), records: patterns.len() * agencies })
}

/// The record of a pattern. What was written from a record can be read as one.
fn read<T: DeserializeOwned>(pattern: &Pattern, number: usize) -> T {
    pattern.of(number).expect("a record of the register")
}

/// A department below the ministry, or an office below its department.
fn agency(pattern: &Pattern, number: usize, ministry: Id<Agency>, all: &[Id<Agency>]) -> Agency {
    let within = number % OF_A_DEPARTMENT;
    Agency {
        parent_id: Some(if within == 0 { ministry } else { all[number - within] }),
        code: format!("A{number}"),
        name_th: format!("หน่วยงานที่ {number}"),
        ..read(pattern, number)
    }
}

/// The patterns of an agency while they are gathered, parents before children.
#[derive(Default)]
struct Gathering {
    patterns: Vec<Pattern>,
    /// Keys of the records that there are patterns of.
    own: HashSet<String>,
    /// Keys of those left out, with which goes whatever refers to them.
    left: HashSet<String>,
}

impl Gathering {
    /// Of the one agency below the ministry.
    fn of(office: &Office, ministry: Id<Agency>) -> Result<Self> {
        let all = office.read(|reader| reader.list::<Agency>(&Scope::default()))?;
        let agency = all.iter().find(|agency| agency.id != ministry).context("the sample has an agency")?.id;
        let mut gathering = Self::default();
        for register in REGISTERS.iter().filter(|register| !LEFT_OUT.contains(&register.table)) {
            with_register!(register.table, T => gathering.add::<T>(office, agency)?);
        }
        Ok(gathering)
    }

    fn add<T: Register + Serialize>(&mut self, office: &Office, agency: Id<Agency>) -> Result<()> {
        let scope = Scope { agency: Some(agency), ..Scope::default() };
        for record in office.read(|reader| reader.list::<T>(&scope))? {
            let mut value = serde_json::to_value(&record)?;
            let fields = value.as_object_mut().context("a record is an object")?;
            let is_of = |keys: &HashSet<String>| {
                fields.values().any(|value| value.as_str().is_some_and(|key| keys.contains(key)))
            };
            let is_older = T::TABLE == Agreement::TABLE && fields["year"] != NEWEST_YEAR;
            if is_older || is_of(&self.left) {
                self.left.insert(record.key());
                continue;
            }
            // A register that is of no agency has a place here by what its records are part of.
            if T::LIST.agency.is_none() && !is_of(&self.own) {
                continue;
            }
            self.own.insert(record.key());
            for (name, value) in fields.iter_mut() {
                mark(name, value, &self.own);
            }
            self.patterns.push(Pattern { table: T::TABLE, text: value.to_string() });
        }
        Ok(())
    }
}

/// Marks a key, or the code of a case; a national id, which no two have, goes.
fn mark(name: &str, value: &mut Value, own: &HashSet<String>) {
    match (name, value.as_str()) {
        ("national_id", _) => *value = Value::Null,
        ("case_code", Some(code)) => *value = format!("{MARK}{}", &code[MARK.len()..]).into(),
        (_, Some(key)) if own.contains(key) => {
            let mut key = key.to_owned();
            key.replace_range(GROUP, MARK);
            *value = key.into();
        }
        _ => {}
    }
}

/// The same rows in a database that has the tables and indexes and nothing of the program's.
pub(super) fn bare(file: &Path, office: &Office) -> Result<()> {
    let (mut database, _) = crate::import::bare_tables(file, TABLES)?;
    // The rows come as they lie, whatever they refer to.
    database.execute_batch("PRAGMA foreign_keys = OFF")?;
    let transaction = database.transaction()?;
    for register in REGISTERS {
        with_register!(register.table, T => copy::<T>(office, &transaction)?);
    }
    Ok(transaction.commit()?)
}

fn copy<T: Record>(office: &Office, into: &Connection) -> Result<()> {
    let places = vec!["?"; T::COLUMNS.len()].join(", ");
    let mut insert =
        into.prepare(&format!("INSERT INTO {} ({}) VALUES ({places})", T::TABLE, T::COLUMNS.join(", ")))?;
    let mut failed = None;
    office.read(|reader| {
        reader.each(&Scope::default(), |record: T| {
            if let Err(error) = insert.execute(params_from_iter(record.values())) {
                failed.get_or_insert(error);
            }
        })
    })?;
    failed.map_or(Ok(()), |error| Err(error.into()))
}
