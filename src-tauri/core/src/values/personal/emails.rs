//! E-mail addresses: with spaces, in words, in Thai letters and in Punycode.

use std::ops::Range;

use super::signs::{Sign, is_of_word, is_thai, text};

/// What may stand for `@` and for a dot, in brackets of any kind.
const AT: [&str; 4] = ["at", "แอท", "แอ็ท", "แอต"];
const DOT: [&str; 4] = ["dot", "ดอท", "ดอต", "จุด"];
/// What stands for `@` between brackets where a domain that is sure comes after it.
const WEAK: [&str; 2] = ["a)", "ที่)"];
/// What an address goes on with after a space: the last parts of domains.
const LAST: [&str; 17] =
    ["go", "co", "ac", "or", "in", "mi", "net", "com", "org", "th", "gov", "edu", "info", "biz", "me", "ไทย", "รัฐบาล"];
/// Who gives addresses to so many that the rest of the domain is often left out.
const GIVERS: [&str; 7] = ["gmail", "hotmail", "outlook", "yahoo", "icloud", "live", "msn"];

/// The signs of each address.
pub(super) fn find(signs: &[Sign]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..signs.len() {
        let Some(sign) = sign_at(signs, at) else { continue };
        let free = found.last().map_or(0, |last| last.end);
        if let Some(start) = local(signs, free, sign.start)
            && let Some(end) = domain_after(signs, start, &sign)
        {
            found.push(start..end);
        }
    }
    found
}

/// Where the domain after a sign ends, if it is one after that sign: the less of a sign it is, the more must be said of the
/// domain.
fn domain_after(signs: &[Sign], start: usize, sign: &Range<usize>) -> Option<usize> {
    let Some(domain) = domain(signs, sign.end) else {
        return numbered(signs, sign).or_else(|| bare(signs, start, sign));
    };
    let labels = &domain.labels;
    let is_a_givers = labels.len() > 1 && GIVERS.contains(&labels[0].as_str());
    let is_whole = labels.len() > 1 && labels[0] != "www" && LAST.contains(&labels[labels.len() - 1].as_str());
    let is_one = match signs[sign.start].c {
        '@' | '&' => true,
        ' ' | '-' | '_' => domain.dotted || is_a_givers,
        _ if WEAK.iter().any(|word| reads(signs, sign.start + 1, word)) => domain.dotted || is_a_givers || is_whole,
        '%' | 'แ' => domain.dotted || is_a_givers || is_whole,
        _ => true,
    };
    is_one.then_some(domain.end)
}

/// Where a domain ends that is an address of numbers: `[192.168.1.1]`.
fn numbered(signs: &[Sign], sign: &Range<usize>) -> Option<usize> {
    let inside = signs.get(sign.end..).filter(|rest| rest.first().is_some_and(|first| first.c == '['))?;
    let end = inside.iter().position(|sign| sign.c == ']')?;
    let is_number = |sign: &Sign| sign.c.is_ascii_digit() || matches!(sign.c, '.' | ':');
    (end > 1 && inside[1..end].iter().all(is_number)).then_some(sign.end + end + 1)
}

/// Where a domain without a dot ends, as those of a network of one's own are: a word close to the sign, after a word.
fn bare(signs: &[Sign], start: usize, sign: &Range<usize>) -> Option<usize> {
    let local = &signs[start..sign.start];
    let is_local = local.len() > 1 && local.iter().all(|sign| sign.c.is_ascii() && sign.c != ' ');
    let is_named = local.iter().any(|sign| sign.c.is_ascii_alphabetic()) && text(local) != "line";
    let end = sign.end + label(signs, sign.end);
    let label = signs.get(sign.end..end)?;
    let is_label = label.len() > 2 && label.iter().all(|sign| sign.c.is_ascii()) && label[0].c.is_ascii_alphabetic();
    (signs[sign.start].c == '@' && is_local && is_named && is_label).then_some(end)
}

