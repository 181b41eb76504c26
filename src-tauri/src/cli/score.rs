//! `saisaat score`: the scorecards of a round.

use saisaat_core::registers::Agency;
use saisaat_core::summaries::{Provisional, ScoreLine, Scorecard, scorecard};
use saisaat_core::values::Exact;
use saisaat_core::{Error, Office};
use serde::Serialize;

use super::{Outcome, Period, Place, agency, not_empty, print};
use crate::error::Answer;
use crate::reports::agencies_with_agreement;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    pub(super) period: Period,
    /// รหัสส่วนราชการ; ไม่ระบุคือทุกส่วนราชการที่มีคำรับรอง
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Serialize)]
struct Scores {
    year: i32,
    round: i32,
    agencies: Vec<AgencyScore>,
}

#[derive(Serialize)]
struct AgencyScore {
    code: String,
    name: String,
    total: Option<Exact>,
    /// What the total lacks; none where it is final.
    provisional: Option<Provisional>,
    missing: Vec<String>,
    indicators: Vec<IndicatorScore>,
}

#[derive(Serialize)]
struct IndicatorScore {
    code: String,
    name: String,
    weight: Exact,
    result: Option<Exact>,
    score: Option<Exact>,
    weighted: Option<Exact>,
    trace: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let mut agencies = agencies_with_agreement(&office, year)?;
    if let Some(asked) = office.read(|reader| agency(reader, arguments.agency.as_deref()))? {
        agencies.retain(|agency| agency.id == asked.id);
        if agencies.is_empty() {
            return Err(Error::NotFound {
                what: "agreements", key: format!("{} ปีงบประมาณ {year}", asked.code)
            }
            .into());
        }
    }
    let agencies = agencies.into_iter().map(|agency| score(&office, agency, arguments)).collect::<Answer<Vec<_>>>()?;
    if arguments.json {
        print::say_json(&Scores { year: year.number(), round: round.months(), agencies });
    } else {
        agencies.iter().for_each(show);
    }
    Ok(Outcome::Done)
}

fn score(office: &Office, agency: Agency, arguments: &Arguments) -> Answer<AgencyScore> {
    let Period { year, round } = arguments.period;
    let Scorecard { lines, total, missing, provisional, .. } =
        office.read(|reader| scorecard(reader, agency.id, year, round)).inspect_err(|_| {
            print::complain(&format!("คิดคะแนนของ {} {} ไม่ได้", agency.code, agency.name_th));
        })?;
    let indicators = lines.into_iter().map(indicator).collect();
    Ok(AgencyScore { code: agency.code, name: agency.name_th, total, missing, provisional, indicators })
}

fn indicator(line: ScoreLine) -> IndicatorScore {
    let ScoreLine { code, name, weight, result, score, weighted, explanation: trace, .. } = line;
    IndicatorScore { code, name, weight, result, score, weighted, trace }
}

fn show(agency: &AgencyScore) {
    let shown = |figure: Option<Exact>| figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string());
    print::say(&format!("{} {}", agency.code, agency.name));
    for line in &agency.indicators {
        let (result, score, weighted) = (shown(line.result), shown(line.score), shown(line.weighted));
        print::say(&format!("  {}\t{}\t{}\t{result}\t{score}\t{weighted}", line.code, line.name, line.weight));
    }
    let lacking = agency.provisional.map(|lacking| format!("\t{}", lacking.told())).unwrap_or_default();
    print::say(&format!("  คะแนนรวม\t{}{lacking}", shown(agency.total)));
    if !agency.missing.is_empty() {
        print::say(&format!("  ยังไม่มีผล\t{}", agency.missing.join(", ")));
    }
}
