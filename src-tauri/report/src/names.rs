//! A person's name in a text: the title and what follows it.
//!
//! Role: words as cut → which of them are one title and name, and so stay on one line. Goes by the title, for a name is
//! any word; without one it finds none. Invariant: a name is short, so a title that was none costs little.

use crate::bonds::{OPENING, Piece, is_in, is_initials};

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
/// Words no first name or surname starts with; where one comes, the name is over.
const AFTER_NAME: &str = "\
    ได้ ได้รับ เป็น และ กับ ใน ซึ่ง ที่ จะ มี ให้ ว่า ของ ไม่ ต้อง ผู้ ดำรง ตำแหน่ง หรือ โดย เพื่อ จาก เมื่อ รอง อธิบดี ปลัด \
    ผู้อำนวยการ หัวหน้า ประธาน กรรมการ เลขาธิการ เลขานุการ นักวิชาการ เจ้าหน้าที่ รัฐมนตรี นายกรัฐมนตรี ลงนาม สังกัด กล่าว \
    นำ เข้า เดินทาง";
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
}
