//! Exact arithmetic on fractions, for the check: no float is ever compared with another.

use std::{cmp::Ordering, fmt, ops::Neg};

use super::Decimal;

/// A fraction in lowest terms, computed with exactly or not at all.
///
/// Each operation that could leave the 128 bits of numerator or denominator returns `None`
/// instead; nothing is rounded or wrapped.
///
/// # Units
///
/// None: the unit belongs to the number that the fraction stands for.
///
/// # Example
///
/// ```
/// use trade_figure::model::{Direction, Exact};
///
/// let third = Exact::new(2, 6).expect("a denominator that is not zero");
/// assert_eq!(third.to_string(), "1/3");
/// assert_eq!(third.to_decimal_text(2, Direction::Nearest), "0.33");
/// assert_eq!(third.checked_add(third), Exact::new(2, 3));
/// assert_eq!(Exact::new(1, 0), None);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Exact {
    /// Never `i128::MIN`, so that a sign can always be turned.
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

/// Which neighbour [`Exact::to_decimal_text`] shows for a value between two.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// The nearest; of two equally near ones the one further from zero.
    Nearest,
    /// The one below.
    Floor,
    /// The one above.
    Ceiling,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Exact = Exact::integer(0);

    /// One.
    pub const ONE: Exact = Exact::integer(1);

    /// A hundred: what percentages are of.
    pub const HUNDRED: Exact = Exact::integer(100);

    /// The fraction `numerator / denominator` in lowest terms, or `None` for a denominator of zero
    /// and for `i128::MIN` in either place.
    pub fn new(numerator: i128, denominator: i128) -> Option<Exact> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let turned = denominator < 0;
        let numerator = if turned { -numerator } else { numerator };
        Some(Exact::reduced(numerator, denominator.abs()))
    }

    /// A whole number.
    pub const fn integer(value: i64) -> Exact {
        Exact { numerator: value as i128, denominator: 1 }
    }

    /// Ten to a power, or `None` beyond 38 either way.
    pub fn power_of_ten(power: i32) -> Option<Exact> {
        let exponent = power.unsigned_abs();
        if exponent > 38 {
            return None;
        }
        let size = (0..exponent).fold(1, |size, _| 10 * size);
        let (numerator, denominator) = if power < 0 { (1, size) } else { (size, 1) };
        Some(Exact { numerator, denominator })
    }

    /// The printed digits as a fraction: 49/5 for `9.8`.
    pub fn from_decimal(decimal: Decimal) -> Exact {
        // At most `Published::MAX_PLACES` places, so the power always fits.
        let one = 10_i64.pow(u32::from(decimal.places()));
        Exact::reduced(i128::from(decimal.digits()), i128::from(one))
    }

    /// The fraction in lowest terms, for a denominator known to be positive and neither part
    /// `i128::MIN`.
    pub(super) fn reduced(numerator: i128, denominator: i128) -> Exact {
        let common = common_divisor(numerator, denominator);
        Exact {
            numerator: divided_exactly(numerator, common),
            denominator: divided_exactly(denominator, common),
        }
    }

    /// The numerator, which carries the sign.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, which is positive.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// -1, 0 or 1.
    pub fn signum(self) -> i128 {
        self.numerator.signum()
    }

    /// The sum, or `None` if it needs more than 128 bits.
    pub fn checked_add(self, other: Exact) -> Option<Exact> {
        // Only what the denominators share can cancel (Knuth, The Art of Computer Programming,
        // volume 2, section 4.5.1); dividing first delays an overflow.
        let common = common_divisor(self.denominator, other.denominator);
        let own_part = divided_exactly(self.denominator, common);
        let left = product(self.numerator, divided_exactly(other.denominator, common))?;
        let right = product(other.numerator, own_part)?;
        let sum = left.checked_add(right)?;
        let cancels = common_divisor(sum, common);
        let denominator = product(own_part, divided_exactly(other.denominator, cancels))?;
        let numerator = divided_exactly(sum, cancels);
        (numerator != i128::MIN).then_some(Exact { numerator, denominator })
    }

    /// The difference, or `None` if it needs more than 128 bits.
    pub fn checked_sub(self, other: Exact) -> Option<Exact> {
        self.checked_add(-other)
    }

    /// The product, or `None` if it needs more than 128 bits.
    pub fn checked_mul(self, other: Exact) -> Option<Exact> {
        // Both products are of what is left once the parts crosswise are in lowest terms.
        let first = Exact::reduced(self.numerator, other.denominator);
        let second = Exact::reduced(other.numerator, self.denominator);
        let numerator = product(first.numerator, second.numerator)?;
        let denominator = product(first.denominator, second.denominator)?;
        (numerator != i128::MIN).then_some(Exact { numerator, denominator })
    }

    /// The quotient, or `None` for a division by zero or if it needs more than 128 bits.
    pub fn checked_div(self, other: Exact) -> Option<Exact> {
        self.checked_mul(other.inverse()?)
    }

    /// One over the fraction, or `None` for zero.
    pub(crate) fn inverse(self) -> Option<Exact> {
        let upright = if self.numerator < 0 { -self } else { self };
        let (numerator, denominator) = (upright.denominator, upright.numerator);
        let inverse = Exact { numerator, denominator };
        (denominator != 0).then_some(if self.numerator < 0 { -inverse } else { inverse })
    }

    /// The nearest `f64`, ties to even: for display and drawing only.
    pub fn to_f64(self) -> f64 {
        let divisor = self.denominator.unsigned_abs();
        let (mut quotient, mut rest) = divided(self.numerator.unsigned_abs(), divisor);
        if quotient == 0 && rest == 0 {
            return 0.0;
        }
        // As many bits as a `u64` has, which is more than an `f64` keeps, and in the last of them
        // "and a little more", so that the one conversion below is the only rounding.
        let (mut halvings, mut more) = (0, false);
        while quotient >> 64 != 0 {
            more |= quotient & 1 != 0;
            quotient /= 2;
            halvings -= 1;
        }
        while quotient >> 63 == 0 {
            // The divisor has 127 bits, so doubling fits.
            rest *= 2;
            quotient *= 2;
            if rest >= divisor {
                rest -= divisor;
                quotient += 1;
            }
            halvings += 1;
        }
        let size = (quotient as u64 | u64::from(more || rest != 0)) as f64;
        // Between 2^-191 and 2^63, a power of two: this product is exact.
        let scaled = size * f64::from_bits(((1023 - halvings) as u64) << 52);
        if self.numerator < 0 { -scaled } else { scaled }
    }

    /// The value with `places` digits after the decimal point.
    ///
    /// # Example
    ///
    /// ```
    /// use trade_figure::model::{Direction, Exact};
    ///
    /// let index = Exact::new(13_200, 98).expect("a denominator that is not zero");
    /// assert_eq!(index.to_decimal_text(1, Direction::Nearest), "134.7");
    /// assert_eq!(index.to_decimal_text(1, Direction::Floor), "134.6");
    /// assert_eq!((-index).to_decimal_text(0, Direction::Ceiling), "-134");
    /// ```
    pub fn to_decimal_text(self, places: u8, direction: Direction) -> String {
        let divisor = self.denominator.unsigned_abs();
        let (mut whole, mut rest) = divided(self.numerator.unsigned_abs(), divisor);
        // Digit by digit: the standard library's way is for printing many numbers fast.
        let mut text = Vec::new();
        loop {
            let (tenth, digit) = divided(whole, 10);
            text.insert(0, b'0' + digit as u8);
            whole = tenth;
            if whole == 0 {
                break;
            }
        }
        let point = text.len();
        for _ in 0..places {
            let digit = next_digit(&mut rest, divisor);
            text.push(b'0' + digit);
        }
        let negative = self.numerator < 0;
        let away_from_zero = match direction {
            Direction::Nearest => rest >= divisor - rest,
            Direction::Floor => negative && rest != 0,
            Direction::Ceiling => !negative && rest != 0,
        };
        let mut shown = String::new();
        let carried = away_from_zero && increment(&mut text);
        if negative && (carried || text.iter().any(|digit| *digit != b'0')) {
            shown.push('-');
        }
        if carried {
            shown.push('1');
        }
        for (index, digit) in text.into_iter().enumerate() {
            if index == point {
                shown.push('.');
            }
            shown.push(char::from(digit));
        }
        shown
    }
}

