//! Citations, the method behind a value, and a series as tones.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use serde_json::Value;
use support::{
    figures::{
        Checked, HOSTILE, at_width, embedded, figure, made_up, made_up_kinds, made_up_shapes, table,
    },
    golden,
    package::Files,
};
use trade_figure::{
    cite::{self, Here},
    data::{Author, Chart, Shown},
    figure::{Request, hear, method},
    locale::Lang,
};

const HERE: Here<'_> = Here {
    link: "https://example.org/a_b?x=1&y=%20#trade-figure=view:exports",
    address: "https://example.org/data/datapackage.json",
    today: "2026-11-24",
    lang: Lang::En,
};

fn json(plain: &impl serde::Serialize) -> Value {
    serde_json::to_value(plain).expect("plain data")
}

fn citations(package: &Checked, request: &Request, here: Here<'_>) -> Value {
    json(&cite::document(&package.package, &figure(package, request), here))
}

fn view(name: &str) -> Request {
    Request { view: Some(name.to_owned()), ..at_width(640.0) }
}

fn method_of(package: &Checked, request: &Request, id: &str) -> Value {
    let found = method(&package.package, &package.report, request, id);
    json(&found.unwrap_or_else(|error| panic!("{id}: {error}")))
}

fn tones_of(package: &Checked, request: &Request, id: &str) -> Value {
    let found = hear(&package.package, &package.report, request, id);
    json(&found.unwrap_or_else(|error| panic!("{id}: {error}")))
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text")).collect()
}

/// Source: the first page of the article, whose copy names no journal, year or DOI.
#[test]
fn the_article_is_cited_as_its_first_page_has_it() {
    let package = embedded();
    let [work] = &package.citation[..] else { panic!("one work") };
    let person = |family: &str, given: &str| Author::Person {
        family: family.to_owned(),
        given: given.to_owned(),
    };
    assert_eq!(
        work.authors,
        [person("Tang", "Sai"), person("Wang", "Liyuan"), person("Huo", "Xuedi")]
    );
    assert_eq!(
        work.title.to_uppercase(),
        "STRATEGIC PRIORITIES FOR EXPANDING CHINA KAZAKHSTAN INTERNATIONAL ECONOMIC COOPERATION"
    );
    assert!(work.issued.is_empty() && work.text("DOI").is_empty());
    // It is not listed again among the sources of its numbers.
    let cited = citations(&package, &view("exports"), HERE);
    let labels: Vec<&Value> =
        cited["works"].as_array().expect("works").iter().map(|work| &work["label"]).collect();
    assert_eq!(labels, ["This figure", "The article", "Numbers of the article", "Original data"]);
    let sources = cited["works"][3]["text"].as_str().expect("a text");
    assert!(sources.contains("World Bank") && !sources.contains("Tang"), "{sources}");
}

/// A package whose article is all that a reference can have, and whose texts are what could break one.
fn awkward() -> Checked {
    let mut files = Files::whole();
    files.descriptor = files.descriptor.replacen(
        "\"resources\"",
        r#""title": "Numbers {of} A & B, 50% #1 a_b ~ ^ \\ $",
  "contributors": [{"title": "Archive of A and B, the"}],
  "sources": [{"title": "Somebody", "path": "javascript:alert(1)"}, {"path": "https://example.org/{a}\\b"}],
  "citation": {"type": "article-journal", "title": "On \"{trade}\"\nER  - in} 50% & more",
    "author": [{"family": "Meyer, van", "given": "A"}, {"family": "Sand and Stone", "given": "B"},
      {"family": "Нұрланов", "given": "Ә."}, {"family": "Mononym"}, {"literal": "The Body and Sons"}],
    "container-title": "Journal of X & Y", "volume": 12, "issue": "3", "page": "45-67",
    "issued": {"date-parts": [[2024, 5, 1]]}, "DOI": "10.1234/ab_c", "ISSN": "1234-5678", "custom": "left out"},
  "resources""#,
        1,
    );
    files.descriptor = files.descriptor.replace("\"A title\"", "\"A {title} \\u202e with 100%\"");
    Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")))
}

