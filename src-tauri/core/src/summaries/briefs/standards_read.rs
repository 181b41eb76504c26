//! What briefs read of standards: those in force on a day, their measures by the deck's two groups, the stage of each unit with the
//! measurement before, and who acknowledged them. Slides 24, 27 and 28.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::BriefAsked;
use super::block::{BriefCell, BriefTone};
use super::counted::{NOTHING, of_all_years};
use crate::registers::{
    Acknowledgement, AdoptionStage, Agency, EthicsStandard, Person, Scope, StandardAdoption, StandardMeasure,
    StandardMeasureKind, StandardStatus,
};
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// The standards in force on a day, the agency's own first.
pub(super) fn in_force(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<Vec<EthicsStandard>> {
    let all: Vec<EthicsStandard> = reader.list(&of_all_years(asked))?;
    let mut standards: Vec<EthicsStandard> = all.iter().filter(|one| held_on(one, &all, until)).cloned().collect();
    standards.sort_by_key(|standard| standard.agency_id != asked.agency);
    Ok(standards)
}

/// Whether a version was in force on a day. One that another took the place of was until the next of its kind was adopted; where there
/// is no such, nobody knows until when, and it is left out.
fn held_on(standard: &EthicsStandard, all: &[EthicsStandard], until: Date) -> bool {
    let Some(adopted) = standard.adopted_on.filter(|on| *on <= until) else { return false };
    let of_its_kind = all.iter().filter(|other| (other.agency_id, other.kind) == (standard.agency_id, standard.kind));
    let next = of_its_kind.filter_map(|other| other.adopted_on.filter(|on| *on > adopted)).min();
    match standard.status {
        StandardStatus::Draft => false,
        StandardStatus::InForce => true,
        StandardStatus::Replaced => next.is_some_and(|next| next > until),
    }
}

/// The measures of a standard.
pub(super) fn measures(reader: &Reader<'_>, standard: &EthicsStandard) -> Result<Vec<StandardMeasure>> {
    reader.list(&Scope { parent: Some(&standard.id.to_string()), ..Scope::default() })
}

/// The deck's two groups of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Slide 27.
    Management,
    /// Slide 28.
    Support,
}

impl Group {
    /// The group of a kind.
    pub(super) const fn of(kind: StandardMeasureKind) -> Self {
        match kind {
            StandardMeasureKind::Personnel
            | StandardMeasureKind::Courses
            | StandardMeasureKind::Recognition
            | StandardMeasureKind::Culture
            | StandardMeasureKind::Models => Self::Management,
            StandardMeasureKind::Knowledge
            | StandardMeasureKind::Rewards
            | StandardMeasureKind::Examples
            | StandardMeasureKind::Clubs
            | StandardMeasureKind::Campaigns
            | StandardMeasureKind::Publicity
            | StandardMeasureKind::Visits => Self::Support,
        }
    }

    /// What heads it.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Management => "มาตรการด้านการบริหาร",
            Self::Support => "มาตรการด้านปัจจัยสนับสนุน",
        }
    }
}

/// How far a unit has come.
#[derive(Clone, Debug)]
pub(super) struct Adoption {
    /// As it was measured last.
    pub(super) newest: StandardAdoption,
    /// As it was measured before that.
    pub(super) before: Option<StandardAdoption>,
}

impl Adoption {
    /// Whether it has come further.
    pub(super) fn change(&self) -> BriefCell {
        let place = |stage: AdoptionStage| AdoptionStage::ALL.iter().position(|other| *other == stage);
        let Some(before) = &self.before else { return NOTHING.into() };
        match place(self.newest.stage).cmp(&place(before.stage)) {
            std::cmp::Ordering::Greater => BriefCell::toned("สูงขึ้น", BriefTone::Good),
            std::cmp::Ordering::Equal => BriefCell::new("คงเดิม"),
            std::cmp::Ordering::Less => BriefCell::toned("ลดลง", BriefTone::Bad),
        }
    }
}

/// How far each unit had come by a day, the units in the order of the register.
pub(super) fn adoptions(reader: &Reader<'_>, standard: &EthicsStandard, until: Date) -> Result<Vec<Adoption>> {
    let key = standard.id.to_string();
    let mut measured: Vec<StandardAdoption> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    measured.retain(|adoption| adoption.measured_on <= until);
    Ok(newest_first(measured))
}

/// Of measurements that come the newest first, the newest of each unit and the one before.
fn newest_first(measured: Vec<StandardAdoption>) -> Vec<Adoption> {
    let mut units: Vec<Adoption> = Vec::new();
    for adoption in measured {
        match units.iter_mut().find(|unit| unit.newest.unit.trim() == adoption.unit.trim()) {
            Some(unit) if unit.before.is_none() => unit.before = Some(adoption),
            Some(_) => {}
            None => units.push(Adoption { newest: adoption, before: None }),
        }
    }
    units
}

