//! Fractions that never overflow, for the joint check.
//!
//! A chain of growth claims multiplies its factors, and thirty of them leave the 128 bits of
//! [`Exact`]. A wrapped or rounded number could accuse somebody, so a [`Number`] grows instead.

use std::cmp::Ordering;

use super::magnitude::{self, Magnitude};
use crate::model::Exact;

/// A fraction in lowest terms, of any size.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Number {
    /// Whatever fits.
    Small(Exact),
    /// Only what does not, so that equal numbers are equal values.
    Large(Box<Large>),
}

/// A fraction in lowest terms whose numerator or denominator needs more than 127 bits.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Large {
    negative: bool,
    numerator: Magnitude,
    denominator: Magnitude,
}

impl Number {
    pub(super) const ZERO: Number = Number::Small(Exact::ZERO);
    pub(super) const ONE: Number = Number::Small(Exact::ONE);

    pub(super) fn signum(&self) -> i128 {
        match self {
            Number::Small(exact) => exact.signum(),
            Number::Large(large) => 1 - 2 * i128::from(large.negative),
        }
    }

    // Not copied to where it is used: comparing 128 bits is long in WebAssembly.
    #[inline(never)]
    pub(super) fn is_positive(&self) -> bool {
        self.signum() > 0
    }

    pub(super) fn is_zero(&self) -> bool {
        self.signum() == 0
    }

    /// The length of the longer of numerator and denominator in digits of 32 bits; what fits in an
    /// [`Exact`] counts as none.
    pub(super) fn size(&self) -> usize {
        match self {
            Number::Small(_) => 0,
            Number::Large(large) => large.numerator.len().max(large.denominator.len()),
        }
    }

    pub(super) fn add(&self, other: &Number) -> Number {
        if let (Number::Small(a), Number::Small(b)) = (self, other)
            && let Some(sum) = a.checked_add(*b)
        {
            return Number::Small(sum);
        }
        let (a, b) = (self.large(), other.large());
        // As in `Exact::checked_add`: only what the denominators share can cancel.
        let shared = magnitude::greatest_common_divisor(&a.denominator, &b.denominator);
        let (a_rest, _) = magnitude::divide(&a.denominator, &shared);
        let (b_rest, _) = magnitude::divide(&b.denominator, &shared);
        let left = magnitude::multiply(&a.numerator, &b_rest);
        let right = magnitude::multiply(&b.numerator, &a_rest);
        let smaller = magnitude::compare(&left, &right) == Ordering::Less;
        let (negative, sum) = match (a.negative == b.negative, smaller) {
            (true, _) => (a.negative, magnitude::add(&left, &right)),
            (false, true) => (b.negative, magnitude::subtract(&right, &left)),
            (false, false) => (a.negative, magnitude::subtract(&left, &right)),
        };
        let (sum, shared) = without_common_factor(&sum, &shared);
        let denominator = magnitude::multiply(&magnitude::multiply(&a_rest, &b_rest), &shared);
        in_lowest_terms(negative, sum, denominator)
    }

    pub(super) fn sub(&self, other: &Number) -> Number {
        self.add(&other.neg())
    }

    pub(super) fn mul(&self, other: &Number) -> Number {
        if let (Number::Small(a), Number::Small(b)) = (self, other)
            && let Some(product) = a.checked_mul(*b)
        {
            return Number::Small(product);
        }
        // Only crosswise factors can cancel.
        let (a, b) = (self.large(), other.large());
        let (a_top, b_bottom) = without_common_factor(&a.numerator, &b.denominator);
        let (b_top, a_bottom) = without_common_factor(&b.numerator, &a.denominator);
        in_lowest_terms(
            a.negative != b.negative,
            magnitude::multiply(&a_top, &b_top),
            magnitude::multiply(&a_bottom, &b_bottom),
        )
    }

    /// The quotient by a number that is not zero.
    pub(super) fn div(&self, other: &Number) -> Number {
        self.mul(&other.inverse())
    }

    /// One over a number that is not zero.
    pub(super) fn inverse(&self) -> Number {
        let mut inverse = self.clone();
        match &mut inverse {
            Number::Small(exact) => *exact = exact.inverse().unwrap_or(Exact::ZERO),
            Number::Large(large) => std::mem::swap(&mut large.numerator, &mut large.denominator),
        }
        inverse
    }

    pub(super) fn neg(&self) -> Number {
        let mut turned = self.clone();
        match &mut turned {
            Number::Small(exact) => *exact = -*exact,
            Number::Large(large) => large.negative = !large.negative,
        }
        turned
    }

