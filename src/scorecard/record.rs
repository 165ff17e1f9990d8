//! One indicator about one thing, with what programs are told beside its value.

use crate::{
    data::Package,
    indicator::{
        Missing,
        registry::{Entry, Family, OutUnit},
        survey::{Survey, SurveyRow},
    },
    locale::Lang,
};

/// One row as programs get it.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// What was computed.
    pub row: &'a SurveyRow,
    /// Who reports.
    pub reporter: &'a str,
    /// The other side.
    pub partner: &'a str,
    /// The product's code, or the one for all together.
    pub product: &'a str,
    /// The indicator's name in a language, with its variant.
    pub name: &'static str,
    /// The unit of its value.
    pub unit: String,
    /// The ids of the observations it was computed from.
    pub inputs: Vec<&'a str>,
    /// Where they are printed, each source once.
    pub sources: Vec<&'a str>,
}

/// Every row of a survey, in its order.
pub fn records<'a>(package: &'a Package, survey: &'a Survey, lang: Lang) -> Vec<Record<'a>> {
    let mut records = Vec::with_capacity(survey.rows.len());
    for row in &survey.rows {
        let (mut ids, mut sources) = (Vec::new(), Vec::new());
        for place in &row.inputs {
            let Some(observation) = package.observations.get(*place) else { continue };
            ids.push(observation.id.as_str());
            let source = observation.source.as_str();
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        let (name, unit) = (name(row.entry, lang), unit(row.entry, survey));
        let (reporter, partner) = (survey.economy(row.reporter), survey.economy(row.partner));
        let product = survey.product(row.product.unwrap_or(0));
        let inputs = ids;
        records.push(Record { row, reporter, partner, product, name, unit, inputs, sources });
    }
    records
}

impl Record<'_> {
    /// Whether there is a value, and if not, whether a number is not given or the formula has no
    /// result for those that are.
    pub fn status(&self) -> &'static str {
        match self.row.result {
            Ok(_) => "computed",
            Err(reason) if is_not_given(reason) => "missing",
            Err(_) => "undefined",
        }
    }
}

fn is_not_given(reason: Missing) -> bool {
    matches!(
        reason,
        Missing::NotReported
            | Missing::NeedsWorldTotals
            | Missing::NeedsGdp
            | Missing::NeedsMirror
            | Missing::NeedsProduct
            | Missing::NeedsPartner
            | Missing::NeedsBaseYear
            | Missing::GapInYears
    )
}

/// The name of an indicator, with its variant.
pub fn name(entry: &Entry, lang: Lang) -> &'static str {
    match lang {
        Lang::En => entry.name_en(),
        Lang::Kk => entry.name_kk(),
        Lang::Ru => entry.name_ru(),
        Lang::Zh => entry.name_zh(),
    }
}

/// The unit of an indicator's values, as programs get it.
pub fn unit(entry: &Entry, survey: &Survey) -> String {
    let money = || survey.unit.map_or(String::new(), |unit| unit.to_string());
    let token = match entry.unit {
        OutUnit::Money => return money(),
        OutUnit::UnitValue => return money() + " / quantity",
        OutUnit::Fraction => "fraction",
        OutUnit::Percent => "percent",
        OutUnit::PerYear => "fraction a year",
        OutUnit::Ratio => "ratio",
        OutUnit::Number => "number",
        OutUnit::Products => "products",
    };
    token.to_owned()
}

/// The name of a family in data.
pub fn family_token(family: Family) -> &'static str {
    match family {
        Family::Change => "change",
        Family::Share => "share",
        Family::Concentration => "concentration",
        Family::Advantage => "advantage",
        Family::Fit => "fit",
        Family::TwoWay => "two-way",
        Family::Price => "price",
        Family::Decomposition => "decomposition",
    }
}
