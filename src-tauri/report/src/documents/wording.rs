//! Numbers, dates and codes as documents write them.

use icu_segmenter::GraphemeClusterSegmenter;
use saisaat_core::summaries::Provisional;
use saisaat_core::values::{Date, Decimal, Exact, FiscalYear, MoneySum, Round, thai};

use crate::text::digits::Digits;

const SATANG_OF_A_MILLION: i64 = 100_000_000;

/// What is printed where there is nothing.
pub(crate) const NONE: &str = "–";

/// Writes values in the digits asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    digits: Digits,
    /// Whether amounts are told in millions.
    millions: bool,
}

impl Wording {
    pub(crate) const fn new(digits: Digits) -> Self {
        Self { digits, millions: false }
    }

    /// The same, telling amounts in millions: rounded, for columns that hold no more.
    pub(crate) const fn in_millions(self) -> Self {
        Self { millions: true, ..self }
    }

    /// Whether amounts are rounded.
    pub(crate) const fn is_rounded(self) -> bool {
        self.millions
    }

    /// What amounts are told in.
    pub(crate) const fn unit(self) -> &'static str {
        if self.millions { "ล้านบาท" } else { "บาท" }
    }

    /// Text of the report's own, its digits converted.
    pub(crate) fn text(self, text: &str) -> String {
        self.digits.of(text)
    }

    /// The digits it writes.
    pub(crate) const fn digits(self) -> Digits {
        self.digits
    }

    /// What someone wrote, or a dash where no one did. Its digits are converted too, but in words with Latin letters,
    /// which are addresses, codes and names.
    pub(crate) fn typed(self, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            return NONE.to_owned();
        }
        let latin = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
        let words = text.split_inclusive(char::is_whitespace);
        words.map(|word| if latin(word) { word.to_owned() } else { self.text(word) }).collect()
    }

    /// A number with the decimals it has.
    pub(crate) fn number(self, number: Exact) -> String {
        self.text(&minus(&thai::commas(number.0)))
    }

    /// A number without trailing zeros, as weights are written.
    pub(crate) fn weight(self, number: Exact) -> String {
        self.number(Exact(number.0.normalize()))
    }

    /// A score, a weighted score or a total: four decimals, as computed.
    pub(crate) fn score(self, score: Exact) -> String {
        self.text(&thai::decimal(score.0, 4))
    }

    /// What moved between two scores: `+0.1250`, `−0.0300`, `0.0000`; a dash where there is nothing to compare.
    pub(crate) fn change(self, now: Option<Exact>, before: Option<Exact>) -> String {
        let (Some(now), Some(before)) = (now, before) else { return NONE.to_owned() };
        let change = now.0 - before.0;
        let sign = match change.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => "+",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Less => "−",
        };
        format!("{sign}{}", self.score(change.abs().into()))
    }

    /// `คะแนนชั่วคราว (ขาดผล 2 จาก 8 ตัวชี้วัด น้ำหนัก 15)`
    pub(crate) fn provisional(self, lacking: Provisional) -> String {
        self.text(&lacking.told())
    }

    /// `รอบ 9 เดือน ปีงบประมาณ พ.ศ. 2569`
    pub(crate) fn round(self, year: FiscalYear, round: Round) -> String {
        self.text(&format!("รอบ {} เดือน ปีงบประมาณ พ.ศ. {year}", round.months()))
    }

    /// Numbers of one kind, all with the decimals of the one that has most.
    pub(crate) fn alike(self, numbers: &[Option<Exact>]) -> Vec<Option<String>> {
        let places = numbers.iter().flatten().map(|number| number.0.normalize().scale()).max().unwrap_or(0);
        let written = |number: Decimal| self.text(&minus(&thai::decimal(number, places)));
        numbers.iter().map(|number| number.map(|number| written(number.0))).collect()
    }

    /// `1 ตุลาคม 2568`
    pub(crate) fn date(self, day: Date) -> String {
        self.text(&thai::long_date(day.naive()))
    }

    /// `1 ตุลาคม พ.ศ. 2568`, as announcements and certificates are dated.
    pub(crate) fn official_date(self, day: Date) -> String {
        let written = thai::long_date(day.naive());
        let (day_and_month, year) = written.rsplit_once(' ').unwrap_or(("", &written));
        self.text(&format!("{day_and_month} พ.ศ. {year}"))
    }

    /// `1 ต.ค. 2568`
    pub(crate) fn short_date(self, day: Date) -> String {
        self.text(&thai::medium_date(day.naive()))
    }

    /// `1–3 ตุลาคม 2568`, `30 กันยายน – 1 ตุลาคม 2568`, or one date where both are the same.
    pub(crate) fn days(self, first: Date, last: Date) -> String {
        range(&self.date(first), &self.date(last))
    }

    /// `1–3 ต.ค. 2568`, `30 ก.ย. – 1 ต.ค. 2568`, or one date where both are the same.
    pub(crate) fn short_days(self, first: Date, last: Date) -> String {
        range(&self.short_date(first), &self.short_date(last))
    }

    /// `1,250.50`, or of millions `0.0013`.
    pub(crate) fn baht(self, money: impl Into<MoneySum>) -> String {
        let satang = money.into().satang();
        match self.millions {
            true => self.text(&thai::decimal(Decimal::from(satang) / Decimal::from(SATANG_OF_A_MILLION), 4)),
            false => self.text(&thai::baht(satang)),
        }
    }

    /// `หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์`
    pub(crate) fn baht_in_words(self, money: impl Into<MoneySum>) -> String {
        thai::baht_in_words(money.into().satang())
    }

    /// `ประจำปีงบประมาณ พ.ศ. 2569`
    pub(crate) fn year(self, year: FiscalYear) -> String {
        self.text(&format!("ประจำปีงบประมาณ พ.ศ. {year}"))
    }

    /// `ประจำปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน`
    pub(crate) fn year_and_round(self, year: FiscalYear, round: Round) -> String {
        self.text(&format!("ประจำปีงบประมาณ พ.ศ. {year} รอบ {} เดือน", round.months()))
    }

    /// A count: `1,250`
    pub(crate) fn count(self, count: usize) -> String {
        self.text(&thai::commas(Decimal::from(count)))
    }

    /// A share in percent with two decimals, half up; a dash of nothing.
    pub(crate) fn percent(self, part: usize, whole: usize) -> String {
        if whole == 0 {
            return NONE.to_owned();
        }
        self.text(&thai::decimal(Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole), 2))
    }

    /// `- 2 -`
    pub(crate) const fn page_number_at_top(self) -> fn(usize, usize) -> String {
        match self.digits {
            Digits::Arabic => |page, _| format!("- {page} -"),
            Digits::Thai => |page, _| thai::thai_digits(&format!("- {page} -")),
        }
    }

    /// `หน้า 2/9`
    pub(crate) const fn page_number(self) -> fn(usize, usize) -> String {
        match self.digits {
            Digits::Arabic => |page, of| format!("หน้า {page}/{of}"),
            Digits::Thai => |page, of| thai::thai_digits(&format!("หน้า {page}/{of}")),
        }
    }
}

