//! Strategic plans.

use saisaat_core::registers::StrategicPlan;

use super::{list, remove, save};

list!(plans_list: StrategicPlan);
save!(plans_save: StrategicPlan);
remove!(plans_remove: StrategicPlan);
