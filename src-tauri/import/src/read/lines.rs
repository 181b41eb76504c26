//! The lines of a text file, in whatever encoding each is: read as a stream, so that a long file takes no more memory than a short
//! one.
//!
//! A file may be pasted together of parts in UTF-8 and parts in TIS-620: each line is read in its own, and the fewer are told.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_874};

use super::encoding;
use crate::error::ImportError;

/// Bytes looked at to tell what kind of text it is.
const HEAD: u64 = 64 * 1024;
/// Bytes of one line.
const LONGEST: usize = 16 * 1024 * 1024;
/// Bytes decoded at once.
const CHUNK: usize = 64 * 1024;

/// In what a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Two bytes a letter at least, decoded before its lines are told apart.
    Wide(&'static Encoding),
    /// UTF-8, some letters of it lost where so marked.
    Utf8,
    /// TIS-620 or Windows-874.
    Thai,
    /// Some lines in UTF-8 and some in TIS-620; which are the fewer.
    Mixed { thai_are_fewer: bool },
}

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// It is in another encoding than most.
    pub(super) is_otherwise: bool,
    /// Letters were lost.
    pub(super) has_losses: bool,
}

/// The lines of a source.
pub(super) struct Lines<'a> {
    source: Box<dyn BufRead + 'a>,
    written: Written,
    bytes: Vec<u8>,
    /// Bytes of lines so far.
    pub(super) done: usize,
}

impl Written {
    /// Looks through all of a text, and leaves the source where it begins; refuses what is no text.
    pub(super) fn of(source: &mut (impl Read + Seek)) -> Result<Self, ImportError> {
        let mut head = Vec::new();
        source.rewind().and_then(|()| source.by_ref().take(HEAD).read_to_end(&mut head)).map_err(super::unreadable)?;
        let (mark, length) = Encoding::for_bom(&head).map_or((None, 0), |(encoding, length)| (Some(encoding), length));
        source.seek(SeekFrom::Start(length as u64)).map_err(super::unreadable)?;
        let wide = match mark {
            Some(encoding) => Some(encoding).filter(|encoding| *encoding != UTF_8),
            None => encoding::wide(&head)?,
        };
        if let Some(encoding) = wide {
            return Ok(Self::Wide(encoding));
        }
        let written = if mark.is_none() { Self::of_lines(source)? } else { Self::of_lines(source)?.marked() };
        source.seek(SeekFrom::Start(length as u64)).map_err(super::unreadable)?;
        Ok(written)
    }

    fn of_lines(source: &mut impl Read) -> Result<Self, ImportError> {
        let mut lines = Lines::new(source, Self::Utf8);
        let (mut in_utf8, mut in_thai) = (0u64, 0u64);
        while lines.next_bytes()? {
            match std::str::from_utf8(&lines.bytes) {
                Ok(text) => {
                    in_utf8 += u64::from(!text.is_ascii() && text.contains(|c| matches!(c, '\u{e00}'..='\u{e7f}')))
                }
                Err(_) => in_thai += u64::from(!is_nearly_utf8(&lines.bytes)),
            }
        }
        Ok(match (in_utf8, in_thai) {
            (_, 0) => Self::Utf8,
            (0, _) => Self::Thai,
            _ => Self::Mixed { thai_are_fewer: in_thai <= in_utf8 },
        })
    }

