//! Small multiples: a panel for each category, all to one scale, with columns where those fit and a
//! line over time where there are too many.

use super::{
    Align, Area, Mark, Scene, Target,
    chart::Context,
    columns::{LEAST_COLUMN, MOST_COLUMN, column, grid_lines, tick_room, unit_line, zero_line},
    labels::{End, Labels},
    plan::{Plan, Slot},
    put,
    scale::Linear,
    slot::{self, Lane},
    ticks::Ticks,
    tokens::{LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, SMALL_SIZE, UNIT},
    whisker::Along,
};
use crate::data::Facet;

/// A panel narrower than this says too little.
const LEAST_PANEL: f64 = 160.0;
/// Between panels.
const GAP: f64 = 2.0 * UNIT;
/// The height of a panel's plot for its width, within limits.
const ASPECT: f64 = 0.45;
const HEIGHT_LIMITS: (f64, f64) = (104.0, 180.0);
/// The most lines of a panel's title.
const TITLE_LINES: usize = 2;
/// Room for the label of a column that reaches the top.
const LABEL_ROOM: f64 = 2.0 * UNIT;
/// The most steps between grid lines.
const MOST_STEPS: usize = 3;
const LINE_WIDTH: f64 = 2.0;
const POINT: f64 = 3.0;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;

/// The parts of all panels.
struct Layout {
    columns: usize,
    left_css: f64,
    panel: (f64, f64),
    titles: Vec<Vec<String>>,
    /// From the top of a panel to its plot, and to the next panel.
    plot_y_css: f64,
    step_css: f64,
    ticks: Ticks,
    /// Whether the series are periods.
    is_time: bool,
    /// Whether each panel has a line instead of columns, which would be too narrow for their labels.
    is_line: bool,
}

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>, plan: &Plan) -> Scene {
    let layout = Layout::new(context, plan);
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    unit_line(context, &mut marks);
    let top = if marks.is_empty() { 0.0 } else { 3.0 * UNIT };
    let mut labels = Labels::default();
    let mut height = 0.0;
    for place in 0..plan.groups.len() {
        let (row, column) = (place / layout.columns, place % layout.columns);
        let (width_css, height_css) = layout.panel;
        let y_css = top + row as f64 * layout.step_css;
        let x_css = layout.left_css + column as f64 * (width_css + GAP);
        let area = Area { x_css, y_css, width_css, height_css };
        panel(context, plan, (&layout, place, area), (&mut marks, &mut labels, &mut targets));
        height = y_css + layout.step_css - GAP;
    }
    marks.extend(labels.marks);
    Scene {
        width_css: context.width_css,
        height_css: height.ceil(),
        background: context.palette.background,
        marks,
        targets,
    }
}

impl Layout {
    fn new(context: &Context<'_>, plan: &Plan) -> Layout {
        let (low, high) = plan.domain;
        let ticks = Ticks::covering(low, high, MOST_STEPS);
        let count = plan.groups.len().max(1);
        let fitting = |left: f64| {
            let room = context.width_css - left + GAP;
            ((room / (LEAST_PANEL + GAP)) as usize).clamp(1, count)
        };
        let left_css = tick_room(context, &ticks);
        // As many in each row, save the last.
        let rows = count.div_ceil(fitting(left_css));
        let columns = count.div_ceil(rows);
        let width = (context.width_css - left_css + GAP) / columns as f64 - GAP;
        let height = (width * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let mut titles = Vec::new();
        let (mut most_lines, mut is_warned) = (0, false);
        let room = width / BOLD;
        for group in &plan.groups {
            let lines = context.measure.wrap(&group.name, LABEL_SIZE, room, TITLE_LINES);
            let lines = lines
                .unwrap_or_else(|| vec![context.measure.shorten(&group.name, LABEL_SIZE, room)]);
            most_lines = most_lines.max(lines.len());
            titles.push(lines);
            is_warned |= group.slots.iter().any(Slot::is_warned);
        }
        let line = LABEL_SIZE * LINE_HEIGHT;
        let label_room = if is_warned { 2.0 * LABEL_ROOM } else { LABEL_ROOM };
        let plot_y_css = (most_lines as f64 * line + label_room).ceil();
        let below = if low < 0.0 { label_room } else { 0.0 };
        let step = width / plan.breadth as f64;
        let mut widest = LEAST_COLUMN + PAIR_GAP;
        for cell in context.grid.cells() {
            if let Some(value) = &cell.value {
                widest = widest.max(context.measure.width_css(&value.text, SMALL_SIZE));
            }
        }
        let is_time = context.grid.view().series == Facet::Period;
        Layout {
            columns,
            left_css,
            panel: (width, height),
            titles,
            plot_y_css,
            step_css: plot_y_css + height + below + UNIT + line + GAP,
            ticks,
            is_time,
            is_line: is_time && step < widest,
        }
    }
}

/// Where a panel puts what it draws.
type Sinks<'a> = (&'a mut Vec<Mark>, &'a mut Labels, &'a mut Vec<Target>);

