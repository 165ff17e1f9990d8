//! How the tables of a package are written, where its descriptor says so: the dialect of a resource,
//! its encoding, and what its schema says of numbers and of missing values.
//!
//! What is said here and cannot be read is an error: a number that was read in another way than its
//! author meant would look like any other.
//!
//! # Source
//!
//! Data Package 2.0 (2024): Data Resource, Table Dialect, Table Schema.

use super::{
    DataError,
    csv::{Cell, Dialect},
    json::{Content, Json, Member, Value},
};
use crate::{
    locale::fill,
    model::{join, quoted},
};

/// How one table is written.
#[derive(Clone, Debug)]
pub(crate) struct Format {
    pub(super) dialect: Dialect,
    /// Whether the first row names the columns; else the fields of the schema do.
    has_header: bool,
    missing: Vec<String>,
    fields: Vec<Field>,
}

/// What a schema says of one column.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    missing: Option<Vec<String>>,
    number: Option<NumberForm>,
}

/// The form of the numbers of a column.
#[derive(Clone, Copy, Debug)]
struct NumberForm {
    decimal: char,
    group: Option<char>,
    /// Whether nothing but the number stands in its cell.
    is_bare: bool,
}

impl Default for Format {
    fn default() -> Format {
        Format {
            dialect: Dialect::default(),
            has_header: true,
            missing: vec![String::new()],
            fields: Vec::new(),
        }
    }
}

/// The keys of a dialect that say nothing about how a text is read.
const SILENT: [&str; 6] =
    ["$schema", "name", "title", "description", "csvddfVersion", "caseSensitiveHeader"];

/// The keys of a dialect that are read.
const KEYS: [&str; 9] = [
    "delimiter",
    "lineTerminator",
    "quoteChar",
    "doubleQuote",
    "escapeChar",
    "header",
    "headerRows",
    "commentChar",
    "skipInitialSpace",
];

impl Format {
    /// What a resource says of its table; `file` finds what stands in files of its own.
    pub(super) fn read(
        json: Json<'_>,
        resource: &Value,
        file: &dyn Fn(&str) -> Option<String>,
        errors: &mut Vec<DataError>,
    ) -> Format {
        let mut format = Format::default();
        for Member { key, value, .. } in resource.members().unwrap_or_default() {
            match key.as_str() {
                "encoding" => {
                    let is_utf8 = json.text_of(value).is_ok_and(|name| {
                        ["utf-8", "utf8"].iter().any(|known| name.eq_ignore_ascii_case(known))
                    });
                    if !is_utf8 {
                        let expected = "the encoding \"utf-8\" (save the file in it)";
                        errors.push(json.error(value.span, expected));
                    }
                }
                "compression" => {
                    let expected = "a file without compression (unpack it)";
                    errors.push(json.error(value.span, expected));
                }
                "dialect" => elsewhere(json, value, file, errors, &mut |json, value, errors| {
                    format.read_dialect(json, value, errors);
                }),
                "schema" => elsewhere(json, value, file, errors, &mut |json, value, errors| {
                    format.read_schema(json, value, errors);
                }),
                _ => {}
            }
        }
        if !format.has_header && format.fields.is_empty() {
            let expected = "a schema with fields that name the columns of a table without a header";
            errors.push(json.error(resource.span, expected));
        }
        format
    }