#[test]
fn citations_are_those_that_somebody_has_read() {
    let mut goldens = Vec::new();
    let article = embedded();
    let request =
        Request { measure: Some(Shown::Index), hidden: vec!["2021".to_owned()], ..view("exports") };
    let cases = [
        ("article", citations(&article, &request, HERE)),
        ("awkward", citations(&awkward(), &view("main"), HERE)),
        (
            "nowhere",
            citations(&article, &view("exports"), Here { link: "", address: "file:///x", ..HERE }),
        ),
    ];
    for (name, cited) in &cases {
        for (form, end) in [("text", "txt"), ("bibtex", "bib"), ("ris", "ris")] {
            let texts: Vec<&str> = cited["works"]
                .as_array()
                .expect("works")
                .iter()
                .map(|work| work[form].as_str().expect("a text"))
                .collect();
            goldens.push((format!("cite/{name}.{end}"), texts.join("\n").replace("\r\n", "\n")));
        }
        let items: Vec<&Value> = cited["works"]
            .as_array()
            .expect("works")
            .iter()
            .flat_map(|work| work["csl"].as_array().expect("a list"))
            .collect();
        let text = serde_json::to_string_pretty(&items).expect("JSON");
        goldens.push((format!("cite/{name}.json"), text + "\n"));
    }
    // The hash of the package is that of its files, and has tests of its own.
    let hash = format!("{:016x}", article.package.hash);
    let goldens: Vec<(String, String)> =
        goldens.into_iter().map(|(name, text)| (name, text.replace(&hash, "HASH"))).collect();
    golden::compare(goldens.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn nothing_of_a_work_gets_out_of_its_field() {
    let cited = citations(&awkward(), &view("main"), HERE);
    for work in cited["works"].as_array().expect("works") {
        let ris = work["ris"].as_str().expect("a text");
        for line in ris.split_terminator("\r\n") {
            let (tag, rest) = line.split_at(2);
            assert!(rest.starts_with("  - "), "{line}");
            assert!(
                tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
                "{line}"
            );
        }
        let works = work["csl"].as_array().expect("a list").len();
        assert_eq!(ris.matches("\r\nER  - \r\n").count(), works);
        let bibtex = work["bibtex"].as_str().expect("a text");
        let mut depth = 0;
        for byte in bibtex.bytes() {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            assert!(depth >= 0, "{bibtex}");
        }
        assert_eq!(depth, 0, "{bibtex}");
        assert_eq!(bibtex.matches("\n@").count() + 1, works);
        for form in ["text", "bibtex", "ris"] {
            let text = work[form].as_str().expect("a text");
            assert!(!text.contains("javascript:") && !text.contains('\u{202e}'), "{text}");
        }
    }
}

/// Source: Tables 1 and 2 of the article, worked by hand: 13.2 / 9.8 is 1.34694, 4.1 / 13.2 is 0.31061,
/// 4.1 − 1.9 is 2.2, which is 22.449 percent of 9.8.
#[test]
fn a_formula_has_the_printed_numbers_in_it() {
    let package = embedded();
    let cases = [
        (
            Shown::Value,
            "exports-2022",
            vec![
                "13.2 \u{2212} 9.8 = +3.4 (+3.3 to +3.5)",
                "100 \u{d7} 13.2 / 9.8 \u{2248} 134.7 (133.5 to 135.9)",
            ],
        ),
        (
            Shown::Growth,
            "exports-2022",
            vec!["100 \u{d7} (13.2 / 9.8 \u{2212} 1) \u{2248} +34.7% (+33.5 to +35.9)"],
        ),
        (
            Shown::Share,
            "exports-oil-2022",
            vec!["100 \u{d7} 4.1 / 13.2 \u{2248} 31.1% (30.5 to 31.6)"],
        ),
        (
            Shown::Contribution,
            "exports-oil-2022",
            vec!["100 \u{d7} (4.1 \u{2212} 1.9) / 9.8 \u{2248} +22.4 points (+21.3 to +23.6)"],
        ),
    ];
    for (shown, id, expected) in cases {
        let request = Request { measure: Some(shown), ..view("exports") };
        let found = method_of(&package, &request, id);
        let formulas: Vec<&str> = found["formulas"]
            .as_array()
            .expect("formulas")
            .iter()
            .map(|formula| formula["text"].as_str().expect("a text"))
            .collect();
        for formula in expected {
            assert!(
                formulas.contains(&formula),
                "{shown:?} of {id}: {formula} not in {formulas:?}"
            );
        }
    }
    let found = method_of(&package, &view("exports"), "exports-2022");
    assert_eq!(
        texts(&found["inputs"][0]),
        ["Exports, 2022", "$13.2 billion", "13.15 to 13.25", "Table 1, row 2", ""]
    );
    assert_eq!(
        texts(&found["inputs"][1]),
        ["Exports, 2021", "$9.8 billion", "9.75 to 9.85", "Table 1, row 2", ""]
    );
    assert_eq!(found["licences"][0]["address"], "https://opensource.org/license/mit");
    assert_eq!(found["warnings"].as_array().expect("a list").len(), 3);
}

#[test]
fn a_result_that_is_not_rounded_is_equal() {
    let package = table(&["2021", "2022"], &[("A", &["2.0", "3.0"])]);
    let found = method_of(&package, &view("main"), "row-0-2022");
    assert_eq!(found["formulas"][1]["text"], "100 \u{d7} 3.0 / 2.0 = 150.0 (143.9 to 156.5)");
    assert_eq!(method_of(&package, &view("main"), "nobody"), Value::Null);
}

/// Every value that a reader can select says where it is from, unless it is computed by its form.
#[test]
fn every_value_has_a_method_in_every_language() {
    let mut packages: Vec<(String, Checked)> =
        made_up().into_iter().map(|(name, package)| (name.to_owned(), package)).collect();
    packages.extend(made_up_kinds());
    packages.extend(made_up_shapes());
    packages.push(("embedded".to_owned(), embedded()));
    let mut count = 0;
    for (name, package) in &packages {
        for one in package
            .views
            .iter()
            .filter(|view| !matches!(view.chart, Chart::Check | Chart::Indicators))
        {
            for measure in one.measures.iter().copied() {
                let lang = Lang::ALL[count % 4];
                let request = Request { measure: Some(measure), lang, ..view(one.name.as_str()) };
                for target in &figure(package, &request).scene.targets {
                    let id = &target.readout.id;
                    let found = method_of(package, &request, id);
                    let is_known = package.observations.iter().any(|known| known.id.as_str() == id)
                        || package.claims.iter().any(|known| known.id.as_str() == id);
                    assert_eq!(found.is_object(), is_known, "{name}, {}, {id}", one.name);
                    if is_known {
                        count += 1;
                        assert!(
                            !found["inputs"].as_array().expect("inputs").is_empty(),
                            "{name}, {id}"
                        );
                        let text = found.to_string();
                        let hidden =
                            |text: &str| text.contains('\u{202e}') || text.contains("\\u0000");
                        assert!(!hidden(&text), "{name}, {id}: {text}");
                    }
                }
            }
        }
    }
    assert!(count > 500 && HOSTILE.len() == 4, "{count} values");
}

#[test]
fn tones_lie_between_the_lowest_and_the_highest() {
    let package = table(
        &["2019", "2020", "2021", "2022"],
        &[
            ("A", &["2.0", "", "6.0", "4.0"]),
            ("B", &["5.0", "5.0", "5.0", "5.0"]),
            ("C", &["1.0", "", "", ""]),
        ],
    );
    let mut files = Files::table(
        &["2019", "2020", "2021", "2022"],
        &[
            ("A", &["2.0", "", "6.0", "4.0"]),
            ("B", &["5.0", "5.0", "5.0", "5.0"]),
            ("C", &["1.0", "", "", ""]),
        ],
    );
    files.descriptor = files
        .descriptor
        .replace("\"category\": \"product\"", "\"category\": \"period\"")
        .replace("\"series\": \"period\"", "\"series\": \"product\"")
        .replace("grouped-columns", "lines");
    let lines = Checked::new(files.read().unwrap_or_else(|errors| panic!("{errors}")));
    let tones = tones_of(&lines, &view("main"), "row-0-2021");
    let shares: Vec<&Value> =
        tones["points"].as_array().expect("points").iter().map(|point| &point["share"]).collect();
    assert_eq!(shares, [&Value::from(0.0), &Value::Null, &Value::from(1.0), &Value::from(0.5)]);
    let said: Vec<&str> = tones["points"]
        .as_array()
        .expect("points")
        .iter()
        .map(|point| point["text"].as_str().expect("a text"))
        .collect();
    assert_eq!(
        said,
        ["2019: $2.0 billion.", "2020: not printed.", "2021: $6.0 billion.", "2022: $4.0 billion."]
    );
    assert_eq!(tones["listen"], "Listen to the series: A");
    assert_eq!(
        tones["tones"],
        "The lowest tone is 2019 ($2.0 billion), the highest 2021 ($6.0 billion). Silence is a value that is not there."
    );
    // All equal: in the middle. One value alone is no series.
    let flat = tones_of(&lines, &view("main"), "row-1-2019");
    assert!(flat["points"].as_array().expect("points").iter().all(|point| point["share"] == 0.5));
    assert_eq!(tones_of(&lines, &view("main"), "row-2-2019"), Value::Null);
    // A series is what the keys left and right go through.
    let columns = tones_of(&package, &view("main"), "row-1-2019");
    assert_eq!(columns["points"].as_array().expect("points").len(), 3);
}
