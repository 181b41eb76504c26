//! `saisaat list`: the records of a register. A new register is a line of [`REGISTERS`].

use clap::builder::PossibleValuesParser;
use saisaat_core::Reader;
use saisaat_core::registers::{
    ActionItem, Agency, Agreement, Attendance, AwardScheme, Complaint, ComplaintDeadlines, ComplaintStep, Evidence,
    Gift, GiftLimits, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult, Nomination, Person, ProgressEntry,
    Record, ReportingRound, Scope, StrategicPlan, Strategy, Submission, TrainingSession, Year,
};
use saisaat_core::values::NationalId;
use saisaat_core::values::personal::without_ids;
use serde::Serialize;
use serde_json::{Value, json};

use super::submit::without_report;
use super::{Outcome, Place, agency_id, not_empty, print};
use crate::error::Answer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ทะเบียน
    #[arg(value_parser = PossibleValuesParser::new(REGISTERS.iter().map(|register| register.name)))]
    register: String,
    /// รหัสส่วนราชการ รวมหน่วยงานในสังกัด
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// A register as the command line knows it.
struct Register {
    /// Its name on the command line.
    name: &'static str,
    /// The columns that a line of text shows, joined by tabs; JSON has all.
    columns: &'static [&'static str],
    /// Its records in a scope.
    rows: fn(&Reader<'_>, &Scope<'_>) -> saisaat_core::Result<Vec<Value>>,
}

const fn register<T: Record + Serialize>(name: &'static str, columns: &'static [&'static str]) -> Register {
    Register { name, columns, rows: rows::<T> }
}

const REGISTERS: &[Register] = &[
    register::<Agency>("agencies", &["code", "name_th"]),
    register::<Year>("years", &["year", "note"]),
    register::<ReportingRound>("rounds", &["year", "round", "closes_on", "due_on"]),
    Register {
        name: "people",
        columns: &["national_id", "prefix", "first_name", "surname", "position", "level", "unit"],
        rows: people,
    },
    register::<StrategicPlan>("plans", &["first_year", "last_year", "title"]),
    register::<Strategy>("strategies", &["code", "title", "pillar"]),
    register::<ActionItem>("actions", &["year", "code", "title", "status"]),
    register::<ProgressEntry>("progress", &["noted_on", "percent", "note"]),
    register::<TrainingSession>("trainings", &["year", "starts_on", "title", "hours"]),
    register::<Attendance>("attendances", &["session_id", "person_id", "hours", "passed"]),
    register::<AwardScheme>("awards", &["year", "name"]),
    register::<Nomination>("nominations", &["scheme_id", "person_id", "score", "decision"]),
    register::<Gift>("gifts", &["received_on", "giver", "description", "value", "verdict", "decision"]),
    register::<GiftLimits>("gift_limits", &["agency_id", "per_occasion", "per_year"]),
    register::<Complaint>("complaints", &["case_code", "received_on", "kind", "unit", "reply_by", "closed_on"]),
    register::<ComplaintStep>("complaint_steps", &["complaint_id", "taken_on", "done"]),
    register::<ComplaintDeadlines>(
        "complaint_deadlines",
        &["agency_id", "acknowledge_days", "reply_working_days", "progress_days"],
    ),
    register::<Agreement>("agreements", &["year", "agency_id", "scale"]),
    register::<Indicator>("indicators", &["code", "name", "unit", "weight", "kind"]),
    register::<IndicatorLevel>("levels", &["indicator_id", "level", "threshold", "text"]),
    register::<IndicatorBaseline>("baselines", &["indicator_id", "year", "value"]),
    register::<IndicatorResult>("results", &["indicator_id", "round", "assessed", "result"]),
    register::<Evidence>("evidence", &["result_id", "title", "reference"]),
    Register {
        name: "submissions",
        columns: &["year", "round", "version", "submitted_on", "total", "sha256"],
        rows: submissions,
    },
];

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let office = arguments.place.open()?;
    let register = REGISTERS.iter().find(|register| register.name == arguments.register);
    let register = register.expect("clap lets only these names through");
    let mut records = office.read(|reader| {
        let agency = agency_id(reader, arguments.agency.as_deref())?;
        (register.rows)(reader, &Scope { agency, ..Scope::default() })
    })?;
    records.iter_mut().for_each(mask_ids);
    if arguments.json {
        print::say_json(&json!({ "register": register.name, "count": records.len(), "records": records }));
    } else {
        records.iter().for_each(|record| print::say(&line(record, register.columns)));
    }
    Ok(Outcome::Done)
}