/// The next decimal digit of `rest / divisor`, leaving the rest for the one after.
fn next_digit(rest: &mut u128, divisor: u128) -> u8 {
    // Ten additions below the divisor instead of one product that might not fit.
    let (mut digit, mut sum) = (0, 0);
    for _ in 0..10 {
        sum += *rest;
        if sum >= divisor {
            sum -= divisor;
            digit += 1;
        }
    }
    *rest = sum;
    digit
}

/// Adds one to a number in decimal digits; whether a leading 1 is carried out.
fn increment(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return false;
        }
        *digit = b'0';
    }
    true
}

// What follows neither divides 128 bits with `/` nor uses `checked_mul` on them: in WebAssembly those
// take more code than all of this.

/// Quotient and rest for a divisor that is not zero, bit by bit.
fn divided(number: u128, divisor: u128) -> (u128, u128) {
    let (mut quotient, mut rest) = (0, number);
    let longer = divisor.leading_zeros().saturating_sub(number.leading_zeros());
    for shift in (0..=longer).rev() {
        quotient *= 2;
        if rest >= divisor << shift {
            rest -= divisor << shift;
            quotient += 1;
        }
    }
    (quotient, rest)
}

/// The quotient by a positive divisor that is known to leave no rest.
///
/// # Source
///
/// Jebelean, An Algorithm for Exact Division, Journal of Symbolic Computation 15 (1993).
fn divided_exactly(number: i128, divisor: i128) -> i128 {
    if divisor == 1 {
        return number;
    }
    let twos = divisor.trailing_zeros();
    // An odd number is its own inverse in three bits; each round doubles how many are right.
    let odd = divisor >> twos;
    let mut inverse = odd;
    for _ in 0..6 {
        inverse = inverse.wrapping_mul(2_i128.wrapping_sub(odd.wrapping_mul(inverse)));
    }
    (number >> twos).wrapping_mul(inverse)
}

