//! Every indicator of a package at once: what can be computed from its numbers, and why the rest not.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Flow, Observation, Unit};

use super::{
    Fault, Flows, Imports, Listing, Missing, Query, Range, Row, TOTAL, WORLD,
    query::Input,
    registry::{self, Entry, Family},
};

/// How far, as a fraction, the other products may add up beside a product that is taken for their sum.
const SUM_TOLERANCE: f64 = 0.01;

/// How much of a printed total, as a fraction, a list may leave open and still count as complete.
const LIST_TOLERANCE: f64 = 0.001;

/// A sum of fewer products can be chance.
const FEWEST_PARTS: usize = 3;

/// All indicators of a package.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The unit that trade and gross domestic product are compared in: that of the first observation
    /// of trade; `None` if there is none.
    pub unit: Option<Unit>,
    /// The answers in the order of the registry, then by year.
    pub rows: Vec<SurveyRow>,
    /// The observations that are not in the table, in their order.
    pub set_aside: Vec<LeftOut>,
    /// How many products without a row are taken as not traded, because the products that have one
    /// add up to the printed total.
    pub not_traded: usize,
}

/// One indicator about one thing.
///
/// What cannot be computed in any year is one row without a year, and an indicator that cannot be
/// computed at all is one row.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRow {
    /// Which indicator, in which variant.
    pub entry: &'static Entry,
    /// Who reports.
    pub reporter: String,
    /// The other side, [`WORLD`] for all.
    pub partner: String,
    /// Which flow; `None` where the indicator is not of one flow.
    pub flow: Option<Flow>,
    /// The product; `None` for all together.
    pub product: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// The earlier year, where the indicator is of two.
    pub base: Option<u16>,
    /// The value with its range, or the reason why there is none.
    pub result: Result<Range, Missing>,
    /// The observations it was computed from, as places in the list given, in order; for a product
    /// that counts as not traded, those that say so.
    pub inputs: Vec<usize>,
}

/// An observation that is not in the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LeftOut {
    /// Its place in the list given.
    pub observation: usize,
    /// Why.
    pub why: Why,
}

/// Why an observation is not in the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// It is neither `trade` nor `gdp`.
    OtherVariable,
    /// It is the sum of the other products, and would count them twice.
    SumOfProducts,
    /// The table of flows has no place for it.
    NotInTable(Fault),
}

/// Who reports which flow with whom, of what, and when.
type Cell<'a> = (&'a str, &'a str, Flow, &'a str, u16);

/// Computes every indicator of the registry that the observations allow.
///
/// Asked about are the two economies that most trade is about, both ways if both report; trade with
/// the world for the indicators of one economy alone; and every flow, product and year given. The
/// earlier year of a change is the last one given before; for growth rates over several years, the
/// first one given.
pub fn survey(observations: &[Observation]) -> Survey {
    let Some(first) = observations.iter().find(|one| one.variable == "trade") else {
        let why = Why::OtherVariable;
        let all = 0..observations.len();
        let set_aside = all.map(|observation| LeftOut { observation, why }).collect();
        return Survey { set_aside, ..Survey::default() };
    };
    let table = Table::new(observations, first.unit);
    let mut rows = Vec::new();
    for entry in registry::ALL {
        rows.extend(table.about(entry));
    }
    Survey {
        unit: Some(first.unit),
        rows,
        set_aside: table.set_aside,
        not_traded: table.evidence.len(),
    }
}

/// The numbers that are computed with.
struct Table<'a> {
    flows: Flows,
    /// The same without the totals of lists that come with a sum of their own: the share of a product
    /// is in its own list, not in a total from elsewhere.
    lists: Flows,
    /// What is given, zeros of complete lists too.
    given: BTreeSet<Cell<'a>>,
    /// The places of observations by cell.
    places: BTreeMap<Cell<'a>, usize>,
    /// The places of the rows of `flows`.
    kept: Vec<usize>,
    /// The pair, in the directions that are reported.
    pairs: Vec<(&'a str, Option<&'a str>)>,
    /// The years that have trade, and those that have products.
    years: Vec<u16>,
    list_years: Vec<u16>,
    set_aside: Vec<LeftOut>,
    /// The products that are not traded, with the places of the list and the total that say so.
    evidence: BTreeMap<Cell<'a>, Vec<usize>>,
}

fn code(economy: Option<&crate::model::Economy>) -> &str {
    economy.map_or(WORLD, crate::model::Economy::code)
}