/// `@`, `(at)` or ` at ` beginning at a sign.
fn sign_at(signs: &[Sign], at: usize) -> Option<Range<usize>> {
    match signs[at].c {
        '@' if at > 0 && signs[at - 1].c == '@' => None,
        '@' => Some(at..at + signs[at..].iter().take_while(|sign| sign.c == '@').count()),
        '%' => reads(signs, at, "%40").then_some(at..at + 3),
        'แ' => attached(signs, at),
        '(' if let Some(word) = WEAK.iter().find(|word| reads(signs, at + 1, word)) => {
            Some(at..at + 1 + word.chars().count())
        }
        '&' => {
            ["&#64;", "&commat;", "&#x40;"].iter().find(|code| reads(signs, at, code)).map(|code| at..at + code.len())
        }
        '(' | '[' | '{' | '<' | ' ' | '-' | '_' => bracketed(signs, at, &AT),
        _ => None,
    }
}

/// `แอท` between Latin letters, nothing beside it.
fn attached(signs: &[Sign], at: usize) -> Option<Range<usize>> {
    let word = AT.iter().find(|word| reads(signs, at, word))?;
    let end = at + word.chars().count();
    let is_latin = |at: usize| signs.get(at).is_some_and(|sign| sign.c.is_ascii_alphanumeric());
    (at > 0 && is_latin(at - 1) && is_latin(end)).then_some(at..end)
}

/// One of some words between brackets, dashes or spaces, at a sign.
fn bracketed(signs: &[Sign], at: usize, words: &[&str]) -> Option<Range<usize>> {
    let open = signs.get(at)?.c;
    let inside = spaces_after(signs, at + 1);
    let word = words.iter().find(|word| reads(signs, inside, word))?;
    let end = inside + word.chars().count();
    let close = if matches!(open, ' ' | '-' | '_') { end } else { spaces_after(signs, end) };
    let closes = matches!(
        (open, signs.get(close)?.c),
        ('(', ')') | ('[', ']') | ('{', '}') | ('<', '>') | (' ', ' ') | ('-', '-') | ('_', '_')
    );
    closes.then_some(at..close + 1)
}

fn reads(signs: &[Sign], at: usize, word: &str) -> bool {
    let count = word.chars().count();
    signs.get(at..at + count).is_some_and(|here| here.iter().map(|sign| sign.c).eq(word.chars()))
}

/// The first sign at or after one that is no space, as far as three spaces go.
fn spaces_after(signs: &[Sign], at: usize) -> usize {
    at + signs[at.min(signs.len())..].iter().take(3).take_while(|sign| sign.c == ' ').count()
}

/// Where the part before the sign begins, not before `free`.
fn local(signs: &[Sign], free: usize, end: usize) -> Option<usize> {
    let spaces = signs[free..end].iter().rev().take(3).take_while(|sign| sign.c == ' ').count();
    let mut start = end - spaces;
    let mut last = signs[free..start].last().map(|sign| sign.c)?;
    if last == '"' {
        return signs[free..start - 1].iter().rposition(|sign| sign.c == '"').map(|open| free + open);
    }
    loop {
        let part = signs[free..start].iter().rev().take_while(|sign| is_of_local(sign.c, last)).count();
        if part == 0 {
            return None;
        }
        start -= part;
        if let Some(dot) = dot_before(signs, free, start) {
            start = dot;
            continue;
        }
        // One that has letters of both scripts joins them by a mark.
        let joined = start > free && matches!(signs[start].c, '+' | '_' | '-' | '.') && is_of_word(signs[start - 1].c);
        if !joined {
            return Some(spelt_from(signs, free, start, end - spaces));
        }
        last = signs[start - 1].c;
    }
}

/// Where a part begins that is spelt out, `s o m s r i`: letters alone, a space between each two.
fn spelt_from(signs: &[Sign], free: usize, mut start: usize, end: usize) -> usize {
    let is_space = |at: usize| signs[at].c == ' ';
    if end - start != 1 {
        return start;
    }
    while start >= free + 2
        && is_space(start - 1)
        && signs[start - 2].c.is_ascii_alphanumeric()
        && (start - 2 == free || is_space(start - 3))
    {
        start -= 2;
    }
    start
}

