//! Agencies (ส่วนราชการ): the tree below the ministry.

use std::collections::{HashMap, HashSet};

use saisaat_core::registers::{Agency, Record, Register, Scope};
use saisaat_core::values::Id;
use saisaat_core::values::file_name::folded;
use saisaat_core::{Reader, Result, Tx};

use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};
use crate::choices::{Choices, OnDuplicate};
use crate::column::{About, Column, Kind, Label, text, value_text};
use crate::decide::draft::Draft;
use crate::error::ImportError;

/// An agency, and the code or name of the one above it.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    agency: Agency,
    above: String,
}

const CODE: usize = 0;
const NAME: usize = 1;
const ABOVE: usize = 4;

const fn declared(key: &'static str) -> About {
    About::declared(&Agency::DECLARATION, key)
}

static COLUMNS: [Column<Placed>; 7] = [
    text!(Placed, agency.code, declared("code").kind(Kind::Code).weight(4)),
    text!(Placed, agency.name_th, declared("name_th").weight(4)),
    text!(Placed, agency.name_en, declared("name_en")),
    text!(Placed, agency.abbreviation, declared("abbreviation").weight(2)),
    Column {
        about: declared("parent_id").kind(Kind::Code).key("parent").weight(2),
        get: |listed| value_text(&listed.above),
        set: Some(|listed, said| listed.above = said.into_text()),
    },
    text!(Placed, agency.vision, declared("vision")),
    text!(Placed, agency.mission, declared("mission")),
];

/// The agencies at work, as the rows so far have left them.
#[derive(Default)]
pub(crate) struct Agencies {
    known: HashMap<Id<Agency>, Agency>,
    by_code: HashMap<String, Id<Agency>>,
    /// The codes as their alikes are, with each as it is written.
    alike: HashMap<String, String>,
    by_name: HashMap<String, Vec<Id<Agency>>>,
    /// Those that rows have added.
    added: HashSet<Id<Agency>>,
}

impl Agencies {
    fn of(agencies: Vec<Agency>) -> Self {
        let mut all = Self::default();
        agencies.into_iter().for_each(|agency| all.note(agency));
        all
    }

    fn note(&mut self, agency: Agency) {
        if let Some(before) = self.known.remove(&agency.id) {
            self.by_code.remove(&before.code);
            self.alike.remove(&folded(&before.code));
            self.by_name.entry(before.name_th).or_default().retain(|id| *id != before.id);
        }
        self.by_code.insert(agency.code.clone(), agency.id);
        self.alike.insert(folded(&agency.code), agency.code.clone());
        self.by_name.entry(agency.name_th.clone()).or_default().push(agency.id);
        self.known.insert(agency.id, agency);
    }

    /// That no agency has the code, if none has it in another case either.
    fn without_alike(&self, code: &str) -> Found<Id<Agency>> {
        let Some(known) = self.alike.get(&folded(code)) else { return Found::Nothing(None) };
        let message = format!(
            "รหัส “{code}” ต่างจากรหัส “{known}” ที่มีอยู่แล้วเพียงตัวพิมพ์ใหญ่–เล็ก โปรดเขียนให้ตรงกันหากเป็นส่วนราชการเดียวกัน หรือใช้รหัสอื่น"
        );
        Found::Refused(Refused::at(Skipped::Ambiguous, CODE, "code_differs_only_in_case", message))
    }

    fn code(&self, id: Id<Agency>) -> String {
        self.known.get(&id).map(|agency| agency.code.clone()).unwrap_or_default()
    }

    /// The agencies that a code names, or else a name.
    fn named(&self, text: &str) -> Vec<Id<Agency>> {
        match self.by_code.get(text) {
            Some(id) => vec![*id],
            None => match self.by_name.get(text).filter(|found| !found.is_empty()) {
                Some(found) => found.clone(),
                None => {
                    let code = self.alike.get(&folded(text));
                    code.and_then(|code| self.by_code.get(code)).map(|id| vec![*id]).unwrap_or_default()
                }
            },
        }
    }

    /// Those of that name which the register had; of several, those under the agency that the row names.
    fn of_name(&self, name: &str, above: &str) -> Vec<Id<Agency>> {
        let mut found = self.by_name.get(name).cloned().unwrap_or_default();
        found.retain(|id| !self.added.contains(id));
        if found.len() > 1
            && let [above] = self.named(above)[..]
        {
            found.retain(|id| self.known[id].parent_id == Some(above));
        }
        found
    }

    /// Whether an agency is another, or anywhere below it.
    fn is_within(&self, agency: Id<Agency>, other: Id<Agency>) -> bool {
        let above = |id: &Id<Agency>| self.known.get(id).and_then(|agency| agency.parent_id);
        std::iter::successors(Some(agency), above).take(self.known.len()).any(|id| id == other)
    }

    fn listed(&self, agency: Agency) -> Placed {
        let above = agency.parent_id.map(|parent| self.code(parent)).unwrap_or_default();
        Placed { agency, above }
    }

