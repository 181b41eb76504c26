//! Values as they are read in Thai. What is empty is none.

use crate::registers::{
    ActionStatus, Area, Audience, Decision, IndicatorKind, Measure, NotAssessedRule, Pillar, ResultSource, ScaleKind,
    Topic,
};
use crate::scoring::Standing;
use crate::values::{Date, Exact, FiscalYear, Money, Round, thai};

/// A value that can be read.
pub(super) trait Written {
    fn written(&self) -> Option<String>;
}

impl Written for String {
    fn written(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.clone())
    }
}

impl<T: Written> Written for Option<T> {
    fn written(&self) -> Option<String> {
        self.as_ref().and_then(Written::written)
    }
}

impl Written for Vec<String> {
    fn written(&self) -> Option<String> {
        self.join(", ").written()
    }
}

macro_rules! written {
    ($($type:ty: $value:ident => $text:expr;)+) => {
        $(impl Written for $type {
            fn written(&self) -> Option<String> {
                let $value = self;
                Some($text)
            }
        })+
    };
}

written! {
    Exact: value => thai::commas(value.0.normalize());
    Money: value => thai::baht(value.satang());
    Date: value => thai::medium_date(value.naive());
    FiscalYear: value => value.to_string();
    Round: value => format!("{} เดือน", value.months());
    i32: value => value.to_string();
    u32: value => value.to_string();
    bool: value => if *value { "ใช่" } else { "ไม่ใช่" }.to_owned();
}

/// Choices by the words that the screens have for them.
macro_rules! worded {
    ($($type:ident { $($variant:ident $word:literal),+ $(,)? })+) => {
        $(impl Written for $type {
            fn written(&self) -> Option<String> {
                Some(match self { $(Self::$variant => $word),+ }.to_owned())
            }
        })+
    };
}

worded! {
    IndicatorKind { Higher "ยิ่งมากยิ่งดี", Lower "ยิ่งน้อยยิ่งดี", Milestone "ระดับขั้นของความสำเร็จ", Composite "รวมถ่วงน้ำหนัก" }
    ResultSource {
        ByHand "กรอกเอง",
        StaffTrained "ร้อยละบุคลากรที่ผ่านการอบรม",
        ActionsDone "ร้อยละโครงการที่แล้วเสร็จ",
        ActionsOnTime "ร้อยละโครงการที่เสร็จทันกำหนด",
        BudgetSpent "ร้อยละการเบิกจ่ายงบประมาณ",
    }
    ScaleKind { FiveLevels "ระดับ 1–5", Points "คะแนน 50/75/100" }
    NotAssessedRule { Redistribute "เฉลี่ยให้ตัวชี้วัดอื่น", Keep "คงไว้และแสดงว่าขาด" }
    Pillar { Awareness "เสริมสร้างจิตสำนึก", Prevention "ป้องกันการทุจริต", Handling "จัดการเมื่อมีกรณีทุจริต" }
    Area {
        Centre "ศูนย์ประสานราชการใสสะอาด",
        Plan "แผนกลยุทธ์ราชการใสสะอาด",
        Ethics "ส่งเสริมคุณธรรมจริยธรรม",
        Campaign "รณรงค์ ประชาสัมพันธ์ การมีส่วนร่วม",
        Networks "เครือข่าย",
    }
    Audience { Officials "เจ้าหน้าที่ของรัฐ", Public "ประชาชน" }
    Measure {
        Standards "มาตรฐานคุณธรรมจริยธรรม",
        Values "ค่านิยมสร้างสรรค์",
        Training "พัฒนาและฝึกอบรม",
        Gifts "การรับของขวัญ",
        Awards "รางวัลเชิดชูเกียรติ",
        Complaints "ระบบร้องเรียน",
        Disclosure "เปิดเผยข้อมูล",
        Whistleblower "คุ้มครองผู้แจ้งเบาะแส",
        Network "เครือข่าย",
    }
    ActionStatus { Planned "ตามแผน", Underway "กำลังดำเนินการ", Done "แล้วเสร็จ", Cancelled "ยกเลิก" }
    Topic {
        Prevention "การป้องกันการทุจริต",
        Morals "คุณธรรม",
        Ethics "จริยธรรม",
        Code "จรรยาบรรณ",
        ConflictOfInterest "ผลประโยชน์ทับซ้อน",
        Gifts "การรับของขวัญ",
        Law "กฎหมาย",
    }
    Decision { Nominated "รอพิจารณา", Awarded "ได้รับรางวัล", Declined "ไม่ได้รับ" }
}

impl Written for Standing {
    fn written(&self) -> Option<String> {
        let word = match self {
            Self::Scored(_) => "มีคะแนน",
            Self::NotAssessed => "ไม่ประเมิน",
            Self::NoResult => "ยังไม่มีผล",
        };
        Some(word.to_owned())
    }
}
