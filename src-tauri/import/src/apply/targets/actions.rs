//! The action plan (แผนปฏิบัติการ): a year's action items under the strategies of a plan.

mod items;

use std::collections::{HashMap, HashSet};

use saisaat_core::registers::{
    ActionItem, ActionStatus, Area, Audience, Measure, Record, Register, Scope, StrategicPlan, Strategy,
};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Reader, Result, Tx};

use items::{Items, bare, names, plain};

use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};
use crate::cell_value::CellValue;
use crate::choices::{Choices, OnDuplicate};
use crate::column::{About, Column, Kind, Label, day, money, text, value_text, word, word_or_none};
use crate::decide::draft::Draft;
use crate::decide::reading::Mended;
use crate::error::ImportError;
use crate::parse::Refusal;

/// An action item and the strategy it belongs to, as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    item: ActionItem,
    strategy: String,
    /// Which quarters the row said anything of.
    said: [bool; 4],
}

const STRATEGY: usize = 1;
const CODE: usize = 2;
const TITLE: usize = 3;
const FIRST_QUARTER: usize = 9;
const DUE: usize = 15;
const FINISHED: usize = 16;

const fn declared(key: &'static str) -> About {
    About::declared(&ActionItem::DECLARATION, key)
}

/// A quarter, and that the row spoke of it.
macro_rules! quarter {
    ($field:ident, $at:literal, $about:expr) => {
        Column::<Planned> {
            about: $about,
            get: |planned| Some(CellValue::Yes(planned.item.$field)),
            set: Some(|planned, said| {
                if let CellValue::Yes(yes) = said {
                    (planned.item.$field, planned.said[$at]) = (yes, true);
                }
            }),
        }
    };
}

static COLUMNS: [Column<Planned>; 18] = [
    Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
    Column {
        about: declared("strategy_id").key("strategy").weight(3).carried_down(),
        get: |planned| value_text(&planned.strategy),
        set: Some(|planned, said| planned.strategy = said.into_text()),
    },
    text!(Planned, item.code, declared("code").kind(Kind::Code).weight(2)),
    text!(Planned, item.title, declared("title").weight(5)),
    text!(Planned, item.target, declared("target").kind(Kind::Lines).weight(2)),
    text!(Planned, item.responsible, declared("responsible").weight(2)),
    word_or_none!(Planned, item.area, Area, declared("area")),
    word_or_none!(Planned, item.audience, Audience, declared("audience")),
    word_or_none!(Planned, item.measure, Measure, declared("measure")),
    quarter!(q1, 0, declared("q1").weight(2)),
    quarter!(q2, 1, declared("q2").weight(2)),
    quarter!(q3, 2, declared("q3").weight(2)),
    quarter!(q4, 3, declared("q4").weight(2)),
    money!(Planned, item.budget, declared("budget").weight(2)),
    money!(Planned, item.spend, declared("spend").weight(2).always_held()),
    day!(Planned, item.due_on, declared("due_on")),
    day!(Planned, item.finished_on, declared("finished_on")),
    word!(Planned, item.status, ActionStatus, declared("status").always_held()),
];

/// An agency's plan of a year at work.
pub(crate) struct Actions {
    plan: StrategicPlan,
    year: FiscalYear,
    strategies: Vec<Strategy>,
    /// Strategies that rows named and the plan does not have yet.
    fresh: Vec<Strategy>,
    /// That of the row at hand, which is not accepted yet.
    proposed: Option<Strategy>,
    /// The items that the register had in the year.
    known: Items,
    /// Codes and titles that rows have added, and under which strategy.
    added: HashSet<(usize, String, Id<Strategy>)>,
}

/// What a row says of its strategy.
enum Named {
    /// Nothing.
    Nothing,
    /// This one of the plan.
    Known(Id<Strategy>),
    /// One that the plan does not have.
    New,
}

impl Actions {
    /// The strategy of a row; in a plan of one strategy nobody need name it.
    fn said(&self, draft: &Draft) -> Named {
        match (draft.get(STRATEGY), self.strategies.as_slice()) {
            (None, [only]) => Named::Known(only.id),
            (None, _) => Named::Nothing,
            (Some(_), _) => {
                self.strategy(draft.text(STRATEGY)).map_or(Named::New, |strategy| Named::Known(strategy.id))
            }
        }
    }

