//! Every measure and colour of the printed documents, in one place.
//!
//! Source: the official document style (A4; margins 3 cm left, 2 cm right, 2.5 cm top, 2 cm bottom; TH Sarabun 16 pt,
//! headings bold 18–20). Units are points unless a name says otherwise.

use saisaat_core::registers::Millimetres;
use serde::{Deserialize, Serialize};

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

pub(crate) const INK: Colour = Colour([0x1c, 0x24, 0x30]);
pub(crate) const MUTED: Colour = Colour([0x5b, 0x67, 0x78]);
pub(crate) const ACCENT: Colour = Colour([0x1b, 0x3a, 0x6b]);
pub(crate) const RULE: Colour = Colour([0xb9, 0xc3, 0xd0]);
pub(crate) const HEAD_FILL: Colour = Colour([0xe8, 0xee, 0xf6]);
pub(crate) const TOTAL_FILL: Colour = Colour([0xf3, 0xf6, 0xfa]);
/// How secret a page is, at its head and foot.
pub(crate) const SECRET: Colour = Colour([0xa8, 0x1c, 0x1c]);
/// What ornaments are drawn in beside the accent: dark enough for a grey print.
pub(crate) const GOLD: Colour = Colour([0x9a, 0x74, 0x24]);
pub(crate) const PANEL: Colour = Colour([0xf6, 0xf8, 0xfb]);
pub(crate) const TRACK: Colour = Colour([0xe3, 0xe8, 0xef]);
/// Scores, the better the darker: so they tell apart in a grey print too, and beside the shades of a heat map.
pub(crate) const GOOD: Colour = Colour([0x0b, 0x5a, 0x54]);
pub(crate) const FAIR: Colour = Colour([0xa8, 0x6a, 0x08]);
pub(crate) const POOR: Colour = Colour([0xe0, 0x85, 0x77]);
/// Lines of one chart, from dark to light; each has its own marker as well.
pub(crate) const SERIES: [Colour; 4] =
    [ACCENT, Colour([0x0f, 0x76, 0x6e]), Colour([0xb8, 0x77, 0x0f]), Colour([0x8c, 0x95, 0xa3])];
/// Behind numbers of a heat map, from good to bad.
pub(crate) const TINTS: [Colour; 4] =
    [Colour([0xd5, 0xec, 0xe4]), Colour([0xef, 0xf3, 0xd4]), Colour([0xfb, 0xe8, 0xbd]), Colour([0xf5, 0xc8, 0xbf])];
/// Shades of a heat map, from the least to the most.
pub(crate) const SHADES: [Colour; 5] = [
    Colour([0xe8, 0xef, 0xf7]),
    Colour([0xb9, 0xcf, 0xe6]),
    Colour([0x84, 0xab, 0xd3]),
    Colour([0x3f, 0x6f, 0xa8]),
    ACCENT,
];

/// A size of the official style, which speaks of TH Sarabun, in points of the Sarabun printed here.
///
/// The national fonts are drawn small on their em to leave room for stacked marks: 16 pt of them stands beside 12 pt
/// of a Latin book face. The revised Sarabun is drawn at the usual size, so 16 pt of TH Sarabun is 12 pt of it.
const fn th_sarabun(points: f32) -> f32 {
    points * 0.75
}

pub(crate) const BODY: f32 = th_sarabun(16.0);
pub(crate) const TITLE: f32 = th_sarabun(22.0);
/// What a cover names, and whose it is.
pub(crate) const COVER: f32 = th_sarabun(30.0);
pub(crate) const COVER_OWNER: f32 = th_sarabun(26.0);
pub(crate) const HEADING: f32 = th_sarabun(20.0);
pub(crate) const SUBHEADING: f32 = th_sarabun(18.0);
pub(crate) const SECTION: f32 = th_sarabun(16.0);
pub(crate) const TABLE: f32 = th_sarabun(14.0);
pub(crate) const DENSE: f32 = th_sarabun(13.0);
pub(crate) const NOTE: f32 = th_sarabun(13.5);
/// Sixty-four hex digits on one line of a card.
pub(crate) const HASH: f32 = th_sarabun(9.5);
/// The word that names a certificate, and the name on it.
pub(crate) const CERTIFICATE: f32 = th_sarabun(40.0);
pub(crate) const AWARDEE: f32 = th_sarabun(32.0);
pub(crate) const RUNNING: f32 = th_sarabun(13.0);
pub(crate) const CHART: f32 = th_sarabun(12.5);
pub(crate) const CHART_TITLE: f32 = th_sarabun(15.0);

/// Line height as a multiple of the size: room for Sarabun's tallest stack of marks.
/// Height of an emblem: 3 centimetres, as the Garuda stands on official papers.
pub(crate) const EMBLEM: f32 = 3.0 * CENTIMETRE;
/// The same at the head of a memo.
pub(crate) const EMBLEM_OF_MEMO: f32 = 1.5 * CENTIMETRE;
pub(crate) const LEADING: f32 = 1.46;
/// The same in tables and labels, where lines are short.
pub(crate) const TIGHT_LEADING: f32 = 1.31;

