//! What can be imported: the targets of their own, and every other register that the window edits.
//!
//! A target of its own is one file in `targets/` that declares its columns and answers the questions of
//! [`crate::apply::rows::Rows`], the line there that names the file, and one line in the list here. Every other register needs
//! nothing but its declaration: the window, the command line and the templates follow from it.

use saisaat_core::registers::register_named;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::apply::rows::Listed;
use crate::apply::targets::Plain;
use crate::choices::Choices;
use crate::column::{About, Label};
use crate::detect::table::Table;
use crate::error::ImportError;
use crate::read::sheet::Workbook;

/// Makes [`Target`] of its list; [`of_target`], which calls an expression with the type that a target of its own is, or with the
/// register that it is else; and [`opened`], which does so with the columns and the target at work.
macro_rules! targets {
    ($d:tt $($(#[$doc:meta])* $target:ident = $name:literal $rows:ident,)+) => {
        /// What a spreadsheet is imported as. Its name on the command line, as text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        #[serde(try_from = "String", into = "String")]
        #[specta(type = String)]
        pub enum Target {
            $($(#[$doc])* $target,)+
            /// A register by its declaration.
            Plain(Plain),
        }

        impl Target {
            /// Those of their own.
            const OWN: &'static [Self] = &[$(Self::$target),+];

            /// Its name on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$target => $name,)+
                    Self::Plain(plain) => plain.name(),
                }
            }
        }

        macro_rules! of_target {
            ($d target:expr, $d rows:ident => $d body:expr, $d plain:ident => $d else:expr) => {
                match $d target {
                    $($crate::apply::target::Target::$target => { type $d rows = $crate::apply::targets::$rows; $d body })+
                    $crate::apply::target::Target::Plain($d plain) => $d else,
                }
            };
        }

        macro_rules! opened {
            ($d target:expr, $d reader:expr, $d work:expr, $d place:expr, $d opened:pat => $d body:expr) => {
                $crate::apply::target::of_target!($d target, R => match <R as $crate::apply::rows::Listed>::open($d reader, $d work, $d place)? {
                    Err(refused) => return Ok(Err(refused)),
                    Ok(rows) => {
                        let $d opened = (<R as $crate::apply::rows::Listed>::columns(), rows);
                        $d body
                    }
                }, plain => {
                    let $d opened = (plain.columns(), $crate::apply::targets::Declared::open(plain, $d reader, $d work, $d place)?);
                    $d body
                })
            };
        }
        pub(crate) use {of_target, opened};
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
    /// The answers of a wave of a survey, as forms export them.
    Answers = "answers" Answers,
}

impl Target {
    /// Every target: those of their own, and every other register that the window edits.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let is_own = |plain: &Plain| Self::OWN.iter().any(|own| own.is_alone() && own.register() == plain.table());
        let plain = Plain::all().filter(|plain| !is_own(plain)).map(Self::Plain);
        Self::OWN.iter().copied().chain(plain).collect()
    }

    /// The target of a name, or of a register as it is listed.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let all = Self::all();
        let named = all.iter().find(|target| target.name() == name);
        named.or_else(|| all.iter().find(|target| target.listed() == Some(name))).copied()
    }

    /// The name by which its register is listed.
    #[must_use]
    pub fn listed(self) -> Option<&'static str> {
        register_named(self.register()).and_then(|register| register.listed)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        of_target!(self, R => <R as Listed>::LABEL, plain => plain.label())
    }

    /// The table of the register it fills, as operations name it.
    #[must_use]
    pub fn register(self) -> &'static str {
        of_target!(self, R => <R as Listed>::REGISTER, plain => plain.table())
    }

    /// Whether its register is no target by its declaration.
    fn is_alone(self) -> bool {
        of_target!(self, R => <R as Listed>::ALONE, _plain => true)
    }

    /// What must be known before: `agency`, `year`, `session`, `scheme` or `wave`. Rows of a declared register say it themselves.
    #[must_use]
    pub fn asks_for(self) -> &'static [&'static str] {
        of_target!(self, R => R::ASKS_FOR, _plain => &[])
    }

    /// By what a row can be found in the register, best first.
    #[must_use]
    pub fn keys(self) -> &'static [(&'static str, Label)] {
        of_target!(self, R => R::KEYS, _plain => &[])
    }

    pub(crate) fn abouts(self) -> Vec<&'static About> {
        of_target!(
            self,
            R => <R as Listed>::columns().iter().map(|column| &column.about).collect(),
            plain => plain.columns().iter().map(|column| &column.about).collect()
        )
    }

    /// The table of a workbook that is read as this, by what the officer decided.
    pub(crate) fn table<'a>(self, workbook: &'a Workbook, choices: &Choices) -> Result<Table<'a>, ImportError> {
        choices.fit_file(self, workbook)?;
        let table = Table::choose(workbook, &self.abouts(), &self.needs(), choices)?;
        choices.fit_table(&table)?;
        Ok(table)
    }

    /// Columns without which a sheet is no such table: any one of these sets will do.
    pub(crate) fn needs(self) -> Vec<&'static [&'static str]> {
        of_target!(self, R => R::NEEDS.to_vec(), plain => vec![plain.needs()])
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.name().to_owned()
    }
}

impl TryFrom<String> for Target {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::of_name(&name).ok_or("no such target")
    }
}
