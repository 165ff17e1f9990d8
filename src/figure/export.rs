//! What a reader takes away besides the picture: the numbers of a view as rows, and rows as CSV.
//!
//! Numbers stand here in the plain form, with a decimal point, in every language: what is taken away
//! is computed with elsewhere.
//!
//! # Source
//!
//! RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files (2005); OWASP, CSV
//! Injection, for what spreadsheets take for a formula.

use crate::{
    check::Report,
    data::{Chart, Package, Shown},
    finding::plain::{Object, Plain},
    model::{Direction, Flow},
};

use super::{FigureError, Request, chart::read, grid::Cell, text::visible, value::PLACES};

/// Which software, of which data: what every picture that leaves its page says.
pub(crate) fn about(package: &Package) -> String {
    let mut about = visible(&package.name);
    about.push_str(", FNV-1a ");
    about.push_str(&hash_text(package));
    about.push_str(concat!("; trade-figure ", env!("CARGO_PKG_VERSION")));
    about
}

/// The hash of a package in 16 hexadecimal digits.
fn hash_text(package: &Package) -> String {
    let mut text = String::new();
    for place in (0..16).rev() {
        let digit = (package.hash >> (4 * place)) & 0xf;
        text.extend(char::from_digit(digit as u32, 16));
    }
    text
}

/// The numbers of a view as CSV: a header and a row for each number that is drawn, in its order.
///
/// # Errors
///
/// See [`super::build`]; and a view that is a list.
pub fn view_csv(
    package: &Package,
    report: &Report,
    request: &Request,
) -> Result<String, FigureError> {
    rows(package, report, request).map(|rows| csv(&rows))
}

/// All observations of a package as CSV, in the columns of `observations.csv`.
pub fn package_csv(package: &Package) -> String {
    let mut rows = Vec::new();
    for observation in &package.observations {
        let mut row = Object::default();
        row.set("id", observation.id.as_str());
        row.set("variable", observation.variable.as_str());
        row.set("reporter", observation.reporter.as_ref().map(|economy| economy.code()));
        row.set("partner", observation.partner.as_ref().map(|economy| economy.code()));
        row.set("flow", observation.flow.map(Flow::token));
        row.set("product", observation.product.as_str());
        row.set("period", observation.period.to_string());
        row.set("value", observation.value.as_ref().map(|printed| printed.text()));
        row.set("unit_measure", observation.unit.measure.to_string());
        row.set("unit_mult", i32::from(observation.unit.multiplier).to_string());
        row.set("source", observation.source.as_str());
        row.set("note", observation.note.as_str());
        rows.push(row);
    }
    csv(&rows)
}

// Who writes in Rust has the figure itself.
/// A view as data for programs: what it is, where it is from, and its rows.
///
/// # Errors
///
/// See [`view_csv`].
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn document(
    package: &Package,
    report: &Report,
    request: &Request,
) -> Result<Object, FigureError> {
    let rows = rows(package, report, request)?;
    let super::Figure { view, title, subtitle, shown, source, note, description, .. } =
        super::build(package, report, request)?;
    let mut document = Object::default();
    document.set("package", package.name.as_str());
    document.set("hash", hash_text(package));
    document.set("version", env!("CARGO_PKG_VERSION"));
    document.set("lang", request.lang.tag());
    document.set("view", view);
    document.set("measure", shown.token());
    document.set("title", title);
    document.set("subtitle", subtitle);
    document.set("source", source);
    document.set("note", note);
    document.set("description", description);
    document.set("rows", rows.into_iter().map(Plain::Object).collect::<Plain>());
    Ok(document)
}

