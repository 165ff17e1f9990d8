//! Share against growth: a bubble for each category, its area in the ratio of its value.
//!
//! The share is that of the latest period in the view's whole, the growth that since the period
//! before. Both have the range that the printed digits leave, as a cross over the bubble.

use super::{
    Align, Area, LegendEntry, Mark, Scene, Target, axis,
    chart::Context,
    left_out::LeftOut,
    order::ascending,
    put,
    scale::Linear,
    sign::{self, Beside},
    ticks::Ticks,
    tokens::{HAIRLINE, LABEL_SIZE, LINE_HEIGHT, UNIT},
    value::{self, Value},
    whisker::{self, Along},
};
use crate::{data::Shown, locale::fill, model::Flow};

/// The height of the plot for its width, within limits.
const ASPECT: f64 = 0.56;
const HEIGHT_LIMITS: (f64, f64) = (300.0, 460.0);
/// Between grid lines, at least.
const TICK_DISTANCE: f64 = 52.0;
/// Between the values that the horizontal axis names, at least.
const X_DISTANCE: f64 = 72.0;
/// The radius of the largest bubble as a part of the width, within limits.
const LARGEST: f64 = 0.045;
const RADIUS_LIMITS: (f64, f64) = (14.0, 30.0);
/// No bubble is smaller: it would not be seen.
const LEAST_RADIUS: f64 = 2.0;
/// As far as a finger needs (WCAG 2.2, 2.5.8).
const REACH: f64 = 12.0;
/// Shares whose ratio is larger than this stand on a logarithmic axis.
const LOG_RATIO: f64 = 100.0;
/// The most bubbles that are named: the largest ones.
const MOST_NAMED: usize = 60;
/// The width that names are broken for.
const NAME_WIDTH: f64 = 116.0;
/// Between a bubble and its name.
const GAP: f64 = 3.0;
/// How far names move away from bubbles that leave them no place, with a line back to them.
const AWAY: [f64; 3] = [18.0, 36.0, 60.0];
/// The eight ways from a bubble to its name, the best ones first.
const WAYS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
];

/// One category in its place.
struct Bubble {
    category: usize,
    series: usize,
    share: Value,
    growth: Value,
    at: (f64, f64),
    radius_css: f64,
}

/// The parts of the drawing.
struct Layout {
    plot: Area,
    x: Linear,
    y: Linear,
    x_ticks: Ticks,
    y_ticks: Ticks,
    is_log: bool,
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let mut left_out = LeftOut::default();
    let mut bubbles = bubbles(context, &mut left_out);
    let layout = Layout::new(context, &bubbles);
    for bubble in &mut bubbles {
        bubble.at = (layout.x.css(bubble.share.at), layout.y.css(bubble.growth.at));
    }
    let below = axes(context, &layout, &mut marks);
    for bubble in &bubbles {
        let color = context.palette.tone(context.grid.hue(bubble.category, bubble.series), 0, 1);
        put::dot(&mut marks, bubble.at, bubble.radius_css, color.with_alpha(0.75));
    }
    let mut taken = Vec::new();
    // No name stands on the line at zero.
    let (zero, plot) = (layout.y.css(0.0), layout.plot);
    taken.push(Area { y_css: zero - 1.0, height_css: 2.0, ..plot });
    for bubble in &bubbles {
        crosses(context, &layout, bubble, &mut marks, &mut taken);
    }
    names(context, &layout, &bubbles, &mut taken, &mut marks);
    for (bubble, reach) in bubbles.iter().zip(reaches(&layout, &bubbles)) {
        targets.extend(target(context, bubble, reach));
    }
    left_out.below(context, below, marks, targets)
}

/// The flows and their colours, where there is more than one.
pub(crate) fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for flow in [Flow::Export, Flow::Import, Flow::Total] {
        let mut found = None;
        for category in 0..context.grid.category_count() {
            for series in 0..context.grid.series_count() {
                let cell = context.grid.at(category, series);
                if cell.is_some_and(|cell| cell.observation.flow == Some(flow)) {
                    found = Some(context.grid.hue(category, series));
                }
            }
        }
        if let Some(hue) = found {
            entries.push(LegendEntry {
                token: String::new(),
                label: context.grid.named().name(flow.token()),
                colors: vec![context.palette.tone(hue, 0, 1)],
                hidden: false,
            });
        }
    }
    if entries.len() > 1 { entries } else { Vec::new() }
}

