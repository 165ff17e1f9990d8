//! What economists compute from trade numbers: one file a family.
//!
//! Every indicator gives the value that the printed numbers give and the range that the numbers
//! behind them allow, or the reason why there is none. Lists of products that stand together are in
//! the same order; a product that is listed and not traded is a zero, and a number that nobody gave
//! is [`Missing`], never zero.
//!
//! The ends of a range are rounded outwards, so that no allowed value is left out. They are exact
//! where the formula is monotone in each input and close to exact elsewhere: `docs/methods.md` says
//! which is which.

#![allow(clippy::missing_errors_doc, reason = "the section on missing data is that section")]

pub mod advantage;
mod bounds;
pub mod change;
pub mod concentration;
pub mod decomposition;
pub mod fit;
mod flows;
mod formula;
mod matched;
mod missing;
mod overlap;
pub mod price;
pub mod printed;
mod program;
#[cfg(feature = "more")]
pub mod projection;
mod query;
mod range;
mod reader;
pub mod registry;
mod rule;
#[cfg(test)]
mod sample;
pub mod share;
mod span;
mod spread;
pub mod survey;
pub mod twoway;

#[cfg(test)]
mod properties;

pub use flows::{Fault, Flows, Imports, Listing, Remark, RemarkKind, Row, SetAside, TOTAL, WORLD};
pub use formula::formula_mathml;
pub use missing::Missing;
pub use query::{Answer, Input, Query};
pub use range::Range;
