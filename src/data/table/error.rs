//! What is wrong with a table, for its author.

use std::fmt;

use crate::{
    data::error::shorten,
    model::{digits, join, quoted},
};

/// One thing wrong at one place of a page's table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TableError {
    /// Where: `row 3, column 2 (2022)`, `caption`, or the name of an attribute.
    pub place: String,
    /// What is wrong, and the way out.
    pub text: String,
}

/// Everything that is wrong with a page's table, attributes first, then in the order of its rows;
/// never empty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TableErrors(pub(super) Vec<TableError>);

impl TableErrors {
    /// The errors.
    pub fn iter(&self) -> impl Iterator<Item = &TableError> {
        self.0.iter()
    }

    /// The errors, a line for each; of very many the first.
    pub fn message(&self) -> String {
        /// Whoever mends these sees the others then.
        const MOST_LINES: usize = 50;
        let mut lines = Vec::new();
        for TableError { place, text } in self.0.iter().take(MOST_LINES) {
            lines.push(join(&[place, text], ": "));
        }
        if self.0.len() > MOST_LINES {
            let more = digits((self.0.len() - MOST_LINES) as u64);
            lines.push(join(&["and ", &more, " more"], ""));
        }
        join(&lines, "\n")
    }

    /// The place of the first one.
    pub fn first_place(&self) -> String {
        self.0.first().map(|error| error.place.clone()).unwrap_or_default()
    }
}

impl fmt::Display for TableErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for TableErrors {}

/// A text as errors show it: in quotes, what is hidden escaped, cut where it is long.
pub(super) fn shown(text: &str) -> String {
    quoted(&shorten(text))
}
