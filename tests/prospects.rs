//! Exports and imports that go on at a growth: golden scenes, laws, and what has nothing to go on from.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::fmt::Write;

use support::{
    figures::{Checked, at_width, embedded, figure},
    golden,
    package::{Files, LABEL_COLUMNS, OBSERVATION_COLUMNS},
};
use trade_figure::{
    figure::{
        Area, Figure, Furniture, Key, Mark, RATE_LIMITS, Request, Scene, Target, Theme, build,
        table, view_rows,
    },
    locale::Lang,
};

const FLOWS: [&str; 3] = ["export", "import", "total"];

/// A projection of exports, imports and turnover, a row a year; an empty text is a number that nobody
/// printed.
fn files(until: &str, rows: &[(&str, [&str; 3])], names: [&str; 3]) -> Files {
    let mut observations = vec![OBSERVATION_COLUMNS.to_owned()];
    let mut labels = vec![LABEL_COLUMNS.to_owned()];
    labels.extend(["trade,Trade,,,", "TOTAL,All,,,"].map(str::to_owned));
    for (flow, name) in FLOWS.iter().zip(names) {
        labels.push(format!("{flow},\"{name}\",,,"));
        for (year, values) in rows {
            let value = values[FLOWS.iter().position(|other| other == flow).expect("a flow")];
            let row = format!("{flow}-{year},trade,KAZ,CHN,{flow},TOTAL,{year},{value},USD,9,,");
            observations.push(row);
        }
    }
    let whole = Files::whole();
    let descriptor = whole
        .descriptor
        .replace("grouped-columns", "projection")
        .replace("{\"observations\": [\"a-2021\", \"a-2022\"]}", "{\"variable\": \"trade\"}")
        .replace("\"category\": \"product\"", "\"category\": \"period\"")
        .replace("\"series\": \"period\"", &format!("\"series\": \"flow\", \"until\": \"{until}\""))
        .replace(",\n    {\"name\": \"claims\", \"path\": \"claims.csv\"}", "");
    Files {
        descriptor,
        observations: Some(observations.join("\n")),
        claims: None,
        labels: Some(labels.join("\n")),
        arguments: None,
    }
}

fn made_up(until: &str, rows: &[(&str, [&str; 3])], names: [&str; 3]) -> Checked {
    Checked::new(files(until, rows, names).read().unwrap_or_else(|errors| panic!("{errors}")))
}

const NAMES: [&str; 3] = ["Exports", "Imports", "Turnover"];

/// Packages made up for one difficulty each, by name.
fn difficult() -> Vec<(&'static str, Checked)> {
    let long = [
        "Articles of apparel and clothing accessories, not knitted or crocheted",
        "Нефтепродукты и дистилляты каменноугольной смолы высокотемпературные",
        "哈萨克斯坦对中国出口的原油及石油产品和精炼铜及铜合金贸易总额",
    ];
    let two = [("2021", ["9.8", "8.2", "18"]), ("2023", ["14.7", "16.7", "31.5"])];
    let many: Vec<(String, [String; 3])> = (1990..2024)
        .map(|year| (year.to_string(), ["4.5", "7.25", "11.75"].map(str::to_owned)))
        .collect();
    let many: Vec<(&str, [&str; 3])> = many
        .iter()
        .map(|(year, [one, two, three])| {
            (year.as_str(), [one.as_str(), two.as_str(), three.as_str()])
        })
        .collect();
    vec![
        ("one-year", made_up("2024", &two, NAMES)),
        (
            "equal",
            made_up("2030", &[("2021", ["5", "5", "10"]), ("2022", ["5", "5", "10"])], NAMES),
        ),
        (
            "falling",
            made_up("2030", &[("2021", ["20", "9", "29"]), ("2022", ["5", "8", "13"])], NAMES),
        ),
        (
            "huge-range",
            made_up("2028", &[("2021", ["0.01", "100", ""]), ("2022", ["0.02", "990", ""])], NAMES),
        ),
        (
            "missing",
            made_up(
                "2030",
                &[
                    ("2020", ["", "8.2", "18"]),
                    ("2021", ["9.8", "", ""]),
                    ("2023", ["14.7", "16.7", ""]),
                ],
                NAMES,
            ),
        ),
        ("long-names", made_up("2030", &two, long)),
        ("many", made_up("2073", &many, NAMES)),
    ]
}

