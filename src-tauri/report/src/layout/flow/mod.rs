//! Blocks flowing down pages.
//!
//! Role: a document (blocks and running text) → finished pages. Invariant: pure; every block is placed once, in order, and
//! each page takes at least one line of what did not fit the last, so no input loops. Knows no PDF and no register.

mod block;
mod contents;
mod decoration;
mod references;
mod running;
mod table;

pub(crate) use block::{Block, Composition, Sheet};
pub(crate) use contents::TITLE as CONTENTS;
pub(crate) use decoration::Decoration;
pub(crate) use running::Running;
pub(crate) use table::{Cell, Column, Measured, Placing, Row, Rules, Table};

use std::sync::Arc;

use crate::layout::figures::Figure;
use crate::layout::lines::{Line, Typesetter};
use crate::layout::pages::{Bookmark, Extent, NodeId, Owner, Page, Pages, stack};
use crate::role::Role;
use crate::style::{self, Frame, Style};
use crate::text::Paragraph;
use contents::Place;

/// Sizes tried for blocks that should fit a page.
const SIZES: [f32; 4] = [1.0, 0.95, 0.9, 0.86];

/// Sizes tried for a sheet of somebody's own, whose smallest text is larger than a table's.
const SHEET_SIZES: [f32; 7] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

/// Lays a document out. The running text is set in a second pass, when the count of pages is known.
pub(crate) fn lay_out(document: &Composition, setter: &Typesetter, style: Style) -> Pages {
    if !references::are_in(&document.blocks) {
        return set(document, setter, style);
    }
    let pages = set(&references::told(document, None), setter, style);
    set(&references::told(document, Some(&pages)), setter, style)
}

fn set(document: &Composition, setter: &Typesetter, style: Style) -> Pages {
    let frame = style.frame(document.frame);
    let mut flow = Flow {
        setter,
        style,
        frame,
        pages: Pages::new(frame),
        y: frame.top,
        upright: None,
        heading: None,
        contents: None,
        running: Vec::new(),
    };
    match style {
        Style::Official | Style::Own(_) => flow.blocks(&document.blocks),
        Style::Compact => {
            let smaller: Vec<Block> = document.blocks.iter().map(|block| block.scaled(style.scale())).collect();
            flow.blocks(&smaller);
        }
    }
    if let Some(place) = flow.contents.take() {
        contents::insert(&mut flow, &place);
    }
    let (mut pages, later) = (flow.pages, flow.running);
    if let Some(last) = pages.pages.last_mut() {
        last.ends_chapter = true;
    }
    let Some(first) = &document.running else { return pages };
    for page in 0..pages.pages.len() {
        let Page { frame, stands_alone, .. } = pages.pages[page];
        let running = later.iter().rfind(|(from, _)| *from <= page).map_or(first, |(_, running)| running);
        let marks = running::running_marks(running, &frame, setter, page + 1, pages.pages.len());
        let marks = if stands_alone { running::foot_of(marks, &frame) } else { marks };
        pages.draw_on(page, Owner::Artifact, marks);
    }
    pages
}

fn height_of(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// The state of a layout: the pages so far and how far down the newest is filled.
struct Flow<'a> {
    setter: &'a Typesetter,
    style: Style,
    frame: Frame,
    pages: Pages,
    y: f32,
    /// The frame to return to after a table that turned its page, and what belongs to it.
    upright: Option<Frame>,
    /// The heading just set, which goes along when its table turns the page.
    heading: Option<(Extent, f32, Paragraph)>,
    /// Where contents are wanted, once all they lead to is set.
    contents: Option<Place>,
    /// The running text from a page on, in their order.
    running: Vec<(usize, Running)>,
}

