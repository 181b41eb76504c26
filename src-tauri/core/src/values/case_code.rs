//! The code of a complaint (รหัสเรื่อง), which tells nothing of who told: it is chance, and all that the registers know of them.
//!
//! Invariant: ten signs, 50 bits, without signs that are mistaken for each other.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// A random code such as `7K2M9QXR4D`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(try_from = "String", into = "String")]
#[specta(transparent)]
pub struct CaseCode(String);

impl CaseCode {
    /// Reads a code, small letters too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let whole = text.len() == LENGTH && text.bytes().all(|sign| SIGNS.contains(&sign));
        whole.then_some(Self(text))
    }

    /// The code that chance makes.
    pub(super) fn of_noise(noise: [u8; LENGTH]) -> Self {
        Self(noise.iter().map(|byte| char::from(SIGNS[usize::from(byte & 31)])).collect())
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CaseCode {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a case code")
    }
}

impl From<CaseCode> for String {
    fn from(code: CaseCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_ten_signs_that_are_not_mistaken_for_each_other() {
        let made = CaseCode::of_noise([0, 9, 10, 31, 32, 63, 200, 255, 18, 19]);
        assert_eq!(made.as_str(), "09AZ0Z8ZJK");
        assert_eq!(CaseCode::parse(" 09az0z8zjk "), Some(made));
        for wrong in ["", "09AZ0Z8ZJ", "09AZ0Z8ZJKK", "09AZ0Z8ZJO", "09AZ0Z8ZJก"] {
            assert_eq!(CaseCode::parse(wrong), None, "{wrong}");
        }
    }
}
