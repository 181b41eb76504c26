//! What can be imported: the list of the targets.
//!
//! A target is one file in `targets/` that declares its columns and answers the questions of [`crate::apply::rows::Rows`], the line there that
//! names the file, and one line in the list here: the window, the command line and the templates follow from it.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::apply::rows::{Listed, Rows};
use crate::choices::Choices;
use crate::column::{About, Label};
use crate::detect::table::Table;
use crate::error::ImportError;
use crate::read::sheet::Workbook;

/// Makes [`Target`] of its list, and [`of_target`], which calls an expression with the type that a target is.
macro_rules! targets {
    ($d:tt $($(#[$doc:meta])* $target:ident = $name:literal $rows:ident,)+) => {
        /// What a spreadsheet is imported as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        pub enum Target { $($(#[$doc])* #[serde(rename = $name)] $target),+ }

        impl Target {
            /// Every target.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$target),+];

            /// Its name on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$target => $name),+ }
            }
        }

        macro_rules! of_target {
            ($d target:expr, $d rows:ident => $d body:expr) => {
                match $d target {
                    $($crate::apply::target::Target::$target => { type $d rows = $crate::apply::targets::$rows; $d body })+
                }
            };
        }
        pub(crate) use of_target;
    };
}

targets! { $
    /// The roster of people.
    Roster = "roster" People,
    /// Who attended a training session.
    Attendance = "attendance" Attendances,
    /// A year's action items.
    Actions = "actions" Actions,
    /// An agreement's indicators with their levels.
    Indicators = "indicators" Indicators,
    /// The results of a round.
    Results = "results" Results,
    /// Nominees of an award.
    Nominees = "nominees" Nominees,
    /// Agencies.
    Agencies = "agencies" Agencies,
}

impl Target {
    /// The target of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        of_target!(self, R => <R as Listed>::LABEL)
    }

    /// The table of the register it fills, as operations name it.
    #[must_use]
    pub fn register(self) -> &'static str {
        of_target!(self, R => <R as Listed>::REGISTER)
    }

    /// What must be known before: `agency`, `year`, `session` or `scheme`.
    #[must_use]
    pub fn asks_for(self) -> &'static [&'static str] {
        of_target!(self, R => R::ASKS_FOR)
    }

    /// By what a row can be found in the register, best first.
    #[must_use]
    pub fn keys(self) -> &'static [(&'static str, Label)] {
        of_target!(self, R => R::KEYS)
    }

    pub(crate) fn abouts(self) -> Vec<&'static About> {
        of_target!(self, R => <R as Listed>::columns().iter().map(|column| &column.about).collect())
    }

    /// The table of a workbook that is read as this, by what the officer decided.
    pub(crate) fn table<'a>(self, workbook: &'a Workbook, choices: &Choices) -> Result<Table<'a>, ImportError> {
        choices.fit_file(self, workbook)?;
        let table = Table::choose(workbook, &self.abouts(), self.needs(), choices)?;
        choices.fit_table(&table)?;
        Ok(table)
    }

    pub(crate) fn needs(self) -> &'static [&'static [&'static str]] {
        of_target!(self, R => R::NEEDS)
    }
}
