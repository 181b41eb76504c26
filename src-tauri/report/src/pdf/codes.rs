//! Character codes and the fonts behind them.
//!
//! Every distinct (glyph, text) pair of a face gets a code of its own, so that a glyph that stands for different texts
//! extracts as each of them. printpdf ties codes to glyph ids by identity; [`Codes::map_glyphs`] puts the real map in.

use std::collections::BTreeMap;

use lopdf::{Document, Object, Stream, dictionary};
use printpdf::{Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem};
use subsetter::GlyphRemapper;

use super::digest;
use crate::ReportError;
use crate::text::faces::{Face, FaceId, Faces, Fallback};

/// The codes of a document.
#[derive(Default)]
pub(super) struct Codes {
    faces: BTreeMap<FaceId, FaceCodes>,
}

#[derive(Default)]
struct FaceCodes {
    /// By glyph: the texts it stands for and the code of each.
    by_glyph: Vec<Vec<(Box<str>, u16)>>,
    /// The glyph of code 1, 2, …
    glyphs: Vec<u16>,
}

/// A font ready to be put into a document.
pub(super) struct Font {
    pub(super) id: FontId,
    pub(super) font: PdfFont,
}

/// The resource name of a face. Not F1…F14: those are built-in fonts to printpdf.
pub(super) const fn font_name(face: FaceId) -> &'static str {
    match face {
        FaceId::Regular => "SarabunRegular",
        FaceId::Bold => "SarabunBold",
        FaceId::Italic => "SarabunItalic",
        FaceId::BoldItalic => "SarabunBoldItalic",
        FaceId::Fallback(Fallback::Latin) => "NotoSans",
        FaceId::Fallback(Fallback::Lao) => "NotoSansLao",
        FaceId::Fallback(Fallback::Khmer) => "NotoSansKhmer",
        FaceId::Fallback(Fallback::Myanmar) => "NotoSansMyanmar",
        FaceId::Fallback(Fallback::Signs) => "NotoSansSigns",
        FaceId::Fallback(Fallback::Han) => "NotoSansSC",
    }
}

fn font_id(face: FaceId) -> FontId {
    FontId(font_name(face).to_owned())
}

impl Codes {
    /// The code that draws `glyph` and extracts as `text`.
    pub(super) fn code(&mut self, face: FaceId, glyph: u16, text: &str) -> u16 {
        let codes = self.faces.entry(face).or_default();
        let glyph_at = usize::from(glyph);
        if codes.by_glyph.len() <= glyph_at {
            codes.by_glyph.resize_with(glyph_at + 1, Vec::new);
        }
        let texts = &mut codes.by_glyph[glyph_at];
        if let Some((_, code)) = texts.iter().find(|(known, _)| **known == *text) {
            return *code;
        }
        // Codes are 16 bits; past them a glyph shares the last one and its text rests on ActualText alone.
        let Ok(code) = u16::try_from(codes.glyphs.len() + 1) else { return u16::MAX };
        codes.glyphs.push(glyph);
        texts.push((text.into(), code));
        code
    }

    /// Operators that show every code once: printpdf embeds the fonts, and tells the texts, of what it sees shown.
    pub(super) fn shown_once(&self) -> Vec<Op> {
        let each = self.faces.iter().flat_map(|(&face, codes)| {
            let font = Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(1.0) };
            let texts = codes.by_glyph.iter().flatten();
            let glyphs = texts.map(|(text, code)| Codepoint { gid: *code, offset: 0.0, cid: Some(text.to_string()) });
            [font, Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] }]
        });
        each.collect()
    }

    /// The faces used, as subsets.
    pub(super) fn fonts(&self, faces: &Faces) -> Result<Vec<Font>, ReportError> {
        self.faces.iter().map(|(&id, codes)| codes.font(id, faces.get(id))).collect()
    }

    /// Writes each font's map from codes to the glyphs of its subset, and the set of codes it has.
    pub(super) fn map_glyphs(&self, document: &mut Document) -> Result<(), lopdf::Error> {
        for (&face, codes) in &self.faces {
            let Some(font) = font_object(document, font_name(face).as_bytes()) else { continue };
            let map = document.add_object(Stream::new(dictionary! {}, codes.glyph_map()));
            let set = document.add_object(Stream::new(dictionary! {}, codes.code_set()));
            let font = document.get_object_mut(font)?.as_dict_mut()?;
            let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
            let Some(descendant) = descendants.first_mut() else { continue };
            let descendant = descendant.as_dict_mut()?;
            descendant.set("CIDToGIDMap", Object::Reference(map));
            let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
            document.get_object_mut(descriptor)?.as_dict_mut()?.set("CIDSet", Object::Reference(set));
        }
        Ok(())
    }
}

impl FaceCodes {
    fn font(&self, id: FaceId, face: &Face) -> Result<Font, ReportError> {
        let subset = subsetter::subset(&face.bytes, 0, &self.remapper())
            .map_err(|error| ReportError::Face { face: id.name(), reason: error.to_string() })?;
        let widths = (1..).zip(&self.glyphs).map(|(code, &glyph)| (code, face.advance(glyph))).collect();
        let name = format!("{}+{}", tag(&subset), id.name());
        let measures = face.measures;
        let metrics = FontMetrics { ascent: measures.ascent, descent: measures.descent };
        let none = BTreeMap::new();
        let mut font = ParsedFont::with_glyph_data(subset, 0, Some(name), none, widths, measures.units_per_em, metrics);
        let descriptor = &mut font.pdf_font_metrics;
        [descriptor.x_min, descriptor.y_min, descriptor.x_max, descriptor.y_max] = measures.bounds;
        descriptor.us_weight_class = if id.is_bold() { 700 } else { 400 };
        if id.is_italic() {
            (descriptor.caret_slope_rise, descriptor.caret_slope_run) = (1000, 170);
        }
        Ok(Font { id: font_id(id), font: PdfFont::new(font) })
    }

    fn remapper(&self) -> GlyphRemapper {
        let mut remapper = GlyphRemapper::new();
        for &glyph in &self.glyphs {
            remapper.remap(glyph);
        }
        remapper
    }

    fn glyph_map(&self) -> Vec<u8> {
        let remapper = self.remapper();
        let glyphs = self.glyphs.iter().map(|&glyph| remapper.get(glyph).unwrap_or(0));
        std::iter::once(0).chain(glyphs).flat_map(u16::to_be_bytes).collect()
    }

    /// A bit for each code, code 0 among them.
    fn code_set(&self) -> Vec<u8> {
        let mut bits = vec![0_u8; (self.glyphs.len() + 1).div_ceil(8)];
        for code in 0..=self.glyphs.len() {
            bits[code / 8] |= 0x80 >> (code % 8);
        }
        bits
    }
}

/// The six letters that mark a subset, from its content.
fn tag(subset: &[u8]) -> String {
    digest([subset]).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The font object that resources call `name`.
fn font_object(document: &Document, name: &[u8]) -> Option<lopdf::ObjectId> {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter_map(|dictionary| dictionary.get(name).ok()).find_map(|font| font.as_reference().ok())
}
