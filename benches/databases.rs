//! How fast a file of a trade database is read: a made-up one of UN Comtrade's form, 300,000 rows of 47
//! columns, whole and for one pair of economies; and how fast csv-core finds its cells, which is the
//! least that a reader on top of it would take.
//!
//! Run with `cargo bench --bench databases`.

#![allow(missing_docs, reason = "criterion's macros make functions without")]
#![allow(clippy::print_stdout, reason = "a bench is there to print")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own file should stop")]

#[path = "../tests/support/comtrade.rs"]
mod comtrade;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use trade_figure::{
    model::Economy,
    source::{Database, Reader},
};

const ROWS: usize = 300_000;

/// As much as a file system or a browser hands over at once.
const CHUNK: usize = 64 << 10;

fn read(text: &[u8], pair: Option<(Economy, Economy)>) -> Database {
    let mut reader = Reader::new("made-up.csv");
    if let Some((one, other)) = pair {
        reader = reader.only(one, other);
    }
    for chunk in text.chunks(CHUNK) {
        reader.push(chunk).unwrap();
    }
    reader.finish().unwrap()
}

/// How many cells csv-core finds.
fn cells(text: &[u8]) -> usize {
    let (mut reader, mut output, mut count) = (csv_core::Reader::new(), vec![0; 1 << 16], 0);
    for chunk in text.chunks(CHUNK) {
        let mut rest = chunk;
        while !rest.is_empty() {
            let (result, read, _) = reader.read_field(rest, &mut output);
            rest = &rest[read..];
            count += usize::from(matches!(result, csv_core::ReadFieldResult::Field { .. }));
        }
    }
    count
}

fn databases(criterion: &mut Criterion) {
    let text = comtrade::file(ROWS);
    let text = text.as_bytes();
    let pair = Some(("KAZ".parse().unwrap(), "CHN".parse().unwrap()));
    let (all, of_pair) = (read(text, None), read(text, pair));
    println!(
        "{} MB: {} numbers of {} rows, {} of the pair; {} cells",
        text.len() / 1_000_000,
        all.len(),
        all.report.rows,
        of_pair.len(),
        cells(text),
    );
    let mut group = criterion.benchmark_group("UN Comtrade");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("all economies", |bencher| bencher.iter(|| read(black_box(text), None)));
    group.bench_function("one pair", |bencher| bencher.iter(|| read(black_box(text), pair)));
    group.bench_function("cells by csv-core", |bencher| bencher.iter(|| cells(black_box(text))));
    group.finish();
}

criterion_group!(benches, databases);
criterion_main!(benches);
