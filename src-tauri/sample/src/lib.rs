//! The synthetic ministry (กระทรวงตัวอย่าง): a ministry, its agencies, their people, and what every register keeps of them in three
//! years, for trying the program, for tests and for the bench.
//!
//! Invariant: the same size gives the same rows, keys included, whatever the clock; and nobody in it exists. What is
//! synthetic by design is said in `people.rs`. Must never be mixed into a workspace that already holds a ministry, and never
//! depend on anything but `saisaat-core`.

mod actions;
mod agencies;
mod agreements;
mod awards;
mod calendar;
mod campaigns;
mod centre;
mod complaints;
mod days;
mod discipline;
mod disclosure;
mod forms;
mod gifts;
mod ground;
mod hearings;
mod holidays;
mod index_scores;
mod ita;
mod keys;
mod links;
mod media;
mod names;
mod network;
mod network_activities;
mod no_gift;
mod patterns;
mod people;
mod plans;
mod policies;
mod posts;
mod protection;
mod results;
mod reviews;
mod risk;
mod risk_scales;
mod seeded_rng;
mod standards;
mod surveys;
mod training;
mod values;
mod virtue;
mod watch;
mod years;

use saisaat_core::registers::{ActionItem, Agency, Campaign, Complaint};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Action, Done, Error, Office, Result, Tx, Verb};

use ground::Ground;
pub use ground::NEWEST_YEAR;
use keys::Keys;
use links::Linked;
use people::Staff;

/// How large a ministry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Agencies below the ministry, shared out over the sample's departments and their regions.
    pub agencies: usize,
    /// People in all agencies together.
    pub people: usize,
}

impl Default for Size {
    /// What `--sample` makes: six agencies and 1,200 people.
    fn default() -> Self {
        Self { agencies: 6, people: 1_200 }
    }
}

/// Fills an empty workspace with a ministry of this name, as one operation with one undo.
///
/// # Errors
/// [`Error::Duplicate`] of `ministry` when the workspace already has one; [`Error::Invalid`] for a ministry without a name.
pub fn fill(office: &mut Office, ministry_name: &str, size: &Size) -> Result<Done<()>> {
    office.operate(Action::on::<Agency>(Verb::Create), |tx| {
        if tx.ministry().is_ok() {
            return Err(Error::Duplicate { field: "ministry".into() });
        }
        let new = Keys::seeded(2569);
        // Keys of their own, so that the rows of the other registers stay as they are.
        let kept = Keys::seeded(2570);
        let told = Keys::seeded(2571);
        let set = Keys::seeded(2572);
        let more = Keys::seeded(2573);
        let newest = FiscalYear::new(NEWEST_YEAR).expect("a year of the Buddhist Era");
        let years = [newest.plus(-2), newest.plus(-1), newest];
        let agencies = agencies::fill(tx, ministry_name, size.agencies, &new)?;
        years::fill(tx, &years, &new)?;
        of_the_ministry(tx, &more)?;
        let mut serial = 0;
        for (number, agency) in agencies.iter().enumerate() {
            let ground = Ground { number, agency, department: agencies::department(number) };
            let count = share(size, number);
            let staff = people::fill(tx, &ground, count, serial, &new)?;
            serial += count;
            training::fill(tx, &ground, &staff, &years, &new)?;
            awards::fill(tx, &ground, &staff, &years, &new)?;
            let actions = plans::fill(tx, &ground, &years, &new)?;
            agreements::fill(tx, &ground, &staff, &actions, &years, &new)?;
            gifts::fill(tx, &ground, &staff, &years, &kept)?;
            let complaints = complaints::fill(tx, &ground, &years, &kept)?;
            let campaigns = campaigns::fill(tx, &ground, &years, &told)?;
            forms::fill(tx, &ground, &set)?;
            let before = Before { staff: &staff, actions: &actions, complaints: &complaints, campaigns: &campaigns };
            of_an_agency(tx, &ground, &before, &years, &more)?;
        }
        Ok(())
    })
}

/// What the ministry keeps for all its agencies.
fn of_the_ministry(tx: &Tx<'_>, new: &Keys) -> Result<()> {
    let ministry = tx.ministry()?;
    holidays::fill(tx, new)?;
    index_scores::fill(tx, new)?;
    policies::of_the_ministry(tx, &ministry, new)?;
    risk_scales::of_the_ministry(tx, &ministry, new)
}

/// What an agency has already.
struct Before<'a> {
    staff: &'a Staff,
    actions: &'a [ActionItem],
    complaints: &'a [Complaint],
    campaigns: &'a [Campaign],
}

/// The registers of an agency that rest on nothing but what it has already.
fn of_an_agency(tx: &Tx<'_>, ground: &Ground<'_>, before: &Before<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let Before { staff, actions, complaints, campaigns } = *before;
    let newest = years[years.len() - 1];
    calendar::fill(tx, ground, years, new)?;
    centre::fill(tx, ground, staff, years, new)?;
    let policy = policies::fill(tx, ground, years, new)?;
    reviews::fill(tx, ground, actions, years, new)?;
    let assessments = risk::fill(tx, ground, years, new)?;
    surveys::fill(tx, ground, years, new)?;
    ita::fill(tx, ground, years, new)?;
    standards::fill(tx, ground, staff, years, new)?;
    values::fill(tx, ground, years, new)?;
    virtue::fill(tx, ground, staff.people.len(), years, new)?;
    media::fill(tx, campaigns, new)?;
    let no_gift = no_gift::fill(tx, ground, years, new)?;
    protection::fill(tx, ground, complaints, newest, new)?;
    discipline::fill(tx, ground, complaints, years, new)?;
    watch::fill(tx, ground, newest, new)?;
    let items = disclosure::fill(tx, ground, newest, new)?;
    network::fill(tx, ground, years, new)?;
    network_activities::fill(tx, ground, years, new)?;
    let hearings = hearings::fill(tx, ground, staff, years, new)?;
    let linked = Linked {
        policy: &policy,
        campaigns,
        items: &items,
        assessments: &assessments,
        hearings: &hearings,
        no_gift: &no_gift,
    };
    links::fill(tx, &linked, new)
}

/// The people of one agency: larger and smaller ones around the mean, everyone placed.
fn share(size: &Size, number: usize) -> usize {
    const PARTS: [usize; 6] = [14, 11, 12, 9, 8, 6];
    let part = |number: usize| PARTS[number % PARTS.len()];
    let all: usize = (0..size.agencies).map(part).sum();
    let up_to = |number: usize| size.people * (0..number).map(part).sum::<usize>() / all;
    up_to(number + 1) - up_to(number)
}

#[cfg(test)]
mod tests;
