//! A data package: text in, records out.
//!
//! A package is a Frictionless Data Package: a descriptor `datapackage.json` and CSV files. Reading
//! it collects every error with its `file:line:column` instead of stopping at the first.

#[cfg(feature = "more")]
mod arguments;
mod csv;
#[cfg(feature = "more")]
mod dialect;
mod embedded;
mod error;
mod hash;
mod json;
mod package;
#[cfg(test)]
mod rare;
mod records;
#[cfg(feature = "authors")]
mod table;
#[cfg(feature = "more")]
mod texts;
mod view;
#[cfg(feature = "more")]
mod work;
#[cfg(feature = "authors")]
mod write;

#[cfg(feature = "more")]
pub use arguments::{Argument, ArgumentKind};
pub use embedded::embedded;
pub use error::{DataError, DataErrors, Fault};
#[cfg(feature = "more")]
pub use package::Reference;
pub use package::{DESCRIPTOR, Package};
#[cfg(feature = "more")]
pub(crate) use records::COLUMNS as OBSERVATION_COLUMNS;
pub use records::Labels;
#[cfg(feature = "authors")]
pub use table::{
    Delimited, PageCell, PageRow, PageTable, Section, TableError, TableErrors, TableFiles,
};
#[cfg(feature = "more")]
pub use texts::Told;
pub use view::{Chart, Facet, Shown, View};
#[cfg(feature = "more")]
pub use work::{Author, Work};
#[cfg(feature = "authors")]
pub(crate) use write::{cell, json, resource};
