//! What the check found, in a reader's words: for the figure, the command line and programs.

#[cfg(feature = "more")]
mod compare;
#[cfg(feature = "more")]
mod document;
#[cfg(feature = "more")]
mod evidence;
#[cfg(feature = "more")]
mod list;
mod name;
pub(crate) mod plain;
#[cfg(feature = "more")]
mod remark;
mod sentence;
mod warning;

#[cfg(feature = "more")]
pub use compare::{Compared, compare};
#[cfg(feature = "more")]
pub use document::Document;
#[cfg(feature = "more")]
pub use evidence::{Basis, Cited, Point, evidence, resting_on};
#[cfg(feature = "more")]
pub use list::{Bars, Finding, Findings, Kind, findings};
pub use name::Names;
pub use warning::{is_warned, warnings};
