//! JavaScript's values as the tests in a browser read them.
#![allow(dead_code, reason = "no test needs all of it")]
#![allow(clippy::expect_used, reason = "a test stops where its input is not what it says")]

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The source of the TypeScript that pages are told.
pub(crate) const TYPES: &str = include_str!("../../src/wasm/types.rs");

pub(crate) fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).expect("an object")
}

pub(crate) fn text(value: &JsValue, key: &str) -> String {
    get(value, key).as_string().unwrap_or_else(|| panic!("{key} is no text"))
}

pub(crate) fn number(value: &JsValue, key: &str) -> f64 {
    get(value, key).as_f64().unwrap_or_else(|| panic!("{key} is no number"))
}

/// The keys of an object, sorted.
pub(crate) fn keys(value: &JsValue) -> Vec<String> {
    let keys = Object::keys(value.unchecked_ref::<Object>());
    let mut keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    keys.sort();
    keys
}

/// The keys that the TypeScript declares for an interface, sorted; those of objects inside it are
/// left out.
pub(crate) fn declared(interface: &str) -> Vec<String> {
    let start = TYPES.split(&format!("export interface {interface} {{\n")).nth(1);
    let body = start.and_then(|rest| rest.split("\n}").next()).expect("a declared interface");
    let mut keys: Vec<String> = body
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|pair| pair.0.to_owned())
        .collect();
    keys.sort();
    keys
}

/// The keys that the TypeScript declares for the object, or the list of objects, of a property.
pub(crate) fn declared_inside(property: &str) -> Vec<String> {
    let start = TYPES.split(&format!("  {property}: {{ ")).nth(1);
    let body = start.and_then(|rest| rest.split(" }").next()).expect("a declared object");
    let mut keys: Vec<String> = body
        .split("; ")
        .filter_map(|pair| pair.split_once(": "))
        .map(|pair| pair.0.to_owned())
        .collect();
    keys.sort();
    keys
}

/// What JSON keeps of a value.
pub(crate) fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).expect("JSON").into()
}

/// The items of a list that is a property.
pub(crate) fn items(value: &JsValue, key: &str) -> Vec<JsValue> {
    let list = get(value, key);
    assert!(Array::is_array(&list), "{key} is no list");
    Array::from(&list).to_vec()
}
