use std::sync::Arc;

use rusqlite::params;

use super::{FieldFilter, Lists, Page, Query, Sort, Stop, wanted};
use crate::registers::fixture::{day, office};
use crate::registers::{Agency, Gift};
use crate::values::{Id, Money};
use crate::{Action, Error, Office, Rule, Verb};

fn gift(office: &Office, agency_id: Id<Agency>, giver: &str, value: i64, on: &str) -> Gift {
    Gift {
        description: format!("ของจาก{giver}"),
        value: Money::from_baht(value),
        giver: giver.into(),
        receiver: "ผู้อำนวยการ".into(),
        ..Gift::blank(office.surroundings().new_id(), agency_id, day(on))
    }
}

/// Gifts of the agency and, the last, of the ministry.
fn with_gifts() -> (Office, Id<Agency>, Id<Agency>) {
    let (mut office, ministry, agency) = office();
    let gifts = [
        gift(&office, agency, "เก่ง", 500, "2026-01-05"),
        gift(&office, agency, "กมล", 1_000, "2026-03-01"),
        gift(&office, agency, "แก้ว", 20, "2026-02-01"),
        gift(&office, agency, "ขวัญ", 500, "2025-03-01"),
        gift(&office, ministry, "กนก", 500, "2026-02-01"),
    ];
    office.operate(Action::on::<Gift>(Verb::Save), |tx| gifts.iter().try_for_each(|gift| tx.put(gift))).expect("saves");
    (office, ministry, agency)
}

fn givers(page: &Page<Gift>) -> Vec<&str> {
    page.rows.iter().map(|gift| gift.giver.as_str()).collect()
}

fn sorted(field: &str, descending: bool) -> Query {
    Query { sort: Some(Sort { field: field.into(), descending }), ..Query::default() }
}

fn asked(office: &mut Office, query: &Query) -> Vec<String> {
    let page: Page<Gift> = office.page(query, 0, 100).expect("answers");
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|gift| gift.giver).collect()
}

#[test]
fn a_list_stands_in_the_registers_order_and_comes_by_pages() {
    let (mut office, ..) = with_gifts();
    assert_eq!(asked(&mut office, &Query::default()), ["กมล", "กนก", "แก้ว", "เก่ง", "ขวัญ"]);
    let page = office.page(&Query::default(), 1, 2).expect("answers");
    assert_eq!((givers(&page), page.first, page.total), (vec!["กนก", "แก้ว"], 1, 5));
    let beyond = office.page::<Gift>(&Query::default(), 9, 2).expect("answers");
    assert_eq!((beyond.rows.len(), beyond.first, beyond.total), (0, 5, 5));
}

#[test]
fn text_is_ordered_as_a_thai_dictionary_has_it_and_amounts_by_their_size() {
    let (mut office, ..) = with_gifts();
    assert_eq!(asked(&mut office, &sorted("giver", false)), ["กนก", "กมล", "เก่ง", "แก้ว", "ขวัญ"]);
    assert_eq!(asked(&mut office, &sorted("giver", true)), ["ขวัญ", "แก้ว", "เก่ง", "กมล", "กนก"]);
    // Alike in their worth, they keep the register's own order in either direction.
    assert_eq!(asked(&mut office, &sorted("value", false)), ["แก้ว", "กนก", "เก่ง", "ขวัญ", "กมล"]);
    assert_eq!(asked(&mut office, &sorted("value", true)), ["กมล", "กนก", "เก่ง", "ขวัญ", "แก้ว"]);
}

