//! The directory of the network (ทำเนียบเครือข่าย): who belongs to it by sector and province, agreements that ended, ties, what was done by
//! each approach, and citizens on committees for work at risk. Slides 48–51.

use std::collections::BTreeSet;

use super::BriefAsked;
use super::block::{
    BriefBlock, BriefCell, BriefColumn, BriefMember, BriefNetwork, BriefSection, BriefTable, BriefTone,
};
use super::counted::{Heads, baht_column, count_shown, of_agencies, of_all_years, of_year, sort_thai};
use super::table::of_records;
use crate::registers::{
    CitizenMember, NetworkActivity, NetworkApproach, NetworkMember, NetworkTie, Record as _, Register as _, Sector,
};
use crate::values::{Date, Id, MoneySum, thai};
use crate::{Reader, Result};

const MEMBER: [(&str, u8); 7] = [
    ("name", 24),
    ("sector", 12),
    ("province", 12),
    ("contact_person", 16),
    ("phone", 12),
    ("agreement", 18),
    ("since_on", 11),
];
const ENDED: [(&str, u8); 5] = [("name", 30), ("sector", 14), ("province", 14), ("agreement", 26), ("until_on", 14)];
const TIE: [(&str, u8); 4] = [("member_id", 26), ("other_id", 26), ("about", 32), ("since_on", 12)];
const ACTIVITY: [(&str, u8); 6] =
    [("title", 28), ("approach", 26), ("planned_on", 12), ("held_on", 12), ("participants", 10), ("result", 26)];
const CITIZEN: [(&str, u8); 6] =
    [("member", 20), ("sector", 12), ("represents", 18), ("committee", 24), ("activity", 24), ("until_on", 12)];

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let all: Vec<NetworkMember> = reader.list(&of_all_years(asked))?;
    let (members, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|member| member.belongs_on(until));
    let gone: BTreeSet<Id<NetworkMember>> = others.iter().map(|member| member.id).collect();
    let ended: Vec<NetworkMember> =
        others.into_iter().filter(|member| member.until_on.is_some_and(|end| end < until)).collect();
    let mut ties: Vec<NetworkTie> = reader.list(&of_all_years(asked))?;
    let holds = |tie: &NetworkTie| !gone.contains(&tie.member_id) && !gone.contains(&tie.other_id);
    ties.retain(|tie| holds(tie) && tie.since_on.is_none_or(|since| since <= until));
    let activities: Vec<NetworkActivity> =
        reader.list::<NetworkActivity>(&of_year(asked))?.into_iter().map(|one| as_of(one, until)).collect();
    let mut citizens: Vec<CitizenMember> = reader.list(&of_all_years(asked))?;
    citizens.retain(|citizen| sits_on(citizen, until));
    let none = |what: &str| format!("ไม่มี{what} ณ วันที่รายงาน");
    let ended_told =
        of_agencies(reader, asked, &ended, |one| one.agency_id, &ENDED)?.or(none(label!(NetworkMember.agreement)));
    let tied = of_records(reader, &ties, &TIE)?.or(none(NetworkTie::DECLARATION.one.th));
    let mut by_approach = approaches(&activities);
    by_approach.push(BriefBlock::Table(of_agencies(reader, asked, &activities, |one| one.agency_id, &ACTIVITY)?));
    let sitting = of_agencies(reader, asked, &citizens, |one| one.agency_id, &CITIZEN)?
        .or(none(CitizenMember::DECLARATION.one.th));
    let directory = of_agencies(reader, asked, &members, |one| one.agency_id, &MEMBER)?;
    let section = |heading: &str, table: BriefTable| BriefSection::new(heading, vec![BriefBlock::Table(table)]);
    let mut sections = vec![BriefSection::new("ภาคส่วนและจังหวัด", by_province(&members)?)];
    if !members.is_empty() {
        sections.push(BriefSection::new("ภาพเครือข่าย", picture(reader, asked, &members, &ties)?));
    }
    sections.extend([
        section(NetworkMember::DECLARATION.many.th, directory),
        section("ความร่วมมือที่สิ้นสุดแล้ว", ended_told),
        section(NetworkTie::DECLARATION.many.th, tied),
        BriefSection::new("กิจกรรมตามแนวทาง 4 ประการ", by_approach),
        section(CitizenMember::DECLARATION.many.th, sitting),
    ]);
    Ok(sections)
}

/// Members that a page holds in one picture.
const MOST_DRAWN: usize = 28;

