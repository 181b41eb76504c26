//! Who is at work in an office, and what they may not do.
//!
//! Invariant: an encrypted database is in the hands of one officer who has access, or is only looked at; there is no way to change
//! one with nobody at work.

use crate::keys::DataKey;
use crate::registers::{Officer, Role};
use crate::{Error, Result, Rule};

/// In whose hands a database is.
pub(super) enum Access {
    /// A workspace without a passphrase: there are no officers to tell apart.
    Everybody,
    /// An encrypted workspace, opened by this officer.
    Officer(Box<Officer>, DataKey),
    /// A copy that is only looked at, a backup for one.
    Onlooker(Option<DataKey>),
}

impl Access {
    pub(super) fn officer(&self) -> Option<&Officer> {
        match self {
            Self::Officer(officer, _) => Some(officer),
            Self::Everybody | Self::Onlooker(_) => None,
        }
    }

    pub(super) const fn key(&self) -> Option<&DataKey> {
        match self {
            Self::Officer(_, key) => Some(key),
            Self::Onlooker(key) => key.as_ref(),
            Self::Everybody => None,
        }
    }

    /// Refuses who may not even leave a line in the audit log: an onlooker, and an officer whose access was taken away.
    pub(super) fn refuse_onlookers(&self) -> Result<()> {
        match self {
            Self::Everybody => Ok(()),
            Self::Officer(officer, _) if officer.active => Ok(()),
            Self::Officer(..) => Err(Error::invalid("officer", Rule::NotActive)),
            Self::Onlooker(_) => Err(Error::invalid("role", Rule::ReadOnly)),
        }
    }

    /// Refuses who may not change anything.
    pub(super) fn refuse_readers(&self) -> Result<()> {
        self.refuse_onlookers()?;
        match self.officer() {
            Some(officer) if officer.role == Role::Reader => Err(Error::invalid("role", Rule::ReadOnly)),
            _ => Ok(()),
        }
    }

    /// Refuses officers who may not decide for all; in an unprotected workspace there are none to ask.
    pub(super) fn refuse_non_administrators(&self) -> Result<()> {
        self.refuse_onlookers()?;
        match self.officer() {
            Some(officer) if officer.role != Role::Administrator => {
                Err(Error::invalid("role", Rule::AdministratorsOnly))
            }
            _ => Ok(()),
        }
    }

    /// The data key, for an administrator who gives others access.
    pub(super) fn administrators_key(&self) -> Result<&DataKey> {
        match self {
            Self::Officer(officer, key) if officer.active && officer.role == Role::Administrator => Ok(key),
            _ => Err(Error::invalid("role", Rule::AdministratorsOnly)),
        }
    }
}
