//! What the document says about itself: information dictionary, XMP, language, colour intent, stable identifiers.

use lopdf::{Document, Error, Object, Stream, StringFormat, dictionary};

use super::{digest, srgb, text_string};

const PROGRAM: &str = "Saisaat";

/// What a document says about itself.
#[derive(Clone, Debug)]
pub(crate) struct Particulars {
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) subject: String,
    /// The day it was made, `YYYY-MM-DD`: passed in, never read from the clock.
    pub(crate) made_on: String,
}

impl Particulars {
    /// The same with national ids masked.
    pub(crate) fn without_ids(mut self) -> Self {
        for text in [&mut self.title, &mut self.author, &mut self.subject] {
            *text = saisaat_core::values::personal::without_ids(text).into_owned();
        }
        self
    }
}

/// The archival standard a file keeps to. Pages are drawn the same under each: nothing on them is transparent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2b, a PDF 1.7.
    #[default]
    Archive2b,
    /// PDF/A-1b, a PDF 1.4, for archives that take nothing younger.
    Archive1b,
}

impl Conformance {
    const fn version(self) -> &'static str {
        match self {
            Self::Archive2b => "1.7",
            Self::Archive1b => "1.4",
        }
    }

    const fn part(self) -> u8 {
        match self {
            Self::Archive2b => 2,
            Self::Archive1b => 1,
        }
    }
}

/// Adds it all.
pub(super) fn add(document: &mut Document, particulars: &Particulars, conformance: Conformance) -> Result<(), Error> {
    document.version = conformance.version().into();
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(info, information(particulars));
    let xmp = xmp(particulars, conformance);
    let id = identifier(document, &xmp);
    let mut metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp.into_bytes());
    // plain, so that archives can read it without a PDF reader
    metadata.allows_compression = false;
    let metadata = document.add_object(metadata);
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb::profile()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Lang", Object::string_literal("th-TH"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

fn information(particulars: &Particulars) -> lopdf::Dictionary {
    let day = format!("D:{}000000+07'00'", particulars.made_on.replace('-', ""));
    dictionary! {
        "Title" => text_string(&particulars.title),
        "Author" => text_string(&particulars.author),
        "Subject" => text_string(&particulars.subject),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
        "CreationDate" => Object::string_literal(day.clone()),
        "ModDate" => Object::string_literal(day),
    }
}

/// An identifier from the content: printpdf's own is random.
fn identifier(document: &Document, xmp: &str) -> Object {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let parts = streams.map(|stream| stream.content.as_slice()).chain([xmp.as_bytes()]);
    Object::String(digest(parts).to_vec(), StringFormat::Hexadecimal)
}

fn xmp(particulars: &Particulars, conformance: Conformance) -> String {
    let day = format!("{}T00:00:00+07:00", particulars.made_on);
    let [title, author, subject] = [&particulars.title, &particulars.author, &particulars.subject].map(|s| escaped(s));
    let part = conformance.part();
    // a description to each schema, naming its own namespace: Apache's reader finds none named further out
    let about = |prefix: &str, uri: &str, said: &str| {
        format!("<rdf:Description rdf:about=\"\" xmlns:{prefix}=\"{uri}\">\n{said}\n</rdf:Description>\n")
    };
    let descriptions = [
        about(
            "dc",
            "http://purl.org/dc/elements/1.1/",
            &format!(
                "<dc:format>application/pdf</dc:format>\n\
                 <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
                 <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
                 <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n\
                 <dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>"
            ),
        ),
        about(
            "xmp",
            "http://ns.adobe.com/xap/1.0/",
            &format!(
                "<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>\n\
                 <xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>"
            ),
        ),
        about("pdf", "http://ns.adobe.com/pdf/1.3/", &format!("<pdf:Producer>{PROGRAM}</pdf:Producer>")),
        about(
            "pdfaid",
            "http://www.aiim.org/pdfa/ns/id/",
            &format!("<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"),
        ),
    ];
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         {}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
        descriptions.concat()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
