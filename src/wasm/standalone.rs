//! What the page that holds everything itself gets from JavaScript.

use js_sys::Reflect;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::standalone::{Parts, Refusal, page_with};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** What is the same in every page that holds everything itself; `partsOf` takes it out of one. */
export interface PageParts {
  version: string;
  style: string;
  name: string;
  packed: string;
  start: string;
}
";

/// The page of the files, by path, with what is the same in every page.
pub(super) fn write(parts: &JsValue, files: &JsValue) -> Result<String, Refusal> {
    // What is no text, or not there, is empty, and the page refuses that.
    let text = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok()?.as_string();
    let part = |key| text(parts, key).unwrap_or_default();
    let parts = Parts {
        version: part("version"),
        style: part("style"),
        name: part("name"),
        packed: part("packed"),
        start: part("start"),
    };
    let mut further = Vec::new();
    // What is no object has no keys, and no files.
    for key in Reflect::own_keys(files).unwrap_or_default().iter() {
        further.extend(key.as_string());
    }
    page_with(&parts, &|path| text(files, path), &further)
}
