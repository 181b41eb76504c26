//! What clean-agency plans hold: strategies of the three pillars and the actions under them, covering the five areas.

use saisaat_core::registers::{Area, Audience, Measure, Pillar};

use crate::posts::{CENTRE, DEVELOPMENT, FINANCE, PERSONNEL, PLANNING};

/// A strategy and its actions.
pub(crate) struct StrategyPattern {
    pub(crate) pillar: Pillar,
    pub(crate) title: &'static str,
    pub(crate) goal: &'static str,
    pub(crate) actions: &'static [ActionPattern],
}

/// An action that recurs every year.
pub(crate) struct ActionPattern {
    pub(crate) title: &'static str,
    pub(crate) target: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) area: Area,
    pub(crate) audience: Audience,
    pub(crate) measure: Measure,
    /// The quarters it runs in, first and last.
    pub(crate) quarters: (u32, u32),
    /// Budget in thousands of baht, from and to; none for work without money of its own.
    pub(crate) budget: (i64, i64),
}

/// The strategies of a plan.
pub(crate) const STRATEGIES: [StrategyPattern; 3] = [
    StrategyPattern {
        pillar: Pillar::Awareness,
        title: "เสริมสร้างจิตสำนึกและค่านิยมสุจริตแก่บุคลากรทุกระดับ",
        goal: "บุคลากรมีคุณธรรมจริยธรรม ยึดมั่นในมาตรฐานทางจริยธรรม และเป็นแบบอย่างที่ดีแก่สังคม",
        actions: &[
            ActionPattern {
                title: "โครงการฝึกอบรมเสริมสร้างคุณธรรมจริยธรรมและการป้องกันผลประโยชน์ทับซ้อน",
                target: "บุคลากรผ่านการอบรมไม่น้อยกว่าร้อยละ 80 ของบุคลากรทั้งหมด",
                unit: PERSONNEL,
                area: Area::Ethics,
                audience: Audience::Officials,
                measure: Measure::Training,
                quarters: (1, 3),
                budget: (280, 620),
            },
            ActionPattern {
                title: "กิจกรรมประกาศเจตนารมณ์ไม่รับของขวัญ (No Gift Policy) ของผู้บริหารและบุคลากร",
                target: "ประกาศเจตนารมณ์ทั้งภาษาไทยและภาษาอังกฤษ 1 ครั้ง และบุคลากรทุกหน่วยลงนามรับทราบ",
                unit: CENTRE,
                area: Area::Ethics,
                audience: Audience::Officials,
                measure: Measure::Gifts,
                quarters: (1, 1),
                budget: (0, 0),
            },
            ActionPattern {
                title: "โครงการคัดเลือกและยกย่องบุคลากรต้นแบบด้านคุณธรรมและจริยธรรม",
                target: "คัดเลือกบุคลากรต้นแบบไม่น้อยกว่า 3 ราย และเผยแพร่ผลงานต่อสาธารณชน",
                unit: PERSONNEL,
                area: Area::Ethics,
                audience: Audience::Officials,
                measure: Measure::Awards,
                quarters: (2, 4),
                budget: (45, 90),
            },
            ActionPattern {
                title: "กิจกรรมรณรงค์ค่านิยมสร้างสรรค์และมาตรฐานทางจริยธรรมผ่านสื่อภายในองค์กร",
                target: "เผยแพร่สื่อรณรงค์ไม่น้อยกว่า 12 ครั้ง บุคลากรรับรู้ไม่น้อยกว่าร้อยละ 85",
                unit: CENTRE,
                area: Area::Campaign,
                audience: Audience::Officials,
                measure: Measure::Values,
                quarters: (1, 4),
                budget: (60, 150),
            },
        ],
    },
    StrategyPattern {
        pillar: Pillar::Prevention,
        title: "พัฒนาระบบป้องกันการทุจริตและเปิดเผยข้อมูลให้ตรวจสอบได้",
        goal: "กระบวนงานที่มีความเสี่ยงได้รับการควบคุม และประชาชนเข้าถึงข้อมูลของหน่วยงานได้โดยสะดวก",
        actions: &[
            ActionPattern {
                title: "ทบทวนและจัดทำแผนปฏิบัติการป้องกันและปราบปรามการทุจริตประจำปี",
                target: "แผนปฏิบัติการได้รับความเห็นชอบจากหัวหน้าส่วนราชการภายในไตรมาสที่ 1",
                unit: PLANNING,
                area: Area::Plan,
                audience: Audience::Officials,
                measure: Measure::Standards,
                quarters: (1, 1),
                budget: (25, 60),
            },
            ActionPattern {
                title: "ประเมินความเสี่ยงการทุจริตในกระบวนงานจัดซื้อจัดจ้างและการอนุมัติอนุญาต",
                target: "ประเมินความเสี่ยงไม่น้อยกว่า 3 กระบวนงาน และมีมาตรการควบคุมทุกกระบวนงาน",
                unit: CENTRE,
                area: Area::Centre,
                audience: Audience::Officials,
                measure: Measure::Standards,
                quarters: (1, 2),
                budget: (0, 0),
            },
            ActionPattern {
                title: "จัดทำและปรับปรุงข้อมูลที่ต้องเปิดเผยต่อสาธารณะบนเว็บไซต์หน่วยงานตามแบบ OIT",
                target: "เปิดเผยข้อมูลครบถ้วนเป็นปัจจุบันทุกรายการภายในวันที่ 31 มีนาคม",
                unit: DEVELOPMENT,
                area: Area::Campaign,
                audience: Audience::Public,
                measure: Measure::Disclosure,
                quarters: (1, 2),
                budget: (30, 80),
            },
            ActionPattern {
                title: "เผยแพร่แผนและผลการจัดซื้อจัดจ้างพร้อมวิเคราะห์ผลการจัดซื้อจัดจ้างประจำปี",
                target: "เผยแพร่รายงานรายไตรมาสครบ 4 ครั้ง",
                unit: FINANCE,
                area: Area::Campaign,
                audience: Audience::Public,
                measure: Measure::Disclosure,
                quarters: (1, 4),
                budget: (0, 0),
            },
            ActionPattern {
                title: "โครงการสร้างเครือข่ายภาคประชาชนร่วมเฝ้าระวังการทุจริตในพื้นที่",
                target: "มีเครือข่ายเข้าร่วมไม่น้อยกว่า 5 เครือข่าย และจัดเวทีรับฟังความคิดเห็น 2 ครั้ง",
                unit: CENTRE,
                area: Area::Networks,
                audience: Audience::Public,
                measure: Measure::Network,
                quarters: (2, 3),
                budget: (180, 420),
            },
        ],
    },
    StrategyPattern {
        pillar: Pillar::Handling,
        title: "เพิ่มประสิทธิภาพการจัดการเรื่องร้องเรียนและการดำเนินการเมื่อเกิดกรณีทุจริต",
        goal: "เรื่องร้องเรียนได้รับการดำเนินการอย่างรวดเร็ว เป็นธรรม และผู้แจ้งเบาะแสได้รับการคุ้มครอง",
        actions: &[
            ActionPattern {
                title: "พัฒนาช่องทางและระบบรับเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
                target: "มีช่องทางร้องเรียนไม่น้อยกว่า 4 ช่องทาง และแจ้งผลการรับเรื่องภายใน 7 วัน",
                unit: CENTRE,
                area: Area::Campaign,
                audience: Audience::Public,
                measure: Measure::Complaints,
                quarters: (1, 3),
                budget: (90, 240),
            },
            ActionPattern {
                title: "จัดทำแนวปฏิบัติการคุ้มครองผู้แจ้งเบาะแสและผู้ให้ข้อมูลการทุจริต",
                target: "ประกาศใช้แนวปฏิบัติและชี้แจงบุคลากรครบทุกหน่วยงานภายใน",
                unit: CENTRE,
                area: Area::Centre,
                audience: Audience::Officials,
                measure: Measure::Whistleblower,
                quarters: (2, 3),
                budget: (15, 40),
            },
            ActionPattern {
                title: "รายงานผลการดำเนินการทางวินัยและวิเคราะห์เรื่องร้องเรียนเพื่อกำหนดมาตรการแก้ไข",
                target: "จัดทำรายงานเสนอหัวหน้าส่วนราชการปีละ 2 ครั้ง",
                unit: CENTRE,
                area: Area::Plan,
                audience: Audience::Officials,
                measure: Measure::Complaints,
                quarters: (2, 4),
                budget: (0, 0),
            },
        ],
    },
];
