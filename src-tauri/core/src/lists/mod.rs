//! Lists are questions: whose records, of which year, with which words and values in them, in which order, and which page of them.
//! Answered over what registers declare, a page at a time; the order is found once and kept; single edits are put in their place, others end it.
//!
//! Invariant: SQL is made of declared columns and of nothing that was asked; values are bound. Rows that are alike in all they are
//! ordered by stay in the order they came in.

mod conditions;
mod order;

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::registers::{Agency, Declaration, Kind, Register};
use crate::search;
use crate::store::touched::{Touched, TouchedRows};
use crate::values::folded;
use crate::values::{FiscalYear, Id};
use crate::{Error, Result, Rule};
use conditions::Conditions;
use order::Order;

/// What is asked of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Query {
    /// The agency and everything below it; of a register without agencies it narrows nothing.
    pub agency_id: Option<Id<Agency>>,
    /// The fiscal year; of a register without years it narrows nothing.
    pub year: Option<FiscalYear>,
    /// The key of the record that the rows are part of.
    pub parent: Option<String>,
    /// Words that must each stand in one of the fields that are searched.
    pub text: String,
    /// What fields hold.
    pub filters: Vec<FieldFilter>,
    /// By which field; by the register's own order without one.
    pub sort: Option<Sort>,
}

/// What a field holds, by its stored form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct FieldFilter {
    /// The field.
    pub field: String,
    /// One of these, where there are any.
    pub is: Vec<String>,
    /// This or later, this or more.
    pub from: Option<String>,
    /// This or earlier, this or less.
    pub to: Option<String>,
}

/// By which field a list is ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub struct Sort {
    /// The field.
    pub field: String,
    /// The largest first. What holds nothing is last either way.
    pub descending: bool,
}

/// Some of the rows of a list, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the first of them stands.
    pub first: u32,
    /// How many the whole list has.
    pub total: u32,
}

/// Asked while an order is being found: true where it is no longer wanted.
pub type Stop = Arc<dyn Fn() -> bool + Send + Sync>;

/// An order is wanted whatever comes.
pub(crate) fn wanted() -> Stop {
    Arc::new(|| false)
}

/// How many orders are kept: those of the screens that one goes back and forth between.
const MOST_KEPT: usize = 8;

/// The orders of lists that were asked for lately.
#[derive(Default)]
pub(crate) struct Lists {
    /// The newest last.
    kept: Vec<Ordered>,
    /// Of lists that were only counted; the newest last.
    counted: Vec<Counted>,
}

struct Counted {
    register: &'static Declaration,
    /// In no order.
    query: Query,
    total: u32,
}

struct Ordered {
    register: &'static Declaration,
    query: Query,
    /// The tables that it was found from.
    tables: BTreeSet<&'static str>,
    order: Order,
    rows: Vec<i64>,
}

impl Lists {
    /// The rows of a list from `first` on, `count` of them; none where it is no longer wanted before its order is found.
    pub(crate) fn page<T: Register>(
        &mut self,
        connection: &Connection,
        query: &Query,
        (first, count): (u32, u32),
        stop: &Stop,
    ) -> Result<Option<Page<T>>> {
        if count == 0 {
            let Some(total) = self.total(connection, &T::DECLARATION, query, stop)? else { return Ok(None) };
            return Ok(Some(Page { rows: Vec::new(), first: first.min(total), total }));
        }
        let Some(rows) = self.rows(connection, &T::DECLARATION, query, stop)? else { return Ok(None) };
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let from = (first as usize).min(rows.len());
        let to = from.saturating_add(count as usize).min(rows.len());
        let columns = T::COLUMNS.join(", ");
        let mut statement =
            connection.prepare_cached(&format!("SELECT {columns} FROM {} WHERE rowid = :row", T::TABLE))?;
        let read = |row: &i64| statement.query_row(named_params! { ":row": row }, T::read).optional();
        let found: Vec<Option<T>> = rows[from..to].iter().map(read).collect::<rusqlite::Result<_>>()?;
        let rows = found.into_iter().flatten().collect();
        Ok(Some(Page { rows, first: u32::try_from(from).unwrap_or(u32::MAX), total }))
    }

    /// Where a record stands in a list.
    pub(crate) fn place<T: Register>(
        &mut self,
        connection: &Connection,
        query: &Query,
        key: Id<T>,
    ) -> Result<Option<u32>> {
        let mut statement = connection.prepare_cached(&format!("SELECT rowid FROM {} WHERE id = :id", T::TABLE))?;
        let row: Option<i64> = statement.query_row(named_params! { ":id": key }, |row| row.get(0)).optional()?;
        let Some(rows) = self.rows(connection, &T::DECLARATION, query, &wanted())? else { return Ok(None) };
        Ok(row.and_then(|row| rows.iter().position(|known| *known == row)).and_then(|at| u32::try_from(at).ok()))
    }

