//! Lists of a ministry of 8,300 agencies and three million people, encrypted: pages, orders, filters, counts and one record, each
//! against the same question in bare SQL over the same rows, encrypted likewise, in one run. Then search, key stroke by key stroke,
//! and an edit while orders are kept.
//!
//! The first time an order is asked for it is found, and then kept; that is told apart. From then on it must be there at once.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::locale;
use rusqlite::Connection;
use saisaat_core::lists::{FieldFilter, Query, Sort};
use saisaat_core::registers::{Agency, Person};
use saisaat_core::values::Id;
use saisaat_core::{Action, Office, Verb};

use super::{peak, timed};

const AGENCIES: usize = 8_300;
const PEOPLE: usize = 3_000_000;
/// Rows of a page.
const PAGE: u32 = 100;
/// Asks how many there are, and for none of them.
const COUNT: u32 = u32::MAX - 1;
/// How often each question is asked once its order is known.
const TIMES: usize = 40;

pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut office = super::import::locked(&folder.path().join("office.db"))?;
    let (filling, (agencies, person)) = timed(|| fill(&mut office))?;
    println!("lists    {AGENCIES} agencies, {PEOPLE} people, filled in {filling:.1?}");
    let file = folder.path().join("bare.db");
    bare(&file, &office)?;
    for question in questions(&agencies, person) {
        question.compare(&mut office, &file)?;
    }
    edit(&mut office, person)?;
    search(&mut office)?;
    println!("lists    {} MB at most", peak()? / 1024);
    Ok(office.close()?)
}

/// A single edit while every order that was asked for is kept.
fn edit(office: &mut Office, person: Id<Person>) -> Result<()> {
    let mut times = Vec::new();
    for number in 0..TIMES {
        let mut edited = office.read(|reader| reader.get(person))?;
        edited.first_name = format!("{}{number}", FIRST[number % FIRST.len()]);
        times.push(timed(|| Ok(office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&edited))?))?.0);
    }
    println!("lists      an edit with the orders kept: {}", said(times));
    let (again, _) = timed(|| Ok(office.page::<Person>(&Query::default(), 0, PAGE)?))?;
    println!("lists      first page after it: {again:.2?}");
    Ok(())
}

/// Fills the index in its slices, and searches with every key stroke of some words.
fn search(office: &mut Office) -> Result<()> {
    let mut slices = Vec::new();
    let (filling, ()) = timed(|| {
        loop {
            let (slice, more) = timed(|| Ok(office.fill_search()?))?;
            slices.push(slice);
            if !more {
                return Ok(());
            }
        }
    })?;
    println!("lists      index filled in {filling:.1?}, {} slices: {}", slices.len(), said(slices));
    let (mut strokes, mut slowest) = (Vec::new(), (Duration::ZERO, String::new()));
    for words in ["สมชาย123", "สกุล49998", "วิศวกร ฤดี5 สกุล7", "กลุ่มงานที่ ๓๙", "นักวิชาการ แก้วตา77", "หน่วยงานที่ 82", "ไม่มีใคร"]
    {
        let ends = words.char_indices().map(|(at, sign)| at + sign.len_utf8());
        for typed in ends.map(|end| &words[..end]) {
            let (stroke, found) = timed(|| Ok(office.read(|reader| reader.search(typed, &Default::default(), 8))?))?;
            anyhow::ensure!(found.complete, "the index is filled");
            if stroke > slowest.0 {
                slowest = (stroke, typed.to_owned());
            }
            strokes.push(stroke);
        }
    }
    println!("lists      search, {} key strokes: {}; slowest “{}”", strokes.len(), said(strokes), slowest.1);
    for text in ["สมชาย123 สกุล", "49998"] {
        let query = Query { text: text.into(), ..Query::default() };
        let (first, page) = timed(|| Ok(office.page::<Person>(&query, 0, PAGE)?))?;
        println!("lists      list of “{text}”: {} rows, found in {first:.2?}", page.total);
    }
    Ok(())
}

