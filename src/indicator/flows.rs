//! Rows of trade in, a table to compute from out, and an account of every row that is not in it.

use std::{collections::BTreeMap, fmt};

use crate::model::{Exact, Flow, Observation, Unit};

use super::{Missing, Range};

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

/// Year, flow, reporter, partner and product, from the highest bits to the lowest.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Key(u64);

impl Key {
    fn new(year: u16, flow: Flow, reporter: u16, partner: u16, product: u16) -> Key {
        let flow = u64::from(flow == Flow::Import);
        let pair = u64::from(reporter) << 32 | u64::from(partner) << 16;
        Key(u64::from(year) << 48 | flow << 47 | pair | u64::from(product))
    }

    fn year(self) -> u16 {
        (self.0 >> 48) as u16
    }

    fn flow(self) -> Flow {
        if self.0 >> 47 & 1 == 0 { Flow::Export } else { Flow::Import }
    }

    fn reporter(self) -> u16 {
        (self.0 >> 32) as u16 & Names::MOST
    }

    fn partner(self) -> u16 {
        (self.0 >> 16) as u16
    }

    fn product(self) -> u16 {
        self.0 as u16
    }

    /// All but the product.
    fn pair(self) -> u64 {
        self.0 >> 16
    }
}

/// Short numbers for names, in the order in which they come.
#[derive(Clone, Debug, Default)]
struct Names {
    names: Vec<Box<str>>,
    /// Their numbers, in the order of the names themselves.
    sorted: Vec<u16>,
}

impl Names {
    const MOST: u16 = 0x7fff;

    /// Where the name is among the sorted ones, or would be.
    fn search(&self, name: &str) -> Result<usize, usize> {
        self.sorted.binary_search_by(|place| (*self.names[usize::from(*place)]).cmp(name))
    }

    fn place(&mut self, name: &str) -> Option<u16> {
        match self.search(name) {
            Ok(found) => Some(self.sorted[found]),
            Err(gap) => {
                let place = u16::try_from(self.names.len()).ok()?;
                if place >= Names::MOST {
                    return None;
                }
                self.names.push(name.into());
                self.sorted.insert(gap, place);
                Some(place)
            }
        }
    }

    fn find(&self, name: &str) -> Option<u16> {
        self.search(name).ok().map(|found| self.sorted[found])
    }
}

impl Flows {
    /// An empty table: its unit, and what is meant by what it does not say.
    pub fn new(unit: Unit, imports: Imports, listing: Listing) -> Flows {
        Flows {
            unit,
            imports,
            listing,
            economies: Names::default(),
            products: Names::default(),
            cells: Vec::new(),
            gdp: Vec::new(),
            set_aside: Vec::new(),
            rows: 0,
        }
    }

    /// The trade among the observations of a package, each a row.
    pub fn from_observations(
        observations: &[Observation],
        unit: Unit,
        imports: Imports,
        listing: Listing,
    ) -> Flows {
        let mut flows = Flows::new(unit, imports, listing);
        for observation in observations {
            let name = |economy: &Option<crate::model::Economy>| {
                economy.as_ref().map_or(String::new(), |economy| economy.code().to_owned())
            };
            let (reporter, partner) = (name(&observation.reporter), name(&observation.partner));
            let value = observation.value.as_ref().and_then(Range::of);
            let year = observation.period.year();
            if observation.variable == "gdp" {
                flows.push_gdp(&reporter, year, value, observation.unit);
                continue;
            }
            flows.push(&Row {
                reporter: &reporter,
                partner: if partner.is_empty() { WORLD } else { &partner },
                flow: observation.flow.unwrap_or(Flow::Total),
                product: &observation.product,
                year,
                value,
                unit: observation.unit,
            });
        }
        flows.finish();
        flows
    }

    /// Takes a row, or sets it aside.
    pub fn push(&mut self, row: &Row<'_>) {
        let place = self.rows;
        self.rows += 1;
        let cell = if row.flow == Flow::Total {
            Err(Fault::Turnover)
        } else if [row.reporter, row.partner, row.product].contains(&"") {
            Err(Fault::NoName)
        } else {
            self.number(row.year, row.value, row.unit).and_then(|(year, value)| {
                let economies = &mut self.economies;
                let key = (|| {
                    let (reporter, partner) =
                        (economies.place(row.reporter)?, economies.place(row.partner)?);
                    let product = self.products.place(row.product)?;
                    Some(Key::new(year, row.flow, reporter, partner, product))
                })();
                let key = key.ok_or(Fault::TooMany)?;
                Ok(Cell { key, row: u32::try_from(place).unwrap_or(u32::MAX), value })
            })
        };
        match cell {
            Ok(cell) => self.cells.push(cell),
            Err(fault) => self.set_aside.push(SetAside { row: place, fault }),
        }
    }

