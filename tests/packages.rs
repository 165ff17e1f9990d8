//! Data packages: the one that ships against the article's tables, and what is wrong with others.
//!
//! Each faulty package is a whole one with one thing spoilt, so that a golden shows every error that
//! the one fault leads to.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use support::{golden, package::Files};
use trade_figure::{
    data::{self, Package},
    model::{Claim, Id, Observation},
};

/// What is wrong with a package, one error a line.
fn errors(files: &Files) -> String {
    match files.read() {
        Ok(_) => "nothing is wrong\n".to_owned(),
        Err(errors) => format!("{errors}\n"),
    }
}

/// The errors of cases, each under its name.
fn report(cases: impl IntoIterator<Item = (&'static str, Files)>) -> String {
    let cases = cases.into_iter();
    let reports: Vec<String> =
        cases.map(|(name, files)| format!("# {name}\n{}", errors(&files))).collect();
    reports.concat()
}

/// Adds a row to a file.
fn with_row(text: Option<String>, row: &str) -> Option<String> {
    text.map(|text| format!("{text}{row}\n"))
}

/// A whole package with one more row in `observations.csv`, that no view or claim names.
fn observation(row: &str) -> Files {
    let files = Files::whole();
    Files { observations: with_row(files.observations, row), ..files }
}

fn claim(row: &str) -> Files {
    let files = Files::whole();
    Files { claims: with_row(files.claims, row), ..files }
}

fn label(row: &str) -> Files {
    let files = Files::whole();
    Files { labels: with_row(files.labels, row), ..files }
}

/// A whole package with a text of its descriptor replaced.
fn descriptor(from: &str, to: &str) -> Files {
    let files = Files::whole();
    assert!(files.descriptor.contains(from), "{from:?} is in the descriptor");
    Files { descriptor: files.descriptor.replace(from, to), ..files }
}

mod goldens {
    use super::*;

    #[test]
    fn rows_of_observations() {
        golden::compare([(
            "errors/observations.txt",
            report([
                ("none", Files::whole()),
                ("too few cells", observation("x,trade,KAZ")),
                ("too many cells", observation("x,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,,,")),
                ("an id twice", observation("a-2021,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,")),
                (
                    "an id with capitals",
                    observation("A_1,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,"),
                ),
                ("no id", observation(",trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,")),
                (
                    "keys of objects as ids",
                    observation("__proto__,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,"),
                ),
                (
                    "an unlabelled variable",
                    observation("x,weight,KAZ,CHN,export,TOTAL,2021,1,USD,9,,"),
                ),
                (
                    "an unlabelled product",
                    observation("x,trade,KAZ,CHN,export,gold,2021,1,USD,9,,"),
                ),
                ("no variable and no product", observation("x,,KAZ,CHN,export,,2021,1,USD,9,,")),
                (
                    "unknown economies",
                    observation("x,trade,Kazakhstan,XXX,export,TOTAL,2021,1,USD,9,,"),
                ),
                ("an unknown flow", observation("x,trade,KAZ,CHN,exports,TOTAL,2021,1,USD,9,,")),
                (
                    "a period in words",
                    observation("x,trade,KAZ,CHN,export,TOTAL,last year,1,USD,9,,"),
                ),
                ("no period", observation("x,trade,KAZ,CHN,export,TOTAL,,1,USD,9,,")),
                (
                    "a day no calendar has",
                    observation("x,trade,KAZ,CHN,export,TOTAL,2021-02-29,1,USD,9,,"),
                ),
                (
                    "an interval backwards",
                    observation("x,trade,KAZ,CHN,export,TOTAL,2023/2021,1,USD,9,,"),
                ),
                ("an unknown unit", observation("x,trade,KAZ,CHN,export,TOTAL,2021,1,dollars,9,,")),
                ("no unit", observation("x,trade,KAZ,CHN,export,TOTAL,2021,1,,9,,")),
                (
                    "a multiplier in words",
                    observation("x,trade,KAZ,CHN,export,TOTAL,2021,1,USD,billion,,"),
                ),
                (
                    "a multiplier out of range",
                    observation("x,trade,KAZ,CHN,export,TOTAL,2021,1,USD,99,,"),
                ),
                ("everything at once", observation("X,weight,Kaz,Chn,Export,gold,21,1 000,$,bn,,")),
            ]),
        )]);
    }

    /// Source: every form is one that a table of a publication prints, or that a program writes.
    #[test]
    fn numbers_that_are_not_in_the_plain_form() {
        let long = "7".repeat(10_000_000);
        let forms = [
            "1,234.5",
            "1 234,5",
            "1\u{a0}234.5",
            "9,8",
            "\u{2212}5",
            "+5",
            "..",
            ".",
            "-",
            ".5",
            "5.",
            "n/a",
            "NaN",
            "inf",
            "1e3",
            "1e999999999",
            "0x10",
            "12.3.4",
            "--5",
            " 5",
            "5 ",
            "5%",
            "\u{663}",
            &long,
        ];
        let mut text = String::new();
        for form in forms {
            let quoted = format!("x,trade,KAZ,CHN,export,TOTAL,2021,\"{form}\",USD,9,,");
            text += &errors(&observation(&quoted));
        }
        golden::compare([("errors/numbers.txt", text)]);
    }

    #[test]
    fn numbers_that_are_read_as_printed() {
        let forms = ["", "0", "-0", "0.00", "007", "-1204.50", "123456789012345678901234567890.5"];
        for form in forms {
            let files = observation(&format!("x,trade,KAZ,CHN,export,TOTAL,2021,{form},USD,9,,"));
            let package = files.read().unwrap_or_else(|errors| panic!("{form:?}: {errors}"));
            let id = "x".parse().expect("an id");
            let value = package.observation(&id).expect("the row is there").value.as_ref();
            assert_eq!(value.map_or("", |value| value.text()), form);
        }
    }

    #[test]
    fn rows_of_claims() {
        golden::compare([(
            "errors/claims.txt",
            report([
                ("too few cells", claim("c,index")),
                ("an id twice", claim("index-a,index,a-2022;a-2021,140.8,PERCENT,0,,")),
                ("the id of an observation", claim("a-2021,index,a-2022;a-2021,140.8,PERCENT,0,,")),
                ("an unknown rule", claim("c,percent,a-2022;a-2021,140.8,PERCENT,0,,")),
                ("no rule", claim("c,,a-2022;a-2021,140.8,PERCENT,0,,")),
                ("an operand that is not there", claim("c,index,a-2022;a-2020,140.8,PERCENT,0,,")),
                ("no operands", claim("c,index,,140.8,PERCENT,0,,")),
                ("a comma between operands", claim("c,index,\"a-2022,a-2021\",140.8,PERCENT,0,,")),
                ("a space between operands", claim("c,index,a-2022; a-2021,140.8,PERCENT,0,,")),
                ("too few operands", claim("c,index,a-2022,140.8,PERCENT,0,,")),
                ("too many operands", claim("c,equal,a-2022;a-2021,13.2,USD,9,,")),
                ("one operand of a sum", claim("c,sum,a-2022,13.2,USD,9,,")),
                ("an operand that is a claim", claim("c,equal,index-a,13.2,USD,9,,")),
                ("a value that nobody printed", claim("c,index,a-2022;a-2021,,PERCENT,0,,")),
                ("an unknown unit", claim("c,index,a-2022;a-2021,140.8,%,0,,")),
            ]),
        )]);
    }

    #[test]
    fn rows_of_labels() {
        golden::compare([(
            "errors/labels.txt",
            report([
                ("a token twice", label("trade,Trade,,,")),
                ("no token", label(",Nothing,,,")),
                ("too few cells", label("gold,Gold")),
            ]),
        )]);
    }

    /// Quotes and headers, whose errors make rows of the same file unreadable; what follows from
    /// that in other files is left out.
    #[test]
    fn quotes_and_headers() {
        let whole = Files::whole().observations.expect("the file is there");
        let header = |from: &str, to: &str| whole.replacen(from, to, 1);
        let cases = [
            ("an empty file", String::new()),
            ("a header without rows", format!("{}\n", whole.lines().next().unwrap_or_default())),
            ("no column \"value\"", header(",value,", ",amount,")),
            ("no column \"note\"", header(",note", "")),
            ("two columns named \"value\"", header(",note", ",value")),
            ("an empty name in the header", header(",note", ",")),
            ("the header in capitals", header("id,variable", "ID,VARIABLE")),
            ("semicolons between cells", whole.replace(',', ";")),
            ("a quote that never closes", format!("{whole}\"x,trade,KAZ\nanother line")),
            ("a page instead of a table", "<!doctype html>\n<title>Not found</title>\n".to_owned()),
        ];
        let mut text = String::new();
        for (name, observations) in cases {
            let files = Files { observations: Some(observations), ..Files::whole() };
            text.extend(["# ", name, "\n"]);
            if let Err(errors) = files.read() {
                let own = errors.iter().filter(|error| error.file == "observations.csv");
                text.extend(own.map(|error| format!("{error}\n")));
            }
        }
        golden::compare([("errors/headers.txt", text)]);
    }

    #[test]
    fn descriptors() {
        let text = |descriptor: &str| Files { descriptor: descriptor.to_owned(), ..Files::whole() };
        let whole = Files::whole().descriptor;
        golden::compare([(
            "errors/descriptor.txt",
            report([
                ("nothing", text("")),
                ("a page instead of JSON", text("<!doctype html>\n<title>Not found</title>\n")),
                ("words", text("hello")),
                ("a list", text("[]")),
                ("cut in two", text(&whole[..whole.len() / 2])),
                ("something after the end", text(&format!("{whole}{{}}"))),
                ("a trailing comma", descriptor("\"period\"\n", "\"period\",\n")),
                ("a comment", descriptor("\"views\"", "// the figures\n  \"views\"")),
                ("single quotes", descriptor("\"A title\"", "'A title'")),
                ("no name", descriptor("\"name\": \"made-up\",", "")),
                ("an empty name", descriptor("\"made-up\"", "\"\"")),
                ("a name that is a number", descriptor("\"made-up\"", "7")),
                (
                    "resources as an object",
                    text("{\"name\": \"x\", \"resources\": {}, \"views\": []}"),
                ),
                (
                    "a resource without a path",
                    descriptor("\"path\": \"labels.csv\"", "\"url\": \"\""),
                ),
                ("a resource without a name", descriptor("\"name\": \"labels\", ", "")),
                ("a resource twice", descriptor("{\"name\": \"labels\"", "{\"name\": \"claims\"")),
                ("no views", descriptor("\"views\"", "\"figures\"")),
                (
                    "an empty list of views",
                    text(
                        "{\n  \"name\": \"x\",\n  \"resources\": [{\"name\": \"observations\", \
                     \"path\": \"observations.csv\"}],\n  \"views\": []\n}\n",
                    ),
                ),
                ("a view that is a text", descriptor("\"views\": [", "\"views\": [\"main\",")),
                ("an unknown chart", descriptor("grouped-columns", "pie")),
                (
                    "a key twice",
                    descriptor("\"title\": \"A title\"", "\"title\": \"A\", \"title\": \"B\""),
                ),
                ("an unknown key", descriptor("\"subtitle\"", "\"sub-title\"")),
                ("an unknown observation", descriptor("\"a-2021\", ", "\"a-2020\", ")),
                ("an observation that is a number", descriptor("\"a-2021\", ", "2021, ")),
                (
                    "observations that are no list",
                    descriptor("[\"a-2021\", \"a-2022\"]", "\"a-2021\""),
                ),
                (
                    "a selection that is a list",
                    descriptor("{\"observations\": [\"a-2021\", \"a-2022\"]}", "[]"),
                ),
                ("an unknown category", descriptor("\"product\"", "\"value\"")),
                ("no series", descriptor(",\n      \"series\": \"period\"", "")),
                ("no title", descriptor("\"title\": \"A title\",\n      ", "")),
                (
                    "a title in an unknown language",
                    descriptor("\"A title\"", "{\"en\": \"A\", \"de\": \"Ein\"}"),
                ),
                ("a title that is a number", descriptor("\"A title\"", "7")),
                ("a view's name with a space", descriptor("\"main\"", "\"the main one\"")),
                ("a view named __proto__", descriptor("\"main\"", "\"__proto__\"")),
            ]),
        )]);
    }

    /// Cells that cannot be read and rows of another length, in turn: the lines come in order.
    #[test]
    fn errors_of_one_file_come_in_the_order_of_its_lines() {
        let rows = [
            "b,trade,KAZ,CHN,export,TOTAL,2021,\"1,204\",USD,9,,",
            "c,trade,KAZ",
            "d,trade,KZ,CHN,exports,TOTAL,2021,1,dollars,9,,",
            "e,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,,,",
            "a-2021,trade,KAZ,CHN,export,TOTAL,2021,1,USD,9,,",
        ];
        let files = observation(&rows.join("\n"));
        let text = errors(&files);
        let places: Vec<(usize, usize)> = text
            .lines()
            .map(|line| {
                let mut parts = line.split(':').skip(1).map(|part| part.parse().unwrap_or(0));
                (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
            })
            .collect();
        let lines: Vec<usize> = places.iter().map(|place| place.0).collect();
        assert_eq!(lines, [4, 5, 6, 6, 6, 7, 8], "{text}");
        assert!(places.is_sorted(), "within a line, from left to right: {text}");
    }

    #[test]
    fn views_of_one_name() {
        let whole = Files::whole().descriptor;
        let start = whole.find("    {\n      \"name\": \"main\"").expect("a view");
        let end = whole.rfind("\n  ]").expect("the end of the views");
        let view = &whole[start..end];
        let twice = Files {
            descriptor: whole.replace(view, &format!("{view},\n{view}")),
            ..Files::whole()
        };
        golden::compare([("errors/views-of-one-name.txt", errors(&twice))]);
    }

    #[test]
    fn paths() {
        let mut text = String::new();
        let paths = [
            "",
            "/etc/passwd",
            "../observations.csv",
            "a/../../observations.csv",
            "./labels.csv",
            "a//b.csv",
            "..\\\\labels.csv",
            "C:labels.csv",
            "https://example.org/labels.csv",
            "//example.org/labels.csv",
            "javascript:alert(1)",
            "data:text/csv,token",
            "labels.csv?x=1",
            "labels.csv#row",
            "missing.csv",
            "__proto__",
        ];
        for path in paths {
            text +=
                &errors(&descriptor("\"path\": \"labels.csv\"", &format!("\"path\": \"{path}\"")));
        }
        golden::compare([("errors/paths.txt", text)]);
    }

    #[test]
    fn files_that_are_not_there() {
        let whole = Files::whole;
        golden::compare([(
            "errors/missing-files.txt",
            report([
                ("no labels.csv", Files { labels: None, ..whole() }),
                ("no claims.csv", Files { claims: None, ..whole() }),
            ]),
        )]);
    }
}

/// Views and claims name the rows that are spoilt here: that is no second mistake.
#[test]
fn one_mistake_is_one_error() {
    let whole = Files::whole;
    let in_observations = |from: &str, to: &str| Files {
        observations: whole().observations.map(|text| text.replacen(from, to, 1)),
        ..whole()
    };
    let in_claims = |from: &str, to: &str| Files {
        claims: whole().claims.map(|text| text.replacen(from, to, 1)),
        ..whole()
    };
    for (name, files) in [
        ("a number", in_observations(",9.8,", ",\"9,8\",")),
        ("a unit", in_observations("9.8,USD", "9.8,dollars")),
        ("an economy", in_observations("trade,KAZ", "trade,KZ")),
        ("a period", in_observations(",2022,", ",last year,")),
        ("a label", in_observations("2021,trade", "2021,weight")),
        ("an unknown rule", in_claims(",index,", ",percent,")),
        ("an operand", in_claims("a-2021", "a-2020")),
        ("too few operands", in_claims(";a-2021", "")),
    ] {
        let text = errors(&files);
        assert_eq!(text.lines().count(), 1, "{name}: {text}");
        assert!(text.contains("expected"), "{name}: {text}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let whole = Files::whole();
    let expected = whole.read().unwrap_or_else(|errors| panic!("{errors}"));
    let convert = |text: &String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let converted = Files {
        descriptor: whole.descriptor.replace('\n', "\r\n"),
        observations: whole.observations.as_ref().map(convert),
        claims: whole.claims.as_ref().map(convert),
        labels: whole.labels.as_ref().map(convert),
        arguments: None,
    };
    let package = converted.read().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(package.observations, expected.observations);
    assert_eq!(package.claims, expected.claims);
    assert_eq!(package.views[0].title, expected.views[0].title);
}

/// Views without observations follow from it, so only the first error is compared.
#[test]
fn a_descriptor_without_resources_says_so_first() {
    let files = descriptor("\"resources\"", "\"files\"");
    let errors = errors(&files);
    let expected = "datapackage.json:1:1: expected an object with the key \"resources\", found ";
    assert!(errors.starts_with(expected), "{errors}");
}

#[test]
fn a_package_without_claims_or_labels_is_whole() {
    let files = Files::whole();
    let only = files
        .descriptor
        .replace(",\n    {\"name\": \"claims\", \"path\": \"claims.csv\"}", "")
        .replace(",\n    {\"name\": \"labels\", \"path\": \"labels.csv\"}", "");
    let files = Files { descriptor: only, claims: None, labels: None, ..files };
    let package = files.read().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((package.observations.len(), package.claims.len()), (2, 0));
}

#[test]
fn other_resources_and_columns_are_left_alone() {
    let mut files =
        descriptor("\"resources\": [", "\"resources\": [{\"name\": \"map\", \"data\": 1},");
    files.observations = files.observations.map(|text| {
        let widened = text.lines().map(|line| format!("{line},more\n"));
        widened.collect()
    });
    let package = files.read().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(package.observations.len(), 2);
}

#[test]
fn paths_are_those_of_the_files_that_are_read() {
    let paths = Package::paths(&Files::whole().descriptor).expect("a whole descriptor");
    assert_eq!(paths, ["observations.csv", "claims.csv", "labels.csv"]);
}

/// The article's Tables 1 to 3.
mod tables {
    use super::*;

    /// Exactly one observation of the package's first reading of a table says this.
    fn observed<'a>(package: &'a Package, source: &str, period: &str) -> &'a Observation {
        let found: Vec<&Observation> = package
            .observations
            .iter()
            .filter(|other| other.source == source && other.period.to_string() == period)
            .filter(|other| other.partner.is_some_and(|partner| partner.code() == "CHN"))
            .collect();
        assert_eq!(found.len(), 1, "one observation of {source} in {period}");
        found[0]
    }

    fn claimed<'a>(package: &'a Package, source: &str) -> &'a Claim {
        let found: Vec<&Claim> =
            package.claims.iter().filter(|claim| claim.source == source).collect();
        assert_eq!(found.len(), 1, "one claim of {source}");
        found[0]
    }

    /// Source: Tang, Wang and Huo, "Strategic priorities for expanding China Kazakhstan
    /// international economic cooperation", Tables 1 to 3: the rows as printed, save that the
    /// decimal comma is a point and the plus sign of a deviation is left out.
    ///
    /// Rows that Tables 2 and 3 repeat from Table 1 have no observations of their own.
    #[test]
    fn the_package_has_the_numbers_that_the_article_prints() {
        let rows = [
            // Table and row; 2021; 2022; absolute deviation; relative deviation.
            ("Table 1, row 1", "18", "24.1", "6.1", "133.9"),
            ("Table 1, row 2", "9.8", "13.2", "3.4", "140.8"),
            ("Table 1, row 3", "8.2", "11", "2.8", "134.1"),
            ("Table 2, row 2", "1.9", "4.1", "2.2", "220"),
            ("Table 2, row 3", "1.99", "2.3", "0.31", "115.6"),
            ("Table 2, row 4", "1.06", "1.2", "0.14", "113.6"),
            ("Table 3, row 2", "0.7", "0.91", "0.21", "129.6"),
            ("Table 3, row 3", "0.37", "0.83", "0.46", "224.3"),
            ("Table 3, row 4", "0.93", "0.197", "-0.733", "21"),
        ];
        let package = data::embedded().expect("the embedded package is whole");
        for (row, earlier, later, difference, index) in rows {
            for (period, printed) in [("2021", earlier), ("2022", later)] {
                let observation = observed(&package, row, period);
                let value = observation.value.as_ref().expect("a printed number");
                assert_eq!(value.text(), printed, "{row}, {period}");
                assert_eq!(observation.unit.to_string(), "USD x 10^9", "{row}, {period}");
            }
            for (column, printed) in [("absolute", difference), ("relative", index)] {
                let claim = claimed(&package, &format!("{row}, {column} deviation"));
                assert_eq!(claim.value.text(), printed, "{row}, {column} deviation");
                let operands: Vec<&str> = claim.operands.iter().map(Id::as_str).collect();
                let levels =
                    ["2022", "2021"].map(|period| observed(&package, row, period).id.as_str());
                assert_eq!(operands, levels, "{row}, {column} deviation");
            }
        }
        for (row, share) in [("row 1", "18"), ("row 2", "15.6"), ("row 3", "21.9")] {
            let claim = claimed(&package, &format!("Table 1, {row}, share"));
            assert_eq!(claim.value.text(), share, "Table 1, {row}, share");
        }
    }
}
