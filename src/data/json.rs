//! A strict JSON text as values that know their line and column.
//!
//! `jsonc-parser` gives each value its byte range; what is added here is the place of a value as a
//! person counts it, and access that reports what is missing instead of passing over it.

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, Value},
    common::Ranged,
};

use super::DataError;

/// A JSON file being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<'a> {
    /// The file's path, for messages.
    pub(crate) file: &'a str,
    /// Its whole text.
    pub(crate) text: &'a str,
}

/// No comments, no trailing commas: JSON as RFC 8259 has it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

impl<'a> Json<'a> {
    /// The object that the text is.
    pub(crate) fn parse(self) -> Result<Object<'a>, DataError> {
        let value = match jsonc_parser::parse_to_ast(self.text, &CollectOptions::default(), &STRICT)
        {
            Ok(parsed) => parsed.value,
            Err(error) => {
                let range = error.range();
                let found = self.slice(range.start, range.end);
                let expected = format!("JSON ({})", error.kind());
                return Err(DataError::new(self.file, self.place(range.start), expected, found));
            }
        };
        match value {
            Some(Value::Object(object)) => Ok(object),
            Some(other) => Err(self.error(&other, "a JSON object")),
            None => Err(DataError::new(self.file, (1, 1), "a JSON object", "")),
        }
    }

    /// An error at a value.
    pub(crate) fn error(self, at: &impl Ranged, expected: impl std::fmt::Display) -> DataError {
        let (start, end) = (at.start(), at.end());
        DataError::new(self.file, self.place(start), expected, self.slice(start, end))
    }

    /// The value of a key, or an error at the object that lacks it.
    pub(crate) fn require<'o>(
        self,
        object: &'o Object<'a>,
        key: &str,
    ) -> Result<&'o Value<'a>, DataError> {
        match object.get(key) {
            Some(property) => Ok(&property.value),
            None => Err(self.error(object, format!("an object with the key {key:?}"))),
        }
    }

    /// A value as text.
    pub(crate) fn text_of(self, value: &Value<'_>) -> Result<String, DataError> {
        match value {
            Value::StringLit(text) => Ok(text.value.to_string()),
            other => Err(self.error(other, "a text in double quotes")),
        }
    }

    fn slice(self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and character of a byte, both from 1.
    fn place(self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Json { file: "d.json", text }.parse().unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_json_object_is_refused_with_its_place() {
        assert!(error("{\n  \"a\": 1,\n}").starts_with("d.json:2:9: expected JSON ("));
        assert!(error("{'a': 1}").starts_with("d.json:1:2: expected JSON ("));
        assert!(error("// a\n{}").starts_with("d.json:1:1: expected JSON ("));
        assert!(error("").starts_with("d.json:1:1: expected a JSON object"));
        assert!(error("<!doctype html>").starts_with("d.json:1:1: expected JSON ("));
        assert_eq!(error("[1]"), "d.json:1:1: expected a JSON object, found \"[1]\"");
        assert!(error(&"[".repeat(100_000)).contains("nesting"));
    }

    #[test]
    fn a_missing_key_is_reported_at_its_object() {
        let json = Json { file: "d.json", text: "{\n \"a\": {}}" };
        let object = json.parse().unwrap();
        let inner = json.require(&object, "a").unwrap().as_object().unwrap();
        let error = json.require(inner, "b").unwrap_err().to_string();
        assert_eq!(error, "d.json:2:7: expected an object with the key \"b\", found \"{}\"");
    }
}
