//! What belongs on one line although a word ends inside it: a number and its unit, a title and the name.
//!
//! Role: text and the places between its words → the places left when nothing is parted that a reader takes in one
//! look. Invariant: only takes places away; the text's end and what a line feed ends stay. Knows no word list: it goes
//! by the words as cut. Where a column is too narrow for what is held together, `lines` asks for the words again.

/// Words whose number follows them: "ร้อยละ 80", "พ.ศ. 2569", "มาตรา 8". A word ending in ที่ ("ครั้งที่ 2") is one too.
const BEFORE_NUMBER: &str = "\
    ร้อยละ พ.ศ. ค.ศ. พุทธศักราช คริสต์ศักราช ปี ปีงบประมาณ ข้อ มาตรา ม. หมวด วรรค เลขที่ หน้า ตอน เล่ม ฉบับ รอบ ระยะ \
    ไตรมาส อันดับ ระดับ อายุ เวลา จำนวน ประมาณ โทร. โทรศัพท์ โทรสาร ชั้น ห้อง เขต ภาค กลุ่ม ข้อย่อย บท ชุด แบบ ประเด็น \
    มิติ องค์ประกอบ";
/// Words that count or measure the number before them: "5 คน", "12 เดือน", "1,000 บาท".
const AFTER_NUMBER: &str = "\
    คน ราย ท่าน รูป คณะ กลุ่ม ครอบครัว ครัวเรือน บาท ล้าน ล้านบาท พันล้านบาท แสนบาท หมื่นบาท พันบาท พัน หมื่น แสน พันล้าน \
    สตางค์ ดอลลาร์ วินาที นาที ชั่วโมง น. วัน วันทำการ สัปดาห์ เดือน ปี ไตรมาส ครั้ง รอบ คะแนน ระดับ ขั้น ข้อ ประการ ชนิด ประเภท \
    ด้าน เรื่อง กรณี ประเด็น มาตรการ โครงการ กิจกรรม หลักสูตร รุ่น แผนงาน ตัวชี้วัด กลยุทธ์ ยุทธศาสตร์ เป้าหมาย รายการ \
    รางวัล ขั้นตอน ช่องทาง กระบวนการ หน่วยงาน หน่วย แห่ง กระทรวง กรม กอง สำนัก ส่วนราชการ เครือข่าย ชมรม จังหวัด \
    อำเภอ ตำบล หมู่บ้าน ชุมชน ประเทศ โรงเรียน โรงพยาบาล ฉบับ หน้า แผ่น เล่ม ชุด ชิ้น อัน ตัว ใบ เครื่อง คัน หลัง ห้อง ชั้น ไร่ \
    งาน ตารางวา ตารางเมตร ตารางกิโลเมตร เมตร กิโลเมตร กม. เซนติเมตร ซม. กรัม กิโลกรัม กก. ตัน ลิตร เปอร์เซ็นต์ % \
    เท่า อันดับ ลำดับ ตำแหน่ง อัตรา สาขา สาย เสียง มาตรา";
const MONTHS: &str = "\
    มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค. ก.พ. \
    มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.";
/// Titles written out, which a name follows with or without a space.
const TITLES: &str = "\
    นาย นาง นางสาว เด็กชาย เด็กหญิง คุณหญิง ท่านผู้หญิง หม่อมหลวง หม่อมราชวงศ์ หม่อมเจ้า พระมหา ว่าที่ พลเอก พลโท พลตรี \
    พลจัตวา พันเอก พันโท พันตรี ร้อยเอก ร้อยโท ร้อยตรี จ่าสิบเอก สิบเอก พลเรือเอก พลเรือโท พลเรือตรี นาวาเอก นาวาโท \
    นาวาตรี เรือเอก เรือโท เรือตรี พลอากาศเอก พลอากาศโท พลอากาศตรี นาวาอากาศเอก นาวาอากาศโท นาวาอากาศตรี \
    เรืออากาศเอก เรืออากาศโท เรืออากาศตรี พลตำรวจเอก พลตำรวจโท พลตำรวจตรี พันตำรวจเอก พันตำรวจโท พันตำรวจตรี \
    ร้อยตำรวจเอก ร้อยตำรวจโท ร้อยตำรวจตรี ดาบตำรวจ ศาสตราจารย์ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ ดอกเตอร์ นายแพทย์ \
    แพทย์หญิง ทันตแพทย์ เภสัชกร";
