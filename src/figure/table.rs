//! All numbers of a view as a table: what is printed, its range, what is computed, what the check says.

use super::projection::Coming;
use super::{
    FigureError, Request,
    chart::{common_unit, find, measure_of},
    grid::{Cell, Grid, Named},
    order,
    text::visible,
    value,
};
use crate::data::Chart;
use crate::{
    check::Report,
    data::{Facet, Package, Shown},
    locale::{Words, fill},
};

/// All numbers of a view, a row for each.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the numbers are: title and subtitle.
    pub caption: String,
    /// What each column has, with its unit.
    pub columns: Vec<String>,
    /// The first column of numbers; those before it name them.
    pub first_number: usize,
    /// The numbers, shown in the drawing or not.
    pub rows: Vec<TableRow>,
}

/// One number in a table.
#[derive(Clone, Debug, Default)]
pub struct TableRow {
    /// The id of the observation, or of the claim in the view of a form that is about claims.
    pub id: String,
    /// A cell for each column.
    pub cells: Vec<TableCell>,
    /// What was printed of this value and cannot follow, in sentences.
    pub warnings: Vec<String>,
}

/// One cell of a table.
#[derive(Clone, Debug)]
pub struct TableCell {
    /// What stands in it.
    pub text: String,
    /// What it is by its place, or as a number; infinite where there is none, and the text is why.
    pub at: f64,
}

/// Puts a cell at the end of a row; one place for all, since each push is code of its own.
#[inline(never)]
fn put(cells: &mut Vec<TableCell>, text: String, at: f64) {
    cells.push(TableCell { text, at });
}

/// Puts the cells of a number that is not there and its range; the first says why.
fn put_missing(cells: &mut Vec<TableCell>, reason: &str) {
    put(cells, reason.to_owned(), f64::INFINITY);
    put(cells, String::new(), f64::INFINITY);
}

/// Makes the table of the view that a request names, with the measure that it asks for.
///
/// Rows are in the order of the view, or in that of a column, falling or rising; what has no value
/// comes last either way.
///
/// # Errors
///
/// A view that the package does not have, and one whose numbers share no unit.
pub fn table(
    package: &Package,
    report: &Report,
    request: &Request,
    sort: Option<(usize, bool)>,
) -> Result<Table, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let words = request.lang.words();
    let named = Named { package, view, report, lang: request.lang };
    if view.chart == Chart::RangePlot {
        return Ok(of_claims(named, sort));
    }
    let coming = Coming::of(package, request);
    let unit = common_unit(package, view)?;
    let shown = measure_of(view, request);
    let grid = Grid::new(named, Shown::Value, &[]);
    let grid = coming.extend(grid)?;
    let panels = &words.panels;
    let has_series = view.series != Facet::None;
    let mut columns = Vec::new();
    for facet in [view.category, view.series] {
        if let Some(name) = panels.facets.get(facet as usize) {
            columns.push((*name).to_owned());
        }
    }
    let first_number = columns.len();
    columns.push(with_unit(words, words.printed, &words.unit_name(unit)));
    columns.push(words.could_be.to_owned());
    if shown != Shown::Value {
        columns.push(value::axis_name(&grid, shown, String::new()));
        columns.push(panels.range.to_owned());
    }
    let goes_on = view.chart == Chart::Projection;
    if goes_on {
        let name = words.projection.computed;
        columns.push(with_unit(words, name, &words.unit_name(unit)));
        columns.push(panels.range.to_owned());
    }
    let mut rows = Vec::new();
    for category in 0..grid.category_count() {
        for series in 0..grid.series_count() {
            let Some(cell) = grid.at(category, series) else { continue };
            let mut cells = Vec::new();
            put(&mut cells, grid.category_name(category), category as f64);
            if has_series {
                put(&mut cells, grid.series_name(series), series as f64);
            }
            printed_cells(words, cell, &mut cells);
            if shown != Shown::Value {
                computed_cells(&grid, shown, (category, series), &mut cells);
            }
            if goes_on {
                match cell.value.as_ref().filter(|_| cell.is_computed()) {
                    Some(value) => {
                        put(&mut cells, value.text.clone(), value.at);
                        put(&mut cells, value.range.clone().unwrap_or_default(), value.ends.0);
                    }
                    None => put_missing(&mut cells, ""),
                }
            }
            rows.push(TableRow {
                id: cell.observation.id.as_str().to_owned(),
                cells,
                warnings: grid.warnings(cell.observation),
            });
        }
    }
    let caption = caption(named);
    Ok(Table { caption, columns, first_number, rows: sorted(rows, sort) })
}

