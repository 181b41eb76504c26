//! Carrying a disclosure list forward (การยกรายการเปิดเผยข้อมูลไปปีถัดไป): whose codes change from year to year, so an officer confirms which
//! item of the new list is which of the old.
//!
//! Invariant: that something was published last year says nothing of this year; the status and the day are never carried.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Record as _, choice, ensure, has_same_words};
use super::{Agency, DisclosureItem, DisclosureScheme, Scope};
use crate::values::{FiscalYear, Id};
use crate::{Reader, Result, Rule, Tx};

choice! {
    /// By what an item of the new list is taken for one of the old.
    DisclosureLikeness {
        /// By its title.
        Title = "title",
        /// By its code alone, which may be of something else by now: doubtful.
        Code = "code",
        /// By nothing: the old list has none like it.
        Nothing = "nothing",
    }
}

/// An item of the new list and the item of the old that it may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DisclosureMatch {
    /// The item of the new list.
    pub item: DisclosureItem,
    /// The item of the old list.
    pub before: Option<DisclosureItem>,
    /// By what.
    pub likeness: DisclosureLikeness,
}

/// A pair that an officer confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DisclosurePair {
    /// The item of the new list.
    pub item: Id<DisclosureItem>,
    /// The item of the old list.
    pub before: Id<DisclosureItem>,
}

/// Each item of an agency's list of the year `to` with the item of its list of the year `from` that has the same title, else the same code
/// and no other's title. No item of the old list is proposed twice. As lists show them: ids masked that were typed into a text.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn disclosure_matches(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    scheme: DisclosureScheme,
    from: FiscalYear,
    to: FiscalYear,
) -> Result<Vec<DisclosureMatch>> {
    let mut old: Vec<Option<DisclosureItem>> = list(reader, agency, scheme, from)?.into_iter().map(Some).collect();
    let new = list(reader, agency, scheme, to)?;
    // All titles first: a code that moved must not take the item of another's title.
    let by_title: Vec<_> =
        new.iter().map(|item| take(&mut old, |other| has_same_words(&other.title, &item.title))).collect();
    let matched = |(item, titled): (DisclosureItem, Option<DisclosureItem>)| {
        let coded = |old: &mut _| take(old, |other: &DisclosureItem| has_same_words(&other.code, &item.code));
        let (before, likeness) = match titled {
            Some(before) => (Some(before), DisclosureLikeness::Title),
            None => match coded(&mut old) {
                Some(before) => (Some(before), DisclosureLikeness::Code),
                None => (None, DisclosureLikeness::Nothing),
            },
        };
        DisclosureMatch { item, before, likeness }
    };
    Ok(new.into_iter().zip(by_title).map(matched).collect())
}

/// Copies who answers for an item, where it is published, what it takes and the note, where the new item says nothing of its own yet;
/// answers how many items changed.
///
/// # Errors
/// [`crate::Error::Invalid`] on `before` with `another_list` for items that are not of one agency and scheme, the older first; what the
/// register refuses.
pub fn disclosure_carry(tx: &Tx<'_>, pairs: &[DisclosurePair]) -> Result<u32> {
    let mut count = 0;
    for pair in pairs {
        let (item, before): (DisclosureItem, DisclosureItem) = (tx.get(pair.item)?, tx.get(pair.before)?);
        let is_next = (item.agency_id, item.scheme) == (before.agency_id, before.scheme) && before.year < item.year;
        ensure(is_next, "before", Rule::AnotherList)?;
        let carried = DisclosureItem {
            responsible: own_or(&item.responsible, before.responsible),
            published_at: own_or(&item.published_at, before.published_at),
            takes: own_or(&item.takes, before.takes),
            note: own_or(&item.note, before.note),
            ..item.clone()
        };
        if carried != item {
            tx.save(carried)?;
            count += 1;
        }
    }
    Ok(count)
}

fn own_or(own: &str, before: String) -> String {
    if own.trim().is_empty() { before } else { own.to_owned() }
}