#[test]
fn a_list_is_narrowed_by_agency_year_words_and_what_fields_hold() {
    let (mut office, ministry, agency) = with_gifts();
    let of = |agency_id| Query { agency_id: Some(agency_id), ..Query::default() };
    assert_eq!(asked(&mut office, &of(agency)).len(), 4);
    assert_eq!(asked(&mut office, &of(ministry)).len(), 5);
    let year = Query { year: Some(day("2026-01-01").fiscal_year()), ..of(agency) };
    assert_eq!(asked(&mut office, &year), ["กมล", "แก้ว", "เก่ง"]);
    let words = Query { text: "ของ ก้ว".into(), ..Query::default() };
    assert_eq!(asked(&mut office, &words), ["แก้ว"]);
    let sign = Query { text: "%".into(), ..Query::default() };
    assert_eq!(asked(&mut office, &sign), Vec::<String>::new());
    let filter = |field: &str, is: &[&str], from: Option<&str>, to: Option<&str>| Query {
        filters: vec![FieldFilter {
            field: field.into(),
            is: is.iter().map(|word| (*word).into()).collect(),
            from: from.map(Into::into),
            to: to.map(Into::into),
        }],
        ..Query::default()
    };
    assert_eq!(asked(&mut office, &filter("value", &[], Some("2000"), Some("50000"))).len(), 4);
    assert_eq!(asked(&mut office, &filter("received_on", &[], Some("2026-02-01"), Some("2026-02-28"))).len(), 2);
    assert_eq!(asked(&mut office, &filter("decision", &["kept", "returned"], None, None)).len(), 0);
    assert_eq!(asked(&mut office, &filter("decision", &["undecided", "kept"], None, None)).len(), 5);
}

#[test]
fn only_declared_fields_are_asked_about() {
    let (mut office, ..) = with_gifts();
    for query in [
        sorted("id; DROP TABLE gifts", false),
        Query {
            filters: vec![FieldFilter { field: "1=1 OR giver".into(), ..FieldFilter::default() }],
            ..Query::default()
        },
    ] {
        let refused = office.page::<Gift>(&query, 0, 1);
        assert!(matches!(refused, Err(Error::Invalid { rule, .. }) if rule == Rule::UnknownField));
    }
}

#[test]
fn a_list_is_asked_again_after_a_change_an_undo_and_a_redo() {
    let (mut office, _, agency) = with_gifts();
    let query = sorted("giver", false);
    assert_eq!(asked(&mut office, &query).len(), 5);
    let new = gift(&office, agency, "กก", 1, "2026-03-01");
    office.operate(Action::on::<Gift>(Verb::Save), |tx| tx.put(&new)).expect("saves");
    assert_eq!(asked(&mut office, &query)[0], "กก");
    assert_eq!(office.place_in_list(&query, new.id).expect("answers"), Some(0));
    office.undo().expect("undoes");
    assert_eq!(asked(&mut office, &query).len(), 5);
    assert_eq!(office.place_in_list(&query, new.id).expect("answers"), None);
    office.redo().expect("does it again");
    assert_eq!(asked(&mut office, &query)[0], "กก");
}

#[test]
fn single_edits_stand_in_every_kept_order_where_a_new_one_would_have_them() {
    let (mut office, ministry, agency) = with_gifts();
    let queries = [
        Query::default(),
        sorted("giver", false),
        sorted("value", true),
        sorted("agency_id", false),
        Query { agency_id: Some(agency), text: "ของ".into(), ..sorted("received_on", true) },
    ];
    let ids = |office: &mut Office, query: &Query| -> Vec<Id<Gift>> {
        office.page::<Gift>(query, 0, 100).expect("answers").rows.iter().map(|gift| gift.id).collect()
    };
    queries.iter().for_each(|query| drop(ids(&mut office, query)));
    let known = ids(&mut office, &queries[0]);
    for (at, (giver, value)) in [("ฮ", 1), ("", 500), ("กน", 20), ("แก้ว", 9_000), ("ขวัญ", 500)].iter().enumerate()
    {
        let day = format!("2026-0{}-01", at + 1);
        let mut new = gift(&office, if at % 2 == 0 { agency } else { ministry }, giver, *value, &day);
        new.id = if at % 2 == 0 { known[at] } else { new.id };
        new.giver = if giver.is_empty() { "ก ข".into() } else { new.giver };
        office.operate(Action::on::<Gift>(Verb::Save), |tx| tx.put(&new)).expect("saves");
        office.operate(Action::on::<Gift>(Verb::Remove), |tx| tx.remove(known[at])).ok();
        assert_eq!(office.lists.kept(), queries.len(), "none was found anew");
        let patched: Vec<_> = queries.iter().map(|query| ids(&mut office, query)).collect();
        office.lists = Lists::default();
        let anew: Vec<_> = queries.iter().map(|query| ids(&mut office, query)).collect();
        assert_eq!(patched, anew, "step {at}");
    }
}

