//! Sums among the products of a table, and what a complete list says of products it lacks.

use super::{Cell, Flows, key::Key};
use crate::{indicator::Range, model::Flow};

/// How far, as a fraction, the other products may add up beside a product that is taken for their sum.
const SUM_TOLERANCE: f64 = 0.01;

/// How much of a printed total, as a fraction, a list may leave open and still count as complete.
const LIST_TOLERANCE: f64 = 0.001;

/// A sum of fewer products can be chance.
const FEWEST_PARTS: usize = 3;

impl Flows {
    /// The lists of products: the cells of one flow between two economies in one year.
    fn lists(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|one, other| one.key.pair() == other.key.pair())
    }

    /// The amounts in a list, without the total and a sum.
    #[inline(never)]
    fn parts(list: &[Cell], sum: Option<u16>) -> Vec<Range> {
        let mut parts = Vec::with_capacity(list.len());
        for cell in list {
            if cell.key.product() > 0 && Some(cell.key.product()) != sum {
                parts.push(cell.value);
            }
        }
        parts
    }

    /// The first product by name that is the sum of all others in every list it stands in.
    fn find_sum(&self) -> Option<u16> {
        self.products.sorted.iter().copied().find(|product| {
            let is_sum = |list: &[Cell]| {
                let Some(whole) = amount(list, *product) else { return true };
                let parts = Flows::parts(list, Some(*product));
                let (whole, sum) = (whole.value(), Range::sum(&parts).value());
                parts.len() >= FEWEST_PARTS && (whole - sum).abs() <= SUM_TOLERANCE * whole
            };
            *product > 0 && self.lists().all(is_sum)
        })
    }

    /// Takes the product out that is the sum of others, and puts those in that are not traded: a
    /// product that a complete list lacks is nothing, or what the printed total leaves. A list is
    /// complete if what it has adds up to the printed total.
    ///
    /// Returns the name of the sum, how many products are not traded, and for each list that says so
    /// the rows it consists of; the row of such a product is the place of these, counted from `first`.
    pub(in crate::indicator) fn settle(
        &mut self,
        first: usize,
    ) -> (Option<&str>, usize, Vec<Vec<usize>>) {
        let sum = self.find_sum();
        let (mut absent, mut evidence, mut own_sums) = (Vec::new(), Vec::new(), Vec::new());
        for list in self.lists() {
            let own = sum.and_then(|sum| amount(list, sum));
            if own.is_some() {
                own_sums.extend(list.first().map(|cell| cell.key.pair()));
            }
            let parts = Flows::parts(list, sum);
            let whole = own.or_else(|| amount(list, 0));
            let Some(whole) = whole.filter(|_| !parts.is_empty()) else { continue };
            let listed = Range::sum(&parts);
            let left = (whole.value() - listed.value()).abs();
            let most = (whole.high() - listed.low()).max(0.0);
            let Some(value) = Range::new(0.0, 0.0, most) else { continue };
            if left > LIST_TOLERANCE * whole.value() {
                continue;
            }
            let row = (first + evidence.len()) as u32;
            let before = absent.len();
            for product in 1..self.products.names.len() as u16 {
                if Some(product) != sum && amount(list, product).is_none() {
                    let key = list.first().map_or(0, |cell| cell.key.pair());
                    absent.push(Cell { key: Key(key << 16 | u64::from(product)), row, value });
                }
            }
            if absent.len() > before {
                evidence.push(list.iter().map(|cell| cell.row as usize).collect());
            }
        }
        self.cells.retain(|cell| Some(cell.key.product()) != sum);
        let count = absent.len();
        self.cells.extend(absent);
        self.sort();
        (self.sum, self.own_sums) = (sum, own_sums);
        let name = sum.and_then(|sum| self.products.names.get(usize::from(sum)));
        (name.map(|name| &**name), count, evidence)
    }

    /// Whether a list came with the sum of its products, so that a total is not its own.
    pub(in crate::indicator) fn has_own_sum(&self, key: Key) -> bool {
        self.own_sums.contains(&key.pair())
    }

    /// The years that have trade, or trade by product.
    pub(in crate::indicator) fn years(&self, by_product: bool) -> Vec<u16> {
        let mut years: Vec<u16> = Vec::new();
        for cell in &self.cells {
            let (key, year) = (cell.key, cell.key.year());
            // The cells are in the order of their years.
            if years.last() != Some(&year) && !key.is_gdp() && (!by_product || key.product() > 0) {
                years.push(year);
            }
        }
        years
    }

    /// Whether a product is in the table between two economies; in any flow, or in one.
    pub(in crate::indicator) fn has_product(
        &self,
        flow: Option<Flow>,
        (reporter, partner, product): (u16, u16, u16),
    ) -> bool {
        self.cells.iter().any(|cell| {
            let key = cell.key;
            (key.product(), key.reporter(), key.partner()) == (product, reporter, partner)
                && flow.is_none_or(|flow| flow == key.flow())
        })
    }
}

/// What a list has of a product.
fn amount(list: &[Cell], product: u16) -> Option<Range> {
    list.iter().find(|cell| cell.key.product() == product).map(|cell| cell.value)
}
