//! How many digits of a computed value are shown.

use crate::{
    indicator::Range,
    model::{Direction, Exact},
};

/// What a value shows of its digits.
const DIGITS: usize = 4;

/// The most places after the point.
const MOST_PLACES: usize = 12;

/// A value and the ends of its range in plain decimals: four digits of the largest of them, the ends
/// rounded outwards.
pub fn shown(range: Range) -> [String; 3] {
    let (low, value, high) = (range.low(), range.value(), range.high());
    let largest = low.abs().max(value.abs()).max(high.abs());
    let (mut places, mut scale, mut reach) = (0, 1.0, 10.0);
    // As many places as leave four digits: one less for each digit before the point.
    for _ in 1..DIGITS {
        if largest < reach {
            (places, scale) = (places + 1, scale * 10.0);
        }
        reach *= 10.0;
    }
    while places < MOST_PLACES && largest * scale < 1000.0 && largest > 0.0 {
        (places, scale) = (places + 1, scale * 10.0);
    }
    let end = |end, outwards| plain(whole(end * scale, outwards), places);
    [end(low, -1.0), end(value, 0.0), end(high, 1.0)]
}

/// The nearest whole number, or the next one outwards.
fn whole(scaled: f64, outwards: f64) -> f64 {
    let near = libm::round(scaled);
    // What is off by floating point only is not off.
    if (scaled - near) * outwards > 1e-6 { near + outwards } else { near }
}

/// A whole number with its point moved; zeros that say nothing are left out.
#[inline(never)]
fn plain(whole: f64, places: usize) -> String {
    let power =
        Exact::power_of_ten(-i32::try_from(places).unwrap_or_default()).unwrap_or(Exact::ONE);
    let number = Exact::new(whole as i128, 1).and_then(|whole| whole.checked_mul(power));
    let mut text = number.unwrap_or(Exact::ZERO).to_decimal_text(places as u8, Direction::Nearest);
    if places > 0 {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_rounded_outwards_to_four_digits() {
        let cases = [
            ((133.502_538, 134.693_877, 135.897_435), ["133.5", "134.7", "135.9"]),
            ((0.105_59, 0.113_63, 0.121_68), ["0.1055", "0.1136", "0.1217"]),
            ((-2100.0, -2000.0, -1900.0), ["-2100", "-2000", "-1900"]),
            ((1_519_836.2, 1_519_836.4, 1_519_836.5), ["1519836", "1519836", "1519837"]),
            ((0.0, 0.0, 0.0), ["0", "0", "0"]),
            ((99.999, 99.999, 99.999), ["99.99", "100", "100"]),
            ((0.000_225_91, 0.000_226, 0.000_226), ["0.0002259", "0.000226", "0.000226"]),
        ];
        for ((low, value, high), expected) in cases {
            assert_eq!(shown(Range::new(low, value, high).unwrap()), expected);
        }
    }
}
