//! A strict JSON text as values that know their line and column.
//!
//! In-house because a descriptor is all the JSON there is to read: of its values only texts, lists
//! and objects matter, so numbers are checked and forgotten, and every error has the place that a
//! person counts to.
//!
//! # Source
//!
//! RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format (2017): no comments, no
//! trailing commas. Of two equal keys it leaves open which one counts, so that is an error here.

use super::{DataError, error::next_place};
use crate::{
    locale::fill,
    model::{quoted, split_at_first},
};

/// The deepest nesting of lists and objects; the reader calls itself for each level.
const MAX_DEPTH: usize = 100;

/// A JSON file being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Json<'a> {
    /// The file's path, for messages.
    pub(crate) file: &'a str,
    /// Its whole text.
    pub(crate) text: &'a str,
}

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) content: Content,
}

/// The bytes of a piece of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    start: usize,
    end: usize,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Content {
    Object(Vec<Member>),
    List(Vec<Value>),
    Text(String),
    /// A number, `true`, `false` or `null`.
    Other,
}

/// A key of an object and its value.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

impl Json<'_> {
    /// The object that the text is.
    pub(crate) fn parse(self) -> Result<Value, DataError> {
        // A byte order mark is no part of the text.
        let start = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut reader = Reader { text: self.text, at: start, depth: 0 };
        let value = reader.file().map_err(|expected| {
            let rest = self.text.get(reader.at..).unwrap_or_default();
            let line = split_at_first(rest, b'\n').map(|(line, _)| line);
            let found = line.map_or(rest, |line| line.strip_suffix('\r').unwrap_or(line));
            DataError::new(self.file, self.place(reader.at), expected, found)
        })?;
        match value.content {
            Content::Object(_) => Ok(value),
            _ => Err(self.error(value.span, "a JSON object")),
        }
    }

    /// An error at a piece of the file.
    pub(crate) fn error(self, at: Span, expected: impl Into<String>) -> DataError {
        self.fault(at, expected.into())
    }

    // Once for all sorts of texts.
    fn fault(self, at: Span, expected: String) -> DataError {
        let found = self.text.get(at.start..at.end).unwrap_or_default();
        DataError::new(self.file, self.place(at.start), expected, found)
    }

    /// The value of a key, or an error at what lacks it.
    pub(crate) fn require<'o>(self, object: &'o Value, key: &str) -> Result<&'o Value, DataError> {
        match object.get(key) {
            Some(value) => Ok(value),
            None => {
                Err(self.error(object.span, fill("an object with the key {}", &[&quoted(key)])))
            }
        }
    }

    /// The list of a key, with as many values as there must be at least, and where it stands.
    pub(crate) fn list<'o>(
        self,
        object: &'o Value,
        key: &str,
        least: usize,
        expected: &str,
    ) -> Result<(Span, &'o [Value]), DataError> {
        let value = self.require(object, key)?;
        match &value.content {
            Content::List(list) if list.len() >= least => Ok((value.span, list)),
            _ => Err(self.error(value.span, expected)),
        }
    }

    /// A value as text.
    pub(crate) fn text_of(self, value: &Value) -> Result<String, DataError> {
        match &value.content {
            Content::Text(text) => Ok(text.clone()),
            _ => Err(self.error(value.span, "a text in double quotes")),
        }
    }

    /// A value as it is written.
    #[cfg(feature = "more")]
    pub(crate) fn source(&self, value: &Value) -> &str {
        self.text.get(value.span.start..value.span.end).unwrap_or_default()
    }

    /// Line and character of a byte, both from 1.
    fn place(self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        before.chars().fold((1, 1), next_place)
    }
}

impl Value {
    /// The value of a key; `None` where the object has none of that name, or the value is no object.
    ///
    /// For keys that may be left out: an error has a place, and to find one takes as long as the text is.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let members = self.members().unwrap_or_default();
        members.iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The keys and values of an object; `None` if the value is none.
    pub(crate) fn members(&self) -> Option<&[Member]> {
        match &self.content {
            Content::Object(members) => Some(members),
            _ => None,
        }
    }
}

/// The most keys of one object; each is compared with all before it.
const MOST_KEYS: usize = 1000;

/// Reads on from a byte; where it fails, it stands at the error and says what was expected there.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Read<T> = Result<T, &'static str>;

