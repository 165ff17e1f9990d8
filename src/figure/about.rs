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

/// Headings with what stands under each.
#[derive(Clone, Debug)]
pub struct About {
    /// The sections in their order.
    pub sections: Vec<Section>,
}

/// A heading and lines.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is about.
    pub heading: &'static str,
    /// The lines; an address where one is a link, else nothing.
    pub lines: Vec<(String, String)>,
}

/// Says what is shown, where its numbers are printed, what the package is and how ranges are made.
///
/// # Errors
///
/// A view that the package does not have.
pub fn about(package: &Package, figure: &Figure, request: &Request) -> Result<About, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let controls = &request.lang.words().controls;
    let mut sections = Vec::new();
    let mut add = |heading, lines: Vec<(String, String)>| {
        if !lines.is_empty() {
            sections.push(Section { heading, lines });
        }
    };
    let plain = |text: String| (text, String::new());

    add(controls.shown, vec![plain(figure.description.clone())]);
    add(controls.places, places(package, view, request));

    let mut lines = Vec::new();
    let name = if package.title.is_empty() { &package.name } else { &package.title };
    lines.push(plain(visible(name)));
    for (name, references) in
        [(controls.licence, &package.licenses), (controls.source, &package.sources)]
    {
        for Reference { title, path } in references {
            // Other schemes can run scripts; such an address is shown as text.
            let is_web = ["https://", "http://"].iter().any(|start| path.starts_with(start));
            let text = visible(if title.is_empty() { path } else { title });
            let address = if is_web { path.clone() } else { String::new() };
            lines.push((fill(controls.item, &[name, &text]), address));
        }
    }
    let fingerprint = hex(fingerprint(package));
    lines.push(plain(fill(controls.item, &[controls.fingerprint, &fingerprint])));
    let program = concat!("trade-figure ", env!("CARGO_PKG_VERSION"));
    lines.push(plain(fill(controls.item, &[controls.program, program])));
    add(controls.data, lines);

    add(controls.ranges, vec![plain(controls.ranges_text.to_owned())]);
    Ok(About { sections })
}

/// Each place where numbers of a view are printed, with their names.
fn places(package: &Package, view: &View, request: &Request) -> Vec<(String, String)> {
    let words = request.lang.words();
    let names = Names::new(package, request.lang);
    let mut places: Vec<(&str, Vec<String>)> = Vec::new();
    for place in &view.observations {
        let Some(observation) = package.observations.get(*place) else { continue };
        let name = visible(&names.observation(observation));
        match places.iter_mut().find(|(source, _)| *source == observation.source) {
            Some((_, names)) => names.push(name),
            None => places.push((&observation.source, vec![name])),
        }
    }
    let mut lines = Vec::new();
    for (source, names) in places {
        let named = if names.len() > MOST_NAMES {
            let count = words.numbers.write(&names.len().to_string());
            fill(words.controls.numbers, &[&count])
        } else {
            join(&names, words.check.semicolon)
        };
        let source = visible(source);
        let line =
            if source.is_empty() { named } else { fill(words.controls.item, &[&source, &named]) };
        lines.push((line, String::new()));
    }
    lines
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
fn hex(number: u64) -> String {
    let digit = |shift: u32| char::from_digit((number >> shift & 15) as u32, 16);
    (0..16).rev().filter_map(|place| digit(4 * place)).collect()
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
