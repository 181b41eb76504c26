//! Recognition awards of an agency and the nominations to them.

use saisaat_core::registers::{AwardScheme, Decision, Nomination, Person};
use saisaat_core::values::{Date, Exact, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::people::Staff;
use crate::posts::{CENTRE, PERSONNEL};
use crate::seeded_rng::{SeededRng, Subject};

struct Scheme {
    name: &'static str,
    standard: &'static str,
    criteria: &'static str,
    eligibility: &'static str,
    method: &'static str,
    rewards: &'static str,
    nominees: (i64, i64),
    awards: usize,
}

const SCHEMES: [Scheme; 2] = [
    Scheme {
        name: "บุคลากรต้นแบบด้านคุณธรรมและจริยธรรม",
        standard: "มาตรฐานทางจริยธรรม: ซื่อสัตย์สุจริต มีจิตสำนึกที่ดี และรับผิดชอบต่อหน้าที่",
        criteria: "การครองตน ร้อยละ 30 การครองคน ร้อยละ 20 การครองงาน ร้อยละ 30 และผลงานด้านความซื่อสัตย์สุจริตที่เป็นที่ประจักษ์ ร้อยละ 20",
        eligibility: "ข้าราชการ ลูกจ้างประจำ และพนักงานราชการที่ปฏิบัติงานมาแล้วไม่น้อยกว่า 2 ปี และไม่เคยถูกลงโทษทางวินัย",
        method: "หน่วยงานภายในเสนอชื่อ เปิดรับฟังความเห็นของเพื่อนร่วมงาน 15 วัน แล้วคณะกรรมการพิจารณาให้คะแนน",
        rewards: "โล่เชิดชูเกียรติ ใบประกาศเกียรติคุณ และนำผลไปประกอบการพิจารณาเลื่อนเงินเดือน",
        nominees: (5, 9),
        awards: 3,
    },
    Scheme {
        name: "ข้าราชการพลเรือนดีเด่น ระดับส่วนราชการ",
        standard: "การปฏิบัติตนตามจรรยาข้าราชการและการอุทิศตนเพื่อประโยชน์ของทางราชการ",
        criteria: "การครองตน ครองคน ครองงาน ร้อยละ 70 และผลงานดีเด่น ร้อยละ 30",
        eligibility: "ข้าราชการที่รับราชการต่อเนื่องไม่น้อยกว่า 5 ปี นับถึงวันที่ 31 มีนาคมของปีที่คัดเลือก",
        method: "คณะกรรมการคัดเลือกพิจารณาจากเอกสารผลงานและสัมภาษณ์",
        rewards: "เข็มเชิดชูเกียรติและใบประกาศเกียรติคุณ และเสนอชื่อเข้ารับการคัดเลือกระดับกระทรวง",
        nominees: (3, 5),
        awards: 1,
    },
];

/// Puts the schemes of an agency in each year with their nominations.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Awards, ground.number);
    for &year in years {
        for (number, pattern) in SCHEMES.iter().enumerate() {
            let scheme = scheme(pattern, number, ground, year, new);
            tx.put(&scheme)?;
            nominate(tx, &scheme, pattern, staff, new, &mut rng)?;
        }
    }
    Ok(())
}

fn scheme(pattern: &Scheme, number: usize, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> AwardScheme {
    let order = 20 + 7 * number + ground.number;
    AwardScheme {
        id: new.key(),
        agency_id: ground.agency.id,
        year,
        name: format!("{} ประจำปี พ.ศ. {year}", pattern.name),
        standard: pattern.standard.into(),
        criteria: pattern.criteria.into(),
        eligibility: pattern.eligibility.into(),
        method: pattern.method.into(),
        committee_order: format!("คำสั่ง{} ที่ {order}/{year}", ground.agency.name_th),
        rewards: pattern.rewards.into(),
        announced_on: Date::new(year.number() - 543, 8, 14).map(crate::seeded_rng::weekday_from),
    }
}

fn nominate(
    tx: &Tx<'_>,
    scheme: &AwardScheme,
    pattern: &Scheme,
    staff: &Staff,
    new: &Keys,
    rng: &mut SeededRng,
) -> Result<()> {
    let wanted = usize::try_from(rng.between(pattern.nominees.0, pattern.nominees.1)).unwrap_or_default();
    let eligible: Vec<&Person> =
        staff.people.iter().skip(3).filter(|person| is_eligible(person, scheme.year)).collect();
    let mut nominees: Vec<(&Person, Exact)> = Vec::new();
    for _ in 0..wanted.min(eligible.len()) {
        let person = rng.pick(&eligible);
        if nominees.iter().all(|(nominated, _)| nominated.id != person.id) {
            nominees.push((person, rng.hundredths(7_400, 9_650)));
        }
    }
    nominees.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    for (rank, (person, score)) in nominees.into_iter().enumerate() {
        let unit = if person.unit.is_empty() { PERSONNEL } else { person.unit.as_str() };
        tx.put(&Nomination {
            id: new.key(),
            scheme_id: scheme.id,
            person_id: person.id,
            nominator: staff
                .head_of(unit)
                .filter(|head| head.id != person.id)
                .or_else(|| staff.head_of(CENTRE))
                .map(Person::full_name)
                .unwrap_or_default(),
            reasons: rng.pick(&REASONS).into(),
            evidence: format!("แบบเสนอชื่อและแฟ้มผลงานของ{unit} ประจำปี พ.ศ. {}", scheme.year),
            score: Some(score),
            decision: if rank < pattern.awards { Decision::Awarded } else { Decision::Declined },
        })?;
    }
    Ok(())
}

fn is_eligible(person: &Person, year: FiscalYear) -> bool {
    let served = person.appointed_on.is_some_and(|day| day.fiscal_year().plus(5) <= year);
    person.active && served && person.staff_kind != "จ้างเหมาบริการ"
}

const REASONS: [&str; 6] = [
    "ปฏิบัติหน้าที่ด้านพัสดุด้วยความโปร่งใส เปิดเผยข้อมูลทุกขั้นตอน ไม่มีข้อทักท้วงจากผู้ตรวจสอบตลอดสามปี",
    "พบเงินสดของผู้มารับบริการแล้วติดตามคืนเจ้าของ และปฏิเสธการรับของตอบแทนตามนโยบายไม่รับของขวัญ",
    "พัฒนาขั้นตอนการให้บริการให้สั้นลงและลดการใช้ดุลพินิจ ผู้รับบริการชื่นชมอย่างต่อเนื่อง",
    "เป็นวิทยากรตัวคูณด้านคุณธรรมจริยธรรม อุทิศเวลาถ่ายทอดความรู้แก่เพื่อนร่วมงานและเครือข่าย",
    "รับผิดชอบงานตรงต่อเวลา ยึดประโยชน์ส่วนรวม และเป็นที่ปรึกษาที่ไว้วางใจของผู้ร่วมงาน",
    "แจ้งเบาะแสความเสี่ยงในกระบวนงานโดยสุจริต ทำให้หน่วยงานแก้ไขระเบียบปฏิบัติได้ทันการณ์",
];