    fn read_dialect(&mut self, json: Json<'_>, object: &Value, errors: &mut Vec<DataError>) {
        for member in object.members().unwrap_or_default() {
            let Member { key, value, .. } = member;
            let read = match key.as_str() {
                "delimiter" => one(json, value).map(|read| self.dialect.delimiter = read),
                "quoteChar" => one(json, value).map(|read| self.dialect.quote = Some(read)),
                "escapeChar" => one(json, value).map(|read| self.dialect.escape = Some(read)),
                "commentChar" => one(json, value).map(|read| self.dialect.comment = Some(read)),
                "doubleQuote" => truth(json, value).map(|read| self.dialect.doubles_quotes = read),
                "skipInitialSpace" => {
                    truth(json, value).map(|read| self.dialect.skips_spaces = read)
                }
                "header" => truth(json, value).map(|read| self.has_header = read),
                "headerRows" => {
                    let text: String = json.source(value).split_whitespace().collect();
                    let expected = "[1] (the header is the first row)";
                    if text == "[1]" { Ok(()) } else { Err(json.error(value.span, expected)) }
                }
                "lineTerminator" => json.text_of(value).and_then(|text| {
                    let expected = "\"\\n\", \"\\r\\n\" or \"\\r\" (lines may end in any of them)";
                    let is_known = ["\n", "\r\n", "\r"].contains(&text.as_str());
                    if is_known { Ok(()) } else { Err(json.error(value.span, expected)) }
                }),
                key if SILENT.contains(&key) => Ok(()),
                _ => {
                    let expected = fill("one of the keys {}", &[&join(&KEYS, ", ")]);
                    Err(json.error(member.span, expected))
                }
            };
            errors.extend(read.err());
        }
        let Dialect { delimiter, quote, escape, comment, .. } = self.dialect;
        let used = [Some(delimiter), quote, escape, comment];
        let is_twice = (1..used.len())
            .any(|place| used[place].is_some() && used[..place].contains(&used[place]));
        if is_twice {
            let expected =
                "different characters as delimiter, quoteChar, escapeChar and commentChar";
            errors.push(json.error(object.span, expected));
        }
    }

    fn read_schema(&mut self, json: Json<'_>, object: &Value, errors: &mut Vec<DataError>) {
        for Member { key, value, .. } in object.members().unwrap_or_default() {
            match (key.as_str(), &value.content) {
                ("missingValues", _) => match texts(json, value) {
                    Ok(texts) => self.missing = texts,
                    Err(error) => errors.push(error),
                },
                ("fields", Content::List(fields)) => {
                    for field in fields {
                        match read_field(json, field, errors) {
                            Ok(field) => self.fields.push(field),
                            Err(error) => errors.push(error),
                        }
                    }
                }
                ("fields", _) => errors.push(json.error(value.span, "a list of fields")),
                _ => {}
            }
        }
    }

    /// Gives rows without a header one, and cells the form that every table has: missing values are
    /// empty, numbers plain.
    pub(super) fn apply(&self, records: &mut Vec<Vec<Cell>>) {
        if !self.has_header {
            let mut names = Vec::new();
            for field in &self.fields {
                let text = field.name.clone();
                names.push(Cell { text, place: (1, 1), ..Cell::default() });
            }
            records.insert(0, names);
        }
        let Some((header, rows)) = records.split_first_mut() else { return };
        let is_default = self.missing == [""];
        for (column, name) in header.iter().enumerate() {
            let field = self.fields.iter().find(|field| field.name == name.text);
            let missing = field.and_then(|field| field.missing.as_ref());
            let number = field.and_then(|field| field.number);
            if is_default && missing.is_none() && number.is_none() {
                continue;
            }
            let missing = missing.unwrap_or(&self.missing);
            for row in &mut *rows {
                let Some(cell) = row.get_mut(column) else { continue };
                if missing.contains(&cell.text) {
                    cell.text.clear();
                } else if let Some(number) = number {
                    match number.plain(&cell.text) {
                        Some(plain) => cell.text = plain,
                        None => cell.wrong = number.expected(),
                    }
                }
            }
        }
    }
}

impl NumberForm {
    /// A number in the plain form, with all of its digits.
    fn plain(self, text: &str) -> Option<String> {
        let mut rest = text;
        if !self.is_bare {
            let is_digit = |character: char| character.is_ascii_digit();
            rest = rest.trim_start_matches(|character| character != '-' && !is_digit(character));
            rest = rest.trim_end_matches(|character| !is_digit(character));
        }
        let mut plain = String::new();
        if let Some(behind) = rest.strip_prefix('-') {
            plain.push('-');
            rest = behind;
        }
        let (mut is_behind_digit, mut has_point) = (false, false);
        for character in rest.chars() {
            let is_digit = character.is_ascii_digit();
            if is_digit {
                plain.push(character);
            } else if !is_behind_digit || has_point {
                return None;
            } else if character == self.decimal {
                has_point = true;
                plain.push('.');
            } else if self.group != Some(character) {
                return None;
            }
            is_behind_digit = is_digit;
        }
        is_behind_digit.then_some(plain)
    }

