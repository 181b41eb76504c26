//! A workbook written row by row: a sheet lies in an unnamed file beside the finished one until all are put together, so memory
//! does not grow with the rows.

use std::any::Any;
use std::io::{self, BufWriter, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use saisaat_core::files::{Outgoing, Unfinished};

use super::cell::{Held, OutCell};
use super::style::{COLUMN_WIDTH, FONT, PADDING, ROW_HEIGHT, Styles, WIDEST, least_width};
use super::text::{SheetNames, fit_for_a_cell, lines, width};
use super::{OutColumn, OutError, OutKind, OutProperties};
use crate::read::sheet::LAST_ROW;

/// A4, in the numbers of the format.
const A4: u8 = 9;
/// A heading does not widen its column beyond this; it wraps. In digits.
const WIDEST_HEADING: u32 = 22;
/// A row cannot be taller, in lines: Excel ends at 409 points.
const TALLEST: u32 = 17;
/// The crate keeps the height of every row that has its own until the end; beyond so many rows it is left to Excel.
const MOST_TALL_ROWS: u32 = 100_000;
/// The button of a filter hides so many digits of a heading.
const FILTER_BUTTON: u32 = 3;

/// A workbook being written. Dropped before [`OutBook::save`], it leaves nothing behind.
pub(crate) struct OutBook {
    /// As it was named, for messages.
    path: PathBuf,
    file: Unfinished,
    book: Workbook,
    styles: Styles,
    names: SheetNames,
    open: Option<Open>,
    rows_per_sheet: u32,
    tall_rows: u32,
    /// Set when the crate gave up in the middle of something: what it holds then is not to be trusted.
    broken: bool,
}

/// The sheet that takes rows.
struct Open {
    name: String,
    index: usize,
    columns: Vec<OutColumn>,
    /// In digits, as wide as what was written so far needs.
    widths: Vec<u32>,
    /// Rows below the header.
    rows: u32,
    filtered: bool,
}

/// A sheet of an [`OutBook`] that takes rows.
pub(crate) struct OutSheet<'b> {
    book: &'b mut OutBook,
}

impl OutBook {
    /// Begins a workbook that will lie at `path`, an .xlsx in a folder that takes files.
    ///
    /// # Errors
    /// When the place takes none.
    pub(crate) fn create(to: Outgoing<'_>, properties: &OutProperties) -> Result<Self, OutError> {
        let (path, styles) = (to.path, Styles::new());
        let file = to.begin()?;
        let book = begin(path, properties, &styles.base).map_err(|error| OutError::new(path, plain(error)))?;
        let names = SheetNames::default();
        Ok(Self {
            path: path.into(),
            file,
            book,
            styles,
            names,
            open: None,
            rows_per_sheet: LAST_ROW - 1,
            tall_rows: 0,
            broken: false,
        })
    }

