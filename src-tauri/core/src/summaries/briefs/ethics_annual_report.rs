//! The annual report on ethics (รายงานประจำปีด้านจริยธรรม) under the act of B.E. 2562: who answers for it, the code, how it was made known,
//! training, activities and budget, breaches in numbers, use in personnel decisions, recognition, problems. DOMAIN-TODAY §2.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{
    Heads, baht_column, count_shown, day_shown, of_agencies, of_all_years, of_year, percent, percent_shown, text_or,
};
use super::ethics_breaches::breaches;
use super::plan_year::{problems, reviews};
use super::standards_read::{in_force, measures};
use super::table::of_records;
use super::values_report::Done;
use crate::registers::{
    AwardScheme, Campaign, Centre, CentreMember, Certainty, Decision, EthicsStandard, Nomination, Person,
    Register as _, Scope, StandardMeasure, StandardMeasureKind, TrainingSession, ValueActivity,
};
use crate::summaries::measured::staff_trained;
use crate::values::{Date, MoneySum, thai};
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let standards = in_force(reader, asked, until)?;
    let mut trainings: Vec<TrainingSession> = reader.list(&of_year(asked))?;
    trainings.retain(|session| session.ends_on <= until);
    let mut campaigns: Vec<Campaign> = reader.list(&of_year(asked))?;
    campaigns.retain(|campaign| campaign.starts_on <= until);
    let certainty = BriefBlock::Note(format!("หัวข้อของรายงานนี้{}", Certainty::Likely.words().th));
    let mut unit = unit(reader, asked, until)?;
    unit.push(certainty);
    let section = |heading: &str, blocks| BriefSection::new(heading, blocks);
    Ok(vec![
        section("หน่วยงานและผู้รับผิดชอบ", unit),
        section("ประมวลจริยธรรมและแนวทางที่ใช้", code(reader, asked, &standards)?),
        section("การสื่อสารและเผยแพร่", communication(&standards, &campaigns)),
        section("การพัฒนาบุคลากร", training(reader, asked, &trainings, until)?),
        section("กิจกรรมและงบประมาณ", activities(reader, asked, &trainings, &campaigns, until)?),
        section("การฝ่าฝืนและการลงโทษ", breaches(reader, asked, until)?),
        section("การนำไปใช้ในการบริหารงานบุคคล", personnel(reader, &standards, until)?),
        section("การยกย่องเชิดชู", recognition(reader, asked, until)?),
        section("ปัญหา อุปสรรค และข้อเสนอแนะ", problems(reader, asked, &reviews(reader, asked, asked.year)?)?),
    ])
}

