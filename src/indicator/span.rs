//! Interval arithmetic on floats that never rounds inwards.

use std::ops::{Add, Div, Mul, Neg, Sub};

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

    pub(super) const NONE: Span = Span { low: f64::NAN, high: f64::NAN };

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
    pub(super) fn contains(self, value: f64) -> bool {
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
            if end > 0.0 { (down(end.sqrt()), up(end.sqrt())) } else { (0.0, 0.0) }
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
}

/// The sum of spans in their order, with the rounding errors carried along (Neumaier 1974).
///
/// What is left is below `n² u² Σ|x|` with `u = 2⁻⁵³` (Higham, Accuracy and Stability of Numerical
/// Algorithms, section 4.3), so the ends are moved by twice that.
#[derive(Default)]
pub(super) struct Sum {
    low: Tally,
    high: Tally,
}

impl Sum {
    #[inline(never)]
    pub(super) fn add(&mut self, part: Span) {
        self.low.add(part.low);
        self.high.add(part.high);
    }

    pub(super) fn span(&self) -> Span {
        Span { low: self.low.end(-1.0), high: self.high.end(1.0) }
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
    #[inline(never)]
    fn add(&mut self, value: f64) {
        let (next, error) = two_sum(self.total, value);
        self.total = next;
        self.errors += error;
        self.size += value.abs();
        self.count += 1.0;
    }

    /// The sum, rounded down for a sign of -1 and up for 1.
    #[inline(never)]
    fn end(&self, sign: f64) -> f64 {
        let (sum, error) = two_sum(self.total, self.errors);
        let unit = f64::EPSILON / 2.0;
        let left = 2.0 * self.count * self.count * unit * unit * self.size;
        if error * sign + left <= 0.0 {
            return sum;
        }
        let next = if sign > 0.0 { up(sum) } else { down(sum) };
        next + left * sign
    }
}

/// The nearest float to a sum, and what it is off by, exactly (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// The next float down; one copy of it for all of the arithmetic.
#[inline(never)]
fn down(value: f64) -> f64 {
    value.next_down()
}

/// The next float up.
#[inline(never)]
fn up(value: f64) -> f64 {
    value.next_up()
}

/// Two floats down: further than a function within one unit of the last place can be off.
fn step_down(value: f64) -> f64 {
    down(down(value))
}

fn step_up(value: f64) -> f64 {
    up(up(value))
}

fn sum_low(a: f64, b: f64) -> f64 {
    let (sum, error) = two_sum(a, b);
    if error < 0.0 { down(sum) } else { sum }
}

fn sum_high(a: f64, b: f64) -> f64 {
    let (sum, error) = two_sum(a, b);
    if error > 0.0 { up(sum) } else { sum }
}

/// One or minus one, by which nothing is rounded.
fn is_one(value: f64) -> bool {
    value.abs().to_bits() == 1.0_f64.to_bits()
}

impl Add for Span {
    type Output = Span;

    #[inline(never)]
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

    #[inline(never)]
    fn mul(self, other: Span) -> Span {
        self.corners(other, &|a, b| {
            let exact = a == 0.0 || b == 0.0 || is_one(a) || is_one(b);
            (a * b, exact)
        })
    }
}

impl Div for Span {
    type Output = Span;

    #[inline(never)]
    fn div(self, other: Span) -> Span {
        let apart = other.low > 0.0 || other.high < 0.0;
        if apart { self.corners(other, &|a, b| (a / b, a == 0.0 || is_one(b))) } else { Span::NONE }
    }
}

impl Span {
    /// The hull of an operation on the ends, which also says where it did not round.
    #[inline(never)]
    fn corners(self, other: Span, operation: &dyn Fn(f64, f64) -> (f64, bool)) -> Span {
        let at = |a, b| {
            let (value, exact) = operation(a, b);
            if value.is_nan() {
                Span::NONE
            } else if exact {
                Span::at(value)
            } else {
                Span { low: down(value), high: up(value) }
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
    use crate::{indicator::sample::Sequence, model::Exact};

    fn sum_of(parts: &[Span]) -> Span {
        let mut sum = Sum::default();
        for part in parts {
            sum.add(*part);
        }
        sum.span()
    }

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
        let sum = sum_of(&parts);
        assert!(sum.contains(2.0) && sum.width() < 1e-10, "{sum:?}");
        let tenths = vec![Span::at(0.1); 1_000_000];
        let sum = sum_of(&tenths);
        assert!(sum.width() <= 2.0 * f64::EPSILON * 100_000.0, "{sum:?}");
    }

    #[test]
    fn division_by_what_can_be_zero_is_no_number() {
        let holds_zero = Span { low: -1.0, high: 1.0 };
        let quotient = Span::ONE / holds_zero;
        assert!(quotient.low.is_nan() && (quotient * Span::ZERO + Span::ONE).low.is_nan());
    }
}
