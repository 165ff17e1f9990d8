//! `trade-figure indicators`: what it prints for the packages that ship.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;
use support::golden;
use trade_figure::indicator::{Missing, registry};

const ARTICLE: &str = "data/china-kazakhstan";
const SERIES: &str = "data/china-kazakhstan-series";

fn run(package: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trade-figure"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    command.arg("indicators").arg(package).args(arguments).env_remove("CLICOLOR_FORCE");
    command.output().expect("the program runs")
}

fn print(package: &str, arguments: &[&str]) -> String {
    let output = run(package, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8 text")
}

fn json(package: &str) -> Vec<Value> {
    let text = print(package, &["--format", "json"]);
    serde_json::from_str(&text).expect("a JSON array")
}

/// The rows of RFC 4180, each as its cells.
fn parse_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'), "lines end with CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(cell.is_empty() && row.is_empty() && !quoted, "the last line ends");
    rows
}

fn number(row: &Value, key: &str) -> f64 {
    row[key].as_f64().unwrap_or_else(|| panic!("{key} of {row} is a number"))
}

/// The rows of an indicator for all goods and one direction.
fn of<'a>(rows: &'a [Value], id: &'a str, reporter: &'a str) -> impl Iterator<Item = &'a Value> {
    rows.iter().filter(move |row| {
        row["indicator"] == id && row["reporter"] == reporter && row["product"] == "TOTAL"
    })
}

#[test]
fn both_reporters_of_chinas_exports_to_kazakhstan() {
    // Source: IMF Direction of Trade Statistics as in the package, computed in another language:
    // 1.845 in 2020, on average 2.34 in 1992 to 2020.
    let rows = json(SERIES);
    let in_dots = |row: &&Value| row["year"].as_u64().is_some_and(|year| year <= 2020);
    let by_cif: Vec<f64> =
        of(&rows, "cif-fob", "CHN").filter(in_dots).map(|row| 1.0 / number(row, "value")).collect();
    let by_gap: Vec<f64> = of(&rows, "mirror-gap", "CHN")
        .filter(in_dots)
        .map(|row| number(row, "value"))
        .map(|gap| (2.0 + gap) / (2.0 - gap))
        .collect();
    for ratios in [by_cif, by_gap] {
        assert_eq!(ratios.len(), 29);
        let mean = ratios.iter().sum::<f64>() / 29.0;
        assert!((mean - 2.34).abs() < 0.005, "{mean}");
        assert!((ratios[28] - 1.845).abs() < 0.0005, "{}", ratios[28]);
    }
}

#[test]
fn growth_of_the_articles_exports() {
    // Source: 13.2 / 9.8, and 13.15 / 9.85 to 13.25 / 9.75.
    let rows = json(ARTICLE);
    let row = of(&rows, "index", "KAZ")
        .find(|row| row["year"] == 2022 && row["flow"] == "export")
        .expect("an index of 2022");
    let near = |key: &str, expected: f64| {
        assert!((number(row, key) - expected).abs() < 1e-9, "{key} of {row}");
    };
    near("value", 100.0 * 13.2 / 9.8);
    near("low", 100.0 * 13.15 / 9.85);
    near("high", 100.0 * 13.25 / 9.75);
    assert_eq!(row["base_year"], 2021);
    assert_eq!(row["inputs"], serde_json::json!(["exports-2021", "exports-2022"]));
    assert_eq!(row["sources"], serde_json::json!(["Table 1, row 2"]));
    assert!(print(ARTICLE, &["--all"]).contains("134.7 (133.5 to 135.9) percent"));
}

#[test]
fn the_text_is_the_golden() {
    let series = print(SERIES, &[]);
    golden::compare([
        ("indicators/article.txt", print(ARTICLE, &[])),
        ("indicators/series.txt", series.clone()),
        ("indicators/article.csv", print(ARTICLE, &["--format", "csv"])),
    ]);
    // Twice the same.
    assert_eq!(series, print(SERIES, &[]));
}

#[test]
fn names_are_in_the_language_asked_for() {
    let text = print(ARTICLE, &["--lang", "ru"]);
    let entry = registry::find("balance").expect("an indicator");
    assert!(text.contains(entry.name_ru()) && text.contains("Казахстан"));
}