    /// Takes the gross domestic product of an economy in a year as a row, or sets it aside.
    pub fn push_gdp(&mut self, economy: &str, year: Option<u16>, value: Option<Range>, unit: Unit) {
        let place = self.rows;
        self.rows += 1;
        let named = if economy.is_empty() { Err(Fault::NoName) } else { Ok(()) };
        let number = named.and_then(|()| self.number(year, value, unit));
        let cell = number.and_then(|(year, value)| {
            let economy = self.economies.place(economy).ok_or(Fault::TooMany)?;
            let key = Key::new(year, Flow::Export, economy, 0, 0);
            Ok(Cell { key, row: u32::try_from(place).unwrap_or(u32::MAX), value })
        });
        match cell {
            Ok(cell) => self.gdp.push(cell),
            Err(fault) => self.set_aside.push(SetAside { row: place, fault }),
        }
    }

    /// A number in the table's unit, and its year.
    fn number(
        &self,
        year: Option<u16>,
        value: Option<Range>,
        unit: Unit,
    ) -> Result<(u16, Range), Fault> {
        let year = year.ok_or(Fault::NotAYear)?;
        let value = value.ok_or(Fault::NoNumber)?;
        // `map_err` would drop the two units; the one of the row is kept, the other is the table's.
        let Ok(factor) = unit.factor_to(self.unit) else { return Err(Fault::OtherUnit(unit)) };
        let value = value.at_least_zero().ok().ok_or(Fault::Negative)?;
        Ok((year, scaled(value, factor).ok_or(Fault::NoNumber)?))
    }

    /// Sorts what was taken, and sets aside what is given twice. Call it after the last row.
    pub fn finish(&mut self) {
        let set_aside = &mut self.set_aside;
        for cells in [&mut self.cells, &mut self.gdp] {
            cells.sort_unstable_by_key(|cell| (cell.key, cell.row));
            cells.dedup_by(|later, first| {
                let repeats = later.key == first.key;
                if repeats {
                    let fault = Fault::Repeats(first.row as usize);
                    set_aside.push(SetAside { row: later.row as usize, fault });
                }
                repeats
            });
        }
        set_aside.sort_unstable_by_key(|aside| aside.row);
    }

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
        self.products.names.iter().map(|name| &**name).filter(|name| *name != TOTAL)
    }

    /// The economies in the order in which they came.
    pub fn economies(&self) -> impl Iterator<Item = &str> {
        self.economies.names.iter().map(|name| &**name)
    }

    /// What a reader should know of the rows in the table, in their order.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let total = self.products.find(TOTAL);
        let world = self.economies.find(WORLD);
        // The last year of each flow, and its row.
        let mut last: BTreeMap<u64, u16> = BTreeMap::new();
        for cell in &self.cells {
            let key = cell.key;
            let mut remark = |kind| remarks.push(Remark { row: cell.row as usize, kind });
            if Some(key.product()) == total && cell.value.value() == 0.0 {
                remark(RemarkKind::ZeroTotal);
            }
            let other = if key.flow() == Flow::Import { Flow::Export } else { Flow::Import };
            let mirror = Key::new(key.year(), other, key.partner(), key.reporter(), key.product());
            let with_world = [Some(key.reporter()), Some(key.partner())].contains(&world);
            if self.imports == Imports::Reported && !with_world && self.cell(mirror).is_none() {
                remark(RemarkKind::OneReporter);
            }
            let series = key.0 << 16;
            if let Some(year) = last.insert(series, key.year())
                && key.year() > year + 1
            {
                remark(RemarkKind::GapAfter(year));
            }
        }
        remarks.sort_by_key(|remark| remark.row);
        remarks
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
        match self.cell(Key(key.0 | u64::from(product))) {
            Some(cell) => Ok((cell.value, Some(cell.row as usize))),
            None if self.listing == Listing::Complete
                && Some(product) != self.products.find(TOTAL)
                && !self.pair(key).is_empty() =>
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
        let total = self.products.find(TOTAL);
        let place = |product: u16| {
            let before = total.is_some_and(|total| total < product);
            usize::from(product) - usize::from(before)
        };
        let count = self.products.names.len() - usize::from(total.is_some());
        let mut found = vec![None; count];
        for cell in self.pair(key).iter().filter(|cell| Some(cell.key.product()) != total) {
            found[place(cell.key.product())] = Some(cell.value);
        }
        if found.iter().all(Option::is_none) {
            return Err(missing);
        }
        let absent = (self.listing == Listing::Complete).then_some(Range::ZERO);
        found.into_iter().map(|value| value.or(absent).ok_or(missing)).collect()
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

/// A number in another unit: the value rounded once, the ends outwards.
fn scaled(range: Range, factor: Exact) -> Option<Range> {
    if factor == Exact::ONE {
        return Some(range);
    }
    // A power of ten: one of the two is 1, and up to 10^22 both are floats without rounding.
    let (up, down) = (factor.numerator() as f64, factor.denominator() as f64);
    let scale = |value: f64| value * up / down;
    if range.is_exact() {
        // Rounding it once more is as exact as reading it was.
        return Range::exact(scale(range.value()));
    }
    let out = |value: f64, moved: f64| if value == 0.0 { 0.0 } else { moved };
    let (low, high) = (scale(range.low()), scale(range.high()));
    Range::new(out(low, low.next_down()), scale(range.value()), out(high, high.next_up()))
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
