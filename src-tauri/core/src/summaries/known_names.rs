//! Names that registers tell of and a document for the public must not: of those who gave gifts and of those who were put
//! forward for an award and did not get it. Found in free text in whichever form they are written.
//!
//! Invariant: whole names are found wherever they stand, in any order and with any spaces; a name of which only a part stands
//! there is found where nothing else can be meant, and is told as doubtful where something else can. Who told is in no
//! register and never read here.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::registers::{Agency, AwardScheme, Decision, Gift, GiverKind, Nomination, Person, Scope};
use crate::values::Id;
use crate::values::personal::MASK;
use crate::values::personal::signs::{Sign, bytes, is_of_word, signs};
use crate::{Reader, Result};

mod written;

use written::{ACTING, RANKS, RANKS_SHORT, TITLES, WOMAN, Written};

/// Letters of a first name that is nothing else even without a title.
const UNMISTAKABLE: usize = 6;
/// Fewest letters of a part of a name that is asked about.
const LEAST_PART: usize = 3;
/// Signs of a passage before and after what was found.
const AROUND: usize = 24;

/// A name as a register has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KnownName {
    /// As it was typed; of somebody on the roster, with prefix.
    pub text: String,
    /// Whether it is an organisation's.
    pub organisation: bool,
}

/// A place in a document that somebody has to look at before it is made public: what may be a name, between `«` and `»`, and
/// what stands around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Passage {
    /// The document, by the name of its file.
    pub document: String,
    /// The text.
    pub text: String,
}

/// The names that must not be disclosed.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    names: Vec<Name>,
    /// Names by the first letters of a part of theirs.
    by_start: HashMap<[char; 3], Vec<(usize, Part)>>,
}

#[derive(Clone, Debug)]
struct Name {
    known: KnownName,
    /// Whose register has it; none where it counts everywhere.
    agency: Option<Id<Agency>>,
    title: String,
    first: Vec<char>,
    surname: Vec<char>,
}

impl Name {
    fn is_near(&self, agency: Option<Id<Agency>>) -> bool {
        agency.is_none() || self.agency.is_none() || self.agency == agency
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    First,
    Surname,
}

/// What was found in a text.
#[derive(Debug, Default)]
struct Found {
    /// Names, in signs.
    sure: Vec<Range<usize>>,
    /// What may be one.
    doubtful: Vec<Range<usize>>,
    /// Whose.
    names: BTreeSet<usize>,
}

impl KnownNames {
    /// The names of givers and of nominees who got no award, of all agencies.
    ///
    /// # Errors
    /// [`crate::Error::Db`].
    pub fn of(reader: &Reader<'_>) -> Result<Self> {
        let mut names = Self::default();
        let mut known: BTreeSet<(Id<Agency>, KnownName)> = BTreeSet::new();
        reader.each::<Gift>(&Scope::default(), |gift| {
            let organisation = gift.giver_kind == GiverKind::Organisation;
            known.insert((gift.agency_id, KnownName { text: gift.giver, organisation }));
        })?;
        let schemes: HashMap<Id<AwardScheme>, Id<Agency>> =
            reader.list::<AwardScheme>(&Scope::default())?.iter().map(|scheme| (scheme.id, scheme.agency_id)).collect();
        let mut lost = Vec::new();
        reader.each::<Nomination>(&Scope::default(), |nomination| {
            if nomination.decision != Decision::Awarded {
                lost.push((nomination.scheme_id, nomination.person_id));
            }
        })?;
        for (scheme, person) in lost {
            if let (Some(agency), Some(person)) = (schemes.get(&scheme), reader.find::<Person>(person)?) {
                known.insert((*agency, KnownName { text: person.full_name(), organisation: false }));
            }
        }
        known.into_iter().for_each(|(agency, name)| names.add(name, Some(agency)));
        Ok(names)
    }

