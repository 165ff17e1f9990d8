//! Change between two printed values: difference and index.

use crate::model::{Exact, Interval, Published};

/// A computed value and every value that the printed inputs allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Computed {
    /// What the numbers as printed give.
    pub value: Exact,
    /// What the numbers that round to the printed ones give.
    pub range: Interval,
}

/// The difference of a later and an earlier value.
///
/// # Formula
///
/// `later - earlier`
///
/// # Units
///
/// Both values: the same unit. Returns: that unit.
///
/// # Missing data
///
/// `None` if a number has too many digits for exact arithmetic.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::difference;
///
/// let change = difference(&"13.2".parse()?, &"9.8".parse()?).expect("short numbers");
/// assert_eq!(change.value.to_string(), "3.4");
/// assert_eq!(change.range.low().to_string(), "3.3");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
pub fn difference(later: &Published, earlier: &Published) -> Option<Computed> {
    let (late, early) = (later.range()?, earlier.range()?);
    let value = exact(later)?.checked_sub(exact(earlier)?)?;
    Some(Computed { value, range: late.checked_sub(early)? })
}

/// The index of a later value on an earlier one.
///
/// # Formula
///
/// `100 later / earlier`, its range from the corners of both ranges.
///
/// # Units
///
/// Both values: the same unit. Returns: percent, 100 for no change.
///
/// # Missing data
///
/// `None` if the earlier value's range holds zero or less, if the later value's range goes below
/// zero, or if a number has too many digits for exact arithmetic.
///
/// # Example
///
/// ```
/// use trade_figure::{indicator::change::index, model::Direction};
///
/// let index = index(&"13.2".parse()?, &"9.8".parse()?).expect("positive numbers");
/// assert_eq!(index.range.low().to_decimal_text(2, Direction::Nearest), "133.50");
/// assert_eq!(index.range.high().to_decimal_text(2, Direction::Nearest), "135.90");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
pub fn index(later: &Published, earlier: &Published) -> Option<Computed> {
    let (late, early) = (later.range()?, earlier.range()?);
    if early.low().signum() <= 0 || late.low().signum() < 0 {
        return None;
    }
    let value = exact(later)?.checked_div(exact(earlier)?)?.checked_mul(Exact::HUNDRED)?;
    Some(Computed { value, range: late.checked_div(early)?.checked_mul(Exact::HUNDRED)? })
}

fn exact(printed: &Published) -> Option<Exact> {
    printed.decimal().map(Exact::from_decimal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Direction;

    fn published(text: &str) -> Published {
        text.parse().unwrap()
    }

    /// Ranges worked by hand from the article's Tables 1 to 3, to two places.
    #[test]
    fn index_ranges_are_those_worked_by_hand() {
        let rows = [
            ("24.1", "18", "133.89", "130.00", "138.00"),
            ("13.2", "9.8", "134.69", "133.50", "135.90"),
            ("11", "8.2", "134.15", "127.27", "141.10"),
            ("4.1", "1.9", "215.79", "207.69", "224.32"),
            ("2.3", "1.99", "115.58", "112.78", "118.39"),
            ("1.2", "1.06", "113.21", "107.98", "118.48"),
            ("0.197", "0.93", "21.18", "21.02", "21.35"),
        ];
        for (later, earlier, value, low, high) in rows {
            let index = index(&published(later), &published(earlier)).unwrap();
            let text = |exact: Exact| exact.to_decimal_text(2, Direction::Nearest);
            assert_eq!(text(index.value), value, "{earlier} to {later}");
            assert_eq!(text(index.range.low()), low, "{earlier} to {later}");
            assert_eq!(text(index.range.high()), high, "{earlier} to {later}");
        }
    }

    #[test]
    fn an_index_needs_a_base_above_zero() {
        assert_eq!(index(&published("1"), &published("0.0")), None);
        assert_eq!(index(&published("1"), &published("-2")), None);
        assert_eq!(index(&published("-3"), &published("2")), None);
        assert!(index(&published("0.5"), &published("2")).is_some());
    }

    #[test]
    fn a_difference_takes_any_sign() {
        let change = difference(&published("0.197"), &published("0.93")).unwrap();
        assert_eq!(change.value.to_string(), "-0.733");
        assert_eq!(change.range.low().to_string(), "-0.7385");
        assert_eq!(change.range.high().to_string(), "-0.7275");
        assert_eq!(difference(&published("1234567890123456"), &published("1")), None);
    }
}
