//! What belongs on one line although a word ends inside it: a number and its unit, a title and the name.
//!
//! Role: text and the places between its words → the places left when nothing is parted that a reader takes in one
//! look. Invariant: only takes places away; the text's end and what a line feed ends stay. Knows no word list: it goes
//! by the words as cut. Where a column is too narrow for what is held together, `places` asks for the words again.

use std::sync::LazyLock;

use crate::text::names;
use crate::text::pieces::{OPENING, Piece, WordSet, is_initials, pieces, word_set};

/// Words whose number follows them: "ร้อยละ 80", "พ.ศ. 2569", "มาตรา 8". A word ending in ที่ ("ครั้งที่ 2") is one too.
static BEFORE_NUMBER: WordSet = LazyLock::new(|| {
    word_set(
        "ร้อยละ พ.ศ. ค.ศ. พุทธศักราช คริสต์ศักราช ปี ประจำปี ปีงบประมาณ ข้อ มาตรา ม. หมวด วรรค เลขที่ หน้า ตอน เล่ม ฉบับ รอบ ระยะ \
         ไตรมาส อันดับ ระดับ อายุ เวลา จำนวน ประมาณ โทร. โทรศัพท์ โทรสาร ชั้น ห้อง เขต ภาค กลุ่ม ข้อย่อย บท ชุด แบบ ประเด็น \
         มิติ องค์ประกอบ แฟ้ม รหัส อาคาร หมู่ ซอย ขั้น น้ำหนัก สายด่วน",
    )
});
/// Words that count or measure the number before them: "5 คน", "12 เดือน", "1,000 บาท".
static AFTER_NUMBER: WordSet = LazyLock::new(|| {
    word_set(
        "คน ราย ท่าน รูป คณะ กลุ่ม ครอบครัว ครัวเรือน บาท ล้าน ล้านบาท พันล้านบาท แสนบาท หมื่นบาท พันบาท พัน หมื่น แสน พันล้าน \
         สตางค์ ดอลลาร์ วินาที นาที ชั่วโมง น. วัน วันทำการ สัปดาห์ เดือน ปี ไตรมาส ครั้ง รอบ คะแนน ระดับ ขั้น ข้อ ประการ ชนิด ประเภท \
         ด้าน เรื่อง กรณี ประเด็น มาตรการ โครงการ กิจกรรม หลักสูตร รุ่น แผนงาน ตัวชี้วัด กลยุทธ์ ยุทธศาสตร์ เป้าหมาย รายการ \
         รางวัล ขั้นตอน ช่องทาง กระบวนการ หน่วยงาน หน่วย แห่ง กระทรวง กรม กอง สำนัก ส่วนราชการ เครือข่าย ชมรม จังหวัด \
         อำเภอ ตำบล หมู่บ้าน ชุมชน ประเทศ โรงเรียน โรงพยาบาล ฉบับ หน้า แผ่น เล่ม ชุด ชิ้น อัน ตัว ใบ เครื่อง คัน หลัง ห้อง ชั้น ไร่ \
         งาน ตารางวา ตารางเมตร ตารางกิโลเมตร เมตร กิโลเมตร กม. เซนติเมตร ซม. กรัม กิโลกรัม กก. ตัน ลิตร เปอร์เซ็นต์ % \
         เท่า แบบ อันดับ ลำดับ ตำแหน่ง อัตรา สาขา สาย เสียง มิติ มาตรา",
    )
});
static MONTHS: WordSet = LazyLock::new(|| {
    word_set(
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค. ก.พ. \
         มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    )
});
/// Words that never end a line when something is written on to them: what they mean is in the next word.
static LEANING: WordSet = LazyLock::new(|| word_set("การ ความ ผู้ ค่า ข้อ ไม่ มิ และ/ ฯพณฯ"));
/// Words whose last part may belong to the next word: "แนวปฏิบัติ|การใช้", but "ทำการ|ของ".
static UNSURE: WordSet = LazyLock::new(|| word_set("ปฏิบัติการ ทำการ กระทำการ หลักการ ทางการ จัดการ แผนที่ หรือไม่"));
/// Words the next one names or completes: "กองยุทธศาสตร์", "รายไตรมาส", but "กรม|และ".
static NAMED: WordSet =
    LazyLock::new(|| word_set("กอง กรม สำนัก ศูนย์ กลุ่ม กระทรวง ทบวง จังหวัด อำเภอ ตำบล แขวง ถนน ราย เชิง"));