pub(crate) const GAP_AFTER_PARAGRAPH: f32 = 5.0;
pub(crate) const GAP_BEFORE_HEADING: f32 = 9.0;
pub(crate) const GAP_AFTER_HEADING: f32 = 3.0;
pub(crate) const GAP_AFTER_TABLE: f32 = 6.0;
/// Between cards that share a page.
pub(crate) const GAP_BETWEEN_CARDS: f32 = 14.0;
/// The most that is put between letters and, beyond its own width, into a space to fill a line, in ems.
pub(crate) const MOST_BETWEEN_LETTERS: f32 = 0.05;
pub(crate) const MOST_BETWEEN_WORDS: f32 = 0.6;
/// Columns narrower than this are ragged: their lines have too little to stretch.
pub(crate) const LEAST_JUSTIFIED: f32 = 200.0;
/// Distance between the stops of a tab, in ems.
pub(crate) const TAB_STOP: f32 = 3.0;
/// The most of a column that the mark of a list item may take from the lines under it.
pub(crate) const MOST_HANG: f32 = 0.25;
/// First-line indent of running text.
pub(crate) const INDENT: f32 = 28.0;

/// Space between a cell's edge and its text: sides, top and bottom.
pub(crate) const CELL_PADDING: (f32, f32) = (4.0, 2.2);
pub(crate) const RULE_WIDTH: f32 = 0.5;

/// The least that text may be scaled to, which leaves a table's at 9 points.
pub(crate) const LEAST_SCALE: f32 = 0.86;

/// The least share of a page that must be filled before the next begins, unless a chapter ends.
pub(crate) const LEAST_FILLED: f32 = 1.0 / 3.0;
/// The least share of a page on which another card is tried.
pub(crate) const LEAST_SHARED: f32 = 0.25;
/// A table that must be set smaller than this to keep its words and numbers whole turns its page across.
pub(crate) const LEAST_UPRIGHT: f32 = 0.8;

/// Measures a document is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As official documents are: wide margins, 16 pt TH Sarabun.
    #[default]
    Official,
    /// More on a page: narrow margins and text a tenth smaller, for reading on a screen and at meetings.
    Compact,
    /// As official documents are, within margins of the agency's own.
    Own(Millimetres),
}

impl Style {
    /// What text is scaled by.
    pub(crate) const fn scale(self) -> f32 {
        match self {
            Self::Official | Self::Own(_) => 1.0,
            Self::Compact => 0.9,
        }
    }

    /// A page of the official measures in these.
    pub(crate) const fn frame(self, official: Frame) -> Frame {
        match self {
            _ if official.fixed => official,
            Self::Official => official,
            Self::Compact => Frame {
                left: 1.8 * CENTIMETRE,
                right: 1.5 * CENTIMETRE,
                top: 2.1 * CENTIMETRE,
                bottom: 1.7 * CENTIMETRE,
                ..official
            },
            Self::Own(own) => Frame {
                left: millimetres(own.left),
                right: millimetres(own.right),
                top: millimetres(own.top),
                bottom: millimetres(own.bottom),
                ..official
            },
        }
    }
}

/// Width of the band at one side of a certificate.
pub(crate) const BAND: f32 = 1.6 * CENTIMETRE;

/// Where what stands alone on a page seems to be in its middle: the share of the empty space that is above it.
pub(crate) const OPTICAL_CENTRE: f32 = 0.4;

/// Width of a column of labels beside what they name.
pub(crate) const LABELS: f32 = 100.0;

const CENTIMETRE: f32 = 72.0 / 2.54;

/// Margins are no wider than a sheet.
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
const fn millimetres(count: i32) -> f32 {
    count as f32 * CENTIMETRE / 10.0
}

/// A page and the box on it that text flows in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    /// Its margins belong to what is drawn around the text, and no style changes them.
    pub(crate) fixed: bool,
}

impl Frame {
    /// A4 with the margins of an official document.
    pub(crate) const A4: Self = Self {
        width: 595.276,
        height: 841.89,
        left: 3.0 * CENTIMETRE,
        right: 2.0 * CENTIMETRE,
        top: 2.5 * CENTIMETRE,
        bottom: 2.0 * CENTIMETRE,
        fixed: false,
    };

    /// The same sheet on its side, for wide tables.
    pub(crate) const A4_LANDSCAPE: Self = Self {
        width: Self::A4.height,
        height: Self::A4.width,
        left: 2.5 * CENTIMETRE,
        right: 2.0 * CENTIMETRE,
        top: 2.5 * CENTIMETRE,
        bottom: 2.0 * CENTIMETRE,
        fixed: false,
    };

    /// The sheet of a paper that has to say all on one page.
    pub(crate) const ONE_PAGE: Self = Self {
        left: 2.0 * CENTIMETRE,
        right: 2.0 * CENTIMETRE,
        top: 2.0 * CENTIMETRE,
        bottom: 1.5 * CENTIMETRE,
        ..Self::A4
    };

    /// A sheet on its side within a border, for a certificate.
    pub(crate) const CERTIFICATE: Self = Self {
        left: 3.0 * CENTIMETRE,
        right: 3.0 * CENTIMETRE,
        top: 2.4 * CENTIMETRE,
        bottom: 2.4 * CENTIMETRE,
        fixed: true,
        ..Self::A4_LANDSCAPE
    };

    /// The same, upright.
    pub(crate) const CERTIFICATE_UPRIGHT: Self = Self {
        left: 2.6 * CENTIMETRE,
        right: 2.6 * CENTIMETRE,
        top: 2.8 * CENTIMETRE,
        bottom: 2.8 * CENTIMETRE,
        fixed: true,
        ..Self::A4
    };

    /// The same with room for a band at its left.
    pub(crate) const fn beside_a_band(self) -> Self {
        Self { left: self.left + BAND, right: self.right - 0.6 * CENTIMETRE, ..self }
    }

    /// Width of the text box.
    pub(crate) const fn measure(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// Height of the text box.
    pub(crate) const fn depth(&self) -> f32 {
        self.height - self.top - self.bottom
    }

    /// Where the text box ends, from the page's top.
    pub(crate) const fn floor(&self) -> f32 {
        self.height - self.bottom
    }
}
