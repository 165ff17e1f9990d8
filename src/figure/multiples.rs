//! Small multiples: a panel of columns for each category, all to one scale.

use super::{
    Align, Area, Scene,
    chart::Context,
    columns::{MOST_COLUMN, column, grid_lines, tick_room, unit_line, zero_line},
    labels::Labels,
    plan::{Plan, Slot},
    put,
    scale::Linear,
    slot::Lane,
    ticks::Ticks,
    tokens::{LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, UNIT},
    whisker::Along,
};

/// A panel narrower than this says too little.
const LEAST_PANEL: f64 = 160.0;
/// Between panels.
const GAP: f64 = 2.0 * UNIT;
/// The height of a panel's plot for its width, within limits.
const ASPECT: f64 = 0.45;
const HEIGHT_LIMITS: (f64, f64) = (104.0, 180.0);
/// The most lines of a panel's title.
const TITLE_LINES: usize = 2;
/// Room for the label of a column that reaches the top; twice that where signs stand over labels.
const LABEL_ROOM: f64 = 2.0 * UNIT;
/// The most steps between grid lines.
const MOST_STEPS: usize = 3;
/// How much wider bold letters are.
const BOLD: f64 = 1.1;

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>, plan: &mut Plan) -> Scene {
    let (palette, measure) = (context.palette, context.measure);
    let mut marks = Vec::new();
    let mut labels = Labels::default();
    unit_line(context, &mut marks);
    let mut y = if marks.is_empty() { 0.0 } else { 3.0 * UNIT };
    let ticks = Ticks::covering(plan.domain.0, plan.domain.1, MOST_STEPS);
    let left = tick_room(context, &ticks);
    // As many panels in each row as fit, and about as many in the last.
    let count = plan.groups.len().max(1);
    let room = context.width_css - left + GAP;
    let fitting = ((room / (LEAST_PANEL + GAP)) as usize).clamp(1, count);
    let columns = count.div_ceil(count.div_ceil(fitting));
    let width = room / columns as f64 - GAP;
    let height = (width * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
    let step = width / plan.breadth as f64;
    let breadth = (step - PAIR_GAP).clamp(1.0, MOST_COLUMN).floor();
    let mut all_named = true;
    for series in 0..plan.breadth {
        let name = context.grid.series_name(series);
        all_named &= measure.width_css(&name, LABEL_SIZE) + UNIT / 2.0 <= step;
    }
    let line_css = LABEL_SIZE * LINE_HEIGHT;
    labels.keep_unit_free(context);
    for row in plan.groups.chunks(columns) {
        let mut titles = Vec::new();
        let (mut most_lines, mut label_room) = (0, LABEL_ROOM);
        for group in row {
            let lines = measure.fit(&group.name, LABEL_SIZE, width / BOLD, TITLE_LINES);
            most_lines = most_lines.max(lines.len());
            titles.push(lines);
            if group.slots.iter().any(Slot::is_warned) {
                label_room = 2.0 * LABEL_ROOM;
            }
        }
        let plot_y = (y + most_lines as f64 * line_css + label_room).ceil();
        let below = if plan.domain.0 < 0.0 { label_room } else { 0.0 };
        let bottom = plot_y + height + below + UNIT + line_css;
        let scale = Linear::new(ticks.domain(), (plot_y + height, plot_y));
        for (place, group) in row.iter().enumerate() {
            let start = left + place as f64 * (width + GAP);
            let title_at = (start, y + line_css / 2.0);
            put::lines(&mut marks, title_at, (Align::Start, true), palette.text, &titles[place]);
            let ends = (start, start + width);
            grid_lines(context, ends, (scale, &ticks), place == 0, &mut marks);
            for (series, slot) in group.slots.iter().enumerate() {
                let x_css = start + series as f64 * step;
                let across_css = (x_css + (step - breadth) / 2.0).round();
                let lane = Lane { along: Along::Y, scale, across_css, breadth_css: breadth };
                let reach = Area { x_css, y_css: y, width_css: step, height_css: bottom - y };
                let ends = (lane, reach, step);
                column(context, (series, slot), ends, &mut marks, &mut labels);
                // The first and the last at least are named.
                let is_last = series + 1 == plan.breadth;
                let (at, align) = match series {
                    _ if all_named => (x_css + step / 2.0, Align::Middle),
                    0 => (start, Align::Start),
                    _ if is_last => (start + width, Align::End),
                    _ => continue,
                };
                let room = if all_named { step } else { width / 2.0 - UNIT };
                let name = measure.shorten(&context.grid.series_name(series), LABEL_SIZE, room);
                let at = (at, bottom - line_css / 2.0);
                put::label(&mut marks, at, align, palette.muted, name);
            }
            zero_line(context, ends, scale, &mut marks);
        }
        y = bottom + GAP;
    }
    labels.place(context, plan.breadth);
    let targets = labels.finish(context, plan);
    marks.append(&mut labels.marks);
    Scene {
        width_css: context.width_css,
        height_css: (y - GAP).ceil(),
        background: palette.background,
        marks,
        targets,
    }
}