fn prospects(rates: [Option<f64>; 2], width_css: f64) -> Figure {
    let request = Request { view: Some("prospects".to_owned()), rates, ..at_width(width_css) };
    figure(&embedded(), &request)
}

#[test]
fn goldens() {
    let mut texts = Vec::new();
    for width in [720.0, 328.0] {
        texts.push((format!("scenes/prospects-{width}.txt"), prospects([None; 2], width).scene));
    }
    texts.push((
        "scenes/prospects-set.txt".to_owned(),
        prospects([Some(4.5), Some(0.0)], 720.0).scene,
    ));
    let request = Request { view: Some("prospects".to_owned()), ..at_width(720.0) };
    let dark = Request { theme: Theme::Dark, ..request.clone() };
    texts.push(("scenes/prospects-dark.txt".to_owned(), figure(&embedded(), &dark).scene));
    let drawn = Request { furniture: Furniture::Drawn, ..request };
    texts.push(("scenes/prospects-drawn.txt".to_owned(), figure(&embedded(), &drawn).scene));
    for (name, package) in difficult() {
        let scene = figure(&package, &at_width(560.0)).scene;
        texts.push((format!("scenes/projection/{name}.txt"), scene));
    }
    golden::compare(texts.iter().map(|(name, scene)| (name.as_str(), scene.to_text())));
}

fn line<'a>(scene: &'a Scene, title: &str) -> &'a [(String, String)] {
    let target = scene.targets.iter().find(|target| target.readout.title == title);
    &target.expect("a value of this name").readout.lines
}

/// Worked by hand: 14.7 (14.65 to 14.75) and 16.7 (16.65 to 16.75) that do not grow, and 14.7 that
/// grows by ten percent for a year, 16.17 (16.115 to 16.225).
#[test]
fn values_have_the_digits_that_the_printed_numbers_give_them() {
    let still = prospects([Some(0.0), Some(0.0)], 720.0).scene;
    let computed = |text: &str| [("Computed".to_owned(), text.to_owned())];
    assert_eq!(line(&still, "Exports, 2030"), computed("$14.7 billion (14.65 to 14.75)"));
    assert_eq!(line(&still, "Imports, 2024"), computed("$16.7 billion (16.65 to 16.75)"));
    // The printed turnover of 2023 is 31.5, its parts make 31.4.
    assert_eq!(line(&still, "Turnover, 2030"), computed("$31.4 billion (31.30 to 31.50)"));
    let tenth = prospects([Some(10.0), None], 720.0).scene;
    assert_eq!(line(&tenth, "Exports, 2024"), computed("$16.2 billion (16.11 to 16.23)"));
}

/// Worked by hand: the square roots of 14.7 / 9.8 and 16.7 / 8.2, and at the corners of 14.65 / 9.85,
/// 14.75 / 9.75, 16.65 / 8.25 and 16.75 / 8.15, less one.
#[test]
fn the_growth_at_the_start_is_that_between_the_printed_years() {
    let figure = prospects([None; 2], 720.0);
    let own: Vec<&str> = figure.rates.iter().map(|rate| rate.own.as_str()).collect();
    assert_eq!(own, ["As 2021–2023: 22% (21.9 to 23.0)", "As 2021–2023: 43% (42.0 to 43.4)"]);
    assert!(figure.rates.iter().all(|rate| rate.is_own));
    // 16.7 at 42.7 percent for seven years, and no wider than 16.65 (16.65 / 8.25)^3.5 to
    // 16.75 (16.75 / 8.15)^3.5.
    let expected = "$200 billion (194 to 209)";
    assert_eq!(line(&figure.scene, "Imports, 2030")[0].1, expected);
}

