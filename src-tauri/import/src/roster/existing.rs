//! The people who are in the register when planning begins: found by national id first, else by name and unit.

use std::collections::HashMap;

use saisaat_core::registers::{Agency, Person};
use saisaat_core::values::{Id, NationalId};

use super::draft::Draft;
use crate::written::name::likeness;

/// A snapshot of the register of people.
#[derive(Debug, Default)]
pub struct ExistingPeople {
    people: Vec<Person>,
    by_id: HashMap<NationalId, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

/// Who a row is about.
#[derive(Debug)]
pub(super) enum Match<'a> {
    /// Nobody in the register.
    Nobody,
    /// This person.
    Person(&'a Person),
    /// Several people whom the row does not tell apart.
    Several(usize),
}

impl ExistingPeople {
    /// The snapshot of these people: everyone in the workspace, of every agency, for a national id is unique in all of it.
    #[must_use]
    pub fn of(people: Vec<Person>) -> Self {
        let mut by_id = HashMap::with_capacity(people.len());
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::with_capacity(people.len());
        for (index, person) in people.iter().enumerate() {
            if let Some(id) = &person.national_id {
                by_id.insert(id.clone(), index);
            }
            by_name.entry(likeness(&person.first_name, &person.surname)).or_default().push(index);
        }
        Self { people, by_id, by_name }
    }

    /// Finds the person of a row. `agency` narrows a search by name; a national id is searched everywhere.
    pub(super) fn find(&self, row: &Draft, agency: Option<Id<Agency>>) -> Match<'_> {
        if let Some(index) = row.national_id.as_ref().and_then(|id| self.by_id.get(id)) {
            return Match::Person(&self.people[*index]);
        }
        if row.first_name.is_empty() {
            return Match::Nobody;
        }
        let same_name = self.by_name.get(&likeness(&row.first_name, &row.surname)).into_iter().flatten();
        let unit = |text: &str| text.split_whitespace().collect::<String>();
        let same_unit = |p: &Person| row.unit.is_empty() || p.unit.is_empty() || unit(&row.unit) == unit(&p.unit);
        let found: Vec<&Person> = same_name
            .map(|index| &self.people[*index])
            .filter(|p| agency.is_none_or(|agency| p.agency_id == agency))
            // A row with an id of its own is not the person who has another.
            .filter(|p| row.national_id.is_none() || p.national_id.is_none())
            .filter(|p| same_unit(p))
            .collect();
        match found.as_slice() {
            [] => Match::Nobody,
            [one] => Match::Person(one),
            several => Match::Several(several.len()),
        }
    }
}
