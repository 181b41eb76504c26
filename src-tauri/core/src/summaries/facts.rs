//! A report's parts as labelled texts, so that two reports can be compared as a reader would.

use super::{ActionWork, AwardWork, IndicatorCard, ScoreLine, TrainingWork, YearsWork};
use crate::registers::{ActionStatus, Agreement, Decision, IndicatorResult, NotAssessedRule, ScaleKind};
use crate::values::{Exact, thai};

/// A part of a report.
pub(super) struct Facts {
    /// What both reports know it by.
    pub(super) key: String,
    /// What a reader calls it.
    pub(super) subject: String,
    /// Labels and texts, each label once.
    pub(super) facts: Vec<(String, String)>,
}

impl Facts {
    fn new(key: impl ToString, subject: String) -> Self {
        Self { key: key.to_string(), subject, facts: Vec::new() }
    }

    fn with(mut self, label: &str, text: impl ToString) -> Self {
        self.facts.push((label.to_owned(), text.to_string().trim().to_owned()));
        self
    }

    fn with_all<'a>(self, facts: impl IntoIterator<Item = (&'a str, &'a String)>) -> Self {
        facts.into_iter().fold(self, |all, (label, text)| all.with(label, text))
    }

    /// The text of a label, empty where there is none.
    pub(super) fn of(&self, label: &str) -> &str {
        self.facts.iter().find(|(known, _)| known == label).map_or("", |(_, text)| text)
    }
}

fn number(value: Option<Exact>) -> String {
    value.map(|value| thai::commas(value.0.normalize())).unwrap_or_default()
}

fn score(value: Option<Exact>) -> String {
    value.map(|value| thai::decimal(value.0, 4)).unwrap_or_default()
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "ใช่" } else { "ไม่ใช่" }
}

pub(super) fn of_agreement(agreement: &Agreement) -> Facts {
    let scale = match agreement.scale {
        ScaleKind::FiveLevels => "ระดับ 1–5",
        ScaleKind::Points => "50/75/100 คะแนน",
    };
    let rule = match agreement.not_assessed {
        NotAssessedRule::Redistribute => "กระจายน้ำหนัก",
        NotAssessedRule::Keep => "คงน้ำหนักไว้",
    };
    Facts::new(agreement.id, "คำรับรองการปฏิบัติราชการ".to_owned())
        .with("มาตรวัด", scale)
        .with("คะแนนต่ำสุด", agreement.floor)
        .with("ตัวชี้วัดที่ไม่ประเมิน", rule)
        .with("น้ำหนักรวม", number(Some(agreement.weight_total)))
        .with("วันที่ลงนาม", agreement.signed_on.map(|day| thai::long_date(day.naive())).unwrap_or_default())
        .with_all([
            ("ผู้จัดทำ", &agreement.compiler),
            ("ตำแหน่งผู้จัดทำ", &agreement.compiler_position),
            ("หัวหน้าศูนย์ฯ", &agreement.centre_head),
            ("ตำแหน่งหัวหน้าศูนย์ฯ", &agreement.centre_head_position),
            ("หัวหน้าส่วนราชการ", &agreement.agency_head),
            ("ตำแหน่งหัวหน้าส่วนราชการ", &agreement.agency_head_position),
        ])
}

/// An indicator's facts, and after it those of a composite's parts.
pub(super) fn of_card(card: &IndicatorCard, line: Option<&ScoreLine>) -> Vec<Facts> {
    let mut facts = template(card);
    for level in &card.levels {
        facts = facts
            .with(&format!("ค่าเป้าหมายระดับ {}", level.level), number(level.threshold))
            .with(&format!("เกณฑ์ระดับ {}", level.level), &level.text);
    }
    for baseline in &card.baselines {
        facts = facts.with(&format!("ข้อมูลพื้นฐานปี {}", baseline.year), number(Some(baseline.value)));
    }
    if let Some(line) = line {
        facts = facts
            .with("ผลที่ใช้คิดคะแนน", number(line.result))
            .with("คะแนน", score(line.score))
            .with("คะแนนถ่วงน้ำหนัก", score(line.weighted));
    }
    if let Some(result) = &card.result {
        facts = of_result(facts, result);
    }
    let listed = card.evidence.iter().map(|evidence| format!("{} {}", evidence.title, evidence.reference));
    let files = card.attachments.iter().map(|file| format!("{} (SHA-256 {})", file.name, file.sha256));
    facts = facts.with("หลักฐานอ้างอิง", listed.chain(files).collect::<Vec<_>>().join("\n"));
    std::iter::once(facts).chain(card.parts.iter().flat_map(|part| of_card(part, None))).collect()
}

