//! `saisaat report`: documents of the catalogue into a folder, for an agency or for all.

use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use saisaat_core::Office;
use saisaat_core::registers::{Agency, Scope};
use saisaat_report::{About, DocumentKind, Format};

use super::{Outcome, Period, Place, Replacing, Reviewed, not_empty, print};
use crate::emblems;
use crate::error::{Answer, Failure};
use crate::reports::catalogue::{Gathered, Order, Wishes, count, gather};
use crate::reports::form::{Form, Review, Taken};
use crate::reports::{self, agencies_with_agreement};
use crate::workspace::Open;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    #[command(flatten)]
    whose: Whose,
    /// โฟลเดอร์สำหรับไฟล์
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// เอกสารที่ต้องการ
    #[arg(long, value_name = "DOCUMENT", value_parser = documents(), default_value = "indicator_report")]
    document: DocumentKind,
    /// รูปแบบของไฟล์ (เอกสารที่มีเฉพาะ PDF จะไม่รับรูปแบบอื่น)
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = "pdf")]
    format: Format,
    /// แสดงไฟล์แนบในภาคผนวกหลักฐาน (ใช้กับ evidence_appendix เท่านั้น)
    #[arg(long)]
    with_files: bool,
    #[command(flatten)]
    wishes: Wishes,
    #[command(flatten)]
    existing: Replacing,
    #[command(flatten)]
    reviewed: Reviewed,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Whose {
    /// รหัสส่วนราชการ
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// ทุกส่วนราชการที่มีคำรับรอง
    #[arg(long)]
    all: bool,
}

/// The catalogue's codes, each with what it is called.
fn documents() -> impl TypedValueParser<Value = DocumentKind> {
    let offered = DocumentKind::ALL.iter().map(|kind| kind.info());
    let known = PossibleValuesParser::new(offered.map(|info| PossibleValue::new(info.code).help(info.words.th)));
    known.map(|code| DocumentKind::of_code(&code).unwrap_or(DocumentKind::IndicatorReport))
}

/// The kinds of file, each with what it is for.
fn formats() -> impl TypedValueParser<Value = Format> {
    let told = |format: Format| match format {
        Format::Pdf => "สำหรับพิมพ์และส่ง",
        Format::Docx => "ข้อความสำหรับแก้ไขใน Word",
        Format::Xlsx => "ตารางสำหรับแก้ไขใน Excel",
    };
    let known = Format::ALL.map(|format| PossibleValue::new(format.extension()).help(told(format)));
    let of = |code: String| Format::ALL.into_iter().find(|format| format.extension() == code).unwrap_or_default();
    PossibleValuesParser::new(known).map(of)
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    if !arguments.document.offers(arguments.format) {
        return Err(Failure::NoSuchFormat);
    }
    let Open { workspace, mut office } = arguments.place.open_whole()?;
    let Period { year, round } = arguments.period;
    let order = Order { kind: arguments.document, year, round, with_files: arguments.with_files };
    let agencies = match (&arguments.whose.agency, order.kind.info().about) {
        (Some(code), _) => vec![office.read(|reader| reader.agency_with_code(code))?],
        // one for the whole ministry
        (None, About::Ministry) => agencies_with_agreement(&office, year)?.into_iter().take(1).collect(),
        (None, About::Agreement) => agencies_with_agreement(&office, year)?,
        (None, _) => office.read(|reader| reader.list::<Agency>(&Scope::default()))?,
    };
    let documents = agencies.iter().map(|agency| count(&office, order, agency)).sum::<Answer<usize>>()?;
    if documents == 0 {
        return Err(order.nothing().into());
    }
    let form = Form::of(&office, arguments.wishes)?;
    if arguments.wishes.disclosable && !arguments.reviewed.reviewed {
        look_through(&office, order, &agencies, &form)?;
    }
    // What cannot be gathered is refused before anything is told or written.
    if let [agency] = agencies.as_slice() {
        gather(&office, order, agency)?;
    }
    let existing = arguments.existing.existing();
    let (printer, options, left) =
        (emblems::printer()?, arguments.wishes.options_in(arguments.format), AtomicUsize::new(0));
    let printed = reports::attended(&mut office, documents, &left, |office| {
        let store = order.with_files.then(|| workspace.evidence_store(office));
        let gathered = each(office, order, &agencies, &form).map(|one| match &store {
            Some(store) => one?.with_files(store),
            None => one,
        });
        Ok(reports::print_all(&printer, gathered, &options, &arguments.out, existing, &left))
    })?;
    office.close()?;
    if let Some(failure) = printed.failed {
        return Err(failure);
    }
    printed.files.iter().for_each(|file| print::say(&file.display().to_string()));
    for (file, failure) in &printed.refused {
        print::refuse_file(file, failure);
    }
    Ok(if printed.refused.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// Each document in its form. What has to be looked at was, by now.
fn each<'a>(
    office: &'a Office,
    order: Order,
    agencies: &'a [Agency],
    form: &'a Form,
) -> impl Iterator<Item = Answer<Gathered>> + 'a {
    let mut taken = Taken::default();
    agencies.iter().flat_map(move |agency| match gather(office, order, agency) {
        Ok(gathered) => {
            let formed = |one| Ok(Form::apart(&mut taken, form.apply(one)?.reviewed(Review::Done)?));
            gathered.into_iter().map(formed).collect::<Vec<_>>()
        }
        Err(failure) => vec![Err(failure)],
    })
}

/// Refuses to go on while any document has a passage that somebody has to look at.
fn look_through(office: &Office, order: Order, agencies: &[Agency], form: &Form) -> Answer<()> {
    let mut passages = Vec::new();
    for agency in agencies {
        for gathered in gather(office, order, agency)? {
            passages.extend(form.apply(gathered)?.passages);
        }
    }
    if passages.is_empty() { Ok(()) } else { Err(Failure::NotReviewed { passages }) }
}
