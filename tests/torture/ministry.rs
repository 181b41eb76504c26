//! A small workspace to torture: a ministry, and agencies added one operation at a time, so that what was acknowledged can
//! be counted.

use std::path::Path;

use anyhow::Result;
use saisaat_core::registers::{Agency, Scope};
use saisaat_core::values::Id;
use saisaat_core::{Action, Office, Surroundings, Verb, Workspace};

/// The passphrase of every tortured workspace.
pub(crate) const PASSPHRASE: &str = "a passphrase of torture";

/// The passphrase of the fixtures.
pub(crate) const FIXTURE_PASSPHRASE: &str = "a passphrase of fixtures";

/// A locked workspace with its ministry.
pub(crate) fn locked(folder: &Path) -> Result<(Workspace, Office)> {
    let (workspace, made) = Workspace::create_locked(folder, "Officer", PASSPHRASE, Surroundings::system())?;
    let mut office = made.office;
    add(&mut office, None, "M")?;
    Ok((workspace, office))
}

/// Adds an agency in an operation of its own; when it returns, the write is acknowledged.
pub(crate) fn add(office: &mut Office, parent: Option<Id<Agency>>, code: &str) -> Result<Id<Agency>> {
    let done = office.operate(Action::on::<Agency>(Verb::Save), |tx| {
        let agency = Agency {
            parent_id: parent,
            code: code.into(),
            name_th: format!("หน่วยงาน {code}"),
            vision: "ก".repeat(400),
            ..Agency::blank(tx.new_id())
        };
        tx.put(&agency)?;
        Ok(agency.id)
    })?;
    Ok(done.value)
}

/// The key of the ministry.
pub(crate) fn root(office: &Office) -> Result<Id<Agency>> {
    Ok(office.read(|r| r.ministry())?.id)
}

/// How many agencies there are, the ministry included.
pub(crate) fn count(office: &Office) -> Result<usize> {
    Ok(office.read(|r| r.list::<Agency>(&Scope::default()))?.len())
}

/// The same dice in every run: a small generator is enough to choose where to strike.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or_default()
    }
}
