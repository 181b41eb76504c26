//! A document before layout: its blocks and what changes all of them.

use super::decoration::Decoration;
use super::{Running, Table};
use crate::layout::figures::Figure;
use crate::style::Frame;
use crate::text::digits::Digits;
use crate::text::{Paragraph, mask_ids};

/// A piece of a document.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
    Figure(Figure),
    /// Empty space in points, dropped at a page's top.
    Space(f32),
    /// Blocks that stay on one page where one page can hold them.
    Keep(Vec<Block>),
    /// Blocks that stand together: on the rest of a page where that holds them, or else on a page of their own, set smaller,
    /// as far as is legible, if that makes them fit it; where nothing does, set as they are.
    FitPage(Vec<Block>),
    /// Blocks that stand at the optical centre of the rest of a page, a little above its middle, where one page can hold them.
    Middle(Vec<Block>),
    /// What follows starts a page, and the pages from there are like this.
    NewPage(Frame),
    /// What stands alone on a page that is what it is of, such as the certificate of somebody: set smaller until the page holds it,
    /// and told of where none does.
    Sheet(Sheet),
    /// What is drawn around the text box of the page.
    Decoration(Decoration),
    /// A table in ways that say the same, the finest first: the first is set that keeps its words and numbers whole upright, or
    /// else the last.
    Tables(Vec<Table>),
    /// Pages of their own that lead to the headings after them, so many ranks deep, by page numbers in these digits.
    Contents(Digits, usize),
    /// The running text from the page that is begun next, or from this one where nothing is on it yet.
    Running(Box<Running>),
}

impl Block {
    /// The same with all text set larger or smaller by a factor.
    pub(crate) fn scaled(&self, factor: f32) -> Self {
        let all = |blocks: &[Self]| blocks.iter().map(|block| block.scaled(factor)).collect();
        match self {
            Self::Paragraph(paragraph) => Self::Paragraph(paragraph.scaled(factor)),
            Self::Table(table) => Self::Table(table.scaled(factor)),
            Self::Tables(ways) => Self::Tables(ways.iter().map(|table| table.scaled(factor)).collect()),
            Self::Keep(blocks) => Self::Keep(all(blocks)),
            Self::FitPage(blocks) => Self::FitPage(all(blocks)),
            Self::Middle(blocks) => Self::Middle(all(blocks)),
            Self::Sheet(Sheet { of, blocks }) => Self::Sheet(Sheet { of: of.clone(), blocks: all(blocks) }),
            Self::Figure(_)
            | Self::Space(_)
            | Self::NewPage(_)
            | Self::Decoration(_)
            | Self::Contents(..)
            | Self::Running(_) => self.clone(),
        }
    }
}

impl Composition {
    /// The same with national ids masked in whatever was typed: whole ones leave only where they are asked for.
    pub(crate) fn without_ids(mut self) -> Self {
        self.blocks.iter_mut().for_each(Block::mask_ids);
        if let Some(running) = &mut self.running {
            running.mask_ids();
        }
        self
    }
}

impl Composition {
    /// The same with a word before what stands at the foot of each page.
    pub(crate) fn led_by(&mut self, word: &str) {
        let later = self.blocks.iter_mut().filter_map(|block| match block {
            Block::Running(running) => Some(&mut **running),
            _ => None,
        });
        self.running.iter_mut().chain(later).for_each(|running| running.led_by(word));
    }
}

impl Block {
    /// Whether it belongs to the table before it, as notes and signatures do.
    pub(crate) const fn follows(&self) -> bool {
        match self {
            Self::Paragraph(paragraph) => !paragraph.role.is_heading(),
            Self::Space(_) | Self::Keep(_) => true,
            _ => false,
        }
    }

    fn mask_ids(&mut self) {
        match self {
            Self::Paragraph(paragraph) => paragraph.mask_ids(),
            Self::Table(table) => table.paragraphs_mut().for_each(Paragraph::mask_ids),
            Self::Tables(ways) => ways.iter_mut().flat_map(Table::paragraphs_mut).for_each(Paragraph::mask_ids),
            Self::Keep(blocks) | Self::FitPage(blocks) | Self::Middle(blocks) | Self::Sheet(Sheet { blocks, .. }) => {
                blocks.iter_mut().for_each(Self::mask_ids)
            }
            // Its labels are masked as they are drawn.
            Self::Figure(figure) => mask_ids(&mut figure.alt),
            Self::Running(running) => running.mask_ids(),
            Self::Space(_) | Self::NewPage(_) | Self::Decoration(_) | Self::Contents(..) => {}
        }
    }
}

/// A page of somebody's own.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// Whose, for telling of one that no page holds.
    pub(crate) of: String,
    pub(crate) blocks: Vec<Block>,
}

/// A document before layout.
#[derive(Clone, Debug)]
pub(crate) struct Composition {
    /// The first page's.
    pub(crate) frame: Frame,
    /// None on sheets that stand for themselves.
    pub(crate) running: Option<Running>,
    pub(crate) blocks: Vec<Block>,
}
