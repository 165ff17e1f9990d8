//! Rows of trade in, a table to compute from out, and an account of every row that is not in it.

mod key;
mod remarks;
mod sums;
mod take;

use std::fmt;

use crate::model::{Flow, Unit};

use super::{Missing, Range};
use key::{Key, Names};

/// The economy that stands for all together.
pub const WORLD: &str = "WLD";

/// The product that stands for all together.
pub const TOTAL: &str = "TOTAL";

/// One row of trade as a file has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// Who reports; [`WORLD`] for the sum over all reporters.
    pub reporter: &'a str,
    /// The other side; [`WORLD`] for all.
    pub partner: &'a str,
    /// Export or import, seen from the reporter.
    pub flow: Flow,
    /// A commodity code as text, or [`TOTAL`].
    pub product: &'a str,
    /// The year, if the row speaks of exactly one.
    pub year: Option<u16>,
    /// The number, if there is one.
    pub value: Option<Range>,
    /// Its unit.
    pub unit: Unit,
}

/// Why a row is not in the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It has no number that can be computed with.
    NoNumber,
    /// Trade below zero.
    Negative,
    /// A unit that no fixed factor turns into the table's.
    OtherUnit(Unit),
    /// A period that is not one calendar year.
    NotAYear,
    /// Exports and imports in one number.
    Turnover,
    /// Reporter, partner or product is empty.
    NoName,
    /// The number is given twice; the first stays, in the row of this place.
    Repeats(usize),
    /// More than 32,767 economies or products.
    TooMany,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoNumber => f.write_str("no number that can be computed with"),
            Fault::Negative => f.write_str("trade below zero"),
            Fault::OtherUnit(unit) => write!(f, "the unit {unit} does not convert"),
            Fault::NotAYear => f.write_str("not one calendar year"),
            Fault::Turnover => f.write_str("exports and imports in one number"),
            Fault::NoName => f.write_str("reporter, partner or product is empty"),
            Fault::Repeats(row) => write!(f, "row {row} gives this number already"),
            Fault::TooMany => f.write_str("too many different names"),
        }
    }
}

/// A row that is not in the table, by its place among the rows given, from 0.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SetAside {
    /// The place of the row.
    pub row: usize,
    /// Why.
    pub fault: Fault,
}

/// Something about the rows in the table that a reader should know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Remark {
    /// The first row concerned.
    pub row: usize,
    /// What it is.
    pub kind: RemarkKind,
}

/// What a [`Remark`] says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RemarkKind {
    /// A total of zero: no share can be taken of it.
    ZeroTotal,
    /// The partner does not report this flow of the pair in this year.
    OneReporter,
    /// The years of this flow stop here and go on later.
    GapAfter(u16),
}

/// What stands for the imports of an economy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Imports {
    /// What it reports as imports.
    Reported,
    /// What its partners report as exports to it, as in a table of exports only.
    PartnerExports,
}

/// What a product without a row means where the pair has rows for others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Listing {
    /// That nothing was traded: the table lists all there is.
    Complete,
    /// That nobody knows.
    Open,
}

/// A table of flows in one unit.
///
/// # Example
///
/// ```
/// use trade_figure::{
///     indicator::{Fault, Flows, Imports, Listing, Row},
///     model::{Flow, Measure, Unit},
/// };
///
/// let unit = Unit { measure: Measure::read("USD")?, multiplier: 6 };
/// let row = Row {
///     reporter: "KAZ",
///     partner: "CHN",
///     flow: Flow::Export,
///     product: "27",
///     year: Some(2022),
///     value: Some(5.into()),
///     unit,
/// };
/// let tonnes = Unit { measure: Measure::Tonne, multiplier: 0 };
/// let mut flows = Flows::new(unit, Imports::Reported, Listing::Complete);
/// flows.push(&row);
/// flows.push(&Row { unit: tonnes, ..row });
/// flows.finish();
/// assert_eq!(flows.set_aside()[0].fault, Fault::OtherUnit(tonnes));
/// assert_eq!((flows.rows(), flows.len()), (2, 1));
/// # Ok::<(), trade_figure::model::Expected>(())
/// ```
#[derive(Clone, Debug)]
pub struct Flows {
    unit: Unit,
    imports: Imports,
    listing: Listing,
    economies: Names,
    products: Names,
    cells: Vec<Cell>,
    gdp: Vec<Cell>,
    /// The product that is the sum of the others, where a table came with one.
    sum: Option<u16>,
    /// The lists that came with such a sum, so that a total is not theirs.
    own_sums: Vec<u64>,
    set_aside: Vec<SetAside>,
    rows: usize,
}