    /// Names that count everywhere.
    pub fn everywhere(known: impl IntoIterator<Item = KnownName>) -> Self {
        let mut names = Self::default();
        known.into_iter().for_each(|name| names.add(name, None));
        names
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn add(&mut self, known: KnownName, agency: Option<Id<Agency>>) {
        for written in written::names(&known.text, known.organisation) {
            let at = self.names.len();
            for (part, letters) in [(Part::First, &written.first), (Part::Surname, &written.surname)] {
                if let Some(start) = start_of(letters) {
                    self.by_start.entry(start).or_default().push((at, part));
                }
            }
            let Written { title, first, surname } = written;
            self.names.push(Name { known: known.clone(), agency, title, first, surname });
        }
    }

    /// A text of an agency's document without the names; what is left to be looked at goes to `passages`, and the names that
    /// were found to `used`. A part of a name is looked for where the name is of the same agency.
    pub(super) fn mask(&self, text: &str, agency: Option<Id<Agency>>, told: &mut Told<'_>) -> Option<String> {
        if self.is_empty() || text.len() < LEAST_PART {
            return None;
        }
        let signs = signs(text);
        let found = Letters::of(&signs).find(self, agency);
        for range in &found.doubtful {
            told.passages.push(Passage { document: told.document.to_owned(), text: around(&signs, range) });
        }
        told.used.extend(found.names.iter().map(|at| self.names[*at].known.clone()));
        if found.sure.is_empty() {
            return None;
        }
        let (mut masked, mut from) = (String::with_capacity(text.len()), 0);
        for span in found.sure.iter().map(|range| bytes(&signs, range)) {
            masked.push_str(&text[from..span.start]);
            masked.push_str(MASK);
            from = span.end;
        }
        masked.push_str(&text[from..]);
        Some(masked)
    }
}

/// What masking names tells of a document.
#[derive(Debug)]
pub struct Told<'a> {
    /// The document.
    pub document: &'a str,
    /// What somebody has to look at.
    pub passages: Vec<Passage>,
    /// The names that were found.
    pub used: BTreeSet<KnownName>,
}

fn around(signs: &[Sign], range: &Range<usize>) -> String {
    let of = |signs: &[Sign]| signs.iter().map(|sign| sign.c).collect::<String>();
    let before = of(&signs[range.start.saturating_sub(AROUND)..range.start]);
    let after = of(&signs[range.end..signs.len().min(range.end + AROUND)]);
    format!("{before}«{}»{after}", of(&signs[range.clone()])).trim().to_owned()
}

/// The letters of a text, without what parts them.
struct Letters<'a> {
    signs: &'a [Sign],
    letters: Vec<char>,
    /// Where each stands among the signs.
    at: Vec<usize>,
}

impl<'a> Letters<'a> {
    fn of(signs: &'a [Sign]) -> Self {
        let (at, letters) =
            signs.iter().enumerate().filter(|(_, sign)| is_of_word(sign.c)).map(|(at, s)| (at, s.c)).unzip();
        Self { signs, letters, at }
    }