/// Words that are no part of a name or a verb, on which nothing before them leans.
static JOINING: WordSet = LazyLock::new(|| {
    word_set("และ หรือ ของ ใน ที่ ตาม เพื่อ ให้ โดย ด้วย กับ แก่ ต่อ จาก ซึ่ง ต้อง จะ ได้ ว่า เป็น มี นี้ นั้น แล้ว แห่ง ทั้ง")
});
static UNITS_IN_WORDS: WordSet = LazyLock::new(|| word_set("หนึ่ง เอ็ด สอง ยี่ สาม สี่ ห้า หก เจ็ด แปด เก้า"));
static POWERS: WordSet = LazyLock::new(|| word_set("สิบ ร้อย พัน หมื่น แสน ล้าน"));
/// Words a reader expects more after: a line may end with one, but is better off without.
static REACHING: WordSet = LazyLock::new(|| {
    word_set(
        "และ หรือ ของ ใน ที่ ซึ่ง อัน โดย เพื่อ กับ แก่ แด่ ต่อ จาก ตาม ให้ ว่า ด้วย เป็น คือ มี ถึง แห่ง ระหว่าง สำหรับ ทุก หลาย บาง \
         แต่ละ ทั้ง จะ ต้อง ควร ได้ ถูก อย่าง เมื่อ ถ้า หาก แต่ ก็ เชิง ด้าน ทาง นอก ภายใต้ ภายใน เนื่องจาก ไม่น้อยกว่า ไม่เกิน",
    )
});
/// Offices named by initials: "สำนักงาน ก.พ."
static OFFICES: WordSet = LazyLock::new(|| word_set("สำนักงาน คณะกรรมการ เลขาธิการ กรรมการ"));

/// `places`, ascending and ending with the text's end, without those inside what belongs on one line.
pub(crate) fn keep_together(text: &str, places: &[usize]) -> Vec<usize> {
    let pieces = pieces(text, places);
    let names = names::bound(&pieces);
    let parts = |&i: &usize| i + 1 == pieces.len() || pieces[i].hard || !(names[i] || bound(&pieces, i));
    let kept = (0..pieces.len()).filter(parts);
    kept.map(|i| places[i]).collect()
}

/// Whether a line had better not end with `word`, as found between two places.
pub(crate) fn reaches_on(word: &str) -> bool {
    REACHING.contains(word.trim_start_matches(OPENING))
}

/// Whether piece `i` and the next belong together, names aside.
fn bound(pieces: &[Piece<'_>], i: usize) -> bool {
    if pieces[i].spaced { across_space(pieces, i) } else { written_on(pieces, i) }
}

/// Of two pieces with no space between.
fn written_on(pieces: &[Piece<'_>], i: usize) -> bool {
    let (a, b) = (&pieces[i], &pieces[i + 1]);
    let before = i.checked_sub(1).map(|i| &pieces[i]);
    let opened = a.word.trim_start_matches(OPENING);
    let closed = b.word.trim_end_matches(CLOSING);
    // counted, it means itself: "43 ข้อ|บน"
    let counted = opened == "ข้อ" && before.is_some_and(|before| before.spaced && is_number(before.word));
    let ordinal = b.word == "ที่" && b.spaced && pieces.get(i + 2).is_some_and(|c| is_number(c.word));
    let hyphen = a.word.strip_suffix('-').is_some_and(|word| word.ends_with(|c| matches!(c, 'ก'..='๎')));
    let dashed = is_number(b.word) || b.word.starts_with('(') || MONTHS.contains(closed);
    let range = hyphen || a.word.ends_with(DASHES) && dashed;
    let amount = UNITS_IN_WORDS.contains(opened) && is_power(closed)
        || opened == "สิบ" && UNITS_IN_WORDS.contains(closed)
        || opened.ends_with("ล้าน") && closed == "บาท";
    let initials =
        a.word.ends_with('/') && opened.trim_end_matches('/').chars().all(|c| c.is_ascii_uppercase() || c == '+');
    // "1013/ว 15" and "e-bidding"
    let filed = is_file(a.word) && is_letter(b.word);
    let prefix = opened.strip_suffix('-').is_some_and(|word| word.len() == 1);
    let leans = (UNSURE.contains(opened) || NAMED.contains(opened)) && !JOINING.contains(closed);
    is_era(opened, closed)
        || ordinal
        || range
        || amount
        || initials
        || leans
        || closed == "ละ"
        || filed
        || prefix
        || LEANING.contains(opened) && !counted
}

/// Of two pieces with white space between.
fn across_space(pieces: &[Piece<'_>], i: usize) -> bool {
    let (a, b) = (&pieces[i], &pieces[i + 1]);
    let before = i.checked_sub(1).map(|i| &pieces[i]).filter(|before| !before.hard);
    let opened = a.word.trim_start_matches(OPENING);
    let closed = b.word.trim_end_matches(CLOSING);
    let item = is_item(a.word) && before.is_none_or(|before| !is_dash(before.word));
    // what opens the text is the mark of an item
    if before.is_none() && (is_number(a.word) || is_dash(a.word)) || item {
        return true;
    }
    if is_clause(b.word) && (is_number(a.word) || UNITS_IN_WORDS.contains(opened)) {
        return true;
    }
    if is_era(opened, closed) {
        return true;
    }
    if is_number(b.word) {
        let range = is_dash(a.word) && before.is_some_and(|before| is_number(before.word));
        // groups of a telephone number, and the number of a letter: "นร 1013/ว 15"
        let grouped = is_digits(a.word) && is_digits(b.word);
        let filed = is_file(b.word) || is_letter(a.word) && before.is_some_and(|before| is_file(before.word));
        return grouped
            || filed
            || range
            || counts(opened)
            || is_sign(opened)
            || MONTHS.contains(opened)
            || opened == "ณ";
    }
    if is_number(a.word) {
        let numbered = before.is_some_and(|before| {
            before.spaced && before.word != b.word && is_ordinal(before.word.trim_start_matches(OPENING))
        });
        let counts = !numbered && !a.word.ends_with(CLOSING);
        let counted = counts && (AFTER_NUMBER.contains(closed) || AFTER_NUMBER.contains(b.word));
        // a letter after a number belongs to it, as in "ตอนที่ ๕๒ ก"
        return counted || MONTHS.contains(closed) || is_letter(closed) || is_dash(b.word);
    }
    is_dash(b.word) || is_sign(opened) || opened == "ณ" || OFFICES.contains(opened) && is_initials(closed)
}

/// A year and the era it is counted in, whose number follows: "ปีงบประมาณ พ.ศ."
fn is_era(year: &str, era: &str) -> bool {
    const YEARS: &str = "ปี ประจำปี ปีงบประมาณ ปีพุทธศักราช";
    matches!(era, "พ.ศ." | "ค.ศ.") && YEARS.split(' ').any(|word| word == year)
}

const CLOSING: &[char] = &[')', ']', '”', '’', '"', '\'', ',', ';', ':'];
const DASHES: &[char] = &['-', '–', '—'];

fn is_dash(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| DASHES.contains(&c))
}

/// A sign of arithmetic, alone.
fn is_sign(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|c| matches!(c, '+' | '/' | '−' | '×' | '÷' | '=' | '±' | '≥' | '≤' | '<' | '>'))
}

/// The first part of the number of a letter: "1013/".
fn is_file(word: &str) -> bool {
    word.strip_suffix('/').is_some_and(is_digits)
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_digit)
}