/// One number in the table.
#[derive(Clone, Copy, Debug)]
struct Cell {
    key: Key,
    row: u32,
    value: Range,
}

impl Flows {
    /// How many rows were given.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many of them are in the table; the others are in [`Flows::set_aside`].
    pub fn len(&self) -> usize {
        self.cells.len() + self.gdp.len()
    }

    /// Whether no row is in the table.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows that are not in the table, in their order.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// The products in the order in which they came, without [`TOTAL`].
    pub fn products(&self) -> impl Iterator<Item = &str> {
        let names = self.products.names.iter().enumerate();
        let listed = names.filter(|(place, name)| {
            &***name != TOTAL && self.sum.is_none_or(|sum| usize::from(sum) != *place)
        });
        listed.map(|(_, name)| &**name)
    }

    /// The economies in the order in which they came.
    pub fn economies(&self) -> impl Iterator<Item = &str> {
        self.economies.names.iter().map(|name| &**name)
    }

    fn cell(&self, key: Key) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&key, |cell| cell.key).ok()?;
        self.cells.get(place)
    }

    /// The cells of all products of one reporter, partner and flow in one year.
    fn pair(&self, key: Key) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.key.pair() < key.pair());
        let end = self.cells.partition_point(|cell| cell.key.pair() <= key.pair());
        &self.cells[start..end]
    }

    /// Who reports what stands for a flow, who is the partner, and as which flow.
    pub(super) fn side<'n>(
        &self,
        flow: Flow,
        reporter: &'n str,
        partner: &'n str,
    ) -> (Flow, &'n str, &'n str) {
        if flow == Flow::Import && self.imports == Imports::PartnerExports {
            (Flow::Export, partner, reporter)
        } else {
            (flow, reporter, partner)
        }
    }

    fn key(&self, flow: Flow, reporter: &str, partner: &str, year: u16) -> Option<Key> {
        let (reporter, partner) = (self.economies.find(reporter)?, self.economies.find(partner)?);
        Some(Key::new(year, flow, reporter, partner, 0))
    }

    /// The flow of one product as reported, and the row that says so.
    pub(super) fn flow(
        &self,
        (flow, reporter, partner): (Flow, &str, &str),
        product: &str,
        year: u16,
    ) -> Result<(Range, Option<usize>), Missing> {
        let missing =
            if reporter == WORLD { Missing::NeedsWorldTotals } else { Missing::NotReported };
        let key = self.key(flow, reporter, partner, year).ok_or(missing)?;
        let product = self.products.find(product).ok_or(missing)?;
        let total = self.products.find(TOTAL);
        match self.cell(Key(key.0 | u64::from(product))) {
            Some(cell) => Ok((cell.value, Some(cell.row as usize))),
            None if self.listing == Listing::Complete
                && Some(product) != total
                && self.pair(key).iter().any(|cell| Some(cell.key.product()) != total) =>
            {
                Ok((Range::ZERO, None))
            }
            None => Err(missing),
        }
    }

    /// The flows of all products, in the order of [`Flows::products`].
    pub(super) fn basket(
        &self,
        (flow, reporter, partner): (Flow, &str, &str),
        year: u16,
    ) -> Result<Vec<Range>, Missing> {
        let missing =
            if reporter == WORLD { Missing::NeedsWorldTotals } else { Missing::NotReported };
        let key = self.key(flow, reporter, partner, year).ok_or(missing)?;
        // Where a product is in the list: neither the total nor a sum of products counts.
        let not_listed = [self.products.find(TOTAL), self.sum];
        let place = |product: u16| {
            let before = not_listed.iter().flatten().filter(|other| **other < product).count();
            usize::from(product) - before
        };
        let mut found = vec![None; place(self.products.names.len() as u16)];
        for cell in self.pair(key) {
            let product = cell.key.product();
            if !not_listed.contains(&Some(product)) {
                found[place(product)] = Some(cell.value);
            }
        }
        if found.iter().all(Option::is_none) {
            return Err(missing);
        }
        let absent = (self.listing == Listing::Complete).then_some(Range::ZERO);
        let mut list = Vec::with_capacity(found.len());
        for value in found {
            list.push(value.or(absent).ok_or(missing)?);
        }
        Ok(list)
    }

    /// The gross domestic product of an economy, and the row that says so.
    pub(super) fn gdp(&self, economy: &str, year: u16) -> Result<(Range, usize), Missing> {
        let economy = self.economies.find(economy).ok_or(Missing::NeedsGdp)?;
        let key = Key::new(year, Flow::Export, economy, 0, 0);
        let place = self.gdp.binary_search_by_key(&key, |cell| cell.key);
        let cell = place.ok().and_then(|place| self.gdp.get(place)).ok_or(Missing::NeedsGdp)?;
        Ok((cell.value, cell.row as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Measure;

    fn unit(multiplier: i8) -> Unit {
        Unit { measure: Measure::read("USD").unwrap(), multiplier }
    }

    fn row(reporter: &'static str, partner: &'static str, product: &'static str) -> Row<'static> {
        let value = Some(2.into());
        Row {
            reporter,
            partner,
            flow: Flow::Export,
            product,
            year: Some(2020),
            value,
            unit: unit(6),
        }
    }

    #[test]
    fn every_row_is_in_the_table_or_set_aside() {
        let mut flows = Flows::new(unit(3), Imports::Reported, Listing::Complete);
        let good = row("KAZ", "CHN", "27");
        let tonnes = Unit { measure: Measure::Tonne, multiplier: 0 };
        let negative = Range::exact(-1.0);
        let rows = [
            good,
            Row { value: None, ..good },
            Row { value: negative, ..good },
            Row { unit: tonnes, ..good },
            Row { year: None, ..good },
            Row { flow: Flow::Total, ..good },
            Row { product: "", ..good },
            good,
            row("KAZ", "CHN", "28"),
        ];
        for row in &rows {
            flows.push(row);
        }
        flows.finish();
        let faults: Vec<(usize, Fault)> =
            flows.set_aside().iter().map(|aside| (aside.row, aside.fault)).collect();
        let expected = [
            (1, Fault::NoNumber),
            (2, Fault::Negative),
            (3, Fault::OtherUnit(tonnes)),
            (4, Fault::NotAYear),
            (5, Fault::Turnover),
            (6, Fault::NoName),
            (7, Fault::Repeats(0)),
        ];
        assert_eq!(faults, expected);
        assert_eq!((flows.rows(), flows.len()), (9, 2));
        assert_eq!(flows.products().collect::<Vec<_>>(), ["27", "28"]);
        // Millions in, thousands out.
        let side = (Flow::Export, "KAZ", "CHN");
        assert_eq!(flows.flow(side, "27", 2020).map(|found| found.0), Ok(2000.into()));
    }

    #[test]
    fn an_absent_product_is_zero_only_where_the_listing_is_complete() {
        for (listing, expected) in
            [(Listing::Complete, Ok(Range::ZERO)), (Listing::Open, Err(Missing::NotReported))]
        {
            let mut flows = Flows::new(unit(6), Imports::Reported, listing);
            flows.push(&row("KAZ", "CHN", "27"));
            flows.push(&row("KAZ", "WLD", "28"));
            flows.push(&row("KAZ", "WLD", TOTAL));
            flows.finish();
            let side = (Flow::Export, "KAZ", "CHN");
            assert_eq!(flows.flow(side, "28", 2020).map(|found| found.0), expected);
            assert_eq!(flows.flow(side, TOTAL, 2020), Err(Missing::NotReported));
            assert_eq!(flows.basket(side, 2020).is_ok(), listing == Listing::Complete);
            let world = (Flow::Export, WORLD, WORLD);
            assert_eq!(flows.basket(world, 2020), Err(Missing::NeedsWorldTotals));
        }
    }

    #[test]
    fn remarks_name_the_row() {
        let mut flows = Flows::new(unit(6), Imports::Reported, Listing::Complete);
        flows.push(&Row { value: Some(Range::ZERO), ..row("KAZ", "WLD", TOTAL) });
        flows.push(&row("KAZ", "CHN", "27"));
        flows.push(&Row { year: Some(2023), ..row("KAZ", "CHN", "27") });
        let mirror = Row { flow: Flow::Import, ..row("CHN", "KAZ", "27") };
        flows.push(&Row { year: Some(2023), ..mirror });
        flows.finish();
        let remarks: Vec<(usize, RemarkKind)> =
            flows.remarks().into_iter().map(|remark| (remark.row, remark.kind)).collect();
        let expected = [
            (0, RemarkKind::ZeroTotal),
            (1, RemarkKind::OneReporter),
            (2, RemarkKind::GapAfter(2020)),
        ];
        assert_eq!(remarks, expected);
    }
}
