//! The ministry and its agencies: one tree whose root is the ministry.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, ensure, record, required};
use crate::Error;
use crate::values::{Id, file_name};

/// A ministry (no parent) or an agency (กรม, กอง) below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Agency {
    /// Key.
    pub id: Id<Agency>,
    /// The agency above; none for the ministry.
    pub parent_id: Option<Id<Agency>>,
    /// Short unique code, used on the command line and in file names.
    pub code: String,
    /// Thai name.
    pub name_th: String,
    /// English name, or empty.
    pub name_en: String,
    /// Thai abbreviation such as สป.ยธ., or empty.
    pub abbreviation: String,
    /// Vision (วิสัยทัศน์).
    pub vision: String,
    /// Mission (พันธกิจ).
    pub mission: String,
}

record!(Agency in "agencies" { id, parent_id, code, name_th, name_en, abbreviation, vision, mission } distinct code
    list Listing { agency: Some("id"), year: None, parent: Some("parent_id"), order: "parent_id IS NOT NULL, code" });

/// Letters of the longest code.
const LONGEST_CODE: usize = 32;

impl Agency {
    fn rules(&self) -> Result<(), Error> {
        required("code", &self.code)?;
        // The code becomes part of file names on every system.
        let safe =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || ('\u{e31}'..='\u{e4e}').contains(&c);
        ensure(self.code.chars().all(safe), "code", "letters_digits_dashes")?;
        ensure(!self.code.starts_with(['.', '-']) && !self.code.ends_with('.'), "code", "dot_at_an_end")?;
        ensure(!file_name::is_reserved(&self.code), "code", "reserved_name")?;
        ensure(self.code.chars().count() <= LONGEST_CODE, "code", "too_long")?;
        required("name_th", &self.name_th)?;
        ensure(self.parent_id != Some(self.id), "parent_id", "own_parent")
    }
}
