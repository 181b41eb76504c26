//! Glyphs and their places against HarfBuzz's: `tests/golden/harfbuzz.py` shapes the same clusters with it and leaves a
//! digest for each face and consonant in `tests/golden/harfbuzz.txt`, and one for the words of each face that stands in.

use std::fmt::Write;

use super::fallback::CHAIN;
use super::shape::SaraAm;
use super::{Face, FaceId, Look};
use crate::style;

const GOLDEN: &str = include_str!("../../../tests/golden/harfbuzz.txt");
/// A face that stands in and words for it, on each line.
const NEIGHBOURS: &str = include_str!("../../../tests/golden/neighbours.txt");

/// The same lists, in the same order, as the script's.
const CONSONANTS: std::ops::RangeInclusive<char> = 'ก'..='ฮ';
const LEADS: [&str; 6] = ["", "เ", "แ", "โ", "ใ", "ไ"];
const MARKS: [&str; 12] = [
    "", "\u{e31}", "\u{e34}", "\u{e35}", "\u{e36}", "\u{e37}", "\u{e38}", "\u{e39}", "\u{e3a}", "\u{e47}", "\u{e4d}",
    "\u{e4e}",
];
const TONES: [&str; 6] = ["", "\u{e48}", "\u{e49}", "\u{e4a}", "\u{e4b}", "\u{e4c}"];
const TAILS: [&str; 4] = ["", "ะ", "า", "ำ"];

#[test]
fn every_thai_cluster_is_shaped_as_harfbuzz_shapes_it_in_every_face() {
    let mut golden = GOLDEN.lines().filter(|line| line.starts_with("Sarabun"));
    let mut wrong = Vec::new();
    for id in FaceId::SARABUN {
        let mut face = Face::load(id).unwrap();
        face.sara_am = SaraAm::apart();
        for consonant in CONSONANTS {
            let shaped = clusters(consonant).map(|text| shaped(&face, id, &text)).collect::<String>();
            let ours = format!("{} {consonant} {:016x}", id.name(), digest(shaped.as_bytes()));
            if golden.next() != Some(&ours) {
                wrong.push(format!("{} on {consonant}", id.name()));
            }
        }
    }
    assert_eq!(golden.next(), None, "the golden knows more than is tried");
    assert!(wrong.is_empty(), "clusters unlike HarfBuzz's: {}", wrong.join(", "));
}

#[test]
fn words_of_the_neighbours_are_shaped_as_harfbuzz_shapes_them() {
    let golden = GOLDEN.lines().filter(|line| !line.starts_with("Sarabun"));
    let ours = NEIGHBOURS.lines().map(|line| {
        let (name, text) = line.split_once(' ').unwrap();
        let id = FaceId::Fallback(CHAIN.iter().find(|declared| declared.name == name).unwrap().face);
        let shaped = shaped(&Face::load(id).unwrap(), id, text);
        assert!(!shaped.contains(" 0:"), "{name} lacks some of {text}");
        format!("{name} {:016x}", digest(shaped.as_bytes()))
    });
    assert_eq!(ours.collect::<Vec<_>>(), golden.collect::<Vec<_>>());
    assert_eq!(NEIGHBOURS.lines().count(), CHAIN.len());
}

/// Every cluster on a consonant.
fn clusters(consonant: char) -> impl Iterator<Item = String> {
    let heads = LEADS.iter().flat_map(|lead| MARKS.iter().map(move |mark| (lead, mark)));
    let tails = || TONES.iter().flat_map(|tone| TAILS.iter().map(move |tail| (tone, tail)));
    heads.flat_map(move |(lead, mark)| tails().map(move |(tone, tail)| format!("{lead}{consonant}{mark}{tone}{tail}")))
}

/// A line of the dump that is digested: the text, then each glyph with its advance and offsets.
fn shaped(face: &Face, id: FaceId, text: &str) -> String {
    let mut clusters = Vec::new();
    let look = Look { face: id, size: style::BODY, colour: style::INK };
    face.shape(text, 0..text.len(), look, &mut clusters);
    let mut line = text.to_owned();
    for glyph in clusters.iter().flat_map(|cluster| &cluster.glyphs) {
        write!(line, " {}:{}:{}:{}", glyph.id, glyph.advance, glyph.dx, glyph.dy).unwrap();
    }
    line.push('\n');
    line
}

/// FNV-1a.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
