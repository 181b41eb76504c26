//! Amounts beyond all sense, through the executable: refused where they come in, and shown as they are where they lie.

use std::fs;
use std::path::{Path, PathBuf};

use driver::workspace::{YEAR, plain};
use driver::{Workspace, tools};

/// An agency of the sample with actions in the year.
fn agency(workspace: &Workspace) -> String {
    let codes: Vec<String> =
        workspace.scores().iter().filter_map(|agency| Some(agency["code"].as_str()?.into())).collect();
    let has_actions = |code: &&String| {
        let listed = workspace.run("list", ["actions", "--agency", code, "--json"]).succeeded().json();
        listed["count"].as_u64().is_some_and(|count| count > 2)
    };
    codes.iter().find(has_actions).expect("an agency with actions").clone()
}

#[test]
fn amounts_beyond_ten_to_the_fifteenth_baht_are_refused_with_their_row_and_column() {
    let workspace = Workspace::sample();
    let agency = agency(&workspace);
    let file = workspace.beside("actions.csv");
    let rows = "กลยุทธ์,รหัสโครงการ,โครงการ,ไตรมาส 1,งบประมาณ (บาท),เบิกจ่าย (บาท)\n\
                1,Z1,พอดี,ใช่,\"1,000,000,000,000,000\",0\n\
                1,Z2,เกินหนึ่งสตางค์,ใช่,1000000000000000.01,0\n\
                1,Z3,เกินจำนวนเต็ม,ใช่,92233720368547758.08,0\n\
                1,Z4,เกินทศนิยม,ใช่,99999999999999999999999999999999999999,0\n\
                1,Z5,ติดลบ,ใช่,0,-1000000000000000.01\n";
    fs::write(&file, rows).expect("can write");
    let told = workspace.run("import", ["actions", plain(&file), "--agency", &agency, "--year", YEAR, "--json"]).json();
    let problems = told["problems"].as_array().expect("problems");
    let found: Vec<(u64, &str)> = problems
        .iter()
        .filter(|problem| problem["code"] == "amount_too_large")
        .map(|problem| (problem["row"].as_u64().unwrap_or(0), problem["column"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(found.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [3, 4, 5, 6], "{told}");
    assert!(found.iter().all(|(_, column)| !column.is_empty()), "{told}");
}

#[test]
fn amounts_and_counts_that_an_older_program_stored_are_shown_as_they_are_and_told_of() {
    let workspace = Workspace::sample();
    let agency = agency(&workspace);
    let database = rusqlite::Connection::open(workspace.database()).expect("a plain database");
    let most = i64::MAX;
    let changed = database.execute_batch(&format!(
        "UPDATE action_items SET budget = {most}, spend = {most};
             UPDATE training_sessions SET budget = {most}, spend = {most}, seats = 2147483647;
             UPDATE gifts SET value = {most};"
    ));
    changed.expect("an older program checked nothing");
    database.close().expect("closes");

    let checked = workspace.run("check", []).succeeded();
    assert!(checked.stderr.contains("[amount_too_large]"), "{checked:?}");
    let shown = workspace.run("list", ["actions", "--agency", &agency, "--json"]).succeeded().json();
    assert_eq!(shown["records"][0]["budget"].as_i64(), Some(most), "{shown}");
    let _ = workspace.run("score", ["--year", YEAR, "--round", "12"]);
    let out = workspace.beside("out");
    for document in ["strategic_plan", "plan_review", "indicator_report", "training_record", "gift_register"] {
        let arguments =
            ["--year", YEAR, "--round", "12", "--agency", &agency, "--document", document, "--out", plain(&out)];
        let told = workspace.run("report", arguments);
        assert!(matches!(told.code, 0 | 1) && !told.stderr.contains("[internal]"), "{document}: {told:?}");
    }
    let files = fs::read_dir(&out).expect("a folder").map(|entry| entry.expect("readable").path());
    let is_plan = |file: &PathBuf| file.to_string_lossy().contains("แผนกลยุทธ์_");
    says_its_sums(&files.into_iter().find(is_plan).expect("the plan"), shown["count"].as_u64().expect("a count"));
    let exported = workspace.beside("actions.xlsx");
    let arguments = ["actions", "--agency", &agency, "--year", YEAR, "--out", plain(&exported)];
    let _ = workspace.run("export", arguments).succeeded();
}

/// No sum is below zero, and none is less than one of what it adds up.
fn says_its_sums(plan: &Path, most: u64) {
    // A number that long is parted among the lines of its cell.
    let text: String = tools::pdf_text(plan).expect("readable").split_whitespace().collect();
    assert!(text.contains("92,233,720,368,547,758.07"), "an amount as it is: {text}");
    assert!(!text.contains("-92") && !text.contains("−92"), "{text}");
    let sums: Vec<String> = (2..=most).map(|n| grouped(i128::from(i64::MAX) * i128::from(n))).collect();
    assert!(sums.iter().any(|sum| text.contains(sum)), "none of the sums {sums:?} in {text}");
}

fn grouped(satang: i128) -> String {
    let (baht, rest) = ((satang / 100).to_string(), satang % 100);
    let groups: Vec<&str> =
        baht.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    format!("{}.{rest:02}", groups.join(","))
}

#[test]
fn an_agency_code_that_no_file_can_have_or_that_differs_in_case_alone_is_refused_with_its_row_and_column() {
    let workspace = Workspace::empty();
    let file = workspace.beside("agencies.csv");
    let rows = "รหัสส่วนราชการ,ชื่อส่วนราชการ\nDEP-01,กรมหนึ่ง\nDep-01,กรมสอง\nCON,กรมสาม\nlpt1,กรมสี่\nA/B,กรมห้า\n\
                จบด้วยจุด.,กรมหก\nABCDEFGHIJKLMNOPQRSTUVWXYZ0123456,กรมเจ็ด\nm,กรมแปด\nสป.ยธ,กรมเก้า\n";
    fs::write(&file, rows).expect("can write");
    for options in [["--json", "--dry-run"].as_slice(), &["--json"]] {
        let arguments = ["agencies", plain(&file)].into_iter().chain(options.iter().copied());
        let told = workspace.run("import", arguments).json();
        let problems = told["problems"].as_array().expect("problems");
        let rows: Vec<u64> = problems.iter().filter_map(|problem| problem["row"].as_u64()).collect();
        assert_eq!(rows, [3, 4, 5, 6, 7, 8, 9], "{told}");
        assert!(problems.iter().all(|problem| problem["column"] != ""), "{told}");
        assert_eq!(told["inserted"], 2, "{told}");
    }
    let codes: Vec<String> =
        workspace.list("agencies").iter().filter_map(|agency| Some(agency["code"].as_str()?.into())).collect();
    assert_eq!(codes, ["M", "DEP-01", "สป.ยธ"]);
}
