//! Posts of a department: its units, and the positions, levels and staff kinds that fill them (DOMAIN.md, civil-service levels).

use saisaat_core::registers::Person;

use crate::agencies::Department;
use crate::seeded_rng::SeededRng;

/// The anti-corruption coordination centre, whose people keep the plan and the indicators.
pub(crate) const CENTRE: &str = "ศูนย์ปฏิบัติการต่อต้านการทุจริต";
/// Human resources: training and awards.
pub(crate) const PERSONNEL: &str = "กองบริหารทรัพยากรบุคคล";
/// Strategy and planning.
pub(crate) const PLANNING: &str = "กองยุทธศาสตร์และแผนงาน";
/// Finance.
pub(crate) const FINANCE: &str = "กองคลัง";
/// Administrative development.
pub(crate) const DEVELOPMENT: &str = "กลุ่มพัฒนาระบบบริหาร";

const SECRETARIAT: &str = "กองกลาง";
const STAFF_UNITS: [&str; 8] = [
    CENTRE,
    PERSONNEL,
    PLANNING,
    FINANCE,
    DEVELOPMENT,
    SECRETARIAT,
    "กลุ่มตรวจสอบภายใน",
    "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร",
];

/// The post of one person.
pub(crate) struct Post {
    pub(crate) position: String,
    pub(crate) level: &'static str,
    pub(crate) staff_kind: &'static str,
    pub(crate) unit: String,
    pub(crate) education: &'static str,
    /// The youngest and the oldest who hold it.
    pub(crate) ages: (i64, i64),
    /// High enough that its holder may be a doctor.
    pub(crate) academic: bool,
    /// Retires at sixty with a pension.
    pub(crate) retires: bool,
}

/// The post of an agency's `place`th person: the head, two deputies, the heads of units, then everyone else.
pub(crate) fn of_place(department: &Department, place: usize, rng: &mut SeededRng) -> Post {
    let units = units(department);
    match place {
        0 => leader(department.head.into(), "บริหารสูง", "", (54, 59)),
        1 | 2 => leader(format!("รอง{}", department.head), "บริหารต้น", "", (50, 58)),
        _ if place < 3 + units.len() => head_of(units[place - 3]),
        _ => {
            // The line divisions are larger than the staff units.
            let unit = if rng.percent(48) { rng.pick(&department.divisions) } else { rng.pick(&STAFF_UNITS) };
            ordinary(unit, rng)
        }
    }
}

/// Writes the post into the person's record.
pub(crate) fn dress(person: &mut Person, post: Post) {
    person.position = post.position;
    person.level = post.level.into();
    person.staff_kind = post.staff_kind.into();
    person.unit = post.unit;
    person.education = post.education.into();
}

fn units(department: &Department) -> Vec<&'static str> {
    STAFF_UNITS.into_iter().chain(department.divisions).collect()
}

fn leader(position: String, level: &'static str, unit: &str, ages: (i64, i64)) -> Post {
    let (staff_kind, education) = ("ข้าราชการ", "ปริญญาโท");
    Post { position, level, staff_kind, unit: unit.into(), education, ages, academic: true, retires: true }
}

fn head_of(unit: &str) -> Post {
    let level = if unit.starts_with("กอง") || unit.starts_with("สถาบัน") {
        "อำนวยการสูง"
    } else {
        "ชำนาญการพิเศษ"
    };
    let position = match unit {
        CENTRE => "หัวหน้าศูนย์ปฏิบัติการต่อต้านการทุจริต".into(),
        _ if unit.starts_with("กลุ่ม") => format!("หัวหน้า{unit}"),
        _ => format!("ผู้อำนวยการ{unit}"),
    };
    leader(position, level, unit, (45, 59))
}

fn ordinary(unit: &str, rng: &mut SeededRng) -> Post {
    match rng.between(0, 99) {
        0..58 => scholar(unit, rng),
        58..74 => clerk(unit, rng),
        74..90 => contract(unit, rng),
        90..95 => labourer(unit, rng),
        _ => hired(unit, rng),
    }
}