    fn expected(self) -> String {
        let decimal = self.decimal.to_string();
        let group = self.group.map(String::from).unwrap_or_default();
        let sample = join(&["-1", &group, "204", &decimal, "5"], "");
        let pattern = "a number as the schema has it, such as {}";
        fill(pattern, &[&quoted(&sample)])
    }
}

/// Reads what stands here or in a file that is named here.
fn elsewhere(
    json: Json<'_>,
    value: &Value,
    file: &dyn Fn(&str) -> Option<String>,
    errors: &mut Vec<DataError>,
    read: &mut dyn FnMut(Json<'_>, &Value, &mut Vec<DataError>),
) {
    match &value.content {
        Content::Object(_) => read(json, value, errors),
        Content::Text(path) => match file(path) {
            Some(text) => {
                let json = Json { file: path, text: &text };
                match json.parse() {
                    Ok(value) => read(json, &value, errors),
                    Err(error) => errors.push(error),
                }
            }
            None => errors.push(json.error(value.span, "the path of a file that can be read")),
        },
        _ => errors.push(json.error(value.span, "an object, or the path of a file that has one")),
    }
}

fn read_field(
    json: Json<'_>,
    object: &Value,
    errors: &mut Vec<DataError>,
) -> Result<Field, DataError> {
    let name = json.text_of(json.require(object, "name")?)?;
    let kind = json.require(object, "type").and_then(|kind| json.text_of(kind));
    let kind = kind.unwrap_or_default();
    let mut field = Field { name, missing: None, number: None };
    let mut form = NumberForm { decimal: '.', group: None, is_bare: true };
    for member in object.members().unwrap_or_default() {
        let Member { key, value, .. } = member;
        let read = match key.as_str() {
            "missingValues" => texts(json, value).map(|texts| field.missing = Some(texts)),
            "decimalChar" if kind == "number" => {
                one(json, value).map(|character| form.decimal = character)
            }
            "groupChar" if kind == "number" || kind == "integer" => {
                one(json, value).map(|character| form.group = Some(character))
            }
            "bareNumber" if kind == "number" || kind == "integer" => {
                truth(json, value).map(|is_bare| form.is_bare = is_bare)
            }
            "decimalChar" | "groupChar" | "bareNumber" => {
                Err(json.error(member.span, "this key in a field of the type \"number\""))
            }
            _ => continue,
        };
        if key != "missingValues" {
            field.number = Some(form);
        }
        errors.extend(read.err());
    }
    if form.group == Some(form.decimal) {
        errors.push(json.error(object.span, "different characters as decimalChar and groupChar"));
    }
    Ok(field)
}

/// A text of one character, which is no line break and no digit.
fn one(json: Json<'_>, value: &Value) -> Result<char, DataError> {
    let text = json.text_of(value)?;
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None)
            if !matches!(character, '\n' | '\r' | '-') && !character.is_ascii_digit() =>
        {
            Ok(character)
        }
        _ => Err(json.error(value.span, "one character, no digit, minus sign or line break")),
    }
}

fn truth(json: Json<'_>, value: &Value) -> Result<bool, DataError> {
    match json.source(value) {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(json.error(value.span, "true or false")),
    }
}

/// A list of texts, or of objects with a text `value`.
fn texts(json: Json<'_>, value: &Value) -> Result<Vec<String>, DataError> {
    let Content::List(list) = &value.content else {
        return Err(json.error(value.span, "a list of texts"));
    };
    let mut texts = Vec::new();
    for element in list {
        let text =
            if element.members().is_some() { json.require(element, "value")? } else { element };
        texts.push(json.text_of(text)?);
    }
    Ok(texts)
}
