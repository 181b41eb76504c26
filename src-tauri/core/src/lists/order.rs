//! The order of a list: every row's place by what it is ordered by, found in one look at the table.
//!
//! Values repeat — first names, levels, days — so each that differs is compared once, in Thai dictionary order where it is text, and
//! rows are ordered by the numbers that come of it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rusqlite::types::{ToSql, ValueRef};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};

use super::conditions::Conditions;
use super::{Query, Sort, Stop, declared};
use crate::registers::{Declaration, Field, Kind, register_named};
use crate::store::collation::Collation;
use crate::values::Decimal;
use crate::{Error, Result};

/// Steps of SQLite's after which it is asked whether the order is still wanted: a few milliseconds.
const STEPS: i32 = 50_000;
/// Rows that are sorted before it is asked again.
const SORTED_AT_ONCE: usize = 65_536;

/// What rows are ordered by, one after the other.
struct Term {
    sql: String,
    by: By,
    descending: bool,
    /// Whether what holds nothing comes last in either direction.
    empty_last: bool,
}

impl Term {
    /// How two values of it stand to each other.
    fn compare(&self) -> Result<Compare> {
        let compare = self.by.compare()?;
        let (descending, empty_last) = (self.descending, self.empty_last);
        Ok(Box::new(move |a, b| {
            let empty = a.is_nothing().cmp(&b.is_nothing());
            if empty_last && empty.is_ne() {
                return empty;
            }
            let order = compare(a, b);
            if descending { order.reverse() } else { order }
        }))
    }
}

/// How two values compare.
#[derive(Clone, Copy)]
enum By {
    /// As SQLite compares them.
    Value,
    /// By a collation.
    Text(Collation),
    /// As exact numbers, which the store keeps as text.
    Number,
    /// By their places among the choices.
    Choice(&'static crate::registers::Choices),
}

/// The order that a list is in.
pub(super) struct Order {
    register: &'static Declaration,
    terms: Vec<Term>,
    newest_first: bool,
}

impl Order {
    /// The order that is asked for, and within it the register's own.
    pub(super) fn of(register: &'static Declaration, query: &Query) -> Result<Self> {
        let mut terms: Vec<Term> = query.sort.iter().map(|sort| asked(register, sort)).collect::<Result<_>>()?;
        terms.extend(own(register));
        Ok(Self { register, terms, newest_first: register.listing.order.ends_with("id DESC") })
    }

    /// The rows of a list in this order; none where it is no longer wanted.
    pub(super) fn rows(&self, connection: &Connection, asked: &Conditions, stop: &Stop) -> Result<Option<Vec<i64>>> {
        let width = self.terms.len();
        let Some((ids, mut seen, ranks)) = stoppable(connection, stop, || self.look(connection, asked))? else {
            return Ok(None);
        };
        for (at, (ranks, term)) in ranks.into_iter().zip(&self.terms).enumerate() {
            let places = ranks.places(term)?;
            seen.iter_mut().skip(at).step_by(width).for_each(|number| *number = places[*number as usize]);
        }
        let mut order: Vec<u32> = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
        let key = |at: u32| &seen[at as usize * width..][..width];
        let compare =
            |a: &u32, b: &u32| key(*a).cmp(key(*b)).then_with(|| self.came(ids[*a as usize], ids[*b as usize]));
        for part in order.chunks_mut(SORTED_AT_ONCE) {
            if stop() {
                return Ok(None);
            }
            part.sort_unstable_by(compare);
        }
        // Stable sorting finds the parts in order and merges them.
        order.sort_by(compare);
        Ok(Some(order.into_iter().map(|at| ids[at as usize]).collect()))
    }

    /// How many rows a list has; none where that is no longer wanted.
    pub(super) fn count(&self, connection: &Connection, asked: &Conditions, stop: &Stop) -> Result<Option<u32>> {
        stoppable(connection, stop, || {
            let sql = format!("SELECT count(*) FROM {}{}", self.register.table, asked.sql());
            Ok(connection.prepare_cached(&sql)?.query_row(asked.values().as_slice(), |row| row.get(0))?)
        })
    }

    /// The rows, the numbers of their values, and what these numbers stand for.
    fn look(&self, connection: &Connection, conditions: &Conditions) -> Result<(Vec<i64>, Vec<u32>, Vec<Ranks>)> {
        let mut statement = connection.prepare(&self.sql(&conditions.sql()))?;
        let mut found = statement.query(conditions.values().as_slice())?;
        let mut ranks: Vec<Ranks> = self.terms.iter().map(|_| Ranks::default()).collect();
        let (mut ids, mut seen) = (Vec::new(), Vec::new());
        while let Some(row) = found.next()? {
            ids.push(row.get::<_, i64>(0)?);
            for (at, ranks) in ranks.iter_mut().enumerate() {
                seen.push(ranks.number(row.get_ref(at + 1)?));
            }
        }
        Ok((ids, seen, ranks))
    }