/// Who belongs, by sectors, around the agency. Where there are more than can be drawn, those that are tied to others come first.
fn picture(
    reader: &Reader<'_>,
    asked: &BriefAsked,
    members: &[NetworkMember],
    ties: &[NetworkTie],
) -> Result<Vec<BriefBlock>> {
    let agency = reader.get(asked.agency)?;
    let tied: BTreeSet<Id<NetworkMember>> = ties.iter().flat_map(|tie| [tie.member_id, tie.other_id]).collect();
    let mut drawn: Vec<&NetworkMember> = members.iter().collect();
    sort_thai(&mut drawn, |member| &member.name)?;
    drawn.sort_by_key(|member| !tied.contains(&member.id));
    drawn.truncate(MOST_DRAWN);
    drawn.sort_by_key(|member| Sector::ALL.iter().position(|sector| *sector == member.sector));
    let at = |of: Id<NetworkMember>| drawn.iter().position(|member| member.id == of).map(|at| u32::try_from(at).ok());
    let pair = |tie: &NetworkTie| Some((at(tie.member_id)??, at(tie.other_id)??));
    let member = |member: &&NetworkMember| BriefMember {
        name: member.name.clone(),
        group: member.sector.words().th.to_owned(),
        record_id: Some((NetworkMember::TABLE.to_owned(), member.key())),
    };
    let network = BriefNetwork {
        centre: agency.name_th,
        members: drawn.iter().map(member).collect(),
        ties: ties.iter().filter_map(pair).collect(),
    };
    let mut blocks = vec![BriefBlock::Network(network)];
    if drawn.len() < members.len() {
        let (shown, all) = (count_shown(drawn.len()), count_shown(members.len()));
        blocks.push(BriefBlock::Note(format!("แสดง {shown} จาก {all} ราย ผู้ที่เชื่อมโยงกับรายอื่นแสดงก่อน")));
    }
    Ok(blocks)
}

/// An activity as it stood on a day: one held later was only planned.
fn as_of(activity: NetworkActivity, until: Date) -> NetworkActivity {
    match activity.was_held_by(until) {
        true => activity,
        false => NetworkActivity { held_on: None, participants: None, result: String::new(), ..activity },
    }
}

fn sits_on(citizen: &CitizenMember, day: Date) -> bool {
    citizen.appointed_on.is_none_or(|from| from <= day) && citizen.until_on.is_none_or(|until| until >= day)
}

/// How many belong of each sector in each province, and the sectors of which nobody does.
fn by_province(members: &[NetworkMember]) -> Result<Vec<BriefBlock>> {
    let mut columns = vec![BriefColumn::text(label!(NetworkMember.province), 26)];
    columns.extend(Sector::ALL.iter().map(|sector| BriefColumn::number(sector.words().th, 12)));
    columns.push(BriefColumn::number("รวม", 10));
    let counts = |is: &dyn Fn(&NetworkMember) -> bool| {
        let of = |sector: Option<Sector>| {
            let here = members.iter().filter(|member| is(member));
            count_shown(here.filter(|member| sector.is_none_or(|sector| member.sector == sector)).count())
        };
        Sector::ALL.iter().copied().map(Some).chain([None]).map(of).collect::<Vec<_>>()
    };
    let provinces: BTreeSet<&str> = members.iter().map(|member| member.province.trim()).collect();
    let mut provinces: Vec<&str> = provinces.into_iter().collect();
    sort_thai(&mut provinces, |province| province)?;
    let row = |province: &&str| {
        let name = if province.is_empty() { "ไม่ระบุจังหวัด" } else { province };
        let cells = counts(&|member| member.province.trim() == *province).into_iter().map(BriefCell::from);
        [BriefCell::new(name)].into_iter().chain(cells).collect()
    };
    let sums = [None].into_iter().chain(counts(&|_| true).into_iter().map(Some)).collect();
    let sums = if members.is_empty() { Vec::new() } else { sums };
    let register = NetworkMember::DECLARATION.many.th;
    let table = BriefTable { sums, ..BriefTable::new(columns, provinces.iter().map(row).collect()) }
        .or(format!("ยังไม่มี{register} ณ วันที่รายงาน โปรดเพิ่มในทะเบียน{register}"));
    let absent = Sector::ALL.iter().filter(|sector| members.iter().all(|member| member.sector != **sector));
    let absent: Vec<&str> = absent.map(|sector| sector.words().th).collect();
    let mut blocks = vec![BriefBlock::Table(table)];
    if !absent.is_empty() && !members.is_empty() {
        blocks.push(BriefBlock::Note(format!("ภาคส่วนที่ยังไม่มีสมาชิก: {}", absent.join(" · "))));
    }
    Ok(blocks)
}