fn cell(observation: &Observation) -> Option<Cell<'_>> {
    let flow = observation.flow.filter(|flow| *flow != Flow::Total)?;
    let reporter = observation.reporter.as_ref()?.code();
    let partner = code(observation.partner.as_ref());
    Some((reporter, partner, flow, &observation.product, observation.period.year()?))
}

impl<'a> Table<'a> {
    fn new(observations: &'a [Observation], unit: Unit) -> Table<'a> {
        let table = |kept: &[usize]| {
            let kept: Vec<Observation> =
                kept.iter().map(|place| observations[*place].clone()).collect();
            Flows::from_observations(&kept, unit, Imports::Reported, Listing::Open)
        };
        let mut set_aside = Vec::new();
        let mut kept = Vec::new();
        for (place, observation) in observations.iter().enumerate() {
            if matches!(observation.variable.as_str(), "trade" | "gdp") {
                kept.push(place);
            } else {
                set_aside.push(LeftOut { observation: place, why: Why::OtherVariable });
            }
        }
        // Twice: whether a product is the sum of others is known once all are in one unit.
        let with_sums = table(&kept);
        let all_places = places(observations, &kept, &with_sums);
        let amounts = amounts(&all_places, &with_sums);
        let sums = sums(&amounts);
        let sum = sums.first().copied();
        kept.retain(|place| {
            let observation = &observations[*place];
            let is_sum =
                observation.variable == "trade" && sums.contains(&observation.product.as_str());
            if is_sum {
                set_aside.push(LeftOut { observation: *place, why: Why::SumOfProducts });
            }
            !is_sum
        });
        let mut flows = table(&kept);
        let has_sum = |place: &usize| {
            let list =
                cell(&observations[*place]).and_then(|(reporter, partner, flow, _, year)| {
                    amounts.get(&(reporter, partner, flow, year))
                });
            list.is_some_and(|list| sum.is_some_and(|sum| list.contains_key(sum)))
        };
        let mut in_lists = kept.clone();
        in_lists.retain(|place| observations[*place].product != TOTAL || !has_sum(place));
        let mut lists = table(&in_lists);
        let places = places(observations, &kept, &flows);
        set_aside.extend(flows.set_aside().iter().map(|aside| {
            let fault = match aside.fault {
                Fault::Repeats(row) => Fault::Repeats(kept[row]),
                other => other,
            };
            LeftOut { observation: kept[aside.row], why: Why::NotInTable(fault) }
        }));
        set_aside.sort_by_key(|left| left.observation);

        let mut given: BTreeSet<Cell<'a>> = places.keys().copied().collect();
        let mut evidence = BTreeMap::new();
        for (cell, value) in not_traded(&amounts, &sums, sum) {
            let (reporter, partner, flow, product, year) = cell;
            let value = Some(value);
            let row = Row { reporter, partner, flow, product, year: Some(year), value, unit };
            flows.push(&row);
            lists.push(&row);
            let list = amounts[&(reporter, partner, flow, year)].keys();
            let place = |name: &&'a str| all_places.get(&(reporter, partner, flow, *name, year));
            evidence.insert(cell, list.filter_map(place).copied().collect());
            given.insert(cell);
        }
        flows.finish();
        lists.finish();

        let years = |with_products: bool| -> Vec<u16> {
            let wanted = given.iter().filter(|cell| !with_products || cell.3 != TOTAL);
            wanted.map(|cell| cell.4).collect::<BTreeSet<u16>>().into_iter().collect()
        };
        let (years, mut list_years) = (years(false), years(true));
        if list_years.is_empty() {
            list_years.clone_from(&years);
        }
        let pairs = pairs(observations, &kept);
        Table { flows, lists, given, places, kept, pairs, years, list_years, set_aside, evidence }
    }

    /// All answers of one indicator.
    fn about(&self, entry: &'static Entry) -> Vec<SurveyRow> {
        let shape = Shape::of(entry);
        let of_each = [Flow::Export, Flow::Import, Flow::Total];
        let flows = if shape.by_flow { &of_each[..] } else { &of_each[..1] };
        let mut rows = Vec::new();
        for (reporter, partner) in &self.pairs {
            let partner = partner.filter(|_| !shape.with_world);
            for flow in flows {
                let of = Series { reporter, partner, flow: *flow, product: None };
                for product in self.products(shape, of) {
                    rows.extend(self.series(entry, shape, Series { product, ..of }));
                }
            }
        }
        if rows.iter().all(|row| row.result.is_err()) {
            let (reporter, partner) = self.pairs.first().copied().unwrap_or((WORLD, None));
            let partner = partner.filter(|_| !shape.with_world);
            let product = self.flows.products().next().filter(|_| shape.product == Products::Each);
            let of = Series { reporter, partner, flow: Flow::Export, product };
            if rows.is_empty() {
                rows = self.series(entry, shape, of);
            }
            rows = never(rows);
            for row in &mut rows {
                (row.flow, row.product) = (None, None);
            }
        }
        // Within a year the order stays: direction, flow, product.
        rows.sort_by_key(|row| row.year.unwrap_or(u16::MAX));
        rows
    }

    /// The products to ask about; `None` is all together.
    fn products(&self, shape: Shape, of: Series<'_>) -> Vec<Option<&str>> {
        let mut products = Vec::new();
        if shape.product != Products::Each {
            products.push(None);
        }
        if shape.product != Products::None {
            let is_given = |product: &&str| {
                self.given.iter().any(|(reporter, partner, flow, name, _)| {
                    let is_flow = *flow == of.flow || of.flow == Flow::Total || !shape.by_flow;
                    (*reporter, *partner, *name) == (of.reporter, of.other(), product) && is_flow
                })
            };
            products.extend(self.flows.products().filter(is_given).map(Some));
        }
        products
    }

    /// One indicator about one thing in every year.
    fn series(&self, entry: &'static Entry, shape: Shape, of: Series<'_>) -> Vec<SurveyRow> {
        let lists = shape.of_lists || of.product.is_some();
        let years = if lists { &self.list_years } else { &self.years };
        let starts: Vec<u16> =
            years.iter().copied().filter(|year| lists || self.is_given(shape, of, *year)).collect();
        let mut rows = Vec::new();
        for year in years {
            let before = starts.iter().copied().filter(|start| start < year);
            let base = match shape.base {
                Base::None => None,
                Base::Before => before.max(),
                Base::First => before.min(),
            };
            // There is no change to the first year.
            if shape.base != Base::None && base.is_none() && years.len() > 1 {
                continue;
            }
            let Series { reporter, partner, flow, product } = of;
            let year = *year;
            let flows = if entry.id == "product-share" { &self.lists } else { &self.flows };
            let query = Query { flows, reporter, partner, flow, product, year, base };
            let answer = query.compute(entry.id);
            rows.push(SurveyRow {
                entry,
                reporter: reporter.to_owned(),
                partner: of.other().to_owned(),
                flow: shape.by_flow.then_some(flow),
                product: product.map(str::to_owned),
                year: Some(year),
                base,
                inputs: match answer.result {
                    Ok(_) => self.inputs(&answer.inputs),
                    Err(_) => Vec::new(),
                },
                result: answer.result,
            });
        }
        if rows.iter().all(|row| row.result.is_err()) { never(rows) } else { rows }
    }

    /// Whether a year has what a change to a later year needs.
    fn is_given(&self, shape: Shape, of: Series<'_>, year: u16) -> bool {
        let has = |flow| {
            self.given.contains(&(of.reporter, of.other(), flow, of.product.unwrap_or(TOTAL), year))
        };
        match of.flow {
            flow if shape.by_flow && flow != Flow::Total => has(flow),
            _ => has(Flow::Export) && has(Flow::Import),
        }
    }

    /// The places of the observations behind an answer; a list stands for those of all its products.
    fn inputs(&self, inputs: &[Input<'_>]) -> Vec<usize> {
        let mut found = BTreeSet::new();
        let mut add = |cell: &Cell<'_>| {
            found.extend(self.places.get(cell));
            found.extend(self.evidence.get(cell).into_iter().flatten());
        };
        for input in inputs {
            let Some(flow) = input.flow else { continue };
            let cell = |product| (input.reporter, input.partner, flow, product, input.year);
            match input.product {
                Some(product) => add(&cell(product)),
                None => self.flows.products().for_each(|product| add(&cell(product))),
            }
        }
        let gdp = inputs.iter().filter(|input| input.flow.is_none());
        found.extend(gdp.filter_map(|input| self.kept.get(input.row?)));
        found.into_iter().collect()
    }
}

/// What an indicator is asked about, but for the year.
#[derive(Clone, Copy)]
struct Series<'a> {
    reporter: &'a str,
    partner: Option<&'a str>,
    flow: Flow,
    product: Option<&'a str>,
}

