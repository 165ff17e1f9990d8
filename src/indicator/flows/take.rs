//! Rows of trade become cells of a table.

use crate::model::{Economy, Exact, Flow, Observation, Unit};

use super::{
    Cell, Fault, Flows, Imports, Listing, Row, SetAside, TOTAL, WORLD,
    key::{Key, Names},
};
use crate::indicator::Range;

impl Flows {
    /// An empty table: its unit, and what is meant by what it does not say.
    pub fn new(unit: Unit, imports: Imports, listing: Listing) -> Flows {
        Flows {
            unit,
            imports,
            listing,
            economies: Names::new(WORLD),
            products: Names::new(TOTAL),
            cells: Vec::new(),
            sum: None,
            own_sums: Vec::new(),
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
            flows.push_observation(observation);
        }
        flows.finish();
        flows
    }

    /// Takes an observation as a row, or sets it aside.
    pub(in crate::indicator) fn push_observation(&mut self, observation: &Observation) {
        let reporter = observation.reporter.as_ref().map_or("", Economy::code);
        let value = observation.value.as_ref().and_then(Range::of);
        let (year, unit) = (observation.period.year(), observation.unit);
        if observation.variable == "gdp" {
            return self.push_gdp(reporter, year, value, unit);
        }
        self.push(&Row {
            reporter,
            partner: observation.partner.as_ref().map_or(WORLD, Economy::code),
            flow: observation.flow.unwrap_or(Flow::Total),
            product: &observation.product,
            year,
            value,
            unit,
        });
    }

    /// Counts a row that is no trade.
    pub(in crate::indicator) fn skip(&mut self) {
        self.rows += 1;
    }

    /// Takes a row, or sets it aside.
    pub fn push(&mut self, row: &Row<'_>) {
        let names = [row.reporter, row.partner, row.product];
        if row.flow == Flow::Total {
            self.set_aside.push(SetAside { row: self.rows, fault: Fault::Turnover });
            self.rows += 1;
        } else {
            self.take(row, names);
        }
    }

    /// Takes the gross domestic product of an economy in a year as a row, or sets it aside.
    pub fn push_gdp(&mut self, economy: &str, year: Option<u16>, value: Option<Range>, unit: Unit) {
        let (reporter, partner, product, flow) = (economy, WORLD, TOTAL, Flow::Total);
        self.take(&Row { reporter, partner, flow, product, year, value, unit }, [economy; 3]);
    }

    /// Takes trade, or gross domestic product, which has neither of the flows of trade.
    fn take(&mut self, row: &Row<'_>, names: [&str; 3]) {
        let place = self.rows;
        self.rows += 1;
        match self.cell_of(row, names) {
            Ok((key, value)) => {
                let row = u32::try_from(place).unwrap_or(u32::MAX);
                self.cells.push(Cell { key, row, value });
            }
            Err(fault) => self.set_aside.push(SetAside { row: place, fault }),
        }
    }

    fn cell_of(&mut self, row: &Row<'_>, names: [&str; 3]) -> Result<(Key, Range), Fault> {
        if names.iter().any(|name| name.is_empty()) {
            return Err(Fault::NoName);
        }
        let (year, value) = self.number(row.year, row.value, row.unit)?;
        let mut economy = |name| self.economies.place(name).ok_or(Fault::TooMany);
        let reporter = economy(row.reporter)?;
        if row.flow == Flow::Total {
            return Ok((Key::gdp(year, reporter), value));
        }
        let partner = economy(row.partner)?;
        let product = self.products.place(row.product).ok_or(Fault::TooMany)?;
        Ok((Key::new(year, row.flow, reporter, partner, product), value))
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
        self.sort();
        let set_aside = &mut self.set_aside;
        self.cells.dedup_by(|later, first| {
            let repeats = later.key == first.key;
            if repeats {
                let fault = Fault::Repeats(first.row as usize);
                set_aside.push(SetAside { row: later.row as usize, fault });
            }
            repeats
        });
        set_aside.sort_unstable_by_key(|aside| aside.row);
    }

    pub(super) fn sort(&mut self) {
        self.cells.sort_unstable_by_key(|cell| (cell.key, cell.row));
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