    /// The items that a row may be about, found by its code.
    fn of_code(&self, draft: &Draft) -> Vec<Id<ActionItem>> {
        let found = self.known.of_code(draft.text(CODE));
        match self.said(draft) {
            // Of several plans' items with one number that of the strategy; else the item moves to it.
            Named::Known(strategy) if found.len() > 1 => self.known.under(found, strategy),
            _ => found.to_vec(),
        }
    }

    /// The same by its title: one title may stand under two strategies.
    fn of_title(&self, draft: &Draft) -> Vec<Id<ActionItem>> {
        let found = self.known.of_title(draft.text(TITLE));
        match self.said(draft) {
            Named::Known(strategy) => self.known.under(found, strategy),
            Named::Nothing => found.to_vec(),
            Named::New => Vec::new(),
        }
    }

    /// Whether a row further up has added what a column says under the same strategy, which may be written otherwise there.
    fn is_added(&self, draft: &Draft, column: usize) -> bool {
        let Named::Known(strategy) = self.said(draft) else { return false };
        self.added.contains(&(column, draft.text(column).to_owned(), strategy))
    }

    /// The strategy a text names.
    fn strategy(&self, written: &str) -> Option<&Strategy> {
        let mut all = self.strategies.iter().chain(&self.fresh);
        all.find(|strategy| names(strategy, written))
    }

    fn by_id(&self, id: Id<Strategy>) -> Option<&Strategy> {
        self.strategies.iter().chain(&self.fresh).find(|strategy| strategy.id == id)
    }

    /// A strategy that a row names and nobody knew: number and title are taken apart.
    fn propose(&self, work: Work<'_>, written: &str) -> Strategy {
        let bare = bare(written).trim();
        let split = bare.find(|c: char| !c.is_numeric() && c != '.').unwrap_or(0);
        let (code, title) = bare.split_at(split);
        let title = title.trim_start_matches([' ', ':', '-', '.', ')']);
        let count = self.strategies.len() + self.fresh.len() + 1;
        let code = if code.is_empty() { count.to_string() } else { code.trim_end_matches('.').to_owned() };
        let title = if title.is_empty() { written.to_owned() } else { title.to_owned() };
        let position = i32::try_from(count).unwrap_or(i32::MAX);
        Strategy { code, title, position, ..Strategy::blank(work.new.new_id(), self.plan.id) }
    }
}

fn named(strategy: &Strategy) -> String {
    format!("{} {}", strategy.code, strategy.title).trim().to_owned()
}

impl Listed for Actions {
    const LABEL: Label = Label {
        th: "แผนปฏิบัติการ (โครงการ–กิจกรรม)", en: "Action plan"
    };
    const REGISTER: &'static str = ActionItem::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["agency", "year"];
    const NEEDS: &'static [&'static [&'static str]] = &[&["title"]];
    const KEYS: &'static [(&'static str, Label)] =
        &[("code", COLUMNS[CODE].about.label), ("title", COLUMNS[TITLE].about.label)];

    fn columns() -> &'static [Column<Planned>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Planned>> {
        let plans: Vec<StrategicPlan> = reader.list(&place.scope())?;
        let own: HashSet<Id<StrategicPlan>> =
            plans.iter().filter(|plan| place.agency.is_none_or(|own| own == plan.agency_id)).map(|p| p.id).collect();
        let strategies: Vec<Strategy> = reader.list(&Scope { agency: place.agency, ..Scope::default() })?;
        let strategies = strategies.iter().filter(|strategy| own.contains(&strategy.plan_id));
        let names: HashMap<Id<Strategy>, String> = strategies.map(|s| (s.id, named(s))).collect();
        let items: Vec<ActionItem> = reader.list(&place.scope())?;
        let planned = |item: ActionItem| {
            let strategy = names.get(&item.strategy_id).cloned()?;
            Some(Planned { item, strategy, said: [false; 4] })
        };
        Ok(items.into_iter().filter_map(planned).collect())
    }

    fn open(reader: &Reader<'_>, _: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let agency = place.agency.map_or_else(|| reader.ministry().map(|m| m.id), Ok)?;
        let Some(year) = place.year else { return Ok(Err(super::no_year())) };
        let scope = Scope { parent: Some(&agency.to_string()), ..Scope::default() };
        let plans: Vec<StrategicPlan> = reader.list(&scope)?;
        let Some(plan) = plans.into_iter().find(|plan| plan.first_year <= year && year <= plan.last_year) else {
            return Ok(Err(ImportError::NoPlace {
                code: "no_plan",
                message: "ส่วนราชการนี้ยังไม่มีแผนกลยุทธ์ที่ครอบคลุมปีที่เลือก โปรดสร้างแผนกลยุทธ์ก่อนนำเข้าโครงการ–กิจกรรม",
            }));
        };
        let strategies: Vec<Strategy> =
            reader.list(&Scope { parent: Some(&plan.id.to_string()), ..Scope::default() })?;
        let mut known = Items::default();
        for strategy in &strategies {
            let scope = Scope { year: Some(year), parent: Some(&strategy.id.to_string()), ..Scope::default() };
            reader.list::<ActionItem>(&scope)?.iter().for_each(|item| known.insert(item));
        }
        Ok(Ok(Self { plan, year, strategies, fresh: Vec::new(), proposed: None, known, added: HashSet::new() }))
    }
}

