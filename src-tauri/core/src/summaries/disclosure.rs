//! Disclosable output (ฉบับเผยแพร่): what must not leave the ministry is masked in a read model before anything is laid out.
//!
//! Role: a read model → the same without ids, telephone numbers, addresses and personal remarks, and the values that were
//! taken out. Invariant: every field is looked at by its class, every other text for ids, telephone numbers and e-mail
//! addresses typed into it; each value taken out is in [`Hidden`], so that whoever prints can prove that none is on paper.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::typed_numbers::{email_spans, number_spans};
use super::{AwardReport, DifferenceReport, IndicatorReport, MinistryReport, PlanReport, TrainingReport};

/// What stands where something was masked.
pub const MASK: &str = "•••";

/// Fewest characters of a remark that is searched for: a shorter one could be any word.
const LEAST_REMARK: usize = 12;

/// Fewest digits of a number that is searched for.
const LEAST_NUMBER: usize = 7;

/// What a field holds, as far as it decides who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldClass {
    /// Anyone; typed text is still looked through.
    Public,
    /// A national id.
    NationalId,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A date only the person is concerned with.
    PersonalDate,
    /// What is a person's own affair, in words many share: masked, but not searched for.
    Personal,
    /// The name of somebody whom a register tells of.
    Name,
    /// What somebody wrote about a person.
    Remark,
    /// Who told, or how to find out.
    Informant,
    /// A key, a hash or a code of the program's own: never looked into.
    Key,
}

/// The class of a field by its name and the name of what holds it.
fn class(holder: &str, field: &str) -> FieldClass {
    match (holder, field) {
        (_, "national_id") => FieldClass::NationalId,
        (_, "phone" | "supervisor_phone" | "collector_phone") => FieldClass::Phone,
        (_, "email") => FieldClass::Email,
        (_, "birth_date") => FieldClass::PersonalDate,
        ("person", "sex" | "education" | "position_number") => FieldClass::Personal,
        ("person", "note") | ("nomination", "reasons") => FieldClass::Remark,
        (_, "informant" | "complainant" | "case_code") => FieldClass::Informant,
        (_, "id" | "sha256" | "audit_head" | "digest" | "image") => FieldClass::Key,
        (_, field) if field.ends_with("_id") => FieldClass::Key,
        _ => FieldClass::Public,
    }
}

/// The values that were masked, in the form they are searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Digits alone.
    numbers: BTreeSet<String>,
    /// Text without its spaces.
    texts: BTreeSet<String>,
}

impl Hidden {
    /// Whether none of the values can be read in a text, however its lines and spaces fell and in whichever digits.
    #[must_use]
    pub fn absent_from(&self, text: &str) -> bool {
        let squeezed = squeezed(text);
        let digits = unseparated(&squeezed);
        !self.numbers.iter().any(|number| digits.contains(number.as_str()))
            && !self.texts.iter().any(|hidden| squeezed.contains(hidden.as_str()))
    }

    /// How many values were masked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len() + self.texts.len()
    }

    /// Whether nothing had to be masked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes a value out of a field of a class; answers what stands in its place.
    pub fn mask(&mut self, class: FieldClass, value: &str) -> String {
        if value.trim().is_empty() {
            return value.to_owned();
        }
        match class {
            FieldClass::Key => return value.to_owned(),
            FieldClass::Public => return self.mask_typed(value),
            FieldClass::NationalId | FieldClass::Phone => {
                let typed = number_spans(value).into_iter().map(|span| &value[span]).chain([value]);
                let digits = typed.map(|text| squeezed(text).chars().filter(char::is_ascii_digit).collect::<String>());
                // An extension of three digits could be any number on the page.
                self.numbers.extend(digits.filter(|digits| digits.len() >= LEAST_NUMBER));
            }
            FieldClass::Email | FieldClass::Informant => {
                self.texts.insert(squeezed(value));
            }
            FieldClass::PersonalDate | FieldClass::Personal => {}
            FieldClass::Name | FieldClass::Remark => {
                let remark = squeezed(value);
                if remark.chars().count() >= LEAST_REMARK {
                    self.texts.insert(remark);
                }
            }
        }
        MASK.to_owned()
    }

    /// Masks the ids, telephone numbers and e-mail addresses typed into a text.
    fn mask_typed(&mut self, text: &str) -> String {
        let mut spans = number_spans(text);
        spans.extend(email_spans(text));
        spans.sort_by_key(|span| span.start);
        let (mut masked, mut from) = (String::with_capacity(text.len()), 0);
        for span in spans.into_iter().filter(|span| !span.is_empty()) {
            if span.start < from {
                continue;
            }
            let found = &text[span.clone()];
            match found.contains('@') {
                true => self.texts.insert(squeezed(found)),
                false => self.numbers.insert(unseparated(&squeezed(found))),
            };
            masked.push_str(&text[from..span.start]);
            masked.push_str(MASK);
            from = span.end;
        }
        masked.push_str(&text[from..]);
        masked
    }
}

/// A read model that can be handed to the public.
pub trait Disclosable: Sized {
    /// The same, masked, and what was masked.
    ///
    /// # Errors
    /// [`Unmaskable`] when the masked model is no model any more, which its types exclude.
    fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable>;
}

