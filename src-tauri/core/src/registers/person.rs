//! The roster (บัญชีรายชื่อบุคลากร): officials and employees of an agency.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::ensure;
use crate::Error;
use crate::values::{Date, Id, NationalId};

/// A member of staff. Empty text means "not given".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "people", one("บุคลากร", "person"), many("บุคลากร", "People"), icon = "people", areas(Centre), agency = agency_id,
    order = "first_name COLLATE thai, surname COLLATE thai, id",
    called = person("prefix || trim(first_name || ' ' || surname)"), listed = "people",
    retained(People, since = fiscal_year(retires_on), only = "active = 0"), unique(national_id), attachable
)]
pub struct Person {
    /// Key.
    pub id: Id<Person>,
    /// Prefix, rank or academic title (นาย, ว่าที่ร้อยตรี, ผศ.ดร.).
    #[field(
        "คำนำหน้า",
        "Prefix",
        name,
        span(3),
        example("นางสาว"),
        hint("คำนำหน้า ยศ หรือตำแหน่งทางวิชาการ", "Prefix, rank or academic title"),
        also(
            "คำนำหน้าชื่อ",
            "คำนำหน้านาม",
            "คำนำหน้าชื่อ/ยศ",
            "คำนำ",
            "ยศ",
            "ยศ/คำนำหน้า",
            "tempPrename",
            "Prename",
            "PN_NAME",
            "TIT_NAME",
            "Title"
        )
    )]
    pub prefix: String,
    /// First name, with middle names.
    #[field(
        "ชื่อ", "First name", name, required, search, list(11, 2fr), span(4), example("สมใจ"),
        hint("ชื่อ ไม่รวมคำนำหน้าและนามสกุล", "Without prefix and surname"),
        also("ชื่อตัว", "ชื่อจริง", "tempFirstName", "First Name", "FNAME", "PER_NAME", "Given Name")
    )]
    pub first_name: String,
    /// Surname; some people have none.
    #[field(
        "นามสกุล",
        "Surname",
        name,
        search,
        span(5),
        example("ใจดี"),
        hint("นามสกุล เว้นว่างได้ถ้าไม่มี", "Empty where there is none"),
        also("สกุล", "ชื่อสกุล", "tempLastName", "Last Name", "LNAME", "PER_SURNAME", "Family Name")
    )]
    pub surname: String,
    /// National id; shown masked.
    #[field(
        "เลขประจำตัวประชาชน",
        "National ID",
        identifier,
        list(11),
        example("1-2345-67890-12-1"),
        hint("13 หลัก มีหรือไม่มีขีดคั่นก็ได้", "13 digits, with or without dashes"),
        also(
            "เลขบัตรประชาชน",
            "เลขที่บัตรประจำตัวประชาชน",
            "เลขบัตรประจำตัวประชาชน",
            "เลขที่บัตรประชาชน",
            "หมายเลขบัตรประชาชน",
            "หมายเลขประจำตัวประชาชน",
            "หมายเลขบัตรประจำตัวประชาชน",
            "รหัสประจำตัวประชาชน",
            "รหัสบัตรประชาชน",
            "บัตรประชาชน",
            "เลข 13 หลัก",
            "เลขประชาชน",
            "เลขประจำตัว 13 หลัก",
            "เลขประจำตัวบัตรประชาชน",
            "ID Card",
            "ID_CARD",
            "Citizen ID",
            "CID",
            "tempCardNo",
            "CARDNO",
            "PER_CARDNO",
            "Identification No."
        )
    )]
    pub national_id: Option<NationalId>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Position (ตำแหน่ง).
    #[field(
        "ตำแหน่ง", "Position", public, search, list(10, 2fr), example("นักวิเคราะห์นโยบายและแผน"),
        hint("ชื่อตำแหน่งในสายงาน", "Name of the position"),
        also("ชื่อตำแหน่ง", "ตำแหน่งในสายงาน", "ชื่อตำแหน่งในสายงาน", "ตำแหน่งงาน", "ตำแหน่ง/ระดับ", "ตำแหน่งทางบริหาร", "POS_NAME", "PL_NAME", "tempLine")
    )]
    pub position: String,
    /// Level (ระดับ).
    #[field(
        "ระดับ", "Level", public, list(6.5, 1fr), span(3), example("ชำนาญการ"), hint("ระดับตำแหน่ง", "Level of the position"),
        also("ระดับตำแหน่ง", "ระดับตำแหน่งข้าราชการ", "LEVEL_NAME", "Lavel")
    )]
    pub level: String,
    /// Position number (เลขที่ตำแหน่ง): of the few who hold it, it tells who somebody is.
    #[field(
        "เลขที่ตำแหน่ง",
        "Position number",
        identifier,
        span(3),
        example("123"),
        hint("เลขที่ตำแหน่งตามบัญชี", "As the roster has it"),
        also("ตำแหน่งเลขที่", "เลขตำแหน่ง", "เลขที่อัตรา", "tempPositionNo", "POS_NO", "Position No.")
    )]
    pub position_number: String,
    /// Staff kind (ข้าราชการ, พนักงานราชการ …).
    #[field(
        "ประเภทบุคลากร", "Staff kind", public, list(8, 0.5fr), example("ข้าราชการ"),
        hint(
            "ข้าราชการ ลูกจ้างประจำ พนักงานราชการ หรือลูกจ้างชั่วคราว",
            "Official, permanent employee, government employee or temporary employee"
        ),
        also("ประเภท", "ประเภทตำแหน่ง", "ประเภทเจ้าหน้าที่", "ประเภทการจ้าง", "สถานภาพการจ้าง", "Staff Type", "PER_TYPE")
    )]
    pub staff_kind: String,
    /// Unit within the agency (สังกัด/กอง).
    #[field("สังกัด (กอง/กลุ่ม)", "Unit", public, search, list(8, 1.5fr),
        also("สังกัด", "หน่วยงาน", "กอง", "สำนัก/กอง", "สำนัก", "กลุ่ม", "ฝ่าย", "กลุ่มงาน", "กลุ่ม/ฝ่าย", "กอง/กลุ่ม", "สำนัก/กอง/ศูนย์", "หน่วยงาน/สังกัด", "หน่วยงานที่สังกัด", "คณะ/หน่วยงานที่สังกัด", "สังกัด/หน่วยงาน", "แผนก", "ส่วนราชการ", "DivisionName", "DEP_NAME", "ORG_NAME", "Department", "Division", "Organize"))]
    pub unit: String,
    /// Birth date.
    #[field(
        "วันเกิด",
        "Born",
        confidential,
        span(4),
        example("1/10/2530"),
        also(
            "วันเดือนปีเกิด",
            "วัน เดือน ปีเกิด",
            "วัน/เดือน/ปี เกิด",
            "วันที่เกิด",
            "ว/ด/ป เกิด",
            "ว.ด.ป. เกิด",
            "tempBirthDate",
            "Birth Date",
            "Birthday",
            "Date of Birth",
            "DOB",
            "PER_BIRTHDATE",
            "Birth date"
        )
    )]
    pub birth_date: Option<Date>,
    /// Appointed on (วันบรรจุ).
    #[field(
        "วันบรรจุ",
        "Appointed",
        public,
        span(4),
        example("1/10/2555"),
        also(
            "วันที่บรรจุ",
            "วันเดือนปีที่บรรจุ",
            "วันเดือนปีบรรจุ",
            "วันบรรจุเข้ารับราชการ",
            "วันที่บรรจุเข้ารับราชการ",
            "วันเดือนปีที่เข้าทำงาน",
            "วันเริ่มงาน",
            "วันที่เริ่มงาน",
            "วันที่เข้ารับราชการ",
            "ว/ด/ป บรรจุ",
            "tempStartDate",
            "PER_STARTDATE",
            "Start Date",
            "Appointed On"
        )
    )]
    pub appointed_on: Option<Date>,
    /// The last day of service (วันเกษียณ, or that of leaving before it): it tells the year of birth.
    #[field(
        "วันเกษียณ",
        "Retires",
        confidential,
        span(4),
        example("30/9/2590"),
        also(
            "วันเกษียณอายุ",
            "วันที่เกษียณ",
            "วันที่เกษียณอายุ",
            "วันเกษียณอายุราชการ",
            "วันครบเกษียณ",
            "วันเดือนปีที่เกษียณ",
            "Retirement Date",
            "PER_RETIREDATE",
            "Retires on"
        )
    )]
    pub retires_on: Option<Date>,
    /// Sex as written.
    #[field(
        "เพศ",
        "Sex",
        confidential,
        span(3),
        example("หญิง"),
        hint("ชาย หรือ หญิง", "As written"),
        also("Gender", "tempGender", "PER_GENDER", "SEX_NAME")
    )]
    pub sex: String,
    /// Education as written.
    #[field(
        "วุฒิการศึกษา",
        "Education",
        confidential,
        span(3),
        example("ปริญญาโท"),
        hint("วุฒิสูงสุด", "Highest degree"),
        also(
            "คุณวุฒิ",
            "วุฒิ",
            "ระดับการศึกษา",
            "การศึกษา",
            "ระดับการศึกษาที่จบสูงสุด",
            "การศึกษาสูงสุด",
            "tempEducationName",
            "tempEducationLevel",
            "Highest Education"
        )
    )]
    pub education: String,
    /// Telephone.
    #[field(
        "โทรศัพท์",
        "Telephone",
        contact,
        span(3),
        example("02 141 9000"),
        hint("หมายเลขโทรศัพท์ที่ทำงาน", "Telephone number at work"),
        also(
            "เบอร์โทร",
            "เบอร์โทรศัพท์",
            "โทร.",
            "มือถือ",
            "โทรศัพท์มือถือ",
            "หมายเลขโทรศัพท์",
            "เบอร์มือถือ",
            "เบอร์ติดต่อ",
            "เบอร์โทรติดต่อ",
            "Phone",
            "Tel.",
            "Mobile"
        )
    )]
    pub phone: String,
    /// E-mail.
    #[field(
        "อีเมล",
        "Email",
        contact,
        span(3),
        example("somjai@example.go.th"),
        hint("ที่อยู่อีเมลของทางราชการ", "E-mail address at work"),
        also("อีเมล์", "E-mail", "ไปรษณีย์อิเล็กทรอนิกส์", "E-mail Address")
    )]
    pub email: String,
    /// Note.
    #[field(
        "หมายเหตุ",
        "Note",
        remark,
        lines(2),
        hint("ข้อความอื่นที่ควรบันทึก", "What else is worth noting"),
        also("Remark", "Remarks")
    )]
    pub note: String,
    /// Whether the person is on the staff now.
    #[field(
        "ปฏิบัติงานอยู่",
        "In service",
        public,
        default(true),
        list(7),
        example("ใช่"),
        hint("ใช่ ถ้ายังปฏิบัติงานอยู่ เว้นว่างคือใช่", "Yes if still on the staff; empty: yes"),
        also(
            "ยังปฏิบัติงาน",
            "Active",
            "สถานะปฏิบัติงาน",
            "สถานะ",
            "สถานะการปฏิบัติงาน",
            "สถานะการปฏิบัติราชการ",
            "สถานะบุคลากร",
            "สถานะการทำงาน",
            "สถานภาพการปฏิบัติงาน",
            "สถานภาพการปฏิบัติราชการ",
            "PER_STATUS",
            "On the staff"
        )
    )]
    pub active: bool,
}

