//! What a language must say.

use super::{CheckWords, ControlWords, NumberForm};
use crate::model::split_at_first;

/// Every word and pattern that the figure itself uses.
///
/// Patterns hold `{}` where a text goes in; `fill` puts it there.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// How numbers are written.
    pub numbers: NumberForm,
    /// Before a value as the source prints it.
    pub printed: &'static str,
    /// Before the range of values that round to the printed one.
    pub could_be: &'static str,
    /// Between the two ends of a range: low, high.
    pub range: &'static str,
    /// Before a difference; the earlier period.
    pub change_since: &'static str,
    /// Before an index; the base period.
    pub index_of: &'static str,
    /// A value and the range it may lie in.
    pub with_range: &'static str,
    /// The names of the measures, in their order: value, index, growth, share, contribution.
    pub measures: [&'static str; 5],
    /// What an axis of growth shows, with its unit.
    pub growth_axis: &'static str,
    /// What an axis of shares shows; the whole.
    pub share_axis: &'static str,
    /// What an axis of contributions shows; the whole.
    pub contribution_axis: &'static str,
    /// Before a share; the whole.
    pub share_of: &'static str,
    /// Before a contribution; the whole.
    pub contribution_to: &'static str,
    /// Percentage points, with the number before them.
    pub points: &'static str,
    /// What a whole, or its change, has beyond the parts that a view lists.
    pub not_listed: &'static str,
    /// The same where rounding alone explains it.
    pub rounding: &'static str,
    /// Values too small to be drawn apart; how many.
    #[cfg(feature = "more")]
    pub smaller: &'static str,
    /// Before the values that a form cannot draw.
    #[cfg(feature = "more")]
    pub not_drawn: &'static str,
    /// What a logarithmic axis shows; its name.
    #[cfg(feature = "more")]
    pub log_axis: &'static str,
    /// A number that nobody printed.
    pub not_printed: &'static str,
    /// A source line; the text of the source.
    pub source: &'static str,
    /// A note; its text.
    pub note: &'static str,
    /// A value in a sentence: category, series, amount.
    pub value_of: &'static str,
    /// A description of a figure's extremes: the highest value, the lowest value.
    pub highest_lowest: &'static str,
    /// A legend as part of a description: the names of the series.
    pub series: &'static str,
    /// Between the parts of a name: flow, product, period.
    pub name_comma: &'static str,
    /// What is said about the check.
    pub check: CheckWords,
    /// What is said about an argument.
    #[cfg(feature = "more")]
    pub argument: super::ArgumentWords,
    /// What is said about what goes on.
    #[cfg(feature = "more")]
    pub projection: super::ProjectionWords,
    /// Names of the units that money and things come in.
    pub units: Units,
    /// What the controls, the table and the page about the data say.
    pub controls: ControlWords,
}

/// The names of units.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// ISO 4217 codes with their signs and names; other currencies show their code.
    pub currencies: &'static [(&'static str, &'static str, &'static str)],
    /// A currency's sign and a number.
    pub money: &'static str,
    /// A number with the unit after it.
    pub amount: &'static str,
    /// Powers of ten and what follows the number for them.
    pub multipliers: &'static [(i8, &'static str)],
    /// The sign of a percentage, with the number before it.
    pub percent: &'static str,
    /// A ratio, with the number before it.
    pub times: &'static str,
    /// Tonnes, after the number.
    pub tonnes: &'static str,
    /// Kilograms, after the number.
    pub kilograms: &'static str,
}

/// Puts `texts` into the places `{}` of a pattern, in order.
///
/// Texts are put in as they are: a `{}` inside one is not a place.
pub(crate) fn fill(pattern: &str, texts: &[&str]) -> String {
    let mut texts = texts.iter();
    let mut filled = String::new();
    let mut rest = pattern;
    // A brace stands in patterns for nothing else.
    while let Some((before, after)) = split_at_first(rest, b'{') {
        filled.push_str(before);
        filled.push_str(texts.next().unwrap_or(&""));
        rest = after.get(1..).unwrap_or_default();
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_in_once_and_as_they_are() {
        assert_eq!(fill("{} to {}", &["9.75", "9.85"]), "9.75 to 9.85");
        assert_eq!(fill("Source: {}", &["{}"]), "Source: {}");
        assert_eq!(fill("plain", &["x"]), "plain");
        assert_eq!(fill("{}", &[]), "");
    }
}
