//! The results of a reporting round: one indicator to a row, with its explanations and evidence.

use std::collections::HashMap;

use saisaat_core::registers::{
    Agreement, Evidence, Indicator, IndicatorKind, IndicatorResult, Record, Register, ResultSheet, ResultSource, Scope,
};
use saisaat_core::values::{Decimal, Id, Round};
use saisaat_core::{Error, Reader, Result, Tx};

use super::indicators::agreement_of;
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};
use crate::cell_value::CellValue;
use crate::choices::Choices;
use crate::column::{About, Column, Dash, Kind, Label, number, text, value_text, yes};
use crate::decide::draft::Draft;
use crate::error::ImportError;
use crate::parse::{Refusal, date};
use crate::question::ABOVE_HUNDRED;

/// A result with its evidence as lines, and the indicator it is of.
#[derive(Clone, Debug)]
pub(crate) struct Assessed {
    result: IndicatorResult,
    evidence: Vec<Evidence>,
    /// "title | where it is kept | day", one to a line, as far as there are.
    listed: String,
    /// Whether its result is written by hand: any other is nowhere looked at.
    by_hand: bool,
    code: String,
    name: String,
}

const CODE: usize = 0;
const NAME: usize = 1;
const ROUND: usize = 2;
const RESULT: usize = 4;

const fn declared(key: &'static str) -> About {
    About::declared(&IndicatorResult::DECLARATION, key)
}

static COLUMNS: [Column<Assessed>; 17] = [
    Column::seen(of_indicator("code").kind(Kind::Code).weight(4), |row| value_text(&row.code)),
    Column::seen(of_indicator("name").weight(3), |row| value_text(&row.name)),
    Column::seen(declared("round").weight(2), |row| Some(CellValue::Round(row.result.round))),
    yes!(Assessed, result.assessed, declared("assessed")),
    Column {
        about: declared("result").weight(4).dash(Dash::Told),
        get: |row| {
            let result = row.result.result.filter(|_| row.by_hand)?;
            Some(CellValue::Number(result.0))
        },
        set: Some(|row, said| {
            if let CellValue::Number(number) = said {
                row.result.result = Some(number.into());
            }
        }),
    },
    yes!(Assessed, result.step1, declared("step1")),
    yes!(Assessed, result.step2, declared("step2")),
    yes!(Assessed, result.step3, declared("step3")),
    yes!(Assessed, result.step4, declared("step4")),
    yes!(Assessed, result.step5, declared("step5")),
    text!(Assessed, result.done, declared("done").weight(2)),
    text!(Assessed, result.supports, declared("supports").weight(2)),
    text!(Assessed, result.obstacles, declared("obstacles").weight(2)),
    text!(Assessed, result.remedy, declared("remedy")),
    text!(Assessed, result.request, declared("request")),
    number!(Assessed, result.committee_score, declared("committee_score")),
    Column {
        about: About::new("evidence", Evidence::DECLARATION.one.th, Evidence::DECLARATION.one.en, Kind::Lines)
            .words(2, &["หลักฐาน", "เอกสารอ้างอิง"])
            .hint("บรรทัดละหนึ่งรายการ: ชื่อหลักฐาน | ที่เก็บ | ลงวันที่", "รายงานผลโครงการ | แฟ้ม 1/2569 | 14 ส.ค. 2569"),
        get: |row| value_text(&row.listed),
        set: Some(|row, said| row.listed = said.into_text()),
    },
];

/// A column that tells which indicator a row is of.
const fn of_indicator(key: &'static str) -> About {
    About { required: false, ..About::declared(&Indicator::DECLARATION, key) }
}

/// An agreement's round at work.
pub(crate) struct Results {
    round: Option<Round>,
    indicators: HashMap<Id<Indicator>, Indicator>,
    by_code: HashMap<String, Id<Indicator>>,
    by_name: HashMap<String, Vec<Id<Indicator>>>,
    /// The results that the register had.
    known: HashMap<(Id<Indicator>, Round), Id<IndicatorResult>>,
}

impl Results {
    fn of(agreement: &Agreement, reader: &Reader<'_>, place: &Place) -> Result<Self> {
        let scope = Scope { parent: Some(&agreement.id.to_string()), ..Scope::default() };
        let indicators: Vec<Indicator> = reader.list(&scope)?;
        let by_code = indicators.iter().map(|i| (i.code.clone(), i.id)).collect();
        let mut by_name: HashMap<String, Vec<Id<Indicator>>> = HashMap::new();
        for indicator in &indicators {
            by_name.entry(indicator.name.clone()).or_default().push(indicator.id);
        }
        let indicators: HashMap<_, _> = indicators.into_iter().map(|i| (i.id, i)).collect();
        let scope = Scope { agency: Some(agreement.agency_id), year: Some(agreement.year), ..Scope::default() };
        let known = reader.list::<IndicatorResult>(&scope)?.into_iter().map(|r| ((r.indicator_id, r.round), r.id));
        Ok(Self { round: place.round, known: known.collect(), indicators, by_code, by_name })
    }

