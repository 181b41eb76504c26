//! The ministry and its agencies.

use saisaat_core::registers::Agency;

use super::{list, remove, save};

list!(agencies_list: Agency);
save!(agencies_save: Agency);
remove!(agencies_remove: Agency);
