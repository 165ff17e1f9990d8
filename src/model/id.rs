//! The name of an observation or a claim within its package.

use std::{fmt, str::FromStr};

use super::Expected;

/// A name of lower-case ASCII letters, digits and hyphens: `exports-2022`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Id(String);

impl Id {
    /// The longest accepted name, in bytes: an id is a handle, not a text.
    pub const MAX_BYTES: usize = 120;

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = Expected;

    /// Reads an id.
    ///
    /// # Errors
    ///
    /// Anything but one to [`Id::MAX_BYTES`] of `a-z`, `0-9` and `-`.
    fn from_str(text: &str) -> Result<Id, Expected> {
        let is_plain = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if text.is_empty() || text.len() > Id::MAX_BYTES || !is_plain {
            return Err(Expected::new(
                "an id of lower-case letters a-z, digits and hyphens, such as \"exports-2022\"",
            ));
        }
        Ok(Id(text.into()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_words_joined_by_hyphens() {
        assert_eq!("exports-2022".parse::<Id>().unwrap().as_str(), "exports-2022");
        for text in ["", "Exports", "exports 2022", "a_b", "<img>", "é", "__proto__"] {
            assert!(text.parse::<Id>().is_err(), "{text:?} was accepted");
        }
        assert!("a".repeat(Id::MAX_BYTES + 1).parse::<Id>().is_err());
    }
}
