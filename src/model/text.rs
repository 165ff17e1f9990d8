//! Small tools for texts, where the standard library's weigh more than what they are used for.

/// A text in quotes, as messages show it: what could not be seen, or would turn the letters around
/// it, is escaped.
///
/// Like the standard library's `{:?}` without its tables of all that is printable.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0' => quoted.push_str("\\0"),
            '\t' => quoted.push_str("\\t"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            _ if is_hidden(character) => quoted.extend(character.escape_unicode()),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Controls, spaces other than the plain one, and the characters of Unicode's category Cf (format),
/// which include all that change the direction of a text.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{a0}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}'
            | '\u{70f}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Texts with a separator between them.
pub(crate) fn join<T: AsRef<str>>(texts: &[T], separator: &str) -> String {
    let mut joined = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            joined.push_str(separator);
        }
        joined.push_str(text.as_ref());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_is_shown_and_all_else_escaped() {
        let plain = "9.8 ғылым \u{2212}5 出口 é";
        assert_eq!(quoted(plain), format!("{plain:?}"));
        for character in ('\0'..='\u{3000}').chain('\u{e0001}'..='\u{e007f}') {
            let written = quoted(&character.to_string());
            let debug = format!("{:?}", character.to_string());
            // Whatever is escaped here is escaped there.
            assert!(written == debug || !written.contains('\\'), "{debug}");
        }
        for hidden in
            ["\u{202e}", "\u{2066}", "\u{200d}", "\u{7f}", "\u{85}", "\u{feff}", "\u{2029}"]
        {
            assert_eq!(quoted(hidden), format!("{hidden:?}"));
        }
    }

    #[test]
    fn separators_stand_between() {
        assert_eq!(join::<&str>(&[], ", "), "");
        assert_eq!(join(&["a"], ", "), "a");
        assert_eq!(join(&["a".to_owned(), String::new(), "c".to_owned()], ", "), "a, , c");
    }
}
