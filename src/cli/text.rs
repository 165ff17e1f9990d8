//! Findings for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};
use trade_figure::finding::{Finding, Findings, Kind};

use super::CheckArguments;

/// Wider lines are hard to read.
const WIDTH: usize = 100;
const INDENT: &str = "  ";

/// The findings as text; colours are taken out again where the output is no terminal.
pub(crate) fn write(package: &str, findings: &Findings, arguments: &CheckArguments) -> String {
    let words = &arguments.lang.words().findings;
    let bold = Style::new().bold();
    let mut text = format!("{bold}{package}{bold:#}: {}\n", findings.summary(arguments.lang));
    for kind in Kind::ALL {
        let count = findings.count(kind);
        if count == 0 {
            continue;
        }
        let style = style(kind);
        let word = kind.word(words);
        // Writing to a string cannot fail, here and below.
        let _ = write!(text, "\n{style}{} {word} ({count}){style:#}\n", kind.sign());
        if kind == Kind::Consistent && !arguments.all {
            let _ = writeln!(text, "{INDENT}--all lists them");
            continue;
        }
        for finding in findings.list.iter().filter(|finding| finding.kind == kind) {
            write_finding(&mut text, finding);
        }
    }
    text
}

fn write_finding(text: &mut String, finding: &Finding) {
    let dim = Style::new().dimmed();
    let wrap = |line: &str| {
        let options = Options::new(WIDTH).initial_indent(INDENT).subsequent_indent(INDENT);
        // An id that is cut in two cannot be searched for.
        let options = options.word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(line, options)
    };
    let _ = writeln!(text, "\n{}", wrap(&finding.sentence));
    for repair in &finding.repairs {
        let _ = writeln!(text, "{}", wrap(repair));
    }
    for note in &finding.notes {
        let _ = writeln!(text, "{dim}{}{dim:#}", wrap(note));
    }
    let ids: Vec<String> = finding.ids.iter().map(ToString::to_string).collect();
    let place = format!("{} [{}]", finding.place, ids.join(", "));
    let _ = writeln!(text, "{dim}{}{dim:#}", wrap(&place));
}

fn style(kind: Kind) -> Style {
    let style = Style::new().bold();
    match kind {
        Kind::Contradicted | Kind::Conflict => style.fg_color(Some(AnsiColor::Red.into())),
        Kind::Noted => style.fg_color(Some(AnsiColor::Yellow.into())),
        Kind::Untestable | Kind::Consistent => style,
    }
}
