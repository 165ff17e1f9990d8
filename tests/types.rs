//! The TypeScript declarations that are committed are those that the program writes.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use std::{fs, path::Path, process::Command};

#[test]
fn the_declarations_are_those_of_the_code() {
    let output = Command::new(env!("CARGO_BIN_EXE_trade-figure")).arg("types").output();
    let output = output.expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = String::from_utf8(output.stdout).expect("UTF-8");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/trade-figure.d.ts");
    let committed = fs::read_to_string(path).unwrap_or_default();
    let differs = written.lines().zip(committed.lines()).find(|(one, other)| one != other);
    assert!(
        written == committed,
        "www/trade-figure.d.ts is out of date, at {differs:?}: \
         cargo run --all-features -- types > www/trade-figure.d.ts"
    );
}
