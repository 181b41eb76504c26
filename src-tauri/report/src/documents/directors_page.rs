//! A round on one page for those who decide: the total, where it is furthest from the target and why, what is at risk, and what
//! is asked of them.

use saisaat_core::registers::{ActionItem, ActionStatus, IndicatorResult};
use saisaat_core::summaries::{ActionSums, IndicatorCard, IndicatorReport, PlanWork, ScoreLine};
use saisaat_core::values::{Exact, thai};

use super::cells::{centred, dense, heading, heads, left, number, prose, table};
use super::wording::{NONE, Wording, brief, or_none};
use super::{indicator_report, letterhead};
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Frame};
use crate::text::Paragraph;

const NAME: &str = "สรุปผลหนึ่งหน้าสำหรับผู้บริหาร";
/// Indicators that are told of.
const FURTHEST: usize = 5;
/// Letters of a reason, a remedy or a request that are told; the report has the rest.
pub(super) const TOLD: usize = 60;
/// Requests that are told.
pub(super) const ASKED: usize = 4;

pub(super) fn compose(report: &IndicatorReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut page = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    page.extend(indicator_report::overview(report, say));
    page.push(heading("ตัวชี้วัดที่ห่างจากเป้าหมายมากที่สุด"));
    page.push(furthest(report, say));
    page.push(Block::Space(style::GAP_BEFORE_HEADING));
    page.push(side_by_side(&risks(report, say), &requests(report, say)));
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    let blocks = vec![Block::FitPage(page)];
    (Composition { frame: Frame::ONE_PAGE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// What is at risk, and beside it what is asked for.
pub(super) fn side_by_side(risks: &[String], requests: &[String]) -> Block {
    let list = |said: &[String]| Cell::of(said.iter().map(|line| dense(&format!("- {line}"))).collect());
    let rows = vec![heads(&["ความเสี่ยง", label!(IndicatorResult.request)]), vec![list(risks), list(requests)]];
    table(vec![Column::Share(1.0), Column::Share(1.0)], rows)
}

fn furthest(report: &IndicatorReport, say: Wording) -> Block {
    let below: Vec<&ScoreLine> = report.scorecard.by_gap().into_iter().take(FURTHEST).collect();
    if below.is_empty() {
        return prose("ไม่มีตัวชี้วัดที่มีคะแนนต่ำกว่าคะแนนเต็ม");
    }
    let mut rows =
        vec![heads(&[label!(IndicatorResult.indicator_id), label!(IndicatorLevel.threshold), "ผล", "คะแนน", "ห่าง"])];
    for line in below {
        let card = report.cards.iter().find(|card| card.indicator.id == line.indicator_id);
        rows.push(vec![
            left(&format!("{} {}", say.text(&line.code), line.name)),
            centred(&or_none(line.target().map(|target| say.number(target)))),
            centred(&or_none(line.result.map(|result| say.number(result)))),
            number(&or_none(line.score.map(|score| say.score(score)))),
            number(&or_none(line.gap(report.scorecard.full).map(|gap| say.score(gap)))),
        ]);
        let said = |text: fn(&IndicatorResult) -> &String| or_dash(card, text, say);
        rows.push(why(&said(|result| &result.obstacles), &said(|result| &result.remedy), rows[0].len()));
    }
    let fit = Column::Fit;
    table(vec![Column::Share(1.0), fit(56.0), fit(56.0), fit(56.0), fit(56.0)], rows)
}

/// A row under an indicator that says why, and what is done about it.
pub(super) fn why(obstacles: &str, remedy: &str, columns: usize) -> Row {
    let (obstacles, remedy) = (brief(obstacles, TOLD), brief(remedy, TOLD));
    let said = format!("สาเหตุ: {obstacles}  {}: {remedy}", label!(IndicatorResult.remedy));
    vec![Cell::new(Paragraph::dense(&said, style::DENSE).colour(style::MUTED)).over_columns(columns)]
}

/// What an indicator's result says, of a composite what its parts' do; a dash where nothing does.
fn or_dash(card: Option<&IndicatorCard>, text: fn(&IndicatorResult) -> &String, say: Wording) -> String {
    let Some(card) = card else { return NONE.to_owned() };
    let own = card.result.iter().chain(card.parts.iter().filter_map(|part| part.result.as_ref()));
    let texts: Vec<&str> = own.map(|result| text(result).trim()).filter(|text| !text.is_empty()).collect();
    say.typed(&texts.join(" "))
}

fn risks(report: &IndicatorReport, say: Wording) -> Vec<String> {
    let card = &report.scorecard;
    let mut risks: Vec<String> = card.provisional.map(|lacking| say.provisional(lacking)).into_iter().collect();
    let actions: Vec<&ActionItem> = report.work.plans.iter().flat_map(PlanWork::actions).collect();
    let late = |action: &&&ActionItem| {
        matches!(action.status, ActionStatus::Planned | ActionStatus::Underway) && action.deadline() < card.until
    };
    let overdue: Vec<&ActionItem> = actions.iter().filter(late).copied().collect();
    if !overdue.is_empty() {
        let budget = say.baht(overdue.iter().map(|action| action.budget).sum::<saisaat_core::values::MoneySum>());
        let count = say.count(overdue.len());
        risks.push(format!("โครงการ–กิจกรรมเกินกำหนดและยังไม่แล้วเสร็จ {count} รายการ งบประมาณ {budget} บาท"));
    }
    let stands = |action: &&&ActionItem| action.status != ActionStatus::Cancelled;
    let over = actions.iter().filter(stands).filter(|action| action.spend > action.budget).count();
    if over > 0 {
        risks.push(format!("โครงการ–กิจกรรมใช้จ่ายเกินงบประมาณ {} รายการ", say.count(over)));
    }
    let sums = ActionSums::of(actions.iter().copied());
    if let Some(share) = sums.spend.percent_of(sums.budget) {
        let share = say.text(&thai::decimal(share, 2));
        let (spend, budget) = (say.baht(sums.spend), say.baht(sums.budget));
        risks.push(format!("เบิกจ่ายแล้ว {spend} บาท จากงบประมาณ {budget} บาท คิดเป็นร้อยละ {share}"));
    }
    risks.extend(fallen(report, say));
    risks
}

/// The indicators whose score fell since the round that is compared with first.
fn fallen(report: &IndicatorReport, say: Wording) -> Option<String> {
    let past = report.compared_with().next()?;
    let fell = |line: &&ScoreLine| {
        let before: Option<Exact> = past.line(line).and_then(|before| before.score);
        line.score.zip(before).is_some_and(|(now, before)| now.0 < before.0)
    };
    let fallen: Vec<String> = report.scorecard.lines.iter().filter(fell).map(|line| say.text(&line.code)).collect();
    let before = say.round(past.year, past.round);
    (!fallen.is_empty()).then(|| format!("คะแนนลดลงจาก{before}: ตัวชี้วัดที่ {}", fallen.join(", ")))
}

fn requests(report: &IndicatorReport, say: Wording) -> Vec<String> {
    let mut asked = Vec::new();
    for card in &report.cards {
        for of in std::iter::once(card).chain(&card.parts) {
            let request = of.result.as_ref().map_or("", |result| result.request.trim());
            if !request.is_empty() {
                asked.push(format!("{} (ตัวชี้วัดที่ {})", brief(&say.typed(request), TOLD), say.text(&of.indicator.code)));
            }
        }
    }
    some_of(asked, say)
}

/// The first requests, and how many more there are; said where there are none.
pub(super) fn some_of(mut asked: Vec<String>, say: Wording) -> Vec<String> {
    let more = asked.len().saturating_sub(ASKED);
    asked.truncate(ASKED);
    match (asked.is_empty(), more) {
        (true, _) => vec!["ไม่มีเรื่องเสนอเพื่อพิจารณาในรอบนี้".to_owned()],
        (false, 0) => asked,
        (false, more) => {
            asked.push(format!("และอีก {} เรื่องในรายงานฉบับเต็ม", say.count(more)));
            asked
        }
    }
}
