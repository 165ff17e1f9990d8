//! Amounts as whole thousandths, so that sums are exact and do not depend on the order of rows.

/// What a cell of amounts holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Amount {
    /// Nothing, or one of the words for it.
    Nothing,
    /// Something that is no number, or is beyond what is counted.
    Unreadable,
    /// Thousandths of one unit, and how many decimal places the text had, without zeros at its end.
    Thousandths(i64, u8),
}

/// The words for "not known" that such files use.
const NOTHING: [&str; 6] = ["NA", "N/A", "NaN", "#N/A", "null", ".."];

/// The most digits that are told apart: eighteen fit into the integer that they are gathered in.
const MOST_DIGITS: u32 = 18;

/// Reads an amount in units of a power of ten.
///
/// Points separate decimals; commas do where they do not separate cells. Exponents are read, since
/// statistical programs write them.
#[cfg_attr(optimize_attribute, optimize(speed))]
pub(super) fn read(text: &[u8], takes_comma: bool, power: i8) -> Amount {
    let text = text.trim_ascii();
    let is_nothing = || NOTHING.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(text));
    let (is_negative, unsigned) = match text {
        [] => return Amount::Nothing,
        [b'-', unsigned @ ..] => (true, unsigned),
        unsigned => (false, unsigned),
    };
    let (mut digits, mut count, mut exponent) = (0_i64, 0_u32, 0_i32);
    let (mut is_fraction, mut is_number) = (false, false);
    let mut rest = unsigned;
    while let [byte, others @ ..] = rest {
        match byte {
            b'0'..=b'9' => {
                is_number = true;
                if count < MOST_DIGITS {
                    digits = digits * 10 + i64::from(byte - b'0');
                    count += u32::from(digits > 0);
                    exponent -= i32::from(is_fraction);
                } else if !is_fraction {
                    // More than anything in the world is worth.
                    return Amount::Unreadable;
                }
            }
            b'.' if !is_fraction => is_fraction = true,
            b',' if !is_fraction && takes_comma => is_fraction = true,
            b'e' | b'E' if is_number => break,
            _ if is_nothing() => return Amount::Nothing,
            _ => return Amount::Unreadable,
        }
        rest = others;
    }
    if let [_, written @ ..] = rest {
        let Some(written) = read_exponent(written) else { return Amount::Unreadable };
        exponent += written;
    }
    if !is_number {
        return if is_nothing() { Amount::Nothing } else { Amount::Unreadable };
    }
    while exponent < 0 && digits % 10 == 0 && digits != 0 {
        (digits, exponent) = (digits / 10, exponent + 1);
    }
    let places = if digits == 0 { 0 } else { (-exponent).clamp(0, 18) as u8 };
    let digits = if is_negative { -digits } else { digits };
    match shifted(digits, exponent + i32::from(power) + 3) {
        Some(thousandths) => Amount::Thousandths(thousandths, places),
        None => Amount::Unreadable,
    }
}

fn read_exponent(text: &[u8]) -> Option<i32> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    if !matches!(digits.len(), 1..=3) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(sign * digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0')))
}

/// A number times a power of ten, rounded half away from zero.
#[cfg_attr(optimize_attribute, optimize(speed))]
fn shifted(number: i64, power: i32) -> Option<i64> {
    if number == 0 {
        return Some(0);
    }
    if power >= 0 {
        return number.checked_mul(10_i64.checked_pow(power as u32)?);
    }
    match 10_i64.checked_pow(power.unsigned_abs()) {
        Some(divisor) => Some((number + number.signum() * (divisor / 2)) / divisor),
        None => Some(0),
    }
}

/// Writes thousandths in units of a power of ten, with so many decimal places, or fewer where more
/// than fifteen digits would stand there: a number of more is not computed with.
pub(super) fn write(thousandths: i64, power: i8, places: u8) -> String {
    // How many decimal places a thousandth is in.
    let depth = i32::from(power) + 3;
    let mut places = i32::from(places).min(depth).max(0);
    loop {
        let rounded = shifted(thousandths, places - depth).unwrap_or_default();
        let digits = rounded.unsigned_abs().to_string();
        if digits.len() > 15 && places > 0 {
            places -= 1;
            continue;
        }
        let fraction = places as usize;
        let digits = format!("{digits:0>width$}", width = fraction + 1);
        let (whole, fraction) = digits.split_at(digits.len() - fraction);
        let sign = if rounded < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        return format!("{sign}{whole}{point}{fraction}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read_exactly() {
        // By hand: thousandths of one, and the places that the text has.
        for (text, thousandths, places) in [
            ("0", 0, 0),
            ("87673764182.0", 87_673_764_182_000, 0),
            ("7.087", 7087, 3),
            (" 12.50 ", 12_500, 1),
            ("-3", -3000, 0),
            (".5", 500, 1),
            ("5.", 5000, 0),
            ("1.5e+07", 15_000_000_000, 0),
            ("1.53E-1", 153, 3),
            ("0.0004", 0, 4),
            ("0.0005", 1, 4),
            ("0.30000000000000004", 300, 17),
        ] {
            let expected = Amount::Thousandths(thousandths, places);
            assert_eq!(read(text.as_bytes(), false, 0), expected, "{text}");
        }
    }

    #[test]
    fn units_are_powers_of_ten() {
        assert_eq!(read(b"64022.78", false, 3), Amount::Thousandths(64_022_780_000, 2));
        let millions = read(b"81871.5191546739", false, 6);
        assert_eq!(millions, Amount::Thousandths(81_871_519_154_674, 10));
        assert_eq!(write(81_871_519_154_674, 6, 10), "81871.519154674");
        assert_eq!(write(64_022_780_000, 3, 2), "64022.78");
        assert_eq!(write(-1500, 0, 0), "-2");
        assert_eq!(write(50, 0, 3), "0.050");
        // Seventeen digits would be too many to compute with.
        assert_eq!(write(12_345_678_901_234_567, 0, 3), "12345678901234.6");
    }

    #[test]
    fn words_for_nothing_are_nothing_and_all_else_is_unreadable() {
        for text in ["", " ", "NA", "n/a", "null", "..", "NaN"] {
            assert_eq!(read(text.as_bytes(), false, 0), Amount::Nothing, "{text}");
        }
        for text in
            ["1 204", "1,204.5", "1.53 e", "x", "-", ".", "1e", "1e9999", "--1", "\u{2212}5"]
        {
            assert_eq!(read(text.as_bytes(), false, 0), Amount::Unreadable, "{text}");
        }
        assert_eq!(read(b"1,5", true, 0), Amount::Thousandths(1500, 1));
        assert_eq!(read(b"99999999999999999999", false, 0), Amount::Unreadable);
        assert_eq!(read(b"9999999999999999", false, 9), Amount::Unreadable);
    }
}
