//! The vocabulary: what a printed number, a unit, an economy or a period is.
//!
//! Everything here is parsed once, at the edge of the crate, and cannot be invalid afterwards.

mod claim;
mod economy;
mod exact;
mod flow;
mod id;
mod interval;
mod observation;
mod period;
mod places;
mod published;
mod rounding;
mod text;
mod unit;

pub use claim::{Claim, Rule};
pub use economy::Economy;
#[cfg(feature = "more")]
pub(crate) use exact::greatest_common_divisor;
pub use exact::{Direction, Exact};
pub use flow::Flow;
pub use id::Id;
pub use interval::Interval;
pub use observation::Observation;
pub(crate) use period::Date;
pub use period::Period;
pub(crate) use places::Places;
pub use published::{Decimal, Published};
pub use rounding::Rounding;
pub(crate) use text::{digits, join, quoted, signed_digits, split_at_first};
pub use unit::{Measure, Unit, UnitMismatch};

/// A text was not a value of the vocabulary: what was expected instead, for an error message.
///
/// The place and the text found are added by whoever read it from a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Expected(pub String);

impl Expected {
    /// What was expected, in the words of an error message.
    pub fn new(what: impl Into<String>) -> Expected {
        Expected(what.into())
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Expected {}
