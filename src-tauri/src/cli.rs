//! The command line, in the same executable. Stable: other programs call it.
//!
//! Invariants: exit 0 when it was done, 1 when the data was refused, 2 on wrong usage. Errors go to standard error in Thai, led
//! by their code: `ข้อผิดพลาด [not_found] …`. With `--json` exactly one JSON object goes to standard output; where a command
//! was refused it is `{"error": {"code", "message", …}}`. Decimals are JSON strings, exact as stored; dates are ISO; national
//! ids are masked, in whichever field they stand. A document for the public with passages that may be names is refused with
//! `not_reviewed` and the passages until it is asked for with `--reviewed`.
//!
//! | command | the JSON object |
//! |---|---|
//! | `import` | `{inserted, updated, unchanged, skipped, problems: [{sheet, row, column, code, message}], repairs: [{sheet, row, column, code, before, after}], notes: [{code, message}]}`; a file refused whole has one problem, without sheet, row 0 |
//! | `inspect` | `{target, sheets: [{name, rows, header: [first, last], data_rows, columns: [{column, heading, field, label, confidence, guess, samples}], problems, repairs, refused}], notes}`; `header` is null where no row is one |
//! | `export`, `template` | `{register, count, file}` |
//! | `score` | `{year, round, agencies: [{code, name, total, missing, indicators: [{code, name, weight, result, score, weighted, trace: [text]}]}]}` |
//! | `proof` | `{year, round, agencies: [{code, name, remarks: [{kind, holds_back, register, key, called, field, rule, day, detail}]}]}`; exit 1 where one holds a report back |
//! | `pack` | `{folder, printed, unchanged, problems: [{agency, name, failure, message}], cancelled, passages: [{document, text}]}` |
//! | `list` | `{register, count, records: [{…the register's columns}]}` |
//! | `calendar` | `{count, file}` |
//! | `search` | `{hits: [{register, id, called, field, text, agency_id, agency, year}], more: [register], complete}`; of a register in `more` there are more hits |
//! | `audit` | `{head, verified, heads: {hold, compared: [{source, name, head, standing}], unknown: [code]}, lines: [{seq, at, officer, verb, register, rows, fields, changes, previous, hash}]}`; `verified` and `heads` are null without `--verify`; a source is `backup`, `submission` or `head_file`, a standing `in_log`, `given_up` by a restore, `missing` or `foreign` |
//! | `backup` | `{folder, at, head}` |
//! | `restore` | `{backup, target, restored, aside, problem, registers: [{register, backup, now}]}`; `now` is null where nothing could be counted, `aside` is where the workspace that was there went, `problem` why what was restored does not open |
//! | `verify` | `{verified, heads, problem, backups: [{folder, at, head, verified, problem, registers: [{register, rows}]}]}`; `heads` as of `audit`, of a workspace that opens, and `problem` why one does not; `verified` is null when all backups hold and the workspace is open elsewhere |
//! | `verify-code` | `{code, standing, records: [{register, id, name, number, what, date, certified}]}`; a standing is `holds`, `changed` (the code may be of one of `records`, which says something else today) or `unknown`; exit 1 unless it holds |
//! | `confinement` | `{seccomp, landlock: "None" \| "Partly" \| "Whole", namespaces}` |
//!
//! A locked workspace opens with the passphrase in `SAISAAT_PASSPHRASE`, in the first line of `--passphrase-file`, or asked for
//! on the terminal.

mod audit;
mod backup;
mod calendar;
mod check;
mod confinement;
mod export;
mod heads;
mod import;
mod inspect;
mod list;
mod new;
mod pack;
mod passphrase;
mod print;
mod proof;
mod report;
mod restore;
mod score;
mod search;
mod submit;
mod undo;
mod usage;
mod verify;
mod verify_code;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use saisaat_core::files::Existing;
use saisaat_core::registers::Agency;
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Clock, Office, Reader};

use crate::error::Answer;
use crate::workspace::Open;
use crate::{log, workspace};

/// ใสสะอาด — ระบบงานศูนย์ประสานราชการใสสะอาด
#[derive(Debug, Parser)]
#[command(name = "saisaat", version, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "เรียกโดยไม่ใส่คำสั่งเพื่อเปิดหน้าต่าง · รหัสจบงาน: 0 สำเร็จ, 1 ข้อมูลถูกปฏิเสธ, 2 ใช้คำสั่งผิด";