    /// Begins a sheet after those there are. Its name is bent to what Excel accepts; one full of rows goes on in a further
    /// sheet with the same header.
    ///
    /// # Errors
    /// When the disk takes no more, or with more columns than a sheet has.
    pub(crate) fn sheet(&mut self, name: &str, columns: Vec<OutColumn>) -> Result<OutSheet<'_>, OutError> {
        self.finish_sheet()?;
        let index = self.open.take().map_or(0, |open| open.index + 1);
        let widths = columns.iter().map(width_of_empty).collect();
        self.open = Some(Open { name: name.into(), index, columns, widths, rows: 0, filtered: true });
        self.begin_sheet()?;
        Ok(OutSheet { book: self })
    }

    /// Puts the workbook at its path.
    ///
    /// # Errors
    /// When the disk takes no more or the path cannot be written; then what was there stands.
    pub(crate) fn save(mut self) -> Result<(), OutError> {
        self.finish_sheet()?;
        self.guarded(|this| {
            let mut file = BufWriter::new(this.file.file());
            this.book.save_to_writer(&mut file)?;
            Ok(file.flush()?)
        })?;
        Ok(self.file.finish()?)
    }

    /// Lets sheets be full sooner.
    #[cfg(test)]
    pub(super) fn limit_rows(&mut self, most: u32) {
        self.rows_per_sheet = most;
    }

    fn begin_sheet(&mut self) -> Result<(), OutError> {
        self.guarded(|this| {
            let Some(open) = this.open.as_mut() else { return Ok(()) };
            let sheet = this.book.add_worksheet_with_constant_memory()?;
            sheet.set_name(this.names.claim(&open.name))?;
            set_up_page(sheet)?;
            sheet.set_row_height_pixels(0, header_height(&open.columns))?;
            for (number, column) in (0..).zip(&open.columns) {
                let heading = fit_for_a_cell(column.heading.clone());
                sheet.set_column_format(number, this.styles.of(column.kind))?;
                sheet.write_string_with_format(0, number, &heading, &this.styles.of_heading(&heading))?;
            }
            Ok(())
        })
    }

    /// What can only be said of a sheet when its last row is there.
    fn finish_sheet(&mut self) -> Result<(), OutError> {
        self.guarded(|this| {
            let Some(open) = &this.open else { return Ok(()) };
            let sheet = this.book.worksheet_from_index(open.index)?;
            for (number, width) in (0..).zip(&open.widths) {
                sheet.set_column_width(number, *width)?;
            }
            let Some(last) = open.columns.len().checked_sub(1) else { return Ok(()) };
            if open.filtered {
                sheet.autofilter(0, 0, open.rows.max(1), last.try_into().unwrap_or(u16::MAX))?;
            }
            Ok(())
        })
    }

    fn write_row(&mut self, cells: impl IntoIterator<Item = OutCell>) -> Result<(), OutError> {
        if self.open.as_ref().is_some_and(|open| open.rows == self.rows_per_sheet) {
            self.finish_sheet()?;
            if let Some(open) = self.open.as_mut() {
                open.rows = 0;
                open.index += 1;
            }
            self.begin_sheet()?;
        }
        self.guarded(|this| {
            let Some(open) = this.open.as_mut() else { return Ok(()) };
            open.rows += 1;
            let sheet = this.book.worksheet_from_index(open.index)?;
            let mut lines = 1;
            for (number, cell) in cells.into_iter().enumerate() {
                let kind = open.columns.get(number).map_or(OutKind::Text, |column| column.kind);
                let place = (open.rows, number.try_into().unwrap_or(u16::MAX));
                let room = write_cell(sheet, &this.styles, place, kind, cell)?;
                lines = lines.max(room.lines);
                if let Some(widest) = open.widths.get_mut(number) {
                    *widest = (*widest).max(room.width).min(WIDEST);
                }
            }
            if lines > 1 && this.tall_rows < MOST_TALL_ROWS {
                this.tall_rows += 1;
                sheet.set_row_height_pixels(open.rows, ROW_HEIGHT * lines.min(TALLEST))?;
            }
            Ok(())
        })
    }

    /// Runs a call into the crate, which panics where its unnamed files can no longer be written: a full disk must not end the
    /// program. After that nothing more is written.
    fn guarded<T>(&mut self, call: impl FnOnce(&mut Self) -> Result<T, XlsxError>) -> Result<T, OutError> {
        let outcome = match self.broken {
            true => Err(given_up()),
            false => catch_unwind(AssertUnwindSafe(|| call(self))).unwrap_or_else(|panic| Err(panicked(&*panic))),
        };
        outcome.map_err(|error| {
            self.broken = true;
            OutError::new(&self.path, plain(error))
        })
    }
}

impl OutSheet<'_> {
    /// Writes the next row, its values in the order of the columns.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = OutCell>) -> Result<(), OutError> {
        self.book.write_row(cells)
    }

    /// Leaves out the buttons of a filter.
    pub(super) fn without_filter(&mut self) {
        if let Some(open) = self.book.open.as_mut() {
            open.filtered = false;
        }
    }

    /// Makes a column wide enough for a text that is not there yet.
    pub(super) fn leave_room(&mut self, column: usize, text: &str) {
        if let Some(widest) = self.book.open.as_mut().and_then(|open| open.widths.get_mut(column)) {
            *widest = (*widest).max(width(text) + PADDING).min(WIDEST);
        }
    }

    /// What templates have beyond lists: marks, notes and validations.
    pub(super) fn dress(
        &mut self,
        dress: impl FnOnce(&mut Worksheet, &Styles) -> Result<(), XlsxError>,
    ) -> Result<(), OutError> {
        self.book.guarded(|book| {
            let index = book.open.as_ref().map_or(0, |open| open.index);
            dress(book.book.worksheet_from_index(index)?, &book.styles)
        })
    }
}

