//! The packages in `data/examples/`: they are read, what the check says of them, what their views are, and
//! every printed derived number computed again from the files, by other code and in floating point.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use support::{
    figures::{Checked, at_width, figure},
    golden,
};
use trade_figure::{
    check::Note,
    data::{DESCRIPTOR, Package},
    figure::Request,
    locale::Lang,
};

/// Each example, the language that it is written in first, and what separates its cells.
const EXAMPLES: [(&str, Lang, char); 2] =
    [("kazakhstan-exports", Lang::En, ','), ("kazakhstan-uzbekistan", Lang::Ru, ';')];

fn file(name: &str, path: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples").join(name);
    fs::read_to_string(folder.join(path)).ok()
}

fn example(name: &str) -> Checked {
    let descriptor = file(name, DESCRIPTOR).expect("a descriptor");
    let read = Package::read(&descriptor, &|path| file(name, path));
    Checked::new(read.unwrap_or_else(|errors| panic!("{errors}")))
}

fn named(
    package: &Checked,
    view: &str,
    lang: Lang,
    width_css: f64,
) -> trade_figure::figure::Figure {
    let request = Request { view: Some(view.to_owned()), lang, ..at_width(width_css) };
    figure(package, &request)
}

/// The views that draw, without the list of the check.
fn drawings(package: &Checked) -> Vec<String> {
    let drawn = package.views.iter().filter(|view| view.name.as_str() != "check");
    drawn.map(|view| view.name.as_str().to_owned()).collect()
}

#[test]
fn the_folder_has_these_packages_and_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/examples");
    let entries = fs::read_dir(folder).expect("the folder of the examples");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, EXAMPLES.map(|(name, ..)| name));
}

