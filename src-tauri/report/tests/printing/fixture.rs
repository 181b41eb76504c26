//! An agency's report to print: every kind of indicator, every standing, texts long, short and missing.

use saisaat_core::registers::Looks;
use saisaat_core::registers::{
    Agency, Agreement, Attachment, Evidence, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel,
    IndicatorResult,
};
use saisaat_core::scoring::{
    self, Composite, Counting, Criteria, Direction, Milestone, Outcome, Part, Scale, Score, ScoredItem, Trace,
    Unassessed,
};
use saisaat_core::summaries::{
    IndicatorCard, IndicatorReport, Letterhead, Provisional, ScoreLine, Scorecard, YearsWork,
};
use saisaat_core::values::{Date, Decimal, Exact, FiscalYear, Id, Round};

pub(crate) const AGENCY: &str = "สำนักงานคณะกรรมการข้าราชการพลเรือน";

/// The names of the indicators, with the marks and the words that are hard to set.
pub(crate) const NAMES: [&str; 6] = [
    "ระดับความสำเร็จของการดำเนินการตามมาตรการป้องกันและปราบปรามการทุจริตประพฤติมิชอบของส่วนราชการ",
    "ร้อยละของบุคลากรที่ผ่านการอบรมด้านคุณธรรม จริยธรรม และการป้องกันผลประโยชน์ทับซ้อน",
    "จำนวนวันทำการเฉลี่ยในการตอบเรื่องร้องเรียนของประชาชนผ่านศูนย์ประสานราชการใสสะอาด",
    "คะแนนการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (Integrity and Transparency Assessment: ITA)",
    "ร้อยละความสำเร็จของการเสริมสร้างเครือข่ายราชการใสสะอาดที่ผู้ใต้บังคับบัญชามีส่วนร่วม",
    "ระดับความสำเร็จของการพัฒนาบุคลากรให้มีสมรรถนะด้านดิจิทัล",
];

/// A number as typed.
pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn exact(text: &str) -> Exact {
    Exact(number(text))
}

fn id<T>(n: u32) -> Id<T> {
    Id::parse(&format!("01890000-0000-7000-8000-{n:012x}")).unwrap()
}

/// An indicator on its way into the report.
struct Draft {
    code: &'static str,
    name: &'static str,
    unit: &'static str,
    weight: &'static str,
    kind: IndicatorKind,
    levels: Vec<(Option<&'static str>, &'static str)>,
    criteria: Criteria,
    outcome: Outcome,
}

fn scale(direction: Direction, levels: [&str; 5]) -> Criteria {
    Criteria::Measured(Scale::five_levels(direction, levels.map(|l| Some(number(l))), Decimal::ONE).unwrap())
}