/// The text, or a dash for none.
pub(crate) fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| NONE.to_owned())
}

/// Two dates of day, month and year parted by spaces; what both end with is said once.
fn range(from: &str, to: &str) -> String {
    let words: Vec<&str> = from.split(' ').collect();
    let same = words.iter().rev().zip(to.rsplit(' ')).take_while(|(a, b)| *a == b).count();
    match words.len() - same {
        0 => to.to_owned(),
        1 => format!("{}–{to}", words[0]),
        own => format!("{} – {to}", words[..own].join(" ")),
    }
}

/// The beginning of a text, at most so many letters of it, ended where words part if there is such a place.
pub(crate) fn brief(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut ends = GraphemeClusterSegmenter::new().segment_str(&text);
    let Some(end) = ends.nth(most).filter(|end| *end < text.len()) else { return text };
    let cut = &text[..end];
    let at = cut.rfind(' ').filter(|at| *at * 2 > cut.len()).unwrap_or(cut.len());
    let kept = cut[..at].trim_end();
    // the number of a list's next item says nothing without the item
    let mark = kept.rsplit(' ').next().filter(|word| word.ends_with([')', '.']) && word.chars().count() <= "10)".len());
    let kept = mark.map_or(kept, |mark| kept[..kept.len() - mark.len()].trim_end());
    format!("{kept}…")
}

