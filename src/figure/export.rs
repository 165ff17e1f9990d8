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
    data::{OBSERVATION_COLUMNS, Package, Shown},
    locale::Lang,
    model::{Direction, Economy, Exact, Flow, Interval, Published, signed_digits},
};

use super::projection::Coming;
use super::{
    FigureError, Request, about::hex, chart::read, grid::Cell, text::visible, value::PLACES,
};
use crate::data::Chart;

/// Which software, of which data: what every picture that leaves its page says.
pub(crate) fn about(package: &Package) -> String {
    let mut about = visible(&package.name);
    about.push_str(", FNV-1a ");
    about.push_str(&hex(package.hash));
    about.push_str(concat!("; trade-figure ", env!("CARGO_PKG_VERSION")));
    about
}

/// A header, and rows of as many cells; an empty cell is what is missing.
pub type Rows = Vec<Vec<String>>;

/// The numbers of a view: a row for each that is drawn, in its order.
///
/// # Errors
///
/// See [`super::build`]; and a view that is a list.
pub fn view_rows(
    package: &Package,
    report: &Report,
    request: &Request,
) -> Result<Rows, FigureError> {
    let coming = Coming::of(package, request);
    let (grid, shown, unit) = read(package, report, request)?;
    let grid = coming.extend(grid)?;
    if grid.view().chart == Chart::RangePlot {
        return Ok(claim_rows(grid.named()));
    }
    if grid.view().chart.is_list() {
        return Err(FigureError::NoDrawing { view: grid.view().name.as_str().to_owned() });
    }
    // The numbers stand as they are printed, so their unit is not that which the reader counts in.
    let unit = Lang::En.words().unit_name(unit);
    let is_computed = shown != Shown::Value;
    let mut header = Row::default();
    for name in ["id", "category", "series", "printed", "low", "high", "unit"] {
        header.add(name);
    }
    if is_computed {
        for end in ["", "_low", "_high"] {
            let mut name = shown.token().to_owned();
            name.push_str(end);
            header.put(name);
        }
    }
    let goes_on = grid.view().chart == Chart::Projection;
    if goes_on {
        for name in ["computed", "computed_low", "computed_high"] {
            header.add(name);
        }
    }
    header.add("source");
    header.add("contradicted");
    let mut rows = vec![header.0];
    for category in 0..grid.category_count() {
        for series in 0..grid.series_count() {
            let Some(Cell { observation, value, .. }) = grid.at(category, series) else { continue };
            let mut row = Row::default();
            row.add(observation.id.as_str());
            row.put(grid.category_name(category));
            row.put(grid.series_name(series));
            let printed = observation.value.as_ref();
            row.add(printed.map_or("", Published::text));
            // The ends have one decimal place more than what was printed.
            let places = printed.and_then(Published::decimal);
            let places = places.map_or(0, |decimal| decimal.places() + 1);
            row.add_range(printed.and_then(Published::range), places);
            row.add(&unit);
            if is_computed {
                let computed = value.as_ref().and_then(|value| value.computed);
                row.add_value(computed.map(|computed| computed.value), PLACES, Direction::Nearest);
                row.add_range(computed.map(|computed| computed.range), PLACES);
            }
            if goes_on {
                let computed = value.as_ref().and_then(|value| value.computed);
                let ends = computed.map(|computed| computed.range);
                for number in [
                    computed.map(|computed| computed.value),
                    ends.map(Interval::low),
                    ends.map(Interval::high),
                ] {
                    row.add_value(number, number.map_or(0, fewest_places), Direction::Nearest);
                }
            }
            row.add(&observation.source);
            row.add(if grid.is_warned(observation) { "true" } else { "false" });
            rows.push(row.0);
        }
    }
    Ok(rows)
}

/// The fewest decimal places that a number of few digits has.
fn fewest_places(number: Exact) -> u8 {
    const MOST: u8 = 18;
    let is_exact = |places: &u8| {
        number.to_decimal_text(*places, Direction::Floor)
            == number.to_decimal_text(*places, Direction::Ceiling)
    };
    (0..MOST).find(is_exact).unwrap_or(MOST)
}

/// The numbers of a form that is about claims: what is printed of each and what is allowed.
fn claim_rows(named: super::grid::Named<'_>) -> Rows {
    let (package, report) = (named.package, named.report);
    let mut header = Row::default();
    for name in
        ["id", "number", "printed", "low", "high", "allowed_low", "allowed_high", "contradicted"]
    {
        header.add(name);
    }
    let mut rows = vec![header.0];
    for found in crate::finding::compare(package, report, named.lang, &named.view.observations) {
        for (claim, result) in package.claims.iter().zip(&report.claims) {
            if claim.id != found.id {
                continue;
            }
            let mut row = Row::default();
            row.add(claim.id.as_str());
            row.add(&found.name);
            row.add(claim.value.text());
            let places = claim.value.decimal().map_or(0, |decimal| decimal.places() + 1);
            row.add_range(claim.value.range(), places);
            row.add_range(result.allowed, places + 2);
            row.add(if found.is_contradicted { "true" } else { "false" });
            rows.push(row.0);
        }
    }
    rows
}

/// All observations of a package, in the columns of `observations.csv`.
pub fn package_rows(package: &Package) -> Rows {
    let mut header = Row::default();
    for name in OBSERVATION_COLUMNS {
        header.add(name);
    }
    let mut rows = vec![header.0];
    for observation in &package.observations {
        let mut row = Row::default();
        row.add(observation.id.as_str());
        row.add(&observation.variable);
        row.add(observation.reporter.as_ref().map_or("", Economy::code));
        row.add(observation.partner.as_ref().map_or("", Economy::code));
        row.add(observation.flow.map_or("", Flow::token));
        row.add(&observation.product);
        row.put(observation.period.text());
        row.add(observation.value.as_ref().map_or("", Published::text));
        row.add(observation.unit.measure.token());
        row.put(signed_digits(observation.unit.multiplier.into()));
        row.add(&observation.source);
        row.add(&observation.note);
        rows.push(row.0);
    }
    rows
}

/// A row that is being filled. Functions that are not inlined, since there are many calls.
#[derive(Default)]
struct Row(Vec<String>);

impl Row {
    #[inline(never)]
    fn add(&mut self, cell: &str) {
        self.0.push(cell.to_owned());
    }

    #[inline(never)]
    fn put(&mut self, cell: String) {
        self.0.push(cell);
    }

    #[inline(never)]
    fn add_value(&mut self, value: Option<Exact>, places: u8, direction: Direction) {
        let text = value.map(|value| value.to_decimal_text(places, direction));
        self.0.push(text.unwrap_or_default());
    }

    /// Both ends of a range, rounded outwards.
    fn add_range(&mut self, range: Option<Interval>, places: u8) {
        self.add_value(range.map(Interval::low), places, Direction::Floor);
        self.add_value(range.map(Interval::high), places, Direction::Ceiling);
    }
}

/// Rows as CSV.
pub fn csv(rows: &Rows) -> String {
    let mut text = String::new();
    for row in rows {
        add_csv_line(&mut text, row);
    }
    text
}

/// Adds a line of CSV: its cells harmless where spreadsheets would take them for formulas, and in
/// quotes where needed.
pub fn add_csv_line<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    for (place, cell) in cells.iter().enumerate() {
        let cell = cell.as_ref();
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
    fn a_list_has_no_numbers_of_its_own() {
        let package = embedded().unwrap();
        let report = check(&package.observations, &package.claims);
        let request = Request { view: Some("check".to_owned()), ..Request::default() };
        let error = view_rows(&package, &report, &request).unwrap_err();
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
