//! Indicators as comma-separated values (RFC 4180), one value a row.

use trade_figure::{indicator::Range, model::Flow, scorecard::Record};

const HEADER: [&str; 17] = [
    "indicator",
    "name",
    "reporter",
    "partner",
    "flow",
    "product",
    "year",
    "base_year",
    "value",
    "low",
    "high",
    "unit",
    "status",
    "reason",
    "formula",
    "inputs",
    "sources",
];

/// All rows below a header; no value is an empty cell, and why is in `status` and `reason`.
pub(crate) fn write(records: &[Record<'_>]) -> String {
    let mut text = line(&HEADER.map(str::to_owned));
    for record in records {
        let row = record.row;
        let year = |year: Option<u16>| year.map_or(String::new(), |year| year.to_string());
        let range = row.result.ok();
        let number = |number: Option<f64>| number.map_or(String::new(), |one| one.to_string());
        text.push_str(&line(&[
            row.entry.id.to_owned(),
            record.name.to_owned(),
            record.reporter.to_owned(),
            record.partner.to_owned(),
            row.flow.map_or("", Flow::token).to_owned(),
            record.product.to_owned(),
            year(row.year),
            year(row.base),
            number(range.map(Range::value)),
            number(range.map(Range::low)),
            number(range.map(Range::high)),
            record.unit.clone(),
            record.status().to_owned(),
            row.result.err().map_or("", |reason| reason.token()).to_owned(),
            row.entry.formula.to_owned(),
            record.inputs.join(";"),
            record.sources.join("; "),
        ]));
    }
    text
}

fn line(cells: &[String; 17]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// One cell: harmless where spreadsheets would take it for a formula, in quotes where needed.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number(text);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Whether a text is digits with at most a minus before and one point among them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("-sum_k", "'-sum_k"),
            ("@a", "'@a"),
            ("+1", "'+1"),
            ("\ta", "'\ta"),
            ("\ra", "\"'\ra\""),
            ("-0.5", "-0.5"),
            ("-12", "-12"),
            ("-1-1", "'-1-1"),
            ("1.5", "1.5"),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected);
        }
    }
}
