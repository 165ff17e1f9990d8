//! Indicators for a terminal.

use std::{collections::BTreeMap, fmt::Write as _};

use anstyle::Style;
use trade_figure::{
    data::Package,
    indicator::{
        Fault, Range,
        registry::{self, Family},
        survey::{Survey, SurveyRow, Why},
    },
    scorecard::{name, unit},
};

use super::IndicatorArguments;

/// What a value shows of its digits.
const DIGITS: i32 = 4;

/// The indicators family by family, then what was left out.
pub(crate) fn write(package: &Package, survey: &Survey, arguments: &IndicatorArguments) -> String {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let (computed, entries) = counts(survey);
    let all = registry::ALL.len();
    let mut text = format!(
        "{bold}{}{bold:#}: {entries} of {all} indicators computed, {computed} values\n",
        package.name
    );
    for one in Family::ALL {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            text,
            "\n{bold}{}{bold:#}",
            arguments.lang.indicator_words().families[one as usize]
        );
        for entry in registry::ALL.iter().filter(|entry| entry.family == one) {
            let rows: Vec<&SurveyRow> =
                survey.rows.iter().filter(|row| row.entry.id == entry.id).collect();
            let _ = write!(
                text,
                "\n  {} [{}] {dim}{}{dim:#}\n",
                name(entry, arguments.lang),
                entry.id,
                entry.formula
            );
            let unit = unit(entry, survey);
            if rows.iter().all(|row| row.result.is_err()) {
                let reason = rows.first().and_then(|row| row.result.err());
                let reason = reason
                    .map_or("the package has no trade".to_owned(), |reason| reason.to_string());
                let _ = writeln!(text, "    {dim}not computable: {reason}{dim:#}");
                continue;
            }
            if arguments.all {
                for row in rows {
                    let about = about(package, survey, row, arguments);
                    let _ = match row.result {
                        Ok(range) => writeln!(text, "    {about}: {} {unit}", ranged(range)),
                        Err(reason) => {
                            writeln!(text, "    {dim}{about}: not computable: {reason}{dim:#}")
                        }
                    };
                }
                continue;
            }
            for latest in latest(&rows) {
                let about = about(package, survey, latest.row, arguments);
                let Ok(range) = latest.row.result else { continue };
                let years = match latest.years {
                    1 => "1 year".to_owned(),
                    years => format!("{years} years"),
                };
                let which = match latest.products {
                    0 | 1 => String::new(),
                    products => format!("; highest of {products} products"),
                };
                let _ = writeln!(
                    text,
                    "    {about}: {} {unit} {dim}({years}{which}){dim:#}",
                    ranged(range)
                );
            }
        }
    }
    left_out(&mut text, package, survey);
    text
}

/// How many values there are, and how many indicators have one.
fn counts(survey: &Survey) -> (usize, usize) {
    let is_computed = |row: &&SurveyRow| row.result.is_ok();
    let mut ids: Vec<&str> =
        survey.rows.iter().filter(is_computed).map(|row| row.entry.id).collect();
    let computed = ids.len();
    ids.dedup();
    (computed, ids.len())
}

/// The last value of one direction and flow.
struct Latest<'a> {
    row: &'a SurveyRow,
    /// How many years have a value.
    years: usize,
    /// How many products have one in this year; 0 for all together.
    products: usize,
}

