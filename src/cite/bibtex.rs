//! Works as BibTeX.
//!
//! # Source
//!
//! Oren Patashnik, `BibTeXing` (1988), for types, fields and names; the fields `doi`, `url`, `urldate`
//! and `version` are those of biblatex, which older styles pass over.

use super::write_date;
use crate::{
    data::{Author, Work},
    locale::{CiteWords, fill},
};

/// Every work, an entry each.
pub(super) fn write(works: &[(String, Work)], words: &CiteWords) -> String {
    let entries: Vec<String> = works.iter().map(|(key, work)| entry(key, work, words)).collect();
    entries.join("\n")
}

fn entry(key: &str, work: &Work, words: &CiteWords) -> String {
    let (kind, container) = match work.kind {
        "article-journal" => ("article", "journal"),
        "book" => ("book", "series"),
        "chapter" => ("incollection", "booktitle"),
        "paper-conference" => ("inproceedings", "booktitle"),
        "report" => ("techreport", "series"),
        "thesis" => ("phdthesis", "series"),
        _ => ("misc", "howpublished"),
    };
    let publisher = match kind {
        "techreport" => "institution",
        "phdthesis" => "school",
        _ => "publisher",
    };
    let mut entry = format!("@{kind}{{{key}");
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            entry.extend([",\n  ", name, " = {", &value, "}"]);
        }
    };
    let authors: Vec<String> = work.authors.iter().map(author).collect();
    field("author", authors.join(" and "));
    // The second pair of braces keeps the capitals that the title has.
    field("title", format!("{{{}}}", escaped(&work.title)));
    let text = |name: &str| escaped(work.text(name));
    field(container, text("container-title"));
    field("year", work.issued.first().map(u16::to_string).unwrap_or_default());
    field("month", work.issued.get(1).map(u16::to_string).unwrap_or_default());
    field("volume", text("volume"));
    field("number", text("issue"));
    field("pages", text("page").replace(['-', '\u{2013}'], "--"));
    field(publisher, text("publisher"));
    field("address", text("publisher-place"));
    field("version", text("version"));
    field("doi", verbatim(work.text("DOI")));
    field("issn", text("ISSN"));
    field("isbn", text("ISBN"));
    field("url", verbatim(work.text("URL")));
    if !work.text("URL").is_empty() && !work.accessed.is_empty() {
        let date = write_date(&work.accessed, "-");
        field("urldate", date.clone());
        field("note", escaped(&fill(words.accessed, &[&date])));
    }
    field("language", text("language"));
    entry.push_str("\n}\n");
    entry
}

fn author(author: &Author) -> String {
    match author {
        // A comma or an "and" of a name's own would end it.
        Author::Person { family, given }
            if !given.is_empty() && !splits(family) && !splits(given) =>
        {
            format!("{}, {}", escaped(family), escaped(given))
        }
        Author::Person { family, given } => {
            format!("{{{}}}", escaped(format!("{family} {given}").trim()))
        }
        Author::Body(name) => format!("{{{}}}", escaped(name)),
    }
}

fn splits(name: &str) -> bool {
    name.contains(',') || name.split(' ').any(|word| word.eq_ignore_ascii_case("and"))
}

/// A text whose characters mean themselves. Braces become commands: BibTeX counts them even behind a
/// backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// An address: fields for them are taken as they are, so what would end one is written otherwise.
fn verbatim(address: &str) -> String {
    address.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
