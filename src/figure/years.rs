//! Views over time: the periods that are shown of one, where they are in the drawing, and what two of
//! them say beside one another.

use super::{
    Area, Figure, FigureError, Request,
    chart::{common_unit, find, read},
    grid::{Grid, Named},
    readout::difference,
    value::{PLACES, Value, printed_range},
};
use crate::{
    check::Report,
    data::{Chart, Facet, Package, Shown, View},
    indicator::printed::growth,
    locale::fill,
    model::{Observation, Period},
};

/// Which periods a view is over, which of them are shown, and where.
#[derive(Clone, Debug, Default)]
pub struct Years {
    /// Token and name of each period of the view, in the order of time.
    pub periods: Vec<(String, String)>,
    /// The first of them that is shown.
    pub first: usize,
    /// The last of them that is shown.
    pub last: usize,
    /// Whether time runs along the drawing; otherwise each place in it has marks of several periods.
    pub is_axis: bool,
    /// How many periods one drawing needs: two where it is about change, or a line.
    pub least: usize,
    /// Where the periods are that are shown; nothing where time does not run along the drawing.
    pub spots: Vec<Spot>,
}

/// Where a period is in a drawing.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Its token.
    pub token: String,
    /// All that reaches its marks.
    pub area: Area,
}

/// Two periods of a view beside one another.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// What the numbers are.
    pub caption: String,
    /// What each column has.
    pub columns: Vec<String>,
    /// One row for each thing that both periods may have.
    pub rows: Vec<ComparedRow>,
}

/// One thing in two periods.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    /// What it is.
    pub name: String,
    /// The earlier and the later value, their difference, the growth.
    pub cells: Vec<ComparedCell>,
}

/// One number of a comparison.
#[derive(Clone, Debug, Default)]
pub struct ComparedCell {
    /// The number; empty where there is none.
    pub text: String,
    /// All that rounding allows; empty where that is nothing else.
    pub range: String,
}

impl Compared {
    /// The comparison as it is spoken, a sentence for each row.
    pub fn spoken(&self, lang: crate::locale::Lang) -> String {
        let words = lang.words();
        let mut spoken = self.caption.clone();
        spoken.push(words.full_stop);
        for row in &self.rows {
            let mut said = String::new();
            for (cell, column) in row.cells.iter().zip(self.columns.iter().skip(1)) {
                if cell.text.is_empty() {
                    continue;
                }
                if !said.is_empty() {
                    said.push_str(words.name_comma);
                }
                said.push_str(column);
                said.push(' ');
                if cell.range.is_empty() {
                    said.push_str(&cell.text);
                } else {
                    said.push_str(&fill(words.with_range, &[&cell.text, &cell.range]));
                }
            }
            // A full stop of full width has its space in itself.
            if words.full_stop.is_ascii() {
                spoken.push(' ');
            }
            spoken.push_str(&fill(words.controls.spoken, &[&row.name, &said]));
        }
        spoken
    }
}

/// Whether periods are the categories of a view, or its series; nothing if they are neither.
fn are_categories(view: &View) -> Option<bool> {
    match (view.category, view.series) {
        (Facet::Period, _) => Some(true),
        (_, Facet::Period) => Some(false),
        _ => None,
    }
}

/// Token and name of each period of a grid.
fn periods(grid: &Grid<'_>) -> Vec<(String, String)> {
    let mut periods = Vec::new();
    match are_categories(grid.view()) {
        Some(true) => {
            for place in 0..grid.category_count() {
                periods.push((grid.category_token(place).to_owned(), grid.category_name(place)));
            }
        }
        Some(false) => {
            for place in 0..grid.series_count() {
                periods.push((grid.series_token(place).to_owned(), grid.series_name(place)));
            }
        }
        None => {}
    }
    periods
}

/// Leaves out the periods before and after those that are asked for, unless that would leave nothing.
///
/// What is shown has been computed by then, so a growth may be that since a period left out.
pub(crate) fn keep_span(grid: &mut Grid<'_>, request: &Request) {
    // The years that come follow from all that were.
    if grid.view().chart == Chart::Projection {
        return;
    }
    let Some(are_categories) = are_categories(grid.view()) else { return };
    if request.from.is_none() && request.to.is_none() {
        return;
    }
    let (width, height) = (grid.series_count(), grid.category_count());
    let mut kept = Vec::new();
    for (place, (token, _)) in periods(grid).iter().enumerate() {
        let has_cell = if are_categories {
            (0..width).any(|series| grid.at(place, series).is_some())
        } else {
            (0..height).any(|category| grid.at(category, place).is_some())
        };
        let is_in = |period: Period| {
            request.from.is_none_or(|from| from <= period)
                && request.to.is_none_or(|to| period <= to)
        };
        kept.push(has_cell && token.parse().is_ok_and(is_in));
    }
    if !kept.contains(&true) {
        return;
    }
    if are_categories {
        grid.retain(&kept, &vec![true; width]);
    } else {
        grid.retain(&vec![true; height], &kept);
    }
}

