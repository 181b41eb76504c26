//! Records that would be told apart by case or the order of signs alone, as agencies by their codes: refused, because file
//! systems and people do not tell them apart.
//!
//! Invariant: what is read of a register at its first write is known from then on as each operation leaves it; after one that
//! failed, an undo, or anything that writes by other ways, it is read again. What lay alike before stays as it is; only a value that
//! is new or changed is refused.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::registers::Record;
use crate::values::file_name::folded;
use crate::{Error, Result, Rule};

/// The distinct values of the registers that were written to.
#[derive(Default)]
pub(super) struct Alike(HashMap<&'static str, Values>);

#[derive(Default)]
struct Values {
    by_key: HashMap<String, String>,
    /// Keys by their folded values.
    by_folded: HashMap<String, Vec<String>>,
}

impl Alike {
    /// Refuses a record whose new value is another's but for case; one that is the same to the sign is for the table's own
    /// constraint to refuse.
    pub(super) fn refuse<T: Record>(&mut self, connection: &Connection, record: &T) -> Result<()> {
        let Some((field, value)) = record.distinct() else { return Ok(()) };
        let key = record.key();
        let values = self.values::<T>(connection, field)?;
        let is_unchanged = values.by_key.get(&key).is_some_and(|stored| stored == value);
        if is_unchanged || !values.has_alike(&key, value) {
            return Ok(());
        }
        Err(Error::invalid(field, Rule::DiffersOnlyInCase))
    }

    /// That the record was written.
    pub(super) fn note<T: Record>(&mut self, record: &T) {
        if let Some((_, value)) = record.distinct()
            && let Some(values) = self.0.get_mut(T::TABLE)
        {
            values.put(record.key(), value.to_owned());
        }
    }

    /// That records of a register were removed.
    pub(super) fn forget(&mut self, table: &str) {
        self.0.remove(table);
    }

    fn values<T: Record>(&mut self, connection: &Connection, field: &str) -> Result<&Values> {
        if !self.0.contains_key(T::TABLE) {
            let sql = format!("SELECT {}, {field} FROM {}", T::COLUMNS[0], T::TABLE);
            let mut values = Values::default();
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                values.put(row.get(0)?, row.get(1)?);
            }
            self.0.insert(T::TABLE, values);
        }
        Ok(&self.0[T::TABLE])
    }
}

impl Values {
    fn put(&mut self, key: String, value: String) {
        if let Some(before) = self.by_key.get(&key)
            && let Some(keys) = self.by_folded.get_mut(&folded(before))
        {
            keys.retain(|other| *other != key);
        }
        self.by_folded.entry(folded(&value)).or_default().push(key.clone());
        self.by_key.insert(key, value);
    }

    fn has_alike(&self, key: &str, value: &str) -> bool {
        let others = self.by_folded.get(&folded(value)).into_iter().flatten().filter(|other| *other != key);
        others.filter_map(|other| self.by_key.get(other)).any(|other| other != value)
    }
}

#[cfg(test)]
mod tests {
    use crate::registers::fixture::{office, refusal};
    use crate::registers::{Agency, Scope};
    use crate::{Action, Error, Office, Result, Rule, Verb};

    fn agencies(office: &Office) -> Vec<Agency> {
        office.read(|reader| reader.list(&Scope::default())).expect("reads")
    }

