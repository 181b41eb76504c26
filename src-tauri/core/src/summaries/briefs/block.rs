//! What a brief is made of.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::registers::{Class, Register};
use crate::summaries::disclosure::{Disclosable, FieldClass, Hidden, Unmaskable, masked, with_public_texts};
use crate::summaries::letterhead::Letterhead;
use crate::values::{Date, Exact, FiscalYear, Round};

/// A subject, told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Brief {
    /// Whose, and when it was told.
    pub head: Letterhead,
    /// What it is called.
    pub title: String,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The last day that counts.
    pub until: Date,
    /// Its parts.
    pub sections: Vec<BriefSection>,
}

/// A part of a brief under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefSection {
    /// The heading; none where the title says it.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<BriefBlock>,
}

impl BriefSection {
    pub(super) fn new(heading: impl Into<String>, blocks: Vec<BriefBlock>) -> Self {
        Self { heading: heading.into(), blocks }
    }
}

/// A piece of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum BriefBlock {
    /// Running text.
    Text(String),
    /// A remark.
    Note(String),
    /// Named facts.
    Facts(Vec<(String, BriefCell)>),
    /// A table.
    Table(BriefTable),
    /// A table whose cells are filled by their tone: a heat map.
    Heat(BriefTable),
    /// Bars, each of so much of a whole.
    Bars(Vec<Bar>),
    /// Boxes in levels, one below the other: who answers to whom.
    Levels(Vec<Vec<Box>>),
    /// Who belongs to a network, and who is tied to whom.
    Network(BriefNetwork),
}

/// How something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BriefTone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Good.
    Good,
    /// In between.
    Fair,
    /// To be watched.
    Warn,
    /// Bad.
    Bad,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefCell {
    /// The words or the number, as it is read.
    pub text: String,
    /// How it stands.
    #[serde(default)]
    pub tone: BriefTone,
    /// The record that it tells of: its register and its key.
    #[serde(default)]
    pub record_id: Option<(String, String)>,
}

impl BriefCell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn toned(text: impl Into<String>, tone: BriefTone) -> Self {
        Self { text: text.into(), tone, record_id: None }
    }

    /// The same, telling of a record.
    pub(super) fn of<T: Register>(self, record: &T) -> Self {
        Self { record_id: Some((T::TABLE.to_owned(), record.key())), ..self }
    }
}

impl<T: Into<String>> From<T> for BriefCell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefColumn {
    /// What heads it.
    pub name: String,
    /// Who may read it.
    pub class: Class,
    /// Whether it holds numbers.
    pub numbers: bool,
    /// Its share of the width.
    pub share: u8,
}

impl BriefColumn {
    /// A column of words that anyone may read.
    pub(super) fn text(name: impl Into<String>, share: u8) -> Self {
        Self { name: name.into(), class: Class::Public, numbers: false, share }
    }

    /// A column of numbers.
    pub(super) fn number(name: impl Into<String>, share: u8) -> Self {
        Self { numbers: true, ..Self::text(name, share) }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefTable {
    /// Its columns.
    pub columns: Vec<BriefColumn>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<BriefCell>>,
    /// The sum of each column that has one; empty where none has.
    pub sums: Vec<Option<String>>,
    /// What is said where there is no row.
    pub empty: String,
}

impl BriefTable {
    pub(super) fn new(columns: Vec<BriefColumn>, rows: Vec<Vec<BriefCell>>) -> Self {
        Self { columns, rows, sums: Vec::new(), empty: "ไม่มีรายการ".into() }
    }

    /// The same with other words where there is no row.
    pub(super) fn or(self, empty: impl Into<String>) -> Self {
        Self { empty: empty.into(), ..self }
    }
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: Exact,
    /// How long it could be.
    pub full: Exact,
    /// The value as it is read.
    pub shown: String,
}

/// A box among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Box {
    /// What stands in it first.
    pub title: String,
    /// What stands under that.
    pub lines: Vec<String>,
}

/// A network around its centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefNetwork {
    /// What its centre is called.
    pub centre: String,
    /// Its members.
    pub members: Vec<BriefMember>,
    /// The places of two members that are tied.
    pub ties: Vec<(u32, u32)>,
}

/// A member of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BriefMember {
    /// What it is called.
    pub name: String,
    /// What it is one of.
    pub group: String,
    /// Its record: the register and the key.
    #[serde(default)]
    pub record_id: Option<(String, String)>,
}

impl Brief {
    fn members_mut(&mut self) -> impl Iterator<Item = &mut BriefMember> {
        let blocks = self.sections.iter_mut().flat_map(|section| &mut section.blocks);
        blocks.flat_map(|block| match block {
            BriefBlock::Network(network) => network.members.as_mut_slice(),
            _ => &mut [],
        })
    }

    fn tables_mut(&mut self) -> impl Iterator<Item = &mut BriefTable> {
        self.sections.iter_mut().flat_map(|section| &mut section.blocks).filter_map(|block| match block {
            BriefBlock::Table(table) | BriefBlock::Heat(table) => Some(table),
            _ => None,
        })
    }
}

impl Disclosable for Brief {
    fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable> {
        let mut classed = self.clone();
        let mut hidden = Hidden::default();
        for table in classed.tables_mut() {
            for row in &mut table.rows {
                for (column, cell) in table.columns.iter().zip(row) {
                    if column.class.is_personal() {
                        cell.text = hidden.mask(FieldClass::of_class(column.class), &cell.text);
                    }
                }
            }
        }
        for member in classed.members_mut() {
            member.name = hidden.mask(FieldClass::Name, &member.name);
        }
        let (brief, more) = masked(&classed)?;
        hidden.add(more);
        Ok((brief, hidden))
    }

    fn with_public_texts(&self, other: &mut dyn FnMut(&str) -> Option<String>) -> Result<Self, Unmaskable> {
        with_public_texts(self, other)
    }
}