/// The periods of a figure that was built of a request.
///
/// # Errors
///
/// Those of [`super::build`].
pub fn years(
    package: &Package,
    report: &Report,
    request: &Request,
    figure: &Figure,
) -> Result<Years, FigureError> {
    let (shown, _, _) = read(package, report, request)?;
    let view = shown.view();
    let Some(is_axis) = are_categories(view) else { return Ok(Years::default()) };
    let whole = Request { from: None, to: None, ..request.clone() };
    let all = periods(&read(package, report, &whole)?.0);
    let of_shown = periods(&shown);
    let place = |period: Option<&(String, String)>| {
        period.and_then(|period| all.iter().position(|other| other.0 == period.0)).unwrap_or(0)
    };
    let (first, last) = (place(of_shown.first()), place(of_shown.last()));
    let mut areas: Vec<Option<Area>> = vec![None; of_shown.len()];
    for (index, target) in figure.scene.targets.iter().enumerate() {
        let Some((category, _)) = figure.walk.place(index) else { continue };
        let Some(area) = areas.get_mut(category).filter(|_| is_axis) else { continue };
        *area = Some(area.map_or(target.reach, |other| other.hull(target.reach)));
    }
    let mut spots = Vec::new();
    for ((token, _), area) in of_shown.into_iter().zip(areas) {
        spots.extend(area.map(|area| Spot { token, area }));
    }
    let needs_two = matches!(
        view.chart,
        Chart::Scatter | Chart::Slope | Chart::Dumbbell | Chart::Waterfall | Chart::Lines
    );
    let least = if needs_two { 2 } else { 1 };
    Ok(Years { periods: all, first, last, is_axis, least, spots })
}

/// Two periods of the view that a request names, beside one another: the printed numbers, without the
/// series that are hidden, their differences and their growth, each with its range.
///
/// # Errors
///
/// A view that the package does not have, and one whose numbers share no unit.
pub fn compare(
    package: &Package,
    report: &Report,
    request: &Request,
    (one, other): (&str, &str),
) -> Result<Compared, FigureError> {
    let view = find(package, request.view.as_deref())?;
    let (words, years) = (request.lang.words(), request.lang.year_words());
    let unit = common_unit(package, view)?;
    let named = Named { package, view, report, lang: request.lang };
    let grid = Grid::new(named, Shown::Value, &request.hidden);
    let all = periods(&grid);
    let place = |token: &str| all.iter().position(|period| period.0 == token);
    let (Some(are_categories), Some(one), Some(other)) =
        (are_categories(view), place(one), place(other))
    else {
        return Ok(Compared::default());
    };
    let (earlier, later) = (one.min(other), one.max(other));
    let (facet, count) = if are_categories {
        (view.series, grid.series_count())
    } else {
        (view.category, grid.category_count())
    };
    let heading = words.panels.facets.get(facet as usize).copied().unwrap_or_default();
    let name = |place: usize| all.get(place).map(|period| period.1.clone()).unwrap_or_default();
    let (early, late) = (name(earlier), name(later));
    let mut rows = Vec::new();
    for place in 0..count {
        let at = |period: usize| {
            let cell = if are_categories { grid.at(period, place) } else { grid.at(place, period) };
            cell.map(|cell| cell.observation)
        };
        let name = if are_categories { grid.series_name(place) } else { grid.category_name(place) };
        let (from, to) = (at(earlier), at(later));
        let mut cells = vec![printed_cell(named, from), printed_cell(named, to)];
        // A number is not rounded twice, so the range of its own difference would not be honest.
        let pair = from.zip(to).filter(|_| earlier != later);
        cells
            .push(pair.and_then(|(from, to)| difference_cell(named, to, from)).unwrap_or_default());
        cells.push(pair.and_then(|(from, to)| growth_cell(named, to, from)).unwrap_or_default());
        rows.push(ComparedRow { name, cells });
    }
    Ok(Compared {
        caption: fill(years.compared, &[&early, &late, &words.unit_name(unit)]),
        columns: vec![
            heading.to_owned(),
            early,
            late,
            years.difference.to_owned(),
            words.measures[Shown::Growth as usize].to_owned(),
        ],
        rows,
    })
}

fn printed_cell(named: Named<'_>, observation: Option<&Observation>) -> ComparedCell {
    let words = named.lang.words();
    match observation.and_then(|observation| Some((observation.value.as_ref()?, observation.unit)))
    {
        Some((printed, unit)) => ComparedCell {
            text: words.numbers_in(unit).write(printed.text()),
            range: printed_range(words, unit, printed).unwrap_or_default(),
        },
        None => ComparedCell { text: words.not_printed.to_owned(), range: String::new() },
    }
}

fn difference_cell(
    named: Named<'_>,
    later: &Observation,
    earlier: &Observation,
) -> Option<ComparedCell> {
    let values = (later.value.as_ref()?, earlier.value.as_ref()?);
    let words = named.lang.words();
    let numbers = words.numbers_in(later.unit);
    let (text, range) = difference((words, numbers), values.0, values.1)?;
    Some(ComparedCell { text, range })
}

fn growth_cell(
    named: Named<'_>,
    later: &Observation,
    earlier: &Observation,
) -> Option<ComparedCell> {
    let words = named.lang.words();
    let growth = growth(later.value.as_ref()?, earlier.value.as_ref()?)?;
    let value = Value::computed((words, words.numbers), (growth, PLACES, PLACES), true);
    let text = fill(words.units.percent, &[&value.text]);
    Some(ComparedCell { text, range: value.range.unwrap_or_default() })
}
