//! Which face draws which part of a text.
//!
//! Role: text → parts of one face each, or of none. Invariant: what a reader sees as one letter, with its marks, is set in one
//! face.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use super::{CHAIN, Face, FaceId, Faces};

impl Face {
    /// Whether the face has what a character is drawn with. No face draws what Unicode leaves to private use, whatever
    /// a font may show there.
    pub(crate) fn draws(&self, c: char) -> bool {
        // shaping makes spaces of white space, and a hyphen of the one that does not break
        if needs_no_glyph(c) || c.is_whitespace() || c == '\u{2011}' {
            return true;
        }
        let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        !private && self.font.charmap().map_unicode(u32::from(c)).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

impl Faces {
    /// `text[range]` as parts, each with the face that draws it where `own` is asked for; none where no face does.
    pub(super) fn by_face(&self, text: &str, range: Range<usize>, own: FaceId) -> Vec<(Range<usize>, Option<FaceId>)> {
        let face = self.get(own);
        if text[range.clone()].chars().all(|c| is_everyday(c) || face.draws(c)) {
            return vec![(range, Some(own))];
        }
        let mut parts: Vec<(Range<usize>, Option<FaceId>)> = Vec::new();
        let ends = GraphemeClusterSegmenter::new().segment_str(&text[range.clone()]);
        let mut start = range.start;
        for end in ends.skip(1).map(|end| range.start + end) {
            let letter = &text[start..end];
            match parts.last_mut() {
                Some(last) if letter.chars().all(needs_no_glyph) => last.0.end = end,
                Some(last) if last.1 == self.drawing(letter, own) => last.0.end = end,
                _ => parts.push((start..end, self.drawing(letter, own))),
            }
            start = end;
        }
        parts
    }

    /// `text` with each character that no face draws named, as in `⟨U+E000⟩`.
    pub(crate) fn naming_undrawn(&self, text: &str) -> String {
        let parts = self.by_face(text, 0..text.len(), FaceId::Regular);
        let named = parts.into_iter().map(|(part, id)| match id {
            Some(_) => text[part].to_owned(),
            None => text[part].chars().map(|c| format!("⟨{}⟩", name_of(c))).collect(),
        });
        named.collect()
    }

    /// The face that draws all of a letter.
    fn drawing(&self, letter: &str, own: FaceId) -> Option<FaceId> {
        let draws = |face: &Face| letter.chars().all(|c| face.draws(c));
        if draws(self.get(own)) {
            return Some(own);
        }
        let may = CHAIN.iter().filter(|declared| letter.chars().any(|c| declared.may_have(c)));
        let mut can = may.filter(|declared| self.fallback(declared.face).is_some_and(draws));
        can.next().map(|declared| FaceId::Fallback(declared.face))
    }
}

/// A character as Unicode names it: `U+E000`.
pub(crate) fn name_of(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What every Sarabun has, without asking it: nearly all of what is printed.
fn is_everyday(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{e01}'..='\u{e3a}' | '\u{e3f}'..='\u{e5b}')
}

/// Characters that say how others are shown and are themselves not (Unicode's Default_Ignorable_Code_Point).
fn needs_no_glyph(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::super::{Face, FaceId, Faces, Fallback};
    use super::is_everyday;

    #[test]
    fn every_sarabun_has_what_is_never_asked_for() {
        for id in FaceId::SARABUN {
            let face = Face::load(id).unwrap();
            assert!(('\0'..'\u{3000}').filter(|&c| is_everyday(c)).all(|c| face.draws(c)), "{}", id.name());
        }
    }

    #[test]
    fn each_script_is_set_in_its_face_and_marks_stay_with_their_letter() {
        let faces = Faces::load().unwrap();
        let parts = |text: &str| {
            let parts = faces.by_face(text, 0..text.len(), FaceId::Bold);
            parts.into_iter().map(|(part, face)| (text[part].to_owned(), face)).collect::<Vec<_>>()
        };
        let other = |fallback| Some(FaceId::Fallback(fallback));
        for (text, face) in [
            ("ສົມສັກ", Fallback::Lao),
            ("ဒေါ်အောင်ဆန်း", Fallback::Myanmar),
            ("សុខ", Fallback::Khmer),
            ("王小明李麗華", Fallback::Han),
            ("✓✔①●☐☑★", Fallback::Signs),
            ("Ждα", Fallback::Latin),
            ("x\u{313}", Fallback::Latin),
        ] {
            assert_eq!(parts(text), [(text.to_owned(), other(face))]);
        }
        assert_eq!(parts("Nguyễn Thị → “ก้ำ”…"), [("Nguyễn Thị → “ก้ำ”…".to_owned(), Some(FaceId::Bold))]);
        assert_eq!(parts("ชื่อ ສົມ\u{200b}").last().unwrap().0, "ສົມ\u{200b}");
        // Sarabun draws something there, but nobody knows what is meant
        assert_eq!(parts("\u{f8ff}\u{e000}"), [("\u{f8ff}\u{e000}".to_owned(), None)]);
    }

    #[test]
    fn a_text_of_sarabun_alone_reads_no_other_face() {
        let faces = Faces::load().unwrap();
        let text = "สวัสดี Nguyễn “…” → \u{2011}\u{200b}";
        faces.by_face(text, 0..text.len(), FaceId::Regular);
        assert!(faces.0.fallbacks.iter().all(|fallback| fallback.get().is_none()));
        faces.by_face("ລາວ", 0..9, FaceId::Regular);
        assert_eq!(faces.0.fallbacks.iter().filter(|fallback| fallback.get().is_some()).count(), 1);
    }
}
