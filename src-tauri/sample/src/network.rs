//! The network of an agency: its members and how two of them hang together, and citizens on committees. None of them exists.

use saisaat_core::registers::{CitizenMember, MemberKind, NetworkMember, NetworkTie, Sector};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;
use crate::names;
use crate::seeded_rng::{SeededRng, Subject};

struct Pattern {
    name: &'static str,
    kind: MemberKind,
    sector: Sector,
    agreement: &'static str,
    /// Which agreements hold until when: the year of the sample and the month; none is without an end.
    until: Option<(usize, u32)>,
}

const PROVINCES: [&str; 7] = ["นนทบุรี", "เชียงใหม่", "ขอนแก่น", "สงขลา", "ชลบุรี", "พิษณุโลก", "นครราชสีมา"];

/// Which members are tied to which, and by what.
const TIES: [(usize, usize, &str); 2] =
    [(0, 5, "แลกเปลี่ยนข้อมูลพื้นที่เสี่ยงและร่วมลงพื้นที่เฝ้าระวัง"), (2, 4, "ผลิตสื่อรณรงค์และเผยแพร่ผลงานหน่วยงานต้นแบบ")];

/// Puts the members of the network of an agency, their ties, and the citizen members.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Networks, ground.number);
    let members: Vec<NetworkMember> =
        (0..).zip(&PATTERNS).map(|(place, pattern)| member(pattern, place, ground, years, new, &mut rng)).collect();
    members.iter().try_for_each(|member| tx.put(member))?;
    for (one, other, about) in TIES {
        tx.put(&NetworkTie {
            about: about.into(),
            since_on: Some(day(years[1], 2, 17)),
            ..NetworkTie::blank(new.key(), members[one].id, members[other].id)
        })?;
    }
    CITIZENS.iter().try_for_each(|(sector, represents, committee, activity, until)| {
        tx.put(&CitizenMember {
            member: names::of_anyone(&mut rng),
            represents: (*represents).into(),
            sector: *sector,
            committee: (*committee).into(),
            activity: (*activity).into(),
            appointed_on: Some(day(years[1], 1, 13)),
            until_on: Some(day(years[2], *until, 28)),
            order_number: format!("คำสั่ง{} ที่ {}/{}", ground.agency.name_th, 95 + ground.number, years[1].plus(-1)),
            ..CitizenMember::blank(new.key(), ground.agency.id)
        })
    })
}

fn member(
    pattern: &Pattern,
    place: usize,
    ground: &Ground<'_>,
    years: &[FiscalYear],
    new: &Keys,
    rng: &mut SeededRng,
) -> NetworkMember {
    let province = PROVINCES[(ground.number + place) % PROVINCES.len()];
    let where_it_is =
        if pattern.kind == MemberKind::Person { String::new() } else { format!(" จังหวัด{province}") };
    NetworkMember {
        // Every agency has a network of its own.
        name: format!("{}{where_it_is} (เครือข่าย {})", pattern.name, ground.agency.abbreviation),
        kind: pattern.kind,
        sector: pattern.sector,
        province: province.into(),
        contact_person: names::of_anyone(rng),
        phone: format!("0 2000 {:04} ต่อ {}", 1000 + ground.number % 9000, 901 + place),
        email: format!("network{}@{}.example", place + 1, ground.agency.code.to_lowercase()),
        agreement: pattern.agreement.into(),
        since_on: Some(day(years[0], 3 + u32::try_from(place % 4).unwrap_or_default(), 22)),
        until_on: pattern.until.map(|(year, month)| day(years[year], month, 28)),
        ..NetworkMember::blank(new.key(), ground.agency.id)
    }
}

const PATTERNS: [Pattern; 6] = [
    Pattern {
        name: "กลุ่มอาสาสมัครเฝ้าระวังตัวอย่าง",
        kind: MemberKind::Organisation,
        sector: Sector::People,
        agreement: "บันทึกข้อตกลงความร่วมมือเฝ้าระวังการทุจริตในพื้นที่",
        until: Some((2, 11)),
    },
    Pattern {
        name: "สมาคมผู้ประกอบการตัวอย่าง",
        kind: MemberKind::Organisation,
        sector: Sector::Private,
        agreement: "ข้อตกลงคุณธรรมในการยื่นคำขอและเสนอราคา",
        until: Some((2, 3)),
    },
    Pattern {
        name: "สถานีวิทยุชุมชนตัวอย่าง",
        kind: MemberKind::Organisation,
        sector: Sector::Media,
        agreement: "บันทึกความร่วมมือเผยแพร่ข้อมูลการบริการ",
        until: None,
    },
    Pattern {
        name: "เครือข่ายส่วนราชการใสสะอาด",
        kind: MemberKind::Province,
        sector: Sector::State,
        agreement: "แผนปฏิบัติการร่วมระดับจังหวัด",
        until: None,
    },
    Pattern {
        name: "วิทยาลัยตัวอย่าง",
        kind: MemberKind::Organisation,
        sector: Sector::Academia,
        agreement: "บันทึกความร่วมมือด้านหลักสูตรต้านทุจริตศึกษา",
        until: Some((2, 11)),
    },
    Pattern {
        name: "ผู้ทรงคุณวุฒิด้านการตรวจสอบภาคประชาชน",
        kind: MemberKind::Person,
        sector: Sector::People,
        agreement: "หนังสือตอบรับเป็นที่ปรึกษาเครือข่าย",
        until: None,
    },
];

/// Of which sector, whom they represent, on which committee, for which work, and the month in which the term ends.
const CITIZENS: [(Sector, &str, &str, &str, u32); 2] = [
    (
        Sector::People,
        "กลุ่มอาสาสมัครเฝ้าระวังตัวอย่าง",
        "คณะกรรมการกำหนดราคากลางงานก่อสร้าง",
        "การกำหนดราคากลางและการตรวจรับงานก่อสร้าง",
        8,
    ),
    (Sector::Private, "สมาคมผู้ประกอบการตัวอย่าง", "คณะกรรมการพิจารณาคำขออนุญาต", "การพิจารณาอนุมัติอนุญาตที่ใช้ดุลพินิจ", 11),
];
