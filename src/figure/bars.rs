//! Bars below one another: columns laid on their side.
//!
//! Each category is its name and its bars, the name beside them where the width allows and above
//! them where it does not, so a phone shows the same numbers as a wide page.

use super::{
    Align, Area, Mark, Scene,
    chart::Context,
    columns::unit_line,
    labels::Labels,
    plan::{Plan, Slot},
    put,
    scale::Linear,
    sign::{self, Beside},
    slot::{self, Lane},
    tokens::{HAIRLINE, LABEL_SIZE, LINE_HEIGHT, PAIR_GAP, UNIT},
    whisker::Along,
};
use crate::{data::Shown, locale::fill, model::Measure};

/// The room of a sign behind a label.
const SIGN_ROOM: f64 = 16.0;
/// Between a bar's end and its label.
const GAP: f64 = 4.0;
/// With the gap, as high as a finger needs (WCAG 2.2, 2.5.8).
const LEAST_BAR: f64 = 22.0;
/// A bar thicker than this looks like a wall.
const MOST_BAR: f64 = 32.0;
/// The height that bars take where there are few, as a part of the width.
const ASPECT: f64 = 0.25;
/// The most of the width that labels take; longer ones are cut short.
const MOST_LABEL: f64 = 0.5;
/// Between one category's bars and the next one's.
const GROUP_GAP: f64 = 14.0;
/// The most lines of a category's name before it is cut short.
const NAME_LINES: usize = 3;
/// Names stand beside their bars where the drawing is at least so wide, in at most such a part of it.
const LEAST_WIDTH_FOR_NAMES: f64 = 520.0;
const MOST_NAME: f64 = 0.25;

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>, plan: &mut Plan) -> Scene {
    let names_css = name_room(context, plan);
    let x = scale(context, plan, names_css);
    let bar_css = bar_height(context, plan);
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let mut labels = Labels::default();
    let mut y = UNIT / 2.0;
    if context.shown == Shown::Value && !is_percent(context) {
        unit_line(context, &mut marks);
        y = 3.0 * UNIT;
    }
    // Where the last bar of a chain ends, and its lane.
    let mut open: Option<(f64, Lane)> = None;
    let mut zero_start = None;
    let last = plan.groups.len().saturating_sub(1);
    for (place, group) in plan.groups.iter_mut().enumerate() {
        let start = y;
        let count = group.slots.len() as f64;
        let room = if names_css > 0.0 { names_css } else { context.width_css };
        let lines = context.measure.fit(&group.name, LABEL_SIZE, room, NAME_LINES);
        let height = lines.len() as f64 * LABEL_SIZE * LINE_HEIGHT;
        let bars = count * (bar_css + PAIR_GAP) - PAIR_GAP;
        let mut name_y = y;
        if names_css > 0.0 {
            // Names and bars have one middle.
            y += ((height - bars) / 2.0).max(0.0).round();
            name_y = y + (bars - height) / 2.0;
        } else {
            y = (y + height + UNIT / 2.0).round();
        }
        let at = (0.0, name_y + LABEL_SIZE * LINE_HEIGHT / 2.0);
        put::lines(&mut marks, at, (Align::Start, false), context.palette.text, &lines);
        let bars_start = y;
        for (index, slot) in group.slots.iter_mut().enumerate() {
            let lane = Lane { along: Along::X, scale: x, across_css: y, breadth_css: bar_css };
            if let Some((value, before)) = open {
                let is_clear = names_css > 0.0 || {
                    let at = x.css(value) - GAP;
                    lines.iter().all(|line| context.measure.width_css(line, LABEL_SIZE) < at)
                };
                if is_clear {
                    before.connect(value, y, context, &mut marks);
                }
            }
            open = plan.is_chain.then(|| (slot.level(), lane));
            let label = bar(context, slot, lane, &mut marks, &mut labels);
            // The whole width beside a bar reaches it.
            let reach_start = if index == 0 { start } else { y };
            y += bar_css + PAIR_GAP;
            let reach = Area {
                x_css: 0.0,
                y_css: reach_start,
                width_css: context.width_css,
                height_css: y - reach_start,
            };
            slot::share(slot, lane, (reach, label), &mut targets);
        }
        y -= PAIR_GAP;
        // One line at zero, or one for each group where names stand between them.
        if names_css == 0.0 || zero_start.is_none() {
            zero_start = Some(bars_start);
        }
        if let Some(start) = zero_start.filter(|_| names_css == 0.0 || place == last) {
            let zero = x.css(0.0);
            let (from, to) = ((zero, start - 2.0), (zero, y + 2.0));
            put::rule(&mut marks, from, to, HAIRLINE, context.palette.zero);
        }
        y = y.max(name_y + height) + GROUP_GAP;
    }
    marks.append(&mut labels.marks);
    Scene {
        width_css: context.width_css,
        height_css: (y - GROUP_GAP + UNIT / 2.0).ceil(),
        background: context.palette.background,
        marks,
        targets,
    }
}

