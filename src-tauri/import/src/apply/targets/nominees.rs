//! Nominees of an award.

use saisaat_core::Surroundings;
use saisaat_core::registers::{AwardScheme, Decision, Nomination, Person, Register};
use saisaat_core::values::Id;

use super::enrolled::{Enrolled, Enrolment, Enrolments, enrolled_columns};
use crate::column::{About, Column, Label, number, text, word};

/// An award scheme at work.
pub(crate) type Nominees = Enrolments<Nomination>;

type Nominee = Enrolled<Nomination>;

const fn declared(key: &'static str) -> About {
    About::declared(&Nomination::DECLARATION, key)
}

static COLUMNS: [Column<Nominee>; 12] = enrolled_columns![
    text!(Nominee, record.nominator, declared("nominator").weight(2)),
    text!(Nominee, record.reasons, declared("reasons").weight(2)),
    text!(Nominee, record.evidence, declared("evidence")),
    number!(Nominee, record.score, declared("score").weight(2)),
    word!(Nominee, record.decision, Decision, declared("decision").weight(2)),
];

impl Enrolment for Nomination {
    type Parent = AwardScheme;
    type Said = ();

    const LABEL: Label = Label {
        th: "ผู้ได้รับการเสนอชื่อรับรางวัล", en: "Award nominees"
    };
    const ASKS_FOR: &'static [&'static str] = &["scheme"];
    const NO_PARENT: (&'static str, &'static str) =
        ("no_scheme", "ยังไม่ได้เลือกรางวัลที่รายชื่อนี้ได้รับการเสนอ โปรดเลือกรางวัลก่อนนำเข้า");

    fn columns() -> &'static [Column<Nominee>] {
        &COLUMNS
    }

    fn person(&self) -> Id<Person> {
        self.person_id
    }

    fn new(new: &Surroundings, scheme: &AwardScheme, person: Id<Person>) -> Self {
        Self::blank(new.new_id(), scheme.id, person)
    }
}
