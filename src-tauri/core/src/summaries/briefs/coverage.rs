//! Coverage (ความครอบคลุม): which pillars, areas, audiences and measures the year's plan and registers touch, and the gaps in words.
//!
//! An action touches what it is marked with, its pillar being its strategy's; a register touches what it is for.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use crate::registers::{
    ActionItem, ActionStatus, Area, Audience, AwardScheme, Campaign, Complaint, DecreeChapter, DisclosureItem,
    EthicsStandard, Gift, Measure, NetworkActivity, NoGiftEntry, Pillar, PolicyKind, ProtectionMeasure, Register as _,
    Scope, StateStrategy, Strategy, TrainingSession, ValueActivity, Words,
};
use crate::summaries::measured::actions_as_of;
use crate::{Reader, Result};

/// What one piece of work touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Touches {
    /// The pillar, by its place.
    pub(super) pillar: Option<usize>,
    /// The area.
    pub(super) area: Option<usize>,
    /// The audience.
    pub(super) audience: Option<usize>,
    /// The measure.
    pub(super) measure: Option<usize>,
    /// The chapter of the decree.
    pub(super) chapter: Option<usize>,
    /// The strategy of the state plan.
    pub(super) strategy: Option<usize>,
}

/// What a year's work touches, each kind with how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    /// How often each was met.
    met: BTreeMap<Touches, u32>,
}

/// Measures toward officials, and those toward the public: a gap is told only where a measure can have that audience. Slides 36 and 39.
const OF_AUDIENCE: [(Audience, &[Measure]); 2] = [
    (
        Audience::Officials,
        &[Measure::Standards, Measure::Values, Measure::Training, Measure::Gifts, Measure::Awards, Measure::Complaints],
    ),
    (Audience::Public, &[Measure::Disclosure, Measure::Whistleblower, Measure::Network, Measure::Complaints]),
];

fn place<T: PartialEq>(all: &[T], one: T) -> Option<usize> {
    all.iter().position(|other| *other == one)
}

impl Coverage {
    /// What the plan of an agency and its registers touch in a year, as of a round.
    ///
    /// # Errors
    /// [`crate::Error::Db`].
    pub(super) fn of(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Self> {
        let until = asked.until(reader)?;
        let scope = Scope { agency: Some(asked.agency), year: Some(asked.year), parent: None };
        let mut coverage = Self::default();
        let mut strategies: BTreeMap<String, Strategy> = BTreeMap::new();
        reader.each::<Strategy>(&Scope { year: None, ..scope }, |strategy| {
            strategies.insert(strategy.id.to_string(), strategy);
        })?;
        for action in actions_as_of(reader, &scope, until)? {
            if action.status != ActionStatus::Cancelled {
                coverage.meet(of_action(&action, strategies.get(&action.strategy_id.to_string())), 1);
            }
        }
        for (touches, count) in of_registers(reader, &scope)? {
            coverage.meet(touches, count);
        }
        Ok(coverage)
    }

    fn meet(&mut self, touches: Touches, count: u32) {
        if count > 0 {
            *self.met.entry(touches).or_default() += count;
        }
    }

    /// How often work of a kind was met.
    #[must_use]
    pub(super) fn count(&self, is: impl Fn(&Touches) -> bool) -> u32 {
        self.met.iter().filter(|(touches, _)| is(touches)).map(|(_, count)| count).sum()
    }

    /// What is touched by nothing: pillars, areas, measures by audience, chapters and strategies.
    #[must_use]
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut look = |all: usize, of: fn(usize) -> Gap, is: fn(&Touches) -> Option<usize>| {
            gaps.extend((0..all).filter(|at| self.count(|touches| is(touches) == Some(*at)) == 0).map(of));
        };
        look(Pillar::ALL.len(), |at| Gap::Pillar(Pillar::ALL[at]), |touches| touches.pillar);
        look(Area::ALL.len(), |at| Gap::Area(Area::ALL[at]), |touches| touches.area);
        look(DecreeChapter::ALL.len(), |at| Gap::Chapter(DecreeChapter::ALL[at]), |touches| touches.chapter);
        look(StateStrategy::ALL.len(), |at| Gap::Strategy(StateStrategy::ALL[at]), |touches| touches.strategy);
        for (audience, measures) in OF_AUDIENCE {
            for measure in measures {
                let of = (place(Audience::ALL, audience), place(Measure::ALL, *measure));
                if self.count(|touches| (touches.audience, touches.measure) == of) == 0 {
                    gaps.push(Gap::Measure(audience, *measure));
                }
            }
        }
        gaps
    }
}

/// Something that no work touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A pillar.
    Pillar(Pillar),
    /// An area.
    Area(Area),
    /// A measure toward an audience.
    Measure(Audience, Measure),
    /// A chapter of the decree.
    Chapter(DecreeChapter),
    /// A strategy of the state plan.
    Strategy(StateStrategy),
}

