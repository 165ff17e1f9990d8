//! A table of a page, as the shell gathers it.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{
    data::{Delimited, PageCell, PageRow, PageTable, Section, TableFiles},
    finding::plain::{Object, Plain},
    locale::Lang,
};

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
  unit?: string | null;
  decimal?: string | null;
  rules?: string | null;
  source?: string | null;
  /** In place of the caption. */
  title?: string | null;
}
/** What an author says of a table that becomes a package. */
export interface FilesAttributes extends TableAttributes {
  /** The language that it is written in, en, kk, ru or zh, where it does not say so itself. */
  lang?: string | null;
  /** The language of the lines about how it was read, if another. */
  readIn?: string | null;
}
/** What an author says of delimited text; only the title is needed. */
export interface TextAttributes extends FilesAttributes {
  /** What separates cells, where the text does not show it. */
  delimiter?: 'comma' | 'semicolon' | 'tab' | 'bar' | null;
}
/** A complete package made of a table: the files are for `TradeFigureCore.fromFiles`. */
export interface TableFiles {
  files: Record<string, string>;
  /** How the table was read, in lines. */
  read: string[];
}
/** The same made of delimited text. */
export interface TextFiles extends TableFiles {
  dialect: { delimiter: string; quoteChar: string; doubleQuote: boolean; header: boolean };
}
";

/// Reads what the shell gathered; what is not there, or of another type, is empty.
pub(super) fn read(cells: &JsValue, attributes: &JsValue) -> PageTable {
    let mut table = PageTable {
        caption: texts(cells, "caption"),
        rows: Vec::new(),
        after: texts(cells, "after"),
        figure_caption: text(cells, "figureCaption").unwrap_or_default(),
        lang: lang(cells, "lang").or_else(|| lang(attributes, "lang")).unwrap_or_default(),
        unit: text(attributes, "unit"),
        decimal: text(attributes, "decimal"),
        rules: text(attributes, "rules"),
        source: text(attributes, "source"),
    };
    if let Some(title) = text(attributes, "title") {
        table.caption = vec![title];
    }
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

/// Reads what an author says of delimited text.
pub(super) fn delimited(given: &str, attributes: &JsValue) -> Delimited {
    Delimited {
        text: given.to_owned(),
        title: text(attributes, "title").unwrap_or_default(),
        lang: lang(attributes, "lang").unwrap_or_default(),
        delimiter: text(attributes, "delimiter"),
        unit: text(attributes, "unit"),
        decimal: text(attributes, "decimal"),
        rules: text(attributes, "rules"),
        source: text(attributes, "source"),
    }
}

/// The language of an object's property, if it names one.
pub(super) fn lang(object: &JsValue, key: &str) -> Option<Lang> {
    text(object, key)?.parse().ok()
}

/// A package made of a table, with its lines in a language.
pub(super) fn files(made: &TableFiles, lang: Lang) -> Object {
    let mut texts = Object::default();
    for (path, text) in &made.files {
        texts.set(path, text.as_str());
    }
    let mut lines = Vec::new();
    for line in &made.read {
        lines.push(line.get(lang).into());
    }
    let mut object = Object::default();
    object.set("files", texts);
    object.set("read", Plain::List(lines));
    if let Some(delimiter) = made.delimiter {
        let mut dialect = Object::default();
        dialect.set("delimiter", delimiter.to_string());
        dialect.set("quoteChar", "\"");
        dialect.set("doubleQuote", true);
        dialect.set("header", true);
        object.set("dialect", dialect);
    }
    object
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
