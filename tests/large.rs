//! Packages of a size that would take minutes if work grew with its square.
//!
//! No test here measures time: one that has lost its bound does not come to an end while anybody
//! waits.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

mod support;

use std::fmt::Write as _;

use support::package::Files;
use trade_figure::{
    check::{Report, check},
    data::Package,
};

const OBSERVATIONS: &str = "id,variable,reporter,partner,flow,product,period,value,unit_measure,\
                            unit_mult,source,note\n";
const CLAIMS: &str = "id,rule,operands,value,unit_measure,unit_mult,source,note\n";

/// `count` observations named `o0`, `o1`, ...; every value is the one given.
fn observations(count: usize, value: &str) -> String {
    let mut text = OBSERVATIONS.to_owned();
    for place in 0..count {
        writeln!(text, "o{place},trade,KAZ,CHN,export,{place},2022,{value},USD,0,,").expect("text");
    }
    text
}

fn files(observations: String, claims: &str) -> Files {
    let descriptor = r#"{"name": "large",
        "resources": [{"name": "observations", "path": "observations.csv"},
                      {"name": "claims", "path": "claims.csv"}],
        "views": [{"name": "all", "chart": "check", "title": "All", "source": "None"}]}"#;
    Files {
        descriptor: descriptor.to_owned(),
        observations: Some(observations),
        claims: Some(format!("{CLAIMS}{claims}")),
        labels: None,
        arguments: None,
    }
}

fn read(files: &Files) -> Result<Package, trade_figure::data::DataErrors> {
    Package::read(&files.descriptor, &|path| files.file(path))
}

fn report(files: &Files) -> Report {
    let package = read(files).expect("a whole package");
    check(&package.observations, &package.claims)
}

#[test]
fn a_sum_of_two_thousand_numbers_is_checked() {
    let operands: Vec<String> = (0..2000).map(|place| format!("o{place}")).collect();
    let claim = format!("s,sum,{},5,USD,0,,\n", operands.join(";"));
    let report = report(&files(observations(2000, "3"), &claim));
    assert_eq!(report.claims[0].verdict.token(), "contradicted");
    let repair = report.claims[0].repair.as_ref().expect("what the inputs give");
    assert_eq!(repair.inputs_give, "6000");
    assert_eq!(report.joint.groups.len(), 1);
}

#[test]
fn twenty_thousand_claims_about_one_unprinted_number_are_checked() {
    let mut claims = String::new();
    for place in 0..20_000 {
        writeln!(claims, "c{place},equal,o0,{},USD,0,,", 10 * (place % 7)).expect("text");
    }
    let report = report(&files(observations(1, ""), &claims));
    let contradicted = report.claims.iter().filter(|claim| claim.verdict.token() == "contradicted");
    // The first settles the number at 0, and what is printed as 0 again agrees with it.
    assert_eq!(contradicted.count(), 20_000 - 20_000_usize.div_ceil(7));
}

#[test]
fn reading_stops_after_enough_errors_and_says_so() {
    for (broken, name) in [
        (files(observations(9_000, "\"9,8\""), ""), "cells"),
        (files(format!("{OBSERVATIONS}{}", "x\n".repeat(200_000)), ""), "rows"),
        (files(format!("{OBSERVATIONS}{}", ",".repeat(1_000_000)), ""), "one row"),
    ] {
        let errors = read(&broken).expect_err(name);
        let count = errors.iter().count();
        assert!(count <= 500, "{name}: {count}");
        assert_eq!(count == 500, errors.may_be_more(), "{name}");
        let message = errors.to_string();
        assert_eq!(message.ends_with("reading stopped here"), errors.may_be_more(), "{name}");
    }
    let views = vec!["{}"; 100_000].join(",");
    let many = files(observations(1, "3"), "");
    let descriptor = many.descriptor.split("\"views\"").next().expect("the start").to_owned();
    let many = Files { descriptor: format!("{descriptor}\"views\": [{views}]}}"), ..many };
    assert!(read(&many).expect_err("views").may_be_more());
}
