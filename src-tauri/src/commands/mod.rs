//! What the page may ask, one file per noun. Each command is one expression over the core. What the editable registers
//! share is in `records`; the macros below are for the others.

mod agencies;
mod attachments;
mod backups;
mod checks;
mod complaint_deadlines;
mod emblems;
mod exports;
mod gift_limits;
mod history;
pub(crate) mod imports;
mod indicators;
mod informants;
mod officers;
mod opened;
mod people;
mod preferences;
pub(crate) mod records;
mod recovery;
mod reports;
mod results;
mod retention;
mod schemes;
mod scores;
mod submissions;
mod trainings;
mod window;
mod workspaces;
mod years;

use saisaat_core::registers::{Agency, Record};
use saisaat_core::values::{FiscalYear, Id};
use serde::Deserialize;
use specta::Type;
use tauri::Wry;

/// All commands, to be handled and to be declared in TypeScript.
pub(crate) fn all() -> tauri_specta::Commands<Wry> {
    include!("list.rs")
}

/// What a list is narrowed to; empty is everything.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
pub(crate) struct Scope {
    /// The agency and everything below it.
    pub(crate) agency_id: Option<Id<Agency>>,
    /// The fiscal year.
    pub(crate) year: Option<FiscalYear>,
}

impl From<Scope> for saisaat_core::registers::Scope<'_> {
    fn from(scope: Scope) -> Self {
        Self { agency: scope.agency_id, year: scope.year, parent: None }
    }
}

/// Records as the page shows them: ids masked that were typed into a text. What the page gives back so stays as it is stored.
pub(crate) fn shown<T: Record>(records: Vec<T>) -> Vec<T> {
    records.into_iter().map(T::without_typed_ids).collect()
}

/// `list!(name: Record)`: the records of a scope. `list!(name(parent_id: Parent): Record)`: those that are part of one record.
macro_rules! list {
    ($name:ident: $record:ty) => {
        #[doc = concat!("Lists `", stringify!($record), "` records of a scope.")]
        #[tauri::command]
        #[specta::specta]
        pub(crate) async fn $name(
            state: tauri::State<'_, $crate::app_state::AppState>,
            scope: $crate::commands::Scope,
        ) -> $crate::error::Answer<Vec<$record>> {
            state.read(move |reader| Ok($crate::commands::shown(reader.list(&scope.into())?))).await
        }
    };
    ($name:ident($parent:ident: $whole:ty): $record:ty) => {
        #[doc = concat!("Lists the `", stringify!($record), "` records that are part of one `", stringify!($whole), "`.")]
        #[tauri::command]
        #[specta::specta]
        pub(crate) async fn $name(
            state: tauri::State<'_, $crate::app_state::AppState>,
            $parent: saisaat_core::values::Id<$whole>,
        ) -> $crate::error::Answer<Vec<$record>> {
            state
                .read(move |reader| {
                    let parent = $parent.to_string();
                    let scope = saisaat_core::registers::Scope { parent: Some(&parent), ..Default::default() };
                    Ok($crate::commands::shown(reader.list(&scope)?))
                })
                .await
        }
    };
}

/// `save!(name: Record)` saves one record.
macro_rules! save {
    ($name:ident: $record:ty) => {
        #[doc = concat!("Adds or replaces a `", stringify!($record), "`.")]
        #[tauri::command]
        #[specta::specta]
        pub(crate) async fn $name(
            state: tauri::State<'_, $crate::app_state::AppState>,
            record: $record,
        ) -> $crate::error::Answer<()> {
            let action = saisaat_core::Action::on::<$record>(saisaat_core::Verb::Save);
            state.operate(action, move |tx| tx.put(&record)).await
        }
    };
}

/// `remove!(name: Record)`: removes the record with a key.
macro_rules! remove {
    ($name:ident: $record:ty) => {
        #[doc = concat!("Removes a `", stringify!($record), "`.")]
        #[tauri::command]
        #[specta::specta]
        pub(crate) async fn $name(
            state: tauri::State<'_, $crate::app_state::AppState>,
            id: saisaat_core::values::Id<$record>,
        ) -> $crate::error::Answer<()> {
            let action = saisaat_core::Action::on::<$record>(saisaat_core::Verb::Remove);
            state.operate(action, move |tx| tx.remove(id)).await
        }
    };
}

pub(crate) use {list, remove, save};

#[cfg(test)]
mod tests;
