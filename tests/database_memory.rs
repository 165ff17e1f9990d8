//! The memory that reading a file of a trade database takes does not grow with the file.
//!
//! A test alone in its program, since it asks the system how much memory the program ever had.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

#[path = "support/comtrade.rs"]
#[allow(dead_code, reason = "the bench uses the rest")]
mod comtrade;

use comtrade::{HEADER, Rows};
use trade_figure::source::{LEVEL, Reader};

/// The most memory that this program has had so far, in bytes, where the system tells.
fn most_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes << 10)
}

/// Reads a made-up file of so many rows without ever having it whole; returns its size, the most memory
/// that the reader says it took, and how many numbers it found.
fn read(rows: usize, is_of_pair: bool) -> (usize, usize, usize) {
    let mut reader = Reader::new("made-up.csv");
    if is_of_pair {
        reader = reader.only("KAZ".parse().expect("a code"), "CHN".parse().expect("a code"));
    }
    let (mut rows, mut text, mut size, mut most) = (Rows::new(rows), HEADER.to_owned(), 0, 0);
    let mut is_more = true;
    while is_more {
        while text.len() < 64 << 10 && is_more {
            is_more = rows.next_into(&mut text);
        }
        size += text.len();
        reader.push(text.as_bytes()).expect("a row of Comtrade's form");
        most = most.max(reader.memory());
        text.clear();
    }
    let database = reader.finish().expect("a whole file");
    assert!(!database.flows(LEVEL).is_empty());
    (size, most, database.len())
}

#[test]
fn a_file_of_a_hundred_megabytes_takes_a_few() {
    const MEGABYTE: usize = 1 << 20;
    let before = most_memory();
    let (size, memory, numbers) = read(300_000, true);
    let after = most_memory();
    assert!(size > 80 * MEGABYTE, "{size}");
    assert!(numbers < 20_000 && memory < 4 * MEGABYTE, "{numbers} numbers in {memory} bytes");
    if let (Some(before), Some(after)) = (before, after) {
        assert!(after - before < 16 * MEGABYTE, "from {before} to {after}");
    }
    // All economies: 24 bytes a number in a table that is at least three eighths full, and twice as
    // many rows of the same numbers would take no more.
    let (_, memory, numbers) = read(300_000, false);
    assert!(memory < numbers * 64 + 2 * MEGABYTE, "{numbers} numbers in {memory} bytes");
}