impl Gap {
    /// The gap in words.
    #[must_use]
    pub(super) fn words(self) -> String {
        match self {
            Self::Pillar(pillar) => format!("ยังไม่มีงานใดรองรับด้าน{}", pillar.words().th),
            Self::Area(area) => format!("ยังไม่มีงานใดในงานหลัก{}", area.words().th),
            Self::Measure(audience, measure) => {
                format!("ยังไม่มีงาน{}ที่มุ่งถึง{}", measure.words().th, audience.words().th)
            }
            Self::Chapter(chapter) => format!("ยังไม่มีงานใดรองรับ{}", chapter.words().th),
            Self::Strategy(strategy) => format!("ยังไม่มีงานใดรองรับกลยุทธ์ {}", strategy.words().th),
        }
    }
}

/// A gap, and what an action that closes it is marked with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct GapRow {
    /// The gap in words.
    pub words: String,
    /// The pillar of its strategy.
    pub pillar: Option<Pillar>,
    /// The area.
    pub area: Option<Area>,
    /// The audience.
    pub audience: Option<Audience>,
    /// The measure.
    pub measure: Option<Measure>,
    /// The chapter of the decree.
    pub chapter: Option<DecreeChapter>,
    /// The strategy of the state plan.
    pub state_strategy: Option<StateStrategy>,
}

/// What no work of an agency's year touches.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn coverage_gaps(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<GapRow>> {
    let row = |gap: Gap| {
        let told = GapRow { words: gap.words(), ..GapRow::default() };
        match gap {
            Gap::Pillar(pillar) => GapRow { pillar: Some(pillar), ..told },
            Gap::Area(area) => GapRow { area: Some(area), ..told },
            Gap::Measure(audience, measure) => GapRow { audience: Some(audience), measure: Some(measure), ..told },
            Gap::Chapter(chapter) => GapRow { chapter: Some(chapter), ..told },
            Gap::Strategy(strategy) => GapRow { state_strategy: Some(strategy), ..told },
        }
    };
    Ok(Coverage::of(reader, asked)?.gaps().into_iter().map(row).collect())
}

fn of_action(action: &ActionItem, strategy: Option<&Strategy>) -> Touches {
    let state = action.state_strategy.or(strategy.and_then(|strategy| strategy.state_strategy));
    let chapter = action.chapter.or(strategy.and_then(|strategy| strategy.chapter));
    Touches {
        pillar: strategy.and_then(|strategy| place(Pillar::ALL, strategy.pillar?)),
        area: action.area.and_then(|area| place(Area::ALL, area)),
        audience: action.audience.and_then(|audience| place(Audience::ALL, audience)),
        measure: action.measure.and_then(|measure| place(Measure::ALL, measure)),
        chapter: chapter.and_then(|chapter| place(DecreeChapter::ALL, chapter)),
        strategy: state.and_then(|strategy| place(StateStrategy::ALL, strategy)),
    }
}