fn template(card: &IndicatorCard) -> Facts {
    let i = &card.indicator;
    Facts::new(i.id, format!("ตัวชี้วัดที่ {} {}", i.code, i.name))
        .with_all([("รหัส", &i.code), ("ชื่อ", &i.name), ("มิติ", &i.dimension), ("หน่วยวัด", &i.unit)])
        .with("น้ำหนัก", number(Some(i.weight)))
        .with("วิธีคิดคะแนน", i.kind.word())
        .with("ที่มาของผล", i.source.word())
        .with("นับขั้นตอนสะสม", yes_or_no(i.cumulative))
        .with("ทศนิยม", i.decimals)
        .with_all([
            ("คำอธิบาย", &i.definition),
            ("สูตรการคำนวณ", &i.formula),
            ("ช่วงปรับเกณฑ์", &i.spacing),
            ("เงื่อนไข", &i.conditions),
            ("แหล่งข้อมูล", &i.data_source),
            ("ผู้กำกับดูแลตัวชี้วัด", &i.supervisor),
            ("ตำแหน่งผู้กำกับดูแล", &i.supervisor_position),
            ("โทรศัพท์ผู้กำกับดูแล", &i.supervisor_phone),
            ("ผู้จัดเก็บข้อมูล", &i.collector),
            ("ตำแหน่งผู้จัดเก็บข้อมูล", &i.collector_position),
            ("โทรศัพท์ผู้จัดเก็บข้อมูล", &i.collector_phone),
            ("หมายเหตุ", &i.notes),
        ])
}

fn of_result(facts: Facts, result: &IndicatorResult) -> Facts {
    let steps = [result.step1, result.step2, result.step3, result.step4, result.step5];
    let done: Vec<String> =
        (1..).zip(steps).filter(|(_, done)| *done).map(|(step, _): (u8, _)| step.to_string()).collect();
    facts
        .with("ประเมินในรอบนี้", yes_or_no(result.assessed))
        .with("ผลการดำเนินงาน", number(result.result))
        .with("ขั้นตอนที่แล้วเสร็จ", done.join(", "))
        .with("คะแนนของคณะกรรมการ", score(result.committee_score))
        .with_all([("การดำเนินงาน", &result.done), ("ปัจจัยสนับสนุน", &result.supports), ("อุปสรรค", &result.obstacles)])
}

pub(super) fn of_work(work: &YearsWork) -> Vec<Facts> {
    let plans = work.plans.iter().map(|plan| {
        Facts::new(plan.plan.id, format!("แผน {}", plan.plan.title)).with("การทบทวนแผน", &plan.plan.review)
    });
    let actions = work.plans.iter().flat_map(|plan| &plan.strategies).flat_map(|strategy| &strategy.actions);
    let trainings = work.trainings.iter().map(of_training);
    plans.chain(actions.map(of_action)).chain(trainings).chain(work.awards.iter().map(of_award)).collect()
}

fn of_action(work: &ActionWork) -> Facts {
    let action = &work.action;
    let status = match action.status {
        ActionStatus::Planned => "ตามแผน",
        ActionStatus::Underway => "กำลังดำเนินการ",
        ActionStatus::Done => "แล้วเสร็จ",
        ActionStatus::Cancelled => "ยกเลิก",
    };
    let percent = work.progress.as_ref().map(|progress| progress.percent.to_string()).unwrap_or_default();
    Facts::new(action.id, format!("โครงการ {} {}", action.code, action.title))
        .with_all([("ชื่อ", &action.title), ("เป้าหมาย", &action.target), ("ผู้รับผิดชอบ", &action.responsible)])
        .with("สถานะ", status)
        .with("ความก้าวหน้า (ร้อยละ)", percent)
        .with("งบประมาณ", thai::baht(action.budget.satang()))
        .with("ใช้จ่าย", thai::baht(action.spend.satang()))
}

fn of_training(work: &TrainingWork) -> Facts {
    let session = &work.session;
    Facts::new(session.id, format!("การฝึกอบรม {}", session.title))
        .with(
            "วันที่จัด",
            format!("{}–{}", thai::medium_date(session.starts_on.naive()), thai::medium_date(session.ends_on.naive())),
        )
        .with("ชั่วโมง", number(Some(session.hours)))
        .with("เข้าร่วม (คน)", work.attended)
        .with("ผ่าน (คน)", work.completed)
}

fn of_award(work: &AwardWork) -> Facts {
    let awarded = work.nominees.iter().filter(|nominee| nominee.nomination.decision == Decision::Awarded);
    let names: Vec<String> = awarded.map(|nominee| nominee.person.full_name()).collect();
    Facts::new(work.scheme.id, format!("รางวัล {}", work.scheme.name))
        .with("ผู้ได้รับการเสนอชื่อ (คน)", work.nominees.len())
        .with("ผู้ได้รับรางวัล", names.join("\n"))
}