fn values(levels: [&'static str; 5]) -> Vec<(Option<&'static str>, &'static str)> {
    levels.map(|level| (Some(level), "")).to_vec()
}

fn drafts() -> Vec<Draft> {
    let milestone = Milestone::five_steps(Decimal::ONE, Counting::Cumulative, None).unwrap();
    let steps = [
        "ทบทวนแผนกลยุทธ์ราชการใสสะอาดและจัดทำแผนปฏิบัติการป้องกันและปราบปรามการทุจริต",
        "แผนได้รับความเห็นชอบจากหัวหน้าส่วนราชการและจัดส่งตามกำหนด",
        "ดำเนินกิจกรรมแล้วเสร็จไม่น้อยกว่าร้อยละ 60 ของแผน",
        "ดำเนินกิจกรรมแล้วเสร็จไม่น้อยกว่าร้อยละ 80 ของแผน",
        "ดำเนินกิจกรรมแล้วเสร็จครบถ้วนร้อยละ 100 และประเมินผลสัมฤทธิ์",
    ];
    let (higher, lower) = (["50", "60", "70", "80", "90"], ["15", "12", "9", "6", "3"]);
    let large = ["1150.40", "1202.17", "1256.27", "1300.00", "1350.55"];
    let part = |name: &str, weight| Part { name: name.into(), weight, criteria: scale(Direction::Higher, higher) };
    let composite = Composite::new(
        vec![part("ร้อยละของเครือข่ายที่มีกิจกรรม", number("60")), part("ร้อยละความพึงพอใจ", number("40"))],
        Unassessed::Redistribute,
    );
    let measured = |text| Outcome::Measured(number(text));
    let done = vec![true, true, true, true, false];
    let draft = |n: usize, code, unit, weight, kind, levels, criteria, outcome| Draft {
        code,
        name: NAMES[n],
        unit,
        weight,
        kind,
        levels,
        criteria,
        outcome,
    };
    use IndicatorKind::{Composite as Whole, Higher, Lower, Milestone as Steps};
    vec![
        draft(
            0,
            "1.1",
            "ระดับ",
            "25",
            Steps,
            steps.map(|s| (None, s)).to_vec(),
            Criteria::Milestone(milestone),
            Outcome::Steps { done, last: None },
        ),
        draft(1, "1.2", "ร้อยละ", "20", Higher, values(higher), scale(Direction::Higher, higher), measured("86.40")),
        draft(2, "2.1", "วันทำการ", "15", Lower, values(lower), scale(Direction::Lower, lower), measured("10")),
        draft(3, "2.2", "คะแนน", "20", Higher, values(large), scale(Direction::Higher, large), measured("1176.285")),
        draft(
            4,
            "3.1",
            "ร้อยละ",
            "10",
            Whole,
            vec![],
            Criteria::Composite(composite.unwrap()),
            Outcome::Parts(vec![measured("83.33"), measured("77.77")]),
        ),
        draft(5, "3.2", "ร้อยละ", "10", Higher, values(higher), scale(Direction::Higher, higher), Outcome::NoResult),
    ]
}

const DEFINITION: &str = "พิจารณาจากความสำเร็จของการดำเนินการเสริมสร้างเครือข่ายราชการใสสะอาด โดยสำนักงานคณะกรรมการพัฒนาระบบราชการร่วมกับกระทรวงมหาดไทยจัดประชุมเชิงปฏิบัติการเพื่อถ่ายทอดตัวชี้วัดและค่าเป้าหมายสู่ระดับบุคคล\nทั้งนี้ การบริหารจัดการภาครัฐแนวใหม่มุ่งเน้นผลสัมฤทธิ์และประโยชน์สุขของประชาชนเป็นศูนย์กลาง";
pub(crate) const DONE: &str = "จัดประชุมเชิงปฏิบัติการ 4 ครั้ง มีผู้เข้าร่วมจำนวน 125 คน จากทุกส่วนราชการในสังกัด ผลการประเมินความพึงพอใจของผู้เข้าร่วมประชุมอยู่ในระดับมากที่สุด พร้อมจัดทำคู่มือและเผยแพร่ผ่านเว็บไซต์ของหน่วยงาน รวมทั้งประชาสัมพันธ์ให้เจ้าหน้าที่รับทราบโดยทั่วกัน";

fn indicator(n: u32, draft: &Draft) -> Indicator {
    Indicator {
        dimension: ["มิติภายนอก ด้านประสิทธิผล", "มิติภายใน ด้านการพัฒนาองค์การ"][usize::from(n > 3)].into(),
        code: draft.code.into(),
        name: draft.name.into(),
        unit: draft.unit.into(),
        weight: exact(draft.weight),
        kind: draft.kind,
        definition: DEFINITION.into(),
        formula: "จำนวนบุคลากรที่ผ่านการอบรม × 100 ÷ จำนวนบุคลากรทั้งหมด".into(),
        spacing: "+/− 10 หน่วย ต่อ 1 คะแนน".into(),
        data_source: "ทะเบียนการฝึกอบรมของกองการเจ้าหน้าที่".into(),
        supervisor: "นางสาวญาณิศา ปฏิมาประกร".into(),
        supervisor_position: "ผู้อำนวยการกองยุทธศาสตร์และแผนงาน".into(),
        supervisor_phone: "0 2547 1000".into(),
        collector: "นายกตัญญู ใฝ่รู้".into(),
        collector_position: "นักวิเคราะห์นโยบายและแผนชำนาญการ".into(),
        collector_phone: "0 2547 1012".into(),
        ..Indicator::blank(id(n), id(1))
    }
}

fn result(n: u32) -> IndicatorResult {
    IndicatorResult {
        step1: true,
        step2: true,
        step3: true,
        step4: true,
        done: DONE.into(),
        supports: "ผู้บริหารให้ความสำคัญและติดตามความก้าวหน้าทุกเดือน".into(),
        obstacles: "ผู้ปฏิบัติงานในพื้นที่ห่างไกลไม่สามารถเข้าถึงระบบอินเทอร์เน็ตความเร็วสูงได้อย่างต่อเนื่อง".into(),
        committee_score: (n == 2).then(|| exact("4.6")),
        ..IndicatorResult::blank(id(100 + n), id(n), Round::Twelve)
    }
}

fn attachment(n: u32) -> Attachment {
    Attachment {
        id: id(900 + n),
        register: "indicator_results".into(),
        record_id: String::new(),
        name: format!("รายงานการประชุมคณะทำงาน ครั้งที่ {n}.pdf"),
        size: 348_211,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        attached_on: Date::new(2026, 9, 1).unwrap(),
        note: String::new(),
    }
}

fn card(n: u32, draft: &Draft) -> IndicatorCard {
    let levels = (1_i32..).zip(&draft.levels).map(|(level, (threshold, text))| IndicatorLevel {
        id: id(1000 + n * 10),
        indicator_id: id(n),
        level,
        threshold: threshold.map(exact),
        text: (*text).into(),
    });
    let baseline = |year, value| IndicatorBaseline {
        id: id(2000 + n),
        indicator_id: id(n),
        year: FiscalYear::new(year).unwrap(),
        value: exact(value),
    };
    let evidence = |position, title: &str, reference: &str| Evidence {
        id: id(3000),
        result_id: id(100 + n),
        position,
        title: title.into(),
        reference: reference.into(),
        dated_on: None,
    };
    let entered = draft.outcome != Outcome::NoResult;
    let composite = draft.kind == IndicatorKind::Composite;
    let part = |name: &'static str, weight, code| Draft {
        code,
        name,
        unit: "ร้อยละ",
        weight,
        kind: IndicatorKind::Higher,
        levels: values(["50", "60", "70", "80", "90"]),
        criteria: scale(Direction::Higher, ["50", "60", "70", "80", "90"]),
        outcome: Outcome::NoResult,
    };
    let parts = [part("ร้อยละของเครือข่ายที่มีกิจกรรม", "60", "3.1.1"), part("ร้อยละความพึงพอใจ", "40", "3.1.2")];
    IndicatorCard {
        indicator: indicator(n, draft),
        levels: levels.collect(),
        baselines: if entered {
            vec![baseline(2566, "71.5"), baseline(2567, "78.25"), baseline(2568, "84")]
        } else {
            vec![]
        },
        result: entered.then(|| result(n)),
        evidence: if entered {
            vec![
                evidence(1, "คำสั่งแต่งตั้งคณะทำงานราชการใสสะอาด ที่ 12/2569", "แฟ้ม ศปท. 1/2569"),
                evidence(
                    2,
                    "รายงานการประชุมคณะทำงานและภาพถ่ายกิจกรรมของผู้เข้าร่วมทั้งหมดที่ลงนามรับรองแล้ว",
                    "https://example.go.th/documents/2569/integrity-and-transparency/report.pdf",
                ),
                evidence(3, "แบบสำรวจความพึงพอใจ", ""),
            ]
        } else {
            vec![]
        },
        attachments: if entered { vec![attachment(n)] } else { vec![] },
        parts: if composite { parts.iter().map(|part| card(n + 50, part)).collect() } else { vec![] },
    }
}

