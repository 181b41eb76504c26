//! Every rule by which something typed, chosen or asked for is refused, with its words: the window, imports, the command line
//! and printed reports all say these.
//!
//! Invariant: a rule has one stable code, one Thai and one English text; nothing else words a rule. Knows no register.

use std::fmt;

use serde::{Deserialize, Serialize};
use specta::Type;

/// Declares the rules: those that say something of a field, whose name leads their words, and those whose words stand alone.
macro_rules! rules {
    (
        of_a_field { $($of:ident = $of_code:literal ($of_th:literal, $of_en:literal),)+ }
        alone { $($alone:ident = $code:literal ($th:literal, $en:literal),)+ }
    ) => {
        /// A rule that does not hold.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
        pub enum Rule {
            $(#[doc = $of_en] #[serde(rename = $of_code)] $of,)+
            $(#[doc = $en] #[serde(rename = $code)] $alone,)+
        }

        impl Rule {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$of,)+ $(Self::$alone,)+];

            /// The stable code, in `snake_case`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$of => $of_code,)+ $(Self::$alone => $code,)+ }
            }

            /// What is said in Thai.
            #[must_use]
            pub const fn th(self) -> &'static str {
                match self { $(Self::$of => $of_th,)+ $(Self::$alone => $th,)+ }
            }

            /// What is said in English.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Self::$of => $of_en,)+ $(Self::$alone => $en,)+ }
            }

            /// Whether the words say by themselves what they are about; otherwise the field's name leads them.
            #[must_use]
            pub const fn stands_alone(self) -> bool {
                matches!(self, $(Self::$alone)|+)
            }
        }
    };
}