/// `lead` and what was typed after it, once the word that ends the one and begins the other. What follows a noun is written on to it.
pub(crate) fn led(lead: &str, word: &str, typed: &str) -> String {
    let space = if word.ends_with("คือ") { " " } else { "" };
    format!("{lead}{word}{}", typed.strip_prefix(word).map_or_else(|| format!("{space}{typed}"), str::to_owned))
}

/// A negative number takes the minus sign, which no line breaks after.
fn minus(number: &str) -> String {
    number.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_was_typed_is_not_said_again() {
        assert_eq!(led("ตาม", "คำสั่ง", "คำสั่งกรม ที่ 1/2569"), "ตามคำสั่งกรม ที่ 1/2569");
        assert_eq!(led("ตาม", "คำสั่ง", "กรม ที่ 1/2569"), "ตามคำสั่งกรม ที่ 1/2569");
        assert_eq!(led(" และ", "วิธีการ คือ", "สัมภาษณ์"), " และวิธีการ คือ สัมภาษณ์");
    }

    #[test]
    fn a_change_carries_its_sign_and_four_decimals() {
        let say = Wording::new(Digits::Arabic);
        let exact = |text: &str| Some(Exact(text.parse().expect("a decimal")));
        assert_eq!(say.change(exact("4.64"), exact("4.5")), "+0.1400");
        assert_eq!(say.change(exact("4.5"), exact("4.64")), "−0.1400");
        assert_eq!(say.change(exact("4.5"), exact("4.50")), "0.0000");
        assert_eq!(say.change(None, exact("4.5")), NONE);
    }

    #[test]
    fn a_brief_text_ends_where_words_part_and_never_within_a_letter() {
        assert_eq!(brief("สั้น", 10), "สั้น");
        assert_eq!(brief("จัดซื้อจัดจ้างล่าช้า เพราะทบทวนขอบเขต", 25), "จัดซื้อจัดจ้างล่าช้า…");
        assert_eq!(brief("1) จัดซื้อจัดจ้างล่าช้า 2) บุคลากรโยกย้ายระหว่างปี", 30), "1) จัดซื้อจัดจ้างล่าช้า…");
        assert_eq!(brief("๑) จัดซื้อจัดจ้างล่าช้า ๒) บุคลากรโยกย้ายระหว่างปี", 30), "๑) จัดซื้อจัดจ้างล่าช้า…");
        assert_eq!(brief("ที่ที่ที่ที่", 2), "ที่ที่…".chars().take(6).chain(['…']).collect::<String>());
    }

    #[test]
    fn an_official_date_names_the_era() {
        let day = Date::new(2026, 8, 14).expect("a day");
        assert_eq!(Wording::new(Digits::Thai).official_date(day), "๑๔ สิงหาคม พ.ศ. ๒๕๖๙");
    }

    #[test]
    fn days_say_once_what_both_have() {
        let say = Wording::new(Digits::Arabic);
        let day = |year, month, day| Date::new(year, month, day).expect("a day");
        assert_eq!(say.days(day(2026, 7, 6), day(2026, 7, 6)), "6 กรกฎาคม 2569");
        assert_eq!(say.days(day(2026, 7, 6), day(2026, 7, 7)), "6–7 กรกฎาคม 2569");
        assert_eq!(say.days(day(2026, 9, 30), day(2026, 10, 1)), "30 กันยายน – 1 ตุลาคม 2569");
        assert_eq!(say.short_days(day(2026, 12, 31), day(2027, 1, 2)), "31 ธ.ค. 2569 – 2 ม.ค. 2570");
        assert_eq!(say.short_days(day(2026, 7, 7), day(2027, 7, 8)), "7 ก.ค. 2569 – 8 ก.ค. 2570");
    }
}
