//! The review of problems: what hindered each indicator, what helped it, and what the plan's review concludes.

use saisaat_core::registers::IndicatorResult;
use saisaat_core::summaries::{IndicatorCard, IndicatorReport};

use crate::documents::cells::{heading, heads, left, lines, paragraphs, prose, subheading, table};
use crate::documents::wording::Wording;
use crate::layout::flow::{Block, Column, Row};

/// The review, said to be empty where it is.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading("การทบทวนปัญหาและอุปสรรค")];
    let told: Vec<Text> =
        TEXTS.into_iter().filter(|(_, text)| results(report).any(|result| is_said(text(result)))).collect();
    if told.is_empty() {
        blocks.push(prose("ไม่มีอุปสรรคหรือปัจจัยสนับสนุนที่บันทึกไว้ในรอบนี้"));
    } else {
        let mut first = vec![label!(IndicatorResult.indicator_id)];
        first.extend(told.iter().map(|(name, _)| *name));
        let mut rows = vec![heads(&first)];
        rows.extend(report.cards.iter().filter_map(|card| row(card, &told, say)));
        let mut columns = vec![Column::Share(1.0)];
        columns.extend(told.iter().map(|_| Column::Share(1.3)));
        blocks.push(table(columns, rows));
    }
    for plan in report.work.plans.iter().filter(|plan| !plan.plan.review.trim().is_empty()) {
        blocks.push(subheading(&format!("การทบทวน{}", say.typed(&plan.plan.title))));
        blocks.extend(paragraphs(&say.typed(&plan.plan.review), prose));
    }
    blocks
}

/// A text of a result: what it is called here, and which.
type Text = (&'static str, fn(&IndicatorResult) -> &String);

/// What is told of each indicator, where anything was said of any.
const TEXTS: [Text; 3] = [
    (label!(IndicatorResult.obstacles), |result| &result.obstacles),
    (label!(IndicatorResult.remedy), |result| &result.remedy),
    (label!(IndicatorResult.supports), |result| &result.supports),
];

fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

fn results(report: &IndicatorReport) -> impl Iterator<Item = &IndicatorResult> {
    report.cards.iter().filter_map(|card| card.result.as_ref())
}

fn row(card: &IndicatorCard, told: &[Text], say: Wording) -> Option<Row> {
    let result = card.result.as_ref()?;
    told.iter().any(|(_, text)| is_said(text(result))).then(|| {
        let name = format!("{} {}", say.text(&card.indicator.code), card.indicator.name);
        let texts = told.iter().map(|(_, text)| lines(&say.typed(text(result))));
        std::iter::once(left(&name)).chain(texts).collect()
    })
}
