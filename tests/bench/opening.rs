//! Unlocking, opening and quickly verifying a locked workspace of 200,000 people: what an officer waits for in the morning, the
//! stretching of the passphrase apart.

use std::time::Duration;

use anyhow::{Context as _, Result};
use saisaat_core::keys::{KeyFile, Store};
use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::{Action, Surroundings, Verb, Workspace};

use super::timed;

const PEOPLE: usize = 200_000;
const PASSPHRASE: &str = "a passphrase of the bench";

pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("w");
    let (workspace, made) = Workspace::create_locked(&place, "Officer", PASSPHRASE, Surroundings::system())?;
    let mut office = made.office;
    let (filling, ()) = timed(|| {
        office.operate(Action::on::<Person>(Verb::Import), |tx| {
            let agency =
                Agency { code: "M".into(), name_th: "กระทรวง".into(), ..Agency::blank(tx.new_id()) };
            tx.put(&agency)?;
            (0..PEOPLE).try_for_each(|number| {
                let person = Person::blank(tx.new_id(), agency.id);
                tx.put(&Person {
                    first_name: format!("ชื่อ{number}"), surname: "สกุลสมมุติ".into(), ..person
                })
            })
        })?;
        Ok(())
    })?;
    office.close()?;
    let size = std::fs::metadata(place.join("workspace.db"))?.len() / 1_000_000;
    println!("opening  {PEOPLE} people:      {size} MB, filled in {filling:.2?}");

    let (bare, _) = timed(|| {
        KeyFile::read(&place.join("keys.json"), Store::Workspace)?.unlock(PASSPHRASE).context("its passphrase")
    })?;
    let (unlocking, office) = timed(|| Ok(workspace.unlock(PASSPHRASE, Surroundings::system())?))?;
    let opening = unlocking.saturating_sub(bare);
    println!("opening  stretch passphrase: {bare:8.2?}");
    println!("opening  open and verify:    {opening:8.2?}      (unlocking in all {unlocking:.2?})");
    let (listing, people) = timed(|| Ok(office.read(|reader| reader.list::<Person>(&Scope::default()))?.len()))?;
    println!("opening  list all people:    {listing:8.2?}      ({people})");
    let (checking, ()) = timed(|| Ok(office.check()?))?;
    println!("opening  whole check:        {checking:8.2?}");
    let within = |limit: f64, took: Duration| if took.as_secs_f64() < limit { "holds" } else { "DOES NOT HOLD" };
    println!("opening  under two seconds:  {}", within(2.0, unlocking));
    Ok(office.close()?)
}
