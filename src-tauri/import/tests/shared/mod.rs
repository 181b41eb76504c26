//! The spreadsheets of the repository, and a ministry to import them into.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::allow_attributes,
    reason = "each test file uses its part of this"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeZone as _, Utc};
use saisaat_core::registers::{Agency, Agreement, AwardScheme, Person, Scope, SurveyWave, TrainingSession};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Action, Office, Surroundings, Tx, Verb};
use saisaat_import::{
    Check, Choices, Counts, Filter, Import, ImportError, Outcome, Place, RowView, Skipped, Target, View, Workbook,
    read_bytes,
};

pub mod book;
pub mod damage;
pub mod goldens;
pub mod hostile;
pub mod rosters;
pub mod rows;

/// A folder of the spreadsheets that the script beside them makes.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/spreadsheets").join(name)
}

/// A ministry with two agencies, in memory.
pub struct Ministry {
    pub office: Office,
    pub ministry: Id<Agency>,
    pub agencies: [Id<Agency>; 2],
}

pub fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 3, 0, 0).single().expect("a moment")
}

pub fn surroundings() -> Surroundings {
    Surroundings::fixed(moment(), 7)
}

pub fn ministry() -> Ministry {
    let mut office = Office::in_memory(surroundings()).expect("an office");
    let made = office.operate(Action::on::<Agency>(Verb::Create), |tx| {
        let ministry = agency(tx, "M", "กระทรวงตัวอย่าง", None);
        let first = agency(tx, "A", "กรมหนึ่ง", Some(ministry.id));
        let second = agency(tx, "B", "กรมสอง", Some(ministry.id));
        [&ministry, &first, &second].into_iter().try_for_each(|agency| tx.put(agency))?;
        Ok([ministry.id, first.id, second.id])
    });
    let [ministry, first, second] = made.expect("agencies").value;
    Ministry { office, ministry, agencies: [first, second] }
}

/// The sample ministry, which has everything, and one of its agencies with an agreement of the year 2569.
pub fn sampled() -> (Ministry, Place) {
    let mut office = Office::in_memory(surroundings()).expect("an office");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &saisaat_sample::Size::default()).expect("a sample");
    let year = FiscalYear::new(2569);
    let agreements: Vec<Agreement> = office.read(|r| r.list(&Scope { year, ..Scope::default() })).expect("agreements");
    let agency = agreements.first().expect("an agreement").agency_id;
    let ministry = office.read(|r| r.ministry()).expect("a ministry").id;
    (
        Ministry { office, ministry, agencies: [agency, agency] },
        Place { agency: Some(agency), year, ..Place::default() },
    )
}

/// These answers and nothing else decided.
pub fn answers(answers: &[(&str, &str)]) -> Choices {
    let answers = answers.iter().map(|(code, answer)| ((*code).into(), (*answer).into())).collect();
    Choices { answers, ..Choices::default() }
}

fn agency(tx: &Tx<'_>, code: &str, name: &str, parent_id: Option<Id<Agency>>) -> Agency {
    Agency { parent_id, code: code.into(), name_th: name.into(), ..Agency::blank(tx.new_id()) }
}

/// What trying an import told.
#[derive(Debug)]
pub struct Tried {
    pub check: Check,
    pub workbook: Workbook,
    target: Target,
    choices: Choices,
}

impl Ministry {
    /// Where the sample has records of a target.
    pub fn place_of(&self, target: Target) -> Place {
        let year = FiscalYear::new(2569);
        let first = |keys: Vec<String>| Place { parent: keys.into_iter().next(), ..Place::default() };
        let all = Scope::default();
        let of_agency = |round| Place { agency: Some(self.agency_with_agreement()), year, round, parent: None };
        match target {
            Target::Roster | Target::Agencies | Target::Plain(_) => Place::default(),
            Target::Actions | Target::Indicators => of_agency(None),
            Target::Results => of_agency(Some(Round::Twelve)),
            Target::Attendance => {
                let sessions: Vec<TrainingSession> = self.office.read(|r| r.list(&all)).expect("sessions");
                first(sessions.iter().map(|session| session.id.to_string()).collect())
            }
            Target::Answers => {
                let waves: Vec<SurveyWave> = self.office.read(|r| r.list(&all)).expect("waves");
                first(waves.iter().map(|wave| wave.id.to_string()).collect())
            }
            Target::Nominees => {
                let schemes: Vec<AwardScheme> = self.office.read(|r| r.list(&all)).expect("schemes");
                first(schemes.iter().map(|scheme| scheme.id.to_string()).collect())
            }
        }
    }

    pub fn agency_with_agreement(&self) -> Id<Agency> {
        let scope = Scope { year: FiscalYear::new(2569), ..Scope::default() };
        let all: Vec<Agreement> = self.office.read(|r| r.list(&scope)).expect("agreements");
        all.first().expect("an agreement").agency_id
    }

    pub fn of_agency(&self, index: usize) -> Place {
        Place { agency: Some(self.agencies[index]), ..Place::default() }
    }