/// The last values of an indicator: of all products together, or else of the product where it is
/// highest.
fn latest<'a>(rows: &[&'a SurveyRow]) -> Vec<Latest<'a>> {
    let series = |row: &SurveyRow| (row.reporter, row.partner, row.flow);
    let mut found: Vec<Latest<'a>> = Vec::new();
    let mut seen = Vec::new();
    for row in rows {
        if seen.contains(&series(row)) {
            continue;
        }
        seen.push(series(row));
        let computed: Vec<&'a SurveyRow> = rows
            .iter()
            .copied()
            .filter(|other| series(other) == series(row) && other.result.is_ok())
            .collect();
        let has_whole = computed.iter().any(|row| row.product.is_none());
        let shown: Vec<&'a SurveyRow> =
            computed.into_iter().filter(|row| row.product.is_none() == has_whole).collect();
        let mut years: Vec<Option<u16>> = shown.iter().map(|row| row.year).collect();
        years.dedup();
        let last = years.last().copied().flatten();
        let last: Vec<&'a SurveyRow> =
            shown.iter().copied().filter(|row| row.year == last).collect();
        let value = |row: &SurveyRow| row.result.map_or(f64::NEG_INFINITY, Range::value);
        let highest = last.iter().copied().reduce(|one, other| {
            // The first of those that are equal.
            if value(other) > value(one) { other } else { one }
        });
        let products = if has_whole { 0 } else { last.len() };
        found.extend(highest.map(|row| Latest { row, years: years.len(), products }));
    }
    found
}

/// "Kazakhstan, China, Exports, Copper, 2021-2022".
fn about(
    package: &Package,
    survey: &Survey,
    row: &SurveyRow,
    arguments: &IndicatorArguments,
) -> String {
    let label = |token: &str| package.labels.get(token, arguments.lang).to_owned();
    let economy = |economy| label(survey.economy(economy));
    let mut parts = vec![economy(row.reporter), economy(row.partner)];
    parts.extend(row.flow.map(|flow| label(flow.token())));
    parts.extend(row.product.map(|product| label(survey.product(product))));
    parts.extend(row.year.map(|year| match row.base {
        Some(base) => format!("{base}\u{2013}{year}"),
        None => year.to_string(),
    }));
    parts.join(arguments.lang.words().name_comma)
}

/// "134.7 (133.5 to 135.9)": four digits, the ends rounded outwards; a value known exactly alone.
fn ranged(range: Range) -> String {
    let (low, value, high) = (range.low(), range.value(), range.high());
    let largest = low.abs().max(value.abs()).max(high.abs());
    // The exponent that scientific notation shows.
    let exponent = format!("{largest:e}");
    let exponent: i32 =
        exponent.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let places = (DIGITS - 1 - exponent).clamp(0, 12) as usize;
    let scale: f64 = (0..places).map(|_| 10.0).product();
    let outwards = |end: f64, round: fn(f64) -> f64| {
        let near = (end * scale).round();
        // What is off by floating point only is not off.
        let is_near = (end * scale - near).abs() <= 1e-6;
        if is_near { near / scale } else { round(end * scale) / scale }
    };
    let write = |number: f64| {
        let text = format!("{number:.places$}");
        let text = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            &text
        };
        if text == "-0" { "0".to_owned() } else { text.replace('-', "\u{2212}") }
    };
    let (value, low, high) =
        (write(value), write(outwards(low, f64::floor)), write(outwards(high, f64::ceil)));
    if low == value && high == value { value } else { format!("{value} ({low} to {high})") }
}

/// How many observations no answer is computed from, by reason.
fn left_out(text: &mut String, package: &Package, survey: &Survey) {
    let mut counts: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for left in &survey.set_aside {
        let product = package.observations.get(left.observation).map(|one| one.product.as_str());
        let (order, why) = match left.why {
            Why::OtherVariable => (0, "neither trade nor gross domestic product".to_owned()),
            Why::SumOfProducts => {
                let product = product.unwrap_or_default();
                (1, format!("{product} is the sum of the other products"))
            }
            Why::NotInTable(Fault::Repeats(_)) => {
                (2, "given twice: the first one counts".to_owned())
            }
            Why::NotInTable(fault) => (3, fault.to_string()),
        };
        *counts.entry((order, why)).or_default() += 1;
    }
    let bold = Style::new().bold();
    let (all, aside) = (package.observations.len(), survey.set_aside.len());
    let _ = writeln!(text, "\n{bold}{aside} of {all} observations set aside{bold:#}");
    for ((_, why), count) in counts {
        let _ = writeln!(text, "  {count}: {why}");
    }
    if survey.not_traded > 0 {
        let _ = writeln!(
            text,
            "  {} products without a row count as not traded: the others add up to the total",
            survey.not_traded
        );
    }
}
