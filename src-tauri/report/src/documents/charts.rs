//! The charts that documents share: read models → figures.

use saisaat_core::reference::cpi::{Standing, THAILAND};
use saisaat_core::registers::ActionStatus;
use saisaat_core::summaries::{
    ActionWork, Coverage, IndicatorReport, MinistryReport, MinistryRow, PastTotal, PlanWork,
};
use saisaat_core::values::{Decimal, Exact, FiscalYear};

use super::wording::Wording;
use crate::layout::figures::{
    Figure, HeatMap, HeatRow, Line, Reading, Scale, Series, Share, Shares, Span, Timeline, Trend,
};
use crate::layout::flow::Block;
use crate::style::{self, Frame};

/// The most of a page's height a part of a long chart may take, so that a heading and a table's head fit beside it.
const DEPTH: f32 = 0.8;

/// A score as a place on a chart; never computed with.
pub(super) fn plotted(score: Exact) -> f32 {
    score.to_string().parse().unwrap_or(0.0)
}

fn blocks(figures: Vec<Figure>) -> Vec<Block> {
    figures.into_iter().flat_map(|figure| [Block::Figure(figure), Block::Space(style::GAP_AFTER_TABLE)]).collect()
}

fn scale(full: Exact, say: Wording) -> Scale {
    let full = full.0.normalize();
    let steps: Vec<Decimal> = match full == Decimal::ONE_HUNDRED {
        true => [0, 25, 50, 75, 100].map(Decimal::from).to_vec(),
        false => (0..=5).map(|step| full * Decimal::from(step) / Decimal::from(5)).collect(),
    };
    let ticks = steps.into_iter().map(|step| (plotted(step.into()), say.weight(step.into()))).collect();
    Scale { low: 0.0, high: plotted(full.into()), ticks }
}

/// The final totals of the same round over the years, on the same scale: what covers as many months is on one line. Nothing
/// where there is one alone.
pub(super) fn totals(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let card = &report.scorecard;
    let alike = |past: &&PastTotal| past.round == report.round && past.full == card.full;
    let reading = |total: Exact| Reading { value: plotted(total), shown: say.score(total) };
    let of_past = |past: &PastTotal| (past.year, past.provisional.is_none().then(|| reading(past.total)));
    let mut points: Vec<(FiscalYear, Option<Reading>)> = report.past.iter().filter(alike).map(of_past).collect();
    points.push((report.year, card.final_total().map(reading)));
    if points.iter().filter(|(_, reading)| reading.is_some()).count() < 2 {
        return Vec::new();
    }
    let (years, values): (Vec<FiscalYear>, Vec<Option<Reading>>) = points.into_iter().unzip();
    let trend = Trend {
        title: say.text(&format!(
            "คะแนนรวมของรอบ {} เดือน (คะแนนเต็ม {})",
            report.round.months(),
            card.full.0.normalize()
        )),
        scale: scale(card.full, say),
        steps: years.iter().map(|year| say.text(&format!("ปี {year}"))).collect(),
        lines: vec![Line { name: label!(Submission.total).to_owned(), values }],
    };
    blocks(vec![Figure::trend(trend)])
}

/// The year's action items over its quarters.
pub(super) fn timeline(plan: &PlanWork, say: Wording) -> Vec<Block> {
    let actions: Vec<Span> =
        plan.strategies.iter().flat_map(|strategy| &strategy.actions).map(|work| span(work, say)).collect();
    let quarters = ["ไตรมาส 1 ต.ค.–ธ.ค.", "ไตรมาส 2 ม.ค.–มี.ค.", "ไตรมาส 3 เม.ย.–มิ.ย.", "ไตรมาส 4 ก.ค.–ก.ย."];
    let quarters = quarters.map(|quarter| say.text(quarter));
    let timeline = Timeline {
        title: "โครงการ–กิจกรรมตามไตรมาส".to_owned(), quarters, actions
    };
    blocks(Figure::timelines(&timeline, Frame::A4.depth() * DEPTH))
}

fn span(work: &ActionWork, say: Wording) -> Span {
    let action = &work.action;
    let percent = match (action.status, &work.progress) {
        (ActionStatus::Done, _) => Some(100),
        (ActionStatus::Cancelled, _) => None,
        (_, progress) => progress.as_ref().map(|progress| progress.percent),
    };
    let shown = match percent {
        Some(percent) => say.text(&format!("ร้อยละ {percent}")),
        None => action.status.words().th.to_owned(),
    };
    Span {
        label: format!("{} {}", say.text(&action.code), action.title).trim().to_owned(),
        planned: action.quarters(),
        progress: percent.map(|percent| plotted(Exact::from(i64::from(percent))) / 100.0),
        shown,
    }
}