/// Every category with a share and a growth, the largest first; the others are left out.
fn bubbles(context: &Context<'_>, left_out: &mut LeftOut) -> Vec<Bubble> {
    let grid = &context.grid;
    let mut sizes = Vec::new();
    let mut found = Vec::new();
    for category in 0..grid.category_count() {
        // The latest period that the category has.
        let mut series = grid.series_count();
        while series > 0 && grid.at(category, series - 1).is_none() {
            series -= 1;
        }
        if series == 0 || Some(category) == grid.whole_row() {
            continue;
        }
        let place = (category, series - 1);
        // What is not above zero has no place on a logarithmic axis.
        let share = value::share(grid, place).filter(|share| share.at > 0.0);
        let growth = value::shown(grid, Shown::Growth, place);
        let (Some(share), Some(growth)) = (share, growth) else {
            left_out.add(context, category, series - 1);
            continue;
        };
        let value = grid.at_place(Some(place)).and_then(|cell| cell.value.as_ref());
        sizes.push((-value.map_or(0.0, |value| value.at).max(0.0), found.len()));
        found.push(Some(Bubble {
            category,
            series: series - 1,
            share,
            growth,
            at: (0.0, 0.0),
            radius_css: 0.0,
        }));
    }
    ascending(&mut sizes);
    let largest = sizes.first().map_or(0.0, |size| size.0);
    let most = largest_radius(context);
    let mut bubbles = Vec::new();
    for (size, place) in sizes {
        let Some(mut bubble) = found[place].take() else { continue };
        let part = if largest < 0.0 { size / largest } else { 0.0 };
        bubble.radius_css = (part.sqrt() * most).max(LEAST_RADIUS);
        bubbles.push(bubble);
    }
    bubbles
}

fn largest_radius(context: &Context<'_>) -> f64 {
    (context.width_css * LARGEST).clamp(RADIUS_LIMITS.0, RADIUS_LIMITS.1)
}

impl Layout {
    fn new(context: &Context<'_>, bubbles: &[Bubble]) -> Layout {
        let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let (mut x_domain, mut y_domain) = ((0.0_f64, 0.0_f64), (0.0_f64, 0.0_f64));
        let mut least = f64::MAX;
        for bubble in bubbles {
            let (share, growth) = (&bubble.share, &bubble.growth);
            x_domain = (x_domain.0.min(share.ends.0), x_domain.1.max(share.ends.1));
            y_domain = (y_domain.0.min(growth.ends.0), y_domain.1.max(growth.ends.1));
            least = least.min(share.at);
        }
        // Most shares would stand on one spot of an axis with equal distances.
        let is_log = !bubbles.is_empty() && x_domain.1 > least * LOG_RATIO;
        let y_ticks = Ticks::covering(y_domain.0, y_domain.1, (height / TICK_DISTANCE) as usize);
        let left =
            axis::room(context, context.words.numbers, &y_ticks).min(context.width_css / 3.0);
        let plot = Area {
            x_css: left,
            y_css: 3.0 * UNIT + 4.0,
            width_css: context.width_css - left,
            height_css: height,
        };
        // Bubbles at the ends of the axes stay whole.
        let pad = largest_radius(context) + GAP;
        let most = ((plot.width_css - 2.0 * pad) / X_DISTANCE) as usize;
        let x_range = (plot.x_css + pad, plot.x_css + plot.width_css - pad);
        let (x_ticks, x) = if is_log {
            let ticks = Ticks::decades(least, x_domain.1, most);
            let x = Linear::log(ticks.domain(), x_range);
            (ticks, x)
        } else {
            let ticks = Ticks::covering(x_domain.0, x_domain.1, most);
            let x = Linear::new(ticks.domain(), x_range);
            (ticks, x)
        };
        let y_range = (plot.y_css + height - pad, plot.y_css + pad);
        let y = Linear::new(y_ticks.domain(), y_range);
        Layout { plot, x, y, x_ticks, y_ticks, is_log }
    }
}

