//! How long it takes to group a large table and to compute an index for every pair in it.
//!
//! The table is UNCTAD's trade matrix by SITC section, 488,964 rows, from `bench/` in `../shared/data`
//! or in the folder `data` of the one that `TRADE_FIGURE_SHARED` names; where it is absent, rows of the
//! same shape are made up. Run with `cargo bench --bench indicators`.

#![allow(missing_docs, reason = "criterion's macros make functions without")]
#![allow(clippy::print_stdout, reason = "a bench is there to print")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own table should stop")]

use std::{hint::black_box, path::Path, process::Command};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use trade_figure::{
    indicator::{Flows, Imports, Listing, Range, Row, concentration},
    model::{Flow, Measure, Unit},
};

/// One row, read beforehand.
struct Trade {
    year: u16,
    exporter: String,
    importer: String,
    product: String,
    value: Range,
}

const FILE: &str = "data/bench/unctad_sitc1_1995_2005_2015.csv.gz";

/// The published table, if it is there.
fn published() -> Option<Vec<Trade>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("TRADE_FIGURE_SHARED").map(std::path::PathBuf::from);
    let path = named.into_iter().chain([beside]).map(|path| path.join(FILE));
    let path = path.into_iter().find(|path| path.is_file())?;
    let text = Command::new("gzip").arg("-dc").arg(path).output().ok()?.stdout;
    let text = String::from_utf8(text).ok()?;
    let rows = text.lines().skip(1).map(|line| {
        // Names of economies can have commas between quotes.
        let (year, rest) = line.split_once(',').unwrap();
        let (rest, value) = rest.rsplit_once(',').unwrap();
        let (names, product) = rest.rsplit_once(',').unwrap();
        let mut quoted = false;
        let split = |c: char| {
            quoted ^= c == '"';
            c == ',' && !quoted
        };
        let names: Vec<&str> = names.split(split).collect();
        Trade {
            year: year.parse().unwrap(),
            exporter: names[0].into(),
            importer: names[1].into(),
            product: product.into(),
            value: Range::exact(value.parse().unwrap()).unwrap(),
        }
    });
    Some(rows.collect())
}

/// Rows of the same shape: three years, 215 economies, ten products, every pair with most of them.
fn made_up() -> Vec<Trade> {
    let mut state = 1_u64;
    let mut below = |limit: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    let mut rows = Vec::new();
    for year in [1995, 2005, 2015] {
        for exporter in 0..215 {
            for importer in (0..215).filter(|importer| *importer != exporter) {
                for product in 0..10 {
                    if below(100) < 35 {
                        continue;
                    }
                    rows.push(Trade {
                        year,
                        exporter: format!("E{exporter}"),
                        importer: format!("E{importer}"),
                        product: product.to_string(),
                        value: Range::exact(below(1_000_000_000) as f64 / 1000.0).unwrap(),
                    });
                }
            }
        }
    }
    rows
}

fn grouped(rows: &[Trade], unit: Unit) -> Flows {
    let mut flows = Flows::new(unit, Imports::PartnerExports, Listing::Complete);
    for row in rows {
        flows.push(&Row {
            reporter: &row.exporter,
            partner: &row.importer,
            flow: Flow::Export,
            product: &row.product,
            year: Some(row.year),
            value: Some(row.value),
            unit,
        });
    }
    flows.finish();
    flows
}

/// The index of every product in every market for every economy that sells there.
fn all_pairs(flows: &Flows) -> usize {
    let importers: Vec<&str> = flows.economies().collect();
    let mut values = 0;
    for year in [1995, 2005, 2015] {
        for importer in &importers {
            for (_, indices) in flows.advantages(importer, year) {
                values += indices.iter().filter(|index| index.is_ok()).count();
            }
        }
    }
    values
}

fn indicators(criterion: &mut Criterion) {
    let unit = Unit { measure: Measure::read("USD").unwrap(), multiplier: 3 };
    let rows = published().unwrap_or_else(|| {
        println!("{FILE} is not there: rows of the same shape are made up");
        made_up()
    });
    let flows = grouped(&rows, unit);
    println!(
        "{} rows, {} set aside, {} indices",
        rows.len(),
        flows.set_aside().len(),
        all_pairs(&flows)
    );
    let mut group = criterion.benchmark_group("trade matrix");
    group.sample_size(10);
    group.throughput(Throughput::Elements(rows.len() as u64));
    group.bench_function("group", |bencher| {
        bencher.iter_batched(|| (), |()| grouped(black_box(&rows), unit), BatchSize::LargeInput);
    });
    group.bench_function("group, and Balassa indices of all pairs", |bencher| {
        bencher.iter(|| all_pairs(&grouped(black_box(&rows), unit)));
    });
    group.finish();

    let printed = |count: u32| -> Vec<Range> {
        (1..=count)
            .map(|k| {
                let value = f64::from(k * 7919 % 1000 + 1);
                Range::new(value - 0.5, value, value + 0.5).unwrap()
            })
            .collect()
    };
    let mut group = criterion.benchmark_group("range");
    for count in [10, 100, 1000] {
        let (x, y) = (printed(count), printed(2 * count).split_off(count as usize));
        group.throughput(Throughput::Elements(u64::from(count)));
        group.bench_function(format!("herfindahl of {count}"), |bencher| {
            bencher.iter(|| concentration::herfindahl(black_box(&x)));
        });
        group.bench_function(format!("finger-kreinin of {count}"), |bencher| {
            bencher.iter(|| concentration::finger_kreinin(black_box(&x), black_box(&y)));
        });
        group.bench_function(format!("cosine of {count}"), |bencher| {
            bencher.iter(|| concentration::cosine(black_box(&x), black_box(&y)));
        });
    }
    group.finish();
}

criterion_group!(benches, indicators);
criterion_main!(benches);
