//! Why an indicator has no value.

use std::fmt;

/// Why an indicator has no value; a closed set, so that a figure can say it in any language.
///
/// An unknown value is never zero and never a float that is no number.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Missing {
    /// A number that the formula needs was not given.
    NotReported,
    /// The world's trade was not given.
    NeedsWorldTotals,
    /// The gross domestic product was not given.
    NeedsGdp,
    /// Only one of the two reporters gave its figure.
    NeedsMirror,
    /// The formula speaks of one product, and none was named.
    NeedsProduct,
    /// The formula speaks of one partner, and none was named.
    NeedsPartner,
    /// The formula compares two years, and one was given.
    NeedsBaseYear,
    /// A year between the first and the last was not given.
    GapInYears,
    /// The two years are the same, or in the wrong order.
    NoTimeBetween,
    /// What is divided by can be zero.
    DivisorHoldsZero,
    /// A change relative to a negative number has no meaning.
    NegativeBase,
    /// A number that must be zero or more can be below zero.
    Negative,
    /// A logarithm or a root of growth needs numbers above zero.
    NotPositive,
    /// There is no trade to take shares of.
    EmptyBasket,
    /// There is neither export nor import of this.
    NoBothFlows,
    /// Only one of export and import took place, and the formula needs both.
    OneFlow,
    /// One product alone cannot be more or less concentrated.
    OneProduct,
    /// Nothing changed between the two years.
    NoChange,
    /// Neither flow grew, and the formula is defined for growth only.
    NoGrowth,
    /// The reference group is empty once the economy itself is taken out.
    NothingElse,
    /// Two lists that belong together are not equally long.
    UnequalLists,
    /// The result is too large to be a number here.
    TooLarge,
    /// There is no indicator of this name.
    UnknownIndicator,
}

impl Missing {
    /// Every reason, in the order the documentation lists them.
    pub const ALL: [Missing; 23] = [
        Missing::NotReported,
        Missing::NeedsWorldTotals,
        Missing::NeedsGdp,
        Missing::NeedsMirror,
        Missing::NeedsProduct,
        Missing::NeedsPartner,
        Missing::NeedsBaseYear,
        Missing::GapInYears,
        Missing::NoTimeBetween,
        Missing::DivisorHoldsZero,
        Missing::NegativeBase,
        Missing::Negative,
        Missing::NotPositive,
        Missing::EmptyBasket,
        Missing::NoBothFlows,
        Missing::OneFlow,
        Missing::OneProduct,
        Missing::NoChange,
        Missing::NoGrowth,
        Missing::NothingElse,
        Missing::UnequalLists,
        Missing::TooLarge,
        Missing::UnknownIndicator,
    ];

    /// The token that exports and locales use.
    pub fn token(self) -> &'static str {
        self.words().0
    }

    /// The token, and the reason in words.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Missing::NotReported => ("not-reported", "a number that is needed was not given"),
            Missing::NeedsWorldTotals => ("needs-world", "the world's trade was not given"),
            Missing::NeedsGdp => ("needs-gdp", "the gross domestic product was not given"),
            Missing::NeedsMirror => ("needs-mirror", "only one of the two reporters is given"),
            Missing::NeedsProduct => ("needs-product", "no product was named"),
            Missing::NeedsPartner => ("needs-partner", "no partner was named"),
            Missing::NeedsBaseYear => ("needs-base-year", "no earlier year was named"),
            Missing::GapInYears => ("gap-in-years", "a year in between was not given"),
            Missing::NoTimeBetween => ("no-time-between", "the later year is not later"),
            Missing::DivisorHoldsZero => ("divisor-zero", "what is divided by can be zero"),
            Missing::NegativeBase => ("negative-base", "no change relative to a negative number"),
            Missing::Negative => ("negative", "a number that cannot be negative can be below zero"),
            Missing::NotPositive => ("not-positive", "a number that must be above zero is not"),
            Missing::EmptyBasket => ("empty-basket", "there is no trade to take shares of"),
            Missing::NoBothFlows => ("no-flows", "there is neither export nor import"),
            Missing::OneFlow => ("one-flow", "only one of export and import took place"),
            Missing::OneProduct => ("one-product", "one product alone has no distribution"),
            Missing::NoChange => ("no-change", "nothing changed between the years"),
            Missing::NoGrowth => ("no-growth", "neither flow grew"),
            Missing::NothingElse => ("nothing-else", "the reference group is empty"),
            Missing::UnequalLists => ("unequal-lists", "two lists are not equally long"),
            Missing::TooLarge => ("too-large", "the result is too large"),
            Missing::UnknownIndicator => ("unknown-indicator", "no indicator of this name"),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}

impl std::error::Error for Missing {}
