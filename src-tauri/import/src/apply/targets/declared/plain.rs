//! A register as its declaration alone says it: its columns, and a record as a row tells it.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use saisaat_core::registers::{Declaration, Field, Kind as FieldKind, REGISTERS};

use crate::cell_value::CellValue;
use crate::column::{About, Column, Label, Unsaid};

/// A register that the window edits.
#[derive(Clone, Copy)]
pub struct Plain(&'static Declaration);

/// A record as a row tells it.
#[derive(Clone, Debug)]
pub(crate) struct Filled {
    /// Its key.
    pub(super) key: String,
    /// What its fields hold, by their places; of a reference, what that record is called.
    pub(super) cells: Vec<Option<CellValue>>,
    /// The keys it refers to, by the places of the fields.
    pub(super) refers: Vec<Option<String>>,
}

/// What is made of a declaration once.
struct Made {
    columns: Vec<Column<Filled>>,
    needs: Vec<&'static str>,
}

static MADE: LazyLock<HashMap<&'static str, Made>> =
    LazyLock::new(|| Plain::all().map(|plain| (plain.table(), Made::of(plain.0))).collect());

impl Plain {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        REGISTERS
            .iter()
            .filter(|register| register.editable && register.listed.is_some())
            .map(|register| Self(register))
    }

    pub(super) const fn register(self) -> &'static Declaration {
        self.0
    }

    pub(crate) fn name(self) -> &'static str {
        self.0.listed.unwrap_or(self.0.table)
    }

    pub(crate) const fn table(self) -> &'static str {
        self.0.table
    }

    pub(crate) const fn label(self) -> Label {
        Label::of(self.0.many)
    }

    /// A column for each field, in their order.
    pub(crate) fn columns(self) -> &'static [Column<Filled>] {
        MADE.get(self.table()).map(|made| made.columns.as_slice()).unwrap_or_default()
    }

    /// Columns without which a sheet is no such table.
    pub(crate) fn needs(self) -> &'static [&'static str] {
        MADE.get(self.table()).map(|made| made.needs.as_slice()).unwrap_or_default()
    }

    /// The field that a place fills where a row does not.
    pub(super) fn filled_by(self, expression: Option<&'static str>) -> Option<usize> {
        self.0.field(expression?).map(|(at, _)| at)
    }
}

impl fmt::Debug for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.table())
    }
}

impl PartialEq for Plain {
    fn eq(&self, other: &Self) -> bool {
        self.table() == other.table()
    }
}

impl Eq for Plain {}

impl Hash for Plain {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.table().hash(state);
    }
}

impl Made {
    fn of(register: &'static Declaration) -> Self {
        let columns: Vec<Column<Filled>> =
            register.fields.iter().enumerate().map(|(at, field)| column(register, at, field)).collect();
        let required = columns.iter().filter(|column| column.about.required).map(|column| column.about.key);
        let mut needs: Vec<&'static str> = required.collect();
        if needs.is_empty() {
            // Of a register that asks for nothing, the first that is no reference tells what a sheet is.
            let told = register.fields.iter().find(|field| !matches!(field.kind, FieldKind::Reference(_)));
            needs.extend(told.map(|field| field.name));
        }
        Self { columns, needs }
    }
}

fn column(register: &'static Declaration, at: usize, field: &Field) -> Column<Filled> {
    let about = About::declared(register, field.name);
    let (get, set) = PLACES[at];
    let required = is_required(register, field);
    let unsaid = if is_to_be_said(field) { Unsaid::Impossible } else { about.unsaid };
    let about = About { required, weight: if required { 3 } else { 1 }, unsaid, ..about };
    Column { about, get, set: (!field.computed).then_some(set) }
}

/// Whether a row must say it: nothing else does, neither the place nor what a new record holds.
fn is_required(register: &Declaration, field: &Field) -> bool {
    let listing = register.listing;
    let is_of_the_place = [listing.agency, listing.year, listing.parent].contains(&Some(field.name));
    let needs_one = match field.kind {
        FieldKind::Text => field.required,
        FieldKind::Day | FieldKind::Year | FieldKind::Round => true,
        FieldKind::Money | FieldKind::Whole | FieldKind::Number => field.default.is_none(),
        _ => false,
    };
    needs_one && !field.optional && !field.computed && !is_of_the_place
}

/// Whether nobody may choose for a row that does not say it: yes or no without a default, and one of a list unless its first is
/// the default, as of what has not been decided yet.
fn is_to_be_said(field: &Field) -> bool {
    let is_open = match field.kind {
        FieldKind::Flag => field.default.is_none(),
        FieldKind::Choice(choices) => choices.all.first().map(|first| first.stored) != field.default,
        _ => false,
    };
    is_open && !field.optional && !field.computed
}

type Get = fn(&Filled) -> Option<CellValue>;
type Set = fn(&mut Filled, CellValue);

fn get<const AT: usize>(row: &Filled) -> Option<CellValue> {
    row.cells[AT].clone()
}

fn set<const AT: usize>(row: &mut Filled, said: CellValue) {
    row.cells[AT] = Some(said);
}

macro_rules! places {
    ($($at:literal)+) => { [$((get::<$at>, set::<$at>)),+] };
}

/// How the field at each place is read and written: a column knows nothing but these.
static PLACES: [(Get, Set); 40] = places!(
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
);
