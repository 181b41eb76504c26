//! Disclosable output (ฉบับเผยแพร่): what must not leave the ministry is masked in a read model before anything is laid out.
//!
//! Role: a read model → the same without ids, telephone numbers, addresses and personal remarks, and the values that were
//! taken out. Invariant: every field is looked at by its class, every other text for ids, telephone numbers and e-mail
//! addresses typed into it; each value taken out is in [`Hidden`], so that whoever prints can prove that none is on paper.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::known_names::{KnownNames, Told};
use super::{
    AwardReport, DifferenceReport, IndicatorReport, MinistersPage, MinistryBook, MinistryReport, PlanReport,
    SubmissionStatus, TrainingReport, YearReport,
};
use crate::registers::{Agency, Class, Declaration, Field, Kind, REGISTERS};
pub use crate::values::personal::MASK;
use crate::values::personal::signs::signs;
use crate::values::personal::{self, PersonalKind};
use crate::values::{Decimal, Id};

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
    /// A telephone number or an e-mail address.
    Contact,
    /// A date only the person is concerned with.
    PersonalDate,
    /// What is a person's own affair, in words many share: masked, but not searched for.
    Personal,
    /// The name of somebody whom a register tells of.
    Name,
    /// The name of somebody who stands in the document in their own right, as those do who sign it or collect its data.
    OwnName,
    /// What somebody wrote about a person.
    Remark,
    /// Who told, or how to find out.
    Informant,
    /// A key, a hash or a code of the program's own: never looked into.
    Key,
}

impl FieldClass {
    /// Who may read a field, by what its register declares. What has words of the program's own, as choices have, is masked and not
    /// searched for.
    #[must_use]
    pub const fn of(field: &Field) -> Self {
        match (field.class, field.kind) {
            (Class::Public, _) => Self::Public,
            (Class::Name, _) => Self::Name,
            (Class::Contact, _) => Self::Contact,
            (Class::Identifier, Kind::NationalId) => Self::NationalId,
            (Class::Identifier, Kind::CaseCode) => Self::Informant,
            (Class::Confidential | Class::Remark, Kind::Text) => Self::Remark,
            (Class::Confidential, Kind::Day) => Self::PersonalDate,
            _ => Self::Personal,
        }
    }
}

impl FieldClass {
    /// Who may read a column of text of a class.
    pub(super) const fn of_class(class: Class) -> Self {
        match class {
            Class::Public => Self::Public,
            Class::Name => Self::Name,
            Class::Contact => Self::Contact,
            Class::Identifier => Self::Informant,
            Class::Confidential | Class::Remark => Self::Remark,
        }
    }
}

/// Those who sign, lead, teach or collect, and what an agency is called: they stand in a document in their own right, and
/// no name known from elsewhere is looked for there.
const OWN_NAMES: [&str; 12] = [
    "agency_head",
    "centre_head",
    "collector",
    "compiler",
    "ministry",
    "name_en",
    "name_th",
    "nominator",
    "responsible",
    "signer",
    "speakers",
    "supervisor",
];

/// What of a read model is no register's, and no text either.
const KEYS: [&str; 5] = ["id", "audit_head", "digest", "sha256", "verification"];

/// The class of a field of a read model; of a record in it, by what its register declares.
fn class(record: Option<&Declaration>, name: &str) -> FieldClass {
    if OWN_NAMES.contains(&name) {
        return FieldClass::OwnName;
    }
    let field = record.and_then(|record| record.field(name)).map(|(_, field)| field);
    match field.map(|field| (FieldClass::of(field), field.kind)) {
        _ if KEYS.contains(&name) || name.ends_with("_id") => FieldClass::Key,
        Some((_, Kind::Reference(_) | Kind::Bytes)) => FieldClass::Key,
        // Whoever the roster names stands there as somebody who was trained, put forward or works for it.
        Some((FieldClass::Name, _)) => FieldClass::OwnName,
        // What is a person's own affair is in words many share; what somebody wrote about them is not.
        Some((FieldClass::Remark, _)) if field.is_some_and(|field| field.class == Class::Confidential) => {
            FieldClass::Personal
        }
        Some((class, _)) => class,
        None => FieldClass::Public,
    }
}

