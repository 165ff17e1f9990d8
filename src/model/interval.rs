//! Closed ranges of exact values.

use super::Exact;

/// A closed range: both ends belong to it.
///
/// # Units
///
/// Those of the number that the range stands for.
///
/// # Example
///
/// ```
/// use trade_figure::model::{Exact, Interval, Published};
///
/// let first = "24.1".parse::<Published>()?.range().expect("few enough digits");
/// let second = "24.2".parse::<Published>()?.range().expect("few enough digits");
/// let shared = first.intersection(second).expect("they touch");
/// assert!(shared.is_point());
/// assert_eq!(shared.low().to_string(), "24.15");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Interval {
    low: Exact,
    high: Exact,
}

impl Interval {
    /// The range from `low` to `high`, or `None` if that is backwards.
    pub fn new(low: Exact, high: Exact) -> Option<Interval> {
        (low <= high).then_some(Interval { low, high })
    }

    /// The range between two ends, or `None` if one of them is missing or if that is backwards.
    pub(crate) fn between(low: Option<Exact>, high: Option<Exact>) -> Option<Interval> {
        Interval::new(low?, high?)
    }

    /// The range that holds one value only.
    pub fn point(value: Exact) -> Interval {
        Interval { low: value, high: value }
    }

    /// The smallest value.
    pub fn low(self) -> Exact {
        self.low
    }

    /// The largest value.
    pub fn high(self) -> Exact {
        self.high
    }

    /// What both ranges hold, or `None` if they hold nothing in common.
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        Interval::new(self.low.max(other.low), self.high.min(other.high))
    }

    /// Whether the ranges hold anything in common; one shared end is enough.
    pub fn overlaps(self, other: Interval) -> bool {
        self.intersection(other).is_some()
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Whether the value lies in the range, ends included.
    pub fn contains(self, value: Exact) -> bool {
        self.low <= value && value <= self.high
    }

    /// The sums of a value of each range, or `None` if one needs more than 128 bits.
    pub fn checked_add(self, other: Interval) -> Option<Interval> {
        Interval::between(self.low.checked_add(other.low), self.high.checked_add(other.high))
    }

    /// What is left of the values of this range without those of the other, or `None` if an end needs
    /// more than 128 bits.
    pub fn checked_sub(self, other: Interval) -> Option<Interval> {
        Interval::between(self.low.checked_sub(other.high), self.high.checked_sub(other.low))
    }

    /// The values of this range times a factor above zero, or `None` if an end needs more than 128
    /// bits.
    pub fn checked_mul(self, factor: Exact) -> Option<Interval> {
        Interval::between(self.low.checked_mul(factor), self.high.checked_mul(factor))
    }

    /// The values of this range over those of another that holds numbers above zero only, from its
    /// corners; `None` if an end needs more than 128 bits.
    pub fn checked_div(self, base: Interval) -> Option<Interval> {
        // What is below zero is lowest over the smallest base.
        let least = if self.low < Exact::ZERO { base.low } else { base.high };
        let most = if self.high < Exact::ZERO { base.high } else { base.low };
        Interval::between(self.low.checked_div(least), self.high.checked_div(most))
    }

    /// The distance between the ends, or `None` if it needs more than 128 bits.
    pub fn width(self) -> Option<Exact> {
        self.high.checked_sub(self.low)
    }

    /// Whether the range holds one value only.
    pub fn is_point(self) -> bool {
        self.low == self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64) -> Interval {
        Interval::new(Exact::integer(low), Exact::integer(high)).unwrap()
    }

    #[test]
    fn a_range_is_never_backwards() {
        assert_eq!(Interval::new(Exact::ONE, Exact::ZERO), None);
        assert!(Interval::point(Exact::ONE).is_point());
    }

    #[test]
    fn closed_ranges_share_their_ends() {
        assert_eq!(range(1, 2).intersection(range(2, 3)), Some(Interval::point(Exact::integer(2))));
        assert!(!range(1, 2).overlaps(range(3, 4)));
        assert_eq!(range(1, 4).intersection(range(2, 3)), Some(range(2, 3)));
        assert_eq!(range(1, 2).hull(range(4, 5)), range(1, 5));
    }

    #[test]
    fn arithmetic_is_that_of_the_corners() {
        assert_eq!(range(1, 2).checked_add(range(-3, 4)), Some(range(-2, 6)));
        assert_eq!(range(1, 2).checked_sub(range(-3, 4)), Some(range(-3, 5)));
        assert_eq!(range(-1, 2).checked_mul(Exact::HUNDRED), Some(range(-100, 200)));
        assert_eq!(range(4, 8).checked_div(range(1, 2)), Some(range(2, 8)));
        assert_eq!(range(-4, 8).checked_div(range(1, 2)), Some(range(-4, 8)));
        assert_eq!(range(-8, -4).checked_div(range(1, 2)), Some(range(-8, -2)));
    }

    #[test]
    fn ends_are_inside() {
        let range = range(-1, 2);
        assert!(range.contains(Exact::integer(-1)) && range.contains(Exact::integer(2)));
        assert!(!range.contains(Exact::integer(3)));
        assert_eq!(range.width(), Some(Exact::integer(3)));
    }
}
