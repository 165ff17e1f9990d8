//! What is the same in every page that holds everything itself.

use super::Refusal;
use crate::locale::fill;

/// What stands before the version in the head of such a page.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"trade-figure ";
/// What stands before its style sheet.
pub(super) const STYLE: &str = "<style class=\"trade-figure-style\">";
/// What stands before the name of what is packed.
pub(super) const PACKED: &str = "<script type=\"text/plain\" class=\"";
/// What stands before the script that unpacks it.
pub(super) const START: &str = "<script>";

/// What is the same in every page, whatever its package: the program.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parts {
    /// The version of the program.
    pub version: String,
    /// The style sheet of the page.
    pub style: String,
    /// The class of the element that has the packed program, unlike that of any other build.
    pub name: String,
    /// The program, packed into letters that no system looks for.
    pub packed: String,
    /// The script that unpacks and starts it.
    pub start: String,
}

impl Parts {
    /// Takes the parts out of the text of a page that was made so.
    ///
    /// # Errors
    ///
    /// A text that is no such page, or one of another version.
    pub fn of_page(page: &str) -> Result<Parts, Refusal> {
        let missing = || Refusal::Parts("this is no page that was made by trade-figure".to_owned());
        let (version, rest) = between(page, GENERATOR, "\">").ok_or_else(missing)?;
        let (style, rest) = between(rest, STYLE, "</style>").ok_or_else(missing)?;
        let (name, rest) = between(rest, PACKED, "\">").ok_or_else(missing)?;
        let (packed, rest) = rest.split_once("</script>").ok_or_else(missing)?;
        let (start, _) = between(rest, START, "</script>").ok_or_else(missing)?;
        let [version, style, name, packed, start] =
            [version, style, name, packed, start].map(str::to_owned);
        let parts = Parts { version, style, name, packed, start };
        parts.check()?;
        Ok(parts)
    }

    /// Fails where a page with these parts would break in the pages of others.
    ///
    /// # Errors
    ///
    /// The first part that is wrong, and what in it.
    pub fn check(&self) -> Result<(), Refusal> {
        let own = env!("CARGO_PKG_VERSION");
        if self.version != own {
            let pattern =
                "the page is of trade-figure {}, this is {}: take a page of the same version";
            return Err(Refusal::Parts(fill(pattern, &[&self.version, own])));
        }
        for (part, text, is_right) in [
            ("style", &self.style, is_style as fn(&str) -> bool),
            ("name", &self.name, is_name),
            ("packed program", &self.packed, is_packed),
            ("script", &self.start, is_script),
        ] {
            if text.is_empty() || !is_right(text) {
                let pattern = "the {} of the page is not what trade-figure writes";
                return Err(Refusal::Parts(fill(pattern, &[part])));
            }
        }
        Ok(())
    }
}

/// What stands between two texts, and what stands behind it.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(before)?.1.split_once(after)
}

fn is_style(text: &str) -> bool {
    !text.contains('<') && !has_variable(text)
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Visible ASCII without what ends a text, begins a variable or an escape, or stands in an attribute.
fn is_packed(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>&\"'=\\${}".contains(&byte))
}

fn is_script(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    !["</script", "<script", "<!--", "<head>"].iter().any(|word| has(&lower, word))
        && !has_variable(text)
        && !["src", "href", "data", "url"].iter().any(|name| has_attribute(&lower, name))
}

/// Whether a text holds a word. The standard library's own search is made for long texts, and long.
fn has(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window == word.as_bytes())
}

/// Whether there is what a publishing system takes for a variable of its own.
fn has_variable(text: &str) -> bool {
    has(text, "{$")
}

/// Whether there is what looks like an attribute with a value in quotes.
fn has_attribute(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    for start in 0..bytes.len() {
        let Some(rest) = bytes[start..].strip_prefix(name.as_bytes()) else { continue };
        let value = rest
            .trim_ascii_start()
            .strip_prefix(b"=")
            .or(rest.trim_ascii_start().strip_prefix(b":"));
        if value.is_some_and(|value| matches!(value.trim_ascii_start().first(), Some(b'"' | b'\'')))
        {
            return true;
        }
    }
    false
}
