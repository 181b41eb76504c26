//! `saisaat inspect`: what a spreadsheet holds, with no workspace needed.

use std::path::PathBuf;

use saisaat_import::{InspectedSheet, Inspection, MatchedColumn, Target, inspect};

use super::import::read_target;
use super::{Outcome, print};
use crate::error::Answer;
use crate::imports;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// ไฟล์ .xlsx, .xls หรือ CSV
    spreadsheet: PathBuf,
    /// ดูว่าเหมาะกับการนำเข้าเป็นสิ่งใด; ไม่ระบุคือเดาจากไฟล์
    #[arg(long = "as", value_name = "TARGET", value_parser = read_target())]
    target: Option<Target>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let workbook = imports::read(&arguments.spreadsheet, &mut imports::reading)?;
    let inspection = inspect(&workbook, arguments.target);
    if arguments.json {
        print::say_json(&inspection);
    } else {
        tell(&inspection);
    }
    Ok(Outcome::Done)
}

fn tell(inspection: &Inspection) {
    let target = inspection.target.map_or("ไม่ทราบ", |target| target.label().th);
    print::say(&format!("เหมาะกับการนำเข้าเป็น: {target}"));
    inspection.notes.iter().for_each(|note| print::say(&format!("หมายเหตุ [{}] {}", note.code, note.message)));
    inspection.sheets.iter().for_each(tell_sheet);
}

fn tell_sheet(sheet: &InspectedSheet) {
    let InspectedSheet { name, rows, data_rows, .. } = sheet;
    match (sheet.header, &sheet.refused) {
        (Some((first, last)), _) => {
            print::say(&format!("แผ่นงาน “{name}”: {rows} แถว หัวตารางแถว {first}–{last} ข้อมูล {data_rows} แถว"));
        }
        (None, Some(refused)) => print::say(&format!("แผ่นงาน “{name}”: {rows} แถว — {}", refused.message)),
        (None, None) => print::say(&format!("แผ่นงาน “{name}”: {rows} แถว")),
    }
    for MatchedColumn { column, heading, label, samples, .. } in &sheet.columns {
        let meaning = if label.is_empty() { "ไม่นำเข้า" } else { label };
        print::say(&format!("  {column}\t{heading} → {meaning}\t{}", samples.join(", ")));
    }
    let (problems, repairs) = (sheet.problems.len(), sheet.repairs.len());
    if problems + repairs > 0 {
        print::say(&format!("  ปัญหา {problems} จุด ปรับแก้ให้อัตโนมัติ {repairs} จุด"));
    }
}
