//! The indicators as data for programs: the same from the element and the command line.

use crate::{
    data::Package,
    finding::plain::{Object, Plain},
    indicator::{Missing, Range, survey::Survey},
    locale::Lang,
    model::Flow,
};

use super::record::{Record, family_token, records};

/// A row for each indicator, thing and year, the names in a language; the keys are promises to others.
pub fn document(package: &Package, survey: &Survey, lang: Lang) -> Plain {
    let mut rows = Vec::new();
    for record in records(package, survey, lang) {
        rows.push(entry(&record).into());
    }
    Plain::List(rows)
}

fn entry(record: &Record<'_>) -> Object {
    let row = record.row;
    let (range, reason) = (row.result.ok(), row.result.err());
    let mut entry = Object::default();
    entry.set("indicator", row.entry.id);
    entry.set("name", record.name);
    entry.set("family", family_token(row.entry.family));
    entry.set("reporter", record.reporter);
    entry.set("partner", record.partner);
    entry.set("flow", row.flow.map(Flow::token));
    entry.set("product", record.product);
    entry.set("year", row.year);
    entry.set("base_year", row.base);
    entry.set("value", range.map(Range::value));
    entry.set("low", range.map(Range::low));
    entry.set("high", range.map(Range::high));
    entry.set("unit", record.unit.as_str());
    entry.set("status", record.status());
    entry.set("reason", reason.map(Missing::token));
    entry.set("inputs", texts(&record.inputs));
    entry.set("sources", texts(&record.sources));
    entry
}

fn texts(texts: &[&str]) -> Plain {
    let mut list = Vec::new();
    for text in texts {
        list.push(Plain::from(*text));
    }
    Plain::List(list)
}
