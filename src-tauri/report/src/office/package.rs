//! Parts in a zip file: in the order of their names, all of one fixed time, so that equal parts give equal bytes.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::{HEAD, escaped, put};
use crate::ReportError;
use crate::pdf::Particulars;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Of files that hold document parts, without what tells Word's from Excel's.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument";

/// A package being put together. What kinds of parts there are and how they hang together is written last.
#[derive(Default)]
pub(super) struct Package {
    parts: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
    relations: BTreeMap<String, String>,
}

impl Package {
    /// Adds a part by its path, with what comes after the common beginning of its kind.
    pub(super) fn part(&mut self, path: &str, kind: &str, xml: &str) {
        self.kinds.insert(path.to_owned(), format!("{DOCUMENT}.{kind}+xml"));
        self.parts.insert(path.to_owned(), format!("{HEAD}{xml}"));
    }

    /// Leads from one part, or from the package itself where `from` is empty, to another, by an id.
    pub(super) fn relation(&mut self, from: &str, id: &str, kind: &str, to: &str) {
        let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = self.relations.entry(format!("{folder}_rels/{name}.rels")).or_default();
        put(relations, format_args!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{to}\"/>"));
    }

    /// Leads to a part of a document by the office's own kind of relation.
    pub(super) fn office_relation(&mut self, from: &str, id: &str, kind: &str, to: &str) {
        self.relation(from, id, &format!("{OFFICE}/{kind}"), to);
    }

    /// What the file says about itself: a title, an author and the day it was made; no clock is read.
    pub(super) fn about(&mut self, main: &str, particulars: &Particulars) {
        let Particulars { title, author, subject, made_on } = particulars;
        let [title, author, subject, made_on] = [title, author, subject, made_on].map(|text| escaped(text));
        let date =
            |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{made_on}T00:00:00Z</dcterms:{name}>");
        let xml = format!(
            "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
             <dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>\
             <dc:language>th-TH</dc:language>{}{}</cp:coreProperties>",
            date("created"),
            date("modified"),
        );
        let core = "docProps/core.xml";
        self.kinds.insert(core.to_owned(), "application/vnd.openxmlformats-package.core-properties+xml".to_owned());
        self.parts.insert(core.to_owned(), xml);
        self.office_relation("", "rId1", "officeDocument", main);
        self.relation("", "rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), core);
    }

    /// The file.
    pub(super) fn bytes(mut self) -> Result<Vec<u8>, ReportError> {
        let mut kinds = format!(
            "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        );
        for (path, kind) in &self.kinds {
            put(&mut kinds, format_args!("<Override PartName=\"/{path}\" ContentType=\"{kind}\"/>"));
        }
        kinds.push_str("</Types>");
        self.parts.insert("[Content_Types].xml".to_owned(), kinds);
        for (path, relations) in self.relations {
            let xml = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>");
            self.parts.insert(path, xml);
        }
        zipped(&self.parts).map_err(ReportError::Io)
    }
}

fn zipped(parts: &BTreeMap<String, String>) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, xml) in parts {
        zip.start_file(path.as_str(), options).map_err(io::Error::other)?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}
