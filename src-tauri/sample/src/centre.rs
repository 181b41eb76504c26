//! The coordination centre of an agency: its order, who sits in it, what it was given each year, and its review.

use saisaat_core::registers::{Centre, CentreMember, CentreResource, CentreReview, Person, ResourceKind, SeatRole};
use saisaat_core::values::{FiscalYear, Id, Money};
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;
use crate::names;
use crate::people::Staff;
use crate::posts::CENTRE;
use crate::seeded_rng::{SeededRng, Subject};

struct Seat {
    role: SeatRole,
    /// The place on the staff of who sits there, and the post where nobody has it.
    place: usize,
    post: &'static str,
    duty: &'static str,
}

struct Resource {
    kind: ResourceKind,
    description: &'static str,
    /// Thousands of baht, from and to; none where it is counted.
    amount: Option<(i64, i64)>,
    count: Option<i32>,
}

/// The department, of the sample's six, whose centre nobody is named for.
const WITHOUT_AN_OFFICER: usize = 5;

/// Puts the centre of an agency with everything in it.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Centre, ground.number);
    let centre = centre(ground, staff, years, new.key());
    tx.put(&centre)?;
    for (position, seat) in (1..).zip(&SEATS[..5 + ground.number % 3]) {
        tx.put(&member(seat, position, &centre, staff.people.get(seat.place), years, new, &mut rng))?;
    }
    for &year in years {
        for pattern in &RESOURCES {
            let amount = pattern.amount.map_or(0, |(from, to)| rng.between(from, to) * 1_000);
            tx.put(&CentreResource {
                kind: pattern.kind,
                description: pattern.description.into(),
                amount: Money::from_baht(amount),
                count: pattern.count,
                ..CentreResource::blank(new.key(), centre.id, year)
            })?;
        }
    }
    tx.put(&CentreReview {
        changed: "เพิ่มผู้แทนกลุ่มตรวจสอบภายใน และมอบหมายผู้ช่วยเลขานุการติดตามเรื่องร้องเรียนทุกสัปดาห์".into(),
        reason: "เรื่องที่ต้องประสานหลายกองใช้เวลานาน เพราะต้องรอการประชุมคณะทำงานรายเดือน".into(),
        result: "เสนอเรื่องเร่งด่วนต่อประธานได้ทันที ระยะเวลาเฉลี่ยจนแจ้งผลเบื้องต้นลดลง 4 วัน".into(),
        ..CentreReview::blank(new.key(), centre.id, day(years[1], 10, 14))
    })
}

fn centre(ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], id: Id<Centre>) -> Centre {
    let name = &ground.agency.name_th;
    let officer = staff.officer_of(CENTRE).filter(|_| ground.number % 6 != WITHOUT_AN_OFFICER);
    let ordered_on = day(years[0], 0, 16 + i64::try_from(ground.number % 6).unwrap_or_default());
    // Some orders name their last day.
    let until = ground.number.is_multiple_of(3).then(|| years[years.len() - 1].last_day());
    Centre {
        name: format!("{CENTRE} {name}"),
        order_number: format!("คำสั่ง{name} ที่ {}/{}", 210 + ground.number, ordered_on.buddhist_year()),
        ordered_on: Some(ordered_on),
        valid_until: until,
        officer_in_charge: officer.map(Person::full_name).unwrap_or_default(),
        officer_position: officer.map(|person| person.position.clone()).unwrap_or_default(),
        phone: officer.map(|person| person.phone.clone()).unwrap_or_default(),
        place: format!("อาคาร {} ชั้น {}", 1 + ground.number % 3, 2 + ground.number % 5),
        duties: "1) จัดทำและติดตามแผนปฏิบัติการป้องกันและปราบปรามการทุจริต\n\
                 2) รับและติดตามเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ\n\
                 3) ส่งเสริมมาตรฐานทางคุณธรรมและจริยธรรม\n\
                 4) รายงานผลต่อหัวหน้าส่วนราชการและกระทรวงทุกรอบ"
            .into(),
        ..Centre::blank(id, ground.agency.id)
    }
}

fn member(
    seat: &Seat,
    position: i32,
    centre: &Centre,
    person: Option<&Person>,
    years: &[FiscalYear],
    new: &Keys,
    rng: &mut SeededRng,
) -> CentreMember {
    let newest = years[years.len() - 1];
    // The term of one ends before the others'.
    let last = if seat.role == SeatRole::Assistant { day(newest, 8, 30) } else { newest.last_day() };
    CentreMember {
        position,
        role: seat.role,
        member: person.map_or_else(|| names::of_anyone(rng), Person::full_name),
        person_id: person.map(|person| person.id),
        post: person.map_or_else(|| seat.post.into(), |person| person.position.clone()),
        duty: seat.duty.into(),
        term_begins_on: centre.ordered_on,
        term_ends_on: Some(last),
        ..CentreMember::blank(new.key(), centre.id)
    }
}

const SEATS: [Seat; 7] = [
    Seat {
        role: SeatRole::Chair,
        place: 1,
        post: "รองหัวหน้าส่วนราชการ",
        duty: "กำหนดแนวทางและสั่งการเรื่องที่ต้องดำเนินการข้ามกอง",
    },
    Seat {
        role: SeatRole::Member,
        place: 4,
        post: "ผู้อำนวยการกองบริหารทรัพยากรบุคคล",
        duty: "ส่งเสริมจริยธรรมและรายงานผลการดำเนินการทางวินัย",
    },
    Seat {
        role: SeatRole::Member, place: 6, post: "ผู้อำนวยการกองคลัง", duty: "กำกับความโปร่งใสในการจัดซื้อจัดจ้าง"
    },
    Seat {
        role: SeatRole::Secretary,
        place: 3,
        post: "หัวหน้าศูนย์ปฏิบัติการต่อต้านการทุจริต",
        duty: "จัดทำแผน จัดประชุม และจัดทำรายงานของศูนย์",
    },
    Seat {
        role: SeatRole::Assistant, place: 7, post: "หัวหน้ากลุ่มพัฒนาระบบบริหาร", duty: "รวบรวมผลตามตัวชี้วัดและหลักฐานอ้างอิง"
    },
    Seat {
        role: SeatRole::Member,
        place: 9,
        post: "หัวหน้ากลุ่มตรวจสอบภายใน",
        duty: "ให้ความเห็นเรื่องความเสี่ยงและการควบคุมภายใน",
    },
    Seat {
        role: SeatRole::Adviser, place: 0, post: "หัวหน้าส่วนราชการ", duty: "ให้คำปรึกษาและสนับสนุนทรัพยากรของศูนย์"
    },
];

const RESOURCES: [Resource; 3] = [
    Resource {
        kind: ResourceKind::Budget,
        description: "งบดำเนินงานตามแผนปฏิบัติการป้องกันและปราบปรามการทุจริต",
        amount: Some((380, 950)),
        count: None,
    },
    Resource {
        kind: ResourceKind::Staff,
        description: "ข้าราชการและพนักงานราชการที่ปฏิบัติงานในศูนย์เต็มเวลา",
        amount: None,
        count: Some(5),
    },
    Resource {
        kind: ResourceKind::System,
        description: "ระบบรับเรื่องร้องเรียนและห้องรับเรื่องที่เป็นส่วนตัว",
        amount: Some((40, 120)),
        count: Some(1),
    },
];