#[derive(Debug, Subcommand)]
enum Command {
    /// สร้างแฟ้มงานใหม่ในโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง
    New(new::Arguments),
    /// นำเข้าข้อมูลจากตารางคำนวณ
    Import(import::Arguments),
    /// ส่งออกทะเบียนเป็น Excel
    Export(export::Arguments),
    /// เขียนแบบฟอร์มเปล่าสำหรับกรอกแล้วนำเข้า โดยไม่ต้องมีแฟ้มงาน
    Template(export::Template),
    /// ดูว่าไฟล์ตารางคำนวณมีอะไร โดยไม่ต้องมีแฟ้มงาน
    Inspect(inspect::Arguments),
    /// คะแนนตัวชี้วัดตามคำรับรองการปฏิบัติราชการ
    Score(score::Arguments),
    /// ตรวจก่อนพิมพ์ว่ารายงานของรอบยังขาดหรือมีอะไรให้ผู้อ่านสะดุด
    Proof(proof::Arguments),
    /// จัดทำเอกสาร เช่น รายงานการประเมินผลตนเอง (SAR)
    Report(report::Arguments),
    /// จัดทำชุดรายงานของทั้งกระทรวง พร้อมสรุปและบัญชีไฟล์
    Pack(pack::Arguments),
    /// ส่งรายงานของรอบ และเก็บไว้ตามที่ส่ง
    Submit(submit::Arguments),
    /// แสดงรายการในทะเบียน
    List(list::Arguments),
    /// เขียนกำหนดการของปีเป็นไฟล์ iCalendar สำหรับปฏิทินในโทรศัพท์หรืออีเมล
    Calendar(calendar::Arguments),
    /// ค้นคำในทุกทะเบียน
    Search(search::Arguments),
    /// เลิกทำรายการล่าสุด
    Undo(Place),
    /// แสดงบันทึกการใช้งาน และตรวจว่าไม่ถูกแก้ไข
    Audit(audit::Arguments),
    /// ตรวจความสมบูรณ์ของแฟ้มงานทั้งหมด รวมไฟล์หลักฐาน
    Check(check::Arguments),
    /// สำรองแฟ้มงาน
    Backup(backup::Arguments),
    /// กู้คืนแฟ้มงานจากสำเนาสำรอง
    Restore(restore::Arguments),
    /// ตรวจรหัสบนเกียรติบัตรหรือประกาศเกียรติคุณกับทะเบียน
    VerifyCode(verify_code::Arguments),
    /// ตรวจสำเนาสำรองโดยเปิดอ่านทุกชุด
    Verify(verify::Arguments),
    /// ดูว่าเครื่องนี้จำกัดสิทธิ์ของตัวอ่านไฟล์ตารางและภาพไว้อย่างไร
    Confinement(confinement::Arguments),
    /// Writes the TypeScript client of the window's commands.
    #[cfg(debug_assertions)]
    #[command(hide = true)]
    Bindings {
        /// The file.
        file: PathBuf,
    },
    /// Fails within, so that a test can hear what is said then.
    #[cfg(feature = "e2e")]
    #[command(hide = true)]
    Panic {
        #[arg(long)]
        json: bool,
    },
}

/// The workspace a command works at.
#[derive(Debug, clap::Args)]
struct Place {
    /// โฟลเดอร์แฟ้มงาน
    workspace: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::Source,
}

/// Whether an officer looked at what may be a name.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Reviewed {
    /// ตรวจข้อความที่อาจเป็นชื่อบุคคลแล้ว ให้เขียนฉบับเผยแพร่ได้
    #[arg(long, requires = "disclosable")]
    reviewed: bool,
}

/// The fiscal year and round a command is about.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Period {
    /// ปีงบประมาณ พ.ศ. เช่น 2569
    #[arg(long, value_parser = read_year)]
    year: FiscalYear,
    /// รอบ 6, 9 หรือ 12 เดือน
    #[arg(long, value_parser = read_round)]
    round: Round,
}

/// What becomes of a file that has the name already.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Replacing {
    /// เขียนทับไฟล์ชนิดเดียวกันที่มีชื่อนี้อยู่แล้ว
    #[arg(long)]
    force: bool,
}

impl Replacing {
    const fn existing(self) -> Existing {
        if self.force { Existing::Replace } else { Existing::Refuse }
    }
}

/// Runs the command that the program's arguments name. A panic within is said like any other failure, and ends with 1.
#[must_use]
pub fn run() -> ExitCode {
    log::take_panics();
    let ended = std::panic::catch_unwind(obeyed).unwrap_or_else(|_| {
        print::fail_within(asks_for_json());
        ExitCode::FAILURE
    });
    if print::whole_answer() { ended } else { ExitCode::FAILURE }
}

