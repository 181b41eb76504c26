use super::*;
use crate::registers::fixture;

#[test]
fn every_brief_is_told_of_an_agency_that_has_nothing() {
    let (office, _, agency) = fixture::office();
    let today = fixture::day("2026-03-02");
    let (year, round) = (today.fiscal_year(), Round::Six);
    for kind in BriefKind::ALL.iter().filter(|kind| kind.of().is_none()) {
        let asked = BriefAsked { agency, year, round, record: None, today };
        let told =
            office.read(|reader| brief(reader, *kind, &asked)).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert!(!told.sections.is_empty(), "{kind:?}");
    }
}
