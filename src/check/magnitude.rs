//! Whole numbers of any size, as far as fractions need them.
//!
//! A magnitude is a list of 32-bit digits, the least first, without zeros at the end; the empty
//! list is zero. In-house because the products of long chains of claims leave 128 bits, rarely, and
//! a library for numbers of any size would be a large part of what every reader downloads.

use std::cmp::Ordering;

use crate::model;

/// A whole number that is not negative.
pub(super) type Magnitude = Vec<u32>;

pub(super) fn from_u128(value: u128) -> Magnitude {
    trimmed(vec![value as u32, (value >> 32) as u32, (value >> 64) as u32, (value >> 96) as u32])
}

/// The number in 127 bits, or `None` if it needs more.
pub(super) fn to_i128(digits: &[u32]) -> Option<i128> {
    if digits.len() > 4 {
        return None;
    }
    i128::try_from(to_u128(digits)).ok()
}

/// The number that at most four digits make.
fn to_u128(digits: &[u32]) -> u128 {
    digits.iter().rev().fold(0, |value, digit| value << 32 | u128::from(*digit))
}

pub(super) fn compare(a: &[u32], b: &[u32]) -> Ordering {
    if a.len() != b.len() {
        return a.len().cmp(&b.len());
    }
    for place in (0..a.len()).rev() {
        if a[place] != b[place] {
            return a[place].cmp(&b[place]);
        }
    }
    Ordering::Equal
}

pub(super) fn add(a: &[u32], b: &[u32]) -> Magnitude {
    combined(a, 1, b, 1)
}

/// `a - b` for `a` at least `b`.
pub(super) fn subtract(a: &[u32], b: &[u32]) -> Magnitude {
    combined(a, 1, b, -1)
}

pub(super) fn multiply(a: &[u32], b: &[u32]) -> Magnitude {
    let mut product = vec![0; a.len() + b.len()];
    for (shift, x) in a.iter().enumerate() {
        let mut carry = 0;
        for (place, y) in b.iter().enumerate() {
            // (2^32 - 1)^2 + 2 (2^32 - 1) is just below 2^64.
            carry += u64::from(*x) * u64::from(*y) + u64::from(product[shift + place]);
            product[shift + place] = carry as u32;
            carry >>= 32;
        }
        product[shift + b.len()] = carry as u32;
    }
    trimmed(product)
}

/// Quotient and rest for a divisor that is not zero.
///
/// By leading bits: each guess is too small by a part in a thousand million at most, so that each
/// round but the last finds thirty bits, and nothing is ever taken back.
pub(super) fn divide(a: &[u32], b: &[u32]) -> (Magnitude, Magnitude) {
    let (mut quotient, mut rest) = (Vec::new(), a.to_vec());
    while compare(&rest, b) != Ordering::Less && !b.is_empty() {
        let longer = bits(&rest) - bits(b);
        // Between 2^29 and 2^31.
        let guess = from_bit(&rest, bits(&rest) - 61) / (from_bit(b, bits(b) - 31) + 1);
        let (guess, shift) = match u32::try_from(longer - 30) {
            Ok(shift) => (guess, shift),
            // The divisor goes in once at least.
            Err(_) => ((guess >> (30 - longer)).max(1), 0),
        };
        rest = combined(&rest, 1, &scaled(b, shift), -guess);
        quotient = add(&quotient, &scaled(&[guess as u32], shift));
    }
    (quotient, rest)
}

/// The greatest common divisor.
///
/// # Source
///
/// Lehmer's method: Knuth, The Art of Computer Programming, volume 2, section 4.5.2, algorithm L.
/// Most quotients follow from the leading bits, so most long divisions become short products.
pub(super) fn greatest_common_divisor(a: &[u32], b: &[u32]) -> Magnitude {
    let (mut a, mut b) = match compare(a, b) {
        Ordering::Less => (b.to_vec(), a.to_vec()),
        _ => (a.to_vec(), b.to_vec()),
    };
    while b.len() > 4 {
        let [w, x, y, z] = leading_steps(&a, &b);
        if x == 0 {
            let (_, rest) = divide(&a, &b);
            (a, b) = (b, rest);
        } else {
            (a, b) = (combined(&a, w, &b, x), combined(&a, y, &b, z));
        }
    }
    if b.is_empty() {
        return a;
    }
    let (_, rest) = divide(&a, &b);
    from_u128(model::greatest_common_divisor(to_u128(&b), to_u128(&rest)))
}

