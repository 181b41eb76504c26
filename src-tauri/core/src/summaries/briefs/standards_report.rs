//! The standards of morals and ethics in force (มาตรฐานคุณธรรมจริยธรรมและการรับทราบ): what was considered in drafting, their items, the measures
//! of the two groups, how far each unit has come, and who acknowledged them. Slides 23–29 and 40.

use super::BriefAsked;
use super::block::{Bar, BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{NOTHING, count_shown, day_shown, percent, percent_shown, sort_thai, text_or};
use super::plan_year::of_below;
use super::standards_read::{Acknowledged, Adoption, Group, acknowledged, adoptions, in_force, measures};
use super::table::of_records;
use crate::registers::{
    Acknowledgement, EthicsAspect, EthicsStandard, Register as _, Scope, StandardAdoption, StandardItem,
    StandardMeasure, StandardMeasureKind,
};
use crate::values::{Date, Exact};
use crate::{Reader, Result};

/// Begins the name of each thing that was considered in drafting.
const CONSIDERED: &str = "พิจารณา";

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let standards = in_force(reader, asked, until)?;
    if standards.is_empty() {
        let register = EthicsStandard::DECLARATION.many.th;
        let none = format!("ไม่มีมาตรฐานที่ใช้อยู่ในวันที่รายงาน โปรดบันทึกฉบับที่ประกาศใช้พร้อมวันที่ในทะเบียน{register}");
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text(none)])]);
    }
    let mut sections = Vec::new();
    for standard in &standards {
        let whose = of_below(reader, asked, standard.agency_id)?;
        let items: Vec<StandardItem> = parts(reader, standard)?;
        let heading = format!("{whose}{}", standard.title);
        let facts = [facts(standard), factors(standard, &items)].concat();
        sections.push(BriefSection::new(heading, vec![BriefBlock::Facts(facts)]));
        sections.push(BriefSection::new(StandardItem::DECLARATION.many.th, items_told(reader, &items)?));
        sections.extend(measures_told(&measures(reader, standard)?, until));
        let units = adoptions(reader, standard, until)?;
        let stages = BriefSection::new(StandardAdoption::DECLARATION.many.th, vec![BriefBlock::Table(stages(&units))]);
        sections.push(stages);
        let known = acknowledged(reader, standard, until)?;
        sections.push(BriefSection::new(Acknowledgement::DECLARATION.one.th, acknowledged_told(&known)?));
    }
    Ok(sections)
}

fn parts<T: crate::registers::Record>(reader: &Reader<'_>, standard: &EthicsStandard) -> Result<Vec<T>> {
    reader.list(&Scope { parent: Some(&standard.id.to_string()), ..Scope::default() })
}

fn facts(standard: &EthicsStandard) -> Vec<(String, BriefCell)> {
    let text = |label: &str, text: &str| (label.to_owned(), text_or(text, "ยังไม่ระบุ"));
    vec![
        (label!(EthicsStandard.kind).into(), BriefCell::new(standard.kind.words().th).of(standard)),
        (label!(EthicsStandard.version).into(), standard.version.to_string().into()),
        (label!(EthicsStandard.adopted_on).into(), day_shown(standard.adopted_on).into()),
        text(label!(EthicsStandard.order_number), &standard.order_number),
        text(label!(EthicsStandard.slogans), &standard.slogans),
        text(label!(EthicsStandard.participation), &standard.participation),
        text(label!(EthicsStandard.published), &standard.published),
        text(label!(EthicsStandard.personnel_use), &standard.personnel_use),
    ]
}