/// An official of the knowledge-worker line (วิชาการ).
fn scholar(unit: &str, rng: &mut SeededRng) -> Post {
    let (level, ages) = match rng.between(0, 99) {
        0..34 => ("ปฏิบัติการ", (24, 36)),
        34..80 => ("ชำนาญการ", (31, 55)),
        80..98 => ("ชำนาญการพิเศษ", (40, 59)),
        _ => ("เชี่ยวชาญ", (48, 59)),
    };
    Post {
        position: scholars_of(unit, rng).into(),
        level,
        staff_kind: "ข้าราชการ",
        unit: unit.into(),
        education: if rng.percent(38) { "ปริญญาโท" } else { "ปริญญาตรี" },
        ages,
        academic: matches!(level, "ชำนาญการพิเศษ" | "เชี่ยวชาญ"),
        retires: true,
    }
}

/// An official of the general line (ทั่วไป).
fn clerk(unit: &str, rng: &mut SeededRng) -> Post {
    let (level, ages) = match rng.between(0, 99) {
        0..40 => ("ปฏิบัติงาน", (22, 36)),
        40..93 => ("ชำนาญงาน", (30, 58)),
        _ => ("อาวุโส", (45, 59)),
    };
    let (kind, education) = ("ข้าราชการ", rng.pick(&["ประกาศนียบัตรวิชาชีพชั้นสูง", "ปริญญาตรี"]));
    let position = if unit == FINANCE {
        rng.pick(&["เจ้าพนักงานการเงินและบัญชี", "เจ้าพนักงานพัสดุ"])
    } else {
        "เจ้าพนักงานธุรการ"
    };
    of_kind(position, level, kind, unit, education, ages, true)
}

fn contract(unit: &str, rng: &mut SeededRng) -> Post {
    of_kind(scholars_of(unit, rng), "", "พนักงานราชการ", unit, "ปริญญาตรี", (23, 50), false)
}

fn labourer(unit: &str, rng: &mut SeededRng) -> Post {
    let position = rng.pick(&["พนักงานขับรถยนต์", "พนักงานพิมพ์", "พนักงานธุรการ", "พนักงานสถานที่"]);
    of_kind(position, "", "ลูกจ้างประจำ", unit, "มัธยมศึกษาตอนปลาย", (38, 59), true)
}

fn hired(unit: &str, rng: &mut SeededRng) -> Post {
    let position = rng.pick(&["เจ้าหน้าที่บันทึกข้อมูล", "เจ้าหน้าที่ประสานงานโครงการ", "เจ้าหน้าที่บริหารงานทั่วไป"]);
    of_kind(position, "", "จ้างเหมาบริการ", unit, "ปริญญาตรี", (23, 40), false)
}

fn of_kind(
    position: &str,
    level: &'static str,
    staff_kind: &'static str,
    unit: &str,
    education: &'static str,
    ages: (i64, i64),
    retires: bool,
) -> Post {
    Post { position: position.into(), level, staff_kind, unit: unit.into(), education, ages, academic: false, retires }
}

fn scholars_of(unit: &str, rng: &mut SeededRng) -> &'static str {
    let positions: &[&str] = match unit {
        CENTRE => &["นักวิเคราะห์นโยบายและแผน", "นิติกร", "นักจัดการงานทั่วไป"],
        PERSONNEL => &["นักทรัพยากรบุคคล", "นิติกร"],
        PLANNING | DEVELOPMENT => &["นักวิเคราะห์นโยบายและแผน"],
        FINANCE => &["นักวิชาการเงินและบัญชี", "นักวิชาการพัสดุ"],
        SECRETARIAT => &["นักจัดการงานทั่วไป", "นักประชาสัมพันธ์"],
        "กลุ่มตรวจสอบภายใน" => &["นักวิชาการตรวจสอบภายใน"],
        "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร" => {
            &["นักวิชาการคอมพิวเตอร์"]
        }
        _ => &["นักวิเคราะห์นโยบายและแผน", "นักจัดการงานทั่วไป", "นักวิชาการส่งเสริมธรรมาภิบาล", "นิติกร"],
    };
    rng.pick(positions)
}
