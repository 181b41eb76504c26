//! The ministry and its agencies.

use saisaat_core::registers::Agency;

use super::list;

list!(agencies_list: Agency);
