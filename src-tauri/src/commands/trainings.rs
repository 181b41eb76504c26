//! Ethics training sessions.

use saisaat_core::registers::TrainingSession;

use super::list;

list!(trainings_list: TrainingSession);
