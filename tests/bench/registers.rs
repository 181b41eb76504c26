//! What the window asks for on its overview, its coverage and its calendar, in an encrypted ministry of 8,300 agencies with five
//! million records spread over all registers: of one agency and of the whole ministry, each against bare SQL that reads the same
//! rows of the same tables, encrypted likewise, in one run.
//!
//! Asked at first, an agency's rows are not in memory; then they are. `registers-of=50` is the same of fewer agencies.

mod filling;

use std::fmt;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rusqlite::Connection;
use saisaat_core::registers::{Agency, Declaration, Kind, REGISTERS, register_named};
use saisaat_core::summaries::briefs::{centres_without_officer, coverage_gaps, due_between};
use saisaat_core::summaries::{self, BriefAsked, BriefKind};
use saisaat_core::values::{Date, FiscalYear, Id, Round};
use saisaat_core::{Office, Reader};
use saisaat_sample::NEWEST_YEAR;

use super::{lists, peak, timed};

const AGENCIES: usize = 8_300;
/// How many agencies are asked of, and how often each once it is known.
const ASKED: usize = 24;
const TIMES: usize = 10;
/// How often the ministry is, which takes longer.
const TIMES_OF_MINISTRY: usize = 5;
/// Agencies whose scores the overview sets side by side.
const SIDE_BY_SIDE: u32 = 60;
/// Days back and ahead that the overview looks for what is due.
const BACK: i64 = 365;
const AHEAD: i64 = 30;

pub(crate) fn run() -> Result<()> {
    of(AGENCIES)
}

/// The same with so many agencies.
pub(crate) fn of(agencies: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (file, bare) = (folder.path().join("office.db"), folder.path().join("bare.db"));
    let mut office = super::import::empty(&file)?;
    let (filling, filled) = timed(|| filling::fill(&mut office, agencies))?;
    let (copying, ()) = timed(|| filling::bare(&bare, &office))?;
    println!(
        "registers {agencies} agencies, {} records, {} MB, filled in {filling:.1?} (bare {} MB in {copying:.1?})",
        filled.records,
        fs::metadata(&file)?.len() / 1_000_000,
        fs::metadata(&bare)?.len() / 1_000_000
    );
    let today = office.surroundings().clock.today();
    let some: Vec<_> = (0..ASKED).map(|number| filled.offices[number * filled.offices.len() / ASKED]).collect();
    for question in QUESTIONS {
        question.compare(&office, &bare, &Asked { whose: &some, times: TIMES, ministry: false, today })?;
    }
    for question in QUESTIONS {
        let asked = Asked { whose: &[filled.ministry], times: TIMES_OF_MINISTRY, ministry: true, today };
        question.compare(&office, &bare, &asked)?;
    }
    println!("registers {} MB at most", peak()? / 1024);
    Ok(office.close()?)
}

/// Whom is asked of, and how often.
struct Asked<'a> {
    whose: &'a [Id<Agency>],
    times: usize,
    ministry: bool,
    today: Date,
}

/// What is asked, of us and in bare SQL.
struct Question {
    name: &'static str,
    /// Answers how much it was told.
    ask: fn(&Reader<'_>, Id<Agency>, Date) -> saisaat_core::Result<usize>,
    /// The tables whose rows of the year it reads.
    of_year: &'static [&'static str],
    /// The days between which something is due that it reads the rows of.
    due: Option<fn(Date) -> (Date, Date)>,
    /// Whether it reads those of a page of agencies alone where the ministry is asked of.
    page: bool,
}

const FIGURES: Question = Question {
    name: "figures",
    ask: figures,
    of_year: &[
        "agencies",
        "people",
        "training_sessions",
        "attendances",
        "action_items",
        "progress_entries",
        "award_schemes",
        "nominations",
    ],
    due: None,
    page: false,
};

