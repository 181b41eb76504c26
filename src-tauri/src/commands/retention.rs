//! How long records are kept, and the purge of those past their time, reviewed one by one.

use saisaat_core::office::{DateInDoubt, PurgeCandidate};
use saisaat_core::registers::{RecordClass, RetentionRule, Scope, YEARS_KEPT};
use saisaat_core::values::Date;
use saisaat_core::{Action, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// How long a class is kept, whether by a rule or by default.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct Retention {
    /// The class.
    class: RecordClass,
    /// Fiscal years after a record's last one.
    years: u32,
}

/// How long each class is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retention_list(state: State<'_, AppState>) -> Answer<Vec<Retention>> {
    state
        .read(|reader| {
            let rules: Vec<RetentionRule> = reader.list(&Scope::default())?;
            let years = |class| rules.iter().find(|rule| rule.class == class).map_or(YEARS_KEPT, |rule| rule.years);
            Ok(RecordClass::ALL.iter().map(|&class| Retention { class, years: years(class) }).collect())
        })
        .await
}

/// Sets how long a class is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn retention_save(state: State<'_, AppState>, of_class: RecordClass, years: u32) -> Answer<()> {
    state
        .operate(Action::on::<RetentionRule>(Verb::Save), move |tx| {
            let rules: Vec<RetentionRule> = tx.list(&Scope::default())?;
            let id = rules.iter().find(|rule| rule.class == of_class).map_or_else(|| tx.new_id(), |rule| rule.id);
            tx.put(&RetentionRule { id, class: of_class, years })
        })
        .await
}

/// What day it is by the clock and by the audit log, where that makes a difference to what is past its time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn date_in_doubt(state: State<'_, AppState>) -> Answer<Option<DateInDoubt>> {
    state.with_open(|open| Ok(open.office.date_in_doubt()?)).await
}

/// Takes the machine's date for right.
#[tauri::command]
#[specta::specta]
pub(crate) async fn date_confirm(state: State<'_, AppState>, today: Date) -> Answer<()> {
    state.with_open(move |open| Ok(open.office.confirm_date(today)?)).await
}

/// What is past its time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purge_due(state: State<'_, AppState>) -> Answer<Vec<PurgeCandidate>> {
    state.with_open(|open| Ok(open.office.due_for_purge()?)).await
}

/// Removes records of a class for good; nothing done so far can be undone afterwards.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purge_run(state: State<'_, AppState>, of_class: RecordClass, keys: Vec<String>) -> Answer<()> {
    state.done(move |office| office.purge(of_class, &keys)).await
}
