//! A line for each category from one period to the next, with names and values at both ends.

use super::{
    Align, Area, Color, Mark, Scene, Target,
    chart::Context,
    left_out::LeftOut,
    order::ascending,
    put, reach,
    scale::Linear,
    sign::{self, Beside},
    spread::spread,
    tokens::{HAIRLINE, LABEL_SIZE, LINE_HEIGHT, UNIT},
    whisker::{self, Along},
};

/// The height of the plot for its width, within limits; more where labels need it.
const ASPECT: f64 = 0.5;
const HEIGHT_LIMITS: (f64, f64) = (280.0, 420.0);
const MOST_HEIGHT: f64 = 640.0;
/// Names stand at both ends from this width on, at narrower ones only at the later end.
const LEAST_WIDTH_FOR_BOTH: f64 = 800.0;
/// The most of the width that the labels of one end take.
const MOST_LABEL: f64 = 0.38;
/// The most lines of a name that stands under its number.
const NAME_LINES: usize = 2;
/// Between a point and its label, where a line runs if the label has moved.
const GAP: f64 = 14.0;
const LINE_WIDTH: f64 = 2.0;
const POINT: f64 = 3.5;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;
/// The room of the periods' names.
const HEAD: f64 = 3.0 * UNIT;
/// Points nearer than this to one another are reached side by side all the same.
const LEAST_REACH: f64 = 2.0;

/// One value in its place.
struct Point {
    category: usize,
    series: usize,
    at: (f64, f64),
}

/// The labels of one end of the lines.
struct Side {
    series: usize,
    align: Align,
    /// Where the text stands.
    x_css: f64,
    /// Where the points are.
    point_css: f64,
    room_css: f64,
    has_names: bool,
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let grid = &context.grid;
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let mut left_out = LeftOut::default();
    let line = LABEL_SIZE * LINE_HEIGHT;
    let last = grid.series_count().max(1) - 1;
    let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
    let lines = if context.width_css < LEAST_WIDTH_FOR_BOTH { 3.0 } else { 1.0 };
    let needed = (grid.category_count() as f64 + 1.0) * line * lines;
    let height = height.max(needed.min(MOST_HEIGHT)).round();
    let sides = sides(context, last);
    let x = Linear::new((0.0, last as f64), (sides[0].point_css, sides[1].point_css));
    let y = Linear::new(domain(context), (HEAD + height - line / 2.0, HEAD + line / 2.0));
    let mut points: Vec<Point> = Vec::new();
    for category in 0..grid.category_count() {
        let mut path = Vec::new();
        let color = color(context, category);
        for series in 0..grid.series_count() {
            let Some(cell) = grid.at(category, series) else { continue };
            let Some(value) = cell.value.as_ref().filter(|value| value.at.is_finite()) else {
                left_out.add(context, category, series);
                continue;
            };
            let at = (x.css(series as f64), y.css(value.at));
            path.push(at);
            points.push(Point { category, series, at });
        }
        if path.len() > 1 {
            put::line(&mut marks, path, LINE_WIDTH, color);
        }
    }
    for point in &points {
        put::dot(&mut marks, point.at, POINT, color(context, point.category));
        let value = grid.at(point.category, point.series).and_then(|cell| cell.value.as_ref());
        let ends = value.map_or((0.0, 0.0), |value| (y.css(value.ends.0), y.css(value.ends.1)));
        whisker::through(context, Along::Y, ends, point.at.0, &mut marks);
    }
    periods(context, x, &mut marks);
    for side in sides.iter().skip(usize::from(last == 0)) {
        labels(context, side, &points, (HEAD, HEAD + height), &mut marks);
    }
    let bounds =
        Area { x_css: 0.0, y_css: 0.0, width_css: context.width_css, height_css: HEAD + height };
    for (point, reach) in points.iter().zip(reaches(&points, bounds)) {
        let Some(readout) = grid.readout(point.category, point.series) else { continue };
        let mark = Area::around(point.at, POINT);
        targets.push(Target { reach, mark, readout });
    }
    left_out.below(context, HEAD + height, marks, targets)
}

