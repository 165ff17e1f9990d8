//! What a reader can do with every figure: go to each value by key, sort, leave out, read as a table.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::collections::BTreeSet;

use support::figures::{
    Checked, at_width, embedded, figure, made_up, made_up_kinds, made_up_shapes, table,
};
use trade_figure::{
    data::{Chart, Shown, View},
    figure::{self, Key, Request, Sort},
    finding,
};

const KEYS: [Key; 6] = [Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End];

/// Every view with numbers of every package, with a request for it.
fn each_view(mut check: impl FnMut(&str, &Checked, &View, Request)) {
    let mut packages: Vec<(String, Checked)> =
        made_up().into_iter().map(|(name, package)| (name.to_owned(), package)).collect();
    packages.extend(made_up_kinds());
    packages.extend(made_up_shapes());
    packages.push(("embedded".to_owned(), embedded()));
    for (name, package) in &packages {
        for view in package.views.iter().filter(|view| !view.chart.is_list()) {
            for width in [240.0, 800.0] {
                let request = Request { view: Some(view.name.to_string()), ..at_width(width) };
                check(&format!("{name}, {}, {width} px", view.name), package, view, request);
            }
        }
    }
}

#[test]
fn keys_go_to_every_value() {
    each_view(|what, package, _, request| {
        for sort in [Sort::Given, Sort::Value] {
            let figure = figure(package, &Request { sort, ..request.clone() });
            let all: BTreeSet<&str> =
                figure.scene.targets.iter().map(|target| target.readout.id.as_str()).collect();
            let Some(first) = figure.step("", Key::Right) else {
                assert!(all.is_empty(), "{what}: no first value");
                continue;
            };
            let first = first.readout.id.as_str();
            let mut found = BTreeSet::from([first]);
            let mut open = vec![first];
            while let Some(id) = open.pop() {
                for key in KEYS {
                    let next = figure.step(id, key).expect("a value from each value");
                    if found.insert(&next.readout.id) {
                        open.push(&next.readout.id);
                    }
                }
            }
            assert_eq!(found, all, "{what}, {sort:?}");
        }
    });
}

#[test]
fn left_undoes_right() {
    each_view(|what, package, _, request| {
        let figure = figure(package, &request);
        let ids = figure.scene.targets.iter().map(|target| &target.readout.id);
        for id in ids {
            for (there, back) in [(Key::Right, Key::Left), (Key::Left, Key::Right)] {
                let next = &figure.step(id, there).expect("a value").readout.id;
                let again = &figure.step(next, back).expect("a value").readout.id;
                assert!(
                    next == id || again == id,
                    "{what}: {id} {there:?} {next} {back:?} {again}"
                );
            }
        }
    });
}

#[test]
fn a_table_has_every_number_once_in_any_order() {
    each_view(|what, package, view, request| {
        let mut expected: Vec<String> = if view.chart == Chart::RangePlot {
            let list = finding::compare(
                &package.package,
                &package.report,
                request.lang,
                &view.observations,
            );
            list.iter().map(|claim| claim.id.to_string()).collect()
        } else if view.chart == Chart::Projection {
            // Printed and computed years.
            let targets = figure(package, &request).scene.targets;
            targets.into_iter().map(|target| target.readout.id).collect()
        } else {
            let ids =
                view.observations.iter().map(|place| package.observations[*place].id.to_string());
            ids.collect()
        };
        expected.sort();
        for measure in view.measures.iter().copied() {
            let request = Request { measure: Some(measure), ..request.clone() };
            let make = |sort| {
                figure::table(&package.package, &package.report, &request, sort)
                    .unwrap_or_else(|error| panic!("{what}: {error}"))
            };
            let columns = make(None).columns.len();
            for column in 0..columns {
                for falls in [false, true] {
                    let table = make(Some((column, falls)));
                    let mut found: Vec<String> = Vec::new();
                    let mut keys = Vec::new();
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), columns, "{what}: {}", row.id);
                        found.push(row.id.clone());
                        keys.push(row.cells[column].at);
                    }
                    found.sort();
                    assert_eq!(found, expected, "{what}, column {column}");
                    let (there, missing): (Vec<f64>, Vec<f64>) =
                        keys.iter().partition(|key| key.is_finite());
                    let (start, end) = keys.split_at(there.len());
                    assert_eq!(
                        (start, end),
                        (&*there, &*missing),
                        "{what}: what is missing is last"
                    );
                    let in_order =
                        |pair: &[f64]| if falls { pair[0] >= pair[1] } else { pair[0] <= pair[1] };
                    assert!(there.windows(2).all(in_order), "{what}: {there:?}, falls: {falls}");
                }
            }
        }
    });
}