#[test]
fn goldens_of_every_view() {
    let mut texts = Vec::new();
    for (name, lang, _) in EXAMPLES {
        let package = example(name);
        for view in drawings(&package) {
            for width in [720.0, 328.0] {
                let text = named(&package, &view, lang, width).scene.to_text();
                texts.push((format!("examples/{name}/{view}-{width}.txt"), text));
            }
        }
    }
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

/// Every view is drawn in every language, and says something else in each of those that it is written in.
#[test]
fn every_view_is_drawn_in_every_language() {
    for (name, ..) in EXAMPLES {
        let package = example(name);
        for view in drawings(&package) {
            let titles: Vec<String> = [Lang::En, Lang::Kk, Lang::Ru, Lang::Zh]
                .map(|lang| named(&package, &view, lang, 720.0).title)
                .to_vec();
            for (place, title) in titles.iter().enumerate() {
                assert!(!titles[..place].contains(title), "{name}, {view}: {title} twice");
            }
        }
    }
}

/// Source: `labels.csv` and `datapackage.json`, where the goods and the source are in Russian alone.
#[test]
fn what_is_written_in_one_language_is_shown_in_all() {
    let package = example("kazakhstan-uzbekistan");
    for lang in [Lang::En, Lang::Kk, Lang::Ru, Lang::Zh] {
        let goods = named(&package, "goods", lang, 720.0);
        let text = goods.scene.to_text();
        assert!(text.contains("Пшеница") && text.contains("Ячмень"), "{lang:?}:\n{text}");
        assert!(goods.source.contains("Товарооборот Казахстана с Узбекистаном"), "{lang:?}");
    }
}

/// Source: `README.md` of each example, which works these out by hand.
#[test]
fn the_check_says_what_the_readmes_say() {
    let exports = example("kazakhstan-exports");
    for (claim, result) in exports.claims.iter().zip(&exports.report.claims) {
        assert_eq!(result.verdict.token(), "consistent", "{}", claim.id.as_str());
        let is_cut_off = result.notes.iter().any(|note| matches!(note, Note::OnlyUnderTruncation));
        assert_eq!(is_cut_off, claim.id.as_str() == "share-food-2008", "{}", claim.id.as_str());
    }
    let uzbekistan = example("kazakhstan-uzbekistan");
    let contradicted: Vec<&str> = uzbekistan
        .report
        .claims
        .iter()
        .filter(|result| result.verdict.token() == "contradicted")
        .map(|result| result.id.as_str())
        .collect();
    assert_eq!(contradicted, ["cis-sum"]);
    assert_eq!(uzbekistan.report.joint.conflicts().count(), 1, "and nothing else together");
}

/// Source: the arithmetic of `computed` on the texts of the files, which this test reads by itself.
#[test]
fn every_verdict_is_that_of_a_few_lines_of_arithmetic() {
    for (name, _, delimiter) in EXAMPLES {
        let package = example(name);
        let rows = |path| rows(&file(name, path).expect("a table"), delimiter);
        let values: BTreeMap<String, Option<(f64, f64)>> =
            rows("observations.csv").iter().map(|row| (row["id"].clone(), range(row))).collect();
        let claims = rows("claims.csv");
        assert_eq!(claims.len(), package.report.claims.len());
        for (claim, result) in claims.iter().zip(&package.report.claims) {
            let id = &claim["id"];
            assert_eq!(id, result.id.as_str());
            let operands: Option<Vec<(f64, f64)>> =
                claim["operands"].split(';').map(|operand| values[operand]).collect();
            let Some(operands) = operands else {
                assert_eq!(result.verdict.token(), "untestable", "{id}");
                continue;
            };
            let (low, high) = computed(&claim["rule"], &operands);
            let (printed_low, printed_high) = range(claim).expect("a claim has a number");
            // The sums of floating point end a little beside those of the digits.
            let dust = 1e-9 * high.abs();
            let follows = printed_low <= high + dust && low <= printed_high + dust;
            let expected =
                if follows || id == "share-food-2008" { "consistent" } else { "contradicted" };
            assert_eq!(result.verdict.token(), expected, "{id}: {low} to {high}");
            assert_eq!(
                follows,
                id != "share-food-2008" && id != "cis-sum",
                "{id}: {low} to {high}"
            );
        }
    }
}

/// The smallest and the largest result of a rule on positive numbers.
fn computed(rule: &str, operands: &[(f64, f64)]) -> (f64, f64) {
    match (rule, operands) {
        ("sum", parts) => {
            (parts.iter().map(|part| part.0).sum(), parts.iter().map(|part| part.1).sum())
        }
        ("share", [part, whole]) => (100.0 * part.0 / whole.1, 100.0 * part.1 / whole.0),
        _ => panic!("the examples have no {rule} of printed numbers"),
    }
}

/// What a printed number can stand for, in single units: half a unit of its last digit to either side.
fn range(row: &BTreeMap<String, String>) -> Option<(f64, f64)> {
    let digits = row["value"].replace(' ', "").replace(',', ".");
    if digits.is_empty() {
        return None;
    }
    let places = digits.split_once('.').map_or(0, |(_, behind)| behind.len());
    let power = row["unit_mult"].parse::<i32>().expect("a power of ten");
    let value = digits.parse::<f64>().expect("a number");
    let half = 0.5 * 10_f64.powi(-i32::try_from(places).expect("few places"));
    Some(((value - half) * 10_f64.powi(power), (value + half) * 10_f64.powi(power)))
}

/// The rows of a table by the names of its columns.
fn rows(text: &str, delimiter: char) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.lines().map(|line| cells(line, delimiter));
    let header = lines.next().expect("a header");
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

/// The cells of a line without line breaks in its cells.
fn cells(line: &str, delimiter: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for character in line.chars() {
        if character == '"' {
            is_quoted = !is_quoted;
        } else if character == delimiter && !is_quoted {
            cells.push(String::new());
        } else {
            cells.last_mut().expect("a cell").push(character);
        }
    }
    cells
}

/// The check as the command line writes it.
#[cfg(feature = "cli")]
#[test]
fn goldens_of_the_check() {
    use std::process::Command;

    let mut texts = Vec::new();
    for (name, code) in [("kazakhstan-exports", 0), ("kazakhstan-uzbekistan", 1)] {
        let output = Command::new(env!("CARGO_BIN_EXE_trade-figure"))
            .args(["check", &format!("data/examples/{name}"), "--format", "json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("the command runs");
        assert_eq!(output.status.code(), Some(code), "{name}");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        texts.push((format!("examples/{name}/check.json"), text));
    }
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}
