//! The packages whose figures are tested, and how a test asks for one.

use std::ops::Deref;

use trade_figure::{
    check::{Report, check},
    data::{self, Package},
    figure::{Figure, Request, build},
};

use super::package::Files;

/// A package with what the check says about it.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) package: Package,
    pub(crate) report: Report,
}

impl Checked {
    pub(crate) fn new(package: Package) -> Checked {
        let report = check(&package.observations, &package.claims);
        Checked { package, report }
    }
}

impl Deref for Checked {
    type Target = Package;

    fn deref(&self) -> &Package {
        &self.package
    }
}

pub(crate) fn embedded() -> Checked {
    Checked::new(data::embedded().expect("the embedded package is whole"))
}

pub(crate) fn table(periods: &[&str], rows: &[(&str, &[&str])]) -> Checked {
    Checked::new(Files::table(periods, rows).read().unwrap_or_else(|errors| panic!("{errors}")))
}

pub(crate) fn at_width(width_css: f64) -> Request {
    Request { width_css, ..Request::default() }
}

pub(crate) fn figure(package: &Checked, request: &Request) -> Figure {
    build(&package.package, &package.report, request).unwrap_or_else(|error| panic!("{error}"))
}

/// Labels with what a page could be attacked or a reader be misled by.
pub(crate) const HOSTILE: [&str; 4] = [
    "\u{202e}tropxE\u{202c}",
    "nul\0byte",
    "<img src=x onerror=alert(1)>",
    "</script><svg onload=\"x\">&lt;b&gt;",
];

/// Packages made up for one difficulty each, by name.
pub(crate) fn made_up() -> Vec<(&'static str, Checked)> {
    let read = |(name, files): (&'static str, Files)| {
        (name, Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}"))))
    };
    made_up_files().into_iter().map(read).collect()
}

/// The same difficulties in each of the other forms of columns and bars, by form and name.
pub(crate) fn made_up_kinds() -> Vec<(String, Checked)> {
    let mut packages = Vec::new();
    for kind in ["stacked-columns", "bars", "diverging-bars", "waterfall", "small-multiples"] {
        for (name, mut files) in made_up_files() {
            // One period has no change to show.
            if kind == "waterfall" && name == "one" {
                continue;
            }
            let whole = ",\n      \"whole\": \"row-0\"";
            files.descriptor = files.descriptor.replace("grouped-columns", kind).replace(
                "\"series\": \"period\"",
                &format!("\"series\": \"period\"{}", if kind == "waterfall" { whole } else { "" }),
            );
            let package = files.read().unwrap_or_else(|errors| panic!("{errors}"));
            packages.push((format!("{kind}/{name}"), Checked::new(package)));
        }
    }
    packages
}

fn made_up_files() -> Vec<(&'static str, Files)> {
    let table = Files::table;
    let years = ["2021", "2022"];
    let hostile: Vec<(&str, &[&str])> =
        HOSTILE.iter().map(|label| (*label, ["1.5", "2.5"].as_slice())).collect();
    let names: Vec<String> = (1..=24).map(|number| format!("Product {number}")).collect();
    let many: Vec<(&str, &[&str])> =
        names.iter().map(|name| (name.as_str(), ["3.5", "4.25"].as_slice())).collect();
    vec![
        (
            "negative",
            table(&years, &[("Balance", &["-3.4", "2.2"]), ("Services", &["-0.7", "-1.1"])]),
        ),
        ("missing", table(&years, &[("Printed", &["9.8", "13.2"]), ("In part", &["", "4.1"])])),
        ("one", table(&["2022"], &[("Everything", &["13.2"])])),
        ("equal", table(&years, &[("First", &["5", "5"]), ("Second", &["5", "5"])])),
        (
            "huge-range",
            table(&years, &[("Dust", &["0.001", "0.002"]), ("Mountain", &["8200", "1363.5"])]),
        ),
        ("long-names", table(&years, &LONG)),
        ("many", table(&years, &many)),
        (
            "three-periods",
            table(
                &["2021", "2022", "2023"],
                &[("Exports", &["9.8", "13.2", "14.7"]), ("Imports", &["8.2", "11", "16.7"])],
            ),
        ),
        ("hostile", table(&years, &hostile)),
    ]
}

/// The made-up packages in the forms of chart that have shapes of their own, and some more for what
/// is difficult for these; named by form and difficulty.
pub(crate) fn made_up_shapes() -> Vec<(String, Checked)> {
    let years = ["2021", "2022"];
    let mut files: Vec<(&str, Files)> = vec![
        ("empty", Files::table(&[], &[])),
        ("one", Files::table(&["2022"], &[("Everything", &["13.2"])])),
        ("equal", Files::table(&years, &[("First", &["5", "5"]), ("Second", &["5", "5"])])),
        (
            "negative",
            Files::table(&years, &[("Balance", &["-3.4", "2.2"]), ("Services", &["-0.7", "-1.1"])]),
        ),
        (
            "missing",
            Files::table(&years, &[("Printed", &["9.8", "13.2"]), ("In part", &["", "4.1"])]),
        ),
        (
            "huge-range",
            Files::table(
                &years,
                &[("Dust", &["0.001", "0.002"]), ("Nothing", &["2", "0"]), ("Hill", &["82", "99"])],
            ),
        ),
        ("long-names", Files::table(&years, &LONG)),
    ];
    let names: Vec<String> = (1..=24).map(|number| format!("Product {number}")).collect();
    let values: Vec<[String; 2]> = (1..=24)
        .map(|number| [format!("{number}.5"), format!("{}.{number:02}", 60 / number)])
        .collect();
    let pairs: Vec<[&str; 2]> = values.iter().map(|[one, two]| [&**one, &**two]).collect();
    let rows: Vec<(&str, &[&str])> =
        names.iter().zip(&pairs).map(|(name, pair)| (name.as_str(), pair.as_slice())).collect();
    files.push(("many", Files::table(&years, &rows)));
    let mut packages = Vec::new();
    for chart in ["treemap", "scatter", "slope", "dumbbell", "range-plot"] {
        for (name, files) in &files {
            let mut files = files.clone();
            if *name == "empty" {
                // Nothing that the form could draw, though there is an observation.
                let none: [(&str, &[&str]); 1] = [("Nothing", &[""])];
                files = Files::table(&["2022"], &none);
            }
            files.descriptor = files.descriptor.replace("grouped-columns", chart);
            if chart == "scatter" {
                files.add_whole("100");
            }
            let read = files.read().unwrap_or_else(|errors| panic!("{errors}"));
            packages.push((format!("{chart}-{name}"), Checked::new(read)));
        }
    }
    packages
}

/// Names in each script that fit no line.
const LONG: [(&str, &[&str]); 4] = [
    ("Articles of apparel and clothing accessories, not knitted or crocheted", &["0.37", "0.83"]),
    ("Нефтепродукты и дистилляты каменноугольной смолы высокотемпературные", &["1.9", "4.1"]),
    ("Электрондық сауда алаңдарындағы трансшекаралық жеткізілімдер көлемі", &["1.99", "2.3"]),
    ("哈萨克斯坦对中国出口的原油及石油产品和精炼铜及铜合金贸易总额", &["1.06", "1.2"]),
];
