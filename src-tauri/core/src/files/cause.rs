//! Why the system did not read or write a file, as far as a person can do something about it.
//!
//! Invariant: what the system says of it is English, or whatever the system speaks; what a person reads of it is from here.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::values::personal::without_ids;

/// The longest path that is told whole in a sentence, in characters.
const MOST_OF_A_PATH: usize = 160;

/// Why the system did not read or write a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing is there.
    Missing,
    /// Something is there already.
    Exists,
    /// A folder is there.
    Folder,
    /// What is no folder stands in the path.
    NoFolder,
    /// The user may not.
    Denied,
    /// The disk is full.
    Full,
    /// The system takes no such name.
    TooLong,
    /// Anything else.
    Other,
}

impl Cause {
    /// What the system's error tells.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => Self::Exists,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::InvalidFilename => Self::TooLong,
            _ => Self::Other,
        }
    }

    /// The stable code, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Exists | Self::Folder => "exists",
            Self::Denied => "denied",
            Self::Full => "full",
            Self::TooLong => "too_long",
            Self::NoFolder | Self::Other => "other",
        }
    }

    /// The cause as a part of a Thai sentence.
    #[must_use]
    pub const fn in_thai(self) -> &'static str {
        match self {
            Self::Missing => "ไม่พบไฟล์หรือโฟลเดอร์",
            Self::Exists => "มีอยู่แล้ว",
            Self::Folder => "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
            Self::NoFolder => "ตำแหน่งนี้ไม่ใช่โฟลเดอร์",
            Self::Denied => "ไม่มีสิทธิ์",
            Self::Full => "พื้นที่จัดเก็บเต็ม",
            Self::TooLong => "ชื่อหรือตำแหน่งยาวเกินกว่าที่ระบบรับได้",
            Self::Other => "ระบบไฟล์ขัดข้อง",
        }
    }
}

/// A path that fits into a sentence, without the national ids in it.
#[must_use]
pub fn short(path: &Path) -> String {
    let whole = without_ids(&path.display().to_string()).into_owned();
    let cut: String = whole.chars().take(MOST_OF_A_PATH).collect();
    if cut.len() < whole.len() { format!("{cut}…") } else { cut }
}
