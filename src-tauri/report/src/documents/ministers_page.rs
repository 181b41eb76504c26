//! A round of the ministry on one page for the minister.

use saisaat_core::summaries::{MinistersPage, MinistryReport, MinistryRow};
use saisaat_core::values::{Decimal, Exact};

use super::cells::{centred, dense, heading, heads, left, number, prose, table};
use super::directors_page::{TOLD, side_by_side, some_of, why};
use super::letterhead;
use super::ministry_report::scales;
use super::wording::{Wording, brief, or_none};
use crate::layout::flow::{Block, Column, Composition};
use crate::pdf::Particulars;
use crate::style::{self, Frame};

const NAME: &str = "สรุปผลระดับกระทรวงหนึ่งหน้าสำหรับผู้บริหาร";
/// Agencies that are told of.
const LOWEST: usize = 3;

pub(super) fn compose(report: &MinistersPage, say: Wording) -> (Composition, Particulars) {
    let ministry = &report.ministry;
    let of = say.year_and_round(ministry.year, ministry.round);
    let mut page = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    page.extend(standing(ministry, say).iter().map(|said| Block::Paragraph(dense(&format!("- {said}")))));
    page.push(heading("ส่วนราชการที่ห่างจากคะแนนเต็มมากที่สุด"));
    page.push(lowest(ministry, say));
    page.push(heading("ตัวชี้วัดที่ห่างจากเป้าหมายมากที่สุด"));
    page.push(furthest(report, say));
    page.push(Block::Space(style::GAP_BEFORE_HEADING));
    page.push(side_by_side(&risks(ministry, say), &requests(report, say)));
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    let blocks = vec![Block::FitPage(page)];
    (Composition { frame: Frame::ONE_PAGE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// How many agencies, and the mean on each scale with that of the same agencies in the rounds that are compared with.
fn standing(ministry: &MinistryReport, say: Wording) -> Vec<String> {
    let settled = ministry.rows.iter().filter(|row| row.final_total().is_some()).count();
    let (all, settled_said) = (say.count(ministry.rows.len()), say.count(settled));
    let mut said = vec![format!("มีส่วนราชการที่มีคำรับรอง {all} แห่ง มีคะแนนครบทุกตัวชี้วัดที่ประเมิน {settled_said} แห่ง")];
    for full in scales(ministry) {
        let mean = or_none(ministry.mean(full).map(|mean| say.score(mean)));
        said.push(format!("คะแนนเฉลี่ย {mean} จากคะแนนเต็ม {}", say.weight(full)));
        for (at, (year, round)) in ministry.earlier.iter().enumerate() {
            if let Some((count, now, before)) = means_of_both(ministry, full, at) {
                let (count, before_said) = (say.count(count), say.score(before));
                let (of, change) = (say.round(*year, *round), say.change(Some(now), Some(before)));
                said.push(format!(
                    "ส่วนราชการ {count} แห่งที่มีคะแนนทั้งสองรอบ เปลี่ยนแปลงเฉลี่ย {change} จาก {before_said} ใน{of}"
                ));
            }
        }
    }
    said
}

/// How many agencies have a final total both now and then, and their means: of the same alone can a change be told.
fn means_of_both(ministry: &MinistryReport, full: Exact, at: usize) -> Option<(usize, Exact, Exact)> {
    let of_scale = ministry.rows.iter().filter(|row| row.full == full);
    let both: Vec<(Exact, Exact)> =
        of_scale.filter_map(|row| Some((row.final_total()?, row.before.get(at).copied().flatten()?))).collect();
    let count = Decimal::from(both.len());
    let mean = |of: fn(&(Exact, Exact)) -> Decimal| Exact(both.iter().map(of).sum::<Decimal>() / count);
    (!both.is_empty()).then(|| (both.len(), mean(|pair| pair.0.0), mean(|pair| pair.1.0)))
}

fn lowest(ministry: &MinistryReport, say: Wording) -> Block {
    let mut ranked: Vec<&MinistryRow> = ministry.ranking();
    ranked.reverse();
    ranked.truncate(LOWEST);
    if ranked.is_empty() {
        return prose("ยังไม่มีส่วนราชการที่มีคะแนนครบทุกตัวชี้วัดที่ประเมิน");
    }
    let mut heads_of =
        vec![label!(Agreement.agency_id).to_owned(), "คะแนนเต็ม".into(), label!(Submission.total).into(), "ห่าง".into()];
    heads_of.extend(
        ministry.earlier.iter().map(|(year, round)| say.text(&format!("เปลี่ยนจากรอบ {} เดือน ปี {year}", round.months()))),
    );
    let mut rows = vec![heads(&heads_of)];
    rows.extend(ranked.into_iter().map(|row| {
        let total = row.final_total();
        let gap = total.map(|total| Exact(row.full.0 - total.0));
        let mut cells = vec![
            left(&row.agency.name_th),
            number(&say.weight(row.full)),
            number(&or_none(total.map(|total| say.score(total)))),
            number(&or_none(gap.map(|gap| say.score(gap)))),
        ];
        cells.extend(row.before.iter().map(|before| number(&say.change(total, *before))));
        cells
    }));
    let mut columns = vec![Column::Share(1.0), Column::Fit(52.0), Column::Fit(60.0), Column::Fit(56.0)];
    columns.extend(ministry.earlier.iter().map(|_| Column::Fit(84.0)));
    table(columns, rows)
}

fn furthest(report: &MinistersPage, say: Wording) -> Block {
    if report.furthest.is_empty() {
        return prose("ไม่มีตัวชี้วัดที่มีคะแนนต่ำกว่าคะแนนเต็ม");
    }
    let mut rows = vec![heads(&[label!(IndicatorResult.indicator_id), label!(Agreement.agency_id), "คะแนน"])];
    for line in &report.furthest {
        let score = format!("{} / {}", say.score(line.score), say.weight(line.full));
        rows.push(vec![left(&format!("{} {}", say.text(&line.code), line.name)), left(&line.agency), centred(&score)]);
        rows.push(why(&say.typed(&line.obstacles), &say.typed(&line.remedy), rows[0].len()));
    }
    table(vec![Column::Share(1.4), Column::Share(1.0), Column::Fit(64.0)], rows)
}

fn risks(ministry: &MinistryReport, say: Wording) -> Vec<String> {
    let counted = |of: fn(&&MinistryRow) -> bool| ministry.rows.iter().filter(of).count();
    let mut risks = Vec::new();
    for (count, said) in [
        (counted(|row| row.provisional.is_some()), "ส่วนราชการมีคะแนนชั่วคราวเพราะขาดผลตัวชี้วัด"),
        (counted(|row| row.problem.is_some()), "ส่วนราชการคิดคะแนนไม่ได้เพราะข้อมูลคำรับรองไม่ครบหรือขัดกัน"),
        (counted(|row| row.total.is_none() && row.problem.is_none()), "ส่วนราชการยังไม่มีคะแนน"),
    ] {
        if count > 0 {
            risks.push(format!("{said} {} แห่ง", say.count(count)));
        }
    }
    for (at, (year, round)) in ministry.earlier.iter().enumerate() {
        let before = |row: &&MinistryRow| row.before.get(at).copied().flatten();
        let fell =
            |row: &&MinistryRow| row.final_total().zip(before(row)).is_some_and(|(now, before)| now.0 < before.0);
        let fallen = ministry.rows.iter().filter(fell).count();
        if fallen > 0 {
            risks.push(format!("ส่วนราชการ {} แห่งมีคะแนนรวมลดลงจาก{}", say.count(fallen), say.round(*year, *round)));
        }
    }
    match risks.is_empty() {
        true => vec!["ไม่มีส่วนราชการที่คะแนนขาดหรือลดลง".to_owned()],
        false => risks,
    }
}

fn requests(report: &MinistersPage, say: Wording) -> Vec<String> {
    let said = report.requests.iter().map(|asked| {
        let code = say.text(&asked.code);
        format!("{} ({} {code})", brief(&say.typed(&asked.request), TOLD), asked.agency)
    });
    some_of(said.collect(), say)
}
