use std::collections::HashSet;

use chrono::DateTime;
use saisaat_core::registers::{
    ActionItem, Area, Complaint, DisciplineCase, DisciplineStage, Evidence, Gift, GiftVerdict, Indicator,
    IndicatorKind, IndicatorResult, Person, Pillar, REGISTERS, Record, Register, ResultSource, Scope, Strategy,
};
use saisaat_core::summaries::{indicator_report, overview, scorecard};
use saisaat_core::values::{Decimal, Round};
use saisaat_core::{Surroundings, with_register};

use super::*;

const SMALL: Size = Size { agencies: 6, people: 240 };

fn filled(size: &Size, seconds: i64, seed: u64) -> Office {
    let moment = DateTime::from_timestamp(seconds, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, seed)).expect("opens");
    fill(&mut office, "กระทรวงตัวอย่าง", size).expect("fills");
    office
}

fn small() -> Office {
    filled(&SMALL, 1_780_000_000, 1)
}

fn all<T: Record>(office: &Office) -> Vec<T> {
    office.read(|reader| reader.list(&Scope::default())).expect("lists")
}

fn years() -> [FiscalYear; 3] {
    [-2, -1, 0].map(|ago| FiscalYear::new(NEWEST_YEAR).expect("a year").plus(ago))
}

#[test]
fn two_samples_of_one_size_are_the_same_rows_whatever_the_clock_and_randomness() {
    fn rows<T: Record + std::fmt::Debug>(office: &Office) -> String {
        format!("{:?}", all::<T>(office))
    }
    let contents = |office: &Office| -> Vec<Option<String>> {
        REGISTERS.iter().map(|register| with_register!(register.table, T => rows::<T>(office))).collect()
    };
    assert_eq!(contents(&small()), contents(&filled(&SMALL, 1_790_000_000, 77)));
}

#[test]
fn every_register_that_is_edited_has_records() {
    let office = small();
    for register in REGISTERS.iter().filter(|register| register.editable) {
        let count = with_register!(register.table, T => all::<T>(&office).len());
        assert!(count.is_some_and(|count| count > 0), "{}", register.table);
    }
}

#[test]
fn what_is_watched_disclosed_and_measured_is_partly_over_partly_late_and_partly_still_to_come() {
    let office = small();
    let today = saisaat_core::values::Date::new(2026, 9, 1).expect("a day");
    let dues = |table: &str| -> (usize, usize) {
        let open = with_register!(table, T => {
            let dues = |record: &T| record.dues(today).into_iter().map(|(_, day)| day).collect::<Vec<_>>();
            all::<T>(&office).iter().flat_map(dues).collect::<Vec<_>>()
        });
        let open = open.unwrap_or_default();
        let late = open.iter().filter(|day| **day < today).count();
        (late, open.len() - late)
    };
    for table in ["risks", "disclosure_items", "ita_measures", "retaliation_checks", "discipline_cases", "watch_items"]
    {
        let (late, coming) = dues(table);
        assert!(late > 0 && coming > 0, "{table}: {late} late, {coming} to come");
    }
}

#[test]
fn a_discipline_case_stands_at_every_stage_and_names_the_complaint_it_came_of() {
    let cases: Vec<DisciplineCase> = all(&small());
    for stage in DisciplineStage::ALL {
        assert!(cases.iter().any(|case| case.stage == *stage), "{stage:?}");
    }
    assert!(cases.iter().any(|case| case.complaint_id.is_some()));
}

#[test]
fn a_ministry_of_any_size_has_so_many_agencies_and_people() {
    for size in [Size { agencies: 1, people: 0 }, Size { agencies: 3, people: 5 }, Size { agencies: 14, people: 200 }] {
        let office = filled(&size, 0, 1);
        assert_eq!(all::<Agency>(&office).len(), size.agencies + 1, "{size:?}");
        assert_eq!(all::<Person>(&office).len(), size.people, "{size:?}");
    }
}