fn obeyed() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => cli.command.run(),
        Err(error) if error.use_stderr() => {
            print::misuse(&usage::wrong_in_thai(&error), asks_for_json());
            ExitCode::from(2)
        }
        Err(help) => {
            print::say(&usage::help_in_thai(&help.render().to_string()));
            ExitCode::SUCCESS
        }
    }
}

/// Where nothing could be parsed, what was typed must do.
fn asks_for_json() -> bool {
    std::env::args_os().skip(1).any(|argument| argument == "--json")
}

impl Command {
    fn run(self) -> ExitCode {
        if let Err(unset) = Clock::System.refuse_unset() {
            print::refuse(&unset.into(), asks_for_json());
            return ExitCode::FAILURE;
        }
        let (json, outcome) = match self {
            Self::New(arguments) => (false, new::run(&arguments)),
            Self::Import(arguments) => (arguments.json, import::run(&arguments)),
            Self::Export(arguments) => (arguments.json, export::run(&arguments)),
            Self::Template(arguments) => (arguments.json, export::template(&arguments)),
            Self::Inspect(arguments) => (arguments.json, inspect::run(&arguments)),
            Self::Score(arguments) => (arguments.json, score::run(&arguments)),
            Self::Proof(arguments) => (arguments.json, proof::run(&arguments)),
            Self::Report(arguments) => (false, report::run(&arguments)),
            Self::Pack(arguments) => (arguments.json, pack::run(&arguments)),
            Self::Submit(arguments) => (arguments.json, submit::run(&arguments)),
            Self::List(arguments) => (arguments.json, list::run(&arguments)),
            Self::Calendar(arguments) => (arguments.json, calendar::run(&arguments)),
            Self::Search(arguments) => (arguments.json, search::run(&arguments)),
            Self::Undo(place) => (false, undo::run(&place)),
            Self::Audit(arguments) => (arguments.json, audit::run(&arguments)),
            Self::Check(arguments) => (false, check::run(&arguments)),
            Self::Backup(arguments) => (arguments.json, backup::run(&arguments)),
            Self::Restore(arguments) => (arguments.json, restore::run(&arguments)),
            Self::VerifyCode(arguments) => (arguments.json, verify_code::run(&arguments)),
            Self::Verify(arguments) => (arguments.json, verify::run(&arguments)),
            #[cfg(feature = "e2e")]
            Self::Panic { .. } => panic!("asked for"),
            Self::Confinement(arguments) => (arguments.json, confinement::run(&arguments)),
            #[cfg(debug_assertions)]
            Self::Bindings { file } => {
                (false, crate::bindings(&file).map(|()| Outcome::Done).map_err(|e| crate::error::Failure::within(&e)))
            }
        };
        match outcome {
            Ok(Outcome::Done) => ExitCode::SUCCESS,
            Ok(Outcome::Refused) => ExitCode::FAILURE,
            Ok(Outcome::Misused) => ExitCode::from(2),
            Err(failure) => {
                print::refuse(&failure, json);
                ExitCode::FAILURE
            }
        }
    }
}

/// How a command that said everything itself ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was done.
    Done,
    /// The data was refused, which has been said.
    Refused,
    /// What was asked for is not enough to go by, which has been said.
    Misused,
}

impl Place {
    /// Opens the workspace's office.
    fn open(&self) -> Answer<Office> {
        Ok(self.open_whole()?.office)
    }

    /// Opens the workspace.
    fn open_whole(&self) -> Answer<Open> {
        let open = workspace::open_with(&self.workspace, || self.passphrase.known())?;
        open.office.notices().iter().for_each(|notice| print::complain(&words::notice(notice)));
        Ok(open)
    }
}

/// The agency of a code; none when none was asked for.
fn agency(reader: &Reader<'_>, code: Option<&str>) -> saisaat_core::Result<Option<Agency>> {
    code.map(|code| reader.agency_with_code(code)).transpose()
}

/// The agency of a code by its key.
fn agency_id(reader: &Reader<'_>, code: Option<&str>) -> saisaat_core::Result<Option<Id<Agency>>> {
    Ok(agency(reader, code)?.map(|agency| agency.id))
}

fn read_year(text: &str) -> Result<FiscalYear, String> {
    let year = text.parse().ok().and_then(FiscalYear::new);
    year.ok_or_else(|| "ปีงบประมาณเป็น พ.ศ. ระหว่าง 2400 ถึง 2700".into())
}

fn read_round(text: &str) -> Result<Round, String> {
    text.parse().ok().and_then(Round::of_months).ok_or_else(|| "รอบเป็น 6, 9 หรือ 12 เดือน".into())
}

/// A text that says something; [`usage`] has the words.
fn not_empty(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("") } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests;
