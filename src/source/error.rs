//! Why a file cannot be read, for the person who downloaded it.

use std::fmt;

use crate::model::quoted;

/// One thing wrong at one place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadError {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The byte of the line, from 1.
    pub column: usize,
    /// What was found, in words or in quotes.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What to do about it; may be empty.
    pub way_out: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ReadError { file, line, column, found, expected, way_out } = self;
        write!(f, "{file}:{line}:{column}: found {found}, expected {expected}")?;
        if !way_out.is_empty() {
            write!(f, "; {way_out}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadError {}

/// All that is wrong with a file; never empty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadErrors(Vec<ReadError>);

impl ReadErrors {
    /// The most that are told: whoever mends these reads again.
    pub const MOST: usize = 30;

    /// The errors, and no more than [`ReadErrors::MOST`] of them; `None` if there are none.
    pub(super) fn of(mut errors: Vec<ReadError>) -> Option<ReadErrors> {
        errors.truncate(ReadErrors::MOST);
        if errors.is_empty() { None } else { Some(ReadErrors(errors)) }
    }

    /// The errors.
    pub fn iter(&self) -> impl Iterator<Item = &ReadError> {
        self.0.iter()
    }
}

impl From<ReadError> for ReadErrors {
    fn from(error: ReadError) -> ReadErrors {
        ReadErrors(vec![error])
    }
}

impl fmt::Display for ReadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, error) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadErrors {}

/// The longest piece of a found text that a message repeats, in characters.
const FOUND_CHARS: usize = 60;

/// A piece of a file in quotes, cut short where it is long.
pub(super) fn shown(bytes: &[u8]) -> String {
    // Four bytes a character at most, and a character that is cut is replaced.
    let text = String::from_utf8_lossy(bytes.get(..4 * FOUND_CHARS).unwrap_or(bytes));
    if text.is_empty() {
        return "nothing".to_owned();
    }
    match text.char_indices().nth(FOUND_CHARS) {
        Some((end, _)) => quoted(&format!("{}\u{2026}", &text[..end])),
        None => quoted(&text),
    }
}
