//! A document as an Excel file: each table a sheet, what is said before and after it above and below.

mod cell;
mod looks;
mod sheets;
mod write;

use super::Setting;
use super::package::Package;
use super::xml::{escaped, put};
use crate::ReportError;
use crate::layout::flow::Composition;
use crate::pdf::Particulars;
use looks::Looks;

const EXCEL: &str = "spreadsheetml";
const MAIN: &str = "xl/workbook.xml";
const SPACES: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

pub(super) fn write(
    composition: &Composition,
    particulars: &Particulars,
    setting: Setting<'_>,
) -> Result<Vec<u8>, ReportError> {
    let (mut package, mut looks) = (Package::default(), Looks::default());
    let (mut listed, mut titles) = (String::new(), String::new());
    for (number, sheet) in (1..).zip(sheets::of(composition, setting.style)) {
        let written = write::sheet(&sheet, composition.running.as_ref(), setting, &mut looks)?;
        let path = format!("worksheets/sheet{number}.xml");
        package.part(&format!("xl/{path}"), &format!("{EXCEL}.worksheet"), &written.xml);
        package.office_relation(MAIN, &format!("rId{number}"), "worksheet", &path);
        let name = escaped(&sheet.name);
        put(&mut listed, format_args!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
        if let Some((first, last)) = written.header {
            let name = name.replace('\'', "''");
            put(
                &mut titles,
                format_args!(
                    "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{}\">'{name}'!${first}:${last}</definedName>",
                    number - 1
                ),
            );
        }
    }
    if !titles.is_empty() {
        titles = format!("<definedNames>{titles}</definedNames>");
    }
    package.part(
        MAIN,
        &format!("{EXCEL}.sheet.main"),
        &format!("<workbook {SPACES}><sheets>{listed}</sheets>{titles}</workbook>"),
    );
    package.part("xl/styles.xml", &format!("{EXCEL}.styles"), &looks.xml());
    package.office_relation(MAIN, "rIdStyles", "styles", "styles.xml");
    package.about(MAIN, particulars);
    package.bytes()
}
