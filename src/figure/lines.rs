//! Lines over time: one for each series, with the range that its values were rounded from.

use super::{
    Align, Area, Color, LegendEntry, Mark, Scene, Target,
    chart::Context,
    palette::Hue,
    put,
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
/// Names at the ends of lines are drawn where the drawing is at least so wide.
const LEAST_WIDTH_FOR_NAMES: f64 = 480.0;

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
struct Point {
    category: usize,
    series: usize,
    at: (f64, f64),
    ends: (f64, f64),
    is_computed: bool,
}

/// Whether the series are named at the ends of their lines, so that a legend is not needed.
fn names_itself(context: &Context<'_>) -> bool {
    context.width_css >= LEAST_WIDTH_FOR_NAMES && context.grid.series_count() <= 4
}

/// The series and their colours; nothing where the drawing names them.
pub(crate) fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    if names_itself(context) {
        return Vec::new();
    }
    let mut entries = Vec::new();
    for series in 0..context.grid.series_count() {
        entries.push(LegendEntry::of(context, series, vec![color(context, series)]));
    }
    entries
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let layout = Layout::new(context);
    let mut marks = Vec::new();
    axes(context, &layout, &mut marks);
    let mut points: Vec<Point> = Vec::new();
    for series in 0..context.grid.series_count() {
        let start = points.len();
        for category in 0..context.grid.category_count() {
            points.extend(point(context, &layout, (category, series)));
        }
        line(context, (series, &points[start..]), &mut marks);
    }
    if names_itself(context) {
        names(context, &layout, &points, &mut marks);
    }
    let targets = points.iter().filter_map(|point| target(context, &layout, point, &points));
    Scene {
        width_css: context.width_css,
        height_css: (layout.plot.y_css + layout.plot.height_css + UNIT + LABEL_SIZE * LINE_HEIGHT)
            .ceil(),
        background: context.palette.background,
        targets: targets.collect(),
        marks,
    }
}

