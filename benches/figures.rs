//! How long a figure of a large package takes: a line of a hundred thousand days, and a treemap and a
//! scatter plot of five thousand products.
//!
//! Run with `cargo bench --bench figures`.

#![allow(missing_docs, reason = "criterion's macros make functions without")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own package should stop")]
#![allow(clippy::print_stdout, reason = "a bench is there to print")]

use std::{fmt::Write as _, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use trade_figure::{
    check::check,
    data::Package,
    figure::{Request, build},
};

const COLUMNS: &str =
    "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note\n";

fn package(observations: &str, chart: &str, category: &str, series: &str) -> Package {
    let descriptor = format!(
        r#"{{"name": "large",
        "resources": [{{"name": "observations", "path": "observations.csv"}}],
        "views": [{{"name": "all", "chart": "{chart}", "title": "All", "source": "None",
            "select": {{"variable": "trade"}}, "whole": "TOTAL",
            "category": "{category}", "series": "{series}"}}]}}"#
    );
    Package::read(&descriptor, &|_| Some(observations.to_owned())).unwrap()
}

/// A value a day: 28 days of each month from 1725 to 2022, as a walk up and down.
fn days() -> String {
    let mut text = COLUMNS.to_owned();
    let mut day = 0_u64;
    for year in 1725..2023 {
        for month in 1..=12 {
            for date in 1..=28 {
                let value = 1000 + day * 7919 % 613 + day / 100;
                writeln!(
                    text,
                    "d{day},trade,KAZ,CHN,export,oil,{year}-{month:02}-{date:02},{value},USD,6,,"
                )
                .unwrap();
                day += 1;
            }
        }
    }
    text
}

/// Products of two years whose values fall as their ranks rise, and their whole.
fn products() -> String {
    let mut text = COLUMNS.to_owned();
    for year in [2021, 2022] {
        writeln!(text, "t-{year},trade,KAZ,CHN,export,TOTAL,{year},20000000,USD,3,,").unwrap();
        for rank in 1..=5000 {
            let value = 2_000_000 / rank + rank * 7919 % 97 + u64::from(year == 2022);
            writeln!(text, "p{rank}-{year},trade,KAZ,CHN,export,{rank},{year},{value},USD,3,,")
                .unwrap();
        }
    }
    text
}

fn figures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("figures");
    group.sample_size(10);
    let both = products();
    let later: String = both
        .lines()
        .filter(|line| !line.contains(",2021,"))
        .flat_map(|line| [line, "\n"])
        .collect();
    for (name, package) in [
        ("lines of 100128 days", package(&days(), "lines", "period", "product")),
        ("treemap of 5000 products", package(&later, "treemap", "product", "flow")),
        ("scatter of 5000 products", package(&both, "scatter", "product", "period")),
    ] {
        let report = check(&package.observations, &package.claims);
        let request = Request { width_css: 720.0, ..Request::default() };
        let scene = build(&package, &report, &request).unwrap().scene;
        println!("{name}: {} marks, {} targets", scene.marks.len(), scene.targets.len());
        group.bench_function(name, |bencher| {
            bencher.iter(|| build(black_box(&package), &report, &request).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