/// The product, or `None` if it needs more than 128 bits.
fn product(a: i128, b: i128) -> Option<i128> {
    let (high, low) = wide_product(a.unsigned_abs(), b.unsigned_abs());
    let negative = (a < 0) != (b < 0) && low != 0;
    let product = if negative { low.wrapping_neg() } else { low }.cast_signed();
    (high == 0 && (product < 0) == negative).then_some(product)
}

/// The greatest common divisor: positive, unless both are zero. Neither may be `i128::MIN`.
fn common_divisor(a: i128, b: i128) -> i128 {
    // A divisor of numbers above `i128::MIN` fits.
    greatest_common_divisor(a.unsigned_abs(), b.unsigned_abs()).cast_signed()
}

/// The greatest common divisor.
///
/// # Source
///
/// Stein's method: Knuth, The Art of Computer Programming, volume 2, section 4.5.2, algorithm B;
/// Euclid's as soon as the processor can divide.
pub(crate) fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    // None where both are zero.
    let twos = (a | b).trailing_zeros() % u128::BITS;
    let (mut a, mut b) = (a >> twos, b >> twos);
    while a != 0 && b != 0 {
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return u128::from(x) << twos;
        }
        // At most one of them is even.
        a >>= a.trailing_zeros();
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.max(b) - a.min(b));
    }
    (a | b) << twos
}

/// The 256 bits of a product, high half first.
fn wide_product(a: u128, b: u128) -> (u128, u128) {
    let low_half = |value: u128| value & u128::from(u64::MAX);
    let low = low_half(a) * low_half(b);
    let middle = (a >> 64) * low_half(b) + (low >> 64);
    let other = low_half(a) * (b >> 64) + low_half(middle);
    ((a >> 64) * (b >> 64) + (middle >> 64) + (other >> 64), other << 64 | low_half(low))
}