#[test]
fn filling_is_one_operation_that_undo_empties_again() {
    let mut office = small();
    office.check().expect("whole");
    office.undo().expect("undoes").expect("something to undo");
    assert!(all::<Agency>(&office).is_empty() && all::<Evidence>(&office).is_empty());
}

#[test]
fn a_workspace_with_a_ministry_is_not_filled_again() {
    let refused = fill(&mut small(), "กระทรวงอื่น", &SMALL).expect_err("a second ministry");
    assert!(matches!(refused, Error::Duplicate { field } if field == "ministry"));
}

#[test]
fn every_person_has_a_synthetic_id_of_their_own_and_dates_that_a_career_can_have() {
    let people = all::<Person>(&filled(&Size::default(), 0, 1));
    let ids: HashSet<_> = people.iter().map(|person| person.national_id.clone().expect("an id")).collect();
    let mailboxes: HashSet<_> = people.iter().map(|person| person.email.as_str()).collect();
    assert_eq!((ids.len(), mailboxes.len()), (people.len(), people.len()));
    for person in &people {
        let (born, appointed) = (person.birth_date.expect("born"), person.appointed_on.expect("appointed"));
        let age = (appointed.naive() - born.naive()).num_days() / 365;
        assert!((20..=30).contains(&age), "{} was appointed at {age}", person.full_name());
        assert!(person.retires_on.is_none_or(|day| day > years()[2].last_day()), "{} is retired", person.full_name());
        assert!(person.email.ends_with(".example"));
    }
}

#[test]
fn every_agreement_scores_in_every_round_with_a_plausible_total() {
    let office = filled(&Size::default(), 0, 1);
    let agencies = all::<Agency>(&office);
    let mut totals = Vec::new();
    for agency in agencies.iter().filter(|agency| agency.parent_id.is_some()) {
        for (year, round) in years().into_iter().flat_map(|year| Round::ALL.map(|round| (year, round))) {
            let card = office.read(|reader| scorecard(reader, agency.id, year, round)).expect("scores");
            assert_eq!(card.lines.len(), 8);
            assert!(card.missing.is_empty(), "{} {year} {round:?}: {:?}", agency.code, card.missing);
            let total = card.total.expect("a total").0;
            assert!(total >= Decimal::ONE && total <= Decimal::from(5), "{total}");
            totals.extend((round == Round::Twelve).then_some(total));
            office.read(|reader| indicator_report(reader, agency.id, year, round, year.last_day())).expect("reports");
        }
    }
    let (least, most) = (totals.iter().min().expect("some"), totals.iter().max().expect("some"));
    assert!(*least < Decimal::new(32, 1) && *least > Decimal::TWO, "the weakest total is {least}");
    assert!(*most > Decimal::new(43, 1), "the best total is {most}");
}

#[test]
fn indicators_are_of_every_kind_and_source_and_some_are_not_assessed() {
    let office = small();
    let indicators = all::<Indicator>(&office);
    for kind in IndicatorKind::ALL {
        assert!(indicators.iter().any(|indicator| indicator.kind == *kind), "{kind:?}");
    }
    for source in ResultSource::ALL {
        assert!(indicators.iter().any(|indicator| indicator.source == *source), "{source:?}");
    }
    let results = all::<IndicatorResult>(&office);
    assert!(results.iter().any(|result| !result.assessed && result.round == Round::Six));
    assert!(results.iter().any(|result| !result.assessed && result.round == Round::Twelve));
    let placeholder = |text: &str| text.contains(['{', '}']);
    assert!(!indicators.iter().any(|i| placeholder(&i.name) || placeholder(&i.definition)));
    assert!(!results.iter().any(|result| placeholder(&result.done)));
}

