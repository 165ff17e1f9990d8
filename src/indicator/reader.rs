//! How each indicator finds its numbers in a table of flows.

use std::cell::RefCell;

use crate::model::Flow;

use super::{
    Missing, Range, TOTAL, WORLD, advantage, change, concentration,
    decomposition::{ConstantShares, ProductTrade, constant_shares},
    fit, price,
    query::{Input, Query},
    registry::{Entry, Family},
    share, twoway,
};

type Found = Result<Range, Missing>;
type List = Result<Vec<Range>, Missing>;
/// Own flows and the world's.
type OwnAndWorld<'l> = (&'l [Range], &'l [Range]);

/// Unit values and prices need quantities, which a table of flows in money has not.
const NOT_HERE: Missing = Missing::NotReported;

/// A query, and what it looked up so far.
pub(super) struct Reader<'a> {
    pub(super) query: Query<'a>,
    pub(super) used: RefCell<Vec<Input<'a>>>,
}

impl<'a> Reader<'a> {
    fn note(&self, input: Input<'a>) {
        let mut used = self.used.borrow_mut();
        if !used.contains(&input) {
            used.push(input);
        }
    }

    /// The flow of all products, in the order of the table.
    fn list(&self, flow: Flow, reporter: &'a str, partner: &'a str, year: u16) -> List {
        if flow == Flow::Total {
            let exports = self.list(Flow::Export, reporter, partner, year)?;
            let imports = self.list(Flow::Import, reporter, partner, year)?;
            return Ok(exports.iter().zip(&imports).map(|(x, m)| x.plus(*m)).collect());
        }
        let side = self.query.flows.side(flow, reporter, partner);
        let list = self.query.flows.basket(side, year)?;
        let (flow, reporter, partner) = side;
        let value = Range::sum(&list);
        self.note(Input {
            flow: Some(flow),
            reporter,
            partner,
            product: None,
            year,
            row: None,
            value,
        });
        Ok(list)
    }

    /// One product, or without one the total as reported, or else the sum of all products.
    fn amount(
        &self,
        (flow, reporter, partner): (Flow, &'a str, &'a str),
        product: Option<&'a str>,
        year: u16,
    ) -> Found {
        if flow == Flow::Total {
            let exports = self.amount((Flow::Export, reporter, partner), product, year)?;
            let imports = self.amount((Flow::Import, reporter, partner), product, year)?;
            return Ok(exports.plus(imports));
        }
        let side = self.query.flows.side(flow, reporter, partner);
        let name = product.unwrap_or(TOTAL);
        match self.query.flows.flow(side, name, year) {
            Ok((value, row)) => {
                let (flow, reporter, partner) = side;
                let product = Some(name);
                self.note(Input { flow: Some(flow), reporter, partner, product, year, row, value });
                Ok(value)
            }
            Err(_) if product.is_none() => {
                Ok(Range::sum(&self.list(flow, reporter, partner, year)?))
            }
            Err(missing) => Err(missing),
        }
    }

    fn gdp(&self) -> Found {
        let (reporter, year) = (self.query.reporter, self.query.year);
        let (value, row) = self.query.flows.gdp(reporter, year)?;
        let (flow, partner, product) = (None, WORLD, Some(TOTAL));
        self.note(Input { flow, reporter, partner, product, year, row: Some(row), value });
        Ok(value)
    }

    fn base(&self) -> Result<u16, Missing> {
        let base = self.query.base.ok_or(Missing::NeedsBaseYear)?;
        if base < self.query.year { Ok(base) } else { Err(Missing::NoTimeBetween) }
    }

