//! Small tools for texts, where the standard library's weigh more than what they are used for.

/// A text in quotes, as messages show it: what could not be seen, or would turn the letters around
/// it, is escaped.
///
/// Like the standard library's `{:?}` without its tables of all that is printable.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\0' => quoted.push_str("\\0"),
            '\t' => quoted.push_str("\\t"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            _ if is_hidden(character) => push_escape(&mut quoted, character.into()),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Adds `\u{202e}` to a text; the code is not zero.
fn push_escape(text: &mut String, code: u32) {
    text.push_str("\\u{");
    // The longest code has six hexadecimal digits.
    for shift in [20, 16, 12, 8, 4, 0] {
        let left = code >> shift;
        if left > 0 {
            text.push(char::from(b"0123456789abcdef"[left as usize % 16]));
        }
    }
    text.push('}');
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

/// A text before and after the first of an ASCII character; `None` if it is not there.
pub(crate) fn split_at_first(text: &str, separator: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == separator)?;
    Some((&text[..place], &text[place + 1..]))
}

/// The number that ASCII digits write; `None` for any other text, and for more than fit.
pub(crate) fn whole_number(digits: &str) -> Option<i64> {
    const MOST: i64 = i64::MAX / 10 - 1;
    let mut number = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() || number > MOST {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    if digits.is_empty() { None } else { Some(number) }
}

/// A whole number in digits; what is not negative in as few functions as can be, since the standard
/// library's way to write numbers is made for all forms that a number can take.
#[inline(never)]
pub(crate) fn digits(number: u64) -> String {
    let mut text = if number > 9 { digits(number / 10) } else { String::new() };
    text.push(char::from(b'0' + (number % 10) as u8));
    text
}

/// A whole number in digits, with a hyphen before them if it is negative.
#[inline(never)]
pub(crate) fn signed_digits(number: i32) -> String {
    let mut text = digits(u64::from(number.unsigned_abs()));
    if number < 0 {
        text.insert(0, '-');
    }
    text
}

/// A code of three letters in a list of such codes with spaces between them.
pub(crate) fn listed(codes: &'static str, code: &[u8]) -> Option<&'static str> {
    let mut at = 0;
    // Every economy of every row is looked for.
    while let Some(found) = codes.get(at..at + 3) {
        if found.as_bytes() == code {
            return Some(found);
        }
        at += 4;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_as_by_the_standard_library() {
        for number in
            [0, 7, 9, 10, 99, 100, 101, 65_536, 1_000_000_007, i32::MAX, -1, -10, i32::MIN]
        {
            assert_eq!(signed_digits(number), number.to_string());
        }
        assert_eq!(digits(u64::MAX), u64::MAX.to_string());
    }

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
    fn only_whole_codes_are_listed() {
        for (code, found) in [("USD", true), ("ZAR", true), ("SD ", false), ("", false)] {
            assert_eq!(listed("EUR USD ZAR", code.as_bytes()).is_some(), found, "{code}");
        }
    }

    #[test]
    fn a_whole_number_is_all_digits() {
        for number in [0, 7, 123_456_789_012_345] {
            assert_eq!(whole_number(&format!("00{number}")), Some(number));
        }
        for text in ["", "-1", "+1", "1 ", "1.0", "٣", "99999999999999999999"] {
            assert_eq!(whole_number(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_text_is_split_at_its_first_separator() {
        assert_eq!(split_at_first("2023-01-02", b'-'), Some(("2023", "01-02")));
        assert_eq!(split_at_first("出口/", b'/'), Some(("出口", "")));
        assert_eq!(split_at_first("出口", b'/'), None);
    }

    #[test]
    fn separators_stand_between() {
        assert_eq!(join::<&str>(&[], ", "), "");
        assert_eq!(join(&["a"], ", "), "a");
        assert_eq!(join(&["a".to_owned(), String::new(), "c".to_owned()], ", "), "a, , c");
    }
}
