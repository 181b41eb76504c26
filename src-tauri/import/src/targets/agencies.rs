//! Agencies (ส่วนราชการ): the tree below the ministry.

use std::collections::HashMap;

use saisaat_core::registers::{Agency, Record, Scope};
use saisaat_core::values::Id;
use saisaat_core::{Reader, Result, Tx};

use crate::choices::OnDuplicate;
use crate::column::{About, Column, Kind, Label, said_text, text};
use crate::draft::Draft;
use crate::error::ImportError;
use crate::outcome::Skipped;
use crate::target::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};

/// An agency, and the code or name of the one above it.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    agency: Agency,
    above: String,
}

const CODE: usize = 0;
const NAME: usize = 1;
const ABOVE: usize = 4;

static COLUMNS: [Column<Placed>; 7] = [
    text!(
        Placed,
        agency.code,
        About::new("code", "รหัสส่วนราชการ", "Agency code", Kind::Text)
            .words(4, &["รหัส", "รหัสหน่วยงาน", "Code", "ORG_CODE"])
            .required()
            .hint("รหัสสั้นที่ไม่ซ้ำกัน ใช้ตัวอักษร ตัวเลข ขีด และจุด", "DEP-01")
    ),
    text!(
        Placed,
        agency.name_th,
        About::new("name_th", "ชื่อส่วนราชการ", "Agency name", Kind::Text)
            .words(4, &["ส่วนราชการ", "หน่วยงาน", "ชื่อหน่วยงาน", "ชื่อภาษาไทย", "กรม", "ORG_NAME"])
            .required()
            .hint("ชื่อเต็มภาษาไทย", "กรมตัวอย่าง")
    ),
    text!(
        Placed,
        agency.name_en,
        About::new("name_en", "ชื่อภาษาอังกฤษ", "English name", Kind::Text).hint("ชื่อภาษาอังกฤษ", "Example Department")
    ),
    text!(
        Placed,
        agency.abbreviation,
        About::new("abbreviation", "อักษรย่อ", "Abbreviation", Kind::Text)
            .words(2, &["ชื่อย่อ", "คำย่อ"])
            .hint("อักษรย่อ", "กตย.")
    ),
    Column {
        about: About::new("parent", "ส่วนราชการต้นสังกัด", "Agency above", Kind::Text)
            .words(2, &["ต้นสังกัด", "หน่วยงานต้นสังกัด", "รหัสต้นสังกัด", "ภายใต้", "Parent"])
            .hint("รหัสหรือชื่อของส่วนราชการที่อยู่เหนือขึ้นไป เว้นว่างคือกระทรวง", "MOE"),
        get: |listed| said_text(&listed.above),
        set: Some(|listed, said| listed.above = said.into_text()),
    },
    text!(Placed, agency.vision, About::new("vision", "วิสัยทัศน์", "Vision", Kind::Lines)),
    text!(Placed, agency.mission, About::new("mission", "พันธกิจ", "Mission", Kind::Lines)),
];

/// The agencies at work.
pub(crate) struct Agencies {
    ministry: Id<Agency>,
    codes: HashMap<Id<Agency>, String>,
    /// By code, and by name where no code is the same.
    known: HashMap<String, Id<Agency>>,
}

impl Agencies {
    fn note(&mut self, agency: &Agency) {
        self.codes.insert(agency.id, agency.code.clone());
        self.known.insert(agency.code.clone(), agency.id);
        self.known.entry(agency.name_th.clone()).or_insert(agency.id);
    }

    fn listed(&self, agency: Agency) -> Placed {
        let above = agency.parent_id.and_then(|parent| self.codes.get(&parent)).cloned().unwrap_or_default();
        Placed { agency, above }
    }
}

impl Listed for Agencies {
    type Row = Placed;

    const LABEL: Label = Label { th: "ส่วนราชการ", en: "Agencies" };
    const REGISTER: &'static str = Agency::TABLE;

