//! `trade-figure indicators`.

use serde_json::{Value, json};
use trade_figure::{
    data::Package,
    indicator::{
        Missing, Range, TOTAL,
        registry::{Entry, Family, OutUnit},
        survey::{Survey, SurveyRow, survey},
    },
    locale::Lang,
};

use super::{IndicatorArguments, IndicatorFormat, SOUND, csv, listing, package};

/// Computes the indicators of a package and writes them; returns the exit code.
///
/// # Errors
///
/// A package that cannot be read.
pub(crate) fn run(arguments: &IndicatorArguments) -> Result<u8, String> {
    let package = package::read(&arguments.package)?;
    let survey = survey(&package.observations);
    let written = match arguments.format {
        IndicatorFormat::Text => listing::write(&package, &survey, arguments),
        IndicatorFormat::Csv => csv::write(&records(&package, &survey, arguments.lang)),
        IndicatorFormat::Json => {
            let records = records(&package, &survey, arguments.lang);
            let rows: Vec<Value> = records.iter().map(Record::json).collect();
            let json = serde_json::to_string_pretty(&rows).map_err(|error| error.to_string())?;
            format!("{json}\n")
        }
    };
    anstream::print!("{written}");
    Ok(SOUND)
}

/// One row as programs get it.
pub(crate) struct Record<'a> {
    pub(crate) row: &'a SurveyRow,
    pub(crate) name: &'static str,
    pub(crate) unit: String,
    /// The ids of the observations it was computed from.
    pub(crate) inputs: Vec<&'a str>,
    /// Where they are printed, each source once.
    pub(crate) sources: Vec<&'a str>,
}

fn records<'a>(package: &'a Package, survey: &'a Survey, lang: Lang) -> Vec<Record<'a>> {
    let record = |row: &'a SurveyRow| {
        let inputs = row.inputs.iter().filter_map(|place| package.observations.get(*place));
        let (mut ids, mut sources) = (Vec::new(), Vec::new());
        for observation in inputs {
            ids.push(observation.id.as_str());
            let source = observation.source.as_str();
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        let (name, unit) = (name(row.entry, lang), unit(row.entry, survey));
        Record { row, name, unit, inputs: ids, sources }
    };
    survey.rows.iter().map(record).collect()
}

impl Record<'_> {
    /// Whether there is a value, and if not, whether a number is not given or the formula has no
    /// result for those that are.
    pub(crate) fn status(&self) -> &'static str {
        match self.row.result {
            Ok(_) => "computed",
            Err(reason) if is_not_given(reason) => "missing",
            Err(_) => "undefined",
        }
    }

    pub(crate) fn product(&self) -> &str {
        self.row.product.as_deref().unwrap_or(TOTAL)
    }

    fn json(&self) -> Value {
        let range = self.row.result.ok();
        let reason = self.row.result.err();
        json!({
            "indicator": self.row.entry.id,
            "name": self.name,
            "family": family_token(self.row.entry.family),
            "reporter": self.row.reporter,
            "partner": self.row.partner,
            "flow": self.row.flow.map(trade_figure::model::Flow::token),
            "product": self.product(),
            "year": self.row.year,
            "base_year": self.row.base,
            "value": range.map(Range::value),
            "low": range.map(Range::low),
            "high": range.map(Range::high),
            "unit": self.unit,
            "status": self.status(),
            "reason": reason.map(Missing::token),
            "inputs": self.inputs,
            "sources": self.sources,
        })
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
pub(crate) fn name(entry: &Entry, lang: Lang) -> &'static str {
    match lang {
        Lang::En => entry.name_en(),
        Lang::Kk => entry.name_kk(),
        Lang::Ru => entry.name_ru(),
        Lang::Zh => entry.name_zh(),
    }
}

/// The unit of an indicator's values.
pub(crate) fn unit(entry: &Entry, survey: &Survey) -> String {
    let money = || survey.unit.map_or(String::new(), |unit| unit.to_string());
    match entry.unit {
        OutUnit::Money => money(),
        OutUnit::Fraction => "fraction".to_owned(),
        OutUnit::Percent => "percent".to_owned(),
        OutUnit::PerYear => "fraction a year".to_owned(),
        OutUnit::Ratio => "ratio".to_owned(),
        OutUnit::Number => "number".to_owned(),
        OutUnit::Products => "products".to_owned(),
        OutUnit::UnitValue => money() + " / quantity",
    }
}

/// The name of a family in data.
fn family_token(family: Family) -> &'static str {
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