/// What the registers of a year touch by what they are for.
fn of_registers(reader: &Reader<'_>, scope: &Scope<'_>) -> Result<Vec<(Touches, u32)>> {
    let touches = |pillar, area, audience, measure| Touches {
        pillar: place(Pillar::ALL, pillar),
        area: place(Area::ALL, area),
        audience: place(Audience::ALL, audience),
        measure: place(Measure::ALL, measure),
        ..Touches::default()
    };
    let (awareness, prevention, handling) = (Pillar::Awareness, Pillar::Prevention, Pillar::Handling);
    let (officials, public) = (Audience::Officials, Audience::Public);
    let of_all_years = Scope { year: None, ..*scope };
    let campaigns: Vec<Campaign> = reader.list(scope)?;
    let to = |audience| u32::try_from(campaigns.iter().filter(|c| c.audience == Some(audience)).count()).unwrap_or(0);
    Ok(vec![
        (touches(awareness, Area::Ethics, officials, Measure::Training), reader.count::<TrainingSession>(scope)?),
        (touches(awareness, Area::Ethics, officials, Measure::Awards), reader.count::<AwardScheme>(scope)?),
        (
            touches(awareness, Area::Ethics, officials, Measure::Standards),
            reader.count::<EthicsStandard>(&of_all_years)?,
        ),
        (touches(awareness, Area::Ethics, officials, Measure::Values), reader.count::<ValueActivity>(scope)?),
        (
            touches(prevention, Area::Ethics, officials, Measure::Gifts),
            reader.count::<Gift>(scope)? + reader.count::<NoGiftEntry>(scope)?,
        ),
        (touches(handling, Area::Campaign, public, Measure::Complaints), reader.count::<Complaint>(scope)?),
        (
            touches(handling, Area::Campaign, public, Measure::Whistleblower),
            reader.count::<ProtectionMeasure>(&of_all_years)?,
        ),
        (touches(prevention, Area::Campaign, public, Measure::Disclosure), reader.count::<DisclosureItem>(scope)?),
        (touches(prevention, Area::Networks, public, Measure::Network), reader.count::<NetworkActivity>(scope)?),
        (Touches { measure: None, ..touches(awareness, Area::Campaign, public, Measure::Network) }, to(public)),
        (Touches { measure: None, ..touches(awareness, Area::Campaign, officials, Measure::Values) }, to(officials)),
    ])
}

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let coverage = Coverage::of(reader, asked)?;
    let gaps = coverage.gaps();
    let told = match gaps.as_slice() {
        [] => vec![BriefBlock::Text("แผนและทะเบียนของปีนี้ครอบคลุมครบทุกด้าน".into())],
        gaps => {
            let row =
                |(n, gap): (usize, &Gap)| vec![n.to_string().into(), BriefCell::toned(gap.words(), BriefTone::Warn)];
            let columns = vec![BriefColumn::number("ลำดับ", 6), BriefColumn::text("สิ่งที่แผนยังไม่ครอบคลุม", 60)];
            vec![BriefBlock::Table(BriefTable::new(columns, (1..).zip(gaps).map(row).collect()))]
        }
    };
    let count = |at: usize, is: fn(&Touches) -> Option<usize>| coverage.count(|touches| is(touches) == Some(at));
    Ok(vec![
        BriefSection::new("ช่องว่างของแผน", told),
        BriefSection::new("จำนวนงานจำแนกตามด้านและงานหลัก", vec![BriefBlock::Heat(by_area(&coverage))]),
        BriefSection::new("จำนวนงานจำแนกตามมาตรการและกลุ่มเป้าหมาย", vec![BriefBlock::Heat(by_measure(&coverage))]),
        BriefSection::new(
            "หมวดของพระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546",
            vec![BriefBlock::Heat(single(DecreeChapter::ALL.iter().map(|chapter| chapter.words()), |at| {
                count(at, |touches| touches.chapter)
            }))],
        ),
        BriefSection::new(
            PolicyKind::Strategy.words().th,
            vec![
                BriefBlock::Heat(single(StateStrategy::ALL.iter().map(|strategy| strategy.words()), |at| {
                    count(at, |touches| touches.strategy)
                })),
                BriefBlock::Note("นับโครงการ–กิจกรรมที่ไม่ยกเลิก และรายการในทะเบียนที่เป็นงานของด้านนั้นโดยตรง".into()),
            ],
        ),
    ])
}

fn heat(count: u32) -> BriefCell {
    let tone = match count {
        0 => BriefTone::Bad,
        1 => BriefTone::Warn,
        2..=3 => BriefTone::Fair,
        _ => BriefTone::Good,
    };
    BriefCell::toned(count.to_string(), tone)
}

fn by_area(coverage: &Coverage) -> BriefTable {
    let mut columns = vec![BriefColumn::text(Strategy::DECLARATION.named("pillar").label.th, 24)];
    columns.extend(Area::ALL.iter().map(|area| BriefColumn::number(area.words().th, 16)));
    let row = |(at, pillar): (usize, &Pillar)| {
        let cell = |area| heat(coverage.count(|t| (t.pillar, t.area) == (Some(at), Some(area))));
        [BriefCell::new(pillar.words().th)].into_iter().chain((0..Area::ALL.len()).map(cell)).collect()
    };
    BriefTable::new(columns, Pillar::ALL.iter().enumerate().map(row).collect())
}

/// A combination that the deck does not have is left blank.
fn by_measure(coverage: &Coverage) -> BriefTable {
    let mut columns = vec![BriefColumn::text(label!(ActionItem.measure), 46)];
    columns.extend(Audience::ALL.iter().map(|audience| BriefColumn::number(audience.words().th, 14)));
    let row = |(at, measure): (usize, &Measure)| {
        let cell = |(place, (_, measures)): (usize, &(Audience, &[Measure]))| match coverage
            .count(|t| (t.audience, t.measure) == (Some(place), Some(at)))
        {
            0 if !measures.contains(measure) => BriefCell::new("—"),
            count => heat(count),
        };
        [BriefCell::new(measure.words().th)].into_iter().chain(OF_AUDIENCE.iter().enumerate().map(cell)).collect()
    };
    BriefTable::new(columns, Measure::ALL.iter().enumerate().map(row).collect())
}

fn single(names: impl Iterator<Item = Words>, count: impl Fn(usize) -> u32) -> BriefTable {
    let columns = vec![BriefColumn::text("สิ่งที่ครอบคลุม", 60), BriefColumn::number("จำนวนงาน", 14)];
    let row = |(at, name): (usize, Words)| vec![BriefCell::new(name.th), heat(count(at))];
    BriefTable::new(columns, names.enumerate().map(row).collect())
}
