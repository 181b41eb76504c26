//! How far an agency's disclosure is on a day, and what the OIT may come to by it: an item counts 100 where it is published and 0 where it
//! is not, an indicator is the mean of its items, and the instrument the mean of its indicators. DOMAIN-TODAY §1.

use super::arithmetic::{mean, percent};
use crate::registers::{Agency, DisclosureItem, DisclosureScheme, DisclosureStatus, ItaIndicator, Scope};
use crate::values::{Date, Decimal, FiscalYear, Id};
use crate::{Reader, Result};

/// The indicators that items are grouped by.
const GROUPS: [ItaIndicator; 2] = [ItaIndicator::Disclosure, ItaIndicator::Prevention];

/// How far an agency's list is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisclosureState {
    /// Items that are published.
    pub published: usize,
    /// Items that are in part.
    pub partial: usize,
    /// Items that are not, or were only after the day.
    pub missing: usize,
    /// Items that do not concern the agency.
    pub not_applicable: usize,
    /// Items that were to be renewed by a day that is past.
    pub overdue: usize,
    /// Of the OIT: the score of each indicator that its items are grouped by, unrounded.
    pub by_indicator: Vec<(ItaIndicator, Decimal)>,
    /// Of the OIT: what it may come to, unrounded.
    pub expected: Option<Decimal>,
    /// Of the OIT, where it may come to anything: how that was reckoned.
    pub grouping: Option<OitGrouping>,
}

/// How the expected score was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OitGrouping {
    /// By indicator.
    ByIndicator,
    /// Over all items, for it is not known of which indicator each is.
    Unknown,
}

impl OitGrouping {
    /// How it was reckoned, in Thai.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ByIndicator => "คะแนนคาดการณ์: เผยแพร่แล้วได้ 100 นอกนั้นได้ 0 เฉลี่ยรายตัวชี้วัด แล้วเฉลี่ยสองตัวชี้วัด",
            Self::Unknown => {
                "คะแนนคาดการณ์: เผยแพร่แล้วได้ 100 นอกนั้นได้ 0 เฉลี่ยทุกข้อ เพราะกลุ่มรายการยังไม่ระบุตัวชี้วัดที่ 9 หรือ 10 ครบทุกข้อ"
            }
        }
    }
}

impl DisclosureState {
    /// Items that concern the agency.
    #[must_use]
    pub const fn applicable(&self) -> usize {
        self.published + self.partial + self.missing
    }

    /// How much of them is published, in percent.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        percent(self.published, self.applicable())
    }
}

/// How far the list of an agency itself is on a day.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn disclosure_state(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    scheme: DisclosureScheme,
    day: Date,
) -> Result<DisclosureState> {
    let mut items: Vec<DisclosureItem> =
        reader.list(&Scope { agency: Some(agency), year: Some(year), parent: None })?;
    items.retain(|item| item.agency_id == agency && item.scheme == scheme);
    Ok(of_items(&items, scheme, day))
}

