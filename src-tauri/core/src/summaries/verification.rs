//! The code on a certificate by which anyone who holds one asks the centre whether it is so.
//!
//! Invariant: paper, command line and window have the code from [`Certified::code`] alone. Its first signs go by whose record it is, the
//! rest by what the certificate says, so that a record that has changed since is told from one that never was. The code is no seal:
//! it tells that the register says the same today, not who printed the sheet.

use serde::Serialize;
use sha2::{Digest, Sha256};
use specta::Type;

use super::award_report::{AwardReport, Nominee};
use super::training_report::{Attendee, TrainingReport};
use crate::registers::{Agency, Attendance, AwardScheme, Decision, Nomination, Person, Record, TrainingSession};
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// Signs that are not mistaken for each other.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs that go by the record, and by what is said: 25 and 35 bits.
const OF_RECORD: usize = 5;
const OF_FACTS: usize = 7;
/// Signs of a group as it is written.
const GROUP: usize = 4;

/// What a certificate says, in words no digits or design change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certified<'a> {
    /// The workspace, by the key of its ministry.
    pub workspace: Id<Agency>,
    /// The register.
    pub table: &'static str,
    /// The key of the record.
    pub record: String,
    /// Its number; empty for none.
    pub number: &'a str,
    /// To whom.
    pub name: String,
    /// What for.
    pub what: Vec<String>,
    /// Its day; none where that is left to the day of printing.
    pub date: Option<Date>,
}

impl<'a> Certified<'a> {
    /// What the certificate of a participant says.
    #[must_use]
    pub fn trained(
        workspace: Id<Agency>,
        session: &TrainingSession,
        attendance: &'a Attendance,
        person: &Person,
    ) -> Self {
        let days = [session.starts_on, session.ends_on].map(|day| day.to_string());
        let hours = session.hours.0.normalize().to_string();
        Self {
            workspace,
            table: Attendance::TABLE,
            record: attendance.id.to_string(),
            number: attendance.certificate.trim(),
            name: person.full_name(),
            what: [session.title.clone(), session.course.clone(), hours].into_iter().chain(days).collect(),
            date: Some(session.ends_on),
        }
    }

    /// What the certificate of somebody who receives an award says.
    #[must_use]
    pub fn awarded(workspace: Id<Agency>, scheme: &AwardScheme, nomination: &Nomination, person: &Person) -> Self {
        Self {
            workspace,
            table: Nomination::TABLE,
            record: nomination.id.to_string(),
            number: "",
            name: person.full_name(),
            what: vec![scheme.name.clone(), scheme.year.to_string(), scheme.standard.clone()],
            date: scheme.announced_on,
        }
    }

    /// The code, in three groups of four.
    #[must_use]
    pub fn code(&self) -> String {
        let date = self.date.map(|day| day.to_string()).unwrap_or_default();
        let said = [self.record.as_str(), self.number, &self.name, &date];
        let facts = said.into_iter().chain(self.what.iter().map(String::as_str));
        let of_facts = signs("saisaat certificate facts", self.workspace, self.table, facts, OF_FACTS);
        written(&format!("{}{of_facts}", of_record(self.workspace, self.table, &self.record)))
    }
}

fn of_record(workspace: Id<Agency>, table: &str, key: &str) -> String {
    signs("saisaat certificate record", workspace, table, [key].into_iter(), OF_RECORD)
}

/// The first signs of a hash; each text is led by its length, so that none runs into the next.
fn signs<'a>(
    domain: &str,
    workspace: Id<Agency>,
    table: &str,
    texts: impl Iterator<Item = &'a str>,
    count: usize,
) -> String {
    let mut hash = Sha256::new();
    let workspace = workspace.to_string();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    [domain, &workspace, table].into_iter().for_each(&mut add);
    texts.for_each(add);
    let bits = hash.finalize().iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let sign = |at: usize| SIGNS[usize::try_from(bits >> (59 - 5 * at) & 31).unwrap_or(0)];
    (0..count).map(|at| char::from(sign(at))).collect()
}

fn written(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(GROUP).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// A code as it may be typed: small letters, other digits, signs that look alike, and spaces or dashes anywhere. None for what is none.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let sign = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c @ '๐'..='๙' => char::from(b'0' + u8::try_from(c as u32 - '๐' as u32).unwrap_or(0)),
        c => c,
    };
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '\u{2011}');
    let signs: String = typed.chars().filter(|c| !apart(*c)).map(sign).collect();
    let known = signs.bytes().all(|sign| SIGNS.contains(&sign));
    (signs.len() == OF_RECORD + OF_FACTS && known).then(|| written(&signs))
}

/// What is known of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CodeStanding {
    /// A certificate printed today says the same.
    Holds,
    /// The code begins as that of a record, but its certificate would say something else today, or there would be none: the
    /// record changed since, or the code is mistyped or made up. Which, nobody can know.
    Changed,
    /// No record has it: it is of another workspace, of a record that was removed, mistyped or made up.
    Unknown,
}

