//! What is read of files, sound and hostile ones.

use super::*;

/// A photograph of 24 × 16 dots, red on its left half and blue on its right, held so that it must be turned right.
const PHOTOGRAPH: &[u8] = include_bytes!("../../../../tests/fixtures/attached/photograph.jpg");

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![0x80; (width * height) as usize]).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn a_photograph_is_read_upright() {
    let Read::Picture(picture) = read_attached(PHOTOGRAPH).unwrap() else { panic!("a picture") };
    assert_eq!((picture.width, picture.height), (16, 24));
    let at = |x: usize, y: usize| &picture.rgb[(y * 16 + x) * 3..][..3];
    assert!(at(8, 4)[0] > 200 && at(8, 4)[2] < 60, "red above: {:?}", at(8, 4));
    assert!(at(8, 20)[2] > 200 && at(8, 20)[0] < 60, "blue below: {:?}", at(8, 20));
}

#[test]
fn a_large_picture_keeps_as_many_dots_as_print() {
    let Read::Picture(picture) = read_attached(&png(2_800, 700)).unwrap() else { panic!("a picture") };
    assert_eq!((picture.width, picture.height, picture.rgb.len()), (1_400, 350, 1_400 * 350 * 3));
    assert!(picture.rgb.iter().all(|part| *part == 0x80));
}

#[test]
fn what_is_cut_short_or_claims_too_much_is_refused() {
    let whole = png(40, 40);
    assert_eq!(read_attached(&whole[..whole.len() / 2]), Err(NotShown::Unreadable));
    for length in [3, 20, 200, PHOTOGRAPH.len() / 2] {
        let cut = &PHOTOGRAPH[..length.min(PHOTOGRAPH.len())];
        assert!(!matches!(read_attached(cut), Ok(Read::Pages(_))), "{length}");
    }
    assert_eq!(read_attached(&png(10_001, 1)), Err(NotShown::TooLarge));
    assert_eq!(read_attached(&png(5_001, 5_000)), Err(NotShown::TooLarge), "more dots in all");
    assert_eq!(read_attached(b"%PDF-1.7 nothing"), Err(NotShown::Unreadable));
}

#[test]
fn the_pages_of_a_pdf_are_counted() {
    let report = crate::Printer::new().unwrap();
    let key = saisaat_core::keys::RecoveryKey::random().unwrap();
    let made_on = saisaat_core::values::Date::new(2026, 10, 1).unwrap();
    let sheet =
        crate::RecoverySheet { ministry: "กระทรวง", officer: "นาย ก", made_on, key: &key };
    let file = report.recovery_sheet(&sheet).unwrap();
    assert_eq!(read_attached(&file), Ok(Read::Pages(1)));
}

#[test]
fn more_pictures_than_an_appendix_shows_are_not_read() {
    let mut files = AttachedFiles::default();
    let picture = || {
        let dot = Picture { width: 1, height: 1, rgb: vec![0; 3] };
        Attached::Picture(Arc::new(Artwork::of_dots(dot, KEPT_DOTS).unwrap()))
    };
    for n in 0..MOST_PICTURES {
        files.add(&n.to_string(), picture);
    }
    files.add("0", || panic!("known"));
    files.add("more", || panic!("not read"));
    assert!(matches!(files.get("more"), Attached::Not(NotShown::TooMany)));
    assert!(matches!(files.get(&(MOST_PICTURES - 1).to_string()), Attached::Picture(_)));
    assert!(matches!(files.get("never added"), Attached::Not(NotShown::Missing)));
    assert!(matches!(AttachedFiles::withheld().get("0"), Attached::Not(NotShown::Withheld)));
}
