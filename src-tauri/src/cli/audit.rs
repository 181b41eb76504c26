//! `saisaat audit`: the audit log, and whether it is whole.

use std::collections::HashMap;

use saisaat_core::registers::{Officer, Scope};
use saisaat_core::values::Date;
use saisaat_core::workspace::HeadsVerdict;
use saisaat_core::{AuditLine, Error, Office};
use serde::Serialize;

use super::{Outcome, Place, heads, not_empty, print};
use crate::error::{Answer, Failure};
use crate::workspace::Open;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ตรวจสายแฮชทุกบรรทัด
    #[arg(long)]
    verify: bool,
    /// เฉพาะทะเบียนนี้ เช่น people
    #[arg(long, value_name = "TABLE", value_parser = not_empty)]
    register: Option<String>,
    /// เฉพาะเจ้าหน้าที่ชื่อนี้
    #[arg(long, value_name = "NAME", value_parser = not_empty)]
    officer: Option<String>,
    /// ตั้งแต่วันที่ (ค.ศ. YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = read_date)]
    from: Option<Date>,
    /// ถึงวันที่ (ค.ศ. YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = read_date)]
    to: Option<Date>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Serialize)]
struct Audit {
    head: String,
    verified: Option<bool>,
    heads: Option<HeadsVerdict>,
    lines: Vec<AuditLine>,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let Open { workspace, office } = arguments.place.open_whole()?;
    let verified = arguments.verify.then(|| office.verify_audit());
    let (chain, damage) = match verified {
        Some(Err(damage @ Error::Damaged { .. })) => (Some(false), Some(Failure::from(damage))),
        other => (other.transpose()?.map(|_| true), None),
    };
    let compared = arguments.verify.then(|| workspace.compare_heads(&office)).transpose()?;
    let verified = chain.map(|holds| holds && compared.as_ref().is_none_or(|compared| compared.hold));
    let (head, names) = (office.audit_head()?, names(&office)?);
    let mut lines = office.audit()?;
    office.close()?;
    lines.retain(|line| arguments.wants(line, &names));
    if arguments.json {
        print::say_json(&Audit { head, verified, heads: compared, lines });
    } else {
        lines.iter().for_each(|line| show(line, &names));
        if chain == Some(true) {
            print::say(&format!("บันทึกการใช้งานถูกต้องทุกบรรทัด ค่าแฮชล่าสุด {head}"));
        }
        compared.iter().for_each(heads::show);
    }
    if let Some(damage) = damage {
        print::refuse(&damage, false);
    }
    Ok(if verified == Some(false) { Outcome::Refused } else { Outcome::Done })
}

impl Arguments {
    fn wants(&self, line: &AuditLine, names: &HashMap<String, String>) -> bool {
        let day = line.day();
        let named = |wanted: &String| names.get(&line.officer).is_some_and(|name| name.contains(wanted.as_str()));
        self.register.as_ref().is_none_or(|register| *register == line.register)
            && self.officer.as_ref().is_none_or(named)
            && self.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    }
}

/// The officers by key.
fn names(office: &Office) -> Answer<HashMap<String, String>> {
    let officers: Vec<Officer> = office.read(|reader| reader.list(&Scope::default()))?;
    Ok(officers.into_iter().map(|officer| (officer.id.to_string(), officer.name)).collect())
}

fn show(line: &AuditLine, names: &HashMap<String, String>) {
    let AuditLine { seq, at, officer, verb, register, rows, fields, hash, .. } = line;
    let who = names.get(officer).map_or("–", String::as_str);
    let hash: String = hash.chars().take(12).collect();
    print::say(&format!("{seq}\t{at}\t{who}\t{verb}\t{register}\t{rows}\t{fields}\t{hash}"));
}

fn read_date(text: &str) -> Result<Date, String> {
    Date::from_iso(text).ok_or_else(|| "วันที่เป็น ค.ศ. แบบ YYYY-MM-DD เช่น 2026-10-01".into())
}
