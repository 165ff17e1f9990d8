//! The numbers of a package as a table, and what each indicator is asked of it.

use crate::{
    indicator::{
        Flows, Imports, Listing, Missing, WORLD,
        reader::{Asked, Reader, Used},
        registry::Entry,
    },
    model::{Economy, Flow, Observation, Unit},
};

use super::{
    LeftOut, Survey, SurveyRow, Why,
    shape::{Base, Products, Shape},
};

/// The numbers that are computed with.
pub(super) struct Table {
    /// A row is the place of an observation, or beyond them the place of what says that a product is
    /// not traded.
    pub(super) flows: Flows,
    observations: usize,
    evidence: Vec<Vec<usize>>,
    /// The pair, in the directions that are reported.
    pairs: Vec<(u16, Option<u16>)>,
    /// The years that have trade, and those that have products.
    years: Vec<u16>,
    list_years: Vec<u16>,
}

impl Table {
    /// Fills the table, and the survey's account of what is not in it.
    pub(super) fn new(observations: &[Observation], unit: Unit, survey: &mut Survey) -> Table {
        let mut flows = Flows::new(unit, Imports::Reported, Listing::Open);
        let mut left: Vec<Option<Why>> = Vec::with_capacity(observations.len());
        for observation in observations {
            let is_known = matches!(observation.variable.as_str(), "trade" | "gdp");
            if is_known {
                flows.push_observation(observation);
            } else {
                flows.skip();
            }
            left.push((!is_known).then_some(Why::OtherVariable));
        }
        flows.finish();
        for aside in flows.set_aside() {
            left[aside.row] = Some(Why::NotInTable(aside.fault));
        }
        let (sum, not_traded, evidence) = flows.settle(observations.len());
        let is_sum = |one: &Observation| {
            one.variable == "trade" && sum.is_some_and(|sum| one.product == sum)
        };
        for (place, observation) in observations.iter().enumerate() {
            if is_sum(observation) {
                left[place] = Some(Why::SumOfProducts);
            }
        }
        let pairs = pairs(observations.iter().filter(|one| !is_sum(one)));
        let of_pair = |(one, other): (&str, Option<&str>)| {
            (flows.economy(one), other.map(|other| flows.economy(other)))
        };
        let pairs = pairs.into_iter().map(of_pair).collect();
        survey.not_traded = not_traded;
        for (observation, why) in left.into_iter().enumerate() {
            survey.set_aside.extend(why.map(|why| LeftOut { observation, why }));
        }
        let (years, mut list_years) = (flows.years(false), flows.years(true));
        if list_years.is_empty() {
            list_years.clone_from(&years);
        }
        Table { flows, observations: observations.len(), evidence, pairs, years, list_years }
    }

    /// Adds all answers of one indicator, by year.
    pub(super) fn about(&self, entry: &'static Entry, all: &mut Vec<SurveyRow>) {
        let shape = Shape::of(entry);
        let of_each = [Flow::Export, Flow::Import, Flow::Total];
        let flows = if shape.by_flow { &of_each[..] } else { &of_each[..1] };
        let mut rows = Vec::new();
        for (reporter, partner) in &self.pairs {
            let partner = partner.filter(|_| !shape.with_world);
            for flow in flows {
                let of = Asked {
                    reporter: *reporter,
                    partner,
                    flow: *flow,
                    product: None,
                    year: 0,
                    base: None,
                };
                if shape.product != Products::Each {
                    self.series(entry, shape, of, &mut rows);
                }
                if shape.product == Products::None {
                    continue;
                }
                let one = Some(*flow).filter(|flow| shape.by_flow && *flow != Flow::Total);
                for product in self.flows.listed() {
                    if self.flows.has_product(one, (of.reporter, of.other(), product)) {
                        let of = Asked { product: Some(product), ..of };
                        self.series(entry, shape, of, &mut rows);
                    }
                }
            }
        }
        if rows.iter().all(|row| row.result.is_err()) {
            if rows.is_empty() {
                let (reporter, partner) = self.pairs.first().copied().unwrap_or_default();
                let partner = partner.filter(|_| !shape.with_world);
                let product = self.flows.listed().next();
                let product = product.filter(|_| shape.product == Products::Each);
                let flow = Flow::Export;
                let of = Asked { reporter, partner, flow, product, year: 0, base: None };
                self.series(entry, shape, of, &mut rows);
            }
            never(&mut rows, 0);
            for row in &mut rows {
                (row.flow, row.product) = (None, None);
            }
        }
        // Within a year the order stays: direction, flow, product.
        let start = all.len();
        for row in rows {
            let year = |row: &SurveyRow| row.year.unwrap_or(u16::MAX);
            let place = all[start..].partition_point(|other| year(other) <= year(&row));
            all.insert(start + place, row);
        }
    }

