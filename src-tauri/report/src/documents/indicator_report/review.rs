//! The review of problems: what hindered each indicator, what helped it, and what the plan's review concludes.

use saisaat_core::summaries::{IndicatorCard, IndicatorReport};

use crate::documents::cells::{heading, heads, left, lines, paragraphs, prose, subheading, table};
use crate::documents::wording::Wording;
use crate::layout::flow::{Block, Column, Row};

/// The review, said to be empty where it is.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading("การทบทวนปัญหาและอุปสรรค")];
    let mut rows = vec![heads(&[
        label!(IndicatorResult.indicator_id),
        "อุปสรรค",
        label!(IndicatorResult.remedy),
        label!(IndicatorResult.supports),
    ])];
    rows.extend(report.cards.iter().filter_map(|card| row(card, say)));
    if rows.len() > 1 {
        blocks.push(table(vec![Column::Share(1.0), Column::Share(1.3), Column::Share(1.3), Column::Share(1.3)], rows));
    } else {
        blocks.push(prose("ไม่มีอุปสรรคหรือปัจจัยสนับสนุนที่บันทึกไว้ในรอบนี้"));
    }
    for plan in report.work.plans.iter().filter(|plan| !plan.plan.review.trim().is_empty()) {
        blocks.push(subheading(&format!("การทบทวน{}", say.typed(&plan.plan.title))));
        blocks.extend(paragraphs(&say.typed(&plan.plan.review), prose));
    }
    blocks
}

fn row(card: &IndicatorCard, say: Wording) -> Option<Row> {
    let result = card.result.as_ref()?;
    let said = |text: &String| !text.trim().is_empty();
    [&result.obstacles, &result.remedy, &result.supports].into_iter().any(said).then(|| {
        let name = format!("{} {}", say.text(&card.indicator.code), card.indicator.name);
        let texts = [&result.obstacles, &result.remedy, &result.supports];
        std::iter::once(left(&name)).chain(texts.map(|text| lines(&say.typed(text)))).collect()
    })
}
