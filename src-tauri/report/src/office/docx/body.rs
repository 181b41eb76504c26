//! The body of the text: blocks one after another, and the sections they stand in.
//!
//! Invariant: two tables never touch, for Word would make one of them; a section ends in a paragraph of its own.

use super::field;
use super::names::Names;
use super::paragraph::{Around, put_gap, put_paragraph};
use super::section::Sections;
use super::styles::ENTRY;
use super::table::{Tied, put_table};
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, CONTENTS, Composition, Table};
use crate::layout::pages::Bookmark;
use crate::office::xml::{escaped, put, twips};
use crate::office::{Setting, described};
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::Paragraph;
use crate::text::digits::Digits;

/// A body being written.
pub(super) struct Body<'a> {
    setting: Setting<'a>,
    headings: &'a [Bookmark],
    out: String,
    frame: Frame,
    sections: Sections,
    runs: bool,
    names: Names,
    /// How many headings there are by now.
    heading: usize,
    /// Space asked for before what comes next, in points.
    space: f32,
    new_page: bool,
    /// Where the section began.
    section: usize,
    /// Where the heading that was just written begins.
    under: Option<usize>,
    /// What was written last is a table.
    after_table: bool,
    /// The frame to return to after a table that turned its page.
    upright: Option<Frame>,
    tied: Tied,
}

impl<'a> Body<'a> {
    pub(super) fn new(composition: &Composition, setting: Setting<'a>, headings: &'a [Bookmark]) -> Self {
        Self {
            setting,
            headings,
            out: String::new(),
            frame: setting.style.frame(composition.frame),
            sections: Sections::default(),
            runs: composition.running.is_some(),
            names: Names::of_blocks(&composition.blocks),
            heading: 0,
            space: 0.0,
            new_page: false,
            section: 0,
            under: None,
            after_table: false,
            upright: None,
            tied: Tied::Loose,
        }
    }

