use super::*;

fn names() -> KnownNames {
    let person = |text: &str| KnownName { text: text.into(), organisation: false };
    let company = KnownName {
        text: "บริษัท สมมุติการค้า จำกัด".into(), organisation: true
    };
    KnownNames::everywhere([person("นางสาวปรานี ช่างให้"), person("นายดำ ใจดี"), person("กนกวรรณ สมมุติวงศ์"), company])
}

fn masked(text: &str) -> (String, Vec<String>) {
    let mut told = Told { document: "x.pdf", passages: Vec::new(), used: BTreeSet::new() };
    let shown = names().mask(text, None, &mut told).unwrap_or_else(|| text.to_owned());
    (shown, told.passages.into_iter().map(|passage| passage.text).collect())
}

#[test]
fn a_known_name_is_masked_reversed_shortened_spaced_and_untitled() {
    for (text, shown) in [
        ("รับจากนางสาวปรานี ช่างให้ เมื่อวาน", "รับจาก••• เมื่อวาน"),
        ("รับจากปรานี ช่างให้", "รับจาก•••"),
        ("รับจากน.ส.ปรานี  ช่างให้", "รับจาก•••"),
        ("รับจากปรานีช่างให้แล้ว", "รับจาก•••แล้ว"),
        ("ช่างให้ ปรานี", "•••"),
        ("ช่างให้, นางสาวปรานี", "•••"),
        ("ป ร า นี ช่ า ง ใ ห้", "•••"),
        ("ปรา\u{200b}นี\nช่าง\u{a0}ให้", "•••"),
        ("ปรานี ช. มามอบ", "••• มามอบ"),
        ("ป. ช่างให้ มามอบ", "••• มามอบ"),
        ("นางสาว ป. มามอบ", "••• มามอบ"),
        ("นางสาว ป. ช. มามอบ", "••• มามอบ"),
        ("คุณปรานี มามอบ", "••• มามอบ"),
        ("นายดำ ใจดี กับนายดำ", "••• กับ•••"),
        ("กนกวรรณ นำมาให้", "••• นำมาให้"),
        ("บริษัทสมมุติการค้า จำกัด (มหาชน)", "บริษัท••• จำกัด (มหาชน)"),
        ("PRANI และไม่มีชื่อใด", "PRANI และไม่มีชื่อใด"),
    ] {
        assert_eq!(masked(text), (shown.to_owned(), Vec::new()), "{text}");
    }
}

#[test]
fn what_may_be_a_name_and_may_be_a_word_is_left_and_told() {
    for (text, passage) in [
        ("ด้วยความปรานีต่อผู้ยากไร้", "ด้วยความ«ปรานี»ต่อผู้ยากไร้"),
        ("แจ้ง ปรานี ทราบ", "แจ้ง «ปรานี» ทราบ"),
        ("ครอบครัว ช่างให้ ขอบคุณ", "ครอบครัว «ช่างให้» ขอบคุณ"),
    ] {
        assert_eq!(masked(text), (text.to_owned(), vec![passage.to_owned()]));
    }
    for text in ["ดำเนินการแล้ว", "ใจ", "สีดำ", "พ.ศ. 2568", "นายกรัฐมนตรี", ""]
    {
        assert_eq!(masked(text), (text.to_owned(), Vec::new()), "{text}");
    }
}

#[test]
fn a_part_of_a_name_is_looked_for_in_the_documents_of_its_own_agency_only() {
    use crate::registers::fixture;
    let (office, _, agency) = fixture::office();
    let other = office.surroundings().new_id();
    let mut names = KnownNames::default();
    names.add(KnownName { text: "นางสาวปรานี ช่างให้".into(), organisation: false }, Some(agency));
    let shown = |text: &str, agency| {
        let mut told = Told { document: "", passages: Vec::new(), used: BTreeSet::new() };
        let masked = names.mask(text, Some(agency), &mut told).unwrap_or_else(|| text.to_owned());
        (masked, told.passages.len())
    };
    assert_eq!(shown("ปรานี ช่างให้", other).0, MASK);
    assert_eq!(shown("คุณปรานี", agency).0, MASK);
    assert_eq!(shown("แจ้ง ปรานี ทราบ", agency).1, 1);
    assert_eq!(shown("คุณปรานี แจ้ง ปรานี ทราบ", other), ("คุณปรานี แจ้ง ปรานี ทราบ".into(), 0));
}