impl Layout {
    fn new(context: &Context<'_>) -> Layout {
        let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let (low, high) = context.domain();
        let ticks = Ticks::covering(low, high, (height / TICK_DISTANCE) as usize);
        let widths = ticks.ticks.iter().map(|tick| {
            context.measure.width_css(&context.words.numbers.write(&tick.plain), LABEL_SIZE)
        });
        let left = (widths.fold(0.0, f64::max) + UNIT).ceil();
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
        let computed_from = computed_from.map(|year| x.css(year));
        Layout { plot, x, y, ticks, years, computed_from }
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
    (widest * BOLD).min(context.width_css / 3.0) + UNIT
}

/// Grid lines with their values, the unit, the line at zero, and years.
fn axes(context: &Context<'_>, layout: &Layout, marks: &mut Vec<Mark>) {
    let (plot, palette) = (layout.plot, context.palette);
    let unit = context.axis_name.clone();
    put::label(marks, (0.0, LABEL_SIZE / 2.0 + 1.0), Align::Start, palette.muted, unit);
    for tick in &layout.ticks.ticks {
        let y = layout.y.css(tick.value);
        let is_zero = tick.plain == "0";
        put::rule(
            marks,
            (plot.x_css, y),
            (plot.x_css + plot.width_css, y),
            HAIRLINE,
            if is_zero { palette.zero } else { palette.grid },
        );
        let value = context.words.numbers.write(&tick.plain);
        put::label(marks, (plot.x_css - UNIT, y), Align::End, palette.muted, value);
    }
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
        let word = context.measure.shorten(context.words.computed, LABEL_SIZE, room);
        put::label(marks, (x + UNIT / 2.0, label_y), Align::Start, palette.muted, word);
    }
    let below = plot.y_css + plot.height_css + UNIT + LABEL_SIZE / 2.0;
    for year in years(layout.years, plot.width_css) {
        let x = layout.x.css(year);
        // The first and the last year stay inside the drawing.
        let half = context.measure.width_css("0000", LABEL_SIZE) / 2.0;
        let x = x.clamp(half, context.width_css - half);
        put::label(marks, (x, below), Align::Middle, palette.muted, format!("{year}"));
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
    Some(Point { category, series, at, ends, is_computed: cell.is_computed() })
}

/// The line of one series: a band over the ranges, a stroke for each run without a gap, points.
fn line(context: &Context<'_>, (series, points): (usize, &[Point]), marks: &mut Vec<Mark>) {
    let color = color(context, series);
    let mut start = 0;
    for end in 1..=points.len() {
        let is_gap =
            points.get(end).is_none_or(|next| next.category != points[end - 1].category + 1);
        if !is_gap {
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
            let printed = run.iter().take_while(|point| !point.is_computed).count();
            for (part, width) in
                [(&run[..printed], LINE_WIDTH), (&run[printed.saturating_sub(1)..], THIN)]
            {
                if part.len() > 1 {
                    put::line(marks, part.iter().map(|point| point.at).collect(), width, color);
                }
            }
        }
        if run.len() == 1 || points.len() <= MOST_POINTS {
            for point in run.iter().filter(|point| !point.is_computed) {
                put::dot(marks, point.at, POINT, color);
            }
        }
    }
}

/// The full tone of a series' hue; where several share a hue, the later ones are weaker.
fn color(context: &Context<'_>, series: usize) -> Color {
    let hue = |series: usize| -> Hue {
        let first = (0..context.grid.category_count())
            .find(|category| context.grid.at(*category, series).is_some());
        context.grid.hue(first.unwrap_or(0), series)
    };
    let own = hue(series);
    let same = (0..context.grid.series_count()).filter(|other| hue(*other) == own);
    let count = same.clone().count();
    let before = same.filter(|other| *other < series).count();
    context.palette.tone(own, count - 1 - before, count)
}

/// The names of the series at the ends of their lines, moved apart where they would overlap.
fn names(context: &Context<'_>, layout: &Layout, points: &[Point], marks: &mut Vec<Mark>) {
    let mut places: Vec<(f64, usize)> = Vec::new();
    for series in 0..context.grid.series_count() {
        let last = points.iter().rfind(|point| point.series == series);
        places.extend(last.map(|point| (point.at.1, series)));
    }
    places.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let height = LABEL_SIZE * LINE_HEIGHT;
    let bottom = layout.plot.y_css + layout.plot.height_css;
    // From the bottom up, so that the lowest stays inside the plot and the others give way.
    let mut limit = bottom;
    for place in places.iter_mut().rev() {
        place.0 = place.0.min(limit - height / 2.0);
        limit = place.0 - height / 2.0;
    }
    let x = layout.plot.x_css + layout.plot.width_css;
    for (y, series) in places {
        let name = end_name(context, series);
        let room = context.width_css - x - 2.0;
        let name = context.measure.shorten(&name, LABEL_SIZE, room / BOLD);
        let style = (Align::Start, LABEL_SIZE, true);
        put::text(marks, (x, y), style, color(context, series), name);
    }
}

/// What reaches a point: the strip of its year, shared with the other lines at the middle between
/// them.
fn target(
    context: &Context<'_>,
    layout: &Layout,
    point: &Point,
    points: &[Point],
) -> Option<Target> {
    let readout = context.grid.readout(point.category, point.series)?;
    let (x, y) = point.at;
    let (mut left, mut right) = (0.0_f64, context.width_css);
    let (mut top, mut bottom) = (0.0_f64, layout.plot.y_css + layout.plot.height_css + 3.0 * UNIT);
    for other in points {
        let middle = (f64::midpoint(other.at.0, x), f64::midpoint(other.at.1, y));
        if other.category == point.category {
            // Of equal values the earlier series is taken for the upper one.
            if (other.at.1, other.series) < (y, point.series) {
                top = top.max(middle.1);
            } else if (other.at.1, other.series) > (y, point.series) {
                bottom = bottom.min(middle.1);
            }
        } else if other.at.0 < x {
            left = left.max(middle.0);
        } else {
            right = right.min(middle.0);
        }
    }
    let reach = Area { x_css: left, y_css: top, width_css: right - left, height_css: bottom - top };
    let mark = Area {
        x_css: x - POINT,
        y_css: y - POINT,
        width_css: 2.0 * POINT,
        height_css: 2.0 * POINT,
    };
    Some(Target { reach, mark, readout })
}

#[cfg(test)]
mod tests {
    use super::*;

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
