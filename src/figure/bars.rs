//! Grouped columns laid on their side, for widths where the categories' names do not fit below them.
//!
//! Each category is its name and its bars under it, so a phone shows the same numbers as a wide page.

use super::{
    Align, Area, Mark, Scene, Target,
    chart::Context,
    put,
    scale::Linear,
    sign::{self, Beside},
    tokens::{HAIRLINE, LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, UNIT},
    whisker::{self, Along},
};

/// The room of a sign behind a label.
const SIGN_ROOM: f64 = 16.0;
/// Between a bar's end and its label.
const GAP: f64 = 4.0;
/// With the gap, as high as a finger needs (WCAG 2.2, 2.5.8).
const BAR: f64 = 22.0;
/// The most of the width that labels take; longer ones are cut short.
const MOST_LABEL: f64 = 0.5;
/// Between one category's bars and the next one's name.
const GROUP_GAP: f64 = 14.0;
/// The most lines of a category's name before it is cut short.
const NAME_LINES: usize = 3;

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let x = scale(context);
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    put::label(
        &mut marks,
        (0.0, LABEL_SIZE / 2.0 + 1.0),
        Align::Start,
        context.palette.muted,
        context.axis_name.clone(),
    );
    let mut y = 3.0 * UNIT;
    for category in 0..context.grid.category_count() {
        let start = y;
        y = name(context, category, y, &mut marks);
        let bars_start = y;
        for series in 0..context.grid.series_count() {
            let place = (category, series);
            let reach_start = if series == 0 { start } else { y };
            let mark = bar(context, place, x, y, &mut marks);
            targets.extend(mark.and_then(|mark| target(context, place, mark, (reach_start, y))));
            y += BAR + PAIR_GAP;
        }
        y -= PAIR_GAP;
        put::rule(
            &mut marks,
            (x.css(0.0), bars_start - 2.0),
            (x.css(0.0), y + 2.0),
            HAIRLINE,
            context.palette.zero,
        );
        y += GROUP_GAP;
    }
    Scene {
        width_css: context.width_css,
        height_css: (y - GROUP_GAP + UNIT / 2.0).ceil(),
        background: context.palette.background,
        marks,
        targets,
    }
}

/// From values to x, with room at the ends for the widest label on that side.
fn scale(context: &Context<'_>) -> Linear {
    let (mut before, mut after) = (0.0_f64, 0.0_f64);
    for cell in context.grid.cells() {
        let Some(shown) = &cell.value else { continue };
        let sign = if context.grid.is_warned(cell.observation) { SIGN_ROOM } else { 0.0 };
        let room = context.measure.width_css(&shown.text, LABEL_SIZE) + UNIT + sign;
        let side = if shown.at < 0.0 { &mut before } else { &mut after };
        *side = side.max(room);
    }
    let most = context.width_css * MOST_LABEL / if before > 0.0 { 2.0 } else { 1.0 };
    let (before, after) = (before.min(most), after.min(most));
    let (low, high) = context.domain();
    // A line at zero needs its own width when nothing is below it.
    let start = if low < 0.0 { before } else { HAIRLINE };
    Linear::new(
        if low < high { (low, high) } else { (0.0, 1.0) },
        (start, context.width_css - after),
    )
}

/// The category's name above its bars; returns where they start.
fn name(context: &Context<'_>, category: usize, start: f64, marks: &mut Vec<Mark>) -> f64 {
    let name = context.grid.category_name(category);
    let (measure, width) = (context.measure, context.width_css);
    let lines = measure
        .wrap(&name, LABEL_SIZE, width, NAME_LINES)
        .unwrap_or_else(|| vec![measure.shorten(&name, LABEL_SIZE, width)]);
    let mut y = start;
    for line in lines {
        put::label(
            marks,
            (0.0, y + LABEL_SIZE * LINE_HEIGHT / 2.0),
            Align::Start,
            context.palette.text,
            line,
        );
        y += LABEL_SIZE * LINE_HEIGHT;
    }
    (y + UNIT / 2.0).round()
}

fn area(x: Linear, value: f64, y: f64) -> Area {
    let (zero, end) = (x.css(0.0), x.css(value));
    Area { x_css: zero.min(end), y_css: y, width_css: (end - zero).abs(), height_css: BAR }
}

/// Draws a bar with its whisker and its label; returns all that a tooltip must not cover.
fn bar(
    context: &Context<'_>,
    place: (usize, usize),
    x: Linear,
    y: f64,
    marks: &mut Vec<Mark>,
) -> Option<Area> {
    let cell = context.grid.at(place.0, place.1)?;
    let value = cell.value.as_ref().map_or(0.0, |value| value.at);
    let (middle, palette) = (y + BAR / 2.0, context.palette);
    let area = area(x, value, y);
    let (end, text, fill) = if let Some(shown) = &cell.value {
        let fill = context.color(place.0, place.1);
        put::rect(marks, area, fill);
        let end = whisker::draw(context, shown, (Along::X, x), (middle, fill), marks);
        (end, shown.text.clone(), palette.text)
    } else {
        (x.css(0.0), context.words.not_printed.to_owned(), palette.muted)
    };
    let text = context.measure.shorten(&text, LABEL_SIZE, room(context, end, value < 0.0));
    let width = context.measure.width_css(&text, LABEL_SIZE);
    let (at, align, start) = if value < 0.0 {
        (end - GAP, Align::End, end - GAP - width)
    } else {
        (end + GAP, Align::Start, end + GAP)
    };
    put::label(marks, (at, middle), align, fill, text);
    let mut label = Area { x_css: start, width_css: width, ..area };
    if context.grid.is_warned(cell.observation) {
        label = sign::draw(context, label, Beside::After { is_left: value < 0.0 }, marks);
    }
    Some(area.hull(label))
}

/// The room for a label between the end of its bar and the edge of the drawing.
fn room(context: &Context<'_>, end: f64, is_left: bool) -> f64 {
    let room = if is_left { end } else { context.width_css - end };
    room - GAP
}

/// The whole width beside a bar reaches it.
fn target(
    context: &Context<'_>,
    place: (usize, usize),
    mark: Area,
    (start, y): (f64, f64),
) -> Option<Target> {
    let readout = context.grid.readout(place.0, place.1)?;
    let reach = Area {
        x_css: 0.0,
        y_css: start,
        width_css: context.width_css,
        height_css: y + BAR + PAIR_GAP - start,
    };
    Some(Target { reach, mark, readout })
}
