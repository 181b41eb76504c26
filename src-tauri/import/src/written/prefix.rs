//! Prefixes, ranks and titles that stand before a name, with and without dots and spaces (DOMAIN.md section 5).
//!
//! The longest that fits is taken, then further ones behind it ("ผศ." "ดร."), never one that would cut into a syllable:
//! "นายิกา" is a name, not "นาย" + "ิกา".

use super::text::is_letter;

/// A prefix at the head of a name: as it is spelt here, and how many bytes it takes there.
pub(super) struct Found {
    pub(super) spelt: String,
    pub(super) length: usize,
}

/// All prefixes at the head of a cleaned name, joined; `None` when there is none or nothing would remain.
pub(super) fn at_head(text: &str) -> Option<Found> {
    let mut spelt = String::new();
    let mut length = 0;
    for depth in 0..4 {
        let rest = &text[length..];
        let indent = rest.len() - rest.trim_start().len();
        let Some((next, taken)) = longest(&rest[indent..], depth) else { break };
        let apart = next.is_ascii() && !spelt.is_empty();
        spelt.push_str(if apart { " " } else { "" });
        spelt.push_str(&next);
        length += indent + taken;
    }
    let remains = text[length..].chars().filter(|c| is_letter(*c)).take(2).count() == 2;
    (length > 0 && remains).then_some(Found { spelt, length })
}

/// A cell of prefixes as it is spelt here; what is not known stays as written.
pub(super) fn spelt(cell: &str) -> String {
    // A name behind it lets the same rules read the cell.
    let probe = format!("{cell} กก");
    match at_head(&probe) {
        Some(found) if probe[found.length..].trim() == "กก" => found.spelt,
        _ => cell.to_owned(),
    }
}

fn longest(text: &str, depth: usize) -> Option<(String, usize)> {
    let mut best = Best::default();
    if depth == 0 {
        for word in WORDS {
            best.offer(fits(text, word), || (*word).to_owned());
        }
        for (pattern, spelt) in ALIASES {
            best.offer(fits(text, pattern), || (*spelt).to_owned());
        }
    }
    for title in TITLES.iter().chain(LATIN) {
        best.offer(fits(text, title), || (*title).to_owned());
    }
    let acting = text.strip_prefix("ว่าที่").map(str::trim_start);
    for rank in RANKS {
        if let Some(taken) = fits_open(text, rank) {
            best.offer(Some(taken).filter(|t| ends_well(text, *t)), || (*rank).to_owned());
            best.offer(woman_behind(text, taken), || format!("{rank}หญิง"));
        }
        if let Some((rest, taken)) = acting.and_then(|rest| Some((rest, fits_open(rest, rank)?))) {
            let before = text.len() - rest.len();
            let apart = if rank.contains('.') { " " } else { "" };
            let ends = Some(before + taken).filter(|t| ends_well(text, *t));
            best.offer(ends, || format!("ว่าที่{apart}{rank}"));
            best.offer(woman_behind(rest, taken).map(|t| before + t), || format!("ว่าที่{apart}{rank}หญิง"));
        }
    }
    best.0
}

/// The longest prefix offered so far: its spelling and how many bytes it takes.
#[derive(Default)]
struct Best(Option<(String, usize)>);

impl Best {
    /// Spells the prefix only when it is the longest: most of the list never fits.
    fn offer(&mut self, taken: Option<usize>, spelt: impl FnOnce() -> String) {
        if let Some(taken) = taken
            && self.0.as_ref().is_none_or(|(_, most)| taken > *most)
        {
            self.0 = Some((spelt(), taken));
        }
    }
}

/// "หญิง" behind a rank.
fn woman_behind(text: &str, taken: usize) -> Option<usize> {
    let rest = &text[taken..];
    let behind = rest.trim_start();
    behind.strip_prefix("หญิง").map(|after| text.len() - after.len()).filter(|end| ends_well(text, *end))
}

fn fits(text: &str, pattern: &str) -> Option<usize> {
    fits_open(text, pattern).filter(|taken| ends_well(text, *taken))
}

