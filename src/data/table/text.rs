//! The texts of cells, without what a page's layout puts into them.

use crate::data::hash::{self, fnv1a};

/// A text with single plain spaces, none at its ends, and without characters that take no room.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut is_spaced = false;
    for character in text.chars() {
        match character {
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            _ if is_space(character) => is_spaced = !plain.is_empty(),
            _ => {
                if is_spaced {
                    plain.push(' ');
                    is_spaced = false;
                }
                plain.push(character);
            }
        }
    }
    plain
}

/// The white space of Unicode, in which pages set the groups of a number apart too.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r' | '\u{85}' | '\u{a0}' | '\u{1680}'
        | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A text in small letters: those of the languages that a figure speaks, without the tables of all
/// scripts.
pub(super) fn lower(text: &str) -> String {
    let mut lower = String::new();
    for character in text.chars() {
        lower.push(match character {
            'A'..='Z' => character.to_ascii_lowercase(),
            '\u{410}'..='\u{42f}' => moved(character, 0x20),
            '\u{400}'..='\u{40f}' => moved(character, 0x50),
            // The Kazakh letters among them stand in pairs, the capital first.
            '\u{460}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' if u32::from(character) % 2 == 0 => {
                moved(character, 1)
            }
            _ => character,
        });
    }
    lower
}

fn moved(character: char, by: u32) -> char {
    char::from_u32(u32::from(character) + by).unwrap_or(character)
}

/// Whether two names are the same but for capitals.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    lower(one) == lower(other)
}

/// Letters of alphabets, by which a word goes on; ideographs are words by themselves.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '\u{c0}'..='\u{1fff}')
}

/// A name for ids: `all-exports`. What has other letters than ASCII has a number that follows from all
/// of its letters, so that it stays when rows are moved.
pub(super) fn slug(text: &str) -> String {
    /// Long enough to be told apart by a reader, short enough for what stands behind it.
    const MOST_BYTES: usize = 48;
    let mut slug = String::new();
    for character in lower(text).chars() {
        if slug.len() >= MOST_BYTES {
            break;
        }
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let mut slug = slug.trim_end_matches('-').to_owned();
    if slug.is_empty() || !text.is_ascii() {
        if !slug.is_empty() {
            slug.push('-');
        }
        let mut left = fnv1a(hash::EMPTY, text);
        for _ in 0..8 {
            slug.push(char::from(b"0123456789abcdef"[left as usize % 16]));
            left /= 16;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_any_width_are_one_space() {
        assert_eq!(plain(" \n 1\u{202f}204\u{a0}\u{2009}500\u{200b} "), "1 204 500");
        assert_eq!(plain("\u{ad}\u{feff}"), "");
    }

    #[test]
    fn capitals_of_the_four_languages_have_small_letters() {
        assert_eq!(
            lower("TOTAL, ВСЕГО, БАРЛЫҒЫ, ӘҒҚҢӨҰҮҺІ, Ё, 合计"),
            "total, всего, барлығы, әғқңөұүһі, ё, 合计"
        );
    }

    #[test]
    fn a_slug_is_an_id_of_its_own() {
        assert_eq!(slug("All exports (f.o.b.)"), "all-exports-f-o-b");
        assert_eq!(slug("Всего").len(), 8);
        assert_ne!(slug("Всего"), slug("Нефть"));
        assert_ne!(slug("\u{202e}"), slug(""));
        assert!(slug(&"x".repeat(1000)).len() <= 60);
    }
}
