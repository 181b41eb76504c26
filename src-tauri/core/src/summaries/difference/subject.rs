//! A record as it is compared: its fields by name, each with its label and its value as text.

use super::{DifferenceKind, FactChange, ItemDifference};
use crate::registers::{Kind, Register};

pub(super) struct Subject {
    register: &'static str,
    key: String,
    code: String,
    /// What a reader calls it, in Thai.
    called: String,
    person: Option<String>,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    label: String,
    value: Option<String>,
}

impl Subject {
    /// A record of a register that a reader knows by what it is, its number, which may be empty, and its name.
    pub(super) fn new(register: &'static str, key: String, what: &str, code: &str, name: &str) -> Self {
        let words: Vec<&str> = [what, code, name].into_iter().filter(|word| !word.is_empty()).collect();
        Self { register, key, code: code.into(), called: words.join(" "), person: None, fields: Vec::new() }
    }

    /// The same, about a person.
    pub(super) fn about(self, person: String) -> Self {
        Self { person: Some(person), ..self }
    }

    /// Notes a field. One of a name that is there already gets a name of its own, so that each is compared with its like.
    pub(super) fn add(&mut self, name: impl Into<String>, label: impl Into<String>, value: Option<String>) {
        let mut name = name.into();
        while self.field(&name).is_some() {
            name.push('+');
        }
        self.fields.push(Field { name, label: label.into(), value });
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        self.register == other.register && self.key == other.key
    }

    pub(super) fn is_numbered_as(&self, other: &Self) -> bool {
        self.register == other.register && !self.code.is_empty() && self.code == other.code
    }

    /// The fields that differ, in this subject's order; those that only the other has come last.
    pub(super) fn changes(&self, after: &Self) -> Vec<FactChange> {
        let shared = self.fields.iter().map(|old| (old, Some(old), after.field(&old.name)));
        let new = after.fields.iter().filter(|new| self.field(&new.name).is_none()).map(|new| (new, None, Some(new)));
        shared.chain(new).filter_map(|(named, before, after)| named.change(before, after)).collect()
    }

    pub(super) fn difference(&self, kind: DifferenceKind, facts: Vec<FactChange>) -> ItemDifference {
        ItemDifference { subject: self.called.clone(), person: self.person.clone(), kind, facts }
    }

    fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Field {
    fn change(&self, before: Option<&Self>, after: Option<&Self>) -> Option<FactChange> {
        let value = |field: Option<&Self>| field.and_then(|field| field.value.clone()).unwrap_or_default();
        let (before, after) = (value(before), value(after));
        (before != after).then(|| FactChange { label: self.label.clone(), before, after })
    }
}

/// What a register calls one of its fields; of an amount, with its unit.
pub(super) fn label<T: Register>(field: &str) -> String {
    match T::DECLARATION.field(field) {
        Some((_, declared)) if matches!(declared.kind, Kind::Money) => format!("{} (บาท)", declared.label.th),
        Some((_, declared)) => declared.label.th.to_owned(),
        None => field.to_owned(),
    }
}

/// Notes the fields of a record under a prefix, by the register's own labels where no other is given. Every field stands in one
/// of the two lists: one that the record gains does not compile until it is said whether it is compared.
macro_rules! fields {
    ($subject:ident, $prefix:literal, $record:expr,
     $type:ident { $($field:ident $($label:literal)?),+ $(,)? } apart from { $($other:ident),* $(,)? }) => {{
        let $type { $($field,)+ $($other: _,)* } = $record;
        $($subject.add(
            concat!($prefix, ".", stringify!($field)),
            fields!(@label $type $field $($label)?),
            $crate::summaries::difference::words::Written::written($field),
        );)+
    }};
    (@label $type:ident $field:ident) => {
        $crate::summaries::difference::subject::label::<$type>(stringify!($field))
    };
    (@label $type:ident $field:ident $label:literal) => {
        $label
    };
}
pub(super) use fields;
