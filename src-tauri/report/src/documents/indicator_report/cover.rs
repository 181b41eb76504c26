//! The head of the report: what it is, whose, for when, and how it came out; or why there is nothing to report.

use saisaat_core::registers::{Decision, ScaleKind};
use saisaat_core::scoring::Standing;
use saisaat_core::summaries::{ActionSums, Coverage, IndicatorReport, PastTotal, PlanWork};
use saisaat_core::values::Exact;

use super::{NAME, OF};
use crate::documents::cells::{heading, prose};
use crate::documents::charts::plotted;
use crate::documents::letterhead;
use crate::documents::wording::{NONE, Wording, or_none};
use crate::emblem::Shared;
use crate::layout::figures::{Axis, Figure, Overview, Tile};
use crate::layout::flow::Block;
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Title, agency, ministry, year, round and period.
pub(super) fn title(report: &IndicatorReport, art: Option<Shared>, say: Wording) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let period = format!("ตั้งแต่วันที่ {} ถึงวันที่ {}", say.date(report.year.first_day()), say.date(report.scorecard.until));
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = letterhead::cover(&report.head, art, NAME, &[OF.to_owned(), of]);
    blocks.push(centred(Paragraph::new(&period).size(style::NOTE).colour(style::MUTED).after(10.0)));
    blocks
}

/// How the round came out, on one page: in words, on a gauge, in counts.
pub(super) fn executive_summary(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading("บทสรุปผู้บริหาร"), overview(report, say), Block::Space(style::GAP_AFTER_TABLE)];
    blocks.extend(statements(report, say).iter().map(|statement| prose(statement)));
    blocks
}

/// The same for a page that has to hold more: the gauge, and what has changed since the round that is compared with first.
pub(super) fn brief_summary(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![overview(report, say), Block::Space(style::GAP_AFTER_TABLE)];
    let total = report.scorecard.total.zip(report.compared_with().next());
    let is_final = report.scorecard.provisional.is_none();
    blocks.extend(total.map(|(total, past)| prose(&change((total, is_final), past, say))));
    blocks
}

/// The sentences of the summary, each said only where there is something to say.
fn statements(report: &IndicatorReport, say: Wording) -> Vec<String> {
    let mut said = vec![scores(report, say)];
    said.extend(changes(report, say));
    said.extend(extremes(report, say));
    said.extend(plans(report, say));
    said.extend(training(report, say));
    said.extend(awards(report, say));
    said
}

fn scores(report: &IndicatorReport, say: Wording) -> String {
    let card = &report.scorecard;
    let round = say.text(&format!("ปีงบประมาณ พ.ศ. {} รอบ {} เดือน", report.year, report.round.months()));
    let (agency, count) = (&report.head.agency.name_th, say.count(card.lines.len()));
    let lead = format!("ใน{round} {agency} มีตัวชี้วัดตามคำรับรองการปฏิบัติราชการ {count} ตัวชี้วัด");
    let full = say.weight(card.full);
    match (card.total, card.provisional) {
        (None, _) => format!("{lead} และยังไม่มีคะแนน"),
        (Some(total), None) => format!("{lead} ได้คะแนนรวม {} จากคะแนนเต็ม {full}", say.score(total)),
        (Some(total), Some(lacking)) => {
            format!("{lead} ได้ {} จากคะแนนเต็ม {full} ซึ่งเป็น{}", say.score(total), say.provisional(lacking))
        }
    }
}

/// Against the same round a year before, and against the round before in the year.
fn changes(report: &IndicatorReport, say: Wording) -> Option<String> {
    let total = report.scorecard.total?;
    let is_final = report.scorecard.provisional.is_none();
    let compared: Vec<String> = report.compared_with().map(|past| change((total, is_final), past, say)).collect();
    (!compared.is_empty()).then(|| compared.join(" ส่วน"))
}

fn change((total, is_final): (Exact, bool), past: &PastTotal, say: Wording) -> String {
    let (before, of) = (say.round(past.year, past.round), say.score(past.total));
    if !is_final || past.provisional.is_some() {
        return format!("ยังเทียบกับ{before} ซึ่งได้คะแนนรวม {of} ไม่ได้ เพราะมีคะแนนชั่วคราว");
    }
    let moved = match total.cmp(&past.total) {
        std::cmp::Ordering::Greater => format!("เพิ่มขึ้น {}", say.score((total.0 - past.total.0).into())),
        std::cmp::Ordering::Less => format!("ลดลง {}", say.score((past.total.0 - total.0).into())),
        std::cmp::Ordering::Equal => "เท่าเดิม".to_owned(),
    };
    format!("เมื่อเทียบกับ{before} ซึ่งได้คะแนนรวม {of} แล้ว คะแนนรวม{moved}")
}

/// The indicators with the best and the least score, where they differ.
fn extremes(report: &IndicatorReport, say: Wording) -> Option<String> {
    let scored = || report.scorecard.lines.iter().filter(|line| line.score.is_some());
    let (most, least) = (scored().map(|line| line.score).max()?, scored().map(|line| line.score).min()?);
    let named = |score: Option<Exact>| {
        let lines = scored().filter(|line| line.score == score);
        let names: Vec<String> = lines.map(|line| format!("ตัวชี้วัดที่ {} {}", say.text(&line.code), line.name)).collect();
        match names.as_slice() {
            [name] => format!("ได้แก่ {name}"),
            names => format!("มี {} ตัวชี้วัด", say.count(names.len())),
        }
    };
    let shown = |score: Option<Exact>| or_none(score.map(|score| say.score(score)));
    let best = format!("คะแนนสูงสุด {} {}", shown(most), named(most));
    Some(match most == least {
        true => format!("ทุกตัวชี้วัดที่มีผลได้คะแนน {}", shown(most)),
        false => format!("{best} และคะแนนต่ำสุด {} {}", shown(least), named(least)),
    })
}

