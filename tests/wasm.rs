//! The crate as a browser runs it: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use trade_figure::model::Published;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_printed_number_keeps_its_trailing_zero() {
    let printed: Published = "12.30".parse().expect("a plain decimal number");
    let decimal = printed.decimal().expect("four digits are few enough");
    assert_eq!(printed.to_string(), "12.30");
    assert_eq!((decimal.digits(), decimal.places()), (1230, 2));
}

#[wasm_bindgen_test]
fn a_thousands_separator_is_refused() {
    assert!("1,204".parse::<Published>().is_err());
}

#[wasm_bindgen_test]
fn the_module_knows_its_version() {
    assert_eq!(trade_figure::wasm::version(), env!("CARGO_PKG_VERSION"));
}