impl Rows for Actions {
    type Row = Planned;
    type Key = Id<ActionItem>;

    fn examine(&self, draft: &mut Draft) -> Vec<(usize, Refusal)> {
        let (first, last) = (self.plan.first_year, self.plan.last_year);
        let mut problems = Vec::new();
        // What was due in the last year may be finished after it.
        for (column, last_day) in [(DUE, last.last_day()), (FINISHED, last.plus(1).last_day())] {
            let Some(day) = draft.day(column).filter(|day| *day < first.first_day() || *day > last_day) else {
                continue;
            };
            draft.put(column, None);
            let message = format!(
                "{} {} อยู่นอกช่วงของแผน (ปีงบประมาณ {}–{}) จึงไม่นำเข้าวันนี้ โปรดตรวจปี",
                COLUMNS[column].about.label.th,
                CellValue::Day(day).shown(),
                first.number(),
                last.number()
            );
            problems.push((column, Refusal::new("day_outside_plan", message)));
        }
        problems
    }

    fn identity(&self, draft: &Draft, choices: &Choices, _: u32) -> Identity {
        if choices.on_duplicate == OnDuplicate::New {
            return Identity::default();
        }
        // By the plan's strategies alone: those that rows add are not there yet for the first of them.
        let written = draft.text(STRATEGY);
        let there = self.strategies.iter().find(|strategy| names(strategy, written));
        let strategy = match (there, self.strategies.as_slice()) {
            (Some(strategy), _) => strategy.id.to_string(),
            (None, [only]) if written.is_empty() => only.id.to_string(),
            _ => plain(bare(written)),
        };
        let title = hash_of("title", &[draft.text(TITLE), &strategy]);
        let by_title = draft.get(TITLE).map(|_| Identity::one(title, TITLE, "duplicate_title_in_file"));
        // Numbers begin anew under each strategy.
        let code = hash_of("code", &[draft.text(CODE), &strategy]);
        let by_code = draft.get(CODE).map(|_| Identity::one(code, CODE, "duplicate_code_in_file"));
        match choices.key.as_deref() {
            Some("code") => by_code,
            Some("title") => by_title,
            // A later row may name the same item by its title alone.
            _ => by_code.map(|code| Identity { weaker: draft.get(TITLE).map(|_| title), ..code }).or(by_title),
        }
        .unwrap_or_default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<Id<ActionItem>> {
        if work.choices.on_duplicate == OnDuplicate::New {
            return Found::Nothing(None);
        }
        let has_code = draft.get(CODE).is_some();
        let (found, column, code) = match work.choices.key.as_deref() {
            Some("code") if !has_code => {
                return Found::Refused(Refused::without_key(CODE, COLUMNS[CODE].about.label.th));
            }
            Some("title") => (self.of_title(draft), TITLE, "ambiguous_title"),
            _ if has_code => (self.of_code(draft), CODE, "ambiguous_code"),
            _ => (self.of_title(draft), TITLE, "ambiguous_title"),
        };
        match found[..] {
            [] if column == CODE && self.is_added(draft, CODE) => {
                let message = "รหัสโครงการซ้ำกับแถวก่อนหน้าในกลยุทธ์เดียวกัน จึงไม่นำเข้าแถวนี้ โปรดลบแถวที่ซ้ำหรือแก้รหัส";
                Found::Refused(Refused::at(Skipped::DuplicateInFile, CODE, "duplicate_code_in_file", message))
            }
            [] if column == TITLE && self.is_added(draft, TITLE) => {
                let message = "ซ้ำกับโครงการ–กิจกรรมของแถวก่อนหน้า จึงไม่นำเข้าแถวนี้ โปรดลบแถวที่ซ้ำหรือเติมรหัสโครงการ";
                Found::Refused(Refused::at(Skipped::DuplicateInFile, TITLE, "duplicate_title_in_file", message))
            }
            [] => Found::Nothing(None),
            [id] => Found::One(id),
            _ => {
                let count = found.len();
                let message = format!("ตรงกับโครงการ–กิจกรรมในทะเบียน {count} รายการ โปรดเติมรหัสโครงการหรือกลยุทธ์ที่ไม่ซ้ำกัน");
                Found::Refused(Refused::at(Skipped::Ambiguous, column, code, message))
            }
        }
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, id: Id<ActionItem>) -> Result<Planned> {
        let item: ActionItem = reader.get(id)?;
        let strategy = self.by_id(item.strategy_id).map(named).unwrap_or_default();
        Ok(Planned { item, strategy, said: [false; 4] })
    }

    fn blank(&mut self, work: Work<'_>, draft: &Draft) -> std::result::Result<Planned, Refused> {
        let strategy_id = match (draft.get(STRATEGY), self.strategies.as_slice()) {
            (Some(_), [first, ..]) => first.id,
            // Replaced as soon as the row's own strategy is known.
            (Some(_), []) => work.new.new_id(),
            (None, [only]) => only.id,
            (None, _) => {
                let message = "ไม่ได้ระบุกลยุทธ์ของโครงการ–กิจกรรม โปรดเติมเลขที่หรือชื่อกลยุทธ์";
                return Err(Refused::at(Skipped::Missing, STRATEGY, "strategy_missing", message));
            }
        };
        let text = String::new;
        let item = ActionItem::blank(work.new.new_id(), strategy_id, self.year);
        Ok(Planned { item, strategy: text(), said: [false; 4] })
    }

    fn settle(&mut self, work: Work<'_>, before: Option<&Planned>, planned: &mut Planned) -> Settled {
        let mut settled = Settled::default();
        self.proposed = None;
        if let Some(before) = before.map(|before| &before.item) {
            let names = (planned.item.title.as_str(), before.title.as_str());
            settled.refused = work.same_name(TITLE, &before.code, names).err();
            if settled.refused.is_some() {
                return settled;
            }
        }
        if !planned.strategy.is_empty() {
            if self.strategy(&planned.strategy).is_none() {
                let strategy = self.propose(work, &planned.strategy);
                let (before, after) = (planned.strategy.clone(), named(&strategy));
                settled.repairs.push(Mended { column: STRATEGY, code: "strategy_added", before, after });
                self.proposed = Some(strategy);
            }
            let strategy = self.proposed.as_ref().or_else(|| self.strategy(&planned.strategy));
            if let Some(strategy) = strategy {
                (planned.item.strategy_id, planned.strategy) = (strategy.id, named(strategy));
            }
        }
        let (item, said) = (&mut planned.item, planned.said);
        // Where every quarter is denied, the register's rule says so.
        if !(item.q1 || item.q2 || item.q3 || item.q4) && said != [true; 4] {
            (item.q1, item.q2, item.q3, item.q4) = (!said[0], !said[1], !said[2], !said[3]);
            let after = if said == [false; 4] {
                "ทั้งสี่ไตรมาส"
            } else {
                "ไตรมาสที่ไม่ได้ระบุ"
            };
            let (before, after) = (String::new(), after.into());
            settled.repairs.push(Mended { column: FIRST_QUARTER, code: "whole_year_assumed", before, after });
        }
        settled
    }

    fn keep(&mut self, before: Option<&Planned>, planned: &Planned) {
        self.fresh.extend(self.proposed.take());
        match before {
            Some(before) => {
                self.known.remove(&before.item);
                self.known.insert(&planned.item);
            }
            None => {
                let ActionItem { code, title, strategy_id, .. } = &planned.item;
                if !code.is_empty() {
                    self.added.insert((CODE, code.clone(), *strategy_id));
                }
                self.added.insert((TITLE, title.clone(), *strategy_id));
            }
        }
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, planned: &Planned) -> Result<()> {
        self.proposed.as_ref().map_or(Ok(()), Record::check)?;
        Record::check(&planned.item)
    }

    fn put(&self, tx: &Tx<'_>, planned: &Planned) -> Result<()> {
        if let Some(strategy) = self.fresh.iter().find(|strategy| strategy.id == planned.item.strategy_id)
            && tx.find(strategy.id)?.is_none()
        {
            tx.put(strategy)?;
        }
        planned.item.put_as_told(tx)
    }
}
