//! How a language writes a number.

use crate::model::{digits, split_at_first};

/// The signs of a language's numbers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NumberForm {
    /// Between the ones and the tenths.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
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
        let (whole, fraction) = match split_at_first(unsigned, b'.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if index > 0 && left.is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// Writes how many there are of something.
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

    const POINT: NumberForm = NumberForm { decimal: '.', group: ',' };
    const COMMA: NumberForm = NumberForm { decimal: ',', group: '\u{a0}' };

    #[test]
    fn every_digit_is_kept() {
        assert_eq!(POINT.write("136300"), "136,300");
        assert_eq!(POINT.write("12.30"), "12.30");
        assert_eq!(POINT.write("-0.733"), "\u{2212}0.733");
        assert_eq!(COMMA.write("1234567.5"), "1\u{a0}234\u{a0}567,5");
        assert_eq!(COMMA.write("999"), "999");
    }

    #[test]
    fn a_plus_sign_stands_before_what_is_above_zero() {
        assert_eq!(POINT.write_signed("6.1"), "+6.1");
        assert_eq!(POINT.write_signed("-6.1"), "\u{2212}6.1");
        assert_eq!(POINT.write_signed("0.0"), "0.0");
    }
}
