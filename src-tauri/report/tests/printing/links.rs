//! Links inside the file; what its structure tree says is proved inside the crate, where the source of each heading is.

use crate::fixture;
use crate::tools::squeezed;
use crate::{ARABIC, print};

/// The page of the contents, after the cover.
const CONTENTS: usize = 2;

#[test]
fn each_line_of_the_contents_names_the_page_of_its_heading_and_leads_to_it() {
    let report = fixture::report();
    let file = print(&report, &ARABIC);
    let text = squeezed(&file.page_text(CONTENTS));
    let mut links = file.links();
    links.retain(|link| link.on == CONTENTS);
    assert!(links.iter().all(|link| link.to > CONTENTS));
    for card in &report.cards {
        let title = squeezed(&format!("ตัวชี้วัดที่ {} {}", card.indicator.code, card.indicator.name));
        let link = links
            .iter()
            .find(|link| title.starts_with(&squeezed(&link.text)) || squeezed(&link.text).starts_with(&title));
        let link = link.expect("every card has its line");
        let there = squeezed(&file.text_within(link.to, [0.0, link.top - 60.0, 600.0, link.top]));
        assert!(there.starts_with(&squeezed(&format!("ตัวชี้วัดที่ {}", card.indicator.code))), "{there}");
        assert!(text.contains(&format!("{title}{}", link.to)), "{title} on {} in {text}", link.to);
    }
}

#[test]
fn each_line_of_the_score_summary_leads_to_the_card_of_its_indicator() {
    let report = fixture::report();
    let file = print(&report, &ARABIC);
    let mut links = file.links();
    links.retain(|link| link.on != CONTENTS);
    assert_eq!(links.len(), report.scorecard.lines.len());
    for (link, line) in links.iter().zip(&report.scorecard.lines) {
        let name = squeezed(&format!("{} {}", line.code, line.name));
        assert_eq!(squeezed(&link.text), name);
        let [left, bottom, right, top] = link.area;
        assert!(left < right && bottom < top, "{link:?}");
        assert!(squeezed(&file.text_within(link.on, link.area)).contains(&name), "{link:?}");
        let below = file.text_within(link.to, [0.0, link.top - 60.0, 600.0, link.top]);
        assert!(squeezed(&below).starts_with(&squeezed(&format!("ตัวชี้วัดที่ {}", line.code))), "{link:?}: {below}");
    }
}

#[test]
fn a_summary_whose_cards_are_not_printed_leads_nowhere() {
    let mut report = fixture::report();
    report.cards.clear();
    let file = print(&report, &ARABIC);
    assert!(file.links().is_empty());
    file.check();
}