    fn columns() -> &'static [Column<Placed>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Placed>> {
        let all: Vec<Agency> = reader.list(&Scope::default())?;
        let mut codes = Self { ministry: reader.ministry()?.id, codes: HashMap::new(), known: HashMap::new() };
        all.iter().for_each(|agency| codes.note(agency));
        Ok(reader.list::<Agency>(&place.scope())?.into_iter().map(|agency| codes.listed(agency)).collect())
    }
}

impl Rows for Agencies {
    const ASKS_FOR: &'static [&'static str] = &[];
    const NEEDS: &'static [&'static [&'static str]] = &[&["code", "name_th"]];
    const KEYS: &'static [(&'static str, Label)] = &[("code", Label { th: "รหัสส่วนราชการ", en: "Agency code" })];

    fn open(work: Work<'_>, _: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let ministry = work.reader.ministry()?.id;
        let mut agencies = Self { ministry, codes: HashMap::new(), known: HashMap::new() };
        work.reader.list::<Agency>(&Scope::default())?.iter().for_each(|agency| agencies.note(agency));
        Ok(Ok(agencies))
    }

    fn identity(&self, draft: &Draft) -> Identity {
        let code = draft.get(CODE).map(|_| (hash_of("code", &[draft.text(CODE)]), CODE, "duplicate_code_in_file"));
        Identity { strongest: code, weaker: None }
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Result<Found<Placed>> {
        let known = self.known.get(draft.text(CODE)).or_else(|| self.known.get(draft.text(NAME)));
        let Some(id) = known.copied() else { return Ok(Found::Nothing) };
        let Some(agency) = work.reader.find(id)? else { return Ok(Found::Nothing) };
        if work.choices.on_duplicate == OnDuplicate::New {
            let message = "รหัสส่วนราชการนี้มีอยู่แล้ว จึงเพิ่มเป็นรายการใหม่ไม่ได้ โปรดใช้รหัสอื่นหรือเลือกปรับปรุงรายการเดิม";
            return Ok(Found::Refused(Refused::at(Skipped::InRegister, CODE, "code_is_in_register", message)));
        }
        Ok(Found::One(id.to_string(), Box::new(self.listed(agency))))
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> Result<std::result::Result<Placed, Refused>> {
        let text = String::new;
        let agency = Agency {
            id: work.new.new_id(),
            parent_id: Some(self.ministry),
            code: text(),
            name_th: text(),
            name_en: text(),
            abbreviation: text(),
            vision: text(),
            mission: text(),
        };
        Ok(Ok(Placed { agency, above: text() }))
    }

    fn settle(&mut self, _: Work<'_>, before: Option<&Placed>, listed: &mut Placed) -> Result<Settled> {
        let mut settled = Settled::default();
        if listed.above.is_empty() || before.is_some_and(|before| before.above == listed.above) {
            return Ok(settled);
        }
        match self.known.get(&listed.above) {
            Some(above) => {
                listed.agency.parent_id = Some(*above);
                // Told by its code, so that the same parent by name is no change.
                listed.above = self.codes.get(above).cloned().unwrap_or_default();
            }
            None => {
                let message = format!(
                    "ไม่พบส่วนราชการต้นสังกัด “{}” ในทะเบียนหรือในแถวก่อนหน้า โปรดเพิ่มก่อน หรือเรียงแถวต้นสังกัดไว้ด้านบน",
                    listed.above
                );
                settled.refused = Some(Refused::at(Skipped::NotThere, ABOVE, "parent_not_found", message));
            }
        }
        Ok(settled)
    }

    fn keep(&mut self, listed: &Placed) {
        self.note(&listed.agency);
    }

    fn check(&self, listed: &Placed) -> Result<()> {
        Record::check(&listed.agency)
    }

    fn put(&self, tx: &Tx<'_>, listed: &Placed) -> Result<()> {
        tx.put(&listed.agency)
    }
}
