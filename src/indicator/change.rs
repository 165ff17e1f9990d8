//! Change over time. The difference and the index of two printed numbers are exact fractions, the
//! rest is floating point with ranges rounded outwards.

use crate::model::{Exact, Interval, Published};

use super::{
    Missing, Range,
    rule::{Inputs, apply_once, apply_to},
};

pub(super) const CHANGE: &str = "c;;-+;ba-";
pub(super) const GROWTH: &str = "c;K.a;?+;ba-a/";
pub(super) const INDEX: &str = "c;K.a;?+;Hb*a/";
pub(super) const ANNUAL_GROWTH: &str = "c;M.a,M.b,I.c;-++;ba/Lc/X";
// A slope is a sum of logarithms, each with the sign of its year.
pub(super) const FITTED_GROWTH: &str = "c1;M.a,I1;t++;2d*c/X;aLb*";
pub(super) const LOG_CHANGE: &str = "c;M.a,M.b;-+;ba/L";
pub(super) const CONTRIBUTION: &str = "c;K.c;-+?;ba-c/";
// Falls with the part's own earlier value, which is in the numerator and in the whole.
pub(super) const CONTRIBUTION_IN: &str = "c;LK.ab+;-?++;ca-ab+/";
pub(super) const SHARE_OF_CHANGE: &str = "c;R.cd+ab+-S,J.cd+ab+-S;????;ca-ca-db-+/";

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

/// The difference of two numbers.
///
/// # Formula
///
/// `v1 - v0`
///
/// # Units
///
/// Both: the same unit. Returns: that unit.
///
/// # Missing data
///
/// None of its own.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::change;
///
/// assert_eq!(change(5.into(), 7.into())?.value(), -2.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn change(later: Range, earlier: Range) -> Result<Range, Missing> {
    apply_once(CHANGE, &[earlier, later])
}

/// The change relative to the earlier number.
///
/// # Formula
///
/// `(v1 - v0) / v0`
///
/// # Units
///
/// Both: the same unit. Returns: a fraction, 0.1 for ten percent.
///
/// # Missing data
///
/// [`Missing::DivisorHoldsZero`] if the earlier number can be zero, [`Missing::NegativeBase`] if
/// it is below.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::growth;
///
/// assert_eq!(growth(6.into(), 4.into())?.value(), 0.5);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn growth(later: Range, earlier: Range) -> Result<Range, Missing> {
    apply_once(GROWTH, &[earlier, later])
}

/// The later number in percent of the earlier one.
///
/// # Formula
///
/// `100 v1 / v0`; [`index`] is the same from printed text, exactly.
///
/// # Units
///
/// Both: the same unit. Returns: percent, 100 for no change.
///
/// # Missing data
///
/// As for [`growth`].
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::index_100;
///
/// assert_eq!(index_100(6.into(), 4.into())?.value(), 150.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn index_100(later: Range, earlier: Range) -> Result<Range, Missing> {
    apply_once(INDEX, &[earlier, later])
}

/// The yearly growth that leads from the first to the last number (compound, CAGR).
///
/// # Formula
///
/// `(v1 / v0)^(1/n) - 1`, `n` the years between them
///
/// # Units
///
/// Both: the same unit. Returns: a fraction a year.
///
/// # Missing data
///
/// [`Missing::NotPositive`] unless both are above zero, [`Missing::NoTimeBetween`] for no years.
///
/// # Source
///
/// World Bank, WITS indicator help.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::annual_growth;
///
/// let rate = annual_growth(121.into(), 100.into(), 2)?;
/// assert!((rate.value() - 0.1).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn annual_growth(later: Range, earlier: Range, years: u32) -> Result<Range, Missing> {
    apply_once(ANNUAL_GROWTH, &[earlier, later, years.into()])
}

