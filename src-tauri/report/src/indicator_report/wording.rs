//! Numbers, dates and codes as the report writes them.

use saisaat_core::summaries::IndicatorReport;
use saisaat_core::values::{Date, Decimal, Exact, thai};

use crate::printer::Digits;

/// What is printed where there is nothing.
pub(super) const NONE: &str = "–";

/// Writes values in the digits asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wording {
    digits: Digits,
}

impl Wording {
    pub(super) const fn new(digits: Digits) -> Self {
        Self { digits }
    }

    /// Text of the report's own, its digits converted.
    pub(super) fn text(self, text: &str) -> String {
        match self.digits {
            Digits::Arabic => text.to_owned(),
            Digits::Thai => thai::thai_digits(text),
        }
    }

    /// What someone wrote, or a dash where no one did. Its digits are converted too, but in words with Latin letters,
    /// which are addresses, codes and names.
    pub(super) fn typed(self, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            return NONE.to_owned();
        }
        let latin = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
        let words = text.split_inclusive(char::is_whitespace);
        words.map(|word| if latin(word) { word.to_owned() } else { self.text(word) }).collect()
    }

    /// A number with the decimals it has.
    pub(super) fn number(self, number: Exact) -> String {
        self.text(&minus(&thai::commas(number.0)))
    }

    /// A number without trailing zeros, as weights are written.
    pub(super) fn weight(self, number: Exact) -> String {
        self.number(Exact(number.0.normalize()))
    }

    /// A score, a weighted score or a total: four decimals, as computed.
    pub(super) fn score(self, score: Exact) -> String {
        self.text(&thai::decimal(score.0, 4))
    }

    /// Numbers of one kind, all with the decimals of the one that has most.
    pub(super) fn alike(self, numbers: &[Option<Exact>]) -> Vec<Option<String>> {
        let places = numbers.iter().flatten().map(|number| number.0.normalize().scale()).max().unwrap_or(0);
        let written = |number: Decimal| self.text(&minus(&thai::decimal(number, places)));
        numbers.iter().map(|number| number.map(|number| written(number.0))).collect()
    }

    /// `1 ตุลาคม 2568`
    pub(super) fn date(self, day: Date) -> String {
        self.text(&thai::long_date(day.naive()))
    }

    /// `ประจำปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน`
    pub(super) fn year_and_round(self, report: &IndicatorReport) -> String {
        self.text(&format!("ประจำปีงบประมาณ พ.ศ. {} รอบ {} เดือน", report.year, report.round.months()))
    }

    /// `หน้า 2/9`
    pub(super) const fn page_number(self) -> fn(usize, usize) -> String {
        match self.digits {
            Digits::Arabic => |page, of| format!("หน้า {page}/{of}"),
            Digits::Thai => |page, of| thai::thai_digits(&format!("หน้า {page}/{of}")),
        }
    }
}

/// The text, or a dash for none.
pub(super) fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| NONE.to_owned())
}

/// A negative number takes the minus sign, which no line breaks after.
fn minus(number: &str) -> String {
    number.replace('-', "−")
}
