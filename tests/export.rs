//! The numbers that a reader takes away, as CSV.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{
    figures::{Checked, HOSTILE, embedded, made_up},
    golden,
    package::Files,
};
use trade_figure::{
    data::{Chart, Shown},
    figure::{self, Request, build, package_rows, view_rows},
    locale::Lang,
};

fn request(view: &str, measure: Shown) -> Request {
    Request { view: Some(view.to_owned()), measure: Some(measure), ..Request::default() }
}

fn csv(package: &Checked, request: &Request) -> String {
    let rows = view_rows(&package.package, &package.report, request);
    figure::csv(&rows.unwrap_or_else(|error| panic!("{error}")))
}

/// The records of a CSV text by the letter of RFC 4180: lines end in CR LF, quotes are doubled inside
/// quotes, and nothing else is special.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => {
                assert!(quoted || cell.is_empty(), "a quote within a bare cell: {text}");
                quoted = !quoted;
            }
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'), "a line that ends in CR alone: {text}");
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            '\n' if !quoted => panic!("a line that ends in LF alone: {text}"),
            other => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && record.is_empty(), "an open end: {text}");
    records
}

#[test]
fn views_are_goldens() {
    let package = embedded();
    let mut texts = Vec::new();
    for (name, view, measure, lang) in [
        ("csv/turnover.csv", "turnover", Shown::Value, Lang::En),
        ("csv/turnover-growth.csv", "turnover", Shown::Growth, Lang::En),
        ("csv/exports-ru.csv", "exports", Shown::Value, Lang::Ru),
        ("csv/imports-index.csv", "imports", Shown::Index, Lang::En),
    ] {
        texts.push((name, csv(&package, &Request { lang, ..request(view, measure) })));
    }
    let hostile = made_up().into_iter().find(|(name, _)| *name == "hostile").expect("hostile").1;
    texts.push(("csv/hostile.csv", csv(&hostile, &Request::default())));
    let missing = made_up().into_iter().find(|(name, _)| *name == "missing").expect("missing").1;
    texts.push(("csv/missing.csv", csv(&missing, &Request::default())));
    golden::compare(texts);
}

/// As many rows as values that a pointer finds, or that a waterfall is made of, in every view, measure and language; every row as wide
/// as the header, and every printed number with its digits.
#[test]
fn a_row_for_every_value_that_is_drawn() {
    let mut packages = made_up();
    packages.push(("embedded", embedded()));
    for (name, package) in &packages {
        for view in &package.views {
            for measure in &view.measures {
                let request = request(view.name.as_str(), *measure);
                let Ok(figure) = build(&package.package, &package.report, &request) else {
                    continue;
                };
                let Ok(figure) = figure.drawing() else { continue };
                let what = format!("{name}, {}, {}", view.name, measure.token());
                let records = records(&csv(package, &request));
                // The steps of a waterfall are differences, as is what a treemap does not list, and a
                // bubble is of two periods; their rows are the numbers they are made of.
                let drawn = match view.chart {
                    Chart::Waterfall | Chart::Treemap | Chart::Scatter => view.observations.len(),
                    _ => figure.scene.targets.len(),
                };
                assert_eq!(records.len(), drawn + 1, "{what}");
                let column = |name: &str| records[0].iter().position(|cell| cell == name);
                let (id, printed) =
                    (column("id").expect("id"), column("printed").expect("printed"));
                assert_eq!(column(measure.token()).is_some(), *measure != Shown::Value, "{what}");
                for record in &records[1..] {
                    assert_eq!(record.len(), records[0].len(), "{what}: {record:?}");
                    let mut observations = package.observations.iter();
                    let observation = observations.find(|one| one.id.as_str() == record[id]);
                    let mut claims = package.claims.iter();
                    let value = match (view.chart, observation) {
                        (Chart::RangePlot, _) => {
                            let claim = claims.find(|one| one.id.as_str() == record[id]);
                            Some(&claim.expect("a claim of the package").value)
                        }
                        // A year that comes: the printed number before it has the start of its id.
                        (Chart::Projection, None) => {
                            let start = record[id].rsplit_once('-').map_or("", |(start, _)| start);
                            let mut observations = package.observations.iter();
                            assert!(observations.any(|one| one.id.as_str() == start), "{what}");
                            None
                        }
                        (_, found) => found.expect("an observation of the package").value.as_ref(),
                    };
                    assert_eq!(value.map_or("", |value| value.text()), record[printed], "{what}");
                }
            }
        }
    }
}

#[test]
fn hidden_series_are_not_taken() {
    let package = embedded();
    let request = Request { hidden: vec!["2021".to_owned()], ..request("turnover", Shown::Value) };
    let records = records(&csv(&package, &request));
    let ids: Vec<&str> = records[1..].iter().map(|record| record[0].as_str()).collect();
    assert_eq!(ids, ["turnover-2022", "exports-2022", "imports-2022"]);
}

/// Source: the file itself.
#[test]
fn a_whole_package_is_its_table() {
    let read = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/china-kazakhstan/observations.csv"
    ));
    let file = read.expect("the article's table").replace('\n', "\r\n");
    let (taken, printed) =
        (records(&figure::csv(&package_rows(&embedded().package))), records(&file));
    assert_eq!(taken.len(), printed.len());
    for (taken, printed) in taken.iter().zip(&printed) {
        assert_eq!(taken, printed);
    }
}

/// What a spreadsheet would run is text, in a package's labels, sources and notes alike.
#[test]
fn no_cell_of_anybodys_file_is_a_formula() {
    let formulas = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3+cmd|' /c calc'!A1", "@SUM(A1)"];
    let labels: Vec<&str> = formulas.into_iter().chain(HOSTILE).collect();
    let rows: Vec<(&str, &[&str])> =
        labels.iter().map(|label| (*label, ["-5.00", "2.5"].as_slice())).collect();
    let package = Checked::new(
        Files::table(&["2021", "2022"], &rows).read().unwrap_or_else(|errors| panic!("{errors}")),
    );
    for text in [csv(&package, &Request::default()), figure::csv(&package_rows(&package.package))] {
        let mut numbers = 0;
        for cell in records(&text).iter().flatten() {
            let is_number = cell.parse::<f64>().is_ok();
            numbers += usize::from(cell == "-5.00");
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) || is_number,
                "{cell}"
            );
        }
        assert_eq!(numbers, labels.len());
    }
}
