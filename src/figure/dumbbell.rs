//! A row for each category, with a dot for each period and a line between them.

use super::{
    Align, Area, Mark, Scene, Target,
    chart::Context,
    columns::unit_line,
    left_out::LeftOut,
    order::ascending,
    put,
    scale::Linear,
    sign::{self, Beside},
    tokens::{HAIRLINE, LABEL_SIZE, LINE_HEIGHT, UNIT},
    whisker::{self, Along},
};

/// Names stand beside their rows from this width on, and above them on narrower pages.
const LEAST_WIDTH_FOR_NAMES: f64 = 480.0;
/// The most of the width that names take.
const MOST_NAME: f64 = 0.34;
/// As high as a finger needs, and a little more (WCAG 2.2, 2.5.8).
const ROW: f64 = 32.0;
const NAME_LINES: usize = 2;
const POINT: f64 = 5.0;
const BAR: f64 = 3.0;
/// Between a dot and its label.
const GAP: f64 = 5.0;

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let grid = &context.grid;
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let mut left_out = LeftOut::default();
    let name_room = name_room(context);
    let x = scale(context, name_room);
    unit_line(context, &mut marks);
    let mut y = 3.0 * UNIT;
    for category in 0..grid.category_count() {
        let start = y;
        y = name(context, category, (name_room, y), &mut marks);
        let mut places = Vec::new();
        for series in 0..grid.series_count() {
            let Some(cell) = grid.at(category, series) else { continue };
            match cell.value.as_ref().filter(|value| value.at.is_finite()) {
                Some(value) => places.push((x.css(value.at), series)),
                None => left_out.add(context, category, series),
            }
        }
        ascending(&mut places);
        let middle = if name_room > 0.0 { start + (y - start) / 2.0 } else { y - ROW / 2.0 };
        // Behind the dots, and not through a name.
        let top = if name_room > 0.0 { start } else { y - ROW };
        let zero = x.css(0.0);
        put::rule(&mut marks, (zero, top), (zero, y), HAIRLINE, context.palette.zero);
        row(context, (category, middle), x, &places, &mut marks);
        for place in 0..places.len() {
            let between = |one: usize, other: usize| f64::midpoint(places[one].0, places[other].0);
            let left = if place > 0 { between(place - 1, place) } else { 0.0 };
            let is_last = place + 1 == places.len();
            let right = if is_last { context.width_css } else { between(place, place + 1) };
            let Some(readout) = grid.readout(category, places[place].1) else { continue };
            let (height_css, width_css) = (y - start, right - left);
            let reach = Area { x_css: left, y_css: start, width_css, height_css };
            let mark = Area::around((places[place].0, middle), POINT);
            targets.push(Target { reach, mark, readout });
        }
    }
    left_out.below(context, y, marks, targets)
}

/// The room of the names beside the rows; none where they stand above.
fn name_room(context: &Context<'_>) -> f64 {
    if context.width_css < LEAST_WIDTH_FOR_NAMES {
        return 0.0;
    }
    let mut room = 0.0_f64;
    for category in 0..context.grid.category_count() {
        let name = context.grid.category_name(category);
        room = room.max(context.measure.width_css(&name, LABEL_SIZE));
    }
    (room.min(context.width_css * MOST_NAME) + 1.0).ceil()
}

/// From values to x, with room for the labels at both ends.
fn scale(context: &Context<'_>, name_room: f64) -> Linear {
    let mut room = 0.0_f64;
    for cell in context.grid.cells() {
        let Some(value) = &cell.value else { continue };
        let sign = if context.grid.is_warned(cell.observation) { sign::ROOM } else { 0.0 };
        room = room.max(context.measure.width_css(&value.text, LABEL_SIZE) + sign);
    }
    let room = room.min(context.width_css / 4.0) + POINT + GAP;
    let start = if name_room > 0.0 { name_room + UNIT } else { 0.0 };
    let (low, high) = context.domain();
    let domain = if low < high { (low, high) } else { (0.0, 1.0) };
    Linear::new(domain, (start + room, context.width_css - room))
}

/// The name of a category beside its row, or above it; returns where the row ends.
fn name(
    context: &Context<'_>,
    category: usize,
    (room, y): (f64, f64),
    marks: &mut Vec<Mark>,
) -> f64 {
    let line = LABEL_SIZE * LINE_HEIGHT;
    let name = context.grid.category_name(category);
    let width = if room > 0.0 { room } else { context.width_css };
    let lines = context.measure.fit(&name, LABEL_SIZE, width, NAME_LINES);
    let height = lines.len() as f64 * line;
    let end = if room > 0.0 { y + ROW.max(height + UNIT / 2.0) } else { y + height + ROW };
    let at = if room > 0.0 { f64::midpoint(y, end) - height / 2.0 } else { y };
    put::lines(marks, (0.0, at + line / 2.0), (Align::Start, false), context.palette.text, &lines);
    end
}

/// The dots of a category, which run from left to right, with the outer two's numbers.
fn row(
    context: &Context<'_>,
    (category, middle): (usize, f64),
    x: Linear,
    places: &[(f64, usize)],
    marks: &mut Vec<Mark>,
) {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let palette = context.palette;
    let (x_css, width_css) = (first.0, last.0 - first.0);
    let bar = Area { x_css, y_css: middle - BAR / 2.0, width_css, height_css: BAR };
    put::rect(marks, bar, palette.text.with_alpha(0.25));
    for (at, series) in places {
        put::dot(marks, (*at, middle), POINT, context.color(category, *series));
    }
    for (place, (at, series)) in places.iter().enumerate() {
        let Some(cell) = context.grid.at(category, *series) else { continue };
        let Some(value) = &cell.value else { continue };
        let ends = (x.css(value.ends.0), x.css(value.ends.1));
        whisker::through(context, Along::X, ends, middle, marks);
        let is_last = place + 1 == places.len();
        if place > 0 && !is_last {
            continue;
        }
        // Of one dot alone the number stands behind it.
        let is_left = !is_last;
        let is_warned = context.grid.is_warned(cell.observation);
        let edge =
            if is_left { ends.0.min(at - POINT) - GAP } else { ends.1.max(at + POINT) + GAP };
        let room = if is_left { edge } else { context.width_css - edge };
        let room = room - if is_warned { sign::ROOM } else { 0.0 };
        let text = context.measure.shorten(&value.text, LABEL_SIZE, room);
        let width = context.measure.width_css(&text, LABEL_SIZE);
        let (align, start) =
            if is_left { (Align::End, edge - width) } else { (Align::Start, edge) };
        // The line at zero does not run through a number.
        let (y_css, height_css) = (middle - LABEL_SIZE / 2.0, LABEL_SIZE);
        let label = Area { x_css: start, y_css, width_css: width, height_css };
        put::rect(marks, label, palette.background);
        put::label(marks, (edge, middle), align, palette.text, text);
        if is_warned {
            sign::draw(context, label, Beside::After { is_left }, marks);
        }
    }
}
