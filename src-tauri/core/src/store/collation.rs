//! Thai dictionary order, and codes in the order of their numbers (1.2 before 1.10).

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use rusqlite::Connection;

use crate::{Error, Result};

/// An order of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Collation {
    /// As a Thai dictionary has it.
    Thai,
    /// The same, numbers by their value.
    Numbered,
}

impl Collation {
    const ALL: [Self; 2] = [Self::Thai, Self::Numbered];

    /// Its name in SQL.
    const fn name(self) -> &'static str {
        match self {
            Self::Thai => "thai",
            Self::Numbered => "numbered",
        }
    }

    /// What compares by it.
    pub(crate) fn collator(self) -> Result<CollatorBorrowed<'static>> {
        let mut preferences = CollatorPreferences::from(locale!("th"));
        if self == Self::Numbered {
            preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        }
        Collator::try_new(preferences, CollatorOptions::default())
            .map_err(|error| Error::Damaged { what: format!("collation {}: {error}", self.name()) })
    }
}

/// Makes the orders known to SQL.
pub(super) fn install(connection: &Connection) -> Result<()> {
    for collation in Collation::ALL {
        let collator = collation.collator()?;
        connection.create_collation(collation.name(), move |a, b| collator.compare(a, b))?;
    }
    Ok(())
}