/// Why a read model could not be masked: one of its fields takes no mask.
#[derive(Debug, thiserror::Error)]
#[error("a read model does not survive masking: {0}")]
pub struct Unmaskable(#[from] serde_json::Error);

macro_rules! disclosable {
    ($($model:ty),* $(,)?) => {$(
        impl Disclosable for $model {
            fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable> {
                masked(self)
            }
        }
    )*};
}

disclosable!(IndicatorReport, DifferenceReport, PlanReport, TrainingReport, AwardReport, MinistryReport);

/// Masks a model field by field, whatever its shape.
fn masked<T: Serialize + DeserializeOwned>(model: &T) -> Result<(T, Hidden), Unmaskable> {
    let mut hidden = Hidden::default();
    let mut value = serde_json::to_value(model)?;
    walk("", "", &mut value, &mut hidden);
    Ok((serde_json::from_value(value)?, hidden))
}

fn walk(holder: &str, field: &str, value: &mut Value, hidden: &mut Hidden) {
    match value {
        Value::String(text) => {
            let class = class(holder, field);
            let masked = hidden.mask(class, text);
            // What has a type of its own cannot hold a mask: it is gone.
            *value = match class {
                FieldClass::NationalId | FieldClass::PersonalDate => Value::Null,
                _ => Value::String(masked),
            };
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(holder, field, item, hidden)),
        Value::Object(fields) => walk_fields(field, fields, hidden),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn walk_fields(holder: &str, fields: &mut Map<String, Value>, hidden: &mut Hidden) {
    withhold(holder, fields);
    for (field, value) in fields.iter_mut() {
        walk(holder, field, value, hidden);
    }
}

/// Takes out who was put forward for an award and not chosen, and what changed about a person: nobody's business outside.
/// Their names are not searched for: the same people stand elsewhere in their own right, as those who collect data.
fn withhold(holder: &str, fields: &mut Map<String, Value>) {
    match holder {
        "nominees" if fields.get("nomination").is_some_and(|nomination| nomination["decision"] != "awarded") => {
            for name in ["prefix", "first_name", "surname", "position", "level", "unit"] {
                fields["person"][name] = if name == "first_name" { MASK.into() } else { "".into() };
            }
        }
        "items" if fields.get("person").is_some_and(Value::is_string) => {
            fields["person"] = MASK.into();
            for fact in fields["facts"].as_array_mut().into_iter().flatten() {
                (fact["before"], fact["after"]) = (MASK.into(), MASK.into());
            }
        }
        _ => {}
    }
}

/// Without white space and joiners that layout may add or drop, Thai digits as Arabic ones, letters small.
fn squeezed(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{2060}' | '\u{ad}'));
    kept.flat_map(|c| {
        match c {
            '๐'..='๙' => char::from_u32(u32::from('0') + u32::from(c) - u32::from('๐')).unwrap_or(c),
            c => c,
        }
        .to_lowercase()
    })
    .collect()
}

/// Without the dashes and dots that numbers are grouped by.
fn unseparated(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | '.' | '(' | ')' | '+' | '–' | '\u{2011}' | '−')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (String, Hidden) {
        let mut hidden = Hidden::default();
        let masked = hidden.mask(FieldClass::Public, text);
        (masked, hidden)
    }

    #[test]
    fn ids_telephones_and_addresses_typed_into_a_text_are_masked_and_nothing_else() {
        for (text, expected) in [
            ("ติดต่อ 0 2547 1000 ต่อ 12", "ติดต่อ ••• ต่อ 12"),
            ("โทร. 081-234-5678 หรือ 02-547-1000", "โทร. ••• หรือ •••"),
            ("บัตร 1-2345-67890-12-1 ออกให้", "บัตร ••• ออกให้"),
            ("บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๑", "บัตร •••"),
            ("ส่งที่ somsri.d@example.go.th ภายในวันนี้", "ส่งที่ ••• ภายในวันนี้"),
            ("เมื่อวันที่ 1 ตุลาคม 2568 มีผู้เข้าร่วม 125 คน", "เมื่อวันที่ 1 ตุลาคม 2568 มีผู้เข้าร่วม 125 คน"),
            ("หนังสือที่ นร 1013/ว 12 ลงวันที่ 30 กันยายน 2569", "หนังสือที่ นร 1013/ว 12 ลงวันที่ 30 กันยายน 2569"),
            ("งบประมาณ 1,250,000.00 บาท", "งบประมาณ 1,250,000.00 บาท"),
            ("", ""),
        ] {
            assert_eq!(typed(text).0, expected);
        }
    }

    #[test]
    fn a_masked_value_is_found_again_however_it_is_spaced_and_in_whichever_digits() {
        let mut hidden = Hidden::default();
        assert_eq!(hidden.mask(FieldClass::NationalId, "1234567890121"), MASK);
        assert_eq!(hidden.mask(FieldClass::Phone, "0 2547 1000"), MASK);
        assert_eq!(hidden.mask(FieldClass::Remark, "ลาป่วยบ่อยเพราะโรคประจำตัว"), MASK);
        assert_eq!(hidden.mask(FieldClass::Email, "Somsri@Example.go.th"), MASK);
        for leak in [
            "เลข 1-2345-67890-12-1",
            "เลข ๑๒๓๔๕๖๗๘๙๐๑๒๑",
            "02-547\n1000",
            "ลาป่วยบ่อย เพราะ\nโรคประจำตัว",
            "somsri@example.go.th",
        ] {
            assert!(!hidden.absent_from(leak), "{leak}");
        }
        assert!(hidden.absent_from("ไม่มีอะไรต้องปกปิด 2547 1000"));
    }

    #[test]
    fn what_is_empty_short_or_a_key_is_not_searched_for() {
        let mut hidden = Hidden::default();
        assert_eq!(hidden.mask(FieldClass::Phone, " "), " ");
        assert_eq!(hidden.mask(FieldClass::Phone, "ต่อ 12"), MASK);
        assert_eq!(hidden.mask(FieldClass::Remark, "ดีมาก"), MASK);
        assert_eq!(hidden.mask(FieldClass::Key, "0812345678"), "0812345678");
        assert!(hidden.is_empty());
    }
}