    /// The agency that a row is to stand under: of several of that name, the one it stands under already.
    fn above(&self, listed: &Placed) -> std::result::Result<Id<Agency>, Refused> {
        let (agency, above) = (&listed.agency, &listed.above);
        let refuse = |code, message| Err(Refused::at(Skipped::NotThere, ABOVE, code, message));
        let mut named = self.named(above);
        if named.len() > 1 {
            named.retain(|id| *id != agency.id);
        }
        match named[..] {
            [] => refuse(
                "parent_not_found",
                format!("ไม่พบส่วนราชการต้นสังกัด “{above}” ในทะเบียนหรือในแถวก่อนหน้า โปรดเพิ่มก่อน หรือเรียงแถวต้นสังกัดไว้ด้านบน"),
            ),
            [id] if self.is_within(id, agency.id) => refuse(
                "parent_is_below",
                format!("“{above}” อยู่ภายใต้ส่วนราชการนี้เอง จึงเป็นต้นสังกัดไม่ได้ โปรดตรวจต้นสังกัดของทั้งสอง"),
            ),
            [id] => Ok(id),
            _ => agency.parent_id.filter(|parent| named.contains(parent)).map_or_else(
                || refuse("parent_ambiguous", format!("มีส่วนราชการชื่อ “{above}” หลายแห่ง โปรดระบุต้นสังกัดด้วยรหัส")),
                Ok,
            ),
        }
    }
}

impl Listed for Agencies {
    const LABEL: Label = Label::of(Agency::DECLARATION.many);
    const REGISTER: &'static str = Agency::TABLE;
    const ASKS_FOR: &'static [&'static str] = &[];
    const NEEDS: &'static [&'static [&'static str]] = &[&["code", "name_th"]];
    const KEYS: &'static [(&'static str, Label)] = &[("code", COLUMNS[CODE].about.label)];

    fn columns() -> &'static [Column<Placed>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Placed>> {
        let all = Self::of(reader.list(&Scope::default())?);
        Ok(reader.list::<Agency>(&place.scope())?.into_iter().map(|agency| all.listed(agency)).collect())
    }

    fn open(reader: &Reader<'_>, _: Work<'_>, _: &Place) -> Result<std::result::Result<Self, ImportError>> {
        Ok(Ok(Self::of(reader.list(&Scope::default())?)))
    }
}

impl Rows for Agencies {
    type Row = Placed;
    type Key = Id<Agency>;

    fn identity(&self, draft: &Draft, _: &Choices, _: u32) -> Identity {
        let code = || Identity::one(hash_of("code", &[&folded(draft.text(CODE))]), CODE, "duplicate_code_in_file");
        draft.get(CODE).map(|_| code()).unwrap_or_default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<Id<Agency>> {
        let is_new = work.choices.on_duplicate == OnDuplicate::New;
        if draft.get(CODE).is_some() {
            // A name is no code: agencies of different parents have sections of one name.
            return match self.by_code.get(draft.text(CODE)) {
                None => self.without_alike(draft.text(CODE)),
                Some(_) if is_new => {
                    Found::Refused(Refused::in_register(CODE, "code_is_in_register", COLUMNS[CODE].about.label.th))
                }
                Some(id) => Found::One(*id),
            };
        }
        if is_new {
            return Found::Nothing(None);
        }
        if work.choices.key.is_some() {
            return Found::Refused(Refused::without_key(CODE, COLUMNS[CODE].about.label.th));
        }
        match self.of_name(draft.text(NAME), draft.text(ABOVE))[..] {
            [] => Found::Nothing(None),
            [id] => Found::One(id),
            _ => {
                let message = "มีส่วนราชการชื่อนี้หลายแห่งในทะเบียน โปรดเติมรหัสส่วนราชการ";
                Found::Refused(Refused::at(Skipped::Ambiguous, NAME, "ambiguous_agency", message))
            }
        }
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, id: Id<Agency>) -> Result<Placed> {
        Ok(self.listed(reader.get(id)?))
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Placed, Refused> {
        let text = String::new;
        let ministry = self.known.values().find(|agency| agency.parent_id.is_none()).map(|agency| agency.id);
        let agency = Agency { parent_id: ministry, ..Agency::blank(work.new.new_id()) };
        Ok(Placed { agency, above: text() })
    }

    fn settle(&mut self, work: Work<'_>, before: Option<&Placed>, listed: &mut Placed) -> Settled {
        let mut settled = Settled::default();
        if let Some(before) = before.map(|before| &before.agency) {
            let names = (listed.agency.name_th.as_str(), before.name_th.as_str());
            settled.refused = work.same_name(NAME, &before.code, names).err();
            if settled.refused.is_some() {
                return settled;
            }
        }
        if listed.above.is_empty() || before.is_some_and(|before| before.above == listed.above) {
            return settled;
        }
        match self.above(listed) {
            Ok(above) => {
                listed.agency.parent_id = Some(above);
                // Told by its code, so that the same parent by name is no change.
                listed.above = self.code(above);
            }
            Err(refused) => settled.refused = Some(refused),
        }
        settled
    }

    fn keep(&mut self, before: Option<&Placed>, listed: &Placed) {
        if before.is_none() {
            self.added.insert(listed.agency.id);
        }
        self.note(listed.agency.clone());
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, listed: &Placed) -> Result<()> {
        Record::check(&listed.agency)
    }

    fn put(&self, tx: &Tx<'_>, listed: &Placed) -> Result<()> {
        tx.put(&listed.agency)
    }
}
