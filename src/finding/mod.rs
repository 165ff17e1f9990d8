//! What the check found, in a reader's words: for the figure, the command line and programs.

mod document;
mod evidence;
mod list;
mod name;
pub(crate) mod plain;
mod sentence;

pub use document::Document;
pub use evidence::{Basis, Cited, Point, evidence, resting_on};
pub use list::{Bars, Finding, Findings, Kind, findings, is_warned, warnings};
pub use name::Names;
