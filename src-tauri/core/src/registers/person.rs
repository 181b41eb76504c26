//! The roster (บัญชีรายชื่อบุคลากร): officials and employees of an agency.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Listing, ensure, record, required};
use crate::Error;
use crate::values::{Date, Id, NationalId};

/// A member of staff. Empty text means "not given".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Person {
    /// Key.
    pub id: Id<Person>,
    /// The agency.
    pub agency_id: Id<Agency>,
    /// National id; shown masked.
    pub national_id: Option<NationalId>,
    /// Prefix, rank or academic title (นาย, ว่าที่ร้อยตรี, ผศ.ดร.).
    pub prefix: String,
    /// First name, with middle names.
    pub first_name: String,
    /// Surname; some people have none.
    pub surname: String,
    /// Position (ตำแหน่ง).
    pub position: String,
    /// Position number (เลขที่ตำแหน่ง).
    pub position_number: String,
    /// Level (ระดับ).
    pub level: String,
    /// Staff kind (ข้าราชการ, พนักงานราชการ …).
    pub staff_kind: String,
    /// Unit within the agency (สังกัด/กอง).
    pub unit: String,
    /// Sex as written.
    pub sex: String,
    /// Education as written.
    pub education: String,
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Appointed on (วันบรรจุ).
    pub appointed_on: Option<Date>,
    /// Retires on (วันเกษียณ).
    pub retires_on: Option<Date>,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Note.
    pub note: String,
    /// Whether the person is on the staff now.
    pub active: bool,
}

record!(Person in "people" {
    id, agency_id, national_id, prefix, first_name, surname, position, position_number, level, staff_kind, unit, sex,
    education, birth_date, appointed_on, retires_on, phone, email, note, active
} list Listing { agency: Some("agency_id"), year: None, parent: None, order: "first_name COLLATE thai, surname COLLATE thai, id" });

impl Person {
    fn rules(&self) -> Result<(), Error> {
        required("first_name", &self.first_name)?;
        if let (Some(born), Some(appointed)) = (self.birth_date, self.appointed_on) {
            ensure(born < appointed, "appointed_on", "before_birth")?;
        }
        Ok(())
    }

    /// A member of staff of whom nothing is known yet.
    #[must_use]
    pub fn blank(id: Id<Person>, agency_id: Id<Agency>) -> Self {
        let text = String::new;
        Self {
            id,
            agency_id,
            national_id: None,
            prefix: text(),
            first_name: text(),
            surname: text(),
            position: text(),
            position_number: text(),
            level: text(),
            staff_kind: text(),
            unit: text(),
            sex: text(),
            education: text(),
            birth_date: None,
            appointed_on: None,
            retires_on: None,
            phone: text(),
            email: text(),
            note: text(),
            active: true,
        }
    }

    /// The name as it is written: prefix and first name joined, a space, the surname.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{}{} {}", self.prefix, self.first_name, self.surname).trim_end().to_owned()
    }
}