/// One panel: its title, its grid, its values, the names of the first and the last series.
fn panel(
    context: &Context<'_>,
    plan: &Plan,
    (layout, place, area): (&Layout, usize, Area),
    (marks, labels, targets): Sinks<'_>,
) {
    let (palette, group) = (context.palette, &plan.groups[place]);
    let line_css = LABEL_SIZE * LINE_HEIGHT;
    let (start, width) = (area.x_css, area.width_css);
    let title_at = (start, area.y_css + line_css / 2.0);
    put::lines(marks, title_at, (Align::Start, true), palette.text, &layout.titles[place]);
    let plot_y = area.y_css + layout.plot_y_css;
    let scale = Linear::new(layout.ticks.domain(), (plot_y + area.height_css, plot_y));
    let is_first = place.is_multiple_of(layout.columns);
    grid_lines(context, (start, start + width), (scale, &layout.ticks), is_first, marks);
    let count = group.slots.len();
    let step = width / count.max(1) as f64;
    let breadth = (step - PAIR_GAP).min(MOST_COLUMN).floor();
    let years = Linear::new(context.grid.years(), (start + POINT, start + width - POINT));
    let mut centers = Vec::new();
    for series in 0..count {
        let cell = context.grid.at(place, series);
        centers.push(match cell {
            Some(cell) if layout.is_line => years.css(cell.observation.period.years()),
            _ => start + (series as f64 + 0.5) * step,
        });
    }
    let bottom = area.y_css + layout.step_css - GAP;
    let mut reach_start = start;
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (series, slot) in group.slots.iter().enumerate() {
        let center = centers[series];
        let next = centers.get(series + 1);
        let reach_end = next.map_or(start + width, |next| f64::midpoint(center, *next));
        let reach = Area {
            x_css: reach_start,
            y_css: area.y_css,
            width_css: reach_end - reach_start,
            height_css: bottom - area.y_css,
        };
        reach_start = reach_end;
        let across_css = (center - breadth / 2.0).round();
        let lane = Lane { along: Along::Y, scale, across_css, breadth_css: breadth };
        if !layout.is_line {
            let label = column(context, slot, (lane, step), marks, labels);
            slot::share(slot, lane, (reach, label), targets);
            continue;
        }
        slot::share(slot, lane, (reach, None), targets);
        let color = palette.tone(context.grid.hue(place, series), 0, 1);
        let value = slot.labelled().1;
        if let Some(value) = value {
            let at = (center, scale.css(value.at));
            run.push(at);
            if next.is_none() {
                put::dot(marks, at, POINT, color);
                // Over whatever of the line is below the label.
                let room_css = context.measure.width_css(&value.text, LABEL_SIZE);
                let mut y_css = at.1;
                for point in run.iter().rev().take_while(|point| point.0 >= at.0 - room_css) {
                    y_css = y_css.min(point.1);
                }
                let x_css = at.0.min(start + width - room_css / 2.0);
                let end = End {
                    x_css,
                    y_css: y_css - POINT,
                    width_css: room_css,
                    is_down: false,
                    room_css,
                };
                labels.place(context, &value.text, end, palette.text);
            }
            if let Some(target) = targets.last_mut() {
                target.mark = Area { x_css: center, y_css: at.1, width_css: 0.0, height_css: 0.0 };
            }
        }
        if value.is_none() || next.is_none() {
            let points = std::mem::take(&mut run);
            match points[..] {
                [] => {}
                [alone] => put::dot(marks, alone, POINT, color),
                _ => put::line(marks, points, LINE_WIDTH, color),
            }
        }
    }
    zero_line(context, (start, start + width), scale, marks);
    let below = bottom - line_css / 2.0;
    let mut named: Vec<(f64, Align, usize)> = Vec::new();
    let fits = |series: usize| {
        let name = context.grid.series_name(series);
        context.measure.width_css(&name, LABEL_SIZE) + UNIT / 2.0 <= step
    };
    if (0..count).all(fits) && !layout.is_line {
        for (series, center) in centers.iter().enumerate() {
            named.push((*center, Align::Middle, series));
        }
    } else if layout.is_time && count > 0 {
        named.push((start, Align::Start, 0));
        named.push((start + width, Align::End, count - 1));
    }
    for (x, align, series) in named {
        put::label(marks, (x, below), align, palette.muted, context.grid.series_name(series));
    }
}
