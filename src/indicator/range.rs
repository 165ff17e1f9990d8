//! A number with the range that its print allows, and arithmetic that never rounds a range inwards.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::model::{Exact, Published};

use super::Missing;

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
        let others = || {
            parts.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, part)| part)
        };
        let value = Span::sum(others().map(|part| Span::at(part.value)));
        let low = Span::sum(others().map(|part| Span::at(part.low))).low;
        let high = Span::sum(others().map(|part| Span::at(part.high))).high;
        Range::around(value.middle(), low, high)
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

/// A closed interval for calculations: every operation holds all results of its operands.
///
/// Division by an interval that holds zero gives an interval of two NaN, which every further
/// operation keeps and [`Range::finish`] turns into a reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Span {
    pub(super) const ZERO: Span = Span::at(0.0);
    pub(super) const ONE: Span = Span::at(1.0);

    const NONE: Span = Span { low: f64::NAN, high: f64::NAN };

    /// One number.
    pub(super) const fn at(value: f64) -> Span {
        Span { low: value, high: value }
    }

    /// A number within the span: the best guess at a value computed from exact inputs.
    pub(super) fn middle(self) -> f64 {
        self.low + (self.high - self.low) / 2.0
    }

    pub(super) fn is_thin(self) -> bool {
        self.low >= self.high
    }

    pub(super) fn width(self) -> f64 {
        self.high - self.low
    }

    #[cfg(test)]
    fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    pub(super) fn hull(self, other: Span) -> Span {
        Span { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Both ends moved so that they lie within 0 and 1.
    pub(super) fn within(self, low: f64, high: f64) -> Span {
        if self.low.is_nan() {
            return self;
        }
        Span { low: self.low.clamp(low, high), high: self.high.clamp(low, high) }
    }

    pub(super) fn abs(self) -> Span {
        if self.low >= 0.0 {
            self
        } else if self.high <= 0.0 {
            -self
        } else {
            Span { low: 0.0, high: self.high.max(-self.low) }
        }
    }

    pub(super) fn min(self, other: Span) -> Span {
        Span { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    pub(super) fn square(self) -> Span {
        let size = self.abs();
        Span { low: (size * size).low.max(0.0), high: (size * size).high }
    }

    pub(super) fn sqrt(self) -> Span {
        if self.low < 0.0 || self.low.is_nan() {
            return Span::NONE;
        }
        let out = |end: f64| {
            if end > 0.0 { (end.sqrt().next_down(), end.sqrt().next_up()) } else { (0.0, 0.0) }
        };
        Span { low: out(self.low).0, high: out(self.high).1 }
    }

    /// The natural logarithm; libm's is within one unit of the last place.
    pub(super) fn ln(self) -> Span {
        if self.low <= 0.0 || self.low.is_nan() {
            return Span::NONE;
        }
        Span { low: step_down(libm::log(self.low)), high: step_up(libm::log(self.high)) }
    }

    /// The exponential less 1; libm's is within one unit of the last place.
    pub(super) fn exp_m1(self) -> Span {
        Span { low: step_down(libm::expm1(self.low)), high: step_up(libm::expm1(self.high)) }
    }

    /// `x ln x`, which is 0 at 0; for a thin span.
    pub(super) fn x_ln_x(self) -> Span {
        if self.high <= 0.0 { Span::ZERO } else { self * self.ln() }
    }

    /// The sum of all in their order, with the rounding errors carried along (Neumaier 1974).
    ///
    /// What is left is below `n² u² Σ|x|` with `u = 2⁻⁵³` (Higham, Accuracy and Stability of
    /// Numerical Algorithms, section 4.3), so the ends are moved by twice that.
    pub(super) fn sum<I: Iterator<Item = Span>>(parts: I) -> Span {
        let (mut low, mut high) = (Tally::default(), Tally::default());
        for part in parts {
            low.add(part.low);
            high.add(part.high);
        }
        Span { low: low.end(-1.0), high: high.end(1.0) }
    }
}

/// A sum on its way, with what rounding took from it.
#[derive(Default)]
struct Tally {
    total: f64,
    errors: f64,
    size: f64,
    count: f64,
}

impl Tally {
    fn add(&mut self, value: f64) {
        let (next, error) = two_sum(self.total, value);
        self.total = next;
        self.errors += error;
        self.size += value.abs();
        self.count += 1.0;
    }

    /// The sum, rounded down for a sign of -1 and up for 1.
    fn end(&self, sign: f64) -> f64 {
        let (sum, error) = two_sum(self.total, self.errors);
        let unit = f64::EPSILON / 2.0;
        let left = 2.0 * self.count * self.count * unit * unit * self.size;
        if error * sign + left <= 0.0 {
            return sum;
        }
        let next = if sign > 0.0 { sum.next_up() } else { sum.next_down() };
        next + left * sign
    }
}

/// The nearest float to a sum, and what it is off by, exactly (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Two floats down: further than a function within one unit of the last place can be off.
fn step_down(value: f64) -> f64 {
    value.next_down().next_down()
}

fn step_up(value: f64) -> f64 {
    value.next_up().next_up()
}

fn sum_low(a: f64, b: f64) -> f64 {
    let (sum, error) = two_sum(a, b);
    if error < 0.0 { sum.next_down() } else { sum }
}

fn sum_high(a: f64, b: f64) -> f64 {
    let (sum, error) = two_sum(a, b);
    if error > 0.0 { sum.next_up() } else { sum }
}

/// One or minus one, by which nothing is rounded.
fn is_one(value: f64) -> bool {
    value.abs().to_bits() == 1.0_f64.to_bits()
}

impl Add for Span {
    type Output = Span;

    fn add(self, other: Span) -> Span {
        Span { low: sum_low(self.low, other.low), high: sum_high(self.high, other.high) }
    }
}

impl Sub for Span {
    type Output = Span;

    fn sub(self, other: Span) -> Span {
        self + -other
    }
}

impl Neg for Span {
    type Output = Span;

    fn neg(self) -> Span {
        Span { low: -self.high, high: -self.low }
    }
}

impl Mul for Span {
    type Output = Span;

    fn mul(self, other: Span) -> Span {
        self.corners(other, &|a, b| {
            let exact = a == 0.0 || b == 0.0 || is_one(a) || is_one(b);
            (a * b, exact)
        })
    }
}

impl Div for Span {
    type Output = Span;

    fn div(self, other: Span) -> Span {
        let apart = other.low > 0.0 || other.high < 0.0;
        if apart { self.corners(other, &|a, b| (a / b, a == 0.0 || is_one(b))) } else { Span::NONE }
    }
}

impl Span {
    /// The hull of an operation on the ends, which also says where it did not round.
    fn corners(self, other: Span, operation: &dyn Fn(f64, f64) -> (f64, bool)) -> Span {
        let at = |a, b| {
            let (value, exact) = operation(a, b);
            if value.is_nan() {
                Span::NONE
            } else if exact {
                Span::at(value)
            } else {
                Span { low: value.next_down(), high: value.next_up() }
            }
        };
        let mut result = at(self.low, other.low);
        if !(self.is_thin() && other.is_thin()) {
            for (a, b) in [(self.low, other.high), (self.high, other.low), (self.high, other.high)]
            {
                let next = at(a, b);
                if next.low.is_nan() || result.low.is_nan() {
                    return Span::NONE;
                }
                result = result.hull(next);
            }
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::sample::Sequence;

    /// Compared with exact fractions.
    #[test]
    fn arithmetic_holds_the_exact_result() {
        let mut random = Sequence(1);
        for _ in 0..20_000 {
            let mut one = || {
                let size = 1 << (random.next() % 40 + 1);
                let whole = (random.next() % size).cast_signed() - (size / 2).cast_signed();
                (whole as f64, Exact::integer(whole))
            };
            let ((a, exact_a), (b, exact_b)) = (one(), one());
            if b == 0.0 {
                continue;
            }
            let (a, b) = (Span::at(a), Span::at(b));
            let cases = [
                (a + b, exact_a.checked_add(exact_b)),
                (a - b, exact_a.checked_sub(exact_b)),
                (a * b, exact_a.checked_mul(exact_b)),
                (a / b, exact_a.checked_div(exact_b)),
            ];
            for (span, exact) in cases {
                let nearest = exact.unwrap().to_f64();
                assert!(span.contains(nearest), "{span:?} lacks {nearest}");
                assert!(span.width() <= 4.0 * f64::EPSILON * nearest.abs(), "{span:?} is wide");
            }
        }
    }

    #[test]
    fn a_sum_keeps_what_a_float_would_lose() {
        let parts = [1e16, 1.0, -1e16, 1.0].map(Span::at);
        let sum = Span::sum(parts.into_iter());
        assert!(sum.contains(2.0) && sum.width() < 1e-10, "{sum:?}");
        let tenths = vec![Span::at(0.1); 1_000_000];
        let sum = Span::sum(tenths.into_iter());
        assert!(sum.width() <= 2.0 * f64::EPSILON * 100_000.0, "{sum:?}");
    }

    #[test]
    fn division_by_what_can_be_zero_is_no_number() {
        let holds_zero = Span { low: -1.0, high: 1.0 };
        let quotient = Span::ONE / holds_zero;
        assert!(quotient.low.is_nan() && (quotient * Span::ZERO + Span::ONE).low.is_nan());
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
