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
fn every_name_of_a_field_is_masked_whoever_it_is_and_however_its_letters_were_typed() {
    let mut failed = Vec::new();
    for (typed, organisation, texts) in [
        ("นายคำรณ อำไพ", true, &["คำรณ อำไพ", "อำไพ คำรณ", "ค. อำไพ", "คุณคำรณ", "นายคำรณ อำไพ"][..]),
        ("นายคำรณ อำไพ", false, &["คํารณ อําไพ", "คำรณ อําไพ"]),
        ("นางค\u{e4d}\u{e32}รณ อ\u{e4d}\u{e32}ไพ", false, &["คำรณ อำไพ"]),
        ("นายแสงชัย แก้วแท้", false, &["เเสงชัย เเก้วเเท้", "แสงชัย เเก้วแท้", "เเก้วเเท้ แสงชัย"]),
        ("นายน้ำดี เเก่นน้ำ", false, &["นํ้าดี แก่นน้ํา", "น้ำดี แก่นน้ำ"]),
        ("นายบุญมา รักดี และนางทองดี รักสุข", false, &["บุญมา รักดี", "ทองดี รักสุข", "นางทองดี", "คุณบุญมา"]),
        ("บุญมา รักดี กับ ทองดี รักสุข", false, &["บุญมา รักดี", "รักสุข ทองดี"]),
        ("นายบุญมา รักดี, นางทองดี รักสุข", false, &["บุญมา รักดี", "ทองดี รักสุข"]),
        ("นายบุญมา รักดี/นางทองดี รักสุข", false, &["บุญมา รักดี", "ทองดี รักสุข"]),
        ("นายแสงชัย แก้วมณี (บริษัท ดีทรัพย์ จำกัด)", false, &["แสงชัย แก้วมณี", "แก้วมณี แสงชัย", "ส. แก้วมณี", "นายแสงชัย", "ดีทรัพย์"]),
        ("บริษัท ดีดี จำกัด (มหาชน)", true, &["บริษัท ดีดี", "บริษัทดีดี"]),
        ("ดร.เจษฎา วงศ์เจริญ", false, &["เจษฎา วงศ์เจริญ", "วงศ์เจริญ เจษฎา", "จ. วงศ์เจริญ", "ดร.เจษฎา"]),
        ("ผศ.ดร.นภา ทองแท้", false, &["นภา ทองแท้", "ดร.นภา", "น. ทองแท้"]),
        (
            "ร้อยตำรวจเอกหญิง วิไลพร สุขสม",
            false,
            &["วิไลพร สุขสม", "ร.ต.อ.หญิง วิไลพร", "ร.ต.อ.หญิงวิไลพร สุขสม", "ว. สุขสม", "สุขสม วิไลพร"],
        ),
        ("ร.ต.อ.หญิงวิไลพร สุขสม", false, &["วิไลพร สุขสม", "ร้อยตำรวจเอกหญิง วิไลพร", "สุขสม วิไลพร"]),
        ("ว่าที่ ร.ต.หญิง วิไลพร สุขสม", false, &["วิไลพร สุขสม", "ว่าที่ร้อยตรีหญิงวิไลพร สุขสม"]),
        ("พ.ต.ท. สมยศ ตั้งมั่น", false, &["สมยศ ตั้งมั่น", "พันตำรวจโทสมยศ ตั้งมั่น", "ส. ตั้งมั่น"]),
        ("นาวาอากาศเอกหญิง วิไลพร สุขสม", false, &["วิไลพร สุขสม", "น.อ.หญิง วิไลพร สุขสม"]),
    ] {
        let names = KnownNames::everywhere([KnownName { text: typed.into(), organisation }]);
        for text in texts {
            let mut told = Told { document: "", passages: Vec::new(), used: BTreeSet::new() };
            let shown = names.mask(&format!("พบ {text} มามอบ"), None, &mut told);
            let company = if text.starts_with("บริษัท ") && !typed.contains("ดีดี") {
                "บริษัท "
            } else {
                ""
            };
            if shown != Some(format!("พบ {company}••• มามอบ")) {
                failed.push(format!("{text} of {typed}: {shown:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn a_word_that_joins_names_and_stands_in_one_joins_nothing_there() {
    for (typed, organisation, text) in [
        ("บริษัท ค้าไม้และบริการ จำกัด", true, "งานบริการ"),
        ("นายและ บุญกับ", false, "บุญ"),
        ("บริษัท สมมุติการค้า จำกัด (มหาชน)", true, "จำกัด (มหาชน)"),
        ("นายดำ ใจดี (สำนักงานใหญ่)", false, "สำนักงานใหญ่"),
    ] {
        let names = KnownNames::everywhere([KnownName { text: typed.into(), organisation }]);
        let mut told = Told { document: "", passages: Vec::new(), used: BTreeSet::new() };
        assert_eq!((names.mask(text, None, &mut told), told.passages.len()), (None, 0), "{text} of {typed}");
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