/// Whether the numbers are printed percentages, whose sign is short enough for each label.
fn is_percent(context: &Context<'_>) -> bool {
    let unit = context.grid.first_cell().map(|cell| cell.observation.unit.measure);
    context.shown == Shown::Value && unit == Some(Measure::Percent)
}

/// The text of a label.
fn text(context: &Context<'_>, number: &str) -> String {
    let pattern = if is_percent(context) { context.words.units.percent } else { "{}" };
    fill(pattern, &[number])
}

/// The height of every bar: more where there are few of them on a wide page.
fn bar_height(context: &Context<'_>, plan: &Plan) -> f64 {
    let mut count = 0;
    for group in &plan.groups {
        count += group.slots.len();
    }
    let height = context.width_css * ASPECT / count.max(1) as f64;
    height.clamp(LEAST_BAR, MOST_BAR).round()
}

/// The width of the names beside the bars; none where they stand above them.
fn name_room(context: &Context<'_>, plan: &Plan) -> f64 {
    if context.width_css < LEAST_WIDTH_FOR_NAMES {
        return 0.0;
    }
    let mut widest = 0.0_f64;
    for group in &plan.groups {
        widest = widest.max(context.measure.width_css(&group.name, LABEL_SIZE));
    }
    widest.min(context.width_css * MOST_NAME).ceil()
}

/// From values to x, with room at the ends for the widest label on that side.
fn scale(context: &Context<'_>, plan: &Plan, names_css: f64) -> Linear {
    let (mut before, mut after) = (0.0_f64, 0.0_f64);
    for group in &plan.groups {
        for slot in &group.slots {
            let Some(shown) = slot.labelled().1 else { continue };
            let sign = if slot.is_warned() { SIGN_ROOM } else { 0.0 };
            let text = text(context, &shown.text);
            let room = context.measure.width_css(&text, LABEL_SIZE) + UNIT + sign;
            let side = if slot.is_below() { &mut before } else { &mut after };
            *side = side.max(room);
        }
    }
    let start = if names_css > 0.0 { names_css + 2.0 * UNIT } else { 0.0 };
    let width = context.width_css - start;
    let most = width * MOST_LABEL / if before > 0.0 { 2.0 } else { 1.0 };
    let (before, after) = (before.min(most), after.min(most));
    let (low, high) = plan.domain;
    // A line at zero needs its own width when nothing is below it.
    let before = if low < 0.0 { before } else { HAIRLINE };
    Linear::new(
        if low < high { (low, high) } else { (0.0, 1.0) },
        (start + before, context.width_css - after),
    )
}

/// Draws a bar with its whisker and its label; returns what the label covers.
fn bar(
    context: &Context<'_>,
    slot: &Slot,
    lane: Lane,
    marks: &mut Vec<Mark>,
    labels: &mut Labels,
) -> Option<Area> {
    if slot.pieces.is_empty() {
        return None;
    }
    let (is_left, palette, measure) = (slot.is_below(), context.palette, context.measure);
    let end = slot::draw(context, slot, lane, marks, labels);
    let (text, ink) = match slot.labelled().1 {
        Some(shown) => (text(context, &shown.text), palette.text),
        None if slot.is_complete() => return None,
        None => (context.words.not_printed.to_owned(), palette.muted),
    };
    // The room between the end of the bar and the edge of the drawing.
    let room = if is_left { end } else { context.width_css - end } - GAP;
    let text = measure.shorten(&text, LABEL_SIZE, room);
    let width = measure.width_css(&text, LABEL_SIZE);
    let (at, align, start) = if is_left {
        (end - GAP, Align::End, end - GAP - width)
    } else {
        (end + GAP, Align::Start, end + GAP)
    };
    put::label(marks, (at, lane.middle_css()), align, ink, text);
    let label = Area {
        x_css: start,
        y_css: lane.across_css,
        width_css: width,
        height_css: lane.breadth_css,
    };
    if slot.is_warned() {
        return Some(sign::draw(context, label, Beside::After { is_left }, marks));
    }
    Some(label)
}