/// The yearly growth of the exponential curve that fits all years best (least squares on logarithms).
///
/// # Formula
///
/// `exp(b) - 1`, `b` the slope of `ln v` on the year
///
/// # Units
///
/// All: the same unit, one a year without gaps. Returns: a fraction a year.
///
/// # Missing data
///
/// [`Missing::NotPositive`] unless all are above zero, [`Missing::NoTimeBetween`] for fewer than
/// two.
///
/// # Source
///
/// UNCTAD Handbook of Statistics, calculation methods.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::fitted_growth;
///
/// let rate = fitted_growth(&[100.into(), 110.into(), 121.into()])?;
/// assert!((rate.value() - 0.1).abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn fitted_growth(yearly: &[Range]) -> Result<Range, Missing> {
    fitted(yearly.to_vec()).apply(FITTED_GROWTH)
}

/// The difference of logarithms, which adds up over years.
///
/// # Formula
///
/// `ln(v1 / v0)`
///
/// # Units
///
/// Both: the same unit. Returns: a number; 0.1 is about ten percent.
///
/// # Missing data
///
/// [`Missing::NotPositive`] unless both are above zero.
///
/// # Source
///
/// L. Tornqvist, P. Vartia and Y. O. Vartia 1985, American Statistician 39:43-46.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::log_change;
///
/// assert!(log_change(4.into(), 4.into())?.value().abs() < 1e-15);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn log_change(later: Range, earlier: Range) -> Result<Range, Missing> {
    apply_once(LOG_CHANGE, &[earlier, later])
}

/// What one part adds to the growth of a whole that was printed by itself.
///
/// # Formula
///
/// `(v1_k - v0_k) / V0`; over all parts the sum is the growth of the whole
///
/// # Units
///
/// All: the same unit. Returns: a fraction of the earlier whole (times 100: percentage points).
///
/// # Missing data
///
/// As for [`growth`], of the whole.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::contribution;
///
/// assert_eq!(contribution(6.into(), 4.into(), 8.into())?.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn contribution(later: Range, earlier: Range, earlier_whole: Range) -> Result<Range, Missing> {
    apply_once(CONTRIBUTION, &[earlier, later, earlier_whole])
}

/// What one part adds to the growth of the sum of the list.
///
/// # Formula
///
/// `(v1_k - v0_k) / sum of v0`; over all parts the sum is the growth of the sum
///
/// # Units
///
/// All: the same unit, the same parts in the same order. Returns: a fraction of the earlier sum.
///
/// # Missing data
///
/// As for [`growth`], of the sum; [`Missing::NeedsProduct`] if the list has no part `k`.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::contribution_in;
///
/// let index = contribution_in(&[6.into(), 4.into()], &[4.into(), 4.into()], 0)?;
/// assert_eq!(index.value(), 0.25);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn contribution_in(later: &[Range], earlier: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, CONTRIBUTION_IN, &[earlier, later])
}

/// Which part of the change of the sum is due to one part.
///
/// # Formula
///
/// `(v1_k - v0_k) / (sum of v1 - sum of v0)`; over all parts the sum is 1
///
/// # Units
///
/// As for [`contribution_in`]. Returns: a fraction; above 1 or below 0 where parts moved against
/// each other.
///
/// # Missing data
///
/// [`Missing::NoChange`] if the sum did not change, [`Missing::DivisorHoldsZero`] if its change
/// can be zero.
///
/// # Source
///
/// Definition.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::change::share_of_change;
///
/// let index = share_of_change(&[6.into(), 4.into()], &[4.into(), 4.into()], 0)?;
/// assert_eq!(index.value(), 1.0);
/// # Ok::<(), trade_figure::indicator::Missing>(())
/// ```
pub fn share_of_change(later: &[Range], earlier: &[Range], k: usize) -> Result<Range, Missing> {
    apply_to(k, SHARE_OF_CHANGE, &[earlier, later])
}

/// The values year by year, the years counted from the middle in halves (-3, -1, 1, 3 for four of
/// them), and the sum of their squares.
pub(super) fn fitted(yearly: Vec<Range>) -> Inputs {
    let (count, mut squares) = (yearly.len(), 0.0);
    let mut values = yearly;
    for place in 0..count {
        let year = 2.0 * place as f64 - (count as f64 - 1.0);
        values.push(Range::around(year, year, year));
        squares += year * year;
    }
    values.push(Range::around(squares, squares, squares));
    Inputs { values, count }
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
