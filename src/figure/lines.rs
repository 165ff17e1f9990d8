//! Lines over time: one for each series, with the range that its values were rounded from.

use super::{
    Align, Area, Color, LegendEntry, Mark, Scene, Target, axis,
    chart::Context,
    columns::unit_line,
    order, put, reach,
    scale::Linear,
    ticks::Ticks,
    tokens::{HAIRLINE, LABEL_SIZE, LEAST_WHISKER, LINE_HEIGHT, UNIT},
};

/// The height of the plot for its width, within limits.
const ASPECT: f64 = 0.5;
const HEIGHT_LIMITS: (f64, f64) = (240.0, 420.0);
/// Between grid lines, at least.
const TICK_DISTANCE: f64 = 52.0;
/// Between the years that the axis names, at least.
const YEAR_DISTANCE: f64 = 56.0;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;
const LINE_WIDTH: f64 = 2.0;
/// Of the part of a line that is computed from the rest.
const THIN: f64 = 1.0;
/// The radius of a point; on long lines only points that stand alone are drawn.
const POINT: f64 = 3.0;
const MOST_POINTS: usize = 14;
/// Of more points for each px of the plot only some are drawn.
const MOST_PER_PX: f64 = 2.0;
/// Names at the ends of lines are drawn where the drawing is at least so wide.
const LEAST_WIDTH_FOR_NAMES: f64 = 480.0;
/// The most lines that are named so, and the most lines of one name.
const MOST_NAMED: usize = 8;
const NAME_LINES: usize = 3;

/// The parts of the drawing.
struct Layout {
    plot: Area,
    x: Linear,
    y: Linear,
    ticks: Ticks,
    years: (f64, f64),
    /// Where computed values begin, if there are any.
    computed_from: Option<f64>,
}

/// One value in its place.
#[derive(Clone, Copy)]
struct Point {
    category: usize,
    series: usize,
    at: (f64, f64),
    ends: (f64, f64),
    /// Whether the line starts anew here: nothing is known of the time just before.
    is_start: bool,
    /// Whether nobody printed it.
    is_computed: bool,
}

/// Whether the series are named at the ends of their lines, so that a legend is not needed to tell
/// them apart.
pub(crate) fn names_itself(context: &Context<'_>) -> bool {
    context.width_css >= LEAST_WIDTH_FOR_NAMES && context.grid.series_count() <= MOST_NAMED
}

/// The series and their colours.
pub(crate) fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for series in 0..context.grid.series_count() {
        entries.push(LegendEntry::of(context, series, vec![context.series_color(series)]));
    }
    entries
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let layout = Layout::new(context);
    let mut marks = Vec::new();
    axes(context, &layout, &mut marks);
    let mut points: Vec<Point> = Vec::new();
    let mut found: Vec<Point> = Vec::new();
    for series in 0..context.grid.series_count() {
        found.clear();
        for category in 0..context.grid.category_count() {
            let Some(mut point) = point(context, &layout, (category, series)) else { continue };
            point.is_start = found.last().is_none_or(|last| last.category + 1 != category);
            found.push(point);
        }
        if found.len() as f64 > layout.plot.width_css * MOST_PER_PX {
            thin(&mut found);
        }
        line(context, (series, &found), &mut marks);
        for point in &found {
            points.push(*point);
        }
    }
    if names_itself(context) {
        names(context, &layout, &points, &mut marks);
    }
    let targets = targets(context, &layout, &points);
    Scene {
        width_css: context.width_css,
        height_css: (layout.plot.y_css + layout.plot.height_css + UNIT + LABEL_SIZE * LINE_HEIGHT)
            .ceil(),
        background: context.palette.background,
        marks,
        targets,
    }
}

