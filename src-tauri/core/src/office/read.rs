//! Questions to the registers.

use rusqlite::types::{ToSql, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::registers::{Agency, Declaration, Record, Scope, Whose, below, own, register_named, table_named};
use crate::search::{self, Found};
use crate::store::history::{self, Naming};
use crate::values::{FiscalYear, Id};
use crate::{Error, Result, Rule};

/// A connection that is only asked.
pub struct Reader<'a> {
    connection: &'a Connection,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    pub(crate) const fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The record with this key, if it is there.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn find<T: Record>(&self, id: Id<T>) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(T::FIND)?;
        Ok(statement.query_row(named_params! { ":id": id }, T::read).optional()?)
    }

    /// The record with this key.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not there.
    pub fn get<T: Record>(&self, id: Id<T>) -> Result<T> {
        self.find(id)?.ok_or_else(|| Error::NotFound { what: T::TABLE, key: id.to_string() })
    }

    /// Refuses when a register, by its table's name, has no record with this key.
    pub(crate) fn require(&self, register: &str, key: &str) -> Result<()> {
        let table = table_named(register).ok_or_else(|| Error::invalid("register", Rule::NotAttachable))?;
        let mut statement = self.connection.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = :id"))?;
        let there = statement.exists(named_params! { ":id": key })?;
        if there { Ok(()) } else { Err(Error::NotFound { what: table, key: key.into() }) }
    }

    /// What the record of a table with this key is called, people by their names; none where it is not there or has no name.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn called(&self, table: &str, key: &str) -> Result<Option<String>> {
        let Some(register) = register_named(table) else { return Ok(None) };
        Ok(history::name_of(self.connection, register, key, Naming::Whole)?.flatten())
    }

    /// Shows what each record of a register is called: its key, its name, and what tells it from all others where it has that.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn each_called(&self, register: &Declaration, mut look: impl FnMut(&str, &str, Option<&str>)) -> Result<()> {
        let Some(name) = register.called.sql() else { return Ok(()) };
        let code = register.distinct.unwrap_or("NULL");
        let sql = format!("SELECT id, CAST({name} AS TEXT) AS name, {code} AS code FROM {}", register.table);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, name, code): (ValueRef<'_>, _, _) =
                (row.get_ref("id")?, row.get_ref("name")?, row.get_ref("code")?);
            if let (Ok(id), Ok(Some(name)), Ok(code)) = (id.as_str(), name.as_str_or_null(), code.as_str_or_null()) {
                look(id, name, code);
            }
        }
        Ok(())
    }

    /// The records that hold every word, at most `limit` of each register.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn search(&self, words: &str, scope: &Scope<'_>, limit: usize) -> Result<Found> {
        search::find(self.connection, words, scope, limit)
    }

    /// The records of a scope, in the register's order. A part of the scope that the register does not know narrows nothing.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn list<T: Record>(&self, scope: &Scope<'_>) -> Result<Vec<T>> {
        let (conditions, values) = narrowing::<T>(self, scope)?;
        let sql = format!("SELECT {} FROM {}{conditions} ORDER BY {}", T::COLUMNS.join(", "), T::TABLE, T::LIST.order);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let rows = statement.query_map(values.as_slice(), T::read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Shows the records of a scope one by one, in no order, for those who need not hold them all.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn each<T: Record>(&self, scope: &Scope<'_>, mut look: impl FnMut(T)) -> Result<()> {
        let (conditions, values) = narrowing::<T>(self, scope)?;
        let sql = format!("SELECT {} FROM {}{conditions}", T::COLUMNS.join(", "), T::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query(values.as_slice())?;
        while let Some(row) = rows.next()? {
            look(T::read(row)?);
        }
        Ok(())
    }

    /// The keys of an agency's own records of a year in a register, in its order.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a table of no register; [`Error::Db`].
    pub fn keys_of(&self, table: &str, agency: Id<Agency>, year: FiscalYear) -> Result<Vec<String>> {
        let register = register_named(table).ok_or_else(|| Error::NotFound { what: "list", key: table.to_owned() })?;
        let listing = register.listing;
        let of_year = listing.year.map_or_else(|| ":year IS NOT NULL".to_owned(), |of| format!("{of} = :year"));
        let sql = format!(
            "SELECT id FROM {} WHERE {} = :agency AND {of_year} ORDER BY {}",
            register.table,
            listing.agency.unwrap_or(":agency"),
            listing.order
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":agency": agency, ":year": year }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The agency that a record is of.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a record that is not there or of no agency; [`Error::Db`].
    pub fn agency_of(&self, table: &str, key: &str) -> Result<Id<Agency>> {
        let missing = || Error::NotFound { what: "list", key: key.to_owned() };
        let register = register_named(table).ok_or_else(missing)?;
        let agency = register.listing.agency.ok_or_else(missing)?;
        let sql = format!("SELECT {agency} AS agency FROM {} WHERE id = :id", register.table);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_row(named_params! { ":id": key }, |row| row.get(0)).optional()?;
        found.ok_or_else(|| Error::NotFound { what: register.table, key: key.to_owned() })
    }

    /// How many records a scope holds.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn count<T: Record>(&self, scope: &Scope<'_>) -> Result<u32> {
        let (conditions, values) = narrowing::<T>(self, scope)?;
        let sql = format!("SELECT count(*) FROM {}{conditions}", T::TABLE);
        let values: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        Ok(self.connection.prepare_cached(&sql)?.query_row(values.as_slice(), |row| row.get(0))?)
    }

    /// How many rows a register's table holds; none when an older schema does not have it yet.
    pub(crate) fn count_rows(&self, table: &'static str) -> Result<u32> {
        let mut there = self.connection.prepare_cached("SELECT 1 FROM sqlite_schema WHERE name = :table")?;
        if !there.exists(named_params! { ":table": table })? {
            return Ok(0);
        }
        Ok(self.connection.prepare_cached(&format!("SELECT count(*) FROM {table}"))?.query_row([], |row| row.get(0))?)
    }

    /// The record of an agency in a register that holds at most one for each, or of the nearest agency above that has one.
    pub(crate) fn nearest<T: Record>(&self, agency: Id<Agency>) -> Result<Option<T>> {
        let columns = T::COLUMNS.iter().map(|column| format!("own.{column}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "{ABOVE} SELECT {columns} FROM {} AS own JOIN above ON own.agency_id = above.id ORDER BY above.steps LIMIT 1",
            T::TABLE
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":agency": agency }, T::read).optional()?)
    }

    /// The records of an agency and of those above it in a register that holds at most one for each, the nearest first.
    pub(crate) fn upwards<T: Record>(&self, agency: Id<Agency>) -> Result<Vec<T>> {
        let columns = T::COLUMNS.iter().map(|column| format!("own.{column}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "{ABOVE} SELECT {columns} FROM {} AS own JOIN above ON own.agency_id = above.id ORDER BY above.steps",
            T::TABLE
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map(named_params! { ":agency": agency }, T::read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The ministry: the root of the tree of agencies.
    ///
    /// # Errors
    /// [`Error::NotFound`] in a workspace that was never set up.
    pub fn ministry(&self) -> Result<Agency> {
        let sql = format!("SELECT {} FROM agencies WHERE parent_id IS NULL", Agency::COLUMNS.join(", "));
        let found = self.connection.prepare_cached(&sql)?.query_row([], Agency::read).optional()?;
        found.ok_or_else(|| Error::NotFound { what: Agency::TABLE, key: "ministry".into() })
    }

    /// The agency with this code.
    ///
    /// # Errors
    /// [`Error::NotFound`] naming the code.
    pub fn agency_with_code(&self, code: &str) -> Result<Agency> {
        let sql = format!("SELECT {} FROM agencies WHERE code = :code", Agency::COLUMNS.join(", "));
        let found = self
            .connection
            .prepare_cached(&sql)?
            .query_row(named_params! { ":code": code }, Agency::read)
            .optional()?;
        found.ok_or_else(|| Error::NotFound { what: Agency::TABLE, key: code.into() })
    }
}

type Bound<'a> = Vec<(&'static str, Box<dyn ToSql + 'a>)>;

fn narrowing<'a, T: Record>(reader: &Reader<'_>, scope: &Scope<'a>) -> Result<(String, Bound<'a>)> {
    let mut conditions = Vec::new();
    let mut values: Bound<'a> = Vec::new();
    if let (Some(agency), Some(expression)) = (scope.agency, T::LIST.agency)
        && Whose::of(reader, scope.agency)? == Whose::Below
    {
        let own = register_named(T::TABLE).and_then(|register| own(register, ":agency"));
        conditions.push(own.unwrap_or_else(|| format!("{expression} IN {}", below(":agency"))));
        values.push((":agency", Box::new(agency)));
    }
    if let (Some(year), Some(expression)) = (scope.year, T::LIST.year) {
        conditions.push(format!("{expression} = :year"));
        values.push((":year", Box::new(year)));
    }
    if let (Some(parent), Some(expression)) = (scope.parent, T::LIST.parent) {
        conditions.push(format!("{expression} = :parent"));
        values.push((":parent", Box::new(parent)));
    }
    let conditions = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    Ok((conditions, values))
}

/// The agency `:agency` and those above it; the bound ends a tree that bites its tail.
const ABOVE: &str = "WITH RECURSIVE above (id, steps) AS (SELECT :agency, 0 UNION ALL \
                     SELECT a.parent_id, steps + 1 FROM agencies a JOIN above b ON a.id = b.id \
                     WHERE a.parent_id IS NOT NULL AND steps < 32)";