fn begin(path: &Path, properties: &OutProperties, base: &Format) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(base, ROW_HEIGHT, COLUMN_WIDTH)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    book.set_tempdir(folder.unwrap_or(Path::new(".")))?;
    let created = ExcelDateTime::from_timestamp(properties.created.timestamp())?;
    book.set_properties(&DocProperties::new().set_title(&properties.title).set_creation_datetime(&created));
    Ok(book)
}

/// A4 landscape, as wide as the page, the header on every page.
fn set_up_page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_gridlines(true);
    // left, right, top, bottom, header, footer; inches
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&L&\"{FONT},Regular\"&12 &A&R&\"{FONT},Regular\"&12 หน้า &P จาก &N"));
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The room that a cell takes.
struct Room {
    /// In digits.
    width: u32,
    lines: u32,
}

/// Writes a value.
fn write_cell(
    sheet: &mut Worksheet,
    styles: &Styles,
    (row, column): (u32, u16),
    kind: OutKind,
    cell: OutCell,
) -> Result<Room, XlsxError> {
    // A value that is not what its column is for keeps the look of its own kind.
    let own = |fits: bool, otherwise: OutKind| styles.of(if fits { kind } else { otherwise });
    let (number, format) = match cell.held() {
        Held::Nothing => return Ok(Room { width: 0, lines: 1 }),
        Held::Text(text) => {
            let text = fit_for_a_cell(text);
            let room = Room { width: width(&text) + PADDING, lines: lines(&text, WIDEST - PADDING) };
            let format = styles.of_text(&text, room.lines);
            sheet.write_string_with_format(row, column, text, format)?;
            return Ok(room);
        }
        Held::Day(day) => (day, &styles.day),
        Held::Number(number) => {
            (number, own(matches!(kind, OutKind::Decimal(_) | OutKind::Money), OutKind::Decimal(2)))
        }
        Held::Whole(number) => (number, own(!matches!(kind, OutKind::Text | OutKind::Date), OutKind::WholeNumber)),
        Held::Baht(baht) => (baht, own(kind == OutKind::Money, OutKind::Money)),
    };
    sheet.write_number_with_format(row, column, number, format)?;
    Ok(Room { width: width_of_number(number), lines: 1 })
}

/// Enough for the separators and two places too, in digits.
fn width_of_number(number: f64) -> u32 {
    let integer = u32::try_from(format!("{number:.0}").len()).unwrap_or(WIDEST);
    integer + integer / 3 + 4 + PADDING
}

fn width_of_empty(column: &OutColumn) -> u32 {
    least_width(column.kind).max((width(&column.heading) + FILTER_BUTTON + 1).min(WIDEST_HEADING))
}

/// Pixels that show every heading whole in the column as narrow as it can get.
fn header_height(columns: &[OutColumn]) -> u32 {
    let heights = columns.iter().map(|column| lines(&column.heading, width_of_empty(column) - FILTER_BUTTON));
    ROW_HEIGHT * heights.max().unwrap_or(1).clamp(1, TALLEST)
}

/// What the crate panicked of. It unwraps the system's error, whose kind its words still tell.
fn panicked(panic: &(dyn Any + Send)) -> XlsxError {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    match said {
        Some(said) if said.contains("StorageFull") => io::Error::from(io::ErrorKind::StorageFull).into(),
        Some(said) if said.contains("QuotaExceeded") => io::Error::from(io::ErrorKind::QuotaExceeded).into(),
        _ => given_up(),
    }
}

fn given_up() -> XlsxError {
    io::Error::other("the sheet could not be written to the disk").into()
}

fn plain(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
        other => io::Error::other(other),
    }
}
