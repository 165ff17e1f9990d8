//! Writes markup that HTML and XML both read: every text escaped, every element closed.

use crate::figure::visible;

/// Markup as it grows. Elements on lines of their own are indented by how deep they stand.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    open: Vec<&'static str>,
    is_dense: bool,
}

impl Markup {
    /// Markup without indentation, in which a publishing system finds neither its variables nor what
    /// looks like an attribute in a text.
    pub fn dense() -> Markup {
        Markup { is_dense: true, ..Markup::default() }
    }

    /// Whether it is of that kind.
    pub fn is_dense(&self) -> bool {
        self.is_dense
    }

    /// Opens an element on a line of its own.
    pub fn open(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(tag, attributes);
        if !self.is_dense {
            self.text.push('\n');
        }
        self.open.push(tag);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        self.indent();
        self.end(tag);
        self.text.push('\n');
    }

    /// An element on a line of its own, with what `inside` writes in it.
    pub fn line(
        &mut self,
        tag: &'static str,
        attributes: &[(&str, &str)],
        inside: &mut dyn FnMut(&mut Markup),
    ) {
        self.indent();
        self.inline(tag, attributes, inside);
        if !self.is_dense {
            self.text.push('\n');
        }
    }

    /// An element within a line, with what `inside` writes in it.
    pub fn inline(
        &mut self,
        tag: &'static str,
        attributes: &[(&str, &str)],
        inside: &mut dyn FnMut(&mut Markup),
    ) {
        self.start(tag, attributes);
        inside(self);
        self.end(tag);
    }

    /// An element that never holds anything, within a line.
    pub fn void(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.text.truncate(self.text.len() - 1);
        self.text.push_str("/>");
    }

    /// An element on a line of its own that holds a text alone.
    pub fn leaf(&mut self, tag: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.line(tag, attributes, &mut |markup| markup.text(text));
    }

    /// A text; what draws nothing or reorders its surroundings becomes U+FFFD.
    pub fn text(&mut self, text: &str) {
        self.escape(text);
    }

    /// Markup that another writer has made, on lines of its own.
    pub fn made(&mut self, markup: &str) {
        self.text.push_str(markup);
        if !markup.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// All of it.
    pub fn finish(mut self) -> String {
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
            self.escape(value);
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
        if self.is_dense {
            return;
        }
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }

    /// Adds a text with everything escaped that ends a text or an attribute.
    fn escape(&mut self, text: &str) {
        for character in visible(text).chars() {
            self.text.push_str(match character {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' if self.is_dense => "&#39;",
                '=' if self.is_dense => "&#61;",
                '$' if self.is_dense => "&#36;",
                // A publishing system that takes a page apart by lines finds none inside a text.
                '\n' => " ",
                other => {
                    self.text.push(other);
                    continue;
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_in_their_order() {
        let mut markup = Markup::default();
        markup.open("figure", &[("id", "a\"b")]);
        markup.line("p", &[], &mut |markup| {
            markup.text("<one> & 'two'");
            markup.void("br", &[]);
        });
        let expected =
            "<figure id=\"a&quot;b\">\n  <p>&lt;one&gt; &amp; 'two'<br/></p>\n</figure>\n";
        assert_eq!(markup.finish(), expected);
    }

    #[test]
    fn a_text_hides_nothing_and_breaks_no_line() {
        let mut markup = Markup::default();
        markup.text("a\u{202e}b\0c\nd");
        assert_eq!(markup.finish(), "a\u{fffd}b\u{fffd}c d");
    }

    #[test]
    fn a_dense_text_has_no_variable_and_no_attribute() {
        let mut markup = Markup::dense();
        markup.open("p", &[("id", "a\"b")]);
        markup.leaf("b", &[], "{$x} href=\"y\" url: 'z'");
        let expected =
            "<p id=\"a&quot;b\"><b>{&#36;x} href&#61;&quot;y&quot; url: &#39;z&#39;</b></p>\n";
        assert_eq!(markup.finish(), expected);
    }
}