/// The steps of Euclid's method that the leading bits of `a >= b` decide, as the factors of both
/// numbers in what they lead to.
fn leading_steps(a: &[u32], b: &[u32]) -> [i64; 4] {
    // The leading bits that fit with room for the factors below.
    let shift = bits(a) - 62;
    let (mut p, mut q) = (from_bit(a, shift), from_bit(b, shift));
    let [mut w, mut x, mut y, mut z] = [1_i64, 0, 0, 1];
    while q + y != 0 && q + z != 0 {
        let quotient = (p + w) / (q + y);
        if quotient != (p + x) / (q + z) {
            break;
        }
        let next = [w - quotient * y, x - quotient * z];
        // Factors of 31 bits keep the products below in 64.
        if (quotient | next[0].abs() | next[1].abs()) >> 31 != 0 {
            break;
        }
        [w, x, y, z] = [y, z, next[0], next[1]];
        (p, q) = (q, p - quotient * q);
    }
    [w, x, y, z]
}

/// The sum of `a` and `b` times factors of 31 bits, where that is not negative.
fn combined(a: &[u32], x: i64, b: &[u32], y: i64) -> Magnitude {
    let mut sum = Vec::with_capacity(a.len() + 1);
    let mut carry = 0_i64;
    for place in 0..a.len().max(b.len()) {
        let digit = |digits: &[u32]| digits.get(place).map_or(0, |digit| i64::from(*digit));
        carry += digit(a) * x + digit(b) * y;
        sum.push(carry as u32);
        carry >>= 32;
    }
    sum.push(carry as u32);
    trimmed(sum)
}

/// How many bits the number has.
pub(super) fn bits(digits: &[u32]) -> i64 {
    let lead = digits.last().map_or(0, |digit| digit.leading_zeros());
    32 * i64::from(digits.len() as u32) - i64::from(lead)
}

/// The number over a power of two, which may be below one, for a quotient that fits.
fn from_bit(digits: &[u32], power: i64) -> i64 {
    match usize::try_from(power) {
        Ok(power) => {
            let digits = digits.get(power / 32..).unwrap_or(&[]);
            (to_u128(&digits[..digits.len().min(3)]) >> (power % 32)) as i64
        }
        Err(_) => (to_u128(digits) << -power) as i64,
    }
}

/// The number times a power of two.
pub(super) fn scaled(digits: &[u32], bits: u32) -> Magnitude {
    let mut scaled = vec![0; bits as usize / 32];
    scaled.reserve(digits.len() + 1);
    let mut carry = 0;
    for digit in digits {
        let wide = u64::from(*digit) << (bits % 32) | carry;
        scaled.push(wide as u32);
        carry = wide >> 32;
    }
    scaled.push(carry as u32);
    trimmed(scaled)
}

fn trimmed(mut digits: Vec<u32>) -> Magnitude {
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fixed sequence of digits that are often the extreme ones.
    fn sample(seed: &mut u64, length: usize) -> Magnitude {
        let mut digits = Vec::new();
        for _ in 0..length {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            digits.push(match *seed >> 61 {
                0 => 0,
                1 => u32::MAX,
                2 => 1 << 31,
                _ => (*seed >> 24) as u32,
            });
        }
        trimmed(digits)
    }

    #[test]
    fn a_quotient_and_its_rest_make_the_number_again() {
        let mut seed = 1;
        for round in 0..20_000 {
            let a = sample(&mut seed, round % 9);
            let b = sample(&mut seed, 1 + round % 5);
            if b.is_empty() {
                continue;
            }
            let (quotient, rest) = divide(&a, &b);
            assert_eq!(compare(&rest, &b), Ordering::Less);
            assert_eq!(add(&multiply(&quotient, &b), &rest), a);
        }
    }

    #[test]
    fn small_numbers_agree_with_the_machine() {
        let mut seed = 2;
        for _ in 0..2_000 {
            let (a, b) = (sample(&mut seed, 2), sample(&mut seed, 2));
            let (x, y) = (to_i128(&a).unwrap(), to_i128(&b).unwrap());
            assert_eq!(compare(&a, &b), x.cmp(&y));
            assert_eq!(to_i128(&add(&a, &b)), Some(x + y));
            assert_eq!(multiply(&a, &b), from_u128(x.unsigned_abs() * y.unsigned_abs()));
            if x >= y {
                assert_eq!(to_i128(&subtract(&a, &b)), Some(x - y));
            }
        }
        assert_eq!(to_i128(&from_u128(1 << 127)), None);
    }

    #[test]
    fn a_common_factor_is_found() {
        let mut seed = 3;
        for _ in 0..500 {
            let factor = sample(&mut seed, 3);
            if factor.is_empty() {
                continue;
            }
            // 12 and 35 have no factor in common.
            let found =
                greatest_common_divisor(&multiply(&factor, &[12]), &multiply(&factor, &[35]));
            assert_eq!(found, factor);
        }
        for round in 0..5_000 {
            let (long, short) = (sample(&mut seed, round % 40), sample(&mut seed, round % 37));
            let (mut a, mut b) = (long.clone(), short.clone());
            while !b.is_empty() {
                let (_, rest) = divide(&a, &b);
                (a, b) = (b, rest);
            }
            assert_eq!(greatest_common_divisor(&long, &short), a);
        }
    }
}
