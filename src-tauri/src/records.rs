//! Records as they are told outside the store, in the window and on the command line.
//!
//! Invariant: a national id leaves masked, whichever field it was typed into.

use saisaat_core::registers::{Cell, Class, Register};
use serde::Serialize;
use serde_json::Value;

/// A record as JSON. What is confidential and of no concern to a person, as the whole report that a round was handed in with, is
/// left out.
pub(crate) fn shown<T: Register + Serialize>(record: T) -> Value {
    let mut ids = Vec::new();
    for (at, field) in T::DECLARATION.fields.iter().enumerate() {
        if let Cell::NationalId(id) = record.cell(at) {
            ids.push((field.name, id.masked()));
        }
    }
    let mut told = serde_json::to_value(record.without_typed_ids()).unwrap_or_default();
    ids.into_iter().for_each(|(field, masked)| told[field] = masked.into());
    if let Some(fields) = told.as_object_mut() {
        let inner = T::DECLARATION.fields.iter().filter(|field| field.internal && field.class == Class::Confidential);
        inner.for_each(|field| _ = fields.remove(field.name));
    }
    told
}
