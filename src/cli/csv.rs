//! Indicators as comma-separated values (RFC 4180), one value a row.

use trade_figure::{figure::add_csv_line, indicator::Range, model::Flow, scorecard::Record};

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
    let mut text = String::new();
    add_csv_line(&mut text, &HEADER);
    for record in records {
        let row = record.row;
        let year = |year: Option<u16>| year.map_or(String::new(), |year| year.to_string());
        let range = row.result.ok();
        let number = |number: Option<f64>| number.map_or(String::new(), |one| one.to_string());
        add_csv_line(
            &mut text,
            &[
                row.entry.id,
                record.name,
                record.reporter,
                record.partner,
                row.flow.map_or("", Flow::token),
                record.product,
                &year(row.year),
                &year(row.base),
                &number(range.map(Range::value)),
                &number(range.map(Range::low)),
                &number(range.map(Range::high)),
                &record.unit,
                record.status(),
                row.result.err().map_or("", |reason| reason.token()),
                row.entry.formula,
                &record.inputs.join(";"),
                &record.sources.join("; "),
            ],
        );
    }
    text
}