/// Titles of initials. Longer before shorter where one starts another.
const INITIALS: &str = "\
    น.ส. น.สพ. ด.ช. ด.ญ. ดร. ผศ. รศ. ศ. นพ. พญ. ทพ. ทญ. ภก. ภญ. สพ.ญ. ม.ร.ว. ม.ล. ม.จ. พล.ต.อ. พล.ต.ท. \
    พล.ต.ต. พล.ร.อ. พล.ร.ท. พล.ร.ต. พล.อ.อ. พล.อ.ท. พล.อ.ต. พล.อ. พล.ท. พล.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. พ.อ. \
    พ.ท. พ.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ร.อ. ร.ท. ร.ต. น.อ. น.ท. น.ต. จ.ส.อ. จ.ส.ต. ส.อ. ส.ต.อ. ด.ต.";
/// Words that never end a line when something is written on to them: what they mean is in the next word.
const LEANING: &str = "\
    การ ความ ผู้ ค่า ไม่ มิ และ/ ฯพณฯ";
/// Words whose last part may belong to the next word: "แนวปฏิบัติ|การใช้", but "ทำการ|ของ".
const UNSURE: &str = "ปฏิบัติการ ทำการ กระทำการ หลักการ ทางการ หรือไม่";
/// Words no การ leans on.
const JOINING: &str = "\
    และ หรือ ของ ใน ที่ ตาม เพื่อ ให้ โดย ด้วย กับ แก่ ต่อ จาก ซึ่ง ต้อง จะ ได้ ว่า เป็น มี นี้ นั้น แล้ว แห่ง ทั้ง";
const UNITS_IN_WORDS: &str = "หนึ่ง เอ็ด สอง ยี่ สาม สี่ ห้า หก เจ็ด แปด เก้า";
const POWERS: &str = "สิบ ร้อย พัน หมื่น แสน ล้าน";
/// Words no first name or surname starts with; where one comes, the name is over.
const AFTER_NAME: &str = "\
    ได้ ได้รับ เป็น และ กับ ใน ซึ่ง ที่ จะ มี ให้ ว่า ของ ไม่ ต้อง ผู้ ดำรง ตำแหน่ง หรือ โดย เพื่อ จาก เมื่อ รอง อธิบดี ปลัด \
    ผู้อำนวยการ หัวหน้า ประธาน กรรมการ เลขาธิการ เลขานุการ นักวิชาการ เจ้าหน้าที่ รัฐมนตรี นายกรัฐมนตรี ลงนาม สังกัด กล่าว \
    นำ เข้า เดินทาง";
/// Offices named by initials: "สำนักงาน ก.พ."
const OFFICES: &str = "สำนักงาน คณะกรรมการ เลขาธิการ กรรมการ";
/// The longest a first name, or a surname, is taken to be, in characters.
const LONGEST_NAME: usize = 20;

/// `places`, ascending and ending with the text's end, without those inside what belongs on one line.
pub(crate) fn keep_together(text: &str, places: Vec<usize>) -> Vec<usize> {
    let pieces = pieces(text, &places);
    let names = names(&pieces);
    let parts = |&i: &usize| i + 1 == pieces.len() || pieces[i].hard || !(names[i] || bound(&pieces, i));
    let kept = (0..pieces.len()).filter(parts);
    kept.map(|i| places[i]).collect()
}

/// A word as cut, with the punctuation written on to it.
struct Piece<'a> {
    /// Without white space.
    word: &'a str,
    /// White space follows.
    spaced: bool,
    /// The text itself ends the line here.
    hard: bool,
}

fn pieces<'a>(text: &'a str, places: &[usize]) -> Vec<Piece<'a>> {
    let mut from = 0;
    let each = places.iter().map(|&to| {
        let whole = &text[from..to];
        from = to;
        let word = whole.trim_end();
        Piece { word, spaced: word.len() < whole.len(), hard: whole.ends_with(['\n', '\u{2028}', '\u{2029}']) }
    });
    each.collect()
}