rules! {
    of_a_field {
        // Of any field.
        Required = "required" ("ต้องระบุ", "Required"),
        Format = "format" ("รูปแบบไม่ถูกต้อง", "Not in the right form"),
        Date = "date" ("กรอกเป็น วัน/เดือน/ปี พ.ศ. เช่น 1/10/2568", "day/month/B.E. year, such as 1/10/2568"),
        Number = "number" ("กรอกเป็นตัวเลข", "Must be a number"),
        Length = "length" ("ต้องมี 13 หลัก", "Must have 13 digits"),
        Duplicate = "duplicate" ("ค่านี้มีอยู่แล้ว", "This value is already in use"),
        NotAllowed = "not_allowed" ("ไม่อนุญาตค่านี้", "Not allowed"),
        TooLong = "too_long" ("ยาวเกินกำหนด", "Too long"),
        TooLarge = "too_large" ("มากเกินกว่าที่รับได้", "Too large"),
        OutOfRange = "out_of_range" ("อยู่นอกช่วงที่กำหนด", "Out of range"),
        Negative = "negative" ("ต้องไม่ติดลบ", "Must not be negative"),
        NotPositive = "not_positive" ("ต้องมากกว่าศูนย์", "Must be above zero"),
        ZeroOrOne = "zero_or_one" ("ต้องเป็น 0 หรือ 1", "Must be 0 or 1"),
        AmountTooLarge = "amount_too_large"
            ("จำนวนเงินต้องไม่เกิน 1,000 ล้านล้านบาท", "An amount is at most 1,000,000,000,000,000 baht"),
        AmountNotExact = "amount_not_exact" (
            "จำนวนเงินที่เกิน 90 ล้านล้านบาทแก้ไขในหน้าต่างไม่ได้ โปรดตรวจตัวเลข หรือนำเข้าจากตารางคำนวณ",
            "An amount above 90 trillion baht cannot be edited in the window; check it, or import it from a spreadsheet"
        ),
        CountTooLarge = "count_too_large" ("จำนวนต้องไม่เกิน 1,000 ล้าน", "A count is at most 1,000 million"),
        MaskedId = "masked_id" (
            "เลขประจำตัวที่ปกปิดไว้ (x-xxxx-xxxxx-…) เทียบกับเลขที่บันทึกไว้ไม่ได้ โปรดพิมพ์เลขเต็ม หรือลบเลขนี้ออก",
            "The masked ID (x-xxxx-xxxxx-…) here matches no stored one; type it in full, or take it out"
        ),
        Wrong = "wrong" (
            "ไม่ถูกต้อง โปรดตรวจแป้นพิมพ์ไทย/อังกฤษแล้วลองใหม่",
            "Wrong; check whether the keyboard is Thai or English and try again"
        ),
        UnknownField = "unknown_field" ("ไม่มีช่องข้อมูลนี้ในทะเบียน", "No field of the register"),
        NotEditable = "not_editable" ("แก้ไขทะเบียนนี้ด้วยวิธีนี้ไม่ได้", "Not edited in this way"),
        NotAttachable = "not_attachable" ("แนบไฟล์กับรายการนี้ไม่ได้", "Files cannot be attached to this record"),
        NotDue = "not_due" ("ยังไม่พ้นกำหนดเก็บรักษา", "Still within its retention period"),
        PartOfAnother = "part_of_another" ("เป็นส่วนหนึ่งของรายการอื่นอยู่แล้ว", "Already part of another record"),
        // Codes.
        LettersDigitsDashes = "letters_digits_dashes"
            ("ใช้ได้เฉพาะตัวอักษร ตัวเลข ขีด และจุด", "Letters, digits, dashes and dots only"),
        DotAtAnEnd = "dot_at_an_end" (
            "ต้องไม่ขึ้นต้นด้วยจุดหรือขีด และไม่ลงท้ายด้วยจุด",
            "Must not begin with a dot or a dash, nor end with a dot"
        ),
        ReservedName = "reserved_name" (
            "เป็นชื่อที่ Windows สงวนไว้ (เช่น CON, NUL, COM1) ใช้เป็นชื่อไฟล์ไม่ได้",
            "A name that Windows keeps for itself (such as CON, NUL, COM1) and no file can have"
        ),
        DiffersOnlyInCase = "differs_only_in_case"
            ("ซ้ำกับรหัสอื่น ต่างกันเพียงตัวพิมพ์ใหญ่–เล็ก", "Another code is the same but for capital letters"),
        OwnParent = "own_parent" ("อยู่ภายใต้ตนเองไม่ได้", "Cannot be part of itself"),
        // Days, years and quarters.
        BeforeBirth = "before_birth" ("ต้องอยู่หลังวันเกิด", "Must be after the day of birth"),
        BeforeStart = "before_start" ("ต้องไม่อยู่ก่อนวันเริ่ม", "Must not be before the first day"),
        BeforeFirstYear = "before_first_year" ("ต้องไม่อยู่ก่อนปีเริ่ม", "Must not be before the first year"),
        BeforeReceipt = "before_receipt" ("ต้องไม่อยู่ก่อนวันที่รับ", "Must not be before the day it was received"),
        BeforeClosing = "before_closing" ("ต้องไม่อยู่ก่อนวันปิดรอบ", "Must not be before the round closes"),
        AfterTheDayNoted = "after_the_day_noted"
            ("ต้องไม่อยู่หลังวันที่ของข้อมูล", "Must not be after the day the entry is of"),
        OutsideTheYear = "outside_the_year" ("วันที่ไม่อยู่ในปีงบประมาณนี้", "Not within this fiscal year"),
        NoQuarter = "no_quarter" ("ต้องเลือกอย่างน้อยหนึ่งไตรมาส", "Choose at least one quarter"),
        // What goes with a status or a decision.
        RequiredWhenDone = "required_when_done"
            ("ต้องระบุเมื่อสถานะเป็น “แล้วเสร็จ”", "Required when the status is “Done”"),
        OnlyWhenDone = "only_when_done"
            ("ระบุได้เมื่อสถานะเป็น “แล้วเสร็จ” เท่านั้น", "Only when the status is “Done”"),
        RequiredWhenDecided = "required_when_decided" ("ต้องระบุเมื่อพิจารณาแล้ว", "Required once it was decided"),
        OnlyWhenDecided = "only_when_decided" ("ระบุได้เมื่อพิจารณาแล้วเท่านั้น", "Only once it was decided"),
        RequiredWhenClosed = "required_when_closed" ("ต้องระบุก่อนยุติเรื่อง", "Required before closing"),
        // Training, gifts and complaints.
        MoreThanGiven = "more_than_given" ("มากกว่าชั่วโมงที่จัดอบรม", "More than the hours given"),
        OfficialsArePeople = "officials_are_people"
            ("เจ้าหน้าที่ที่เป็นผู้ให้ต้องเป็นบุคคล", "An official who gives is a person"),
        PartyOfOfficials = "party_of_officials"
            ("ใช้ได้กับการให้ระหว่างเจ้าหน้าที่เท่านั้น", "Only for what officials give each other"),
        NotOfTheReason = "not_of_the_reason" ("ไม่ตรงกับเหตุผล", "Does not follow from the reason"),
        LessThanAnOccasion = "less_than_an_occasion"
            ("ต้องไม่น้อยกว่าเกณฑ์ต่อโอกาส", "Must not be less than the limit of an occasion"),
        KeptLessThanAYear = "kept_less_than_a_year"
            ("ขายได้เมื่อส่วนราชการเก็บรักษาครบหนึ่งปี", "Sold only after the agency kept it a year"),
        ToldInTheRegister = "told_in_the_register" (
            "ข้อมูลนี้ปรากฏในทะเบียนเรื่องร้องเรียน โปรดแก้ไขทะเบียนไม่ให้ระบุตัวผู้แจ้งก่อน",
            "The complaint tells this; take it out of the register first"
        ),
        // Scoring.
        NeedsAValueIndicator = "needs_a_value_indicator"
            ("ใช้ได้เฉพาะตัวชี้วัดเชิงปริมาณ", "Only for indicators scored by value"),
        OutOfOrder = "out_of_order" ("ไม่เรียงลำดับ", "The target values must be in order"),
        TooFew = "too_few" ("ยังกำหนดไว้ไม่ครบ", "Not complete yet"),
        DoesNotFit = "does_not_fit"
            ("ไม่ตรงกับลักษณะการให้คะแนน", "The result does not fit the kind of indicator"),
        MixedScales = "mixed_scales" ("ใช้มาตราคะแนนไม่เหมือนกัน", "Its parts are on different scales"),
    }
    alone {
        WeightsDoNotSum = "weights_do_not_sum"
            ("น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับที่คำรับรองกำหนด", "The weights of the indicators do not add up to what the agreement says"),
        CheckDigit = "check_digit"
            ("เลขประจำตัวประชาชนไม่ถูกต้อง (หลักตรวจสอบ)", "Not a valid national ID (check digit)"),
        // What goes into the next year.
        CancelledByTheReview = "cancelled_by_the_review" (
            "ผลการทบทวนแผนให้ยกเลิก จึงไม่ยกไปปีถัดไป",
            "The review cancels it, so it is not carried into the next year"
        ),
        AnotherList = "another_list" (
            "จับคู่ได้เฉพาะรายการชุดเดียวกันของส่วนราชการเดียวกัน โดยรายการเดิมเป็นของปีก่อนหน้า",
            "Only items of one list of one agency are paired, the older with the newer"
        ),
        // Who may do what.
        AdministratorsOnly = "administrators_only"
            ("ทำได้เฉพาะผู้ดูแลแฟ้มงาน", "Only an administrator may do this"),
        ReadOnly = "read_only" ("เจ้าหน้าที่ผู้นี้มีสิทธิ์อ่านอย่างเดียว", "This officer may only read"),
        NotActive = "not_active" ("เจ้าหน้าที่ผู้นี้ถูกถอดสิทธิ์แล้ว", "This officer no longer has access"),
        LastAdministrator = "last_administrator"
            ("ต้องมีผู้ดูแลแฟ้มงานเหลืออย่างน้อยหนึ่งคน", "At least one administrator must remain"),
        LastForIdentities = "last_for_identities" (
            "เป็นผู้เดียวที่เปิดข้อมูลผู้ร้องได้ โปรดกำหนดผู้อื่นก่อน",
            "Nobody else can open the identities; name another officer first"
        ),
        // Passphrases and recovery keys.
        AnotherOfficer = "another_officer"
            ("รหัสผ่านนี้เป็นของเจ้าหน้าที่คนอื่น", "This passphrase is another officer’s"),
        Wait = "wait"
            ("ใส่รหัสผ่านผิดหลายครั้ง โปรดรอสักครู่แล้วลองใหม่", "Too many wrong passphrases; wait a moment and try again"),
        TooShort = "too_short" ("รหัสผ่านต้องมีอย่างน้อย 12 ตัวอักษร", "A passphrase has at least 12 characters"),
        Differs = "differs" ("รหัสผ่านสองครั้งไม่ตรงกัน", "The two passphrases differ"),
        Incomplete = "incomplete" ("กุญแจกู้คืนยังไม่ครบ 40 ตัว", "The recovery key has not its 40 signs"),
        Mistyped = "mistyped" ("กุญแจกู้คืนพิมพ์ผิดบางกลุ่ม", "Some groups of the recovery key are mistyped"),
        Unprotected = "unprotected"
            ("แฟ้มงานนี้ไม่มีรหัสผ่าน จึงล็อกไม่ได้", "This workspace has no passphrase, so it cannot be locked"),
        // Where a workspace lies.
        IsBackup = "is_backup" (
            "โฟลเดอร์นี้เป็นสำเนาสำรอง เปิดทำงานโดยตรงหรือกู้คืนทับไม่ได้ โปรดกู้คืนไปยังโฟลเดอร์อื่น",
            "This folder is a backup; it is not opened or restored over: restore it to another folder"
        ),
        NetworkDrive = "network_drive" (
            "เก็บแฟ้มงานบนไดรฟ์เครือข่ายไม่ได้ โปรดเลือกโฟลเดอร์ในเครื่องนี้",
            "A workspace cannot be kept on a network drive; choose a folder on this machine"
        ),
        SyncedFolder = "synced_folder" (
            "เก็บแฟ้มงานในโฟลเดอร์ที่ซิงก์ขึ้นคลาวด์ไม่ได้ โปรดเลือกโฟลเดอร์อื่นในเครื่องนี้",
            "A workspace cannot be kept in a cloud-synced folder; choose another folder on this machine"
        ),
        NotUnicode = "not_unicode" (
            "ชื่อโฟลเดอร์มีตัวอักษรที่ไม่ใช่ Unicode จึงใช้เป็นแฟ้มงานไม่ได้ โปรดเปลี่ยนชื่อโฟลเดอร์",
            "The name of the folder is not Unicode, so no workspace can be kept in it; rename it"
        ),
        // The clock.
        Before1970 = "before_1970" (
            "นาฬิกาของเครื่องอยู่ก่อน พ.ศ. 2513 โปรดตั้งวันที่และเวลาของเครื่องให้ถูกต้องก่อน",
            "The clock of this machine stands before 1970; set its date and time first"
        ),
        Contradicted = "contradicted" (
            "นาฬิกาเครื่องไม่ตรงกับบันทึกการใช้งาน โปรดตั้งนาฬิกาให้ถูกต้องแล้วเปิดแฟ้มงานใหม่ หรือถ้าถูกต้องแล้ว ให้ผู้ดูแลแฟ้มงานยืนยันวันที่ในหน้าระยะเวลาเก็บรักษาก่อน",
            "The clock of this machine contradicts the audit log; set it right and open the workspace again or, where it is right, let an administrator confirm the date under retention"
        ),
        AnotherDay = "another_day" (
            "วันที่ที่ยืนยันไม่ตรงกับนาฬิกาเครื่อง โปรดตรวจนาฬิกาแล้วยืนยันใหม่",
            "That is not the date of this machine’s clock; check the clock and confirm again"
        ),
        // What is handed in.
        Final = "final" (
            "รายงานที่ส่งแล้วแก้ไข ลบ หรือเลิกทำไม่ได้ โปรดส่งฉบับใหม่",
            "What is handed in is not edited, removed or undone; hand in a new version"
        ),
        ChangedSince = "changed_since" (
            "ข้อมูลถูกแก้ไขระหว่างจัดทำรายงาน โปรดส่งใหม่อีกครั้ง",
            "The data changed while the report was made; hand it in again"
        ),
        Unchanged = "unchanged" (
            "ข้อมูลไม่ต่างจากฉบับที่ส่งแล้ว จึงไม่ต้องส่งซ้ำ",
            "Nothing differs from the version that is handed in; there is no need to hand it in again"
        ),
        // Files and emblems.
        UnknownType = "unknown_type" (
            "รับเฉพาะไฟล์ PDF, PNG, JPEG และเอกสาร Word, Excel, PowerPoint",
            "Only PDF, PNG, JPEG and Word, Excel or PowerPoint documents"
        ),
        Empty = "empty" ("ไฟล์นี้ว่างเปล่า", "This file is empty"),
        TooManyForABook = "too_many_for_a_book" (
            "รวมเล่มได้ไม่เกิน 300 ส่วนราชการ ถ้ามีมากกว่านั้น โปรดทำชุดรายงานแทน",
            "A book binds the reports of at most 300 agencies; make a pack of more"
        ),
        FileTooLarge = "file_too_large" ("ไฟล์ใหญ่เกิน 50 เมกะไบต์", "The file is larger than 50 MB"),
        UnreadablePicture = "unreadable_picture" (
            "ตราสัญลักษณ์ไม่ใช่ภาพ PNG หรือ SVG ที่อ่านได้ โปรดเลือกไฟล์อื่น หรือนำตราออก",
            "The emblem is not a PNG or SVG that can be read; choose another file, or take the emblem off"
        ),
        PictureTooLarge = "picture_too_large" (
            "ตราสัญลักษณ์ใหญ่เกิน 512 กิโลไบต์ โปรดย่อก่อน",
            "The emblem is larger than 512 KB; make it smaller first"
        ),
        TooManyDots = "too_many_dots" (
            "ตราสัญลักษณ์กว้างหรือสูงเกิน 4,096 จุด โปรดย่อก่อน",
            "The emblem is more than 4,096 dots wide or high; make it smaller first"
        ),
        TooElaborate = "too_elaborate" (
            "ตราสัญลักษณ์เป็นไฟล์ SVG ที่มีข้อความ ภาพ ลวดลาย หรือหน้ากาก โปรดแปลงข้อความเป็นเส้น หรือบันทึกเป็น PNG",
            "The emblem is an SVG with text, pictures, patterns or masks; turn text into outlines, or save it as PNG"
        ),
        TooComplex = "too_complex" (
            "ตราสัญลักษณ์ซับซ้อนเกินไป (ซ้อนชั้น ชิ้นส่วน หรือจุดมากเกินกำหนด) โปรดบันทึกเป็น PNG แล้วเลือกใหม่ หรือนำตราออก",
            "The emblem has too many parts, layers or points; save it as PNG and choose it again, or take the emblem off"
        ),
        ReaderUnconfined = "reader_unconfined" (
            "เครื่องนี้ไม่ยอมให้จำกัดสิทธิ์ของตัวอ่านภาพตราสัญลักษณ์ จึงไม่อ่านภาพเพื่อความปลอดภัย โปรดแจ้งผู้ดูแลเครื่อง",
            "This machine does not let the reader of emblems be confined, so for safety nothing was read; ask its administrator"
        ),
        // An import.
        Unanswered = "unanswered" ("ยังมีคำถามที่ต้องตอบก่อนนำเข้า", "Questions are to be answered before importing"),
        Cancelled = "cancelled" ("ยกเลิกการนำเข้าแล้ว", "The import was cancelled"),
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_a_code_and_words_of_its_own_in_both_languages() {
        for of in [Rule::code, Rule::th, Rule::en] {
            let all: BTreeSet<&str> = Rule::ALL.iter().map(|rule| of(*rule)).collect();
            assert_eq!(all.len(), Rule::ALL.len(), "no two are the same");
        }
        for rule in Rule::ALL {
            assert!(rule.code().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{rule}");
            assert!(rule.th().chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c)), "{rule} in Thai");
            assert!(rule.en().chars().all(|c| !('\u{e01}'..='\u{e5b}').contains(&c)), "{rule} in English");
        }
    }
}
