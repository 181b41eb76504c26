//! The 13-digit Thai national id (เลขประจำตัวประชาชน).
//!
//! Invariant: thirteen ASCII digits whose check digit holds. `Debug` and `masked` never show the whole number.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;

/// Thirteen digits with a valid check digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(try_from = "String", into = "String")]
#[specta(transparent)]
pub struct NationalId(String);

/// Why a text is no national id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANationalId {
    /// Not thirteen digits once dashes, spaces and Thai digits are read.
    #[error("not thirteen digits")]
    Length,
    /// Thirteen digits whose check digit does not hold.
    #[error("the check digit does not hold")]
    CheckDigit,
}

impl NationalId {
    /// Reads `1-2345-67890-12-1`, plain digits, spaces and Thai digits.
    ///
    /// # Errors
    /// [`NotANationalId`] when there are not thirteen digits or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, NotANationalId> {
        let mut digits = String::with_capacity(13);
        for c in text.trim().chars() {
            match c {
                '0'..='9' => digits.push(c),
                '๐'..='๙' => digits.push(char::from(b'0' + (c as u32 - '๐' as u32) as u8)),
                '-' | ' ' | '\u{a0}' | '\u{2013}' => {}
                _ => return Err(NotANationalId::Length),
            }
        }
        if digits.len() != 13 {
            return Err(NotANationalId::Length);
        }
        if Self::check_digit(&digits.as_bytes()[..12]) != digits.as_bytes()[12] - b'0' {
            return Err(NotANationalId::CheckDigit);
        }
        Ok(Self(digits))
    }

    /// The check digit of twelve ASCII digits: (11 − Σ dᵢ·(14−i) mod 11) mod 10.
    #[must_use]
    pub fn check_digit(first_twelve: &[u8]) -> u8 {
        let sum: u32 = first_twelve.iter().zip((2..=13).rev()).map(|(d, w)| u32::from(d - b'0') * w).sum();
        ((11 - sum % 11) % 10) as u8
    }

    /// The masked form every surface shows by default: `x-xxxx-xxxxx-12-1`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("x-xxxx-xxxxx-{}-{}", &self.0[10..12], &self.0[12..])
    }

    /// All thirteen digits: for the store and for an explicit reveal only.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// First digit 1–8 is a citizen or registered resident; 0 and 9 exist for others and are worth a flag.
    #[must_use]
    pub fn is_of_a_citizen(&self) -> bool {
        !matches!(self.0.as_bytes()[0], b'0' | b'9')
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalId({})", self.masked())
    }
}

impl TryFrom<String> for NationalId {
    type Error = NotANationalId;
    fn try_from(text: String) -> Result<Self, NotANationalId> {
        Self::parse(&text)
    }
}

impl From<NationalId> for String {
    fn from(id: NationalId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_synthetic_id_is_read_in_every_written_form() {
        for text in ["1234567890121", "1-2345-67890-12-1", " 1 2345 67890 12 1 ", "๑๒๓๔๕๖๗๘๙๐๑๒๑"]
        {
            assert_eq!(NationalId::parse(text).expect(text).digits(), "1234567890121");
        }
    }

    #[test]
    fn a_wrong_check_digit_and_a_short_number_are_told_apart() {
        assert_eq!(NationalId::parse("1234567890123"), Err(NotANationalId::CheckDigit));
        assert_eq!(NationalId::parse("123456789012"), Err(NotANationalId::Length));
        assert_eq!(NationalId::parse("12345678901Z1"), Err(NotANationalId::Length));
    }

    #[test]
    fn neither_debug_nor_the_mask_shows_the_whole_number() {
        let id = NationalId::parse("1234567890121").expect("valid");
        assert_eq!(id.masked(), "x-xxxx-xxxxx-12-1");
        assert!(!format!("{id:?}").contains("34567"));
    }
}
