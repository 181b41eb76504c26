//! What a document's file is called: a pattern filled with what it is, whose, and of when.

use saisaat_core::registers::{Agency, PATTERN_WORDS};

/// What files are called where no agency says otherwise.
pub(super) const PATTERN: &str = "{เอกสาร}_{หน่วยงาน}_{ปี}_{รอบ}";

/// Stand between the words of a pattern; one whose word says nothing goes with it.
const BETWEEN: [char; 4] = ['_', '-', ' ', '.'];

/// Bytes of an agency's name in a file's: thirty Thai letters.
const LONGEST_NAME: usize = 90;

/// A pattern with what each of its words stands for.
pub(super) fn filled(pattern: &str, said: [&str; 4]) -> String {
    let (mut name, mut rest) = (String::new(), pattern.trim());
    while let Some(at) = rest.find('{') {
        name.push_str(&rest[..at]);
        rest = &rest[at..];
        let word = PATTERN_WORDS.iter().zip(said).find(|(word, _)| rest.starts_with(**word));
        let Some((word, said)) = word else { break };
        rest = &rest[word.len()..];
        if said.is_empty() {
            name.truncate(name.trim_end_matches(BETWEEN).len());
        }
        name.push_str(said);
    }
    name.push_str(rest);
    name
}

/// The agency's abbreviation, or its name, cut where it is very long.
pub(super) fn short_name(agency: &Agency) -> String {
    let name = match agency.abbreviation.trim() {
        "" => agency.name_th.trim(),
        abbreviation => abbreviation,
    };
    if name.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    // No sign is parted from the letter it stands on.
    let stands_on =
        |c: char| matches!(c, '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{300}'..='\u{36f}');
    let end = name.char_indices().rfind(|(at, c)| *at <= LONGEST_NAME && !stands_on(*c));
    format!("{}…", name[..end.map_or(0, |(at, _)| at)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_says_nothing_goes_with_what_parts_it() {
        let said = ["SAR", "กขท.", "2569", "รอบ12"];
        assert_eq!(filled(PATTERN, said), "SAR_กขท._2569_รอบ12");
        assert_eq!(filled(PATTERN, ["แผน", "กขท.", "2569", ""]), "แผน_กขท._2569");
        assert_eq!(filled("{ปี} {หน่วยงาน} ({รอบ}) {เอกสาร}", said), "2569 กขท. (รอบ12) SAR");
        assert_eq!(
            filled(PATTERN, ["SAR", "{ปี}", "2569", "รอบ6"]),
            "SAR_{ปี}_2569_รอบ6",
            "what is filled in is no pattern"
        );
    }
}
