//! The year's work as it is compared: plans, strategies, action items, training, awards and nominees.

use super::subject::{Subject, fields};
use super::words::Written;
use crate::registers::{
    ActionItem, AwardScheme, Nomination, ProgressEntry, Record, StrategicPlan, Strategy, TrainingSession,
};
use crate::summaries::{ActionWork, AwardWork, Nominee, PlanWork, StrategyWork, TrainingWork, YearsWork};

pub(super) fn subjects(work: &YearsWork) -> Vec<Subject> {
    // Coverage is counted by unit and belongs to the whole.
    let YearsWork { plans, trainings, coverage: _, awards } = work;
    let mut subjects = Vec::new();
    for PlanWork { plan: of, strategies } in plans {
        subjects.push(plan(of));
        for StrategyWork { strategy: of, actions } in strategies {
            subjects.push(strategy(of));
            subjects.extend(actions.iter().map(action));
        }
    }
    subjects.extend(trainings.iter().map(training));
    for AwardWork { scheme, nominees } in awards {
        subjects.push(award(scheme));
        subjects.extend(nominees.iter().map(nominee));
    }
    subjects
}

fn plan(plan: &StrategicPlan) -> Subject {
    let mut subject = Subject::new(StrategicPlan::TABLE, plan.id.to_string(), "แผน", "", &plan.title);
    fields!(subject, "plan", plan, StrategicPlan {
        title "ชื่อแผน", first_year "ปีเริ่ม (พ.ศ.)", last_year "ปีสิ้นสุด (พ.ศ.)", vision "วิสัยทัศน์", mission "พันธกิจ",
        review "ผลการทบทวนแผนเดิม", approved_on "วันที่อนุมัติ",
    } apart from { id, agency_id });
    subject
}

fn strategy(strategy: &Strategy) -> Subject {
    let mut subject = Subject::new(Strategy::TABLE, strategy.id.to_string(), "กลยุทธ์ที่", &strategy.code, &strategy.title);
    fields!(subject, "strategy", strategy, Strategy {
        code "ลำดับที่", title "กลยุทธ์", goal "เป้าประสงค์", pillar "ด้าน", position "ลำดับการแสดง",
    } apart from { id, plan_id });
    subject
}

fn action(ActionWork { action, progress }: &ActionWork) -> Subject {
    let mut subject = Subject::new(ActionItem::TABLE, action.id.to_string(), "โครงการ", &action.code, &action.title);
    fields!(subject, "action", action, ActionItem {
        year "ปีงบประมาณ", code "ลำดับที่", title "โครงการ–กิจกรรม", target "เป้าหมาย", responsible "ผู้รับผิดชอบ",
        area "งานหลัก", audience "กลุ่มเป้าหมาย", measure "มาตรการ", q1 "ไตรมาส 1 (ต.ค.–ธ.ค.)",
        q2 "ไตรมาส 2 (ม.ค.–มี.ค.)", q3 "ไตรมาส 3 (เม.ย.–มิ.ย.)", q4 "ไตรมาส 4 (ก.ค.–ก.ย.)", budget "งบประมาณ (บาท)",
        spend "เบิกจ่ายแล้ว (บาท)", due_on "กำหนดเสร็จ", finished_on "วันที่แล้วเสร็จ", status "สถานะ",
    } apart from { id, strategy_id });
    if let Some(progress) = progress {
        fields!(subject, "progress", progress, ProgressEntry {
            noted_on "วันที่บันทึกความก้าวหน้า", percent "ความก้าวหน้า (ร้อยละ)", note "สิ่งที่ดำเนินการ",
        } apart from { id, action_id });
    }
    subject
}

fn training(TrainingWork { session, attended, completed }: &TrainingWork) -> Subject {
    let mut subject = Subject::new(TrainingSession::TABLE, session.id.to_string(), "การฝึกอบรม", "", &session.title);
    subject.add("attended", "ผู้เข้าร่วม (คน)", attended.written());
    subject.add("completed", "ผู้ผ่านการอบรม (คน)", completed.written());
    fields!(subject, "training", session, TrainingSession {
        year "ปีงบประมาณ", title "ชื่อการฝึกอบรม", topic "หัวข้อ", course "หลักสูตร", starts_on "วันเริ่ม", ends_on "วันสิ้นสุด",
        hours "จำนวนชั่วโมง", required_hours "ชั่วโมงที่ต้องเข้าร่วม", place "สถานที่", online "จัดแบบออนไลน์",
        speakers "วิทยากร", organiser "ผู้จัด", target_group "กลุ่มเป้าหมาย", seats "จำนวนที่นั่ง", budget "งบประมาณ (บาท)",
        spend "เบิกจ่ายแล้ว (บาท)", pre_test "คะแนนก่อนอบรม (ร้อยละ)", post_test "คะแนนหลังอบรม (ร้อยละ)",
        satisfaction "ความพึงพอใจ (ร้อยละ)",
    } apart from { id, agency_id });
    subject
}

fn award(scheme: &AwardScheme) -> Subject {
    let mut subject = Subject::new(AwardScheme::TABLE, scheme.id.to_string(), "รางวัล", "", &scheme.name);
    fields!(subject, "award", scheme, AwardScheme {
        year "ปีงบประมาณ", name "ชื่อรางวัล", standard "มาตรฐานหรือค่านิยมที่เชิดชู", criteria "เกณฑ์การคัดเลือก",
        eligibility "คุณสมบัติผู้รับการเสนอชื่อ", method "วิธีการคัดเลือก", committee_order "คำสั่งแต่งตั้งคณะกรรมการ",
        rewards "สิ่งตอบแทน", announced_on "วันที่ประกาศ",
    } apart from { id, agency_id });
    subject
}

/// Of a person only what the report prints, which is also all that a submission keeps.
fn nominee(Nominee { person, nomination }: &Nominee) -> Subject {
    let name = person.full_name();
    let mut subject =
        Subject::new(Nomination::TABLE, nomination.id.to_string(), "ผู้ได้รับการเสนอชื่อ", "", "").about(name.clone());
    subject.add("person.name", "ชื่อ", name.written());
    subject.add("person.position", "ตำแหน่ง", person.position.written());
    subject.add("person.level", "ระดับ", person.level.written());
    subject.add("person.unit", "สังกัด", person.unit.written());
    fields!(subject, "nomination", nomination, Nomination {
        score "คะแนน (0–100)", decision "ผลการพิจารณา",
    } apart from { id, scheme_id, person_id, nominator, reasons, evidence });
    subject
}
