//! The progress log of an action item.

use saisaat_core::registers::{ActionItem, ProgressEntry};

use super::{list, remove, save};

list!(progress_list(action_id: ActionItem): ProgressEntry);
save!(progress_save: ProgressEntry);
remove!(progress_remove: ProgressEntry);
