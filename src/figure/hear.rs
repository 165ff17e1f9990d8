//! A series as tones: each value's place between the lowest and the highest, and what is said of it.

use super::{FigureError, Request, chart::read, grid::Grid, value};
use crate::{
    check::Report,
    data::{Package, Shown},
    finding::plain::{Object, Plain},
    locale::fill,
};

/// The series that the value of an id is in, as plain data for the shell: the points in the order in
/// which keys walk through them, each with its place from 0, the lowest, to 1, the highest. Nothing
/// where there are fewer than two values.
///
/// # Errors
///
/// See [`super::build`].
pub fn hear(
    package: &Package,
    report: &Report,
    request: &Request,
    id: &str,
) -> Result<Plain, FigureError> {
    let (grid, shown, _) = read(package, report, request)?;
    let series = (0..grid.series_count()).find(|series| {
        (0..grid.category_count()).any(|category| {
            grid.at(category, *series).is_some_and(|cell| cell.observation.id.as_str() == id)
        })
    });
    let Some(series) = series else { return Ok(Plain::Nothing) };
    let value = |category| grid.at(category, series)?.value.as_ref();
    let mut values = Vec::new();
    for category in 0..grid.category_count() {
        values.extend(value(category).map(|value| (value.at, category)));
    }
    let least = |one: &(f64, usize), other: &(f64, usize)| one.0.total_cmp(&other.0);
    let lowest = values.iter().copied().min_by(least);
    let highest = values.iter().copied().max_by(least);
    let (Some((low, lowest)), Some((high, highest))) = (lowest, highest) else {
        return Ok(Plain::Nothing);
    };
    if values.len() < 2 {
        return Ok(Plain::Nothing);
    }
    let words = grid.words();
    let cite = request.lang.cite_words();
    let mut points = Vec::new();
    for category in 0..grid.category_count() {
        let mut point = Object::default();
        point.set("id", grid.at(category, series).map(|cell| cell.observation.id.as_str()));
        // All equal: in the middle.
        let share = |at: f64| if high > low { (at - low) / (high - low) } else { 0.5 };
        point.set("share", value(category).map(|value| share(value.at)));
        let text = amount(&grid, shown, (category, series));
        let text = text.unwrap_or_else(|| words.not_printed.to_owned());
        point.set("text", fill(words.controls.spoken, &[&grid.category_name(category), &text]));
        points.push(point.into());
    }
    let name = grid.series_name(series);
    let name = if name.is_empty() { grid.view().title.get(request.lang).to_owned() } else { name };
    let ends = [lowest, highest].map(|category| {
        let text = amount(&grid, shown, (category, series)).unwrap_or_default();
        fill(words.with_range, &[&grid.category_name(category), &text])
    });
    let mut object = Object::default();
    object.set("listen", fill(cite.listen, &[&name]));
    object.set("stop", cite.stop);
    object.set("silent", cite.silent);
    object.set("tones", fill(cite.tones, &[&ends[0], &ends[1]]));
    object.set("points", Plain::List(points));
    Ok(object.into())
}

/// A value with its unit, or what is computed of it with the range.
fn amount(grid: &Grid<'_>, shown: Shown, (category, series): (usize, usize)) -> Option<String> {
    let cell = grid.at(category, series)?;
    let value = cell.value.as_ref()?;
    Some(match value::value_line(grid, shown, value) {
        Some((_, text)) => text,
        None => grid.words().amount(&value.text, cell.observation.unit),
    })
}
