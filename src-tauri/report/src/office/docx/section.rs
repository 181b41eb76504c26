//! Sections: the sheets that stretches of the text stand on, each with its margins, its head and its foot.

use crate::office::xml::{put, twips};
use crate::style::Frame;
use crate::text::digits::Digits;

/// The head and foot of lines of one measure.
pub(super) struct Lines {
    pub(super) number: usize,
    /// In twentieths of a point.
    pub(super) measure: i32,
}

impl Lines {
    /// The id of the head that has nothing.
    pub(super) const NO_HEAD: &str = "rIdHead0";

    pub(super) fn head(&self) -> String {
        format!("rIdHead{}", self.number)
    }

    pub(super) fn foot(&self) -> String {
        format!("rIdFoot{}", self.number)
    }
}

/// The sections of a text: for each measure of the lines a head and a foot.
#[derive(Default)]
pub(super) struct Sections {
    /// Widths of the text boxes in twentieths of a point, in the order they were met.
    measures: Vec<i32>,
    /// Whether any page stands alone, without a head.
    pub(super) stands_alone: bool,
}

impl Sections {
    /// The head and foot of each measure.
    pub(super) fn lines(&self) -> impl Iterator<Item = Lines> + '_ {
        (1..).zip(&self.measures).map(|(number, &measure)| Lines { number, measure })
    }

    fn lines_of(&mut self, frame: &Frame) -> Lines {
        let measure = twips(frame.measure());
        let known = self.measures.iter().position(|known| *known == measure);
        let at = known.unwrap_or_else(|| {
            self.measures.push(measure);
            self.measures.len() - 1
        });
        Lines { number: at + 1, measure }
    }

    /// The properties of a section; `alone` stands in the middle of its page, which has no head.
    pub(super) fn properties(&mut self, frame: &Frame, alone: bool, runs: bool, digits: Digits) -> String {
        let mut out = String::from("<w:sectPr>");
        if runs {
            let lines = self.lines_of(frame);
            let mut reference = |what: &str, of: &str, id: &str| {
                put(&mut out, format_args!("<w:{what}Reference w:type=\"{of}\" r:id=\"{id}\"/>"));
            };
            reference("header", "default", &lines.head());
            reference("footer", "default", &lines.foot());
            if alone {
                reference("header", "first", Lines::NO_HEAD);
                reference("footer", "first", &lines.foot());
            }
        }
        self.stands_alone |= alone;
        let across = if frame.width > frame.height { " w:orient=\"landscape\"" } else { "" };
        let (width, height) = (twips(frame.width), twips(frame.height));
        put(&mut out, format_args!("<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{across}/>"));
        let [top, right, bottom, left] = [frame.top, frame.right, frame.bottom, frame.left].map(twips);
        let (head, foot) = (twips(frame.top / 2.0), twips(frame.bottom / 2.0));
        put(
            &mut out,
            format_args!(
                "<w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
                 w:header=\"{head}\" w:footer=\"{foot}\" w:gutter=\"0\"/>"
            ),
        );
        if digits == Digits::Thai {
            out.push_str("<w:pgNumType w:fmt=\"thaiNumbers\"/>");
        }
        if alone {
            out.push_str("<w:vAlign w:val=\"center\"/><w:titlePg/>");
        }
        out.push_str("</w:sectPr>");
        out
    }
}