/// What was considered in drafting, which aspects the items cover, and what was left out of both.
fn factors(standard: &EthicsStandard, items: &[StandardItem]) -> Vec<(String, BriefCell)> {
    let considered = [
        (standard.mission, label!(EthicsStandard.mission)),
        (standard.governance, label!(EthicsStandard.governance)),
        (standard.act, label!(EthicsStandard.act)),
        (standard.decree, label!(EthicsStandard.decree)),
        (standard.five_values, label!(EthicsStandard.five_values)),
        (standard.misconduct, label!(EthicsStandard.misconduct)),
    ];
    // Each is called by what was considered: the word for that is the name of the fact.
    let considered = considered.map(|(holds, label)| (holds, label.trim_start_matches(CONSIDERED).trim_start()));
    let covered = EthicsAspect::ALL
        .iter()
        .map(|aspect| (items.iter().any(|item| item.aspect == Some(*aspect)), aspect.words().th))
        .collect::<Vec<_>>();
    let aspect = label!(StandardItem.aspect);
    let facts = [
        named(format!("{CONSIDERED}แล้ว"), &considered, true),
        named(format!("ยังไม่ได้{CONSIDERED}"), &considered, false),
        named(aspect.to_owned(), &covered, true),
        named(format!("{aspect} (ยังไม่มีข้อใด)"), &covered, false),
    ];
    facts.into_iter().flatten().collect()
}

/// Those of which it holds, or does not, in one fact; none where there is none.
fn named(name: String, all: &[(bool, &str)], holds: bool) -> Option<(String, BriefCell)> {
    let of: Vec<&str> = all.iter().filter(|(is, _)| *is == holds).map(|(_, label)| *label).collect();
    let tone = if holds { BriefTone::Good } else { BriefTone::Warn };
    (!of.is_empty()).then(|| (name, BriefCell::toned(of.join(" · "), tone)))
}

fn items_told(reader: &Reader<'_>, items: &[StandardItem]) -> Result<Vec<BriefBlock>> {
    let fields = [
        ("position", 6),
        ("behaviour", 28),
        ("dos", 20),
        ("donts", 20),
        ("value", 16),
        ("aspect", 14),
        ("code_item", 20),
    ];
    // A number in order is no amount to be added up.
    let table = BriefTable { sums: Vec::new(), ..of_records(reader, items, &fields)? };
    Ok(vec![BriefBlock::Table(table)])
}

/// The measures of each group with where they stand, and the kinds that have none.
fn measures_told(measures: &[StandardMeasure], until: Date) -> Vec<BriefSection> {
    let of_group = |group: Group| {
        let of: Vec<_> = measures.iter().filter(|measure| Group::of(measure.kind) == group).collect();
        let row = |measure: &&StandardMeasure| {
            vec![
                BriefCell::new(measure.kind.words().th).of(*measure),
                measure.description.as_str().into(),
                measure.responsible.as_str().into(),
                day_shown(measure.due_on).into(),
                standing(measure, until),
            ]
        };
        let columns = vec![
            BriefColumn::text(label!(StandardMeasure.kind), 28),
            BriefColumn::text(label!(StandardMeasure.description), 34),
            BriefColumn::text(label!(StandardMeasure.responsible), 16),
            BriefColumn::text(label!(StandardMeasure.due_on), 12),
            BriefColumn::text("ผล ณ วันที่รายงาน", 16),
        ];
        let table = BriefTable::new(columns, of.iter().map(row).collect());
        let mut blocks = vec![BriefBlock::Table(table.or(format!("ไม่มี{}", StandardMeasure::DECLARATION.one.th)))];
        let kinds = StandardMeasureKind::ALL.iter().filter(|kind| Group::of(**kind) == group);
        let lacking: Vec<&str> = kinds
            .filter(|kind| of.iter().all(|measure| measure.kind != **kind))
            .map(|kind| kind.words().th.split_once(": ").map_or(kind.words().th, |(_, what)| what))
            .collect();
        if !lacking.is_empty() {
            blocks.push(BriefBlock::Note(format!("ยังไม่มีมาตรการ: {}", lacking.join(" · "))));
        }
        BriefSection::new(group.heading(), blocks)
    };
    vec![of_group(Group::Management), of_group(Group::Support)]
}

