//! Ethics training sessions.

use saisaat_core::registers::TrainingSession;

use super::{list, remove, save};

list!(trainings_list: TrainingSession);
save!(trainings_save: TrainingSession);
remove!(trainings_remove: TrainingSession);
