//! Filling a line to its column's width: how much it may be stretched, and what that costs.
//!
//! Role: a line's clusters and its slack → extra space for spaces and letters. Invariant: neither is ever above its cap, so
//! that what cannot be filled within them stays ragged.

use std::ops::Range;

use crate::style::{MOST_BETWEEN_LETTERS, MOST_BETWEEN_WORDS};
use crate::text::faces::Cluster;

/// How much of a paragraph up to each cluster can be stretched by, in points.
pub(super) struct Fill(Vec<f32>);

impl Fill {
    pub(super) fn of(clusters: &[Cluster]) -> Self {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for cluster in clusters {
            let letter = if cluster.advance > 0.0 { MOST_BETWEEN_LETTERS } else { 0.0 };
            let space = if cluster.stretches { MOST_BETWEEN_WORDS } else { 0.0 };
            sum += (letter + space) * cluster.size;
            sums.push(sum);
        }
        Self(sums)
    }

    /// The cost of filling a line of clusters: the looser the dearer, so that no line gapes beside a tight one and spaces
    /// make no rivers; dearest where it cannot be filled.
    pub(super) fn cost(&self, line: Range<usize>, slack: f32, room: f32) -> f32 {
        const LOOSE: f32 = 4.0;
        const RAGGED: f32 = 30.0;
        let stretch = slack / (self.0[line.end] - self.0[line.start]).max(0.01);
        match stretch {
            stretch if stretch <= 1.0 => LOOSE * stretch * stretch,
            _ => RAGGED + (slack / room.max(1.0) * 10.0).powi(2),
        }
    }
}

/// Extra space put into a line to fill its width, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Stretch {
    /// Before every cluster that moves the pen, but the first.
    pub(crate) letter: f32,
    /// After every space that stretches.
    pub(crate) space: f32,
}

/// Fills a line: half of the slack goes to the spaces, which are few in Thai and would gape, the rest between letters, more to
/// either only when the other has its fill; a line too empty for that stays ragged.
pub(super) fn justify(clusters: &[Cluster], slack: f32) -> Stretch {
    const SPACES_SHARE: f32 = 0.5;
    let size = clusters.iter().map(|c| c.size).fold(f32::INFINITY, f32::min);
    let spaces = clusters.iter().filter(|c| c.stretches).count() as f32;
    let letters = clusters.iter().skip(1).filter(|c| c.advance > 0.0).count() as f32;
    let most = size * MOST_BETWEEN_LETTERS;
    let ample = (slack * (1.0 - SPACES_SHARE)).min(letters * most / 2.0);
    let space = if spaces > 0.0 { ((slack - ample) / spaces).min(size * MOST_BETWEEN_WORDS) } else { 0.0 };
    let letter = (slack - space * spaces) / letters.max(1.0);
    if letter > most { Stretch::default() } else { Stretch { letter, space } }
}
