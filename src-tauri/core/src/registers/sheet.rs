//! Records saved together with the rows that are part of them: an indicator with its levels and baselines, a result with
//! its evidence. One save, one undo.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    Agreement, Evidence, Indicator, IndicatorBaseline, IndicatorKind, IndicatorLevel, IndicatorResult, Record, Scope,
};
use crate::values::{Id, Round};
use crate::{Error, Reader, Result, Rule, Tx};

/// An indicator template with its levels and baselines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorSheet {
    /// The indicator.
    pub indicator: Indicator,
    /// Its levels, in order.
    pub levels: Vec<IndicatorLevel>,
    /// Its results of earlier years.
    pub baselines: Vec<IndicatorBaseline>,
}

impl IndicatorSheet {
    /// Reads the sheet of an indicator.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn read(reader: &Reader<'_>, id: Id<Indicator>) -> Result<Self> {
        Ok(Self { indicator: reader.get(id)?, levels: parts(reader, id)?, baselines: parts(reader, id)? })
    }

    /// Whether its levels can score under the agreement.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the level that cannot.
    pub fn check(&self, agreement: &Agreement) -> Result<()> {
        // A composite is scored by its parts, which are saved after it.
        if self.indicator.kind != IndicatorKind::Composite {
            super::criteria::of_levels(agreement, &self.indicator, &self.levels).map_err(Error::from)?;
        }
        Ok(())
    }

    /// Saves the sheet whole; rows that are no longer on it are removed.
    ///
    /// # Errors
    /// The registers' rules; [`Error::Invalid`] when the levels cannot score, naming the level.
    pub fn save(&self, tx: &Tx<'_>) -> Result<()> {
        self.check(&tx.get(self.indicator.agreement_id)?)?;
        tx.put(&self.indicator)?;
        replace(tx, self.indicator.id, &self.levels, |level| level.indicator_id == self.indicator.id)?;
        replace(tx, self.indicator.id, &self.baselines, |baseline| baseline.indicator_id == self.indicator.id)
    }
}

/// A round's result with its evidence list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ResultSheet {
    /// The result.
    pub result: IndicatorResult,
    /// Its evidence, in order.
    pub evidence: Vec<Evidence>,
}

impl ResultSheet {
    /// Reads the sheet of an indicator and round, if one was ever saved.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn read(reader: &Reader<'_>, indicator: Id<Indicator>, round: Round) -> Result<Option<Self>> {
        let results: Vec<IndicatorResult> = parts(reader, indicator)?;
        let Some(result) = results.into_iter().find(|result| result.round == round) else {
            return Ok(None);
        };
        let evidence = parts(reader, result.id)?;
        Ok(Some(Self { result, evidence }))
    }

    /// Saves the sheet whole; evidence that is no longer on it is removed.
    ///
    /// # Errors
    /// The registers' rules.
    pub fn save(&self, tx: &Tx<'_>) -> Result<()> {
        tx.put(&self.result)?;
        replace(tx, self.result.id, &self.evidence, |evidence| evidence.result_id == self.result.id)
    }
}

fn parts<P, T: Record>(reader: &Reader<'_>, whole: Id<P>) -> Result<Vec<T>> {
    reader.list(&Scope { parent: Some(&whole.to_string()), ..Scope::default() })
}

fn replace<P, T: Record>(tx: &Tx<'_>, whole: Id<P>, rows: &[T], belongs: impl Fn(&T) -> bool) -> Result<()> {
    if !rows.iter().all(belongs) {
        return Err(Error::invalid(T::TABLE, Rule::PartOfAnother));
    }
    for old in parts::<P, T>(tx, whole)? {
        if rows.iter().all(|row| row.key() != old.key()) {
            tx.remove_key::<T>(&old.key())?;
        }
    }
    rows.iter().try_for_each(|row| tx.put(row))
}
