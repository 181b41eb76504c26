//! What an agency discloses in the newest year: ten of the items of the assessment, and two each of sections 7 and 9.

use saisaat_core::registers::{Certainty, DisclosureItem, DisclosureScheme, DisclosureStatus};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;
use crate::posts::{CENTRE, DEVELOPMENT, FINANCE, PERSONNEL, PLANNING};

struct Pattern {
    scheme: DisclosureScheme,
    code: &'static str,
    title: &'static str,
    section: &'static str,
    data_of: &'static str,
    shows: &'static str,
    unit: &'static str,
    takes: &'static str,
}

/// Puts the items of an agency in a year; answers them.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> Result<Vec<DisclosureItem>> {
    let item = |(place, pattern)| item(pattern, place, ground, year, new);
    let items: Vec<DisclosureItem> =
        PATTERNS.iter().enumerate().map(|(place, pattern)| item((place, pattern))).collect();
    items.iter().try_for_each(|item| tx.put(item))?;
    Ok(items)
}

fn item(pattern: &Pattern, place: usize, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> DisclosureItem {
    let status = status(ground, place, year);
    let site = format!("www.{}.example", ground.agency.code.to_lowercase());
    let basis = match pattern.scheme {
        DisclosureScheme::Section7 => format!("พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 ม. 7 {}", pattern.code),
        DisclosureScheme::Section9 => format!("พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 ม. 9 {}", pattern.code),
        DisclosureScheme::Oit | DisclosureScheme::Own => format!("แบบวัด OIT ปี {year}"),
    };
    let is_of_law = matches!(pattern.scheme, DisclosureScheme::Section7 | DisclosureScheme::Section9);
    let begun = matches!(status, DisclosureStatus::Published | DisclosureStatus::Partial);
    // What is not whole was to be so by the summer.
    let (month, last) = if status == DisclosureStatus::Published { (11, 30) } else { (9, 15) };
    DisclosureItem {
        code: pattern.code.into(),
        title: pattern.title.into(),
        scheme: pattern.scheme,
        section: pattern.section.into(),
        basis,
        data_of: pattern.data_of.into(),
        shows: pattern.shows.into(),
        responsible: pattern.unit.into(),
        published_at: if begun { format!("https://{site}/open/{}", place + 1) } else { String::new() },
        status,
        updated_on: begun.then(|| day(year, 3 + u32::try_from(place % 5).unwrap_or_default(), 11)),
        next_due_on: (status != DisclosureStatus::NotApplicable).then(|| day(year, month, last)),
        certainty: if is_of_law { Certainty::Sure } else { Certainty::Likely },
        takes: pattern.takes.into(),
        ..DisclosureItem::blank(new.key(), ground.agency.id, year)
    }
}

/// The better the agency, the fewer items are missing.
fn status(ground: &Ground<'_>, place: usize, year: FiscalYear) -> DisclosureStatus {
    // How many of each seven are behind, from one to three.
    let behind = usize::try_from((500 - ground.quality(year)) / 65).unwrap_or_default().clamp(1, 3);
    match (5 * place + ground.number) % 7 {
        // No agency of the sample grants concessions.
        _ if PATTERNS[place].code == "(6)" => DisclosureStatus::NotApplicable,
        0 => DisclosureStatus::Partial,
        1 if behind > 1 => DisclosureStatus::Missing,
        2 if behind > 2 => DisclosureStatus::Partial,
        _ => DisclosureStatus::Published,
    }
}

/// An item of the assessment.
const fn oit(
    code: &'static str,
    title: &'static str,
    section: &'static str,
    data_of: &'static str,
    shows: &'static str,
    unit: &'static str,
    takes: &'static str,
) -> Pattern {
    Pattern { scheme: DisclosureScheme::Oit, code, title, section, data_of, shows, unit, takes }
}

/// An item of the act.
const fn act(scheme: DisclosureScheme, code: &'static str, title: &'static str, unit: &'static str) -> Pattern {
    let section = "พ.ร.บ. ข้อมูลข่าวสารของราชการ";
    Pattern { scheme, code, title, section, data_of: "ปัจจุบัน", shows: "", unit, takes: "" }
}

const PATTERNS: [Pattern; 14] = [
    oit("O1", "โครงสร้าง หน้าที่และอำนาจ", "ข้อมูลพื้นฐาน", "ปัจจุบัน", "แผนผังโครงสร้าง และหน้าที่และอำนาจตามกฎหมาย", PLANNING, ""),
    oit(
        "O6",
        "แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี",
        "แผนและผลการดำเนินงาน",
        "2569",
        "โครงการ งบประมาณ ระยะเวลา ความก้าวหน้า และผลการเบิกจ่าย",
        PLANNING,
        "แผนกลยุทธ์และความก้าวหน้า",
    ),
    oit(
        "O9",
        "คู่มือหรือแนวทางการขอรับบริการสำหรับผู้รับบริการหรือผู้มาติดต่อ",
        "การให้บริการ",
        "ที่ใช้อยู่",
        "งานบริการ ขั้นตอน ระยะเวลา และค่าธรรมเนียม",
        DEVELOPMENT,
        "",
    ),
    oit("O11", "สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุรายเดือน", "การจัดซื้อจัดจ้าง", "2569", "รายไตรมาส พร้อมไฟล์ตาราง", FINANCE, ""),
    oit(
        "O15",
        "ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม",
        "การบริหารทรัพยากรบุคคล",
        "2569",
        "ประมวลจริยธรรม คำสั่งคณะทำงาน แนวทาง Do’s & Don’ts และการอบรม",
        PERSONNEL,
        "มาตรฐานคุณธรรมจริยธรรม",
    ),
    oit(
        "O17",
        "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
        "การจัดการเรื่องร้องเรียน",
        "ปัจจุบัน",
        "ช่องทางออนไลน์ที่แยกจากเรื่องร้องเรียนทั่วไป",
        CENTRE,
        "ทะเบียนเรื่องร้องเรียน",
    ),
    oit(
        "O18",
        "ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
        "การจัดการเรื่องร้องเรียน",
        "2568",
        "จำนวนทั้งหมด แล้วเสร็จ และอยู่ระหว่างดำเนินการ",
        CENTRE,
        "ทะเบียนเรื่องร้องเรียน",
    ),
    oit(
        "O19",
        "ผลการเปิดโอกาสให้มีส่วนร่วมในการดำเนินงาน",
        "การมีส่วนร่วม",
        "2569",
        "ประเด็น ผู้มีส่วนร่วม ผล และการนำไปใช้",
        CENTRE,
        "การรับฟังความคิดเห็น",
    ),
    oit(
        "O20",
        "การขับเคลื่อนนโยบาย No Gift Policy จากการปฏิบัติหน้าที่",
        "การป้องกันการทุจริต",
        "2569",
        "ประกาศเจตนารมณ์ กิจกรรม รายงานของปีก่อน และการให้ความรู้เรื่องมาตรา 128",
        CENTRE,
        "No Gift Policy",
    ),
    oit(
        "O21",
        "การประเมินความเสี่ยงการทุจริตในหน่วยงานภาครัฐ",
        "การป้องกันการทุจริต",
        "2569",
        "ตารางประเมินความเสี่ยงและมาตรการจัดการ",
        CENTRE,
        "ความเสี่ยงการทุจริต",
    ),
    act(DisclosureScheme::Section7, "(1)", "โครงสร้างและการจัดองค์กรในการดำเนินงาน", PLANNING),
    act(DisclosureScheme::Section7, "(3)", "สถานที่ติดต่อเพื่อขอรับข้อมูลข่าวสารหรือคำแนะนำ", DEVELOPMENT),
    act(DisclosureScheme::Section9, "(3)", "แผนงาน โครงการ และงบประมาณรายจ่ายประจำปีของปีที่กำลังดำเนินการ", PLANNING),
    act(DisclosureScheme::Section9, "(6)", "สัญญาสัมปทาน สัญญาที่มีลักษณะผูกขาดตัดตอน หรือสัญญาร่วมทุน", FINANCE),
];
