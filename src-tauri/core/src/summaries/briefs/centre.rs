//! The coordination centre: its order, who sits in it, what it was given, how it was reviewed; and what is missing.

use super::BriefAsked;
use super::block::{Box, BriefBlock, BriefCell, BriefSection, BriefTable, BriefTone};
use super::table::of_records;
use crate::registers::{Centre, CentreMember, CentreResource, CentreReview, Register as _, Scope, SeatRole};
use crate::values::Date;
use crate::values::thai::line_date;
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let day = asked.until(reader)?;
    let scope = Scope { agency: Some(asked.agency), ..Scope::default() };
    let mut centres: Vec<Centre> = reader.list(&scope)?;
    centres.retain(|centre| centre.agency_id == asked.agency && centre.ordered_on.is_none_or(|on| on <= day));
    let Some(centre) = centres.first() else {
        let none = "ยังไม่มีคำสั่งแต่งตั้งศูนย์ประสานราชการใสสะอาด โปรดเพิ่มในทะเบียนศูนย์";
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text(none.into())])]);
    };
    let key = centre.id.to_string();
    let parts = Scope { parent: Some(&key), ..Scope::default() };
    let members: Vec<CentreMember> = reader.list(&parts)?;
    let resources: Vec<CentreResource> = reader.list(&Scope { year: Some(asked.year), ..parts })?;
    let mut reviews: Vec<CentreReview> = reader.list(&parts)?;
    reviews.retain(|review| review.reviewed_on <= day);
    let of_members = [("position", 6), ("member", 24), ("role", 20), ("post", 25), ("duty", 26), ("term_ends_on", 14)];
    Ok(vec![
        BriefSection::new("คำสั่งแต่งตั้งศูนย์", vec![BriefBlock::Facts(order(centre, &members, day))]),
        BriefSection::new("แผนภูมิองค์กร", vec![BriefBlock::Levels(chart(&members, day))]),
        BriefSection::new(
            CentreMember::DECLARATION.many.th,
            vec![BriefBlock::Table(of_records(reader, &members, &of_members)?)],
        ),
        BriefSection::new(CentreResource::DECLARATION.many.th, vec![BriefBlock::Table(given(reader, &resources)?)]),
        BriefSection::new(
            CentreReview::DECLARATION.many.th,
            vec![BriefBlock::Table(of_records(
                reader,
                &reviews,
                &[("reviewed_on", 14), ("changed", 32), ("reason", 28), ("result", 26)],
            )?)],
        ),
    ])
}

/// What it was given. People and things are not added up.
fn given(reader: &Reader<'_>, resources: &[CentreResource]) -> Result<BriefTable> {
    const SHOWN: [(&str, u8); 4] = [("kind", 18), ("description", 40), ("count", 20), ("amount", 22)];
    let mut table = of_records(reader, resources, &SHOWN)?;
    for (sum, _) in table.sums.iter_mut().zip(SHOWN).filter(|(_, (field, _))| *field == "count") {
        *sum = None;
    }
    Ok(table)
}

/// The order and what is missing of it.
fn order(centre: &Centre, members: &[CentreMember], day: Date) -> Vec<(String, BriefCell)> {
    let date = |day: Option<Date>| day.map_or_else(|| "—".to_owned(), |day| line_date(day.naive()));
    let standing = match centre.valid_until {
        Some(until) if until < day => BriefCell::toned("คำสั่งสิ้นผลแล้ว ต้องออกคำสั่งใหม่", BriefTone::Bad),
        _ if centre.order_number.trim().is_empty() => BriefCell::toned("ยังไม่ระบุเลขที่คำสั่ง", BriefTone::Warn),
        _ => BriefCell::toned("มีผลใช้บังคับ", BriefTone::Good),
    };
    let officer = match centre.officer_in_charge.trim() {
        "" => BriefCell::toned("ยังไม่ระบุตัวผู้รับผิดชอบ", BriefTone::Bad),
        name => BriefCell::new(format!("{name} {}", centre.officer_position).trim_end()),
    };
    let ended = members.iter().filter(|member| member.term_ends_on.is_some_and(|end| end < day)).count();
    let terms = match ended {
        0 => BriefCell::toned("ไม่มีผู้พ้นวาระ", BriefTone::Good),
        some => BriefCell::toned(format!("พ้นวาระแล้ว {some} คน"), BriefTone::Warn),
    };
    vec![
        (label!(Centre.name).into(), BriefCell::new(&*centre.name).of(centre)),
        (label!(Centre.order_number).into(), centre.order_number.as_str().into()),
        (label!(Centre.ordered_on).into(), date(centre.ordered_on).into()),
        (label!(Centre.valid_until).into(), date(centre.valid_until).into()),
        ("สถานะของคำสั่ง".into(), standing),
        (label!(Centre.officer_in_charge).into(), officer),
        ("วาระขององค์ประกอบ".into(), terms),
        (label!(Centre.duties).into(), centre.duties.as_str().into()),
    ]
}

/// Those who sit in it on a day, level below level.
fn chart(members: &[CentreMember], day: Date) -> Vec<Vec<Box>> {
    const LEVELS: [&[SeatRole]; 4] = [
        &[SeatRole::Adviser],
        &[SeatRole::Chair],
        &[SeatRole::Deputy],
        &[SeatRole::Member, SeatRole::Secretary, SeatRole::Assistant],
    ];
    let sits = |member: &&CentreMember| member.term_ends_on.is_none_or(|end| end >= day);
    let drawn = |member: &CentreMember| Box {
        title: member.role.words().th.to_owned(),
        lines: [&member.member, &member.post].into_iter().filter(|line| !line.is_empty()).cloned().collect(),
    };
    let of = |roles: &&[SeatRole]| {
        let level = members.iter().filter(sits).filter(|member| roles.contains(&member.role));
        level.map(drawn).collect::<Vec<_>>()
    };
    LEVELS.iter().map(of).filter(|level| !level.is_empty()).collect()
}
