//! What ends a pack: the roll-up, the cover, and lists of all its files with their hashes, for programs and for `sha256sum`.
//!
//! Invariant: none is written before all reports stand; names are told in them as in the reports, masked.

use saisaat_core::files::Outgoing;
use saisaat_core::summaries::{Letterhead, letterhead};
use saisaat_core::values::{Date, FiscalYear, Round, personal, sha256_hex};
use saisaat_report::{Document, PackCover, PackFile};
use serde::{Deserialize, Serialize};

use super::{Entry, Pack, PackProblem, Run, put};
use crate::error::{Answer, Failure};
use crate::reports::Source;
use crate::reports::catalogue::{Gathered, Wishes};

/// The manifest, for programs.
pub(super) const MANIFEST: &str = "manifest.json";
/// The same for `sha256sum -c`.
pub(super) const SUMS: &str = "SHA256SUMS";

/// The manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) ministry: String,
    pub(super) year: FiscalYear,
    pub(super) round: Round,
    pub(super) made_on: Date,
    pub(super) audit_head: String,
    pub(super) wishes: Wishes,
    pub(super) files: Vec<Entry>,
    pub(super) problems: Vec<PackProblem>,
}

impl Run<'_> {
    /// The roll-up, the cover and the manifest, when all else stands; what earlier runs left beside that goes.
    pub(super) fn finish(
        &self,
        source: &mut impl Source,
        mut entries: Vec<Entry>,
        roll_up: Option<&Gathered>,
        problems: &mut Vec<PackProblem>,
    ) -> Answer<()> {
        let Pack { year, round, wishes, folder, .. } = self.pack;
        entries.sort_by(|a, b| (&a.agency, &a.file).cmp(&(&b.agency, &b.file)));
        let mut head = source.read(|office| {
            let today = office.surroundings().clock.today();
            Ok(office.read(|reader| letterhead(reader, reader.ministry()?.id, today))?)
        })?;
        for name in [&mut head.ministry, &mut head.agency.name_th] {
            *name = self.told(name);
        }
        entries.iter_mut().for_each(|entry| entry.title = self.told(&entry.title));
        let name = |part: &str| {
            let name = format!("00-{}-{year}-{}-{part}", head.agency.code, round.months());
            format!("{}.pdf", self.form.name(&name))
        };
        let parts = roll_up.map(|_| "ministry").into_iter().chain(["cover"]);
        let kept: Vec<Entry> = parts.map(|part| Entry { file: name(part), ..Entry::default() }).collect();
        self.folder.remove_all_but(&[entries.clone(), kept].concat())?;
        let print = |document: Document<'_>, title: &str, part: &str| -> Answer<Entry> {
            let pdf = self.printer.print(document, &wishes.options())?;
            let (agency, title, sha256) = (head.agency.code.clone(), title.to_owned(), sha256_hex(&pdf));
            let entry = Entry { agency, title, file: name(part), sha256, contents: String::new() };
            put(self.folder, &entry, &pdf)?;
            Ok(entry)
        };
        if let Some(roll_up) = roll_up {
            match print(roll_up.document(), "สรุปผลระดับกระทรวง", "ministry") {
                Err(lacking @ Failure::NoGlyph { .. }) => problems.push(PackProblem::of(&head.agency, &lacking)),
                printed => entries.insert(0, printed?),
            }
        }
        let cover = self.cover(&head, &entries, problems);
        entries.insert(0, print(Document::PackCover(&cover), "หน้าปกชุดรายงาน", "cover")?);
        let sums: String = entries.iter().map(|entry| format!("{}  {}\n", entry.sha256, entry.file)).collect();
        Outgoing::of_set(&folder.join(SUMS)).write(sums.as_bytes())?;
        let manifest = Manifest {
            ministry: head.ministry.clone(),
            year: *year,
            round: *round,
            made_on: head.printed_on,
            audit_head: head.audit_head.clone(),
            wishes: *wishes,
            files: entries,
            problems: problems.iter().map(|problem| self.told_of(problem)).collect(),
        };
        let text = serde_json::to_string_pretty(&manifest).map_err(|error| Failure::within(&error))?;
        Outgoing::of_set(&folder.join(MANIFEST)).write(text.as_bytes())?;
        self.folder.finish();
        Ok(())
    }

    fn cover(&self, head: &Letterhead, entries: &[Entry], problems: &[PackProblem]) -> PackCover {
        let listed = |entry: &Entry| PackFile {
            title: entry.title.clone(),
            name: entry.file.clone(),
            sha256: entry.sha256.clone(),
        };
        PackCover {
            head: head.clone(),
            year: self.pack.year,
            round: self.pack.round,
            files: entries.iter().map(listed).collect(),
            problems: problems.iter().map(|problem| (self.printable(&problem.name), problem.message.clone())).collect(),
        }
    }

    /// A name as it can be printed even where it is why a report cannot.
    fn printable(&self, name: &str) -> String {
        self.printer.naming_undrawn(&self.told(name))
    }

    fn told_of(&self, problem: &PackProblem) -> PackProblem {
        PackProblem { name: self.told(&problem.name), ..problem.clone() }
    }

    /// A name as the cover and the manifest may tell it: they are given away with the reports.
    fn told(&self, name: &str) -> String {
        let masked = if self.pack.wishes.disclosable { personal::masked(name) } else { personal::without_ids(name) };
        masked.into_owned()
    }
}
