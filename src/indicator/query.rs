//! Any indicator by its name, computed from a table of flows.

use crate::model::Flow;

use super::{
    Flows, Missing, Range, WORLD, advantage,
    reader::{Asked, Reader, Used},
    registry::{self, Entry},
};

/// What an indicator is asked about.
///
/// Without a partner it is trade with the world, without a product all products together.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The table.
    pub flows: &'a Flows,
    /// Who trades.
    pub reporter: &'a str,
    /// With whom.
    pub partner: Option<&'a str>,
    /// Which flow, for the indicators of one flow: growth, shares, concentration. [`Flow::Total`] is
    /// both together.
    pub flow: Flow,
    /// What.
    pub product: Option<&'a str>,
    /// When.
    pub year: u16,
    /// The earlier year, for changes.
    pub base: Option<u16>,
}

/// What an indicator answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'a> {
    /// Which indicator, in which variant; `None` for a name that there is not.
    pub entry: Option<&'static Entry>,
    /// The value with its range, or the reason why there is none.
    pub result: Result<Range, Missing>,
    /// The numbers it was computed from, in the order in which they were looked up.
    pub inputs: Vec<Input<'a>>,
}

/// One number or list of numbers that an indicator was computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input<'a> {
    /// Export or import as the reporter has it; `None` for gross domestic product.
    pub flow: Option<Flow>,
    /// Who reports.
    pub reporter: &'a str,
    /// The other side.
    pub partner: &'a str,
    /// The product, [`TOTAL`](super::TOTAL), or `None` for the list of all products.
    pub product: Option<&'a str>,
    /// The year.
    pub year: u16,
    /// The row it was read from, if it is one number that stands in a row.
    pub row: Option<usize>,
    /// The number, or the sum of the list.
    pub value: Range,
}

impl<'a> Query<'a> {
    /// Computes one indicator of the registry.
    ///
    /// # Example
    ///
    /// ```
    /// use trade_figure::{
    ///     indicator::{Flows, Imports, Listing, Missing, Query, Row},
    ///     model::{Flow, Measure, Unit},
    /// };
    ///
    /// let unit = Unit { measure: Measure::read("USD")?, multiplier: 9 };
    /// let mut flows = Flows::new(unit, Imports::Reported, Listing::Open);
    /// for (flow, value) in [(Flow::Export, 3), (Flow::Import, 1)] {
    ///     flows.push(&Row {
    ///         reporter: "KAZ",
    ///         partner: "CHN",
    ///         flow,
    ///         product: "TOTAL",
    ///         year: Some(2022),
    ///         value: Some(value.into()),
    ///         unit,
    ///     });
    /// }
    /// flows.finish();
    /// let query = Query {
    ///     flows: &flows,
    ///     reporter: "KAZ",
    ///     partner: Some("CHN"),
    ///     flow: Flow::Export,
    ///     product: None,
    ///     year: 2022,
    ///     base: None,
    /// };
    /// let answer = query.compute("normalised-balance");
    /// assert_eq!(answer.result.map(|range| range.value()), Ok(0.5));
    /// assert_eq!(answer.inputs.len(), 2);
    /// assert_eq!(query.compute("openness").result, Err(Missing::NeedsGdp));
    /// # Ok::<(), trade_figure::model::Expected>(())
    /// ```
    pub fn compute(&self, id: &str) -> Answer<'a> {
        let Some(entry) = registry::find(id) else {
            let result = Err(Missing::UnknownIndicator);
            return Answer { entry: None, result, inputs: Vec::new() };
        };
        let flows = self.flows;
        let asked = Asked {
            reporter: flows.economy(self.reporter),
            partner: self.partner.map(|name| flows.economy(name)),
            flow: self.flow,
            product: self.product.map(|name| flows.product(name)),
            year: self.year,
            base: self.base,
        };
        let mut reader = Reader { flows, asked, used: Vec::new() };
        let result = reader.compute(entry);
        let inputs = reader.used.iter().map(|used| flows.input(*used)).collect();
        Answer { entry: Some(entry), result, inputs }
    }
}

impl Flows {
    /// What was looked up, by its names.
    fn input(&self, Used { key, is_list }: Used) -> Input<'_> {
        let value =
            if is_list { self.basket(key).map(|list| Range::sum(&list)) } else { self.amount(key) };
        let row = self.cell(key).filter(|_| !is_list).map(|cell| cell.row as usize);
        Input {
            flow: (!key.is_gdp()).then(|| key.flow()),
            reporter: self.economy_name(key.reporter()),
            partner: if key.is_gdp() { WORLD } else { self.economy_name(key.partner()) },
            product: (!is_list).then(|| self.product_name(key.product())),
            year: key.year(),
            row,
            value: value.unwrap_or(Range::ZERO),
        }
    }

    /// The Balassa indices of every economy that reports exports to the partner, for each the list of
    /// all products, as [`advantage::balassa_table`] has them: the world is the sum of these.
    ///
    /// Empty if nobody reports, or if a list has gaps and the table is not declared complete.
    pub fn advantages(&self, partner: &str, year: u16) -> Vec<(&str, Vec<Result<Range, Missing>>)> {
        let reporters = self.economies().filter(|name| *name != partner);
        let other = self.economy(partner);
        let (names, lists): (Vec<&str>, Vec<Vec<Range>>) = reporters
            .filter_map(|name| {
                let key = self.key(year, Flow::Export, self.economy(name), other, 0);
                let list = self.basket(key).ok()?;
                Some((name, list))
            })
            .unzip();
        let table = advantage::balassa_table(&lists).unwrap_or_default();
        names.into_iter().zip(table).collect()
    }
}