/// The levels of civil servants as they are spelt: of general posts, of knowledge workers, and the two of managers and executives.
pub const LEVELS: [&str; 11] = [
    "ปฏิบัติงาน",
    "ชำนาญงาน",
    "อาวุโส",
    "ทักษะพิเศษ",
    "ปฏิบัติการ",
    "ชำนาญการ",
    "ชำนาญการพิเศษ",
    "เชี่ยวชาญ",
    "ทรงคุณวุฒิ",
    "ต้น",
    "สูง",
];

/// How posts of the executive kind (ประเภทบริหาร) begin, deputies aside; the others with the levels ต้น and สูง are managerial.
const EXECUTIVES: [&str; 7] =
    ["อธิบดี", "ปลัด", "ผู้ว่าราชการ", "เลขาธิการ", "หัวหน้าผู้ตรวจราชการ", "ผู้ตรวจราชการกระทรวง", "เอกอัครราชทูต"];

impl Person {
    fn rules(&self) -> Result<(), Error> {
        if let (Some(born), Some(appointed)) = (self.birth_date, self.appointed_on) {
            ensure(born < appointed, "appointed_on", Rule::BeforeBirth)?;
        }
        Ok(())
    }

    /// Whether they were on the staff on a day. Who left without a day that is known is taken as not having served.
    #[must_use]
    pub fn served_on(&self, day: Date) -> bool {
        let had_come = self.appointed_on.is_none_or(|appointed| appointed <= day);
        had_come && (self.active || self.retires_on.is_some_and(|last| last >= day))
    }

