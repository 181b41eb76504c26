//! Strategies of a plan.

use saisaat_core::registers::Strategy;

use super::{list, remove, save};

list!(strategies_list: Strategy);
save!(strategies_save: Strategy);
remove!(strategies_remove: Strategy);
