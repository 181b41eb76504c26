//! The ministry's own cells of the risk matrix, and what the steps of its scales mean.

use saisaat_core::registers::{Agency, RiskAxis, RiskCell, RiskLevel, RiskScale};
use saisaat_core::{Result, Tx};

use crate::keys::Keys;

/// Where the ministry is stricter, or more lenient, than the product: likelihood, impact and level.
const CELLS: [(i32, i32, RiskLevel); 2] = [(1, 5, RiskLevel::High), (5, 1, RiskLevel::Low)];

const LIKELIHOOD: [&str; 5] =
    ["เกิดไม่เกิน 5 ครั้งต่อปี", "เกิดไม่เกิน 10 ครั้งต่อปี", "เกิดไม่เกิน 15 ครั้งต่อปี", "เกิดไม่เกิน 25 ครั้งต่อปี", "เกิดเกิน 25 ครั้งต่อปี"];

const IMPACT: [&str; 5] = [
    "แทบไม่มีผลต่อการให้บริการและชื่อเสียง",
    "มีข้อท้วงติงภายใน ความเสียหายไม่เกิน 50,000 บาท",
    "มีเรื่องร้องเรียน ความเสียหายไม่เกิน 500,000 บาท",
    "เป็นข่าวในสื่อ มีการตั้งคณะกรรมการสอบสวน",
    "เป็นคดี กระทบความเชื่อมั่นของสาธารณชน ความเสียหายเกิน 1,000,000 บาท",
];

/// Puts what the ministry sets for all its agencies.
pub(crate) fn of_the_ministry(tx: &Tx<'_>, ministry: &Agency, new: &Keys) -> Result<()> {
    for (likelihood, impact, level) in CELLS {
        tx.put(&RiskCell { likelihood, impact, level, ..RiskCell::blank(new.key(), ministry.id) })?;
    }
    for (axis, meanings) in [(RiskAxis::Likelihood, LIKELIHOOD), (RiskAxis::Impact, IMPACT)] {
        for (step, meaning) in (1..).zip(meanings) {
            tx.put(&RiskScale { axis, step, meaning: meaning.into(), ..RiskScale::blank(new.key(), ministry.id) })?;
        }
    }
    Ok(())
}
