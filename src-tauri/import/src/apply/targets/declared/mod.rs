//! Every register that needs no target of its own: its declaration says what its columns are called and hold. A row finds its
//! record by what no two records have alike, or else by all that it says: then the register has it already.
//!
//! Knows no register by name.

mod access;
mod plain;
mod references;

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use saisaat_core::registers::{Field, Kind as FieldKind, Scope};
use saisaat_core::values::{Date, Id};
use saisaat_core::{Reader, Result, Tx};

use self::access::{Access, blank};
use self::references::{Key, Meant, Names};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Place, Refused, Rows, Settled, Work, hash_of};
use crate::cell_value::CellValue;
use crate::choices::{Choices, OnDuplicate};
use crate::decide::draft::Draft;
use crate::parse::Refusal;

pub(crate) use self::plain::Filled;
pub use self::plain::Plain;

/// Years from today within which every day of such a register lies.
const FARTHEST: i64 = 40;

/// A declared register at work.
pub(crate) struct Declared {
    today: Date,
    plain: Plain,
    access: Access,
    /// By the tables that it refers to.
    names: HashMap<&'static str, Names>,
    /// What a new record holds, with what the place says of it.
    blank: Filled,
    /// The fields that the place says.
    of_place: Vec<usize>,
    /// The columns by whose values records are looked for: a new record cannot be without them.
    looked_by: Vec<usize>,
    known: HashMap<u64, Vec<Known>>,
    /// By what no two records have alike.
    unique: HashMap<u64, Key>,
    /// Those that rows were found to be.
    taken: HashSet<Key>,
}

/// A record of the register, by hashes of what its fields hold.
struct Known {
    key: Key,
    holds: Box<[Option<u64>]>,
}

impl Declared {
    /// The records of a place.
    pub(crate) fn all(plain: Plain, reader: &Reader<'_>, place: &Place) -> Result<Vec<Filled>> {
        let mut rows = (Access::of(plain)?.list)(reader, &place.scope())?;
        let names = names_of(plain, reader, &rows)?;
        rows.iter_mut().for_each(|row| name_references(plain, &names, row));
        Ok(rows)
    }

    /// Looks at the register once, before the first row.
    pub(crate) fn open(plain: Plain, reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<Self> {
        let access = Access::of(plain)?;
        let register = plain.register();
        let mut rows = (access.list)(reader, &Scope::default())?;
        let (mut new, mut of_place) = (blank(register), Vec::new());
        if let Some(at) = plain.filled_by(register.listing.agency) {
            let agency = place.agency.map_or_else(|| reader.ministry().map(|ministry| ministry.id), Ok)?;
            new.refers[at] = Some(agency.to_string());
            of_place.push(at);
        }
        if let (Some(at), Some(year)) = (plain.filled_by(register.listing.year), place.year) {
            new.cells[at] = Some(CellValue::Year(year));
            of_place.push(at);
        }
        if let (Some(at), Some(parent)) = (plain.filled_by(register.listing.parent), &place.parent)
            && new.refers[at].is_none()
        {
            new.refers[at] = Some(parent.clone());
            of_place.push(at);
        }
        rows.push(new);
        let names = names_of(plain, reader, &rows)?;
        rows.iter_mut().for_each(|row| name_references(plain, &names, row));
        let blank = rows.pop().unwrap_or_else(|| blank(register));
        let looked_by =
            (0..).zip(plain.columns()).filter(|(_, column)| column.about.required).map(|(at, _)| at).collect();
        let (known, unique, taken) = (HashMap::new(), HashMap::new(), HashSet::new());
        let today = work.new.clock.today();
        let mut all = Self { today, plain, access, names, blank, of_place, looked_by, known, unique, taken };
        rows.iter().for_each(|row| all.note(row));
        Ok(all)
    }

    fn note(&mut self, row: &Filled) {
        let Some(key) = Key::parse(&row.key) else { return };
        let holds: Vec<Option<u64>> = (0..row.cells.len()).map(|at| self.hash(at, row.cells[at].as_ref())).collect();
        if let Some(unique) = self.unique_of(&holds) {
            self.unique.insert(unique, key);
        }
        let looked = together(&self.looked_by, &holds);
        self.known.entry(looked).or_default().push(Known { key, holds: holds.into() });
    }

    fn fields(&self) -> &'static [Field] {
        self.plain.register().fields
    }

    /// A hash of what a cell says: of a reference, of the record that it means.
    fn hash(&self, at: usize, said: Option<&CellValue>) -> Option<u64> {
        let said = said?;
        Some(match (self.fields()[at].kind, said) {
            (FieldKind::Reference(table), CellValue::Text(text)) => self.names.get(table)?.hash(text),
            (_, CellValue::Number(number)) => hash_of("number", &[&number.normalize().to_string()]),
            (_, said) => hash_of("cell", &[&said.plain()]),
        })
    }

