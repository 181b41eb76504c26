//! What narrows a list, as SQL.

use std::collections::BTreeSet;

use rusqlite::types::ToSql;

use super::{FieldFilter, Query, declared};
use crate::registers::{Declaration, Field, Kind, own};
use crate::values::folded;
use crate::{Error, Result, Rule};

/// Conditions over a register's table, and what is bound in them.
#[derive(Default)]
pub(super) struct Conditions {
    parts: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    /// What a list asks for. Its words are looked for in the rows that the search index names, where there are some.
    pub(super) fn of(register: &'static Declaration, query: &Query, named: Option<&BTreeSet<i64>>) -> Result<Self> {
        let mut conditions = Self::default();
        let listing = register.listing;
        if let (Some(agency), Some(_)) = (query.agency_id, listing.agency) {
            let place = conditions.bind(agency);
            conditions.parts.extend(own(register, &place));
        }
        if let (Some(year), Some(expression)) = (query.year, listing.year) {
            let place = conditions.bind(year);
            conditions.parts.push(format!("{expression} = {place}"));
        }
        if let (Some(parent), Some(expression)) = (&query.parent, listing.parent) {
            let place = conditions.bind(parent.clone());
            conditions.parts.push(format!("{expression} = {place}"));
        }
        for filter in &query.filters {
            conditions.filter(declared(register, "filter", &filter.field)?, filter)?;
        }
        if let Some(rows) = named {
            let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            let place = conditions.bind(format!("[{}]", rows.join(",")));
            conditions.parts.push(format!("rowid IN (SELECT value FROM json_each({place}))"));
        }
        for word in query.text.split_whitespace() {
            conditions.word(register, word);
        }
        Ok(conditions)
    }

    /// ` WHERE …`, or nothing.
    pub(super) fn sql(&self) -> String {
        if self.parts.is_empty() { String::new() } else { format!(" WHERE {}", self.parts.join(" AND ")) }
    }

    /// What is bound, in order.
    pub(super) fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }

    fn filter(&mut self, field: &Field, filter: &FieldFilter) -> Result<()> {
        if !filter.is.is_empty() {
            let places: Vec<String> =
                filter.is.iter().map(|asked| Ok(self.bind_boxed(stored(field, asked)?))).collect::<Result<_>>()?;
            self.parts.push(format!("{} IN ({})", field.name, places.join(", ")));
        }
        for (bound, sign) in [(&filter.from, ">="), (&filter.to, "<=")] {
            if let Some(asked) = bound {
                let place = self.bind_boxed(stored(field, asked)?);
                self.parts.push(format!("{} {sign} {place}", field.name));
            }
        }
        Ok(())
    }

    /// A word stands in one of the fields that are searched, however its letters are written.
    fn word(&mut self, register: &Declaration, word: &str) {
        let place = self.bind(folded(word).into_owned());
        let searched: Vec<&str> = register.fields.iter().filter(|field| field.search).map(|field| field.name).collect();
        self.parts.push(format!("holds({})", [&[place.as_str()], searched.as_slice()].concat().join(", ")));
    }

    fn bind(&mut self, value: impl ToSql + 'static) -> String {
        self.bind_boxed(Box::new(value))
    }

    fn bind_boxed(&mut self, value: Box<dyn ToSql>) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }
}

/// What was asked, as the store holds such a field.
fn stored(field: &Field, asked: &str) -> Result<Box<dyn ToSql>> {
    let whole = || asked.parse::<i64>().map_err(|_| Error::invalid("filter", Rule::Number));
    Ok(match field.kind {
        Kind::Money | Kind::Whole | Kind::Year | Kind::Round => Box::new(whole()?),
        Kind::Flag => Box::new(i64::from(asked == "true" || asked == "1")),
        _ => Box::new(asked.to_owned()),
    })
}
