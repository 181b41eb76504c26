//! The styles of the text: those of official documents, in the national font, with what stands in for it where it is missing.

use super::SPACES;
use crate::office::xml::{put, val};
use crate::role::Role;
use crate::style::{self, Colour};

/// The national font's name, as offices have it.
const FONT: &str = "TH Sarabun New";

/// Which fonts stand in: the older one of the same look, and the one printed here.
pub(super) const FONTS: &str = "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:font w:name=\"TH Sarabun New\"><w:altName w:val=\"TH SarabunPSK,Sarabun\"/><w:panose1 w:val=\"020B0500040200020003\"/>\
    <w:charset w:val=\"DE\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

pub(super) const SETTINGS: &str = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
    <w:compat><w:applyBreakingRules/><w:compatSetting w:name=\"compatibilityMode\" \
    w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
    <w:themeFontLang w:val=\"en-US\" w:bidi=\"th-TH\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>";

/// A style: how text that has it looks of itself.
pub(super) struct Named {
    pub(super) id: &'static str,
    name: &'static str,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) colour: Colour,
    /// How deep in the outline, from 0.
    outline: Option<usize>,
}

const BODY: Named =
    Named { id: "Normal", name: "Normal", size: style::BODY, bold: false, colour: style::INK, outline: None };
const IN_TABLE: Named = Named { id: "TableText", name: "Table Text", size: style::TABLE, ..BODY };
const TITLE: Named = Named {
    id: "Heading1",
    name: "heading 1",
    size: style::TITLE,
    bold: true,
    colour: style::ACCENT,
    outline: Some(0),
};
const HEADING: Named = Named { id: "Heading2", name: "heading 2", size: style::HEADING, outline: Some(1), ..TITLE };
const SUBHEADING: Named = Named { id: "Heading3", name: "heading 3", size: style::SECTION, outline: Some(2), ..TITLE };
pub(super) const ENTRY: Named = Named { id: "TOC1", name: "toc 1", ..BODY };
const HEAD: Named = Named { id: "Header", name: "header", size: style::RUNNING, colour: style::MUTED, ..BODY };

/// The style of a paragraph, in a table or out of it.
pub(super) const fn of(role: Role, in_table: bool) -> &'static Named {
    match role {
        Role::Heading1 => &TITLE,
        Role::Heading2 => &HEADING,
        Role::Heading3 => &SUBHEADING,
        _ if in_table => &IN_TABLE,
        _ => &BODY,
    }
}

/// A size of ours, in half points of the national font, which is drawn smaller on its em.
#[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
pub(super) fn half_points(size: f32) -> i32 {
    (size / style::BODY * 32.0).round() as i32
}

/// A colour as the format has it.
pub(super) fn hex(Colour([r, g, b]): Colour) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

pub(super) fn styles() -> String {
    let mut out = format!(
        "<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FONT}\" w:eastAsia=\"{FONT}\" \
         w:hAnsi=\"{FONT}\" w:cs=\"{FONT}\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"th-TH\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>"
    );
    for named in [&BODY, &TITLE, &HEADING, &SUBHEADING, &ENTRY, &HEAD, &IN_TABLE] {
        put_style(&mut out, named);
    }
    out.push_str("</w:styles>");
    out
}

fn put_style(out: &mut String, named: &Named) {
    let is_default = named.id == BODY.id;
    let default = if is_default { " w:default=\"1\"" } else { "" };
    put(out, format_args!("<w:style w:type=\"paragraph\"{default} w:styleId=\"{}\">", named.id));
    val(out, "name", named.name);
    if !is_default {
        val(out, "basedOn", BODY.id);
    }
    if let Some(depth) = named.outline {
        val(out, "next", BODY.id);
        out.push_str("<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>");
        val(out, "outlineLvl", &depth.to_string());
        out.push_str("</w:pPr>");
    } else {
        out.push_str("<w:qFormat/>");
    }
    out.push_str("<w:rPr>");
    if named.bold {
        out.push_str("<w:b/><w:bCs/>");
    }
    val(out, "color", &hex(named.colour));
    let size = half_points(named.size).to_string();
    val(out, "sz", &size);
    val(out, "szCs", &size);
    out.push_str("</w:rPr></w:style>");
}
