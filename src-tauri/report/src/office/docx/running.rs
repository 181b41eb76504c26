//! The head and foot of the pages, with the page's number and the count of pages as fields.

use super::section::{Lines, Sections};
use super::styles::{half_points, hex};
use super::{SPACES, field};
use crate::layout::flow::Running;
use crate::office::xml::{escaped, put};
use crate::style;
use crate::text::digits::Digits;

/// A head or a foot as a part of the file.
pub(super) struct Part {
    pub(super) id: String,
    /// `header` or `footer`.
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) xml: String,
}

/// All heads and feet that the sections ask for.
pub(super) fn parts(running: &Running, sections: &Sections, digits: Digits) -> Vec<Part> {
    let mut parts = Vec::new();
    for lines in sections.lines() {
        let (number, measure) = (lines.number, lines.measure);
        let mut right = String::new();
        put_text(&mut right, &running.head_right);
        let xml = part("hdr", &line(&running.head_left, &right, measure, "bottom"));
        parts.push(Part { id: lines.head(), kind: "header", name: format!("header{number}.xml"), xml });
        let xml = part("ftr", &line(&running.foot_left, &page_number(running, digits), measure, "top"));
        parts.push(Part { id: lines.foot(), kind: "footer", name: format!("footer{number}.xml"), xml });
    }
    if sections.stands_alone {
        let xml = part("hdr", "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p>");
        parts.push(Part { id: Lines::NO_HEAD.to_owned(), kind: "header", name: "header0.xml".to_owned(), xml });
    }
    parts
}

fn part(element: &str, paragraph: &str) -> String {
    format!("<w:{element} {SPACES}>{paragraph}</w:{element}>")
}

/// One line with a rule at one of its edges: what stands left, then what stands right.
fn line(left: &str, right: &str, measure: i32, ruled: &str) -> String {
    let mut out = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Header\"/><w:pBdr><w:{ruled} w:val=\"single\" w:sz=\"4\" w:space=\"3\" \
         w:color=\"{}\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"{measure}\"/></w:tabs></w:pPr>",
        hex(style::RULE)
    );
    put_text(&mut out, left);
    put(&mut out, format_args!("<w:r>{}<w:tab/></w:r>{right}</w:p>", look()));
    out
}

fn put_text(out: &mut String, text: &str) {
    put(out, format_args!("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", look(), escaped(text)));
}

fn look() -> String {
    let size = half_points(style::RUNNING);
    format!(
        "<w:rPr><w:color w:val=\"{}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>",
        hex(style::MUTED)
    )
}

/// The words of the page's number with fields in the places of the numbers. In Thai digits, which the section asks for, the count
/// is left out: it would take a switch of its own, which LibreOffice shows as letters.
fn page_number(running: &Running, digits: Digits) -> String {
    // two numbers that no words hold
    let (page, of) = (11, 22);
    let told = (running.number)(page, of);
    let [page, of] = [page, of].map(|number: usize| digits.of(&number.to_string()));
    let mut out = String::new();
    let (before, rest) = told.split_once(&page).unwrap_or((&told, ""));
    put_text(&mut out, before);
    field(&mut out, "PAGE", &look(), &digits.of("1"));
    if digits == Digits::Arabic
        && let Some((between, after)) = rest.split_once(&of)
    {
        put_text(&mut out, between);
        field(&mut out, "NUMPAGES", &look(), "1");
        put_text(&mut out, after);
    }
    out
}
