//! The account of every row of a file.

use super::Format;

/// Why a row does not count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reason {
    /// More or fewer cells than the header.
    Ragged,
    /// Something stands behind a closing quote.
    Misquoted,
    /// No amount.
    NoAmount,
    /// The amount is no number.
    Unreadable,
    /// Trade below zero.
    Negative,
    /// A month, a quarter, or no year at all.
    NotAYear,
    /// Re-exports, which exports include, re-imports, or anything else but exports and imports.
    OtherFlow,
    /// One customs procedure of those that another row has all together.
    OneProcedure,
    /// One mode of transport of those that another row has all together.
    OneTransport,
    /// One second partner of those that another row has all together.
    OneSecondPartner,
    /// Services, where goods are counted.
    Services,
    /// A quantity, or another amount that is no value.
    NotAValue,
    /// Reporter or partner is a group of economies, or an area that is not told apart.
    NotAnEconomy,
    /// No product, or no code of one.
    NoProduct,
    /// A product of another classification than the first row's.
    OtherClassification,
    /// No unit, or another than the first row's.
    OtherUnit,
    /// The same number is given before, so the first one counts.
    Repeats,
}

/// Every reason, with its name and what it means.
const REASONS: [(Reason, &str, &str); 17] = [
    (Reason::Ragged, "ragged", "more or fewer cells than the header"),
    (Reason::Misquoted, "misquoted", "text behind a closing quote"),
    (Reason::NoAmount, "no-amount", "no amount"),
    (Reason::Unreadable, "unreadable", "an amount that is no plain number"),
    (Reason::Negative, "negative", "trade below zero"),
    (Reason::NotAYear, "not-a-year", "a period that is not one calendar year"),
    (Reason::OtherFlow, "other-flow", "neither exports nor imports (exports include re-exports)"),
    (Reason::OneProcedure, "one-procedure", "one customs procedure: the rows for all count"),
    (Reason::OneTransport, "one-transport", "one mode of transport: the rows for all count"),
    (Reason::OneSecondPartner, "one-second-partner", "one second partner: the rows for all count"),
    (Reason::Services, "services", "services, not goods"),
    (Reason::NotAValue, "not-a-value", "a quantity, not a value"),
    (
        Reason::NotAnEconomy,
        "not-an-economy",
        "reporter or partner is a group of economies, or an area that is not told apart",
    ),
    (Reason::NoProduct, "no-product", "no code of a product"),
    (
        Reason::OtherClassification,
        "other-classification",
        "another classification of products than the first row's",
    ),
    (Reason::OtherUnit, "other-unit", "no unit of money, or another than the first row's"),
    (Reason::Repeats, "repeats", "given before: the first one counts"),
];

impl Reason {
    /// How many reasons there are.
    pub const COUNT: usize = REASONS.len();

    /// The name, for programs.
    pub fn token(self) -> &'static str {
        REASONS[self as usize].1
    }

    /// What to do if no other rows are there.
    pub(super) fn way_out(self) -> &'static str {
        match self {
            Reason::Ragged => {
                "the separator may stand within unquoted cells: download the file again"
            }
            Reason::NotAYear => "ask the database for annual data",
            Reason::OneProcedure | Reason::OneTransport | Reason::OneSecondPartner => {
                "ask the database for all customs procedures, modes of transport and second partners \
                 together, too"
            }
            Reason::Unreadable => {
                "write amounts with a decimal point and without separators of thousands"
            }
            Reason::NotAnEconomy => "ask the database for single economies",
            _ => "",
        }
    }

    /// What it means, in words.
    pub fn words(self) -> &'static str {
        REASONS[self as usize].2
    }
}

/// The rows that do not count for one reason.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetAside {
    /// Why.
    pub reason: Reason,
    /// How many.
    pub rows: u64,
    /// The line of the first one.
    pub first_line: usize,
    /// What stands there, in quotes.
    pub found: String,
}

/// What was read, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Which database's form the file has, once its header is known.
    pub format: Option<Format>,
    /// How many bytes were read.
    pub bytes: u64,
    /// How many rows there are below the header.
    pub rows: u64,
    /// How many of them count.
    pub counted: u64,
    /// How many are right, but about other economies than those asked for.
    pub elsewhere: u64,
    /// What else a reader should know of how the file was read.
    pub notes: Vec<String>,
    aside: [Option<Box<SetAside>>; Reason::COUNT],
}

impl Report {
    /// The rows that do not count, by reason.
    pub fn set_aside(&self) -> impl Iterator<Item = &SetAside> {
        self.aside.iter().flatten().map(|aside| &**aside)
    }

    /// How many rows do not count.
    pub fn rows_set_aside(&self) -> u64 {
        self.set_aside().map(|aside| aside.rows).sum()
    }

    pub(super) fn put_aside(&mut self, reason: Reason, line: usize, found: &[u8]) {
        match &mut self.aside[reason as usize] {
            Some(aside) => aside.rows += 1,
            empty => {
                let found = super::error::shown(found);
                *empty = Some(Box::new(SetAside { reason, rows: 1, first_line: line, found }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_found_at_its_own_place() {
        for (place, (reason, ..)) in REASONS.iter().enumerate() {
            assert_eq!(*reason as usize, place);
        }
    }
}
