//! A printed file and what poppler, qpdf and lopdf say of it.

use std::path::PathBuf;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, decode_text_string};

/// A PDF on disk, gone when dropped.
pub(crate) struct File {
    folder: tempfile::TempDir,
}

/// A font as `pdffonts` lists it.
#[derive(Debug)]
pub(crate) struct Font {
    pub(crate) name: String,
    pub(crate) embedded: bool,
    pub(crate) subset: bool,
    pub(crate) extractable: bool,
}

/// An element of the structure tree.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) alt: Option<String>,
}

/// What the document says about itself.
pub(crate) struct Catalog {
    pub(crate) language: String,
    pub(crate) tagged: bool,
    pub(crate) has_colour_intent: bool,
    pub(crate) metadata: String,
    pub(crate) outline_roots: i64,
}

impl File {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let file = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("report.pdf")
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program).args(before).arg(self.path()).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{program} is needed to check printed files: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The text as a reader would have it.
    pub(crate) fn text(&self) -> String {
        self.run("pdftotext", &[], &["-"])
    }

    /// The text in the order it is drawn.
    pub(crate) fn raw_text(&self) -> String {
        self.run("pdftotext", &["-raw"], &["-"])
    }

    pub(crate) fn page_text(&self, page: usize) -> String {
        let page = page.to_string();
        self.run("pdftotext", &["-raw", "-f", &page, "-l", &page], &["-"])
    }

    /// The text without what stands at the head and foot of pages.
    pub(crate) fn content_text(&self) -> String {
        let pages = (1..=self.pages()).map(|page| self.page_text(page));
        // the running text is drawn last: three lines of head and foot, and the page's number
        let content = pages.map(|text| {
            let end = text.rfind("รายงานผลตัวชี้วัด · ").unwrap_or(text.len());
            text[..end].to_owned()
        });
        content.collect()
    }

    pub(crate) fn check(&self) {
        assert!(self.run("qpdf", &["--check"], &[]).contains("No syntax or stream encoding errors found"));
    }

    pub(crate) fn fonts(&self) -> Vec<Font> {
        let list = self.run("pdffonts", &[], &[]);
        let font = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [.., embedded, subset, extractable, _, _] = words[..] else { panic!("{line}") };
            let yes = |word: &str| word == "yes";
            let (embedded, subset, extractable) = (yes(embedded), yes(subset), yes(extractable));
            Font { name: words[0].to_owned(), embedded, subset, extractable }
        };
        list.lines().skip(2).map(font).collect()
    }

    pub(crate) fn pages(&self) -> usize {
        self.document().get_pages().len()
    }

    pub(crate) fn tags(&self) -> Vec<Element> {
        let document = self.document();
        let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        let elements = dictionaries.filter(|dictionary| dictionary.has_type(b"StructElem"));
        let element = |dictionary: &Dictionary| Element {
            tag: String::from_utf8_lossy(dictionary.get(b"S").unwrap().as_name().unwrap()).into_owned(),
            alt: dictionary.get(b"Alt").ok().map(|alt| decode_text_string(alt).unwrap()),
        };
        elements.map(element).collect()
    }

    pub(crate) fn catalog(&self) -> Catalog {
        let document = self.document();
        let catalog = document.catalog().unwrap();
        let referred = |key: &[u8]| document.get_object(catalog.get(key).unwrap().as_reference().unwrap()).unwrap();
        let marked = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
        let metadata = referred(b"Metadata").as_stream().unwrap();
        Catalog {
            language: decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(),
            tagged: matches!(marked.get(b"Marked"), Ok(Object::Boolean(true))),
            has_colour_intent: !catalog.get(b"OutputIntents").unwrap().as_array().unwrap().is_empty(),
            metadata: String::from_utf8(metadata.content.clone()).unwrap(),
            outline_roots: referred(b"Outlines").as_dict().unwrap().get(b"Count").unwrap().as_i64().unwrap(),
        }
    }

    fn document(&self) -> Document {
        Document::load(self.path()).unwrap()
    }
}

/// Text without white space: lines end where they fit, and that is no difference.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
