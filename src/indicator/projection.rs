//! What a yearly growth leads to: arithmetic that goes on, not a forecast.

use super::{Missing, Range, rule::apply_once};

const COMPOUND: &str = "c;M.a,M.b1+;+++;b1+Lc*X1+a*";

/// A number after some years of one growth.
///
/// # Formula
///
/// `v (1 + r)^n`, `n` the years
///
/// # Units
///
/// Value: any unit; rate: a fraction a year, as [`annual_growth`](super::change::annual_growth)
/// gives it. Returns: the unit of the value.
///
/// Where the rate is that of the value itself since an earlier year, the two rise and fall together,
/// and so the corners here are those of the printed numbers: the range is not wider than they make it.
///
/// # Missing data
///
/// [`Missing::NotPositive`] unless the value and `1 + r` are above zero.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::{Range, projection::compound};
///
/// let half = Range::exact(0.5).expect("finite");
/// assert_eq!(compound(8.into(), half, 3)?.value(), 27.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn compound(value: Range, rate: Range, years: u32) -> Result<Range, Missing> {
    apply_once(COMPOUND, &[value, rate, years.into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{indicator::change::annual_growth, model::Published};

    fn printed(text: &str) -> Range {
        Range::of(&text.parse::<Published>().unwrap()).unwrap()
    }

    /// Worked by hand: 9.8 to 14.7 in two years is half as much again, so two years on it is 14.7 times
    /// 1.5; at the corners 14.65² / 9.85 and 14.75² / 9.75.
    #[test]
    fn the_growth_of_a_number_itself_gives_the_corners_of_what_was_printed() {
        let (first, last) = (printed("9.8"), printed("14.7"));
        let rate = annual_growth(last, first, 2).unwrap();
        let on = compound(last, rate, 2).unwrap();
        for (found, expected) in [
            (on.low(), 14.65 * 14.65 / 9.85),
            (on.value(), 22.05),
            (on.high(), 14.75 * 14.75 / 9.75),
        ] {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }

    #[test]
    fn no_years_change_nothing_and_no_growth_keeps_the_range() {
        let value = printed("14.7");
        for same in [compound(value, printed("0.2"), 0), compound(value, Range::ZERO, 7)] {
            let same = same.unwrap();
            assert!((same.low() - 14.65).abs() < 1e-9 && (same.high() - 14.75).abs() < 1e-9);
            assert!((same.value() - 14.7).abs() < 1e-9);
        }
    }

    #[test]
    fn what_vanishes_or_is_not_there_does_not_grow() {
        let all = Range::exact(-1.0).unwrap();
        assert_eq!(compound(printed("14.7"), all, 1), Err(Missing::NotPositive));
        assert_eq!(compound(printed("0"), Range::ZERO, 1), Err(Missing::NotPositive));
    }
}
