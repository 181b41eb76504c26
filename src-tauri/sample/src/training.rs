//! Ethics training of an agency and who attended: coverage differs between agencies and grows with the years.

use rust_decimal::Decimal;
use saisaat_core::registers::{Attendance, Person, Topic, TrainingSession};
use saisaat_core::values::{Date, Exact, FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::names;
use crate::people::Staff;
use crate::seeded_rng::{SeededRng, Subject};

struct Course {
    title: &'static str,
    course: &'static str,
    topic: Topic,
    hours: i64,
    required: i64,
    online: bool,
    /// Months after 1 October in which it is held.
    month: u32,
    /// How many in a hundred of the trained attend it.
    draw: i64,
    target_group: &'static str,
}

const COURSES: [Course; 4] = [
    Course {
        title: "การป้องกันผลประโยชน์ทับซ้อนและการปฏิบัติตนตามมาตรฐานทางจริยธรรม",
        course: "หลักสูตรต้านทุจริตศึกษาสำหรับบุคลากรภาครัฐ",
        topic: Topic::ConflictOfInterest,
        hours: 6,
        required: 5,
        online: false,
        month: 2,
        draw: 45,
        target_group: "ข้าราชการและพนักงานราชการทุกหน่วยงานภายใน",
    },
    Course {
        title: "คุณธรรม จริยธรรม และจรรยาข้าราชการสำหรับการปฏิบัติงาน",
        course: "หลักสูตรเสริมสร้างคุณธรรมจริยธรรมประจำปี",
        topic: Topic::Ethics,
        hours: 6,
        required: 5,
        online: false,
        month: 4,
        draw: 30,
        target_group: "บุคลากรระดับปฏิบัติการและบุคลากรบรรจุใหม่",
    },
    Course {
        title: "แนวทางปฏิบัติตามนโยบายไม่รับของขวัญ (No Gift Policy)",
        course: "หลักสูตรออนไลน์ด้านการรับทรัพย์สินหรือประโยชน์อื่นใด",
        topic: Topic::Gifts,
        hours: 3,
        required: 3,
        online: true,
        month: 7,
        draw: 40,
        target_group: "บุคลากรทุกระดับ",
    },
    Course {
        title: "กฎหมายว่าด้วยการป้องกันและปราบปรามการทุจริตและการจัดซื้อจัดจ้างภาครัฐ",
        course: "หลักสูตรกฎหมายสำหรับผู้ปฏิบัติงานพัสดุและการอนุมัติอนุญาต",
        topic: Topic::Law,
        hours: 12,
        required: 10,
        online: false,
        month: 9,
        draw: 18,
        target_group: "ผู้ปฏิบัติงานด้านพัสดุ การเงิน และการอนุมัติอนุญาต",
    },
];

/// Puts the sessions of an agency in each year, with attendance.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Training, ground.number);
    for &year in years {
        let sessions: Vec<TrainingSession> =
            COURSES.iter().map(|course| session(course, ground, year, new, &mut rng)).collect();
        let attendances = attendances(&sessions, staff, coverage(ground.quality(year)), new, &mut rng);
        for mut session in sessions {
            let present = attendances.iter().filter(|attendance| attendance.session_id == session.id).count();
            session.seats = Some(i32::try_from(present.div_ceil(10) * 10).unwrap_or(i32::MAX));
            money(&mut session, present, &mut rng);
            tx.put(&session)?;
        }
        attendances.iter().try_for_each(|attendance| tx.put(attendance))?;
    }
    Ok(())
}

/// The share of staff to be trained in a hundred, of an agency's quality (a score in hundredths).
fn coverage(quality: i64) -> i64 {
    (quality - 200) / 8 + 60
}

