//! Codes on certificates, looked up in the registers.

use saisaat_core::summaries::{CodeVerdict, read_code, verified};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// What is known of a code that somebody read on a certificate; none of what is no code.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_verify(state: State<'_, AppState>, code: String) -> Answer<Option<CodeVerdict>> {
    let Some(code) = read_code(&code) else { return Ok(None) };
    state.read(move |reader| verified(reader, &code)).await.map(Some)
}
