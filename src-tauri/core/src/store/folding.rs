//! Looking through texts in SQL as they are looked through outside it.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::Result;
use crate::values::folded;

/// Makes `holds(word, text, …)` known to SQL: whether a folded word stands in one of the texts.
pub(super) fn install(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    Ok(connection.create_scalar_function("holds", -1, flags, |context| {
        let word = context.get_raw(0).as_str()?;
        for at in 1..context.len() {
            if context.get_raw(at).as_str_or_null()?.is_some_and(|text| folded(text).contains(word)) {
                return Ok(true);
            }
        }
        Ok(false)
    })?)
}