/// How far the items of one list are on a day.
pub(super) fn of_items(items: &[DisclosureItem], scheme: DisclosureScheme, day: Date) -> DisclosureState {
    let mut state = DisclosureState::default();
    let mut scores: Vec<(Option<ItaIndicator>, Decimal)> = Vec::new();
    for item in items {
        match item.status {
            DisclosureStatus::NotApplicable => {
                state.not_applicable += 1;
                continue;
            }
            DisclosureStatus::Partial => state.partial += 1,
            _ if item.is_published_by(day) => state.published += 1,
            _ => state.missing += 1,
        }
        state.overdue += usize::from(item.next_due_on.is_some_and(|due| due < day));
        let score = if item.is_published_by(day) { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        scores.push((named(&item.section), score));
    }
    if scheme == DisclosureScheme::Oit { with_scores(state, &scores) } else { state }
}

fn with_scores(state: DisclosureState, scores: &[(Option<ItaIndicator>, Decimal)]) -> DisclosureState {
    let of = |indicator: ItaIndicator| {
        let own = scores.iter().filter(|(of, _)| *of == Some(indicator)).map(|(_, score)| *score);
        Some((indicator, mean(&own.collect::<Vec<_>>())?))
    };
    let by_indicator: Vec<_> = GROUPS.into_iter().filter_map(of).collect();
    let is_known = by_indicator.len() == GROUPS.len() && scores.iter().all(|(indicator, _)| indicator.is_some());
    let of_all = || scores.iter().map(|(_, score)| *score).collect::<Vec<_>>();
    let of_groups = || by_indicator.iter().map(|(_, score)| *score).collect::<Vec<_>>();
    let expected = mean(&if is_known { of_groups() } else { of_all() });
    let grouping = expected.map(|_| if is_known { OitGrouping::ByIndicator } else { OitGrouping::Unknown });
    DisclosureState { by_indicator: if is_known { by_indicator } else { Vec::new() }, expected, grouping, ..state }
}

/// The indicator that a group's name tells: by its number, be it that of a part of it (9.1), or by what it is called.
fn named(section: &str) -> Option<ItaIndicator> {
    let plain: String = section.chars().map(arabic).collect();
    let number = plain.split(|sign: char| !sign.is_ascii_digit()).find(|digits| !digits.is_empty());
    let called = |indicator: &ItaIndicator| {
        let name = indicator.words().th.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
        number == Some(indicator.word()) || (number.is_none() && plain.contains(name))
    };
    GROUPS.into_iter().find(called)
}

fn arabic(sign: char) -> char {
    let digit = u32::from(sign).wrapping_sub(u32::from('๐'));
    char::from_digit(digit, 10).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::{Action, Verb};

    fn item(agency: Id<Agency>, id: Id<DisclosureItem>, section: &str, status: DisclosureStatus) -> DisclosureItem {
        let day = fixture::day("2026-03-31");
        DisclosureItem {
            section: section.into(),
            status,
            code: id.to_string(),
            title: "t".into(),
            published_at: "https://example.go.th".into(),
            scheme: DisclosureScheme::Oit,
            ..DisclosureItem::blank(id, agency, day.fiscal_year())
        }
    }

    fn state(items: &[(&str, DisclosureStatus)]) -> DisclosureState {
        let (office, _, agency) = fixture::office();
        let of = |(section, status): &(&str, _)| item(agency, office.surroundings().new_id(), section, *status);
        let items: Vec<_> = items.iter().map(of).collect();
        of_items(&items, DisclosureScheme::Oit, fixture::day("2026-03-31"))
    }

    #[test]
    fn a_group_tells_its_indicator_by_number_or_by_name() {
        let (disclosure, prevention) = (Some(ItaIndicator::Disclosure), Some(ItaIndicator::Prevention));
        assert_eq!(["ตัวชี้วัดที่ 9", "9.1 ข้อมูลพื้นฐาน", "ตัวชี้วัดที่ ๙", "การเปิดเผยข้อมูล"].map(named), [disclosure; 4]);
        assert_eq!(["ตัวชี้วัดที่ 10", "10.2 มาตรการ", "๑๐", "การป้องกันการทุจริต"].map(named), [prevention; 4]);
        assert_eq!(["", "19", "109", "2. การเปิดเผยข้อมูล", "แผนงาน"].map(named), [None; 5]);
    }

    #[test]
    fn the_instrument_is_the_mean_of_its_indicators_and_not_of_its_items() {
        use DisclosureStatus::{Missing, NotApplicable, Partial, Published};
        let state =
            state(&[("9", Published), ("9", Published), ("9", Partial), ("10", Missing), ("10", NotApplicable)]);
        // (100 + 100 + 0) / 3 and 0 / 1
        assert_eq!(state.expected.map(|score| score.round_dp(4)), Some(Decimal::new(333_333, 4)));
        assert_eq!(state.grouping, Some(OitGrouping::ByIndicator));
        assert_eq!((state.published, state.partial, state.missing, state.not_applicable), (2, 1, 1, 1));
        assert_eq!((state.applicable(), state.percent()), (4, Some(Decimal::from(50))));
    }

    #[test]
    fn where_an_item_names_no_indicator_the_mean_is_that_of_all() {
        use DisclosureStatus::{Missing, NotApplicable, Published};
        let unknown = state(&[("9", Published), ("9", Published), ("10", Missing), ("", Published)]);
        assert_eq!((unknown.expected, unknown.grouping), (Some(75.into()), Some(OitGrouping::Unknown)));
        assert!(unknown.by_indicator.is_empty());
        let one = state(&[("9", Published), ("9", Missing)]);
        assert_eq!((one.expected, one.grouping), (Some(50.into()), Some(OitGrouping::Unknown)));
        let nothing = state(&[("9", NotApplicable)]);
        assert_eq!((nothing.expected, nothing.grouping, nothing.percent()), (None, None, None));
    }

    #[test]
    fn an_agencys_state_is_of_its_own_items_of_the_list_and_of_what_was_published_by_the_day() {
        let (mut office, ministry, agency) = fixture::office();
        let ids: Vec<Id<DisclosureItem>> = (0..4).map(|_| office.surroundings().new_id()).collect();
        let day = fixture::day("2026-03-31");
        let published = |agency, at: usize| item(agency, ids[at], "9", DisclosureStatus::Published);
        let items = [
            published(agency, 0),
            DisclosureItem { updated_on: Some(fixture::day("2026-04-01")), ..published(agency, 1) },
            DisclosureItem { scheme: DisclosureScheme::Section7, ..published(agency, 2) },
            published(ministry, 3),
        ];
        office
            .operate(Action::on::<DisclosureItem>(Verb::Save), |tx| {
                items.into_iter().try_for_each(|item| tx.save(item))
            })
            .expect("saves");
        let of = |agency| {
            let state =
                |reader: &Reader<'_>| disclosure_state(reader, agency, day.fiscal_year(), DisclosureScheme::Oit, day);
            office.read(state).expect("reads")
        };
        assert_eq!((of(agency).published, of(agency).missing, of(ministry).published), (1, 1, 1));
    }
}
