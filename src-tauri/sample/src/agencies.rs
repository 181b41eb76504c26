//! The synthetic ministry and its departments. None of them exists.

use saisaat_core::registers::Agency;
use saisaat_core::values::Id;
use saisaat_core::{Result, Tx};

use crate::keys::Keys;

/// What is known of an invented department.
pub(crate) struct Department {
    pub(crate) code: &'static str,
    pub(crate) name_th: &'static str,
    pub(crate) name_en: &'static str,
    pub(crate) abbreviation: &'static str,
    pub(crate) vision: &'static str,
    pub(crate) mission: &'static str,
    /// The title of its head.
    pub(crate) head: &'static str,
    /// Its three divisions of the line.
    pub(crate) divisions: [&'static str; 3],
    /// What its services are, in the words of its indicators.
    pub(crate) service: &'static str,
    /// Who uses them.
    pub(crate) clients: &'static str,
}

/// Puts the ministry and `count` agencies below it; answers the agencies in order, each with its department.
pub(crate) fn fill(tx: &Tx<'_>, ministry_name: &str, count: usize, new: &Keys) -> Result<Vec<Agency>> {
    let ministry = Agency {
        id: new.key(),
        parent_id: None,
        code: "MIN".into(),
        name_th: ministry_name.into(),
        name_en: "Sample Ministry".into(),
        abbreviation: String::new(),
        vision: "เป็นกระทรวงต้นแบบที่ทำงานด้วยความซื่อสัตย์สุจริต โปร่งใส และประชาชนเชื่อมั่น".into(),
        mission: "กำหนดนโยบาย กำกับดูแล และสนับสนุนส่วนราชการในสังกัดให้บริการประชาชนอย่างมีคุณภาพ \
                  ใช้ทรัพยากรอย่างคุ้มค่า และปลอดจากการทุจริตประพฤติมิชอบ"
            .into(),
    };
    tx.put(&ministry)?;
    let agencies: Vec<Agency> = (0..count).map(|number| agency(number, ministry.id, new.key())).collect();
    agencies.iter().try_for_each(|agency| tx.put(agency))?;
    Ok(agencies)
}

/// The department that the `number`th agency is, or is a regional office of.
pub(crate) fn department(number: usize) -> &'static Department {
    &DEPARTMENTS[number % DEPARTMENTS.len()]
}

fn agency(number: usize, ministry: Id<Agency>, id: Id<Agency>) -> Agency {
    let (department, region) = (department(number), number / DEPARTMENTS.len());
    let (code, name_th, name_en, abbreviation) = if region == 0 {
        let Department { code, name_th, name_en, abbreviation, .. } = department;
        ((*code).into(), (*name_th).into(), (*name_en).into(), (*abbreviation).into())
    } else {
        (
            format!("{}-{region:02}", department.code),
            format!("{} เขต {region}", department.name_th),
            format!("{}, Region {region}", department.name_en),
            format!("{} เขต {region}", department.abbreviation),
        )
    };
    let (vision, mission) = (department.vision.into(), department.mission.into());
    Agency { id, parent_id: Some(ministry), code, name_th, name_en, abbreviation, vision, mission }
}

