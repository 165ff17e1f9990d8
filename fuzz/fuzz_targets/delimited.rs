//! The reader of delimited text takes any text, and never panics; what it accepts is a package whose
//! files are read again, with the same numbers.
//!
//! Run with `cargo +nightly fuzz run delimited`. The first byte says what is said of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use trade_figure::{
    check::check,
    data::{DESCRIPTOR, Delimited, Package},
};

/// What separates cells, if that is said.
const DELIMITERS: [Option<&str>; 5] =
    [None, Some("comma"), Some("semicolon"), Some("tab"), Some("bar")];

fuzz_target!(|bytes: &[u8]| {
    let [said, rest @ ..] = bytes else { return };
    let rest = String::from_utf8_lossy(rest);
    // Few texts begin with headings, so some are given them.
    let head = ["", "Goods;2021;2022\n", "Goods,2021,\"2022, %\"\n", "\u{feff}\t2020\n"];
    let given = Delimited {
        text: format!("{}{rest}", head[usize::from(said >> 3) % head.len()]),
        title: "Exports".to_owned(),
        delimiter: DELIMITERS[usize::from(said & 7) % DELIMITERS.len()].map(str::to_owned),
        unit: (said & 64 == 0).then(|| "USD 6".to_owned()),
        decimal: (said & 128 == 0).then(|| "comma".to_owned()),
        rules: (said & 32 == 0).then(|| "Total = sum(Oil, Gas)".to_owned()),
        ..Delimited::default()
    };
    let (Ok(package), Ok(made)) = (Package::of_text(&given), Package::files_of_text(&given)) else {
        return;
    };
    check(&package.observations, &package.claims);
    let file = |path: &str| {
        made.files.iter().find(|(other, _)| *other == path).map(|(_, text)| text.clone())
    };
    match Package::read(&file(DESCRIPTOR).unwrap_or_default(), &file) {
        Ok(again) => {
            assert_eq!(format!("{:?}", again.observations), format!("{:?}", package.observations));
            assert_eq!(format!("{:?}", again.claims), format!("{:?}", package.claims));
        }
        Err(errors) => panic!("a package that cannot be read: {errors}"),
    }
});
