//! The review of the year's plan (การทบทวนแผนประจำปี): what succeeded and what did not, what becomes of each part, what the money was worth,
//! beside the complaints and the surveys of the year and the review of the year before. Slide 35.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable};
use super::counted::{NOTHING, baht_column, count_shown, day_shown, of_year, percent, percent_shown, text_or};
use super::plan_year::{StrategyYear, no_review, of_below, reviews, strategies, sums};
use super::table::of_records;
use crate::registers::{
    ActionStatus, Complaint, ComplaintKind, PlanReview, Register as _, ReviewPoint, ReviewVerdict, Scope, Strategy,
    Survey, SurveyResponse, SurveyWave,
};
use crate::summaries::plan_report::ActionSums;
use crate::summaries::survey_means::{newest_wave, wave_means};
use crate::values::{Date, FiscalYear, thai};
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let held = reviews(reader, asked, asked.year)?;
    let before = reviews(reader, asked, asked.year.plus(-1))?;
    let mut sections = vec![BriefSection::new(PlanReview::DECLARATION.one.th, told(reader, asked, &held)?)];
    sections.extend(by_verdict(reader, &held)?);
    let money = vec![BriefBlock::Table(value_for_money(&strategies(reader, asked, until)?))];
    sections.push(BriefSection::new(label!(PlanReview.value_for_money), money));
    let complaints = vec![BriefBlock::Table(complaints(reader, asked, until)?)];
    sections.push(BriefSection::new(format!("{}ของปี", Complaint::DECLARATION.one.th), complaints));
    let surveys = vec![BriefBlock::Table(surveys(reader, asked, until)?)];
    sections.push(BriefSection::new("ผลการสำรวจของปี", surveys));
    let own = |reviews: &[PlanReview]| reviews.iter().find(|review| review.agency_id == asked.agency).cloned();
    let sides = vec![BriefBlock::Table(side_by_side(asked, own(&held).as_ref(), own(&before).as_ref()))];
    sections.push(BriefSection::new("เทียบกับการทบทวนของปีก่อน", sides));
    Ok(sections)
}

fn told(reader: &Reader<'_>, asked: &BriefAsked, reviews: &[PlanReview]) -> Result<Vec<BriefBlock>> {
    let mut blocks = Vec::new();
    if reviews.first().is_none_or(|review| review.agency_id != asked.agency) {
        blocks.push(no_review(asked.year));
    }
    for review in reviews {
        let fact = |label: &str, text: &str| (label.to_owned(), text_or(text, NOTHING));
        let whose = of_below(reader, asked, review.agency_id)?;
        let on = BriefCell::new(format!("{whose}{}", day_shown(review.reviewed_on))).of(review);
        blocks.push(BriefBlock::Facts(vec![
            (label!(PlanReview.reviewed_on).into(), on),
            fact(label!(PlanReview.participants), &review.participants),
            fact(label!(PlanReview.successes), &review.successes),
            fact(label!(PlanReview.problems), &review.problems),
            fact(label!(PlanReview.value_for_money), &review.value_for_money),
            fact(label!(PlanReview.proposals), &review.proposals),
        ]));
    }
    Ok(blocks)
}

/// The points of the reviews under what becomes of them; a verdict without any is left out.
fn by_verdict(reader: &Reader<'_>, reviews: &[PlanReview]) -> Result<Vec<BriefSection>> {
    const FIELDS: [(&str, u8); 6] =
        [("subject", 18), ("strategy_id", 18), ("action_id", 18), ("success", 18), ("problem", 18), ("proposal", 20)];
    const ORDER: [ReviewVerdict; 4] =
        [ReviewVerdict::Cancel, ReviewVerdict::Improve, ReviewVerdict::Develop, ReviewVerdict::Keep];
    let mut points: Vec<ReviewPoint> = Vec::new();
    for review in reviews {
        let key = review.id.to_string();
        points.extend(reader.list::<ReviewPoint>(&Scope { parent: Some(&key), ..Scope::default() })?);
    }
    let mut sections = Vec::new();
    for verdict in ORDER {
        let of: Vec<ReviewPoint> = points.iter().filter(|point| point.verdict == verdict).cloned().collect();
        if !of.is_empty() {
            let heading =
                format!("{}: {} ({})", label!(ReviewPoint.verdict), verdict.words().th, count_shown(of.len()));
            sections.push(BriefSection::new(heading, vec![BriefBlock::Table(of_records(reader, &of, &FIELDS)?)]));
        }
    }
    if sections.is_empty() && !reviews.is_empty() {
        let none = format!("ไม่มี{} โปรดบันทึกใน{}", ReviewPoint::DECLARATION.many.th, PlanReview::DECLARATION.one.th);
        sections.push(BriefSection::new(ReviewPoint::DECLARATION.many.th, vec![BriefBlock::Text(none)]));
    }
    Ok(sections)
}

