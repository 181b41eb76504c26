//! What is drawn around the text of a certificate: outlines of our own.

use crate::layout::pages::{Knot, Mark};
use crate::style::{self, Colour, Frame};

/// The look of a certificate's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decoration {
    /// Two rules around the text box, the outer one heavier.
    Border,
    /// A fine rule, and an ornament of leaves in each corner.
    Corners,
    /// A band of colour down the left side.
    Band,
}

impl Decoration {
    /// Its marks on a page.
    pub(super) fn marks(self, frame: &Frame) -> Vec<Mark> {
        match self {
            Self::Border => {
                vec![around(frame, 30.0, 2.4, style::ACCENT), around(frame, 24.0, style::RULE_WIDTH, style::ACCENT)]
            }
            Self::Corners => corners(frame),
            Self::Band => band(frame),
        }
    }
}

/// A rule around the text box.
fn around(frame: &Frame, margin: f32, width: f32, colour: Colour) -> Mark {
    let Frame { left, right, top, bottom, .. } = *frame;
    let (x, y) = (left - margin, top - margin);
    let (to_x, to_y) = (frame.width - right + margin, frame.height - bottom + margin);
    Mark::Stroke {
        points: vec![(x, y), (to_x, y), (to_x, to_y), (x, to_y)],
        width,
        colour,
        closed: true,
        dashed: false,
    }
}

/// A leaf from its stem to its tip: where it begins, where it ends, and how far it bows to each side.
struct Leaf {
    from: (f32, f32),
    to: (f32, f32),
    bows: (f32, f32),
}

const fn leaf(from: (f32, f32), to: (f32, f32), bows: (f32, f32)) -> Leaf {
    Leaf { from, to, bows }
}

/// The ornament of the top left corner, from the corner: five leaves that spread, the middle one along the diagonal, and a run of
/// smaller ones along each side.
const LEAVES: [Leaf; 11] = [
    leaf((4.0, 4.0), (47.0, 47.0), (9.0, 9.0)),
    leaf((4.0, 4.0), (61.0, 22.0), (3.0, 13.0)),
    leaf((4.0, 4.0), (22.0, 61.0), (13.0, 3.0)),
    leaf((18.0, 6.0), (78.0, 5.0), (-1.0, 9.0)),
    leaf((6.0, 18.0), (5.0, 78.0), (9.0, -1.0)),
    leaf((74.0, 4.0), (94.0, 15.0), (3.0, 5.0)),
    leaf((4.0, 74.0), (15.0, 94.0), (5.0, 3.0)),
    leaf((80.0, 4.0), (116.0, 4.0), (2.0, 5.0)),
    leaf((4.0, 80.0), (4.0, 116.0), (5.0, 2.0)),
    leaf((44.0, 30.0), (60.0, 38.0), (3.0, 3.0)),
    leaf((30.0, 44.0), (38.0, 60.0), (3.0, 3.0)),
];

fn corners(frame: &Frame) -> Vec<Mark> {
    const MARGIN: f32 = 34.0;
    let Frame { left, right, top, bottom, width, height, .. } = *frame;
    let mut marks = vec![around(frame, MARGIN - 6.0, 0.9, style::GOLD), around(frame, MARGIN - 10.0, 0.3, style::GOLD)];
    let (first_x, last_x) = (left - MARGIN, width - right + MARGIN);
    let (first_y, last_y) = (top - MARGIN, height - bottom + MARGIN);
    for (x, across) in [(first_x, 1.0), (last_x, -1.0)] {
        for (y, down) in [(first_y, 1.0), (last_y, -1.0)] {
            // The ground keeps the rules from running through the leaves.
            marks.push(ground((x, y), (across, down)));
            marks.extend(LEAVES.iter().enumerate().map(|(at, leaf)| {
                let fill = if at == 0 || at == 9 || at == 10 { style::ACCENT } else { style::GOLD };
                Mark::Shape { outline: leaf.outline((x, y), (across, down)), fill }
            }));
        }
    }
    marks
}

/// White under an ornament.
fn ground(corner: (f32, f32), towards: (f32, f32)) -> Mark {
    const WIDE: f32 = 78.0;
    const DEEP: f32 = 13.0;
    let at = |x: f32, y: f32| Knot { x: corner.0 + x * towards.0, y: corner.1 + y * towards.1, control: false };
    let outline = vec![at(0.0, 0.0), at(WIDE, 0.0), at(WIDE, DEEP), at(DEEP, DEEP), at(DEEP, WIDE), at(0.0, WIDE)];
    Mark::Shape { outline, fill: Colour([0xff; 3]) }
}

impl Leaf {
    /// Its outline in a corner, mirrored as that is.
    fn outline(&self, corner: (f32, f32), towards: (f32, f32)) -> Vec<Knot> {
        let knot =
            |(x, y): (f32, f32), control| Knot { x: corner.0 + x * towards.0, y: corner.1 + y * towards.1, control };
        let (from, to) = (self.from, self.to);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(0.1);
        // Across the leaf, to the side that bows first.
        let side = (dy / length, -dx / length);
        let along = |share: f32, bow: f32| (from.0 + dx * share + side.0 * bow, from.1 + dy * share + side.1 * bow);
        let (one, other) = self.bows;
        vec![
            knot(from, false),
            knot(along(0.25, one * 1.4), true),
            knot(along(0.7, one), true),
            knot(to, false),
            knot(along(0.7, -other), true),
            knot(along(0.25, -other * 1.4), true),
            knot(from, false),
        ]
    }
}

fn band(frame: &Frame) -> Vec<Mark> {
    const LINE: f32 = 3.0;
    let wide = style::BAND;
    let fill = |x: f32, width: f32, fill: Colour| Mark::Rectangle { x, y: 0.0, width, height: frame.height, fill };
    let mut marks = vec![fill(0.0, wide, style::ACCENT), fill(wide + 4.0, LINE, style::GOLD)];
    // A slope at the foot, so that the band is no plain bar.
    let knot = |x: f32, y: f32| Knot { x, y, control: false };
    let foot = frame.height;
    let slope = vec![knot(0.0, foot - wide * 2.6), knot(wide, foot - wide * 1.4), knot(wide, foot), knot(0.0, foot)];
    marks.push(Mark::Shape { outline: slope, fill: style::GOLD });
    marks
}
