//! The indicators of a package in a reader's words: for the figure, the command line and programs.

mod document;
mod record;

pub use document::document;
pub use record::{Record, name, records, unit};
