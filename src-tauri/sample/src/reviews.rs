//! Reviews of the plan in the years that are over: of one strategy, and of actions that went well and that did not.

use saisaat_core::registers::{ActionItem, ActionStatus, PlanReview, ReviewPoint, ReviewVerdict};
use saisaat_core::values::{FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::posts::{CENTRE, PLANNING};

/// How many actions a review looks at.
const ACTIONS: usize = 3;

/// Puts the review of each year but the newest, with its points.
pub(crate) fn fill(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    actions: &[ActionItem],
    years: &[FiscalYear],
    new: &Keys,
) -> Result<()> {
    for &year in years.iter().filter(|year| !is_newest(**year)) {
        let review = review(ground, year, new);
        tx.put(&review)?;
        // What is not done comes first.
        let mut of_year: Vec<&ActionItem> = actions.iter().filter(|action| action.year == year).collect();
        of_year.sort_by_key(|action| action.status == ActionStatus::Done);
        let mut points: Vec<ReviewPoint> =
            of_year.iter().take(ACTIONS).map(|action| of_an_action(&review, action, ground, new)).collect();
        if ground.number.is_multiple_of(2) {
            points.extend(of_year.first().map(|action| of_its_strategy(&review, action, ground, new)));
        }
        for (position, point) in (1..).zip(points) {
            tx.put(&ReviewPoint { position, ..point })?;
        }
    }
    Ok(())
}

fn review(ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> PlanReview {
    let (successes, problems) = if ground.quality(year) >= 400 {
        (
            "โครงการส่วนใหญ่แล้วเสร็จตามกำหนด บุคลากรผ่านการอบรมเกินเป้าหมาย และไม่มีเรื่องร้องเรียนค้างเกินกำหนด",
            "การประเมินผลลัพธ์หลังจบโครงการยังทำไม่ครบทุกกิจกรรม",
        )
    } else {
        (
            "ประกาศมาตรฐานทางจริยธรรมและเผยแพร่ครบทุกหน่วยงานภายใน ผู้บริหารร่วมกิจกรรมรณรงค์ทุกครั้ง",
            "บางโครงการเริ่มช้าเพราะรอการจัดสรรงบประมาณ และข้อมูลที่ต้องเปิดเผยยังปรับปรุงไม่ทันรอบ",
        )
    };
    PlanReview {
        reviewed_on: Some(day(year, 10, 20)),
        participants: format!("{CENTRE} {PLANNING} และผู้แทนหน่วยงานภายในทุกหน่วย"),
        successes: successes.into(),
        problems: problems.into(),
        value_for_money: "ค่าใช้จ่ายต่อผู้ผ่านการอบรมลดลงจากปีก่อน เพราะรวมหลักสูตรที่เนื้อหาซ้ำกันและใช้สื่อออนไลน์".into(),
        proposals: format!(
            "เลื่อนโครงการที่ต้องใช้งบประมาณไปเริ่มไตรมาส 2 ของปีงบประมาณ พ.ศ. {} และกำหนดผู้รับผิดชอบข้อมูลเปิดเผยรายรายการ",
            year.plus(1)
        ),
        ..PlanReview::blank(new.key(), ground.agency.id, year)
    }
}

fn of_an_action(review: &PlanReview, action: &ActionItem, ground: &Ground<'_>, new: &Keys) -> ReviewPoint {
    let (verdict, success, problem, proposal) = match action.status {
        ActionStatus::Done if action.budget == Money::ZERO => {
            (ReviewVerdict::Keep, "ดำเนินการแล้วเสร็จโดยไม่ใช้งบประมาณ", "", "ดำเนินการต่อทุกปี")
        }
        ActionStatus::Done => (
            ReviewVerdict::Develop,
            "บรรลุเป้าหมายภายในวงเงินที่ได้รับ",
            "ยังไม่ครอบคลุมหน่วยงานในพื้นที่",
            "ขยายกลุ่มเป้าหมายและวัดผลลัพธ์หลังจบโครงการ",
        ),
        ActionStatus::Underway | ActionStatus::Planned => (
            ReviewVerdict::Improve,
            "กิจกรรมหลักเริ่มแล้ว",
            "เริ่มช้ากว่าแผนและมีผู้รับผิดชอบคนเดียว",
            "แบ่งเป้าหมายเป็นรายไตรมาสและแต่งตั้งผู้รับผิดชอบร่วม",
        ),
        ActionStatus::Cancelled => {
            (ReviewVerdict::Cancel, "", "ซ้ำซ้อนกับโครงการที่กระทรวงดำเนินการในภาพรวม", "ยกเลิกและเข้าร่วมโครงการของกระทรวงแทน")
        }
    };
    ReviewPoint {
        subject: action.title.clone(),
        action_id: Some(action.id),
        verdict,
        success: success.into(),
        problem: problem.into(),
        proposal: format!("{proposal} โดยให้{} {} เป็นผู้รับผิดชอบ", action.responsible, ground.agency.abbreviation),
        ..ReviewPoint::blank(new.key(), review.id)
    }
}

fn of_its_strategy(review: &PlanReview, action: &ActionItem, ground: &Ground<'_>, new: &Keys) -> ReviewPoint {
    ReviewPoint {
        subject: format!("ความสอดคล้องของกลยุทธ์กับเรื่องร้องเรียนและผลสำรวจของ {}", ground.agency.abbreviation),
        strategy_id: Some(action.strategy_id),
        verdict: ReviewVerdict::Keep,
        success: "กลยุทธ์ตอบประเด็นที่ผู้รับบริการร้องเรียนมากที่สุด".into(),
        proposal: format!("คงกลยุทธ์ไว้ และเพิ่มตัวชี้วัดด้านระยะเวลาของ{}", ground.department.service),
        ..ReviewPoint::blank(new.key(), review.id)
    }
}
