//! Gifts. What the rules say of one is found on saving; the page's own verdict is not read.

use saisaat_core::registers::{Gift, Record};
use saisaat_core::values::personal::without_ids;
use saisaat_core::{Action, Reader, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::{Scope, remove};
use crate::desk::Desk;
use crate::error::Answer;

/// A gift as lists show it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct GiftRow {
    /// The record.
    #[serde(flatten)]
    gift: Gift,
    /// The receiver's name and position, from the roster where they are on it.
    receiver_name: String,
}

impl GiftRow {
    fn of(reader: &Reader<'_>, gift: Gift) -> saisaat_core::Result<Self> {
        let receiver_name = without_ids(&gift.receiver_name(reader)?).into_owned();
        Ok(Self { receiver_name, gift: gift.without_typed_ids() })
    }
}

/// Lists the gifts of a scope.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts_list(desk: State<'_, Desk>, scope: Scope) -> Answer<Vec<GiftRow>> {
    desk.read(move |reader| {
        reader.list::<Gift>(&scope.into())?.into_iter().map(|gift| GiftRow::of(reader, gift)).collect()
    })
    .await
}

/// Adds or replaces a gift, judged by the limits of its agency.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts_save(desk: State<'_, Desk>, record: Gift) -> Answer<()> {
    desk.operate(Action::on::<Gift>(Verb::Save), move |tx| record.save(tx)).await
}

remove!(gifts_remove: Gift);
