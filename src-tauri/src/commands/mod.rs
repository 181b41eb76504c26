//! What the page may ask, one file per noun. Each command is one expression over the core; [`records`] has those that every editable
//! register shares.

mod agencies;
mod attachments;
mod backups;
mod briefs;
mod calendar;
mod certificates;
mod checks;
mod complaint_deadlines;
mod disclosure_carry;
mod emblems;
mod exports;
mod gift_limits;
mod history;
pub(crate) mod imports;
mod indicators;
mod informants;
mod links;
mod officers;
mod opened;
mod people;
mod plan_carry;
mod preferences;
pub(crate) mod records;
mod recovery;
mod reference;
mod reports;
mod results;
mod retention;
mod scores;
mod search;
mod submissions;
mod surveys;
mod window;
mod workspaces;
mod years;

use saisaat_core::registers::Record;
use tauri::Wry;

/// All commands, to be handled and to be declared in TypeScript.
pub(crate) fn all() -> tauri_specta::Commands<Wry> {
    include!("list.rs")
}

/// Records as the page shows them: ids masked that were typed into a text. What the page gives back so stays as it is stored.
pub(crate) fn shown<T: Record>(records: Vec<T>) -> Vec<T> {
    records.into_iter().map(T::without_typed_ids).collect()
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

pub(crate) use remove;

#[cfg(test)]
mod tests;
