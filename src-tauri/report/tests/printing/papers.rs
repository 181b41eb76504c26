//! The papers that are declared in core and printed alike: briefs, and registers as lists. None that is declared is left out.

use saisaat_core::summaries::{Brief, BriefKind};

use crate::{Document, DocumentInfo, DocumentKind};

/// What the catalogue declares of a brief.
pub(crate) fn declared(kind: BriefKind) -> DocumentInfo {
    let mut all = DocumentKind::ALL.iter().map(|document| document.info());
    all.find(|document| document.words.th == kind.words().th).unwrap_or_else(|| panic!("{kind:?} is not printed"))
}

/// What a golden of a document is called.
pub(crate) fn golden(document: DocumentInfo) -> String {
    document.code.replace('_', "-")
}

/// A brief as the catalogue has it.
pub(crate) fn paper(kind: BriefKind, brief: &Brief) -> Document<'_> {
    match kind {
        BriefKind::SurveySheet => Document::BriefToFillIn(brief),
        _ if declared(kind).by_round => Document::Brief(brief),
        _ => Document::BriefOfYear(brief),
    }
}
