//! How wide a text is, and where it breaks: the same on every target.
//!
//! A browser could measure its own fonts, but then a layout could not be tested without one, and an
//! exported figure would differ from the one on the screen. So the widths are a table, and the shell
//! passes one factor by which the page's font is wider or narrower than the table's.

use super::widths::RUNS;
use crate::model::join;

/// The text by which the shell compares a page's font with the table.
pub const REFERENCE_TEXT: &str = "Exports to China 2021, 13.2 billion";

/// Sizes text in a font that is `width_factor` times as wide as the table's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextMeasure {
    width_factor: f64,
}

impl TextMeasure {
    /// A measure for a font that is `width_factor` times as wide as Arial; kept within 0.5 to 2.
    pub fn new(width_factor: f64) -> TextMeasure {
        let factor = if width_factor.is_finite() { width_factor.clamp(0.5, 2.0) } else { 1.0 };
        TextMeasure { width_factor: factor }
    }

    /// The width in CSS px of a text at a font size in CSS px.
    pub fn width_css(self, text: &str, size_css: f64) -> f64 {
        width_em(text) * size_css * self.width_factor
    }

    /// Breaks a text into lines no wider than `width_css`, or `None` if a word is wider, or if more
    /// than `most` lines would be needed.
    pub fn wrap(
        self,
        text: &str,
        size_css: f64,
        width_css: f64,
        most: usize,
    ) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            let longer = join(&[&line, piece], "");
            if self.width_css(longer.trim_end(), size_css) <= width_css {
                line = longer;
                continue;
            }
            if line.is_empty() || self.width_css(piece.trim_end(), size_css) > width_css {
                return None;
            }
            lines.push(line.trim_end().to_owned());
            piece.clone_into(&mut line);
        }
        lines.push(line.trim_end().to_owned());
        (lines.len() <= most).then_some(lines)
    }

    /// The lines of a text, or where those would be too many or too wide, one that is cut short.
    pub(crate) fn fit(self, text: &str, size_css: f64, width_css: f64, most: usize) -> Vec<String> {
        match self.wrap(text, size_css, width_css, most) {
            Some(lines) => lines,
            None => vec![self.shorten(text, size_css, width_css)],
        }
    }

    /// The text, or its start with an ellipsis, no wider than `width_css`.
    pub fn shorten(self, text: &str, size_css: f64, width_css: f64) -> String {
        if self.width_css(text, size_css) <= width_css {
            return text.to_owned();
        }
        let room = width_css - self.width_css("\u{2026}", size_css);
        let mut kept = String::new();
        let mut used = 0.0;
        for character in text.chars() {
            used += char_em(character) * size_css * self.width_factor;
            if used > room {
                break;
            }
            kept.push(character);
        }
        join(&[kept.trim_end(), "\u{2026}"], "")
    }
}

/// The width of a text in em by the table.
pub fn width_em(text: &str) -> f64 {
    let mut width = 0.0;
    for character in text.chars() {
        width += char_em(character);
    }
    width
}

fn char_em(character: char) -> f64 {
    let code = character as u32;
    for &(first, widths) in RUNS {
        let index = code.checked_sub(first).and_then(|offset| usize::try_from(offset).ok());
        if let Some(width) = index.and_then(|index| widths.get(index)) {
            return f64::from(*width) / 1000.0;
        }
    }
    match code {
        // Marks that combine with the letter before them, joiners and direction marks.
        0x300..=0x36f | 0x200b..=0x200f | 0x2060..=0x2069 | 0xfe00..=0xfe0f => 0.0,
        0x2009 | 0x202f => 0.2,
        _ if is_wide(code) => 1.0,
        // A letter of a script that the table does not cover.
        _ => 0.6,
    }
}

/// Ideographs, kana, Hangul and full-width forms, which are one em wide.
fn is_wide(code: u32) -> bool {
    matches!(code, 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff00..=0xff60 | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
}

/// The pieces between which a line may break: after spaces and hyphens, and around ideographs.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (index, character) in text.char_indices() {
        let breaks = previous.is_some_and(|previous| {
            let after_gap = matches!(previous, ' ' | '-' | '\u{2013}') && character != ' ';
            // No line begins with closing punctuation.
            let closes =
                matches!(character, '\u{3001}' | '\u{3002}' | '\u{ff0c}' | '\u{ff09}' | '\u{ff1b}');
            let around_wide = is_wide(previous as u32) || is_wide(character as u32);
            after_gap || around_wide && !closes && character != ' '
        });
        if breaks {
            pieces.push(&text[start..index]);
            start = index;
        }
        previous = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

/// The text with characters that draw nothing, or that reorder what stands around them, shown as
/// U+FFFD, so that nothing is lost and nothing is disguised.
pub fn visible(text: &str) -> String {
    let is_hidden = |character: char| {
        character.is_control() && character != '\n'
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(character, '\u{fffe}' | '\u{ffff}')
    };
    let mut visible = String::new();
    for character in text.chars() {
        visible.push(if is_hidden(character) { '\u{fffd}' } else { character });
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Advance widths of Arial at 1000 units per em, as its `hmtx` table has them.
    #[test]
    fn widths_are_those_of_arial() {
        assert!((width_em("0") - 0.556).abs() < 1e-9);
        assert!((width_em("i") - 0.222).abs() < 1e-9);
        assert!((width_em("W") - 0.944).abs() < 1e-9);
        assert!((width_em("出口") - 2.0).abs() < 1e-9);
        assert!((width_em("e\u{301}") - width_em("e")).abs() < 1e-9);
        assert!(width_em("Қазақстан") > 4.0);
    }

    #[test]
    fn lines_break_at_spaces_and_between_ideographs() {
        let measure = TextMeasure::new(1.0);
        let lines = measure.wrap("Refined copper and copper alloys", 12.0, 110.0, 2).unwrap();
        assert_eq!(lines, ["Refined copper and", "copper alloys"]);
        assert_eq!(measure.wrap("精炼铜和铜合金", 12.0, 50.0, 2).unwrap(), ["精炼铜和", "铜合金"]);
        assert_eq!(measure.wrap("Electrification", 12.0, 20.0, 3), None);
        assert_eq!(measure.wrap("a b c d e f", 12.0, 8.0, 2), None);
        assert_eq!(measure.wrap("", 12.0, 8.0, 2).unwrap(), [""]);
    }

    #[test]
    fn a_wider_font_takes_more_room() {
        let narrow = TextMeasure::new(1.0).width_css("Exports", 12.0);
        let wide = TextMeasure::new(1.25).width_css("Exports", 12.0);
        assert!((wide - narrow * 1.25).abs() < 1e-9);
        assert_eq!(TextMeasure::new(f64::NAN), TextMeasure::new(1.0));
    }

    #[test]
    fn a_shortened_text_fits() {
        let measure = TextMeasure::new(1.0);
        let text = measure.shorten("Crude oil and petroleum products", 12.0, 80.0);
        assert!(text.ends_with('\u{2026}') && measure.width_css(&text, 12.0) <= 80.0, "{text}");
        assert_eq!(measure.shorten("Gas", 12.0, 80.0), "Gas");
    }

    #[test]
    fn hidden_characters_are_shown_and_kept() {
        assert_eq!(visible("a\u{202e}b\0c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(visible("Қытай 中国"), "Қытай 中国");
    }
}
