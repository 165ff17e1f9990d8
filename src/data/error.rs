//! What is wrong with a package, for the person who must fix it.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use crate::model::{digits, join, quoted};

/// One thing wrong at one place; its parts are those of a [`Fault`].
///
/// Behind a pointer, since most of what reads a package gives a value or one of these.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DataError(Box<Fault>);

/// What is wrong at one place: what was found there, and what was expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// The file, by its path within the package.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What was expected, as the end of "expected ...".
    pub expected: String,
    /// The text that was found, cut short where it is long; empty if nothing was there.
    pub found: String,
}

/// The longest piece of a found text that a message repeats, in characters.
const FOUND_CHARS: usize = 60;

impl DataError {
    /// Names a place and what is wrong with it.
    pub fn new(
        file: &str,
        place: (usize, usize),
        expected: impl Into<String>,
        found: &str,
    ) -> DataError {
        DataError::at(file, place, expected.into(), found)
    }

    // Once for all sorts of texts.
    fn at(file: &str, (line, column): (usize, usize), expected: String, found: &str) -> DataError {
        let (file, found) = (file.to_owned(), shorten(found));
        DataError(Box::new(Fault { file, line, column, expected, found }))
    }

    /// The place as `file:line:column`.
    pub fn place(&self) -> String {
        join(&[&self.file, &digits(self.line as u64), &digits(self.column as u64)], ":")
    }
}

impl Deref for DataError {
    type Target = Fault;

    fn deref(&self) -> &Fault {
        &self.0
    }
}

impl DerefMut for DataError {
    fn deref_mut(&mut self) -> &mut Fault {
        &mut self.0
    }
}

/// The line and column behind a character that stands at such a place.
pub(crate) fn next_place((line, column): (usize, usize), character: char) -> (usize, usize) {
    if character == '\n' { (line + 1, 1) } else { (line, column + 1) }
}

/// The start of a text, with an ellipsis where something was cut off.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(FOUND_CHARS) {
        Some((end, _)) => join(&[&text[..end], "\u{2026}"], ""),
        None => text.to_owned(),
    }
}

impl DataError {
    /// The error in one line: the place, what was expected, what was found.
    pub fn message(&self) -> String {
        let found = match self.found.as_str() {
            "" => "nothing".to_owned(),
            found => quoted(found),
        };
        join(&[&self.place(), ": expected ", &self.expected, ", found ", &found], "")
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for DataError {}

/// Everything that is wrong with a package, in the order of its files and lines; never empty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DataErrors(Vec<DataError>);

/// The most errors that are looked for: whoever mends these reads again.
const MOST_ERRORS: usize = 500;

/// Whether so many errors have been found that reading on would help nobody.
pub(crate) fn are_enough(errors: &[DataError]) -> bool {
    errors.len() >= MOST_ERRORS
}

impl DataErrors {
    /// `Err` with all errors if there are any, else `Ok` with the value.
    pub(crate) fn check<T>(errors: Vec<DataError>, value: T) -> Result<T, DataErrors> {
        if errors.is_empty() { Ok(value) } else { Err(DataErrors(errors)) }
    }

    /// The errors.
    pub fn iter(&self) -> impl Iterator<Item = &DataError> {
        self.0.iter()
    }

    /// Whether the reader stopped looking, so that there may be more.
    pub fn may_be_more(&self) -> bool {
        are_enough(&self.0)
    }

    /// The place of the first one, as `file:line:column`.
    pub fn first_place(&self) -> String {
        self.0.first().map(DataError::place).unwrap_or_default()
    }
}

impl From<DataError> for DataErrors {
    fn from(error: DataError) -> DataErrors {
        DataErrors(vec![error])
    }
}

impl DataErrors {
    /// All errors, a line for each.
    pub fn message(&self) -> String {
        let mut lines = Vec::new();
        for error in &self.0 {
            lines.push(error.message());
        }
        if self.may_be_more() {
            lines.push("and perhaps more: reading stopped here".to_owned());
        }
        join(&lines, "\n")
    }
}

impl fmt::Display for DataErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for DataErrors {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_place_the_rule_and_the_text() {
        let error = DataError::new("observations.csv", (118, 7), "a number", "1,204");
        assert_eq!(error.to_string(), "observations.csv:118:7: expected a number, found \"1,204\"");
        let error = DataError::new("observations.csv", (2, 1), "an id", "");
        assert_eq!(error.to_string(), "observations.csv:2:1: expected an id, found nothing");
    }

    #[test]
    fn a_long_or_hostile_text_is_cut_and_escaped() {
        let error = DataError::new("f.csv", (1, 1), "an id", &"x".repeat(1_000_000));
        assert!(error.to_string().len() < 200);
        let error = DataError::new("f.csv", (1, 1), "an id", "\u{202e}\0\"<b>");
        assert!(error.to_string().ends_with(r#"found "\u{202e}\0\"<b>""#), "{error}");
    }
}
