//! How a language writes a number.

#[cfg(feature = "more")]
use crate::model::digits;
use crate::model::split_at_first;

/// The signs of a language's numbers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NumberForm {
    /// Between the ones and the tenths.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
    /// How many places the decimal point moves to the right: a language that counts in other powers
    /// of ten than a package prints the same digits with the point elsewhere.
    pub shift: i8,
}

/// The minus sign; a hyphen is too short beside figures.
const MINUS: char = '\u{2212}';

impl NumberForm {
    /// Writes a number that is given in the plain form (`-1204.5`), keeping every digit of it.
    ///
    /// ```
    /// use trade_figure::locale::Lang;
    ///
    /// let form = Lang::En.words().numbers;
    /// assert_eq!(form.write("-1204.50"), "\u{2212}1,204.50");
    /// ```
    pub fn write(self, plain: &str) -> String {
        let mut text = String::new();
        let unsigned = plain.strip_prefix('-').unwrap_or(plain);
        if unsigned.len() < plain.len() {
            text.push(MINUS);
        }
        if unsigned.is_empty() {
            return text;
        }
        let (whole, fraction) = split_at_first(unsigned, b'.').unwrap_or((unsigned, ""));
        let end = (whole.len() + fraction.len()).cast_signed();
        let point = whole.len().cast_signed() + isize::from(self.shift);
        // Beyond both ends of what was given there are zeros.
        let digit = |place: isize| {
            let place = place.cast_unsigned();
            let after = place.wrapping_sub(whole.len());
            let given = whole.as_bytes().get(place).or_else(|| fraction.as_bytes().get(after));
            char::from(*given.unwrap_or(&b'0'))
        };
        let mut start = point.saturating_sub(1).min(0);
        while self.shift > 0 && start < point - 1 && digit(start) == '0' {
            start += 1;
        }
        for place in start..point {
            if place > start && (point - place) % 3 == 0 {
                text.push(self.group);
            }
            text.push(digit(place));
        }
        for place in point..end {
            if place == point {
                text.push(self.decimal);
            }
            text.push(digit(place));
        }
        text
    }

    /// Writes how many there are of something.
    #[cfg(feature = "more")]
    pub(crate) fn count(self, number: usize) -> String {
        self.write(&digits(number as u64))
    }

    /// Writes a number with a plus sign before what is above zero, or without.
    pub(crate) fn write_as(self, plain: &str, signed: bool) -> String {
        if signed { self.write_signed(plain) } else { self.write(plain) }
    }

    /// The same with a plus sign before what is above zero.
    pub fn write_signed(self, plain: &str) -> String {
        let is_zero = !plain.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let mut text = self.write(plain);
        if !is_zero && !plain.starts_with('-') {
            text.insert(0, '+');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: NumberForm = NumberForm { decimal: '.', group: ',', shift: 0 };
    const COMMA: NumberForm = NumberForm { decimal: ',', group: '\u{a0}', shift: 0 };

    #[test]
    fn every_digit_is_kept() {
        assert_eq!(POINT.write("136300"), "136,300");
        assert_eq!(POINT.write("12.30"), "12.30");
        assert_eq!(POINT.write("-0.733"), "\u{2212}0.733");
        assert_eq!(COMMA.write("1234567.5"), "1\u{a0}234\u{a0}567,5");
        assert_eq!(COMMA.write("999"), "999");
    }

    #[test]
    fn a_moved_point_keeps_every_digit() {
        let write = |plain: &str, shift| NumberForm { shift, ..POINT }.write(plain);
        // 13.2 billion is 132 times a hundred million.
        assert_eq!(write("13.2", 1), "132");
        assert_eq!(write("11", 1), "110");
        assert_eq!(write("11.0", 1), "110");
        assert_eq!(write("9.75", 1), "97.5");
        assert_eq!(write("0.05", 1), "0.5");
        assert_eq!(write("0.005", 1), "0.05");
        assert_eq!(write("-0.733", 1), "\u{2212}7.33");
        assert_eq!(write("0", 2), "0");
        assert_eq!(write("0.0", 1), "0");
        assert_eq!(write("1234.5", 2), "123,450");
        assert_eq!(write("2", -1), "0.2");
        assert_eq!(write("136300", -1), "13,630.0");
        assert_eq!(write("0.5", -1), "0.05");
        assert_eq!(write("", 1), "");
        assert_eq!(NumberForm { shift: 1, ..POINT }.write_signed("1.05"), "+10.5");
    }

    #[test]
    fn a_plus_sign_stands_before_what_is_above_zero() {
        assert_eq!(POINT.write_signed("6.1"), "+6.1");
        assert_eq!(POINT.write_signed("-6.1"), "\u{2212}6.1");
        assert_eq!(POINT.write_signed("0.0"), "0.0");
    }
}
