//! Records that are each of one person of the roster and part of one record: those who attended a training session, the
//! nominees of an award. The person is found by national id, else by name and unit.

use std::collections::HashMap;

use saisaat_core::registers::{Person, Register, Scope};
use saisaat_core::values::Id;
use saisaat_core::{Reader, Result, Surroundings, Tx};

use super::person::{By, Known, Who};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of_key};
use crate::choices::Choices;
use crate::column::{Column, Label};
use crate::decide::draft::Draft;
use crate::error::ImportError;

/// A register of such records.
pub(crate) trait Enrolment: Register + Clone {
    /// What they are part of.
    type Parent: Register;
    /// What a row said of a new one besides its columns.
    type Said: Clone + Default + 'static;

    const LABEL: Label;
    const ASKS_FOR: &'static [&'static str];
    /// What is told where what they are part of is not known: a stable code, and words.
    const NO_PARENT: (&'static str, &'static str);

    /// Its columns: those of [`enrolled_columns`] and its own.
    fn columns() -> &'static [Column<Enrolled<Self>>];

    /// Whose it is.
    fn person(&self) -> Id<Person>;

    /// A new one.
    fn new(new: &Surroundings, parent: &Self::Parent, person: Id<Person>) -> Self;

    /// Fills in what the row of a new one did not say. `tells` says whether any row of the file says a column.
    fn fill(_row: &mut Enrolled<Self>, _parent: &Self::Parent, _tells: &dyn Fn(usize) -> bool) -> Settled {
        Settled::default()
    }
}

/// A record and whose it is.
#[derive(Clone)]
pub(crate) struct Enrolled<R: Enrolment> {
    pub(super) record: R,
    /// Absent in an import, which knows who it is and asks no more.
    pub(super) person: Option<Person>,
    pub(super) said: R::Said,
}

pub(super) const WHO: Who = Who { national_id: 1, full_name: 2, first_name: 4, surname: 5, unit: 6 };

/// The columns that tell of the person, where [`WHO`] has them, and those that a register has besides.
macro_rules! enrolled_columns {
    ($($own:expr),+ $(,)?) => {{
        use $crate::apply::targets::person::{FIRST_NAME, FULL_NAME, NATIONAL_ID, PREFIX, SURNAME, UNIT};
        use $crate::column::{About, Column, Kind, value_text};
        [
            Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
            Column::seen(NATIONAL_ID, |row| {
                row.person.as_ref()?.national_id.clone().map($crate::cell_value::CellValue::Id)
            }),
            Column::seen(FULL_NAME, |_| None),
            Column::seen(PREFIX, |row| value_text(&row.person.as_ref()?.prefix)),
            Column::seen(FIRST_NAME, |row| value_text(&row.person.as_ref()?.first_name)),
            Column::seen(SURNAME, |row| value_text(&row.person.as_ref()?.surname)),
            Column::seen(UNIT, |row| value_text(&row.person.as_ref()?.unit)),
            $($own),+
        ]
    }};
}
pub(super) use enrolled_columns;

/// The records of one parent at work.
pub(crate) struct Enrolments<R: Enrolment> {
    parent: R::Parent,
    known: Known,
    there: HashMap<Id<Person>, Id<R>>,
    /// The person of the row at hand.
    found: Option<Id<Person>>,
    /// A bit for each column that some row says.
    told: u64,
}

impl<R: Enrolment + 'static> Listed for Enrolments<R> {
    const LABEL: Label = R::LABEL;
    const REGISTER: &'static str = R::TABLE;
    const ASKS_FOR: &'static [&'static str] = R::ASKS_FOR;
    const NEEDS: &'static [&'static [&'static str]] =
        &[&["full_name"], &["first_name"], &["surname"], &["national_id"]];
    const KEYS: &'static [(&'static str, Label)] = &[("person", Label { th: "บุคคล", en: "Person" })];

    fn columns() -> &'static [Column<Enrolled<R>>] {
        R::columns()
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Enrolled<R>>> {
        let all: Vec<R> = reader.list(&place.scope())?;
        let whose = |record: R| {
            let person = Some(reader.get(record.person())?);
            Ok(Enrolled { record, person, said: R::Said::default() })
        };
        all.into_iter().map(whose).collect()
    }

    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let id = place.parent.as_deref().and_then(Id::parse);
        let Some(parent) = id.map(|id| reader.find(id)).transpose()?.flatten() else {
            let (code, message) = R::NO_PARENT;
            return Ok(Err(ImportError::NoPlace { code, message }));
        };
        let scope = Scope { parent: place.parent.as_deref(), ..Scope::default() };
        let mut there = HashMap::new();
        reader.each::<R>(&scope, |record| {
            there.extend(Id::parse(&record.key()).map(|id| (record.person(), id)));
        })?;
        Ok(Ok(Self { parent, known: Known::of(reader, work.choices)?, there, found: None, told: 0 }))
    }
}

impl<R: Enrolment + 'static> Rows for Enrolments<R> {
    type Row = Enrolled<R>;
    type Key = Id<R>;

    fn survey(&mut self, drafts: &[Draft], _: &dyn Fn(usize) -> bool) {
        self.told = drafts.iter().flat_map(Draft::each).fold(0, |bits, (column, _)| bits | (1 << column));
    }

    fn identity(&self, draft: &Draft, _: &Choices, row: u32) -> Identity {
        self.known.identity(draft, WHO, By::Either, row)
    }

    fn find(&mut self, _: Work<'_>, draft: &Draft, row: u32) -> Found<Id<R>> {
        let person = match self.known.find_or_refuse(draft, WHO, row) {
            Ok(person) => person,
            Err(refused) => return Found::Refused(refused),
        };
        self.found = Some(person);
        self.there.get(&person).map_or(Found::Nothing(Some(hash_of_key(person))), |id| Found::One(*id))
    }

    fn doubt(
        &self,
        reader: &Reader<'_>,
        work: Work<'_>,
        draft: &Draft,
        row: u32,
    ) -> Result<std::result::Result<(), Refused>> {
        if self.known.chosen(row).is_some() {
            return Ok(Ok(()));
        }
        self.known.doubt(reader, work, draft, (WHO, None))
    }

    fn candidates(&self, reader: &Reader<'_>, _: &Choices, draft: &Draft) -> Result<Vec<Person>> {
        self.known.candidates(reader, draft, WHO, None)
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, id: Id<R>) -> Result<Enrolled<R>> {
        Ok(Enrolled { record: reader.get(id)?, person: None, said: R::Said::default() })
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Enrolled<R>, Refused> {
        let person = self.found.take().ok_or_else(|| Refused::silently(Skipped::NotThere))?;
        Ok(Enrolled { record: R::new(work.new, &self.parent, person), person: None, said: R::Said::default() })
    }

    fn settle(&mut self, _: Work<'_>, before: Option<&Enrolled<R>>, row: &mut Enrolled<R>) -> Settled {
        before.map_or_else(
            || R::fill(row, &self.parent, &|column| self.told & (1 << column) != 0),
            |_| Settled::default(),
        )
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Enrolled<R>) -> Result<()> {
        row.record.check()
    }

    fn put(&self, tx: &Tx<'_>, row: &Enrolled<R>) -> Result<()> {
        tx.put(&row.record)
    }
}
