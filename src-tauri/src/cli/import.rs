//! `saisaat import`: a spreadsheet into a register, as one operation or none.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use saisaat_core::registers::{AwardScheme, Record, Scope, SurveyWave, TrainingSession};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Office, Reader};
use saisaat_import::{Choices, Import, ImportError, OnDuplicate, Place as Whose, Problem, Question, Summary, Target};

use super::{Outcome, Place, agency_id, not_empty, print, read_round, read_year};
use crate::error::{Answer, Failure};
use crate::{imports, log};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// สิ่งที่นำเข้า
    #[arg(value_parser = read_target())]
    target: Target,
    /// ไฟล์ .xlsx, .xls หรือ CSV
    spreadsheet: PathBuf,
    #[command(flatten)]
    whose: Belonging,
    /// แผ่นงาน; ไม่ระบุคือแผ่นงานที่เหมาะที่สุด
    #[arg(long, value_name = "SHEET", value_parser = not_empty)]
    sheet: Option<String>,
    /// ไฟล์ JSON ที่บอกความหมายของคอลัมน์และการแก้ไข
    #[arg(long, value_name = "MAP.json")]
    map: Option<PathBuf>,
    /// ค้นหารายการเดิมด้วยข้อมูลใด เช่น national_id หรือ code
    #[arg(long, value_name = "KEY", value_parser = not_empty)]
    key: Option<String>,
    /// เมื่อมีรายการเดิมอยู่แล้ว
    #[arg(long, value_name = "WHAT", value_enum)]
    on_duplicate: Option<Known>,
    /// ดูผลโดยไม่บันทึก
    #[arg(long)]
    dry_run: bool,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Where the rows belong.
#[derive(Debug, clap::Args)]
pub(super) struct Belonging {
    /// รหัสส่วนราชการ; ไม่ระบุคือกระทรวง
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// ปีงบประมาณ พ.ศ. เช่น 2569
    #[arg(long, value_parser = read_year)]
    year: Option<FiscalYear>,
    /// รอบ 6, 9 หรือ 12 เดือน
    #[arg(long, value_parser = read_round)]
    round: Option<Round>,
    /// การฝึกอบรม: รหัสรายการหรือชื่อ
    #[arg(long, value_name = "SESSION", value_parser = not_empty)]
    session: Option<String>,
    /// รางวัล: รหัสรายการหรือชื่อ
    #[arg(long, value_name = "SCHEME", value_parser = not_empty)]
    scheme: Option<String>,
    /// รอบการสำรวจ: รหัสรายการหรือชื่อรอบ
    #[arg(long, value_name = "WAVE", value_parser = not_empty)]
    wave: Option<String>,
}

