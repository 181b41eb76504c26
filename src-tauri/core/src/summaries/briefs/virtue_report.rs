//! The assessment of an organisation of virtue (การประเมินองค์กรคุณธรรม): nine activities of two points each, the declaration's by how many
//! signed it, and what is missing. DOMAIN-TODAY §2; at which points which level is reached it does not say, so no level is told.

use super::BriefAsked;
use super::block::{Bar, BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{NOTHING, count_shown, day_shown, of_year, percent, percent_shown, text_or};
use super::plan_year::of_below;
use crate::registers::{Certainty, Register as _, Scope, VirtueActivity, VirtueAssessment, VirtueScore};
use crate::values::{Decimal, Exact};
use crate::{Reader, Result};

/// The points of all nine activities.
const FULL: i32 = 18;

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let mut assessments: Vec<VirtueAssessment> = reader.list(&of_year(asked))?;
    assessments.retain(|assessment| assessment.assessed_on.is_none_or(|on| on <= until));
    assessments.sort_by_key(|assessment| assessment.agency_id != asked.agency);
    if assessments.is_empty() {
        let register = VirtueAssessment::DECLARATION.many.th;
        let none = format!("ยังไม่มีการประเมินของปีงบประมาณ พ.ศ. {} โปรดเพิ่มในทะเบียน{register}", asked.year);
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text(none)])]);
    }
    let mut sections = Vec::new();
    for assessment in &assessments {
        let key = assessment.id.to_string();
        let scores: Vec<VirtueScore> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
        let whose = of_below(reader, asked, assessment.agency_id)?;
        let total = Total::of(assessment, &scores);
        sections.push(BriefSection::new(format!("{whose}ผลการประเมิน"), overview(assessment, &total)));
        let table = BriefBlock::Table(activities(&total, &scores));
        sections.push(BriefSection::new("คะแนนกิจกรรม 9 ข้อ", vec![table]));
        sections.push(BriefSection::new("สิ่งที่ยังขาด", vec![missing(assessment, &total, &scores)]));
    }
    Ok(sections)
}

/// The points of each activity, and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Total {
    /// By activity, in order; none where nobody gave any.
    points: Vec<(VirtueActivity, Option<i32>)>,
    /// The declaration's by its bands.
    declared: Option<i32>,
    /// Whether those given for the declaration are others.
    differs: bool,
}

impl Total {
    /// Points that were given count; for a declaration without any, those of its bands.
    fn of(assessment: &VirtueAssessment, scores: &[VirtueScore]) -> Self {
        let declared = assessment.declared();
        let given = |activity| scores.iter().find(|score| score.activity == activity).map(|score| score.points);
        let banded = |activity| declared.filter(|_| activity == VirtueActivity::Declaration);
        let of = |activity: &VirtueActivity| (*activity, given(*activity).or_else(|| banded(*activity)));
        let differs = given(VirtueActivity::Declaration).zip(declared).is_some_and(|(given, banded)| given != banded);
        Self { points: VirtueActivity::ALL.iter().map(of).collect(), declared, differs }
    }

    fn sum(&self) -> i32 {
        self.points.iter().filter_map(|(_, points)| *points).sum()
    }

    fn without(&self) -> usize {
        self.points.iter().filter(|(_, points)| points.is_none()).count()
    }
}

fn overview(assessment: &VirtueAssessment, total: &Total) -> Vec<BriefBlock> {
    let whole = |count: i32| usize::try_from(count).unwrap_or_default();
    let signed = percent_shown(percent(whole(assessment.signers), whole(assessment.staff)));
    let sum = format!("{} จาก {FULL} คะแนน", total.sum());
    let tone = if total.without() == 0 { BriefTone::Plain } else { BriefTone::Warn };
    let facts = vec![
        (label!(VirtueAssessment.assessed_on).into(), BriefCell::new(day_shown(assessment.assessed_on)).of(assessment)),
        (label!(VirtueAssessment.problem).into(), text_or(&assessment.problem, NOTHING)),
        (label!(VirtueAssessment.good).into(), text_or(&assessment.good, NOTHING)),
        ("คุณธรรมที่มุ่งส่งเสริม".into(), text_or(&virtues(assessment).join(" · "), NOTHING)),
        (label!(VirtueAssessment.signers).into(), count_shown(whole(assessment.signers)).into()),
        (label!(VirtueAssessment.staff).into(), count_shown(whole(assessment.staff)).into()),
        ("ร้อยละผู้ร่วมประกาศ".into(), signed.into()),
        ("คะแนนการประกาศตามเกณฑ์ร้อยละ".into(), total.declared.map_or_else(|| NOTHING.into(), points_shown).into()),
        ("คะแนนรวมทุกข้อ".into(), BriefCell::toned(sum.as_str(), tone)),
    ];
    let number = |count: i32| Exact(Decimal::from(count));
    let bar = Bar {
        label: "คะแนนรวมทุกข้อ".into(), value: number(total.sum()), full: number(FULL), shown: sum
    };
    let mut blocks = vec![BriefBlock::Facts(facts), BriefBlock::Bars(vec![bar])];
    if total.without() > 0 {
        let count = count_shown(total.without());
        blocks.push(BriefBlock::Note(format!("คะแนนรวมยังไม่ครบ: ขาดคะแนน {count} กิจกรรม")));
    }
    if total.differs {
        let told = "คะแนนการประกาศที่บันทึกไว้ต่างจากคะแนนตามเกณฑ์ร้อยละ โปรดตรวจสอบ คะแนนรวมใช้คะแนนที่บันทึกไว้";
        blocks.push(BriefBlock::Note(told.into()));
    }
    let bands = "เกณฑ์การประกาศ: ร้อยละ 80 ขึ้นไป ได้ 2 คะแนน ร้อยละ 50–79.99 ได้ 1 คะแนน ต่ำกว่าร้อยละ 50 ได้ 0 คะแนน";
    blocks.push(BriefBlock::Note(bands.into()));
    let levels = "ระดับส่งเสริมคุณธรรม องค์กรคุณธรรม หรือองค์กรคุณธรรมต้นแบบ เป็นไปตามผลการตัดสินของคณะผู้ประเมิน";
    blocks.push(BriefBlock::Note(format!("{levels} ({})", Certainty::Likely.words().th)));
    blocks
}

