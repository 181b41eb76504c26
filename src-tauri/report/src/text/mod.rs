//! Paragraphs as they are asked for, before any line is broken.
//!
//! Invariant: a paragraph holds no control characters but line feeds and tabs, so whatever is drawn can be extracted again.
//! Knows no fonts and no pages.

pub(crate) mod addresses;
pub(crate) mod break_points;
pub(crate) mod digits;
pub(crate) mod faces;
pub(crate) mod keep_together;
pub(crate) mod names;
pub(crate) mod pieces;
pub(crate) mod segmentation;
mod syllables;
mod typed_signs;

use std::borrow::Cow;
use std::sync::Arc;

use saisaat_core::values::personal::without_ids;

use crate::role::Role;
use crate::style::{self, Colour};
use crate::text::digits::Digits;
use crate::text::faces::FaceId;

/// A stretch of text in one look.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) face: FaceId,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
}

/// How lines stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
    /// Both edges flush, the last line left.
    Justify,
    /// In a table: decimal points of the column under each other; elsewhere as `Right`.
    Decimal,
}

/// A paragraph; sizes and distances in points.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) runs: Vec<Run>,
    pub(crate) align: Align,
    /// Line height as a multiple of the largest size.
    pub(crate) leading: f32,
    /// Extra space before the first line's text.
    pub(crate) indent: f32,
    /// Extra space before every line's text.
    pub(crate) left: f32,
    pub(crate) before: f32,
    pub(crate) after: f32,
    pub(crate) role: Role,
    /// The name links reach it by.
    pub(crate) anchor: Option<Arc<str>>,
    /// The anchor it leads to, wherever in the document that stands.
    pub(crate) link: Option<Arc<str>>,
    /// The anchor whose page it tells, in these digits, in the place of its text.
    pub(crate) page_of: Option<(Arc<str>, Digits)>,
}

impl Paragraph {
    /// Plain text of body size.
    pub(crate) fn new(text: &str) -> Self {
        let run = Run { text: printable(text), face: FaceId::Regular, size: style::BODY, colour: style::INK };
        Self {
            runs: vec![run],
            align: Align::Left,
            leading: style::LEADING,
            indent: 0.0,
            left: 0.0,
            before: 0.0,
            after: 0.0,
            role: Role::Paragraph,
            anchor: None,
            link: None,
            page_of: None,
        }
    }

    /// A heading: bold, in the accent colour, in the outline of the document.
    pub(crate) fn heading(text: &str, role: Role) -> Self {
        let size = if role == Role::Heading3 { style::SECTION } else { style::HEADING };
        let mut heading = Self::new(text).size(size).bold().colour(style::ACCENT);
        heading.before = style::GAP_BEFORE_HEADING;
        heading.after = style::GAP_AFTER_HEADING;
        heading.role = role;
        heading
    }

    /// Small and close-set, as in tables and labels.
    pub(crate) fn dense(text: &str, size: f32) -> Self {
        Self { leading: style::TIGHT_LEADING, ..Self::new(text).size(size) }
    }

    pub(crate) fn bold(self) -> Self {
        self.each(|run| run.face = FaceId::Bold)
    }

    pub(crate) fn size(self, size: f32) -> Self {
        self.each(|run| run.size = size)
    }

    pub(crate) fn colour(self, colour: Colour) -> Self {
        self.each(|run| run.colour = colour)
    }

    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) fn indent(self, indent: f32) -> Self {
        Self { indent, ..self }
    }

    /// Moves all lines right and lets the first hang back: for lists whose marker is `hang` wide.
    pub(crate) fn hanging(self, hang: f32) -> Self {
        Self { left: hang, indent: -hang, ..self }
    }

    pub(crate) fn before(self, before: f32) -> Self {
        Self { before, ..self }
    }

    pub(crate) fn after(self, after: f32) -> Self {
        Self { after, ..self }
    }

    /// Can be reached by [`Paragraph::link`]; where two have one name, the first is reached.
    pub(crate) fn anchor(self, name: impl Into<Arc<str>>) -> Self {
        Self { anchor: Some(name.into()), ..self }
    }

    /// Leads to the paragraph of that [`Paragraph::anchor`]; to nowhere, and as plain text, where there is none.
    pub(crate) fn link(self, name: impl Into<Arc<str>>) -> Self {
        Self { link: Some(name.into()), ..self }
    }

    /// Tells the page of the paragraph of that [`Paragraph::anchor`], and leads there.
    pub(crate) fn page_of(self, name: impl Into<Arc<str>>, digits: Digits) -> Self {
        let name = name.into();
        Self { page_of: Some((Arc::clone(&name), digits)), ..self.link(name) }
    }

    /// Says something else in the look it has.
    pub(crate) fn say(&mut self, text: &str) {
        if let Some(run) = self.runs.first_mut() {
            run.text = printable(text);
        }
    }

    /// Larger or smaller by a factor.
    pub(crate) fn scaled(&self, factor: f32) -> Self {
        self.clone().each(|run| run.size *= factor)
    }

    /// Masks the national ids in it.
    pub(crate) fn mask_ids(&mut self) {
        self.runs.iter_mut().for_each(|run| mask_ids(&mut run.text));
    }

    /// The same with the national ids in it masked.
    pub(crate) fn without_ids(&self) -> Cow<'_, Self> {
        let has_one = |run: &Run| matches!(without_ids(&run.text), Cow::Owned(_));
        if !self.runs.iter().any(has_one) {
            return Cow::Borrowed(self);
        }
        let mut masked = self.clone();
        masked.mask_ids();
        Cow::Owned(masked)
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn each(mut self, change: impl Fn(&mut Run)) -> Self {
        self.runs.iter_mut().for_each(change);
        self
    }
}

/// Masks the ids of a text.
pub(crate) fn mask_ids(text: &mut String) {
    if let Cow::Owned(masked) = without_ids(text) {
        *text = masked;
    }
}

/// Line ends as line feeds, other control characters than tabs gone, Word's own bullets as ordinary ones.
pub(crate) fn printable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let printed = text.chars().filter(|&c| matches!(c, '\n' | '\t') || !c.is_control());
    printed.map(typed_signs::ordinary).collect()
}
