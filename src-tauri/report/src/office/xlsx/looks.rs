//! How cells look: each look is declared once, in the order they were first asked for.

use super::SPACES;
use crate::office::xml::{escaped, put};
use crate::style::{self, Colour};
use crate::text::Align;

/// The national font's name, as offices have it.
const FONT: &str = "TH Sarabun New";
/// Numbers of forms begin here; those below are Excel's own.
const FIRST_FORM: usize = 164;

/// How a cell looks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) font: Font,
    pub(super) align: Align,
    pub(super) middle: bool,
    pub(super) fill: Option<Colour>,
    pub(super) ruled: bool,
    /// Of a number; texts have none.
    pub(super) form: Option<String>,
    /// A text that looks like a formula.
    pub(super) guarded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Font {
    pub(super) bold: bool,
    /// Points.
    pub(super) size: i32,
    pub(super) colour: Colour,
}

/// The font of a workbook: what the widths of columns are counted in.
const PLAIN: Font = Font { bold: false, size: 14, colour: style::INK };

/// The looks of a workbook.
#[derive(Default)]
pub(super) struct Looks {
    looks: Vec<Look>,
}

impl Looks {
    /// The number of a look; 0 is that of a cell nobody set.
    pub(super) fn number(&mut self, look: Look) -> usize {
        match self.looks.iter().position(|known| *known == look) {
            Some(at) => at + 1,
            None => {
                self.looks.push(look);
                self.looks.len()
            }
        }
    }

    /// The part that declares them all.
    pub(super) fn xml(&self) -> String {
        let mut fonts = vec![PLAIN];
        let (mut fills, mut forms, mut cells) = (Vec::new(), Vec::new(), String::new());
        for look in &self.looks {
            let font = at(&mut fonts, look.font);
            // the first two are Excel's own
            let fill = look.fill.map_or(0, |fill| at(&mut fills, fill) + 2);
            let form = look.form.as_ref().map_or(0, |form| at(&mut forms, form.clone()) + FIRST_FORM);
            put_cell(&mut cells, look, font, fill, form);
        }
        let mut out = format!("<styleSheet {SPACES}>");
        put_all(
            &mut out,
            "numFmts",
            (FIRST_FORM..)
                .zip(&forms)
                .map(|(number, form)| format!("<numFmt numFmtId=\"{number}\" formatCode=\"{}\"/>", escaped(form))),
        );
        put_all(&mut out, "fonts", fonts.iter().map(|font| font.xml()));
        let own = ["none", "gray125"].map(|kind| format!("<fill><patternFill patternType=\"{kind}\"/></fill>"));
        put_all(&mut out, "fills", own.into_iter().chain(fills.iter().map(|fill| {
            format!("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{}\"/><bgColor indexed=\"64\"/></patternFill></fill>", argb(*fill))
        })));
        let edge = |side: &str| format!("<{side} style=\"thin\"><color rgb=\"{}\"/></{side}>", argb(style::RULE));
        let edges = ["left", "right", "top", "bottom"].map(edge).concat();
        put_all(
            &mut out,
            "borders",
            ["<left/><right/><top/><bottom/>", &edges]
                .map(|edges| format!("<border>{edges}<diagonal/></border>"))
                .into_iter(),
        );
        out.push_str(
            "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        );
        put(
            &mut out,
            format_args!(
                "<cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{cells}</cellXfs>",
                self.looks.len() + 1
            ),
        );
        out.push_str(
            "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        );
        out
    }
}

impl Font {
    fn xml(&self) -> String {
        let bold = if self.bold { "<b/>" } else { "" };
        format!(
            "<font>{bold}<sz val=\"{}\"/><color rgb=\"{}\"/><name val=\"{FONT}\"/><family val=\"2\"/><charset val=\"222\"/></font>",
            self.size,
            argb(self.colour)
        )
    }
}

fn put_cell(out: &mut String, look: &Look, font: usize, fill: usize, form: usize) {
    let border = usize::from(look.ruled);
    let quoted = if look.guarded { " quotePrefix=\"1\"" } else { "" };
    let across = match look.align {
        Align::Left | Align::Justify => "left",
        Align::Centre => "center",
        Align::Right | Align::Decimal => "right",
    };
    // off the rules, so that figures do not touch the text of the next column
    let inset = if look.ruled && across != "center" { " indent=\"1\"" } else { "" };
    let down = if look.middle { "center" } else { "top" };
    put(
        out,
        format_args!(
            "<xf numFmtId=\"{form}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"{quoted} \
             applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
             <alignment horizontal=\"{across}\" vertical=\"{down}\" wrapText=\"1\"{inset}/></xf>"
        ),
    );
}

fn put_all(out: &mut String, name: &str, all: impl Iterator<Item = String>) {
    let all: Vec<String> = all.collect();
    if !all.is_empty() {
        put(out, format_args!("<{name} count=\"{}\">{}</{name}>", all.len(), all.concat()));
    }
}

/// The place of a value among those there are; it joins them where it is new.
fn at<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

fn argb(Colour([r, g, b]): Colour) -> String {
    format!("FF{r:02X}{g:02X}{b:02X}")
}
