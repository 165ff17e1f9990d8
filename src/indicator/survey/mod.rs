//! Every indicator of a package at once: what can be computed from its numbers, and why the rest not.

mod shape;
mod table;

use crate::model::{Flow, Observation, Unit};

use super::{
    Fault, Flows, Missing, Range,
    registry::{self, Entry},
};
use table::Table;

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
    /// The table.
    flows: Option<Flows>,
}

impl Survey {
    /// The code of an economy.
    pub fn economy(&self, economy: u16) -> &str {
        self.flows.as_ref().map_or("", |flows| flows.economy_name(economy))
    }

    /// The code of a product.
    pub fn product(&self, product: u16) -> &str {
        self.flows.as_ref().map_or("", |flows| flows.product_name(product))
    }
}

/// One indicator about one thing.
///
/// What cannot be computed in any year is one row without a year, and an indicator that cannot be
/// computed at all is one row.
#[derive(Clone, Debug)]
pub struct SurveyRow {
    /// Which indicator, in which variant.
    pub entry: &'static Entry,
    /// Who reports, for [`Survey::economy`].
    pub reporter: u16,
    /// The other side.
    pub partner: u16,
    /// Which flow; `None` where the indicator is not of one flow.
    pub flow: Option<Flow>,
    /// The product, for [`Survey::product`]; `None` for all together.
    pub product: Option<u16>,
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

/// Computes every indicator of the registry that the observations allow.
///
/// Asked about are the two economies that most trade is about, both ways if both report; trade with
/// the world for the indicators of one economy alone; and every flow, product and year given. The
/// earlier year of a change is the last one given before; for growth rates over several years, the
/// first one given.
pub fn survey(observations: &[Observation]) -> Survey {
    let first = observations.iter().find(|one| one.variable == "trade");
    let mut survey = Survey { unit: first.map(|first| first.unit), ..Survey::default() };
    let Some(unit) = survey.unit else {
        for observation in 0..observations.len() {
            survey.set_aside.push(LeftOut { observation, why: Why::OtherVariable });
        }
        return survey;
    };
    let table = Table::new(observations, unit, &mut survey);
    for entry in registry::ALL {
        table.about(entry, &mut survey.rows);
    }
    survey.flows = Some(table.flows);
    survey
}

#[cfg(test)]
mod tests {
    use super::{
        shape::{Base, Products, Shape},
        *,
    };
    use crate::{
        indicator::{Imports, Listing, Query},
        model::{Economy, Measure, Period},
    };

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