    /// Position and level as they are written together: `นักวิเคราะห์นโยบายและแผนชำนาญการ`, and where the level is of a kind of
    /// its own `ผู้อำนวยการกอง (ประเภทอำนวยการ ระดับสูง)`.
    #[must_use]
    pub fn post(&self) -> String {
        let (position, level) = (self.position.trim(), self.level.trim());
        if level.is_empty() || position.is_empty() || position.ends_with(level) {
            return if position.is_empty() { level.to_owned() } else { position.to_owned() };
        }
        match level {
            "ต้น" | "สูง" => {
                let leads =
                    EXECUTIVES.iter().any(|post| position.strip_prefix("รอง").unwrap_or(position).starts_with(post));
                let kind = if leads { "บริหาร" } else { "อำนวยการ" };
                format!("{position} (ประเภท{kind} ระดับ{level})")
            }
            _ if LEVELS.contains(&level) => format!("{position}{level}"),
            // Numbers of the levels of old, and what nobody knows.
            _ => format!("{position} {level}"),
        }
    }

    /// The name as it is written: prefix and first name joined, a space, the surname.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{}{} {}", self.prefix, self.first_name, self.surname).trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_and_level_are_joined_as_their_kind_is() {
        let id = Id::parse("01a0c450-6c00-7e54-905d-35de6024c976").expect("a key");
        for (position, level, together) in [
            ("นักวิเคราะห์นโยบายและแผน", "ชำนาญการ", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
            ("นิติกร", "ชำนาญการพิเศษ", "นิติกรชำนาญการพิเศษ"),
            ("เจ้าพนักงานธุรการ", "ปฏิบัติงาน", "เจ้าพนักงานธุรการปฏิบัติงาน"),
            ("ผู้อำนวยการกอง", "สูง", "ผู้อำนวยการกอง (ประเภทอำนวยการ ระดับสูง)"),
            ("รองอธิบดี", "ต้น", "รองอธิบดี (ประเภทบริหาร ระดับต้น)"),
            ("ปลัดกระทรวง", "สูง", "ปลัดกระทรวง (ประเภทบริหาร ระดับสูง)"),
            ("เจ้าหน้าที่บริหารงานทั่วไป", "8", "เจ้าหน้าที่บริหารงานทั่วไป 8"),
            ("นิติกรชำนาญการ", "ชำนาญการ", "นิติกรชำนาญการ"),
            ("พนักงานขับรถยนต์", "", "พนักงานขับรถยนต์"),
            ("", "ชำนาญการ", "ชำนาญการ"),
        ] {
            let (position, level) = (position.into(), level.into());
            let person = Person {
                position,
                level,
                ..Person::blank(id, Id::parse("01a0c450-6c00-7e54-905d-35de6024c977").expect("a key"))
            };
            assert_eq!(person.post(), together);
        }
    }
}