const DEPARTMENTS: [Department; 6] = [
    Department {
        code: "OPS",
        name_th: "สำนักงานปลัดกระทรวง",
        name_en: "Office of the Permanent Secretary",
        abbreviation: "สป.",
        vision: "องค์กรนำในการขับเคลื่อนยุทธศาสตร์กระทรวงด้วยหลักธรรมาภิบาลภายในปี พ.ศ. 2570",
        mission: "ประสานและขับเคลื่อนนโยบายสู่การปฏิบัติ บริหารทรัพยากรของกระทรวงให้เกิดความคุ้มค่า \
                  และส่งเสริมให้ส่วนราชการในสังกัดเป็นหน่วยงานใสสะอาด",
        head: "ปลัดกระทรวง",
        divisions: ["กองบริหารราชการส่วนภูมิภาค", "กองตรวจราชการ", "กองความร่วมมือระหว่างประเทศ"],
        service: "การประสานและติดตามข้อสั่งการตามนโยบาย",
        clients: "ส่วนราชการในสังกัดและหน่วยงานในภูมิภาค",
    },
    Department {
        code: "GGP",
        name_th: "กรมส่งเสริมธรรมาภิบาล",
        name_en: "Department of Good Governance Promotion",
        abbreviation: "กสธ.",
        vision: "หน่วยงานภาครัฐทุกแห่งบริหารงานตามหลักธรรมาภิบาลและได้รับความไว้วางใจจากประชาชน",
        mission: "ส่งเสริม พัฒนา และติดตามการนำหลักธรรมาภิบาลไปปฏิบัติในหน่วยงานของรัฐ ตลอดจนสร้างเครือข่ายเฝ้าระวังการทุจริต",
        head: "อธิบดีกรมส่งเสริมธรรมาภิบาล",
        divisions: ["กองส่งเสริมมาตรฐานธรรมาภิบาล", "กองพัฒนาเครือข่ายใสสะอาด", "สถาบันพัฒนานักบริหารใสสะอาด"],
        service: "การให้คำปรึกษาด้านมาตรฐานธรรมาภิบาล",
        clients: "หน่วยงานของรัฐและองค์กรปกครองส่วนท้องถิ่น",
    },
    Department {
        code: "PSD",
        name_th: "กรมพัฒนาบริการประชาชน",
        name_en: "Department of Public Service Development",
        abbreviation: "กพบ.",
        vision: "บริการภาครัฐสะดวก รวดเร็ว เป็นธรรม และประชาชนเข้าถึงได้อย่างเท่าเทียม",
        mission: "พัฒนาระบบและช่องทางการให้บริการประชาชน กำหนดมาตรฐานระยะเวลาให้บริการ และรับฟังความคิดเห็นเพื่อปรับปรุงงานอย่างต่อเนื่อง",
        head: "อธิบดีกรมพัฒนาบริการประชาชน",
        divisions: ["กองพัฒนาศูนย์บริการร่วม", "กองมาตรฐานการให้บริการ", "กองรับเรื่องและแก้ไขปัญหาประชาชน"],
        service: "การอนุมัติคำขอ ณ ศูนย์บริการร่วม",
        clients: "ประชาชนผู้ยื่นคำขอ ณ ศูนย์บริการร่วม",
    },
    Department {
        code: "SAD",
        name_th: "กรมมาตรฐานและตรวจประเมิน",
        name_en: "Department of Standards and Assessment",
        abbreviation: "กมป.",
        vision: "เป็นที่ยอมรับด้านการตรวจประเมินที่เที่ยงธรรม ตรวจสอบได้ และได้มาตรฐานสากล",
        mission: "กำหนดมาตรฐาน ตรวจประเมิน และรับรองสถานประกอบการด้วยความเป็นกลาง ลดการใช้ดุลพินิจของเจ้าหน้าที่",
        head: "อธิบดีกรมมาตรฐานและตรวจประเมิน",
        divisions: ["กองกำหนดมาตรฐาน", "กองตรวจประเมินและรับรอง", "กองกำกับและติดตามผลการรับรอง"],
        service: "การตรวจประเมินและออกใบรับรองมาตรฐาน",
        clients: "สถานประกอบการที่ขอรับการรับรอง",
    },
    Department {
        code: "CDR",
        name_th: "กรมข้อมูลและทะเบียนกลาง",
        name_en: "Department of Central Data and Registries",
        abbreviation: "กขท.",
        vision: "ข้อมูลทะเบียนถูกต้อง ปลอดภัย เปิดเผยได้ และใช้ประโยชน์ร่วมกันทั้งภาครัฐ",
        mission: "จัดเก็บ เชื่อมโยง และให้บริการข้อมูลทะเบียนกลางโดยคุ้มครองข้อมูลส่วนบุคคลและเปิดเผยข้อมูลตามที่กฎหมายกำหนด",
        head: "อธิบดีกรมข้อมูลและทะเบียนกลาง",
        divisions: ["กองทะเบียนกลาง", "กองเชื่อมโยงและเปิดเผยข้อมูล", "กองคุ้มครองข้อมูลส่วนบุคคล"],
        service: "การตรวจสอบและคัดรับรองข้อมูลทะเบียน",
        clients: "ประชาชนและหน่วยงานที่ขอใช้ข้อมูลทะเบียน",
    },
    Department {
        code: "CND",
        name_th: "กรมพัฒนาเครือข่ายภาคประชาชน",
        name_en: "Department of Civic Network Development",
        abbreviation: "กคป.",
        vision: "ภาคประชาชนเข้มแข็ง มีส่วนร่วมเฝ้าระวังและตรวจสอบการทำงานของภาครัฐ",
        mission: "สร้าง พัฒนา และเชื่อมโยงเครือข่ายภาคประชาชน ภาคเอกชน และสื่อมวลชน เพื่อร่วมป้องกันการทุจริตในระดับพื้นที่",
        head: "อธิบดีกรมพัฒนาเครือข่ายภาคประชาชน",
        divisions: ["กองส่งเสริมการมีส่วนร่วม", "กองพัฒนาอาสาสมัครเฝ้าระวัง", "กองประสานเครือข่ายจังหวัด"],
        service: "การสนับสนุนงบประมาณแก่องค์กรเครือข่าย",
        clients: "องค์กรเครือข่ายภาคประชาชนในจังหวัด",
    },
];