    /// Puts single rows that were touched where they belong now; forgets what an import or other tables changed, and what fails: it is
    /// found anew, and the change was made.
    pub(crate) fn follow(&mut self, connection: &Connection, touched: &Touched) {
        self.counted.retain(|counted| {
            let tables = tables_of(counted.register);
            !touched.iter().any(|rows| tables.contains(rows.table))
        });
        self.kept.retain_mut(|ordered| {
            let mut concerned = touched.iter().filter(|rows| ordered.tables.contains(rows.table));
            match (concerned.next(), concerned.next()) {
                (None, _) => true,
                (Some(rows), None) => ordered.renew(connection, rows).unwrap_or(false),
                _ => false,
            }
        });
    }

    /// How many rows a list has: of its order where that is kept, counted without one otherwise.
    fn total(
        &mut self,
        connection: &Connection,
        register: &'static Declaration,
        query: &Query,
        stop: &Stop,
    ) -> Result<Option<u32>> {
        let order = Order::of(register, query)?;
        let query = Query { sort: None, ..query.clone() };
        let same = |kept: &Ordered| {
            kept.register.table == register.table && Query { sort: None, ..kept.query.clone() } == query
        };
        if let Some(kept) = self.kept.iter().find(|kept| same(kept)) {
            return Ok(Some(u32::try_from(kept.rows.len()).unwrap_or(u32::MAX)));
        }
        let known = |counted: &&Counted| counted.register.table == register.table && counted.query == query;
        if let Some(counted) = self.counted.iter().find(known) {
            return Ok(Some(counted.total));
        }
        let named = search::candidates(connection, register, &folded(&query.text))?;
        let asked = Conditions::of(register, &query, named.as_ref())?;
        let Some(total) = order.count(connection, &asked, stop)? else { return Ok(None) };
        if self.counted.len() >= MOST_KEPT {
            self.counted.remove(0);
        }
        self.counted.push(Counted { register, query, total });
        Ok(Some(total))
    }

    #[cfg(test)]
    fn kept(&self) -> usize {
        self.kept.len()
    }

    fn rows(
        &mut self,
        connection: &Connection,
        register: &'static Declaration,
        query: &Query,
        stop: &Stop,
    ) -> Result<Option<&[i64]>> {
        let known = |kept: &Ordered| kept.register.table == register.table && kept.query == *query;
        let ordered = match self.kept.iter().position(known) {
            Some(at) => self.kept.remove(at),
            None => {
                let order = Order::of(register, query)?;
                let named = search::candidates(connection, register, &folded(&query.text))?;
                let asked = Conditions::of(register, query, named.as_ref())?;
                let Some(rows) = order.rows(connection, &asked, stop)? else { return Ok(None) };
                Ordered { register, query: query.clone(), tables: tables_of(register), order, rows }
            }
        };
        if self.kept.len() >= MOST_KEPT {
            self.kept.remove(0);
        }
        self.kept.push(ordered);
        Ok(self.kept.last().map(|ordered| ordered.rows.as_slice()))
    }
}

impl Ordered {
    /// Puts the rows of its own table where they belong now; answers whether that could be done.
    fn renew(&mut self, connection: &Connection, touched: &TouchedRows) -> Result<bool> {
        let own = touched.table == self.register.table && !refers_to_itself(self.register);
        let Some(few) = touched.few().filter(|_| own) else { return Ok(false) };
        let asked = Conditions::of(self.register, &self.query, None)?;
        self.order.renew(connection, &asked, &mut self.rows, few)?;
        Ok(true)
    }
}

/// Whether an edit of one record may move others: what they are part of, or called by.
fn refers_to_itself(register: &Declaration) -> bool {
    register.fields.iter().any(|field| matches!(field.kind, Kind::Reference(table) if table == register.table))
}

/// The tables that a list of the register is found from: its own, and those that its records are part of or refer to.
fn tables_of(register: &'static Declaration) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::from([register.table]);
    let mut open = vec![register];
    while let Some(next) = open.pop() {
        for field in next.fields {
            if let Kind::Reference(table) = field.kind
                && found.insert(table)
            {
                open.extend(crate::registers::register_named(table));
            }
        }
    }
    found
}

/// A field that a list is asked about.
fn declared<'a>(register: &'a Declaration, asked: &'static str, name: &str) -> Result<&'a crate::registers::Field> {
    let found = register.field(name).map(|(_, field)| field);
    found.ok_or_else(|| Error::invalid(asked, Rule::UnknownField))
}

#[cfg(test)]
mod tests;
