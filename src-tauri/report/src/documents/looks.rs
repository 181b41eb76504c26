//! How a document is set: as it is asked for, and where nothing is asked as its agency's documents look.

use saisaat_core::registers::{DigitKind, Looks, Margins};

use crate::style::Style;
use crate::text::digits::Digits;

/// The digits and measures of a document.
pub(crate) fn set(looks: &Looks, asked: (Option<Digits>, Style)) -> (Digits, Style) {
    (asked.0.unwrap_or_else(|| digits(looks)), style(looks, asked.1))
}

fn digits(looks: &Looks) -> Digits {
    match looks.digits {
        Some(DigitKind::Thai) => Digits::Thai,
        Some(DigitKind::Arabic) | None => Digits::Arabic,
    }
}

fn style(looks: &Looks, asked: Style) -> Style {
    match (asked, looks.margins, looks.millimetres) {
        (Style::Official, Some(Margins::Compact), _) => Style::Compact,
        (Style::Official, Some(Margins::Own), Some(own)) => Style::Own(own),
        _ => asked,
    }
}

#[cfg(test)]
mod tests {
    use saisaat_core::registers::Millimetres;

    use super::*;

    #[test]
    fn what_is_asked_for_wins_over_what_the_agency_says_and_that_over_nothing() {
        let own = Millimetres { left: 20, right: 15, top: 25, bottom: 30 };
        let (digits, margins) = (Some(DigitKind::Thai), Some(Margins::Own));
        let looks = Looks { digits, margins, millimetres: Some(own), ..Looks::default() };
        let nothing = (None, Style::Official);
        assert_eq!(set(&Looks::default(), nothing), (Digits::Arabic, Style::Official));
        assert_eq!(set(&looks, nothing), (Digits::Thai, Style::Own(own)));
        assert_eq!(set(&looks, (Some(Digits::Arabic), Style::Compact)), (Digits::Arabic, Style::Compact));
    }
}