/// The overview by its three parts, which the window asks for at the same time, and the others.
const QUESTIONS: [Question; 5] = [
    FIGURES,
    Question { name: "due", ask: due, of_year: &["centres"], due: Some(around), ..FIGURES },
    Question {
        name: "scores",
        ask: scores,
        of_year: &[
            "agreements",
            "indicators",
            "indicator_levels",
            "indicator_results",
            "action_items",
            "progress_entries",
        ],
        page: true,
        ..FIGURES
    },
    Question {
        name: "coverage",
        ask: coverage,
        of_year: &[
            "strategies",
            "action_items",
            "progress_entries",
            "campaigns",
            "training_sessions",
            "award_schemes",
            "ethics_standards",
            "value_activities",
            "gifts",
            "no_gift_entries",
            "complaints",
            "protection_measures",
            "disclosure_items",
            "network_activities",
        ],
        ..FIGURES
    },
    Question { name: "calendar", ask: calendar, of_year: &["reporting_rounds"], due: Some(of_the_year), ..FIGURES },
];

fn year() -> FiscalYear {
    FiscalYear::new(NEWEST_YEAR).expect("a year of the Buddhist Era")
}

fn around(today: Date) -> (Date, Date) {
    let day = |days| today.naive().checked_add_signed(chrono::Duration::days(days)).map_or(today, Date::from);
    (day(-BACK), day(AHEAD))
}

fn of_the_year(_today: Date) -> (Date, Date) {
    (year().first_day(), year().last_day())
}

fn figures(reader: &Reader<'_>, agency: Id<Agency>, _today: Date) -> saisaat_core::Result<usize> {
    let told = summaries::overview(reader, agency, year(), Round::Twelve)?;
    Ok(black_box([
        told.agencies,
        told.staff,
        told.trained,
        told.trainings,
        told.actions.done,
        told.schemes,
        told.awarded,
    ])
    .into_iter()
    .map(|count| count as usize)
    .sum())
}

fn due(reader: &Reader<'_>, agency: Id<Agency>, today: Date) -> saisaat_core::Result<usize> {
    let (from, to) = around(today);
    Ok(due_between(reader, agency, from, to)?.len() + centres_without_officer(reader, agency)?.len())
}

fn scores(reader: &Reader<'_>, agency: Id<Agency>, _today: Date) -> saisaat_core::Result<usize> {
    let below = reader.agreed_below(agency, year(), SIDE_BY_SIDE)?;
    let all = below.iter().map(|agency| agency.id).chain([agency]);
    let lines = all.map(|agency| Ok(summaries::scorecard(reader, agency, year(), Round::Twelve)?.lines.len()));
    lines.sum()
}

fn coverage(reader: &Reader<'_>, agency: Id<Agency>, today: Date) -> saisaat_core::Result<usize> {
    let asked = asked(agency, today);
    let brief = summaries::brief(reader, BriefKind::Coverage, &asked)?;
    Ok(brief.sections.len() + coverage_gaps(reader, &asked)?.len())
}

fn calendar(reader: &Reader<'_>, agency: Id<Agency>, today: Date) -> saisaat_core::Result<usize> {
    Ok(summaries::brief(reader, BriefKind::Calendar, &asked(agency, today))?.sections.len())
}

fn asked(agency: Id<Agency>, today: Date) -> BriefAsked {
    BriefAsked { agency, year: year(), round: Round::Twelve, record: None, today }
}

impl Question {
    fn compare(&self, office: &Office, bare: &Path, asked: &Asked<'_>) -> Result<()> {
        let mut told = 0;
        let ours = Times::of(asked, |agency| {
            told += office.read(|reader| (self.ask)(reader, agency, asked.today))?;
            Ok(())
        })?;
        let database = lists::reopened(bare)?;
        let mut rows = 0;
        let theirs = Times::of(asked, |agency| {
            let whose = (!asked.ministry).then(|| format!("= '{agency}'"));
            for sql in self.bare(whose.as_deref(), asked.today) {
                rows += read(&database, &sql)?;
            }
            Ok(())
        })?;
        let asked_for = asked.whose.len() * (asked.times + 1);
        println!(
            "registers {:8} {:9} {:7} told, {:8} rows: at first {}, then {}; bare at first {}, then {}; {:.2} × bare, at first {:.2} ×",
            if asked.ministry { "ministry" } else { "agency" },
            self.name,
            told / asked_for,
            rows / asked_for,
            ours.first,
            ours.then,
            theirs.first,
            theirs.then,
            ours.then.over(&theirs.then),
            ours.first.over(&theirs.first)
        );
        Ok(())
    }