impl Layout {
    fn new(context: &Context<'_>) -> Layout {
        let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let (low, high) = context.domain();
        let ticks = Ticks::covering(low, high, (height / TICK_DISTANCE) as usize);
        let left = axis::room(context, context.numbers, &ticks);
        let right = if names_itself(context) { name_room(context) } else { UNIT };
        let computed_from = computed_from(context);
        // The words over computed values have a line of their own below the unit.
        let over = if computed_from.is_some() { LABEL_SIZE * LINE_HEIGHT } else { 0.0 };
        let plot = Area {
            x_css: left,
            y_css: 3.0 * UNIT + 4.0 + over,
            width_css: context.width_css - left - right,
            height_css: height,
        };
        let years = context.grid.years();
        // A line's ends keep clear of the axis and of the names.
        let x = Linear::new(years, (plot.x_css + UNIT, plot.x_css + plot.width_css - UNIT));
        let y = Linear::new(ticks.domain(), (plot.y_css + plot.height_css, plot.y_css));
        Layout { plot, x, y, ticks, years, computed_from: computed_from.map(|year| x.css(year)) }
    }
}

/// The name of a series, and what it comes to where that is computed.
fn end_name(context: &Context<'_>, series: usize) -> String {
    let mut name = context.grid.series_name(series);
    let last = context.grid.at(context.grid.category_count().saturating_sub(1), series);
    if let Some(value) = last.filter(|cell| cell.is_computed()).and_then(|cell| cell.value.as_ref())
    {
        name.push(' ');
        name.push_str(&value.text);
    }
    name
}

/// The last year before the first computed value.
fn computed_from(context: &Context<'_>) -> Option<f64> {
    let mut before = None;
    for cell in context.grid.cells() {
        if cell.is_computed() {
            return before;
        }
        before = Some(cell.observation.period.years());
    }
    None
}

/// The width of the longest name of a series, at most a third of the drawing.
fn name_room(context: &Context<'_>) -> f64 {
    let names = (0..context.grid.series_count()).map(|series| end_name(context, series));
    let widest = names.map(|name| context.measure.width_css(&name, LABEL_SIZE)).fold(0.0, f64::max);
    // With room for the lines that lead to names.
    (widest * BOLD).min(context.width_css / 3.0) + 2.0 * UNIT
}

/// Grid lines with their values, the unit, the line at zero, and years.
fn axes(context: &Context<'_>, layout: &Layout, marks: &mut Vec<Mark>) {
    let (plot, palette) = (layout.plot, context.palette);
    unit_line(context, marks);
    axis::rows(context, plot, (layout.y, &layout.ticks, context.numbers), marks);
    if let Some(x) = layout.computed_from {
        let top = plot.y_css - UNIT / 2.0;
        let label_y = top - LABEL_SIZE * LINE_HEIGHT / 2.0;
        put::rule(
            marks,
            (x, label_y),
            (x, plot.y_css + plot.height_css),
            HAIRLINE,
            palette.muted.with_alpha(0.5),
        );
        let room = context.width_css - x - UNIT / 2.0;
        let word = context.measure.shorten(context.words.projection.computed, LABEL_SIZE, room);
        put::label(marks, (x + UNIT / 2.0, label_y), Align::Start, palette.muted, word);
    }
    let below = plot.y_css + plot.height_css + UNIT + LABEL_SIZE / 2.0;
    for year in years(layout.years, plot.width_css) {
        let x = layout.x.css(year);
        // The first and the last year stay inside the drawing.
        let half = context.measure.width_css("0000", LABEL_SIZE) / 2.0;
        let x = x.clamp(half, context.width_css - half);
        // Years are whole, and only whole numbers are written in a few bytes of code.
        let year = (year as i32).to_string();
        put::label(marks, (x, below), Align::Middle, palette.muted, year);
    }
}

/// The years that the axis names: multiples of one step.
fn years((first, last): (f64, f64), width_css: f64) -> Vec<f64> {
    let most = (width_css / YEAR_DISTANCE).max(1.0);
    let steps = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0];
    let fits = |step: &&f64| (last - first) / **step <= most;
    let step = steps.iter().find(fits).copied().unwrap_or(1000.0);
    let mut years = Vec::new();
    let mut year = (first / step).ceil() * step;
    while year <= last {
        years.push(year);
        year += step;
    }
    years
}

