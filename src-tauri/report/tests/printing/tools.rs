//! A printed file and what poppler, qpdf and lopdf say of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

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

/// A link of a page, pages counted from 1 and distances in points from a page's foot.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) on: usize,
    /// Left, bottom, right, top.
    pub(crate) area: [f32; 4],
    pub(crate) text: String,
    pub(crate) to: usize,
    pub(crate) top: f32,
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
            let end = text.rfind("รายงานการประเมินผลตนเอง (SAR) · ").unwrap_or(text.len());
            text[..end].to_owned()
        });
        content.collect()
    }

    pub(crate) fn check(&self) {
        assert!(self.run("qpdf", &["--check"], &[]).contains("No syntax or stream encoding errors found"));
    }

    /// What Apache Preflight, the checker of PDF/A-1b, says.
    pub(crate) fn preflight(&self) -> String {
        let jars = [
            "commons-io",
            "commons-logging",
            "fontbox2",
            "javax.activation",
            "jaxb-api",
            "pdfbox2",
            "preflight",
            "xmpbox",
        ];
        let class_path = jars.map(|jar| format!("/usr/share/java/{jar}.jar")).join(":");
        let validator = "org.apache.pdfbox.preflight.Validator_A1b";
        let output = Command::new("java").args(["-cp", &class_path, validator]).arg(self.path()).output();
        let output = output.unwrap_or_else(|error| panic!("java is needed to check archived files: {error}"));
        [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat()
    }

    pub(crate) fn size(&self) -> usize {
        usize::try_from(std::fs::metadata(self.path()).unwrap().len()).unwrap()
    }

    /// A page in greys, as PGM.
    pub(crate) fn picture(&self, page: usize, fineness: &str) -> Vec<u8> {
        let page = page.to_string();
        let range = ["-gray", "-r", fineness, "-f", &page, "-l", &page];
        let output = Command::new("pdftoppm").args(range).arg(self.path()).output();
        output.expect("pdftoppm is needed to compare pictures").stdout
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

    /// The operators of each page.
    pub(crate) fn drawn(&self) -> Vec<Vec<u8>> {
        let document = self.document();
        document.get_pages().into_values().map(|page| document.get_page_content(page)).collect()
    }

    pub(crate) fn tags(&self) -> Vec<Element> {
        let document = self.document();
        let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        let elements =
            dictionaries.filter(|dictionary| dictionary.has(b"S") && dictionary.has(b"P") && dictionary.has(b"K"));
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

    /// The links of all pages, each checked to be bound into the structure tree.
    pub(crate) fn links(&self) -> Vec<Link> {
        let document = self.document();
        let elements = elements_by_key(&document);
        let pages = document.get_pages();
        let mut links = Vec::new();
        for (&on, &page) in &pages {
            let sheet = document.get_dictionary(page).unwrap();
            for annotation in sheet.get(b"Annots").map_or(&[][..], |annotations| annotations.as_array().unwrap()) {
                let id = annotation.as_reference().unwrap();
                let annotation = document.get_dictionary(id).unwrap();
                assert_eq!(annotation.get(b"Subtype").unwrap().as_name().unwrap(), b"Link");
                let element = elements[&annotation.get(b"StructParent").unwrap().as_i64().unwrap()];
                let element = document.get_dictionary(element).unwrap();
                assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), b"Link");
                let kids = element.get(b"K").unwrap().as_array().unwrap().iter().filter_map(|kid| kid.as_dict().ok());
                let bound = |kid: &Dictionary| kid.get(b"Obj").is_ok_and(|obj| obj.as_reference().unwrap() == id);
                assert_eq!(kids.filter(|kid| bound(kid)).count(), 1, "the element names its annotation");
                let destination = annotation.get(b"Dest").unwrap().as_array().unwrap();
                let target = destination[0].as_reference().unwrap();
                let to = *pages.iter().find(|(_, page)| **page == target).unwrap().0 as usize;
                let numbers = annotation.get(b"Rect").unwrap().as_array().unwrap();
                let area = [0, 1, 2, 3].map(|i| numbers[i].as_float().unwrap());
                let text = decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
                links.push(Link { on: on as usize, area, text, to, top: destination[3].as_float().unwrap() });
            }
        }
        links
    }

    /// The text inside a rectangle of a page, in points from the foot's left corner.
    pub(crate) fn text_within(&self, page: usize, [left, bottom, right, top]: [f32; 4]) -> String {
        let sheet = self.document();
        let sheet = sheet.get_dictionary(sheet.get_pages()[&u32::try_from(page).unwrap()]).unwrap();
        let height = sheet.get(b"MediaBox").unwrap().as_array().unwrap()[3].as_float().unwrap();
        let page = page.to_string();
        let whole = |points: f32| format!("{points:.0}");
        let [x, y, width, height] =
            [left.floor(), (height - top).floor(), right - left + 2.0, top - bottom + 1.0].map(whole);
        let area = ["-f", &page, "-l", &page, "-x", &x, "-y", &y, "-W", &width, "-H", &height];
        self.run("pdftotext", &area, &["-"])
    }

    fn document(&self) -> Document {
        Document::load(self.path()).unwrap()
    }
}

/// The structure elements by the keys that annotations name them by.
fn elements_by_key(document: &Document) -> BTreeMap<i64, ObjectId> {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = document.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
    let numbers = document.get_dictionary(tree).unwrap().get(b"Nums").unwrap().as_array().unwrap();
    numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].as_reference().unwrap())).collect()
}

/// Text without white space: lines end where they fit, and that is no difference.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
