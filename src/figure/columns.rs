//! Columns: a group for each category, its columns side by side.

use super::{
    Align, Area, Mark, Scene,
    chart::Context,
    labels::{Labels, Wanted},
    plan::{Plan, Slot},
    put,
    scale::{Band, Linear},
    slot::{self, Lane},
    ticks::Ticks,
    tokens::{BAND_FILL, HAIRLINE, LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, UNIT},
    whisker::Along,
};
use crate::data::Shown;

/// In place of a number that nobody printed.
const NOTHING: &str = "\u{2013}";
/// A column narrower than this says too little.
const LEAST_COLUMN: f64 = 14.0;
/// A column wider than this looks like a wall; one that stands alone in its group may be wider.
pub(crate) const MOST_COLUMN: f64 = 56.0;
const MOST_LONE_COLUMN: f64 = 88.0;
/// The most lines of a category's name.
const NAME_LINES: usize = 2;
/// The height of the plot for its width, within limits.
const ASPECT: f64 = 0.46;
const HEIGHT_LIMITS: (f64, f64) = (240.0, 400.0);
/// The room of a label and a sign under a column.
const LABELS_BELOW: f64 = 32.0;
/// Up to so many columns lie down where their labels have no room.
const MOST_LYING: usize = 16;
/// Between grid lines, at least.
const TICK_DISTANCE: f64 = 52.0;

/// The parts of the drawing.
struct Layout {
    plot: Area,
    band: Band,
    column_css: f64,
    y: Linear,
    names: Vec<Vec<String>>,
    /// From the plot to the names below it.
    names_gap_css: f64,
}

/// Decides the marks, or `None` if the groups' names or the columns do not fit the width.
pub(crate) fn scene(context: &Context<'_>, plan: &mut Plan) -> Option<Scene> {
    let mut marks = Vec::new();
    let layout = Layout::new(context, plan, &mut marks)?;
    let mut labels = Labels::default();
    let (plot, gap) = (layout.plot, layout.names_gap_css);
    labels.keep_unit_free(context);
    let height = plot.y_css + plot.height_css + gap;
    let (breadth, count) = (plan.breadth, plan.groups.len());
    for (place, group) in plan.groups.iter().enumerate() {
        let start = layout.group_x(breadth, place);
        let mut left = layout.band.start_css(place);
        for (index, slot) in group.slots.iter().enumerate() {
            let x = start + index as f64 * (layout.column_css + PAIR_GAP);
            let lane = Lane {
                along: Along::Y,
                scale: layout.y,
                across_css: x,
                breadth_css: layout.column_css,
            };
            // The whole height of the plot over a column reaches it.
            let is_last = index + 1 == group.slots.len();
            let right = if is_last {
                layout.band.start_css(place) + layout.band.step_css()
            } else {
                x + layout.column_css + PAIR_GAP / 2.0
            };
            let reach = Area {
                x_css: left,
                y_css: 0.0,
                width_css: right - left,
                height_css: height + 3.0 * UNIT,
            };
            let ends = (lane, reach, context.width_css);
            column(context, (index, slot), ends, &mut marks, &mut labels);
            left = right;
            if plan.is_chain && place + 1 < count {
                lane.connect(slot.level(), layout.group_x(breadth, place + 1), context, &mut marks);
            }
        }
    }
    // Lying bars have room for each label, as long as they are not too many for a page.
    if !labels.place(context, breadth) && labels.wanted.len() <= MOST_LYING {
        return None;
    }
    let targets = labels.finish(context, plan);
    zero_line(context, (plot.x_css, plot.x_css + plot.width_css), layout.y, &mut marks);
    marks.append(&mut labels.marks);
    let mut lines = 0;
    for name in &layout.names {
        lines = lines.max(name.len());
    }
    let lines = lines as f64;
    Some(Scene {
        width_css: context.width_css,
        height_css: (height + lines * LABEL_SIZE * LINE_HEIGHT).ceil(),
        background: context.palette.background,
        marks,
        targets,
    })
}

