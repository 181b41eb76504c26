//! Every column that is summed adds up as it is printed: the tables are read back from the finished file, and each sum is that of
//! the numbers above it, or a note under the table says why not.

use rust_decimal::{Decimal, RoundingStrategy};
use saisaat_core::scoring::agreement::NOT_FROM_ROUNDED;

use super::tree::{self, Element};
use super::{craft, printed, squeezed};
use crate::style::Style;
use crate::text::digits::Digits;

/// A table as it stands in the tree: the heads over each column, and the rows under them.
struct Table {
    heads: Vec<String>,
    rows: Vec<Row>,
    /// What is said after it, before anything else begins.
    notes: String,
}

/// The text of each column; of a cell over several, in the first.
struct Row {
    cells: Vec<String>,
    /// Whether it is led by a cell that heads it, as sums are, and what that says.
    led_by: Option<String>,
}

/// The tables of a file.
fn tables(elements: &[Element]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut at = 0;
    while at < elements.len() {
        if elements[at].tag != "Table" {
            if let (Some(table), "P") = (tables.last_mut(), elements[at].tag.as_str()) {
                table.notes += &squeezed(&elements[at].text);
            }
            at += 1;
            continue;
        }
        let within = elements[at + 1..].iter().take_while(|element| element.depth > elements[at].depth).count();
        tables.push(table(&elements[at + 1..=at + within]));
        at += within + 1;
    }
    tables
}

/// What a cell heads.
#[derive(Clone, Copy, Default, PartialEq)]
enum Heads {
    #[default]
    Nothing,
    Column,
    Row,
}

/// The cells of a table by row and column, each with whether it heads a column; what a cell covers has its text where it heads one.
type Grid = Vec<Vec<Option<(String, Heads)>>>;

fn table(elements: &[Element]) -> Table {
    let (mut grid, mut rows): (Grid, usize) = (Vec::new(), 0);
    for (n, element) in elements.iter().enumerate() {
        match element.tag.as_str() {
            "TR" => {
                rows += 1;
                grid.resize(grid.len().max(rows), Vec::new());
            }
            "TH" | "TD" => {
                let inside = elements[n + 1..].iter().take_while(|within| within.depth > element.depth);
                let text = std::iter::once(element).chain(inside).map(|within| squeezed(&within.text)).collect();
                place(&mut grid, rows - 1, element.spans, text, heads(element));
            }
            _ => {}
        }
    }
    of_grid(grid)
}

fn heads(element: &Element) -> Heads {
    match element.scope.as_deref() {
        Some("Column") => Heads::Column,
        Some("Row") => Heads::Row,
        _ => Heads::Nothing,
    }
}

/// Puts a cell at the first free place of its row, and on what it covers.
fn place(grid: &mut Grid, row: usize, [columns, rows]: [usize; 2], text: String, heads: Heads) {
    let at = grid[row].iter().position(Option::is_none).unwrap_or(grid[row].len());
    grid.resize(grid.len().max(row + rows), Vec::new());
    for cells in &mut grid[row..row + rows] {
        cells.resize(cells.len().max(at + columns), None);
        for (n, cell) in cells[at..at + columns].iter_mut().enumerate() {
            let said = if n == 0 || heads == Heads::Column { text.clone() } else { String::new() };
            *cell = Some((said, heads));
        }
    }
}

fn of_grid(grid: Grid) -> Table {
    let (mut heads, mut rows) = (Vec::<String>::new(), Vec::new());
    for cells in grid {
        let cells: Vec<(String, Heads)> = cells.into_iter().map(Option::unwrap_or_default).collect();
        if cells.iter().all(|(_, heads)| *heads == Heads::Column) {
            heads.resize(heads.len().max(cells.len()), String::new());
            heads.iter_mut().zip(&cells).for_each(|(head, (text, _))| head.push_str(text));
        } else {
            let is_sum = cells[0].1 == Heads::Row && SUMS.iter().any(|sum| cells[0].0.starts_with(sum));
            let led_by = is_sum.then(|| cells[0].0.clone());
            rows.push(Row { cells: cells.into_iter().map(|(text, _)| text).collect(), led_by });
        }
    }
    Table { heads, rows, notes: String::new() }
}

/// What leads a row of sums or of means.
const SUMS: [&str; 3] = ["รวม", "คะแนนรวม", "ค่าเฉลี่ย"];

/// The number that a cell is; none of a dash, of words, or of what stands in brackets, which no sum counts.
fn number(text: &str) -> Option<Decimal> {
    text.replace(',', "").replace('−', "-").parse().ok()
}

/// Checks the sums of a table, and answers how many; facts, which have no heads, are no list.
fn check(name: &str, table: &Table) -> usize {
    let mut checked = 0;
    if table.heads.is_empty() {
        return checked;
    }
    let mut group_from = 0;
    for (at, row) in table.rows.iter().enumerate() {
        let Some(led_by) = &row.led_by else { continue };
        // a sum of a group is of the rows since the last; that of all, of all rows that are no sums
        let from = if led_by.starts_with("รวมกลยุทธ์") { group_from } else { 0 };
        group_from = at + 1;
        for column in 1..row.cells.len() {
            let shares = table.heads.get(column).is_some_and(|head| head.contains("ร้อยละ"));
            let Some(sum) = number(&row.cells[column]).filter(|_| !shares) else { continue };
            let above = table.rows[from..at].iter().filter(|row| row.led_by.is_none());
            let numbers: Vec<Decimal> = above.filter_map(|row| number(row.cells.get(column)?)).collect();
            let mut told: Decimal = numbers.iter().sum();
            if led_by.starts_with("ค่าเฉลี่ย") {
                let mean = told / Decimal::from(numbers.len().max(1));
                told = mean.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
            }
            let said = table.notes.contains(&squeezed(NOT_FROM_ROUNDED));
            let head = table.heads.get(column).map_or("", String::as_str);
            assert!(told == sum || said, "{name}: {led_by}, {head}: {numbers:?} are {told}, and not {sum}");
            checked += usize::from(told == sum);
        }
    }
    checked
}

#[test]
fn every_printed_column_adds_up_to_its_printed_sum_or_says_why_not() {
    let checked = std::cell::Cell::new(0);
    craft::each(|name, document| {
        let bytes = printed(document, Digits::Arabic, Style::Official).bytes;
        for table in tables(&tree::of(&bytes)) {
            checked.set(checked.get() + check(name, &table));
        }
    });
    assert!(checked.get() > 100, "{} sums", checked.get());
}

#[test]
fn a_column_that_does_not_add_up_is_seen() {
    let row = |cells: [&str; 2], led_by: Option<&str>| Row {
        cells: cells.map(str::to_owned).into(),
        led_by: led_by.map(str::to_owned),
    };
    let mut table = Table {
        heads: vec!["โครงการ".into(), "บาท".into()],
        rows: vec![row(["ก", "1,000.50"], None), row(["ข", "(9.00)"], None), row(["รวม", "1,000.50"], Some("รวม"))],
        notes: String::new(),
    };
    assert_eq!(check("right", &table), 1);
    table.rows[2].cells[1] = "1,009.50".into();
    assert!(std::panic::catch_unwind(move || check("wrong", &table)).is_err());
}
