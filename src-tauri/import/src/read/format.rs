//! What number formats show that calamine does not say: Thai dates, percentages, and digits that a number has not.

use std::rc::Rc;

use super::picture::Picture;
use crate::read::sheet::Value;

/// What a format shows a number as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is, or as calamine says.
    #[default]
    Plain,
    /// A day: the built-in Thai formats, and codes in Thai letters (ว/ด/ปปปป).
    ThaiDate,
    /// A hundred times itself.
    Percent,
    /// As a picture has it.
    As(Rc<Picture>),
}

impl Shown {
    /// A number as its format shows it; `text` holds what is shown.
    pub(super) fn value<'t>(&self, n: f64, starts_1904: bool, text: &'t mut String) -> Value<'t> {
        match (self, Value::number(n)) {
            (Self::ThaiDate, _) => Value::from_serial(n, starts_1904),
            (Self::Percent, Value::Number(number)) => Value::Percent(number),
            (Self::As(picture), Value::Number(number)) => match picture.shown(number) {
                Some(shown) => {
                    *text = shown;
                    Value::Shown(number, text)
                }
                None => Value::Number(number),
            },
            (_, plain) => plain,
        }
    }

    /// By the number of a built-in format.
    pub(super) fn of_number(number: u32) -> Self {
        match number {
            71..=81 => Self::ThaiDate,
            9 | 10 => Self::Percent,
            2 => Self::of_code("0.00"),
            _ => Self::Plain,
        }
    }

    /// By a code; what is quoted, escaped or in square brackets is no part of it: `0 "ปี"` is a number of years.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut bare, mut ends, mut skip) = (String::new(), None, false);
        for c in code.chars() {
            match (ends, c) {
                _ if skip => skip = false,
                (Some(end), c) if c == end => ends = None,
                (Some(_), _) => {}
                (None, '"') => ends = Some('"'),
                (None, '[') => ends = Some(']'),
                (None, '\\' | '_' | '*') => skip = true,
                (None, c) => bare.push(c),
            }
        }
        if bare.contains('ป') && bare.contains(['ด', 'ว']) {
            Self::ThaiDate
        } else if bare.contains('%') {
            Self::Percent
        } else {
            Picture::of_code(code).map_or(Self::Plain, |picture| Self::As(Rc::new(picture)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_code_shows_tells_what_it_shows() {
        for (code, shown) in [
            ("ว/ด/ปปปป", Shown::ThaiDate),
            ("วว ดดด ปป", Shown::ThaiDate),
            ("0.00%", Shown::Percent),
            ("#,##0 %;[Red]-0%", Shown::Percent),
            ("General", Shown::Plain),
        ] {
            assert_eq!(Shown::of_code(code), shown, "{code}");
        }
        for code in ["0 \"ปี\"", "0\\ป", "0 \"วัน เดือน ปี\"", "[$ปด-41E]0.00", "0\"%\"", "0\\%"]
        {
            assert!(matches!(Shown::of_code(code), Shown::As(_)), "{code}");
        }
        assert_eq!([10, 71, 14].map(Shown::of_number), [Shown::Percent, Shown::ThaiDate, Shown::Plain]);
    }
}
