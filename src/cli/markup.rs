//! Writes markup that HTML and XML both read: every text escaped, every element closed.

use trade_figure::figure::visible;

/// Markup as it grows. Elements on lines of their own are indented by how deep they stand.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Opens an element on a line of its own.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(tag, attributes);
        self.text.push('\n');
        self.open.push(tag);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        self.indent();
        self.end(tag);
        self.text.push('\n');
    }

    /// An element on a line of its own, with what `inside` writes in it.
    pub(crate) fn line(
        &mut self,
        tag: &'static str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Markup),
    ) {
        self.indent();
        self.inline(tag, attributes, inside);
        self.text.push('\n');
    }

    /// An element within a line, with what `inside` writes in it.
    pub(crate) fn inline(
        &mut self,
        tag: &'static str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Markup),
    ) {
        self.start(tag, attributes);
        inside(self);
        self.end(tag);
    }

    /// An element that never holds anything, within a line.
    pub(crate) fn void(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.text.truncate(self.text.len() - 1);
        self.text.push_str("/>");
    }

    /// A text; what draws nothing or reorders its surroundings becomes U+FFFD.
    pub(crate) fn text(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
    }

    /// Markup that another writer has made, on lines of its own.
    pub(crate) fn made(&mut self, markup: &str) {
        self.text.push_str(markup);
        if !markup.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// All of it.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn end(&mut self, tag: &str) {
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    fn indent(&mut self) {
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }
}

/// A text with everything escaped that ends a text or an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // A publishing system that takes a page apart by lines finds none inside a text.
            '\n' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_in_their_order() {
        let mut markup = Markup::default();
        markup.open("figure", &[("id", "a\"b")]);
        markup.line("p", &[], |markup| {
            markup.text("<one> & 'two'");
            markup.void("br", &[]);
        });
        let expected =
            "<figure id=\"a&quot;b\">\n  <p>&lt;one&gt; &amp; 'two'<br/></p>\n</figure>\n";
        assert_eq!(markup.finish(), expected);
    }

    #[test]
    fn a_text_hides_nothing_and_breaks_no_line() {
        assert_eq!(escaped("a\u{202e}b\0c\nd"), "a\u{fffd}b\u{fffd}c d");
    }
}
