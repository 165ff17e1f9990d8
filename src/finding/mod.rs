//! What the check found, in a reader's words: for the figure, the command line and programs.

#[cfg(feature = "more")]
mod compare;
mod document;
#[cfg(feature = "more")]
mod evidence;
mod list;
mod name;
pub(crate) mod plain;
mod sentence;

#[cfg(feature = "more")]
pub use compare::{Compared, compare};
pub use document::Document;
#[cfg(feature = "more")]
pub use evidence::{Basis, Cited, Point, evidence, resting_on};
pub use list::{Bars, Finding, Findings, Kind, findings, is_warned, warnings};
pub use name::Names;
