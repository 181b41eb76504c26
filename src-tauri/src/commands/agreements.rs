//! Performance agreements.

use saisaat_core::registers::Agreement;

use super::{list, remove, save};

list!(agreements_list: Agreement);
save!(agreements_save: Agreement);
remove!(agreements_remove: Agreement);
