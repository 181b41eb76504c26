//! The four Sarabun faces, those that stand in where Sarabun lacks a letter, and the shaping of text with them.
//!
//! Role: bytes of a font → measured clusters of glyphs. Invariant: a shaped text's clusters cover its bytes exactly
//! once, in order; a face that stands in is loaded when the first text needs it. Knows no lines, no pages and no PDF.

mod coverage;
mod fallback;
#[cfg(test)]
mod harfbuzz_tests;
mod shape;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use harfrust::{Direction, Font, Language, Script, ShapePlan};

pub(crate) use coverage::name_of;
use fallback::CHAIN;
pub(crate) use shape::{Cluster, Glyph, Look, NOTDEF, Reach};

use crate::ReportError;

/// One of the faces text can be set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    Regular,
    Bold,
    Italic,
    BoldItalic,
    /// What stands in for Sarabun; no run asks for it.
    Fallback(Fallback),
}

/// A face that stands in for Sarabun, named by what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fallback {
    /// Latin, Greek and Cyrillic.
    Latin,
    Lao,
    Khmer,
    Myanmar,
    Signs,
    /// Chinese and Japanese.
    Han,
}

impl FaceId {
    pub(crate) const SARABUN: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    fn bytes(self) -> Cow<'static, [u8]> {
        Cow::Borrowed(match self {
            Self::Regular => include_bytes!("../../../../../assets/fonts/Sarabun-Regular.ttf"),
            Self::Bold => include_bytes!("../../../../../assets/fonts/Sarabun-Bold.ttf"),
            Self::Italic => include_bytes!("../../../../../assets/fonts/Sarabun-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../../../../assets/fonts/Sarabun-BoldItalic.ttf"),
            Self::Fallback(fallback) => return fallback.bytes(),
        })
    }

    /// The PostScript name, as a PDF names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "Sarabun-Regular",
            Self::Bold => "Sarabun-Bold",
            Self::Italic => "Sarabun-Italic",
            Self::BoldItalic => "Sarabun-BoldItalic",
            Self::Fallback(fallback) => fallback.declared().name,
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

/// How text of one script is shaped.
struct Plan {
    script: Script,
    language: Option<Language>,
    plan: ShapePlan,
}

impl Plan {
    fn new(font: &Font, script: Script, language: Option<Language>) -> Self {
        let plan = ShapePlan::new(font, Direction::LeftToRight, Some(script), language.as_ref(), &[]);
        Self { script, language, plan }
    }
}

/// A face: its bytes, measures and the shaping plans for the scripts it is used for.
pub(crate) struct Face {
    pub(crate) bytes: Cow<'static, [u8]>,
    pub(crate) measures: Measures,
    font: Font,
    plan: Plan,
    /// Sarabun's for Latin letters.
    latin: Option<Plan>,
    /// What its text is scaled by, to stand beside Sarabun's.
    scale: f32,
    advances: Vec<u16>,
    sara_am: shape::SaraAm,
}

impl Face {
    fn load(id: FaceId) -> Result<Self, ReportError> {
        let bytes = id.bytes();
        let refuse = |reason: &str| ReportError::Face { face: id.name(), reason: reason.to_owned() };
        let font = Font::new(bytes.to_vec(), 0).ok_or_else(|| refuse("not a font"))?;
        let (plan, latin, scale) = match id {
            FaceId::Fallback(fallback) => {
                let declared = fallback.declared();
                (Plan::new(&font, declared.script, None), None, declared.scale)
            }
            _ => {
                let thai = Language::new("th").ok_or_else(|| refuse("language th is unknown"))?;
                // Sarabun's ccmp lives under `thai` only: leaving the script to be guessed loses the mark stacking.
                (Plan::new(&font, Script::THAI, Some(thai)), Some(Plan::new(&font, Script::LATIN, None)), 1.0)
            }
        };
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
        Ok(Self { bytes, measures, plan, latin, scale, advances, sara_am, font })
    }

    /// The font as its reader has it.
    pub(crate) const fn font(&self) -> &Font {
        &self.font
    }

    /// The advance the font itself gives a glyph, in font units: what a PDF viewer moves by.
    pub(crate) fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }
}

/// The faces, shared by every document: Sarabun's loaded at once, the others when they are needed.
#[derive(Clone)]
pub(crate) struct Faces(Arc<Loaded>);

struct Loaded {
    sarabun: [Face; 4],
    /// In the order of [`CHAIN`]; none where it cannot be read.
    fallbacks: [OnceLock<Option<Face>>; CHAIN.len()],
}

impl Faces {
    pub(crate) fn load() -> Result<Self, ReportError> {
        let [regular, bold, italic, bold_italic] = FaceId::SARABUN.map(Face::load);
        let sarabun = [regular?, bold?, italic?, bold_italic?];
        Ok(Self(Arc::new(Loaded { sarabun, fallbacks: [const { OnceLock::new() }; CHAIN.len()] })))
    }

    /// A face; where one that stands in cannot be read, the one it stands in for.
    pub(crate) fn get(&self, id: FaceId) -> &Face {
        let [regular, bold, italic, bold_italic] = &self.0.sarabun;
        match id {
            FaceId::Regular => regular,
            FaceId::Bold => bold,
            FaceId::Italic => italic,
            FaceId::BoldItalic => bold_italic,
            FaceId::Fallback(fallback) => self.fallback(fallback).unwrap_or(regular),
        }
    }

    fn fallback(&self, fallback: Fallback) -> Option<&Face> {
        let place = self.0.fallbacks.get(fallback as usize)?;
        place.get_or_init(|| Face::load(FaceId::Fallback(fallback)).ok()).as_ref()
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
