//! What one row says about one person. An absent value says nothing: it never erases what the register knows.

use saisaat_core::registers::Person;
use saisaat_core::values::{Date, NationalId};

use super::Field;

/// The values of a row; empty or `None` where the row says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) national_id: Option<NationalId>,
    pub(crate) prefix: String,
    pub(crate) first_name: String,
    pub(crate) surname: String,
    pub(crate) position: String,
    pub(crate) position_number: String,
    pub(crate) level: String,
    pub(crate) staff_kind: String,
    pub(crate) unit: String,
    pub(crate) sex: String,
    pub(crate) education: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) note: String,
    pub(crate) birth_date: Option<Date>,
    pub(crate) appointed_on: Option<Date>,
    pub(crate) retires_on: Option<Date>,
}

impl Draft {
    /// Writes what the row says into a person; answers the fields that changed.
    pub(crate) fn write_into(&self, person: &mut Person) -> Vec<Field> {
        let mut changed = Vec::new();
        let texts = [
            (Field::Prefix, &self.prefix, &mut person.prefix),
            (Field::FirstName, &self.first_name, &mut person.first_name),
            (Field::Surname, &self.surname, &mut person.surname),
            (Field::Position, &self.position, &mut person.position),
            (Field::PositionNumber, &self.position_number, &mut person.position_number),
            (Field::Level, &self.level, &mut person.level),
            (Field::StaffKind, &self.staff_kind, &mut person.staff_kind),
            (Field::Unit, &self.unit, &mut person.unit),
            (Field::Sex, &self.sex, &mut person.sex),
            (Field::Education, &self.education, &mut person.education),
            (Field::Phone, &self.phone, &mut person.phone),
            (Field::Email, &self.email, &mut person.email),
            (Field::Note, &self.note, &mut person.note),
        ];
        for (field, said, known) in texts {
            if !said.is_empty() && said != known {
                known.clone_from(said);
                changed.push(field);
            }
        }
        let dates = [
            (Field::BirthDate, self.birth_date, &mut person.birth_date),
            (Field::AppointedOn, self.appointed_on, &mut person.appointed_on),
            (Field::RetiresOn, self.retires_on, &mut person.retires_on),
        ];
        for (field, said, known) in dates {
            if said.is_some() && said != *known {
                *known = said;
                changed.push(field);
            }
        }
        if self.national_id.is_some() && self.national_id != person.national_id {
            person.national_id.clone_from(&self.national_id);
            changed.push(Field::NationalId);
        }
        if !person.active {
            person.active = true;
            changed.push(Field::Active);
        }
        changed.sort_unstable();
        changed
    }

    /// The slot of a plain text field.
    pub(crate) fn text(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Position => &mut self.position,
            Field::PositionNumber => &mut self.position_number,
            Field::StaffKind => &mut self.staff_kind,
            Field::Unit => &mut self.unit,
            Field::Sex => &mut self.sex,
            Field::Education => &mut self.education,
            Field::Note => &mut self.note,
            _ => return None,
        })
    }

    /// The slot of a date field.
    pub(crate) fn date(&mut self, field: Field) -> Option<&mut Option<Date>> {
        Some(match field {
            Field::BirthDate => &mut self.birth_date,
            Field::AppointedOn => &mut self.appointed_on,
            Field::RetiresOn => &mut self.retires_on,
            _ => return None,
        })
    }
}