fn list(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    scheme: DisclosureScheme,
    year: FiscalYear,
) -> Result<Vec<DisclosureItem>> {
    let mut items: Vec<DisclosureItem> =
        reader.list(&Scope { agency: Some(agency), year: Some(year), parent: None })?;
    items.retain(|item| item.agency_id == agency && item.scheme == scheme);
    Ok(items.into_iter().map(DisclosureItem::without_typed_ids).collect())
}

/// Takes the first that is so.
fn take(items: &mut [Option<DisclosureItem>], is: impl Fn(&DisclosureItem) -> bool) -> Option<DisclosureItem> {
    items.iter_mut().find(|item| item.as_ref().is_some_and(&is))?.take()
}

#[cfg(test)]
mod tests {
    use super::super::{DisclosureStatus, fixture};
    use super::*;
    use crate::values::Date;
    use crate::{Action, Office, Verb};

    const SCHEME: DisclosureScheme = DisclosureScheme::Oit;

    fn year() -> FiscalYear {
        fixture::day("2026-03-02").fiscal_year()
    }

    fn item(agency: Id<Agency>, id: Id<DisclosureItem>, year: FiscalYear, code: &str, title: &str) -> DisclosureItem {
        DisclosureItem {
            code: code.into(),
            title: title.into(),
            scheme: SCHEME,
            ..DisclosureItem::blank(id, agency, year)
        }
    }

    /// The old list, each item published, and the new one, by code and title.
    fn lists(old: &[(&str, &str)], new: &[(&str, &str)]) -> (Office, Id<Agency>) {
        let (mut office, ministry, agency) = fixture::office();
        let done = office.operate(Action::on::<DisclosureItem>(Verb::Save), |tx| {
            for (code, title) in old {
                tx.save(DisclosureItem {
                    responsible: format!("กลุ่ม {code}"),
                    published_at: format!("https://example.go.th/{code}"),
                    takes: "ทะเบียน".into(),
                    note: "ตรวจแล้ว".into(),
                    status: DisclosureStatus::Published,
                    updated_on: Some(fixture::day("2026-03-02")),
                    ..item(agency, tx.new_id(), year(), code, title)
                })?;
            }
            for (code, title) in new {
                tx.save(item(agency, tx.new_id(), year().plus(1), code, title))?;
            }
            // Another's list, and another scheme's.
            tx.save(item(ministry, tx.new_id(), year(), "O1", "โครงสร้าง"))?;
            let other = item(agency, tx.new_id(), year().plus(1), "9(1)", "ผลการพิจารณา");
            tx.save(DisclosureItem { scheme: DisclosureScheme::Section9, ..other })
        });
        done.expect("saves");
        (office, agency)
    }

    fn matches(office: &Office, agency: Id<Agency>) -> Vec<DisclosureMatch> {
        let (from, to) = (year(), year().plus(1));
        office.read(|reader| disclosure_matches(reader, agency, SCHEME, from, to)).expect("reads")
    }

    fn pairs(matches: &[DisclosureMatch]) -> Vec<DisclosurePair> {
        let pair = |one: &DisclosureMatch| Some(DisclosurePair { item: one.item.id, before: one.before.as_ref()?.id });
        matches.iter().filter_map(pair).collect()
    }

    fn carry(office: &mut Office, pairs: &[DisclosurePair]) -> Result<u32> {
        let action = Action::on::<DisclosureItem>(Verb::Save);
        Ok(office.operate(action, |tx| disclosure_carry(tx, pairs))?.value)
    }

