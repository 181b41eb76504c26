//! Indices of corruption by country and year (ดัชนีอ้างอิง): those the slides print, with what is known of their misprints, and those
//! imported since. Slides 15–19.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Certainty;
use super::record::{choice, ensure};
use crate::values::{Decimal, Exact, Id};
use crate::{Error, Rule};

choice! {
    /// Which index.
    IndexKind {
        /// Corruption Perceptions Index, on its scale of ten: 10 is clean.
        Cpi = "cpi" ("ดัชนี CPI (10 = โปร่งใสที่สุด)", "CPI (10 = clean)") ["CPI"],
        /// The same on the scale of a hundred, since 2012.
        Cpi100 = "cpi_100" ("ดัชนี CPI (100 = โปร่งใสที่สุด)", "CPI (100 = clean)"),
        /// PERC of Hong Kong: 0 is clean, 10 corrupt.
        Perc = "perc" ("ดัชนี PERC (0 = โปร่งใสที่สุด)", "PERC (0 = clean)") ["PERC"],
        /// Another.
        Other = "other" ("ดัชนีอื่น", "Other"),
    }
}

/// What a country stood at in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "index_scores",
    one("ค่าดัชนีอ้างอิง", "reference index"),
    many("ดัชนีอ้างอิงการทุจริต", "Reference indices"),
    icon = "indicators",
    areas(Plan),
    order = "kind, year_ce DESC, CAST(rank AS INTEGER), country COLLATE thai, id",
    called = "country || ' ' || (year_ce + 543)",
    listed = "index_scores",
    unique(kind, year_ce, country)
)]
pub struct IndexScore {
    /// Key.
    pub id: Id<IndexScore>,
    /// Which index.
    #[field("ดัชนี", "Index", public, list(12, 1fr), span(6))]
    pub kind: IndexKind,
    /// The year of the Common Era, as indices name it.
    #[field("ปี ค.ศ.", "Year (C.E.)", public, default(2005), list(6), span(3), also("ค.ศ.", "ปี"))]
    pub year_ce: i32,
    /// The country.
    #[field("ประเทศ", "Country", public, required, search, list(10, 1fr), span(6))]
    pub country: String,
    /// The score; none where the source is uncertain.
    #[field("ค่าดัชนี", "Score", public, list(6), span(3), also("คะแนน"))]
    pub score: Option<Exact>,
    /// The rank.
    #[field("อันดับ", "Rank", public, list(6), span(3))]
    pub rank: Option<i32>,
    /// Of how many.
    #[field("จำนวนประเทศ", "Of countries", public, list(7), span(3))]
    pub countries: Option<i32>,
    /// Where it was read.
    #[field("ที่มา", "Source", public, search, span(6))]
    pub source: String,
    /// How sure it is.
    #[field("ความแน่ชัด", "How sure", public, span(6))]
    pub certainty: Certainty,
    /// What is known of it besides: a misprint, a pairing.
    #[field("ข้อสังเกต", "Remark", public, search, list(12, 2fr), span(12), also("หมายเหตุ"))]
    pub note: String,
}

impl IndexScore {
    fn rules(&self) -> Result<(), Error> {
        ensure((1990..=2150).contains(&self.year_ce), "year_ce", Rule::OutOfRange)?;
        let on_scale = |score: Exact| score.0 >= Decimal::ZERO && score.0 <= Decimal::ONE_HUNDRED;
        ensure(self.score.is_none_or(on_scale), "score", Rule::OutOfRange)?;
        ensure(self.rank.is_none_or(|rank| rank >= 1), "rank", Rule::NotPositive)?;
        let among = self.rank.zip(self.countries).is_none_or(|(rank, all)| rank <= all);
        ensure(among, "rank", Rule::OutOfRange)
    }
}