fn standing(measure: &StandardMeasure, until: Date) -> BriefCell {
    match (measure.done_on.filter(|on| *on <= until), measure.due_on) {
        (Some(on), _) => BriefCell::toned(format!("ทำแล้ว {}", day_shown(Some(on))), BriefTone::Good),
        (None, Some(due)) if due < until => BriefCell::toned("เกินกำหนด", BriefTone::Bad),
        (None, _) => BriefCell::toned("ยังไม่ได้ทำ", BriefTone::Warn),
    }
}

/// Each unit as it was measured last, beside the measurement before.
fn stages(units: &[Adoption]) -> BriefTable {
    let columns = vec![
        BriefColumn::text(label!(StandardAdoption.unit), 26),
        BriefColumn::text(label!(StandardAdoption.stage), 20),
        BriefColumn::text(label!(StandardAdoption.measured_on), 12),
        BriefColumn::number(label!(StandardAdoption.mean), 12),
        BriefColumn::number(label!(StandardAdoption.answers), 10),
        BriefColumn::text("การวัดครั้งก่อน", 20),
        BriefColumn::text("การเปลี่ยนแปลง", 12),
    ];
    let row = |unit: &Adoption| {
        let newest = &unit.newest;
        let before = unit.before.as_ref();
        let then =
            before.map(|before| format!("{} ({})", before.stage.words().th, day_shown(Some(before.measured_on))));
        vec![
            BriefCell::new(newest.unit.trim()).of(newest),
            newest.stage.words().th.into(),
            day_shown(Some(newest.measured_on)).into(),
            newest.mean.map_or_else(|| NOTHING.to_owned(), |mean| mean.to_string()).into(),
            newest.answers.map_or_else(|| NOTHING.to_owned(), |count| count.to_string()).into(),
            then.unwrap_or_else(|| NOTHING.to_owned()).into(),
            unit.change(),
        ]
    };
    let none = "ยังไม่มีการวัด โปรดบันทึกผลการวัดของแต่ละหน่วยงานในหน้าของมาตรฐาน";
    BriefTable::new(columns, units.iter().map(row).collect()).or(none)
}

/// How many of the staff acknowledged it, by unit; nobody is named.
fn acknowledged_told(known: &Acknowledged) -> Result<Vec<BriefBlock>> {
    let (count, staff) = known.all();
    let open = staff - count;
    let facts = vec![
        ("บุคลากร ณ วันที่รายงาน (คน)".to_owned(), count_shown(staff).into()),
        ("รับทราบแล้ว (คน)".to_owned(), count_shown(count).into()),
        ("ยังไม่รับทราบ (คน)".to_owned(), count_shown(open).into()),
        ("ร้อยละที่รับทราบ".to_owned(), percent_shown(percent(count, staff)).into()),
    ];
    let bar = |(unit, (count, staff)): (&String, &(usize, usize))| {
        let whole = |count: usize| i64::try_from(count).ok().map(Exact::from);
        let share = percent_shown(percent(*count, *staff));
        Some(Bar {
            label: if unit.is_empty() {
                "ไม่ระบุหน่วยงาน".to_owned()
            } else {
                unit.clone()
            },
            value: whole(*count)?,
            full: whole(*staff)?,
            shown: format!("{}/{} (ร้อยละ {share})", count_shown(*count), count_shown(*staff)),
        })
    };
    let mut blocks = vec![BriefBlock::Facts(facts)];
    let mut units: Vec<(&String, &(usize, usize))> = known.units.iter().collect();
    sort_thai(&mut units, |(unit, _)| unit)?;
    let bars: Vec<Bar> = units.into_iter().filter_map(bar).collect();
    if bars.is_empty() {
        blocks.push(BriefBlock::Note("ไม่มีบุคลากรในบัญชีรายชื่อ ณ วันที่รายงาน โปรดนำเข้าบัญชีบุคลากร".into()));
    } else {
        blocks.push(BriefBlock::Bars(bars));
    }
    Ok(blocks)
}