    fn sql(&self, conditions: &str) -> String {
        let columns: Vec<&str> =
            std::iter::once("rowid").chain(self.terms.iter().map(|term| term.sql.as_str())).collect();
        format!("SELECT {} FROM {}{conditions}", columns.join(", "), self.register.table)
    }

    /// Puts rows that were edited, added or removed where they belong now among the others.
    pub(super) fn renew(
        &self,
        connection: &Connection,
        asked: &Conditions,
        rows: &mut Vec<i64>,
        touched: &BTreeSet<i64>,
    ) -> Result<()> {
        let (Some(first), Some(last)) = (touched.first(), touched.last()) else { return Ok(()) };
        rows.retain(|row| row < first || row > last || !touched.contains(row));
        let compare: Vec<Compare> = self.terms.iter().map(Term::compare).collect::<Result<_>>()?;
        let of_one = format!(" WHERE rowid = ?{}", asked.values().len() + 1);
        let within = self.sql(&if asked.sql().is_empty() {
            of_one.clone()
        } else {
            asked.sql() + &of_one.replace("WHERE", "AND")
        });
        // Those that are there already are within the list: their place alone is asked for.
        let others = self.sql(" WHERE rowid = ?1");
        for row in touched {
            let mut values = asked.values();
            values.push(row);
            let Some(mine) = self.values(connection, &within, &values)? else { continue };
            let (mut low, mut high) = (0, rows.len());
            while low < high {
                let middle = low + (high - low) / 2;
                let theirs = self.values(connection, &others, &[&rows[middle]])?.unwrap_or_default();
                let order = compare.iter().zip(theirs.iter().zip(&mine)).map(|(compare, (a, b))| compare(a, b));
                let order = order.fold(Ordering::Equal, Ordering::then).then_with(|| self.came(rows[middle], *row));
                if order.is_lt() { low = middle + 1 } else { high = middle }
            }
            rows.insert(low, *row);
        }
        Ok(())
    }

    /// What a row is ordered by; none where it is not in the list.
    fn values(&self, connection: &Connection, sql: &str, bound: &[&dyn ToSql]) -> Result<Option<Vec<Value>>> {
        let mut statement = connection.prepare_cached(sql)?;
        let read = |row: &Row<'_>| {
            let value = |(at, term): (usize, &Term)| Ok(term.by.read(row.get_ref(at + 1)?));
            self.terms.iter().enumerate().map(value).collect()
        };
        Ok(statement.query_row(bound, read).optional()?)
    }

    fn came(&self, a: i64, b: i64) -> Ordering {
        if self.newest_first { b.cmp(&a) } else { a.cmp(&b) }
    }
}

/// Does what can be broken off; none where it was.
fn stoppable<T>(connection: &Connection, stop: &Stop, work: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
    let asked = Arc::clone(stop);
    connection.progress_handler(STEPS, Some(move || asked()))?;
    let done = work();
    connection.progress_handler(0, None::<fn() -> bool>)?;
    match done {
        Err(Error::Db(error)) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Ok(None),
        other => other.map(Some),
    }
}

/// The terms of the register's own order; its key at the end is left out, for rows come in by it.
fn own(register: &Declaration) -> Vec<Term> {
    let terms = register.listing.order.split(", ").filter(|term| !matches!(*term, "id" | "id DESC"));
    let parsed = terms.map(|term| {
        let (term, descending) = term.strip_suffix(" DESC").map_or((term, false), |term| (term, true));
        let (sql, by) = match term.split_once(" COLLATE ") {
            Some((sql, "numbered")) => (sql, By::Text(Collation::Numbered)),
            Some((sql, _)) => (sql, By::Text(Collation::Thai)),
            None => (term, By::Value),
        };
        Term { sql: sql.to_owned(), by, descending, empty_last: false }
    });
    parsed.collect()
}

fn asked(register: &'static Declaration, sort: &Sort) -> Result<Term> {
    let field = declared(register, "sort", &sort.field)?;
    let (sql, by) = match field.kind {
        Kind::Text | Kind::CaseCode => (field.name.to_owned(), By::Text(Collation::Thai)),
        Kind::Number => (field.name.to_owned(), By::Number),
        Kind::Choice(choices) => (field.name.to_owned(), By::Choice(choices)),
        Kind::Reference(table) => (name_of(register.table, field, table), By::Text(Collation::Thai)),
        _ => (field.name.to_owned(), By::Value),
    };
    Ok(Term { sql, by, descending: sort.descending, empty_last: true })
}

