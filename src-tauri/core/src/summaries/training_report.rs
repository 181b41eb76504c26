//! Everything the documents of one training session print: its record, the sheet to sign, the certificates.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::scorecard::agreement;
use crate::registers::{Agency, Agreement, Attendance, Person, Scope, TrainingSession};
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// A training session and who took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TrainingReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The agreement of the year, whose head of agency signs; none where there is none.
    pub agreement: Option<Agreement>,
    /// The workspace, by the key of its ministry.
    #[serde(rename = "workspace_id")]
    pub workspace: Id<Agency>,
    /// The session.
    pub session: TrainingSession,
    /// Its participants, in order of name.
    pub attendees: Vec<Attendee>,
}

/// A participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Attendee {
    /// Who.
    pub person: Person,
    /// The agency they belong to.
    pub agency: String,
    /// How they took part.
    pub attendance: Attendance,
}

impl Attendee {
    /// Whether the hours and the pass count for coverage.
    #[must_use]
    pub fn completed(&self, session: &TrainingSession) -> bool {
        Self::has_completed(&self.attendance, session)
    }

    /// The same of an attendance.
    pub(super) fn has_completed(attendance: &Attendance, session: &TrainingSession) -> bool {
        attendance.passed && attendance.hours >= session.required_hours
    }
}

/// Gathers a session.
///
/// # Errors
/// [`crate::Error::NotFound`] without the session; [`crate::Error::Db`].
pub fn training_report(reader: &Reader<'_>, session: Id<TrainingSession>, printed_on: Date) -> Result<TrainingReport> {
    let session: TrainingSession = reader.get(session)?;
    let key = session.id.to_string();
    let agencies: HashMap<Id<Agency>, String> =
        reader.list::<Agency>(&Scope::default())?.into_iter().map(|agency| (agency.id, agency.name_th)).collect();
    let attendances = reader.list::<Attendance>(&Scope { parent: Some(&key), ..Scope::default() })?;
    let attendee = |attendance: Attendance| {
        let person: Person = reader.get(attendance.person_id)?;
        let agency = agencies.get(&person.agency_id).cloned().unwrap_or_default();
        Ok(Attendee { person, agency, attendance })
    };
    let mut attendees = attendances.into_iter().map(attendee).collect::<Result<Vec<_>>>()?;
    attendees.sort_by_cached_key(|attendee| by_name(&attendee.person));
    let agreement = agreement(reader, session.agency_id, session.year)?;
    let (workspace, head) = (reader.ministry()?.id, letterhead(reader, session.agency_id, printed_on)?);
    Ok(TrainingReport { head, agreement, workspace, session, attendees })
}

/// A key that sorts people as a Thai dictionary does: first name, then surname, leading vowels after their consonant.
pub(super) fn by_name(person: &Person) -> (String, String, String) {
    let sorted = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        for at in 0..letters.len().saturating_sub(1) {
            if matches!(letters[at], '\u{e40}'..='\u{e44}') {
                letters.swap(at, at + 1);
            }
        }
        // tone marks and THANTHAKHAT decide only between names that are otherwise the same
        letters.into_iter().filter(|letter| !matches!(letter, '\u{e47}'..='\u{e4e}')).collect::<String>()
    };
    (sorted(&person.first_name), sorted(&person.surname), format!("{}{}", person.first_name, person.id))
}
