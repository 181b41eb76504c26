//! Pictures: each stands in the file once, however many pages show it.

use std::sync::Arc;

use lopdf::{Document, Error, Object, Stream, dictionary};

use super::{compressor, deflated};

use crate::emblem::{Art, Shared};

/// The pictures of a document, in the order they are first drawn.
#[derive(Default)]
pub(super) struct Pictures(Vec<(String, Shared)>);

impl Pictures {
    /// The resource name of a picture.
    pub(super) fn name(&mut self, art: &Shared) -> &str {
        let known = self.0.iter().position(|(_, known)| Arc::ptr_eq(known, art));
        let at = known.unwrap_or_else(|| {
            self.0.push((format!("Picture{}", self.0.len() + 1), Shared::clone(art)));
            self.0.len() - 1
        });
        &self.0[at].0
    }

    /// Puts them in, where the resources of every page find them.
    pub(super) fn put_in(&self, document: &mut Document) -> Result<(), Error> {
        let Some(first) = document.get_pages().into_values().next() else { return Ok(()) };
        let resources = document.get_dictionary(first)?.get(b"Resources")?.as_reference()?;
        let shared = document.get_dictionary(resources)?.get(b"XObject")?.as_reference()?;
        for (name, art) in &self.0 {
            let Art::Picture(picture) = art.art() else { continue };
            let image = dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(picture.width),
                "Height" => i64::from(picture.height), "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8,
                "Filter" => "FlateDecode",
            };
            // one after the other, so that no second copy of all of them is held
            let image = document.add_object(Stream::new(image, deflated(&mut compressor(), &picture.rgb)?));
            document.get_object_mut(shared)?.as_dict_mut()?.set(name.as_str(), Object::Reference(image));
        }
        Ok(())
    }
}
