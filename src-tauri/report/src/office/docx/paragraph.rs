//! A paragraph: its place among others, its lines and its runs, in the order Word's schema has them.

use super::styles::{self, Named, half_points, hex};
use crate::office::xml::{escaped, put, twips, val};
use crate::style;
use crate::text::{Align, Paragraph, Run};

/// What of a paragraph depends on where it stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    pub(super) in_table: bool,
    /// It stays on the page of the next one.
    pub(super) with_next: bool,
    /// It stays on one page.
    pub(super) whole: bool,
    pub(super) new_page: bool,
    /// Space above it beside its own, in points.
    pub(super) space: f32,
    /// Stands in a box.
    pub(super) boxed: bool,
    /// Names by which it is reached, each with the number it must have in the file.
    pub(super) bookmarks: &'a [(usize, String)],
    /// The name it leads to.
    pub(super) leads_to: Option<&'a str>,
}

/// A paragraph with all its text.
pub(super) fn put_paragraph(out: &mut String, paragraph: &Paragraph, around: Around<'_>) {
    let named = styles::of(paragraph.role, around.in_table);
    out.push_str("<w:p>");
    put_properties(out, paragraph, named, around);
    for (id, name) in around.bookmarks {
        put(out, format_args!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"));
    }
    if let Some(name) = around.leads_to {
        put(out, format_args!("<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"));
    }
    for run in paragraph.runs.iter().filter(|run| !run.text.is_empty()) {
        put_run(out, run, named);
    }
    if around.leads_to.is_some() {
        out.push_str("</w:hyperlink>");
    }
    for (id, _) in around.bookmarks {
        put(out, format_args!("<w:bookmarkEnd w:id=\"{id}\"/>"));
    }
    out.push_str("</w:p>");
}

/// A paragraph without text, so many points high: what stands between tables, and what ends a section.
pub(super) fn put_gap(out: &mut String, points: f32, around: Around<'_>, section: &str) {
    let stays = if around.with_next { "<w:keepNext/>" } else { "" };
    let turn = if around.new_page { "<w:pageBreakBefore/>" } else { "" };
    let line = twips(points).max(20);
    put(
        out,
        format_args!(
            "<w:p><w:pPr>{stays}{turn}<w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/>{section}</w:pPr></w:p>"
        ),
    );
}

fn put_properties(out: &mut String, paragraph: &Paragraph, named: &Named, around: Around<'_>) {
    out.push_str("<w:pPr>");
    val(out, "pStyle", named.id);
    for (wanted, name) in
        [(around.with_next, "keepNext"), (around.whole, "keepLines"), (around.new_page, "pageBreakBefore")]
    {
        if wanted {
            put(out, format_args!("<w:{name}/>"));
        }
    }
    if around.boxed {
        let edge = |side: &str| {
            format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"{}\"/>", hex(style::RULE))
        };
        put(out, format_args!("<w:pBdr>{}</w:pBdr>", ["top", "left", "bottom", "right"].map(edge).concat()));
    }
    let (before, after) = (twips(paragraph.before + around.space), twips(paragraph.after));
    // 240 is a line as high as the font has it
    let line =
        if paragraph.leading > style::LEADING { twips(12.0 * paragraph.leading / style::TIGHT_LEADING) } else { 240 };
    put(
        out,
        format_args!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>"),
    );
    put_indents(out, paragraph);
    if let Some(align) = justification(paragraph.align) {
        val(out, "jc", align);
    }
    out.push_str("</w:pPr>");
}

fn put_indents(out: &mut String, paragraph: &Paragraph) {
    let (left, first) = (twips(paragraph.left), twips(paragraph.indent));
    let (name, first) = if first < 0 { ("hanging", -first) } else { ("firstLine", first) };
    if (left, first) != (0, 0) {
        put(out, format_args!("<w:ind w:left=\"{left}\" w:{name}=\"{first}\"/>"));
    }
}

const fn justification(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Centre => Some("center"),
        Align::Right | Align::Decimal => Some("right"),
        Align::Justify => Some("thaiDistribute"),
    }
}

/// A run of text; what its style says already is not said again.
fn put_run(out: &mut String, run: &Run, named: &Named) {
    out.push_str("<w:r>");
    out.push_str(&look(run, named));
    put_text(out, &run.text);
    out.push_str("</w:r>");
}

fn look(run: &Run, named: &Named) -> String {
    let mut look = String::new();
    if run.face.is_bold() != named.bold {
        let on = if run.face.is_bold() { "" } else { " w:val=\"0\"" };
        put(&mut look, format_args!("<w:b{on}/><w:bCs{on}/>"));
    }
    if run.face.is_italic() {
        look.push_str("<w:i/><w:iCs/>");
    }
    if run.colour != named.colour {
        val(&mut look, "color", &hex(run.colour));
    }
    let size = half_points(run.size);
    if size != half_points(named.size) {
        val(&mut look, "sz", &size.to_string());
        val(&mut look, "szCs", &size.to_string());
    }
    if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") }
}

/// The text with its line ends and tabs as Word has them.
fn put_text(out: &mut String, text: &str) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push_str("<w:br/>");
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                put(out, format_args!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(piece)));
            }
        }
    }
}
