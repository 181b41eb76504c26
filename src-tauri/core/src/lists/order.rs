//! The order of a list: every row's place by what it is ordered by, found in one look at the table.
//!
//! Values repeat — first names, levels, days — so each that differs is compared once, in Thai dictionary order where it is text, and
//! rows are ordered by the numbers that come of it.

use std::cmp::Ordering;
use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::conditions::Conditions;
use super::{Query, Sort, declared};
use crate::Result;
use crate::registers::{Declaration, Field, Kind, register_named};
use crate::store::collation::Collation;
use crate::values::Decimal;

/// What rows are ordered by, one after the other.
struct Term {
    sql: String,
    by: By,
    descending: bool,
    /// Whether what holds nothing comes last in either direction.
    empty_last: bool,
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

/// The rows of a list in its order, by rowid.
pub(super) fn rows(connection: &Connection, register: &'static Declaration, query: &Query) -> Result<Vec<i64>> {
    let conditions = Conditions::of(register, query)?;
    let mut terms: Vec<Term> = query.sort.iter().map(|sort| asked(register, sort)).collect::<Result<_>>()?;
    terms.extend(own(register));
    let columns: Vec<&str> = std::iter::once("rowid").chain(terms.iter().map(|term| term.sql.as_str())).collect();
    let sql = format!("SELECT {} FROM {}{}", columns.join(", "), register.table, conditions.sql());
    let mut statement = connection.prepare(&sql)?;
    let mut found = statement.query(conditions.values().as_slice())?;
    let mut ranks: Vec<Ranks> = terms.iter().map(|_| Ranks::default()).collect();
    let (mut ids, mut seen) = (Vec::new(), Vec::new());
    while let Some(row) = found.next()? {
        ids.push(row.get::<_, i64>(0)?);
        for (at, ranks) in ranks.iter_mut().enumerate() {
            seen.push(ranks.number(row.get_ref(at + 1)?));
        }
    }
    for (at, (ranks, term)) in ranks.into_iter().zip(&terms).enumerate() {
        let places = ranks.places(term)?;
        seen.iter_mut().skip(at).step_by(terms.len()).for_each(|number| *number = places[*number as usize]);
    }
    let width = terms.len();
    let mut order: Vec<u32> = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
    let key = |at: u32| &seen[at as usize * width..][..width];
    let newest_first = register.listing.order.ends_with("id DESC");
    let came = |a: u32, b: u32| {
        let order = ids[a as usize].cmp(&ids[b as usize]);
        if newest_first { order.reverse() } else { order }
    };
    order.sort_unstable_by(|a, b| key(*a).cmp(key(*b)).then_with(|| came(*a, *b)));
    Ok(order.into_iter().map(|at| ids[at as usize]).collect())
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
        let compare = term.by.compare()?;
        let direct = |a: &Value, b: &Value| {
            let empty = a.is_nothing().cmp(&b.is_nothing());
            if term.empty_last && empty.is_ne() {
                return empty;
            }
            let order = compare(a, b);
            if term.descending { order.reverse() } else { order }
        };
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
