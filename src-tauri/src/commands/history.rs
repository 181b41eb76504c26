//! What happened: undo and redo by name, the history field by field, the audit log and its verification.

use saisaat_core::office::{UNDO_DAYS, UNDO_OPERATIONS};
use saisaat_core::workspace::HeadsVerdict;
use saisaat_core::{Action, AuditLine, Error, HistoryFilter, Office, Operation, RecordChange};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;
use crate::workspace;

/// What undo and redo would do next.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct HistoryState {
    /// The operation that undo takes back.
    undo: Option<Action>,
    /// The operation that redo does again.
    redo: Option<Action>,
}

/// What undo and redo would do next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_state(state: State<'_, AppState>) -> Answer<HistoryState> {
    state
        .with_open(|open| Ok(HistoryState { undo: workspace::undoable(&open.office)?, redo: open.office.history()?.1 }))
        .await
}

/// Takes the newest operation back; says which it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(state: State<'_, AppState>) -> Answer<Option<Action>> {
    state.travel(workspace::undo).await
}

/// Does the operation again that was undone last; says which it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(state: State<'_, AppState>) -> Answer<Option<Action>> {
    state.travel(Office::redo).await
}

/// An operation with what it did to each record.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct OperationDetails {
    /// The records, at most [`SHOWN`].
    changes: Vec<RecordChange>,
    /// How many more there were.
    more: u32,
}

/// What is looked at of one operation: nobody reads more, and an import may have changed a hundred thousand.
const SHOWN: usize = 200;

/// The newest operations first, `limit` of them, before operation `before` when given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_list(
    state: State<'_, AppState>,
    filter: HistoryFilter,
    before: Option<u32>,
    limit: u32,
) -> Answer<Vec<Operation>> {
    state.with_open(move |open| Ok(open.office.operations(&filter, before.map(i64::from), limit)?)).await
}

/// What an operation did, personal values masked.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_details(state: State<'_, AppState>, operation: u32, rows: u32) -> Answer<OperationDetails> {
    state
        .with_open(move |open| {
            let changes = open.office.details(operation.into(), SHOWN)?;
            let shown = u32::try_from(changes.len()).unwrap_or(u32::MAX);
            // What is forgotten has no records to show, and none left out.
            Ok(OperationDetails { more: if shown == 0 { 0 } else { rows.saturating_sub(shown) }, changes })
        })
        .await
}

/// Takes a single older operation back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_revert(state: State<'_, AppState>, operation: u32) -> Answer<()> {
    state.done(move |office| office.revert(operation.into())).await
}

/// For how long operations can be undone.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct UndoBounds {
    /// How many of the newest.
    operations: u32,
    /// How many days back.
    days: u32,
}

/// For how long operations can be undone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_bounds() -> Answer<UndoBounds> {
    Ok(UndoBounds { operations: UNDO_OPERATIONS, days: UNDO_DAYS })
}

/// The audit log, oldest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audit_lines(state: State<'_, AppState>) -> Answer<Vec<AuditLine>> {
    state.with_open(|open| Ok(open.office.audit()?)).await
}

/// What verifying the audit log found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub(crate) struct AuditVerdict {
    /// The head of a log that holds.
    head: Option<String>,
    /// The first line that does not hold.
    bad_line: Option<u32>,
    /// Whether the log has the heads that were written down elsewhere.
    heads: HeadsVerdict,
}

/// Walks the audit chain, and looks in it for the heads that were written down elsewhere.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audit_verify(state: State<'_, AppState>) -> Answer<AuditVerdict> {
    state
        .with_open(|open| {
            let (head, bad_line) = chain(open.office.verify_audit())?;
            Ok(AuditVerdict { head, bad_line, heads: open.workspace.compare_heads(&open.office)? })
        })
        .await
}

/// The head of a chain that holds, or the first line that does not.
fn chain(verified: saisaat_core::Result<String>) -> Answer<(Option<String>, Option<u32>)> {
    match verified {
        Ok(head) => Ok((Some(head), None)),
        Err(Error::Damaged { what }) => match what.strip_prefix("audit line ").and_then(|line| line.parse().ok()) {
            Some(line) => Ok((None, Some(line))),
            None => Err(Error::Damaged { what }.into()),
        },
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_a_verdict_and_any_other_damage_a_failure() {
        let damaged = |what: &str| chain(Err(Error::Damaged { what: what.into() }));
        assert_eq!(damaged("audit line 7"), Ok((None, Some(7))));
        assert!(damaged("malformed page").is_err());
        assert_eq!(chain(Ok("ab".into())), Ok((Some("ab".into()), None)));
    }
}
