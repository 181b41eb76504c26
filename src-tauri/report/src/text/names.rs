//! A person's name in a text: the title and what follows it.
//!
//! Role: words as cut → which of them are one title and name, and so stay on one line. Goes by the title, for a name is
//! any word; without one it finds none. Invariant: a name is short, so a title that was none costs little.

use std::sync::LazyLock;

use crate::text::pieces::{OPENING, Piece, WordSet, is_initials, word_set};

/// Titles written out, which a name follows with or without a space.
static TITLES: WordSet = LazyLock::new(|| {
    word_set(
        "นาย นาง นางสาว คุณ เด็กชาย เด็กหญิง คุณหญิง ท่านผู้หญิง หม่อมหลวง หม่อมราชวงศ์ หม่อมเจ้า พระมหา ว่าที่ ว่าที่ร้อยตรี ว่าที่ร้อยโท ว่าที่ร้อยเอก ว่าที่พันตรี พลเอก พลโท พลตรี \
         พลจัตวา พันเอก พันโท พันตรี ร้อยเอก ร้อยโท ร้อยตรี จ่าสิบเอก สิบเอก พลเรือเอก พลเรือโท พลเรือตรี นาวาเอก นาวาโท \
         นาวาตรี เรือเอก เรือโท เรือตรี พลอากาศเอก พลอากาศโท พลอากาศตรี นาวาอากาศเอก นาวาอากาศโท นาวาอากาศตรี \
         เรืออากาศเอก เรืออากาศโท เรืออากาศตรี พลตำรวจเอก พลตำรวจโท พลตำรวจตรี พันตำรวจเอก พันตำรวจโท พันตำรวจตรี \
         ร้อยตำรวจเอก ร้อยตำรวจโท ร้อยตำรวจตรี ดาบตำรวจ ศาสตราจารย์ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ ดอกเตอร์ นายแพทย์ \
         แพทย์หญิง ทันตแพทย์ เภสัชกร",
    )
});
/// The titles most people have. Longer before shorter.
const PERSONAL: [&str; 3] = ["นางสาว", "นาย", "นาง"];
/// Words that start like a title and are none; those of นายก are many more.
static OFFICERS: WordSet = LazyLock::new(|| {
    word_set(
        "นายจ้าง นายทะเบียน นายอำเภอ นายแพทย์ นายหน้า นายทหาร นายตำรวจ นายช่าง นายทุน นายประกัน นายด่าน นายตรวจ นายสถานี \
         นายท้าย นายเรือ นายสัตวแพทย์ นายงาน นายประตู นางพยาบาล นางแบบ นางงาม นางฟ้า นางเอก",
    )
});
/// Titles of initials. Longer before shorter where one starts another.
const INITIALS: &str = "น.ส. น.สพ. ด.ช. ด.ญ. ดร. ผศ. รศ. ศ. นพ. พญ. ทพ. ทญ. ภก. ภญ. สพ.ญ. ม.ร.ว. ม.ล. ม.จ. พล.ต.อ. พล.ต.ท. \
         พล.ต.ต. พล.ร.อ. พล.ร.ท. พล.ร.ต. พล.อ.อ. พล.อ.ท. พล.อ.ต. พล.อ. พล.ท. พล.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. พ.อ. \
         พ.ท. พ.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ร.อ. ร.ท. ร.ต. น.อ. น.ท. น.ต. จ.ส.อ. จ.ส.ต. ส.อ. ส.ต.อ. ด.ต.";
/// Words no first name or surname starts with; where one comes, the name is over.
static AFTER_NAME: WordSet = LazyLock::new(|| {
    word_set(
        "ได้ ได้รับ เป็น และ กับ ใน ซึ่ง ที่ จะ มี ให้ ว่า ของ ไม่ ต้อง ผู้ ดำรง ตำแหน่ง หรือ โดย เพื่อ จาก เมื่อ รอง อธิบดี ปลัด \
         ผู้อำนวยการ หัวหน้า ประธาน กรรมการ เลขาธิการ เลขานุการ นักวิชาการ เจ้าหน้าที่ รัฐมนตรี นายกรัฐมนตรี ลงนาม สังกัด กล่าว \
         นำ เข้า เดินทาง",
    )
});
/// Words a title and name are written on to.
static BEFORE_NAME: WordSet = LazyLock::new(|| {
    word_set("โดย และ กับ ให้ แก่ แด่ ของ คือ ต่อ มี ที่ หรือ ถึง เรียน ว่า จาก เป็น แต่งตั้ง มอบหมาย ตั้ง ได้แก่ เชิญ พร้อมด้วย เช่น นำโดย")
});
/// The longest a first name, or a surname, is taken to be, in characters.
const LONGEST_NAME: usize = 20;

