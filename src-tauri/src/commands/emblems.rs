//! Agencies' emblems: chosen through a chooser, looked at before they are kept, shown as what they are.

use std::path::PathBuf;

use saisaat_core::registers::{Agency, Emblem, Image};
use saisaat_core::values::Id;
use saisaat_core::{Action, Error, Rule, Verb};
use saisaat_report::Printer;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::remove;
use crate::app_state::AppState;
use crate::error::{Answer, Failure};
use crate::{dialogs, emblems};

/// The emblem that an agency's covers show.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ShownEmblem {
    /// Its key.
    id: Id<Emblem>,
    /// Whose it is: the agency's own, or that of one above it.
    agency_id: Id<Agency>,
    /// The picture as a `data:` address of a flat file; none when what is kept cannot be read safely.
    url: Option<String>,
}

impl ShownEmblem {
    /// What a page may show: never the file that is kept, which may have come with a workspace from anywhere.
    fn of(emblem: &Emblem, printer: &Printer) -> Self {
        let flat = printer.emblem(emblem).and_then(|art| art.flat()).ok();
        let url = flat.map(|(kind, file)| format!("data:{};base64,{}", kind.media_type(), String::from(Image(file))));
        Self { id: emblem.id, agency_id: emblem.agency_id, url }
    }
}

/// The emblem that an agency's covers show, if there is one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn emblem_of(state: State<'_, AppState>, agency_id: Id<Agency>) -> Answer<Option<ShownEmblem>> {
    let Some(emblem) = state.read(move |reader| Emblem::of(reader, agency_id)).await? else { return Ok(None) };
    state.away(move |state| Ok(Some(ShownEmblem::of(&emblem, state.printer()?)))).await
}

/// Takes a picture that the officer chooses as the agency's emblem, and keeps it flat; answers whether one was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn emblem_choose(state: State<'_, AppState>, agency_id: Id<Agency>) -> Answer<bool> {
    let Some(file) = state.away(|state| dialogs::emblem(state.app()).map(read).transpose()).await? else {
        return Ok(false);
    };
    let flat = state.away(move |_| emblems::reader()?.read(&file).and_then(|art| art.flat()).map_err(Failure::emblem));
    let (kind, file) = flat.await?;
    state
        .operate(Action::on::<Emblem>(Verb::Save), move |tx| {
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
        return Err(Error::invalid("emblem", Rule::PictureTooLarge).into());
    }
    std::fs::read(&path).map_err(failed)
}
