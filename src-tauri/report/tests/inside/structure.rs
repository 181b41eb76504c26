//! The tree that is read aloud, against the document it came from: PDF/A-2a and PDF/UA-1 ask for no more structure.

use super::papers::paper;
use super::sample::Sample;
use super::{fixture, printed, squeezed, tree};
use crate::documents::Document;
use crate::layout::flow::Block;
use crate::role::Role;
use crate::style::Style;
use crate::text::Paragraph;
use crate::text::digits::Digits;

/// What a document asks to be read as headings and as heads of rows and columns, in its order.
#[derive(Default, Debug, PartialEq)]
struct Heads {
    headings: Vec<(&'static str, String)>,
    cells: Vec<(&'static str, String)>,
    figures: Vec<String>,
}

impl Heads {
    fn asked(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.heading(paragraph),
                Block::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        let scope = match cell.role {
                            Role::ColumnHeader => "Column",
                            Role::RowHeader => "Row",
                            _ => continue,
                        };
                        let text: String = cell.paragraphs.iter().map(Paragraph::text).collect();
                        self.cells.push((scope, squeezed(&text)));
                    }
                }
                Block::Tables(ways) => self.asked(&[Block::Table(ways[0].clone())]),
                Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => self.asked(blocks),
                Block::Sheet(sheet) => self.asked(&sheet.blocks),
                Block::Figure(figure) => self.figures.push(figure.alt.clone()),
                Block::Contents(..) => self.headings.push(("H2", "สารบัญ".to_owned())),
                Block::Space(_) | Block::NewPage(_) | Block::Decoration(_) | Block::Running(_) => {}
            }
        }
    }

    fn heading(&mut self, paragraph: &Paragraph) {
        let tag = match paragraph.role {
            Role::Heading1 => "H1",
            Role::Heading2 => "H2",
            Role::Heading3 => "H3",
            _ => return,
        };
        self.headings.push((tag, squeezed(&paragraph.text())));
    }

    fn read(elements: &[tree::Element]) -> Self {
        let mut heads = Self::default();
        for element in elements {
            let text = squeezed(&element.text);
            match element.tag.as_str() {
                "H1" => heads.headings.push(("H1", text)),
                "H2" => heads.headings.push(("H2", text)),
                "H3" => heads.headings.push(("H3", text)),
                "TH" => {
                    let scope = element.scope.as_deref().expect("a head says what it heads");
                    heads.cells.push((if scope == "Column" { "Column" } else { "Row" }, text));
                }
                "Figure" => heads.figures.push(element.alt.clone().expect("a figure is described")),
                _ => {}
            }
        }
        heads
    }
}

#[test]
fn every_heading_and_table_header_and_figure_of_the_document_is_in_the_tree_in_its_order() {
    let (report, empty, briefs) = (fixture::report(), fixture::empty(), Sample::new().briefs());
    let reports =
        [Document::IndicatorReport(&report), Document::IndicatorTemplates(&report), Document::IndicatorReport(&empty)];
    for document in reports.into_iter().chain(briefs.iter().map(|(kind, brief)| paper(*kind, brief))) {
        for style in [Style::Official, Style::Compact] {
            let printed = printed(document, Digits::Arabic, style);
            let mut asked = Heads::default();
            asked.asked(&printed.composition.blocks);
            assert!(!asked.headings.is_empty());
            assert_eq!(Heads::read(&tree::of(&printed.bytes)), asked);
        }
    }
}

#[test]
fn heading_levels_are_not_skipped_and_nothing_is_drawn_outside_the_tree_and_the_artifacts() {
    let (report, briefs) = (fixture::report(), Sample::new().briefs());
    let briefs = briefs.iter().map(|(kind, brief)| paper(*kind, brief));
    for document in std::iter::once(Document::IndicatorReport(&report)).chain(briefs) {
        let bytes = printed(document, Digits::Arabic, Style::Official).bytes;
        let tree = tree::of(&bytes);
        let levels = tree.iter().filter_map(|element| element.tag.strip_prefix('H')?.parse::<u8>().ok());
        let mut before = 0;
        for level in levels {
            assert!(level <= before + 1, "H{level} after H{before}");
            before = level;
        }
        assert_eq!(tree[0].tag, "Document");
        assert!(tree.iter().skip(1).all(|element| element.depth > 0));
        assert_eq!(tree::unmarked(&bytes), 0);
    }
}
