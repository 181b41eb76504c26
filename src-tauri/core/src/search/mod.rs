//! Search over all registers by any part of a word: the index names rows that may hold the words, and their own tables tell.
//!
//! Invariant: what is answered holds every word now. Words of three signs and more are found anywhere, shorter ones at the beginning of a
//! word. At most `MOST_READ` rows of a register are looked at, so that the answer is there with the next key stroke.

mod grams;
pub(crate) mod index;
mod rows;

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use specta::Type;

use crate::Result;
use crate::registers::{Declaration, Scope, below};
use crate::store::collation::Collation;
use crate::values::FiscalYear;
use crate::values::folded;
use crate::values::personal::without_ids;
use rows::{BITS, Rows};

/// Rows of a register that one search looks at.
const MOST_READ: usize = 600;
/// Hits of a register that are put in order; where there are more, they are the first that were found.
const MOST_ORDERED: usize = 200;
/// Rows left of a segment that are looked at sooner than another gram is read.
const FEW: u32 = 4;
/// Grams of segments that are read where there are hits enough.
const MOST_GRAMS: usize = 120;
/// Changed rows that are looked at one by one.
const MOST_RECENT: usize = 1_000;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Found {
    /// Register by register; within one, what begins with the words first, then in Thai order.
    pub hits: Vec<Hit>,
    /// The registers of which there is, or may be, more.
    pub more: Vec<&'static str>,
    /// False while the index is being filled: there may be more anywhere.
    pub complete: bool,
}

/// A record that holds the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Hit {
    /// Its register.
    pub register: &'static str,
    /// Its key.
    pub id: String,
    /// What it is called.
    pub called: String,
    /// The field that holds the first word.
    pub field: &'static str,
    /// What the field holds.
    pub text: String,
    /// The agency that it belongs to.
    pub agency_id: Option<String>,
    /// What the agency is called.
    pub agency: Option<String>,
    /// The fiscal year that it belongs to.
    pub year: Option<FiscalYear>,
}

/// The records that hold every word, at most `limit` of a register.
pub(crate) fn find(connection: &Connection, words: &str, scope: &Scope<'_>, limit: usize) -> Result<Found> {
    let words = folded(words);
    let mut found = Found { complete: true, ..Found::default() };
    let Some(asked) = Asked::of(connection, &words, scope)? else { return Ok(found) };
    for (place, register) in index::registers() {
        let mut search = Search::of(connection, &asked, (place, register))?;
        found.complete &= search.complete;
        search.run(limit)?;
        search.ordered()?;
        if search.hits.len() > limit || search.cut_short {
            found.more.push(register.table);
        }
        for hit in search.hits.into_iter().take(limit) {
            found.hits.push(hit.shown(connection)?);
        }
    }
    Ok(found)
}

/// The rows that may hold every word of three signs and more; none where the index does not know all that the list looks through,
/// or would spare it little.
pub(crate) fn candidates(
    connection: &Connection,
    register: &'static Declaration,
    words: &str,
) -> Result<Option<BTreeSet<i64>>> {
    let all_known = register.fields.iter().filter(|field| field.search).all(|field| index::is_indexed(field.class));
    let Some(place) = index::registers().find(|(_, known)| known.table == register.table).map(|(place, _)| place)
    else {
        return Ok(None);
    };
    let words: Vec<&str> = words.split_whitespace().filter(|word| !grams::is_short(word)).collect();
    let filled = index::filled(connection, place)?;
    let grams = rarest_first(connection, &filled, grams_of(&words, false))?;
    if !all_known || grams.is_empty() || index::unfilled(connection, (place, register), &filled)?.is_some() {
        return Ok(None);
    }
    let last: Option<i64> = connection
        .prepare_cached(&format!("SELECT max(rowid) FROM {}", register.table))?
        .query_row([], |row| row.get(0))?;
    let worth = last.map_or(0, |last| usize::try_from(last / 4).unwrap_or_default());
    let mut found: BTreeSet<i64> = recent(connection, place, i64::MAX)?.into_iter().collect();
    for segment in filled {
        for at in rows_of(connection, segment, &grams)?.iter().flat_map(Rows::places) {
            found.insert(row_at(segment, at));
        }
        if found.len() > worth.max(MOST_RECENT) {
            return Ok(None);
        }
    }
    Ok(Some(found))
}

