//! What is wrong with a table, for its author.

use std::fmt;

use crate::model::join;

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

    /// All errors, a line for each.
    pub fn message(&self) -> String {
        let mut lines = Vec::new();
        for TableError { place, text } in &self.0 {
            lines.push(join(&[place, text], ": "));
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