/// The register that an object of a read model is a record of: that whose every field it has, and no other.
fn register_of(fields: &Map<String, Value>) -> Option<&'static Declaration> {
    let has_all = |register: &&Declaration| {
        register.fields.len() + 1 == fields.len() && register.fields.iter().all(|field| fields.contains_key(field.name))
    };
    REGISTERS.iter().copied().find(has_all).filter(|_| fields.contains_key("id"))
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

    /// Takes in what else was masked.
    pub(super) fn add(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
        self.texts.extend(other.texts);
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
            FieldClass::Public | FieldClass::OwnName => return self.mask_typed(value),
            FieldClass::Contact if value.contains('@') => {
                self.texts.insert(squeezed(value));
            }
            FieldClass::NationalId | FieldClass::Contact => {
                let found = personal::find(value);
                let typed = found.iter().map(|found| &value[found.span.clone()]).chain([value]);
                // An extension of three digits could be any number on the page.
                self.numbers.extend(typed.map(number).filter(|digits| digits.len() >= LEAST_NUMBER));
            }
            FieldClass::Informant => {
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
        for found in personal::find(text) {
            let value = &text[found.span];
            match found.kind {
                PersonalKind::Email => self.texts.insert(squeezed(value)),
                PersonalKind::NationalId | PersonalKind::Phone => self.numbers.insert(number(value)),
            };
        }
        personal::masked(text).into_owned()
    }
}

/// A read model that can be handed to the public.
pub trait Disclosable: Clone {
    /// The same, masked, and what was masked.
    ///
    /// # Errors
    /// [`Unmaskable`] when the masked model is no model any more, which its types exclude.
    fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable>;

    /// The same with other texts for those anyone may read, where there is another.
    ///
    /// # Errors
    /// As [`Disclosable::disclosable`].
    fn with_public_texts(&self, other: &mut dyn FnMut(&str) -> Option<String>) -> Result<Self, Unmaskable>;

    /// The same without names that must not be disclosed, as a document of an agency; of the ministry's, none is given.
    ///
    /// # Errors
    /// As [`Disclosable::disclosable`].
    fn without_names(
        &self,
        names: &KnownNames,
        agency: Option<Id<Agency>>,
        told: &mut Told<'_>,
    ) -> Result<Self, Unmaskable> {
        if names.is_empty() {
            return Ok(self.clone());
        }
        self.with_public_texts(&mut |text| names.mask(text, agency, told))
    }
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

            fn with_public_texts(&self, other: &mut dyn FnMut(&str) -> Option<String>) -> Result<Self, Unmaskable> {
                with_public_texts(self, other)
            }
        }
    )*};
}

disclosable!(
    IndicatorReport,
    DifferenceReport,
    PlanReport,
    TrainingReport,
    AwardReport,
    MinistryReport,
    SubmissionStatus,
    MinistersPage,
    MinistryBook,
    YearReport
);

/// Masks a model field by field, whatever its shape.
pub(super) fn masked<T: Serialize + DeserializeOwned>(model: &T) -> Result<(T, Hidden), Unmaskable> {
    let mut hidden = Hidden::default();
    let mut value = serde_json::to_value(model)?;
    withhold("", &mut value);
    let decimals = decimals::<T>(&value)?;
    let mut at = 0;
    walk(&mut value, &mut |class, text| {
        if looks_hidden(class, text) {
            at += 1;
            if decimals.contains(&at) {
                return Value::String(text.to_owned());
            }
        }
        let masked = hidden.mask(class, text);
        // What has a type of its own cannot hold a mask: it is gone.
        match class {
            FieldClass::NationalId | FieldClass::PersonalDate => Value::Null,
            _ => Value::String(masked),
        }
    });
    Ok((serde_json::from_value(value)?, hidden))
}

