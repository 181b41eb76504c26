//! A register as a list on paper: columns of a class each, rows of text.

use std::cmp::Reverse;

use super::disclosure::{Disclosable, FieldClass, Hidden, MASK, Unmaskable};
use super::letterhead::{Letterhead, letterhead};
use crate::registers::{Agency, Cell, Field, Kind, Register, Scope, WorkingDays, of_register};
use crate::values::{Date, Decimal, FiscalYear, Id, MoneySum, thai};
use crate::{Error, Reader, Result};

/// A register's print. Ids are masked in it whoever it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterPrint {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// What the register is called, in Thai.
    pub title: String,
    /// The fiscal year it is about.
    pub year: FiscalYear,
    /// The columns.
    pub columns: Vec<RegisterColumn>,
    /// The rows, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// The sum of each column of amounts or counts.
    pub sums: Vec<Option<String>>,
    /// By which rule it is kept, in Thai.
    pub rule: Option<String>,
    /// How secret it is, in Thai.
    pub secrecy: Option<&'static str>,
}

/// A column of a register's print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterColumn {
    /// What stands above it, in Thai.
    pub name: &'static str,
    /// Who may read it.
    pub class: FieldClass,
    /// Whether it holds numbers, set with their decimal points under each other.
    pub numbers: bool,
    /// Its share of the width.
    pub share: u8,
}

impl RegisterColumn {
    fn of(field: &'static Field) -> Self {
        let numbers = matches!(field.kind, Kind::Money | Kind::Number | Kind::Whole);
        let (share, heading) = field.print.map_or((1, None), |print| (print.share, print.heading));
        Self { name: heading.unwrap_or(field.label.th), class: FieldClass::of(field), numbers, share }
    }
}

/// Gathers the records of an agency itself and of a year, in a register that says how it is printed, the oldest first.
///
/// # Errors
/// [`Error::NotFound`] without the agency, and of a register that is not printed; [`Error::Db`].
pub fn register_print(
    reader: &Reader<'_>,
    table: &str,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let not_printed = || Error::NotFound { what: "list", key: table.to_owned() };
    of_register!(table, T => printed::<T>(reader, agency, year, printed_on)).unwrap_or_else(|| Err(not_printed()))
}

fn printed<T: Register>(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let (register, scope) = (&T::DECLARATION, Scope { agency: Some(agency), year: Some(year), parent: None });
    let paper = register.paper.ok_or_else(|| Error::NotFound { what: "list", key: register.table.to_owned() })?;
    let columns: Vec<(usize, &Field)> = paper.fields.iter().filter_map(|name| register.field(name)).collect();
    let whose = register.listing.agency.and_then(|field| register.field(field)).map(|(at, _)| at);
    let own = |record: &T| whose.is_none_or(|at| record.cell(at) == Cell::Reference(agency.to_string()));
    let mut records = reader.list::<T>(&scope)?;
    records.retain(own);
    if register.listing.order.contains(" DESC") {
        records.reverse();
    }
    let text = |record: &T, (at, field): &(usize, &Field)| match record.on_paper(reader, field.name, printed_on)? {
        Some(text) => Ok(text),
        None => told(reader, record.cell(*at), field),
    };
    let row = |record: &T| columns.iter().map(|column| text(record, column)).collect();
    let sum = |(at, field): &(usize, &Field)| sum(field, records.iter().map(|record| record.cell(*at)));
    Ok(RegisterPrint {
        head: letterhead(reader, agency, printed_on)?,
        title: paper.title.unwrap_or(register.many.th).into(),
        year,
        columns: columns.iter().map(|(_, field)| RegisterColumn::of(field)).collect(),
        rows: records.iter().map(row).collect::<Result<_>>()?,
        sums: columns.iter().map(sum).collect(),
        rule: rule(reader, agency, &records)?,
        secrecy: register.secrecy,
    })
}

/// By which rule a register is kept, and what is doubtful of the open days that were reckoned by it.
fn rule<T: Register>(reader: &Reader<'_>, agency: Id<Agency>, records: &[T]) -> Result<Option<String>> {
    let Some(rule) = T::rule(reader, agency)? else { return Ok(None) };
    let register = &T::DECLARATION;
    let place = |name: &'static str| register.field(name).map(|(at, _)| at);
    let reckoned = register.dues.iter().filter(|due| due.reckoned);
    let reckoned = reckoned.filter_map(|due| Some((place(due.field)?, due.until.and_then(place))));
    let days = reckoned.flat_map(|(at, done)| {
        let open = records.iter().filter(move |record| done.is_none_or(|done| record.cell(done) == Cell::Empty));
        open.filter_map(move |record| if let Cell::Day(day) = record.cell(at) { Some(day) } else { None })
    });
    let doubt = WorkingDays::of(reader)?.doubt(days);
    Ok(Some([Some(rule), doubt].into_iter().flatten().collect::<Vec<_>>().join(" ")))
}

/// What the cells of an amount or a count come to; other numbers are no sum of anything.
pub(super) fn sum<'a>(field: &Field, cells: impl Iterator<Item = Cell<'a>>) -> Option<String> {
    match field.kind {
        Kind::Money => {
            let amounts = cells.filter_map(|cell| if let Cell::Money(money) = cell { Some(money) } else { None });
            Some(thai::baht(amounts.sum::<MoneySum>().satang()))
        }
        Kind::Whole => {
            let counts =
                cells.filter_map(|cell| if let Cell::Whole(count) = cell { Some(Decimal::from(count)) } else { None });
            Some(thai::commas(counts.sum()))
        }
        _ => None,
    }
}