    /// Hashes of what a row says, with what its place says.
    fn told(&self, draft: &Draft) -> Vec<Option<u64>> {
        let of_place = |at: usize| self.of_place.contains(&at).then(|| self.blank.cells[at].as_ref()).flatten();
        (0..self.fields().len()).map(|at| self.hash(at, draft.get(at).or_else(|| of_place(at)))).collect()
    }

    /// What no two records have alike, where all of it is said.
    fn unique_of(&self, holds: &[Option<u64>]) -> Option<u64> {
        let register = self.plain.register();
        let places: Vec<usize> = register.unique.iter().filter_map(|name| Some(register.field(name)?.0)).collect();
        (!places.is_empty() && places.iter().all(|at| holds[*at].is_some())).then(|| together(&places, holds))
    }

    /// The field that a row is found by and that nobody can choose.
    fn given_key(&self) -> Option<usize> {
        let register = self.plain.register();
        let (at, field) = register.field(register.unique.first()?)?;
        field.computed.then_some(at)
    }

    /// The first record, not found yet, that has all that a row says.
    fn alike(&mut self, told: &[Option<u64>]) -> Option<Key> {
        let known = self.known.get(&together(&self.looked_by, told))?;
        let has_all = |known: &&Known| told.iter().zip(&known.holds).all(|(said, has)| said.is_none() || said == has);
        let found = known.iter().filter(|known| !self.taken.contains(&known.key)).find(has_all)?.key;
        self.taken.insert(found);
        Some(found)
    }

    /// The record that a reference of a row means.
    fn refer(&self, at: usize, table: &str, text: &str) -> std::result::Result<Key, Refused> {
        let (label, names) = (self.fields()[at].label.th, self.names.get(table));
        let (code, message) = match names.map_or(Meant::Nobody, |names| names.meant(text)) {
            Meant::One(key) => return Ok(key),
            Meant::Several => ("ambiguous_reference", format!("มี{label}ชื่อ “{text}” หลายรายการในทะเบียน โปรดระบุด้วยรหัส")),
            Meant::Nobody => {
                ("reference_not_found", format!("ไม่พบ{label} “{text}” ในทะเบียน โปรดตรวจชื่อหรือรหัส หรือเพิ่มในทะเบียนก่อน"))
            }
        };
        Err(Refused::at(Skipped::NotThere, at, code, message))
    }

    /// What a record refers to: as it was where a row means the same, else the record that the row means.
    fn settle_reference(
        &self,
        at: usize,
        table: &str,
        before: Option<&Filled>,
        row: &mut Filled,
    ) -> std::result::Result<(), Refused> {
        let before = before.unwrap_or(&self.blank);
        if self.hash(at, row.cells[at].as_ref()) == self.hash(at, before.cells[at].as_ref()) {
            (row.cells[at], row.refers[at]) = (before.cells[at].clone(), before.refers[at].clone());
        } else if let Some(CellValue::Text(text)) = &row.cells[at] {
            row.refers[at] = Some(self.refer(at, table, text)?.to_string());
        }
        Ok(())
    }

    /// Asks of a row whose record was found by what no two have alike, and that calls it otherwise.
    fn same_name(&self, work: Work<'_>, before: &Filled, row: &Filled) -> std::result::Result<(), Refused> {
        let register = self.plain.register();
        let names = |field: &Field| matches!(field.kind, FieldKind::Text) && field.required;
        let name = self.fields().iter().position(|field| names(field) && !register.unique.contains(&field.name));
        let shown = |at: usize, row: &Filled| row.cells[at].as_ref().map(|said| said.shown().into_owned());
        let by = register.unique.first().and_then(|name| register.field(name));
        let (Some(name), Some((by, _))) = (name, by) else { return Ok(()) };
        let (said, known) = (shown(name, row).unwrap_or_default(), shown(name, before).unwrap_or_default());
        work.same_name(name, &shown(by, before).unwrap_or_default(), (&said, &known))
    }

    /// Whether a record has what it cannot be without and neither row nor place may have said.
    fn is_whole(&self, row: &Filled) -> std::result::Result<(), Refused> {
        let missing = |(at, field): &(usize, &Field)| {
            let has = match field.kind {
                FieldKind::Reference(_) => row.refers[*at].is_some(),
                FieldKind::Day | FieldKind::Year | FieldKind::Round => row.cells[*at].is_some(),
                _ => true,
            };
            !has && !field.optional && !field.computed
        };
        match self.fields().iter().enumerate().find(missing) {
            None => Ok(()),
            Some((at, field)) => {
                let message = format!("รายการใหม่ต้องมี{} โปรดเติมค่าในเซลล์นี้", field.label.th);
                Err(Refused::at(Skipped::Missing, at, "required", message))
            }
        }
    }
}

impl Rows for Declared {
    type Row = Filled;
    type Key = Key;

