//! `saisaat audit`: the audit log, and whether it is whole.

use saisaat_core::{AuditLine, Error};
use serde::Serialize;

use super::{Outcome, Place, print};
use crate::error::{Answer, Failure};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ตรวจสายแฮชทุกบรรทัด
    #[arg(long)]
    verify: bool,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Serialize)]
struct Audit {
    head: String,
    verified: Option<bool>,
    lines: Vec<AuditLine>,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let office = arguments.place.open()?;
    let verified = arguments.verify.then(|| office.verify_audit());
    let (verified, damage) = match verified {
        Some(Err(damage @ Error::Damaged { .. })) => (Some(false), Some(Failure::from(damage))),
        other => (other.transpose()?.map(|_| true), None),
    };
    let lines = office.audit()?;
    let head = lines.last().map(|line| line.hash.clone()).unwrap_or_default();
    if arguments.json {
        print::say_json(&Audit { head, verified, lines });
    } else {
        lines.iter().for_each(show);
        if verified == Some(true) {
            print::say(&format!("บันทึกการใช้งานถูกต้องทุกบรรทัด ค่าแฮชล่าสุด {head}"));
        }
    }
    let Some(damage) = damage else { return Ok(Outcome::Done) };
    print::refuse(&damage, false);
    Ok(Outcome::Refused)
}

fn show(line: &AuditLine) {
    let AuditLine { seq, at, verb, register, rows, hash, .. } = line;
    let hash: String = hash.chars().take(12).collect();
    print::say(&format!("{seq}\t{at}\t{verb}\t{register}\t{rows}\t{hash}"));
}