    /// The number if it fits in an [`Exact`], else the next one down (or up) of those with about 64
    /// leading bits; `None` if that is out of range too.
    pub(super) fn to_exact_outward(&self, up: bool) -> Option<Exact> {
        let large = match self {
            Number::Small(exact) => return Some(*exact),
            Number::Large(large) => large,
        };
        let excess = magnitude::bits(&large.numerator) - magnitude::bits(&large.denominator);
        let shift = 64 - excess;
        let by = u32::try_from(shift.unsigned_abs()).ok().filter(|by| *by <= 120)?;
        let (quotient, rest) = if shift < 0 {
            magnitude::divide(&large.numerator, &magnitude::scaled(&large.denominator, by))
        } else {
            magnitude::divide(&magnitude::scaled(&large.numerator, by), &large.denominator)
        };
        let size = magnitude::to_i128(&quotient)?;
        // Cut off towards zero, which is outward for one of the two directions only.
        let inward = up != large.negative && !rest.is_empty();
        let size = if inward { size.checked_add(1)? } else { size };
        let whole = Exact::new(if large.negative { -size } else { size }, 1)?;
        let scale = Exact::new(1 << by, 1)?;
        if shift < 0 { whole.checked_mul(scale) } else { whole.checked_div(scale) }
    }

    fn large(&self) -> Large {
        match self {
            Number::Small(exact) => Large {
                negative: exact.signum() < 0,
                numerator: magnitude::from_u128(exact.numerator().unsigned_abs()),
                denominator: magnitude::from_u128(exact.denominator().unsigned_abs()),
            },
            Number::Large(large) => (**large).clone(),
        }
    }
}

fn without_common_factor(a: &[u32], b: &[u32]) -> (Magnitude, Magnitude) {
    let common = magnitude::greatest_common_divisor(a, b);
    if common == [1] {
        return (a.to_vec(), b.to_vec());
    }
    (magnitude::divide(a, &common).0, magnitude::divide(b, &common).0)
}

/// The fraction, small if it fits. A denominator of zero, which no caller has, gives zero.
fn in_lowest_terms(negative: bool, numerator: Magnitude, denominator: Magnitude) -> Number {
    if numerator.is_empty() || denominator.is_empty() {
        return Number::ZERO;
    }
    let fits = magnitude::to_i128(&numerator).zip(magnitude::to_i128(&denominator));
    let small = fits.and_then(|(numerator, denominator)| Exact::new(numerator, denominator));
    match small {
        Some(exact) => Number::Small(if negative { -exact } else { exact }),
        None => Number::Large(Box::new(Large { negative, numerator, denominator })),
    }
}

impl From<Exact> for Number {
    fn from(exact: Exact) -> Number {
        Number::Small(exact)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (self, other) {
            (Number::Small(a), Number::Small(b)) => a.cmp(b),
            _ if self.signum() != other.signum() => self.signum().cmp(&other.signum()),
            _ => {
                // Without bringing the difference into lowest terms, which takes far longer.
                let (a, b) = (self.large(), other.large());
                let left = magnitude::multiply(&a.numerator, &b.denominator);
                let right = magnitude::multiply(&b.numerator, &a.denominator);
                let sizes = magnitude::compare(&left, &right);
                if a.negative { sizes.reverse() } else { sizes }
            }
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(numerator: i128, denominator: i128) -> Number {
        Exact::new(numerator, denominator).unwrap().into()
    }

    #[test]
    fn growing_and_shrinking_again_loses_nothing() {
        let factor = number(-987_654_321, 1_000_000_007);
        let mut power = Number::ONE;
        for _ in 0..40 {
            power = power.mul(&factor);
        }
        assert!(power.size() >= 37 && power > Number::ZERO);
        let more = power.add(&number(1, 3)).sub(&number(1, 3));
        assert_eq!(more, power);
        for _ in 0..40 {
            power = power.div(&factor);
        }
        assert_eq!(power, Number::ONE);
    }

    #[test]
    fn large_numbers_are_compared_exactly() {
        let large = number(i128::MAX, 1);
        let larger = large.add(&Number::ONE);
        assert!(larger > large && larger.neg() < large.neg());
        assert!(larger.sub(&large) == Number::ONE);
        assert!(larger.mul(&larger).div(&larger) == larger);
    }

    #[test]
    fn what_does_not_fit_is_rounded_outward() {
        let near = |number: &Number| {
            let ends = [false, true].map(|up| number.to_exact_outward(up).unwrap());
            assert!(Number::from(ends[0]) < *number && *number < Number::from(ends[1]));
            let width = Number::from(ends[1]).sub(&ends[0].into()).div(number);
            assert!(width.mul(&width) < self::number(1, 1 << 120));
        };
        let third = number(1, 3);
        let odd = number(1, i128::MAX).mul(&number(1, 5)).add(&third);
        near(&odd);
        near(&odd.neg());
        near(&odd.mul(&number(1 << 80, 1)));
        near(&odd.neg().mul(&number(1, 1 << 40)));
        assert_eq!(number(i128::MAX, 1).mul(&number(i128::MAX, 1)).to_exact_outward(true), None);
    }
}
