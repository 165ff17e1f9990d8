//! Which true values a printed number can stand for.

use super::{Decimal, Exact, Interval, Published};

/// How a source shortened a number to the digits it printed.
///
/// All four are in use in official statistics, and a printed table rarely says which.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    HalfUp,
    /// To the nearest, halves to the even digit.
    HalfEven,
    /// To the nearest, halves towards zero.
    HalfDown,
    /// The digits beyond the last place dropped: towards zero.
    Truncate,
}

impl Rounding {
    /// Every way, in the order the documentation lists them.
    pub const ALL: [Rounding; 4] =
        [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown, Rounding::Truncate];

    /// The token that files use.
    pub fn token(self) -> &'static str {
        match self {
            Rounding::HalfUp => "half-up",
            Rounding::HalfEven => "half-even",
            Rounding::HalfDown => "half-down",
            Rounding::Truncate => "truncate",
        }
    }
}

impl Published {
    /// The values that round to what was printed, whichever neighbour a half goes to: 9.75 to 9.85
    /// for `9.8`.
    ///
    /// Both ends belong to the range although each rule excludes one of them: the source does not
    /// say which, and no number may be accused wrongly. `None` if there are too many digits to
    /// compute with, see [`Published::decimal`].
    ///
    /// # Example
    ///
    /// ```
    /// use trade_figure::model::Published;
    ///
    /// let range = "11".parse::<Published>()?.range().expect("few enough digits");
    /// assert_eq!((range.low().to_string(), range.high().to_string()), ("10.5".into(), "11.5".into()));
    /// # Ok::<(), trade_figure::model::Expected>(())
    /// ```
    pub fn range(&self) -> Option<Interval> {
        self.decimal().map(Decimal::range)
    }

    /// The values that one way of rounding turns into what was printed, see
    /// [`Decimal::range_under`]; `None` if there are too many digits to compute with.
    pub fn range_under(&self, rounding: Rounding) -> Option<Interval> {
        self.decimal().map(|decimal| decimal.range_under(rounding))
    }

    /// The values that any way of [`Rounding`] turns into what was printed, see
    /// [`Decimal::range_under_any`]; `None` if there are too many digits to compute with.
    pub fn range_under_any(&self) -> Option<Interval> {
        self.decimal().map(Decimal::range_under_any)
    }
}

impl Decimal {
    /// The values that round to this, whichever neighbour a half goes to, see [`Published::range`].
    pub fn range(self) -> Interval {
        self.range_under(Rounding::HalfUp)
    }

    /// The values that one way of rounding turns into this, closed at both ends: under truncation
    /// 9.8 to 9.9 for `9.8`, -9.9 to -9.8 for `-9.8`, and -0.1 to 0.1 for `0.0`.
    pub fn range_under(self, rounding: Rounding) -> Interval {
        let sign = self.digits().signum();
        // In half units of the last printed place, so that halves are whole numbers.
        let (below, above) = match rounding {
            Rounding::HalfUp | Rounding::HalfEven | Rounding::HalfDown => (1, 1),
            Rounding::Truncate => (if sign > 0 { 0 } else { 2 }, if sign < 0 { 0 } else { 2 }),
        };
        self.half_units(below, above)
    }

    /// The values that any way of [`Rounding`] turns into this: 9.75 to 9.9 for `9.8`.
    pub fn range_under_any(self) -> Interval {
        // The two ranges overlap in the half unit beyond the printed value, so their hull holds
        // nothing that neither of them holds.
        self.range().hull(self.range_under(Rounding::Truncate))
    }

    fn half_units(self, below: i128, above: i128) -> Interval {
        // At most `Published::MAX_PLACES` places and `MAX_DIGITS` digits, so both products fit.
        let halves_in_one = 2 * i128::from(10_i64.pow(u32::from(self.places())));
        let halves = 2 * i128::from(self.digits());
        let end = |halves| Interval::point(Exact::reduced(halves, halves_in_one));
        end(halves - below).hull(end(halves + above))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str, rounding: Rounding) -> (String, String) {
        let range = text.parse::<Published>().unwrap().range_under(rounding).unwrap();
        (range.low().to_string(), range.high().to_string())
    }

    #[test]
    fn nearest_rounding_reaches_half_a_unit_either_way() {
        let cases = [
            ("9.8", "9.75", "9.85"),
            ("11", "10.5", "11.5"),
            ("11.0", "10.95", "11.05"),
            ("0", "-0.5", "0.5"),
            ("-0.733", "-0.7335", "-0.7325"),
        ];
        for (text, low, high) in cases {
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown] {
                assert_eq!(ends(text, rounding), (low.into(), high.into()));
            }
        }
    }

    #[test]
    fn truncation_reaches_a_unit_away_from_zero() {
        let cases = [
            ("9.8", "9.8", "9.9"),
            ("-9.8", "-9.9", "-9.8"),
            ("0.0", "-0.1", "0.1"),
            ("-0.0", "-0.1", "0.1"),
        ];
        for (text, low, high) in cases {
            assert_eq!(ends(text, Rounding::Truncate), (low.into(), high.into()));
        }
    }

    #[test]
    fn the_range_under_any_rounding_holds_both() {
        let any = |text: &str| {
            let range = text.parse::<Published>().unwrap().range_under_any().unwrap();
            (range.low().to_string(), range.high().to_string())
        };
        assert_eq!(any("9.8"), ("9.75".into(), "9.9".into()));
        assert_eq!(any("-9.8"), ("-9.9".into(), "-9.75".into()));
        assert_eq!(any("0"), ("-1".into(), "1".into()));
    }

    #[test]
    fn too_many_digits_have_no_range() {
        assert_eq!("1234567890123456".parse::<Published>().unwrap().range(), None);
    }
}
