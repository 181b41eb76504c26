//! A passphrase or a recovery key on its way from the page: wiped when it is dropped, and never printed.

use std::fmt;

use serde::Deserialize;
use specta::Type;
use zeroize::Zeroize;

/// What only one officer should know.
#[derive(Deserialize, Type)]
#[serde(transparent)]
pub(crate) struct Secret(String);

impl Secret {
    /// A text that is to be kept to itself.
    pub(crate) const fn of(text: String) -> Self {
        Self(text)
    }

    /// Its text, to be handed on at once and kept nowhere.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret: Secret = serde_json::from_str("\"กุญแจดอกแรก\"").expect("a text");
        assert_eq!((secret.text(), format!("{secret:?}").as_str()), ("กุญแจดอกแรก", "Secret(…)"));
    }
}