fn row_at(segment: i64, at: usize) -> i64 {
    index::row_of(segment << BITS) + i64::try_from(at).unwrap_or_default()
}

fn grams_of(words: &[&str], at_beginning: bool) -> Vec<i64> {
    words.iter().flat_map(|word| grams::of_word(word, at_beginning)).collect()
}

/// The grams in the order in which one segment has them, the fewest rows first: most other segments then end at the first.
fn rarest_first(connection: &Connection, filled: &BTreeSet<i64>, grams: Vec<i64>) -> Result<Vec<i64>> {
    let Some(segment) = filled.first() else { return Ok(grams) };
    let mut counted = Vec::new();
    for gram in BTreeSet::from_iter(grams) {
        counted.push((index::rows_with(connection, *segment, gram)?.map_or(0, |rows| rows.count()), gram));
    }
    counted.sort_unstable();
    Ok(counted.into_iter().map(|(_, gram)| gram).collect())
}

/// The rows of a segment that hold all the grams, or a few that hold the first of them; none where one is in no row.
fn rows_of(connection: &Connection, segment: i64, grams: &[i64]) -> Result<Option<Rows>> {
    let mut all: Option<Rows> = None;
    for gram in grams {
        let Some(with) = index::rows_with(connection, segment, *gram)? else { return Ok(None) };
        match &mut all {
            None => all = Some(with),
            Some(rows) => {
                if !rows.keep(&with) {
                    return Ok(None);
                }
            }
        }
        if all.as_ref().is_some_and(|rows| rows.count() <= FEW) {
            break;
        }
    }
    Ok(all)
}

/// Rows of a register that were changed lately.
fn recent(connection: &Connection, place: usize, most: i64) -> Result<Vec<i64>> {
    let codes = index::codes(place);
    let sql = "SELECT row FROM search_recent WHERE row >= :first AND row < :end ORDER BY row DESC LIMIT :most";
    let mut statement = connection.prepare_cached(sql)?;
    let within = named_params! { ":first": codes.start, ":end": codes.end, ":most": most };
    let rows = statement.query_map(within, |row| row.get(0).map(index::row_of))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is looked for.
struct Asked<'a> {
    words: Vec<&'a str>,
    agencies: Option<HashSet<String>>,
    year: Option<FiscalYear>,
}

impl<'a> Asked<'a> {
    fn of(connection: &Connection, words: &'a str, scope: &Scope<'_>) -> Result<Option<Self>> {
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Ok(None);
        }
        let Some(agency) = scope.agency else { return Ok(Some(Self { words, agencies: None, year: scope.year })) };
        let mut statement = connection.prepare_cached(&format!("SELECT id FROM {}", below(":agency")))?;
        let agencies = statement.query_map(named_params! { ":agency": agency }, |row| row.get(0))?;
        let agencies = agencies.collect::<rusqlite::Result<_>>()?;
        Ok(Some(Self { words, agencies: Some(agencies), year: scope.year }))
    }
}

/// A hit before it is shown.
struct Match {
    hit: Hit,
    /// Every word begins what a field holds.
    begins: bool,
}

/// The search through one register.
struct Search<'a> {
    connection: &'a Connection,
    asked: &'a Asked<'a>,
    place: usize,
    register: &'static Declaration,
    names: Vec<&'static str>,
    sql: String,
    filled: BTreeSet<i64>,
    complete: bool,
    /// Not all rows that may hold the words were looked at.
    cut_short: bool,
    looked_at: HashSet<i64>,
    hits: Vec<Match>,
}

