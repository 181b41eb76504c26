//! Results that the centre's registers give of themselves: what was counted, and the records that it was counted from.
//!
//! As of the last day of the round, for the agency and everything below it. There is no figure where there is nothing to count.

use std::collections::HashSet;

use serde::Serialize;
use specta::Type;

use super::arithmetic::percent;
use super::disclosure_state::disclosure_state;
use super::survey_means::newest_wave_mean;
use crate::registers::{
    Acknowledgement, Agency, Complaint, CountedResult, DisclosureItem, DisclosureScheme, DisclosureStatus,
    EthicsStandard, ItaMeasure, NetworkActivity, Person, Record, Risk, Scope, StandardStatus, Survey, SurveyKind,
};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};
use crate::{Reader, Result};

/// A figure, and what it was counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Counted {
    /// The figure, unrounded.
    pub figure: Option<Exact>,
    /// The records that were looked at.
    pub records: Vec<CountedRecord>,
}

/// A record that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CountedRecord {
    /// The table of its register.
    pub register: &'static str,
    /// Its key.
    pub key: String,
    /// Whether it counts as done.
    pub counts: bool,
}

/// What is counted where.
#[derive(Clone, Copy)]
struct Place<'a> {
    scope: Scope<'a>,
    agency: Id<Agency>,
    year: FiscalYear,
    until: Date,
}

/// The figure of a result that the registers give.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn counted(
    reader: &Reader<'_>,
    what: CountedResult,
    agency: Id<Agency>,
    year: FiscalYear,
    until: Date,
) -> Result<Counted> {
    let place = Place { scope: Scope { agency: Some(agency), year: Some(year), parent: None }, agency, year, until };
    match what {
        CountedResult::Acknowledged => acknowledged(reader, place),
        CountedResult::ComplaintsInTime => share::<Complaint>(reader, place, |complaint| {
            let due =
                complaint.reply_by.filter(|by| *by <= until || complaint.replied_on.is_some_and(|on| on <= until));
            due.map(|by| complaint.replied_on.is_some_and(|on| on <= by))
        }),
        CountedResult::Disclosure => disclosure(reader, place),
        CountedResult::NetworkHeld => share::<NetworkActivity>(reader, place, |activity| {
            (activity.planned_on <= until).then(|| activity.was_held_by(until))
        }),
        CountedResult::SurveyMean => survey_mean(reader, place),
        CountedResult::RiskMeasures => share::<Risk>(reader, place, |risk| {
            (!risk.measure.trim().is_empty()).then(|| risk.done_on.is_some_and(|done| done <= until))
        }),
        CountedResult::ItaMeasures => {
            share::<ItaMeasure>(reader, place, |measure| Some(measure.done_on.is_some_and(|done| done <= until)))
        }
    }
}

/// How many in a hundred of the records that are looked at count.
fn share<T: Record>(reader: &Reader<'_>, place: Place<'_>, counts: impl Fn(&T) -> Option<bool>) -> Result<Counted> {
    let all: Vec<T> = reader.list(&place.scope)?;
    let record = |record: &T| Some(CountedRecord { register: T::TABLE, key: record.key(), counts: counts(record)? });
    let records: Vec<CountedRecord> = all.iter().filter_map(record).collect();
    let part = records.iter().filter(|record| record.counts).count();
    Ok(Counted { figure: percent(part, records.len()).map(Exact), records })
}

/// Of the staff who served, those who acknowledged a standard that was in force.
fn acknowledged(reader: &Reader<'_>, place: Place<'_>) -> Result<Counted> {
    let whole = Scope { year: None, ..place.scope };
    let standards: Vec<EthicsStandard> = reader.list(&whole)?;
    let holds = |standard: &&EthicsStandard| {
        standard.status != StandardStatus::Draft && standard.adopted_on.is_some_and(|day| day <= place.until)
    };
    let held: HashSet<Id<EthicsStandard>> = standards.iter().filter(holds).map(|standard| standard.id).collect();
    let people: Vec<Person> = reader.list(&whole)?;
    let staff: HashSet<Id<Person>> =
        people.iter().filter(|person| person.served_on(place.until)).map(|person| person.id).collect();
    let all: Vec<Acknowledgement> = reader.list(&whole)?;
    let counts = |one: &&Acknowledgement| {
        held.contains(&one.standard_id) && one.acknowledged_on <= place.until && staff.contains(&one.person_id)
    };
    let counted: Vec<&Acknowledgement> = all.iter().filter(counts).collect();
    let who: HashSet<Id<Person>> = counted.iter().map(|one| one.person_id).collect();
    let record =
        |one: &&Acknowledgement| CountedRecord { register: Acknowledgement::TABLE, key: one.key(), counts: true };
    Ok(Counted { figure: percent(who.len(), staff.len()).map(Exact), records: counted.iter().map(record).collect() })
}

fn disclosure(reader: &Reader<'_>, place: Place<'_>) -> Result<Counted> {
    let state = disclosure_state(reader, place.agency, place.year, DisclosureScheme::Oit, place.until)?;
    let mut looked: Counted = share::<DisclosureItem>(reader, place, |item| {
        let own = item.agency_id == place.agency && item.scheme == DisclosureScheme::Oit;
        let applies = own && item.status != DisclosureStatus::NotApplicable;
        applies.then(|| item.is_published_by(place.until))
    })?;
    looked.figure = state.percent().map(Exact);
    Ok(looked)
}

/// The mean of the year's surveys of satisfaction, each by its newest wave.
fn survey_mean(reader: &Reader<'_>, place: Place<'_>) -> Result<Counted> {
    let surveys: Vec<Survey> = reader.list(&place.scope)?;
    let (mut records, mut means) = (Vec::new(), Vec::new());
    for survey in surveys.iter().filter(|survey| survey.kind == SurveyKind::Satisfaction) {
        let mean = newest_wave_mean(reader, survey, place.until)?;
        records.push(CountedRecord { register: Survey::TABLE, key: survey.key(), counts: mean.is_some() });
        means.extend(mean);
    }
    let figure = (!means.is_empty()).then(|| Exact(means.iter().sum::<Decimal>() / Decimal::from(means.len())));
    Ok(Counted { figure, records })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture::{self, day};
    use crate::{Action, Verb};

    #[test]
    fn a_later_entry_changes_no_earlier_round_and_nothing_to_count_is_no_figure() {
        let (mut office, _, agency) = fixture::office();
        let (year, march, june) = (day("2026-03-31").fiscal_year(), day("2026-03-31"), day("2026-06-30"));
        let of = |office: &crate::Office, until| {
            let found = office.read(|reader| counted(reader, CountedResult::NetworkHeld, agency, year, until));
            found.expect("counts").figure.map(|figure| figure.0)
        };
        assert_eq!(of(&office, march), None);
        let activity = |planned: &str, held: Option<&str>| {
            let id = office.surroundings().new_id();
            let planned = NetworkActivity::blank(id, agency, day(planned));
            NetworkActivity { title: "กิจกรรม".into(), held_on: held.map(day), ..planned }
        };
        let all = [
            activity("2026-01-10", Some("2026-01-10")),
            activity("2026-02-10", Some("2026-05-01")),
            activity("2026-05-10", None),
        ];
        let done = office.operate(Action::on::<NetworkActivity>(Verb::Save), |tx| {
            all.iter().try_for_each(|activity| tx.save(activity.clone()))
        });
        done.expect("saves");
        assert_eq!(of(&office, march), Some(Decimal::from(50)));
        assert_eq!(of(&office, june).map(|figure| figure.round_dp(4)), Some(Decimal::new(666_667, 4)));
    }
}