/// Source: Table 3 of the article; 0.83 / 0.37 = 2.243, 11 / 8.2 = 1.341, 0.91 / 0.7 = 1.3 and
/// 0.197 / 0.93 = 0.212.
#[test]
fn categories_stand_in_the_order_of_what_is_shown() {
    let package = embedded();
    let order = |sort| {
        let request = Request {
            view: Some("imports".to_owned()),
            measure: Some(Shown::Growth),
            sort,
            ..Request::default()
        };
        let figure = figure(&package, &request);
        assert_eq!(figure.sort, Some(sort));
        let mut at = Vec::new();
        let mut target = figure.step("", Key::Home);
        while let Some(found) = target {
            let observation =
                package.observations.iter().find(|other| other.id.as_str() == found.readout.id);
            let value = observation.and_then(|found| found.value.as_ref()).expect("a number");
            at.push(value.text().to_owned());
            target = figure
                .step(&found.readout.id, Key::Right)
                .filter(|next| next.readout.id != found.readout.id);
        }
        at
    };
    assert_eq!(order(Sort::Given), ["11", "0.91", "0.83", "0.197"]);
    assert_eq!(order(Sort::Value), ["0.83", "11", "0.91", "0.197"]);
}

#[test]
fn what_is_missing_comes_last_and_time_is_not_sorted() {
    let rows: [(&str, &[&str]); 3] = [("A", &["1", ""]), ("B", &["1", "2"]), ("C", &["1", "3"])];
    let package = table(&["2021", "2022"], &rows);
    let sorted = Request { sort: Sort::Value, ..Request::default() };
    let titles = |package: &Checked| -> Vec<String> {
        let figure = figure(package, &sorted);
        figure.scene.targets.iter().map(|target| target.readout.title.clone()).collect()
    };
    let titles = titles(&package);
    let last: Vec<&str> =
        titles.iter().filter(|title| title.ends_with("2022")).map(|title| &title[..1]).collect();
    assert_eq!(last, ["C", "B", "A"]);
}

#[test]
fn a_request_that_leaves_everything_out_leaves_nothing_out() {
    let package = embedded();
    let build = |hidden: &[&str], measure| {
        let hidden = hidden.iter().map(|token| (*token).to_owned()).collect();
        let view = Some("exports".to_owned());
        figure(&package, &Request { view, hidden, measure, ..Request::default() })
    };
    let hidden = |hidden: &[&str], measure| {
        let figure = build(hidden, measure);
        let flags: Vec<bool> = figure.legend.iter().map(|entry| entry.hidden).collect();
        (figure.scene.targets.len(), flags)
    };
    assert_eq!(hidden(&["2021"], None), (4, vec![true, false]));
    assert_eq!(hidden(&["2021", "2022"], None), (8, vec![false, false]));
    // Growth is there for the later year alone.
    assert_eq!(hidden(&["2022"], Some(Shown::Growth)), (4, vec![false]));
    assert_eq!(hidden(&["2021"], Some(Shown::Growth)), (4, vec![false]));
}

#[test]
fn every_number_of_the_article_has_its_place_on_the_page_about_it() {
    let package = embedded();
    for view in package.views.iter().filter(|view| !view.chart.is_list()) {
        let request = Request { view: Some(view.name.to_string()), ..Request::default() };
        let about = figure::about(&package, &figure(&package, &request), &request)
            .unwrap_or_else(|error| panic!("{error}"));
        let text: Vec<&str> = about.iter().map(|line| line.text.as_str()).collect();
        let text = text.join("\n");
        for place in &view.observations {
            let source = &package.observations[*place].source;
            assert!(text.contains(source.as_str()), "{}: {source}", view.name);
        }
        assert!(text.contains("Licence: MIT License"), "{text}");
        assert!(text.contains(env!("CARGO_PKG_VERSION")), "{text}");
    }
}