/// Title and subtitle of a view.
fn caption(named: Named<'_>) -> String {
    let (view, lang) = (named.view, named.lang);
    let (title, subtitle) = (view.title.get(lang), view.subtitle.get(lang));
    visible(&with_unit(lang.words(), title, subtitle))
}

/// Rows in the order of a column, falling or rising.
fn sorted(mut rows: Vec<TableRow>, sort: Option<(usize, bool)>) -> Vec<TableRow> {
    let Some((column, falls)) = sort else { return rows };
    let mut order = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let key = row.cells.get(column).map_or(0.0, |cell| cell.at);
        order.push((if falls && key.is_finite() { -key } else { key }, place));
    }
    order::ascending(&mut order);
    let mut sorted = Vec::new();
    for (_, place) in order {
        sorted.push(std::mem::take(&mut rows[place]));
    }
    sorted
}

/// The table of a form that is about claims: what is printed of each and what is allowed.
fn of_claims(named: Named<'_>, sort: Option<(usize, bool)>) -> Table {
    let words = &named.lang.words().findings;
    let columns =
        [named.lang.words().panels.facets[Facet::Variable as usize], words.printed, words.allowed]
            .map(str::to_owned)
            .to_vec();
    let list =
        crate::finding::compare(named.package, named.report, named.lang, &named.view.observations);
    let mut rows = Vec::new();
    for (place, claim) in list.into_iter().enumerate() {
        let mut cells = Vec::new();
        put(&mut cells, claim.name, place as f64);
        put(&mut cells, claim.printed, f64::midpoint(claim.printed_ends.0, claim.printed_ends.1));
        put(&mut cells, claim.allowed, claim.allowed_ends.0);
        let warnings = if claim.is_contradicted { vec![claim.sentence] } else { Vec::new() };
        rows.push(TableRow { id: claim.id.to_string(), cells, warnings });
    }
    Table { caption: caption(named), columns, first_number: 1, rows: sorted(rows, sort) }
}

/// A name and the unit of what it names, if it has one.
fn with_unit(words: &Words, name: &str, unit: &str) -> String {
    let pattern = if unit.is_empty() { "{}" } else { words.panels.with_unit };
    fill(pattern, &[name, unit])
}

/// What is printed, and what it was rounded from.
fn printed_cells(words: &Words, cell: &Cell<'_>, cells: &mut Vec<TableCell>) {
    let (Some(shown), Some(printed)) = (&cell.value, &cell.observation.value) else {
        put_missing(cells, words.not_printed);
        return;
    };
    put(cells, shown.text.clone(), shown.at);
    put(
        cells,
        value::printed_range(words, cell.observation.unit, printed).unwrap_or_default(),
        shown.ends.0,
    );
}

/// What is computed, and the range that the printed numbers allow.
fn computed_cells(
    grid: &Grid<'_>,
    shown: Shown,
    place: (usize, usize),
    cells: &mut Vec<TableCell>,
) {
    let words = grid.words();
    if let Some(computed) = value::shown(grid, shown, place) {
        put(cells, computed.text, computed.at);
        put(cells, computed.range.unwrap_or_default(), computed.ends.0);
        return;
    }
    let base = match shown {
        Shown::Value | Shown::Index => grid.first(place).filter(|first| *first != place),
        Shown::Growth | Shown::Contribution => grid.before(place),
        Shown::Share => grid.whole(place).filter(|whole| *whole != place),
    };
    let is_printed = |place| grid.at_place(place).is_some_and(|cell| cell.value.is_some());
    let reason = if !is_printed(Some(place)) {
        words.not_printed
    } else if is_printed(base) {
        words.panels.not_computable
    } else {
        words.panels.no_base
    };
    put_missing(cells, reason);
}
