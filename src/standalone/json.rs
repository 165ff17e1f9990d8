//! JSON as it stands in a page: no parser of pages, and no publishing system, finds anything in its texts.

/// An object of texts, and of objects of texts, as it grows.
#[derive(Debug, Default)]
pub(super) struct Json {
    text: String,
}

impl Json {
    /// Opens an object.
    pub(super) fn open(&mut self) {
        self.text.push('{');
    }

    /// Closes the object that was opened last.
    pub(super) fn close(&mut self) {
        self.text.push('}');
    }

    /// A key, after which its value is written.
    pub(super) fn key(&mut self, key: &str) {
        if !self.text.ends_with('{') {
            self.text.push(',');
        }
        self.string(key);
        self.text.push(':');
    }

    /// A text, letter for letter. Escaped is what ends a text or a script, begins a comment, a variable
    /// or an attribute, changes with the ends of lines, or draws nothing and reorders its surroundings.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '<' | '>' | '&' | '\'' | '=' | '$' => self.escape(character),
                _ if is_hidden(character) => self.escape(character),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A character of the basic plane by its number.
    fn escape(&mut self, character: char) {
        self.text.push_str("\\u");
        for place in [12, 8, 4, 0] {
            let digit = (u32::from(character) >> place) & 15;
            self.text.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }
}

/// What a page would lose or show as something else: controls, line and paragraph separators, what turns
/// the reading direction, and what is no character.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
