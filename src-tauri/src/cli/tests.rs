//! What the command line accepts: the shapes other programs rely on.

use clap::CommandFactory;

use super::*;

fn parse(line: &str) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(line.split(' '))
}

#[test]
fn the_definition_of_the_commands_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn every_documented_form_is_accepted() {
    for line in [
        "saisaat new w --ministry กระทรวง",
        "saisaat new w --ministry กระทรวง --sample",
        "saisaat new w --ministry กระทรวง --unprotected",
        "saisaat new w --ministry กระทรวง --passphrase-file p --officer สมศรี --recovery-sheet s.pdf",
        "saisaat import w roster a.xlsx",
        "saisaat import w roster a.xlsx --agency M01 --dry-run --json",
        "saisaat score w --year 2569 --round 12",
        "saisaat score w --year 2569 --round 6 --agency M01 --json",
        "saisaat report w --year 2569 --round 12 --agency M01 --out d",
        "saisaat report w --year 2569 --round 9 --all --out d --thai-digits",
        "saisaat submit w --year 2569 --round 12 --agency M01 --out d",
        "saisaat submit w --year 2569 --round 6 --agency M01 --out d --thai-digits --note ที่1/2569 --json",
        "saisaat list w agencies",
        "saisaat list w submissions",
        "saisaat list w people --agency M01 --json",
        "saisaat list w plans",
        "saisaat list w actions",
        "saisaat list w trainings",
        "saisaat list w awards",
        "saisaat list w indicators",
        "saisaat calendar w --year 2569 --agency M01 --out a.ics",
        "saisaat calendar w --year 2569 --agency M01 --out a.ics --force --json",
        "saisaat undo w",
        "saisaat audit w",
        "saisaat audit w --verify --json",
        "saisaat audit w --officer สมศรี --register people --from 2026-10-01 --to 2026-10-31",
        "saisaat check w --passphrase-file p",
        "saisaat backup w",
        "saisaat backup w --to d --json",
        "saisaat restore b w",
        "saisaat restore b w --dry-run --json",
        "saisaat verify w",
        "saisaat verify d --json --passphrase-file p",
    ] {
        assert!(parse(line).is_ok(), "{line}: {:?}", parse(line).err());
    }
}

#[test]
fn wrong_usage_is_refused_with_code_two() {
    for line in [
        "saisaat new w",
        "saisaat import w people a.xlsx",
        "saisaat score w --year 2569",
        "saisaat score w --year 1969 --round 12",
        "saisaat score w --year 2569 --round 7",
        "saisaat report w --year 2569 --round 12 --out d",
        "saisaat report w --year 2569 --round 12 --all --agency M01 --out d",
        "saisaat report w --year 2569 --round 12 --all",
        "saisaat submit w --year 2569 --round 12 --out d",
        "saisaat submit w --year 2569 --round 12 --agency M01",
        "saisaat list w unicorns",
        "saisaat calendar w --year 2569 --out a.ics",
        "saisaat audit",
        "saisaat audit w --from 1/10/2569",
        "saisaat new w --ministry กระทรวง --unprotected --passphrase-file p",
        "saisaat restore b",
        "saisaat frobnicate w",
    ] {
        let error = parse(line).err().unwrap_or_else(|| panic!("{line} was accepted"));
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn the_year_and_round_are_read_as_values_of_the_domain() {
    let Command::Score(score) = parse("saisaat score w --year 2569 --round 9").expect("accepted").command else {
        panic!("score was asked for");
    };
    assert_eq!((score.period.year.number(), score.period.round), (2569, Round::Nine));
}
