//! Tables of records, straight from their declarations: headings, classes, links and sums.

use super::block::{BriefCell, BriefColumn, BriefTable};
use crate::registers::{Field, Kind, Register};
use crate::summaries::register_print::{sum, told};
use crate::{Reader, Result};

/// A table of records: the fields named, each with its share of the width. The first column leads to the record; one record alone is
/// not summed up.
pub(super) fn of_records<T: Register>(reader: &Reader<'_>, records: &[T], fields: &[(&str, u8)]) -> Result<BriefTable> {
    let declared: Vec<(usize, &Field, u8)> = fields
        .iter()
        .filter_map(|(name, share)| T::DECLARATION.field(name).map(|(at, field)| (at, field, *share)))
        .collect();
    let mut rows = Vec::new();
    for record in records {
        let cell = |(at, field, _): &(usize, &Field, u8)| Ok(BriefCell::new(told(reader, record.cell(*at), field)?));
        let mut row = declared.iter().map(cell).collect::<Result<Vec<_>>>()?;
        if let Some(first) = row.first_mut() {
            *first = std::mem::take(first).of(record);
        }
        rows.push(row);
    }
    let sums: Vec<Option<String>> =
        declared.iter().map(|(at, field, _)| sum(field, records.iter().map(|record| record.cell(*at)))).collect();
    let columns = declared.iter().map(|(_, field, share)| column(field, *share)).collect();
    let sums = if sums.iter().all(Option::is_none) || records.len() < 2 { Vec::new() } else { sums };
    Ok(BriefTable { sums, ..BriefTable::new(columns, rows) }.or(format!("ไม่มี{}", T::DECLARATION.one.th)))
}

fn column(field: &Field, share: u8) -> BriefColumn {
    BriefColumn {
        name: field.print.and_then(|print| print.heading).unwrap_or(field.label.th).to_owned(),
        class: field.class,
        numbers: matches!(field.kind, Kind::Money | Kind::Number | Kind::Whole),
        share,
    }
}