/// The median, the 95th of a hundred, and the longest.
fn said(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!("median {:.2?}, p95 {:.2?}, at most {:.2?}", at(50), at(95), at(100))
}

/// What is asked, of us and in bare SQL.
struct Question {
    name: &'static str,
    query: Query,
    first: u32,
    sql: String,
}

fn questions(agencies: &[Id<Agency>], person: Id<Person>) -> Vec<Question> {
    let some = agencies[agencies.len() / 2];
    let far = u32::try_from(PEOPLE - 500).unwrap_or(0);
    let own = "first_name COLLATE thai, surname COLLATE thai";
    let by = |field: &str| Query { sort: Some(Sort { field: field.into(), descending: false }), ..Query::default() };
    let filter =
        FieldFilter { field: "level".into(), is: vec!["ชำนาญการ".into()], ..FieldFilter::default() };
    let page = |conditions: &str, order: &str, first: u32| {
        format!("SELECT * FROM people {conditions} ORDER BY {order}, rowid LIMIT {PAGE} OFFSET {first}")
    };
    let several = FieldFilter {
        is: vec!["ชำนาญการ".into(), "เชี่ยวชาญ".into()], ..filter.clone()
    };
    let question = |name, query, first, sql| Question { name, query, first, sql };
    vec![
        question("first page", Query::default(), 0, page("", own, 0)),
        question("next page", Query::default(), PAGE, page("", own, PAGE)),
        question("far page", Query::default(), far, page("", own, far)),
        question("other sort", by("position"), 0, page("", &format!("position COLLATE thai, {own}"), 0)),
        question(
            "one agency",
            Query { agency_id: Some(some), ..Query::default() },
            0,
            page(&format!("WHERE agency_id = '{some}'"), own, 0),
        ),
        question(
            "filter",
            Query { filters: vec![filter], ..Query::default() },
            0,
            page("WHERE level = 'ชำนาญการ'", own, 0),
        ),
        question(
            "count",
            Query { filters: vec![several], ..Query::default() },
            COUNT,
            "SELECT count(*) FROM people WHERE level IN ('ชำนาญการ', 'เชี่ยวชาญ')".into(),
        ),
        question("one record", Query::default(), u32::MAX, format!("SELECT * FROM people WHERE id = '{person}'")),
    ]
}

impl Question {
    fn compare(&self, office: &mut Office, bare: &Path) -> Result<()> {
        let (first, rows) = timed(|| self.ask(office))?;
        let mut times = Vec::new();
        for _ in 0..TIMES {
            times.push(timed(|| self.ask(office))?.0);
        }
        times.sort_unstable();
        let floor = self.bare(&reopened(bare)?)?;
        let (median, p95) = (times[TIMES / 2], times[TIMES * 95 / 100]);
        println!(
            "lists      {:12} {rows:4} rows: at first {first:9.2?}, then {median:9.2?}, p95 {p95:9.2?}; bare {floor:9.2?}, at first {:.2} × bare",
            self.name,
            first.as_secs_f64() / floor.as_secs_f64()
        );
        Ok(())
    }

    fn ask(&self, office: &mut Office) -> Result<usize> {
        if self.first == u32::MAX {
            let key = self.sql.split('\'').nth(1).and_then(Id::<Person>::parse).context("a key")?;
            return Ok(usize::from(office.read(|reader| reader.find(key))?.is_some()));
        }
        if self.first == COUNT {
            return Ok(usize::try_from(office.page::<Person>(&self.query, 0, 0)?.total)?);
        }
        Ok(black_box(office.page::<Person>(&self.query, self.first, PAGE)?).rows.len())
    }

    fn bare(&self, bare: &Connection) -> Result<Duration> {
        let began = Instant::now();
        let mut statement = bare.prepare_cached(&self.sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            black_box(row.get_ref(0)?);
        }
        Ok(began.elapsed())
    }
}