    fn examine(&self, draft: &mut Draft) -> Vec<(usize, Refusal)> {
        // No register reaches so far: a year of two digits was taken for one of another era.
        let is_far = |day: &Date| (day.naive() - self.today.naive()).abs() > TimeDelta::days(366 * FARTHEST);
        let days = (0..self.fields().len()).filter_map(|at| Some((at, draft.day(at).filter(is_far)?)));
        let refuse = |(at, day): (usize, Date)| {
            let (label, day) = (self.fields()[at].label.th, CellValue::Day(day));
            let message =
                format!("{label} {} ห่างจากวันนี้เกิน {FARTHEST} ปี อาจเป็นปีสองหลักที่อ่านผิด โปรดเขียนปี พ.ศ. สี่หลัก", day.shown());
            (at, Refusal::new("day_too_far", message))
        };
        let problems: Vec<_> = days.map(refuse).collect();
        for (at, _) in &problems {
            draft.put(*at, None);
            draft.refuse(*at);
        }
        problems
    }

    fn identity(&self, _: &Draft, _: &Choices, _: u32) -> Identity {
        // Two rows may say the same of two records.
        Identity::default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<Key> {
        let (told, is_new) = (self.told(draft), work.choices.on_duplicate == OnDuplicate::New);
        if let Some(unique) = self.unique_of(&told) {
            return match (self.unique.get(&unique), self.given_key()) {
                (Some(key), _) => Found::One(*key),
                (None, Some(at)) => {
                    let message = format!(
                        "ไม่พบ{} “{}” ในทะเบียน โปรดตรวจ หรือเว้นว่างเพื่อเพิ่มรายการใหม่",
                        self.fields()[at].label.th,
                        draft.text(at)
                    );
                    Found::Refused(Refused::at(Skipped::NotThere, at, "record_not_found", message))
                }
                (None, None) => Found::Nothing(Some(unique)),
            };
        }
        let alike = if is_new { None } else { self.alike(&told) };
        alike.map_or(Found::Nothing(None), Found::One)
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, key: Key) -> Result<Filled> {
        let mut row = (self.access.get)(reader, &key.to_string())?;
        name_references(self.plain, &self.names, &mut row);
        Ok(row)
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Filled, Refused> {
        Ok(Filled { key: work.new.new_id::<()>().to_string(), ..self.blank.clone() })
    }

    fn settle(&mut self, work: Work<'_>, before: Option<&Filled>, row: &mut Filled) -> Settled {
        if let Some(Err(refused)) = before.map(|before| self.same_name(work, before, row)) {
            return Settled { refused: Some(refused), ..Settled::default() };
        }
        let references = self.fields().iter().enumerate().filter_map(|(at, field)| match field.kind {
            FieldKind::Reference(table) => Some((at, table)),
            _ => None,
        });
        let settled: std::result::Result<(), Refused> =
            references.into_iter().try_for_each(|(at, table)| self.settle_reference(at, table, before, row));
        Settled { refused: settled.and_then(|()| self.is_whole(row)).err(), ..Settled::default() }
    }

    fn check(&self, reader: &Reader<'_>, work: Work<'_>, row: &Filled) -> Result<()> {
        (self.access.check)(reader, work.new, row)
    }

    fn put(&self, tx: &Tx<'_>, row: &Filled) -> Result<()> {
        (self.access.save)(tx, row)
    }
}

/// One hash of the hashes at these places.
fn together(places: &[usize], holds: &[Option<u64>]) -> u64 {
    let parts: Vec<String> =
        places.iter().map(|at| holds[*at].map(|hash| hash.to_string()).unwrap_or_default()).collect();
    hash_of("together", &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The names of what records refer to, of each table that the register refers to.
fn names_of(plain: Plain, reader: &Reader<'_>, rows: &[Filled]) -> Result<HashMap<&'static str, Names>> {
    let mut asked: HashMap<&'static str, HashSet<Key>> = HashMap::new();
    for (at, field) in plain.register().fields.iter().enumerate() {
        if let FieldKind::Reference(table) = field.kind {
            let keys = rows.iter().filter_map(|row| Id::parse(row.refers[at].as_deref()?));
            asked.entry(table).or_default().extend(keys);
        }
    }
    asked.into_iter().map(|(table, keys)| Ok((table, Names::of(reader, table, &keys)?))).collect()
}

/// Says what each record is called that a record refers to; what is not there is not referred to.
fn name_references(plain: Plain, names: &HashMap<&'static str, Names>, row: &mut Filled) {
    for (at, field) in plain.register().fields.iter().enumerate() {
        let FieldKind::Reference(table) = field.kind else { continue };
        let key = row.refers[at].as_deref().and_then(Key::parse);
        let shown = key.zip(names.get(table)).and_then(|(key, names)| names.shown(key));
        if shown.is_none() {
            row.refers[at] = None;
        }
        row.cells[at] = shown.map(CellValue::Text);
    }
}