impl<'a> Series<'a> {
    fn other(self) -> &'a str {
        self.partner.unwrap_or(WORLD)
    }
}

/// One row for what has no answer in any year, with the reason that is most frequent.
fn never(rows: Vec<SurveyRow>) -> Vec<SurveyRow> {
    let mut counts: BTreeMap<Missing, usize> = BTreeMap::new();
    for row in &rows {
        *counts.entry(row.result.err().unwrap_or(Missing::NotReported)).or_default() += 1;
    }
    // The first of those that are equally frequent.
    let reason = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(reason, _)| *reason);
    let reason = reason.unwrap_or(Missing::NotReported);
    let first = rows.into_iter().take(1);
    first.map(|row| SurveyRow { year: None, base: None, result: Err(reason), ..row }).collect()
}

/// What an indicator depends on.
#[derive(Clone, Copy, Debug)]
struct Shape {
    by_flow: bool,
    product: Products,
    base: Base,
    /// Whether it needs the list of all products.
    of_lists: bool,
    /// Whether it is of an economy alone, so that its trade is that with the world.
    with_world: bool,
}

/// Whether an indicator is of all products together, of each, or both.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Products {
    None,
    Each,
    Both,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Base {
    None,
    Before,
    First,
}

impl Shape {
    fn of(entry: &Entry) -> Shape {
        let id = entry.id;
        let family = entry.family;
        let by_flow = match family {
            Family::Change => true,
            Family::Share => matches!(id, "product-share" | "partner-share"),
            Family::Concentration => id != "cosine",
            _ => false,
        };
        let product = match id {
            // Of all goods together, Grubel-Lloyd would be a balance by another name.
            "product-contribution"
            | "share-of-change"
            | "product-share"
            | "grubel-lloyd"
            | "marginal-a"
            | "marginal-b"
            | "marginal-c"
            | "hamilton-kniest" => Products::Each,
            "openness"
            | "unctad-openness"
            | "dependence"
            | "unit-value"
            | "terms-of-trade"
            | "aggregate-grubel-lloyd"
            | "mean-grubel-lloyd"
            | "adjusted-grubel-lloyd"
            | "aggregate-marginal-a"
            | "aquino" => Products::None,
            _ => match family {
                Family::Advantage => Products::Each,
                Family::Change | Family::Share | Family::TwoWay | Family::Price => Products::Both,
                _ => Products::None,
            },
        };
        let base = match id {
            "annual-growth" | "fitted-growth" => Base::First,
            "marginal-a"
            | "marginal-b"
            | "marginal-c"
            | "hamilton-kniest"
            | "aggregate-marginal-a" => Base::Before,
            _ if matches!(family, Family::Change | Family::Decomposition) => Base::Before,
            _ => Base::None,
        };
        let of_lists = match family {
            Family::Concentration | Family::Advantage | Family::Decomposition => true,
            Family::Fit => id.ends_with("-complementarity") || id == "bias",
            Family::TwoWay => product == Products::None,
            _ => false,
        };
        let with_world = match family {
            Family::Share => matches!(id, "openness" | "unctad-openness"),
            Family::Concentration => id == "diversification",
            Family::Advantage => id != "product-complementarity",
            _ => false,
        };
        Shape { by_flow, product, base, of_lists, with_world }
    }
}