#[test]
fn a_growth_is_kept_within_its_limits_and_one_that_is_none_is_the_own() {
    for (asked, set) in [
        (1e9, Some(RATE_LIMITS.1)),
        (-1e9, Some(RATE_LIMITS.0)),
        (f64::NAN, None),
        (f64::INFINITY, None),
        (7.5, Some(7.5)),
    ] {
        let figure = prospects([Some(asked), None], 720.0);
        let (found, own) = (&figure.rates[0], &figure.rates[1]);
        assert_eq!((found.is_own, own.is_own), (set.is_none(), true), "for {asked}");
        if let Some(set) = set {
            assert!((found.percent - set).abs() < 1e-12, "{} for {asked}", found.percent);
        }
        let same = prospects([set, None], 720.0).scene.to_text();
        assert_eq!(figure.scene.to_text(), same, "for {asked}");
    }
}

fn center(area: Area) -> (f64, f64) {
    (area.x_css + area.width_css / 2.0, area.y_css + area.height_css / 2.0)
}

/// A printed or computed value for each flow and year, found where it is drawn.
#[test]
fn every_value_has_one_target_that_a_pointer_finds() {
    for (name, package) in difficult().into_iter().chain([("article", embedded())]) {
        let view = package.views.last().map(|view| view.name.to_string());
        for width in (200..=1600).step_by(25) {
            let request = Request { view: view.clone(), ..at_width(f64::from(width)) };
            let scene = figure(&package, &request).scene;
            for target in &scene.targets {
                let title = |target: &Target| target.readout.title.clone();
                let hit = scene.hit(center(target.mark)).map(title);
                let same = scene.targets.iter().filter(|other| {
                    let (one, other) = (center(other.mark), center(target.mark));
                    (one.0 - other.0).abs() < 1e-9 && (one.1 - other.1).abs() < 0.75
                });
                // Of values in one place the reader finds one.
                let named: Vec<String> = same.map(title).collect();
                assert!(
                    hit.is_some_and(|hit| named.contains(&hit)),
                    "{name}, {width} px: {named:?}"
                );
            }
        }
    }
}

/// Worked by hand, as above: numbers that do not grow.
#[test]
fn what_is_computed_stands_in_the_table_and_in_what_is_taken_away() {
    let package = embedded();
    let request = Request {
        view: Some("prospects".to_owned()),
        rates: [Some(0.0), Some(0.0)],
        ..at_width(720.0)
    };
    let rows = view_rows(&package, &package.report, &request).expect("a drawing has numbers");
    let header = rows.first().expect("a header");
    let cells = |id: &str| -> Vec<&str> {
        let row = rows.iter().find(|row| row[0] == id).expect("a row of this id");
        ["printed", "low", "high", "computed", "computed_low", "computed_high"]
            .map(|name| {
                row[header.iter().position(|cell| cell == name).expect("a column")].as_str()
            })
            .to_vec()
    };
    assert_eq!(cells("exports-2023"), ["14.7", "14.65", "14.75", "", "", ""]);
    assert_eq!(cells("exports-2023-2030"), ["", "", "", "14.7", "14.65", "14.75"]);
    let table = table(&package, &package.report, &request, None).expect("a drawing has a table");
    let columns = &table.columns[table.first_number..];
    assert_eq!(columns[2..], ["Computed, billion US dollars", "Range"]);
    let texts = |id: &str| -> Vec<&str> {
        let row = table.rows.iter().find(|row| row.id == id).expect("a row of this id");
        row.cells[table.first_number..].iter().map(|cell| cell.text.as_str()).collect()
    };
    assert_eq!(texts("exports-2023"), ["14.7", "14.65 to 14.75", "", ""]);
    assert_eq!(texts("exports-2023-2030"), ["not printed", "", "14.7", "14.65 to 14.75"]);
}

