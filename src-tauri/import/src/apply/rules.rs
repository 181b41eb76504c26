//! The registers' rules in Thai, for the rows that do not hold to them.

/// What to say of a rule that a field does not hold to.
pub(crate) fn told(field: &str, rule: &str) -> String {
    let said = match rule {
        "required" => "ต้องมีค่า",
        "negative" => "ต้องไม่ติดลบ",
        "not_positive" => "ต้องมากกว่าศูนย์",
        "out_of_range" => "อยู่นอกช่วงที่กำหนด",
        "too_large" => "มากเกินกว่าที่รับได้",
        "masked_id" => "เลขประจำตัวที่ปกปิดไว้ (x-xxxx-xxxxx-…) เทียบกับเลขที่บันทึกไว้ไม่ได้ โปรดพิมพ์เลขเต็ม หรือลบเลขนี้ออก",
        "amount_too_large" => "จำนวนเงินต้องไม่เกิน 1,000 ล้านล้านบาท",
        "count_too_large" => "จำนวนต้องไม่เกิน 1,000 ล้าน",
        "before_birth" => "ต้องอยู่หลังวันเกิด",
        "before_start" => "ต้องไม่อยู่ก่อนวันเริ่ม",
        "no_quarter" => "ต้องเลือกไตรมาสอย่างน้อยหนึ่งไตรมาส",
        "required_when_done" => "รายการที่แล้วเสร็จต้องมีวันที่แล้วเสร็จ",
        "only_when_done" => "มีวันที่แล้วเสร็จได้เฉพาะรายการที่แล้วเสร็จ",
        "own_parent" => "อยู่ภายใต้ตนเองไม่ได้",
        "letters_digits_dashes" => "ใช้ได้เฉพาะตัวอักษร ตัวเลข ขีด และจุด",
        "dot_at_an_end" => "ต้องไม่ขึ้นต้นด้วยจุดหรือขีด และไม่ลงท้ายด้วยจุด",
        "reserved_name" => "เป็นชื่อที่ Windows สงวนไว้ (เช่น CON, NUL, COM1) ใช้เป็นชื่อไฟล์ไม่ได้",
        "differs_only_in_case" => "ซ้ำกับรหัสอื่น ต่างกันเพียงตัวพิมพ์ใหญ่–เล็ก",
        "too_long" => "ยาวเกินกำหนด",
        "zero_or_one" => "ต้องเป็น 0 หรือ 1",
        "needs_a_value_indicator" => "ใช้ได้เฉพาะตัวชี้วัดเชิงปริมาณ",
        "not_monotone" | "out_of_order" => "ค่าเป้าหมายของระดับต้องเรียงลำดับ",
        "too_few" => "ระดับของเกณฑ์ไม่ครบ",
        _ => return format!("ค่าไม่เป็นไปตามกติกาของทะเบียน ({field}: {rule}) โปรดแก้แล้วนำเข้าใหม่"),
    };
    format!("{said} โปรดแก้แล้วนำเข้าใหม่")
}
