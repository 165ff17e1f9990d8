//! Works as RIS.
//!
//! # Source
//!
//! Research Information Systems, RIS Format Specifications (2011): a tag, two spaces, a hyphen, a
//! space; lines end with CR and LF; `TY` is the first of a work and `ER` its last.

use super::write_date;
use crate::{
    data::{Author, Work},
    locale::{CiteWords, fill},
};

/// Every work, one after the other.
pub(super) fn write(works: &[(String, Work)], words: &CiteWords) -> String {
    let records: Vec<String> = works.iter().map(|(key, work)| record(key, work, words)).collect();
    records.concat()
}

fn record(key: &str, work: &Work, words: &CiteWords) -> String {
    let kind = match work.kind {
        "article-journal" => "JOUR",
        "book" => "BOOK",
        "chapter" => "CHAP",
        "dataset" => "DATA",
        "figure" => "FIGURE",
        "manuscript" => "UNPB",
        "paper-conference" => "CPAPER",
        "report" => "RPRT",
        "thesis" => "THES",
        "webpage" => "ELEC",
        _ => "GEN",
    };
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| {
        if !value.is_empty() {
            record.extend([tag, "  - ", value, "\r\n"]);
        }
    };
    line("TY", kind);
    line("ID", key);
    // A comma of a name's own would part it.
    for author in &work.authors {
        match author {
            Author::Person { family, given } if given.is_empty() => line("AU", family),
            Author::Person { family, given } => {
                line("AU", &format!("{}, {}", family.replace(',', ""), given.replace(',', "")));
            }
            Author::Body(name) => line("AU", &name.replace(',', "")),
        }
    }
    line("TI", &work.title);
    line("T2", work.text("container-title"));
    line("T3", work.text("collection-title"));
    line("VL", work.text("volume"));
    line("IS", work.text("issue"));
    let (first, last) = pages(work.text("page"));
    line("SP", first);
    line("EP", last);
    line("PY", &work.issued.first().map(u16::to_string).unwrap_or_default());
    if work.issued.len() > 1 {
        line("DA", &write_date(&work.issued, "/"));
    }
    line("PB", work.text("publisher"));
    line("CY", work.text("publisher-place"));
    line("SN", work.text("ISSN"));
    line("SN", work.text("ISBN"));
    line("DO", work.text("DOI"));
    line("UR", work.text("URL"));
    if !work.text("URL").is_empty() {
        line("Y2", &write_date(&work.accessed, "/"));
    }
    if !work.text("version").is_empty() {
        line("N1", &fill(words.version, &[work.text("version")]));
    }
    line("LA", work.text("language"));
    record.push_str("ER  - \r\n");
    record
}

/// The first and the last of `12-19`.
fn pages(text: &str) -> (&str, &str) {
    text.split_once(['-', '\u{2013}']).unwrap_or((text, ""))
}