#[test]
fn keys_go_through_printed_and_computed_years() {
    let figure = prospects([None; 2], 720.0);
    let mut id = "exports-2021".to_owned();
    let mut periods = Vec::new();
    for _ in 0..9 {
        let next = figure.step(&id, Key::Right).expect("a value from each value");
        periods.push(next.readout.title.clone());
        id.clone_from(&next.readout.id);
    }
    let expected: Vec<String> = (2022..=2030).map(|year| format!("Exports, {year}")).collect();
    assert_eq!(periods, expected);
}

/// Heights above zero add up, since the axis is one scale.
#[test]
fn exports_and_imports_make_the_turnover() {
    for rates in [[None; 2], [Some(0.0); 2], [Some(-20.0), Some(55.0)]] {
        let scene = prospects(rates, 720.0).scene;
        let y = |title: &str| {
            let found = scene.targets.iter().find(|target| target.readout.title == title);
            center(found.expect("a value").mark).1
        };
        let zero = scene.marks.iter().find_map(|mark| match mark {
            Mark::Text { content, at, .. } if content == "0" => Some(at.1),
            _ => None,
        });
        let zero = zero.expect("a zero");
        for year in 2024..=2030 {
            let height = |flow: &str| zero - y(&format!("{flow}, {year}"));
            let parts = height("Exports") + height("Imports");
            let whole = height("Turnover");
            assert!((parts - whole).abs() < 1e-6, "{year}: {parts} is not {whole}");
        }
    }
}

#[test]
fn it_says_in_every_language_that_it_is_no_forecast() {
    let package = embedded();
    for (lang, words) in [
        (Lang::En, "Arithmetic, not a forecast"),
        (Lang::Kk, "Болжам емес, арифметика"),
        (Lang::Ru, "Арифметика, а не прогноз"),
        (Lang::Zh, "算术推演，并非预测"),
    ] {
        let request = Request { view: Some("prospects".to_owned()), lang, ..at_width(720.0) };
        let figure = figure(&package, &request);
        assert!(figure.subtitle.starts_with(words), "{}", figure.subtitle);
    }
}

#[test]
fn what_has_nothing_to_go_on_from_says_why() {
    let sound = [("2021", ["9.8", "8.2", "18"]), ("2023", ["14.7", "16.7", "31.5"])];
    let other = |from: &str, to: &str| {
        let whole = files("2030", &sound, NAMES);
        Files { descriptor: whole.descriptor.replace(from, to), ..whole }
    };
    let cases = [
        ("nothing is wrong", files("2030", &sound, NAMES)),
        ("one year", files("2030", &sound[1..], NAMES)),
        (
            "no imports",
            files(
                "2030",
                &sound.map(|(year, [exports, _, total])| (year, [exports, "", total])),
                NAMES,
            ),
        ),
        (
            "other last years",
            files(
                "2030",
                &[sound[0], ("2022", ["9", "9", "18"]), ("2023", ["14.7", "", ""])],
                NAMES,
            ),
        ),
        ("nothing to multiply", files("2030", &[("2021", ["0", "8.2", ""]), sound[1]], NAMES)),
        ("until the last year", files("2023", &sound, NAMES)),
        ("too far", files("2074", &sound, NAMES)),
        (
            "flows as the category",
            other(
                "\"category\": \"period\",\n      \"series\": \"flow\"",
                "\"category\": \"flow\", \"series\": \"period\"",
            ),
        ),
        ("no until", other(", \"until\": \"2030\"", "")),
        ("a month", other("\"2030\"", "\"2030-01\"")),
        ("a word", other("\"2030\"", "\"soon\"")),
        ("a number", other("\"2030\"", "2030")),
    ];
    let mut text = String::new();
    for (name, files) in cases {
        let said = match files.read() {
            Err(errors) => errors.to_string(),
            Ok(package) => {
                let package = Checked::new(package);
                match build(&package.package, &package.report, &Request::default()) {
                    Ok(_) => "nothing is wrong".to_owned(),
                    Err(error) => format!("{}: {error}", error.place()),
                }
            }
        };
        let _ = writeln!(text, "# {name}\n{said}");
    }
    golden::compare([("errors/projection.txt", text)]);
}
