//! Packages whose descriptors say how their tables are written: the same numbers as in the plain form, and
//! an error for whatever is said and cannot be read.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "more")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use proptest::prelude::*;
use support::golden;
use trade_figure::{
    data::Package,
    model::{Id, Published},
};

type Files = BTreeMap<String, String>;

fn read(files: &Files) -> Result<Package, String> {
    Package::read(&files["datapackage.json"], &|path| files.get(path).cloned())
        .map_err(|errors| errors.to_string())
}

/// The package that both this reader and the tool of the standard's makers read.
fn semicolons() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialects/semicolons");
    let mut files = Files::new();
    for name in [
        "datapackage.json",
        "observations.csv",
        "claims.csv",
        "labels.csv",
        "observations.schema.json",
    ] {
        let text = fs::read_to_string(folder.join(name)).expect("a file of the package");
        files.insert(name.to_owned(), text);
    }
    files
}

/// Ids and printed numbers.
fn numbers(package: &Package) -> Vec<(String, String)> {
    let text = |value: Option<&Published>| value.map_or("-", Published::text).to_owned();
    let id = |id: &Id| id.as_str().to_owned();
    let levels = package.observations.iter().map(|one| (id(&one.id), text(one.value.as_ref())));
    levels.chain(package.claims.iter().map(|one| (id(&one.id), text(Some(&one.value))))).collect()
}

#[test]
fn a_package_with_semicolons_and_decimal_commas_has_its_printed_digits() {
    let package = read(&semicolons()).unwrap_or_else(|errors| panic!("{errors}"));
    let expected = [
        ("oil-2021", "1204.50"),
        ("oil-2022", "-0.5"),
        ("gas-2021", "-"),
        ("gas-2022", "12"),
        ("change-oil", "-1205.0"),
    ];
    let expected: Vec<(String, String)> =
        expected.map(|(id, value)| (id.to_owned(), value.to_owned())).to_vec();
    assert_eq!(numbers(&package), expected);
    assert_eq!(package.observations[0].note, "a; b");
    assert_eq!(package.observations[1].note, "");
    let paths = Package::paths(&semicolons()["datapackage.json"]).expect("a descriptor");
    assert!(paths.contains(&"observations.schema.json".to_owned()), "{paths:?}");
}

/// The package with one text in its descriptor, or in another file, in the place of another.
fn with(file: &str, old: &str, new: &str) -> Files {
    let mut files = semicolons();
    let text = files.get_mut(file).expect("a file of the package");
    assert!(text.contains(old), "{file} has no {old}");
    *text = text.replacen(old, new, 1);
    files
}

#[test]
fn what_is_said_and_cannot_be_read_is_an_error_that_names_it() {
    const DESCRIPTOR: &str = "datapackage.json";
    const SCHEMA: &str = "observations.schema.json";
    let cases = [
        ("encoding", with(DESCRIPTOR, "\"utf-8\"", "\"windows-1251\"")),
        ("an unknown key", with(DESCRIPTOR, "\"header\": true", "\"nullSequence\": \"-\"")),
        ("rows of headers", with(DESCRIPTOR, "\"header\": true", "\"headerRows\": [1, 2]")),
        ("two characters", with(DESCRIPTOR, "\"delimiter\": \";\"", "\"delimiter\": \"::\"")),
        ("no text", with(DESCRIPTOR, "\"delimiter\": \";\"", "\"delimiter\": 1")),
        ("one character for two", with(DESCRIPTOR, "\"delimiter\": \";\"", "\"delimiter\": \"'\"")),
        (
            "an end of lines",
            with(DESCRIPTOR, "\"lineTerminator\": \"\\n\"", "\"lineTerminator\": \"|\""),
        ),
        ("no truth", with(DESCRIPTOR, "\"header\": true", "\"header\": \"yes\"")),
        ("a schema elsewhere", with(DESCRIPTOR, SCHEMA, "https://example.org/s.json")),
        ("a schema that is not there", with(DESCRIPTOR, SCHEMA, "none.json")),
        ("a schema that is none", with(SCHEMA, "{", "[")),
        ("a mark of a text", with(SCHEMA, "\"type\": \"number\"", "\"type\": \"string\"")),
        ("one mark for both", with(SCHEMA, "\"groupChar\": \" \"", "\"groupChar\": \",\"")),
        ("missing values", with(SCHEMA, "[\"\", \"n/a\"]", "\"n/a\"")),
        ("numbers", with("observations.csv", "'1 204,50'", "1.204,50")),
        ("another missing value", with("observations.csv", "2021;n/a;USD", "2021;n.a.;USD")),
        ("a wrong delimiter", with(DESCRIPTOR, "\"delimiter\": \";\"", "\"delimiter\": \"|\"")),
        ("compression", with(DESCRIPTOR, "\"encoding\": \"utf-8\"", "\"compression\": \"gz\"")),
    ];
    let mut report = Vec::new();
    for (name, files) in cases {
        let errors = read(&files).expect_err(name);
        report.push(format!("# {name}\n{errors}\n"));
    }
    golden::compare([("errors/dialects.txt", report.concat())]);
}