/// For every piece: do it and the next belong to one person's title and name?
pub(crate) fn bound(pieces: &[Piece<'_>]) -> Vec<bool> {
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
            // "ณ อยุธยา"
            let of = pieces[surname].word == "ณ" && surname + 1 < pieces.len();
            last = name_end(pieces, surname + usize::from(of));
        }
        bound[first..last].fill(true);
        i = last + 1;
    }
    bound
}

/// Whether a title and name may follow `word`, written on to it; the empty word is the beginning.
pub(crate) fn may_start(word: &str) -> bool {
    word.is_empty() || BEFORE_NAME.contains(word)
}

/// Whether `word` starts with the letters of a title most people have.
pub(crate) fn starts_like_title(word: &str) -> bool {
    PERSONAL.iter().any(|title| word.starts_with(title))
}

/// Whether `word` is a title written out.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// What of `piece` follows the titles it starts with, if it starts with one.
fn after_title<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    let word = piece.word.trim_start_matches(OPENING);
    if is_title(word) {
        return Some("");
    }
    // a word of the list that is a title and the beginning of a name: "นายพล|วัฒน์"
    let begun = PERSONAL.iter().find_map(|title| word.strip_prefix(title)).filter(|rest| !rest.is_empty());
    if let Some(name) = begun.filter(|_| !word.starts_with("นายก") && !OFFICERS.contains(word)) {
        return Some(name);
    }
    if !word.contains('.') {
        return None;
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
        let over = pieces.get(i + 1).is_none_or(|next| AFTER_NAME.contains(next.word) || next.word.starts_with("ได้รับ"));
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
    // some surnames start with a verb: "มีสัตย์"
    let goes_on = AFTER_NAME.contains(word) && !matches!(word, "มี" | "ได้" | "เป็น" | "ใน" | "นำ" | "เข้า");
    letters && !goes_on && !is_initials(word) && short()
}

#[cfg(test)]
mod tests {
    use crate::text::segmentation::tests::cut;

    #[test]
    fn a_title_stays_with_the_name_and_the_name_is_whole() {
        assert_eq!(cut("นาย สมชาย ใจดี"), "นาย สมชาย ใจดี");
        assert_eq!(cut("โดยนางสาวสมหญิง วงศ์สวัสดิ์ ตำแหน่ง"), "โดย|นางสาวสมหญิง วงศ์สวัสดิ์ |ตำแหน่ง");
        assert_eq!(cut("พล.ต.อ.สมชาย รักไทย และ ดร. สมหญิง"), "พล.ต.อ.สมชาย รักไทย |และ |ดร. สมหญิง");
        assert_eq!(cut("รศ.ดร. มานะ ใจซื่อ กล่าว"), "รศ.ดร. มานะ ใจซื่อ |กล่าว");
        assert_eq!(cut("พลตำรวจเอก ประเสริฐ มั่นคง"), "พลตำรวจเอก ประเสริฐ มั่นคง");
        assert_eq!(cut("คุณธนกร ไชยวงศ์ มอบให้"), "คุณธนกร ไชยวงศ์ |มอบ|ให้");
        assert_eq!(cut("คุณภาพและคุณธรรมของคุณลักษณะ"), "คุณภาพ|และ|คุณธรรม|ของ|คุณลักษณะ");
    }

    #[test]
    fn no_name_of_the_sample_is_parted() {
        let column = |text: &'static str| text.lines().filter_map(|line| line.split('\t').next());
        let men = column(include_str!("../../../../assets/sample/first_names_male.txt")).map(|name| ("นาย", name));
        let women =
            column(include_str!("../../../../assets/sample/first_names_female.txt")).map(|name| ("นางสาว", name));
        let surnames = column(include_str!("../../../../assets/sample/surnames.txt"));
        for ((title, first), surname) in men.chain(women).zip(surnames.cycle()) {
            let name = format!("{title}{first} {surname}");
            assert_eq!(cut(&name), name);
        }
        for surname in column(include_str!("../../../../assets/sample/surnames.txt")) {
            let name = format!("โดยนางสาวสมหญิง {surname} ตำแหน่ง");
            assert_eq!(cut(&name), format!("โดย|นางสาวสมหญิง {surname} |ตำแหน่ง"));
        }
    }

    #[test]
    fn a_title_written_on_to_the_word_before_is_found() {
        assert_eq!(cut("มอบหมายให้นายศราวุธ ปัญญาดี และนายพลวัฒน์ ทองสุข"), "มอบหมาย|ให้|นายศราวุธ ปัญญาดี |และ|นายพลวัฒน์ ทองสุข");
        assert_eq!(cut("ทำนายผลของขุนนางและนายจ้าง"), "ทำนาย|ผล|ของ|ขุนนาง|และ|นายจ้าง");
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
}
