//! The synthetic ministry (กระทรวงตัวอย่าง): a ministry, its agencies, their people, plans, training, awards, gifts,
//! complaints and three years of performance agreements, for trying the program, for tests and for the bench.
//!
//! Invariant: the same size gives the same rows, keys included, whatever the clock; and nobody in it exists. What is
//! synthetic by design is said in `people.rs`. Must never be mixed into a workspace that already holds a ministry, and never
//! depend on anything but `saisaat-core`.

mod actions;
mod agencies;
mod agreements;
mod awards;
mod campaigns;
mod complaints;
mod forms;
mod gifts;
mod ground;
mod keys;
mod names;
mod patterns;
mod people;
mod plans;
mod posts;
mod results;
mod seeded_rng;
mod training;
mod years;

use saisaat_core::registers::Agency;
use saisaat_core::values::FiscalYear;
use saisaat_core::{Action, Done, Error, Office, Result, Verb};

use ground::Ground;
pub use ground::NEWEST_YEAR;
use keys::Keys;

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
        let newest = FiscalYear::new(NEWEST_YEAR).expect("a year of the Buddhist Era");
        let years = [newest.plus(-2), newest.plus(-1), newest];
        let agencies = agencies::fill(tx, ministry_name, size.agencies, &new)?;
        years::fill(tx, &years, &new)?;
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
            complaints::fill(tx, &ground, &years, &kept)?;
            campaigns::fill(tx, &ground, &years, &told)?;
            forms::fill(tx, &ground, &set)?;
        }
        Ok(())
    })
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