/// What the record is called that a field refers to.
fn name_of(own: &str, field: &Field, table: &str) -> String {
    match register_named(table).and_then(|register| register.called.sql()) {
        // Within, the columns of its own table come first; ours needs its name.
        Some(name) => format!("(SELECT {name} FROM {table} AS named WHERE named.id = {own}.{})", field.name),
        None => field.name.to_owned(),
    }
}

/// The values of a term, numbered as they come.
#[derive(Default)]
struct Ranks {
    texts: HashMap<Box<str>, u32>,
    wholes: HashMap<i64, u32>,
    nothing: Option<u32>,
    count: u32,
}

impl Ranks {
    fn number(&mut self, value: ValueRef<'_>) -> u32 {
        let next = self.count;
        let number = match value {
            ValueRef::Integer(whole) => *self.wholes.entry(whole).or_insert(next),
            ValueRef::Text(text) => match std::str::from_utf8(text) {
                Ok(text) if !text.is_empty() => match self.texts.get(text) {
                    Some(number) => *number,
                    None => *self.texts.entry(text.into()).or_insert(next),
                },
                _ => *self.nothing.get_or_insert(next),
            },
            _ => *self.nothing.get_or_insert(next),
        };
        self.count += u32::from(number == next);
        number
    }

    /// For each number its place in the term's order; values that compare alike share one.
    fn places(self, term: &Term) -> Result<Vec<u32>> {
        let mut values: Vec<(Value, u32)> =
            self.wholes.into_iter().map(|(whole, n)| (Value::Whole(whole), n)).collect();
        values.extend(self.texts.into_iter().map(|(text, n)| (term.by.value(text), n)));
        values.extend(self.nothing.map(|n| (Value::Nothing, n)));
        let direct = term.compare()?;
        values.sort_unstable_by(|(a, _), (b, _)| direct(a, b));
        let mut places = vec![0; values.len()];
        let mut place = 0;
        for at in 0..values.len() {
            if at > 0 && direct(&values[at - 1].0, &values[at].0).is_ne() {
                place += 1;
            }
            places[values[at].1 as usize] = place;
        }
        Ok(places)
    }
}

/// A value that rows are ordered by.
#[derive(Debug, PartialEq)]
enum Value {
    Nothing,
    Whole(i64),
    Number(Decimal),
    Text(Box<str>),
}

impl Value {
    const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

type Compare = Box<dyn Fn(&Value, &Value) -> Ordering>;
type CompareTexts = Box<dyn Fn(&str, &str) -> Ordering>;

impl By {
    fn read(self, value: ValueRef<'_>) -> Value {
        match value {
            ValueRef::Integer(whole) => Value::Whole(whole),
            ValueRef::Text(text) => match std::str::from_utf8(text) {
                Ok(text) if !text.is_empty() => self.value(text.into()),
                _ => Value::Nothing,
            },
            _ => Value::Nothing,
        }
    }

    fn value(self, text: Box<str>) -> Value {
        match self {
            Self::Number => text.parse().map_or(Value::Text(text), Value::Number),
            Self::Choice(choices) => {
                let place = choices.all.iter().position(|choice| choice.stored == &*text);
                place.and_then(|place| i64::try_from(place).ok()).map_or(Value::Text(text), Value::Whole)
            }
            Self::Value | Self::Text(_) => Value::Text(text),
        }
    }

    fn compare(self) -> Result<Compare> {
        let text: CompareTexts = match self {
            Self::Text(collation) => {
                let collator = collation.collator()?;
                Box::new(move |a, b| collator.compare(a, b))
            }
            _ => Box::new(|a, b| a.cmp(b)),
        };
        // Kinds stand in the order that SQLite has of them: nothing, numbers, text.
        Ok(Box::new(move |a, b| match (a, b) {
            (Value::Nothing, Value::Nothing) => Ordering::Equal,
            (Value::Nothing, _) => Ordering::Less,
            (_, Value::Nothing) => Ordering::Greater,
            (Value::Text(a), Value::Text(b)) => text(a, b),
            (Value::Text(_), _) => Ordering::Greater,
            (_, Value::Text(_)) => Ordering::Less,
            (Value::Whole(a), Value::Whole(b)) => a.cmp(b),
            (Value::Number(a), Value::Number(b)) => a.cmp(b),
            (Value::Whole(a), Value::Number(b)) => Decimal::from(*a).cmp(b),
            (Value::Number(a), Value::Whole(b)) => a.cmp(&Decimal::from(*b)),
        }))
    }
}