#[test]
fn an_order_that_is_no_longer_wanted_is_given_up() {
    let (mut office, _, agency) = with_gifts();
    let gifts: Vec<Gift> = (0..3_000).map(|n| gift(&office, agency, "ก", n, "2026-01-01")).collect();
    office.operate(Action::on::<Gift>(Verb::Save), |tx| gifts.iter().try_for_each(|gift| tx.put(gift))).expect("saves");
    let query = sorted("giver", false);
    let unwanted: Stop = Arc::new(|| true);
    let given_up = office.page_unless::<Gift>(&query, 0, 5, &unwanted).expect("answers");
    assert_eq!(given_up, None);
    let page = office.page_unless::<Gift>(&query, 0, 5, &wanted()).expect("answers").expect("was wanted");
    assert_eq!((page.rows.len(), page.total), (5, 3_005));
    // A kept order is there at once.
    assert!(office.page_unless::<Gift>(&query, 0, 5, &unwanted).expect("answers").is_some());
}

#[test]
fn the_order_is_that_of_sqlite_with_the_same_collation() {
    let (mut office, _, agency) = with_gifts();
    let names = ["", "ก", "ก่า", "กา", "ก้า", "เกา", "โก", "ไก่", "ฤดู", "a", "Z", "๑", "10", "9", "ก ข", "กข"];
    let gifts: Vec<Gift> = (0..400)
        .map(|n| {
            let (receiver, on) = (names[n * 7 % names.len()], format!("2026-0{}-0{}", n % 9 + 1, n % 5 + 1));
            Gift { receiver: format!("{receiver}น"), ..gift(&office, agency, names[n % 15 + 1], 1, &on) }
        })
        .collect();
    office.operate(Action::on::<Gift>(Verb::Save), |tx| gifts.iter().try_for_each(|gift| tx.put(gift))).expect("saves");
    for (field, direction) in [("giver", "ASC"), ("giver", "DESC"), ("receiver", "ASC"), ("receiver", "DESC")] {
        let page = office.page::<Gift>(&sorted(field, direction == "DESC"), 0, 1_000).expect("answers");
        let ours: Vec<String> = page.rows.iter().map(|gift| gift.id.to_string()).collect();
        let sql = format!("SELECT id FROM gifts ORDER BY {field} COLLATE thai {direction}, received_on DESC, id DESC");
        let theirs: Vec<String> = office
            .read(|reader| {
                let mut statement = reader.connection().prepare(&sql)?;
                let rows = statement.query_map(params![], |row| row.get(0))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .expect("reads");
        assert_eq!(ours, theirs, "{field} {direction}");
    }
}

#[test]
fn a_list_that_is_only_counted_is_put_in_no_order() {
    let (mut office, _, agency) = with_gifts();
    let query = Query { agency_id: Some(agency), ..sorted("value", true) };
    let count = |office: &mut Office| office.page::<Gift>(&query, 0, 0).expect("counts").total;
    assert_eq!((count(&mut office), office.lists.kept()), (4, 0));
    let another = gift(&office, agency, "ใหม่", 1, "2026-04-01");
    office.operate(Action::on::<Gift>(Verb::Save), |tx| tx.put(&another)).expect("saves");
    assert_eq!((count(&mut office), office.lists.kept()), (5, 0));
    assert_eq!(asked(&mut office, &query).len(), 5);
    assert_eq!((count(&mut office), office.lists.kept()), (5, 1), "its order tells it now");
    let unknown = office.page::<Gift>(&sorted("nothing", false), 0, 0);
    assert!(matches!(unknown, Err(Error::Invalid { .. })), "{unknown:?}");
}
