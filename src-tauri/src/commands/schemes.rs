//! Award schemes.

use saisaat_core::registers::AwardScheme;

use super::{list, remove, save};

list!(schemes_list: AwardScheme);
save!(schemes_save: AwardScheme);
remove!(schemes_remove: AwardScheme);