/// Whether piece `i` and the next belong together, names aside.
fn bound(pieces: &[Piece<'_>], i: usize) -> bool {
    if pieces[i].spaced { across_space(pieces, i) } else { written_on(pieces, i) }
}

/// Of two pieces with no space between.
fn written_on(pieces: &[Piece<'_>], i: usize) -> bool {
    let (a, b) = (&pieces[i], &pieces[i + 1]);
    let opened = a.word.trim_start_matches(OPENING);
    let closed = b.word.trim_end_matches(CLOSING);
    let ordinal = b.word == "ที่" && b.spaced && pieces.get(i + 2).is_some_and(|c| is_number(c.word));
    let range = a.word.ends_with(DASHES) && (is_number(b.word) || b.word.starts_with('('));
    let amount = is_in(UNITS_IN_WORDS, opened) && is_power(closed)
        || opened == "สิบ" && is_in(UNITS_IN_WORDS, closed)
        || opened.ends_with("ล้าน") && closed == "บาท";
    let initials = a.word.ends_with('/') && opened.trim_end_matches('/').chars().all(|c| c.is_ascii_uppercase());
    let unsure = is_in(UNSURE, opened) && !is_in(JOINING, closed);
    ordinal || range || amount || initials || unsure || is_in(LEANING, opened)
}

/// Of two pieces with white space between.
fn across_space(pieces: &[Piece<'_>], i: usize) -> bool {
    let (a, b) = (&pieces[i], &pieces[i + 1]);
    let before = i.checked_sub(1).map(|i| &pieces[i]).filter(|before| !before.hard);
    let opened = a.word.trim_start_matches(OPENING);
    let closed = b.word.trim_end_matches(CLOSING);
    // what opens the text is the mark of an item
    if before.is_none() && (is_number(a.word) || is_dash(a.word)) {
        return true;
    }
    if is_clause(b.word) && (is_number(a.word) || is_in(UNITS_IN_WORDS, opened)) {
        return true;
    }
    if is_number(b.word) {
        let range = is_dash(a.word) && before.is_some_and(|before| is_number(before.word));
        return range || counts(opened) || is_in(MONTHS, opened) || opened == "ณ";
    }
    if is_number(a.word) {
        let numbered =
            before.is_some_and(|before| before.spaced && is_ordinal(before.word.trim_start_matches(OPENING)));
        let counts = !numbered && !a.word.ends_with(CLOSING);
        let counted = counts && (is_in(AFTER_NUMBER, closed) || is_in(AFTER_NUMBER, b.word));
        // a letter after a number belongs to it, as in "ตอนที่ ๕๒ ก"
        return counted || is_in(MONTHS, closed) || is_letter(closed) || is_dash(b.word);
    }
    is_dash(b.word) || opened == "ณ" || is_in(OFFICES, opened) && is_initials(closed)
}

const OPENING: &[char] = &['(', '[', '“', '‘', '"', '\''];
const CLOSING: &[char] = &[')', ']', '”', '’', '"', '\'', ',', ';', ':'];
const DASHES: &[char] = &['-', '–', '—'];

fn is_dash(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| DASHES.contains(&c))
}

fn is_letter(word: &str) -> bool {
    word.chars().count() == 1 && word.starts_with(|c| matches!(c, 'ก'..='ฮ'))
}

/// Whether a number after `word` is read with it.
fn counts(word: &str) -> bool {
    is_in(BEFORE_NUMBER, word) || word.ends_with("ที่")
}

/// Whether a number after `word` numbers it, and so counts nothing that follows: "มาตรา 8 ข้าราชการ".
fn is_ordinal(word: &str) -> bool {
    counts(word) && !matches!(word, "รอบ" | "ระยะ" | "อายุ" | "เวลา" | "จำนวน" | "ประมาณ" | "ภาค" | "ชุด")
}

/// Digits of either kind with their separators, in brackets or not: "1,000", "๘๐.๐๐", "(50".
fn is_number(word: &str) -> bool {
    let word = word.trim_start_matches(OPENING).trim_end_matches(CLOSING);
    let rest = word.trim_start_matches(is_digit);
    rest.len() < word.len() && rest.chars().all(|c| is_digit(c) || matches!(c, ',' | '.' | '/' | '-' | '–' | ':' | '+'))
}

/// The number of a clause within a section, or several: "(๑)", "(๑)-(๔)".
fn is_clause(word: &str) -> bool {
    word.trim_end_matches(DASHES).strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|inner| {
        inner.starts_with(is_digit) && inner.chars().all(|c| is_digit(c) || matches!(c, '(' | ')' | '-' | '–'))
    })
}

/// What a digit in words is followed by: "ร้อย", "สิบ", "สิบเอ็ด".
fn is_power(word: &str) -> bool {
    is_in(POWERS, word) || word.strip_prefix("สิบ").is_some_and(|unit| is_in(UNITS_IN_WORDS, unit))
}

/// An abbreviation of initials: "ก.พ.", "ป.ป.ช."
fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|&c| c == '.').count() > 1
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '๐'..='๙')
}

/// Whether `word` is one of `words`, which spaces part.
fn is_in(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|each| each == word)
}

