//! The faces that stand in for Sarabun, declared once: `assets/fonts/README.md` says where they come from.
//!
//! Invariant: a face is read only for a character of its blocks, so that what needs none pays for none.

use std::borrow::Cow;
use std::io::Read;
use std::ops::RangeInclusive;

use flate2::read::GzDecoder;
use harfrust::Script;

use super::Fallback;

/// A face that stands in.
pub(super) struct Declared {
    pub(super) face: Fallback,
    /// The PostScript name.
    pub(super) name: &'static str,
    pub(super) script: Script,
    /// Where in Unicode its characters are; which of them it has, it says itself.
    blocks: &'static [RangeInclusive<char>],
    /// What makes it look as large as Sarabun.
    pub(super) scale: f32,
}

/// Those that are asked in turn, each at its place in [`Fallback`].
pub(super) const CHAIN: [Declared; 6] = [
    Declared {
        face: Fallback::Latin,
        name: "NotoSans",
        script: Script::LATIN,
        blocks: &['\u{a0}'..='\u{58f}', '\u{1c80}'..='\u{1fff}', '\u{2010}'..='\u{205e}', '\u{2c60}'..='\u{fb06}'],
        scale: 0.95,
    },
    Declared {
        face: Fallback::Lao,
        name: "NotoSansLao",
        script: Script::LAO,
        blocks: &['\u{e80}'..='\u{eff}'],
        scale: 1.0,
    },
    Declared {
        face: Fallback::Khmer,
        name: "NotoSansKhmer",
        script: Script::KHMER,
        blocks: &['\u{1780}'..='\u{17ff}', '\u{19e0}'..='\u{19ff}'],
        scale: 0.94,
    },
    Declared {
        face: Fallback::Myanmar,
        name: "NotoSansMyanmar",
        script: Script::MYANMAR,
        blocks: &['\u{1000}'..='\u{109f}', '\u{a92e}'..='\u{a92e}', '\u{a9e0}'..='\u{a9ff}', '\u{aa60}'..='\u{aa7f}'],
        scale: 0.94,
    },
    Declared {
        face: Fallback::Signs,
        name: "NotoSansSigns-Regular",
        script: Script::COMMON,
        blocks: &['\u{2010}'..='\u{2bff}', '\u{1f100}'..='\u{1f8ff}'],
        scale: 0.9,
    },
    Declared {
        face: Fallback::Han,
        name: "NotoSansSC",
        script: Script::HAN,
        blocks: &['\u{2e80}'..='\u{9fff}', '\u{f900}'..='\u{faff}', '\u{fe30}'..='\u{fe4f}', '\u{ff00}'..='\u{ffef}'],
        scale: 0.95,
    },
];

impl Fallback {
    pub(super) const fn declared(self) -> &'static Declared {
        &CHAIN[self as usize]
    }

    /// The font file; empty where it cannot be unpacked.
    pub(super) fn bytes(self) -> Cow<'static, [u8]> {
        Cow::Borrowed(match self {
            Self::Latin => include_bytes!("../../../../../assets/fonts/NotoSans-Subset.ttf"),
            Self::Lao => include_bytes!("../../../../../assets/fonts/NotoSansLao-Subset.ttf"),
            Self::Khmer => include_bytes!("../../../../../assets/fonts/NotoSansKhmer-Subset.ttf"),
            Self::Myanmar => include_bytes!("../../../../../assets/fonts/NotoSansMyanmar-Subset.ttf"),
            Self::Signs => include_bytes!("../../../../../assets/fonts/NotoSansSigns-Subset.ttf"),
            Self::Han => {
                return Cow::Owned(unpacked(include_bytes!("../../../../../assets/fonts/NotoSansSC-Subset.ttf.gz")));
            }
        })
    }
}

impl Declared {
    /// Whether it may have a character.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.blocks.iter().any(|block| block.contains(&c))
    }
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    match GzDecoder::new(packed).read_to_end(&mut bytes) {
        Ok(_) => bytes,
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Face, FaceId};
    use super::CHAIN;

    #[test]
    fn every_face_that_stands_in_is_at_its_place_and_can_be_read() {
        for (place, declared) in CHAIN.iter().enumerate() {
            assert_eq!(declared.face as usize, place);
            assert!(Face::load(FaceId::Fallback(declared.face)).is_ok(), "{}", declared.name);
        }
    }
}