    /// The SQL that reads the rows, of an agency or of all.
    fn bare(&self, agency: Option<&str>, today: Date) -> Vec<String> {
        let page = format!("IN (SELECT id FROM agencies ORDER BY code LIMIT {SIDE_BY_SIDE})");
        let whose = agency.or_else(|| self.page.then_some(page.as_str()));
        let select = |register: &Declaration, also: String| {
            let of = whose.map_or_else(|| "1".to_owned(), |whose| of_agency(register, whose));
            format!("SELECT * FROM {} WHERE {of} AND {also}", register.table)
        };
        let of_year = self.of_year.iter().filter_map(|table| register_named(table)).map(|register| {
            let also = register.listing.year.map_or_else(|| "1".to_owned(), |of| format!("{of} = {NEWEST_YEAR}"));
            select(register, also)
        });
        let due = self.due.into_iter().flat_map(|days| {
            let (from, to) = days(today);
            let of = move |register: &'static &Declaration| register.dues.iter().map(move |due| (*register, due.field));
            REGISTERS.iter().flat_map(of).map(move |(register, field)| {
                (register, format!("{field} BETWEEN '{}' AND '{}'", from.naive(), to.naive()))
            })
        });
        of_year.chain(due.map(|(register, also)| select(register, also))).collect()
    }
}

/// What holds of a register's rows that are an agency's: by its own column, or by that of what it is part of.
fn of_agency(register: &Declaration, whose: &str) -> String {
    let column = |name: &str| name == "id" || register.field(name).is_some();
    if let Some(agency) = register.listing.agency.filter(|name| column(name)) {
        return format!("{agency} {whose}");
    }
    let part = register.listing.parent.and_then(|name| Some((name, register.field(name)?.1.kind)));
    match part {
        Some((name, Kind::Reference(table))) => {
            let above = register_named(table).map_or_else(|| "1".to_owned(), |above| of_agency(above, whose));
            format!("{name} IN (SELECT id FROM {table} WHERE {above})")
        }
        _ => "1".to_owned(),
    }
}

fn read(database: &Connection, sql: &str) -> Result<usize> {
    let mut statement = database.prepare_cached(sql).with_context(|| sql.to_owned())?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        // The last column lies at the end of its row.
        black_box(row.get_ref(row.as_ref().column_count() - 1)?);
        count += 1;
    }
    Ok(count)
}

/// What asking took: at first, and from then on.
struct Times {
    first: Spread,
    then: Spread,
}

impl Times {
    fn of(asked: &Asked<'_>, mut ask: impl FnMut(Id<Agency>) -> Result<()>) -> Result<Self> {
        let mut each = |times: usize| -> Result<Spread> {
            let mut all = Vec::new();
            for _ in 0..times {
                for agency in asked.whose {
                    all.push(timed(|| ask(*agency))?.0);
                }
            }
            Ok(Spread::of(all))
        };
        Ok(Self { first: each(1)?, then: each(asked.times)? })
    }
}

/// The shortest, the median and the 95th of a hundred.
struct Spread {
    least: Duration,
    median: Duration,
    p95: Duration,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
        Self { least: at(0), median: at(50), p95: at(95) }
    }

    /// How many times the other's median its own is.
    fn over(&self, other: &Self) -> f64 {
        self.median.as_secs_f64() / other.median.as_secs_f64()
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1?}/{:.1?}/{:.1?}", self.least, self.median, self.p95)
    }
}