    fn partner(&self) -> Result<&'a str, Missing> {
        self.query.partner.ok_or(Missing::NeedsPartner)
    }

    /// The partner, or the world.
    fn other(&self) -> &'a str {
        self.query.partner.unwrap_or(WORLD)
    }

    /// The place of the product in lists.
    fn place(&self) -> Result<usize, Missing> {
        let product = self.query.product.ok_or(Missing::NeedsProduct)?;
        self.query.flows.products().position(|name| name == product).ok_or(Missing::NotReported)
    }

    /// One product's flow of the query in a year.
    fn own(&self, flow: Flow, year: u16) -> Found {
        self.amount((flow, self.query.reporter, self.other()), self.query.product, year)
    }

    fn own_list(&self, flow: Flow, year: u16) -> List {
        self.list(flow, self.query.reporter, self.other(), year)
    }

    /// The flow of the query, later and earlier.
    fn both_years(&self) -> Result<(Range, Range), Missing> {
        let base = self.base()?;
        Ok((self.own(self.query.flow, self.query.year)?, self.own(self.query.flow, base)?))
    }

    /// Every year from the earlier to the later one.
    fn every_year(&self) -> List {
        let (first, last) = (self.base()?, self.query.year);
        let years = first..=last;
        let value = |year| self.own(self.query.flow, year);
        years
            .map(|year| match value(year) {
                Err(Missing::NotReported) if first < year && year < last => {
                    Err(Missing::GapInYears)
                }
                other => other,
            })
            .collect()
    }

    /// Exports and imports of the query.
    fn both_flows(&self) -> Result<(Range, Range), Missing> {
        let year = self.query.year;
        Ok((self.own(Flow::Export, year)?, self.own(Flow::Import, year)?))
    }

    fn both_lists(&self) -> Result<(Vec<Range>, Vec<Range>), Missing> {
        let year = self.query.year;
        Ok((self.own_list(Flow::Export, year)?, self.own_list(Flow::Import, year)?))
    }

    /// Own flows and those of the world, with the partner or the world.
    fn against_world(&self, flow: Flow) -> Result<(Vec<Range>, Vec<Range>), Missing> {
        let year = self.query.year;
        Ok((self.own_list(flow, year)?, self.list(flow, WORLD, self.other(), year)?))
    }

    /// The changes of exports and imports of all products.
    fn changes(&self) -> Result<(Vec<Range>, Vec<Range>), Missing> {
        let base = self.base()?;
        let change = |flow| -> List {
            let later = self.own_list(flow, self.query.year)?;
            let earlier = self.own_list(flow, base)?;
            Ok(later.iter().zip(&earlier).map(|(later, earlier)| later.minus(*earlier)).collect())
        };
        Ok((change(Flow::Export)?, change(Flow::Import)?))
    }

    /// The same for the product of the query.
    fn product_changes(&self) -> Result<(Range, Range), Missing> {
        self.query.product.ok_or(Missing::NeedsProduct)?;
        let base = self.base()?;
        let change =
            |flow| -> Found { Ok(self.own(flow, self.query.year)?.minus(self.own(flow, base)?)) };
        Ok((change(Flow::Export)?, change(Flow::Import)?))
    }

    /// Exports as the reporter has them, and the same flow as the partner does.
    fn mirror(&self) -> Result<(Range, Range), Missing> {
        let (reporter, partner, year) = (self.query.reporter, self.partner()?, self.query.year);
        let product = self.query.product;
        let exports = self.amount((Flow::Export, reporter, partner), product, year)?;
        let mirrored = self.amount((Flow::Import, partner, reporter), product, year);
        mirrored.map(|imports| (exports, imports)).map_err(|reason| match reason {
            Missing::NotReported => Missing::NeedsMirror,
            other => other,
        })
    }

    fn constant_shares(&self) -> Result<ConstantShares, Missing> {
        let (base, year, partner) = (self.base()?, self.query.year, self.partner()?);
        let exports = |who, to, when| self.list(Flow::Export, who, to, when);
        let reporter = self.query.reporter;
        let own = [exports(reporter, WORLD, base)?, exports(reporter, WORLD, year)?];
        let there = exports(reporter, partner, base)?;
        let world = [exports(WORLD, WORLD, base)?, exports(WORLD, WORLD, year)?];
        let world_there = [exports(WORLD, partner, base)?, exports(WORLD, partner, year)?];
        let products: Vec<ProductTrade> = (0..there.len())
            .map(|k| ProductTrade {
                exports: [own[0][k], own[1][k]],
                exports_there: there[k],
                world: [world[0][k], world[1][k]],
                world_there: [world_there[0][k], world_there[1][k]],
            })
            .collect();
        constant_shares(&products)
    }

    /// What the formulas of Drysdale and Garnaut need.
    fn fit_lists(&self) -> Result<[Vec<Range>; 4], Missing> {
        let (reporter, partner, year) = (self.query.reporter, self.partner()?, self.query.year);
        Ok([
            self.list(Flow::Export, reporter, WORLD, year)?,
            self.list(Flow::Import, partner, WORLD, year)?,
            self.list(Flow::Import, WORLD, WORLD, year)?,
            self.list(Flow::Import, reporter, WORLD, year)?,
        ])
    }

    pub(super) fn compute(&self, entry: &Entry) -> Found {
        match entry.family {
            Family::Change => self.change(entry.id),
            Family::Share => self.share(entry.id),
            Family::Concentration => self.concentration(entry.id),
            Family::Advantage => self.advantage(entry.id),
            Family::Fit => self.fit(entry.id),
            Family::TwoWay => self.two_way(entry.id),
            Family::Price => self.price(entry.id),
            Family::Decomposition => {
                let terms = self.constant_shares()?;
                Ok(match entry.id {
                    "cms-total" => terms.total,
                    "cms-world" => terms.world,
                    "cms-commodity" => terms.commodity,
                    "cms-market" => terms.market,
                    _ => terms.competitiveness,
                })
            }
        }
    }

    fn change(&self, id: &str) -> Found {
        let Query { reporter, flow, year, .. } = self.query;
        let of_years = |formula: fn(Range, Range) -> Found| {
            let (later, earlier) = self.both_years()?;
            formula(later, earlier)
        };
        let of_parts = |formula: fn(&[Range], &[Range], usize) -> Found| {
            let (place, base) = (self.place()?, self.base()?);
            formula(&self.own_list(flow, year)?, &self.own_list(flow, base)?, place)
        };
        match id {
            "change" => of_years(change::change),
            "growth" => of_years(change::growth),
            "index" => of_years(change::index_100),
            "annual-growth" => {
                let (later, earlier) = self.both_years()?;
                change::annual_growth(later, earlier, u32::from(year - self.base()?))
            }
            "fitted-growth" => change::fitted_growth(&self.every_year()?),
            "log-change" => of_years(change::log_change),
            "product-contribution" => of_parts(change::contribution_in),
            "partner-contribution" => {
                self.partner()?;
                let (later, earlier) = self.both_years()?;
                let whole =
                    self.amount((flow, reporter, WORLD), self.query.product, self.base()?)?;
                change::contribution(later, earlier, whole)
            }
            "share-of-change" => of_parts(change::share_of_change),
            _ => Err(NOT_HERE),
        }
    }

    fn share(&self, id: &str) -> Found {
        let Query { reporter, flow, year, .. } = self.query;
        let of_flows = |formula: fn(Range, Range) -> Found| {
            let (exports, imports) = self.both_flows()?;
            formula(exports, imports)
        };
        let to_gdp = |formula: fn(Range, Range, Range) -> Found| {
            let (exports, imports) = self.both_flows()?;
            formula(exports, imports, self.gdp()?)
        };
        match id {
            "product-share" => {
                let place = self.place()?;
                match self.amount((flow, reporter, self.other()), Some(TOTAL), year) {
                    Ok(whole) => share::share(self.own(flow, year)?, whole),
                    Err(_) => share::share_in(&self.own_list(flow, year)?, place),
                }
            }
            "partner-share" => {
                self.partner()?;
                let whole = self.amount((flow, reporter, WORLD), self.query.product, year)?;
                share::share(self.own(flow, year)?, whole)
            }
            "balance" => of_flows(share::balance),
            "normalised-balance" => of_flows(share::normalised_balance),
            "coverage" => of_flows(share::coverage),
            "openness" => to_gdp(share::openness),
            "dependence" => {
                self.partner()?;
                to_gdp(share::openness)
            }
            "unctad-openness" => to_gdp(share::unctad_openness),
            _ => Err(NOT_HERE),
        }
    }

    fn concentration(&self, id: &str) -> Found {
        let Query { reporter, flow, year, .. } = self.query;
        let basket = || self.own_list(flow, year);
        match id {
            "herfindahl" => concentration::herfindahl(&basket()?),
            "hirschman" => concentration::hirschman(&basket()?),
            "normalised-herfindahl" => concentration::normalised_herfindahl(&basket()?),
            "unctad-concentration" => concentration::unctad_concentration(&basket()?),
            "effective-number" => concentration::effective_number(&basket()?),
            "entropy" => concentration::entropy(&basket()?),
            "theil" => concentration::theil(&basket()?),
            "finger-kreinin" | "krugman" => {
                let own = self.list(flow, reporter, WORLD, year)?;
                let other = self.list(flow, self.partner()?, WORLD, year)?;
                let formula = match id {
                    "krugman" => concentration::krugman,
                    _ => concentration::finger_kreinin,
                };
                formula(&own, &other)
            }
            "diversification" => {
                let (own, world) = self.against_world(flow)?;
                concentration::diversification(&own, &world)
            }
            "cosine" => {
                let exports = self.list(Flow::Export, reporter, WORLD, year)?;
                let imports = self.list(Flow::Import, self.partner()?, WORLD, year)?;
                concentration::cosine(&exports, &imports)
            }
            _ => Err(NOT_HERE),
        }
    }

    fn advantage(&self, id: &str) -> Found {
        let Query { flows, reporter, year, .. } = self.query;
        let place = self.place()?;
        let (x, m) = (Flow::Export, Flow::Import);
        let in_list = |flow, formula: fn(&[Range], &[Range], usize) -> Found| {
            let (own, world) = self.against_world(flow)?;
            formula(&own, &world, place)
        };
        let trade = |formula: fn(OwnAndWorld<'_>, OwnAndWorld<'_>, usize) -> Found| {
            let (exports, world) = self.against_world(x)?;
            let (imports, from_world) = self.against_world(m)?;
            formula((&exports, &world), (&imports, &from_world), place)
        };
        match id {
            "balassa" => in_list(x, advantage::balassa),
            "balassa-with-own" => {
                let own = self.own_list(x, year)?;
                let mut others = vec![Vec::new(); own.len()];
                for economy in flows.economies().filter(|name| ![WORLD, reporter].contains(name)) {
                    // Who does not report is not in this world; the inputs say who is.
                    let Ok(list) = self.list(x, economy, self.other(), year) else { continue };
                    for (all, value) in others.iter_mut().zip(list) {
                        all.push(value);
                    }
                }
                let others: Vec<Range> = others.iter().map(|all| Range::sum(all)).collect();
                advantage::balassa_with_own(&own, &others, place)
            }
            "symmetric-advantage" => in_list(x, advantage::symmetric),
            "additive-advantage" => in_list(x, advantage::additive),
            "normalised-advantage" => in_list(x, advantage::normalised),
            "vollrath-exports" => in_list(x, advantage::vollrath),
            "vollrath-imports" => in_list(m, advantage::vollrath),
            "vollrath-log" => in_list(x, advantage::vollrath_log),
            "vollrath-trade" => trade(advantage::vollrath_trade),
            "vollrath-competitiveness" => trade(advantage::vollrath_competitiveness),
            "lafay" | "michaely-specialisation" => {
                let (exports, imports) = self.both_lists()?;
                let formula = match id {
                    "lafay" => advantage::lafay,
                    _ => advantage::michaely,
                };
                formula(&exports, &imports, place)
            }
            "product-complementarity" => {
                let exports = self.list(x, reporter, WORLD, year)?;
                let imports = self.list(m, self.partner()?, WORLD, year)?;
                let world = self.list(x, WORLD, WORLD, year)?;
                advantage::product_complementarity(&exports, &imports, &world, place)
            }
            _ => Err(NOT_HERE),
        }
    }

    fn fit(&self, id: &str) -> Found {
        let Query { reporter, year, .. } = self.query;
        let partner = self.partner()?;
        let total = |flow, who, to| self.amount((flow, who, to), None, year);
        let (x, m) = (Flow::Export, Flow::Import);
        match id {
            "michaely-complementarity" => {
                let exports = self.list(x, reporter, WORLD, year)?;
                let imports = self.list(m, partner, WORLD, year)?;
                fit::michaely_complementarity(&exports, &imports)
            }
            "drysdale-complementarity" => {
                let [exports, imports, world, own] = self.fit_lists()?;
                fit::drysdale(&exports, &imports, &world, &own)
            }
            "bias" => {
                let [exports, imports, world, own] = self.fit_lists()?;
                fit::bias(total(x, reporter, partner)?, &exports, &imports, &world, &own)
            }
            "trade-intensity" | "intensity-excluding" => {
                let formula = match id {
                    "trade-intensity" => fit::trade_intensity,
                    _ => fit::intensity_excluding,
                };
                formula(
                    total(x, reporter, partner)?,
                    total(x, reporter, WORLD)?,
                    total(x, WORLD, partner)?,
                    total(x, WORLD, WORLD)?,
                )
            }
            "kojima-intensity" => fit::kojima_intensity(
                total(x, reporter, partner)?,
                total(x, reporter, WORLD)?,
                total(m, partner, WORLD)?,
                total(m, WORLD, WORLD)?,
                total(m, reporter, WORLD)?,
            ),
            "import-intensity" => fit::import_intensity(
                total(m, reporter, partner)?,
                total(m, reporter, WORLD)?,
                total(x, partner, WORLD)?,
                total(x, WORLD, WORLD)?,
            ),
            _ => Err(NOT_HERE),
        }
    }

    fn two_way(&self, id: &str) -> Found {
        let of_changes = |formula: fn(Range, Range) -> Found| {
            let (exports, imports) = self.product_changes()?;
            formula(exports, imports)
        };
        let of_lists = |formula: fn(&[Range], &[Range]) -> Found| {
            let (exports, imports) = self.both_lists()?;
            formula(&exports, &imports)
        };
        match id {
            "grubel-lloyd" => {
                let (exports, imports) = self.both_flows()?;
                twoway::grubel_lloyd(exports, imports)
            }
            "aggregate-grubel-lloyd" => of_lists(twoway::aggregate_grubel_lloyd),
            "mean-grubel-lloyd" => of_lists(twoway::mean_grubel_lloyd),
            "adjusted-grubel-lloyd" => of_lists(twoway::adjusted_grubel_lloyd),
            "aquino" => of_lists(twoway::aquino),
            "marginal-a" => of_changes(twoway::marginal_a),
            "marginal-b" => of_changes(twoway::marginal_b),
            "marginal-c" => of_changes(twoway::marginal_c),
            "hamilton-kniest" => of_changes(twoway::hamilton_kniest),
            "aggregate-marginal-a" => {
                let (exports, imports) = self.changes()?;
                twoway::aggregate_marginal_a(&exports, &imports)
            }
            _ => Err(NOT_HERE),
        }
    }

    fn price(&self, id: &str) -> Found {
        match id {
            "mirror-gap" => {
                let (exports, imports) = self.mirror()?;
                price::mirror_gap(exports, imports)
            }
            "cif-fob" => {
                let (exports, imports) = self.mirror()?;
                price::cif_fob(imports, exports)
            }
            _ => Err(NOT_HERE),
        }
    }
}