fn point(
    context: &Context<'_>,
    layout: &Layout,
    (category, series): (usize, usize),
) -> Option<Point> {
    let cell = context.grid.at(category, series)?;
    let shown = cell.value.as_ref()?;
    let x = layout.x.css(cell.observation.period.years());
    let (low, high) = shown.ends;
    let ends = (layout.y.css(low), layout.y.css(high));
    let at = (x, layout.y.css(shown.at));
    Some(Point { category, series, at, ends, is_start: false, is_computed: cell.is_computed() })
}

/// Leaves of more points than there are pixels those that can be seen: in each column of pixels the
/// first, the lowest, the highest and the last, in the column's middle.
fn thin(points: &mut Vec<Point>) {
    let mut kept = 0;
    let mut start = 0;
    while start < points.len() {
        let column = points[start].at.0.floor();
        let (mut lowest, mut highest, mut end) = (start, start, start);
        while end < points.len() && points[end].at.0 < column + 1.0 {
            if points[end].at.1 > points[lowest].at.1 {
                lowest = end;
            }
            if points[end].at.1 < points[highest].at.1 {
                highest = end;
            }
            end += 1;
        }
        let is_start = points[start].is_start;
        let (one, other) = (lowest.min(highest), lowest.max(highest));
        let mut before = usize::MAX;
        for place in [start, one, other, end - 1] {
            if place == before {
                continue;
            }
            let mut point = points[place];
            // A gap within a column cannot be seen; what comes after it can.
            point.is_start = is_start && place == start;
            point.at.0 = column + 0.5;
            // Never more than have been read, so none is written over that is still to come.
            points[kept] = point;
            kept += 1;
            before = place;
        }
        start = end;
    }
    points.truncate(kept);
}

/// The line of one series: a band over the ranges, a stroke for each run without a gap, points.
fn line(context: &Context<'_>, (series, points): (usize, &[Point]), marks: &mut Vec<Mark>) {
    let color = context.series_color(series);
    let mut start = 0;
    for end in 1..=points.len() {
        if points.get(end).is_some_and(|next| !next.is_start) {
            continue;
        }
        let run = &points[start..end];
        start = end;
        if run.len() > 1 {
            if run.iter().any(|point| point.ends.0 - point.ends.1 >= LEAST_WHISKER) {
                let upper = run.iter().map(|point| (point.at.0, point.ends.1));
                let lower = run.iter().rev().map(|point| (point.at.0, point.ends.0));
                let fill = color.with_alpha(0.25);
                put::fill(marks, upper.chain(lower).collect(), fill);
            }
            // What is computed goes on from the last printed point, thinner.
            let computed = run.iter().position(|point| point.is_computed);
            let printed = computed.unwrap_or(run.len());
            stroke(&run[..printed], LINE_WIDTH, color, marks);
            stroke(&run[printed.saturating_sub(1)..], THIN, color, marks);
        }
        if run.len() == 1 || points.len() <= MOST_POINTS {
            for point in run.iter().filter(|point| !point.is_computed) {
                put::dot(marks, point.at, POINT, color);
            }
        }
    }
}

fn stroke(points: &[Point], width: f64, color: Color, marks: &mut Vec<Mark>) {
    if points.len() > 1 {
        put::line(marks, points.iter().map(|point| point.at).collect(), width, color);
    }
}