    #[test]
    fn items_are_paired_by_their_title_else_doubtfully_by_their_code_and_none_is_proposed_twice() {
        let (office, agency) = lists(
            &[("O1", "โครงสร้าง"), ("O2", "ผู้บริหาร"), ("O3", "ข้อมูลการติดต่อ")],
            &[("O1", "โครงสร้าง "), ("O2", "ข่าวประชาสัมพันธ์"), ("O3", "ผู้บริหาร"), ("O4", "ช่องทางร้องเรียน")],
        );
        let told: Vec<_> = matches(&office, agency)
            .into_iter()
            .map(|one| (one.item.code, one.before.map(|before| before.code), one.likeness))
            .collect();
        let pair = |code: &str, before: Option<&str>, likeness| (code.to_owned(), before.map(str::to_owned), likeness);
        assert_eq!(
            told,
            [
                pair("O1", Some("O1"), DisclosureLikeness::Title),
                // The old O2 is the new O3 by its title.
                pair("O2", None, DisclosureLikeness::Nothing),
                pair("O3", Some("O2"), DisclosureLikeness::Title),
                pair("O4", None, DisclosureLikeness::Nothing),
            ]
        );
        let (office, agency) = lists(&[("O7", "แผนการใช้งบประมาณ")], &[("O7", "แผนและความก้าวหน้า")]);
        let [only] = matches(&office, agency).try_into().expect("one");
        assert_eq!((only.before.is_some(), only.likeness), (true, DisclosureLikeness::Code));
    }

    #[test]
    fn what_is_carried_is_who_where_and_what_for_and_never_that_it_was_published() {
        let (mut office, agency) =
            lists(&[("O1", "โครงสร้าง"), ("O2", "ผู้บริหาร")], &[("O1", "โครงสร้าง"), ("O5", "ผู้บริหาร")]);
        let confirmed = pairs(&matches(&office, agency));
        assert_eq!(carry(&mut office, &confirmed).expect("carries"), 2);
        let carried: DisclosureItem = office.read(|reader| reader.get(confirmed[1].item)).expect("reads");
        let told = [&carried.responsible, &carried.published_at, &carried.takes, &carried.note];
        assert_eq!(told, ["กลุ่ม O2", "https://example.go.th/O2", "ทะเบียน", "ตรวจแล้ว"]);
        assert_eq!((carried.status, carried.updated_on), (DisclosureStatus::Missing, None::<Date>));
        assert_eq!((carried.code.as_str(), carried.year), ("O5", year().plus(1)));
        assert_eq!(carry(&mut office, &confirmed).expect("carries"), 0, "a second time changes nothing");
        office.undo().expect("undoes").expect("something");
        assert!(matches(&office, agency).iter().all(|one| one.item.responsible.is_empty()), "one operation");
    }

    #[test]
    fn what_the_new_item_says_of_its_own_stays() {
        let (mut office, agency) = lists(&[("O1", "โครงสร้าง")], &[("O1", "โครงสร้าง")]);
        let [only] = matches(&office, agency).try_into().expect("one");
        let typed = DisclosureItem { responsible: "กลุ่มใหม่".into(), ..only.item.clone() };
        office.operate(Action::on::<DisclosureItem>(Verb::Save), |tx| tx.save(typed)).expect("saves");
        carry(&mut office, &pairs(std::slice::from_ref(&only))).expect("carries");
        let carried: DisclosureItem = office.read(|reader| reader.get(only.item.id)).expect("reads");
        assert_eq!(
            (carried.responsible.as_str(), carried.published_at.as_str()),
            ("กลุ่มใหม่", "https://example.go.th/O1")
        );
    }

    #[test]
    fn a_pair_of_another_list_or_the_wrong_way_round_is_refused_whole() {
        let (mut office, agency) = lists(&[("O1", "โครงสร้าง")], &[("O1", "โครงสร้าง")]);
        let of_the_ministry: DisclosureItem = office
            .read(|reader| reader.list(&Scope::default()))
            .expect("reads")
            .into_iter()
            .find(|item: &DisclosureItem| item.agency_id != agency)
            .expect("the ministry's");
        let right = pairs(&matches(&office, agency))[0];
        for wrong in [
            DisclosurePair { item: right.before, before: right.item },
            DisclosurePair { before: of_the_ministry.id, ..right },
        ] {
            let refused = carry(&mut office, &[right, wrong]).map(|_| ());
            assert_eq!(fixture::refusal(refused), ("before".to_owned(), Rule::AnotherList));
        }
        assert!(matches(&office, agency)[0].item.responsible.is_empty());
    }
}