/// The pair of economies that most trade is about, then the same seen from the other side if it
/// reports; trade with the world only where there is no pair.
fn pairs<'a>(observations: &'a [Observation], kept: &[usize]) -> Vec<(&'a str, Option<&'a str>)> {
    // How often, and where first.
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for (order, place) in kept.iter().enumerate() {
        let observation = &observations[*place];
        if observation.variable == "trade"
            && let Some(reporter) = &observation.reporter
        {
            let pair = (reporter.code(), code(observation.partner.as_ref()));
            counts.entry(pair).or_insert((0, order)).0 += 1;
        }
    }
    let most = |is_wanted: &dyn Fn(&(&str, &str)) -> bool| {
        let wanted = counts.iter().filter(|(pair, _)| is_wanted(pair));
        let most = wanted.max_by_key(|(_, (count, first))| (*count, usize::MAX - first));
        most.map(|(pair, _)| *pair)
    };
    match most(&|(reporter, partner)| ![*reporter, *partner].contains(&WORLD)) {
        Some((one, other)) => {
            let mut pairs = vec![(one, Some(other))];
            if counts.contains_key(&(other, one)) {
                pairs.push((other, Some(one)));
            }
            pairs
        }
        None => most(&|_| true).map(|(reporter, _)| (reporter, None)).into_iter().collect(),
    }
}

