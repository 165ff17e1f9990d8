//! Views over time: the years that are shown of one, two of them compared, and the series that stands
//! out.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "more")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{fs, path::Path};

use support::{
    figures::{Checked, at_width, embedded, figure, table},
    golden,
};
use trade_figure::{
    data::{Package, Shown},
    figure::{Color, Compared, Mark, Request, Years, build, compare, years},
    locale::Lang,
    model::Period,
};

/// The package of long series.
fn series() -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/china-kazakhstan-series");
    let file = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let descriptor = file("datapackage.json").expect("the package has its descriptor");
    let package = Package::read(&descriptor, &file).unwrap_or_else(|errors| panic!("{errors}"));
    Checked::new(package)
}

fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

fn span(view: &str, from: &str, to: &str) -> Request {
    Request {
        view: Some(view.to_owned()),
        from: Some(period(from)),
        to: Some(period(to)),
        ..at_width(720.0)
    }
}

/// Three years of two flows, side by side in three columns each.
fn three_years() -> Checked {
    table(
        &["2021", "2022", "2023"],
        &[("Exports", &["9.8", "13.2", "14.7"]), ("Imports", &["8.2", "11", "16.7"])],
    )
}

fn ids(package: &Checked, request: &Request) -> Vec<String> {
    let scene = figure(package, request).scene;
    scene.targets.into_iter().map(|target| target.readout.id).collect()
}

fn years_of(package: &Checked, request: &Request) -> Years {
    let figure = figure(package, request);
    years(&package.package, &package.report, request, &figure).expect("a view over time")
}

fn compared(package: &Checked, request: &Request, pair: (&str, &str)) -> Compared {
    compare(&package.package, &package.report, request, pair).expect("a view over time")
}

fn cells(compared: &Compared, row: usize) -> Vec<(&str, &str)> {
    compared.rows[row].cells.iter().map(|cell| (&*cell.text, &*cell.range)).collect()
}

#[test]
fn goldens_of_some_years() {
    let (long, short) = (series(), embedded());
    let mut texts = Vec::new();
    for (name, package, request) in [
        ("to-kazakhstan-1999-2008", &long, span("to-kazakhstan", "1999", "2008")),
        ("to-kazakhstan-2015-2016", &long, span("to-kazakhstan", "2015", "2016")),
        ("mirror-2010-2015", &long, span("mirror", "2010", "2015")),
        ("turnover-years-2022-2023", &short, span("turnover-years", "2022", "2023")),
    ] {
        let text = figure(package, &request).scene.to_text();
        texts.push((format!("scenes/years/{name}.txt"), text));
    }
    let request = span("to-kazakhstan", "1992", "2020");
    let figure = figure(&long, &request);
    let dimmed = figure.dimmed("CHN").expect("two series");
    texts.push(("scenes/years/to-kazakhstan-dimmed.txt".to_owned(), dimmed.to_text()));
    for lang in Lang::ALL {
        let request = Request { lang, ..request.clone() };
        let spoken = compared(&long, &request, ("1992", "2020")).spoken(lang);
        texts.push((format!("scenes/years/compared-{}.txt", lang.tag()), spoken + "\n"));
    }
    golden::compare(texts.iter().map(|(name, text)| (name.as_str(), text.clone())));
}

#[test]
fn what_is_shown_is_the_same_numbers_with_or_without_the_other_years() {
    let package = three_years();
    let (from, to) = (Some(period("2022")), Some(period("2023")));
    let growth = Request { measure: Some(Shown::Growth), ..at_width(720.0) };
    let part = Request { from, to: from, ..growth.clone() };
    let readouts = |request: &Request| {
        let scene = figure(&package, request).scene;
        scene.targets.into_iter().map(|target| target.readout).collect::<Vec<_>>()
    };
    let shown = readouts(&part);
    assert!(!shown.is_empty());
    // A growth is that since the year before, though that is not shown.
    let whole = readouts(&growth);
    assert!(shown.iter().all(|readout| whole.contains(readout)));
    let all = ids(&package, &at_width(720.0));
    assert_eq!(all.len(), 6);
    assert_eq!(ids(&package, &Request { from, ..at_width(720.0) }).len(), 4);
    assert_eq!(ids(&package, &Request { from, to, ..at_width(720.0) }).len(), 4);
    assert_eq!(ids(&package, &Request { to: from, ..at_width(720.0) }).len(), 4);
    // What would leave nothing leaves nothing out.
    for (from, to) in [("2031", "2032"), ("2023", "2021")] {
        let none = Request { from: Some(period(from)), to: Some(period(to)), ..at_width(720.0) };
        assert_eq!(ids(&package, &none), all);
    }
}

#[test]
fn years_have_their_places_along_lines() {
    let package = series();
    let request = span("to-kazakhstan", "1999", "2008");
    let years = years_of(&package, &request);
    assert_eq!((years.periods.len(), years.first, years.last), (29, 7, 16));
    assert_eq!((years.is_axis, years.least), (true, 2));
    let tokens: Vec<&str> = years.spots.iter().map(|spot| spot.token.as_str()).collect();
    assert_eq!(tokens.first().zip(tokens.last()), Some((&"1999", &"2008")));
    assert_eq!(tokens.len(), 10);
    // They share the width out without a gap.
    for pair in years.spots.windows(2) {
        let right = pair[0].area.x_css + pair[0].area.width_css;
        assert!((right - pair[1].area.x_css).abs() < 1e-9);
    }
}

