//! A document as a Word file: its text to be edited, on pages with the official margins.

mod body;
mod names;
mod paragraph;
mod running;
mod section;
mod styles;
mod table;

use super::Setting;
use super::package::Package;
use super::xml::put;
use crate::ReportError;
use crate::layout::flow::{Block, Composition, lay_out};
use crate::layout::pages::Bookmark;
use crate::pdf::Particulars;
use body::Body;

const WORD: &str = "wordprocessingml";
const MAIN: &str = "word/document.xml";
/// The name spaces of every part that holds text.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

pub(super) fn write(
    composition: &Composition,
    particulars: &Particulars,
    setting: Setting<'_>,
) -> Result<Vec<u8>, ReportError> {
    let headings = headings(composition, setting);
    let mut body = Body::new(composition, setting, &headings);
    body.blocks(&composition.blocks);
    let (text, sections) = body.finished();
    let mut package = Package::default();
    package.part(MAIN, &kind("document.main"), &format!("<w:document {SPACES}><w:body>{text}</w:body></w:document>"));
    package.part("word/styles.xml", &kind("styles"), &styles::styles());
    package.part("word/settings.xml", &kind("settings"), styles::SETTINGS);
    package.part("word/fontTable.xml", &kind("fontTable"), styles::FONTS);
    for (n, name) in (1..).zip(["styles", "settings", "fontTable"]) {
        package.office_relation(MAIN, &format!("rId{n}"), name, &format!("{name}.xml"));
    }
    if let Some(running) = &composition.running {
        for part in running::parts(running, &sections, setting.digits) {
            package.part(&format!("word/{}", part.name), &kind(part.kind), &part.xml);
            package.office_relation(MAIN, &part.id, part.kind, &part.name);
        }
    }
    package.about(MAIN, particulars);
    package.bytes()
}

fn kind(part: &str) -> String {
    format!("{WORD}.{part}")
}

/// The headings with the pages they stand on as PDF, where contents lead to them.
fn headings(composition: &Composition, setting: Setting<'_>) -> Vec<Bookmark> {
    let leads = composition.blocks.iter().any(|block| matches!(block, Block::Contents(..)));
    if leads { lay_out(composition, setting.setter, setting.style).outline } else { Vec::new() }
}

/// A field that Word computes, with what it shows until then.
fn field(out: &mut String, code: &str, look: &str, shown: &str) {
    let part = |kind: &str| format!("<w:r>{look}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    put(
        out,
        format_args!("{}<w:r>{look}<w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>", part("begin")),
    );
    put(out, format_args!("{}<w:r>{look}<w:t>{shown}</w:t></w:r>{}", part("separate"), part("end")));
}