fn shown_result(trace: &Trace) -> Option<Exact> {
    match trace {
        Trace::Measured(measured) => Some(measured.result.into()),
        Trace::Milestone(milestone) => Some(Exact::from(i64::from(milestone.counted))),
        _ => None,
    }
}

fn line(n: u32, draft: &Draft, score: Score, weighted: &scoring::Weighted, divisor: Decimal) -> ScoreLine {
    let mut thresholds: Vec<_> = draft.levels.iter().map(|(threshold, _)| threshold.map(exact)).collect();
    thresholds.resize(5, None);
    let mut explanation = score.trace.lines();
    explanation.extend(weighted.line(divisor));
    ScoreLine {
        indicator_id: id(n),
        dimension: indicator(n, draft).dimension,
        code: draft.code.into(),
        name: draft.name.into(),
        unit: draft.unit.into(),
        weight: exact(draft.weight),
        kind: draft.kind,
        thresholds,
        result: shown_result(&score.trace),
        score: score.shown().map(Exact),
        weighted: weighted.shown.map(Exact),
        committee: None,
        committee_weighted: None,
        standing: score.standing,
        trace: score.trace,
        explanation,
    }
}

/// The whole report.
pub(crate) fn report() -> IndicatorReport {
    let drafts = drafts();
    let scores: Vec<Score> = drafts.iter().map(|d| scoring::score(&d.criteria, &d.outcome).unwrap()).collect();
    let items: Vec<ScoredItem> = drafts
        .iter()
        .zip(&scores)
        .map(|(d, s)| ScoredItem { field: d.code.into(), weight: number(d.weight), standing: s.standing })
        .collect();
    let totals = scoring::agreement::total(&items, number("100"), Unassessed::Redistribute).unwrap();
    let lines = (1..)
        .zip(&drafts)
        .zip(scores.into_iter().zip(&totals.rows))
        .map(|((n, draft), (score, row))| line(n, draft, score, row, totals.divisor))
        .collect();
    let mut report = empty();
    report.agreement = Some(agreement());
    report.scorecard.lines = lines;
    report.scorecard.divisor = totals.divisor.into();
    report.scorecard.total = totals.shown.map(Exact);
    report.scorecard.column_adds_up = totals.column_adds_up;
    let lacking = drafts.iter().filter(|draft| totals.missing.iter().any(|code| code == draft.code));
    report.scorecard.provisional = (!totals.missing.is_empty()).then(|| Provisional {
        missing: totals.missing.len() as u32,
        of: drafts.iter().filter(|draft| draft.outcome != Outcome::NotAssessed).count() as u32,
        weight: Exact(lacking.map(|draft| number(draft.weight)).sum()),
    });
    report.scorecard.missing = totals.missing;
    report.cards = (1..).zip(&drafts).map(|(n, draft)| card(n, draft)).collect();
    report
}