/// What a field holds, as paper says it.
pub(super) fn told(reader: &Reader<'_>, cell: Cell<'_>, field: &Field) -> Result<String> {
    Ok(match (cell, field.kind) {
        (Cell::Reference(key), Kind::Reference(table)) => reader.called(table, &key)?.unwrap_or_default(),
        (Cell::Empty | Cell::Reference(_), _) => String::new(),
        (Cell::Text(text), _) => text.into_owned(),
        (Cell::Day(day), _) => thai::line_date(day.naive()),
        (Cell::Money(money), _) => thai::baht(money.satang()),
        (Cell::Number(number), _) => number.to_string(),
        (Cell::Whole(number), _) => thai::commas(number.into()),
        (Cell::Flag(yes), _) => if yes { "ใช่" } else { "" }.to_owned(),
        (Cell::Choice(choice), _) => choice.words.th.to_owned(),
        (Cell::Year(year), _) => year.to_string(),
        (Cell::Round(round), _) => round.months().to_string(),
        (Cell::NationalId(id), _) => id.masked(),
    })
}

impl Disclosable for RegisterPrint {
    fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable> {
        let (mut hidden, names) = (Hidden::default(), self.names());
        // For everyone to read, it is no secret any more: what made it one is masked.
        let mut print = Self { secrecy: None, ..self.clone() };
        for row in &mut print.rows {
            for (column, text) in self.columns.iter().zip(row) {
                *text = match column.class {
                    FieldClass::Name => self.names_masked(text, &mut hidden),
                    // A name is a name in every column.
                    FieldClass::Public => hidden.mask(FieldClass::Public, &without(text, &names)),
                    class => hidden.mask(class, text),
                };
            }
        }
        Ok((print, hidden))
    }

    fn with_public_texts(&self, other: &mut dyn FnMut(&str) -> Option<String>) -> Result<Self, Unmaskable> {
        let mut print = self.clone();
        let cells = print.rows.iter_mut().flat_map(|row| self.columns.iter().zip(row));
        for (_, text) in cells.filter(|(column, _)| column.class == FieldClass::Public) {
            if let Some(changed) = other(text) {
                *text = changed;
            }
        }
        Ok(print)
    }
}

impl RegisterPrint {
    /// The names that the register tells, the longest first.
    fn names(&self) -> Vec<&str> {
        let cells = self.rows.iter().flat_map(|row| self.columns.iter().zip(row));
        let named = cells.filter(|(column, _)| column.class == FieldClass::Name);
        let lines = named.flat_map(|(_, text)| text.lines()).map(str::trim);
        let mut names: Vec<&str> = lines.filter(|name| !name.is_empty()).collect();
        names.sort_unstable_by_key(|name| (Reverse(name.len()), *name));
        names.dedup();
        names
    }

    /// A cell of names, one to a line. What stands above the list, such as the agency's name, is nobody's own and not searched for.
    fn names_masked(&self, text: &str, hidden: &mut Hidden) -> String {
        let above = [self.head.ministry.as_str(), self.head.agency.name_th.as_str(), self.title.as_str()];
        let class = |name: &str| match above.iter().any(|title| title.contains(name)) {
            true => FieldClass::Personal,
            false => FieldClass::Name,
        };
        text.lines().map(|name| hidden.mask(class(name.trim()), name.trim())).collect::<Vec<_>>().join("\n")
    }
}

fn without(text: &str, names: &[&str]) -> String {
    names.iter().fold(text.to_owned(), |text, name| text.replace(name, MASK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    /// A register of somebody and of what is told of them, of an agency named `A` below the ministry `M`.
    fn register(rows: &[[&str; 2]]) -> RegisterPrint {
        let (office, _, agency) = fixture::office();
        let column = |name, class| RegisterColumn { name, class, numbers: false, share: 1 };
        RegisterPrint {
            head: office.read(|reader| letterhead(reader, agency, fixture::day("2026-03-02"))).expect("reads"),
            title: "ทะเบียนของกองกลาง".into(),
            year: fixture::day("2026-03-02").fiscal_year(),
            columns: vec![column("ผู้ให้", FieldClass::Name), column("รายการ", FieldClass::Public)],
            rows: rows.iter().map(|row| row.map(String::from).to_vec()).collect(),
            sums: vec![None; 2],
            rule: None,
            secrecy: Some("ลับ"),
        }
    }

    #[test]
    fn a_name_is_masked_in_every_column_the_longest_first() {
        let print = register(&[["กนก\nกนกวรรณ สมมุติวงศ์", "แจกันจากกนกวรรณ สมมุติวงศ์"], ["", "ของกนก ไม่มีผู้อื่น"]]);
        let (masked, hidden) = print.disclosable().expect("masks");
        assert_eq!(masked.rows, [["•••\n•••", "แจกันจาก•••"], ["", "ของ••• ไม่มีผู้อื่น"]]);
        assert!(!hidden.absent_from("มอบโดยกนกวรรณ  สมมุติวงศ์"));
        assert!(hidden.absent_from("กนก"), "what is too short to be sure of is masked and not searched for");
    }

    #[test]
    fn a_name_that_stands_above_the_list_is_masked_in_it_and_does_not_keep_it_from_being_printed() {
        let print = register(&[["ทะเบียนของกองกลาง", "กระเช้า"]]);
        let (masked, hidden) = print.disclosable().expect("masks");
        assert_eq!(masked.rows, [["•••", "กระเช้า"]]);
        assert!(hidden.absent_from(&print.title));
    }
}
