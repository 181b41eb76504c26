//! Where Thailand stood in the corruption perceptions index, and four of its neighbours beside it, as the slides print them.

use saisaat_core::registers::{Certainty, IndexKind, IndexScore};
use saisaat_core::values::{Decimal, Exact};
use saisaat_core::{Result, Tx};

use crate::keys::Keys;

/// The year, the country, the score in tenths, the rank, of how many countries, and the note.
const SCORES: [(i32, &str, i64, i32, i32, &str); 7] = [
    (2003, "ไทย", 33, 70, 133, ""),
    (2004, "ไทย", 36, 64, 145, "สไลด์ 19 พิมพ์เป็น 3.36 ใช้ค่าตามสไลด์ 18"),
    (2005, "ไทย", 38, 59, 158, "สไลด์ 19 พิมพ์เป็น 3.38 ใช้ค่าตามสไลด์ 17"),
    (2005, "สิงคโปร์", 94, 5, 158, "จับคู่จากคอลัมน์ของสไลด์"),
    (2005, "มาเลเซีย", 51, 39, 158, ""),
    (2005, "เวียดนาม", 26, 107, 158, ""),
    (2005, "อินโดนีเซีย", 22, 137, 158, ""),
];

/// Puts the scores.
pub(crate) fn fill(tx: &Tx<'_>, new: &Keys) -> Result<()> {
    SCORES.into_iter().try_for_each(|(year_ce, country, tenths, rank, countries, note)| {
        tx.put(&IndexScore {
            kind: IndexKind::Cpi,
            year_ce,
            country: country.into(),
            score: Some(Exact(Decimal::new(tenths, 1))),
            rank: Some(rank),
            countries: Some(countries),
            source: "สไลด์ 17–19".into(),
            certainty: Certainty::Sure,
            note: note.into(),
            ..IndexScore::blank(new.key())
        })
    })
}
