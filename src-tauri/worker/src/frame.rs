//! What a worker says, as it lies in the pipe: the length of each frame in four bytes, then the frame in postcard.
//!
//! Invariant: reading a frame never takes more memory than a few times its length, and its length has a limit.

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

/// Bytes of the longest frame: the longest text, and room for what else is due.
pub const LONGEST: usize = 2 * 1024 * 1024;

/// Something is no frame.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FrameError(#[from] postcard::Error);

/// A frame as it goes into the pipe.
///
/// # Errors
/// That it cannot be written in postcard, or its length not in four bytes.
pub fn packed(frame: &impl Serialize) -> Result<Vec<u8>, FrameError> {
    let mut bytes = postcard::to_extend(frame, vec![0; 4])?;
    let length = u32::try_from(bytes.len() - 4).map_err(|_| postcard::Error::SerializeBufferFull)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Reads a frame whole, without its length.
///
/// # Errors
/// That it is cut short, goes on after its end, or is of another kind.
pub fn unpacked<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, FrameError> {
    match postcard::take_from_bytes(bytes)? {
        (frame, []) => Ok(frame),
        _ => Err(postcard::Error::DeserializeUnexpectedEnd.into()),
    }
}

/// What comes out of the pipe.
#[derive(Debug, PartialEq, Eq)]
pub enum Came {
    /// A frame, still packed.
    Frame(Vec<u8>),
    /// The length of a frame that is not waited for.
    TooLong,
    /// Nothing further.
    End,
}

/// The next frame; an end inside a frame is the end.
///
/// # Errors
/// That the pipe cannot be read.
pub fn next(pipe: &mut impl Read) -> io::Result<Came> {
    let mut length = [0; 4];
    if let Err(error) = pipe.read_exact(&mut length) {
        return if error.kind() == io::ErrorKind::UnexpectedEof { Ok(Came::End) } else { Err(error) };
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST {
        return Ok(Came::TooLong);
    }
    let mut bytes = vec![0; length];
    match pipe.read_exact(&mut bytes) {
        Ok(()) => Ok(Came::Frame(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Came::End),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_that_claims_too_much_is_not_waited_for() {
        let mut pipe: &[u8] = &[0xff, 0xff, 0xff, 0x7f, 1, 2, 3];
        assert_eq!(next(&mut pipe).ok(), Some(Came::TooLong));
    }

    #[test]
    fn a_frame_comes_out_as_it_went_in_and_nothing_may_follow_it() {
        let bytes = packed(&("ตรา", 7_u32)).expect("packs");
        let mut pipe = bytes.as_slice();
        let Ok(Came::Frame(mut frame)) = next(&mut pipe) else { panic!("a frame is missing") };
        assert_eq!(unpacked(&frame), Ok(("ตรา", 7_u32)));
        assert_eq!(next(&mut pipe).ok(), Some(Came::End));
        frame.push(0);
        assert!(unpacked::<(&str, u32)>(&frame).is_err());
    }
}
