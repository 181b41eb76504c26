//! Who was nominated under an award scheme.

use saisaat_core::registers::{AwardScheme, Nomination};

use super::{list, remove, save};

list!(nominations_list(scheme_id: AwardScheme): Nomination);
save!(nominations_save: [Nomination]);
remove!(nominations_remove: Nomination);