fn points_shown(points: i32) -> String {
    points.to_string()
}

/// The virtues that are chosen.
fn virtues(assessment: &VirtueAssessment) -> Vec<&'static str> {
    let all = [
        (assessment.sufficiency, label!(VirtueAssessment.sufficiency)),
        (assessment.discipline, label!(VirtueAssessment.discipline)),
        (assessment.honesty, label!(VirtueAssessment.honesty)),
        (assessment.volunteering, label!(VirtueAssessment.volunteering)),
        (assessment.gratitude, label!(VirtueAssessment.gratitude)),
    ];
    all.into_iter().filter_map(|(chosen, name)| chosen.then_some(name)).collect()
}

fn activities(total: &Total, scores: &[VirtueScore]) -> BriefTable {
    let columns = vec![
        BriefColumn::text(label!(VirtueScore.activity), 40),
        BriefColumn::number(label!(VirtueScore.points), 12),
        BriefColumn::text(label!(VirtueScore.evidence), 40),
    ];
    let row = |(activity, points): &(VirtueActivity, Option<i32>)| {
        let tone = match points {
            None => BriefTone::Warn,
            Some(0) => BriefTone::Bad,
            Some(1) => BriefTone::Fair,
            Some(_) => BriefTone::Good,
        };
        let score = scores.iter().find(|score| score.activity == *activity);
        let name = BriefCell::new(activity.words().th);
        vec![
            score.map_or_else(|| name.clone(), |score| name.clone().of(score)),
            BriefCell::toned(points.map_or_else(|| NOTHING.to_owned(), points_shown), tone),
            text_or(score.map_or("", |score| &score.evidence), "ยังไม่มีหลักฐาน"),
        ]
    };
    let sums = vec![None, Some(total.sum().to_string()), None];
    BriefTable { sums, ..BriefTable::new(columns, total.points.iter().map(row).collect()) }
}

/// What is missing for a whole assessment.
fn missing(assessment: &VirtueAssessment, total: &Total, scores: &[VirtueScore]) -> BriefBlock {
    let mut missing = Vec::new();
    let mut lack = |lacks: bool, what: String| {
        if lacks {
            missing.push(vec![BriefCell::toned(what, BriefTone::Warn)]);
        }
    };
    lack(assessment.problem.trim().is_empty(), format!("ยังไม่ระบุ{}", label!(VirtueAssessment.problem)));
    lack(assessment.good.trim().is_empty(), format!("ยังไม่ระบุ{}", label!(VirtueAssessment.good)));
    lack(virtues(assessment).is_empty(), "ยังไม่เลือกคุณธรรมที่มุ่งส่งเสริม".into());
    lack(assessment.staff == 0, format!("ยังไม่ระบุ{}", label!(VirtueAssessment.staff)));
    for (activity, points) in &total.points {
        let name = activity.words().th;
        let shown = |score: &VirtueScore| score.activity == *activity && !score.evidence.trim().is_empty();
        lack(points.is_none(), format!("ยังไม่ให้คะแนน: {name}"));
        lack(points.is_some_and(|points| points > 0) && !scores.iter().any(shown), format!("ยังไม่มีหลักฐาน: {name}"));
    }
    let table = BriefTable::new(vec![BriefColumn::text("สิ่งที่ต้องเพิ่ม", 100)], missing);
    BriefBlock::Table(table.or("ข้อมูลครบถ้วน"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    #[test]
    fn a_declaration_without_points_counts_by_its_bands_and_points_given_count_as_they_are() {
        let (office, _, agency) = fixture::office();
        let new = office.surroundings();
        let blank = VirtueAssessment::blank(new.new_id(), agency, fixture::day("2026-03-02").fiscal_year());
        let assessment = VirtueAssessment { signers: 80, staff: 100, ..blank };
        let score =
            |activity, points| VirtueScore { activity, points, ..VirtueScore::blank(new.new_id(), assessment.id) };
        let banded = Total::of(&assessment, &[score(VirtueActivity::Plan, 1)]);
        assert_eq!((banded.sum(), banded.without(), banded.differs), (3, 7, false));
        let given = Total::of(&assessment, &[score(VirtueActivity::Declaration, 1)]);
        assert_eq!((given.sum(), given.without(), given.differs), (1, 8, true));
        let nobody = Total::of(&VirtueAssessment { signers: 0, staff: 0, ..assessment.clone() }, &[]);
        assert_eq!((nobody.sum(), nobody.without(), nobody.declared), (0, 9, None));
        let all: Vec<_> = VirtueActivity::ALL.iter().map(|activity| score(*activity, 2)).collect();
        assert_eq!(Total::of(&assessment, &all).sum(), FULL);
    }
}
