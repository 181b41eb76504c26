//! Agencies' emblems: chosen through a chooser, looked at before they are kept, shown as what they are.

use std::path::PathBuf;

use saisaat_core::registers::{Agency, Emblem, Image};
use saisaat_core::values::Id;
use saisaat_core::{Action, Error, Verb};
use saisaat_report::check_emblem;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::remove;
use crate::desk::Desk;
use crate::dialogs;
use crate::error::{Answer, Failure};

/// The emblem that an agency's covers show.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ShownEmblem {
    /// Its key.
    id: Id<Emblem>,
    /// Whose it is: the agency's own, or that of one above it.
    agency_id: Id<Agency>,
    /// The picture as a `data:` address.
    url: String,
}

impl From<Emblem> for ShownEmblem {
    fn from(emblem: Emblem) -> Self {
        let Emblem { id, agency_id, kind, image } = emblem;
        Self { id, agency_id, url: format!("data:{};base64,{}", kind.media_type(), String::from(image)) }
    }
}

/// The emblem that an agency's covers show, if there is one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn emblem_of(desk: State<'_, Desk>, agency_id: Id<Agency>) -> Answer<Option<ShownEmblem>> {
    desk.read(move |reader| Ok(Emblem::of(reader, agency_id)?.map(ShownEmblem::from))).await
}

/// Takes a picture that the officer chooses as the agency's emblem; answers whether one was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn emblem_choose(desk: State<'_, Desk>, agency_id: Id<Agency>) -> Answer<bool> {
    let Some(file) = desk.away(|desk| dialogs::emblem(desk.app()).map(read).transpose()).await? else {
        return Ok(false);
    };
    let kind = check_emblem(&file).map_err(|fault| Error::invalid("emblem", fault.rule()))?;
    desk.operate(Action::on::<Emblem>(Verb::Save), move |tx| {
        let own = Emblem::of(tx, agency_id)?.filter(|emblem| emblem.agency_id == agency_id);
        let id = own.map_or_else(|| tx.new_id(), |own| own.id);
        tx.put(&Emblem { id, agency_id, kind, image: Image(file) })
    })
    .await?;
    Ok(true)
}

remove!(emblem_remove: Emblem);

/// A file's bytes; one that is too large is refused before it is read.
fn read(path: PathBuf) -> Answer<Vec<u8>> {
    let failed = |cause| Failure::file(&path, &cause);
    let size = std::fs::metadata(&path).map_err(failed)?.len();
    if usize::try_from(size).unwrap_or(usize::MAX) > Emblem::MOST_BYTES {
        return Err(Error::invalid("emblem", "picture_too_large").into());
    }
    std::fs::read(&path).map_err(failed)
}
