//! Numbers as a number format shows them: codes with leading zeros (00000), with zeros behind (0.00), with letters ("H."0), with
//! dashes (0-0000-00000-00-0).
//!
//! Only formats that show every digit of a number are followed, and none with thousands or days: those are of amounts and dates.

use rust_decimal::Decimal;

/// A format's sections: one for all numbers, or one each for those above nought, below nought, and nought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture(Vec<Section>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    tokens: Vec<Token>,
    /// Places for digits before the point.
    whole: usize,
    /// Places for digits behind it.
    decimals: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Stands as it is.
    Literal(char),
    /// A place for a digit, that shows a nought where there is none.
    Zero,
    /// A place for a digit, that shows nothing where there is none.
    Blank,
    Point,
    /// The whole number, as it is.
    General,
}

impl Picture {
    /// What a format's code shows; `None` for one that is not followed, or that shows numbers as they are.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let mut sections = vec![Section::default()];
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            let is_for_texts = sections.len() == 4;
            let section = sections.last_mut()?;
            match c {
                ';' => sections.push(Section::default()),
                '"' => section.tokens.extend(chars.by_ref().take_while(|c| *c != '"').map(Token::Literal)),
                '\\' => section.tokens.push(Token::Literal(chars.next()?)),
                '_' => section.tokens.push(chars.next().map(|_| Token::Literal(' '))?),
                '*' => drop(chars.next()?),
                '[' if chars.peek().is_some_and(|c| matches!(c, '<' | '>' | '=')) => return None,
                '[' => drop(chars.by_ref().find(|c| *c == ']')),
                '0' => section.digit(Token::Zero),
                '#' | '?' => section.digit(Token::Blank),
                '.' => section.tokens.push(Token::Point),
                'G' | 'g' if "eneral".chars().all(|c| chars.next() == Some(c)) => section.tokens.push(Token::General),
                '@' if is_for_texts => {}
                '%' | ',' | '/' | '@' => return None,
                // Letters of days, exponents and unknown things. ว ด ป are those of Thai days.
                c if c.is_ascii_alphabetic() || matches!(c, 'ว' | 'ด' | 'ป' | 'ช' | 'น' | 'ท') => {
                    return None;
                }
                c => section.tokens.push(Token::Literal(c)),
            }
        }
        sections.truncate(3);
        let picture = Self(sections);
        picture.0.iter().any(Section::shows_otherwise).then_some(picture)
    }

    /// A number as it is shown; `None` where a digit of it is not, or where it is shown as it is.
    pub(super) fn shown(&self, number: Decimal) -> Option<String> {
        let number = number.normalize();
        let has_own_sign = number.is_sign_negative() && self.0.len() > 1;
        let section = match self.0.as_slice() {
            [_, below, ..] if number.is_sign_negative() => below,
            [_, _, nought] if number.is_zero() => nought,
            [first, ..] => first,
            [] => return None,
        };
        let shown = section.shown(number.abs())?;
        let shown = if number.is_sign_negative() && !has_own_sign { format!("-{shown}") } else { shown };
        let shown = shown.trim();
        (!shown.is_empty() && shown != number.to_string()).then(|| shown.to_owned())
    }
}

impl Section {
    fn digit(&mut self, token: Token) {
        if self.tokens.contains(&Token::Point) {
            self.decimals += 1
        } else {
            self.whole += 1
        }
        self.tokens.push(token);
    }

    /// Whether it shows any number otherwise than it is.
    fn shows_otherwise(&self) -> bool {
        let has_literal = self.tokens.iter().any(|token| matches!(token, Token::Literal(c) if *c != ' '));
        let has_number = self.tokens.iter().any(|token| matches!(token, Token::Zero | Token::Blank | Token::General));
        let zeros = self.tokens.iter().filter(|token| **token == Token::Zero).count();
        has_number && (has_literal || zeros > 1 || self.decimals > 0)
    }

    fn shown(&self, number: Decimal) -> Option<String> {
        if self.tokens.contains(&Token::General) {
            let each = self.tokens.iter().map(|token| match token {
                Token::General => number.to_string(),
                Token::Literal(c) => c.to_string(),
                _ => String::new(),
            });
            return Some(each.collect());
        }
        if self.whole + self.decimals == 0 || number.scale() as usize > self.decimals {
            return None;
        }
        let written = number.to_string();
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let whole = if whole == "0" { "" } else { whole };
        let mut text = String::new();
        let (mut place, mut is_behind) = (0, false);
        for token in &self.tokens {
            match token {
                Token::Literal(c) => text.push(*c),
                Token::Point if decimals.is_empty() && !self.has_zero_behind() => is_behind = true,
                Token::Point => {
                    text.push('.');
                    is_behind = true;
                }
                Token::Zero | Token::Blank if is_behind => {
                    text.extend(decimals.chars().nth(place).or((*token == Token::Zero).then_some('0')));
                    place += 1;
                }
                Token::Zero | Token::Blank => {
                    // The first place holds all digits for which there is none.
                    let left = self.whole - place;
                    place = if left == 1 { 0 } else { place + 1 };
                    let end = (whole.len() + 1).saturating_sub(left);
                    let start = if left == self.whole { 0 } else { whole.len().saturating_sub(left) };
                    let digits = &whole[start.min(end)..end];
                    text.push_str(if digits.is_empty() && *token == Token::Zero { "0" } else { digits });
                }
                Token::General => {}
            }
        }
        Some(text)
    }

    fn has_zero_behind(&self) -> bool {
        self.tokens.iter().rev().take_while(|token| **token != Token::Point).any(|token| *token == Token::Zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> Option<String> {
        Picture::of_code(code)?.shown(number.parse().expect("a number"))
    }

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        for (code, number, wanted) in [
            ("0.00", "2.1", "2.10"),
            ("0.00", "12", "12.00"),
            ("0.00_ ;[Red]-0.00", "2.1", "2.10"),
            ("00000", "123", "00123"),
            ("00", "1", "01"),
            ("\"H.\"0", "12", "H.12"),
            ("\\K\\P\\I 0.0", "2", "KPI 2.0"),
            ("0-0000-00000-00-0", "1200300400507", "1-2003-00400-50-7"),
            ("0\\-00", "1234", "12-34"),
            ("\"กพ.\"General", "7.5", "กพ.7.5"),
            ("000;-000;\"ไม่มี\"", "-5", "-005"),
            ("000", "-5", "-005"),
            ("0.0#", "2", "2.0"),
            ("[$-D00041E]00", "7", "07"),
            ("000;;;@", "7", "007"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(wanted), "{code} {number}");
        }
    }

    #[test]
    fn a_number_that_is_shown_as_it_is_or_not_wholly_has_no_other_text() {
        for (code, number) in [
            ("General", "2.1"),
            ("0", "12"),
            ("0.00", "2.15"),
            ("0.00", "2.157"),
            ("#,##0.00", "2.1"),
            ("0.0%", "2"),
            ("0.00E+00", "2"),
            ("d/m/yy", "46024"),
            ("ว/ด/ปปปป", "46024"),
            ("# ?/?", "2.5"),
            ("[>5]00;0", "7"),
            ("@", "7"),
            ("#.##", "5"),
            ("\"x\"", "5"),
            ("\"", "5"),
            ("", "5"),
        ] {
            assert_eq!(shown(code, number), None, "{code} {number}");
        }
    }
}
