//! Printed against allowed: a row for each derived number, all on one relative scale.
//!
//! What the inputs allow is the same band in every row; the printed number is where it is in terms of
//! that band. So whatever stands outside the band cannot follow, whatever its unit is.

use super::{
    Align, Area, LegendEntry, Mark, Readout, Scene, Target,
    chart::Context,
    put,
    sign::{self, Beside},
    tokens::{LABEL_SIZE, LINE_HEIGHT, UNIT},
};
use crate::finding::{Compared, compare};

/// Names stand beside their rows from this width on, and above them on narrower pages.
const LEAST_WIDTH_FOR_NAMES: f64 = 560.0;
/// The part of the width that names take beside their rows.
const NAMES: f64 = 0.42;
/// As high as a finger needs (WCAG 2.2, 2.5.8).
const ROW: f64 = 24.0;
const NAME_LINES: usize = 2;
/// The scale's length on either side of the middle, in halves of the band.
const SPAN: f64 = 3.0;
const PRINTED_HEIGHT: f64 = 5.0;
const LEAST_PRINTED: f64 = 3.0;
/// The arrow of a number that stands beyond the scale.
const ARROW: f64 = 7.0;

/// The claims that a view shows.
pub(crate) fn compared(context: &Context<'_>) -> Vec<Compared> {
    let named = context.grid.named();
    compare(named.package, named.report, named.lang, &named.view.observations)
}

/// What is allowed and what is printed, with their colours.
pub(crate) fn legend(context: &Context<'_>) -> Vec<LegendEntry> {
    let words = &context.words.findings;
    let entry = |label: &str, color| LegendEntry {
        token: String::new(),
        label: label.to_owned(),
        colors: vec![color],
        hidden: false,
    };
    let palette = context.palette;
    vec![
        entry(words.allowed, palette.text.mix(palette.background, BAND)),
        entry(words.printed, palette.text),
        entry(words.contradicted, palette.alert),
    ]
}

/// The part of the background in the colour of the band.
const BAND: f64 = 0.82;

/// Decides the marks.
pub(crate) fn scene(context: &Context<'_>) -> Scene {
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    let list = compared(context);
    let (palette, measure) = (context.palette, context.measure);
    let is_wide = context.width_css >= LEAST_WIDTH_FOR_NAMES;
    let line = LABEL_SIZE * LINE_HEIGHT;
    let name_room = if is_wide { (context.width_css * NAMES).floor() } else { context.width_css };
    let mut number_room = 0.0_f64;
    for row in &list {
        number_room = number_room.max(measure.width_css(&row.printed, LABEL_SIZE));
    }
    let number_room = number_room.min(context.width_css / 4.0).ceil();
    let left = if is_wide { name_room + UNIT } else { 0.0 };
    let plot_width = context.width_css - left - number_room - UNIT;
    let plot = (left, plot_width);
    let mut y = 0.0;
    for row in list {
        let start = y;
        let lines = measure.fit(&row.name, LABEL_SIZE, name_room, NAME_LINES);
        let height = lines.len() as f64 * line;
        let (at, middle) = if is_wide {
            y += ROW.max(height + UNIT / 2.0);
            let middle = f64::midpoint(start, y);
            (middle - height / 2.0, middle)
        } else {
            y += height + ROW;
            (start, start + height + ROW / 2.0 - 1.0)
        };
        let first = (0.0, at + line / 2.0);
        put::lines(&mut marks, first, (Align::Start, false), palette.text, &lines);
        let number = measure.shorten(&row.printed, LABEL_SIZE, number_room);
        let color = if row.is_contradicted { palette.alert } else { palette.text };
        put::label(&mut marks, (context.width_css, middle), Align::End, color, number);
        let band = Area {
            x_css: left + plot_width * (0.5 - 0.5 / SPAN),
            y_css: middle - ROW / 2.0 + 3.0,
            width_css: plot_width / SPAN,
            height_css: ROW - 6.0,
        };
        put::rect(&mut marks, band, palette.text.mix(palette.background, BAND));
        let mark = printed(context, &row, (plot, middle), &mut marks);
        let (width_css, height_css) = (context.width_css, y - start);
        let reach = Area { x_css: 0.0, y_css: start, width_css, height_css };
        targets.push(Target { reach, mark: band.hull(mark), readout: readout(context, row) });
    }
    Scene {
        width_css: context.width_css,
        height_css: y.ceil(),
        background: palette.background,
        marks,
        targets,
    }
}

/// Draws what is printed as a bar in terms of the band, with the sign where it cannot follow; returns
/// what that covers.
fn printed(
    context: &Context<'_>,
    row: &Compared,
    ((left, width), middle): ((f64, f64), f64),
    marks: &mut Vec<Mark>,
) -> Area {
    let palette = context.palette;
    let (low, high) = row.allowed_ends;
    let half = |(low, high): (f64, f64)| (high - low) / 2.0;
    let center = f64::midpoint(low, high);
    // A single allowed value has no width to measure by; the printed number's own is next.
    let mut unit = half(row.allowed_ends);
    if unit <= 0.0 {
        unit = half(row.printed_ends);
    }
    if unit <= 0.0 {
        unit = f64::MIN_POSITIVE;
    }
    // Room for a sign at either end.
    let room = (sign::ROOM + ARROW) / width * 2.0 * SPAN;
    let limit = SPAN - room;
    let css = |value: f64| left + width * (0.5 + value / (2.0 * SPAN));
    let place = |value: f64| ((value - center) / unit).clamp(-limit, limit);
    let (from, to) = (place(row.printed_ends.0), place(row.printed_ends.1));
    let color = if row.is_contradicted { palette.alert } else { palette.text };
    let (y_css, height_css) = (middle - PRINTED_HEIGHT / 2.0, PRINTED_HEIGHT);
    let is_beyond = row.is_contradicted && to - from <= 0.0;
    let mut mark = if is_beyond {
        let is_left = from < 0.0;
        let (x, way) = (css(from), if is_left { -1.0 } else { 1.0 });
        let points = vec![
            (x - way * ARROW, middle - ARROW / 1.5),
            (x, middle),
            (x - way * ARROW, middle + ARROW / 1.5),
        ];
        put::fill(marks, points, color);
        let x_css = if is_left { x } else { x - ARROW };
        Area { x_css, y_css, width_css: ARROW, height_css }
    } else {
        let short = (LEAST_PRINTED - (css(to) - css(from))).max(0.0);
        let x_css = css(from) - short / 2.0;
        let area = Area { x_css, y_css, width_css: css(to) - css(from) + short, height_css };
        put::rect(marks, area, color);
        area
    };
    if row.is_contradicted {
        mark = sign::draw(context, mark, Beside::After { is_left: to < 0.0 }, marks);
    }
    mark
}

/// What there is to say about a claim.
fn readout(context: &Context<'_>, row: Compared) -> Readout {
    let words = &context.words.findings;
    let mut warnings = Vec::new();
    if row.is_contradicted {
        warnings.push(row.sentence);
    }
    let lines =
        vec![(words.printed.to_owned(), row.printed), (words.allowed.to_owned(), row.allowed)];
    Readout { id: row.id.to_string(), title: row.name, lines, warnings }
}