    /// Adds one indicator about one thing in every year.
    fn series(&self, entry: &'static Entry, shape: Shape, of: Asked, rows: &mut Vec<SurveyRow>) {
        let lists = shape.of_lists || of.product.is_some();
        let years = if lists { &self.list_years } else { &self.years };
        let start = rows.len();
        // The first and the last year so far that a change can start from.
        let (mut first, mut last) = (None, None);
        for year in years {
            let base = match shape.base {
                Base::None => None,
                Base::Before => last,
                Base::First => first,
            };
            if lists || self.is_given(shape, of, *year) {
                first = first.or(Some(*year));
                last = Some(*year);
            }
            // There is no change to the first year.
            if shape.base != Base::None && base.is_none() && years.len() > 1 {
                continue;
            }
            let asked = Asked { year: *year, base, ..of };
            let mut reader = Reader { flows: &self.flows, asked, used: Vec::new() };
            let result = reader.compute(entry);
            rows.push(SurveyRow {
                entry,
                reporter: of.reporter,
                partner: of.other(),
                flow: shape.by_flow.then_some(of.flow),
                product: of.product,
                year: Some(*year),
                base,
                inputs: if result.is_ok() { self.inputs(&reader.used) } else { Vec::new() },
                result,
            });
        }
        never(rows, start);
    }

    /// Whether a year has what a change to a later year needs.
    fn is_given(&self, shape: Shape, of: Asked, year: u16) -> bool {
        let product = of.product.unwrap_or(0);
        let has = |flow| {
            let key = self.flows.key(year, flow, of.reporter, of.other(), product);
            self.flows.cell(key).is_some()
        };
        match of.flow {
            flow if shape.by_flow && flow != Flow::Total => has(flow),
            _ => has(Flow::Export) && has(Flow::Import),
        }
    }

    /// The places of the observations behind an answer; a list stands for those of all its products.
    fn inputs(&self, used: &[Used]) -> Vec<usize> {
        let mut rows: Vec<usize> = Vec::new();
        for used in used {
            for cell in self.flows.pair(used.key) {
                if if used.is_list { cell.key.product() > 0 } else { cell.key == used.key } {
                    rows.push(cell.row as usize);
                }
            }
        }
        let mut found: Vec<usize> = Vec::with_capacity(rows.len());
        for row in &rows {
            let evidence = row.checked_sub(self.observations).and_then(|at| self.evidence.get(at));
            for place in evidence.map_or(std::slice::from_ref(row), Vec::as_slice) {
                let order = found.partition_point(|other| other < place);
                if found.get(order) != Some(place) {
                    found.insert(order, *place);
                }
            }
        }
        found
    }
}

/// Leaves one row of those from a place on if none of them has an answer, with the reason that is most
/// frequent, the first of those that are equally so.
fn never(rows: &mut Vec<SurveyRow>, start: usize) {
    if rows[start..].iter().any(|row| row.result.is_ok()) {
        return;
    }
    let (mut most, mut reason) = (0, Missing::NotReported);
    for one in Missing::ALL {
        let count = rows[start..].iter().filter(|row| row.result == Err(one)).count();
        if count > most {
            (most, reason) = (count, one);
        }
    }
    rows.truncate(start + 1);
    if let Some(row) = rows.get_mut(start) {
        (row.year, row.base, row.result) = (None, None, Err(reason));
    }
}

/// The pair of economies that most trade is about, then the same seen from the other side if it
/// reports; trade with the world only where there is no pair.
fn pairs<'a>(
    observations: impl Iterator<Item = &'a Observation>,
) -> Vec<(&'a str, Option<&'a str>)> {
    // How often, in the order of the first.
    let mut counts: Vec<(&str, &str, usize)> = Vec::new();
    for observation in observations {
        if observation.variable != "trade" {
            continue;
        }
        let Some(reporter) = &observation.reporter else { continue };
        let (one, other) = (reporter.code(), observation.partner.as_ref());
        let other = other.map_or(WORLD, Economy::code);
        match counts.iter_mut().find(|count| (count.0, count.1) == (one, other)) {
            Some(count) => count.2 += 1,
            None => counts.push((one, other, 1)),
        }
    }
    let most = |is_pair: bool| {
        let mut most: Option<(&str, &str, usize)> = None;
        for count in &counts {
            let is_wanted = !is_pair || count.0 != WORLD && count.1 != WORLD;
            if is_wanted && most.is_none_or(|most| count.2 > most.2) {
                most = Some(*count);
            }
        }
        most
    };
    if let Some((one, other, _)) = most(true) {
        let mut pairs = vec![(one, Some(other))];
        if counts.iter().any(|count| (count.0, count.1) == (other, one)) {
            pairs.push((other, Some(one)));
        }
        return pairs;
    }
    most(false).map(|(reporter, ..)| (reporter, None)).into_iter().collect()
}
