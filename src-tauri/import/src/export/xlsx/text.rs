//! Texts as xlsx can hold them: without control characters, not too long, names of sheets that Excel accepts, and how wide
//! they are.

/// The most UTF-16 units in a cell.
const LONGEST_CELL: usize = 32_767;
/// The most UTF-16 units in the name of a sheet.
const LONGEST_NAME: usize = 31;

/// A text without what XML or Excel cannot hold: control characters go, line ends become line feeds, and what is longer than a
/// cell may be ends in `…`.
pub(super) fn fit_for_a_cell(text: String) -> String {
    let fits = text.len() <= LONGEST_CELL && !text.chars().any(is_unwritable);
    if fits { text } else { cut(&writable(&text), LONGEST_CELL) }
}

/// The first so many UTF-16 units of a text; a shortened one ends in `…`.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut room = most - 1;
    let fitting = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    fitting.chain(['…']).collect()
}

fn writable(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !is_unwritable(*c)).collect()
}

fn is_unwritable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Whether a program could take the text for the start of a formula when a cell is edited or the sheet saved as CSV.
pub(super) fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'])
}

/// How wide a text is in digits of the cell's font: its widest line, the marks above and below letters not counted.
pub(super) fn width(text: &str) -> u32 {
    text.lines().map(width_of_line).max().unwrap_or_default()
}

/// How many lines a text takes in a column that has room for so many digits.
pub(super) fn lines(text: &str, room: u32) -> u32 {
    let needed = |line| match width_of_line(line) {
        // Words do not break where the line ends, so several lines hold less than their width.
        wide if wide > room => (wide * 10 / 9).div_ceil(room),
        _ => 1,
    };
    text.lines().map(needed).sum::<u32>().max(1)
}

fn width_of_line(line: &str) -> u32 {
    let twentieths: u32 = line.chars().map(twentieths_of_a_digit).sum();
    twentieths.div_ceil(20)
}

/// Measured on the Sarabun family: its Thai letters are hardly wider than its digits, capitals and `m` by half.
const fn twentieths_of_a_digit(c: char) -> u32 {
    match c {
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{200b}'..='\u{200f}' => 0,
        ' ' | '.' | ',' | '-' | 'i' | 'l' => 12,
        'A'..='Z' | 'm' | 'w' => 28,
        '\u{1100}'.. => 40,
        _ => 21,
    }
}

/// The names of a workbook's sheets, each accepted by Excel and none twice.
#[derive(Default)]
pub(super) struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// The name a sheet gets that should be called so.
    pub(super) fn claim(&mut self, wanted: &str) -> String {
        let name = allowed(wanted);
        let numbered = (2..).map(|n| {
            let ending = format!(" ({n})");
            first_units(&name, LONGEST_NAME - ending.len()).trim_end().to_owned() + &ending
        });
        let free = std::iter::once(name.clone()).chain(numbered).find(|n| !self.taken.contains(&n.to_lowercase()));
        let free = free.expect("numbers do not end");
        self.taken.push(free.to_lowercase());
        free
    }
}

fn allowed(wanted: &str) -> String {
    let replaced: String = writable(wanted)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\t' | '\n') { '-' } else { c })
        .collect();
    // Excel refuses an apostrophe at either end, and keeps "History" for itself.
    let name = first_units(replaced.trim_matches(['\'', ' ']), LONGEST_NAME).trim_end_matches(['\'', ' ']);
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "แผ่นงาน".into() } else { name.into() }
}

/// The longest beginning of at most so many UTF-16 units.
fn first_units(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}