#[test]
fn years_within_groups_have_no_places_of_their_own() {
    let years = years_of(&three_years(), &at_width(720.0));
    assert_eq!((years.periods.len(), years.is_axis, years.least), (3, false, 1));
    assert!(years.spots.is_empty());
    // Two years need no controls, three do.
    assert!(figure(&three_years(), &at_width(720.0)).has_years);
    let two = table(&["2021", "2022"], &[("Exports", &["9.8", "13.2"])]);
    assert!(!figure(&two, &at_width(720.0)).has_years);
}

/// 14.7 is 14.65 to 14.75 and 9.8 is 9.75 to 9.85: the difference is 14.65 - 9.85 = 4.80 to 5.00, the
/// growth 14.65 / 9.85 = 1.48730… to 14.75 / 9.75 = 1.51282…, both rounded outwards to one place.
#[test]
fn two_years_are_compared_with_exact_ranges() {
    let package = three_years();
    let found = compared(&package, &at_width(720.0), ("2021", "2023"));
    assert_eq!(found.columns[1..], ["2021", "2023", "Difference", "Growth"]);
    assert_eq!(found.rows[0].name, "Exports");
    let exports = [
        ("9.8", "9.75 to 9.85"),
        ("14.7", "14.65 to 14.75"),
        ("+4.9", "+4.8 to +5.0"),
        ("+50.0%", "+48.7 to +51.3"),
    ];
    assert_eq!(cells(&found, 0), exports);
    // The earlier one comes first, whatever the order of the question.
    let turned = compared(&package, &at_width(720.0), ("2023", "2021"));
    assert_eq!(cells(&turned, 0), exports);
    assert_eq!(turned.caption, found.caption);
    assert!(found.spoken(Lang::En).contains("Exports: 2021 9.8 (9.75 to 9.85), 2023 14.7"));
}

#[test]
fn a_year_is_not_compared_with_itself_or_with_none() {
    let package = three_years();
    let same = compared(&package, &at_width(720.0), ("2022", "2022"));
    assert_eq!(
        cells(&same, 1),
        [("11", "10.5 to 11.5"), ("11", "10.5 to 11.5"), ("", ""), ("", "")]
    );
    assert!(compared(&package, &at_width(720.0), ("2022", "2044")).rows.is_empty());
}

#[test]
fn what_nobody_printed_or_grows_from_nothing_has_no_growth() {
    let package = table(
        &["2021", "2022", "2023"],
        &[("None", &["", "1", "2"]), ("Loss", &["-3.4", "1", "2.2"]), ("Small", &["0", "1", "3"])],
    );
    let found = compared(&package, &at_width(720.0), ("2021", "2023"));
    assert_eq!(cells(&found, 0)[2..], [("", ""), ("", "")]);
    assert_eq!(found.rows[0].cells[0].text, Lang::En.words().not_printed);
    // 2.2 - -3.4 is 5.6; with 2.15 to 2.25 and -3.45 to -3.35 it is 5.5 to 5.7.
    assert_eq!(cells(&found, 1)[2..], [("+5.6", "+5.5 to +5.7"), ("", "")]);
    assert_eq!(cells(&found, 2)[3], ("", ""));
}

#[test]
fn hidden_series_are_not_compared() {
    let package = embedded();
    let request =
        Request { hidden: vec!["import".to_owned()], ..span("turnover-years", "2021", "2023") };
    let found = compared(&package, &request, ("2021", "2023"));
    let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Exports"]);
}

fn colors(marks: &[Mark]) -> Vec<Color> {
    let color = |mark: &Mark| match mark {
        Mark::Rect { fill, .. }
        | Mark::Fill { fill, .. }
        | Mark::Dot { fill, .. }
        | Mark::Text { fill, .. } => *fill,
        Mark::Rule { stroke, .. } | Mark::Line { stroke, .. } | Mark::Ring { stroke, .. } => {
            *stroke
        }
    };
    marks.iter().map(color).collect()
}

#[test]
fn a_series_stands_out_and_all_else_stays_where_it_is() {
    for package in [series(), embedded()] {
        for view in &package.views {
            let request = Request { view: Some(view.name.to_string()), ..at_width(640.0) };
            let figure = build(&package.package, &package.report, &request).expect("a view");
            for entry in &figure.legend {
                let Some(dimmed) = figure.dimmed(&entry.token) else {
                    assert!(figure.legend.len() < 2 || entry.token.is_empty(), "{}", view.name);
                    continue;
                };
                let (before, after) = (colors(&figure.scene.marks), colors(&dimmed.marks));
                assert_eq!(before.len(), after.len());
                let faint =
                    before.iter().zip(&after).filter(|(one, other)| one.alpha > other.alpha);
                assert!(faint.count() > 0, "{}: {}", view.name, entry.label);
                for (one, other) in before.iter().zip(&after) {
                    assert_eq!(one.rgb, other.rgb);
                    let is_own = entry.colors.iter().any(|color| color.rgb == one.rgb);
                    assert!(!is_own || one == other, "{}: {}", view.name, entry.label);
                }
            }
            for target in &figure.scene.targets {
                let Some(token) = figure.series_of(&target.readout.id) else { continue };
                assert!(figure.legend.iter().any(|entry| entry.token == token));
            }
        }
    }
}
