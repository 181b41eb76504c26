//! Whether what the officer decided fits the target and the file: no decision is passed over in silence.

use std::collections::{HashMap, HashSet};

use crate::apply::target::Target;
use crate::choices::{Choices, column_number};
use crate::column::About;
use crate::detect::header::is_secret;
use crate::detect::table::{Table, last_row};
use crate::error::ImportError;
use crate::read::sheet::{Sheet, Workbook, column_letters};

impl Choices {
    /// Whether everything that is named here is there in a target; no decision is passed over in silence.
    ///
    /// # Errors
    /// [`ImportError::BadChoice`] naming the first that is not, and what is possible.
    pub fn check(&self, target: Target) -> Result<(), ImportError> {
        let label = target.label().th;
        let keys = target.keys();
        if let Some(key) = self.key.as_deref().filter(|key| keys.iter().all(|(known, _)| known != key)) {
            let keys = keys.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
            return Err(ImportError::bad_choice(format!("ค้นหา{label}ด้วย “{key}” ไม่ได้ โปรดใช้: {keys}")));
        }
        let fixed = self.cells.iter().map(|fix| &fix.column).chain(self.alike.iter().map(|fix| &fix.column));
        if let Some(letters) = self.columns.keys().chain(fixed).find(|letters| column_number(letters).is_none()) {
            return Err(ImportError::bad_choice(format!("ไม่มีคอลัมน์ “{letters}” โปรดใช้อักษรของคอลัมน์ A ถึง XFD")));
        }
        self.check_answers()?;
        self.check_fields(&target.abouts(), label)
    }

    /// Whether every column means a field of the target, and every field is meant by one column.
    fn check_fields(&self, abouts: &[&'static About], label: &str) -> Result<(), ImportError> {
        let mut meant: HashMap<&str, &str> = HashMap::new();
        for (letters, key) in self.columns.iter().filter_map(|(letters, key)| Some((letters, key.as_deref()?))) {
            let Some(about) = abouts.iter().find(|about| about.key == key) else {
                let keys = abouts.iter().map(|about| about.key).collect::<Vec<_>>().join(", ");
                let what = format!("กำหนดคอลัมน์ {letters} เป็น “{key}” ไม่ได้ เพราะ{label}ไม่มีข้อมูลนี้ โปรดใช้: {keys}");
                return Err(ImportError::bad_choice(what));
            };
            if let Some(other) = meant.insert(about.key, letters) {
                let field = about.label.th;
                let what = format!("กำหนดคอลัมน์ {other} และ {letters} เป็น{field}ทั้งสองคอลัมน์ไม่ได้ โปรดเลือกคอลัมน์เดียว");
                return Err(ImportError::bad_choice(what));
            }
        }
        let numbers: HashSet<_> = self.columns.keys().filter_map(|letters| column_number(letters)).collect();
        if numbers.len() < self.columns.len() {
            return Err(ImportError::bad_choice("กำหนดความหมายของคอลัมน์เดียวกันไว้มากกว่าหนึ่งครั้ง โปรดเหลือไว้ครั้งเดียว"));
        }
        Ok(())
    }

    /// The same, and whether the rows that are named lie in a sheet that may be read.
    pub(crate) fn fit_file(&self, target: Target, workbook: &Workbook) -> Result<(), ImportError> {
        self.check(target)?;
        let may_be = |sheet: &&Sheet| self.sheet.as_ref().is_none_or(|name| sheet.is_named(name));
        let last = workbook.sheets.iter().filter(may_be).map(last_row).max().unwrap_or_default();
        // An empty sheet, or one that is not there, is refused for that.
        if last == 0 {
            return Ok(());
        }
        let fixed = self.cells.iter().map(|fix| fix.row).chain(self.alike.iter().filter_map(|fix| fix.row));
        let named = self.skip.iter().copied().chain(fixed).chain(self.people.iter().map(|choice| choice.row));
        match named.into_iter().find(|row| !(1..=last).contains(row)) {
            Some(row) => Err(ImportError::bad_choice(format!("ไม่มีแถว {row} ในไฟล์นี้ โปรดใช้แถว 1 ถึง {last}"))),
            None => Ok(()),
        }
    }

    /// Whether the columns that are named are there, and none of them is of passwords.
    pub(crate) fn fit_table(&self, table: &Table<'_>) -> Result<(), ImportError> {
        for (letters, key) in &self.columns {
            let Some(number) = column_number(letters) else { continue };
            let heading =
                table.header.columns.iter().find(|column| column.number == number).map(|c| c.heading.as_str());
            if heading.is_none_or(str::is_empty) && table.rows().all(|row| row.get(number).is_none()) {
                let there = table.header.columns.iter().filter(|column| !column.heading.is_empty());
                let there = there.map(|column| column_letters(column.number)).collect::<Vec<_>>().join(", ");
                let sheet = &table.sheet.name;
                let what = format!("คอลัมน์ {letters} ของแผ่นงาน “{sheet}” ไม่มีข้อมูล คอลัมน์ที่มีหัวตารางคือ {there}");
                return Err(ImportError::bad_choice(what));
            }
            if let Some(heading) = heading.filter(|heading| key.is_some() && is_secret(heading)) {
                let what = format!("คอลัมน์ {letters} “{heading}” เป็นรหัสผ่าน ซึ่งไม่อ่านและไม่เก็บค่า โปรดไม่ใช้คอลัมน์นี้");
                return Err(ImportError::bad_choice(what));
            }
        }
        Ok(())
    }
}
