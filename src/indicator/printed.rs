//! What is computed of printed numbers for a figure: exact fractions, with the range that rounding
//! leaves.

use super::change::{Computed, difference, index};
use crate::model::{Exact, Interval, Published};

/// The growth from an earlier to a later value.
///
/// # Formula
///
/// `100 (later / earlier - 1)`, its range from the corners of both ranges.
///
/// # Units
///
/// Both values: the same unit. Returns: percent, 0 for no change.
///
/// # Missing data
///
/// As for [`index`].
///
/// # Example
///
/// ```
/// use trade_figure::{indicator::printed::growth, model::Direction};
///
/// let growth = growth(&"13.2".parse()?, &"9.8".parse()?).expect("positive numbers");
/// assert_eq!(growth.range.low().to_decimal_text(2, Direction::Nearest), "33.50");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
pub fn growth(later: &Published, earlier: &Published) -> Option<Computed> {
    let index = index(later, earlier)?;
    let range = index.range.checked_sub(Interval::point(Exact::HUNDRED))?;
    Some(Computed { value: index.value.checked_sub(Exact::HUNDRED)?, range })
}

/// A part of a whole.
///
/// # Formula
///
/// `100 part / whole`, its range from the corners of both ranges: two printed numbers are rounded each
/// for itself, even if one is part of the other.
///
/// # Units
///
/// Both values: the same unit. Returns: percent.
///
/// # Missing data
///
/// As for [`index`].
///
/// # Example
///
/// ```
/// use trade_figure::{indicator::printed::share, model::Direction};
///
/// let share = share(&"4.1".parse()?, &"13.2".parse()?).expect("positive numbers");
/// assert_eq!(share.value.to_decimal_text(1, Direction::Nearest), "31.1");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
pub fn share(part: &Published, whole: &Published) -> Option<Computed> {
    index(part, whole)
}

/// What the change of a part contributes to the growth of a whole.
///
/// # Formula
///
/// `100 (later - earlier) / whole`, where `whole` is that of the earlier period; its range from the
/// corners of all three ranges.
///
/// # Units
///
/// All values: the same unit. Returns: percentage points of the growth of the whole; the
/// contributions of all parts add up to it.
///
/// # Missing data
///
/// `None` if the range of the whole holds zero or less, or if a number has too many digits for exact
/// arithmetic.
///
/// # Example
///
/// ```
/// use trade_figure::{indicator::printed::contribution, model::Direction};
///
/// let points = contribution(&"4.1".parse()?, &"1.9".parse()?, &"9.8".parse()?).expect("numbers");
/// assert_eq!(points.value.to_decimal_text(1, Direction::Nearest), "22.4");
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
pub fn contribution(later: &Published, earlier: &Published, whole: &Published) -> Option<Computed> {
    let (change, base) = (difference(later, earlier)?, whole.range()?);
    if base.low().signum() <= 0 {
        return None;
    }
    let hundred = Exact::HUNDRED;
    let value = change.value.checked_div(Exact::from_decimal(whole.decimal()?))?;
    let range = change.range.checked_div(base)?.checked_mul(hundred)?;
    Some(Computed { value: value.checked_mul(hundred)?, range })
}
