//! How cells look: the font of Thai government documents, days in the Buddhist Era, figures that line up.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::OutKind;
use super::text::starts_a_formula;

pub(super) const FONT: &str = "TH Sarabun New";
/// Points.
pub(super) const FONT_SIZE: u8 = 16;
/// Pixels of a row of that font, tone marks and all.
pub(super) const ROW_HEIGHT: u32 = 32;
/// Pixels of a column nobody set; of the widths the crate knows, the one whose digit is as wide as that font's, nine pixels.
pub(super) const COLUMN_WIDTH: u32 = 80;
/// No column is made wider, in digits; longer texts wrap.
pub(super) const WIDEST: u32 = 50;
/// Between a text and the lines around its cell, in digits.
pub(super) const PADDING: u32 = 3;

/// Thai month names, Buddhist Era, Arabic digits, in a form calamine and Excel both take for a date.
const BUDDHIST_DATE: &str = "[$-107041E]d mmm yyyy;@";
/// Excel's own number of the format "@", which keeps what is typed later as text too.
const TEXT: u8 = 49;
/// Thai month names with the year as typed.
const DATE_AS_TYPED: &str = "[$-101041E]d mmm yyyy;@";

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) base: Format,
    pub(super) header: Format,
    pub(super) required_header: Format,
    pub(super) day: Format,
    pub(super) day_as_typed: Format,
    whole: Format,
    baht: Format,
    /// By number of places.
    decimals: Vec<Format>,
    text: TextStyles,
}

struct TextStyles {
    plain: Format,
    wrapped: Format,
    guarded: Format,
    guarded_wrapped: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(FONT_SIZE)
            .set_font_family(2)
            .set_font_charset(222)
            .set_align(FormatAlign::Top);
        // Off the lines, so that figures do not touch the text of the next column.
        let number = |format: &str| base.clone().set_num_format(format).set_align(FormatAlign::Right).set_indent(1);
        let text = base.clone().set_num_format_index(TEXT).set_align(FormatAlign::Left).set_indent(1);
        let header = base
            .clone()
            .set_num_format_index(TEXT)
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color("8EA9DB");
        Self {
            required_header: header.clone().set_background_color("FFE699"),
            header: header.set_background_color("D9E2F3"),
            day: number(BUDDHIST_DATE),
            day_as_typed: number(DATE_AS_TYPED),
            whole: number("0"),
            baht: number("#,##0.00"),
            decimals: (0..=15).map(|places| number(&decimal_format(places))).collect(),
            text: TextStyles {
                wrapped: text.clone().set_text_wrap(),
                guarded: text.clone().set_quote_prefix(),
                guarded_wrapped: text.clone().set_text_wrap().set_quote_prefix(),
                plain: text,
            },
            base,
        }
    }

    /// For a text of so many lines: wrapped when it has several, and marked as text when it looks like a formula.
    pub(super) fn of_text(&self, text: &str, lines: u32) -> &Format {
        match (starts_a_formula(text), lines > 1) {
            (false, false) => &self.text.plain,
            (false, true) => &self.text.wrapped,
            (true, false) => &self.text.guarded,
            (true, true) => &self.text.guarded_wrapped,
        }
    }

    /// For a heading.
    pub(super) fn of_heading(&self, heading: &str) -> Format {
        if starts_a_formula(heading) { self.header.clone().set_quote_prefix() } else { self.header.clone() }
    }

    /// For the empty cells of a column, and for its values when they are what the column is for.
    pub(super) fn of(&self, kind: OutKind) -> &Format {
        match kind {
            OutKind::Text => &self.text.plain,
            OutKind::WholeNumber => &self.whole,
            OutKind::Decimal(places) => &self.decimals[usize::from(places).min(self.decimals.len() - 1)],
            OutKind::Money => &self.baht,
            OutKind::Date => &self.day,
        }
    }
}

fn decimal_format(places: usize) -> String {
    if places == 0 { "0".into() } else { format!("0.{}", "0".repeat(places)) }
}

/// The least width of a column, in digits.
pub(super) const fn least_width(kind: OutKind) -> u32 {
    match kind {
        OutKind::Text | OutKind::WholeNumber => 8,
        OutKind::Decimal(_) => 11,
        OutKind::Money => 16,
        OutKind::Date => 15,
    }
}
