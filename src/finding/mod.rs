//! What the check found, in a reader's words: for the figure, the command line and programs.

#[cfg(feature = "more")]
mod compare;
mod document;
mod list;
mod name;
pub(crate) mod plain;
mod sentence;

#[cfg(feature = "more")]
pub use compare::{Compared, compare};
pub use document::Document;
pub use list::{Bars, Finding, Findings, Kind, findings, is_warned, warnings};
pub use name::Names;
