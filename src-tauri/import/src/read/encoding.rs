//! The encoding of text files: UTF-8 and UTF-16 with or without a byte order mark, else Windows-874 (which contains TIS-620).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874};

use crate::error::ImportError;

/// A decoded text and the encoding it was in.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
}

/// Decodes; refuses bytes that are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
        return Ok(Decoded { text, encoding });
    }
    let encoding = guess(bytes)?;
    Ok(Decoded { text: encoding.decode_without_bom_handling(bytes).0.into_owned(), encoding })
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, ImportError> {
    let head = &bytes[..bytes.len().min(65_536)];
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    // Half of mostly-ASCII or Thai UTF-16 text is 0x00 or 0x0E; only commas and digits guarantee zeros, so ask for a few.
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if even + odd > 0 && half > 1 {
        return match (even * 20 > half, odd * 20 > half) {
            (false, true) => Ok(UTF_16LE),
            (true, false) => Ok(UTF_16BE),
            _ => Err(not_text()),
        };
    }
    let controls = head.iter().filter(|b| **b < 32 && !b"\t\r\n\x0c\x1a".contains(b)).count();
    if controls * 50 > head.len() {
        return Err(not_text());
    }
    // A head cut inside a character is still UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(_) => Ok(UTF_8),
        Err(error) if error.error_len().is_none() => Ok(UTF_8),
        Err(_) => Ok(WINDOWS_874),
    }
}

fn not_text() -> ImportError {
    ImportError::unsupported("แฟ้มชนิดที่ไม่รู้จัก")
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
            assert_eq!(decode(&bytes).map(|d| d.text).expect("text"), text);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0u8..=255).cycle().take(4096).collect();
        assert_eq!(decode(&noise).err().map(|e| e.code()), Some("unsupported_format"));
    }
}
