//! The four Sarabun faces and the shaping of text with them.
//!
//! Role: bytes of a font → measured clusters of glyphs. Invariant: a shaped text's clusters cover its bytes exactly
//! once, in order. Knows no lines, no pages and no PDF.

#[cfg(test)]
mod harfbuzz_tests;
mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use harfrust::{Direction, Font, Language, Script, ShapePlan};

pub(crate) use shape::{Cluster, Glyph, Look};

use crate::ReportError;

/// One of the faces a run of text can be set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl FaceId {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../../../assets/fonts/Sarabun-Regular.ttf"),
            Self::Bold => include_bytes!("../../../../../assets/fonts/Sarabun-Bold.ttf"),
            Self::Italic => include_bytes!("../../../../../assets/fonts/Sarabun-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../../../../assets/fonts/Sarabun-BoldItalic.ttf"),
        }
    }

    /// The PostScript name, as a PDF names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "Sarabun-Regular",
            Self::Bold => "Sarabun-Bold",
            Self::Italic => "Sarabun-Italic",
            Self::BoldItalic => "Sarabun-BoldItalic",
        }
    }

    pub(crate) const fn is_bold(self) -> bool {
        matches!(self, Self::Bold | Self::BoldItalic)
    }

    pub(crate) const fn is_italic(self) -> bool {
        matches!(self, Self::Italic | Self::BoldItalic)
    }
}

/// The vertical measures and the box of a face, in font units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measures {
    pub(crate) units_per_em: u16,
    pub(crate) ascent: i16,
    /// Below the baseline, negative.
    pub(crate) descent: i16,
    /// x min, y min, x max, y max over all glyphs.
    pub(crate) bounds: [i16; 4],
}

/// A face: its bytes, measures and the shaping plans for the two scripts it is used for.
pub(crate) struct Face {
    pub(crate) bytes: &'static [u8],
    pub(crate) measures: Measures,
    font: Font,
    thai: ShapePlan,
    latin: ShapePlan,
    thai_language: Language,
    advances: Vec<u16>,
    sara_am: shape::SaraAm,
}

impl Face {
    fn load(id: FaceId) -> Result<Self, ReportError> {
        let bytes = id.bytes();
        let refuse = |reason: &str| ReportError::Face { face: id.name(), reason: reason.to_owned() };
        let font = Font::new(bytes.to_vec(), 0).ok_or_else(|| refuse("not a font"))?;
        let thai_language = Language::new("th").ok_or_else(|| refuse("language th is unknown"))?;
        // Sarabun's ccmp lives under `thai` only: leaving the script to be guessed loses the mark stacking.
        let thai = ShapePlan::new(&font, Direction::LeftToRight, Some(Script::THAI), Some(&thai_language), &[]);
        let latin = ShapePlan::new(&font, Direction::LeftToRight, Some(Script::LATIN), None, &[]);
        let glyph_metrics = font.glyph_metrics();
        let advances = (0..font.num_glyphs()).map(|g| whole(f64::from(glyph_metrics.h_advance(g.into())))).collect();
        let metrics = font.metrics();
        let line = metrics.hhea_line.as_ref().ok_or_else(|| refuse("no hhea table"))?;
        let bounds = &metrics.bounds;
        let measures = Measures {
            units_per_em: whole(f64::from(font.units_per_em())),
            ascent: signed(line.ascender.to_f64()),
            descent: signed(line.descender.to_f64()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|v| signed(v.to_f64())),
        };
        let sara_am = shape::SaraAm::of(&font);
        Ok(Self { bytes, measures, thai, latin, thai_language, advances, sara_am, font })
    }

    /// The advance the font itself gives a glyph, in font units: what a PDF viewer moves by.
    pub(crate) fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }
}

/// The faces, loaded once and shared by every document.
#[derive(Clone)]
pub(crate) struct Faces(Arc<BTreeMap<FaceId, Face>>);

impl Faces {
    pub(crate) fn load() -> Result<Self, ReportError> {
        let faces = FaceId::ALL.into_iter().map(|id| Ok((id, Face::load(id)?))).collect::<Result<_, ReportError>>()?;
        Ok(Self(Arc::new(faces)))
    }

    pub(crate) fn get(&self, id: FaceId) -> &Face {
        self.0.get(&id).expect("load() puts every FaceId in the map")
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "font tables hold 16-bit values")]
fn whole(value: f64) -> u16 {
    value.round() as u16
}

#[expect(clippy::cast_possible_truncation, reason = "font tables hold 16-bit values")]
fn signed(value: f64) -> i16 {
    value.round() as i16
}
