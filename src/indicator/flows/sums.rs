//! Sums among the products of a table, and what a complete list says of products it lacks.

use super::{Cell, Flows, TOTAL, key::Key};
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

    /// The amounts in a list, without some products.
    fn parts(list: &[Cell], without: [Option<u16>; 2]) -> Vec<Range> {
        let mut parts = Vec::with_capacity(list.len());
        for cell in list {
            if !without.contains(&Some(cell.key.product())) {
                parts.push(cell.value);
            }
        }
        parts
    }

    /// The first product by name that is the sum of all others in every list it stands in.
    fn find_sum(&self) -> Option<u16> {
        let total = self.products.find(TOTAL);
        self.products.sorted().find(|product| {
            let is_sum = |list: &[Cell]| {
                let Some(whole) = amount(list, *product) else { return true };
                let parts = Flows::parts(list, [total, Some(*product)]);
                let (whole, sum) = (whole.value(), Range::sum(&parts).value());
                parts.len() >= FEWEST_PARTS && (whole - sum).abs() <= SUM_TOLERANCE * whole
            };
            Some(*product) != total && self.lists().all(is_sum)
        })
    }

    /// Takes the product out that is the sum of others, and puts those in that are not traded: a
    /// product that a complete list lacks is nothing, or what the printed total leaves. A list is
    /// complete if what it has adds up to the printed total.
    ///
    /// Returns the name of the sum, how many products are not traded, and for each list that says so
    /// the rows it consists of; the row of such a product is the place of these, counted from `first`.
    pub(crate) fn settle(&mut self, first: usize) -> (Option<&str>, usize, Vec<Vec<usize>>) {
        let (total, sum) = (self.products.find(TOTAL), self.find_sum());
        let (mut absent, mut evidence, mut own_sums) = (Vec::new(), Vec::new(), Vec::new());
        for list in self.lists() {
            let own = sum.and_then(|sum| amount(list, sum));
            if own.is_some() {
                own_sums.extend(list.first().map(|cell| cell.key.pair()));
            }
            let parts = Flows::parts(list, [total, sum]);
            let whole = own.or_else(|| amount(list, total?));
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
            for product in 0..self.products.names.len() as u16 {
                let is_listed = [total, sum].contains(&Some(product));
                if !is_listed && amount(list, product).is_none() {
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
    pub(crate) fn has_own_sum(
        &self,
        (flow, reporter, partner): (Flow, &str, &str),
        year: u16,
    ) -> bool {
        let has = |flow| {
            let key = self.key(flow, reporter, partner, year);
            key.is_some_and(|key| self.own_sums.contains(&key.pair()))
        };
        match flow {
            Flow::Total => has(Flow::Export) || has(Flow::Import),
            one => has(one),
        }
    }

    /// The years that have trade, or trade by product.
    pub(crate) fn years(&self, by_product: bool) -> Vec<u16> {
        let total = self.products.find(TOTAL);
        let mut years: Vec<u16> = Vec::new();
        for cell in &self.cells {
            let year = cell.key.year();
            // The cells are in the order of their years.
            if years.last() != Some(&year) && !(by_product && Some(cell.key.product()) == total) {
                years.push(year);
            }
        }
        years
    }

    /// Whether a product is in the table between two economies; in any flow, or in one.
    pub(crate) fn has_product(
        &self,
        flow: Option<Flow>,
        reporter: &str,
        partner: &str,
        product: &str,
    ) -> bool {
        let economy = |name| self.economies.find(name);
        let (of, to) = (economy(reporter), economy(partner));
        let product = self.products.find(product);
        self.cells.iter().any(|cell| {
            let key = cell.key;
            Some(key.product()) == product
                && Some(key.reporter()) == of
                && Some(key.partner()) == to
                && flow.is_none_or(|flow| flow == key.flow())
        })
    }

    /// The rows of all products of a list.
    pub(crate) fn rows_of(
        &self,
        (flow, reporter, partner): (Flow, &str, &str),
        year: u16,
    ) -> impl Iterator<Item = usize> {
        let total = self.products.find(TOTAL);
        let cells = self.key(flow, reporter, partner, year).map_or(&[][..], |key| self.pair(key));
        let products = cells.iter().filter(move |cell| Some(cell.key.product()) != total);
        products.map(|cell| cell.row as usize)
    }
}

/// What a list has of a product.
fn amount(list: &[Cell], product: u16) -> Option<Range> {
    list.iter().find(|cell| cell.key.product() == product).map(|cell| cell.value)
}
