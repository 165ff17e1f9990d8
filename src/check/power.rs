//! How much the test of a claim could have caught.

use super::{
    claim::{Equation, Reading, Term},
    report::Power,
};
use crate::model::{Decimal, Interval, Published};

/// Counts the one-digit slips of the printed result that the test would have caught.
///
/// A test that passes says little if it would have passed anything: with `18` and `24.1` as inputs
/// an index may be anything from 130 to 138. `allowed` is what the inputs allow under ordinary
/// rounding: a slip of the result leaves that as it is.
pub(super) fn power(equation: &Equation<'_>, allowed: Interval) -> Power {
    let mut power = Power { caught: 0, total: 0 };
    let result = equation.terms[0];
    let any = equation.allowed(Reading::Any).ok();
    for printed in one_digit_slips(result.printed) {
        power.total += 1;
        let slipped = Term { printed, ..result };
        let misses = |allowed, reading| slipped.meets(allowed, reading) == Ok(false);
        if misses(&allowed, Reading::Nearest)
            && any.as_ref().is_some_and(|any| misses(any, Reading::Any))
        {
            power.caught += 1;
        }
    }
    power
}

/// Every number that differs from a printed one in one digit, from left to right.
///
/// A leading digit does not become a zero unless it is the only one before the decimal point: no
/// source prints `04.8`.
pub(super) fn one_digit_slips(printed: Decimal) -> Vec<Decimal> {
    let (size, places) = (printed.digits().abs(), u32::from(printed.places()));
    let mut slips = Vec::new();
    for place in (0..=Published::MAX_PLACES as u32).rev() {
        let unit = 10_i64.pow(place);
        if size < unit && place > places {
            continue;
        }
        let old = size / unit % 10;
        let leading = size / unit < 10 && place > places;
        for new in i64::from(leading)..10 {
            let slip = size + (new - old) * unit;
            let slip = if printed.digits() < 0 { -slip } else { slip };
            if new != old
                && let Some(slip) = Decimal::new(slip, printed.places())
            {
                slips.push(slip);
            }
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, Exact};

    fn slips(text: &str) -> Vec<String> {
        let printed: Published = text.parse().unwrap();
        let slips = one_digit_slips(printed.decimal().unwrap());
        slips
            .into_iter()
            .map(|slip| {
                Exact::from_decimal(slip).to_decimal_text(slip.places(), Direction::Nearest)
            })
            .collect()
    }

    #[test]
    fn each_digit_becomes_each_other_digit() {
        let expected = ["05", "15", "25", "35", "45", "55", "65", "75", "85"];
        assert_eq!(slips("95").len(), 8 + 9);
        assert!(!slips("95").contains(&expected[0].to_string()));
        assert!(expected[1..].iter().all(|text| slips("95").contains(&(*text).to_string())));
        assert_eq!(slips("-9.5").len(), 18);
        assert!(slips("-9.5").contains(&"-0.5".to_string()));
        assert_eq!(slips("0.05").len(), 27);
        assert_eq!(slips("0").len(), 9);
    }
}