/// What the register says today of a record that a code may be of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CertifiedRecord {
    /// The register.
    pub register: &'static str,
    /// Its key.
    pub id: String,
    /// To whom, as a certificate has it.
    pub name: String,
    /// The certificate's number; empty for none.
    pub number: String,
    /// The session or the award.
    pub what: String,
    /// The certificate's day, if it has one of its own.
    pub date: Option<Date>,
    /// Whether there would be a certificate today.
    pub certified: bool,
}

/// What came of looking a code up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CodeVerdict {
    /// The code, as it is written.
    pub code: String,
    /// What is known.
    pub standing: CodeStanding,
    /// The record that has it; of one that holds no longer, those it may be of.
    pub records: Vec<CertifiedRecord>,
}

/// Looks a code up, as [`read_code`] reads it.
///
/// # Errors
/// [`crate::Error::NotFound`] without a ministry; [`crate::Error::Db`].
pub fn verified(reader: &Reader<'_>, code: &str) -> Result<CodeVerdict> {
    let workspace = reader.ministry()?.id;
    let begins: String = code.chars().filter(|sign| *sign != '-').take(OF_RECORD).collect();
    let mut found = Vec::new();
    for key in keyed::<Attendance>(reader, workspace, &begins)? {
        found.push(attended(reader, workspace, key)?);
    }
    for key in keyed::<Nomination>(reader, workspace, &begins)? {
        found.push(nominated(reader, workspace, key)?);
    }
    let exact = found.iter().position(|(own, record)| record.certified && own == code);
    let (standing, records) = match exact {
        Some(at) => (CodeStanding::Holds, vec![found.swap_remove(at).1]),
        None if found.is_empty() => (CodeStanding::Unknown, Vec::new()),
        None => (CodeStanding::Changed, found.into_iter().map(|(_, record)| record).collect()),
    };
    Ok(CodeVerdict { code: code.to_owned(), standing, records })
}

/// The records whose codes begin so.
fn keyed<T: Record>(reader: &Reader<'_>, workspace: Id<Agency>, begins: &str) -> Result<Vec<Id<T>>> {
    let mut statement = reader.connection().prepare_cached(&format!("SELECT id FROM {} ORDER BY id", T::TABLE))?;
    let keys = statement.query_map([], |row| row.get::<_, Id<T>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(keys.into_iter().filter(|key| of_record(workspace, T::TABLE, &key.to_string()) == begins).collect())
}

fn attended(reader: &Reader<'_>, workspace: Id<Agency>, key: Id<Attendance>) -> Result<(String, CertifiedRecord)> {
    let attendance = reader.get(key)?;
    let session: TrainingSession = reader.get(attendance.session_id)?;
    let person: Person = reader.get(attendance.person_id)?;
    let certified = Attendee::has_completed(&attendance, &session);
    let facts = Certified::trained(workspace, &session, &attendance, &person);
    Ok((facts.code(), told(&facts, session.title.clone(), certified)))
}

fn nominated(reader: &Reader<'_>, workspace: Id<Agency>, key: Id<Nomination>) -> Result<(String, CertifiedRecord)> {
    let nomination = reader.get(key)?;
    let scheme: AwardScheme = reader.get(nomination.scheme_id)?;
    let person: Person = reader.get(nomination.person_id)?;
    let certified = nomination.decision == Decision::Awarded;
    let facts = Certified::awarded(workspace, &scheme, &nomination, &person);
    Ok((facts.code(), told(&facts, scheme.name.clone(), certified)))
}

fn told(facts: &Certified<'_>, what: String, certified: bool) -> CertifiedRecord {
    CertifiedRecord {
        register: facts.table,
        id: facts.record.clone(),
        name: facts.name.clone(),
        number: facts.number.to_owned(),
        what,
        date: facts.date,
        certified,
    }
}

impl TrainingReport {
    /// The code on the certificate of a participant.
    #[must_use]
    pub fn code(&self, attendee: &Attendee) -> String {
        Certified::trained(self.workspace, &self.session, &attendee.attendance, &attendee.person).code()
    }
}

impl AwardReport {
    /// The code on the certificate of somebody who receives the award.
    #[must_use]
    pub fn code(&self, nominee: &Nominee) -> String {
        Certified::awarded(self.workspace, &self.scheme, &nominee.nomination, &nominee.person).code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        assert_eq!(read_code("0123-45ab-cdef").as_deref(), Some("0123-45AB-CDEF"));
        assert_eq!(read_code(" o1 23 ๔๕AB cdeF ").as_deref(), Some("0123-45AB-CDEF"));
        assert_eq!(read_code("il23–45AB–CDEF").as_deref(), Some("1123-45AB-CDEF"));
        for none in ["", "0123-45AB-CDE", "0123-45AB-CDEFG", "0123-45AB-CDEU", "ไม่ใช่รหัสใดๆ"]
        {
            assert_eq!(read_code(none), None, "{none}");
        }
    }

    #[test]
    fn texts_that_run_into_each_other_make_another_code() {
        let key = Id::parse("0196f000-0000-7000-8000-000000000001").expect("a key");
        let of = |texts: [&'static str; 2]| signs("domain", key, "table", texts.into_iter(), OF_FACTS);
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
        assert_eq!(of(["ab", "c"]).len(), OF_FACTS);
    }
}
