//! The attribute `data-rules`: how printed numbers were derived, in the words of the table's headings.
//!
//! `Change = difference(2022, 2021); Total = sum(Exports, Imports)`: before the sign the heading of a
//! column or the name of a row, behind it a rule and what it was derived from, each again the heading
//! of a column or the name of a row. A name with a comma or semicolon stands in double quotes.

use super::{
    error::shown,
    text::{lower, plain},
};
use crate::{
    locale::fill,
    model::{Expected, Rule, digits, join},
};

/// One rule as its author wrote it.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// The column or row that it is about.
    pub(super) name: String,
    pub(super) rule: Rule,
    /// What it was derived from.
    pub(super) operands: Vec<String>,
}

impl Declared {
    /// The rule without its name, as it was read.
    pub(super) fn text(&self) -> String {
        let mut operands = Vec::new();
        for operand in &self.operands {
            let pattern = if operand.contains([',', ';']) { "\"{}\"" } else { "{}" };
            operands.push(fill(pattern, &[operand]));
        }
        fill("{}({})", &[self.rule.token(), &join(&operands, ", ")])
    }
}

/// Reads the attribute; what is wrong with it goes to `errors`.
pub(super) fn read(text: &str, errors: &mut Vec<String>) -> Vec<Declared> {
    let mut rules = Vec::new();
    for part in split(text, ';') {
        let part = plain(part);
        if part.is_empty() {
            continue;
        }
        match declared(&part) {
            Ok(rule) => rules.push(rule),
            Err(Expected(expected)) => {
                errors.push(fill("expected {}, found {}", &[&expected, &shown(&part)]));
            }
        }
    }
    rules
}

fn declared(part: &str) -> Result<Declared, Expected> {
    let form = || {
        Expected::new(
            "a rule in the form \"Change = difference(2022, 2021)\", with \";\" between rules",
        )
    };
    // A heading may have such a sign itself: "Index: 2021 = 100".
    let sign = part.rfind('=').ok_or_else(form)?;
    let (name, rest) = (part[..sign].trim(), part[sign + 1..].trim());
    let open = rest.find('(').ok_or_else(form)?;
    let inside = rest[open + 1..].strip_suffix(')').ok_or_else(form)?;
    if name.is_empty() {
        return Err(form());
    }
    let rule: Rule = lower(rest[..open].trim()).parse()?;
    let mut operands = Vec::new();
    for operand in split(inside, ',') {
        operands.push(unquoted(operand).to_owned());
    }
    let count = rule.operand_count();
    let fits = operands.len() == count || rule.takes_more() && operands.len() > count;
    if !fits || operands.iter().any(String::is_empty) {
        let pattern = if rule.takes_more() {
            "at least {} names in the brackets of {}"
        } else {
            "{} names in the brackets of {}"
        };
        return Err(Expected::new(fill(pattern, &[&digits(count as u64), rule.token()])));
    }
    Ok(Declared { name: unquoted(name).to_owned(), rule, operands })
}

/// The parts of a text between separators that stand outside of double quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, character) in text.char_indices() {
        if character == '"' {
            is_quoted = !is_quoted;
        } else if character == separator && !is_quoted {
            parts.push(&text[start..at]);
            start = at + character.len_utf8();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A name without the quotes around it.
fn unquoted(name: &str) -> &str {
    let name = name.trim();
    let inside = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_as_they_are_written() {
        let mut errors = Vec::new();
        let text = "Change=difference(2022,2021); Index: 2021 = 100 = Index( 2022 , 2021 );\n Total = sum(\"a, b\", \"b; c\", c);";
        let rules = read(text, &mut errors);
        let texts: Vec<String> =
            rules.iter().map(|rule| fill("{} | {}", &[&rule.name, &rule.text()])).collect();
        assert_eq!(
            texts,
            [
                "Change | difference(2022, 2021)",
                "Index: 2021 = 100 | index(2022, 2021)",
                "Total | sum(\"a, b\", \"b; c\", c)"
            ]
        );
        assert_eq!(errors, Vec::<String>::new());
    }

    #[test]
    fn each_rule_that_is_none_is_reported() {
        let mut errors = Vec::new();
        let text = "Change; =index(1,2); A=index(1); B=guess(1,2); C=index(1,2; D=index(,)";
        assert_eq!(read(text, &mut errors).len(), 0);
        assert_eq!(errors.len(), 6, "{errors:#?}");
    }
}
