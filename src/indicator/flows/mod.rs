//! Rows of trade in, a table to compute from out, and an account of every row that is not in it.

mod key;
mod remarks;
mod sums;
mod take;

use std::fmt;

use crate::model::{Flow, Unit};

use super::{Missing, Range};
pub(super) use key::Key;
use key::Names;

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
    /// More than 32,765 economies or products.
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
    /// Gross domestic product too.
    cells: Vec<Cell>,
    /// The product that is the sum of the others, where a table came with one.
    sum: Option<u16>,
    /// The lists that came with such a sum, so that a total is not theirs.
    own_sums: Vec<u64>,
    set_aside: Vec<SetAside>,
    rows: usize,
}

/// One number in the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) key: Key,
    pub(super) row: u32,
    pub(super) value: Range,
}

impl Flows {
    /// How many rows were given.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many of them are in the table; the others are in [`Flows::set_aside`].
    pub fn len(&self) -> usize {
        self.cells.len()
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
        self.listed().map(|product| &*self.products.names[usize::from(product)])
    }

    /// The economies in the order in which they came, without [`WORLD`].
    pub fn economies(&self) -> impl Iterator<Item = &str> {
        self.economies.names[1..].iter().map(|name| &**name)
    }

    /// The products that lists consist of: neither the total nor a sum of others is one.
    pub(super) fn listed(&self) -> impl Iterator<Item = u16> {
        (1..self.products.names.len() as u16).filter(|product| Some(*product) != self.sum)
    }

    /// The numbers of an economy and of a product; that of none for a name that is not there.
    pub(super) fn economy(&self, name: &str) -> u16 {
        self.economies.find(name)
    }

    pub(super) fn product(&self, name: &str) -> u16 {
        self.products.find(name)
    }

    /// The names of an economy and of a product.
    pub(super) fn economy_name(&self, economy: u16) -> &str {
        self.economies.names.get(usize::from(economy)).map_or("", |name| name)
    }

    pub(super) fn product_name(&self, product: u16) -> &str {
        self.products.names.get(usize::from(product)).map_or("", |name| name)
    }

    pub(super) fn cell(&self, key: Key) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&key, |cell| cell.key).ok()?;
        self.cells.get(place)
    }

    /// The cells of all products of one reporter, partner and flow in one year.
    pub(super) fn pair(&self, key: Key) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.key.pair() < key.pair());
        let rest = &self.cells[start..];
        let count = rest.iter().take_while(|cell| cell.key.pair() == key.pair()).count();
        &rest[..count]
    }

    /// Where that is which stands for a flow.
    pub(super) fn key(&self, year: u16, flow: Flow, one: u16, other: u16, product: u16) -> Key {
        if flow == Flow::Import && self.imports == Imports::PartnerExports {
            Key::new(year, Flow::Export, other, one, product)
        } else {
            Key::new(year, flow, one, other, product)
        }
    }

    /// Why a number is missing that is not in the table.
    fn missing(key: Key) -> Missing {
        if key.is_gdp() {
            Missing::NeedsGdp
        } else if key.reporter() == 0 {
            Missing::NeedsWorldTotals
        } else {
            Missing::NotReported
        }
    }

    /// One number.
    pub(super) fn amount(&self, key: Key) -> Result<Range, Missing> {
        if let Some(cell) = self.cell(key) {
            return Ok(cell.value);
        }
        let product = key.product();
        let is_product = product > 0 && usize::from(product) < self.products.names.len();
        let is_nothing = self.listing == Listing::Complete
            && is_product
            && self.pair(key).iter().any(|cell| cell.key.product() > 0);
        if is_nothing { Ok(Range::ZERO) } else { Err(Flows::missing(key)) }
    }

    /// The flows of all products, in the order of [`Flows::products`].
    pub(super) fn basket(&self, key: Key) -> Result<Vec<Range>, Missing> {
        let mut cells = self.pair(key).iter().peekable();
        let (mut list, mut is_empty) = (Vec::new(), true);
        for product in self.listed() {
            while cells.next_if(|cell| cell.key.product() < product).is_some() {}
            let found = cells.next_if(|cell| cell.key.product() == product);
            is_empty &= found.is_none();
            let absent = (self.listing == Listing::Complete).then_some(Range::ZERO);
            list.push(found.map(|cell| cell.value).or(absent).ok_or(Flows::missing(key))?);
        }
        if is_empty { Err(Flows::missing(key)) } else { Ok(list) }
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
        assert_eq!(flows.amount(key(&flows, "KAZ", "CHN", "27")), Ok(2000.into()));
    }

    fn key(flows: &Flows, reporter: &str, partner: &str, product: &str) -> Key {
        let (one, other) = (flows.economy(reporter), flows.economy(partner));
        flows.key(2020, Flow::Export, one, other, flows.product(product))
    }

    #[test]
    fn a_list_of_a_total_alone_says_nothing_of_products() {
        let mut flows = Flows::new(unit(6), Imports::Reported, Listing::Complete);
        flows.push(&row("KAZ", "CHN", TOTAL));
        flows.push(&row("KAZ", "WLD", "28"));
        flows.finish();
        let of = |partner, product| flows.amount(key(&flows, "KAZ", partner, product));
        assert_eq!(of("CHN", "28"), Err(Missing::NotReported));
        assert_eq!(of("CHN", TOTAL), Ok(2.into()));
        assert_eq!(of("WLD", "28"), Ok(2.into()));
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
            let pair = key(&flows, "KAZ", "CHN", TOTAL);
            assert_eq!(flows.amount(key(&flows, "KAZ", "CHN", "28")), expected);
            assert_eq!(flows.amount(key(&flows, "KAZ", "CHN", "29")), Err(Missing::NotReported));
            assert_eq!(flows.amount(pair), Err(Missing::NotReported));
            assert_eq!(flows.basket(pair).is_ok(), listing == Listing::Complete);
            let world = key(&flows, WORLD, WORLD, TOTAL);
            assert_eq!(flows.basket(world), Err(Missing::NeedsWorldTotals));
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