    /// The whole body, and the sections that ask for heads and feet.
    pub(super) fn finished(mut self) -> (String, Sections) {
        if self.after_table || self.out.is_empty() {
            put_gap(&mut self.out, 1.0, Around::default(), "");
        }
        let last = self.properties(false);
        self.out.push_str(&last);
        (self.out, self.sections)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            if !block.follows() {
                self.stand_up();
            }
            let under = self.under.take();
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table, under),
                Block::Figure(figure) => self.figure(figure),
                Block::Space(space) => self.space += space,
                Block::Keep(kept) => self.keep(kept),
                Block::FitPage(blocks) => self.blocks(blocks),
                Block::Middle(inner) => {
                    let alone = matches!(blocks.get(i + 1), Some(Block::NewPage(_) | Block::Contents(..)));
                    self.middle(inner, alone);
                }
                Block::NewPage(frame) => self.turn(self.setting.style.frame(*frame)),
                Block::Contents(digits, _) => self.contents(*digits),
                Block::Tables(ways) => ways.iter().take(1).for_each(|table| self.table(table, under)),
                Block::Sheet(sheet) => self.blocks(&sheet.blocks),
                Block::Decoration(_) | Block::Running(_) => {}
            }
        }
    }

    fn properties(&mut self, alone: bool) -> String {
        self.sections.properties(&self.frame, alone, self.runs, self.setting.digits)
    }

    /// Ends the section; what comes next is of another.
    fn end_section(&mut self, alone: bool) {
        let properties = self.properties(alone);
        put_gap(&mut self.out, 1.0, Around::default(), &properties);
        (self.section, self.after_table, self.new_page, self.space) = (self.out.len(), false, false, 0.0);
    }

    /// Goes on on a page of this frame.
    fn turn(&mut self, frame: Frame) {
        self.upright = None;
        let is_same = (frame.width, frame.left, frame.right) == (self.frame.width, self.frame.left, self.frame.right);
        match (self.out.len() == self.section, is_same) {
            (true, _) => {}
            (false, true) => self.new_page = true,
            (false, false) => self.end_section(false),
        }
        self.frame = frame;
    }

    fn stand_up(&mut self) {
        if let Some(frame) = self.upright.take() {
            self.turn(frame);
        }
    }

    fn around(&mut self) -> Around<'static> {
        self.after_table = false;
        let (space, new_page) = (std::mem::take(&mut self.space), std::mem::take(&mut self.new_page));
        let at_top = new_page || self.out.len() == self.section;
        Around {
            space: if at_top { 0.0 } else { space },
            new_page,
            with_next: self.tied == Tied::WithNext,
            whole: self.tied != Tied::Loose,
            ..Around::default()
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let start = self.out.len();
        let (mut bookmarks, leads_to) = self.names.of(paragraph);
        if paragraph.role.depth().is_some() {
            bookmarks.push((self.names.next(), format!("_Toc{}", self.heading)));
            self.heading += 1;
        }
        let around = self.around();
        let around = Around { bookmarks: &bookmarks, leads_to: leads_to.as_deref(), ..around };
        put_paragraph(&mut self.out, &paragraph.scaled(self.setting.style.scale()), around);
        self.under = paragraph.role.is_heading().then_some(start);
    }

    fn figure(&mut self, figure: &Figure) {
        let around = Around { boxed: true, ..self.around() };
        let told = Paragraph::dense(&described(figure), style::DENSE).colour(style::MUTED);
        put_paragraph(&mut self.out, &told.scaled(self.setting.style.scale()), around);
        self.space = style::GAP_AFTER_TABLE;
    }

    fn table(&mut self, table: &Table, under: Option<usize>) {
        let scaled = table.scaled(self.setting.style.scale());
        let mut measured = scaled.measured(self.setting.setter, self.frame.measure());
        if scaled.turns(&self.frame, measured.scale) {
            self.lie_down(under);
            measured = scaled.measured(self.setting.setter, self.frame.measure());
        }
        let space = std::mem::take(&mut self.space);
        let new_page = std::mem::take(&mut self.new_page);
        if self.after_table || new_page || (space > 0.0 && self.out.len() > self.section) {
            let with_next = self.tied != Tied::Loose;
            put_gap(&mut self.out, space, Around { new_page, with_next, ..Around::default() }, "");
        }
        put_table(&mut self.out, &scaled, &measured, self.tied, &mut self.names);
        (self.after_table, self.space) = (true, table.after);
    }

    /// Goes on across, the heading just written going along, until what follows a table is written.
    fn lie_down(&mut self, under: Option<usize>) {
        let heading = under.map(|start| self.out.split_off(start)).unwrap_or_default();
        let (upright, across) = (self.frame, self.setting.style.frame(Frame::A4_LANDSCAPE));
        self.turn(across);
        self.upright = Some(upright);
        self.out.push_str(&heading);
    }

    fn keep(&mut self, blocks: &[Block]) {
        let Some((last, before)) = blocks.split_last() else { return };
        let outer = self.tied;
        self.tied = Tied::WithNext;
        self.blocks(before);
        self.tied = if outer == Tied::WithNext { outer } else { Tied::Whole };
        self.blocks(std::slice::from_ref(last));
        self.tied = outer;
    }

    /// What stands in the middle of its page: one of its own where it is alone on it.
    fn middle(&mut self, blocks: &[Block], alone: bool) {
        if alone && self.out.len() > self.section {
            self.end_section(false);
        }
        self.blocks(blocks);
        if alone {
            self.end_section(true);
        }
    }

    /// Where the headings stand: as PDF they are known; Word finds them anew when it is asked to.
    fn contents(&mut self, digits: Digits) {
        if self.out.len() > self.section {
            self.new_page = true;
        }
        self.paragraph(&Paragraph::heading(CONTENTS, Role::Heading2));
        self.under = None;
        let entries = self.headings.get(self.heading..).unwrap_or_default();
        let measure = twips(self.frame.measure());
        for (n, entry) in entries.iter().enumerate() {
            let name = format!("_Toc{}", self.heading + n);
            put(
                &mut self.out,
                format_args!(
                    "<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" \
                     w:pos=\"{measure}\"/></w:tabs><w:spacing w:before=\"60\"/><w:ind w:right=\"720\"/></w:pPr>\
                     <w:hyperlink w:anchor=\"{name}\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>\
                     <w:r><w:tab/></w:r>",
                    ENTRY.id,
                    escaped(&entry.title.replace('\n', " ")),
                ),
            );
            let page = digits.of(&(entry.page + 1).to_string());
            field(&mut self.out, &format!("PAGEREF {name} \\h"), "", &page);
            self.out.push_str("</w:hyperlink></w:p>");
        }
        self.new_page = true;
    }
}