    fn find(&self, known: &KnownNames, agency: Option<Id<Agency>>) -> Found {
        let (mut found, mut at) = (Found::default(), 0);
        while at + 1 < self.letters.len() {
            match self.best(known, at, agency).or_else(|| self.shortened(known, at, agency)) {
                Some((verdict, index)) => {
                    at = verdict.letters.end.max(at + 1);
                    self.note(verdict, index, &mut found);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The best that names whose parts begin as a letter does mean.
    fn best(&self, known: &KnownNames, at: usize, agency: Option<Id<Agency>>) -> Option<(Verdict, usize)> {
        let start = start_of(&self.letters[at..])?;
        let short = [start[0], start[1], char::default()];
        let candidates = [start, short].into_iter().filter_map(|start| known.by_start.get(&start)).flatten();
        let mut best: Option<(Verdict, usize)> = None;
        for (index, part) in candidates {
            let name = &known.names[*index];
            if let Some(verdict) = self.verdict(name, *part, at, name.is_near(agency))
                && best.as_ref().is_none_or(|(other, _)| verdict.outdoes(other))
            {
                best = Some((verdict, *index));
            }
        }
        best
    }

    /// `นาย ก.`: a title and the first letter of a name.
    fn shortened(&self, known: &KnownNames, at: usize, agency: Option<Id<Agency>>) -> Option<(Verdict, usize)> {
        if !self.is_dot_after(at) || self.joined(at) {
            return None;
        }
        let begin = self.title_before(at)?;
        let title: String = self.letters[begin..at].iter().collect();
        let is_meant = |name: &Name| {
            let titled = name.title.is_empty() || name.title == title || title == "คุณ";
            titled && name.is_near(agency) && initial(&name.first) == Some(self.letters[at])
        };
        let index = known.names.iter().position(is_meant)?;
        // The first letter of the surname goes with it.
        let last = match self.letters.get(at + 1) {
            Some(next) if self.is_dot_after(at + 1) && initial(&known.names[index].surname) == Some(*next) => at + 1,
            _ => at,
        };
        Some((Verdict { has_dot: true, ..Verdict::sure(begin..last + 1) }, index))
    }

    /// Notes what was found, as signs. One that reaches back over another takes it in.
    fn note(&self, verdict: Verdict, index: usize, found: &mut Found) {
        let end = self.at[verdict.letters.end - 1] + 1 + usize::from(verdict.has_dot);
        let range = self.at[verdict.letters.start]..end;
        if !verdict.sure {
            found.doubtful.push(range);
            return;
        }
        found.names.insert(index);
        found.doubtful.retain(|doubtful| doubtful.end <= range.start);
        match found.sure.last_mut() {
            Some(last) if range.start < last.end => last.end = end,
            _ => found.sure.push(range),
        }
    }

    /// What a part of a name at a letter means.
    fn verdict(&self, name: &Name, part: Part, at: usize, near: bool) -> Option<Verdict> {
        let (own, other) = match part {
            Part::First => (&name.first, &name.surname),
            Part::Surname => (&name.surname, &name.first),
        };
        if !self.reads(at, own) {
            return None;
        }
        let end = at + own.len();
        let titled = self.title_before(at);
        let begin = titled.unwrap_or(at);
        if !other.is_empty() {
            let skipped = if part == Part::Surname { self.title_after(end, other) } else { end };
            if self.reads(skipped, other) {
                return Some(Verdict::sure(begin..skipped + other.len()));
            }
            if let Some(initial) = initial(other) {
                let after = self.letters.get(end) == Some(&initial) && self.is_dot_after(end) && !self.joined(end);
                if part == Part::First && after {
                    return Some(Verdict { has_dot: true, ..Verdict::sure(begin..end + 1) });
                }
                let before = at > 0 && self.letters[at - 1] == initial && self.is_dot_after(at - 1);
                if part == Part::Surname && before {
                    return Some(Verdict::sure(self.title_before(at - 1).unwrap_or(at - 1)..end));
                }
            }
        }
        near.then(|| self.of_a_part(name, part, begin..end, titled.is_some())).flatten()
    }

    /// What a part that stands alone means.
    fn of_a_part(&self, name: &Name, part: Part, letters: Range<usize>, titled: bool) -> Option<Verdict> {
        let own = if part == Part::First { &name.first } else { &name.surname };
        let alone = !self.joined(letters.end) && (titled || !self.joined(letters.start));
        let whole = name.surname.is_empty() && own.len() >= UNMISTAKABLE;
        let is_sure = part == Part::First
            && (titled && (alone || own.len() >= UNMISTAKABLE) || alone && own.len() >= UNMISTAKABLE || whole);
        let is_long = own.len() > LEAST_PART + 1;
        (is_sure || own.len() >= LEAST_PART && (alone || is_long)).then_some(Verdict {
            letters,
            sure: is_sure,
            has_dot: false,
        })
    }

    fn reads(&self, at: usize, letters: &[char]) -> bool {
        self.letters.get(at..at + letters.len()).is_some_and(|here| here == letters)
    }

    /// Whether a letter directly follows the one before it in the text.
    fn joined(&self, at: usize) -> bool {
        at > 0 && at < self.at.len() && self.at[at] == self.at[at - 1] + 1
    }

    fn is_dot_after(&self, at: usize) -> bool {
        self.signs.get(self.at[at] + 1).is_some_and(|sign| sign.c == '.')
    }

    /// Where the title before a letter begins, with what makes a rank a woman's or an acting one.
    fn title_before(&self, at: usize) -> Option<usize> {
        let plain = self.longest_before(at, TITLES.iter().copied(), false);
        let rank = |at: usize| {
            let short = RANKS_SHORT.iter().copied();
            self.longest_before(at, RANKS.iter().copied(), false).or_else(|| self.longest_before(at, short, true))
        };
        let woman = at.checked_sub(WOMAN.chars().count()).filter(|begin| self.reads_text(*begin, WOMAN)).and_then(rank);
        let begin = [plain, rank(at), woman].into_iter().flatten().min()?;
        let acting = begin.checked_sub(ACTING.chars().count()).filter(|acting| self.reads_text(*acting, ACTING));
        Some(acting.unwrap_or(begin))
    }

    /// Where the longest of some titles begins that ends before a letter; an abbreviation, with its dot.
    fn longest_before<'t>(&self, at: usize, titles: impl Iterator<Item = &'t str>, dotted: bool) -> Option<usize> {
        let begins = |title: &str| {
            let begin = at.checked_sub(title.chars().count())?;
            (self.reads_text(begin, title) && (!dotted || self.is_dot_after(at - 1))).then_some(begin)
        };
        titles.filter_map(begins).min()
    }

    fn reads_text(&self, at: usize, text: &str) -> bool {
        self.letters[at..].iter().copied().take(text.chars().count()).eq(text.chars())
    }

    /// Where what follows a title begins, if what follows is expected.
    fn title_after(&self, at: usize, expected: &[char]) -> usize {
        let lengths = TITLES.iter().filter_map(|title| {
            let title: Vec<char> = title.chars().collect();
            (self.reads(at, &title) && self.reads(at + title.len(), expected)).then_some(at + title.len())
        });
        lengths.max().unwrap_or(at)
    }
}

#[derive(Debug)]
struct Verdict {
    letters: Range<usize>,
    sure: bool,
    /// A dot after the last letter goes with it.
    has_dot: bool,
}

impl Verdict {
    const fn sure(letters: Range<usize>) -> Self {
        Self { letters, sure: true, has_dot: false }
    }

    fn outdoes(&self, other: &Self) -> bool {
        (self.sure, self.letters.len()) > (other.sure, other.letters.len())
    }
}

/// A letter by which a name is shortened: its first consonant.
fn initial(letters: &[char]) -> Option<char> {
    letters.iter().copied().find(|c| !matches!(c, '\u{e40}'..='\u{e44}'))
}

/// The first letters of a part of a name; nothing stands for the third of one that has two.
fn start_of(letters: &[char]) -> Option<[char; 3]> {
    Some([*letters.first()?, *letters.get(1)?, letters.get(2).copied().unwrap_or_default()])
}

#[cfg(test)]
mod tests;
