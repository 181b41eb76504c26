//! Indicators of a performance agreement with their levels and baselines, one to a row.

use std::collections::HashMap;

use saisaat_core::registers::{
    Agreement, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel, IndicatorResult, IndicatorSheet, Record,
    Register, ResultSource, Scope,
};
use saisaat_core::values::{Decimal, Exact, FiscalYear, Id};
use saisaat_core::{Reader, Result, Tx};

use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};
use crate::cell_value::CellValue;
use crate::choices::{Choices, OnDuplicate};
use crate::column::{About, Column, Kind, Label, text, value_text, word, yes};
use crate::decide::draft::Draft;
use crate::decide::reading::Mended;
use crate::error::ImportError;
use crate::note::Note;

/// An indicator's sheet, its agreement's year, and the code of the composite it is part of.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    sheet: IndicatorSheet,
    year: FiscalYear,
    part_of: String,
}

const CODE: usize = 2;
const NAME: usize = 3;
const KIND: usize = 6;
const PART_OF: usize = 7;

/// The value of a level.
const fn level(key: &'static str, th: &'static str, en: &'static str, words: &'static [&'static str]) -> About {
    About::new(key, th, en, Kind::Number).words(2, words).hint("ค่าเป้าหมายของระดับ เว้นว่างได้ถ้าระดับไม่มีค่าของตนเอง", "80")
}

fn threshold<const N: i32>(row: &Sheet) -> Option<CellValue> {
    let level = row.sheet.levels.iter().find(|level| level.level == N)?;
    level.threshold.map(|threshold| CellValue::Number(threshold.0.normalize()))
}

fn set_threshold<const N: i32>(row: &mut Sheet, said: CellValue) {
    if let (Some(level), CellValue::Number(number)) = (row.sheet.levels.iter_mut().find(|level| level.level == N), said)
    {
        level.threshold = Some(number.into());
    }
}

fn step<const N: i32>(row: &Sheet) -> Option<CellValue> {
    value_text(&row.sheet.levels.iter().find(|level| level.level == N)?.text)
}

fn set_step<const N: i32>(row: &mut Sheet, said: CellValue) {
    if let Some(level) = row.sheet.levels.iter_mut().find(|level| level.level == N) {
        level.text = said.into_text();
    }
}

/// The result `N` years before.
fn baseline<const N: i32>(row: &Sheet) -> Option<CellValue> {
    let wanted = row.year.plus(-N);
    let found = row.sheet.baselines.iter().find(|baseline| baseline.year == wanted && !is_unset(baseline))?;
    Some(CellValue::Number(found.value.0.normalize()))
}

fn set_baseline<const N: i32>(row: &mut Sheet, said: CellValue) {
    let wanted = row.year.plus(-N);
    let found = row.sheet.baselines.iter_mut().find(|baseline| baseline.year == wanted);
    if let (Some(baseline), CellValue::Number(number)) = (found, said) {
        baseline.value = number.into();
    }
}

const fn past(key: &'static str, th: &'static str, en: &'static str) -> About {
    About::new(key, th, en, Kind::Number).hint("ผลการดำเนินงานในอดีต", "78.50")
}

const fn declared(key: &'static str) -> About {
    About::declared(&Indicator::DECLARATION, key)
}

/// A step of a milestone, called as the results call it.
const fn of_step(key: &'static str) -> About {
    About::declared(&IndicatorResult::DECLARATION, key).kind(Kind::Lines)
}

macro_rules! measured {
    ($about:expr, $get:expr, $set:expr) => {
        Column::<Sheet> { about: $about, get: $get, set: Some($set) }
    };
}

/// What stands over the value of a level, or over its number.
macro_rules! numbered {
    ($number:literal) => {
        &[
            concat!("ระดับที่ ", $number),
            concat!("เกณฑ์ระดับ ", $number),
            concat!("เกณฑ์การให้คะแนน ", $number),
            concat!("เกณฑ์การให้คะแนน ระดับ ", $number),
            concat!("เกณฑ์การให้คะแนน ระดับที่ ", $number),
            concat!("เกณฑ์การประเมิน ", $number),
            concat!("ระดับคะแนน ", $number),
            concat!("ค่าคะแนน ", $number),
            concat!("ค่าเป้าหมาย ", $number),
            concat!("คะแนน ", $number),
        ]
    };
}

static COLUMNS: [Column<Sheet>; 36] = [
    Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
    text!(Sheet, sheet.indicator.dimension, declared("dimension").carried_down()),
    text!(Sheet, sheet.indicator.code, declared("code").kind(Kind::Code).weight(4)),
    text!(Sheet, sheet.indicator.name, declared("name").weight(4)),
    text!(Sheet, sheet.indicator.unit, declared("unit")),
    measured!(
        declared("weight").weight(3).required(),
        |row| Some(CellValue::Number(row.sheet.indicator.weight.0.normalize())),
        |row, said| if let CellValue::Number(number) = said {
            row.sheet.indicator.weight = number.into()
        }
    ),
    word!(Sheet, sheet.indicator.kind, IndicatorKind, declared("kind")),
    Column {
        about: declared("parent_id").kind(Kind::Code).key("part_of"),
        get: |row| value_text(&row.part_of),
        set: Some(|row, said| row.part_of = said.into_text()),
    },
    measured!(level("level1", "ระดับ 1", "Level 1", numbered!("1")), threshold::<1>, set_threshold::<1>),
    measured!(level("level2", "ระดับ 2", "Level 2", numbered!("2")), threshold::<2>, set_threshold::<2>),
    measured!(level("level3", "ระดับ 3", "Level 3", numbered!("3")), threshold::<3>, set_threshold::<3>),
    measured!(level("level4", "ระดับ 4", "Level 4", numbered!("4")), threshold::<4>, set_threshold::<4>),
    measured!(level("level5", "ระดับ 5", "Level 5", numbered!("5")), threshold::<5>, set_threshold::<5>),
    measured!(of_step("step1"), step::<1>, set_step::<1>),
    measured!(of_step("step2"), step::<2>, set_step::<2>),
    measured!(of_step("step3"), step::<3>, set_step::<3>),
    measured!(of_step("step4"), step::<4>, set_step::<4>),
    measured!(of_step("step5"), step::<5>, set_step::<5>),
    yes!(Sheet, sheet.indicator.cumulative, declared("cumulative")),
    measured!(past("baseline3", "ข้อมูลพื้นฐาน 3 ปีก่อน", "Baseline 3 years before"), baseline::<3>, set_baseline::<3>),
    measured!(past("baseline2", "ข้อมูลพื้นฐาน 2 ปีก่อน", "Baseline 2 years before"), baseline::<2>, set_baseline::<2>),
    measured!(past("baseline1", "ข้อมูลพื้นฐานปีก่อน", "Baseline of the year before"), baseline::<1>, set_baseline::<1>),
    word!(Sheet, sheet.indicator.source, ResultSource, declared("source")),
    measured!(declared("decimals"), |row| Some(CellValue::Number(row.sheet.indicator.decimals.into())), |row, said| {
        if let CellValue::Number(number) = said {
            // Out of range is for the register's rule to say.
            row.sheet.indicator.decimals = i32::try_from(number).unwrap_or(i32::MAX);
        }
    }),
    text!(Sheet, sheet.indicator.definition, declared("definition")),
    text!(Sheet, sheet.indicator.formula, declared("formula")),
    text!(Sheet, sheet.indicator.spacing, declared("spacing")),
    text!(Sheet, sheet.indicator.conditions, declared("conditions").kind(Kind::Lines)),
    text!(Sheet, sheet.indicator.data_source, declared("data_source")),
    text!(Sheet, sheet.indicator.supervisor, declared("supervisor")),
    text!(Sheet, sheet.indicator.supervisor_position, declared("supervisor_position")),
    text!(Sheet, sheet.indicator.supervisor_phone, declared("supervisor_phone").kind(Kind::Phone)),
    text!(Sheet, sheet.indicator.collector, declared("collector")),
    text!(Sheet, sheet.indicator.collector_position, declared("collector_position")),
    text!(Sheet, sheet.indicator.collector_phone, declared("collector_phone").kind(Kind::Phone)),
    text!(Sheet, sheet.indicator.notes, declared("notes")),
];

/// What a baseline that nobody gave holds until it is dropped.
const UNSET: Decimal = Decimal::MIN;

fn is_unset(baseline: &IndicatorBaseline) -> bool {
    baseline.value.0 == UNSET
}

/// An agreement at work.
pub(crate) struct Indicators {
    agreement: Agreement,
    /// By code, those that the register had.
    known: HashMap<String, Id<Indicator>>,
    /// By code, those too that rows have added.
    by_code: HashMap<String, Id<Indicator>>,
    /// What each is a part of.
    above: HashMap<Id<Indicator>, Id<Indicator>>,
    /// The row at hand says how it is scored.
    says_kind: bool,
    /// The weights of those that are no part of another: what the register had of them, and with what rows have made of them.
    weights: [HashMap<Id<Indicator>, Decimal>; 2],
}

impl Indicators {
    /// The composite that a row is to be a part of.
    fn whole_of(&self, row: &Sheet) -> std::result::Result<Id<Indicator>, Refused> {
        let part_of = &row.part_of;
        let Some(above) = self.by_code.get(part_of).copied() else {
            let message = format!("ไม่พบตัวชี้วัด “{part_of}” ในคำรับรองหรือในแถวก่อนหน้า โปรดตรวจลำดับตัวชี้วัดรวม");
            return Err(Refused::at(Skipped::NotThere, PART_OF, "parent_not_found", message));
        };
        let chain = std::iter::successors(Some(above), |id| self.above.get(id).copied());
        if chain.take(self.by_code.len()).any(|id| id == row.sheet.indicator.id) {
            let message = format!("ตัวชี้วัด “{part_of}” เป็นส่วนของตัวชี้วัดนี้เอง โปรดตรวจลำดับตัวชี้วัดรวม");
            return Err(Refused::at(Skipped::NotThere, PART_OF, "parent_is_below", message));
        }
        Ok(above)
    }

    /// A sheet with a place for every level and baseline, so that columns can be written.
    fn with_places(&self, work: Work<'_>, mut sheet: IndicatorSheet) -> Sheet {
        let indicator_id = sheet.indicator.id;
        for level in 1..=5 {
            if sheet.levels.iter().all(|there| there.level != level) {
                let (id, text) = (work.new.new_id(), String::new());
                sheet.levels.push(IndicatorLevel { id, indicator_id, level, threshold: None, text });
            }
        }
        sheet.levels.sort_by_key(|level| level.level);
        for back in 1..=3 {
            let year = self.agreement.year.plus(-back);
            if sheet.baselines.iter().all(|there| there.year != year) {
                let (id, value) = (work.new.new_id(), Exact(UNSET));
                sheet.baselines.push(IndicatorBaseline { id, indicator_id, year, value });
            }
        }
        let above = sheet.indicator.parent_id;
        let part_of = above.and_then(|id| self.by_code.iter().find(|(_, known)| **known == id)).map(|(code, _)| code);
        Sheet { sheet, year: self.agreement.year, part_of: part_of.cloned().unwrap_or_default() }
    }
}

impl Listed for Indicators {
    const LABEL: Label = Label {
        th: "ตัวชี้วัดและเกณฑ์การให้คะแนน", en: "Indicators and levels"
    };
    const REGISTER: &'static str = Indicator::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["agency", "year"];
    const NEEDS: &'static [&'static [&'static str]] = &[&["code", "name"]];
    const KEYS: &'static [(&'static str, Label)] = &[("code", COLUMNS[CODE].about.label)];

    fn columns() -> &'static [Column<Sheet>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Sheet>> {
        let indicators: Vec<Indicator> = reader.list(&place.scope())?;
        let codes: HashMap<Id<Indicator>, String> = indicators.iter().map(|i| (i.id, i.code.clone())).collect();
        let sheet = |indicator: Indicator| {
            let agreement: Agreement = reader.get(indicator.agreement_id)?;
            if place.agency.is_some_and(|own| own != agreement.agency_id) {
                return Ok(None);
            }
            let part_of = indicator.parent_id.and_then(|id| codes.get(&id)).cloned().unwrap_or_default();
            Ok(Some(Sheet { sheet: IndicatorSheet::read(reader, indicator.id)?, year: agreement.year, part_of }))
        };
        indicators.into_iter().filter_map(|indicator| sheet(indicator).transpose()).collect()
    }

    fn open(reader: &Reader<'_>, _: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let agreement = match agreement_of(reader, place)? {
            Err(refused) => return Ok(Err(refused)),
            Ok(agreement) => agreement,
        };
        let scope = Scope { parent: Some(&agreement.id.to_string()), ..Scope::default() };
        let indicators: Vec<Indicator> = reader.list(&scope)?;
        let above = indicators.iter().filter_map(|i| Some((i.id, i.parent_id?))).collect();
        let whole = indicators.iter().filter(|indicator| indicator.parent_id.is_none());
        let weights: HashMap<_, _> = whole.map(|indicator| (indicator.id, indicator.weight.0)).collect();
        let known: HashMap<_, _> = indicators.into_iter().map(|i| (i.code, i.id)).collect();
        Ok(Ok(Self {
            agreement,
            by_code: known.clone(),
            known,
            above,
            says_kind: false,
            weights: [weights.clone(), weights],
        }))
    }
}