/// The centre whose order holds, who is in charge, and how many sit in it.
fn unit(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<Vec<BriefBlock>> {
    let centres: Vec<Centre> = reader.list(&of_all_years(asked))?;
    let own = |centre: &&Centre| centre.agency_id == asked.agency && centre.holds_on(until);
    let Some(centre) = centres.iter().find(own) else {
        let none = format!("ไม่มีคำสั่งที่มีผล ณ วันที่รายงาน โปรดเพิ่มในทะเบียน{}", Centre::DECLARATION.many.th);
        return Ok(vec![BriefBlock::Text(none)]);
    };
    let key = centre.id.to_string();
    let members: Vec<CentreMember> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    let sitting = members.iter().filter(|member| member.term_ends_on.is_none_or(|end| end >= until)).count();
    Ok(vec![BriefBlock::Facts(vec![
        (label!(Centre.name).into(), BriefCell::new(centre.name.as_str()).of(centre)),
        (label!(Centre.order_number).into(), text_or(&centre.order_number, "ยังไม่ระบุ")),
        (label!(Centre.ordered_on).into(), day_shown(centre.ordered_on).into()),
        (label!(Centre.officer_in_charge).into(), text_or(&centre.officer_in_charge, "ยังไม่ระบุ")),
        (label!(Centre.officer_position).into(), text_or(&centre.officer_position, "ยังไม่ระบุ")),
        (format!("{} (คน)", CentreMember::DECLARATION.one.th), count_shown(sitting).into()),
    ])])
}

fn code(reader: &Reader<'_>, asked: &BriefAsked, standards: &[EthicsStandard]) -> Result<Vec<BriefBlock>> {
    let fields = [("title", 32), ("kind", 22), ("adopted_on", 17), ("order_number", 28)];
    let register = EthicsStandard::DECLARATION.many.th;
    let table = of_agencies(reader, asked, standards, |one| one.agency_id, &fields)?;
    Ok(vec![BriefBlock::Table(table.or(format!("ไม่มีฉบับที่ใช้อยู่ ณ วันที่รายงาน โปรดเพิ่มในทะเบียน{register}")))])
}

fn communication(standards: &[EthicsStandard], campaigns: &[Campaign]) -> Vec<BriefBlock> {
    let row = |standard: &EthicsStandard| {
        let name = BriefCell::new(standard.title.as_str()).of(standard);
        vec![name, text_or(&standard.published, "ยังไม่ระบุ")]
    };
    let columns = vec![
        BriefColumn::text(label!(EthicsStandard.title), 40),
        BriefColumn::text(label!(EthicsStandard.published), 60),
    ];
    let reached = Heads::of(campaigns.iter().map(|campaign| campaign.reached));
    let facts = vec![
        (format!("{} (ครั้ง)", Campaign::DECLARATION.many.th), count_shown(campaigns.len()).into()),
        (label!(Campaign.reached).into(), reached.shown().into()),
    ];
    let table = BriefTable::new(columns, standards.iter().map(row).collect());
    let mut blocks = vec![BriefBlock::Table(table), BriefBlock::Facts(facts)];
    blocks.extend(reached.note(label!(Campaign.reached)));
    blocks
}

fn training(
    reader: &Reader<'_>,
    asked: &BriefAsked,
    trainings: &[TrainingSession],
    until: Date,
) -> Result<Vec<BriefBlock>> {
    let known = staff_trained(reader, asked.agency, asked.year, until)?;
    let share = percent_shown(percent(known.trained, known.staff));
    let facts = vec![
        (format!("{} (ครั้ง)", TrainingSession::DECLARATION.many.th), count_shown(trainings.len()).into()),
        ("ผ่านการอบรม (คน)".into(), count_shown(known.trained).into()),
        (format!("{}ทั้งหมด (คน)", Person::DECLARATION.one.th), count_shown(known.staff).into()),
        ("ร้อยละที่ผ่านการอบรม".into(), share.into()),
    ];
    let fields = [("title", 36), ("topic", 20), ("starts_on", 12), ("hours", 12), ("target_group", 20)];
    Ok(vec![
        BriefBlock::Facts(facts),
        BriefBlock::Table(of_agencies(reader, asked, trainings, |one| one.agency_id, &fields)?),
    ])
}

/// Training, activities for values and campaigns: how many and what they cost.
fn activities(
    reader: &Reader<'_>,
    asked: &BriefAsked,
    trainings: &[TrainingSession],
    campaigns: &[Campaign],
    until: Date,
) -> Result<Vec<BriefBlock>> {
    let mut values: Vec<ValueActivity> = reader.list(&of_year(asked))?;
    values.retain(|activity| activity.held_on <= until);
    let kinds = [
        (TrainingSession::DECLARATION.many.th, Done::of(trainings.iter().map(|one| (None, one.spend)))),
        (ValueActivity::DECLARATION.one.th, Done::of(values.iter().map(|one| (one.participants, one.cost)))),
        (Campaign::DECLARATION.many.th, Done::of(campaigns.iter().map(|one| (one.reached, one.cost)))),
    ];
    let columns = vec![BriefColumn::text("งาน", 50), BriefColumn::number("จำนวนครั้ง", 20), baht_column("ใช้จ่าย", 30)];
    let row = |(name, done): &(&'static str, Done)| {
        vec![BriefCell::new(*name), count_shown(done.count).into(), thai::baht(done.cost.satang()).into()]
    };
    let count: usize = kinds.iter().map(|(_, done)| done.count).sum();
    let spends = trainings.iter().map(|one| one.spend);
    let costs = values.iter().map(|one| one.cost).chain(campaigns.iter().map(|one| one.cost));
    let all: MoneySum = spends.chain(costs).sum();
    let sums = vec![None, Some(count_shown(count)), Some(thai::baht(all.satang()))];
    let budget: MoneySum = trainings.iter().map(|one| one.budget).sum();
    let note = format!("{}ของการอบรมที่จัดแล้ว {} บาท", label!(TrainingSession.budget), thai::baht(budget.satang()));
    let table = BriefTable { sums, ..BriefTable::new(columns, kinds.iter().map(row).collect()) };
    Ok(vec![BriefBlock::Table(table), BriefBlock::Note(note)])
}

/// How standards are used in personnel management, and the measures for it.
fn personnel(reader: &Reader<'_>, standards: &[EthicsStandard], until: Date) -> Result<Vec<BriefBlock>> {
    let mut uses = Vec::new();
    let mut of_personnel: Vec<StandardMeasure> = Vec::new();
    for standard in standards {
        let name = BriefCell::new(standard.title.as_str()).of(standard);
        uses.push(vec![name, text_or(&standard.personnel_use, "ยังไม่ระบุ")]);
        of_personnel.extend(
            measures(reader, standard)?.into_iter().filter(|measure| {
                matches!(measure.kind, StandardMeasureKind::Personnel | StandardMeasureKind::Courses)
            }),
        );
    }
    for measure in &mut of_personnel {
        measure.done_on = measure.done_on.filter(|on| *on <= until);
    }
    let columns = vec![
        BriefColumn::text(label!(EthicsStandard.title), 40),
        BriefColumn::text(label!(EthicsStandard.personnel_use), 60),
    ];
    let fields = [("kind", 40), ("description", 34), ("done_on", 14)];
    let measured = of_records(reader, &of_personnel, &fields)?;
    Ok(vec![BriefBlock::Table(BriefTable::new(columns, uses)), BriefBlock::Table(measured)])
}

/// The awards announced in the year, and how many received them.
fn recognition(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<Vec<BriefBlock>> {
    let mut schemes: Vec<AwardScheme> = reader.list(&of_year(asked))?;
    schemes.retain(|scheme| scheme.is_announced_by(until));
    let (mut rows, mut all) = (Vec::new(), 0);
    for scheme in &schemes {
        let key = scheme.id.to_string();
        let nominees: Vec<Nomination> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
        let awarded = nominees.iter().filter(|nominee| nominee.decision == Decision::Awarded).count();
        all += awarded;
        rows.push(vec![
            BriefCell::new(scheme.name.as_str()).of(scheme),
            scheme.standard.as_str().into(),
            day_shown(scheme.announced_on).into(),
            BriefCell::toned(count_shown(awarded), if awarded == 0 { BriefTone::Warn } else { BriefTone::Plain }),
        ]);
    }
    let columns = vec![
        BriefColumn::text(label!(AwardScheme.name), 38),
        BriefColumn::text(label!(AwardScheme.standard), 34),
        BriefColumn::text(label!(AwardScheme.announced_on), 14),
        BriefColumn::number(format!("{} (คน)", Decision::Awarded.words().th), 14),
    ];
    let sums = if rows.is_empty() { Vec::new() } else { vec![None, None, None, Some(count_shown(all))] };
    let none = format!("ไม่มีการประกาศผลในปีนี้ โปรดบันทึกในทะเบียน{}", AwardScheme::DECLARATION.many.th);
    Ok(vec![BriefBlock::Table(BriefTable { sums, ..BriefTable::new(columns, rows) }.or(none))])
}