/// Grid lines with their values and the names of both axes; returns where they end.
fn axes(context: &Context<'_>, layout: &Layout, marks: &mut Vec<Mark>) -> f64 {
    let (plot, palette, words) = (layout.plot, context.palette, context.words);
    let (measure, muted) = (context.measure, context.palette.muted);
    let top = (0.0, LABEL_SIZE / 2.0 + 1.0);
    let name = measure.shorten(words.growth_axis, LABEL_SIZE, context.width_css);
    put::label(marks, top, Align::Start, muted, name);
    axis::rows(context, plot, (layout.y, &layout.y_ticks, words.numbers), marks);
    let bottom = plot.y_css + plot.height_css;
    let mut free = 0.0;
    for tick in &layout.x_ticks.ticks {
        let x = layout.x.css(tick.value);
        put::rule(marks, (x, plot.y_css), (x, bottom), HAIRLINE, palette.grid);
        let text = words.numbers.write(&tick.plain);
        let half = measure.width_css(&text, LABEL_SIZE) / 2.0;
        if x - half >= free && x + half <= context.width_css {
            let at = (x, bottom + UNIT / 2.0 + LABEL_SIZE / 2.0);
            put::label(marks, at, Align::Middle, muted, text);
            free = x + half + UNIT / 2.0;
        }
    }
    let name = fill(words.share_axis, &[&context.grid.whole_name()]);
    let name = if layout.is_log { fill(words.log_axis, &[&name]) } else { name };
    let name = measure.shorten(&name, LABEL_SIZE, context.width_css);
    let line = LABEL_SIZE * LINE_HEIGHT;
    let y = bottom + UNIT / 2.0 + line;
    put::label(marks, (context.width_css, y + line / 2.0), Align::End, muted, name);
    y + line
}

/// The ranges of share and growth as a cross.
fn crosses(
    context: &Context<'_>,
    layout: &Layout,
    bubble: &Bubble,
    marks: &mut Vec<Mark>,
    taken: &mut Vec<Area>,
) {
    let (x, y) = bubble.at;
    let (low, high) = bubble.share.ends;
    // A range that reaches zero has no end on a logarithmic axis.
    let (left, right) = (layout.x_at(low), layout.x.css(high));
    if whisker::through(context, Along::X, (left, right), y, marks) {
        let (width_css, height_css) = (right - left, 2.0);
        taken.push(Area { x_css: left, y_css: y - 1.0, width_css, height_css });
    }
    let (bottom, top) = (layout.y.css(bubble.growth.ends.0), layout.y.css(bubble.growth.ends.1));
    if whisker::through(context, Along::Y, (bottom, top), x, marks) {
        let (width_css, height_css) = (2.0, bottom - top);
        taken.push(Area { x_css: x - 1.0, y_css: top, width_css, height_css });
    }
    taken.push(Area::around(bubble.at, bubble.radius_css));
}

impl Layout {
    /// Where a share is, at the edge of the plot at the furthest.
    fn x_at(&self, share: f64) -> f64 {
        if self.is_log && share <= 0.0 {
            self.plot.x_css
        } else {
            self.x.css(share).max(self.plot.x_css)
        }
    }
}

/// The names of the bubbles, none over another or over a bubble: beside their bubble, else in two
/// lines, else further away with a line back to it, else left to the tooltip.
fn names(
    context: &Context<'_>,
    layout: &Layout,
    bubbles: &[Bubble],
    taken: &mut Vec<Area>,
    marks: &mut Vec<Mark>,
) {
    let measure = context.measure;
    let line = LABEL_SIZE * LINE_HEIGHT;
    // Where names and the lines to them are, which no such line may cross.
    let mut named: Vec<Area> = Vec::new();
    for bubble in bubbles.iter().take(MOST_NAMED) {
        let name = context.grid.category_name(bubble.category);
        let cell = context.grid.at(bubble.category, bubble.series);
        let is_warned = cell.is_some_and(|cell| context.grid.is_warned(cell.observation));
        let sign_room = if is_warned { sign::ROOM } else { 0.0 };
        let whole = vec![name.clone()];
        let broken = measure.fit(&name, LABEL_SIZE, NAME_WIDTH, 3);
        let mut tries = vec![(&whole, 0.0), (&broken, 0.0)];
        for away in AWAY {
            tries.push((&broken, away));
        }
        'tries: for (lines, away) in tries {
            let mut width = 0.0_f64;
            for text in lines {
                width = width.max(measure.width_css(text, LABEL_SIZE));
            }
            for way in WAYS {
                let size = (width + sign_room, line * lines.len() as f64);
                let area = beside(bubble, way, away, size);
                let is_free = taken.iter().all(|other| !other.overlaps(area));
                if !is_inside(area, layout.plot) || !is_free {
                    continue;
                }
                if away > 0.0 {
                    let (start, end) = leader(bubble, area);
                    let box_css = Area::around(start, 1.0).hull(Area::around(end, 1.0));
                    if named.iter().any(|other| other.overlaps(box_css)) {
                        continue;
                    }
                    taken.push(box_css);
                    named.push(box_css);
                    let stroke = context.palette.muted;
                    put::line(marks, vec![start, end], HAIRLINE, stroke);
                }
                taken.push(area);
                named.push(area);
                let (align, x) = if way.0 < 0.0 {
                    (Align::End, area.x_css + area.width_css - sign_room)
                } else if way.0 > 0.0 {
                    (Align::Start, area.x_css)
                } else {
                    (Align::Middle, area.x_css + width / 2.0)
                };
                let first = (x, area.y_css + line / 2.0);
                put::lines(marks, first, (align, false), context.palette.text, lines);
                if is_warned {
                    let named = Area { width_css: width, ..area };
                    sign::draw(context, named, Beside::After { is_left: false }, marks);
                }
                break 'tries;
            }
        }
    }
}