    /// The indicators that a row may be of.
    fn named(&self, draft: &Draft) -> &[Id<Indicator>] {
        match draft.get(CODE) {
            Some(_) => self.by_code.get(draft.text(CODE)).map(std::slice::from_ref).unwrap_or_default(),
            None => self.by_name.get(draft.text(NAME)).map(Vec::as_slice).unwrap_or_default(),
        }
    }

    fn indicator(&self, draft: &Draft) -> Option<Id<Indicator>> {
        if let [only] = self.named(draft) { Some(*only) } else { None }
    }

    /// Asks of a percentage that is above a hundred.
    fn percentage(&self, work: Work<'_>, draft: &Draft, indicator: &Indicator) -> std::result::Result<(), Refused> {
        let Some(CellValue::Number(number)) = draft.get(RESULT) else { return Ok(()) };
        let is_percentage = indicator.unit.contains("ร้อยละ") || indicator.unit.contains('%');
        if !is_percentage || *number <= Decimal::ONE_HUNDRED {
            return Ok(());
        }
        let message = format!("ผล {number} ของตัวชี้วัดที่ {} มีหน่วยเป็น{} แต่เกิน 100", indicator.code, indicator.unit);
        work.take_or_leave(&ABOVE_HUNDRED, RESULT, message)
    }

    fn round(&self, draft: &Draft) -> Option<Round> {
        if let Some(CellValue::Round(round)) = draft.get(ROUND) { Some(*round) } else { self.round }
    }
}

impl Listed for Results {
    const LABEL: Label =
        Label { th: "ผลการดำเนินงานของรอบ", en: "Results of a round" };
    const REGISTER: &'static str = IndicatorResult::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["agency", "year", "round"];
    const NEEDS: &'static [&'static [&'static str]] = &[&["code", "result"], &["name", "result"], &["code", "done"]];
    const KEYS: &'static [(&'static str, Label)] = &[("code", COLUMNS[CODE].about.label)];

    fn columns() -> &'static [Column<Assessed>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Assessed>> {
        let mut all = Vec::new();
        for result in reader.list::<IndicatorResult>(&place.scope())? {
            let indicator: Indicator = reader.get(result.indicator_id)?;
            let agreement: Agreement = reader.get(indicator.agreement_id)?;
            let own = place.agency.is_none_or(|own| own == agreement.agency_id);
            if own
                && place.round.is_none_or(|round| round == result.round)
                && let Some(sheet) = ResultSheet::read(reader, result.indicator_id, result.round)?
            {
                all.push(assessed(sheet, &indicator));
            }
        }
        Ok(all)
    }

    fn open(reader: &Reader<'_>, _: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        match agreement_of(reader, place)? {
            Err(refused) => Ok(Err(refused)),
            Ok(agreement) => Self::of(&agreement, reader, place).map(Ok),
        }
    }
}

impl Rows for Results {
    type Row = Assessed;
    type Key = (Id<Indicator>, Round);

    fn examine(&self, draft: &mut Draft) -> Vec<(usize, Refusal)> {
        let indicator = self.indicator(draft).map(|id| &self.indicators[&id]);
        let Some(indicator) = indicator.filter(|_| draft.get(RESULT).is_some()) else { return Vec::new() };
        let Some(why) = why_not_by_hand(indicator) else { return Vec::new() };
        draft.put(RESULT, None);
        let message = format!("ไม่นำเข้าผลนี้ เพราะตัวชี้วัดที่ {} {why}", indicator.code);
        vec![(RESULT, Refusal::new("result_not_by_hand", message))]
    }

