//! Findings as Markdown, for a review.

use std::fmt::Write as _;

use trade_figure::finding::{Finding, Findings, Kind};

use super::CheckArguments;

/// The findings as Markdown.
pub(crate) fn write(package: &str, findings: &Findings, arguments: &CheckArguments) -> String {
    let words = &arguments.lang.words().findings;
    let mut text =
        format!("# {}\n\n{}\n", escape(package), escape(&findings.summary(arguments.lang)));
    for kind in Kind::ALL {
        let count = findings.count(kind);
        if count == 0 || kind == Kind::Consistent && !arguments.all {
            continue;
        }
        // Writing to a string cannot fail, here and below.
        let _ = write!(text, "\n## {} ({count})\n\n", escape(kind.word(words)));
        for finding in findings.list.iter().filter(|finding| finding.kind == kind) {
            write_finding(&mut text, finding);
        }
    }
    text
}

fn write_finding(text: &mut String, finding: &Finding) {
    let _ = writeln!(text, "- {}", escape(&finding.sentence));
    for line in finding.repairs.iter().chain(&finding.notes) {
        let _ = writeln!(text, "  {}", escape(line));
    }
    let ids: Vec<String> = finding.ids.iter().map(|id| format!("`{id}`")).collect();
    let _ = writeln!(text, "  *{}* ({})", escape(&finding.place), ids.join(", "));
}

/// The text with everything that Markdown or HTML would take for markup escaped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(escape("<img src=x> *a* [b](c)"), r"\<img src=x\> \*a\* \[b\](c)");
        assert_eq!(escape("two\nlines"), "two lines");
        assert_eq!(escape("9.8 and 13.2"), "9.8 and 13.2");
    }
}
