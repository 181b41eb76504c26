//! Nominees of an award: people of the roster, found by national id, else by name and unit.

use std::collections::HashMap;

use saisaat_core::registers::{AwardScheme, Decision, Nomination, Person, Record, Register, Scope};
use saisaat_core::values::Id;
use saisaat_core::{Reader, Result, Tx};

use super::person::{By, FIRST_NAME, FULL_NAME, Known, NATIONAL_ID, PREFIX, SURNAME, UNIT, Who};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Work, hash_of_key};
use crate::cell_value::CellValue;
use crate::choices::Choices;
use crate::column::{About, Column, Kind, Label, number, text, value_text, word};
use crate::decide::draft::Draft;
use crate::error::ImportError;

/// A nomination and whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Nominee {
    nomination: Nomination,
    /// Absent in an import, which knows who it is and asks no more.
    person: Option<Person>,
}

const WHO: Who = Who { national_id: 1, full_name: 2, first_name: 4, surname: 5, unit: 6 };

const fn declared(key: &'static str) -> About {
    About::declared(&Nomination::DECLARATION, key)
}

static COLUMNS: [Column<Nominee>; 12] = [
    Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
    Column::seen(NATIONAL_ID, |row| row.person.as_ref()?.national_id.clone().map(CellValue::Id)),
    Column::seen(FULL_NAME, |_| None),
    Column::seen(PREFIX, |row| value_text(&row.person.as_ref()?.prefix)),
    Column::seen(FIRST_NAME, |row| value_text(&row.person.as_ref()?.first_name)),
    Column::seen(SURNAME, |row| value_text(&row.person.as_ref()?.surname)),
    Column::seen(UNIT, |row| value_text(&row.person.as_ref()?.unit)),
    text!(Nominee, nomination.nominator, declared("nominator").weight(2)),
    text!(Nominee, nomination.reasons, declared("reasons").weight(2)),
    text!(Nominee, nomination.evidence, declared("evidence")),
    number!(Nominee, nomination.score, declared("score").weight(2)),
    word!(Nominee, nomination.decision, Decision, declared("decision").weight(2)),
];

/// An award scheme at work.
pub(crate) struct Nominees {
    scheme: AwardScheme,
    known: Known,
    nominated: HashMap<Id<Person>, Id<Nomination>>,
    /// The person of the row at hand.
    found: Option<Id<Person>>,
}

impl Listed for Nominees {
    const LABEL: Label = Label {
        th: "ผู้ได้รับการเสนอชื่อรับรางวัล", en: "Award nominees"
    };
    const REGISTER: &'static str = Nomination::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["scheme"];
    const NEEDS: &'static [&'static [&'static str]] =
        &[&["full_name"], &["first_name"], &["surname"], &["national_id"]];
    const KEYS: &'static [(&'static str, Label)] = &[("person", Label { th: "บุคคล", en: "Person" })];

    fn columns() -> &'static [Column<Nominee>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Nominee>> {
        let all: Vec<Nomination> = reader.list(&place.scope())?;
        let whose =
            |nomination: Nomination| Ok(Nominee { person: Some(reader.get(nomination.person_id)?), nomination });
        all.into_iter().map(whose).collect()
    }

    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let id = place.parent.as_deref().and_then(Id::parse);
        let Some(scheme) = id.map(|id| reader.find(id)).transpose()?.flatten() else {
            return Ok(Err(ImportError::NoPlace {
                code: "no_scheme",
                message: "ยังไม่ได้เลือกรางวัลที่รายชื่อนี้ได้รับการเสนอ โปรดเลือกรางวัลก่อนนำเข้า",
            }));
        };
        let scope = Scope { parent: place.parent.as_deref(), ..Scope::default() };
        let there: Vec<Nomination> = reader.list(&scope)?;
        let nominated = there.into_iter().map(|nomination| (nomination.person_id, nomination.id)).collect();
        Ok(Ok(Self { scheme, known: Known::of(reader, work.choices)?, nominated, found: None }))
    }
}

impl Rows for Nominees {
    type Row = Nominee;
    type Key = Id<Nomination>;

    fn identity(&self, draft: &Draft, _: &Choices, row: u32) -> Identity {
        self.known.identity(draft, WHO, By::Either, row)
    }

    fn find(&mut self, _: Work<'_>, draft: &Draft, row: u32) -> Found<Id<Nomination>> {
        let person = match self.known.find_or_refuse(draft, WHO, row) {
            Ok(person) => person,
            Err(refused) => return Found::Refused(refused),
        };
        self.found = Some(person);
        self.nominated.get(&person).map_or(Found::Nothing(Some(hash_of_key(person))), |id| Found::One(*id))
    }

    fn candidates(&self, reader: &Reader<'_>, _: &Choices, draft: &Draft) -> Result<Vec<Person>> {
        self.known.candidates(reader, draft, WHO, None)
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, id: Id<Nomination>) -> Result<Nominee> {
        Ok(Nominee { nomination: reader.get(id)?, person: None })
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Nominee, Refused> {
        let person_id = self.found.take().ok_or_else(|| Refused::silently(Skipped::NotThere))?;
        let nomination = Nomination {
            id: work.new.new_id(),
            scheme_id: self.scheme.id,
            person_id,
            nominator: String::new(),
            reasons: String::new(),
            evidence: String::new(),
            score: None,
            decision: Decision::Nominated,
        };
        Ok(Nominee { nomination, person: None })
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Nominee) -> Result<()> {
        Record::check(&row.nomination)
    }

    fn put(&self, tx: &Tx<'_>, row: &Nominee) -> Result<()> {
        tx.put(&row.nomination)
    }
}
