//! Where a web or mail address may be broken.
//!
//! Role: text and its places → the same, with an address parted only where its reader will not take the end of the line
//! for its end: after a slash, before the marks that open a query. A mail address is not parted. Never at a hyphen, which would look
//! like one the line end put there. Invariant: places outside addresses are not touched.

use std::ops::Range;

/// `places`, ascending, with those inside addresses set right.
pub(crate) fn set_right(text: &str, mut places: Vec<usize>) -> Vec<usize> {
    for address in addresses(text) {
        places.retain(|&at| at <= address.start || at >= address.end);
        places.extend(sensible(text, address));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// The addresses in `text`: stretches of visible ASCII that look like one.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_visible).map(|at| from + at) {
        let end = text[start..].find(|c| !is_visible(c)).map_or(text.len(), |at| start + at);
        let word = &text[start..end];
        if word.contains("://") || word.contains("www.") || is_mail(word) {
            found.push(start..end);
        }
        from = end;
    }
    found
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_ascii_alphanumeric())
            && host.split('.').filter(|part| !part.is_empty()).count() > 1
    })
}

fn sensible(text: &str, address: Range<usize>) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (address.start + 1..address.end).filter(move |&at| {
        let (before, after) = (bytes[at - 1], bytes[at]);
        let goes_on = after.is_ascii_alphanumeric();
        (before == b'/' && goes_on && !text[..at].ends_with("://")) || matches!(after, b'?' | b'&' | b'#')
    })
}

fn is_visible(c: char) -> bool {
    c.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use crate::text::segmentation::tests::cut;

    #[test]
    fn a_web_address_ends_a_line_after_a_slash_or_before_its_query_only() {
        assert_eq!(
            cut("ดูที่ https://www.ocsc-integrity.go.th/anti-corruption/2569?page=2&lang=th ต่อไป"),
            "ดู|ที่ |https://www.ocsc-integrity.go.th/|anti-corruption/|2569|?page=2|&lang=th |ต่อไป"
        );
        assert_eq!(cut("www.nacc.go.th"), "www.nacc.go.th");
        assert_eq!(cut("(http://nacc.go.th/)"), "(http://nacc.go.th/)");
    }

    #[test]
    fn a_mail_address_stays_whole() {
        assert_eq!(cut("อีเมล anti-corruption@ocsc.go.th ทุกวัน"), "อีเมล |anti-corruption@ocsc.go.th |ทุก|วัน");
    }

    #[test]
    fn a_word_with_a_hyphen_is_no_address() {
        assert_eq!(cut("anti-corruption @ ITA"), "anti-|corruption |@ |ITA");
    }
}
