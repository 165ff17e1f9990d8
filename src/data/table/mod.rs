//! A table of a page as a data package: what an author without a toolchain has.
//!
//! Nothing is guessed in silence. What the table does not say is an error with the way out, and how
//! everything was read is kept as [`Package::reading`].

mod cells;
mod claims;
mod delimited;
mod error;
mod grid;
mod heading;
mod notes;
mod number;
mod package;
mod rules;
mod text;
mod unit;
mod views;

use super::Package;
use crate::locale::Lang;

pub use delimited::{Delimited, TableFiles};
pub use error::{TableError, TableErrors};

/// A table as a page has it: texts, and what spans what.
#[derive(Clone, Debug, Default)]
pub struct PageTable {
    /// What its caption says: the title, and what stands in elements of their own behind it.
    pub caption: Vec<String>,
    /// Its rows, in their order.
    pub rows: Vec<PageRow>,
    /// The lines below it.
    pub after: Vec<String>,
    /// What the caption of a figure around it says; empty where there is none.
    pub figure_caption: String,
    /// The language that it is written in.
    pub lang: Lang,
    /// The attribute `data-unit`.
    pub unit: Option<String>,
    /// The attribute `data-decimal`.
    pub decimal: Option<String>,
    /// The attribute `data-rules`.
    pub rules: Option<String>,
    /// The attribute `data-source`.
    pub source: Option<String>,
}

/// Which part of a table a row belongs to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Section {
    /// `thead`.
    Head,
    /// `tbody`, or none.
    #[default]
    Body,
    /// `tfoot`.
    Foot,
}

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct PageRow {
    /// The part that it belongs to.
    pub section: Section,
    /// Its cells.
    pub cells: Vec<PageCell>,
}

/// One cell of a table.
#[derive(Clone, Debug)]
pub struct PageCell {
    /// What it says, without raised marks at its end.
    pub text: String,
    /// These marks.
    pub marks: Vec<String>,
    /// Whether it is a header (`th`).
    pub is_header: bool,
    /// What it is a header of, if it says so: the attribute `scope`.
    pub scope: String,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows it has; 0 for all that are left.
    pub rows: usize,
}

impl Package {
    /// Reads a table.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its place and the way out.
    pub fn of_table(table: &PageTable) -> Result<Package, TableErrors> {
        package::read(table)
    }

    /// The files of the package that a table is read to: read again, they give the same figure.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its place and the way out.
    pub fn files_of_table(table: &PageTable) -> Result<TableFiles, TableErrors> {
        package::read(table).map(|package| TableFiles::of(&package, table.lang, None))
    }

    /// Reads delimited text, whose first row names the columns.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its place and the way out.
    pub fn of_text(text: &Delimited) -> Result<Package, TableErrors> {
        delimited::read(text).map(|(package, _)| package)
    }

    /// The files of the package that a delimited text is read to.
    ///
    /// # Errors
    ///
    /// As [`Package::of_text`].
    pub fn files_of_text(text: &Delimited) -> Result<TableFiles, TableErrors> {
        delimited::read(text)
            .map(|(package, delimiter)| TableFiles::of(&package, text.lang, Some(delimiter)))
    }
}