fn is_letter(word: &str) -> bool {
    word != "ณ" && word.chars().count() == 1 && word.starts_with(|c| matches!(c, 'ก'..='ฮ'))
}

/// Whether a number after `word` is read with it.
fn counts(word: &str) -> bool {
    BEFORE_NUMBER.contains(word) || word.ends_with("ที่")
}

/// Whether a number after `word` numbers it, and so counts nothing that follows: "มาตรา 8 ข้าราชการ".
fn is_ordinal(word: &str) -> bool {
    counts(word) && !matches!(word, "รอบ" | "ระยะ" | "อายุ" | "เวลา" | "จำนวน" | "ประมาณ" | "ภาค" | "ชุด")
}

/// Digits of either kind with their separators, in brackets or not, or a number of a file: "1,000", "๘๐.๐๐", "(50",
/// "OPS-2569-1.1/2".
fn is_number(word: &str) -> bool {
    let word = word.trim_start_matches(OPENING).trim_end_matches(CLOSING);
    let rest = word.trim_start_matches(is_digit);
    let code = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.contains(is_digit)
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'));
    code || rest.len() < word.len()
        && rest.chars().all(|c| is_digit(c) || matches!(c, ',' | '.' | '/' | '-' | '–' | ':' | '+'))
}

/// The number of a clause within a section, or several: "(๑)", "(๑)-(๔)".
fn is_clause(word: &str) -> bool {
    word.trim_end_matches(DASHES).strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).is_some_and(|inner| {
        inner.starts_with(is_digit) && inner.chars().all(|c| is_digit(c) || matches!(c, '(' | ')' | '-' | '–'))
    })
}

/// The mark of an item within a text: "2)".
fn is_item(word: &str) -> bool {
    word.strip_suffix(')').is_some_and(|number| matches!(number.chars().count(), 1 | 2) && number.chars().all(is_digit))
}

/// What a digit in words is followed by: "ร้อย", "สิบ", "สิบเอ็ด".
fn is_power(word: &str) -> bool {
    POWERS.contains(word) || word.strip_prefix("สิบ").is_some_and(|unit| UNITS_IN_WORDS.contains(unit))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '๐'..='๙')
}

