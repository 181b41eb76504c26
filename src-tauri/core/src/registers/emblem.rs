//! The emblem (ตราสัญลักษณ์) on an agency's covers.
//!
//! Whether it is a picture that can be printed is looked at by whoever takes it in: this crate knows no pictures.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Id, within_bounds};
use crate::{Error, Reader, Result, Rule};

choice! {
    /// What an emblem is drawn in.
    EmblemKind {
        /// Dots.
        Png = "png" ("PNG", "PNG"),
        /// Outlines.
        Svg = "svg" ("SVG", "SVG"),
    }
}

impl EmblemKind {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The bytes of a picture; base64 in JSON.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(try_from = "String", into = "String")]
#[specta(type = String)]
pub struct Image(pub Vec<u8>);

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({} bytes)", self.0.len())
    }
}

impl From<Image> for String {
    fn from(image: Image) -> Self {
        STANDARD.encode(image.0)
    }
}

impl TryFrom<String> for Image {
    type Error = base64::DecodeError;

    fn try_from(text: String) -> std::result::Result<Self, Self::Error> {
        Ok(Self(STANDARD.decode(text)?))
    }
}

impl ToSql for Image {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

within_bounds!(Image);

impl FromSql for Image {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self(value.as_blob()?.to_vec()))
    }
}

/// An agency's emblem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "emblems", one("ตราสัญลักษณ์", "emblem"), many("ตราสัญลักษณ์", "Emblems"), agency = agency_id,
    order = "agency_id", called = nothing, unique(agency_id), guarded
)]
pub struct Emblem {
    /// Key.
    pub id: Id<Emblem>,
    /// The agency; one emblem each.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// What it is drawn in.
    #[field("ชนิดภาพ", "Kind of picture", public)]
    pub kind: EmblemKind,
    /// The file: flat where this version took it in, as it was supplied where an earlier one did.
    #[field("ภาพ (SHA-256)", "Picture (SHA-256)", public)]
    pub image: Image,
}

impl Emblem {
    /// Bytes a file may have.
    pub const MOST_BYTES: usize = 512 * 1024;

    fn rules(&self) -> Result<(), Error> {
        ensure(!self.image.0.is_empty(), "emblem", Rule::UnreadablePicture)?;
        ensure(self.image.0.len() <= Self::MOST_BYTES, "emblem", Rule::PictureTooLarge)
    }

    /// The emblem on an agency's covers: its own, or that of the nearest agency above it that has one.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Option<Self>> {
        reader.nearest(agency)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::{Action, Office, Verb};

    #[test]
    fn an_agency_goes_by_the_emblem_nearest_above_it_and_undoing_takes_it_off() {
        let (mut office, ministry, agency) = fixture::office();
        let supply = |office: &mut Office, agency_id, byte: u8| {
            let (id, image) = (office.surroundings().new_id(), Image(vec![byte]));
            let emblem = Emblem { id, agency_id, kind: EmblemKind::Png, image };
            office.operate(Action::on::<Emblem>(Verb::Save), |tx| tx.put(&emblem)).expect("saves");
        };
        let shown = |office: &Office| {
            let found = office.read(|reader| Emblem::of(reader, agency)).expect("reads");
            found.map(|emblem| emblem.image)
        };
        assert_eq!(shown(&office), None);
        supply(&mut office, ministry, 1);
        assert_eq!(shown(&office), Some(Image(vec![1])));
        supply(&mut office, agency, 2);
        assert_eq!(shown(&office), Some(Image(vec![2])));
        let newest = office.operations(&crate::HistoryFilter::default(), None, 1).expect("lists").remove(0);
        let told = office.details(newest.seq, 9).expect("tells");
        let image = told[0].fields.iter().find(|field| field.field == "image").expect("the picture changed");
        assert_eq!(image.after.as_ref().map(String::len), Some(64), "a picture is told by its digest");
        office.undo().expect("undoes");
        assert_eq!(shown(&office), Some(Image(vec![1])));
    }

    #[test]
    fn an_empty_picture_and_one_that_is_too_large_are_refused() {
        let emblem = |bytes: usize| Emblem {
            id: Id::parse("0196f000-0000-7000-8000-000000000001").expect("a key"),
            agency_id: Id::parse("0196f000-0000-7000-8000-000000000002").expect("a key"),
            kind: EmblemKind::Svg,
            image: Image(vec![b'<'; bytes]),
        };
        assert_eq!(fixture::refusal(emblem(0).rules()), ("emblem".into(), Rule::UnreadablePicture));
        assert_eq!(fixture::refusal(emblem(Emblem::MOST_BYTES + 1).rules()), ("emblem".into(), Rule::PictureTooLarge));
        assert!(emblem(Emblem::MOST_BYTES).rules().is_ok());
    }
}