/// Whether a text is a plain decimal number that would be taken for an id or a telephone.
fn looks_hidden(class: FieldClass, text: &str) -> bool {
    class == FieldClass::Public && text.parse::<Decimal>().is_ok() && !personal::find(text).is_empty()
}

/// Which of the texts that look so are decimal fields of the model, counted from one: what has a type of its own takes no mask,
/// and says of itself what it is.
fn decimals<T: DeserializeOwned>(value: &Value) -> Result<BTreeSet<usize>, Unmaskable> {
    let masking = |only: usize| {
        let (mut probe, mut count) = (value.clone(), 0);
        walk(&mut probe, &mut |class, text| {
            count += usize::from(looks_hidden(class, text));
            let is_meant = count == only && looks_hidden(class, text);
            Value::String(if is_meant { MASK } else { text }.to_owned())
        });
        (probe, count)
    };
    let (whole, count) = masking(0);
    if count == 0 {
        return Ok(BTreeSet::new());
    }
    // Were it unreadable as it is, every probe would be.
    serde_json::from_value::<T>(whole)?;
    Ok((1..=count).filter(|at| serde_json::from_value::<T>(masking(*at).0).is_err()).collect())
}

/// Changes the free text of a model.
pub(super) fn with_public_texts<T: Serialize + DeserializeOwned>(
    model: &T,
    other: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<T, Unmaskable> {
    let mut value = serde_json::to_value(model)?;
    walk(&mut value, &mut |class, text| {
        // All other text is masked whole, or nobody's secret where it stands.
        let changed = if class == FieldClass::Public { other(text) } else { None };
        Value::String(changed.unwrap_or_else(|| text.to_owned()))
    });
    Ok(serde_json::from_value(value)?)
}

/// Changes every text of a read model by its class.
fn walk(value: &mut Value, change: &mut impl FnMut(FieldClass, &str) -> Value) {
    walk_in(None, "", value, change);
}

fn walk_in(
    record: Option<&Declaration>,
    field: &str,
    value: &mut Value,
    change: &mut impl FnMut(FieldClass, &str) -> Value,
) {
    match value {
        Value::String(text) => *value = change(class(record, field), text),
        Value::Array(items) => items.iter_mut().for_each(|item| walk_in(record, field, item, change)),
        Value::Object(fields) => {
            let record = register_of(fields);
            fields.iter_mut().for_each(|(name, value)| walk_in(record, name, value, change));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// [`withhold_from`] in a value and all that it holds.
fn withhold(field: &str, value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| withhold(field, item)),
        Value::Object(fields) => {
            withhold_from(field, fields);
            fields.iter_mut().for_each(|(name, value)| withhold(name, value));
        }
        _ => {}
    }
}

/// Takes out who was put forward for an award and not chosen, and what changed about a person: nobody's business outside.
/// Their names are not searched for: the same people stand elsewhere in their own right, as those who collect data.
fn withhold_from(holder: &str, fields: &mut Map<String, Value>) {
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

/// Without white space and what takes no room, in plain digits and small letters.
fn squeezed(text: &str) -> String {
    signs(text).iter().map(|sign| sign.c).filter(|c| *c != ' ').collect()
}

/// Without the marks that numbers are grouped by.
fn unseparated(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | '.' | '(' | ')' | '+' | '/' | '_' | '|' | '[' | ']')).collect()
}

/// The digits that a number is searched for by: of a telephone without its extension.
fn number(value: &str) -> String {
    let digits: String = squeezed(value).chars().filter(char::is_ascii_digit).collect();
    let most = match digits.as_bytes() {
        [b'0', b'2'..=b'5' | b'7', ..] => 9,
        [b'0', b'6' | b'8' | b'9', ..] => 10,
        _ => digits.len(),
    };
    digits[..most.min(digits.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::values::Exact;

    /// An id, as somebody may have typed it into any text.
    const TYPED: &str = "1234567890121";

    fn typed(text: &str) -> (String, Hidden) {
        let mut hidden = Hidden::default();
        let masked = hidden.mask(FieldClass::Public, text);
        (masked, hidden)
    }

    /// A record of a register as a read model holds it, each field with a text that names it and has an id typed in.
    fn record(register: &Declaration) -> Value {
        let texts =
            register.fields.iter().map(|field| (field.name.to_owned(), json!(format!("{} {TYPED}", field.name))));
        Value::Object(texts.chain([("id".to_owned(), json!("key"))]).collect())
    }

    #[test]
    fn a_disclosable_read_model_masks_every_field_of_every_register_by_its_class() {
        for register in REGISTERS {
            let (masked, hidden) = masked(&json!({ "held": [record(register)] })).expect("survives");
            for field in register.fields {
                let place = format!("{}.{}", register.table, field.name);
                let is_key = matches!(field.kind, Kind::Reference(_) | Kind::Bytes) || field.name == "sha256";
                let typed = format!("{} {TYPED}", field.name);
                let expected = match field.class {
                    _ if is_key || field.name.ends_with("_id") => json!(typed),
                    Class::Public | Class::Name => json!(format!("{} {MASK}", field.name)),
                    _ if matches!(field.kind, Kind::NationalId | Kind::Day) => Value::Null,
                    _ => json!(MASK),
                };
                assert_eq!(masked["held"][0][field.name], expected, "{place}");
                let is_searched = matches!(field.class, Class::Remark | Class::Contact);
                assert!(is_key || !is_searched || !hidden.absent_from(&typed), "{place} is searched for");
            }
        }
    }

    #[test]
    fn a_column_of_a_printed_register_is_of_the_class_its_field_declares() {
        for field in REGISTERS.iter().flat_map(|register| register.fields) {
            let class = FieldClass::of(field);
            assert_eq!(class == FieldClass::Public, field.class == Class::Public, "{}", field.name);
            let (mut hidden, typed) = (Hidden::default(), format!("{} {TYPED}", field.name));
            let masked = hidden.mask(class, &typed);
            assert!(!masked.contains(TYPED) && (field.class == Class::Public || masked == MASK), "{}", field.name);
        }
    }

    #[test]
    fn ids_telephones_and_addresses_typed_into_a_text_are_masked_and_nothing_else() {
        for (text, expected) in [
            ("ติดต่อ 0 2547 1000 ต่อ 12", "ติดต่อ •••"),
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
        assert_eq!(hidden.mask(FieldClass::Contact, "0 2547 1000"), MASK);
        assert_eq!(hidden.mask(FieldClass::Remark, "ลาป่วยบ่อยเพราะโรคประจำตัว"), MASK);
        assert_eq!(hidden.mask(FieldClass::Contact, "Somsri@Example.go.th"), MASK);
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
    fn a_decimal_field_stays_as_it_is_however_much_it_looks_like_an_id_or_a_telephone() {
        #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        struct Model {
            target: Exact,
            result: Option<Exact>,
            remark: String,
            facts: Vec<Exact>,
        }
        let number = |text: &str| Exact(text.parse().expect("a number"));
        let (id, phone) = ("1234567890121", "66812345678");
        let model = Model {
            target: number(id),
            result: Some(number(phone)),
            remark: phone.into(),
            facts: vec![number("5"), number(id)],
        };
        let (shown, hidden) = masked(&model).expect("survives");
        assert_eq!(shown, Model { remark: MASK.into(), ..model });
        assert!(!hidden.absent_from(phone) && hidden.absent_from(id));
    }

    #[test]
    fn what_is_empty_short_or_a_key_is_not_searched_for() {
        let mut hidden = Hidden::default();
        assert_eq!(hidden.mask(FieldClass::Contact, " "), " ");
        assert_eq!(hidden.mask(FieldClass::Contact, "ต่อ 12"), MASK);
        assert_eq!(hidden.mask(FieldClass::Remark, "ดีมาก"), MASK);
        assert_eq!(hidden.mask(FieldClass::Key, "0812345678"), "0812345678");
        assert!(hidden.is_empty());
    }
}