#[test]
fn a_table_without_a_header_has_the_names_of_its_schema() {
    let mut files = with("datapackage.json", "\"header\": true", "\"header\": false");
    let text = files.get_mut("observations.csv").expect("a file of the package");
    let header = text.find("id;").expect("a header");
    let end = header + text[header..].find('\n').expect("rows") + 1;
    text.replace_range(header..end, "");
    let package = read(&files).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(numbers(&package), numbers(&read(&semicolons()).expect("a whole package")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The truth is the plain form that the number was written from.
    #[test]
    fn numbers_have_their_digits_whatever_stands_between_them(
        whole in 0_u64..999_999_999_999,
        fraction in "[0-9]{0,4}",
        is_below in any::<bool>(),
        decimal in prop_oneof![Just(','), Just('.'), Just('\u{66b}')],
        group in prop_oneof![Just(' '), Just('\u{a0}'), Just('\''), Just('_')],
        delimiter in prop_oneof![Just(';'), Just('\t'), Just('|'), Just('~')],
        around in prop_oneof![Just(("", "")), Just(("$ ", "")), Just(("", " \u{20ac}"))],
        escapes in any::<bool>(),
    ) {
        let sign = if is_below { "-" } else { "" };
        let digits = whole.to_string();
        let mut printed = String::from(sign);
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                printed.push(group);
            }
            printed.push(digit);
        }
        let mut plain = format!("{sign}{digits}");
        if !fraction.is_empty() {
            printed.push(decimal);
            printed.push_str(&fraction);
            plain = format!("{plain}.{fraction}");
        }
        let printed = format!("{}{printed}{}", around.0, around.1);
        let source = if escapes { format!("a!{delimiter}b!!") } else { format!("^a{delimiter}b!!^") };
        let cells = ["a", "trade", "", "", "", "x", "2021", &printed, "USD", "9", &source, ""];
        let row = cells.join(&delimiter.to_string());
        let columns = "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note";
        let columns = columns.replace(',', &delimiter.to_string());
        let descriptor = serde_json::json!({
            "name": "p",
            "resources": [{
                "name": "observations", "path": "o.csv", "encoding": "UTF-8",
                "dialect": { "delimiter": delimiter.to_string(), "quoteChar": "^", "escapeChar": "!", "commentChar": "#" },
                "schema": { "fields": [{
                    "name": "value", "type": "number", "decimalChar": decimal.to_string(),
                    "groupChar": group.to_string(), "bareNumber": false
                }] },
            }],
            "views": [{
                "name": "v", "chart": "bars", "title": "t", "source": "s", "category": "product",
                "select": { "observations": ["a"] }
            }],
        });
        let files = Files::from([
            ("datapackage.json".to_owned(), descriptor.to_string()),
            ("o.csv".to_owned(), format!("# a comment; with | all\n{columns}\r\n#\n{row}\r")),
        ]);
        let package = read(&files);
        prop_assert!(package.is_ok(), "{:?}", package);
        let package = package.expect("a package");
        prop_assert_eq!(numbers(&package), vec![("a".to_owned(), plain)]);
        prop_assert_eq!(&package.observations[0].source, &format!("a{delimiter}b!"));
    }
}
