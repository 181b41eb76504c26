//! The gift register of an agency and a fiscal year, as it is printed.

use super::letterhead::letterhead;
use super::register_print::{RegisterColumn, RegisterPrint, day};
use crate::registers::{Agency, Gift, GiftDecision, Scope};
use crate::values::{Date, FiscalYear, Id, thai};
use crate::{Reader, Result};

/// In the order of the register on paper; the reason stands below what the rules say.
const COLUMNS: [&str; 9] =
    ["received_on", "giver", "relation", "receiver", "occasion", "description", "value", "verdict", "decision"];

/// Gathers the gifts of an agency itself, the oldest first.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn gift_register(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let gifts = reader.list::<Gift>(&scope)?;
    let own = gifts.iter().rev().filter(|gift| gift.agency_id == agency);
    Ok(RegisterPrint {
        head: letterhead(reader, agency, printed_on)?,
        title: "ทะเบียนของขวัญและประโยชน์อื่นใด".into(),
        year,
        columns: RegisterColumn::of::<Gift>(&COLUMNS),
        rows: own.map(|gift| row(reader, gift)).collect::<Result<_>>()?,
    })
}

fn row(reader: &Reader<'_>, gift: &Gift) -> Result<Vec<String>> {
    Ok(vec![
        day(gift.received_on),
        gift.giver.clone(),
        gift.relation.words().th.into(),
        gift.receiver_lines(reader)?.join("\n"),
        gift.occasion.clone(),
        if gift.cash {
            format!("{} (เงินสดหรือเทียบเท่า)", gift.description)
        } else {
            gift.description.clone()
        },
        thai::baht(gift.value.satang()),
        format!("{}\n{}", gift.verdict.words().th, gift.reason.words().th),
        decision(gift),
    ])
}

fn decision(gift: &Gift) -> String {
    let done = gift.decision.words().th;
    match gift.decision {
        GiftDecision::Undecided => done.to_owned(),
        GiftDecision::HandedOver => format!("{done}{}{}", gift.handed_to, decided(gift)),
        GiftDecision::Kept | GiftDecision::Returned => format!("{done}{}", decided(gift)),
    }
}

fn decided(gift: &Gift) -> String {
    gift.decided_on.map(|on| format!("\n{}", day(on))).unwrap_or_default()
}
