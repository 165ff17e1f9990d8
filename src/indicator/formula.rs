//! Formulas as `MathML`, from the plain notation that the registry keeps.
//!
//! The notation is what one would type: `x_ik / X_i`, `sum_k min(s_ik, s_jk)`, `abs(x - m)`,
//! `sqrt(H)`, `v^2`. A quotient becomes a fraction, and parentheses that a fraction, a root or bars
//! make unnecessary go.

use std::fmt::Write;

/// The formula as a `MathML` element.
///
/// # Example
///
/// ```
/// use trade_figure::indicator::formula_mathml;
///
/// let fraction = "<mfrac><msub><mi>x</mi><mi>ik</mi></msub><mi>X</mi></mfrac>";
/// assert_eq!(formula_mathml("x_ik / X"), format!("<math>{fraction}</math>"));
/// ```
pub fn formula_mathml(plain: &str) -> String {
    let mut reader = Reader { rest: plain };
    let mut text = String::from("<math>");
    text.push_str(&reader.sum());
    // Nothing is left of a formula of the registry; a test says so.
    text.push_str("</math>");
    text
}

struct Reader<'a> {
    rest: &'a str,
}

/// One factor, and whether it is in parentheses of its own.
struct Factor {
    inner: String,
    grouped: bool,
}

impl Factor {
    fn plain(inner: String) -> Factor {
        Factor { inner, grouped: false }
    }

    fn shown(self) -> String {
        if self.grouped { format!("<mo>(</mo>{}<mo>)</mo>", self.inner) } else { self.inner }
    }

    /// Where the position already says what belongs together.
    fn bare(self) -> String {
        format!("<mrow>{}</mrow>", self.inner)
    }
}

impl Reader<'_> {
    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, token: &str) -> bool {
        self.spaces();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// The letters or digits that come next.
    fn word(&mut self) -> &str {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// Terms with signs, commas or an equals sign between them.
    fn sum(&mut self) -> String {
        let mut text = String::new();
        loop {
            while self.take("-") {
                text.push_str("<mo>-</mo>");
            }
            text.push_str(&self.product());
            let Some(sign) = ["+", "-", ",", "="].into_iter().find(|sign| self.take(sign)) else {
                return text;
            };
            // Writing to a string cannot fail.
            let _ = write!(text, "<mo>{sign}</mo>");
        }
    }

    fn product(&mut self) -> String {
        let mut text = String::new();
        loop {
            let mut left = self.power();
            while self.take("/") {
                let right = self.power();
                let narrow = |factor: Factor| {
                    if factor.grouped { factor.bare() } else { factor.inner }
                };
                let fraction = format!("<mfrac>{}{}</mfrac>", narrow(left), narrow(right));
                left = Factor::plain(fraction);
            }
            text.push_str(&left.shown());
            self.spaces();
            let more = self.rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(');
            if !more {
                return text;
            }
        }
    }

    fn power(&mut self) -> Factor {
        let base = self.factor();
        if self.take("^") {
            let exponent = self.factor().bare();
            let base = format!("<mrow>{}</mrow>", base.shown());
            return Factor::plain(format!("<msup>{base}{exponent}</msup>"));
        }
        base
    }

    fn group(&mut self) -> String {
        let inner = self.sum();
        self.take(")");
        inner
    }

    fn factor(&mut self) -> Factor {
        if self.take("(") {
            let inner = self.group();
            return Factor { inner, grouped: true };
        }
        let word = self.word().to_owned();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Factor::plain(format!("<mn>{word}</mn>"));
        }
        let below = if self.rest.starts_with('_') {
            self.rest = &self.rest[1..];
            Some(self.word().to_owned())
        } else {
            None
        };
        Factor::plain(match (word.as_str(), below) {
            ("sum", Some(index)) => {
                format!("<munder><mo>\u{2211}</mo><mi>{index}</mi></munder>")
            }
            (name, Some(index)) => format!("<msub><mi>{name}</mi><mi>{index}</mi></msub>"),
            (name, None) if self.take("(") => {
                let inner = self.group();
                match name {
                    "sqrt" => format!("<msqrt>{inner}</msqrt>"),
                    "abs" => format!("<mo>|</mo>{inner}<mo>|</mo>"),
                    _ => format!("<mi>{name}</mi><mo>(</mo>{inner}<mo>)</mo>"),
                }
            }
            (name, None) => format!("<mi>{name}</mi>"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::registry;

    #[test]
    fn a_formula_becomes_nested_elements() {
        let cases = [
            (
                "(X - M) / (X + M)",
                "<mfrac><mrow><mi>X</mi><mo>-</mo><mi>M</mi></mrow>\
                <mrow><mi>X</mi><mo>+</mo><mi>M</mi></mrow></mfrac>",
            ),
            ("sqrt(H)", "<msqrt><mi>H</mi></msqrt>"),
            ("100 abs(x)", "<mn>100</mn><mo>|</mo><mi>x</mi><mo>|</mo>"),
            (
                "- sum_k s_k^2",
                "<mo>-</mo><munder><mo>\u{2211}</mo><mi>k</mi></munder>\
                <msup><mrow><msub><mi>s</mi><mi>k</mi></msub></mrow><mrow><mn>2</mn></mrow></msup>",
            ),
        ];
        for (plain, expected) in cases {
            assert_eq!(formula_mathml(plain), format!("<math>{expected}</math>"));
        }
    }

    #[test]
    fn every_formula_of_the_registry_is_read_to_its_end() {
        for entry in registry::ALL {
            let mut reader = Reader { rest: entry.formula };
            let text = reader.sum();
            assert_eq!(reader.rest.trim(), "", "{}", entry.id);
            for tag in ["mrow", "mfrac", "msub", "msup", "mi", "mn", "mo", "munder", "msqrt"] {
                let count = |what: String| text.matches(&what).count();
                assert_eq!(count(format!("<{tag}>")), count(format!("</{tag}>")), "{}", entry.id);
            }
        }
    }
}
