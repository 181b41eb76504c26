//! Award schemes.

use saisaat_core::registers::AwardScheme;

use super::list;

list!(schemes_list: AwardScheme);
