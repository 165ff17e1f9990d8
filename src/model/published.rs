//! Numbers as a source printed them.
//!
//! A yearbook that prints `12.3` does not say that the value is 12.3; it says that the value rounds
//! to 12.3. [`Published`] keeps the printed text, trailing zeros and all, and the digits as one
//! integer with the place they stop at, so that later steps can ask which values the source could
//! have meant.

use std::{fmt, str::FromStr};

use super::{Exact, Expected, digits, join, split_at_first, text::whole_number};

/// A number as printed.
///
/// # Units
///
/// None: the unit belongs to the observation or claim that the number stands in.
///
/// # Example
///
/// ```
/// use trade_figure::model::Published;
///
/// let printed: Published = "12.30".parse()?;
/// assert_eq!(printed.to_string(), "12.30");
/// let decimal = printed.decimal().expect("four digits are few enough");
/// assert_eq!((decimal.digits(), decimal.places()), (1230, 2));
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Published {
    text: String,
    decimal: Option<Decimal>,
}

/// The printed digits as one integer, and how many of them follow the decimal point.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

impl Published {
    /// The most significant digits that are computed with; more can be shown but not tested.
    pub const MAX_DIGITS: usize = 15;

    /// The most decimal places that are computed with.
    pub const MAX_PLACES: usize = 18;

    /// The longest text accepted at all, in bytes.
    pub const MAX_BYTES: usize = 200;

    /// The text as printed, with a decimal point.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number to compute with, or `None` if it has more than [`Published::MAX_DIGITS`]
    /// significant digits or [`Published::MAX_PLACES`] decimal places.
    pub fn decimal(&self) -> Option<Decimal> {
        self.decimal
    }

    /// The nearest `f64`, for drawing only; within a few units of its last place for a number of
    /// too many digits to compute with.
    pub fn to_f64(&self) -> f64 {
        if let Some(decimal) = self.decimal {
            return Exact::from_decimal(decimal).to_f64();
        }
        // The standard library's reader would add 15 kB to what every page loads.
        let (mut value, mut unit, mut is_fraction) = (0.0_f64, 1.0_f64, false);
        for byte in self.text.bytes() {
            match byte {
                b'.' => is_fraction = true,
                b'0'..=b'9' if is_fraction => {
                    unit /= 10.0;
                    value += f64::from(byte - b'0') * unit;
                }
                b'0'..=b'9' => value = value * 10.0 + f64::from(byte - b'0'),
                _ => {}
            }
        }
        if self.text.starts_with('-') { -value } else { value }
    }
}

impl Decimal {
    /// The number with so many of its digits after the decimal point, or `None` if it has more
    /// digits than are computed with, see [`Published::decimal`].
    pub fn new(digits: i64, places: u8) -> Option<Decimal> {
        let fits = digits.unsigned_abs() < 10_u64.pow(Published::MAX_DIGITS as u32)
            && usize::from(places) <= Published::MAX_PLACES;
        fits.then_some(Decimal { digits, places })
    }

    /// The printed digits as one integer: 1230 for `12.30`.
    pub fn digits(self) -> i64 {
        self.digits
    }

    /// How many of the digits follow the decimal point: 2 for `12.30`.
    pub fn places(self) -> u8 {
        self.places
    }
}

impl FromStr for Published {
    type Err = Expected;

    /// Reads the plain form: digits, with an optional leading `-` and an optional decimal point
    /// that has digits on both sides.
    ///
    /// # Errors
    ///
    /// Thousands separators, decimal commas, exponents, a leading `+`, the sign U+2212, spaces,
    /// words, and texts longer than [`Published::MAX_BYTES`].
    fn from_str(text: &str) -> Result<Published, Expected> {
        let expected = || {
            Expected::new("a number in the plain form with a decimal point, such as \"-1204.5\"")
        };
        if text.len() > Published::MAX_BYTES {
            let most = digits(Published::MAX_BYTES as u64);
            return Err(Expected::new(join(&["a number of at most ", &most, " characters"], "")));
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match split_at_first(unsigned, b'.') {
            Some((_, "")) => return Err(expected()),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(expected());
        }
        let decimal = Decimal::read(text.starts_with('-'), whole, fraction);
        Ok(Published { text: text.into(), decimal })
    }
}

impl Decimal {
    fn read(negative: bool, whole: &str, fraction: &str) -> Option<Decimal> {
        let digits = join(&[whole, fraction], "");
        let zeros = digits.bytes().take_while(|digit| *digit == b'0').count();
        if digits.len() - zeros > Published::MAX_DIGITS || fraction.len() > Published::MAX_PLACES {
            return None;
        }
        let magnitude = whole_number(&digits)?;
        let digits = if negative { -magnitude } else { magnitude };
        // At most `MAX_PLACES`, so the count always fits.
        Some(Decimal { digits, places: fraction.len() as u8 })
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Option<(i64, u8)> {
        let decimal = text.parse::<Published>().unwrap().decimal()?;
        Some((decimal.digits(), decimal.places()))
    }

    #[test]
    fn printing_gives_back_what_was_read() {
        for text in ["0", "7", "12.30", "-0.004", "-0.0", "-1204.5", "007"] {
            assert_eq!(text.parse::<Published>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn digits_and_places_are_as_printed() {
        assert_eq!(decimal("12.30"), Some((1230, 2)));
        assert_eq!(decimal("-0.733"), Some((-733, 3)));
        assert_eq!(decimal("11"), Some((11, 0)));
        assert_eq!(decimal("11.0"), Some((110, 1)));
    }

    #[test]
    fn too_many_digits_are_kept_but_not_computed_with() {
        assert_eq!(decimal("123456789012345"), Some((123_456_789_012_345, 0)));
        assert_eq!(decimal("1234567890123456"), None);
        assert_eq!(decimal("0.1234567890123456"), None);
        assert_eq!(decimal("0.0000000000000000001"), None);
    }

    #[test]
    fn the_nearest_f64_is_for_drawing() {
        for text in ["0", "9.8", "-0.733", "123456789012345", "0.000000000000000001"] {
            let expected: f64 = text.parse().unwrap();
            let found = text.parse::<Published>().unwrap().to_f64();
            assert_eq!(found.to_bits(), expected.to_bits(), "for {text}");
        }
        for text in ["12345678901234567890", "-0.12345678901234567890"] {
            let expected: f64 = text.parse().unwrap();
            let found = text.parse::<Published>().unwrap().to_f64();
            assert!((found / expected - 1.0).abs() < 1e-15, "for {text}");
        }
    }

    #[test]
    fn anything_but_the_plain_form_is_refused() {
        let texts = [
            "",
            "-",
            ".5",
            "5.",
            "1,204",
            "1 204",
            "1e3",
            "1e999999999",
            "+4",
            "12.3 ",
            "..",
            "n/a",
            "\u{2212}5",
            "1.2.3",
            "--1",
            "٣",
            "Infinity",
            "NaN",
            "0x10",
            "1_000",
        ];
        for text in texts {
            let error = text.parse::<Published>().unwrap_err();
            assert!(error.to_string().contains("plain form"), "for {text:?}");
        }
        let long = "1".repeat(Published::MAX_BYTES + 1);
        assert!(long.parse::<Published>().unwrap_err().to_string().contains("at most"));
    }
}
