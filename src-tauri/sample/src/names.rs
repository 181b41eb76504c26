//! Names of people who do not exist: common Thai first names and surnames, drawn apart from each other.

use std::sync::LazyLock;

use crate::seeded_rng::SeededRng;

/// A name in Thai, and in Latin letters for an e-mail address.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    pub(crate) thai: &'static str,
    pub(crate) latin: &'static str,
}

/// A person's name.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    pub(crate) first: Word,
    pub(crate) surname: Word,
}

static MALE: LazyLock<Vec<Word>> = LazyLock::new(|| words(include_str!("../../../assets/sample/first_names_male.txt")));
static FEMALE: LazyLock<Vec<Word>> =
    LazyLock::new(|| words(include_str!("../../../assets/sample/first_names_female.txt")));
static SURNAMES: LazyLock<Vec<Word>> = LazyLock::new(|| words(include_str!("../../../assets/sample/surnames.txt")));

/// Draws a man's name.
pub(crate) fn of_a_man(rng: &mut SeededRng) -> Name {
    Name { first: rng.pick(&MALE), surname: rng.pick(&SURNAMES) }
}

/// Draws a woman's name.
pub(crate) fn of_a_woman(rng: &mut SeededRng) -> Name {
    Name { first: rng.pick(&FEMALE), surname: rng.pick(&SURNAMES) }
}

/// Draws a name with its prefix.
pub(crate) fn of_anyone(rng: &mut SeededRng) -> String {
    let (prefix, name) =
        if rng.percent(50) { ("นางสาว", of_a_woman(rng)) } else { ("นาย", of_a_man(rng)) };
    format!("{prefix}{} {}", name.first.thai, name.surname.thai)
}

fn words(list: &'static str) -> Vec<Word> {
    list.lines().filter_map(|line| line.split_once('\t')).map(|(thai, latin)| Word { thai, latin }).collect()
}