const FIRST: [&str; 12] =
    ["สมชาย", "กมล", "เกษม", "แก้วตา", "ไพโรจน์", "โสภา", "ธนกฤต", "อรทัย", "นภาพร", "ประเสริฐ", "วิชัย", "ฤดี"];
const LEVELS: [&str; 4] = ["ปฏิบัติการ", "ชำนาญการ", "ชำนาญการพิเศษ", "เชี่ยวชาญ"];
const POSITIONS: [&str; 5] = ["นิติกร", "นักทรัพยากรบุคคล", "เจ้าพนักงานธุรการ", "นักวิชาการเงินและบัญชี", "วิศวกร"];

/// Agencies and people whose names repeat as names do; answers the agencies and one of the people.
fn fill(office: &mut Office) -> Result<(Vec<Id<Agency>>, Id<Person>)> {
    let done = office.operate(Action::on::<Person>(Verb::Import), |tx| {
        let mut agencies: Vec<Id<Agency>> = tx.list::<Agency>(&Default::default())?.into_iter().map(|a| a.id).collect();
        let ministry = agencies[0];
        for number in 0..AGENCIES {
            let agency = Agency {
                parent_id: Some(ministry),
                code: format!("A{number}"),
                name_th: format!("หน่วยงานที่ {number}"),
                ..Agency::blank(tx.new_id())
            };
            tx.add(&agency)?;
            agencies.push(agency.id);
        }
        let mut last = None;
        for number in 0..PEOPLE {
            // Strides that share no factor with the lengths, so that neighbours differ in everything.
            let person = Person {
                prefix: "นาย".into(),
                first_name: format!("{}{}", FIRST[number * 7 % FIRST.len()], number * 31 % 997),
                surname: format!("สกุล{}", number * 17 % 49_999),
                position: POSITIONS[number * 3 % POSITIONS.len()].into(),
                level: LEVELS[number * 5 % LEVELS.len()].into(),
                unit: format!("กลุ่มงานที่ {}", number % 40),
                ..Person::blank(tx.new_id(), agencies[number * 13 % agencies.len()])
            };
            tx.add(&person)?;
            last = Some(person.id);
        }
        Ok((agencies, last))
    })?;
    let (agencies, last) = done.value;
    Ok((agencies, last.context("people")?))
}

/// Opens the bare database, for one question: SQLite shares what it holds in memory among all connections of a program, and one that
/// reads much leaves the others without.
pub(crate) fn reopened(file: &Path) -> Result<Connection> {
    let database = Connection::open(file)?;
    super::import::unlock_bare(&database)?;
    let preferences = CollatorPreferences::from(locale!("th"));
    let collator = Collator::try_new(preferences, CollatorOptions::default())?;
    database.create_collation("thai", move |a, b| collator.compare(a, b))?;
    // What opening costs is no part of the question.
    database.query_row("SELECT count(*) FROM people WHERE rowid < 100", [], |_| Ok(()))?;
    Ok(database)
}

/// The same rows in a database that has the tables and indexes and nothing of the program's.
fn bare(file: &Path, office: &Office) -> Result<()> {
    let (mut database, _) = super::import::bare_tables(file, &["agencies", "people"])?;
    // Whose the people are is not there.
    database.execute_batch("PRAGMA foreign_keys = OFF")?;
    let transaction = database.transaction()?;
    let columns = <Person as saisaat_core::registers::Record>::COLUMNS;
    let places = vec!["?"; columns.len()].join(", ");
    {
        let mut insert =
            transaction.prepare(&format!("INSERT INTO people ({}) VALUES ({places})", columns.join(", ")))?;
        let mut failed = None;
        office.read(|reader| {
            reader.each(&Default::default(), |person: Person| {
                let values = saisaat_core::registers::Record::values(&person);
                if let Err(error) = insert.execute(rusqlite::params_from_iter(values)) {
                    failed.get_or_insert(error);
                }
            })
        })?;
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    Ok(transaction.commit()?)
}
