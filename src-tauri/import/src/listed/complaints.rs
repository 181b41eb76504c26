//! Complaints (เรื่องร้องเรียน). Who told is in a store of its own that no export reads.

use saisaat_core::registers::{Complaint, Record as _};
use saisaat_core::{Reader, Result};

use super::name_of;
use crate::column::{About, Column, Kind, Label, Word, one, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

static CHANNELS: [Word; 7] = [
    one("in_person", "มาด้วยตนเอง", "In person", &[]),
    one("letter", "หนังสือ", "Letter", &[]),
    one("telephone", "โทรศัพท์", "Telephone", &[]),
    one("email", "อีเมล", "E-mail", &[]),
    one("online", "เว็บไซต์หรือแอป", "Web site or app", &[]),
    one("drop_box", "ตู้รับเรื่อง", "Drop box", &[]),
    one("forwarded", "หน่วยงานอื่นส่งมา", "Forwarded", &[]),
];

static KINDS: [Word; 5] = [
    one("corruption", "ทุจริต", "Corruption", &[]),
    one("misconduct", "ประพฤติมิชอบ", "Misconduct", &[]),
    one("service", "การให้บริการ", "Service", &[]),
    one("procurement", "จัดซื้อจัดจ้าง", "Procurement", &[]),
    one("personnel", "การบริหารงานบุคคล", "Personnel", &[]),
];

static URGENCIES: [Word; 3] = [
    one("ordinary", "ปกติ", "Ordinary", &[]),
    one("urgent", "ด่วน", "Urgent", &[]),
    one("most_urgent", "ด่วนที่สุด", "Most urgent", &[]),
];

const fn seen(
    key: &'static str,
    th: &'static str,
    en: &'static str,
    kind: Kind,
    get: fn(&Complaint) -> Option<Said>,
) -> Column<Complaint> {
    Column::seen(About::new(key, th, en, kind), get)
}

static COLUMNS: [Column<Complaint>; 14] = [
    seen("case_code", "รหัสเรื่อง", "Case code", Kind::Text, |c| {
        c.case_code.as_ref().map(|code| Said::Text(code.to_string()))
    }),
    seen("received_on", "วันที่รับเรื่อง", "Received on", Kind::Day, |c| {
        Some(Said::Day(c.received_on))
    }),
    seen("channel", "ช่องทาง", "Channel", Kind::Text, |c| Some(name_of(&CHANNELS, c.channel.word()))),
    seen("kind", "ประเภท", "Kind", Kind::Text, |c| Some(name_of(&KINDS, c.kind.word()))),
    seen("summary", "เรื่องโดยย่อ", "Summary", Kind::Lines, |c| said_text(&c.summary)),
    seen("unit", "หน่วยงานที่เกี่ยวข้อง", "Unit concerned", Kind::Text, |c| said_text(&c.unit)),
    seen("urgency", "ความเร่งด่วน", "Urgency", Kind::Text, |c| {
        Some(name_of(&URGENCIES, c.urgency.word()))
    }),
    seen("protected", "คุ้มครองผู้แจ้งเบาะแส", "Protected informant", Kind::YesNo, |c| Some(Said::Yes(c.protected))),
    seen("owner", "ผู้รับผิดชอบ", "Owner", Kind::Text, |c| said_text(&c.owner)),
    seen("reply_by", "ตอบกลับครั้งแรกภายใน", "First reply by", Kind::Day, |c| c.reply_by.map(Said::Day)),
    seen("acknowledged_on", "แจ้งรับเรื่องเมื่อ", "Acknowledged on", Kind::Day, |c| c.acknowledged_on.map(Said::Day)),
    seen("replied_on", "ตอบกลับเมื่อ", "Replied on", Kind::Day, |c| {
        c.replied_on.map(Said::Day)
    }),
    seen("closed_on", "ยุติเรื่องเมื่อ", "Closed on", Kind::Day, |c| {
        c.closed_on.map(Said::Day)
    }),
    seen("outcome", "ผลการดำเนินการ", "Outcome", Kind::Lines, |c| said_text(&c.outcome)),
];

/// Complaints.
pub(crate) struct Complaints;

impl Listed for Complaints {
    type Row = Complaint;

    const LABEL: Label =
        Label { th: "ทะเบียนเรื่องร้องเรียน", en: "Complaint register" };
    const REGISTER: &'static str = Complaint::TABLE;

    fn columns() -> &'static [Column<Complaint>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Complaint>> {
        reader.list(&place.scope())
    }
}