/// How many of the staff acknowledged a standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Acknowledged {
    /// By unit: who did, of how many. Staff without a unit are under the empty name.
    pub(super) units: BTreeMap<String, (usize, usize)>,
}

impl Acknowledged {
    /// Who did, of how many.
    pub(super) fn all(&self) -> (usize, usize) {
        self.units.values().fold((0, 0), |(count, staff), unit| (count + unit.0, staff + unit.1))
    }

    fn with(mut self, unit: String, has: bool) -> Self {
        let counts = self.units.entry(unit).or_default();
        counts.0 += usize::from(has);
        counts.1 += 1;
        self
    }
}

/// Who of those on the staff on a day had acknowledged a standard: of its agency and all below.
pub(super) fn acknowledged(reader: &Reader<'_>, standard: &EthicsStandard, until: Date) -> Result<Acknowledged> {
    let key = standard.id.to_string();
    let known: Vec<Acknowledgement> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    let known: HashSet<Id<Person>> =
        known.iter().filter(|known| known.acknowledged_on <= until).map(|known| known.person_id).collect();
    let below = Scope { agency: Some(standard.agency_id), ..Scope::default() };
    let agencies: Vec<Agency> = reader.list(&below)?;
    let names: HashMap<Id<Agency>, &str> = agencies.iter().map(|agency| (agency.id, agency.name_th.as_str())).collect();
    let mut all = Acknowledged::default();
    for person in reader.list::<Person>(&below)?.iter().filter(|person| person.served_on(until)) {
        let unit = person.unit.trim();
        let name = match names.get(&person.agency_id).filter(|_| person.agency_id != standard.agency_id) {
            Some(agency) if unit.is_empty() => (*agency).to_owned(),
            Some(agency) => format!("{agency} · {unit}"),
            None => unit.to_owned(),
        };
        all = all.with(name, known.contains(&person.id));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    #[test]
    fn the_measures_are_of_two_groups_as_their_words_say() {
        for kind in StandardMeasureKind::ALL {
            let group = kind.words().th.split_once(':').expect("a group").0;
            assert!(Group::of(*kind).heading().ends_with(group), "{kind:?}");
        }
    }

    #[test]
    fn a_unit_is_told_as_it_was_measured_last_beside_the_time_before() {
        let (office, _, _) = fixture::office();
        let new = office.surroundings();
        let measured = |unit: &str, stage, day: &str| StandardAdoption {
            unit: unit.into(),
            stage,
            ..StandardAdoption::blank(new.new_id(), new.new_id(), fixture::day(day))
        };
        let units = newest_first(vec![
            measured("กองกลาง", AdoptionStage::Internalised, "2026-03-01"),
            measured(" กองกลาง ", AdoptionStage::Understanding, "2025-03-01"),
            measured("กองกลาง", AdoptionStage::WayOfLife, "2024-03-01"),
            measured("กองคลัง", AdoptionStage::Understanding, "2024-03-01"),
        ]);
        let told: Vec<_> =
            units.iter().map(|unit| (unit.newest.stage, unit.before.as_ref().map(|before| before.stage))).collect();
        let first = (AdoptionStage::Internalised, Some(AdoptionStage::Understanding));
        assert_eq!(told, [first, (AdoptionStage::Understanding, None)]);
        assert_eq!((units[0].change().tone, units[1].change().text.as_str()), (BriefTone::Good, "—"));
    }

    #[test]
    fn a_version_holds_until_the_one_that_took_its_place_was_adopted() {
        let (office, _, agency) = fixture::office();
        let of = |status, day: &str| EthicsStandard {
            status,
            adopted_on: Some(fixture::day(day)),
            ..EthicsStandard::blank(office.surroundings().new_id(), agency)
        };
        let all = [of(StandardStatus::InForce, "2026-04-01"), of(StandardStatus::Replaced, "2024-01-01")];
        let held = |day: &str| [0, 1].map(|at: usize| held_on(&all[at], &all, fixture::day(day)));
        assert_eq!(held("2026-03-31"), [false, true]);
        assert_eq!(held("2026-04-01"), [true, false]);
        assert!(!held_on(&all[1], &all[1..], fixture::day("2026-03-31")), "nobody knows until when");
        assert!(!held_on(&of(StandardStatus::Draft, "2024-01-01"), &[], fixture::day("2026-03-31")));
    }

    #[test]
    fn who_acknowledged_is_counted_by_unit() {
        let all = Acknowledged::default().with("ก".into(), true).with("ก".into(), false).with("ข".into(), false);
        assert_eq!(all.all(), (1, 3));
        assert_eq!(all.units["ก"], (1, 2));
        assert_eq!(Acknowledged::default().all(), (0, 0));
    }
}