/// What each strategy was given, what it spent, and how much of it was done.
fn value_for_money(strategies: &[StrategyYear]) -> BriefTable {
    let columns = vec![
        BriefColumn::text(Strategy::DECLARATION.one.th, 34),
        baht_column(label!(ActionItem.budget), 15),
        baht_column(label!(ActionItem.spend), 15),
        BriefColumn::number("ร้อยละที่เบิกจ่าย", 12),
        BriefColumn::number("จำนวนโครงการ", 12),
        BriefColumn::number(ActionStatus::Done.words().th, 12),
        BriefColumn::number("ร้อยละที่แล้วเสร็จ", 12),
    ];
    let of = |sums: &ActionSums| {
        [
            thai::baht(sums.budget.satang()),
            thai::baht(sums.spend.satang()),
            percent_shown(sums.spend.percent_of(sums.budget)),
            count_shown(sums.standing()),
            count_shown(sums.done),
            percent_shown(percent(sums.done, sums.standing())),
        ]
    };
    let row = |strategy: &StrategyYear| {
        let name = BriefCell::new(strategy.heading.as_str()).of(&strategy.strategy);
        [name].into_iter().chain(of(&strategy.sums()).map(BriefCell::from)).collect()
    };
    let mut foot = vec![None];
    if !strategies.is_empty() {
        foot.extend(of(&sums(strategies)).map(Some));
    }
    let rows: Vec<_> = strategies.iter().map(row).collect();
    let sums = if rows.is_empty() { Vec::new() } else { foot };
    BriefTable { sums, ..BriefTable::new(columns, rows) }.or("ไม่มีแผนที่ครอบคลุมปีนี้ โปรดเพิ่มแผนก่อน")
}

/// The complaints received in the year, and how many of them were closed, by kind.
fn complaints(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<BriefTable> {
    let mut received: Vec<Complaint> = reader.list(&of_year(asked))?;
    received.retain(|complaint| complaint.received_on <= until);
    let columns = vec![
        BriefColumn::text(label!(Complaint.kind), 40),
        BriefColumn::number("รับแล้ว", 14),
        BriefColumn::number("ยุติแล้ว", 14),
        BriefColumn::number("ยังไม่ยุติ", 18),
    ];
    let counts = |is: &dyn Fn(&Complaint) -> bool| {
        let of: Vec<&Complaint> = received.iter().filter(|complaint| is(complaint)).collect();
        let closed = of.iter().filter(|complaint| complaint.closed_on.is_some_and(|on| on <= until)).count();
        [count_shown(of.len()), count_shown(closed), count_shown(of.len() - closed)]
    };
    let row = |kind: &ComplaintKind| {
        let counts = counts(&|complaint| complaint.kind == *kind).map(BriefCell::from);
        [BriefCell::new(kind.words().th)].into_iter().chain(counts).collect()
    };
    let rows = if received.is_empty() { Vec::new() } else { ComplaintKind::ALL.iter().map(row).collect() };
    let mut sums = Vec::new();
    if !received.is_empty() {
        sums.push(None);
        sums.extend(counts(&|_| true).map(Some));
    }
    Ok(BriefTable { sums, ..BriefTable::new(columns, rows) }.or(format!("ไม่มี{}ในปีนี้", Complaint::DECLARATION.one.th)))
}

/// The surveys of the year with the means of their newest waves.
fn surveys(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<BriefTable> {
    let columns = vec![
        BriefColumn::text(Survey::DECLARATION.one.th, 32),
        BriefColumn::text(label!(Survey.kind), 20),
        BriefColumn::text(SurveyWave::DECLARATION.one.th, 18),
        BriefColumn::number(format!("จำนวน{}", SurveyResponse::DECLARATION.one.th), 14),
        BriefColumn::number("ค่าเฉลี่ยรวม", 20),
    ];
    let mut rows = Vec::new();
    for survey in reader.list::<Survey>(&of_year(asked))? {
        let name = BriefCell::new(&*survey.title).of(&survey);
        let kind = survey.kind.words().th.into();
        rows.push(match newest_wave(reader, survey.id, until)? {
            Some(wave) => {
                let means = wave_means(reader, &wave)?;
                let open = wave.closes_on.is_none_or(|last| last > until);
                let title =
                    if open { format!("{} (ยังไม่ปิดรับ)", wave.title) } else { wave.title };
                vec![name, kind, title.into(), count_shown(means.responses).into(), means.shown(&survey).into()]
            }
            None => vec![name, kind, NOTHING.into(), NOTHING.into(), NOTHING.into()],
        });
    }
    let none = format!("ไม่มี{}ของปีนี้ โปรดบันทึกในทะเบียน{}", Survey::DECLARATION.one.th, Survey::DECLARATION.many.th);
    Ok(BriefTable::new(columns, rows).or(none))
}

/// This year's review and last year's.
fn side_by_side(asked: &BriefAsked, now: Option<&PlanReview>, before: Option<&PlanReview>) -> BriefTable {
    let year = |year: FiscalYear| BriefColumn::text(format!("ปีงบประมาณ พ.ศ. {year}"), 40);
    let columns = vec![BriefColumn::text("ประเด็นเปรียบเทียบ", 20), year(asked.year), year(asked.year.plus(-1))];
    let row = |label: &'static str, of: fn(&PlanReview) -> &str| {
        let side = |review: Option<&PlanReview>| match review {
            Some(review) => text_or(of(review), NOTHING).of(review),
            None => BriefCell::new("ไม่มีการทบทวน"),
        };
        vec![BriefCell::new(label), side(now), side(before)]
    };
    let rows = vec![
        row(label!(PlanReview.successes), |review| &review.successes),
        row(label!(PlanReview.problems), |review| &review.problems),
        row(label!(PlanReview.value_for_money), |review| &review.value_for_money),
        row(label!(PlanReview.proposals), |review| &review.proposals),
    ];
    BriefTable::new(columns, rows)
}