/// For every piece: do it and the next belong to one person's title and name?
fn names(pieces: &[Piece<'_>]) -> Vec<bool> {
    let mut bound = vec![false; pieces.len()];
    let mut i = 0;
    while i < pieces.len() {
        let Some(after) = after_title(&pieces[i]) else {
            i += 1;
            continue;
        };
        // the title's last piece, which may hold the name's beginning: "พล.ต.อ.สม|ชาย"
        let begun = !after.is_empty();
        let first = if begun { i } else { i + 1 };
        if first >= pieces.len() || pieces[i].hard {
            break;
        }
        if !begun && after_title(&pieces[first]).is_some() {
            bound[i] = true;
            i = first;
            continue;
        }
        bound[i] |= !begun;
        let mut last = name_end(pieces, first);
        let surname = last + 1;
        let named = pieces[last].spaced && !pieces[last].hard && surname < pieces.len();
        if named && is_surname(pieces, surname) {
            last = name_end(pieces, surname);
        }
        bound[first..last].fill(true);
        i = last + 1;
    }
    bound
}

/// What of `piece` follows the titles it starts with, if it starts with one.
fn after_title<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    let word = piece.word.trim_start_matches(OPENING);
    if is_in(TITLES, word) {
        return Some("");
    }
    let mut rest = word;
    while let Some(after) = INITIALS.split_whitespace().find_map(|title| rest.strip_prefix(title)) {
        rest = after;
    }
    (rest.len() < word.len()).then_some(rest)
}

