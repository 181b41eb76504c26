//! The recovery key: 160 random bits printed as eight groups of five letters and digits. The last sign of each group
//! checks the group and its place, so that a slip of the pen is found, and named by group, before anything is tried.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::random_bytes;
use crate::Result;

/// Crockford's alphabet: no I, L, O or U, so that none is mistaken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const SIGNS: usize = 5;

/// A recovery key, as printed once when the workspace is made.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey(String);

/// Why a text is no recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistyped {
    /// Not forty letters and digits.
    #[error("a recovery key has 40 letters and digits, this has {found}")]
    Length {
        /// How many there were.
        found: usize,
    },
    /// A group whose check sign does not hold, counted from 1.
    #[error("group {group} is mistyped")]
    Group {
        /// The group.
        group: usize,
    },
}

impl RecoveryKey {
    /// A new key from the operating system's randomness.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the system has no randomness to give.
    pub fn random() -> Result<Self> {
        let noise: [u8; GROUPS * (SIGNS - 1)] = random_bytes()?;
        let mut text = String::with_capacity(GROUPS * SIGNS);
        for (place, group) in noise.chunks(SIGNS - 1).enumerate() {
            let values: Vec<u8> = group.iter().map(|byte| byte & 31).collect();
            text.extend(values.iter().map(|value| sign(*value)));
            text.push(sign(check(place, &values)));
        }
        Ok(Self(text))
    }

    /// Reads what was typed: any case, spaces and dashes ignored, `O` read as 0, `I` and `L` as 1, Thai digits as digits.
    ///
    /// # Errors
    /// [`Mistyped`] naming the group.
    pub fn read(typed: &str) -> Result<Self, Mistyped> {
        let values: Vec<u8> = typed.chars().filter_map(value).collect();
        let others = typed.chars().filter(|c| !is_spacing(*c)).count();
        if values.len() != GROUPS * SIGNS || others != values.len() {
            return Err(Mistyped::Length { found: others });
        }
        for (place, group) in values.chunks(SIGNS).enumerate() {
            if check(place, &group[..SIGNS - 1]) != group[SIGNS - 1] {
                return Err(Mistyped::Group { group: place + 1 });
            }
        }
        Ok(Self(values.into_iter().map(sign).collect()))
    }

    /// Whether one group, counted from 0, holds by its check sign; none while it has not its five signs. A sign that no key
    /// has, a Thai letter for one, is wrong at once.
    #[must_use]
    pub fn group_holds(place: usize, typed: &str) -> Option<bool> {
        let values: Option<Vec<u8>> = typed.chars().filter(|c| !is_spacing(*c)).map(value).collect();
        let Some(values) = values else { return Some(false) };
        (values.len() >= SIGNS)
            .then(|| values.len() == SIGNS && check(place, &values[..SIGNS - 1]) == values[SIGNS - 1])
    }

    /// The key's own secret, for sealing.
    pub(crate) fn secret(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// In groups, as printed: `7K3QX-…`.
impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, group) in self.0.as_bytes().chunks(SIGNS).enumerate() {
            if place > 0 {
                f.write_str("-")?;
            }
            f.write_str(str::from_utf8(group).unwrap_or_default())?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

fn is_spacing(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '–' | '.')
}

fn sign(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

fn value(typed: char) -> Option<u8> {
    let plain = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        thai @ '๐'..='๙' => char::from(b'0' + (thai as u32 - '๐' as u32) as u8),
        other => other,
    };
    let found = ALPHABET.iter().position(|letter| char::from(*letter) == plain)?;
    u8::try_from(found).ok()
}

/// A weighted sum modulo 31: each sign has its own weight, so that one wrong sign or two swapped ones change it.
fn check(place: usize, values: &[u8]) -> u8 {
    let sum: usize = values.iter().zip(1..).map(|(value, weight)| (usize::from(*value) + 1) * weight).sum();
    ((sum + place * 7) % 31) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> RecoveryKey {
        RecoveryKey::random().expect("randomness")
    }

    #[test]
    fn a_printed_key_is_read_back_however_it_is_typed() {
        let key = key();
        let printed = key.to_string();
        assert_eq!(printed.len(), 47);
        let careless = printed.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryKey::read(&careless), Ok(key.clone()));
        assert_eq!(RecoveryKey::read(&printed.replace('7', "๗")), Ok(key));
    }

    #[test]
    fn every_single_wrong_sign_but_the_one_alias_is_found_and_its_group_named() {
        let printed = key().to_string().replace('-', "");
        for at in 0..printed.len() {
            for wrong in ALPHABET {
                let (was, is) = (value(char::from(printed.as_bytes()[at])), value(char::from(*wrong)));
                // Values 0 and 31 are alike modulo 31, the price of one check sign.
                let alias = was.map(|v| v % 31) == is.map(|v| v % 31);
                let mut typed = printed.clone().into_bytes();
                typed[at] = *wrong;
                let read = RecoveryKey::read(str::from_utf8(&typed).expect("ascii"));
                match read {
                    Err(Mistyped::Group { group }) => assert_eq!(group, at / SIGNS + 1),
                    Ok(_) => assert!(alias, "sign {at} as {}", char::from(*wrong)),
                    Err(other) => panic!("{other}"),
                }
            }
        }
    }

    #[test]
    fn each_group_is_checked_while_it_is_typed() {
        let printed = key().to_string();
        for (place, group) in printed.split('-').enumerate() {
            assert_eq!(RecoveryKey::group_holds(place, &group[..4]), None);
            assert_eq!(RecoveryKey::group_holds(place, &group.to_lowercase().replace('0', "o")), Some(true));
            assert_eq!(RecoveryKey::group_holds((place + 1) % 8, group), Some(false), "in its own place only");
        }
        assert_eq!(RecoveryKey::group_holds(0, "ABฟ"), Some(false));
        assert_eq!(RecoveryKey::group_holds(0, "ABCDEF"), Some(false));
    }

    #[test]
    fn a_short_key_says_how_many_signs_it_has() {
        assert_eq!(RecoveryKey::read("ABCDE-12345"), Err(Mistyped::Length { found: 10 }));
    }
}
