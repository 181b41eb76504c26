//! Rosters made up for a test: as many people as it needs, each with an id whose check digit holds.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes a CSV roster of `people` staff.
pub(crate) fn write(file: &Path, people: u32) {
    let mut text = String::from("เลขประจำตัวประชาชน,คำนำหน้า,ชื่อ,นามสกุล,ตำแหน่ง\n");
    for number in 0..people {
        writeln!(text, "{},นางสาว,ทดสอบ{number},นามสกุล{number},นักวิชาการทดสอบ", national_id(number)).expect("to memory");
    }
    fs::write(file, text).expect("can write");
}

/// Twelve digits and the one that makes them hold: 11 less the sum of digit × weight 13…2, modulo 11 (Ministry of Interior).
pub(crate) fn national_id(number: u32) -> String {
    let digits = format!("1{number:011}");
    let sum: u32 = digits.bytes().zip((2..=13).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (11 - sum % 11) % 10)
}
