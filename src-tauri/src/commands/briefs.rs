//! Briefs: a subject in facts, tables and pictures, as the window draws it.

use saisaat_core::registers::{Agency, Centre, Nearness, Record, Words};
use saisaat_core::summaries::briefs::{GapRow, centres_without_officer, coverage_gaps as gaps, due_soon};
use saisaat_core::summaries::{self, Brief, BriefAsked, BriefKind};
use saisaat_core::values::{Date, FiscalYear, Id, Round};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// A brief of an agency, or of one of its records.
#[tauri::command]
#[specta::specta]
pub(crate) async fn brief(
    state: State<'_, AppState>,
    kind: BriefKind,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
    record: Option<String>,
) -> Answer<Brief> {
    state
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            let asked = BriefAsked { agency: agency_id, year, round, record, today };
            Ok(open.office.read(|reader| summaries::brief(reader, kind, &asked))?)
        })
        .await
}

/// What no work of an agency's year touches, each with what an action would have to be marked with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn coverage_gaps(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Vec<GapRow>> {
    state
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            let asked = BriefAsked { agency: agency_id, year, round, record: None, today };
            Ok(open.office.read(|reader| gaps(reader, &asked))?)
        })
        .await
}

/// Something that is overdue, or due soon.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct DueItem {
    /// The register of the record that it is of.
    register: &'static str,
    /// The record.
    key: String,
    /// What is to be done.
    words: Words,
    /// What the record is called; a mask where that would tell of somebody.
    name: String,
    /// The day.
    day: Date,
    /// How near it is.
    nearness: Nearness,
}

/// What is said of a centre in which nobody is named to be in charge.
const NO_OFFICER: Words = Words {
    th: "ยังไม่ระบุผู้รับผิดชอบศูนย์", en: "Nobody is named to be in charge"
};

/// Days back and ahead that are looked at.
const BACK: i64 = 365;
const AHEAD: i64 = 30;

/// How many are told one by one.
const MOST: u32 = 12;

/// What is overdue or due soon.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct DueSoon {
    /// The first of it, that of the centre itself before all else.
    items: Vec<DueItem>,
    /// How much there is.
    total: u32,
}

/// What is overdue for an agency and those below it, or due within thirty days.
#[tauri::command]
#[specta::specta]
pub(crate) async fn due_items(state: State<'_, AppState>, agency_id: Id<Agency>) -> Answer<DueSoon> {
    state
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            let day = |days| today.naive().checked_add_signed(chrono::Duration::days(days)).map_or(today, Date::from);
            let days = (day(-BACK), day(AHEAD));
            let soon = open.office.read(|reader| due_soon(reader, agency_id, days, today, MOST))?;
            let unmanned = open.office.read(|reader| centres_without_officer(reader, agency_id))?;
            let unmanned = unmanned.into_iter().map(|centre| DueItem {
                register: Centre::TABLE,
                key: centre.key(),
                words: NO_OFFICER,
                name: centre.name,
                day: today,
                nearness: Nearness::Overdue,
            });
            let total = soon.total.saturating_add(u32::try_from(unmanned.len()).unwrap_or(u32::MAX));
            let told = soon.items.into_iter().map(|item| DueItem {
                register: item.table,
                key: item.key,
                words: item.words,
                name: item.called,
                day: item.day,
                nearness: Nearness::of(item.day, today),
            });
            Ok(DueSoon { items: unmanned.chain(told).take(MOST as usize).collect(), total })
        })
        .await
}