/// Staff trained by unit.
pub(super) fn trained(units: &[Coverage], say: Wording) -> Vec<Block> {
    let row = |unit: &Coverage| Share {
        label: if unit.unit.is_empty() {
            "ไม่ระบุหน่วยงาน".to_owned()
        } else {
            unit.unit.clone()
        },
        part: unit.trained,
        whole: unit.staff,
        shown: format!(
            "{}/{} คน ร้อยละ {}",
            say.count(unit.trained as usize),
            say.count(unit.staff as usize),
            say.percent(unit.trained as usize, unit.staff as usize)
        ),
    };
    let shares = Shares {
        title: "ร้อยละของบุคลากรที่ผ่านการอบรม".to_owned(), rows: units.iter().map(row).collect()
    };
    blocks(Figure::shares(&shares, Frame::A4.depth() * DEPTH))
}

/// Agencies by indicators, each cell a score; scores on different scales are compared as shares of the full score.
pub(super) fn heat_map(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let mut columns: Vec<&str> = Vec::new();
    for line in report.rows.iter().flat_map(|row| &row.lines) {
        if !columns.contains(&line.code.as_str()) {
            columns.push(&line.code);
        }
    }
    columns.sort_by_cached_key(|code| code.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect::<Vec<_>>());
    let cell = |row: &MinistryRow, code: &str| {
        let line = row.lines.iter().find(|line| line.code == code)?;
        let score = line.score.filter(|_| row.full.0 > Decimal::ZERO)?;
        Some(Reading { value: plotted(Exact(score.0 / row.full.0)), shown: say.number(Exact(score.0.round_dp(2))) })
    };
    let row = |row: &MinistryRow| HeatRow {
        label: match row.provisional {
            Some(_) => format!("{} (ชั่วคราว)", row.agency.name_th),
            None => row.agency.name_th.clone(),
        },
        values: columns.iter().map(|code| cell(row, code)).collect(),
    };
    let map = HeatMap {
        title: "คะแนนรายตัวชี้วัดของทุกส่วนราชการ".to_owned(),
        scale: Scale {
            low: 0.0,
            high: 1.0,
            ticks: vec![(0.0, say.text("ร้อยละ 0 ของคะแนนเต็ม")), (1.0, say.text("ร้อยละ 100"))],
        },
        rows: report.rows.iter().map(row).collect(),
        columns: columns.iter().map(|code| say.text(code)).collect(),
    };
    blocks(Figure::heat_maps(&map, Frame::A4.depth() * DEPTH))
}

/// Thailand in the Corruption Perceptions Index, for reference: its score, and under it its rank with the first place on top.
pub(super) fn perceptions(say: Wording) -> Vec<Block> {
    let line = |name: &str, reading: &dyn Fn(Standing) -> Reading| Line {
        name: name.to_owned(),
        values: THAILAND.iter().map(|year| year.standing.map(reading)).collect(),
    };
    let score = |standing: Standing| {
        let score = Decimal::new(standing.score.into(), 2);
        Reading { value: plotted(score.into()), shown: say.number(score.into()) }
    };
    let rank = |standing: Standing| Reading {
        value: f32::from(standing.rank),
        shown: say.text(&format!("{}/{}", standing.rank, standing.countries)),
    };
    let ticks = |values: [u8; 3]| values.map(|value| (f32::from(value), say.text(&value.to_string()))).to_vec();
    let series = Series {
        title: "ประเทศไทยในดัชนีการรับรู้การทุจริต (CPI)".to_owned(),
        years: THAILAND.iter().map(|year| say.text(&year.buddhist().to_string())).collect(),
        upper: (
            line(&say.text("คะแนน (10 คือโปร่งใสที่สุด)"), &score),
            Scale { low: 0.0, high: 10.0, ticks: ticks([0, 5, 10]) },
        ),
        lower: (line("อันดับจากจำนวนประเทศ", &rank), Scale { low: 100.0, high: 1.0, ticks: ticks([1, 50, 100]) }),
        note: say.text(
            "ที่มา: Transparency International ตามเอกสารของสำนักงาน ก.พ. ไม่แสดงข้อมูลปี พ.ศ. 2543–2545 เนื่องจากต้นฉบับไม่ชัดเจน",
        ),
    };
    blocks(vec![Figure::series(series)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Digits;

    #[test]
    fn a_scale_has_the_levels_of_its_agreement() {
        let say = Wording::new(Digits::Arabic);
        let labels = |full: i64| -> Vec<String> {
            scale(Exact::from(full), say).ticks.into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(5), ["0", "1", "2", "3", "4", "5"]);
        assert_eq!(labels(100), ["0", "25", "50", "75", "100"]);
    }
}