/// A target by its name, offered with what it is called.
pub(super) fn read_target() -> impl TypedValueParser<Value = Target> {
    let offered = Target::all().into_iter().map(|target| PossibleValue::new(target.name()).help(target.label().th));
    PossibleValuesParser::new(offered).map(|name| Target::of_name(&name).expect("clap lets only these names through"))
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Known {
    /// ปรับปรุงรายการเดิม
    Update,
    /// คงรายการเดิมไว้
    Keep,
    /// เพิ่มเป็นรายการใหม่
    New,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let target = arguments.target;
    let choices = arguments.choices()?;
    if let Some(key) = choices.key.as_deref().filter(|key| target.keys().iter().all(|(known, _)| known != key)) {
        let keys = target.keys().iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
        let why = format!("ค้นหา{}ด้วย “{key}” ไม่ได้ โปรดใช้: {keys}", target.label().th);
        print::misuse(&why, arguments.json);
        return Ok(Outcome::Misused);
    }
    let mut office = arguments.place.open()?;
    let place = office.read(|reader| Ok(arguments.whose.place(reader)))??;
    let planned = plan(&mut office, arguments, target, &place, &choices)?;
    office.close()?;
    Ok(tell(&planned.unwrap_or_else(|refused| refused_whole(&refused)), arguments))
}

fn plan(
    office: &mut Office,
    arguments: &Arguments,
    target: Target,
    place: &Whose,
    choices: &Choices,
) -> Answer<Result<Summary, ImportError>> {
    let workbook = match imports::read(&arguments.spreadsheet, &mut imports::reading) {
        Ok(workbook) => workbook,
        Err(refused) => return Ok(Err(refused)),
    };
    let import = Import { workbook: &workbook, target, place, choices };
    let written = match arguments.dry_run {
        true => Err(ImportError::Unanswered),
        false => imports::write(office, import, &mut imports::quietly)?.map(|done| done.value),
    };
    let check = match written {
        // Nothing was written: what would be, and what is asked.
        Err(ImportError::Unanswered) => imports::check(office, import, &mut imports::quietly)?,
        written => written,
    };
    Ok(check.map(saisaat_import::Check::summary))
}

impl Arguments {
    /// The choices of the map, and over them those of the command line.
    fn choices(&self) -> Answer<Choices> {
        let mut choices = self.map.as_deref().map_or_else(|| Ok(Choices::default()), read_map)?;
        choices.sheet = self.sheet.clone().or(choices.sheet);
        choices.key = self.key.clone().or(choices.key);
        if let Some(known) = self.on_duplicate {
            choices.on_duplicate = known.on_duplicate();
        }
        Ok(choices)
    }
}

fn read_map(path: &Path) -> Answer<Choices> {
    let bytes = fs::read(path).map_err(|cause| Failure::file(path, &cause))?;
    serde_json::from_slice(&bytes).map_err(|wrong: serde_json::Error| {
        log::note(&wrong);
        let (file, line, column) = (path.display(), wrong.line(), wrong.column());
        let message = format!("ไฟล์ {file} ใช้ไม่ได้ ตรวจบรรทัดที่ {line} ตำแหน่งที่ {column} โปรดแก้ไฟล์ตามตัวอย่างในคู่มือคำสั่ง (assets/docs/command-line.md)");
        Failure::Import { reason: "bad_map".into(), message }
    })
}

impl Belonging {
    /// The place these name.
    ///
    /// # Errors
    /// `not_found` naming what is not in the register.
    pub(super) fn place(&self, reader: &Reader<'_>) -> Answer<Whose> {
        let agency = agency_id(reader, self.agency.as_deref())?;
        let parent = match (&self.session, &self.scheme, &self.wave) {
            (Some(session), ..) => Some(named::<TrainingSession>(reader, session, |session| &session.title)?),
            (None, Some(scheme), _) => Some(named::<AwardScheme>(reader, scheme, |scheme| &scheme.name)?),
            (None, None, Some(wave)) => Some(named::<SurveyWave>(reader, wave, |wave| &wave.title)?),
            (None, None, None) => None,
        };
        Ok(Whose { agency, year: self.year, round: self.round, parent })
    }
}

/// The key of a record that is named by its key or by its name.
fn named<T: Record>(reader: &Reader<'_>, wanted: &str, name: fn(&T) -> &String) -> Answer<String> {
    if let Some(record) = Id::<T>::parse(wanted).map(|id| reader.find(id)).transpose()?.flatten() {
        return Ok(record.key());
    }
    let found = reader.list::<T>(&Scope::default())?.into_iter().find(|record| name(record) == wanted);
    found.map(|record| record.key()).ok_or_else(|| Failure::NotFound { what: T::TABLE.into(), key: wanted.into() })
}

impl Known {
    const fn on_duplicate(self) -> OnDuplicate {
        match self {
            Self::Update => OnDuplicate::Update,
            Self::Keep => OnDuplicate::Keep,
            Self::New => OnDuplicate::New,
        }
    }
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
        sheet: String::new(),
        inserted: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        problems: vec![nowhere],
        questions: vec![],
        repairs: vec![],
        notes: vec![],
    }
}

fn tell(summary: &Summary, arguments: &Arguments) -> Outcome {
    let Summary { inserted, updated, unchanged, skipped, .. } = summary;
    // Some rows with problems are an import with problems; only problems and nobody is data refused.
    let refused = inserted + updated + unchanged == 0 && !summary.problems.is_empty();
    let asked = summary.questions.iter().any(|question| question.answer.is_none());
    if arguments.json {
        print::say_json(summary);
    } else {
        summary.problems.iter().for_each(complain);
        summary.questions.iter().filter(|question| question.answer.is_none()).for_each(ask);
        summary.notes.iter().for_each(|note| print::complain(&format!("หมายเหตุ [{}] {}", note.code, note.message)));
        let lead = match (asked || refused, arguments.dry_run) {
            (true, _) if asked => "ยังไม่ได้นำเข้า เพราะมีคำถามที่ต้องตอบใน --map (answers)",
            (true, _) => "ไม่มีแถวใดที่นำเข้าได้",
            (false, true) => "จะนำเข้า",
            (false, false) => "นำเข้าแล้ว",
        };
        print::say(&format!("{lead}: เพิ่ม {inserted} แก้ไข {updated} คงเดิม {unchanged} ข้าม {skipped}"));
    }
    if asked || refused { Outcome::Refused } else { Outcome::Done }
}

fn ask(question: &Question) {
    let Question { sheet, row, column, code, message, choices, .. } = question;
    let place = match (*row, column.as_str()) {
        (0, "") => sheet.clone(),
        (0, column) => format!("{sheet} คอลัมน์ {column}"),
        (row, "") => format!("{sheet} แถว {row}"),
        (row, column) => format!("{sheet} แถว {row} คอลัมน์ {column}"),
    };
    let offered = choices.iter().map(|choice| format!("{} = {}", choice.choice, choice.label.th)).collect::<Vec<_>>();
    print::complain(&format!("คำถาม [{code}] {place}: {message} ({})", offered.join("; ")));
}

fn complain(problem: &Problem) {
    let Problem { sheet, row, column, code, message } = problem;
    print::complain(&match (*row, column.as_str()) {
        (0, _) => format!("ข้อผิดพลาด [{code}] {message}"),
        (row, "") => format!("{sheet} แถว {row} [{code}] {message}"),
        (row, column) => format!("{sheet} แถว {row} คอลัมน์ {column} [{code}] {message}"),
    });
}
