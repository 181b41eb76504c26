//! Indicators as they are compared: score and result, template, levels, baselines, evidence and files.

use super::subject::{Subject, fields};
use super::words::Written;
use crate::registers::{Attachment, Evidence, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult, Record};
use crate::summaries::{IndicatorCard, IndicatorReport, ScoreLine};
use crate::values::{Exact, thai};

/// Every indicator of the report, parts of composites after their whole.
pub(super) fn subjects(report: &IndicatorReport) -> Vec<Subject> {
    of_cards(&report.cards, &report.scorecard.lines)
}

fn of_cards(cards: &[IndicatorCard], lines: &[ScoreLine]) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for card in cards {
        let line = lines.iter().find(|line| line.indicator_id == card.indicator.id);
        subjects.push(subject(card, line));
        // The scores of parts are in the trace of the whole, which follows from what is compared here.
        subjects.extend(of_cards(&card.parts, &[]));
    }
    subjects
}

fn subject(card: &IndicatorCard, line: Option<&ScoreLine>) -> Subject {
    let IndicatorCard { indicator, levels, baselines, result, evidence, attachments, parts: _ } = card;
    let mut subject =
        Subject::new(Indicator::TABLE, indicator.id.to_string(), "ตัวชี้วัดที่", &indicator.code, &indicator.name);
    if let Some(line) = line {
        let shown = |result: Exact| thai::commas(result.0);
        subject.add("score.result", "ผลการดำเนินงาน", line.result.map(shown));
        subject.add("score.score", "คะแนน", line.score.map(four_decimals));
        subject.add("score.weighted", "คะแนนถ่วงน้ำหนัก", line.weighted.map(four_decimals));
        fields!(subject, "score", line, ScoreLine {
            standing "การประเมิน",
        } apart from {
            result, score, weighted, committee, committee_weighted, indicator_id, dimension, code, name, unit, weight, kind, thresholds, trace, explanation
        });
    }
    if let Some(result) = result {
        assessment(&mut subject, result, indicator, line.is_some());
    }
    template(&mut subject, indicator);
    for IndicatorLevel { id: _, indicator_id: _, level, threshold, text } in levels {
        subject.add(format!("levels.{level}.threshold"), format!("ค่าเป้าหมายระดับ {level}"), threshold.written());
        subject.add(format!("levels.{level}.text"), format!("คำอธิบายระดับ {level}"), text.written());
    }
    for IndicatorBaseline { id: _, indicator_id: _, year, value } in baselines {
        subject.add(format!("baselines.{year}"), format!("ข้อมูลพื้นฐานปีงบประมาณ {year}"), value.written());
    }
    for (n, Evidence { id: _, result_id: _, position: _, title, reference, dated_on }) in (1..).zip(evidence) {
        let dated = dated_on.map(|day| format!("ลงวันที่ {}", thai::long_date(day.naive()))).unwrap_or_default();
        let about =
            [reference.as_str(), &dated].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let told = if about.is_empty() { title.clone() } else { format!("{title} ({about})") };
        subject.add(format!("evidence.{n}"), format!("หลักฐานอ้างอิงลำดับที่ {n}"), Some(told));
    }
    for (n, attachment) in (1..).zip(attachments) {
        file(&mut subject, n, attachment);
    }
    subject
}

/// As reports print scores.
fn four_decimals(score: Exact) -> String {
    thai::decimal(score.0, 4)
}

/// The figure itself is told with the score where there is one, and with the decimals of its indicator.
fn assessment(subject: &mut Subject, result: &IndicatorResult, indicator: &Indicator, has_score: bool) {
    let places = u32::try_from(indicator.decimals).unwrap_or_default();
    let figure = result.result.filter(|_| !has_score);
    subject.add("result.result", "ผลการดำเนินงาน", figure.map(|figure| thai::decimal(figure.0, places)));
    fields!(subject, "result", result, IndicatorResult {
        assessed, step1 "ขั้นที่ 1 แล้วเสร็จ", step2 "ขั้นที่ 2 แล้วเสร็จ",
        step3 "ขั้นที่ 3 แล้วเสร็จ", step4 "ขั้นที่ 4 แล้วเสร็จ", step5 "ขั้นที่ 5 แล้วเสร็จ",
        done, supports, obstacles, remedy, request,
        committee_score,
    } apart from { id, indicator_id, round, result });
}

fn template(subject: &mut Subject, indicator: &Indicator) {
    fields!(subject, "indicator", indicator, Indicator {
        dimension, code, name, unit, weight,
        kind, cumulative, source, counts,
        decimals, definition, formula, spacing,
        conditions, data_source, supervisor,
        supervisor_position, supervisor_phone,
        collector, collector_position, collector_phone,
        notes,
    } apart from { id, agreement_id, parent_id });
}

fn file(subject: &mut Subject, n: usize, attachment: &Attachment) {
    let Attachment { id: _, register: _, record_id: _, name, size: _, sha256, attached_on, note } = attachment;
    let label = format!("เอกสารแนบลำดับที่ {n}");
    let mut told = format!("{name} แนบเมื่อ {} SHA-256 {sha256}", attached_on.written().unwrap_or_default());
    if !note.is_empty() {
        told = format!("{told} {note}");
    }
    subject.add(format!("attachments.{n}"), label, Some(told));
}