#[test]
fn every_json_row_has_the_same_keys_and_a_value_or_a_reason() {
    let keys = [
        "base_year",
        "family",
        "flow",
        "high",
        "indicator",
        "inputs",
        "low",
        "name",
        "partner",
        "product",
        "reason",
        "reporter",
        "sources",
        "status",
        "unit",
        "value",
        "year",
    ];
    for package in [ARTICLE, SERIES] {
        let mut seen = BTreeSet::new();
        let rows = json(package);
        for row in &rows {
            let found: Vec<&str> =
                row.as_object().expect("an object").keys().map(String::as_str).collect();
            assert_eq!(found, keys);
            seen.insert(row["indicator"].as_str().expect("an id"));
            if row["status"] == "computed" {
                let ends = ["low", "value", "high"].map(|key| number(row, key));
                assert!(ends.is_sorted() && ends.iter().all(|end| end.is_finite()), "{row}");
                assert!(row["reason"].is_null() && row["year"].is_u64(), "{row}");
                assert!(!row["inputs"].as_array().expect("a list").is_empty(), "{row}");
            } else {
                assert!(row["value"].is_null() && row["low"].is_null() && row["high"].is_null());
                let reason = row["reason"].as_str().expect("a reason");
                assert!(Missing::ALL.iter().any(|one| one.token() == reason), "{reason}");
                assert!(row["status"] == "missing" || row["status"] == "undefined");
            }
        }
        assert_eq!(seen.len(), registry::ALL.len(), "every indicator has a row");
    }
}

#[test]
fn csv_reads_back_as_what_json_says() {
    for package in [ARTICLE, SERIES] {
        let rows = parse_csv(&print(package, &["--format", "csv"]));
        let (header, rows) = rows.split_first().expect("a header");
        let objects = json(package);
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(&objects) {
            assert_eq!(row.len(), header.len());
            for (key, cell) in header.iter().zip(row) {
                let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                assert!(!is_formula || cell.parse::<f64>().is_ok(), "{key}: {cell}");
                match key.as_str() {
                    "value" | "low" | "high" => {
                        // The reader of JSON in this test rounds the last digit its own way.
                        let (read, said) = (cell.parse::<f64>().ok(), object[key].as_f64());
                        let is_near = |a: f64, b: f64| (a - b).abs() <= 1e-15 * b.abs();
                        let is_same = read.zip(said).map_or(read == said, |(a, b)| is_near(a, b));
                        assert!(is_same, "{key}: {cell}");
                    }
                    "year" | "base_year" => assert_eq!(cell.parse().ok(), object[key].as_u64()),
                    "inputs" | "sources" => {
                        let list = object[key].as_array().expect("a list").iter();
                        let list: Vec<&str> = list.filter_map(Value::as_str).collect();
                        let sign = if key == "inputs" { ";" } else { "; " };
                        assert_eq!(*cell, list.join(sign));
                    }
                    "formula" => {
                        let id = object["indicator"].as_str().expect("an id");
                        let entry = registry::find(id).expect("an indicator");
                        assert_eq!(cell.trim_start_matches('\''), entry.formula);
                    }
                    _ => assert_eq!(cell, object[key].as_str().unwrap_or_default()),
                }
            }
        }
    }
}

#[test]
fn nothing_printed_is_no_number() {
    for package in [ARTICLE, SERIES] {
        for arguments in [&["--all"][..], &["--format", "csv"], &["--format", "json"]] {
            let text = print(package, arguments);
            let mut words = text.split(|character: char| !character.is_ascii_alphanumeric());
            let word = words.find(|word| matches!(*word, "NaN" | "nan" | "inf" | "Infinity"));
            assert_eq!(word, None, "{package} {arguments:?}");
        }
    }
}

#[test]
fn a_package_that_cannot_be_read_ends_with_2() {
    let output = run("data/no-such-package", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

#[test]
fn a_file_of_a_database_is_read_in_place_of_a_package() {
    // Source: IMF, Direction of Trade Statistics: 9004.006953 and 6346.496276 million in 2020.
    let file = "tests/databases/sdmx.csv";
    let pair = ["--reporter", "KAZ", "--partner", "CHN"];
    let output = run(file, &[&pair[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0));
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a JSON array");
    let balance = of(&rows, "normalised-balance", "KAZ").find(|row| row["year"] == 2020);
    let balance = number(balance.expect("both flows are there"), "value");
    assert!((balance - 0.173_122_055_8).abs() < 1e-9, "{balance}");
    let account = String::from_utf8_lossy(&output.stderr);
    assert!(account.contains("17 rows: 12 counted"), "{account}");
    assert!(account.contains("the first in line 18"), "{account}");

    let quiet = run(file, &[&pair[..], &["--quiet"]].concat());
    assert_eq!((quiet.status.code(), quiet.stderr.len()), (Some(0), 0));
    for (path, arguments) in [
        (file, &[][..]),
        (file, &["--reporter", "KAZ", "--partner", "KAZ"]),
        (file, &["--reporter", "KAZ", "--partner", "FRA"]),
        (file, &["--reporter", "Kazakhstan", "--partner", "CHN"]),
        ("Makefile", &pair),
        (ARTICLE, &pair),
    ] {
        let output = run(path, arguments);
        assert_eq!(output.status.code(), Some(2), "{path} {arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{path} {arguments:?}");
    }
}
