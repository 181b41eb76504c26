//! Counting for briefs: shares in percent, heads that were not all counted, and how they are shown.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefTable, BriefTone};
use super::table::of_records;
use crate::registers::{Agency, Register, Scope};
use crate::store::collation::Collation;
pub(super) use crate::summaries::arithmetic::percent;
use crate::values::{Date, Decimal, Id, thai};
use crate::{Reader, Result};

/// What stands where there is nothing to tell.
pub const NOTHING: &str = "—";

/// The agency asked of and all below it, in the year asked of.
pub(super) const fn of_year(asked: &BriefAsked) -> Scope<'static> {
    Scope { agency: Some(asked.agency), year: Some(asked.year), parent: None }
}

/// The agency asked of and all below it, in all years.
pub(super) const fn of_all_years(asked: &BriefAsked) -> Scope<'static> {
    Scope { agency: Some(asked.agency), year: None, parent: None }
}

/// A percentage as it is read, half up to two places.
pub(super) fn percent_shown(percent: Option<Decimal>) -> String {
    percent.map_or_else(|| NOTHING.to_owned(), |percent| thai::decimal(percent, 2))
}

/// A count as it is read.
pub(super) fn count_shown(count: usize) -> String {
    thai::commas(Decimal::from(count))
}

/// A day as it is read.
pub(super) fn day_shown(day: Option<Date>) -> String {
    day.map_or_else(|| NOTHING.to_owned(), |day| thai::line_date(day.naive()))
}

/// A column of amounts in baht.
pub(super) fn baht_column(label: &str, share: u8) -> BriefColumn {
    BriefColumn::number(format!("{label} (บาท)"), share)
}

/// A text, or what is said where there is none.
pub(super) fn text_or(text: &str, missing: &str) -> BriefCell {
    match text.trim() {
        "" => BriefCell::toned(missing, BriefTone::Warn),
        text => BriefCell::new(text),
    }
}

/// Sorts by a text in the order of a Thai dictionary; what has none comes last.
pub(super) fn sort_thai<T>(all: &mut [T], text: impl Fn(&T) -> &str) -> Result<()> {
    let collator = Collation::Thai.collator()?;
    all.sort_by(|one, other| {
        let (one, other) = (text(one), text(other));
        one.is_empty().cmp(&other.is_empty()).then_with(|| collator.compare(one, other))
    });
    Ok(())
}

/// A table of records that says whose each is where some are of agencies below the one asked of.
pub(super) fn of_agencies<T: Register>(
    reader: &Reader<'_>,
    asked: &BriefAsked,
    records: &[T],
    agency: fn(&T) -> Id<Agency>,
    fields: &[(&str, u8)],
) -> Result<BriefTable> {
    let below = records.iter().any(|record| agency(record) != asked.agency);
    let whose = below.then_some(("agency_id", 18));
    let fields: Vec<(&str, u8)> = fields.iter().copied().chain(whose).collect();
    of_records(reader, records, &fields)
}

/// How many heads, some of which nobody counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    /// Heads that were counted.
    pub(super) heads: i64,
    /// Records that tell how many.
    pub(super) told: usize,
    /// Records that do not.
    pub(super) untold: usize,
}

impl Heads {
    /// Counts the heads of records.
    pub(super) fn of(counts: impl IntoIterator<Item = Option<i32>>) -> Self {
        counts.into_iter().fold(Self::default(), |sum, count| match count {
            Some(count) => Self { heads: sum.heads + i64::from(count), told: sum.told + 1, ..sum },
            None => Self { untold: sum.untold + 1, ..sum },
        })
    }

    /// As they are read: nothing where no record tells.
    pub(super) fn shown(self) -> String {
        if self.told == 0 { NOTHING.to_owned() } else { thai::commas(Decimal::from(self.heads)) }
    }

    /// What the sum leaves out.
    pub(super) fn note(self, label: &str) -> Option<BriefBlock> {
        let left_out = || BriefBlock::Note(format!("{label}: ไม่รวม {} รายการที่ยังไม่ระบุจำนวน", count_shown(self.untold)));
        (self.untold > 0).then(left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_none_is_not_told_and_others_are_rounded_half_up_when_shown() {
        for (part, whole, shown) in [(0, 0, "—"), (0, 4, "0.00"), (1, 8, "12.50"), (2, 3, "66.67"), (7, 7, "100.00")]
        {
            assert_eq!(percent_shown(percent(part, whole)), shown, "{part} of {whole}");
        }
        assert_eq!(percent_shown(Some(Decimal::new(12_345, 3))), "12.35");
    }

    #[test]
    fn texts_are_sorted_as_a_thai_dictionary_has_them_and_none_comes_last() {
        let mut provinces = ["สงขลา", "", "เชียงใหม่", "ชลบุรี"];
        sort_thai(&mut provinces, |province| province).expect("sorts");
        assert_eq!(provinces, ["ชลบุรี", "เชียงใหม่", "สงขลา", ""]);
    }

    #[test]
    fn heads_are_summed_and_what_nobody_counted_is_said() {
        let heads = Heads::of([Some(1_200), None, Some(34), Some(0)]);
        assert_eq!((heads.shown().as_str(), heads.untold), ("1,234", 1));
        assert!(heads.note("คน").is_some());
        assert_eq!(Heads::of([None, None]).shown(), "—");
        assert_eq!(Heads::of([Some(0)]).shown(), "0");
        assert_eq!(Heads::of([Some(0)]).note("คน"), None);
    }
}