/// The lowest and the highest value that any number could have been: lengths stand for nothing here,
/// so zero need not be there.
fn domain(context: &Context<'_>) -> (f64, f64) {
    let mut domain = (f64::MAX, f64::MIN);
    for cell in context.grid.cells() {
        let Some(value) = &cell.value else { continue };
        domain = (domain.0.min(value.ends.0), domain.1.max(value.ends.1));
    }
    if domain.0 < domain.1 { domain } else { (domain.0, domain.0) }
}

/// What reaches each point; points on one spot have a strip each.
fn reaches(points: &[Point], bounds: Area) -> Vec<Area> {
    let mut places = Vec::new();
    for point in points {
        places.push(point.at);
    }
    let mut areas = reach::columns(&places, bounds);
    for place in 0..points.len() {
        let mut same = 0.0;
        for other in 0..place {
            let (one, other) = (points[place].at, points[other].at);
            if (one.0 - other.0).abs() < f64::EPSILON && (one.1 - other.1).abs() < f64::EPSILON {
                same += 1.0;
            }
        }
        if same > 0.0 && areas[place].height_css < LEAST_REACH {
            areas[place].y_css += (same - 1.0) * LEAST_REACH;
            areas[place].height_css = LEAST_REACH;
        }
    }
    areas
}

/// Both ends, with as much room as their labels take.
fn sides(context: &Context<'_>, last: usize) -> [Side; 2] {
    let both = context.width_css >= LEAST_WIDTH_FOR_BOTH;
    let most = context.width_css * MOST_LABEL;
    let room = |series: usize, has_names: bool| {
        let mut room = 0.0_f64;
        for category in 0..context.grid.category_count() {
            let (number, name, sign) = label(context, (category, series), has_names);
            let number = context.measure.width_css(&number, LABEL_SIZE) * BOLD;
            let name = context.measure.width_css(&name, LABEL_SIZE);
            room = room.max(number + sign + UNIT / 2.0 + name);
        }
        room.min(most).ceil()
    };
    let (left, right) = (if last > 0 { room(0, both) } else { 0.0 }, room(last, true));
    let edge = context.width_css - right;
    [
        Side {
            series: 0,
            align: Align::End,
            x_css: left,
            point_css: left + GAP,
            room_css: left,
            has_names: both,
        },
        Side {
            series: last,
            align: Align::Start,
            x_css: edge,
            point_css: edge - GAP,
            room_css: right,
            has_names: true,
        },
    ]
}

/// The number of a category at one end, its name, and the room of its sign.
fn label(
    context: &Context<'_>,
    (category, series): (usize, usize),
    has_names: bool,
) -> (String, String, f64) {
    let grid = &context.grid;
    let cell = grid.at(category, series);
    let number = cell.and_then(|cell| cell.value.as_ref());
    let number = number.map(|value| value.text.clone()).unwrap_or_default();
    let name = if has_names { grid.category_name(category) } else { String::new() };
    let is_warned = cell.is_some_and(|cell| grid.is_warned(cell.observation));
    (number, name, if is_warned { sign::ROOM } else { 0.0 })
}

/// What stands at one point: its number, the room of its sign, and the name in lines, beside the number
/// if it is one line that fits there.
struct Label {
    place: usize,
    number: String,
    number_css: f64,
    sign_css: f64,
    name: Vec<String>,
    is_beside: bool,
}

impl Label {
    fn new(context: &Context<'_>, side: &Side, (place, point): (usize, &Point)) -> Label {
        let (measure, room) = (context.measure, side.room_css);
        let at = (point.category, point.series);
        let (number, name, sign_css) = label(context, at, side.has_names);
        let number = measure.shorten(&number, LABEL_SIZE, (room - sign_css) / BOLD);
        let number_css = measure.width_css(&number, LABEL_SIZE) * BOLD;
        let used = number_css + sign_css + UNIT / 2.0;
        let is_beside = used + measure.width_css(&name, LABEL_SIZE) <= room;
        let mut lines = Vec::new();
        if is_beside {
            lines.push(name);
        } else if !name.is_empty() {
            lines = measure.fit(&name, LABEL_SIZE, room, NAME_LINES);
        }
        Label { place, number, number_css, sign_css, name: lines, is_beside }
    }

    /// How many lines it has.
    fn lines(&self) -> usize {
        if self.is_beside { 1 } else { 1 + self.name.len() }
    }
}