/// The report with so many indicators, what was done said so many times.
pub(crate) fn many(count: usize, repeated: usize) -> IndicatorReport {
    let mut report = report();
    let (cards, lines) = (report.cards.clone(), report.scorecard.lines.clone());
    report.cards.clear();
    report.scorecard.lines.clear();
    for number in 0..count {
        let (mut card, mut line) = (cards[number % cards.len()].clone(), lines[number % lines.len()].clone());
        card.indicator.code = format!("K{number}.");
        line.code.clone_from(&card.indicator.code);
        if repeated > 0 {
            card.indicator.name.push_str(DONE);
        }
        if let Some(result) = &mut card.result {
            result.done = DONE.repeat(repeated);
        }
        report.cards.push(card);
        report.scorecard.lines.push(line);
    }
    report
}

fn agreement() -> Agreement {
    Agreement {
        compiler: "นายกตัญญู ใฝ่รู้".into(),
        compiler_position: "นักวิเคราะห์นโยบายและแผนชำนาญการ".into(),
        centre_head: "นางสาวญาณิศา ปฏิมาประกร".into(),
        ..Agreement::blank(id(1), id(7), FiscalYear::new(2569).unwrap())
    }
}

/// The report of an agency without an agreement.
pub(crate) fn empty() -> IndicatorReport {
    let year = FiscalYear::new(2569).unwrap();
    let agency = Agency {
        parent_id: Some(id(6)),
        code: "OCSC".into(),
        name_th: AGENCY.into(),
        abbreviation: "สำนักงาน ก.พ.".into(),
        ..Agency::blank(id(7))
    };
    let scorecard = Scorecard {
        agency_id: id(7),
        year,
        round: Round::Twelve,
        until: year.last_day(),
        full: exact("5"),
        lines: vec![],
        divisor: exact("0"),
        total: None,
        column_adds_up: true,
        missing: vec![],
        provisional: None,
        committee: None,
    };
    IndicatorReport {
        head: Letterhead {
            ministry: "สำนักนายกรัฐมนตรี".into(),
            agency,
            emblem: None,
            looks: Looks::default(),
            signatories: Vec::new(),
            audit_head: "0123456789abcdef".into(),
            printed_on: Date::new(2026, 10, 15).unwrap(),
        },
        year,
        round: Round::Twelve,
        agreement: None,
        scorecard,
        cards: vec![],
        work: YearsWork::default(),
        past: vec![],
    }
}