    fn identity(&self, draft: &Draft, _: &Choices, _: u32) -> Identity {
        let both = self.indicator(draft).zip(self.round(draft));
        let one = |(indicator, round): (Id<Indicator>, Round)| {
            let months = round.months().to_string();
            Identity::one(hash_of("result", &[&indicator.to_string(), &months]), CODE, "duplicate_code_in_file")
        };
        both.map(one).unwrap_or_default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<(Id<Indicator>, Round)> {
        if work.choices.key.is_some() && draft.get(CODE).is_none() {
            return Found::Refused(Refused::without_key(CODE, COLUMNS[CODE].about.label.th));
        }
        let indicator = match self.named(draft) {
            [only] => *only,
            [] => {
                let message = "ไม่พบตัวชี้วัดนี้ในคำรับรองของปี โปรดตรวจลำดับหรือชื่อตัวชี้วัด";
                return Found::Refused(Refused::at(Skipped::NotThere, CODE, "indicator_not_found", message));
            }
            _ => {
                let message = "มีตัวชี้วัดชื่อนี้หลายตัวในคำรับรองของปี โปรดเติมลำดับตัวชี้วัด";
                return Found::Refused(Refused::at(Skipped::Ambiguous, NAME, "ambiguous_indicator", message));
            }
        };
        let known = &self.indicators[&indicator].name;
        if draft.get(CODE).is_some()
            && let Err(refused) = work.same_name(NAME, draft.text(CODE), (draft.text(NAME), known))
        {
            return Found::Refused(refused);
        }
        if let Err(refused) = self.percentage(work, draft, &self.indicators[&indicator]) {
            return Found::Refused(refused);
        }
        let Some(round) = self.round(draft) else {
            let message = "ไม่ได้ระบุรอบการรายงาน โปรดเติมรอบ 6, 9 หรือ 12 หรือเลือกรอบก่อนนำเข้า";
            return Found::Refused(Refused::at(Skipped::Missing, ROUND, "no_round", message));
        };
        let key = (indicator, round);
        if self.known.contains_key(&key) { Found::One(key) } else { Found::Nothing(None) }
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, key: (Id<Indicator>, Round)) -> Result<Assessed> {
        let sheet = ResultSheet::read(reader, key.0, key.1)?;
        let missing = || Error::NotFound { what: IndicatorResult::TABLE, key: key.0.to_string() };
        Ok(assessed(sheet.ok_or_else(missing)?, &self.indicators[&key.0]))
    }

    fn blank(&mut self, work: Work<'_>, draft: &Draft) -> std::result::Result<Assessed, Refused> {
        let (Some(indicator), Some(round)) = (self.indicator(draft), self.round(draft)) else {
            return Err(Refused::silently(Skipped::NotThere));
        };
        let text = String::new;
        let result = IndicatorResult::blank(work.new.new_id(), indicator, round);
        Ok(Assessed { result, evidence: vec![], listed: text(), by_hand: true, code: text(), name: text() })
    }

    fn settle(&mut self, work: Work<'_>, before: Option<&Assessed>, row: &mut Assessed) -> Settled {
        if before.is_none_or(|before| before.listed != row.listed) {
            let items = row.listed.lines().filter(|line| !line.trim().is_empty());
            let result_id = row.result.id;
            row.evidence =
                (1..).zip(items).map(|item| evidence_of(item, Evidence::blank(work.new.new_id(), result_id))).collect();
            // As the register will tell it, so that the same evidence spaced otherwise is no change.
            row.listed = lines_of(&row.evidence);
            if before.is_some_and(|before| before.listed == row.listed) {
                row.evidence = before.map(|before| before.evidence.clone()).unwrap_or_default();
            }
        }
        Settled::default()
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Assessed) -> Result<()> {
        row.evidence.iter().try_for_each(Record::check)?;
        Record::check(&row.result)
    }

    fn put(&self, tx: &Tx<'_>, row: &Assessed) -> Result<()> {
        ResultSheet { result: row.result.clone(), evidence: row.evidence.clone() }.save(tx)
    }
}

/// Why the result of an indicator is not written by hand; none where it is.
const fn why_not_by_hand(indicator: &Indicator) -> Option<&'static str> {
    match (indicator.kind, indicator.source) {
        (IndicatorKind::Milestone, _) => Some("วัดเป็นขั้นของความสำเร็จ โปรดระบุขั้นที่แล้วเสร็จแทน"),
        (IndicatorKind::Composite, _) => Some("คำนวณจากตัวชี้วัดย่อย โปรดนำเข้าผลของตัวชี้วัดย่อยแทน"),
        (_, ResultSource::ByHand) => None,
        _ => Some("คำนวณผลจากทะเบียนในระบบเอง โปรดแก้ที่ทะเบียนนั้น"),
    }
}

/// Evidence as lines.
fn lines_of(evidence: &[Evidence]) -> String {
    let line = |Evidence { title, reference, dated_on, .. }: &Evidence| match (reference.as_str(), dated_on) {
        ("", None) => title.clone(),
        (reference, None) => format!("{title} | {reference}"),
        (reference, Some(day)) => format!("{title} | {reference} | {}", CellValue::Day(*day).shown()),
    };
    evidence.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A line as evidence: what it is, where it is kept, and its day where the last part is one.
fn evidence_of((position, line): (i32, &str), blank: Evidence) -> Evidence {
    let (title, rest) = line.split_once('|').unwrap_or((line, ""));
    let dated = rest.rsplit_once('|').and_then(|(reference, day)| Some((reference, date::of_text(day).ok()??.value)));
    let (reference, dated_on) = dated.map_or((rest, None), |(reference, day)| (reference, Some(day)));
    Evidence { position, title: title.trim().into(), reference: reference.trim().into(), dated_on, ..blank }
}

fn assessed(sheet: ResultSheet, indicator: &Indicator) -> Assessed {
    let listed = lines_of(&sheet.evidence);
    let (code, name) = (indicator.code.clone(), indicator.name.clone());
    let by_hand = why_not_by_hand(indicator).is_none();
    Assessed { result: sheet.result, evidence: sheet.evidence, listed, by_hand, code, name }
}