impl Reader<'_> {
    fn file(&mut self) -> Read<Value> {
        self.skip_space();
        if self.at == self.text.len() {
            return Err("a JSON object");
        }
        let value = self.value()?;
        self.skip_space();
        if self.at == self.text.len() { Ok(value) } else { Err("the end of the file") }
    }

    /// The next byte; zero, which JSON has nowhere, at the end.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Passes a byte if it is the next one; whether it was.
    fn pass(&mut self, byte: u8) -> bool {
        let is_next = self.next() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// The same after space.
    fn pass_mark(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.pass(byte)
    }

    fn value(&mut self) -> Read<Value> {
        self.skip_space();
        let start = self.at;
        let content = match self.next() {
            open @ (b'{' | b'[') => self.items(open == b'{')?,
            b'"' => Content::Text(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => {
                let rest = &self.text[start..];
                let word =
                    ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word));
                self.at += word.ok_or("a JSON value")?.len();
                Content::Other
            }
        };
        Ok(Value { span: Span { start, end: self.at }, content })
    }

    /// A list, or an object, which is a list with keys.
    fn items(&mut self, has_keys: bool) -> Read<Content> {
        let (mut list, mut members) = (Vec::new(), Vec::new());
        let close = if has_keys { b'}' } else { b']' };
        if self.depth == MAX_DEPTH {
            return Err("less nesting");
        }
        self.depth += 1;
        self.at += 1;
        let mut is_closed = self.pass_mark(close);
        while !is_closed {
            if has_keys {
                let member = self.member(&members)?;
                members.push(member);
            } else {
                list.push(self.value()?);
            }
            is_closed = self.pass_mark(close);
            let comma = self.at;
            if !is_closed && !self.pass(b',') {
                return Err(if has_keys { "a comma or }" } else { "a comma or ]" });
            }
            if !is_closed && self.pass_mark(close) {
                self.at = comma;
                return Err("no comma after the last value");
            }
        }
        self.depth -= 1;
        Ok(if has_keys { Content::Object(members) } else { Content::List(list) })
    }

    fn member(&mut self, before: &[Member]) -> Read<Member> {
        self.skip_space();
        let start = self.at;
        if self.next() != b'"' {
            return Err("a key in double quotes");
        }
        let key = self.string()?;
        let span = Span { start, end: self.at };
        if before.len() >= MOST_KEYS {
            self.at = start;
            return Err("an object of at most 1,000 keys");
        }
        if before.iter().any(|other| other.key == key) {
            self.at = start;
            return Err("each key once");
        }
        if !self.pass_mark(b':') {
            return Err("a colon");
        }
        Ok(Member { key, span, value: self.value()? })
    }

    /// A text, from its opening quote.
    fn string(&mut self) -> Read<String> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.next(), b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            // Both ends are beside ASCII bytes, so they cannot cut a character in two.
            text.push_str(&self.text[start..self.at]);
            match self.next() {
                b'"' => break,
                b'\\' => {
                    let escape = self.at;
                    let character = self.escape();
                    if character.is_none() {
                        self.at = escape;
                    }
                    text.push(character.ok_or("an escape that JSON has, such as \\n or \\u00e9")?);
                }
                _ => return Err("a closing quote, or an escape for a control character"),
            }
        }
        self.at += 1;
        Ok(text)
    }

    /// The character that an escape stands for, from its backslash.
    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        let sign = self.next();
        self.at += 1;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let is_first_of_two = unit >> 10 == 0xd800 >> 10;
                let code = if is_first_of_two && self.pass(b'\\') && self.pass(b'u') {
                    // `None` if the second is none: the difference is then out of range.
                    let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    0x1_0000 + ((unit - 0xd800) << 10) + second
                } else {
                    unit
                };
                // Half of a pair is no character.
                return char::from_u32(code);
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.next()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    fn number(&mut self) -> Read<Content> {
        self.pass(b'-');
        // A zero leads only itself.
        if !self.pass(b'0') {
            self.digits()?;
        }
        if self.pass(b'.') {
            self.digits()?;
        }
        if self.pass(b'e') || self.pass(b'E') {
            let _ = self.pass(b'+') || self.pass(b'-');
            self.digits()?;
        }
        Ok(Content::Other)
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.next().is_ascii_digit() {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err("a digit") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json<'_> {
        Json { file: "d.json", text }
    }

    fn error(text: &str) -> String {
        let error = json(text).parse().unwrap_err().to_string();
        error.strip_prefix("d.json:").unwrap().to_owned()
    }

    /// The text of the key `a`.
    fn text(text: &str) -> String {
        let object = json(text).parse().unwrap();
        json(text).text_of(json(text).require(&object, "a").unwrap()).unwrap()
    }

    #[test]
    fn what_is_no_json_object_is_refused_with_its_place() {
        let cases = [
            ("", "1:1: expected a JSON object, found nothing"),
            (" \n", "2:1: expected a JSON object, found nothing"),
            ("[1]", "1:1: expected a JSON object, found \"[1]\""),
            ("{\n  \"a\": 1,\n}", "2:9: expected no comma after the last value, found \",\""),
            ("{'a': 1}", "1:2: expected a key in double quotes, found \"'a': 1}\""),
            ("{a: 1}", "1:2: expected a key in double quotes, found \"a: 1}\""),
            ("// a\n{}", "1:1: expected a JSON value, found \"// a\""),
            ("<!doctype html>", "1:1: expected a JSON value, found \"<!doctype html>\""),
            ("{\"a\" 1}", "1:6: expected a colon, found \"1}\""),
            ("{\"a\":}", "1:6: expected a JSON value, found \"}\""),
            ("{\"a\":[1,]}", "1:8: expected no comma after the last value, found \",]}\""),
            ("{\"a\":[1 2]}", "1:9: expected a comma or ], found \"2]}\""),
            ("{\"a\":1 \"b\":2}", "1:8: expected a comma or }, found \"\\\"b\\\":2}\""),
            ("{\"a\":1", "1:7: expected a comma or }, found nothing"),
            ("{} {}", "1:4: expected the end of the file, found \"{}\""),
            ("{\"a\":nul}", "1:6: expected a JSON value, found \"nul}\""),
        ];
        for (text, expected) in cases {
            assert_eq!(error(text), expected, "for {text:?}");
        }
        assert!(json("\u{feff}{}").parse().is_ok());
        let keys: Vec<String> = (0..=MOST_KEYS).map(|key| format!("\"{key}\":0")).collect();
        assert!(error(&format!("{{{}}}", keys.join(","))).contains("at most 1,000 keys"));
        assert!(error(&"[".repeat(100_000)).starts_with("1:101: expected less nesting"));
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(99), "]".repeat(99));
        assert!(json(&deep).parse().is_ok());
    }

    #[test]
    fn a_key_that_is_there_twice_is_reported() {
        let found = error("{\"b\":{\"a\":1},\n \"a\":2, \"\\u0061\":3}");
        assert!(found.starts_with("2:9: expected each key once"));
    }

    #[test]
    fn texts_are_read_with_their_escapes() {
        assert_eq!(text(r#"{"a":""}"#), "");
        assert_eq!(text(r#"{"a":"é \"\\\/\b\f\n\r\t"}"#), "é \"\\/\u{8}\u{c}\n\r\t");
        assert_eq!(text(r#"{"a":"\u049B\u049b \ud83d\ude00"}"#), "ққ 😀");
        assert_eq!(text("{\"a\":\"\u{7f}\u{2028}\"}"), "\u{7f}\u{2028}");
        let wrong = ["\\x", "\\u12", "\\u+123", "\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\ud83dx"];
        for escape in wrong {
            let found = error(&format!("{{\"a\":\"é{escape}\"}}"));
            assert!(found.starts_with("1:8: expected an escape that"), "{escape}: {found}");
        }
        for text in ["{\"a\":\"b\n\"}", "{\"a\":\"b\0\"}", "{\"a\":\"b\u{1f}\"}", "{\"a\":\"b"] {
            assert!(error(text).starts_with("1:8: expected a closing quote"), "{text:?}");
        }
    }

    #[test]
    fn numbers_and_words_are_checked_and_passed_over() {
        let values = "[0, -0, 10, 1.50, -1e9, 2E-05, 0.5e+3, true, false, null]";
        assert!(json(&format!("{{\"a\": {values}}}")).parse().is_ok());
        for number in ["01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "-a", "NaN", "Infinity"] {
            let text = format!("{{\"a\":{number}}}");
            assert!(json(&text).parse().is_err(), "{number} was accepted");
        }
    }

    #[test]
    fn a_missing_key_is_reported_at_its_object() {
        let text = "{\n \"a\": {}}";
        let object = json(text).parse().unwrap();
        let inner = json(text).require(&object, "a").unwrap();
        let error = json(text).require(inner, "b").unwrap_err().to_string();
        assert_eq!(error, "d.json:2:7: expected an object with the key \"b\", found \"{}\"");
    }
}
