//! Registers that are listed and exported, and not imported: what their columns are called and where a record says them.

mod awards;
mod complaints;
mod gifts;
mod trainings;

pub(crate) use awards::Awards;
pub(crate) use complaints::Complaints;
pub(crate) use gifts::Gifts;
pub(crate) use trainings::Trainings;