#[test]
fn a_years_baselines_are_the_results_of_the_years_before() {
    let office = small();
    let agency = office.read(|reader| reader.agency_with_code("GGP")).expect("there");
    let [_, before, newest] = years();
    let report = |year| {
        office
            .read(|reader| indicator_report(reader, agency.id, year, Round::Twelve, newest.last_day()))
            .expect("reports")
    };
    let (last, this) = (report(before), report(newest));
    let mut compared = 0;
    for card in &this.cards {
        assert_eq!(card.baselines.len(), 3, "{}", card.indicator.code);
        let line = last.scorecard.lines.iter().find(|line| line.code == card.indicator.code).expect("the same code");
        if let Some(result) = line.result {
            assert_eq!(card.baselines[2].value, result, "{}", line.code);
            compared += 1;
        }
    }
    assert!(compared >= 6);
}

#[test]
fn plans_cover_the_three_pillars_and_the_five_areas_every_year() {
    let office = small();
    let agency = office.read(|reader| reader.agency_with_code("PSD")).expect("there");
    let scope = |year| Scope { agency: Some(agency.id), year, parent: None };
    let strategies: Vec<Strategy> = office.read(|reader| reader.list(&scope(None))).expect("lists");
    let pillars: Vec<_> = strategies.iter().filter_map(|strategy| strategy.pillar).collect();
    assert_eq!(pillars, Pillar::ALL);
    for year in years() {
        let actions: Vec<ActionItem> = office.read(|reader| reader.list(&scope(Some(year)))).expect("lists");
        for area in Area::ALL {
            assert!(actions.iter().any(|action| action.area == Some(*area)), "{area:?} in {year}");
        }
    }
}

#[test]
fn training_coverage_differs_between_agencies_and_grows_over_the_years() {
    let office = filled(&Size::default(), 0, 1);
    let coverage = |code: &str, year: FiscalYear| {
        let agency = office.read(|reader| reader.agency_with_code(code)).expect("there");
        let overview = office.read(|reader| overview(reader, agency.id, year, Round::Twelve)).expect("counts");
        Decimal::from(overview.trained) * Decimal::ONE_HUNDRED / Decimal::from(overview.staff)
    };
    let [first, _, newest] = years();
    for code in ["OPS", "GGP", "PSD", "SAD", "CDR", "CND"] {
        assert!(coverage(code, newest) > coverage(code, first), "{code}");
    }
    assert!(coverage("OPS", newest) > coverage("CND", newest) + Decimal::TEN);
}

#[test]
fn every_verdict_on_a_gift_and_every_stage_of_a_complaint_is_met_in_the_newest_year() {
    let office = small();
    let scope = Scope { year: Some(years()[2]), ..Scope::default() };
    let gifts: Vec<Gift> = office.read(|reader| reader.list(&scope)).expect("lists");
    for verdict in GiftVerdict::ALL {
        assert!(gifts.iter().any(|gift| gift.verdict == *verdict), "{verdict:?}");
    }
    let complaints: Vec<Complaint> = office.read(|reader| reader.list(&scope)).expect("lists");
    let closed = complaints.iter().filter(|complaint| complaint.closed_on.is_some()).count();
    assert!(closed > 0 && closed < complaints.len(), "{closed} of {}", complaints.len());
}

#[test]
fn saving_a_gift_of_the_sample_again_finds_the_same_verdict() {
    let mut office = small();
    let gifts: Vec<Gift> = all(&office);
    let undecided = |gift: &Gift| Gift {
        decision: saisaat_core::registers::GiftDecision::Undecided,
        decided_on: None,
        ..gift.clone()
    };
    let done =
        office.operate(Action::on::<Gift>(Verb::Save), |tx| gifts.iter().try_for_each(|gift| tx.save(undecided(gift))));
    done.expect("saves");
    let verdicts = |gifts: Vec<Gift>| gifts.into_iter().map(|gift| (gift.id, gift.reason)).collect::<Vec<_>>();
    assert_eq!(verdicts(all(&office)), verdicts(gifts));
}
