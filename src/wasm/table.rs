//! A table of a page, as the shell gathers it.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::data::{PageCell, PageRow, PageTable, Section};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
export interface TableCells {
  caption: string[];
  lang: string;
  rows: { section: 'thead' | 'tbody' | 'tfoot'; cells: TableCell[] }[];
  after: string[];
  figureCaption: string;
}
export interface TableCell {
  text: string;
  marks: string[];
  tag: 'th' | 'td';
  scope: string;
  columns: number;
  rows: number;
}
export interface TableAttributes {
  unit: string | null;
  decimal: string | null;
  rules: string | null;
  source: string | null;
}
";

/// Reads what the shell gathered; what is not there, or of another type, is empty.
pub(super) fn read(cells: &JsValue, attributes: &JsValue) -> PageTable {
    let mut table = PageTable {
        caption: texts(cells, "caption"),
        rows: Vec::new(),
        after: texts(cells, "after"),
        figure_caption: text(cells, "figureCaption").unwrap_or_default(),
        lang: super::read_lang(&text(cells, "lang").unwrap_or_default()),
        unit: text(attributes, "unit"),
        decimal: text(attributes, "decimal"),
        rules: text(attributes, "rules"),
        source: text(attributes, "source"),
    };
    for row in list(cells, "rows").iter() {
        let section = match text(&row, "section").as_deref() {
            Some("thead") => Section::Head,
            Some("tfoot") => Section::Foot,
            _ => Section::Body,
        };
        let mut read = Vec::new();
        for cell in list(&row, "cells").iter() {
            read.push(PageCell {
                text: text(&cell, "text").unwrap_or_default(),
                marks: texts(&cell, "marks"),
                is_header: text(&cell, "tag").as_deref() == Some("th"),
                scope: text(&cell, "scope").unwrap_or_default(),
                columns: count(&cell, "columns"),
                rows: count(&cell, "rows"),
            });
        }
        table.rows.push(PageRow { section, cells: read });
    }
    table
}

fn property(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    property(object, key).as_string()
}

fn list(object: &JsValue, key: &str) -> Array {
    let list = property(object, key);
    if Array::is_array(&list) { list.into() } else { Array::new() }
}

fn texts(object: &JsValue, key: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for text in list(object, key).iter() {
        texts.push(text.as_string().unwrap_or_default());
    }
    texts
}

/// How many columns or rows; HTML allows no more than 65534.
fn count(object: &JsValue, key: &str) -> usize {
    let count = property(object, key).as_f64().unwrap_or(1.0);
    count.clamp(0.0, 65_534.0) as usize
}
