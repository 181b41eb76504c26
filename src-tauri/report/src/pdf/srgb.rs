//! A small ICC profile of sRGB (version 2.1, matrix and curves), computed rather than shipped.
//!
//! Source of the numbers: IEC 61966-2-1; primaries adapted to D50.

const HEADER: usize = 128;
const CURVE_POINTS: u16 = 1024;

/// The profile's bytes, the same every time.
pub(super) fn profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.4361, 0.2225, 0.0139])),
        (b"gXYZ", xyz([0.3851, 0.7169, 0.0971])),
        (b"bXYZ", xyz([0.1431, 0.0606, 0.7141])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = u32_of(tags.len()).to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    for (name, content) in &tags {
        table.extend_from_slice(*name);
        table.extend(u32_of(start + data.len()));
        table.extend(u32_of(content.len()));
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &u32_of(size));
    put(8, &[2, 0x10, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // made on 1 January 2026
    put(24, &[0x07, 0xea, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &[0.9642, 1.0, 0.8249].map(fixed).concat());
    header
}

fn u32_of(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number of the profile: 16 bits before the point and 16 after.
#[expect(clippy::cast_possible_truncation, reason = "the constants above lie between 0 and 1")]
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), values.map(fixed).concat()].concat()
}

fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), &[0]].concat()
}

fn description(text: &str) -> Vec<u8> {
    // the Unicode and Macintosh names that follow stay empty
    [b"desc\0\0\0\0", &u32_of(text.len() + 1)[..], text.as_bytes(), &[0], &[0; 4 + 4 + 2 + 1 + 67]].concat()
}

fn curve() -> Vec<u8> {
    let mut curve = [&b"curv\0\0\0\0"[..], &u32::from(CURVE_POINTS).to_be_bytes()].concat();
    for point in 0..CURVE_POINTS {
        curve.extend(linear(f64::from(point) / f64::from(CURVE_POINTS - 1)).to_be_bytes());
    }
    curve
}

/// The light a value of sRGB stands for, of 65,535.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 65535")]
fn linear(value: f64) -> u16 {
    let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    (light * 65535.0).round() as u16
}