/// A row for each number that a view draws; all have the same keys.
fn rows(package: &Package, report: &Report, request: &Request) -> Result<Vec<Object>, FigureError> {
    let (grid, shown, unit) = read(package, report, request)?;
    if grid.view().chart == Chart::Check {
        return Err(FigureError::NoDrawing { view: grid.view().name.to_string() });
    }
    let unit = grid.words().unit_name(unit);
    let mut rows = Vec::new();
    for category in 0..grid.category_count() {
        for series in 0..grid.series_count() {
            let Some(cell) = grid.at(category, series) else { continue };
            let observation = cell.observation;
            let mut row = Object::default();
            row.set("id", observation.id.as_str());
            row.set("category", grid.category_name(category));
            row.set("series", grid.series_name(series));
            add_printed(&mut row, cell);
            row.set("unit", unit.as_str());
            if shown != Shown::Value {
                add_computed(&mut row, shown.token(), cell);
            }
            row.set("source", observation.source.as_str());
            row.set("contradicted", grid.is_warned(observation));
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The number as printed, and the ends of the range that it was rounded from.
fn add_printed(row: &mut Object, cell: &Cell<'_>) {
    let printed = cell.observation.value.as_ref();
    row.set("printed", printed.map(|printed| printed.text()));
    let range = printed.and_then(|printed| {
        // The ends have one decimal place more than what was printed.
        Some((printed.range()?, printed.decimal()?.places() + 1))
    });
    let (mut low, mut high) = (Plain::Nothing, Plain::Nothing);
    if let Some((range, places)) = range {
        low = range.low().to_decimal_text(places, Direction::Floor).into();
        high = range.high().to_decimal_text(places, Direction::Ceiling).into();
    }
    row.set("low", low);
    row.set("high", high);
}

/// What is computed of the number, as the figure rounds it, and its range, rounded outwards.
fn add_computed(row: &mut Object, measure: &str, cell: &Cell<'_>) {
    let (mut low, mut value, mut high) = (Plain::Nothing, Plain::Nothing, Plain::Nothing);
    if let Some(computed) = cell.value.as_ref().and_then(|value| value.computed) {
        let range = computed.range;
        low = range.low().to_decimal_text(PLACES, Direction::Floor).into();
        value = computed.value.to_decimal_text(PLACES, Direction::Nearest).into();
        high = range.high().to_decimal_text(PLACES, Direction::Ceiling).into();
    }
    row.set(measure, value);
    let mut key = String::from(measure);
    key.push_str("_low");
    row.set(&key, low);
    key.truncate(measure.len());
    key.push_str("_high");
    row.set(&key, high);
}

/// Rows below a header of the keys of the first.
fn csv(rows: &[Object]) -> String {
    let mut text = String::new();
    if let Some(Object(members)) = rows.first() {
        let mut cells: Vec<&str> = Vec::new();
        for (key, _) in members {
            cells.push(key);
        }
        add_csv_line(&mut text, &cells);
    }
    for Object(members) in rows {
        let mut cells: Vec<&str> = Vec::new();
        for (_, value) in members {
            cells.push(match value {
                Plain::Text(text) => text,
                Plain::Truth(true) => "true",
                Plain::Truth(false) => "false",
                // Rows hold nothing else; what is missing is an empty cell.
                _ => "",
            });
        }
        add_csv_line(&mut text, &cells);
    }
    text
}

/// Adds a line of CSV: its cells harmless where spreadsheets would take them for formulas, and in
/// quotes where needed.
pub fn add_csv_line(text: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        let bytes = cell.as_bytes();
        let is_quoted = bytes.iter().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'));
        if is_quoted {
            text.push('"');
        }
        let starts_formula =
            matches!(bytes.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n'));
        if starts_formula && !is_number(bytes) {
            text.push('\'');
        }
        for character in cell.chars() {
            if character == '"' {
                text.push('"');
            }
            text.push(character);
        }
        if is_quoted {
            text.push('"');
        }
    }
    text.push_str("\r\n");
}

/// Whether a text is digits with at most a minus before and one point among them.
fn is_number(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let (mut points, mut previous) = (0, b'.');
    for byte in digits {
        match byte {
            b'0'..=b'9' => {}
            b'.' if previous != b'.' => points += 1,
            _ => return false,
        }
        previous = *byte;
    }
    // Digits stand on both sides of a point, and there are some.
    points <= 1 && previous != b'.'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check::check, data::embedded};

    #[test]
    fn a_view_as_data_says_what_it_is_and_where_from() {
        let package = embedded().unwrap();
        let report = check(&package.observations, &package.claims);
        let request = Request { measure: Some(Shown::Growth), ..Request::default() };
        let Object(members) = document(&package, &report, &request).unwrap();
        let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
        let expected = [
            "package",
            "hash",
            "version",
            "lang",
            "view",
            "measure",
            "title",
            "subtitle",
            "source",
            "note",
            "description",
            "rows",
        ];
        assert_eq!(keys, expected);
        assert!(matches!(&members[5].1, Plain::Text(measure) if measure == "growth"));
        let Plain::List(rows) = &members[11].1 else { panic!("no rows") };
        // Turnover, exports and imports of 2022.
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn a_list_has_no_numbers_of_its_own() {
        let package = embedded().unwrap();
        let report = check(&package.observations, &package.claims);
        let request = Request { view: Some("check".to_owned()), ..Request::default() };
        let error = view_csv(&package, &report, &request).unwrap_err();
        assert_eq!(error, FigureError::NoDrawing { view: "check".to_owned() });
        assert_eq!(error.place(), "view check");
    }

    /// Source: the cells of RFC 4180, section 2, rules 5 to 7, and the starts of formulas of OWASP.
    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://a\",\"b\")", "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\""),
            ("-2+3+cmd|'/c calc'!A1", "'-2+3+cmd|'/c calc'!A1"),
            ("-sum_k", "'-sum_k"),
            ("@a", "'@a"),
            ("+1", "'+1"),
            ("-", "'-"),
            ("-.5", "'-.5"),
            ("-5.", "'-5."),
            ("-1.2.3", "'-1.2.3"),
            ("\ta", "'\ta"),
            ("\ra", "\"'\ra\""),
            ("\na", "\"'\na\""),
            ("-5.00", "-5.00"),
            ("-0.5", "-0.5"),
            ("-12", "-12"),
            ("-1-1", "'-1-1"),
            ("1.5", "1.5"),
            ("..", ".."),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("\u{2212}5", "\u{2212}5"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            let mut text = String::new();
            add_csv_line(&mut text, &[cell, "x"]);
            assert_eq!(text, format!("{expected},x\r\n"));
        }
    }
}
