//! Broken text files are noticed with their rows, and no national id gets into a text.

mod shared;

use encoding_rs::WINDOWS_874;
use saisaat_import::{Skipped, Target, read_bytes};
use shared::{Tried, ministry};

fn tried(bytes: &[u8], answers: &[(&str, &str)]) -> Tried {
    let ministry = ministry();
    ministry.answered(&read_bytes(bytes).expect("a csv"), Target::Roster, &ministry.of_agency(0), answers)
}

fn asked(tried: &Tried) -> Vec<(&str, u32)> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question| (question.code.as_str(), question.row)).collect()
}

const HEAD: &str = "ลำดับ,ชื่อ-สกุล,ตำแหน่ง,สังกัด\n";

fn roster(third: &str, fourth: &str) -> String {
    format!(
        "{HEAD}1,นายสมชาย ใจดี,นิติกร,กองกลาง\n2,นางมาลี ทองคำ,{third}\n3,นายวิชัย รักไทย,{fourth}\n4,นายธีระ วงศ์งาม,นิติกร,กองกลาง\n"
    )
}

#[test]
fn a_quotation_that_is_not_closed_is_asked_with_its_rows_and_no_row_is_lost() {
    for fourth in ["นิติกร,กองกลาง", "\"นิติกร\",กองกลาง"] {
        let text = roster("\"นิติกร,กองกลาง", fourth);
        let open = tried(text.as_bytes(), &[]);
        assert_eq!(asked(&open), [("unclosed_quote", 3)], "{fourth}");
        let taken = tried(text.as_bytes(), &[("unclosed_quote", "take")]);
        assert_eq!((taken.counts().inserted, taken.says(3, "position")), (4, "นิติกร".into()), "{fourth}");
        let left = tried(text.as_bytes(), &[("unclosed_quote", "leave_out")]);
        assert!(left.skipped(Skipped::Chosen).contains(&3), "{fourth}");
    }
}

#[test]
fn a_quotation_that_swallows_the_next_cell_of_its_own_row_is_asked_too() {
    let text = roster("\"นิติกร,\"กองกลาง\"", "นิติกร,กองกลาง");
    assert_eq!(asked(&tried(text.as_bytes(), &[])), [("unclosed_quote", 3)]);
    let whole = roster("\"นิติกร, ชำนาญการ\",กองกลาง", "นิติกร,กองกลาง");
    assert_eq!(asked(&tried(whole.as_bytes(), &[])), [], "a comma in a quotation that ends with its cell is no fault");
}

#[test]
fn a_mark_for_inches_and_a_quotation_over_several_lines_are_no_doubt() {
    let tried = tried(roster("จอ 20\",กองกลาง", "\"นักวิชาการ\nชำนาญการ\",กองกลาง").as_bytes(), &[]);
    assert_eq!((asked(&tried), tried.counts().inserted), (vec![], 4));
    assert_eq!(tried.says(4, "position"), "นักวิชาการ ชำนาญการ");
    assert!(tried.repairs().contains(&(4, "C", "lines_joined")), "{:?}", tried.repairs());
}

#[test]
fn lines_in_another_encoding_are_read_in_their_own_and_asked() {
    let line = "3,นายวิชัย รักไทย,นักวิชาการ,กองคลัง\n";
    let whole = roster("นิติกร,กองกลาง", "นักวิชาการ,กองคลัง");
    let (before, after) = whole.split_once(line).expect("the line");
    let bytes = [before.as_bytes(), &WINDOWS_874.encode(line).0, after.as_bytes()].concat();
    assert_eq!(asked(&tried(&bytes, &[])), [("mixed_encoding", 4)]);
    let taken = tried(&bytes, &[("mixed_encoding", "take")]);
    assert_eq!((taken.name(4), taken.says(4, "unit")), ("นายวิชัย รักไทย".into(), "กองคลัง".into()));
}

#[test]
fn a_national_id_in_another_column_is_masked_or_refused() {
    let tried = tried(roster("เลขเดิม 1200382600564,กองกลาง", "1200396300576,กองกลาง").as_bytes(), &[]);
    assert_eq!(tried.problems(), [(4, "C", "id_elsewhere")]);
    assert!(tried.repairs().contains(&(3, "C", "id_masked")));
    let shown = format!("{:?}{:?}{:?}", tried.check.problems, tried.check.repairs, tried.rows());
    assert!(!shown.contains("1200382600564") && !shown.contains("1200396300576"), "{shown}");
    assert!(tried.says(3, "position").starts_with("เลขเดิม x-xxxx"), "{}", tried.says(3, "position"));
}

#[test]
fn a_text_longer_than_other_files_may_be_is_read_as_a_stream() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.csv");
    let line = format!("นายสมชาย ใจดี,{}\n", "ก".repeat(10_000));
    std::fs::write(&path, format!("ชื่อ-สกุล,หมายเหตุ\n{}", line.repeat(1_800))).expect("written");
    assert!(std::fs::metadata(&path).expect("there").len() > 50 * 1024 * 1024);
    let book = saisaat_import::read_workbook(&path).expect("read");
    assert_eq!(book.sheets[0].rows().len(), 1_801);
}
