//! The JavaScript API.

use wasm_bindgen::prelude::*;

/// The version of this crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
