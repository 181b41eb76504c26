//! Whether the registers tell already who told: the complaint itself, and whatever is kept because of it.
//!
//! Invariant: what is not of the complaint is not looked through, for a name in it is perhaps somebody else's.

use crate::registers::{
    Attachment, Cell, Complaint, DisciplineCase, ProtectionMeasure, Record as _, RecordLink, Register,
    RetaliationCheck, Scope, says,
};
use crate::values::CaseCode;
use crate::{Error, Office, Reader, Result, Rule};

/// Fewest characters of a name or a contact that is looked for in the registers: a shorter one could be part of any word.
const LEAST_TOLD: usize = 4;

/// Refuses a code of no complaint, and while the registers tell one of these texts, each with its field: the store would protect what
/// everyone can read.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] on the field with `told_in_the_register`; [`Error::Db`].
pub(super) fn refuse_told(office: &Office, code: &CaseCode, told: [(&str, &str); 2]) -> Result<()> {
    office.read(|reader| {
        let missing = || Error::NotFound { what: Complaint::TABLE, key: code.to_string() };
        let complaint = Complaint::with_code(reader, code)?.ok_or_else(missing)?;
        let beside = kept_because_of(reader, &complaint)?;
        for (field, text) in told {
            let is_long = text.trim().chars().count() >= LEAST_TOLD;
            if is_long && (complaint.tells(reader, text)? || beside.iter().any(|one| says(one, text))) {
                return Err(Error::invalid(field, Rule::ToldInTheRegister));
            }
        }
        Ok(())
    })
}

/// The texts of what is kept because of a complaint, its steps aside: protection, discipline, what its files are called, and what it is
/// linked with.
fn kept_because_of(reader: &Reader<'_>, complaint: &Complaint) -> Result<Vec<String>> {
    let key = complaint.id.to_string();
    let of_it = Scope { parent: Some(&key), ..Scope::default() };
    let mut texts: Vec<String> = reader.list::<ProtectionMeasure>(&of_it)?.iter().flat_map(self::texts).collect();
    texts.extend(reader.list::<RetaliationCheck>(&of_it)?.iter().flat_map(self::texts));
    let came_of_it = |case: &&DisciplineCase| case.complaint_id == Some(complaint.id);
    texts.extend(reader.list::<DisciplineCase>(&Scope::default())?.iter().filter(came_of_it).flat_map(self::texts));
    texts.extend(reader.list::<Attachment>(&of_it)?.into_iter().flat_map(|file| [file.name, file.note]));
    texts.extend(RecordLink::of(reader, &key)?.into_iter().flat_map(|end| [end.name, end.note]));
    Ok(texts)
}

/// Every text of a record.
fn texts<T: Register>(record: &T) -> Vec<String> {
    let text = |at| match record.cell(at) {
        Cell::Text(text) => Some(text.into_owned()),
        _ => None,
    };
    (0..T::DECLARATION.fields.len()).filter_map(text).collect()
}
