//! The running text: what stands at the head and foot of every page.

use crate::layout::lines::Typesetter;
use crate::layout::pages::{Mark, stack};
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph, mask_ids};

/// What stands at the head and foot of every page.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    pub(crate) head_left: String,
    pub(crate) head_right: String,
    pub(crate) foot_left: String,
    /// The page number's text, from the page's number and the count of pages.
    pub(crate) number: fn(usize, usize) -> String,
    /// Whether the number stands in the middle of the top: what else stands there goes to the foot then.
    pub(crate) at_top: bool,
    /// Whether the first page bears its number.
    pub(crate) first: bool,
    /// How secret the pages are, said in the middle of their heads and feet.
    pub(crate) secrecy: Option<&'static str>,
}

impl Running {
    pub(super) fn mask_ids(&mut self) {
        [&mut self.head_left, &mut self.head_right, &mut self.foot_left].into_iter().for_each(mask_ids);
    }

    /// The same with a word before what stands at the foot on the left.
    pub(crate) fn led_by(&mut self, word: &str) {
        self.foot_left = format!("{word} · {}", self.foot_left);
    }
}

/// Head, foot and their rules for one page.
pub(super) fn running_marks(
    running: &Running,
    frame: &Frame,
    setter: &Typesetter,
    page: usize,
    of: usize,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    // the right one is set whole; the left one takes the room it leaves
    let mut put = |left: &str, right: &str, y: f32| {
        let [left, right] = [left, right].map(|text| Paragraph::dense(text, style::RUNNING).colour(style::MUTED));
        let room = frame.measure() - setter.natural_width(&right) - 12.0;
        stack(&setter.lines_at_most(&left, room, 1), frame.left, y, &mut marks);
        let right = right.align(Align::Right);
        stack(&setter.lines_at_most(&right, frame.measure(), 1), frame.left, y, &mut marks);
    };
    let line = style::RUNNING * style::TIGHT_LEADING;
    let head = frame.top - line - 15.0;
    let foot = frame.floor() + 10.0;
    let number = if page > 1 || running.first { (running.number)(page, of) } else { String::new() };
    let rules = if running.at_top {
        put(&running.head_left, &running.head_right, foot);
        put(&running.foot_left, "", foot + line);
        let number = Paragraph::dense(&number, style::BODY).align(Align::Centre);
        stack(&setter.lines_at_most(&number, frame.measure(), 1), frame.left, head, &mut marks);
        vec![frame.floor() + 7.0]
    } else {
        put(&running.head_left, &running.head_right, head);
        put(&running.foot_left, &number, foot);
        vec![frame.top - 12.0, frame.floor() + 7.0]
    };
    let lines_at_foot = if running.at_top { 2.0 } else { 1.0 };
    marks.extend(running.secrecy.iter().flat_map(|secrecy| {
        let said = Paragraph::dense(secrecy, style::SUBHEADING).bold().colour(style::SECRET).align(Align::Centre);
        let lines = setter.lines_at_most(&said, frame.measure(), 1);
        let height = style::SUBHEADING * style::TIGHT_LEADING;
        let places = [(head - height).max(4.0), (foot + line * lines_at_foot).min(frame.height - height - 4.0)];
        let mut said = Vec::new();
        for y in places {
            stack(&lines, frame.left, y, &mut said);
        }
        said
    }));
    for y in rules {
        let points = vec![(frame.left, y), (frame.left + frame.measure(), y)];
        marks.push(Mark::Stroke {
            points,
            width: style::RULE_WIDTH,
            colour: style::RULE,
            closed: false,
            dashed: false,
        });
    }
    marks
}

/// Of running marks those at the foot: a cover has no head.
pub(super) fn foot_of(mut marks: Vec<Mark>, frame: &Frame) -> Vec<Mark> {
    marks.retain(|mark| match mark {
        Mark::Text { baseline, .. } => *baseline > frame.top,
        Mark::Stroke { points, .. } => points.iter().all(|point| point.1 > frame.top),
        _ => true,
    });
    marks
}
