//! How much the test of a claim could have caught.

use super::{
    claim::{Agreement, Equation},
    report::Power,
};
use crate::model::Published;

/// Counts the one-digit slips of the printed result that the test would have caught.
///
/// A test that passes says little if it would have passed anything: with `18` and `24.1` as inputs
/// an index may be anything from 130 to 138.
pub(super) fn power(equation: &Equation) -> Power {
    let mut power = Power { caught: 0, total: 0 };
    for slip in one_digit_slips(&equation.result.printed) {
        power.total += 1;
        if equation.with_printed(0, slip).agreement() == Ok(Agreement::None) {
            power.caught += 1;
        }
    }
    power
}

/// Every number that differs from a printed one in one digit, from left to right.
///
/// A leading digit does not become a zero unless it is the only one before the decimal point: no
/// source prints `04.8`.
pub(super) fn one_digit_slips(printed: &Published) -> Vec<Published> {
    let text = printed.text();
    let whole_end = text.find('.').unwrap_or(text.len());
    let first = usize::from(text.starts_with('-'));
    let mut slips = Vec::new();
    for (place, old) in text.bytes().enumerate() {
        if !old.is_ascii_digit() {
            continue;
        }
        let leading = place == first && whole_end - first > 1;
        for new in if leading { '1' } else { '0' }..='9' {
            if char::from(old) == new {
                continue;
            }
            let slip = format!("{}{new}{}", &text[..place], &text[place + 1..]);
            // Digits for digits: what could be read can still be read.
            slips.extend(slip.parse::<Published>());
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<String> {
        let printed: Published = text.parse().unwrap();
        one_digit_slips(&printed).iter().map(Published::to_string).collect()
    }

    #[test]
    fn each_digit_becomes_each_other_digit() {
        let expected = ["05", "15", "25", "35", "45", "55", "65", "75", "85"];
        assert_eq!(slips("95").len(), 8 + 9);
        assert!(!slips("95").contains(&expected[0].to_string()));
        assert!(expected[1..].iter().all(|text| slips("95").contains(&(*text).to_string())));
        assert_eq!(slips("-9.5").len(), 18);
        assert!(slips("-9.5").contains(&"-0.5".to_string()));
    }
}
