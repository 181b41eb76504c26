//! What a minister is told of a round on one page: how the ministry stands, where it is furthest from the full score and why, and
//! what agencies ask for.

use std::collections::BTreeMap;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::Letterhead;
use super::{MinistryReport, MinistryRow, ministry_report};
use crate::registers::Agency;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Round};
use crate::{Reader, Result};

/// A round of the ministry, for those who decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistersPage {
    /// The ministry's letterhead.
    pub head: Letterhead,
    /// All agencies' scores.
    pub ministry: MinistryReport,
    /// The indicators furthest below the full score, the furthest first.
    pub furthest: Vec<Furthest>,
    /// What agencies ask for: the first of each, in order of code, before the second of any.
    pub requests: Vec<Request>,
}

/// An indicator below the full score, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Furthest {
    /// Whose.
    pub agency: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its score to four decimals.
    pub score: Exact,
    /// The full score of its scale.
    pub full: Exact,
    /// What hindered it.
    pub obstacles: String,
    /// What is done about that.
    pub remedy: String,
}

/// What an agency asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Request {
    /// The agency.
    pub agency: String,
    /// The indicator's code.
    pub code: String,
    /// What.
    pub request: String,
}

/// How many indicators are told of.
const FURTHEST: usize = 5;

/// Gathers the page.
///
/// # Errors
/// As [`ministry_report()`].
pub fn ministers_page(reader: &Reader<'_>, year: FiscalYear, round: Round, printed_on: Date) -> Result<MinistersPage> {
    let ministry = ministry_report(reader, year, round, printed_on)?;
    let furthest = furthest(reader, &ministry)?;
    let requests = requests(reader, &ministry)?;
    Ok(MinistersPage { head: ministry.head.clone(), ministry, furthest, requests })
}

/// The gap as a share of the full score tells scales apart; an agency without a final total is told apart already.
fn furthest(reader: &Reader<'_>, ministry: &MinistryReport) -> Result<Vec<Furthest>> {
    let mut below: Vec<(Decimal, &MinistryRow, usize, Exact)> = Vec::new();
    for row in ministry.rows.iter().filter(|row| row.full.0 > Decimal::ZERO) {
        for (at, line) in row.lines.iter().enumerate() {
            let Some(score) = line.score.filter(|score| score.0 < row.full.0) else { continue };
            below.push(((row.full.0 - score.0) / row.full.0, row, at, score));
        }
    }
    below.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1.agency.code, a.2).cmp(&(&b.1.agency.code, b.2))));
    below.truncate(FURTHEST);
    let told = below.into_iter().map(|(_, row, at, score)| {
        let line = &row.lines[at];
        let (obstacles, remedy) = said_of(reader, row.agency.id, (ministry.year, ministry.round), &line.code)?;
        Ok(Furthest {
            agency: row.agency.name_th.clone(),
            code: line.code.clone(),
            name: line.name.clone(),
            score,
            full: row.full,
            obstacles,
            remedy,
        })
    });
    told.collect()
}

/// The obstacles of an indicator's result, and what is done about them; of a composite, its parts'.
fn said_of(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    (year, round): (FiscalYear, Round),
    code: &str,
) -> Result<(String, String)> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT r.obstacles, r.remedy FROM indicator_results AS r
         JOIN indicators AS i ON i.id = r.indicator_id
         LEFT JOIN indicators AS whole ON whole.id = i.parent_id
         JOIN agreements AS a ON a.id = i.agreement_id
         WHERE a.agency_id = :agency AND a.year = :year AND r.round = :round AND coalesce(whole.code, i.code) = :code
         ORDER BY i.code COLLATE numbered",
    )?;
    let asked = named_params! { ":agency": agency, ":year": year, ":round": round, ":code": code };
    let rows = statement.query_map(asked, |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let said = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let joined = |text: fn(&(String, String)) -> &String| {
        let texts = said.iter().map(|of| text(of).trim()).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" ")
    };
    Ok((joined(|of| &of.0), joined(|of| &of.1)))
}

fn requests(reader: &Reader<'_>, ministry: &MinistryReport) -> Result<Vec<Request>> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT g.name_th, i.code, r.request FROM indicator_results AS r
         JOIN indicators AS i ON i.id = r.indicator_id
         JOIN agreements AS a ON a.id = i.agreement_id
         JOIN agencies AS g ON g.id = a.agency_id
         WHERE a.year = :year AND r.round = :round AND trim(r.request) <> ''
         ORDER BY g.code, i.code COLLATE numbered",
    )?;
    let asked = named_params! { ":year": ministry.year, ":round": ministry.round };
    let rows = statement
        .query_map(asked, |row| Ok(Request { agency: row.get(0)?, code: row.get(1)?, request: row.get(2)? }))?;
    let asked = rows.collect::<rusqlite::Result<Vec<Request>>>()?;
    Ok(in_turn(asked))
}

/// The first of each agency before the second of any, so that of many each is heard.
fn in_turn(asked: Vec<Request>) -> Vec<Request> {
    let mut turns: BTreeMap<String, usize> = BTreeMap::new();
    let turn = |request: Request| {
        let turn = turns.entry(request.agency.clone()).or_default();
        *turn += 1;
        (*turn, request)
    };
    let mut with_turns: Vec<(usize, Request)> = asked.into_iter().map(turn).collect();
    with_turns.sort_by_key(|(turn, _)| *turn);
    with_turns.into_iter().map(|(_, request)| request).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_requests_each_agency_is_heard_before_any_is_heard_twice() {
        let request = |agency: &str, code: &str| Request {
            agency: agency.into(),
            code: code.into(),
            request: "ขออัตรากำลัง".into(),
        };
        let asked = vec![
            request("ก", "1.1"),
            request("ก", "2.1"),
            request("ข", "1.1"),
            request("ก", "3.1"),
            request("ข", "4.1"),
        ];
        let order: Vec<(String, String)> = in_turn(asked).into_iter().map(|one| (one.agency, one.code)).collect();
        let expected = [("ก", "1.1"), ("ข", "1.1"), ("ก", "2.1"), ("ข", "4.1"), ("ก", "3.1")];
        assert_eq!(order, expected.map(|(agency, code)| (agency.to_owned(), code.to_owned())));
    }
}
