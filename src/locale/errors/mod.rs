//! What is wrong with a package, a view, a page's table or a file, in the reader's language.
//!
//! An error is made in English, where it is found: that is what scripts, logs and the command line
//! get, and most programs never need another language of it. This turns such a message into another
//! language, sentence by sentence. A sentence is a pattern with places, and what stands in a place may
//! be one again; what no pattern knows (a name, a number, a text in quotes) stays as it is. A test
//! sees to it that no message is left without its patterns.

use super::{Lang, fill};
use crate::model::join;

/// A pattern in English, and the same in the other languages, each in the order of [`Lang::ALL`];
/// `{}` is the place of what is left as it is, or is a saying itself, `{2}` the second of these.
type Saying = [&'static str; 4];

/// In the order in which they are tried: what says more comes first. Each saying is four lines, with an
/// empty one to the next; as texts, and not as tables of texts, they are a third smaller to download.
const SAYINGS: &[&str] = &[
    #[cfg(feature = "authors")]
    include_str!("database.txt"),
    #[cfg(feature = "authors")]
    include_str!("table.txt"),
    include_str!("package.txt"),
];

/// No saying is deeper within others; a hostile message is not followed further.
const DEEPEST: usize = 6;

/// All sayings.
fn sayings() -> impl Iterator<Item = Saying> {
    SAYINGS.iter().flat_map(|text| {
        let mut lines = text.lines();
        std::iter::from_fn(move || {
            let saying = [lines.next()?, lines.next()?, lines.next()?, lines.next()?];
            lines.next();
            Some(saying)
        })
    })
}

/// An error of several lines in `lang`, as far as it is known.
pub fn in_language(message: &str, lang: Lang) -> String {
    let mut lines = Vec::new();
    for line in message.split('\n') {
        lines.push(said(line, lang, 0));
    }
    join(&lines, "\n")
}

/// A text in `lang`; the text itself where no saying knows it.
fn said(text: &str, lang: Lang, depth: usize) -> String {
    // What somebody wrote is nobody's to translate.
    let is_quoted = text.starts_with('"') && text.ends_with('"') && !text[1..].contains("\" ");
    if depth < DEEPEST && !is_quoted {
        for saying in sayings() {
            let Some(parts) = parts_of(text, saying[Lang::En as usize]) else { continue };
            let mut texts = Vec::new();
            for part in parts {
                texts.push(said(part, lang, depth + 1));
            }
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            return fill(saying[lang as usize], &texts);
        }
    }
    text.to_owned()
}

/// What stands in the places of `pattern` if `text` is of that pattern.
fn parts_of<'a>(text: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut literals = pattern.split("{}");
    let mut rest = text.strip_prefix(literals.next()?)?;
    let mut parts = Vec::new();
    let mut literals = literals.peekable();
    while let Some(literal) = literals.next() {
        let is_last = literals.peek().is_none();
        let (part, after) =
            if is_last { (rest.strip_suffix(literal)?, "") } else { rest.split_once(literal)? };
        if part.is_empty() {
            return None;
        }
        parts.push(part);
        rest = after;
    }
    if rest.is_empty() || !parts.is_empty() { Some(parts) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_lines(text: &str) -> Vec<String> {
        let mut left = Vec::new();
        let is_message = |line: &&str| {
            !line.starts_with(['#', '='])
                && *line != "nothing is wrong"
                && !line.starts_with("first at")
        };
        for line in text.lines().filter(is_message) {
            // The place of a view is no part of the message.
            let line = match line.split_once(": ") {
                Some((place, message)) if place.starts_with("view") => message,
                _ => line,
            };
            for lang in [Lang::Kk, Lang::Ru, Lang::Zh] {
                let shown = in_language(line, lang);
                if has_english(&shown) {
                    left.push(format!("{}: {shown}", lang.tag()));
                }
            }
        }
        left
    }

    /// Whether two English words stand beside each other outside of quotes.
    fn has_english(text: &str) -> bool {
        let mut outside = String::new();
        let mut is_inside = false;
        let mut last = ' ';
        for character in text.chars() {
            if character == '"' && last != '\\' {
                is_inside = !is_inside;
            } else if !is_inside {
                outside.push(character);
            }
            last = if last == '\\' { ' ' } else { character };
        }
        let mut in_a_row = 0;
        for word in outside.split_whitespace() {
            let word = word.trim_matches(|c: char| ",;:.()".contains(c));
            let is_word =
                word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'');
            in_a_row =
                if is_word && !outside.contains(&format!("{word},")) { in_a_row + 1 } else { 0 };
            if in_a_row == 2 {
                return true;
            }
        }
        false
    }

    #[test]
    fn what_stands_in_places_is_kept() {
        let parts = |text, pattern| parts_of(text, pattern);
        assert_eq!(parts("a: b", "{}: {}"), Some(vec!["a", "b"]));
        assert_eq!(parts("one of x", "one of {}"), Some(vec!["x"]));
        assert_eq!(parts("one of ", "one of {}"), None);
        assert_eq!(parts("a token", "a token"), Some(vec![]));
        assert_eq!(parts("a token that", "a token"), None);
        let english = "labels.csv:3:1: expected a token, found nothing";
        assert_eq!(in_language(english, Lang::En), english);
        assert_eq!(
            in_language(english, Lang::Ru),
            "labels.csv:3:1: ожидалось: обозначение; найдено: ничего"
        );
        assert_eq!(in_language("nothing of the kind", Lang::Zh), "nothing of the kind");
    }

    /// What a message quotes is somebody's text, even if it reads like a message.
    #[test]
    fn a_quoted_text_is_not_translated() {
        let said = in_language("f.csv:1:1: expected a token, found \"a token\"", Lang::Zh);
        assert!(said.ends_with("\"a token\""), "{said}");
    }

    #[test]
    fn every_pattern_has_its_places_in_every_language() {
        for saying in sayings() {
            let places = saying[0].matches("{}").count();
            for (text, lang) in saying.iter().zip(Lang::ALL) {
                let found = text.matches("{}").count()
                    + (1..=9).filter(|n| text.contains(&format!("{{{n}}}"))).count();
                assert_eq!(found, places, "{} {text}", lang.tag());
                // An attribute has the same name in every language.
                let has_words =
                    saying[0].contains(char::is_alphabetic) && !saying[0].starts_with("data-");
                if lang != Lang::En && has_words {
                    assert_ne!(*text, saying[0], "{}", lang.tag());
                }
            }
            // A pattern that another one before it takes would never be used.
            let example = fill(saying[0], &["1", "2", "3", "4", "5"]);
            let first = sayings().find(|one| parts_of(&example, one[0]).is_some());
            assert_eq!(first.map(|one| one[0]), Some(saying[0]));
        }
    }

    /// The errors are those that other tests have provoked and people have read.
    #[test]
    fn no_known_error_is_left_in_english() {
        let mut left = Vec::new();
        for text in [
            include_str!("../../../tests/goldens/errors/arguments.txt"),
            include_str!("../../../tests/goldens/errors/claims.txt"),
            include_str!("../../../tests/goldens/errors/descriptor.txt"),
            include_str!("../../../tests/goldens/errors/dialects.txt"),
            include_str!("../../../tests/goldens/errors/figure.txt"),
            include_str!("../../../tests/goldens/errors/headers.txt"),
            include_str!("../../../tests/goldens/errors/labels.txt"),
            include_str!("../../../tests/goldens/errors/missing-files.txt"),
            include_str!("../../../tests/goldens/errors/numbers.txt"),
            include_str!("../../../tests/goldens/errors/observations.txt"),
            include_str!("../../../tests/goldens/errors/paths.txt"),
            include_str!("../../../tests/goldens/errors/projection.txt"),
            include_str!("../../../tests/goldens/errors/views-of-one-name.txt"),
            #[cfg(feature = "authors")]
            include_str!("../../../tests/goldens/errors/databases.txt"),
            #[cfg(feature = "authors")]
            include_str!("../../../tests/goldens/page-table/errors.txt"),
            #[cfg(feature = "authors")]
            include_str!("../../../tests/goldens/page-table/text-errors.txt"),
        ] {
            left.append(&mut check_lines(text));
        }
        assert!(left.is_empty(), "{}", left.join("\n"));
    }
}