impl Neg for Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact { numerator: -self.numerator, denominator: self.denominator }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        if self.signum() != other.signum() {
            return self.signum().cmp(&other.signum());
        }
        // The cross products need up to 254 bits.
        let left = wide_product(self.numerator.unsigned_abs(), other.denominator.unsigned_abs());
        let right = wide_product(other.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        if self.numerator < 0 { right.cmp(&left) } else { left.cmp(&right) }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    /// A finite decimal where there is one of at most 30 places, else `numerator/denominator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finite = (0..=30_u8).find(|places| {
            10_i128.pow(u32::from(*places)).checked_rem(self.denominator) == Some(0)
        });
        match finite {
            Some(places) => f.write_str(&self.to_decimal_text(places, Direction::Nearest)),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator).unwrap()
    }

    #[test]
    fn fractions_are_in_lowest_terms_with_the_sign_on_top() {
        assert_eq!(exact(6, -4), exact(-3, 2));
        assert_eq!(exact(0, -7), Exact::ZERO);
        assert_eq!(Exact::new(1, 0), None);
        assert_eq!(Exact::new(i128::MIN, 1), None);
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(exact(1, 6).checked_add(exact(1, 10)), Some(exact(4, 15)));
        assert_eq!(exact(1, 6).checked_sub(exact(1, 6)), Some(Exact::ZERO));
        assert_eq!(exact(-2, 3).checked_mul(exact(9, 4)), Some(exact(-3, 2)));
        assert_eq!(exact(2, 3).checked_div(exact(-4, 9)), Some(exact(-3, 2)));
        assert_eq!(exact(2, 3).checked_div(Exact::ZERO), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_still_compared() {
        let large = exact(i128::MAX, 1);
        let small = exact(1, i128::MAX);
        assert_eq!(large.checked_add(Exact::ONE), None);
        assert_eq!(large.checked_mul(large), None);
        assert_eq!(small.checked_mul(small), None);
        assert_eq!(large.checked_mul(small), Some(Exact::ONE));
        assert!(exact(i128::MAX - 2, i128::MAX - 1) < exact(i128::MAX - 1, i128::MAX));
        assert!(exact(-(i128::MAX - 1), i128::MAX) < exact(-(i128::MAX - 2), i128::MAX - 1));
        assert!(-large < small && small < large);
    }

    #[test]
    fn the_nearest_float_is_found_without_rounding_twice() {
        let bits = |value: Exact| value.to_f64().to_bits();
        assert_eq!(bits(exact(1, 3)), (1.0_f64 / 3.0).to_bits());
        assert_eq!(bits(exact(-49, 5)), (-9.8_f64).to_bits());
        assert_eq!(bits(Exact::ZERO), 0);
        // Half way between two floats, and a hair above: to even, and up.
        let half = (1_i128 << 53) + 1;
        assert_eq!(bits(exact(half, 1)), (9_007_199_254_740_992.0_f64).to_bits());
        assert_eq!(
            bits(exact(half * (1 << 60) + 1, 1 << 60)),
            (9_007_199_254_740_994.0_f64).to_bits()
        );
        assert_eq!(bits(exact(1, i128::MAX)), (1.0_f64 / i128::MAX as f64).to_bits());
    }

    #[test]
    fn decimal_text_rounds_as_asked() {
        let cases = [
            (exact(1, 2), 0, ["1", "0", "1"]),
            (exact(-1, 2), 0, ["-1", "-1", "0"]),
            (exact(999, 100), 1, ["10.0", "9.9", "10.0"]),
            (exact(-1, 100), 1, ["0.0", "-0.1", "0.0"]),
            (exact(1, 3), 3, ["0.333", "0.333", "0.334"]),
            (exact(7, 1), 2, ["7.00", "7.00", "7.00"]),
        ];
        for (value, places, texts) in cases {
            let directions = [Direction::Nearest, Direction::Floor, Direction::Ceiling];
            assert_eq!(directions.map(|way| value.to_decimal_text(places, way)), texts);
        }
        assert_eq!(exact(1, i128::MAX).to_decimal_text(40, Direction::Floor).len(), 42);
    }

    #[test]
    fn a_finite_decimal_prints_as_one() {
        assert_eq!(exact(2415, 100).to_string(), "24.15");
        assert_eq!(exact(-1, 8).to_string(), "-0.125");
        assert_eq!(exact(1, 7).to_string(), "1/7");
        assert_eq!(exact(70, 1).to_string(), "70");
    }
}