fn session(course: &Course, ground: &Ground<'_>, year: FiscalYear, new: &Keys, rng: &mut SeededRng) -> TrainingSession {
    let starts_on = first_day(course, year, rng);
    let days = if course.hours > 6 { 1 } else { 0 };
    let before = rng.hundredths(4_800, 6_400);
    TrainingSession {
        id: new.key(),
        agency_id: ground.agency.id,
        year,
        title: course.title.into(),
        topic: course.topic,
        course: course.course.into(),
        starts_on,
        ends_on: Date::from(starts_on.naive() + chrono::Duration::days(days)),
        hours: course.hours.into(),
        required_hours: course.required.into(),
        place: if course.online {
            "ระบบประชุมทางไกลของหน่วยงาน".into()
        } else {
            format!("ห้องประชุมใหญ่ {}", ground.agency.name_th)
        },
        online: course.online,
        speakers: format!("{} และ {}", speaker(rng), speaker(rng)),
        organiser: crate::posts::PERSONNEL.into(),
        target_group: course.target_group.into(),
        seats: None,
        budget: Money::ZERO,
        spend: Money::ZERO,
        pre_test: Some(before),
        post_test: Some(Exact(before.0 + rng.hundredths(1_500, 2_900).0)),
        satisfaction: Some(rng.hundredths(8_050, 9_480)),
    }
}

fn first_day(course: &Course, year: FiscalYear, rng: &mut SeededRng) -> Date {
    use chrono::{Datelike, Weekday};
    let month = chrono::Months::new(course.month);
    let first = year.first_day().naive() + month;
    let day = rng.weekday(first.into(), (first + chrono::Duration::days(24)).into()).naive();
    // A course of two days does not begin on a Friday.
    if day.weekday() == Weekday::Fri { (day - chrono::Duration::days(1)).into() } else { day.into() }
}

fn speaker(rng: &mut SeededRng) -> String {
    let name = if rng.percent(50) { names::of_a_woman(rng) } else { names::of_a_man(rng) };
    format!("{}{} {}", rng.pick(&["อาจารย์", "ผศ.ดร.", "ดร."]), name.first.thai, name.surname.thai)
}

fn money(session: &mut TrainingSession, present: usize, rng: &mut SeededRng) {
    if session.online || present == 0 {
        return;
    }
    let (heads, days) =
        (i64::try_from(present).unwrap_or_default(), if session.starts_on == session.ends_on { 1 } else { 2 });
    // Meals and refreshments for every head and day, and the speakers by the hour.
    let speakers = 600 * session.hours.0.try_into().unwrap_or(6);
    session.budget = Money::from_baht(heads * days * 250 + speakers + 5_000);
    session.spend = Money::from_baht(heads * days * rng.between(225, 248) + speakers + rng.between(2_000, 5_000));
}

fn attendances(
    sessions: &[TrainingSession],
    staff: &Staff,
    coverage: i64,
    new: &Keys,
    rng: &mut SeededRng,
) -> Vec<Attendance> {
    let mut attendances = Vec::new();
    let mut certificates = vec![0; sessions.len()];
    for person in &staff.people {
        let trained = rng.percent(coverage);
        let main = main_course(rng);
        for (place, (session, course)) in sessions.iter().zip(&COURSES).enumerate() {
            let extra = rng.percent(course.draw / 3);
            if !was_in_service(person, session) || !(place == main || (trained && extra)) {
                continue;
            }
            let drops_out = place == main && !trained;
            if drops_out && !rng.percent(30) {
                continue;
            }
            let hours = if drops_out {
                rng.between(0, course.required - 1)
            } else {
                rng.between(course.required, course.hours)
            };
            let certificate = if drops_out {
                String::new()
            } else {
                certificates[place] += 1;
                format!("{}/{}-{:04}", session.year, place + 1, certificates[place])
            };
            attendances.push(Attendance {
                id: new.key(),
                session_id: session.id,
                person_id: person.id,
                registered: rng.percent(94),
                hours: Exact(Decimal::from(hours)),
                passed: !drops_out,
                certificate,
            });
        }
    }
    attendances
}

fn main_course(rng: &mut SeededRng) -> usize {
    let all: i64 = COURSES.iter().map(|course| course.draw).sum();
    let mut roll = rng.between(0, all - 1);
    COURSES
        .iter()
        .position(|course| {
            roll -= course.draw;
            roll < 0
        })
        .unwrap_or_default()
}

fn was_in_service(person: &Person, session: &TrainingSession) -> bool {
    person.appointed_on.is_none_or(|day| day <= session.starts_on)
}