    fn put(office: &mut Office, agency: &Agency) -> Result<()> {
        office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(agency)).map(|_| ())
    }

    #[test]
    fn two_agencies_whose_codes_differ_in_case_alone_are_refused() {
        let (mut office, ..) = office();
        let below = agencies(&office)[1].clone();
        for code in ["a", "m"] {
            let other = Agency { id: office.surroundings().new_id(), code: code.into(), ..below.clone() };
            let told = refusal(put(&mut office, &other));
            assert_eq!(told, ("code".to_owned(), Rule::DiffersOnlyInCase));
        }
        let same = Agency { id: office.surroundings().new_id(), ..below.clone() };
        assert!(matches!(put(&mut office, &same), Err(Error::Duplicate { field }) if field == "code"));
        put(&mut office, &Agency { code: "a".into(), ..below }).expect("its own case may change");
    }

    #[test]
    fn codes_of_one_operation_are_told_apart_too_and_a_removed_one_is_free_again() {
        let (mut office, ..) = office();
        let below = agencies(&office)[1].clone();
        let action = Action::on::<Agency>(Verb::Save);
        let both = office.operate(action, |tx| {
            tx.add(&Agency { id: tx.new_id(), code: "X1".into(), ..below.clone() })?;
            tx.add(&Agency { id: tx.new_id(), code: "x1".into(), ..below.clone() })
        });
        assert_eq!(refusal(both.map(|_| ())).1, Rule::DiffersOnlyInCase);
        let again = office.operate(action, |tx| {
            let first = Agency { id: tx.new_id(), code: "X1".into(), ..below.clone() };
            tx.add(&first)?;
            tx.remove(first.id)?;
            tx.add(&Agency { id: tx.new_id(), code: "x1".into(), ..below.clone() })
        });
        again.expect("nothing is alike any more");
    }

    #[test]
    fn codes_that_were_alike_before_open_and_can_be_saved_and_mended() {
        let (mut office, ..) = office();
        let below = agencies(&office)[1].clone();
        let sql = format!(
            "INSERT INTO agencies SELECT '{}', parent_id, 'a', name_th, name_en, abbreviation, vision, mission
             FROM agencies WHERE code = 'A'",
            office.surroundings().new_id::<Agency>()
        );
        office
            .operate(Action::on::<Agency>(Verb::Save), |tx| Ok(tx.connection().execute(&sql, [])?))
            .expect("an old one");
        assert_eq!(agencies(&office).len(), 3);
        let saved = Agency { vision: "โปร่งใส".into(), ..below };
        put(&mut office, &saved).expect("an unchanged code is let be");
        put(&mut office, &Agency { code: "B".into(), ..saved }).expect("and can be mended");
    }

    #[test]
    fn codes_are_told_apart_after_an_undo_a_redo_and_an_operation_that_failed() {
        let (mut office, ..) = office();
        let below = agencies(&office)[1].clone();
        let named = |office: &Office, code: &str| Agency {
            id: office.surroundings().new_id(),
            code: code.into(),
            ..below.clone()
        };
        let (first, second) = (named(&office, "X1"), named(&office, "x1"));
        put(&mut office, &first).expect("free");
        assert_eq!(refusal(put(&mut office, &second)).1, Rule::DiffersOnlyInCase);
        office.undo().expect("undoes");
        put(&mut office, &second).expect("free again");
        office.undo().expect("undoes");
        let cut: Result<_> = office.operate(Action::on::<Agency>(Verb::Save), |tx| {
            tx.add(&first)?;
            Err::<(), _>(Error::invalid("code", Rule::Required))
        });
        assert_eq!(refusal(cut.map(|_| ())).1, Rule::Required);
        put(&mut office, &second).expect("nothing stayed of it");
        office.undo().expect("undoes");
        office.redo().expect("does it again");
        assert_eq!(refusal(put(&mut office, &first)).1, Rule::DiffersOnlyInCase);
    }

    #[test]
    fn a_code_that_is_no_file_name_on_some_system_is_refused() {
        let (mut office, ..) = office();
        let below = agencies(&office)[1].clone();
        for (code, rule) in [
            ("CON", Rule::ReservedName),
            ("com1", Rule::ReservedName),
            ("LPT9.x", Rule::ReservedName),
            ("A.", Rule::DotAtAnEnd),
            (".A", Rule::DotAtAnEnd),
            ("-A", Rule::DotAtAnEnd),
            ("A/B", Rule::LettersDigitsDashes),
            ("A B", Rule::LettersDigitsDashes),
            ("A\u{200b}B", Rule::LettersDigitsDashes),
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456", Rule::TooLong),
        ] {
            assert_eq!(refusal(put(&mut office, &Agency { code: code.into(), ..below.clone() })).1, rule, "{code}");
        }
        for code in ["สป.ยธ", "M-01", "กํ่า_2", "CONS", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"] {
            put(&mut office, &Agency { code: code.into(), ..below.clone() }).expect(code);
        }
    }
}
