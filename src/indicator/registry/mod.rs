//! Every indicator by name: its formula, unit, limits, source and names.

mod entries;
mod names;
#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
mod sources;

pub use entries::ALL;
use names::{EN, KK, RU, ZH};

/// What kind of question an indicator answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// Change over time.
    Change,
    /// Shares, balances and openness.
    Share,
    /// Concentration, and likeness of compositions.
    Concentration,
    /// Comparative advantage.
    Advantage,
    /// How two economies fit together.
    Fit,
    /// Two-way trade.
    TwoWay,
    /// Prices, and both reporters' figures.
    Price,
    /// Why exports grew.
    Decomposition,
}

impl Family {
    /// Every family, in the order of the documentation.
    pub const ALL: [Family; 8] = [
        Family::Change,
        Family::Share,
        Family::Concentration,
        Family::Advantage,
        Family::Fit,
        Family::TwoWay,
        Family::Price,
        Family::Decomposition,
    ];
}

/// What an indicator is measured in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OutUnit {
    /// The unit of the trade it is computed from.
    Money,
    /// A fraction of a whole: times 100, percent.
    Fraction,
    /// Percent.
    Percent,
    /// A fraction a year.
    PerYear,
    /// A quotient, 1 where both are equal.
    Ratio,
    /// A pure number.
    Number,
    /// A number of products.
    Products,
    /// The unit of value by that of quantity.
    UnitValue,
}

/// What a high value means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Polarity {
    /// Nothing but itself.
    None,
    /// More sold than bought.
    Surplus,
    /// More trade, or more than expected.
    More,
    /// Few products make up much.
    Concentrated,
    /// Many products make up much.
    Diverse,
    /// Like each other.
    Similar,
    /// Unlike each other.
    Different,
    /// An advantage.
    Advantage,
    /// One sells what the other buys.
    Complementary,
    /// Both sell and buy the same.
    TwoWay,
    /// Two reporters disagree.
    Gap,
}

/// How close the ends of the range are to what the inputs allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ends {
    /// They are what the inputs allow, rounded outwards.
    Exact,
    /// They hold what the inputs allow; tests on random inputs find at least nine tenths of the range
    /// on average.
    Tight,
}

/// One indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Its name in files and addresses; also the key of its name in a locale.
    pub id: &'static str,
    /// Where it belongs.
    pub family: Family,
    /// The formula in plain notation; [`Entry::mathml`] typesets it.
    pub formula: &'static str,
    /// How its inputs are found, see the module `reader`.
    pub(in crate::indicator) reads: &'static str,
    /// What is done with them, see the module `rule`.
    pub(in crate::indicator) rule: &'static str,
    /// What it is measured in.
    pub unit: OutUnit,
    /// The smallest and the largest value there can be, infinite if there is none.
    #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
    pub limits: (f64, f64),
    /// What a high value means.
    #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
    pub polarity: Polarity,
    /// Who defined it, or whose variant it is.
    #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
    pub source: &'static str,
    /// How good the range is.
    #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
    pub ends: Ends,
}

impl Entry {
    /// The English name, with the variant.
    pub fn name_en(&self) -> &'static str {
        self.in_list(EN)
    }

    /// The Kazakh name, with the variant.
    pub fn name_kk(&self) -> &'static str {
        self.in_list(KK)
    }

    /// The Russian name, with the variant.
    pub fn name_ru(&self) -> &'static str {
        self.in_list(RU)
    }

    /// The Chinese name, with the variant.
    pub fn name_zh(&self) -> &'static str {
        self.in_list(ZH)
    }

    /// Its line of a text in the order of [`ALL`].
    fn in_list(&self, list: &'static str) -> &'static str {
        let place = ALL.iter().position(|entry| entry.id == self.id);
        place.and_then(|place| list.lines().nth(place)).unwrap_or(self.id)
    }

    /// The formula as `MathML`.
    pub fn mathml(&self) -> String {
        super::formula_mathml(self.formula)
    }
}

/// The indicator of this name.
pub fn find(id: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_unique_and_families_stay_together() {
        for (place, entry) in ALL.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit();
            assert!(entry.id.chars().all(plain), "{}", entry.id);
            for other in &ALL[..place] {
                assert_ne!(entry.id, other.id);
                for names in [EN, KK, RU, ZH] {
                    let name = entry.in_list(names);
                    assert_ne!(name, other.in_list(names), "{} and {}", entry.id, other.id);
                }
            }
        }
        let order = |family| Family::ALL.iter().position(|one| *one == family);
        assert!(ALL.is_sorted_by_key(|entry| order(entry.family)));
    }
}
