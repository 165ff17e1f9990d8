//! A data package: text in, records out.
//!
//! A package is a Frictionless Data Package: a descriptor `datapackage.json` and CSV files. Reading
//! it collects every error with its `file:line:column` instead of stopping at the first.

mod arguments;
mod csv;
mod embedded;
mod error;
mod json;
mod package;
mod records;
mod view;

pub use arguments::{Argument, ArgumentKind};
pub use embedded::embedded;
pub use error::{DataError, DataErrors};
pub use package::{DESCRIPTOR, Package};
pub use records::Labels;
pub use view::{Chart, Facet, Shown, View};
