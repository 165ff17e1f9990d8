//! Files of trade databases as a browser reads them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use trade_figure::{
    source::{LEVEL, Reader},
    wasm::{TradeFigureCore, TradeReader},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "support/js.rs"]
mod js;

use js::{get, items, number, text};

wasm_bindgen_test_configure!(run_in_browser);

const COMTRADE: &str = include_str!("databases/comtrade.csv");

#[wasm_bindgen_test]
fn a_file_in_pieces_is_the_package_of_a_native_program() {
    let mut reader = TradeReader::new("f.csv");
    reader.only("KAZ", "CHN").expect("two economies");
    for piece in COMTRADE.as_bytes().chunks(7) {
        reader.push(piece).expect("a file of a database");
    }
    assert!((reader.bytes() - COMTRADE.len() as f64).abs() < 0.5);
    let read = reader.files("KAZ", "CHN", None).expect("trade of the two");
    let files = get(&read, "files");

    let mut native = Reader::new("f.csv");
    native.push(COMTRADE.as_bytes()).expect("a file of a database");
    let native = native.finish().expect("rows that count");
    let (one, other) = ("KAZ".parse().expect("a code"), "CHN".parse().expect("a code"));
    let package = native.package("f.csv", one, other, LEVEL).expect("trade of the two");
    for (path, file) in package.files() {
        assert_eq!(text(&files, path), file);
    }
    let report = get(&read, "report");
    assert!((number(&report, "rows") - native.report.rows as f64).abs() < 0.5);
    let aside: f64 = items(&report, "setAside").iter().map(|one| number(one, "rows")).sum();
    assert!((aside - native.report.rows_set_aside() as f64).abs() < 0.5);
    TradeFigureCore::from_files(files.unchecked_ref()).expect("a package for a figure");
}

#[wasm_bindgen_test]
fn text_becomes_a_package_that_a_figure_shows() {
    let said = js_sys::Object::new();
    for (key, value) in [("title", "Exports, billions of US dollars"), ("readIn", "ru")] {
        js_sys::Reflect::set(&said, &key.into(), &value.into()).expect("a fresh object");
    }
    let text_given = "Goods;2021;2022\nTotal;9,8;13,2\nOil;1,9;..\n";
    let made = TradeFigureCore::files_of_text(text_given, &said).expect("a whole table");
    let files = get(&made, "files");
    assert!(
        text(&files, "observations.csv").contains("total-2022,trade,,,,total,2022,13.2,USD,9,")
    );
    assert_eq!(text(&get(&made, "dialect"), "delimiter"), ";");
    let lines = items(&made, "read");
    assert!(lines.iter().any(|line| line.as_string().is_some_and(|line| line.contains("запятая"))));
    TradeFigureCore::from_files(files.unchecked_ref()).expect("a package for a figure");

    let error = TradeFigureCore::files_of_text("Goods;2021\nOil\n", &said).expect_err("ragged");
    assert_eq!(text(&error, "where"), "row 2");
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    let mut reader = TradeReader::new("f.csv");
    assert!(reader.only("KAZ", "kazakhstan").is_err());
    reader.push(b"PK\x03\x04 and so on").expect("too few bytes to tell");
    let error = reader.finish("KAZ", "CHN", None).expect_err("no CSV");
    assert_eq!(
        (text(&error, "name"), text(&error, "where")),
        ("TradeFigureError".into(), "f.csv:1:1".into())
    );
    assert!(reader.push(b"more").is_err());
}
