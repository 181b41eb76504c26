//! Campaigns of an agency: two or three a year, as centres hold them.

use chrono::Duration;
use saisaat_core::registers::{Audience, Campaign, CreativeValue};
use saisaat_core::values::{Date, FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::posts::CENTRE;
use crate::seeded_rng::{SeededRng, Subject};

struct Pattern {
    title: &'static str,
    message: &'static str,
    media: &'static str,
    audience: Audience,
    serves: CreativeValue,
    result: &'static str,
    /// Months after the year's first, and how many days.
    month: u32,
    days: i64,
    /// Baht, and people.
    cost: (i64, i64),
    reached: (i64, i64),
}

const PATTERNS: [Pattern; 3] = [
    Pattern {
        title: "สัปดาห์ไม่รับของขวัญช่วงเทศกาลปีใหม่",
        message: "ส่งความสุขด้วยคำอวยพร งดให้และงดรับของขวัญทุกชนิด",
        media: "โปสเตอร์ เสียงตามสาย เว็บไซต์ของหน่วยงาน",
        audience: Audience::Officials,
        serves: CreativeValue::Honesty,
        result: "ผู้บริหารประกาศเจตนารมณ์ และบุคลากรรับทราบทั่วทุกกอง",
        month: 2,
        days: 21,
        cost: (8, 25),
        reached: (180, 420),
    },
    Pattern {
        title: "วันต่อต้านคอร์รัปชันสากล",
        message: "ร่วมตรวจสอบและแจ้งเบาะแส เพื่อการบริการที่โปร่งใส",
        media: "นิทรรศการ วิทยุชุมชน สื่อสังคมออนไลน์",
        audience: Audience::Public,
        serves: CreativeValue::Transparency,
        result: "ประชาชนรู้จักช่องทางร้องเรียนของหน่วยงานเพิ่มขึ้น",
        month: 2,
        days: 2,
        cost: (30, 95),
        reached: (600, 2_400),
    },
    Pattern {
        title: "ลดขั้นตอน บอกราคา บอกเวลา",
        message: "ขั้นตอน ค่าธรรมเนียม และระยะเวลาให้บริการเปิดเผยทุกจุด",
        media: "ป้ายประชาสัมพันธ์ แผ่นพับ เว็บไซต์ของหน่วยงาน",
        audience: Audience::Public,
        serves: CreativeValue::Results,
        result: "ติดตั้งครบทุกจุดบริการ",
        month: 7,
        days: 30,
        cost: (12, 40),
        reached: (300, 1_500),
    },
];

/// Puts the campaigns of an agency in each year; answers them.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Vec<Campaign>> {
    let mut rng = SeededRng::of(Subject::Campaigns, ground.number);
    let mut campaigns = Vec::new();
    for &year in years {
        for pattern in PATTERNS.iter().filter(|pattern| pattern.month < 7 || ground.number.is_multiple_of(2)) {
            campaigns.push(campaign(pattern, ground, year, new, &mut rng));
        }
    }
    campaigns.iter().try_for_each(|campaign| tx.put(campaign))?;
    Ok(campaigns)
}

fn campaign(pattern: &Pattern, ground: &Ground<'_>, year: FiscalYear, new: &Keys, rng: &mut SeededRng) -> Campaign {
    let first = year.first_day().naive() + chrono::Months::new(pattern.month);
    let starts_on = rng.weekday(first.into(), (first + Duration::days(9)).into());
    Campaign {
        id: new.key(),
        agency_id: ground.agency.id,
        title: pattern.title.into(),
        message: pattern.message.into(),
        media: pattern.media.into(),
        audience: Some(pattern.audience),
        starts_on,
        ends_on: Date::from(starts_on.naive() + Duration::days(pattern.days)),
        place: format!("{CENTRE} {}", ground.agency.name_th),
        cost: Money::from_baht(rng.between(pattern.cost.0, pattern.cost.1) * 500),
        reached: i32::try_from(rng.between(pattern.reached.0, pattern.reached.1)).ok(),
        serves: pattern.serves.words().th.into(),
        value: Some(pattern.serves),
        result: pattern.result.into(),
        note: String::new(),
    }
}