/// The names of the series at the ends of their lines, in lines, moved apart where they would overlap and
/// led to then.
fn names(context: &Context<'_>, layout: &Layout, points: &[Point], marks: &mut Vec<Mark>) {
    let (height, plot) = (LABEL_SIZE * LINE_HEIGHT, layout.plot);
    let x = plot.x_css + plot.width_css + UNIT;
    let room = (context.width_css - x - 2.0) / BOLD;
    let mut places: Vec<(f64, usize)> = Vec::new();
    let mut used = 0.0;
    let (mut ends, mut texts) = (Vec::new(), Vec::new());
    for series in 0..context.grid.series_count() {
        let lines = context.measure.fit(&end_name(context, series), LABEL_SIZE, room, NAME_LINES);
        let last = points.iter().rfind(|point| point.series == series);
        if let Some(last) = last {
            places.push((last.at.1, series));
            used += lines.len() as f64 * height;
        }
        ends.push(last.map_or((x, 0.0), |point| point.at));
        texts.push(lines);
    }
    if used > plot.height_css {
        for (series, lines) in texts.iter_mut().enumerate() {
            *lines = vec![context.measure.shorten(&end_name(context, series), LABEL_SIZE, room)];
        }
    }
    order::ascending(&mut places);
    // From the bottom up, so that the lowest stays inside the plot and the others give way.
    let mut limit = plot.y_css + plot.height_css;
    for (y, series) in places.iter_mut().rev() {
        let half = texts[*series].len() as f64 * height / 2.0;
        *y = y.min(limit - half);
        limit = *y - half;
    }
    // Then from the top down, if they have been pushed out there.
    let mut limit = plot.y_css - height / 2.0;
    for (y, series) in &mut places {
        let half = texts[*series].len() as f64 * height / 2.0;
        *y = y.max(limit + half);
        limit = *y + half;
        let (end, tone) = (ends[*series], context.series_color(*series));
        if (*y - end.1).abs() > height / 2.0 {
            let points = vec![(end.0 + POINT + 1.0, end.1), (x - 2.0, *y)];
            put::line(marks, points, HAIRLINE, tone);
        }
        let first = (x, *y - half + height / 2.0);
        let fill = context.palette.readable(tone);
        put::lines(marks, first, (Align::Start, true), fill, &texts[*series]);
    }
}

/// What reaches each point: the strip of its time, shared with the other lines at the middle between
/// them.
fn targets(context: &Context<'_>, layout: &Layout, points: &[Point]) -> Vec<Target> {
    let mut places = Vec::new();
    for point in points {
        places.push(point.at);
    }
    let height_css = layout.plot.y_css + layout.plot.height_css + 3.0 * UNIT;
    let bounds = Area { x_css: 0.0, y_css: 0.0, width_css: context.width_css, height_css };
    let mut targets = Vec::new();
    for (point, reach) in points.iter().zip(reach::columns(&places, bounds)) {
        let mark = Area::around(point.at, POINT);
        if let Some(readout) = context.grid.readout(point.category, point.series) {
            targets.push(Target { reach, mark, readout });
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "more")]
    #[test]
    fn of_many_points_the_extremes_of_each_pixel_are_left() {
        let mut points = Vec::new();
        for category in 0..1000 {
            // Ten points a px, one of them far away, and a gap before the fifth px.
            let y = if category % 10 == 7 { 90.0 } else { f64::from(category % 10) };
            let at = (f64::from(category) / 10.0 + 0.01, y);
            let is_start = category == 0 || category == 400;
            let category = category as usize;
            let point =
                Point { category, series: 0, at, ends: (y, y), is_start, is_computed: false };
            points.push(point);
        }
        thin(&mut points);
        // First and highest are one point.
        assert_eq!(points.len(), 300);
        let first: Vec<(f64, f64)> = points[..3].iter().map(|point| point.at).collect();
        assert_eq!(first, [(0.5, 0.0), (0.5, 90.0), (0.5, 9.0)]);
        let starts: Vec<usize> =
            (0..points.len()).filter(|place| points[*place].is_start).collect();
        assert_eq!(starts, [0, 120]);
    }

    #[test]
    fn the_axis_names_as_many_years_as_fit() {
        assert_eq!(
            years((1992.0, 2023.0), 600.0),
            [1995.0, 2000.0, 2005.0, 2010.0, 2015.0, 2020.0]
        );
        assert_eq!(years((2020.0, 2023.0), 600.0), [2020.0, 2021.0, 2022.0, 2023.0]);
        assert_eq!(years((1992.0, 2023.0), 150.0), [2000.0, 2020.0]);
        assert_eq!(years((2020.0, 2020.0), 300.0), [2020.0]);
    }
}
