//! Registers that are listed and exported, and not imported: what their columns are called and where a record says them.

mod awards;
mod complaints;
mod gifts;
mod trainings;

pub(crate) use awards::Awards;
pub(crate) use complaints::Complaints;
pub(crate) use gifts::Gifts;
pub(crate) use trainings::Trainings;

use crate::column::Word;

/// The Thai name of a word of a list.
fn name_of(list: &[Word], stored: &'static str) -> crate::said::Said {
    crate::said::Said::from(list.iter().find(|word| word.stored == stored).map_or(stored, |word| word.label.th))
}