/// The last piece of the name that starts with piece `first`: it goes on until a space, or a word no name has.
fn name_end(pieces: &[Piece<'_>], first: usize) -> usize {
    let mut length = 0;
    for (i, piece) in pieces.iter().enumerate().skip(first) {
        length += piece.word.chars().count();
        let over = pieces.get(i + 1).is_none_or(|next| is_in(AFTER_NAME, next.word) || next.word.starts_with("ได้รับ"));
        if piece.spaced || over {
            return i;
        }
        if length > LONGEST_NAME {
            break;
        }
    }
    first
}

/// Whether a surname starts with piece `first`: a short phrase, and no word that goes on after a name.
fn is_surname(pieces: &[Piece<'_>], first: usize) -> bool {
    let word = pieces[first].word;
    let letters = word.chars().next().is_some_and(char::is_alphabetic);
    let short = || {
        let end = name_end(pieces, first);
        let length: usize = pieces[first..=end].iter().map(|piece| piece.word.chars().count()).sum();
        length <= LONGEST_NAME
    };
    letters && !is_in(AFTER_NAME, word) && !is_initials(word) && short()
}

#[cfg(test)]
mod tests {
    use crate::words::tests::cut;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(cut("อบรม 5 คน ครบ ๑๒ เดือน"), "อบรม |5 คน |ครบ |๑๒ เดือน");
        assert_eq!(cut("วงเงิน 1,000 บาท และ 2.5 ล้านบาท"), "วงเงิน |1,000 บาท |และ |2.5 ล้านบาท");
        assert_eq!(cut("เวลา 09.00 น. (80 คะแนน) 50 %"), "เวลา 09.00 น. |(80 คะแนน) |50 %");
    }

    #[test]
    fn a_number_stays_with_the_word_it_numbers() {
        assert_eq!(cut("ร้อยละ 80 ของ พ.ศ. 2569"), "ร้อยละ 80 |ของ |พ.ศ. 2569");
        assert_eq!(cut("มาตรา ๘ (๑) ข้อ 5 เลขที่ 47/111"), "มาตรา ๘ (๑) |ข้อ 5 |เลขที่ 47/111");
        assert_eq!(cut("ครั้งที่ 2 ฉบับที่ 3"), "ครั้งที่ 2 |ฉบับที่ 3");
        assert_eq!(cut("ตัวชี้วัดที่ 4 ระดับ"), "ตัวชี้วัดที่ 4 |ระดับ");
    }

    #[test]
    fn a_number_that_numbers_counts_nothing_after_it() {
        assert_eq!(cut("ลำดับที่ 3 โครงการ"), "ลำดับที่ 3 |โครงการ");
        assert_eq!(cut("มาตรา 9 หน่วยงาน"), "มาตรา 9 |หน่วยงาน");
    }

    #[test]
    fn a_day_stays_with_its_month_and_a_month_with_its_year() {
        assert_eq!(cut("ลงวันที่ 30 กันยายน 2569 แล้ว"), "ลง|วันที่ 30 กันยายน 2569 |แล้ว");
        assert_eq!(cut("ภายใน ๓๐ ก.ย. ๒๕๖๙"), "ภายใน |๓๐ ก.ย. ๒๕๖๙");
        assert_eq!(cut("วันที่ 1 ตุลาคม พ.ศ. 2568"), "วันที่ 1 ตุลาคม |พ.ศ. 2568");
    }

    #[test]
    fn a_range_is_not_parted() {
        assert_eq!(cut("(พ.ศ. 2566 – 2570) ปี 2561-2580"), "(พ.ศ. 2566 – 2570) |ปี 2561-2580");
        assert_eq!(cut("ข้อ (๑)-(๔) และ"), "ข้อ |(๑)-(๔) |และ");
    }

    #[test]
    fn a_dash_between_phrases_ends_a_line_but_starts_none() {
        assert_eq!(cut("ชมรม – จิต"), "ชมรม – |จิต");
    }

    #[test]
    fn the_mark_of_an_item_stays_with_the_item() {
        assert_eq!(cut("(๑) รายงาน\n2. แผน\n- ผล"), "(๑) รายงาน\n|2. แผน\n|- ผล");
        assert_eq!(cut("เล่ม ๑๓๕ ตอนที่ ๕๒ ก ประกาศ"), "เล่ม ๑๓๕ |ตอนที่ ๕๒ ก |ประกาศ");
    }

    #[test]
    fn a_title_stays_with_the_name_and_the_name_is_whole() {
        assert_eq!(cut("นาย สมชาย ใจดี"), "นาย สมชาย ใจดี");
        assert_eq!(cut("โดยนางสาวสมหญิง วงศ์สวัสดิ์ ตำแหน่ง"), "โดย|นางสาวสมหญิง วงศ์สวัสดิ์ |ตำแหน่ง");
        assert_eq!(cut("พล.ต.อ.สมชาย รักไทย และ ดร. สมหญิง"), "พล.ต.อ.สมชาย รักไทย |และ |ดร. สมหญิง");
        assert_eq!(cut("รศ.ดร. มานะ ใจซื่อ กล่าว"), "รศ.ดร. มานะ ใจซื่อ |กล่าว");
        assert_eq!(cut("พลตำรวจเอก ประเสริฐ มั่นคง"), "พลตำรวจเอก ประเสริฐ มั่นคง");
    }

    #[test]
    fn what_goes_on_after_a_name_is_broken_as_ever() {
        assert_eq!(cut("นายสมชายได้รับแต่งตั้งเป็นกรรมการ"), "นายสมชาย|ได้รับแต่งตั้ง|เป็น|กรรมการ");
        assert_eq!(cut("นายสมชาย ผู้อำนวยการกอง"), "นายสมชาย |ผู้อำนวยการ|กอง");
        assert_eq!(cut("นาย ก. และนาย ข."), "นาย ก. |และ|นาย ข.");
    }

    #[test]
    fn a_year_of_the_era_is_no_title() {
        assert_eq!(cut("พ.ศ. 2569 คณะ"), "พ.ศ. 2569 |คณะ");
    }

    #[test]
    fn a_word_that_leans_on_the_next_ends_no_line() {
        assert_eq!(cut("ความโปร่งใสและการไม่เลือกปฏิบัติ"), "ความโปร่งใส|และ|การไม่เลือกปฏิบัติ");
        assert_eq!(cut("ณ กรุงเทพมหานคร"), "ณ กรุงเทพมหานคร");
    }

    #[test]
    fn an_amount_in_words_is_parted_after_its_powers_only() {
        assert_eq!(cut("หนึ่งล้านสองแสนสามหมื่นห้าสิบเอ็ดบาทถ้วน"), "หนึ่งล้าน|สองแสน|สามหมื่น|ห้าสิบเอ็ด|บาท|ถ้วน");
    }

    #[test]
    fn a_word_that_may_lean_either_way_ends_no_line() {
        assert_eq!(cut("แนวปฏิบัติการใช้ทรัพย์สิน"), "แนว|ปฏิบัติการใช้|ทรัพย์สิน");
        assert_eq!(cut("แผนปฏิบัติการใช้ที่ทำการของกรม"), "แผนปฏิบัติการ|ใช้|ที่ทำการ|ของ|กรม");
    }

    #[test]
    fn an_office_named_by_its_initials_stays_whole() {
        assert_eq!(
            cut("เสนอสำนักงาน ป.ป.ช. และคณะกรรมการ ป.ป.ท. ทราบ"),
            "เสนอ|สำนักงาน ป.ป.ช. |และ|คณะกรรมการ ป.ป.ท. |ทราบ"
        );
    }

    #[test]
    fn a_line_feed_ends_its_line_whatever_stands_before_it() {
        assert_eq!(cut("ร้อยละ\n80"), "ร้อยละ\n|80");
        assert_eq!(cut("นาย\nประเสริฐ"), "นาย\n|ประเสริฐ");
    }
}
