//! The roster of an agency: its head and deputies, the heads of its units, and everyone else.
//!
//! National ids are synthetic by design: category 1, registration office `0000` (offices are numbered by province, and no
//! province is numbered 00), seven digits of a running number, scattered, and the true check digit. E-mail addresses end in
//! the reserved `.example`; every telephone is an extension of one switchboard number.

use std::collections::HashSet;

use saisaat_core::registers::Person;
use saisaat_core::values::{Date, NationalId};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::names::{self, Name};
use crate::posts::{self, Post};
use crate::seeded_rng::{SeededRng, Subject};

/// The staff of an agency in order of rank: head, deputies, heads of units, others.
pub(crate) struct Staff {
    pub(crate) people: Vec<Person>,
}

impl Staff {
    /// The head of the agency, if it has staff at all.
    pub(crate) fn head(&self) -> Option<&Person> {
        self.people.first()
    }

    /// The head of a unit, or somebody who stands in.
    pub(crate) fn head_of(&self, unit: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.unit == unit).or_else(|| self.head())
    }

    /// The officer of a unit who does the work its head answers for, or somebody who stands in.
    pub(crate) fn officer_of(&self, unit: &str) -> Option<&Person> {
        let below = || self.people.iter().filter(|person| person.unit == unit && person.active).skip(1);
        below().find(|person| person.level == "ชำนาญการ").or_else(|| below().next()).or_else(|| self.head_of(unit))
    }
}

/// Puts `count` people into the agency; `serial` is the running number of the first.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, count: usize, serial: usize, new: &Keys) -> Result<Staff> {
    let &Ground { number, agency, department } = ground;
    let mut rng = SeededRng::of(Subject::People, number);
    let mut mailboxes = HashSet::new();
    let mut people = Vec::with_capacity(count);
    for place in 0..count {
        let post = posts::of_place(department, place, &mut rng);
        let woman = rng.percent(58);
        let name = if woman { names::of_a_woman(&mut rng) } else { names::of_a_man(&mut rng) };
        let mut person = Person::blank(new.key(), agency.id);
        person.national_id = Some(national_id(serial + place));
        person.prefix = prefix(woman, &post, &mut rng).into();
        person.sex = if woman { "หญิง" } else { "ชาย" }.into();
        person.first_name = name.first.thai.into();
        person.surname = name.surname.thai.into();
        person.email = mailbox(name, &agency.code, &mut mailboxes);
        person.phone = format!("0 2000 {:04} ต่อ {}", 1000 + number % 9000, 1000 + place);
        if post.staff_kind != "จ้างเหมาบริการ" {
            person.position_number = (place + 1).to_string();
        }
        dates(&mut person, &post, &mut rng);
        // Retired, transferred or resigned in the years of the sample: kept, but no longer counted.
        person.active = place < 40 || !rng.percent(3);
        if !person.active {
            person.note = rng.pick(&LEFT).into();
        }
        posts::dress(&mut person, post);
        tx.put(&person)?;
        people.push(person);
    }
    Ok(Staff { people })
}

/// The `serial`th synthetic national id: `1-0000-nnnnn-nn-c`.
fn national_id(serial: usize) -> NationalId {
    // 7,654,321 shares no factor with 10⁷, so that ten million serials give as many different numbers, in no visible order.
    let scattered = serial.wrapping_mul(7_654_321) % 10_000_000;
    let twelve = format!("10000{scattered:07}");
    let check = NationalId::check_digit(twelve.as_bytes());
    NationalId::parse(&format!("{twelve}{check}")).expect("thirteen digits with their check digit")
}

fn prefix(woman: bool, post: &Post, rng: &mut SeededRng) -> &'static str {
    let roll = rng.between(0, 99);
    match (woman, post.academic, roll) {
        (_, true, 0..12) => "ดร.",
        (false, _, 95..98) => "ว่าที่ร้อยตรี",
        (true, _, 97..99) => "ว่าที่ร้อยตรีหญิง",
        (false, _, 98) => "พ.ต.ท.",
        (false, ..) => "นาย",
        (true, _, 0..52) => "นางสาว",
        (true, ..) => "นาง",
    }
}

fn mailbox(name: Name, agency_code: &str, taken: &mut HashSet<String>) -> String {
    let surname: String = name.surname.latin.chars().filter(char::is_ascii_alphabetic).take(3).collect();
    let plain = format!("{}.{}", name.first.latin, surname).to_lowercase();
    let mut mailbox = plain.clone();
    let mut twin = 1;
    while !taken.insert(mailbox.clone()) {
        twin += 1;
        mailbox = format!("{plain}{twin}");
    }
    format!("{mailbox}@{}.example", agency_code.to_lowercase())
}

/// Born, appointed and retiring: an official retires on the 30th of September after turning sixty; one born on or after
/// 2 October does so a year later.
fn dates(person: &mut Person, post: &Post, rng: &mut SeededRng) {
    let age = rng.between(post.ages.0, post.ages.1);
    let born_in = 2026 - i32::try_from(age).unwrap_or_default();
    let birth = day(born_in, rng);
    let joined_at = rng.between(22, 27.min(age - 1).max(22));
    let mut appointed = day(born_in + i32::try_from(joined_at).unwrap_or_default(), rng);
    let newest = Date::new(2025, 9, 1).unwrap_or(appointed);
    if appointed > newest {
        appointed = newest;
    }
    person.birth_date = Some(birth);
    person.appointed_on = Some(crate::seeded_rng::weekday_from(appointed));
    if post.retires {
        let turns_sixty_late = (birth.naive() - Date::new(born_in, 10, 1).unwrap_or(birth).naive()).num_days() > 0;
        person.retires_on = Date::new(born_in + 60 + i32::from(turns_sixty_late), 9, 30);
    }
}

fn day(year: i32, rng: &mut SeededRng) -> Date {
    let first = Date::new(year, 1, 1).unwrap_or_else(|| Date::from(chrono::NaiveDate::default()));
    Date::from(first.naive() + chrono::Duration::days(rng.between(0, 364)))
}

const LEFT: [&str; 3] = ["โอนไปสังกัดส่วนราชการอื่น", "ลาออกจากราชการ", "เกษียณอายุก่อนกำหนด"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_synthetic_ids_are_different_and_of_no_registration_office() {
        let ids: HashSet<String> = (0..100_000).map(|serial| national_id(serial).digits().to_owned()).collect();
        assert_eq!(ids.len(), 100_000);
        assert!(ids.iter().all(|digits| digits.starts_with("10000")));
    }
}
