//! The form in which documents leave: for the ministry itself, or for the public.
//!
//! Invariant: a document for the public has a name of its own, tells no name that the registers keep from the public, and is
//! not written before somebody looked at what only may be such a name.

use std::collections::{BTreeSet, HashSet};

use saisaat_core::Office;
use saisaat_core::summaries::{Disclosable, IndicatorReport, KnownName, KnownNames, Passage, Told, Unmaskable};
use saisaat_core::values::file_name;
use saisaat_report::ReportError;

use super::catalogue::{Gathered, Wishes};
use crate::error::{Answer, Failure};

/// Ends the name of a document for the public.
const PUBLIC: &str = "-public";

/// Whether somebody looked at what may be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Review {
    /// Nobody yet: a document with such a passage is not written.
    Due,
    /// An officer did, and takes it upon themselves.
    Done,
}

impl Review {
    /// By whether an officer says so.
    pub(crate) const fn said(done: bool) -> Self {
        if done { Self::Done } else { Self::Due }
    }
}

/// How documents leave.
pub(crate) struct Form {
    pub(crate) wishes: Wishes,
    names: KnownNames,
}

/// The names that the documents of a run have: agencies may be called alike, and of files whose names differ in nothing that every
/// file system sees one would take the other's place.
#[derive(Debug, Default)]
pub(crate) struct Taken(HashSet<String>);

impl Taken {
    /// The name, where none has it by now; or else one that ends in the agency's code, of which there is one.
    pub(crate) fn free(&mut self, name: &str, code: &str) -> String {
        let coded = [String::new(), format!("_{code}")].into_iter();
        let endings = coded.chain((2..).map(|n: u32| format!("_{code}_{n}")));
        let mut names =
            endings.map(
                |ending| if ending.is_empty() { name.to_owned() } else { file_name::safe(&format!("{name}{ending}")) },
            );
        names.find(|name| self.0.insert(file_name::folded(name))).unwrap_or_default()
    }
}

/// A document in its form.
#[derive(Debug)]
pub(crate) struct Formed<T> {
    /// The document.
    pub(crate) document: T,
    /// What somebody has to look at before it is written.
    pub(crate) passages: Vec<Passage>,
    /// The names that were taken out.
    pub(crate) names: BTreeSet<KnownName>,
}

impl Form {
    /// The form that is wished for.
    ///
    /// # Errors
    /// `db`.
    pub(crate) fn of(office: &Office, wishes: Wishes) -> Answer<Self> {
        let names = match wishes.disclosable {
            true => office.read(KnownNames::of)?,
            false => KnownNames::default(),
        };
        Ok(Self { wishes, names })
    }

    /// A form that takes out these names and no others.
    pub(crate) fn with_names(wishes: Wishes, names: impl IntoIterator<Item = KnownName>) -> Self {
        Self { wishes, names: KnownNames::everywhere(names) }
    }

    /// What a document's file is called in this form, on every system, without an extension: the one place where a name is
    /// made safe, of a code that an older program may have let be anything.
    pub(crate) fn name(&self, name: &str) -> String {
        let ending = if self.wishes.disclosable { PUBLIC } else { "" };
        file_name::safe(&format!("{name}{ending}"))
    }

    /// A document under a name that no other of a run has.
    pub(crate) fn apart(taken: &mut Taken, gathered: Gathered) -> Gathered {
        let name = taken.free(&gathered.name, gathered.code());
        gathered.named(name)
    }

    /// A document in this form.
    ///
    /// # Errors
    /// `report` when it cannot be masked, which its types exclude.
    pub(crate) fn apply(&self, gathered: Gathered) -> Answer<Formed<Gathered>> {
        let name = self.name(&gathered.name);
        if !self.wishes.disclosable {
            return Ok(Formed { document: gathered.named(name), passages: Vec::new(), names: BTreeSet::new() });
        }
        let mut told = told(&name);
        let document = gathered.without_names(&self.names, name.clone(), &mut told).map_err(unmaskable)?;
        Ok(Formed { document, passages: told.passages, names: told.used })
    }

    /// What an indicator report says in this form.
    ///
    /// # Errors
    /// As [`Form::apply`].
    pub(crate) fn report(&self, report: IndicatorReport) -> Answer<Formed<IndicatorReport>> {
        let name = self.name(&Gathered::name_of(&report));
        let mut told = told(&name);
        let document = match self.names.is_empty() {
            true => report,
            false => report.without_names(&self.names, Some(report.head.agency.id), &mut told).map_err(unmaskable)?,
        };
        Ok(Formed { document, passages: told.passages, names: told.used })
    }

    /// An indicator report that is in this form already, as a document.
    pub(crate) fn indicators(&self, report: IndicatorReport) -> Gathered {
        let name = self.name(&Gathered::name_of(&report));
        Gathered::indicators(report).named(name)
    }
}

impl<T> Formed<T> {
    /// The document, if nothing of it is still to be looked at.
    ///
    /// # Errors
    /// `not_reviewed`, with the passages.
    pub(crate) fn reviewed(self, review: Review) -> Answer<T> {
        match review {
            Review::Due if !self.passages.is_empty() => Err(Failure::NotReviewed { passages: self.passages }),
            _ => Ok(self.document),
        }
    }
}

const fn told(document: &str) -> Told<'_> {
    Told { document, passages: Vec::new(), used: BTreeSet::new() }
}

fn unmaskable(cause: Unmaskable) -> Failure {
    ReportError::from(cause).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_that_are_called_alike_have_files_of_their_own() {
        let mut taken = Taken::default();
        assert_eq!(taken.free("SAR_กขท._2569_รอบ12", "CDR"), "SAR_กขท._2569_รอบ12");
        assert_eq!(taken.free("SAR_กขท._2569_รอบ12", "CDR-1"), "SAR_กขท._2569_รอบ12_CDR-1");
        assert_eq!(taken.free("sar_กขท._2569_รอบ12", "cdr-1"), "sar_กขท._2569_รอบ12_cdr-1_2");
    }
}
