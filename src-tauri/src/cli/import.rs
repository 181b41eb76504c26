//! `saisaat import`: a roster from a spreadsheet, as one operation or none.

use std::path::PathBuf;

use clap::ValueEnum;
use saisaat_core::registers::Person;
use saisaat_core::{Action, Verb};
use saisaat_import::{ImportError, Problem, RosterPlan, Summary, read_workbook};

use super::{Outcome, Place, agency_id, not_empty, print};
use crate::error::Answer;
use crate::roster;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// สิ่งที่นำเข้า
    what: What,
    /// ไฟล์ .xlsx, .xls หรือ CSV
    spreadsheet: PathBuf,
    /// รหัสส่วนราชการ; ไม่ระบุคือกระทรวง
    #[arg(long, value_name = "CODE", value_parser = not_empty())]
    agency: Option<String>,
    /// ดูผลโดยไม่บันทึก
    #[arg(long)]
    dry_run: bool,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// บัญชีรายชื่อบุคลากร
    Roster,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let What::Roster = arguments.what;
    let mut office = arguments.place.open()?;
    let agency = office.read(|reader| agency_id(reader, arguments.agency.as_deref()))?;
    let planned = match read_workbook(&arguments.spreadsheet) {
        Err(refused) => Err(refused),
        Ok(workbook) if arguments.dry_run => {
            let today = office.surroundings().clock.today();
            office.read(|reader| roster::plan(reader, &workbook, agency, today))?
        }
        Ok(workbook) => {
            let import = Action::on::<Person>(Verb::Import);
            office.operate(import, |tx| roster::import(tx, &workbook, agency))?.value
        }
    };
    office.close()?;
    Ok(tell(&planned.as_ref().map_or_else(refused_whole, RosterPlan::summary), arguments))
}

/// A file that is refused whole is one problem with no place in it.
fn refused_whole(refused: &ImportError) -> Summary {
    let nowhere = Problem {
        sheet: String::new(),
        row: 0,
        column: String::new(),
        code: refused.code().into(),
        message: refused.to_string(),
    };
    Summary {
        inserted: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        problems: vec![nowhere],
        repairs: vec![],
        notes: vec![],
    }
}

fn tell(summary: &Summary, arguments: &Arguments) -> Outcome {
    let Summary { inserted, updated, unchanged, skipped, .. } = summary;
    // Some rows with problems are an import with problems; only problems and nobody is data refused.
    let refused = inserted + updated + unchanged == 0 && !summary.problems.is_empty();
    if arguments.json {
        print::say_json(summary);
    } else {
        summary.problems.iter().for_each(complain);
        summary.notes.iter().for_each(|note| print::complain(&format!("หมายเหตุ [{}] {}", note.code, note.message)));
        let lead = match (refused, arguments.dry_run) {
            (true, _) => "ไม่มีผู้ใดที่นำเข้าได้",
            (false, true) => "จะนำเข้า",
            (false, false) => "นำเข้าแล้ว",
        };
        print::say(&format!("{lead}: เพิ่ม {inserted} แก้ไข {updated} คงเดิม {unchanged} ข้าม {skipped}"));
    }
    if refused { Outcome::Refused } else { Outcome::Done }
}

fn complain(problem: &Problem) {
    let Problem { sheet, row, column, code, message } = problem;
    print::complain(&match (*row, column.as_str()) {
        (0, _) => format!("ข้อผิดพลาด [{code}] {message}"),
        (row, "") => format!("{sheet} แถว {row} [{code}] {message}"),
        (row, column) => format!("{sheet} แถว {row} คอลัมน์ {column} [{code}] {message}"),
    });
}
