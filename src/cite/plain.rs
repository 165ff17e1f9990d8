//! Works as a reader writes them: who, when, what, where.

use super::write_date;
use crate::{
    data::{Author, Work},
    locale::{CiteWords, fill},
};

/// Every work, a line each.
pub(super) fn write(works: &[(String, Work)], words: &CiteWords) -> String {
    let lines: Vec<String> = works.iter().map(|(_, work)| line(work, words)).collect();
    lines.join("\n")
}

fn line(work: &Work, words: &CiteWords) -> String {
    let authors: Vec<String> = work.authors.iter().map(author).collect();
    let mut who = authors.join("; ");
    let when = write_date(&work.issued, "-");
    if !when.is_empty() {
        who = if who.is_empty() { when } else { format!("{who} ({when})") };
    }
    let mut place = work.text("container-title").to_owned();
    let (volume, issue, pages) = (work.text("volume"), work.text("issue"), work.text("page"));
    if !volume.is_empty() {
        place.extend([" ", volume]);
    }
    if !issue.is_empty() {
        place.extend([" (", issue, ")"]);
    }
    if !pages.is_empty() {
        place.extend([", ", pages]);
    }
    let version = work.text("version");
    let doi = work.text("DOI");
    let address =
        if doi.is_empty() { work.text("URL").to_owned() } else { format!("https://doi.org/{doi}") };
    let seen = write_date(&work.accessed, "-");
    let is_seen = !address.is_empty() && !seen.is_empty();
    let parts = [
        who,
        work.title.clone(),
        place.trim_start_matches([' ', ',']).to_owned(),
        work.text("publisher").to_owned(),
        if version.is_empty() { String::new() } else { fill(words.version, &[version]) },
        address,
        if is_seen { fill(words.accessed, &[&seen]) } else { String::new() },
    ];
    let mut line = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
        // A stop at its end would become part of an address.
        let is_address = part.starts_with("https://") || part.starts_with("http://");
        if !is_address && !part.ends_with(['.', '?', '!']) {
            line.push('.');
        }
    }
    line
}

fn author(author: &Author) -> String {
    match author {
        Author::Person { family, given } if given.is_empty() => family.clone(),
        Author::Person { family, given } => format!("{family}, {given}"),
        Author::Body(name) => name.clone(),
    }
}
