//! A changeset as it is kept: packed with zlib where that makes it smaller.
//!
//! Invariant: what is unpacked is exactly what was packed, or the database is damaged; no more is unpacked than was promised.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::{Error, Result};

/// Changesets below this are an officer's single edits: packing them saves nothing.
const SMALL: usize = 1_024;

/// SQLite's own limit on a value: no changeset was ever longer.
const MOST: usize = 1_000_000_000;

/// A changeset on its way into the store.
pub(crate) struct Packed {
    pub(crate) bytes: Vec<u8>,
    /// Bytes of the changeset, where it is packed.
    pub(crate) unpacked: Option<usize>,
}

impl Packed {
    /// Packs a changeset.
    pub(crate) fn of(changeset: Vec<u8>) -> Self {
        if changeset.len() >= SMALL {
            let mut packer = ZlibEncoder::new(Vec::with_capacity(changeset.len() / 4), Compression::fast());
            if let Ok(bytes) = packer.write_all(&changeset).and_then(|()| packer.finish())
                && bytes.len() < changeset.len()
            {
                return Self { bytes, unpacked: Some(changeset.len()) };
            }
        }
        Self { bytes: changeset, unpacked: None }
    }
}

/// The changeset again.
///
/// # Errors
/// [`Error::Damaged`] when it is not what was packed.
pub(crate) fn unpack(bytes: Vec<u8>, unpacked: Option<i64>) -> Result<Vec<u8>> {
    let Some(length) = unpacked else { return Ok(bytes) };
    let damaged = || Error::Damaged { what: "a packed changeset".into() };
    let length = usize::try_from(length).ok().filter(|length| *length <= MOST).ok_or_else(damaged)?;
    let mut changeset = Vec::new();
    let read = ZlibDecoder::new(bytes.as_slice()).take(length as u64 + 1).read_to_end(&mut changeset);
    if read.is_ok_and(|read| read == length) { Ok(changeset) } else { Err(damaged()) }
}

/// Lets SQL look into changesets: `mentions(changeset, unpacked, text)`.
pub(crate) fn install(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    Ok(connection.create_scalar_function("mentions", 3, flags, |context| {
        let changeset = unpack(context.get(0)?, context.get(1)?)
            .map_err(|error| rusqlite::Error::UserFunctionError(Box::new(error)))?;
        let text: String = context.get(2)?;
        Ok(text.is_empty() || changeset.windows(text.len()).any(|found| found == text.as_bytes()))
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changeset_comes_back_as_it_was_whether_or_not_it_was_worth_packing() {
        let small = vec![7; SMALL - 1];
        let large: Vec<u8> = "รายชื่อบุคลากร ".repeat(1_000).into_bytes();
        let noise: Vec<u8> =
            (0..5_000_u64).flat_map(|n| blake3::hash(&n.to_le_bytes()).as_bytes()[..1].to_vec()).collect();
        for (changeset, is_packed) in [(small, false), (large, true), (noise, false)] {
            let Packed { bytes, unpacked } = Packed::of(changeset.clone());
            assert_eq!(unpacked.is_some(), is_packed, "{} bytes", changeset.len());
            assert!(bytes.len() <= changeset.len());
            let unpacked = unpacked.map(|length| i64::try_from(length).expect("small"));
            assert_eq!(unpack(bytes, unpacked).expect("unpacks"), changeset);
        }
    }

    #[test]
    fn a_packed_changeset_that_is_not_what_was_packed_is_damage() {
        let Packed { bytes, unpacked } = Packed::of(vec![1; 10_000]);
        let length = i64::try_from(unpacked.expect("packed")).expect("small");
        for (bytes, length) in [(bytes.clone(), length - 1), (bytes.clone(), length + 1), (bytes[1..].to_vec(), length)]
        {
            assert!(matches!(unpack(bytes, Some(length)), Err(Error::Damaged { .. })), "{length}");
        }
        for promised in [-1, i64::MAX] {
            assert!(unpack(bytes.clone(), Some(promised)).is_err(), "{promised}");
        }
    }
}