fn rows<T: Record + Serialize>(reader: &Reader<'_>, scope: &Scope<'_>) -> saisaat_core::Result<Vec<Value>> {
    Ok(reader.list::<T>(scope)?.iter().map(|record| json!(record)).collect())
}

/// People with their national ids masked.
fn people(reader: &Reader<'_>, scope: &Scope<'_>) -> saisaat_core::Result<Vec<Value>> {
    let masked = |mut person: Person| {
        let national_id = person.national_id.take().as_ref().map(NationalId::masked);
        let mut record = json!(person);
        record["national_id"] = json!(national_id);
        record
    };
    Ok(reader.list::<Person>(scope)?.into_iter().map(masked).collect())
}

/// Masks the ids that were typed into any field. Keys and hashes hold none.
fn mask_ids(record: &mut Value) {
    for (field, value) in record.as_object_mut().into_iter().flatten() {
        if let Value::String(text) = value
            && !matches!(field.as_str(), "id" | "sha256")
            && !field.ends_with("_id")
        {
            *text = without_ids(text).into_owned();
        }
    }
}

/// Submissions without the reports that they keep.
fn submissions(reader: &Reader<'_>, scope: &Scope<'_>) -> saisaat_core::Result<Vec<Value>> {
    Ok(reader.list::<Submission>(scope)?.iter().map(without_report).collect())
}

fn line(record: &Value, columns: &[&str]) -> String {
    let shown = |column: &&str| match &record[*column] {
        Value::Null => String::new(),
        // A tab or line break inside a value would end its column.
        Value::String(text) => text.replace(['\t', '\n', '\r'], " "),
        other => other.to_string(),
    };
    columns.iter().map(shown).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_a_line_is_a_column_of_its_register() {
        let of = |name: &str, columns: &[&str]| {
            let register = REGISTERS.iter().find(|register| register.name == name).expect("listed");
            for column in register.columns {
                assert!(columns.contains(column), "{name} has no {column}");
            }
        };
        of("agencies", Agency::COLUMNS);
        of("years", Year::COLUMNS);
        of("rounds", ReportingRound::COLUMNS);
        of("people", Person::COLUMNS);
        of("plans", StrategicPlan::COLUMNS);
        of("strategies", Strategy::COLUMNS);
        of("actions", ActionItem::COLUMNS);
        of("progress", ProgressEntry::COLUMNS);
        of("trainings", TrainingSession::COLUMNS);
        of("attendances", Attendance::COLUMNS);
        of("awards", AwardScheme::COLUMNS);
        of("nominations", Nomination::COLUMNS);
        of("gifts", Gift::COLUMNS);
        of("gift_limits", GiftLimits::COLUMNS);
        of("complaints", Complaint::COLUMNS);
        of("complaint_steps", ComplaintStep::COLUMNS);
        of("complaint_deadlines", ComplaintDeadlines::COLUMNS);
        of("agreements", Agreement::COLUMNS);
        of("indicators", Indicator::COLUMNS);
        of("levels", IndicatorLevel::COLUMNS);
        of("baselines", IndicatorBaseline::COLUMNS);
        of("results", IndicatorResult::COLUMNS);
        of("evidence", Evidence::COLUMNS);
        of("submissions", Submission::COLUMNS);
    }

    #[test]
    fn a_value_cannot_break_out_of_its_column() {
        let record = json!({ "name": "ก\tข\nค", "year": 2569, "note": null });
        assert_eq!(line(&record, &["name", "year", "note"]), "ก ข ค\t2569\t");
    }
}