#[cfg(test)]
mod tests {
    use crate::text::segmentation::tests::cut;

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
        assert_eq!(cut("ตามมิติ ๔ มิติ"), "ตาม|มิติ ๔ มิติ");
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
        assert_eq!(cut("ไตรมาส 1 (ต.ค.–ธ.ค.)"), "ไตรมาส 1 |(ต.ค.–ธ.ค.)");
    }

    #[test]
    fn a_dash_between_phrases_ends_a_line_but_starts_none() {
        assert_eq!(cut("ชมรม – จิต"), "ชมรม – |จิต");
    }

    #[test]
    fn the_mark_of_an_item_stays_with_the_item() {
        assert_eq!(cut("(๑) รายงาน\n2. แผน\n- ผล"), "(๑) รายงาน\n|2. แผน\n|- ผล");
        assert_eq!(cut("ผล 1) ระบบ ๒) คน"), "ผล |1) ระบบ |๒) คน");
        assert_eq!(cut("เล่ม ๑๓๕ ตอนที่ ๕๒ ก ประกาศ"), "เล่ม ๑๓๕ |ตอนที่ ๕๒ ก |ประกาศ");
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
    fn a_sign_of_arithmetic_stays_with_what_follows_it() {
        assert_eq!(cut("ผล × 100 ÷ (จำนวน) +/− ร้อยละ 5"), "ผล |× 100 |÷ (จำนวน) |+/− ร้อยละ 5");
    }

    #[test]
    fn a_word_written_with_a_hyphen_stays_whole_and_no_line_starts_with_la() {
        assert_eq!(cut("ชื่อ-สกุล ปีละครั้ง"), "ชื่อ-สกุล |ปีละ|ครั้ง");
    }

    #[test]
    fn an_office_and_a_place_stay_with_their_name() {
        assert_eq!(cut("โดยกองยุทธศาสตร์และกองอื่น"), "โดย|กองยุทธศาสตร์|และ|กองอื่น");
        assert_eq!(cut("ข้อสั่งการของกรมและกระทรวง"), "ข้อสั่งการ|ของ|กรม|และ|กระทรวง");
    }

    #[test]
    fn the_number_of_a_file_stays_with_the_word_before_it() {
        assert_eq!(cut("รายงาน (แฟ้ม OPS-2569-1.1/2 รอบ 12 เดือน)"), "รายงาน |(แฟ้ม OPS-2569-1.1/2 |รอบ 12 เดือน)");
    }

    #[test]
    fn an_office_named_by_its_initials_stays_whole() {
        assert_eq!(
            cut("เสนอสำนักงาน ป.ป.ช. และคณะกรรมการ ป.ป.ท. ทราบ"),
            "เสนอ|สำนักงาน ป.ป.ช. |และ|คณะกรรมการ ป.ป.ท. |ทราบ"
        );
    }

    #[test]
    fn a_year_stays_with_its_era_and_a_round_with_its_months() {
        assert_eq!(cut("ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ รอบ 12 เดือน"), "ประจำ|ปีงบประมาณ พ.ศ. ๒๕๖๙ |รอบ 12 เดือน");
        assert_eq!(cut("ประจำปี พ.ศ. 2569 ร้อยละ 85.00 ของแผน"), "ประจำปี พ.ศ. 2569 |ร้อยละ 85.00 |ของ|แผน");
    }

    #[test]
    fn the_number_of_an_item_stays_with_the_code_it_numbers() {
        assert_eq!(cut("หลักฐาน 3) 1.2.3 รายงานผล"), "หลักฐาน |3) 1.2.3 |รายงาน|ผล");
        assert_eq!(cut("3) 1.2.3 รายงานผล"), "3) 1.2.3 |รายงาน|ผล");
    }

    #[test]
    fn the_number_of_a_letter_and_of_a_telephone_stay_whole() {
        assert_eq!(cut("หนังสือที่ นร 1013/ว 15 ลงวันที่"), "หนังสือ|ที่ |นร 1013/ว 15 |ลง|วันที่");
        assert_eq!(cut("โทร. 0 2000 1234 ต่อ 5"), "โทร. 0 2000 1234 |ต่อ |5");
        assert_eq!(cut("วิธี (e-bidding) ครบ 43 ข้อบนเว็บไซต์"), "วิธี |(e-bidding) |ครบ |43 ข้อ|บน|เว็บไซต์");
    }

    #[test]
    fn a_line_feed_ends_its_line_whatever_stands_before_it() {
        assert_eq!(cut("ร้อยละ\n80"), "ร้อยละ\n|80");
        assert_eq!(cut("นาย\nประเสริฐ"), "นาย\n|ประเสริฐ");
    }
}