/// Thai letters go with Thai ones: before an address in Latin letters they are the sentence.
fn is_of_local(c: char, last: char) -> bool {
    matches!(c, '.' | '_' | '-' | '+' | '%' | '\'' | '#' | '&' | '=' | '~' | '!' | '$' | '*')
        || is_of_word(c) && (is_thai(c) == is_thai(last) || c.is_ascii_digit())
}

/// Where a dot written in brackets before a sign begins.
fn dot_before(signs: &[Sign], free: usize, start: usize) -> Option<usize> {
    (start.saturating_sub(9).max(free)..start)
        .find(|at| signs[*at].c != ' ' && bracketed(signs, *at, &DOT).is_some_and(|dot| dot.end == start))
}

/// A domain after a sign.
struct Domain {
    end: usize,
    labels: Vec<String>,
    /// Whether a dot in words is in it.
    dotted: bool,
}

/// The domain that begins at a sign.
fn domain(signs: &[Sign], start: usize) -> Option<Domain> {
    let (mut at, mut labels, mut dotted) = (spaces_after(signs, start), Vec::new(), false);
    loop {
        let end = at + label(signs, at);
        let name = text(signs.get(at..end)?);
        if name.is_empty() || name.starts_with('-') {
            return None;
        }
        labels.push(name);
        match next_label(signs, end, &labels) {
            Some((next, in_words)) => (at, dotted) = (next, dotted || in_words),
            None => return is_domain(&labels).then_some(Domain { end, labels, dotted }),
        }
    }
}

/// One name is enough of those who give addresses to many.
fn is_domain(labels: &[String]) -> bool {
    labels.len() > 1 || GIVERS.contains(&labels[0].as_str())
}

/// How many signs a label has: of one script.
fn label(signs: &[Sign], at: usize) -> usize {
    let rest = signs.get(at..).unwrap_or_default();
    let Some(first) = rest.first().map(|sign| sign.c) else { return 0 };
    if reads(signs, at, "ไทย") {
        return 3;
    }
    rest.iter().take_while(|s| s.c == '-' || s.c == '_' || is_of_word(s.c) && is_thai(s.c) == is_thai(first)).count()
}

/// Where the next label begins, and whether the dot before it is a word.
fn next_label(signs: &[Sign], end: usize, labels: &[String]) -> Option<(usize, bool)> {
    let follows = |at: usize| label(signs, at) > 0;
    let dot = spaces_after(signs, end);
    if signs.get(dot).is_some_and(|sign| sign.c == '.') {
        // Two dots for one.
        let dots = signs[dot..].iter().take(2).take_while(|sign| sign.c == '.').count();
        let next = spaces_after(signs, dot + dots);
        let close = dot == end && next == dot + dots;
        if dots > 1 && !goes_on(signs, next, labels) {
            return None;
        }
        return (follows(next) && (close || goes_on(signs, next, labels))).then_some((next, false));
    }
    // A comma for a dot.
    if dot == end && signs.get(end).is_some_and(|sign| sign.c == ',') && goes_on(signs, end + 1, labels) {
        return Some((end + 1, false));
    }
    let word = [end, dot].into_iter().find_map(|at| bracketed(signs, at, &DOT));
    if let Some(word) = word {
        let next = spaces_after(signs, word.end);
        return follows(next).then_some((next, true));
    }
    let left_out = dot > end && labels.len() == 1 && GIVERS.contains(&labels[0].as_str());
    (left_out && goes_on(signs, dot, labels)).then_some((dot, false))
}

/// Whether a label apart from the others is the end of a domain, and the others are not whole yet.
fn goes_on(signs: &[Sign], at: usize, labels: &[String]) -> bool {
    let last = labels.last().map(String::as_str).unwrap_or_default();
    let is_whole = matches!(last, "th" | "com" | "org" | "net" | "ไทย" | "info") && labels.len() > 1;
    let next = text(&signs[at..at + label(signs, at)]);
    !is_whole && (LAST.contains(&next.as_str()) || next.starts_with("xn--"))
}
