//! The declaration of a roster's columns: one line per field, with the words people write over it (DOMAIN.md section 5, the
//! exports of DPIS and GEIS, and the templates in use).

use serde::Serialize;
use specta::Type;

use crate::header::Declared;

/// What a column of a roster holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Running number; not stored.
    Order,
    /// Prefix, first name and surname in one cell.
    FullName,
    /// Prefix, rank or title.
    Prefix,
    /// First name.
    FirstName,
    /// Surname.
    Surname,
    /// National id.
    NationalId,
    /// Position.
    Position,
    /// Position number.
    PositionNumber,
    /// Level.
    Level,
    /// Staff kind.
    StaffKind,
    /// Unit within the agency.
    Unit,
    /// Sex.
    Sex,
    /// Education.
    Education,
    /// Birth date.
    BirthDate,
    /// Date of appointment.
    AppointedOn,
    /// Date of retirement.
    RetiresOn,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// Note.
    Note,
    /// The agency, when an update moves the person; never a column.
    Agency,
    /// Whether on the staff; never a column.
    Active,
}

impl Field {
    /// Its name in Thai.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Order => "ลำดับ",
            Self::FullName => "ชื่อ-สกุล",
            Self::Prefix => "คำนำหน้า",
            Self::FirstName => "ชื่อ",
            Self::Surname => "นามสกุล",
            Self::NationalId => "เลขประจำตัวประชาชน",
            Self::Position => "ตำแหน่ง",
            Self::PositionNumber => "เลขที่ตำแหน่ง",
            Self::Level => "ระดับ",
            Self::StaffKind => "ประเภทบุคลากร",
            Self::Unit => "สังกัด",
            Self::Sex => "เพศ",
            Self::Education => "วุฒิการศึกษา",
            Self::BirthDate => "วันเกิด",
            Self::AppointedOn => "วันบรรจุ",
            Self::RetiresOn => "วันเกษียณ",
            Self::Phone => "โทรศัพท์",
            Self::Email => "อีเมล",
            Self::Note => "หมายเหตุ",
            Self::Agency => "ส่วนราชการ",
            Self::Active => "สถานะปฏิบัติงาน",
        }
    }
}

const fn column(field: Field, weight: u32, words: &'static [&'static str]) -> Declared<Field> {
    Declared { field, words, weight }
}

