//! What a language must say.

use super::{CheckWords, ControlWords, NumberForm, PeriodWords};
use crate::model::split_at_first;

/// Every word and pattern that the figure itself uses.
///
/// Patterns hold `{}` where a text goes in, or `{1}` and `{2}` where the order is another than that of
/// the texts, and `{number|numbers}` where a word follows the number before it; `fill` does the rest.
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
    /// At the end of a sentence; a space follows it unless it is an ideographic one.
    pub full_stop: char,
    /// How periods are written.
    pub periods: PeriodWords,
    /// What is said about the check.
    pub check: CheckWords,
    /// What is said of everything that it found.
    #[cfg(feature = "more")]
    pub findings: super::FindingWords,
    /// What is said about an argument.
    #[cfg(feature = "more")]
    pub argument: super::ArgumentWords,
    /// What is said about what goes on.
    #[cfg(feature = "more")]
    pub projection: super::ProjectionWords,
    /// Names of the units that money and things come in.
    pub units: Units,
    /// What the controls say.
    pub controls: ControlWords,
    /// What the table and the page about the data say.
    #[cfg(feature = "more")]
    pub panels: super::PanelWords,
}

/// The names of units.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// ISO 4217 codes with their signs and names; other currencies show their code.
    pub currencies: &'static [(&'static str, &'static str, &'static str)],
    /// A currency's sign (1) and a number (2).
    pub money: &'static str,
    /// A number with the unit after it.
    pub amount: &'static str,
    /// Powers of ten, how many places the decimal point moves to the right for what follows the
    /// number, and what does.
    pub multipliers: &'static [(i8, i8, &'static str)],
    /// The same for what is not money, where that is counted otherwise.
    pub of_things: &'static [(i8, i8, &'static str)],
    /// The sign of a percentage, with the number before it.
    pub percent: &'static str,
    /// A ratio, with the number before it.
    pub times: &'static str,
    /// Tonnes, after the number.
    pub tonnes: &'static str,
    /// Kilograms, after the number.
    pub kilograms: &'static str,
}

/// Puts `texts` into the places of a pattern.
///
/// `{}` is the place of the next text, `{2}` that of the second. `{number|numbers}` are the forms of
/// a word, of which the number in the place before picks one, see `form`. Texts are put in as they
/// are: a `{}` inside one is not a place.
pub(crate) fn fill(pattern: &str, texts: &[&str]) -> String {
    fill_counted(pattern, texts, "")
}

/// As [`fill`]; before the first place, `count` picks the forms of words.
pub(crate) fn fill_counted<'a>(pattern: &str, texts: &[&'a str], mut count: &'a str) -> String {
    let mut next = 0;
    let mut filled = String::new();
    let mut rest = pattern;
    // A brace stands in patterns for nothing else.
    while let Some((before, after)) = split_at_first(rest, b'{') {
        filled.push_str(before);
        let (inside, after) = split_at_first(after, b'}').unwrap_or((after, ""));
        let place = match inside.as_bytes() {
            [] => next,
            [digit] => usize::from(digit.wrapping_sub(b'1')),
            _ => usize::MAX,
        };
        if place == usize::MAX {
            filled.push_str(form(inside, count));
        } else {
            count = texts.get(place).copied().unwrap_or_default();
            filled.push_str(count);
            next += 1;
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The form of a word that goes with a number, of those between `|`.
///
/// Of two, the first goes with one alone, as in English. Of three, the first goes with one, the second
/// with two to four and with fractions, the third with the rest, each by the last two digits, as in
/// Russian; where fractions have another form, it is the fourth. Without a number it is the last of
/// whole numbers.
///
/// # Source
///
/// Unicode CLDR, Language Plural Rules: en, ru. Kazakh and Chinese have one form.
fn form<'a>(mut forms: &'a str, count: &str) -> &'a str {
    let count_of_forms = forms.bytes().filter(|byte| *byte == b'|').count() + 1;
    let mut left = if count_of_forms == 2 {
        usize::from(count != "1")
    } else if split_at_first(count, b',').is_some() {
        if count_of_forms == 4 { 3 } else { 1 }
    } else {
        match count.as_bytes() {
            [.., b'1', _] => 2,
            [.., b'1'] => 0,
            [.., b'2'..=b'4'] => 1,
            _ => 2,
        }
    };
    while let Some((first, rest)) = split_at_first(forms, b'|') {
        if left == 0 {
            return first;
        }
        left -= 1;
        forms = rest;
    }
    forms
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

    #[test]
    fn numbered_places_take_another_order() {
        assert_eq!(fill("{2} of {1}", &["nine", "eight"]), "eight of nine");
        assert_eq!(fill("{1}{1}{3}", &["a", "b"]), "aa");
    }

    /// Source: Unicode CLDR, Language Plural Rules, with the examples that it gives for Russian.
    #[test]
    fn a_number_picks_the_form_of_a_word() {
        let english = |count| fill("{} {number|numbers}", &[count]);
        assert_eq!(english("1"), "1 number");
        for count in ["0", "2", "11", "21", "1.5", "1,001"] {
            assert_eq!(english(count), format!("{count} numbers"));
        }
        let russian = |count| fill("{} {день|дня|дней}", &[count]);
        for count in ["1", "21", "31", "101", "1\u{a0}001"] {
            assert_eq!(russian(count), format!("{count} день"));
        }
        for count in ["2", "3", "4", "22", "104", "1\u{a0}002", "1,5", "0,0", "\u{2212}1,1"] {
            assert_eq!(russian(count), format!("{count} дня"));
        }
        for count in ["0", "5", "11", "12", "14", "19", "100", "111", "1\u{a0}011"] {
            assert_eq!(russian(count), format!("{count} дней"));
        }
        let points = "{} {целый пункт|целых пункта|целых пунктов|целого пункта}";
        assert_eq!(fill(points, &["2"]), "2 целых пункта");
        assert_eq!(fill(points, &["2,3"]), "2,3 целого пункта");
        assert_eq!(fill_counted("{юань|юаня|юаней}", &[], ""), "юаней");
        assert_eq!(fill_counted("{юань|юаня|юаней}", &[], "3"), "юаня");
    }
}