/// How many bytes of the text the pattern takes. White space in the text counts for nothing behind a dot and where the pattern
/// has a space; a final dot may be missing before a space; Latin letters match in either case.
fn fits_open(text: &str, pattern: &str) -> Option<usize> {
    if !begins_alike(text.as_bytes(), pattern.as_bytes()) {
        return None;
    }
    let mut at = 0;
    let mut wanted = pattern.chars().peekable();
    let mut loose = false;
    while let Some(w) = wanted.next() {
        if w == ' ' {
            loose = true;
            continue;
        }
        let rest = &text[at..];
        let skipped = if loose { rest.len() - rest.trim_start().len() } else { 0 };
        let c = text[at + skipped..].chars().next()?;
        if c == w || c.eq_ignore_ascii_case(&w) {
            at += skipped + c.len_utf8();
        } else if w == '.' && wanted.peek().is_none() && rest.starts_with(' ') {
            return Some(at);
        } else {
            return None;
        }
        loose = w == '.';
    }
    // Plain words that also begin names need a space behind them, and so does every Latin word.
    let needs_space = NEED_SPACE.contains(&pattern) || (pattern.is_ascii() && !pattern.ends_with('.'));
    (!needs_space || text[at..].starts_with([' ', '.'])).then_some(at)
}

/// A quick look at the first letter: nearly every pattern fails there.
fn begins_alike(text: &[u8], pattern: &[u8]) -> bool {
    match pattern.first() {
        // A Thai letter is three bytes.
        Some(0xe0) => text.get(..3) == pattern.get(..3),
        Some(first) => text.first().is_some_and(|head| head.eq_ignore_ascii_case(first)),
        None => false,
    }
}

/// Whether a prefix may end here: not before a vowel or mark that belongs to its last letter.
fn ends_well(text: &str, taken: usize) -> bool {
    !text[taken..].starts_with(|c: char| matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}'))
}

const WORDS: &[&str] = &[
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "ด.ช.",
    "ด.ญ.",
    "เด็กชาย",
    "เด็กหญิง",
    "คุณหญิง",
    "ท่านผู้หญิง",
    "คุณ",
    "หม่อม",
    "พระ",
    "พระมหา",
    "พระครู",
    "พระอธิการ",
    "พระปลัด",
    "พระสมุห์",
    "พระใบฎีกา",
    "พระอาจารย์",
    "สามเณร",
    "แม่ชี",
    "นายแพทย์",
    "แพทย์หญิง",
    "ทันตแพทย์",
    "ทันตแพทย์หญิง",
    "เภสัชกร",
    "เภสัชกรหญิง",
    "สัตวแพทย์",
    "สัตวแพทย์หญิง",
    "พลทหาร",
    "พลฯ",
];

/// Written otherwise, spelt so.
const ALIASES: &[(&str, &str)] =
    &[("นส.", "น.ส."), ("นางสาว.", "นางสาว"), ("นาง.", "นาง"), ("นาย.", "นาย"), ("ดช.", "ด.ช."), ("ดญ.", "ด.ญ.")];

const NEED_SPACE: &[&str] = &["คุณ", "หม่อม", "พลฯ"];

/// Titles that may follow other prefixes.
const TITLES: &[&str] = &[
    "ดร.",
    "ผศ.",
    "รศ.",
    "ศ.",
    "ศ.พิเศษ",
    "ศ.(พิเศษ)",
    "ผศ.(พิเศษ)",
    "รศ.(พิเศษ)",
    "ศ.เกียรติคุณ",
    "ศ.คลินิก",
    "อ.",
    "นพ.",
    "พญ.",
    "ทพ.",
    "ทญ.",
    "ทพญ.",
    "ภก.",
    "ภญ.",
    "สพ.ญ.",
    "สพ.บ.",
    "น.สพ.",
    "กภ.",
    "พย.",
    "ม.ร.ว.",
    "ม.ล.",
    "ม.จ.",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "หม่อมเจ้า",
    "ศาสตราจารย์",
    "รองศาสตราจารย์",
    "ผู้ช่วยศาสตราจารย์",
    "ดอกเตอร์",
];

