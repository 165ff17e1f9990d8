//! A number with the range that its print allows, and arithmetic that never rounds a range inwards.

use crate::model::{Exact, Published};

use super::{
    Missing,
    span::{Span, Sum},
};

/// A value, and the smallest and largest value that what was printed allows.
///
/// All three are finite, and `low <= value <= high`. Ends computed here are rounded outwards, so
/// that the range is never too small.
///
/// # Units
///
/// None: the unit belongs to what the number stands for.
///
/// # Example
///
/// ```
/// use trade_figure::{indicator::Range, model::Published};
///
/// let exports = Range::of(&"13.2".parse::<Published>()?).expect("few enough digits");
/// assert_eq!(exports.value(), 13.2);
/// assert!(exports.low() <= 13.15 && 13.149 < exports.low());
/// assert_eq!(Range::exact(f64::NAN), None);
/// assert_eq!(Range::from(3).high(), 3.0);
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    low: f64,
    value: f64,
    high: f64,
}

impl Range {
    /// Nothing, known exactly.
    pub const ZERO: Range = Range { low: 0.0, value: 0.0, high: 0.0 };

    /// A number known exactly, or `None` if it is not finite.
    pub fn exact(value: f64) -> Option<Range> {
        Range::new(value, value, value)
    }

    /// A value and its range, or `None` if they are out of order or not finite.
    pub fn new(low: f64, value: f64, high: f64) -> Option<Range> {
        let in_order = low <= value && value <= high;
        // Adding zero turns -0.0 into 0.0.
        let range = Range { low: low + 0.0, value: value + 0.0, high: high + 0.0 };
        (in_order && low.is_finite() && high.is_finite()).then_some(range)
    }

    /// What a printed number stands for, see [`Published::range`]; `None` if it has too many digits
    /// to compute with.
    pub fn of(printed: &Published) -> Option<Range> {
        let range = printed.range()?;
        Range::new(below(range.low()), printed.to_f64(), above(range.high()))
    }

    /// The same where a number below zero is impossible: a printed 0.0 stands for 0 to 0.05.
    ///
    /// # Errors
    ///
    /// [`Missing::Negative`] if the printed number itself is below zero.
    pub fn at_least_zero(self) -> Result<Range, Missing> {
        if self.value < 0.0 {
            return Err(Missing::Negative);
        }
        Ok(Range { low: self.low.max(0.0), ..self })
    }

    /// The value as printed or computed.
    pub fn value(self) -> f64 {
        self.value
    }

    /// The smallest value allowed.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The largest value allowed.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Whether only one value is allowed.
    pub fn is_exact(self) -> bool {
        self.low >= self.high
    }

    /// Whether nothing but rounding is left between the ends.
    pub(super) fn is_settled(self) -> bool {
        self.high - self.low <= 8.0 * f64::EPSILON * self.value.abs()
    }

    /// Whether zero is allowed.
    pub(crate) fn holds_zero(self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }

    /// The sum of all, rounded outwards; zero for none.
    pub fn sum(parts: &[Range]) -> Range {
        Range::sum_but(parts, usize::MAX)
    }

    /// The sum of all but one.
    pub(crate) fn sum_but(parts: &[Range], left_out: usize) -> Range {
        let (mut values, mut ends) = (Sum::default(), Sum::default());
        for (place, part) in parts.iter().enumerate() {
            if place != left_out {
                values.add(Span::at(part.value));
                ends.add(part.span());
            }
        }
        let ends = ends.span();
        Range::around(values.span().middle(), ends.low, ends.high)
    }

    /// A value and its ends, the ends moved to hold it where rounding put it outside.
    ///
    /// What is too large for a float becomes the largest, so that a range is always one of numbers;
    /// no formula has a finite result from it.
    pub(super) fn around(value: f64, low: f64, high: f64) -> Range {
        let finite = |end: f64| if end.is_nan() { f64::MAX } else { end.clamp(f64::MIN, f64::MAX) };
        let value = finite(value);
        Range { low: finite(low).min(value), value, high: finite(high).max(value) }
    }

    /// A computed value and its ends, if all are numbers.
    pub(super) fn finish(value: Span, low: f64, high: f64) -> Result<Range, Missing> {
        let value = value.middle();
        if value.is_nan() || low.is_nan() || high.is_nan() {
            return Err(Missing::DivisorHoldsZero);
        }
        let range = Range::around(value, low, high);
        Range::new(range.low, range.value, range.high).ok_or(Missing::TooLarge)
    }

    /// All three as one span of possible values.
    pub(super) fn span(self) -> Span {
        Span { low: self.low, high: self.high }
    }

    /// The difference of two numbers that were printed independently.
    pub(super) fn minus(self, other: Range) -> Range {
        let value = Span::at(self.value) - Span::at(other.value);
        let span = self.span() - other.span();
        Range::around(value.middle(), span.low, span.high)
    }

    /// What is left of a sum when one of its parts is taken out.
    pub(super) fn without(self, part: Range) -> Range {
        let value = Span::at(self.value) - Span::at(part.value);
        let low = (Span::at(self.low) - Span::at(part.low)).low;
        let high = (Span::at(self.high) - Span::at(part.high)).high;
        Range::around(value.middle().max(0.0), low.max(0.0), high)
    }

    /// The sum of two numbers that were printed independently.
    pub(super) fn plus(self, other: Range) -> Range {
        Range::sum(&[self, other])
    }
}

impl From<u32> for Range {
    /// A whole number, known exactly.
    fn from(whole: u32) -> Range {
        let value = f64::from(whole);
        Range { low: value, value, high: value }
    }
}

/// A float not above an exact value, at most one step away from the nearest.
fn below(exact: Exact) -> f64 {
    let nearest = exact.to_f64();
    if exact.signum() == 0 { nearest } else { nearest.next_down() }
}

/// A float not below an exact value.
fn above(exact: Exact) -> f64 {
    let nearest = exact.to_f64();
    if exact.signum() == 0 { nearest } else { nearest.next_up() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_divides_by_zero_is_no_range() {
        let holds_zero = Span { low: -1.0, high: 1.0 };
        let quotient = Span::ONE / holds_zero;
        assert_eq!(Range::finish(quotient, 0.0, 1.0), Err(Missing::DivisorHoldsZero));
    }

    #[test]
    fn printed_numbers_are_enclosed() {
        let range = |text: &str| Range::of(&text.parse().unwrap()).unwrap();
        let printed = range("9.8");
        assert!(printed.low() <= 9.75 && printed.high() >= 9.85);
        assert_eq!(range("0").at_least_zero().unwrap().low().to_bits(), 0);
        assert_eq!(range("-3").at_least_zero(), Err(Missing::Negative));
    }
}