/// The columns of a roster. Of two columns for one field, the word further left here wins.
pub(super) static COLUMNS: [Declared<Field>; 19] = [
    column(Field::Order, 1, &["ลำดับ", "ลำดับที่", "ที่", "No.", "เลขที่", "ลำดับ ที่"]),
    column(
        Field::FullName,
        5,
        &[
            "ชื่อ-สกุล",
            "ชื่อ-นามสกุล",
            "ชื่อ-ชื่อสกุล",
            "ชื่อและนามสกุล",
            "ชื่อและสกุล",
            "ชื่อตัว-ชื่อสกุล",
            "ชื่อตัวและชื่อสกุล",
            "คำนำหน้า-ชื่อ-สกุล",
            "คำนำหน้า ชื่อ นามสกุล",
            "คำนำหน้าชื่อ-ชื่อ-นามสกุล",
            "ยศ ชื่อ สกุล",
            "ยศ-ชื่อ-นามสกุล",
            "ชื่อผู้เข้ารับการอบรม",
            "ชื่อข้าราชการ",
            "ชื่อบุคลากร",
            "ชื่อเจ้าหน้าที่",
            "รายชื่อ",
            "รายชื่อบุคลากร",
            "รายนาม",
            "Full Name",
            "Name",
            "Employee Name",
        ],
    ),
    column(
        Field::Prefix,
        3,
        &[
            "คำนำหน้า",
            "คำนำหน้าชื่อ",
            "คำนำหน้านาม",
            "คำนำหน้าชื่อ/ยศ",
            "คำนำ",
            "ยศ",
            "ยศ/คำนำหน้า",
            "tempPrename",
            "Prename",
            "Prefix",
            "PN_NAME",
            "Title",
        ],
    ),
    column(
        Field::FirstName,
        5,
        &["ชื่อ", "ชื่อตัว", "ชื่อจริง", "tempFirstName", "First Name", "FNAME", "PER_NAME", "Given Name"],
    ),
    column(
        Field::Surname,
        5,
        &["นามสกุล", "สกุล", "ชื่อสกุล", "tempLastName", "Last Name", "LNAME", "PER_SURNAME", "Surname", "Family Name"],
    ),
    column(
        Field::NationalId,
        5,
        &[
            "เลขประจำตัวประชาชน",
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
            "National ID",
            "tempCardNo",
            "CARDNO",
            "PER_CARDNO",
            "Identification No.",
        ],
    ),
    column(
        Field::Position,
        2,
        &[
            "ตำแหน่ง",
            "ชื่อตำแหน่ง",
            "ตำแหน่งในสายงาน",
            "ชื่อตำแหน่งในสายงาน",
            "ตำแหน่งงาน",
            "ตำแหน่ง/ระดับ",
            "ตำแหน่งทางบริหาร",
            "POS_NAME",
            "PL_NAME",
            "tempLine",
            "Position",
        ],
    ),
    column(
        Field::PositionNumber,
        2,
        &["เลขที่ตำแหน่ง", "ตำแหน่งเลขที่", "เลขตำแหน่ง", "เลขที่อัตรา", "tempPositionNo", "POS_NO", "Position No."],
    ),
    column(Field::Level, 2, &["ระดับ", "ระดับตำแหน่ง", "ระดับตำแหน่งข้าราชการ", "LEVEL_NAME", "Level", "Lavel"]),
    column(
        Field::StaffKind,
        1,
        &[
            "ประเภทบุคลากร",
            "ประเภท",
            "ประเภทตำแหน่ง",
            "ประเภทเจ้าหน้าที่",
            "ประเภทการจ้าง",
            "สถานภาพการจ้าง",
            "Staff Type",
            "PER_TYPE",
        ],
    ),
    column(
        Field::Unit,
        2,
        &[
            "สังกัด",
            "หน่วยงาน",
            "กอง",
            "สำนัก/กอง",
            "สำนัก",
            "กลุ่ม",
            "ฝ่าย",
            "กลุ่มงาน",
            "กลุ่ม/ฝ่าย",
            "กอง/กลุ่ม",
            "สำนัก/กอง/ศูนย์",
            "หน่วยงาน/สังกัด",
            "หน่วยงานที่สังกัด",
            "คณะ/หน่วยงานที่สังกัด",
            "สังกัด/หน่วยงาน",
            "แผนก",
            "ส่วนราชการ",
            "DivisionName",
            "DEP_NAME",
            "ORG_NAME",
            "Department",
            "Division",
            "Unit",
            "Organize",
        ],
    ),
    column(Field::Sex, 1, &["เพศ", "Sex", "Gender", "tempGender"]),
    column(
        Field::Education,
        1,
        &[
            "วุฒิการศึกษา",
            "คุณวุฒิ",
            "วุฒิ",
            "ระดับการศึกษา",
            "การศึกษา",
            "ระดับการศึกษาที่จบสูงสุด",
            "การศึกษาสูงสุด",
            "tempEducationName",
            "tempEducationLevel",
            "Highest Education",
            "Education",
        ],
    ),
    column(
        Field::BirthDate,
        2,
        &[
            "วันเกิด",
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
        ],
    ),
    column(
        Field::AppointedOn,
        2,
        &[
            "วันบรรจุ",
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
            "Appointed On",
        ],
    ),
    column(
        Field::RetiresOn,
        1,
        &[
            "วันเกษียณ",
            "วันเกษียณอายุ",
            "วันที่เกษียณ",
            "วันที่เกษียณอายุ",
            "วันเกษียณอายุราชการ",
            "วันครบเกษียณ",
            "วันเดือนปีที่เกษียณ",
            "Retirement Date",
        ],
    ),
    column(
        Field::Phone,
        1,
        &[
            "โทรศัพท์",
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
            "Telephone",
            "Mobile",
        ],
    ),
    column(Field::Email, 1, &["อีเมล", "อีเมล์", "E-mail", "ไปรษณีย์อิเล็กทรอนิกส์", "E-mail Address"]),
    column(Field::Note, 1, &["หมายเหตุ", "Remark", "Remarks", "Note"]),
];

/// Columns whose values are never looked at.
pub(super) fn is_secret(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["password", "passwd", "รหัสผ่าน", "pin code"].iter().any(|word| lower.contains(word))
}