/// The labels at one end, moved apart where they would overlap, each with a line to its point then.
fn labels(
    context: &Context<'_>,
    side: &Side,
    points: &[Point],
    (top, bottom): (f64, f64),
    marks: &mut Vec<Mark>,
) {
    let line = LABEL_SIZE * LINE_HEIGHT;
    let (mut places, mut labels, mut most) = (Vec::new(), Vec::new(), 1);
    for (place, point) in points.iter().enumerate() {
        if point.series == side.series {
            let label = Label::new(context, side, (place, point));
            most = label.lines().max(most);
            places.push((point.at.1, labels.len()));
            labels.push(label);
        }
    }
    // Names under their numbers only where all have room for them.
    let is_full = most as f64 * line * labels.len() as f64 > bottom - top;
    let height = if is_full { line } else { most as f64 * line };
    ascending(&mut places);
    // Of more labels than there is room for, the highest values have theirs.
    places.truncate(((bottom - top) / height) as usize);
    spread(&mut places, height, (top + height / 2.0, bottom - height / 2.0));
    let is_right = side.align == Align::Start;
    let toward = if is_right { 1.0 } else { -1.0 };
    for (y, place) in places {
        let (label, text_color) = (&labels[place], context.palette.text);
        let at = points[label.place].at;
        let mut line_y = y;
        if !is_full {
            line_y -= (label.lines() - 1) as f64 * line / 2.0;
        }
        // A label that has moved is led back to its point.
        if (y - at.1).abs() > 1.0 {
            let start = (side.point_css + toward * (POINT + 1.0), at.1);
            let end = (side.x_css - toward * 2.0, y);
            put::line(marks, vec![start, end], HAIRLINE, context.palette.muted.with_alpha(0.6));
        }
        let style = (side.align, LABEL_SIZE, true);
        put::text(marks, (side.x_css, line_y), style, text_color, label.number.clone());
        if label.sign_css > 0.0 {
            let width_css = label.number_css;
            let x_css = if is_right { side.x_css } else { side.x_css - width_css };
            let area = Area { x_css, y_css: line_y - line / 2.0, width_css, height_css: line };
            sign::draw(context, area, Beside::After { is_left: !is_right }, marks);
        }
        let used = label.number_css + label.sign_css + UNIT / 2.0;
        if label.is_beside {
            for name in &label.name {
                let x = side.x_css + toward * used;
                put::label(marks, (x, line_y), side.align, text_color, name.clone());
            }
        } else if is_full {
            let name = label.name.first().map_or("", |name| name);
            let name = context.measure.shorten(name, LABEL_SIZE, side.room_css - used);
            // An ellipsis alone names nothing.
            if name.chars().count() > 2 && side.room_css > used + 2.0 * LABEL_SIZE {
                let x = side.x_css + toward * used;
                put::label(marks, (x, line_y), side.align, text_color, name);
            }
        } else {
            let at = (side.x_css, line_y + line);
            put::lines(marks, at, (side.align, false), text_color, &label.name);
        }
    }
}

/// The name of each period over its points, on a line of its own.
fn periods(context: &Context<'_>, x: Linear, marks: &mut Vec<Mark>) {
    let last = context.grid.series_count().saturating_sub(1);
    let half_of = |name: &str| context.measure.width_css(name, LABEL_SIZE) * BOLD / 2.0;
    let place =
        |series: usize, half: f64| x.css(series as f64).min(context.width_css - half).max(half);
    let half = half_of(&context.grid.series_name(last));
    let (last_start, mut end) = (place(last, half) - half, 0.0);
    for series in 0..=last {
        let name = context.grid.series_name(series);
        let half = half_of(&name);
        let x = place(series, half);
        // Those at both ends first, then those between that have room.
        let limit = if series == last { context.width_css } else { last_start - UNIT };
        if series > 0 && (x - half < end || x + half > limit) {
            continue;
        }
        end = x + half + UNIT;
        let style = (Align::Middle, LABEL_SIZE, true);
        put::text(marks, (x, LABEL_SIZE / 2.0 + 1.0), style, context.palette.muted, name);
    }
}

/// The full tone of a category's hue.
fn color(context: &Context<'_>, category: usize) -> Color {
    let mut series = 0;
    while context.grid.at(category, series).is_none() && series < context.grid.series_count() {
        series += 1;
    }
    context.palette.tone(context.grid.hue(category, series), 0, 1)
}
