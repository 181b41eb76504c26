//! Pages → PDF bytes.
//!
//! Role: the one place that knows printpdf and lopdf. printpdf makes the document: fonts with their widths and texts, pages,
//! resources; a pass over its lopdf document adds what it cannot: glyph maps, the pages' operators, the structure tree,
//! links, outline, metadata, stable ids. Invariant: the same pages and
//! particulars give the same bytes; every font is embedded as a subset; the text drawn can be extracted
//! exactly; no glyph drawn is the box that stands for none.

mod codes;
mod draw;
mod glyph_run;
mod links;
mod metadata;
mod pictures;
mod srgb;
mod structure;
mod traced;
mod undrawn;

pub use metadata::Conformance;
pub(crate) use metadata::Particulars;

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, SaveOptions};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use crate::ReportError;
use crate::layout::pages::{NodeId, Page, Pages};
use crate::text::faces::Faces;
use codes::Codes;
use draw::Drawn;
use pictures::Pictures;

/// Writes pages.
pub(crate) fn write(
    pages: &Pages,
    faces: &Faces,
    particulars: &Particulars,
    conformance: Conformance,
) -> Result<Vec<u8>, ReportError> {
    let (mut codes, mut pictures) = (Codes::default(), Pictures::default());
    let each = (0..pages.pages.len()).map(|page| draw::page(page, pages, faces, &mut codes, &mut pictures));
    let drawn: Vec<Drawn> = each.collect::<Result<_, _>>()?;
    let mut document = PdfDocument::new("");
    for font in codes.fonts(faces)? {
        document.resources.fonts.map.insert(font.id, font.font);
    }
    let mut ops = codes.shown_once();
    document.pages.extend(pages.pages.iter().map(|page| page_of(page, std::mem::take(&mut ops))));
    let mut warnings = Vec::new();
    let mut out = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    codes.map_glyphs(&mut out).map_err(pdf)?;
    pictures.put_in(&mut out).map_err(pdf)?;
    let owners = put_in(&mut out, drawn).map_err(pdf)?;
    structure::add(&mut out, pages, &owners).map_err(pdf)?;
    structure::add_outline(&mut out, pages).map_err(pdf)?;
    metadata::add(&mut out, particulars, conformance).map_err(pdf)?;
    compress(&mut out)?;
    let mut bytes = Vec::new();
    match conformance {
        // objects packed together and compressed: tags and links weigh little then
        Conformance::Archive2b => out.save_with_options(&mut bytes, packed())?,
        // which the first part forbids
        Conformance::Archive1b => out.save_to(&mut bytes)?,
    }
    Ok(bytes)
}

fn page_of(page: &Page, ops: Vec<printpdf::Op>) -> PdfPage {
    let sheet = Rect::from_wh(Pt(page.frame.width), Pt(page.frame.height));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
}

/// Gives each page its operators; returns whose content they are.
fn put_in(document: &mut Document, drawn: Vec<Drawn>) -> Result<Vec<Vec<NodeId>>, lopdf::Error> {
    let mut owners = Vec::with_capacity(drawn.len());
    for (sheet, page) in document.get_pages().into_values().zip(drawn) {
        let content = document.get_dictionary(sheet)?.get(b"Contents")?.as_reference()?;
        document.get_object_mut(content)?.as_stream_mut()?.set_plain_content(page.operators);
        owners.push(page.owners);
    }
    Ok(owners)
}

/// How hard is compressed: harder takes twice the time for a hundredth less.
const LEVEL: u32 = 4;

/// Objects that are compressed together.
const TOGETHER: usize = 1000;

fn packed() -> SaveOptions {
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    options.max_objects_per_stream(TOGETHER).compression_level(LEVEL).build()
}

fn compressor() -> Compress {
    Compress::new(Compression::new(LEVEL), true)
}

/// Compresses what is not yet.
fn compress(document: &mut Document) -> io::Result<()> {
    let mut compressor = compressor();
    for stream in document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let content = deflated(&mut compressor, &stream.content)?;
            stream.set_content(content);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

/// Made anew for each stream, a compressor costs more than a short stream does.
fn deflated(compressor: &mut Compress, bytes: &[u8]) -> io::Result<Vec<u8>> {
    const LEAST: usize = 256;
    compressor.reset();
    let mut out = Vec::with_capacity(bytes.len() / 2 + LEAST);
    loop {
        let taken = usize::try_from(compressor.total_in()).unwrap_or(bytes.len());
        let status = compressor.compress_vec(&bytes[taken..], &mut out, FlushCompress::Finish)?;
        if status == Status::StreamEnd {
            return Ok(out);
        }
        out.reserve(out.len().max(LEAST));
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape map_err wants")]
fn pdf(error: lopdf::Error) -> ReportError {
    ReportError::Pdf(error.to_string())
}

/// To a hundredth, which of a point is finer than any printer's dot.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// A text string of PDF: UTF-16 with a byte-order mark.
fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

fn text_string(text: &str) -> lopdf::Object {
    lopdf::Object::String(utf16(text), lopdf::StringFormat::Hexadecimal)
}

/// For names and ids that must depend on content alone.
fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    parts.into_iter().for_each(|part| {
        hasher.update(part);
    });
    let mut digest = [0; 16];
    hasher.finalize_xof().fill(&mut digest);
    digest
}
