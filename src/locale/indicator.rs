//! What a language must say about indicators.

use super::Lang;

/// The words and patterns of the scorecard; `{}` is where a text goes in.
///
/// They are apart from [`Words`](super::Words), so that a language can be written piece by piece.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorWords {
    /// The families, in the order of the documentation.
    pub families: [&'static str; 8],
    /// Why there is no value, a line for each reason in the order of the documentation.
    pub reasons: &'static str,
    /// A summary: how many indicators there are values of, and how many there are.
    pub summary: &'static str,
    /// The list of what cannot be computed; how many.
    pub absent: &'static str,
    /// Before a formula.
    pub formula: &'static str,
    /// Before the numbers that a value is computed from.
    pub inputs: &'static str,
    /// What is left of a long list; how many.
    pub more: &'static str,
    /// The first and the last year of a series; their number.
    pub years: &'static str,
    /// The product where a value is highest; of how many.
    pub highest: &'static str,
    /// A growth rate of many years, in percent.
    pub per_year: &'static str,
    /// A number of products.
    pub products: &'static str,
}

impl Lang {
    /// The words of the scorecard.
    ///
    /// Only English is written so far; the other languages speak English until they are.
    pub fn indicator_words(self) -> &'static IndicatorWords {
        &ENGLISH
    }
}

const ENGLISH: IndicatorWords = IndicatorWords {
    families: [
        "Change over time",
        "Shares, balance, openness",
        "Concentration and similarity",
        "Comparative advantage",
        "Complementarity and intensity",
        "Two-way trade",
        "Prices and mirror data",
        "Constant market shares",
    ],
    reasons: "\
needs numbers that are not given
needs the world\u{2019}s trade
needs gross domestic product
needs the other country\u{2019}s figure
needs trade by product
needs a partner
needs an earlier year
needs every year in between
needs a later year
divides by what can be zero
has no meaning from a negative number
needs numbers that cannot be negative
needs numbers above zero
needs trade to take shares of
needs exports or imports
needs both exports and imports
needs more than one product
needs a change
needs growth
needs others to compare with
needs lists of the same products
is too large
is not known",
    summary: "{} of {} indicators can be computed from these numbers. Open one for its formula and the numbers behind it.",
    absent: "Not computable: {}",
    formula: "Formula",
    inputs: "Computed from",
    more: "and {} more",
    years: "{}\u{2013}{}, {} values",
    highest: "{}, highest of {}",
    per_year: "{}% a year",
    products: "{} products",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_line() {
        for lang in Lang::ALL {
            // As many as `indicator::Missing::ALL`, which a test of the scorecard compares.
            assert_eq!(lang.indicator_words().reasons.lines().count(), 23);
        }
    }
}
