//! Every value of the package with the series, to the last bit.
//!
//! The golden was made by this code; that its values are right is what `indicator_reference.rs` tests.
//! `wasm.rs` compares the same golden in a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::{fs, path::Path};

use support::{bits, golden};
use trade_figure::{data::Package, indicator::survey::survey};

#[test]
fn values_are_those_of_the_golden_bit_for_bit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/china-kazakhstan-series");
    let read = |path: &str| fs::read_to_string(folder.join(path)).ok();
    let descriptor = read("datapackage.json").expect("a descriptor");
    let package = Package::read(&descriptor, &read).expect("a package without errors");
    let survey = survey(&package.observations);
    let text = bits::lines(&survey).join("\n") + "\n";
    golden::compare([("indicators/series-bits.txt", text.clone())]);
    assert_eq!(bits::first_difference(&survey, &text), None);
    // One bit more is found, and named.
    let other = text.replacen("growth ", "growth 0", 1);
    let difference = bits::first_difference(&survey, &other).expect("a difference");
    assert!(difference.starts_with("growth "), "{difference}");
}
