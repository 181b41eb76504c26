//! Action items of a strategy.

use saisaat_core::registers::ActionItem;

use super::{list, remove, save};

list!(actions_list: ActionItem);
save!(actions_save: ActionItem);
remove!(actions_remove: ActionItem);