/// How many activities of each approach were planned and held, with whom and for how much.
fn approaches(activities: &[NetworkActivity]) -> Vec<BriefBlock> {
    let columns = vec![
        BriefColumn::text(label!(NetworkActivity.approach), 44),
        BriefColumn::number("วางแผนไว้", 11),
        BriefColumn::number("จัดแล้ว", 11),
        BriefColumn::number(label!(NetworkActivity.participants), 13),
        baht_column(label!(NetworkActivity.cost), 15),
    ];
    let of = |is: &dyn Fn(&NetworkActivity) -> bool| -> Vec<&NetworkActivity> {
        activities.iter().filter(|activity| is(activity)).collect()
    };
    let row = |approach: &NetworkApproach| {
        let done = of(&|activity| activity.approach == *approach);
        let tone = if done.is_empty() { BriefTone::Warn } else { BriefTone::Plain };
        let cells = cells(&done).map(BriefCell::from);
        [BriefCell::toned(approach.words().th, tone)].into_iter().chain(cells).collect()
    };
    let all = of(&|_| true);
    let sums = [None].into_iter().chain(cells(&all).map(Some)).collect();
    let table = BriefTable { sums, ..BriefTable::new(columns, NetworkApproach::ALL.iter().map(row).collect()) };
    let lacking = NetworkApproach::ALL.iter().filter(|approach| all.iter().all(|one| one.approach != **approach));
    let lacking: Vec<&str> = lacking.map(|approach| approach.words().th).collect();
    let mut blocks = vec![BriefBlock::Table(table)];
    blocks.extend(heads(&all).note(label!(NetworkActivity.participants)));
    if !lacking.is_empty() {
        let told = format!("แนวทางที่ยังไม่มีกิจกรรมในปีนี้: {}", lacking.join(" · "));
        blocks.push(BriefBlock::Note(format!("{told} โปรดเพิ่มในทะเบียน{}", NetworkActivity::DECLARATION.many.th)));
    }
    blocks
}

/// The heads at activities that were held.
fn heads(activities: &[&NetworkActivity]) -> Heads {
    Heads::of(activities.iter().filter(|activity| activity.held_on.is_some()).map(|activity| activity.participants))
}

/// Planned, held, and the heads and the cost of those held.
fn cells(activities: &[&NetworkActivity]) -> [String; 4] {
    let held: Vec<_> = activities.iter().filter(|activity| activity.held_on.is_some()).collect();
    let cost: MoneySum = held.iter().map(|activity| activity.cost).sum();
    [count_shown(activities.len()), count_shown(held.len()), heads(activities).shown(), thai::baht(cost.satang())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::values::{Money, Round};

    #[test]
    fn an_activity_that_is_held_later_was_only_planned() {
        let (office, _, agency) = fixture::office();
        let of = |held: &str| NetworkActivity {
            held_on: Some(fixture::day(held)),
            participants: Some(30),
            cost: Money::from_baht(500),
            ..NetworkActivity::blank(office.surroundings().new_id(), agency, fixture::day("2026-03-02"))
        };
        let until = fixture::day("2026-03-31");
        let (held, later) = (as_of(of("2026-03-31"), until), as_of(of("2026-04-01"), until));
        assert_eq!((held.held_on, later.held_on, later.participants), (Some(until), None, None));
        assert_eq!(cells(&[&held, &later]), ["2", "1", "30", "500.00"]);
        assert_eq!(cells(&[&later]), ["1", "0", "—", "0.00"]);
    }

    #[test]
    fn more_members_than_a_page_holds_are_drawn_as_far_as_it_does_those_that_are_tied_first() {
        let (office, _, agency) = fixture::office();
        let new = office.surroundings();
        let of = |n: usize| NetworkMember {
            name: format!("องค์กร {n:02}"),
            ..NetworkMember::blank(new.new_id(), agency)
        };
        let members: Vec<NetworkMember> = (0..MOST_DRAWN + 5).map(of).collect();
        let (first, last) = (members[0].id, members[MOST_DRAWN + 4].id);
        let ties = [NetworkTie { other_id: last, ..NetworkTie::blank(new.new_id(), first, last) }];
        let asked = BriefAsked {
            agency,
            year: fixture::day("2026-03-02").fiscal_year(),
            round: Round::Six,
            record: None,
            today: fixture::day("2026-03-31"),
        };
        let drawn = office.read(|reader| picture(reader, &asked, &members, &ties)).expect("draws");
        let [BriefBlock::Network(network), BriefBlock::Note(note)] = drawn.as_slice() else { panic!("{drawn:?}") };
        assert_eq!((network.members.len(), network.ties.as_slice()), (MOST_DRAWN, [(0, 1)].as_slice()));
        assert_eq!((network.members[0].name.as_str(), network.members[1].name.as_str()), ("องค์กร 00", "องค์กร 32"));
        assert!(note.starts_with("แสดง 28 จาก 33 ราย"), "{note}");
        let few = office.read(|reader| picture(reader, &asked, &members[..2], &[])).expect("draws");
        assert_eq!(few.len(), 1, "nothing is left out");
    }

    #[test]
    fn a_citizen_sits_until_the_last_day_of_the_term() {
        let (office, _, agency) = fixture::office();
        let blank = CitizenMember::blank(office.surroundings().new_id(), agency);
        let day = fixture::day("2026-03-31");
        let citizen = CitizenMember { until_on: Some(day), ..blank };
        assert!(sits_on(&citizen, day));
        assert!(!sits_on(&citizen, fixture::day("2026-04-01")));
    }
}