impl Flow<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            if !block.follows() {
                self.stand_up();
            }
            if !matches!(block, Block::Table(_) | Block::Tables(_)) {
                self.heading = None;
            }
            match block {
                Block::Paragraph(heading) if heading.role.is_heading() => self.heading(heading, &blocks[i + 1..]),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => table::flow(self, table, self.tail(&blocks[i + 1..])),
                Block::Tables(ways) => {
                    if let Some(table) = table::chosen(ways, self.setter, self.frame.measure()) {
                        table::flow(self, table, self.tail(&blocks[i + 1..]));
                    }
                }
                Block::Figure(figure) => self.figure(figure),
                Block::Space(space) if !self.at_top() => self.y += space,
                Block::Space(_) => {}
                Block::Keep(kept) => self.keep(kept, &blocks[i + 1..]),
                Block::FitPage(blocks) => self.fit_page(blocks),
                Block::Middle(blocks) => self.middle(blocks),
                Block::Sheet(sheet) => self.sheet(sheet),
                Block::Decoration(decoration) => {
                    let marks = decoration.marks(&self.frame);
                    self.pages.draw(Owner::Artifact, marks);
                }
                Block::NewPage(frame) => self.new_page(self.style.frame(*frame)),
                Block::Contents(digits, depth) => self.contents = Some(Place::at(&self.pages, *digits, *depth)),
                Block::Running(running) => self.run(running),
            }
        }
    }

    /// Takes other running text.
    fn run(&mut self, running: &Running) {
        let pages = self.pages.pages.len();
        let from = if self.at_top() { pages - 1 } else { pages };
        self.running.push((from, running.clone()));
    }

    /// Starts a page.
    fn turn(&mut self) {
        self.pages.pages.push(Page::new(self.frame));
        self.y = self.frame.top;
    }

    fn new_page(&mut self, frame: Frame) {
        let empty = self.at_top();
        self.upright = None;
        if let Some(page) = self.pages.pages.last_mut() {
            page.ends_chapter |= !empty;
        }
        self.frame = frame;
        match self.pages.pages.last_mut() {
            Some(page) if empty => {
                page.frame = frame;
                self.y = frame.top;
            }
            _ => self.turn(),
        }
    }

    /// Goes on upright after a table that turned its page.
    fn stand_up(&mut self) {
        if let Some(frame) = self.upright.take() {
            self.new_page(frame);
        }
    }

    /// Goes on across, the heading just set going along, until what follows a table is set.
    fn lie_down(&mut self) {
        let (upright, across) = (self.frame, self.style.frame(Frame::A4_LANDSCAPE));
        let heading = self.heading.take();
        if let Some((before, y, _)) = &heading {
            self.pages.cut_back(*before);
            self.y = *y;
        }
        self.new_page(across);
        self.upright = Some(upright);
        if let Some((.., heading)) = heading {
            self.heading(&heading, &[]);
        }
    }

    /// The height of what must not stand alone under the last rows of a table: notes and signatures after it.
    fn tail(&self, following: &[Block]) -> f32 {
        const MOST: f32 = 0.38;
        let tail: f32 = following.iter().take_while(|block| block.follows()).map(|block| self.height(block)).sum();
        if tail > self.frame.depth() * MOST { 0.0 } else { tail }
    }

    fn at_top(&self) -> bool {
        self.y <= self.frame.top
    }

    fn room(&self) -> f32 {
        self.frame.floor() - self.y
    }

    fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.pages.node(parent, role)
    }

    /// Sets a heading, on the next page if what it heads would not begin on this one.
    fn heading(&mut self, heading: &Paragraph, following: &[Block]) {
        let own = self.height(&Block::Paragraph(heading.clone()));
        let wanted = own + self.first_part(following);
        if wanted > self.room() && !self.at_top() {
            self.turn();
        }
        let before = (self.pages.extent(), self.y);
        if let Some(depth) = heading.role.depth() {
            let (page, y) = (self.pages.pages.len() - 1, self.y);
            let number = self.pages.outline.len();
            let anchor = heading.anchor.clone().unwrap_or_else(|| format!("heading {number}").into());
            let named = heading.clone().anchor(Arc::clone(&anchor));
            self.pages.outline.push(Bookmark { title: heading.text(), depth, page, y, anchor });
            self.paragraph(&named);
        } else {
            self.paragraph(heading);
        }
        self.heading = Some((before.0, before.1, heading.clone()));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let lines = self.setter.lines(paragraph, self.frame.measure());
        if lines.is_empty() {
            return;
        }
        if !self.at_top() {
            self.y += paragraph.before;
        }
        let node = self.node(0, paragraph.role);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let count = self.lines_that_fit(rest, rest.len() == lines.len());
            if count == 0 {
                self.turn();
                continue;
            }
            let mut marks = Vec::new();
            self.y = stack(&rest[..count], self.frame.left, self.y, &mut marks);
            self.pages.draw(Owner::Node(node), marks);
            rest = &rest[count..];
        }
        self.y += paragraph.after;
    }

    /// How many lines to set on this page: as many as fit, but no line of a paragraph alone on either page.
    /// Zero only where a turn of the page brings more room.
    fn lines_that_fit(&self, lines: &[Line], opening: bool) -> usize {
        let mut room = self.room() + 0.1;
        let fitting = lines.iter().take_while(|line| {
            room -= line.height;
            room >= 0.0
        });
        let fitting = fitting.count();
        let left = lines.len() - fitting;
        if left == 0 {
            return fitting;
        }
        let kept = if left == 1 && fitting > 2 { fitting - 1 } else { fitting };
        match (self.at_top(), kept) {
            (true, _) => kept.max(1),
            (false, 1) if opening => 0,
            (false, _) => kept,
        }
    }

    fn figure(&mut self, figure: &Figure) {
        if figure.height > self.room() && !self.at_top() {
            self.turn();
        }
        let node = self.node(0, Role::Figure);
        self.pages.nodes[node].alt = Some(figure.alt.clone());
        let marks = figure.paint(self.setter, self.frame.left, self.y, self.frame.measure());
        self.pages.draw(Owner::Node(node), marks);
        self.y += figure.height;
    }

    /// Sets what stays together; what a heading leads leads on to the table after it, and does not stand without its first rows.
    fn keep(&mut self, blocks: &[Block], following: &[Block]) {
        let height: f32 = blocks.iter().map(|block| self.height(block)).sum();
        let leads = matches!(blocks.first(), Some(Block::Paragraph(first)) if first.role.is_heading());
        let is_led = leads && matches!(following.first(), Some(Block::Table(_) | Block::Tables(_)));
        let wanted = height + if is_led { self.first_part(following) } else { 0.0 };
        if wanted > self.room() && height <= self.frame.depth() && !self.at_top() {
            self.turn();
        }
        self.blocks(blocks);
    }

    fn middle(&mut self, blocks: &[Block]) {
        if let Some(page) = self.pages.pages.last_mut() {
            page.stands_alone = true;
        }
        let height: f32 = blocks.iter().map(|block| self.height(block)).sum();
        if height < self.room() {
            self.y += (self.room() - height) * style::OPTICAL_CENTRE;
        }
        self.blocks(blocks);
    }

    /// Sets a sheet of somebody's own as large as its page holds it; one that none holds runs over, and is told of.
    fn sheet(&mut self, sheet: &Sheet) {
        let scaled = |factor: f32| sheet.blocks.iter().map(|block| block.scaled(factor)).collect::<Vec<_>>();
        let holds = |blocks: &Vec<Block>| blocks.iter().map(|block| self.height(block)).sum::<f32>() <= self.room();
        let fitting = SHEET_SIZES.into_iter().map(scaled).find(holds);
        if fitting.is_none() {
            self.pages.unfit.push(sheet.of.clone());
        }
        self.middle(&fitting.unwrap_or_else(|| sheet.blocks.clone()));
    }

    /// Sets what stands together: on the rest of a page that holds it whole at its full size, or else on a page of its own; only
    /// where that would leave too little behind it begins on the rest.
    fn fit_page(&mut self, blocks: &[Block]) {
        if !self.at_top() {
            let depth = self.frame.depth();
            let filled = 1.0 - self.room() / depth;
            let fits = self.room() > depth * style::LEAST_SHARED
                && blocks.iter().map(|block| self.height(block)).sum::<f32>() <= self.room();
            if fits || filled < style::LEAST_FILLED {
                return self.blocks(blocks);
            }
            self.turn();
        }
        let (before, y, frame, upright) = (self.pages.extent(), self.y, self.frame, self.upright);
        let scale = self.style.scale();
        for factor in SIZES.into_iter().filter(|factor| factor * scale >= style::LEAST_SCALE) {
            let scaled: Vec<Block> = blocks.iter().map(|block| block.scaled(factor)).collect();
            self.blocks(&scaled);
            if self.pages.pages.len() == before.pages {
                return;
            }
            self.pages.cut_back(before);
            (self.y, self.frame, self.upright) = (y, frame, upright);
            if let Some(page) = self.pages.pages.last_mut() {
                page.frame = if page.groups.is_empty() { frame } else { page.frame };
            }
        }
        self.blocks(blocks);
    }

    /// The height a block takes on a page that can hold it.
    fn height(&self, block: &Block) -> f32 {
        match block {
            Block::Paragraph(p) => p.before + height_of(&self.setter.lines(p, self.frame.measure())) + p.after,
            Block::Table(table) => table::height(table, self.setter, self.frame.measure()),
            Block::Tables(ways) => table::chosen(ways, self.setter, self.frame.measure())
                .map_or(0.0, |table| table::height(table, self.setter, self.frame.measure())),
            Block::Figure(figure) => figure.height,
            Block::Space(space) => *space,
            Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => {
                blocks.iter().map(|block| self.height(block)).sum()
            }
            Block::Sheet(sheet) => sheet.blocks.iter().map(|block| self.height(block)).sum(),
            Block::NewPage(_) | Block::Decoration(_) | Block::Contents(..) | Block::Running(_) => 0.0,
        }
    }

    /// The least of what follows a heading that may stand under it.
    fn first_part(&self, following: &[Block]) -> f32 {
        let Some((block, after)) = following.split_first() else { return 0.0 };
        let of_table =
            |table| table::first_part(table, self.setter, (self.frame.measure(), self.frame.depth()), self.tail(after));
        match block {
            Block::Paragraph(p) => {
                let lines = self.setter.lines(p, self.frame.measure());
                p.before + height_of(&lines[..lines.len().min(2)])
            }
            Block::Table(table) => of_table(table),
            Block::Tables(ways) => ways.first().map_or(0.0, of_table),
            Block::Keep(_) | Block::Figure(_) => match self.height(block) {
                height if height > self.frame.depth() => 0.0,
                height => height,
            },
            Block::FitPage(_) | Block::Middle(_) | Block::Sheet(_) => self.height(block).min(self.frame.depth() / 2.0),
            Block::Space(_) | Block::NewPage(_) | Block::Decoration(_) | Block::Contents(..) | Block::Running(_) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests;