/// The places of the observations in the table.
fn places<'a>(
    observations: &'a [Observation],
    kept: &[usize],
    flows: &Flows,
) -> BTreeMap<Cell<'a>, usize> {
    let aside: BTreeSet<usize> = flows.set_aside().iter().map(|aside| aside.row).collect();
    let rows = kept.iter().enumerate().filter(|(row, _)| !aside.contains(row));
    rows.filter_map(|(_, place)| {
        let observation = &observations[*place];
        let is_trade = observation.variable == "trade";
        Some((cell(observation).filter(|_| is_trade)?, *place))
    })
    .collect()
}

/// A list of products: who reports which flow with whom, and when.
type Basket<'a> = (&'a str, &'a str, Flow, u16);
type Amounts<'a> = BTreeMap<Basket<'a>, BTreeMap<&'a str, Range>>;

/// What is given of each product, in one unit.
fn amounts<'a>(places: &BTreeMap<Cell<'a>, usize>, flows: &Flows) -> Amounts<'a> {
    let mut amounts = Amounts::new();
    for (reporter, partner, flow, product, year) in places.keys().copied() {
        if let Ok((value, _)) = flows.flow((flow, reporter, partner), product, year) {
            amounts.entry((reporter, partner, flow, year)).or_default().insert(product, value);
        }
    }
    amounts
}

/// The products that are the sum of all others in every list they stand in; at most one.
fn sums<'a>(amounts: &Amounts<'a>) -> Vec<&'a str> {
    let products: BTreeSet<&str> =
        amounts.values().flat_map(BTreeMap::keys).copied().filter(|name| *name != TOTAL).collect();
    let is_sum = |product: &&str| {
        let mut lists = amounts.values().filter(|list| list.contains_key(product));
        lists.all(|list| {
            let parts = parts(list, &[product]);
            let (whole, sum) = (list[product].value(), Range::sum(&parts).value());
            parts.len() >= FEWEST_PARTS && (whole - sum).abs() <= SUM_TOLERANCE * whole
        })
    };
    products.into_iter().filter(is_sum).take(1).collect()
}

/// The amounts of a list without its sums.
fn parts(list: &BTreeMap<&str, Range>, sums: &[&str]) -> Vec<Range> {
    let is_part = |name: &str| name != TOTAL && !sums.contains(&name);
    list.iter().filter(|(name, _)| is_part(name)).map(|(_, value)| *value).collect()
}

