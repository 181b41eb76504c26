//! What rests on what: campaigns on an order, and disclosed items on the records that show them.

use saisaat_core::registers::{
    Campaign, DisclosureItem, Hearing, LinkKind, NoGiftEntry, Policy, Record, RecordLink, RiskAssessment,
};
use saisaat_core::{Result, Tx};

use crate::ground::is_newest;
use crate::keys::Keys;

/// The records of an agency that serve others.
pub(crate) struct Linked<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) campaigns: &'a [Campaign],
    pub(crate) items: &'a [DisclosureItem],
    pub(crate) assessments: &'a [RiskAssessment],
    pub(crate) hearings: &'a [Hearing],
    pub(crate) no_gift: &'a [NoGiftEntry],
}

/// Puts the links between them.
pub(crate) fn fill(tx: &Tx<'_>, linked: &Linked<'_>, new: &Keys) -> Result<()> {
    for campaign in linked.campaigns.iter().filter(|campaign| is_newest(campaign.starts_on.fiscal_year())) {
        tx.put(&link(campaign, linked.policy, LinkKind::Serves, new))?;
    }
    let of_code = |code: &str| linked.items.iter().find(|item| item.code == code);
    if let (Some(item), Some(hearing)) = (of_code("O19"), linked.hearings.last()) {
        tx.put(&link(hearing, item, LinkKind::Evidence, new))?;
    }
    if let (Some(item), Some(entry)) = (of_code("O20"), linked.no_gift.last()) {
        tx.put(&link(entry, item, LinkKind::Evidence, new))?;
    }
    if let (Some(item), Some(assessment)) = (of_code("O21"), linked.assessments.last()) {
        tx.put(&link(assessment, item, LinkKind::Evidence, new))?;
    }
    Ok(())
}

fn link<F: Record, T: Record>(from: &F, to: &T, kind: LinkKind, new: &Keys) -> RecordLink {
    RecordLink {
        from_register: F::TABLE.into(),
        from_id: from.key(),
        to_register: T::TABLE.into(),
        to_id: to.key(),
        kind,
        ..RecordLink::blank(new.key())
    }
}
