//! The places a line may end, against prose cut by hand: `words/gold.txt`.

use crate::text::segmentation::Words;

/// The share of the hand's places the segmenter must find: held together is better than torn, but words must be found.
const RECALL: f64 = 0.90;
const FEWEST_SENTENCES: usize = 490;

/// A sentence and the places in it where the hand lets a line end.
struct Sentence {
    text: String,
    places: Vec<usize>,
}

fn sentences() -> Vec<Sentence> {
    let lines = include_str!("../words/gold.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(sentence).collect()
}

fn sentence(line: &str) -> Sentence {
    let mut text = String::new();
    let mut places = Vec::new();
    for piece in line.split('|') {
        text.push_str(piece);
        places.push(text.len());
    }
    Sentence { text, places }
}

/// `text` with a bar at each of `places`, and a cross where one is not the hand's.
fn marked(sentence: &Sentence, found: &[usize]) -> String {
    let mut from = 0;
    let pieces = found.iter().map(|&at| {
        let bar = if sentence.places.contains(&at) { "|" } else { "✗" };
        let piece = format!("{}{bar}", &sentence.text[from..at]);
        from = at;
        piece
    });
    pieces.collect()
}

#[test]
fn no_line_ends_where_the_hand_lets_none_end() {
    let words = Words::load().unwrap();
    let torn = |sentence: &Sentence| {
        let found = words.breaks(&sentence.text);
        found.iter().any(|at| !sentence.places.contains(at)).then(|| marked(sentence, &found))
    };
    let torn: Vec<String> = sentences().iter().filter_map(torn).collect();
    assert!(torn.is_empty(), "{} sentences:\n{}", torn.len(), torn.join("\n"));
}

#[test]
fn nearly_every_place_the_hand_gives_is_found() {
    let words = Words::load().unwrap();
    let (mut found, mut given) = (0, 0);
    for sentence in sentences() {
        let breaks = words.breaks(&sentence.text);
        // the end of the text is found by anyone
        let inner = sentence.places.split_last().map_or(&[][..], |(_, inner)| inner);
        given += inner.len();
        found += inner.iter().filter(|at| breaks.contains(at)).count();
    }
    let recall = found as f64 / given as f64;
    assert!(recall >= RECALL, "{found} of {given} places: {recall:.3}");
}

#[test]
fn the_hand_has_cut_enough_prose_and_tears_no_cluster_itself() {
    let sentences = sentences();
    assert!(sentences.len() >= FEWEST_SENTENCES, "{} sentences", sentences.len());
    for Sentence { text, places } in sentences {
        assert!(places.iter().all(|&at| !crate::text::segmentation::tears(&text, at)), "{text}");
        assert!(!text.contains("  ") && text.trim() == text, "{text}");
    }
}