/// The area of a name so far from the edge of a bubble, in one of the ways.
fn beside(bubble: &Bubble, way: (f64, f64), away: f64, (width, height): (f64, f64)) -> Area {
    // On a diagonal the bubble's edge is nearer.
    let part = if way.0 * way.1 == 0.0 { 1.0 } else { 0.75 };
    let distance = (bubble.radius_css + GAP) * part + away;
    let along = |at: f64, way: f64, size: f64| at + way * (distance + size / 2.0) - size / 2.0;
    Area {
        x_css: along(bubble.at.0, way.0, width),
        y_css: along(bubble.at.1, way.1, height),
        width_css: width,
        height_css: height,
    }
}

fn is_inside(area: Area, plot: Area) -> bool {
    area.x_css >= plot.x_css
        && area.y_css >= plot.y_css
        && area.x_css + area.width_css <= plot.x_css + plot.width_css
        && area.y_css + area.height_css <= plot.y_css + plot.height_css
}

/// The ends of a thin line from the edge of a bubble to the nearest point of its name.
fn leader(bubble: &Bubble, name: Area) -> ((f64, f64), (f64, f64)) {
    let (x, y) = bubble.at;
    let end = (
        x.clamp(name.x_css - 1.0, name.x_css + name.width_css + 1.0),
        y.clamp(name.y_css, name.y_css + name.height_css),
    );
    let (dx, dy) = (end.0 - x, end.1 - y);
    let part = bubble.radius_css / (dx * dx + dy * dy).sqrt();
    let start = (x + dx * part, y + dy * part);
    (start, end)
}

/// What reaches each bubble: a box around it, cut at the middle to every other one that it meets.
fn reaches(layout: &Layout, bubbles: &[Bubble]) -> Vec<Area> {
    let plot = layout.plot;
    let half = |bubble: &Bubble| bubble.radius_css.max(REACH);
    let mut areas = Vec::new();
    for (place, bubble) in bubbles.iter().enumerate() {
        let (x, y) = bubble.at;
        let reach = half(bubble);
        let (mut left, mut right) = (x - reach, x + reach);
        let (mut top, mut bottom) = (y - reach, y + reach);
        let (mut before, mut same) = (0.0, 1.0);
        for (other_place, other) in bubbles.iter().enumerate() {
            let (dx, dy) = (other.at.0 - x, other.at.1 - y);
            let both = reach + half(other);
            if other_place == place || dx.abs() > both || dy.abs() > both {
                continue;
            }
            if dx.abs() + dy.abs() < f64::EPSILON {
                // Bubbles on one spot share its width.
                same += 1.0;
                before += if other_place < place { 1.0 } else { 0.0 };
            } else if dx.abs() >= dy.abs() {
                let middle = x + dx / 2.0;
                if dx < 0.0 { left = left.max(middle) } else { right = right.min(middle) }
            } else {
                let middle = y + dy / 2.0;
                if dy < 0.0 { top = top.max(middle) } else { bottom = bottom.min(middle) }
            }
        }
        left = left.max(plot.x_css);
        right = right.min(plot.x_css + plot.width_css);
        let width_css = (right - left) / same;
        let x_css = left + before * width_css;
        areas.push(Area { x_css, y_css: top, width_css, height_css: bottom - top });
    }
    areas
}

fn target(context: &Context<'_>, bubble: &Bubble, reach: Area) -> Option<Target> {
    let mut readout = context.grid.readout(bubble.category, bubble.series)?;
    let grid = &context.grid;
    readout.lines.extend(value::value_line(grid, Shown::Share, &bubble.share));
    readout.lines.extend(value::value_line(grid, Shown::Growth, &bubble.growth));
    Some(Target { reach, mark: reach, readout })
}
