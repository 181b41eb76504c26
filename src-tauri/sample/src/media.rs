//! By which media the campaigns of the newest year were told.

use saisaat_core::registers::{Campaign, CampaignMedium, Medium};
use saisaat_core::values::Money;
use saisaat_core::{Result, Tx};

use crate::ground::is_newest;
use crate::keys::Keys;

/// What it was, and of a hundred its share of what the campaign cost and of whom it reached.
const MEDIA: [(Medium, &str, i64, i32); 2] = [
    (Medium::Print, "โปสเตอร์และแผ่นพับประจำจุดบริการ", 60, 35),
    (Medium::Social, "ภาพชุดความรู้บนสื่อสังคมออนไลน์ของหน่วยงาน", 25, 55),
];

/// Puts the media of each campaign of the newest year.
pub(crate) fn fill(tx: &Tx<'_>, campaigns: &[Campaign], new: &Keys) -> Result<()> {
    for campaign in campaigns.iter().filter(|campaign| is_newest(campaign.starts_on.fiscal_year())) {
        for (medium, description, cost, reached) in MEDIA {
            tx.put(&CampaignMedium {
                medium,
                description: description.into(),
                cost: Money::from_satang(campaign.cost.satang() / 100 * cost),
                reached: campaign.reached.map(|people| people * reached / 100),
                ..CampaignMedium::blank(new.key(), campaign.id)
            })?;
        }
    }
    Ok(())
}