    pub fn people(&self) -> Vec<Person> {
        self.office.read(|r| r.list::<Person>(&Scope::default())).expect("people")
    }

    /// Tries an import of a text; panics where it is refused.
    pub fn plan(&self, csv: &str, target: Target, place: &Place, choices: &Choices) -> Tried {
        let workbook = read_bytes(csv.as_bytes()).expect("a csv");
        self.try_import(workbook, target, place, choices).unwrap_or_else(|refused| panic!("{refused}"))
    }

    pub fn try_import(
        &self,
        workbook: Workbook,
        target: Target,
        place: &Place,
        choices: &Choices,
    ) -> Result<Tried, ImportError> {
        let import = Import { workbook: &workbook, target, place, choices };
        let surroundings = self.office.surroundings();
        let check =
            self.office.read(|reader| import.check(reader, surroundings, &mut |_, _| ControlFlow::Continue(())));
        let check = check.expect("answers")?;
        Ok(Tried { check, workbook, target, choices: choices.clone() })
    }

    /// Tries an import of a workbook with these answers to its questions; panics where it is refused.
    pub fn answered(&self, workbook: &Workbook, target: Target, place: &Place, answers: &[(&str, &str)]) -> Tried {
        self.try_import(workbook.clone(), target, place, &self::answers(answers))
            .unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// Imports a text.
    pub fn import(&mut self, csv: &str, target: Target, place: &Place, choices: &Choices) -> Check {
        let workbook = read_bytes(csv.as_bytes()).expect("a csv");
        self.try_write(&workbook, target, place, choices).unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// Whether an import is refused because its questions are unanswered.
    pub fn refused_unanswered(&mut self, workbook: &Workbook, target: Target, place: &Place) -> bool {
        let import = Import { workbook, target, place, choices: &Choices::default() };
        let action = Action { verb: Verb::Import, register: target.register() };
        let done = self.office.operate(action, |tx| import.write(tx, &mut |_, _| ControlFlow::Continue(())));
        done.is_err_and(|error| saisaat_import::is_unanswered(&error))
    }

    pub fn try_write(
        &mut self,
        workbook: &Workbook,
        target: Target,
        place: &Place,
        choices: &Choices,
    ) -> Result<Check, ImportError> {
        let import = Import { workbook, target, place, choices };
        let action = Action { verb: Verb::Import, register: target.register() };
        let done = self.office.operate(action, |tx| import.write(tx, &mut |_, _| ControlFlow::Continue(())));
        done.expect("imports").value
    }
}

impl Tried {
    pub fn counts(&self) -> Counts {
        self.check.counts
    }

    /// Column letters and keys of the columns that are read.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        let columns = self.check.columns.iter();
        columns.filter_map(|c| Some((c.column.as_str(), c.field.as_deref()?))).collect()
    }

    pub fn problems(&self) -> Vec<(u32, &str, &str)> {
        self.check.problems.iter().map(|p| (p.row, p.column.as_str(), p.code.as_str())).collect()
    }

    pub fn repairs(&self) -> Vec<(u32, &str, &str)> {
        self.check.repairs.iter().map(|r| (r.row, r.column.as_str(), r.code.as_str())).collect()
    }

    pub fn notes(&self) -> Vec<&str> {
        self.check.notes.iter().map(|note| note.code.as_str()).collect()
    }

    pub fn skipped(&self, why: Skipped) -> Vec<u32> {
        self.check.rows.iter().filter(|row| row.outcome == Outcome::Skip(why)).map(|row| row.row).collect()
    }

    pub fn view(&self) -> View {
        self.check.view(&self.workbook, self.target, &self.choices, Filter::All, 0..u32::MAX).expect("a view")
    }

    pub fn rows(&self) -> Vec<RowView> {
        self.view().rows
    }

    /// What a row will say in a column; empty where it says nothing or the column is not shown.
    pub fn says(&self, row: u32, key: &str) -> String {
        let view = self.view();
        let at = view.columns.iter().position(|column| column.key == key);
        let row = view.rows.iter().find(|shown| shown.row == row).expect("a row of the file");
        at.map(|at| row.cells[at].text.clone()).unwrap_or_default()
    }

    /// The fields that the rows change, by row.
    pub fn shown(&self) -> Vec<(u32, Vec<String>)> {
        let rows = self.check.rows.iter().map(|row| (row.row, self.changed(row.row)));
        rows.filter(|(_, changed)| !changed.is_empty()).collect()
    }

    /// The name as a row says it.
    pub fn name(&self, row: u32) -> String {
        let part = |key| self.says(row, key);
        format!("{}{} {}", part("prefix"), part("first_name"), part("surname")).trim().to_owned()
    }

    /// The fields that a row changes.
    pub fn changed(&self, row: u32) -> Vec<String> {
        let view = self.view();
        let row = view.rows.iter().find(|shown| shown.row == row).expect("a row of the file");
        let changed = view.columns.iter().zip(&row.cells).filter(|(_, cell)| cell.is_changed);
        changed.map(|(column, _)| column.key.clone()).chain(row.also.iter().cloned()).collect()
    }
}