impl Rows for Indicators {
    type Row = Sheet;
    type Key = Id<Indicator>;

    fn identity(&self, draft: &Draft, _: &Choices, _: u32) -> Identity {
        let code = || Identity::one(hash_of("code", &[draft.text(CODE)]), CODE, "duplicate_code_in_file");
        draft.get(CODE).map(|_| code()).unwrap_or_default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<Id<Indicator>> {
        match self.known.get(draft.text(CODE)) {
            None => Found::Nothing(None),
            Some(_) if work.choices.on_duplicate == OnDuplicate::New => {
                Found::Refused(Refused::in_register(CODE, "code_is_in_register", COLUMNS[CODE].about.label.th))
            }
            Some(id) => Found::One(*id),
        }
    }

    fn load(&self, reader: &Reader<'_>, work: Work<'_>, id: Id<Indicator>) -> Result<Sheet> {
        Ok(self.with_places(work, IndicatorSheet::read(reader, id)?))
    }

    fn blank(&mut self, work: Work<'_>, draft: &Draft) -> std::result::Result<Sheet, Refused> {
        self.says_kind = draft.get(KIND).is_some();
        let indicator = Indicator::blank(work.new.new_id(), self.agreement.id);
        Ok(self.with_places(work, IndicatorSheet { indicator, levels: vec![], baselines: vec![] }))
    }

    fn settle(&mut self, work: Work<'_>, before: Option<&Sheet>, row: &mut Sheet) -> Settled {
        let mut settled = Settled::default();
        if let Some(before) = before.map(|before| &before.sheet.indicator) {
            let names = (row.sheet.indicator.name.as_str(), before.name.as_str());
            settled.refused = work.same_name(NAME, &before.code, names).err();
            if settled.refused.is_some() {
                return settled;
            }
        }
        if before.is_none() && !self.says_kind {
            let after = row.sheet.indicator.kind.words().th.to_owned();
            settled.repairs.push(Mended { column: KIND, code: "kind_assumed", before: String::new(), after });
        }
        if !row.part_of.is_empty() && before.is_none_or(|before| before.part_of != row.part_of) {
            match self.whole_of(row) {
                Ok(above) => row.sheet.indicator.parent_id = Some(above),
                Err(refused) => settled.refused = Some(refused),
            }
        }
        settled
    }

    fn keep(&mut self, _: Option<&Sheet>, row: &Sheet) {
        let indicator = &row.sheet.indicator;
        self.by_code.insert(indicator.code.clone(), indicator.id);
        let [_, weights] = &mut self.weights;
        if let Some(above) = indicator.parent_id {
            self.above.insert(indicator.id, above);
            weights.remove(&indicator.id);
        } else {
            weights.insert(indicator.id, indicator.weight.0);
        }
    }

    fn closing(&self) -> Vec<Note> {
        let [before, after] = self.weights.each_ref().map(|weights| weights.values().sum::<Decimal>().normalize());
        let stated = self.agreement.weight_total.0.normalize();
        if after == stated || self.weights[0] == self.weights[1] {
            return Vec::new();
        }
        let message = format!(
            "น้ำหนักของตัวชี้วัดรวมกันเป็น {before} ก่อนนำเข้า และจะเป็น {after} หลังนำเข้า แต่คำรับรองกำหนดไว้ {stated} โปรดตรวจน้ำหนัก มิฉะนั้นจะยังคำนวณคะแนนรวมไม่ได้"
        );
        vec![Note::new("weights_do_not_sum", message)]
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Sheet) -> Result<()> {
        Record::check(&row.sheet.indicator)?;
        stored(row).check(&self.agreement)
    }

    fn put(&self, tx: &Tx<'_>, row: &Sheet) -> Result<()> {
        // One that is put below a composite of this file goes back before that is taken away, which would carry it along.
        tx.end_part()?;
        stored(row).save(tx)
    }

    fn add(&self, tx: &Tx<'_>, row: &Sheet) -> Result<()> {
        stored(row).save(tx)
    }
}

/// The sheet as it is kept: without the places that nothing was written in.
fn stored(row: &Sheet) -> IndicatorSheet {
    let mut sheet = row.sheet.clone();
    sheet.levels.retain(|level| level.threshold.is_some() || !level.text.is_empty());
    sheet.baselines.retain(|baseline| !is_unset(baseline));
    sheet
}

/// The agreement of a place.
pub(super) fn agreement_of(reader: &Reader<'_>, place: &Place) -> Result<std::result::Result<Agreement, ImportError>> {
    let agency = place.agency.map_or_else(|| reader.ministry().map(|m| m.id), Ok)?;
    let Some(year) = place.year else { return Ok(Err(super::no_year())) };
    let agreements: Vec<Agreement> =
        reader.list(&Scope { agency: Some(agency), year: Some(year), ..Scope::default() })?;
    Ok(agreements.into_iter().find(|agreement| agreement.agency_id == agency).ok_or(ImportError::NoPlace {
        code: "no_agreement",
        message: "ส่วนราชการนี้ยังไม่มีคำรับรองการปฏิบัติราชการของปีที่เลือก โปรดจัดทำคำรับรองก่อนนำเข้า",
    }))
}