impl<'a> Search<'a> {
    fn of(
        connection: &'a Connection,
        asked: &'a Asked<'a>,
        (place, register): (usize, &'static Declaration),
    ) -> Result<Self> {
        let names: Vec<&str> = index::fields(register).map(|field| field.name).collect();
        let or_nothing = |sql: Option<&'static str>| sql.unwrap_or("NULL");
        let sql = format!(
            "SELECT id, CAST({} AS TEXT), {}, {}, {} FROM {} WHERE rowid = :row",
            or_nothing(register.called.sql()),
            or_nothing(register.listing.agency),
            or_nothing(register.listing.year),
            names.join(", "),
            register.table
        );
        let filled = index::filled(connection, place)?;
        let complete = index::unfilled(connection, (place, register), &filled)?.is_none();
        let (looked_at, hits, cut_short) = (HashSet::new(), Vec::new(), false);
        Ok(Self { connection, asked, place, register, names, sql, filled, complete, cut_short, looked_at, hits })
    }

    /// Looks until there are hits enough, first where words begin.
    fn run(&mut self, limit: usize) -> Result<()> {
        let recent = recent(self.connection, self.place, MOST_RECENT as i64)?;
        self.complete &= recent.len() < MOST_RECENT;
        for row in recent {
            self.look_at(row)?;
        }
        let most = self.looked_at.len() + MOST_READ;
        let mut read = 0;
        for at_beginning in [true, false] {
            let grams = rarest_first(self.connection, &self.filled, grams_of(&self.asked.words, at_beginning))?;
            for segment in self.filled.clone() {
                if self.hits.len() > limit && read >= MOST_GRAMS {
                    self.cut_short = true;
                    return Ok(());
                }
                read += grams.len();
                let Some(rows) = rows_of(self.connection, segment, &grams)? else { continue };
                for at in rows.places() {
                    if self.hits.len() >= MOST_ORDERED || self.looked_at.len() >= most {
                        self.cut_short = true;
                        return Ok(());
                    }
                    self.look_at(row_at(segment, at))?;
                }
            }
            if self.hits.iter().filter(|found| found.begins).count() > limit {
                return Ok(());
            }
        }
        Ok(())
    }

    fn look_at(&mut self, row: i64) -> Result<()> {
        if !self.looked_at.insert(row) {
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached(&self.sql)?;
        let read = |row: &rusqlite::Row<'_>| self.matched(row);
        let found = statement.query_row(named_params! { ":row": row }, read).optional()?;
        self.hits.extend(found.flatten());
        Ok(())
    }

    /// The row, where it holds every word and is within the scope.
    fn matched(&self, row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Match>> {
        let mut texts = Vec::new();
        for at in 0..self.names.len() {
            texts.push(row.get_ref(at + 4)?.as_str_or_null()?.unwrap_or_default());
        }
        let (mut begins, mut first) = (true, None);
        for word in &self.asked.words {
            let best = texts.iter().enumerate().filter_map(|(at, text)| Some((holds(&folded(text), word)?, at))).min();
            let Some((holding, at)) = best else { return Ok(None) };
            begins &= holding == Holding::Begins;
            first.get_or_insert(at);
        }
        let agency_id: Option<String> = row.get(2)?;
        let year: Option<FiscalYear> = row.get(3)?;
        let elsewhere = self.asked.agencies.as_ref().zip(agency_id.as_ref()).is_some_and(|(all, id)| !all.contains(id));
        let then = self.asked.year.zip(year).is_none_or(|(asked, year)| asked == year);
        if elsewhere || !then {
            return Ok(None);
        }
        let at = first.unwrap_or_default();
        let called: Option<String> = row.get(1)?;
        let hit = Hit {
            register: self.register.table,
            id: row.get(0)?,
            called: without_ids(called.as_deref().unwrap_or(texts[at])).into_owned(),
            field: self.names[at],
            text: without_ids(texts[at]).into_owned(),
            agency_id,
            agency: None,
            year,
        };
        Ok(Some(Match { hit, begins }))
    }

    fn ordered(&mut self) -> Result<()> {
        let collator = Collation::Thai.collator()?;
        self.hits.sort_by(|a, b| b.begins.cmp(&a.begins).then_with(|| collator.compare(&a.hit.called, &b.hit.called)));
        Ok(())
    }
}

/// How a text holds a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holding {
    Begins,
    Within,
}

fn holds(text: &str, word: &str) -> Option<Holding> {
    if text.starts_with(word) {
        return Some(Holding::Begins);
    }
    let within = match grams::is_short(word) {
        true => text.split_whitespace().any(|own| own.starts_with(word)),
        false => text.contains(word),
    };
    within.then_some(Holding::Within)
}

impl Match {
    fn shown(mut self, connection: &Connection) -> Result<Hit> {
        let sql = "SELECT name_th FROM agencies WHERE id = :id";
        let mut statement = connection.prepare_cached(sql)?;
        self.hit.agency =
            statement.query_row(named_params! { ":id": self.hit.agency_id }, |row| row.get(0)).optional()?;
        Ok(self.hit)
    }
}

#[cfg(test)]
mod tests;