    /// A text that says it is UTF-8 is, but for lines that are not.
    const fn marked(self) -> Self {
        if matches!(self, Self::Thai) { Self::Mixed { thai_are_fewer: true } } else { self }
    }
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: impl Read + 'a, written: Written) -> Self {
        let source: Box<dyn BufRead + 'a> = match written {
            Written::Wide(encoding) => Box::new(BufReader::with_capacity(CHUNK, Wide::new(source, encoding))),
            _ => Box::new(BufReader::with_capacity(CHUNK, source)),
        };
        Self { source, written, bytes: Vec::new(), done: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Option<Line>, ImportError> {
        Ok(if self.next_bytes()? { Some(self.line()) } else { None })
    }

    fn line(&self) -> Line {
        let thai = |bytes| WINDOWS_874.decode_without_bom_handling(bytes).0;
        let whole = std::str::from_utf8(&self.bytes);
        let is_thai = match self.written {
            Written::Thai => true,
            Written::Mixed { .. } => whole.is_err() && !is_nearly_utf8(&self.bytes),
            Written::Wide(_) | Written::Utf8 => false,
        };
        let (text, has_losses) = match whole {
            _ if is_thai => (thai(&self.bytes), false),
            Ok(text) => (Cow::Borrowed(text), false),
            Err(_) => (String::from_utf8_lossy(&self.bytes), true),
        };
        let is_otherwise = matches!(self.written, Written::Mixed { thai_are_fewer } if thai_are_fewer == is_thai)
            && !self.bytes.is_ascii();
        let has_losses = has_losses || is_thai && text.contains('\u{fffd}');
        Line { text: text.trim_end_matches('\u{1a}').to_owned(), is_otherwise, has_losses }
    }

    /// Takes the bytes of the next line; whether there is one.
    fn next_bytes(&mut self) -> Result<bool, ImportError> {
        self.bytes.clear();
        loop {
            let held = self.source.fill_buf().map_err(super::unreadable)?;
            if held.is_empty() {
                return Ok(!self.bytes.is_empty());
            }
            let end = memchr::memchr2(b'\n', b'\r', held);
            let taken = end.unwrap_or(held.len());
            self.bytes.extend_from_slice(&held[..taken]);
            let ended = end.map(|end| held[end]);
            let length = taken + usize::from(end.is_some());
            self.source.consume(length);
            self.done += length;
            if self.bytes.len() > LONGEST {
                return Err(ImportError::too_large("ข้อความในบรรทัดเดียวยาวเกิน 16 MB"));
            }
            if ended == Some(b'\r') && self.source.fill_buf().map_err(super::unreadable)?.first() == Some(&b'\n') {
                self.source.consume(1);
                self.done += 1;
            }
            if ended.is_some() {
                return Ok(true);
            }
        }
    }
}

/// Whether few bytes of a line beside many letters are no UTF-8: a slip, and no other encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| matches!(c, '\u{e00}'..='\u{e7f}')).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters > 0 && wrong * 4 <= letters
}

/// A text of two bytes a letter as UTF-8.
struct Wide<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    is_done: bool,
}

impl<R: Read> Wide<R> {
    fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { source, decoder, raw: vec![0; CHUNK], text: Vec::new(), taken: 0, is_done: false }
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.taken == self.text.len() && !self.is_done {
            let read = self.source.read(&mut self.raw)?;
            self.is_done = read == 0;
            let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * CHUNK);
            self.text.resize(most, 0);
            let (_, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..read], &mut self.text, self.is_done);
            self.text.truncate(written);
            self.taken = 0;
        }
        let count = buffer.len().min(self.text.len() - self.taken);
        buffer[..count].copy_from_slice(&self.text[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn lines(bytes: &[u8]) -> (Written, Vec<(String, bool)>) {
        let mut source = Cursor::new(bytes);
        let written = Written::of(&mut source).expect("text");
        let mut lines = Lines::new(source, written);
        let mut all = Vec::new();
        while let Some(line) = lines.next().expect("a line") {
            all.push((line.text, line.is_otherwise));
        }
        (written, all)
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        let (_, all) = lines(b"a\nb\r\nc\rd\n\ne");
        assert_eq!(all.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d", "", "e"]);
    }

    #[test]
    fn each_line_is_read_in_its_own_encoding_and_the_fewer_are_told() {
        let thai = WINDOWS_874.encode("แขก,ใจดี\n").0.into_owned();
        let bytes = ["ชื่อ,นามสกุล\nสมชาย,ใจดี\n".as_bytes(), &thai, b"x,y\n"].concat();
        let (written, all) = lines(&bytes);
        assert_eq!(written, Written::Mixed { thai_are_fewer: true });
        let wanted = [("ชื่อ,นามสกุล", false), ("สมชาย,ใจดี", false), ("แขก,ใจดี", true), ("x,y", false)];
        assert_eq!(all, wanted.map(|(text, otherwise)| (text.to_owned(), otherwise)));
        let slip = ["ชื่อ,นามสกุล\nสม".as_bytes(), b"\xe0", "ชาย,ใจดี\n".as_bytes()].concat();
        assert_eq!(lines(&slip).0, Written::Utf8);
    }

    #[test]
    fn a_text_of_two_bytes_a_letter_is_decoded_wherever_a_piece_ends() {
        let text = "ชื่อ😀,นามสกุล\r\n".repeat(9_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (_, all) = lines(&[b"\xff\xfe", &bytes[..]].concat());
        assert_eq!((all.len(), all[8_999].0.as_str()), (9_000, "ชื่อ😀,นามสกุล"));
    }
}
