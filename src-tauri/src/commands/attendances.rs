//! Who attended a training session; a whole class is written down as one operation.

use saisaat_core::registers::{Attendance, TrainingSession};

use super::{list, remove, save};

list!(attendances_list(session_id: TrainingSession): Attendance);
save!(attendances_save: [Attendance]);
remove!(attendances_remove: Attendance);
