//! The encoding of text files: UTF-8 and UTF-16 with or without a byte order mark, else Windows-874 (which contains TIS-620).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874};

use crate::error::ImportError;

/// Decodes; refuses bytes that are no text. U+FFFD stands for bytes that are none of the encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (guess(bytes)?, 0),
    };
    Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned())
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, ImportError> {
    let wide = wide(&bytes[..bytes.len().min(65_536)])?;
    Ok(wide.unwrap_or_else(|| guess_of_bytes(bytes)))
}

/// The encoding of two bytes a letter that a text begins in, if it does; refuses what begins as no text.
pub(super) fn wide(head: &[u8]) -> Result<Option<&'static Encoding>, ImportError> {
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    // Half of mostly-ASCII or Thai UTF-16 text is 0x00 or 0x0E; only commas and digits guarantee zeros, so ask for a few.
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if even + odd > 0 && half > 1 {
        match (even * 20 > half, odd * 20 > half) {
            (false, true) => return Ok(Some(UTF_16LE)),
            (true, false) => return Ok(Some(UTF_16BE)),
            (true, true) => return Err(not_text()),
            // A few are slips of the program that wrote the text.
            (false, false) => {}
        }
    }
    let controls = head.iter().filter(|b| **b < 32 && !b"\t\r\n\x0c\x1a".contains(b)).count();
    if controls * 50 > head.len() { Err(not_text()) } else { Ok(None) }
}

fn guess_of_bytes(bytes: &[u8]) -> &'static Encoding {
    // A head cut inside a character is still UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) if is_nearly_utf8(bytes) => UTF_8,
        Err(_) => WINDOWS_874,
    }
}

/// Whether few bytes beside many letters of several bytes are no UTF-8. In Thai of one byte a letter hardly any are.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong * 20 <= letters
}

fn not_text() -> ImportError {
    ImportError::unsupported("ไฟล์ชนิดที่ไม่รู้จัก")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_is_read_in_every_encoding_a_personnel_office_exports() {
        let text = "ชื่อ,นามสกุล\nสมชาย,ใจดี\n";
        let utf16 = |swap: bool, mark: bool| {
            let units = text.encode_utf16().flat_map(|u| if swap { u.to_be_bytes() } else { u.to_le_bytes() });
            let mark: &[u8] = match (mark, swap) {
                (false, _) => &[],
                (true, true) => &[0xfe, 0xff],
                (true, false) => &[0xff, 0xfe],
            };
            mark.iter().copied().chain(units).collect::<Vec<u8>>()
        };
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let tis = WINDOWS_874.encode(text).0.into_owned();
        let forms = [text.as_bytes().to_vec(), marked, tis, utf16(false, true), utf16(true, true), utf16(false, false)];
        for bytes in forms {
            assert_eq!(decode(&bytes).expect("text"), text);
        }
    }

    #[test]
    fn a_slip_in_a_text_makes_it_no_other_encoding_and_no_other_kind_of_file() {
        let text = "ชื่อ,นามสกุล\nสมชาย,ใจดี\n".repeat(4);
        let mut broken = text.clone().into_bytes();
        broken.insert(3, 0xe0);
        let decoded = decode(&broken).expect("text");
        assert_eq!(decoded.replace('\u{fffd}', ""), text);
        let mut with_zero = WINDOWS_874.encode(&text).0.into_owned();
        with_zero.insert(20, 0);
        let decoded = decode(&with_zero).expect("text");
        assert_eq!(decoded.replace('\0', ""), text);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0u8..=255).cycle().take(4096).collect();
        assert_eq!(decode(&noise).err().map(|e| e.code()), Some("unsupported_format"));
    }
}
