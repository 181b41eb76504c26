//! The preflight of OLE compound files: every chain of sectors that calamine will follow is followed here first, with bounds.
//! calamine 0.38 follows a cyclic chain until memory ends, and indexes past the table of a damaged one.

use crate::error::ImportError;

/// The first bytes of every compound file.
pub(crate) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR_ID: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
const MINI_STREAM_BELOW: usize = 4096;

/// A compound file whose chains hold.
pub(crate) struct Compound<'a> {
    file: Sectors<'a>,
    fat: Vec<u32>,
    mini_stream: Vec<u8>,
    mini_fat: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    /// Bytes before sector 0.
    header: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.len() < 512 || !bytes.starts_with(SIGNATURE) {
            return Err(damaged("no OLE header"));
        }
        let size = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged("sector size")),
        };
        let file = Sectors { bytes, size, header: size };
        let fat = read_fat(&file)?;
        let directory = file.chain(u32_at(bytes, 48)?, &fat, usize::MAX)?;
        let entries: Vec<Entry> = directory.chunks_exact(128).filter_map(Entry::read).collect();
        let root = entries.first().ok_or_else(|| damaged("no root directory"))?;
        let mini_sectors = u32_at(bytes, 64)? as usize;
        let (mini_stream, mini_fat) = if mini_sectors > 0 {
            let table = file.chain(u32_at(bytes, 60)?, &fat, mini_sectors.saturating_mul(size))?;
            (file.chain(root.start, &fat, root.length)?, words(&table))
        } else {
            (Vec::new(), Vec::new())
        };
        Ok(Self { file, fat, mini_stream, mini_fat, entries })
    }

    /// Whether there is a stream or storage of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let found = if entry.length < MINI_STREAM_BELOW {
            let mini = Sectors { bytes: &self.mini_stream, size: MINI_SECTOR, header: 0 };
            mini.chain(entry.start, &self.mini_fat, entry.length)
        } else {
            self.file.chain(entry.start, &self.fat, entry.length)
        };
        found.map(Some)
    }
}

impl Entry {
    fn read(raw: &[u8]) -> Option<Self> {
        let units: Vec<u16> = raw[..64].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
        let name = String::from_utf16_lossy(&units);
        let name = name.split('\0').next().unwrap_or_default().to_owned();
        Some(Self { name, start: u32_at(raw, 116).ok()?, length: u32_at(raw, 120).ok()? as usize })
    }
}

impl<'a> Sectors<'a> {
    fn get(&self, id: u32) -> Result<&'a [u8], ImportError> {
        let start = (id as usize).checked_mul(self.size).and_then(|at| at.checked_add(self.header));
        match start {
            Some(start) if start < self.bytes.len() => {
                Ok(&self.bytes[start..(start + self.size).min(self.bytes.len())])
            }
            _ => Err(damaged("a sector lies past the end of the file")),
        }
    }

    /// Follows a chain until its end or until `length` bytes are there; a chain longer than the file is a loop.
    fn chain(&self, first: u32, table: &[u32], length: usize) -> Result<Vec<u8>, ImportError> {
        let most = self.bytes.len() / self.size + 1;
        let (mut content, mut id, mut steps) = (Vec::new(), first, 0usize);
        while id != END_OF_CHAIN && content.len() < length {
            steps += 1;
            if steps > most {
                return Err(damaged("a chain of sectors loops"));
            }
            let sector = self.get(id)?;
            content.extend_from_slice(&sector[..sector.len().min(length - content.len())]);
            if content.len() >= length {
                break;
            }
            id = *table.get(id as usize).ok_or_else(|| damaged("a sector is in no chain"))?;
        }
        Ok(content)
    }
}

/// The allocation table: 109 sectors named in the header, more through a chain of further lists.
fn read_fat(file: &Sectors<'_>) -> Result<Vec<u32>, ImportError> {
    let mut lists = words(&file.bytes[76..512]);
    let mut next = u32_at(file.bytes, 68)?;
    let most = file.bytes.len() / file.size + 1;
    let mut steps = 0usize;
    while next < LAST_SECTOR_ID {
        steps += 1;
        if steps > most {
            return Err(damaged("the list of tables loops"));
        }
        lists.extend(words(file.get(next)?));
        next = lists.pop().unwrap_or(END_OF_CHAIN);
    }
    let mut fat = Vec::new();
    for id in lists.into_iter().filter(|id| *id < LAST_SECTOR_ID) {
        fat.extend(words(file.get(id)?));
        if fat.len() > (most + 1) * (file.size / 4 + 1) {
            return Err(damaged("more tables than sectors"));
        }
    }
    Ok(fat)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ImportError> {
    let raw = bytes.get(at..at + 4).ok_or_else(|| damaged("cut short"))?;
    Ok(u32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]))
}

fn damaged(what: &str) -> ImportError {
    ImportError::damaged(what)
}