impl Layout {
    /// Finds the places of everything, and puts down what is behind the columns.
    fn new(context: &Context<'_>, plan: &Plan, marks: &mut Vec<Mark>) -> Option<Layout> {
        let height = (context.width_css * ASPECT).clamp(HEIGHT_LIMITS.0, HEIGHT_LIMITS.1);
        let (low, high) = plan.domain;
        let ticks = Ticks::covering(low, high, (height / TICK_DISTANCE) as usize);
        let left = tick_room(context, &ticks);
        // Room above for the unit's name, and for the label of a column that reaches the top.
        let top = 3.0 * UNIT + 4.0;
        let plot = Area {
            x_css: left,
            y_css: top,
            width_css: context.width_css - left,
            height_css: height,
        };
        let band = Band::new(plan.groups.len(), (plot.x_css, plot.x_css + plot.width_css));
        let gaps = PAIR_GAP * (plan.breadth - 1) as f64;
        let column = (band.step_css() * BAND_FILL - gaps) / plan.breadth as f64;
        if column < LEAST_COLUMN {
            return None;
        }
        let mut names = Vec::new();
        for group in &plan.groups {
            let room = band.step_css() - UNIT;
            names.push(context.measure.wrap(&group.name, LABEL_SIZE, room, NAME_LINES)?);
        }
        let y = Linear::new(ticks.domain(), (plot.y_css + plot.height_css, plot.y_css));
        // Columns that point down have their labels, and perhaps a sign, under their ends.
        let names_gap_css = if low < 0.0 { UNIT + LABELS_BELOW } else { UNIT };
        let most = if plan.breadth > 1 { MOST_COLUMN } else { MOST_LONE_COLUMN };
        let layout =
            Layout { plot, band, column_css: column.min(most).floor(), y, names, names_gap_css };
        unit_line(context, marks);
        grid_lines(context, (plot.x_css, plot.x_css + plot.width_css), (y, &ticks), true, marks);
        let below = plot.y_css + plot.height_css + names_gap_css + LABEL_SIZE / 2.0;
        for (place, lines) in layout.names.iter().enumerate() {
            let center = band.start_css(place) + band.step_css() / 2.0;
            put::lines(marks, (center, below), (Align::Middle, false), context.palette.text, lines);
        }
        Some(layout)
    }

    /// The left edge of a group's first column.
    fn group_x(&self, breadth: usize, place: usize) -> f64 {
        let count = breadth as f64;
        let group = self.column_css * count + PAIR_GAP * (count - 1.0);
        (self.band.start_css(place) + (self.band.step_css() - group) / 2.0).round()
    }
}

/// The unit above the plot; not where the subtitle says just that.
pub(crate) fn unit_line(context: &Context<'_>, marks: &mut Vec<Mark>) {
    if context.shown == Shown::Value {
        let at = (0.0, LABEL_SIZE / 2.0 + 1.0);
        put::label(marks, at, Align::Start, context.palette.muted, context.axis_name.clone());
    }
}

/// The room that the values of an axis take, and the gap after them.
pub(crate) fn tick_room(context: &Context<'_>, ticks: &Ticks) -> f64 {
    let mut widest = 0.0_f64;
    for tick in &ticks.ticks {
        let text = context.numbers.write(&tick.plain);
        widest = widest.max(context.measure.width_css(&text, LABEL_SIZE));
    }
    (widest + UNIT).ceil()
}

/// Horizontal lines at the ticks, with their values if they are `named`.
pub(crate) fn grid_lines(
    context: &Context<'_>,
    (start, end): (f64, f64),
    (scale, ticks): (Linear, &Ticks),
    named: bool,
    marks: &mut Vec<Mark>,
) {
    for tick in &ticks.ticks {
        let y = scale.css(tick.value);
        put::rule(marks, (start, y), (end, y), HAIRLINE, context.palette.grid);
        if named {
            let text = context.numbers.write(&tick.plain);
            put::label(marks, (start - UNIT, y), Align::End, context.palette.muted, text);
        }
    }
}

/// The line at zero, in front of the columns.
pub(crate) fn zero_line(
    context: &Context<'_>,
    (start, end): (f64, f64),
    scale: Linear,
    marks: &mut Vec<Mark>,
) {
    let y = scale.css(0.0);
    put::rule(marks, (start, y), (end, y), HAIRLINE, context.palette.zero);
}

/// Draws a column with its whisker, and asks for its label, which may be as wide as `room_css`.
pub(crate) fn column(
    context: &Context<'_>,
    (series, slot): (usize, &Slot),
    (lane, reach, room_css): (Lane, Area, f64),
    marks: &mut Vec<Mark>,
    labels: &mut Labels,
) {
    let (mut text, mut fill) = (String::new(), context.palette.text);
    let mut column = lane.area((0.0, 0.0));
    if !slot.pieces.is_empty() {
        let y_css = slot::draw(context, slot, lane, marks, labels);
        column = lane.area(slot.ends()).hull(Area { y_css, height_css: 0.0, ..column });
        match slot.labelled().1 {
            Some(value) => text.clone_from(&value.text),
            None if slot.is_complete() => {}
            None => (text, fill) = (NOTHING.to_owned(), context.palette.muted),
        }
    }
    labels.wanted.push(Wanted {
        text,
        fill,
        series,
        lane,
        reach,
        column,
        is_down: slot.is_below(),
        is_warned: slot.is_warned(),
        room_css,
        found: None,
    });
}