/// The products that a complete list does not have: nothing, or what the printed total leaves.
///
/// A list is complete if what it has adds up to the printed total.
fn not_traded<'a>(
    amounts: &Amounts<'a>,
    sums: &[&str],
    sum: Option<&str>,
) -> Vec<(Cell<'a>, Range)> {
    let is_part = |name: &&str| *name != TOTAL && !sums.contains(name);
    let products: BTreeSet<&str> =
        amounts.values().flat_map(BTreeMap::keys).copied().filter(is_part).collect();
    let mut absent = Vec::new();
    for ((reporter, partner, flow, year), list) in amounts {
        let parts = parts(list, sums);
        let total = sum.and_then(|sum| list.get(sum)).or_else(|| list.get(TOTAL));
        let Some(total) = total.filter(|_| !parts.is_empty()) else { continue };
        let listed = Range::sum(&parts);
        let left = (total.value() - listed.value()).abs();
        let most = (total.high() - listed.low()).max(0.0);
        let Some(value) = Range::new(0.0, 0.0, most) else { continue };
        if left <= LIST_TOLERANCE * total.value() {
            let others = products.iter().filter(|product| !list.contains_key(*product));
            absent.extend(
                others.map(|product| ((*reporter, *partner, *flow, *product, *year), value)),
            );
        }
    }
    absent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Economy, Measure, Period};

    fn observation(
        (reporter, partner, flow): (&str, &str, Flow),
        product: &str,
        year: &str,
        value: &str,
    ) -> Observation {
        let economy = |code: &str| Some(code.parse::<Economy>().unwrap());
        Observation {
            id: format!("{reporter}-{partner}-{}-{product}-{year}", flow.token())
                .to_lowercase()
                .parse()
                .unwrap(),
            variable: "trade".to_owned(),
            reporter: economy(reporter),
            partner: economy(partner),
            flow: Some(flow),
            product: product.to_owned(),
            period: year.parse::<Period>().unwrap(),
            value: Some(value.parse().unwrap()),
            unit: Unit { measure: Measure::read("USD").unwrap(), multiplier: 6 },
            source: String::new(),
            note: String::new(),
        }
    }

    /// Two economies and the world, both flows, four products and their total, two years.
    fn observations() -> Vec<Observation> {
        let mut observations = Vec::new();
        let mut seed = 7;
        for year in ["2021", "2022"] {
            for (reporter, partner) in
                [("KAZ", "CHN"), ("CHN", "KAZ"), ("KAZ", "WLD"), ("CHN", "WLD"), ("WLD", "WLD")]
            {
                for flow in [Flow::Export, Flow::Import] {
                    let mut sum = 0;
                    for product in ["a", "b", "c", "d"] {
                        seed = seed * 5 % 997;
                        sum += seed;
                        let of = (reporter, partner, flow);
                        observations.push(observation(of, product, year, &seed.to_string()));
                    }
                    let of = (reporter, partner, flow);
                    observations.push(observation(of, "TOTAL", year, &sum.to_string()));
                }
            }
        }
        observations
    }

    #[test]
    fn what_an_indicator_depends_on_is_what_it_is_asked_about() {
        let observations = observations();
        let flows = Flows::from_observations(
            &observations,
            observations[0].unit,
            Imports::Reported,
            Listing::Open,
        );
        for entry in registry::ALL {
            let shape = Shape::of(entry);
            let ask = |flow, product, base| {
                let (reporter, partner, year) = ("KAZ", Some("CHN"), 2022);
                let query = Query { flows: &flows, reporter, partner, flow, product, year, base };
                query.compute(entry.id).result
            };
            let product = (shape.product == Products::Each).then_some("a");
            let base = Some(2021);
            let answer = ask(Flow::Export, product, base);
            // Of one flow, if and only if another flow has another answer.
            let other = ask(Flow::Import, product, base);
            let is_known = answer.is_ok();
            assert!(!is_known || (answer != other) == shape.by_flow, "{}: flow", entry.id);
            // Of two years, if and only if one is not enough.
            let needs_base = ask(Flow::Export, product, None) == Err(Missing::NeedsBaseYear);
            assert!(!is_known || needs_base == (shape.base != Base::None), "{}: base", entry.id);
            // Of one product, if and only if there is no answer without.
            let needs_product = ask(Flow::Export, None, base) == Err(Missing::NeedsProduct);
            let is_each = shape.product == Products::Each || entry.id == "grubel-lloyd";
            assert!(!needs_product || is_each, "{}: product", entry.id);
        }
    }

    #[test]
    fn a_sum_is_not_a_product_and_a_complete_list_has_zeros() {
        let of = ("KAZ", "CHN", Flow::Export);
        let row = |product, year, value| observation(of, product, year, value);
        let observations = [
            row("a", "2021", "1.0"),
            row("b", "2021", "2.0"),
            row("c", "2021", "3.0"),
            row("d", "2021", "4.0"),
            row("all", "2021", "10.0"),
            row("a", "2022", "1.0"),
            row("b", "2022", "2.0"),
            row("c", "2022", "3.0"),
            row("all", "2022", "6.0"),
        ];
        let survey = survey(&observations);
        let sums = [4, 8].map(|observation| LeftOut { observation, why: Why::SumOfProducts });
        assert_eq!(survey.set_aside, sums);
        assert_eq!(survey.not_traded, 1);
        let of_2022 = |row: &&SurveyRow| {
            let is_flow = row.flow == Some(Flow::Export);
            row.entry.id == "herfindahl" && row.year == Some(2022) && is_flow
        };
        let row = survey.rows.iter().find(of_2022).unwrap();
        let value = row.result.unwrap();
        assert!((value.value() - 14.0 / 36.0).abs() < 1e-12 && !value.is_exact());
        assert_eq!(row.inputs, [5, 6, 7, 8]);
    }

    #[test]
    fn every_indicator_has_a_row_in_the_order_of_the_registry() {
        for observations in [observations(), observations()[..1].to_vec()] {
            let survey = survey(&observations);
            let place = |row: &SurveyRow| {
                let place = registry::ALL.iter().position(|entry| entry.id == row.entry.id);
                (place, row.year.unwrap_or(u16::MAX))
            };
            assert!(survey.rows.is_sorted_by_key(place));
            for entry in registry::ALL {
                assert!(survey.rows.iter().any(|row| row.entry.id == entry.id), "{}", entry.id);
            }
        }
        assert!(super::survey(&[]).rows.is_empty());
    }
}
