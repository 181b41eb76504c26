//! A table: columns as wide as on the pages, header rows that repeat, cells over several columns and rows.

use super::names::Names;
use super::paragraph::{Around, put_paragraph};
use super::styles::hex;
use crate::layout::flow::{Cell, Measured, Placing, Rules, Table};
use crate::office::xml::{put, twips};
use crate::style;

/// How much taller lines of the national font are than those of the pages.
const TALLER: f32 = 1.15;

/// Which rows of a table stay with the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tied {
    /// None but those that lead.
    Loose,
    /// All but the last.
    Whole,
    /// All.
    WithNext,
}

pub(super) fn put_table(out: &mut String, table: &Table, measured: &Measured, tied: Tied, names: &mut Names) {
    put_properties(out, table, measured);
    let places = table.places();
    for (row, here) in table.grid(&places).chunks(table.columns.len().max(1)).enumerate() {
        let leads = table.rows[row].iter().any(|cell| cell.leads);
        let with_next = match tied {
            Tied::Loose => leads,
            Tied::Whole => row + 1 < table.rows.len(),
            Tied::WithNext => true,
        };
        let header = row < measured.header;
        out.push_str("<w:tr>");
        if header || tied != Tied::Loose {
            out.push_str("<w:trPr><w:cantSplit/>");
            if header {
                // what stands over several rows takes more than the texts of one
                let height = twips(measured.heights[row] * TALLER);
                put(out, format_args!("<w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/><w:tblHeader/>"));
            }
            out.push_str("</w:trPr>");
        }
        put_row(out, here, row, measured, with_next, names);
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn put_properties(out: &mut String, table: &Table, measured: &Measured) {
    let width: i32 = measured.widths.iter().map(|width| twips(*width)).sum();
    put(out, format_args!("<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>"));
    if table.rules == Rules::Grid {
        let colour = hex(style::RULE);
        let edge = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{colour}\"/>");
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
        put(out, format_args!("<w:tblBorders>{edges}</w:tblBorders>"));
    }
    out.push_str("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    let (side, edge) = style::CELL_PADDING;
    for (name, points) in [("top", edge), ("left", side), ("bottom", edge), ("right", side)] {
        put(out, format_args!("<w:{name} w:w=\"{}\" w:type=\"dxa\"/>", twips(points)));
    }
    out.push_str("</w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in &measured.widths {
        put(out, format_args!("<w:gridCol w:w=\"{}\"/>", twips(*width)));
    }
    out.push_str("</w:tblGrid>");
}

/// The cells of a row from left to right, those that reach down into it among them.
fn put_row(
    out: &mut String,
    cells: &[Option<&Placing<'_>>],
    row: usize,
    measured: &Measured,
    with_next: bool,
    names: &mut Names,
) {
    let mut column = 0;
    while column < cells.len() {
        let here = cells[column];
        let columns = here.map_or(1, |place| place.columns);
        let width: i32 = measured.widths[column..column + columns].iter().map(|width| twips(*width)).sum();
        put(out, format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
        if columns > 1 {
            put(out, format_args!("<w:gridSpan w:val=\"{columns}\"/>"));
        }
        match here {
            Some(place) => put_cell(out, place, place.row == row, measured.scale, with_next, names),
            None => out.push_str("</w:tcPr><w:p/>"),
        }
        out.push_str("</w:tc>");
        column += columns;
    }
}

/// The rest of a cell's properties and its paragraphs; below its first row it only goes on.
fn put_cell(out: &mut String, place: &Placing<'_>, begins: bool, scale: f32, with_next: bool, names: &mut Names) {
    let Cell { paragraphs, fill, middle, .. } = place.cell;
    if place.rows > 1 {
        out.push_str(if begins { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" });
    }
    if let Some(fill) = fill {
        put(out, format_args!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", hex(*fill)));
    }
    if *middle {
        out.push_str("<w:vAlign w:val=\"center\"/>");
    }
    out.push_str("</w:tcPr>");
    if !begins || paragraphs.is_empty() {
        out.push_str("<w:p/>");
        return;
    }
    for paragraph in paragraphs {
        let (bookmarks, leads_to) = names.of(paragraph);
        let around = Around {
            in_table: true,
            with_next,
            bookmarks: &bookmarks,
            leads_to: leads_to.as_deref(),
            ..Around::default()
        };
        put_paragraph(out, &paragraph.scaled(scale), around);
    }
}
