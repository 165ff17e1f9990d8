//! What a reader may want to know of a figure and its data, in words.

use super::{Figure, FigureError, Request, chart::find, text::visible};
use crate::{
    data::{Package, Reference, View},
    finding::Names,
    locale::fill,
    model::{Published, join},
};

/// The most numbers of one place that are named.
const MOST_NAMES: usize = 12;

/// One line of what there is to know.
#[derive(Clone, Debug)]
pub struct AboutLine {
    /// What it says.
    pub text: String,
    /// Where it leads; empty where it is no link.
    pub address: String,
    /// Whether it is the heading of the lines after it.
    pub is_heading: bool,
}

/// Says what is shown, where its numbers are printed, what the package is and how ranges are made.
///
/// # Errors
///
/// A view that the package does not have.
pub fn about(
    package: &Package,
    figure: &Figure,
    request: &Request,
) -> Result<Vec<AboutLine>, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let panels = &request.lang.words().panels;
    let mut lines = Vec::new();
    heading(&mut lines, panels.shown);
    line(&mut lines, "{}", &figure.description, "");
    if !view.observations.is_empty() {
        heading(&mut lines, panels.places);
        places(package, view, request, &mut lines);
    }
    #[cfg(feature = "authors")]
    if !package.reading.is_empty() {
        heading(&mut lines, crate::locale::TableWords::of(request.lang).heading);
        for read in &package.reading {
            line(&mut lines, "{}", read.get(request.lang), "");
        }
    }
    heading(&mut lines, panels.data);
    let told = |text: &str| package.labels.place(text, request.lang).text;
    let name = if package.title.is_empty() { &package.name } else { &package.title };
    line(&mut lines, "{}", &told(name), "");
    references(&mut lines, panels.licence, &package.licenses, &told);
    references(&mut lines, panels.source, &package.sources, &told);
    line(&mut lines, panels.fingerprint, &hex(fingerprint(package)), "");
    line(&mut lines, panels.program, concat!("trade-figure ", env!("CARGO_PKG_VERSION")), "");
    heading(&mut lines, panels.ranges);
    line(&mut lines, panels.ranges_text, "", "");
    Ok(lines)
}

fn heading(lines: &mut Vec<AboutLine>, text: &str) {
    line(lines, text, "", "");
    if let Some(heading) = lines.last_mut() {
        heading.is_heading = true;
    }
}

#[inline(never)]
fn line(lines: &mut Vec<AboutLine>, pattern: &str, text: &str, address: &str) {
    lines.push(AboutLine {
        text: visible(&fill(pattern, &[text])),
        address: address.to_owned(),
        is_heading: false,
    });
}

fn references(
    lines: &mut Vec<AboutLine>,
    pattern: &str,
    references: &[Reference],
    told: &dyn Fn(&str) -> String,
) {
    for Reference { title, path } in references {
        // Other schemes can run scripts; such an address is no link.
        let is_web = path.starts_with("https://") || path.starts_with("http://");
        let text = if title.is_empty() { path } else { title };
        line(lines, pattern, &told(text), if is_web { path } else { "" });
    }
}

/// Each place where numbers of a view are printed, with their names.
fn places(package: &Package, view: &View, request: &Request, lines: &mut Vec<AboutLine>) {
    let words = request.lang.words();
    let names = Names::new(package, request.lang);
    let mut places: Vec<(&str, Vec<String>)> = Vec::new();
    for place in &view.observations {
        let Some(observation) = package.observations.get(*place) else { continue };
        let name = names.observation(observation);
        match places.iter_mut().find(|(source, _)| *source == observation.source) {
            Some((_, names)) => names.push(name),
            None => places.push((&observation.source, vec![name])),
        }
    }
    for (source, names) in places {
        let named = if names.len() > MOST_NAMES {
            let count = words.numbers.count(names.len());
            fill(words.panels.numbers, &[&count])
        } else {
            join(&names, words.findings.semicolon)
        };
        let pattern = if source.is_empty() { "{}" } else { words.panels.place };
        let source = package.labels.place(source, request.lang).text;
        let texts =
            if source.is_empty() { [named.as_str(), ""] } else { [source.as_str(), &named] };
        line(lines, "{}", &fill(pattern, &texts), "");
    }
}

/// A number that follows from all printed numbers and what they are of: the 64-bit FNV-1a hash of
/// ids and texts, each with a byte after it that no text has. It tells versions of the data apart; it
/// is no proof against somebody who wants to deceive.
fn fingerprint(package: &Package) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for observation in &package.observations {
        add(observation.id.as_str());
        add(observation.value.as_ref().map_or("", Published::text));
    }
    for claim in &package.claims {
        add(claim.id.as_str());
        add(claim.value.text());
    }
    hash
}

/// A number in sixteen hexadecimal digits.
#[inline(never)]
pub(super) fn hex(number: u64) -> String {
    let mut text = String::new();
    let mut left = number;
    for _ in 0..16 {
        left = left.rotate_left(4);
        text.push(char::from(b"0123456789abcdef"[left as usize % 16]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_sixteen_digits() {
        assert_eq!(hex(0), "0000000000000000");
        assert_eq!(hex(0xcbf2_9ce4_8422_2325), "cbf29ce484222325");
    }
}