fn plans(report: &IndicatorReport, say: Wording) -> Option<String> {
    let sums = ActionSums::of(report.work.plans.iter().flat_map(PlanWork::actions));
    (sums.standing() > 0).then(|| {
        format!(
            "แผนปฏิบัติการมีโครงการ–กิจกรรม {} รายการ แล้วเสร็จ {} รายการ คิดเป็นร้อยละ {} เบิกจ่ายแล้ว {} บาท จากงบประมาณ {} บาท",
            say.count(sums.standing()),
            say.count(sums.done),
            say.percent(sums.done, sums.standing()),
            say.baht(sums.spend),
            say.baht(sums.budget),
        )
    })
}

fn training(report: &IndicatorReport, say: Wording) -> Option<String> {
    let sum = |of: fn(&Coverage) -> u32| report.work.coverage.iter().map(|unit| of(unit) as usize).sum::<usize>();
    let (trained, staff) = (sum(|unit| unit.trained), sum(|unit| unit.staff));
    let sessions = report.work.trainings.len();
    (sessions > 0).then(|| {
        format!(
            "จัดการฝึกอบรม {} ครั้ง มีบุคลากรผ่านการอบรม {} คน จากบุคลากร {} คน คิดเป็นร้อยละ {}",
            say.count(sessions),
            say.count(trained),
            say.count(staff),
            say.percent(trained, staff),
        )
    })
}

fn awards(report: &IndicatorReport, say: Wording) -> Option<String> {
    let nominees = || report.work.awards.iter().flat_map(|award| &award.nominees);
    let awarded = nominees().filter(|nominee| nominee.nomination.decision == Decision::Awarded).count();
    (nominees().next().is_some()).then(|| {
        let (nominated, awarded) = (say.count(nominees().count()), say.count(awarded));
        format!("มีผู้ได้รับการเสนอชื่อรับรางวัลเชิดชูเกียรติ {nominated} คน ได้รับรางวัล {awarded} คน")
    })
}

/// The total on a gauge with the counts beside it.
fn overview(report: &IndicatorReport, say: Wording) -> Block {
    let card = &report.scorecard;
    let count = |of: fn(&Standing) -> bool| card.lines.iter().filter(|line| of(&line.standing)).count().to_string();
    let scored = count(|standing| matches!(standing, Standing::Scored(_)));
    let without = count(|standing| matches!(standing, Standing::NoResult));
    let left_out = count(|standing| matches!(standing, Standing::NotAssessed));
    let tile = |number: &str, label: &str| Tile { number: say.text(number), label: label.to_owned() };
    let tiles = vec![
        tile(&format!("{scored}/{}", card.lines.len()), "ตัวชี้วัดที่มีคะแนน/ทั้งหมด"),
        tile(&say.weight(card.divisor), "น้ำหนักที่ใช้คิดคะแนน"),
        tile(&without, "ตัวชี้วัดที่ยังไม่มีผล"),
        tile(&left_out, "ตัวชี้วัดที่ไม่ประเมิน"),
    ];
    let shown = or_none(card.total.map(|total| say.score(total)));
    let full = say.weight(card.full);
    let alt = format!("มาตรวัดคะแนนรวม: {shown} จากคะแนนเต็ม {full}");
    let overview = Overview {
        title: label!(Submission.total).to_owned(),
        axis: axis(report, say),
        total: card.total.map(plotted),
        shown,
        note: match card.provisional {
            Some(_) => format!("คะแนนชั่วคราว จากคะแนนเต็ม {full}"),
            None => format!("จากคะแนนเต็ม {full}"),
        },
        tiles,
    };
    Block::Figure(Figure::overview(alt, overview))
}

/// The scale of the agreement with its levels.
pub(super) fn axis(report: &IndicatorReport, say: Wording) -> Axis {
    let ticks: &[u8] = match report.agreement.as_ref().map(|agreement| agreement.scale) {
        Some(ScaleKind::Points) => &[0, 50, 75, 100],
        _ => &[0, 1, 2, 3, 4, 5],
    };
    let ticks = ticks.iter().map(|&tick| (f32::from(tick), say.text(&tick.to_string()))).collect();
    Axis { full: plotted(report.scorecard.full), ticks }
}

/// A page that says why there is nothing.
pub(super) fn nothing_to_report(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let year = say.text(&format!("ปีงบประมาณ พ.ศ. {}", report.year));
    let (missing, advice) = match report.agreement {
        None => (
            format!("ส่วนราชการนี้ยังไม่มีคำรับรองการปฏิบัติราชการสำหรับ{year} จึงยังไม่มีตัวชี้วัดและคะแนนที่จะรายงาน"),
            "เมื่อบันทึกคำรับรองและตัวชี้วัดแล้ว ให้พิมพ์รายงานนี้อีกครั้ง",
        ),
        Some(_) => (
            format!("คำรับรองการปฏิบัติราชการของส่วนราชการนี้สำหรับ{year} ยังไม่มีตัวชี้วัด จึงยังไม่มีคะแนนที่จะรายงาน"),
            "เมื่อบันทึกตัวชี้วัดแล้ว ให้พิมพ์รายงานนี้อีกครั้ง",
        ),
    };
    let paragraph = |text: &str| Paragraph::new(text).indent(style::INDENT).after(style::GAP_AFTER_PARAGRAPH);
    vec![
        Block::Paragraph(Paragraph::heading(label!(IndicatorResult.result), Role::Heading2)),
        Block::Paragraph(paragraph(&missing)),
        Block::Paragraph(paragraph(advice)),
        Block::Paragraph(paragraph(&format!("คะแนนรวม {NONE}"))),
    ]
}
