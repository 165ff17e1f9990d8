//! The indicators as a browser computes them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use js_sys::Array;
use trade_figure::{data::Package, indicator::survey::survey, wasm::TradeFigureCore};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "support/bits.rs"]
mod bits;
#[path = "support/js.rs"]
mod js;

use js::{declared, get, items, json, keys, number};

wasm_bindgen_test_configure!(run_in_browser);

/// The package with the series, as a page would fetch it.
fn series(path: &str) -> Option<String> {
    let text = match path {
        "datapackage.json" => include_str!("../data/china-kazakhstan-series/datapackage.json"),
        "schemas/observations.json" => {
            include_str!("../data/china-kazakhstan-series/schemas/observations.json")
        }
        "schemas/labels.json" => {
            include_str!("../data/china-kazakhstan-series/schemas/labels.json")
        }
        "observations.csv" => include_str!("../data/china-kazakhstan-series/observations.csv"),
        "labels.csv" => include_str!("../data/china-kazakhstan-series/labels.csv"),
        _ => return None,
    };
    Some(text.to_owned())
}

#[wasm_bindgen_test]
fn indicators_are_those_of_a_native_program_bit_for_bit() {
    let descriptor = series("datapackage.json").expect("a descriptor");
    let package = Package::read(&descriptor, &series).expect("a package without errors");
    let survey = survey(&package.observations);
    let golden = include_str!("goldens/indicators/series-bits.txt");
    if let Some(difference) = bits::first_difference(&survey, golden) {
        panic!("{difference}");
    }
}

#[wasm_bindgen_test]
fn indicators_have_the_keys_that_typescript_declares() {
    let core = TradeFigureCore::embedded().expect("the embedded package is whole");
    let rows = core.indicators("en").expect("rows");
    let rows = Array::from(&rows);
    assert!(rows.length() > 67, "{}", rows.length());
    for row in rows.iter() {
        assert_eq!(keys(&row), declared("Indicator"));
        assert!(get(&row, "year").is_null() || number(&row, "year") > 1900.0);
    }
    let card = core.scorecard("en").expect("a scorecard");
    assert_eq!(keys(&card), declared("Scorecard"));
    let groups = items(&card, "groups");
    assert_eq!(groups.len(), 8);
    let (mut shown, mut absent) = (0, 0);
    for group in &groups {
        assert_eq!(keys(group), declared("ScorecardGroup"));
        for item in items(group, "items") {
            assert_eq!(keys(&item), declared("ScorecardItem"));
            for line in items(&item, "lines") {
                let is_part =
                    |point: JsValue| point.as_f64().is_some_and(|part| (0.0..=1.0).contains(&part));
                assert!(Array::from(&line).iter().all(is_part), "{}", json(&item));
            }
            shown += 1;
        }
        absent += items(group, "absent").len();
    }
    assert_eq!(shown + absent, 67);
    assert!(shown > 5);
}