/// Ranks of the army, police, navy and air force; each may be acting (ว่าที่) and a woman's (หญิง).
const RANKS: &[&str] = &[
    "ร.ต.",
    "ร.ท.",
    "ร.อ.",
    "พ.ต.",
    "พ.ท.",
    "พ.อ.",
    "พ.อ.(พิเศษ)",
    "พล.จ.",
    "พล.ต.",
    "พล.ท.",
    "พล.อ.",
    "ส.ต.",
    "ส.ท.",
    "ส.อ.",
    "จ.ส.ต.",
    "จ.ส.ท.",
    "จ.ส.อ.",
    "ร.ต.ต.",
    "ร.ต.ท.",
    "ร.ต.อ.",
    "พ.ต.ต.",
    "พ.ต.ท.",
    "พ.ต.อ.",
    "พ.ต.อ.(พิเศษ)",
    "พล.ต.จ.",
    "พล.ต.ต.",
    "พล.ต.ท.",
    "พล.ต.อ.",
    "ส.ต.ต.",
    "ส.ต.ท.",
    "ส.ต.อ.",
    "จ.ส.ต.",
    "ด.ต.",
    "น.ต.",
    "น.ท.",
    "น.อ.",
    "น.อ.(พิเศษ)",
    "พล.ร.จ.",
    "พล.ร.ต.",
    "พล.ร.ท.",
    "พล.ร.อ.",
    "จ.ต.",
    "จ.ท.",
    "จ.อ.",
    "พ.จ.ต.",
    "พ.จ.ท.",
    "พ.จ.อ.",
    "พล.อ.จ.",
    "พล.อ.ต.",
    "พล.อ.ท.",
    "พล.อ.อ.",
    "พ.อ.ต.",
    "พ.อ.ท.",
    "พ.อ.อ.",
    "ร้อยตรี",
    "ร้อยโท",
    "ร้อยเอก",
    "พันตรี",
    "พันโท",
    "พันเอก",
    "พลจัตวา",
    "พลตรี",
    "พลโท",
    "พลเอก",
    "สิบตรี",
    "สิบโท",
    "สิบเอก",
    "จ่าสิบตรี",
    "จ่าสิบโท",
    "จ่าสิบเอก",
    "ร้อยตำรวจตรี",
    "ร้อยตำรวจโท",
    "ร้อยตำรวจเอก",
    "พันตำรวจตรี",
    "พันตำรวจโท",
    "พันตำรวจเอก",
    "พลตำรวจตรี",
    "พลตำรวจโท",
    "พลตำรวจเอก",
    "สิบตำรวจตรี",
    "สิบตำรวจโท",
    "สิบตำรวจเอก",
    "จ่าสิบตำรวจ",
    "ดาบตำรวจ",
    "เรือตรี",
    "เรือโท",
    "เรือเอก",
    "นาวาตรี",
    "นาวาโท",
    "นาวาเอก",
    "พลเรือตรี",
    "พลเรือโท",
    "พลเรือเอก",
    "จ่าตรี",
    "จ่าโท",
    "จ่าเอก",
    "พันจ่าตรี",
    "พันจ่าโท",
    "พันจ่าเอก",
    "เรืออากาศตรี",
    "เรืออากาศโท",
    "เรืออากาศเอก",
    "นาวาอากาศตรี",
    "นาวาอากาศโท",
    "นาวาอากาศเอก",
    "พลอากาศตรี",
    "พลอากาศโท",
    "พลอากาศเอก",
    "พันจ่าอากาศตรี",
    "พันจ่าอากาศโท",
    "พันจ่าอากาศเอก",
    "จ่าอากาศตรี",
    "จ่าอากาศโท",
    "จ่าอากาศเอก",
];

const LATIN: &[&str] = &[
    "Mr.",
    "Mrs.",
    "Ms.",
    "Miss",
    "Mister",
    "Dr.",
    "Prof.",
    "Assoc. Prof.",
    "Asst. Prof.",
    "Professor",
    "Capt.",
    "Lt.",
    "Col.",
    "Gen.",
    "Maj.",
];
