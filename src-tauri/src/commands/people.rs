//! The roster. The window sees national ids masked only: it gets a row without the number and says on saving whether the
//! stored number stays or which one takes its place.

use saisaat_core::registers::{Person, Record};
use saisaat_core::values::{Id, NationalId, NotANationalId};
use saisaat_core::{Action, Error, Verb};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use super::{Scope, remove};
use crate::desk::Desk;
use crate::error::Answer;

/// A person as lists show them: `national_id` is always empty here, `masked_id` stands for it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PersonRow {
    /// The record without its national id.
    #[serde(flatten)]
    person: Person,
    /// The national id with its first ten digits hidden.
    masked_id: Option<String>,
}

impl From<Person> for PersonRow {
    fn from(mut person: Person) -> Self {
        let masked_id = person.national_id.take().map(|id| id.masked());
        Self { person: person.without_typed_ids(), masked_id }
    }
}

/// What becomes of the stored national id when a person is saved.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NationalIdChange {
    /// It stays as it is.
    Keep,
    /// It becomes this number, in any written form; none takes it away.
    Set(Option<String>),
}

/// Lists the people of an agency and everything below it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_list(desk: State<'_, Desk>, scope: Scope) -> Answer<Vec<PersonRow>> {
    desk.read(move |reader| Ok(reader.list::<Person>(&scope.into())?.into_iter().map(PersonRow::from).collect())).await
}

/// Adds or replaces a person; the record's own `national_id` is not read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_save(
    desk: State<'_, Desk>,
    mut record: Person,
    national_id: NationalIdChange,
) -> Answer<()> {
    desk.operate(Action::on::<Person>(Verb::Save), move |tx| {
        let stored = tx.find(record.id)?.and_then(|stored: Person| stored.national_id);
        record.national_id = national_id.of(stored)?;
        tx.put(&record)
    })
    .await
}

remove!(people_remove: Person);

/// All thirteen digits of one person's national id, on request; the audit log notes that they were shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_reveal(desk: State<'_, Desk>, id: Id<Person>) -> Answer<Option<String>> {
    desk.with_open(move |open| {
        let person = open.office.read(|reader| reader.get(id))?;
        open.office.record_about(Action::on::<Person>(Verb::Reveal), &person.id.to_string())?;
        Ok(person.national_id.map(|id| id.digits().to_owned()))
    })
    .await
}

/// Puts one person's national id on the clipboard for a while; the audit log notes it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_copy_id(desk: State<'_, Desk>, id: Id<Person>) -> Answer<()> {
    let clipboard = desk.clipboard.clone();
    desk.with_open(move |open| {
        let person = open.office.read(|reader| reader.get(id))?;
        let Some(number) = person.national_id else {
            return Err(Error::invalid("national_id", "required").into());
        };
        open.office.record_about(Action::on::<Person>(Verb::Export), &person.id.to_string())?;
        clipboard.put(number.digits())
    })
    .await
}

impl NationalIdChange {
    /// What is stored afterwards.
    fn of(self, stored: Option<NationalId>) -> Result<Option<NationalId>, Error> {
        match self {
            Self::Keep => Ok(stored),
            Self::Set(None) => Ok(None),
            Self::Set(Some(text)) => NationalId::parse(&text).map(Some).map_err(|wrong| match wrong {
                NotANationalId::Length => Error::invalid("national_id", "length"),
                NotANationalId::CheckDigit => Error::invalid("national_id", "check_digit"),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use saisaat_core::values::Ids;

    use super::*;

    fn number() -> NationalId {
        NationalId::parse("1234567890121").expect("the published synthetic id")
    }

    fn change(json: &str) -> NationalIdChange {
        serde_json::from_str(json).expect("as the page sends it")
    }

    #[test]
    fn a_row_for_the_window_never_carries_the_number() {
        let ids = Ids::seeded(1);
        let now = saisaat_core::Clock::System.now();
        let typed = |text: &str| format!("{text} 1-2345-67890-12-1");
        let person = Person {
            national_id: Some(number()),
            first_name: typed("สมใจ"),
            phone: typed("โทร"),
            ..Person::blank(ids.next(now), ids.next(now))
        };
        let row = serde_json::to_value(PersonRow::from(person)).expect("plain data");
        assert_eq!(row["masked_id"], "x-xxxx-xxxxx-12-1");
        assert_eq!(row["national_id"], serde_json::Value::Null);
        assert_eq!(
            (&row["first_name"], &row["phone"]),
            (&"สมใจ x-xxxx-xxxxx-12-1".into(), &"โทร x-xxxx-xxxxx-12-1".into())
        );
        assert!(!row.to_string().replace('-', "").contains("1234567890121"));
    }

    #[test]
    fn the_stored_number_stays_unless_another_is_given_or_it_is_taken_away() {
        assert_eq!(change(r#""keep""#).of(Some(number())).ok(), Some(Some(number())));
        assert_eq!(change(r#"{"set": "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑"}"#).of(None).ok(), Some(Some(number())));
        assert_eq!(change(r#"{"set": null}"#).of(Some(number())).ok(), Some(None));
    }

    #[test]
    fn a_mistyped_number_is_refused_with_its_rule() {
        for (typed, wrong) in [("1234567890122", "check_digit"), ("12345", "length")] {
            let refused = change(&format!(r#"{{"set": "{typed}"}}"#)).of(None);
            assert!(matches!(refused, Err(Error::Invalid { field, rule }) if field == "national_id" && rule == wrong));
        }
    }
}
